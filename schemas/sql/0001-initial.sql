-- Probata case file, schema version 1. How to read this file: schemas/README.md.
-- SPDX-License-Identifier: GPL-3.0-or-later

------------------------------------------------------------------------------------------------ the case and its law

-- What this case is called and how it speaks. One row.
-- @form case @same
CREATE TABLE case_file (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  title TEXT NOT NULL,                          -- pseudonymous title: names nobody
  number TEXT,                                  -- file number at the office
  country TEXT,                                 -- @country where it is led
  prosecutor_word TEXT,                         -- "prosecutor", "investigating judge" … (R-003)
  stage TEXT CHECK (stage IN ('intake', 'investigation', 'charge', 'trial', 'judgment', 'enforcement', 'closed')), -- where it stands
  consulted_on TEXT,                            -- @date first investigator-prosecutor consultation (R-009)
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- A law pack this case uses, in the version it was pinned with.
-- @form law @same pack, version
CREATE TABLE law_pin (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  pack TEXT NOT NULL,                           -- pack id ("thailand")
  version TEXT NOT NULL,                        -- pack version ("2026-11-25")
  sha256 TEXT NOT NULL                          -- @sha256 of the pinned text in law_pack_text
) STRICT, WITHOUT ROWID;

-- What a named person confirmed of an unverified or missing legal figure, before it may drive a date or a sum.
-- @form law-confirmations @same pack, rule, place_id, valid
CREATE TABLE law_confirmation (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  pack TEXT NOT NULL,                           -- pack id
  rule TEXT NOT NULL,                           -- id of the fact in the pack, or "minimum-wage"
  value TEXT,                                   -- the figure as confirmed; empty: the pack's own figure
  currency TEXT,                                -- @currency of the figure, where it is money
  per TEXT CHECK (per IN ('hour', 'day', 'week', 'month', 'year')), -- the figure is per …
  place_id TEXT REFERENCES place (id),          -- where it holds
  valid TEXT,                                   -- @date when it holds
  confirmed_by TEXT NOT NULL,                   -- who stands for it
  confirmed_on TEXT NOT NULL,                   -- @date when
  source TEXT NOT NULL                          -- where it was read
) STRICT, WITHOUT ROWID;

-- The pinned text of law packs, kept so that a case does not change under its user.
-- @internal
CREATE TABLE law_pack_text (
  sha256 TEXT NOT NULL PRIMARY KEY,             -- @sha256 of xml
  xml TEXT NOT NULL                             -- the pack as it was
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ people, places, acts

-- A person, company or body. People appear by pseudonym everywhere; who they are is in identity.
-- @form parties
CREATE TABLE party (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  kind TEXT NOT NULL CHECK (kind IN ('person', 'company', 'authority', 'organisation', 'group', 'vessel')), -- what it is
  pseudonym TEXT NOT NULL,                      -- "V1", "A2", "W3": how it is shown
  sex TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown')), -- never presumed (R-093)
  born TEXT,                                    -- @date birth date or range (R-019)
  born_basis TEXT CHECK (born_basis IN ('document', 'own-word', 'family', 'estimate', 'examination')), -- what it rests on
  age_certainty TEXT CHECK (age_certainty IN ('certain', 'uncertain')), -- uncertain: child safeguards stay on (R-077)
  nationality TEXT,                             -- @country or empty
  languages TEXT,                               -- spoken and read, in words
  literacy TEXT CHECK (literacy IN ('reads', 'reads-little', 'does-not-read', 'unknown')), -- can read what was signed?
  home_id TEXT REFERENCES place (id),           -- home place
  interested TEXT CHECK (interested IN ('no', 'yes', 'unknown')), -- has a stake: then its word is no third-party support (design 2)
  self_protection TEXT CHECK (self_protection IN ('able', 'unable', 'unknown')), -- adult unable to protect self (MY, PH child-rule extensions)
  note TEXT                                     -- anything else that identifies nobody
) STRICT, WITHOUT ROWID;

-- Who a party really is, or what an exhibit was called: each value a row, kept apart from everything else (design 4a, R-047).
-- @form identities @same party_id, exhibit_id, kind, value
CREATE TABLE identity (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT REFERENCES party (id),          -- whose
  exhibit_id TEXT REFERENCES exhibit (id),      -- or which exhibit's (original file name)
  kind TEXT NOT NULL CHECK (kind IN ('name', 'alias', 'document', 'address', 'telephone', 'account', 'online', 'face', 'mark', 'file-name', 'other')), -- what it is
  value TEXT NOT NULL,                          -- @identity the value itself
  language TEXT,                                -- @language it is written in
  used_by TEXT,                                 -- @identity who calls the party so
  note TEXT                                     -- @identity anything else
) STRICT, WITHOUT ROWID;

-- A name that statements use for a party ("the boss", "Ko Thet"): needed to match words, and identifying like a name.
-- @form aliases @same party_id, words
CREATE TABLE alias (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- whose
  words TEXT NOT NULL,                          -- @identity as spoken or written
  language TEXT,                                -- @language it is in
  passage_id TEXT REFERENCES passage (id)       -- where it is used
) STRICT, WITHOUT ROWID;

-- What a party was in the story or is in the proceedings, per period: several at once and changing are normal (R-020, R-021).
-- @form roles @same party_id, role, act_id, period
CREATE TABLE role (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- who
  role TEXT NOT NULL CHECK (role IN ('victim', 'accused', 'suspect', 'witness', 'recruiter', 'broker', 'transporter', 'guard', 'harbourer', 'receiver', 'employer', 'supervisor', 'financier', 'document-provider', 'official', 'relative', 'interpreter', 'doctor', 'expert', 'investigator', 'inspector', 'lawyer', 'supporter')), -- what
  act_id TEXT REFERENCES act (id),              -- in which act
  period TEXT,                                  -- @date when
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- A tie between two parties (owns, employs, is brother of, manages …), with dates and evidence (R-024).
-- @form relations @same party_id, other_id, kind
CREATE TABLE relation (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- from
  other_id TEXT NOT NULL REFERENCES party (id), -- to
  kind TEXT NOT NULL CHECK (kind IN ('owns', 'directs', 'manages', 'employs', 'represents', 'subcontracts', 'buys-from', 'pays', 'recruited', 'transported', 'housed', 'guarded', 'supervised', 'profited-from', 'protects', 'parent-of', 'child-of', 'spouse-of', 'sibling-of', 'relative-of', 'friend-of')), -- how
  period TEXT,                                  -- @date when
  passage_id TEXT REFERENCES passage (id),      -- evidence
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- A way in which one party's account may have shaped another's: joint interview, shared drafting, talk. Dated, since it
-- does not taint what was said before it (design 2).
-- @form influences @same party_id, other_id, kind, date
CREATE TABLE influence (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- who may have influenced
  other_id TEXT NOT NULL REFERENCES party (id), -- whom
  mutual INTEGER NOT NULL DEFAULT 0 CHECK (mutual IN (0, 1)), -- @bool and the other way round
  kind TEXT NOT NULL CHECK (kind IN ('joint-interview', 'shared-drafting', 'talk', 'coaching', 'shared-interpreter', 'other')), -- how
  date TEXT,                                    -- @date since when; empty: always
  note TEXT                                     -- how it is known
) STRICT, WITHOUT ROWID;

-- A place, from a country down to a room.
-- @form places
CREATE TABLE place (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  label TEXT NOT NULL,                          -- how it is shown
  kind TEXT CHECK (kind IN ('country', 'region', 'town', 'village', 'site', 'building', 'room', 'border', 'sea-area', 'vessel', 'road')), -- what it is
  country TEXT,                                 -- @country where
  within_id TEXT REFERENCES place (id),         -- the larger place it lies in
  coordinates TEXT,                             -- "lat, long" in decimal degrees, as recorded
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- Something that happened or is said to have happened. Age, law in force, timeline and order hang on acts (design 2).
-- @form acts
CREATE TABLE act (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  kind TEXT NOT NULL CHECK (kind IN ('recruitment', 'promise', 'payment', 'transportation', 'border-crossing', 'transfer', 'sale', 'harbouring', 'receipt', 'work', 'document-retention', 'confinement', 'threat', 'violence', 'sexual-violence', 'debt', 'deduction', 'injury', 'illness', 'escape', 'rescue', 'complaint', 'inspection', 'arrest', 'interview', 'other')), -- what
  label TEXT NOT NULL,                          -- in a few words
  date TEXT,                                    -- @date when, at the precision known
  date_said TEXT,                               -- as said
  calendar TEXT CHECK (calendar IN ('gregorian', 'buddhist', 'other')), -- calendar of date_said
  place_id TEXT REFERENCES place (id),          -- where
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- Who did, suffered or saw an act.
-- @form act-parties @same act_id, party_id, part
CREATE TABLE act_party (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  act_id TEXT NOT NULL REFERENCES act (id),     -- which act
  party_id TEXT NOT NULL REFERENCES party (id), -- who
  part TEXT NOT NULL CHECK (part IN ('did', 'suffered', 'present')) -- which part
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ evidence

-- Anything that came in. Its file is never changed; copies, translations and redactions are exhibits of their own (R-163, R-164).
-- @form exhibits
CREATE TABLE exhibit (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key, also the internal exhibit number
  kind TEXT NOT NULL CHECK (kind IN ('statement', 'interview', 'observation', 'photograph', 'video', 'audio', 'medical', 'psychological', 'contract', 'payslip', 'ledger', 'debt-note', 'receipt', 'bank-record', 'identity-paper', 'travel-paper', 'permit', 'ticket', 'message', 'call-data', 'job-offer', 'inspection-report', 'sample', 'notice', 'tax-record', 'licence', 'satellite-picture', 'hotline-log', 'media-report', 'expert-report', 'court-record', 'translation', 'other')), -- what it is (R-166)
  label TEXT NOT NULL,                          -- how it is shown; names nobody
  file TEXT,                                    -- in a form: path below the folder, read once; never stored here (see identity)
  language TEXT,                                -- @language of the original
  made_on TEXT,                                 -- @date when it was made
  maker_id TEXT REFERENCES party (id),          -- who made or wrote it: a record is its maker's word
  instrument INTEGER NOT NULL DEFAULT 0 CHECK (instrument IN (0, 1)), -- @bool made by a device on its own (camera, gate log): objective
  obtained_by_id TEXT REFERENCES party (id),    -- who obtained it
  obtained_on TEXT,                             -- @date when
  obtained_at_id TEXT REFERENCES place (id),    -- where
  power TEXT,                                   -- under which power (R-168)
  country TEXT,                                 -- @country it was obtained in
  identifying TEXT NOT NULL DEFAULT 'not-reviewed' CHECK (identifying IN ('not-reviewed', 'yes', 'no')), -- not reviewed counts as yes (design 4a)
  distressing INTEGER NOT NULL DEFAULT 0 CHECK (distressing IN (0, 1)), -- @bool opens on a second, deliberate action (R-057)
  usable TEXT,                                  -- tracks and countries it may be used in, and limits (R-167)
  sha256 TEXT,                                  -- @sha256 of the file at intake; empty: no file
  media_type TEXT,                              -- by content
  size INTEGER,                                 -- bytes
  pages INTEGER,                                -- pages
  encoding TEXT,                                -- of plain text, as detected
  taken_on TEXT,                                -- @date of a photograph by its own clock (EXIF)
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- What happened to an exhibit, from hand to hand.
-- @form custody @fixed @same exhibit_id, kind, date, from_id, to_id
CREATE TABLE custody_event (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  exhibit_id TEXT NOT NULL REFERENCES exhibit (id), -- of what
  kind TEXT NOT NULL CHECK (kind IN ('found', 'seized', 'received', 'taken-in', 'viewed', 'copied', 'transferred', 'exported', 'returned', 'examined')), -- what happened
  date TEXT,                                    -- @date when
  from_id TEXT REFERENCES party (id),           -- from whom
  to_id TEXT REFERENCES party (id),             -- to whom
  place_id TEXT REFERENCES place (id),          -- where
  sha256 TEXT,                                  -- @sha256 then
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- An exhibit made from another: copy, translation, redaction … Support that goes back to one original counts once.
-- @form derivations @same exhibit_id, original_id
CREATE TABLE derivation (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  exhibit_id TEXT NOT NULL REFERENCES exhibit (id), -- the derived one
  original_id TEXT NOT NULL REFERENCES exhibit (id), -- what it was made from
  kind TEXT NOT NULL CHECK (kind IN ('copy', 'translation', 'redaction', 'transcript', 'extract', 'enlargement', 'embedded')), -- how
  maker_id TEXT REFERENCES party (id),          -- by whom
  made_on TEXT,                                 -- @date when
  certified TEXT,                               -- certification and back-check, in words (R-181)
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- The bytes of exhibits, once per content. Chunks hold them.
-- @internal
CREATE TABLE blob (
  sha256 TEXT NOT NULL PRIMARY KEY,             -- @sha256 of the whole
  size INTEGER NOT NULL,                        -- bytes
  storage INTEGER NOT NULL DEFAULT 0,           -- 0: in blob_chunk; other places come later
  added_at INTEGER NOT NULL                     -- µs since 1970, UTC
) STRICT, WITHOUT ROWID;

-- One mebibyte of a blob (the last may be shorter). Rowid table: chunks are large.
-- @internal
CREATE TABLE blob_chunk (
  id INTEGER PRIMARY KEY,                       -- rowid
  sha256 TEXT NOT NULL REFERENCES blob (sha256), -- @sha256 of the blob
  number INTEGER NOT NULL,                      -- from 0
  data BLOB NOT NULL,                           -- the bytes
  UNIQUE (sha256, number)
) STRICT;

-- Text and layout of a page, drawn out by the confined worker; can be made again from the blob.
-- @internal
CREATE TABLE page (
  id INTEGER PRIMARY KEY,                       -- rowid, for search indexes
  sha256 TEXT NOT NULL REFERENCES blob (sha256), -- @sha256 of the file
  number INTEGER NOT NULL,                      -- from 0
  label TEXT,                                   -- as printed ("ii"), where the file says so
  width TEXT NOT NULL,                          -- @decimal points
  height TEXT NOT NULL,                         -- @decimal points
  text TEXT NOT NULL,                           -- @identity raw content order, NFC
  runs BLOB,                                    -- packed text runs: where each stretch of text stands
  digest TEXT NOT NULL,                         -- SHA-256 of all of the above but id: passages rest on it
  UNIQUE (sha256, number)
) STRICT;

-- A statement: one person's account given on one occasion. A correction is a new statement (R-207).
-- @form statements @same exhibit_id
CREATE TABLE statement (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  exhibit_id TEXT NOT NULL REFERENCES exhibit (id), -- the paper or recording
  speaker_id TEXT NOT NULL REFERENCES party (id), -- who gave it
  taken_on TEXT,                                -- @date when it was given
  taken_by_id TEXT REFERENCES party (id),       -- who took it
  place_id TEXT REFERENCES place (id),          -- where
  language TEXT,                                -- @language spoken
  interpreter_id TEXT REFERENCES party (id),    -- who interpreted (R-029)
  corrects_id TEXT REFERENCES statement (id),   -- the earlier statement it corrects or continues
  reason TEXT,                                  -- why again (R-200)
  caution TEXT,                                 -- caution given to a suspect (R-182)
  circumstances TEXT                            -- breaks, state of health, time since release … (R-202)
) STRICT, WITHOUT ROWID;

-- A statement dealt with this act, whether or not it says a thing about a given fact: omissions are measured against it.
-- @form statement-acts @same statement_id, act_id
CREATE TABLE statement_act (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  statement_id TEXT NOT NULL REFERENCES statement (id), -- which statement
  act_id TEXT NOT NULL REFERENCES act (id)      -- which act it deals with
) STRICT, WITHOUT ROWID;

-- A question and the answer as given.
-- @form questions @same statement_id, number
CREATE TABLE question (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  statement_id TEXT NOT NULL REFERENCES statement (id), -- in which statement
  number INTEGER NOT NULL,                      -- order
  asked TEXT,                                   -- @identity the question
  answered TEXT,                                -- @identity the answer, verbatim
  act_id TEXT REFERENCES act (id),              -- what it is about
  passage_id TEXT REFERENCES passage (id)       -- where it stands
) STRICT, WITHOUT ROWID;

-- Who was in the room (R-188).
-- @form presence @same statement_id, party_id
CREATE TABLE presence (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  statement_id TEXT NOT NULL REFERENCES statement (id), -- when
  party_id TEXT NOT NULL REFERENCES party (id), -- who
  capacity TEXT NOT NULL CHECK (capacity IN ('interviewer', 'interpreter', 'support-person', 'lawyer', 'guardian', 'employer', 'supervisor', 'co-worker', 'official', 'other')), -- as what
  note TEXT                                     -- possible pressure before or during
) STRICT, WITHOUT ROWID;

-- An exact place in an exhibit. Everything that can find it again is kept, or it is said to be lost (design 2).
-- @form passages @same exhibit_id, page, quote, region, time_from
CREATE TABLE passage (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  exhibit_id TEXT NOT NULL REFERENCES exhibit (id), -- in which exhibit
  page INTEGER,                                 -- page number from 1
  quote TEXT,                                   -- @identity the words
  occurrence INTEGER NOT NULL DEFAULT 1,        -- which occurrence of the quote on the page
  before TEXT,                                  -- @identity words before it
  after TEXT,                                   -- @identity words after it
  start INTEGER,                                -- byte offset in the page text
  end INTEGER,                                  -- byte offset of the end
  boxes TEXT,                                   -- "x y w h; …" in points from the top left
  region TEXT,                                  -- part of a picture: "x y w h" in thousandths of its size
  time_from TEXT,                               -- @decimal seconds into a recording
  time_to TEXT,                                 -- @decimal seconds
  sha256 TEXT,                                  -- @sha256 of the file it was found in
  located TEXT NOT NULL DEFAULT 'not-checked' CHECK (located IN ('not-checked', 'found', 'region', 'page-only', 'lost')), -- how well it is found
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ proof

-- One proposition from one mouth (design 2).
-- @form assertions
CREATE TABLE assertion (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  passage_id TEXT NOT NULL REFERENCES passage (id), -- the words that carry it
  statement_id TEXT REFERENCES statement (id),  -- the statement it was made in, where it is one
  speaker_id TEXT REFERENCES party (id),        -- who says it; empty: the record itself
  origin_id TEXT REFERENCES party (id),         -- whose knowledge it is; empty: see basis
  basis TEXT NOT NULL CHECK (basis IN ('saw', 'heard', 'did', 'felt', 'told', 'inferred', 'record', 'finding', 'unknown')), -- on what it rests
  stance TEXT NOT NULL DEFAULT 'affirms' CHECK (stance IN ('affirms', 'denies', 'does-not-know')), -- towards the proposition
  proposition TEXT NOT NULL,                    -- @identity in neutral words
  period TEXT,                                  -- @date what stretch of time it speaks of, where it says so
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- This assertion repeats that one: it goes back to the same root (a neighbour who repeats A and B has two sources and adds none).
-- @form assertion-sources @same assertion_id, source_id
CREATE TABLE assertion_source (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  assertion_id TEXT NOT NULL REFERENCES assertion (id), -- the repeating one
  source_id TEXT NOT NULL REFERENCES assertion (id), -- what it repeats
  note TEXT                                     -- how it is known
) STRICT, WITHOUT ROWID;

-- A typed value in an assertion, with the words as spoken beside the normal form.
-- @form values @same assertion_id, type, slot
CREATE TABLE value (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  assertion_id TEXT NOT NULL REFERENCES assertion (id), -- in which assertion
  type TEXT NOT NULL CHECK (type IN ('date', 'time', 'duration', 'frequency', 'hours', 'amount', 'count', 'distance', 'age', 'place', 'person', 'object', 'yes-no', 'order')), -- what it measures
  slot TEXT,                                    -- which of several ("rate", "total", "start"): only equal slots are compared
  said TEXT,                                    -- @identity as spoken or written
  date TEXT,                                    -- @date normal form
  calendar TEXT CHECK (calendar IN ('gregorian', 'buddhist', 'other')), -- as written
  low TEXT,                                     -- @decimal number, or the lowest
  high TEXT,                                    -- @decimal the highest; empty: same as low
  unit TEXT,                                    -- minute hour day week month year; km m; the noun of a count
  currency TEXT,                                -- @currency of an amount
  per TEXT CHECK (per IN ('hour', 'day', 'week', 'month', 'year', 'piece', 'trip')), -- per what
  approximate INTEGER NOT NULL DEFAULT 0 CHECK (approximate IN (0, 1)), -- @bool "about"
  place_id TEXT REFERENCES place (id),          -- a place
  party_id TEXT REFERENCES party (id),          -- a person
  words TEXT,                                   -- @identity an object, or a place without a record, in words
  truth INTEGER CHECK (truth IN (0, 1)),        -- @bool yes or no
  before_act_id TEXT REFERENCES act (id),       -- order: the assertion's act …
  after_act_id TEXT REFERENCES act (id)         -- … came before_act first, then after_act
) STRICT, WITHOUT ROWID;

-- The proposition the case needs, usually about an act.
-- @form facts
CREATE TABLE fact (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  label TEXT NOT NULL,                          -- in neutral words, by pseudonym
  act_id TEXT REFERENCES act (id),              -- about which act
  about TEXT NOT NULL DEFAULT 'event' CHECK (about IN ('event', 'words')), -- words: that something was said; its hearers are roots
  utterer_id TEXT REFERENCES party (id),        -- who is said to have said it, where about is words
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- An assertion speaks for or against a fact.
-- @form assertion-facts @same assertion_id, fact_id
CREATE TABLE assertion_fact (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  assertion_id TEXT NOT NULL REFERENCES assertion (id), -- which assertion
  fact_id TEXT NOT NULL REFERENCES fact (id),   -- which fact
  direction TEXT NOT NULL DEFAULT 'for' CHECK (direction IN ('for', 'against')), -- which way
  note TEXT                                     -- why
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ charges

-- One offence of a pinned pack with its accused, victims and acts; joint counts are normal.
-- @form counts
CREATE TABLE count (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  number INTEGER NOT NULL,                      -- order in the indictment
  pack TEXT NOT NULL,                           -- pack id
  version TEXT NOT NULL,                        -- pack version pinned
  offence TEXT NOT NULL,                        -- offence id in the pack
  state TEXT NOT NULL DEFAULT 'considered' CHECK (state IN ('considered', 'charged', 'dropped')), -- considered, charged, dropped
  note TEXT                                     -- why
) STRICT, WITHOUT ROWID;

-- Against whom.
-- @form count-accused @same count_id, party_id
CREATE TABLE count_accused (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  count_id TEXT NOT NULL REFERENCES count (id), -- which count
  party_id TEXT NOT NULL REFERENCES party (id), -- who
  participation TEXT CHECK (participation IN ('principal', 'co-principal', 'organiser', 'accomplice', 'aider', 'legal-person', 'superior', 'attempt')) -- how (R-154)
) STRICT, WITHOUT ROWID;

-- For whom.
-- @form count-victims @same count_id, party_id
CREATE TABLE count_victim (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  count_id TEXT NOT NULL REFERENCES count (id), -- which count
  party_id TEXT NOT NULL REFERENCES party (id)  -- who
) STRICT, WITHOUT ROWID;

-- About which acts.
-- @form count-acts @same count_id, act_id
CREATE TABLE count_act (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  count_id TEXT NOT NULL REFERENCES count (id), -- which count
  act_id TEXT NOT NULL REFERENCES act (id)      -- which act
) STRICT, WITHOUT ROWID;

-- The reasoned link from a fact to an element (design 2). A mental bearing names exactly one accused and carries its own inference.
-- @form bearings @same fact_id, count_id, element, accused_id, victim_id, act_id
CREATE TABLE bearing (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  fact_id TEXT NOT NULL REFERENCES fact (id),   -- what is proved
  count_id TEXT NOT NULL REFERENCES count (id), -- in which count
  element TEXT NOT NULL,                        -- element id in the count's pack
  accused_id TEXT REFERENCES party (id),        -- against whom; empty: it happened, nobody tied to it yet
  victim_id TEXT REFERENCES party (id),         -- for whom; empty: every victim of the count
  act_id TEXT REFERENCES act (id),              -- for which act; empty: every act of the count
  weight TEXT NOT NULL CHECK (weight IN ('proves', 'tends', 'undermines')), -- which way and how far
  how TEXT,                                     -- how does this prove it
  inference TEXT                                -- mental elements: the written inference from the fact to the mind
) STRICT, WITHOUT ROWID;

-- An act of one accused attributed to another, by which mode of participation and why.
-- @form attributions @same bearing_id, accused_id
CREATE TABLE attribution (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  bearing_id TEXT NOT NULL REFERENCES bearing (id), -- which bearing
  accused_id TEXT NOT NULL REFERENCES party (id), -- to whom
  mode TEXT NOT NULL CHECK (mode IN ('joint-purpose', 'organising', 'ordering', 'aiding', 'corporate', 'superior')), -- how
  reason TEXT NOT NULL                          -- why
) STRICT, WITHOUT ROWID;

-- Another explanation of a fact or bearing, and what answers it (R-007).
-- @form alternatives @same fact_id, explanation
CREATE TABLE alternative (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  fact_id TEXT NOT NULL REFERENCES fact (id),   -- of which fact
  explanation TEXT NOT NULL,                    -- what else it could mean
  raised_by_id TEXT REFERENCES party (id),      -- who says so
  passage_id TEXT REFERENCES passage (id),      -- where
  answer TEXT                                   -- what speaks against it
) STRICT, WITHOUT ROWID;

-- A defence raised or to be expected against an element, and the answer (R-159).
-- @form defences @same count_id, accused_id, element, defence
CREATE TABLE defence (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  count_id TEXT NOT NULL REFERENCES count (id), -- in which count
  accused_id TEXT REFERENCES party (id),        -- by whom
  element TEXT,                                 -- against which element
  defence TEXT NOT NULL,                        -- what is or will be said
  raised INTEGER NOT NULL DEFAULT 0 CHECK (raised IN (0, 1)), -- @bool already raised
  answer TEXT,                                  -- the answer
  fact_id TEXT REFERENCES fact (id)             -- the fact that answers it
) STRICT, WITHOUT ROWID;

-- The answer to an indicator question for one victim. "No", "not asked" and "not proven" are three answers; the set is weighed
-- together, never scored (R-121, R-124).
-- @form indicators @same victim_id, pack, indicator
CREATE TABLE indicator_answer (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  victim_id TEXT NOT NULL REFERENCES party (id), -- for whom
  pack TEXT NOT NULL,                           -- pack id
  indicator TEXT NOT NULL,                      -- indicator id
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not-asked', 'not-proven')), -- the answer
  passage_id TEXT REFERENCES passage (id),      -- where it rests
  note TEXT                                     -- why
) STRICT, WITHOUT ROWID;

-- A way in which somebody was held: papers kept, debt, threats, guards …
-- @form controls @same victim_id, kind, by_id, period
CREATE TABLE control_mechanism (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  victim_id TEXT REFERENCES party (id),         -- over whom; empty: all victims
  kind TEXT NOT NULL CHECK (kind IN ('violence', 'threat', 'threat-to-family', 'threat-of-denunciation', 'confinement', 'surveillance', 'document-retention', 'debt', 'wage-withholding', 'isolation', 'forced-to-lie', 'shame', 'substances', 'dependence', 'belief')), -- how
  by_id TEXT REFERENCES party (id),             -- by whom
  period TEXT,                                  -- @date when
  fact_id TEXT REFERENCES fact (id),            -- the fact that shows it
  note TEXT                                     -- anything else; an innocent reason given for it (R-126)
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ inconsistencies

-- A difference that a person keeps a record of: found by the program or entered by hand (R-221). The default is "not yet evaluated".
-- @form inconsistencies @same kind, assertion_id, other_id, slot
CREATE TABLE inconsistency (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  kind TEXT NOT NULL CHECK (kind IN ('contradiction', 'omission', 'new-detail', 'sequence', 'arithmetic', 'denial', 'translation')), -- which kind
  assertion_id TEXT REFERENCES assertion (id),  -- one side
  other_id TEXT REFERENCES assertion (id),      -- the other
  slot TEXT,                                    -- type and slot of the values ("date", "amount/rate")
  fact_id TEXT REFERENCES fact (id),            -- about which fact
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- An explanation considered for an inconsistency, with its own evidence, and what a named person makes of it alone (R-222, R-225).
-- @form assessments @same inconsistency_id, explanation, by_whom, assessed_on
CREATE TABLE assessment (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  inconsistency_id TEXT NOT NULL REFERENCES inconsistency (id), -- of which
  explanation TEXT CHECK (explanation IN ('trauma', 'time', 'fear', 'family', 'shame', 'instruction', 'language', 'interview', 'health', 'child', 'question', 'trust', 'record', 'calendar', 'money', 'fabrication', 'unexplained')), -- category
  passage_id TEXT REFERENCES passage (id),      -- evidence for the explanation; empty: asserted only
  outcome TEXT CHECK (outcome IN ('explained', 'manageable', 'to-be-clarified', 'affects-one-point', 'affects-witness')), -- weight alone
  reason TEXT,                                  -- in words
  by_whom TEXT NOT NULL,                        -- named person
  assessed_on TEXT NOT NULL                     -- @date when
) STRICT, WITHOUT ROWID;

-- The collective evaluation of all inconsistencies of one person's account: compulsory before any conclusion (R-223).
-- @form weighings @same party_id, by_whom, weighed_on
CREATE TABLE weighing (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- whose account
  outcome TEXT NOT NULL CHECK (outcome IN ('rely', 'rely-with-corroboration', 'limit-to-corroborated', 'do-not-call-to-protect', 'to-be-clarified')), -- what follows
  reason TEXT NOT NULL,                         -- in words
  by_whom TEXT NOT NULL,                        -- named person
  weighed_on TEXT NOT NULL                      -- @date when
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ medical

-- A medical or psychological examination (R-173).
-- @form examinations
CREATE TABLE examination (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- who was examined
  examiner_id TEXT REFERENCES party (id),       -- by whom
  date TEXT,                                    -- @date when
  place_id TEXT REFERENCES place (id),          -- where
  consent_id TEXT REFERENCES consent (id),      -- under which consent
  exhibit_id TEXT REFERENCES exhibit (id),      -- the report
  cumulative TEXT NOT NULL DEFAULT 'not-asked' CHECK (cumulative IN ('not-asked', 'examined', 'not-found', 'declined')), -- harm built up over the whole time (R-174)
  method TEXT                                   -- how
) STRICT, WITHOUT ROWID;

-- One finding of the examiner. History is the patient's word and is an assertion, not a finding.
-- @form findings
CREATE TABLE finding (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  examination_id TEXT NOT NULL REFERENCES examination (id), -- in which examination
  kind TEXT NOT NULL CHECK (kind IN ('injury', 'scar', 'burn', 'fracture', 'disease', 'malnutrition', 'exhaustion', 'psychological', 'other')), -- what
  body_region TEXT,                             -- where on the body
  description TEXT,                             -- in the examiner's words
  size TEXT,                                    -- as measured
  age_of_injury TEXT,                           -- as estimated
  passage_id TEXT REFERENCES passage (id),      -- where it is written
  photograph_id TEXT REFERENCES exhibit (id)    -- picture of it
) STRICT, WITHOUT ROWID;

-- How far a finding fits an allegation: the degree is set by a clinician only (Istanbul Protocol).
-- @form finding-allegations @same finding_id, fact_id
CREATE TABLE finding_allegation (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  finding_id TEXT NOT NULL REFERENCES finding (id), -- which finding
  fact_id TEXT NOT NULL REFERENCES fact (id),   -- which allegation
  degree TEXT CHECK (degree IN ('not-consistent', 'consistent', 'highly-consistent', 'typical', 'diagnostic')), -- by the clinician
  set_by_id TEXT REFERENCES party (id),         -- which clinician
  passage_id TEXT REFERENCES passage (id)       -- where it is written
) STRICT, WITHOUT ROWID;

-- What a part of a photograph shows (R-171).
-- @form photograph-regions @same exhibit_id, region
CREATE TABLE photograph_region (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  exhibit_id TEXT NOT NULL REFERENCES exhibit (id), -- which photograph
  region TEXT NOT NULL,                         -- "x y w h" in thousandths of its size
  shows TEXT NOT NULL,                          -- what it shows
  passage_id TEXT REFERENCES passage (id)       -- the passage that cites it
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ work, pay, debt

-- Work of one victim for one employer over one stretch of time; several in sequence are normal. Independent of papers (R-293).
-- @form employments
CREATE TABLE employment (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  worker_id TEXT NOT NULL REFERENCES party (id), -- who worked
  employer_id TEXT REFERENCES party (id),       -- for whom
  place_id TEXT REFERENCES place (id),          -- where
  occupation TEXT,                              -- as what
  started TEXT,                                 -- @date from
  ended TEXT,                                   -- @date to
  pack TEXT,                                    -- law pack whose wage rules apply
  pay_due_day INTEGER CHECK (pay_due_day BETWEEN 1 AND 31), -- day of the following month on which pay was due; empty: last day of the period
  assertion_id TEXT REFERENCES assertion (id),  -- what it rests on
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- A term of work: promised, contracted or actual (R-195).
-- @form terms @same employment_id, subject, side, period
CREATE TABLE term (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  employment_id TEXT NOT NULL REFERENCES employment (id), -- of which work
  subject TEXT NOT NULL CHECK (subject IN ('job', 'place', 'employer', 'pay', 'hours', 'rest', 'housing', 'food', 'papers', 'status', 'contract', 'travel', 'schooling', 'fees')), -- what about
  side TEXT NOT NULL CHECK (side IN ('promised', 'contract', 'actual')), -- who says so
  words TEXT,                                   -- in words
  low TEXT,                                     -- @decimal amount or number, or the lowest
  high TEXT,                                    -- @decimal the highest; empty: same as low
  currency TEXT,                                -- @currency of the sum
  per TEXT CHECK (per IN ('hour', 'day', 'week', 'month', 'year', 'piece')), -- per what
  period TEXT,                                  -- @date when it held; empty: the whole work
  assertion_id TEXT REFERENCES assertion (id)   -- what it rests on
) STRICT, WITHOUT ROWID;

-- How the work went, as a pattern over a stretch of time: the lowest, the likely and the highest (R-278).
-- @form work-patterns @same employment_id, period
CREATE TABLE work_pattern (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  employment_id TEXT NOT NULL REFERENCES employment (id), -- of which work
  period TEXT,                                  -- @date when; empty: the whole work
  hours_low TEXT NOT NULL,                      -- @decimal hours of work a day, lowest
  hours_likely TEXT,                            -- @decimal likely
  hours_high TEXT,                              -- @decimal highest; empty: same as the lowest
  days_low TEXT NOT NULL,                       -- @decimal days a week, lowest
  days_likely TEXT,                             -- @decimal likely
  days_high TEXT,                               -- @decimal highest; empty: same as the lowest
  grade TEXT NOT NULL DEFAULT 'reconstructed' CHECK (grade IN ('recorded', 'contemporaneous', 'reconstructed', 'estimate')), -- how good
  assertion_id TEXT REFERENCES assertion (id)   -- what it rests on
) STRICT, WITHOUT ROWID;

-- A line of pay or deduction as a payslip or a witness has it.
-- @form pay-lines
CREATE TABLE pay_line (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  employment_id TEXT NOT NULL REFERENCES employment (id), -- of which work
  period TEXT NOT NULL,                         -- @date for which time
  kind TEXT NOT NULL CHECK (kind IN ('wage', 'overtime', 'allowance', 'gross', 'net', 'fee', 'transport', 'housing', 'food', 'tools', 'damage', 'fine', 'tax', 'social-insurance', 'security', 'interest', 'debt', 'unknown')), -- what: from "fee" on, deductions (R-280)
  low TEXT NOT NULL,                            -- @decimal amount, or the lowest
  high TEXT,                                    -- @decimal highest; empty: same as the lowest
  currency TEXT NOT NULL,                       -- @currency of the sum
  lawful TEXT CHECK (lawful IN ('yes', 'no', 'unknown')), -- is the deduction lawful; who says so is in note
  assertion_id TEXT REFERENCES assertion (id),  -- what it rests on
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- What was actually handed over.
-- @form payments
CREATE TABLE payment (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  employment_id TEXT NOT NULL REFERENCES employment (id), -- for which work
  period TEXT,                                  -- @date for which time; empty: see date
  date TEXT,                                    -- @date when it was paid
  low TEXT NOT NULL,                            -- @decimal amount, or the lowest
  high TEXT,                                    -- @decimal highest; empty: same as the lowest
  currency TEXT NOT NULL,                       -- @currency of the sum
  kind TEXT NOT NULL DEFAULT 'money' CHECK (kind IN ('money', 'in-kind', 'tips', 'pocket-money', 'store-credit')), -- never silently valued as wage (R-281)
  payee_id TEXT REFERENCES party (id),          -- into whose hand
  assertion_id TEXT REFERENCES assertion (id)   -- what it rests on
) STRICT, WITHOUT ROWID;

-- A debt laid on somebody (R-284).
-- @form debts
CREATE TABLE debt (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  debtor_id TEXT NOT NULL REFERENCES party (id), -- on whom
  creditor_id TEXT REFERENCES party (id),       -- by whom
  currency TEXT NOT NULL,                       -- @currency of the sum
  purpose TEXT,                                 -- what for
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- A line of the debt ledger. An empty amount means "never told": that is a fact of its own (R-288).
-- @form debt-entries
CREATE TABLE debt_entry (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  debt_id TEXT NOT NULL REFERENCES debt (id),   -- which debt
  date TEXT,                                    -- @date when
  kind TEXT NOT NULL CHECK (kind IN ('principal', 'addition', 'interest', 'credit', 'transfer', 'balance')), -- balance: what the creditor said was owed
  amount TEXT,                                  -- @decimal empty: unknown to the debtor or kept changing
  real_value TEXT,                              -- @decimal what the thing charged was worth (R-286)
  creditor_id TEXT REFERENCES party (id),       -- transfer: the new creditor (R-287)
  reason TEXT,                                  -- in words
  assertion_id TEXT REFERENCES assertion (id)   -- what it rests on
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ remedies

-- One loss of one victim: a head, a stretch of time, a sum or range. Money recovered for it reduces only it (design 2).
-- @form loss-items
CREATE TABLE loss_item (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  victim_id TEXT NOT NULL REFERENCES party (id), -- whose
  head TEXT NOT NULL CHECK (head IN ('wages', 'fees', 'property', 'medical', 'travel', 'earnings', 'opportunity', 'legal', 'pain', 'moral', 'exemplary', 'gain', 'other')), -- head of loss
  label TEXT NOT NULL,                          -- in a few words
  employment_id TEXT REFERENCES employment (id), -- wages: the sum comes from this work's ledger
  period TEXT,                                  -- @date for which time
  low TEXT,                                     -- @decimal lowest
  likely TEXT,                                  -- @decimal likely
  high TEXT,                                    -- @decimal highest; empty: same as the lowest
  currency TEXT,                                -- @currency of the sum
  assertion_id TEXT REFERENCES assertion (id),  -- what it rests on
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- A way to money or another remedy for one victim: criminal, civil, administrative, fund, settlement, abroad (R-001, R-002).
-- @form routes @same victim_id, pack, route
CREATE TABLE route (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  victim_id TEXT NOT NULL REFERENCES party (id), -- for whom
  pack TEXT,                                    -- pack id
  route TEXT NOT NULL,                          -- route id in the pack, or own words
  channel TEXT NOT NULL CHECK (channel IN ('criminal', 'civil', 'administrative', 'fund', 'settlement', 'abroad')), -- which
  state TEXT NOT NULL DEFAULT 'considered' CHECK (state IN ('considered', 'chosen', 'filed', 'stayed', 'decided', 'dropped')), -- where it stands
  reason TEXT,                                  -- why chosen, deferred or dropped
  filed_on TEXT                                 -- @date when filed
) STRICT, WITHOUT ROWID;

-- A loss item claimed on a route.
-- @form claims @same loss_item_id, route_id
CREATE TABLE claim (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  loss_item_id TEXT NOT NULL REFERENCES loss_item (id), -- what
  route_id TEXT NOT NULL REFERENCES route (id), -- where
  claimed TEXT,                                 -- @decimal sum claimed
  ordered TEXT,                                 -- @decimal sum ordered
  currency TEXT,                                -- @currency of the sum
  claimed_on TEXT,                              -- @date when
  ordered_on TEXT                               -- @date when
) STRICT, WITHOUT ROWID;

-- Proceedings before a court or authority.
-- @form proceedings
CREATE TABLE proceeding (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  track TEXT NOT NULL CHECK (track IN ('criminal', 'civil', 'administrative')), -- which track
  forum TEXT NOT NULL,                          -- which court or authority
  number TEXT,                                  -- its file number
  country TEXT,                                 -- @country where
  route_id TEXT REFERENCES route (id),          -- the route it belongs to
  opened_on TEXT,                               -- @date when
  closed_on TEXT,                               -- @date when
  state TEXT                                    -- in words
) STRICT, WITHOUT ROWID;

-- What a court or authority decided, and what the victim was told and wanted (R-045).
-- @form decisions
CREATE TABLE decision (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  proceeding_id TEXT NOT NULL REFERENCES proceeding (id), -- in which
  date TEXT,                                    -- @date when
  kind TEXT NOT NULL CHECK (kind IN ('order', 'judgment', 'award', 'settlement', 'refusal', 'stay', 'discontinuance', 'other')), -- what
  words TEXT,                                   -- in words
  exhibit_id TEXT REFERENCES exhibit (id),      -- the paper
  told TEXT                                     -- what the victim was told and wanted
) STRICT, WITHOUT ROWID;

-- Money that reached somebody: an award is not money (R-312).
-- @form receipts
CREATE TABLE receipt (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  claim_id TEXT REFERENCES claim (id),          -- on which claim
  loss_item_id TEXT REFERENCES loss_item (id),  -- for which loss
  date TEXT,                                    -- @date when
  amount TEXT NOT NULL,                         -- @decimal the sum
  currency TEXT NOT NULL,                       -- @currency of the sum
  holder TEXT NOT NULL DEFAULT 'victim' CHECK (holder IN ('victim', 'agent', 'bailiff', 'court', 'lawyer', 'family')), -- where it is: only "victim" has reached the victim (R-292)
  passage_id TEXT REFERENCES passage (id)       -- proof
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ the victim's choices and care

-- Consent of one person to one act; dated, revocable (R-030).
-- @form consents
CREATE TABLE consent (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- who
  subject TEXT NOT NULL CHECK (subject IN ('statement', 'examination', 'photograph', 'sharing', 'sending-abroad', 'route', 'mediation', 'service', 'return', 'contact')), -- to what
  detail TEXT,                                  -- with whom, which route …
  answer TEXT NOT NULL CHECK (answer IN ('given', 'refused', 'withdrawn')), -- a refusal is a right exercised (R-033)
  date TEXT,                                    -- @date when
  expires TEXT,                                 -- @date until
  language TEXT,                                -- @language it is in
  interpreter_id TEXT REFERENCES party (id),    -- who interpreted
  form TEXT CHECK (form IN ('written', 'spoken', 'recorded')), -- how
  exhibit_id TEXT REFERENCES exhibit (id)       -- the paper
) STRICT, WITHOUT ROWID;

-- What a victim was told, when, by whom, in which language, and whether it was understood (R-035, R-041).
-- @form information
CREATE TABLE information (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- who was told
  subject TEXT NOT NULL CHECK (subject IN ('rights', 'procedure', 'role-as-witness', 'progress', 'outcome', 'risks', 'confidentiality-limits', 'remedies', 'chances', 'deadlines', 'legal-aid', 'consular', 'reflection', 'stay', 'asylum', 'services', 'complaint')), -- about what
  words TEXT,                                   -- the words used; money: with legal basis
  date TEXT,                                    -- @date when
  by_whom TEXT,                                 -- by whom
  language TEXT,                                -- @language it is in
  medium TEXT CHECK (medium IN ('spoken', 'written', 'both')), -- how
  understood TEXT CHECK (understood IN ('yes', 'partly', 'no', 'not-checked')) -- checked?
) STRICT, WITHOUT ROWID;

-- What the victim wants, dated, asked again at each stage (R-012).
-- @form wishes
CREATE TABLE wish (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- who
  date TEXT,                                    -- @date when
  stage TEXT,                                   -- at which stage
  words TEXT NOT NULL                           -- what
) STRICT, WITHOUT ROWID;

-- What left the case, to whom, why (R-049).
-- @form disclosures @fixed
CREATE TABLE disclosure (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  date TEXT NOT NULL,                           -- @date when
  recipient TEXT NOT NULL,                      -- to whom
  country TEXT,                                 -- @country where
  basis TEXT NOT NULL,                          -- legal basis
  consent_id TEXT REFERENCES consent (id),      -- consent relied on
  content TEXT NOT NULL,                        -- list of what left, with hashes
  acknowledged TEXT                             -- acknowledgement of receipt
) STRICT, WITHOUT ROWID;

-- A need of a victim (restricted, R-095).
-- @form needs
CREATE TABLE need (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  party_id TEXT NOT NULL REFERENCES party (id), -- whose
  kind TEXT NOT NULL CHECK (kind IN ('safety', 'shelter', 'medical', 'psychological', 'legal', 'interpreter', 'documents', 'stay', 'family', 'education', 'work', 'money', 'return', 'other')), -- what
  words TEXT,                                   -- @identity in words
  since TEXT,                                   -- @date when
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'met', 'declined')) -- where it stands
) STRICT, WITHOUT ROWID;

-- A referral to a service.
-- @form referrals
CREATE TABLE referral (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  need_id TEXT NOT NULL REFERENCES need (id),   -- for which need
  to_id TEXT REFERENCES party (id),             -- to whom
  date TEXT,                                    -- @date when
  consent_id TEXT REFERENCES consent (id),      -- consent relied on
  outcome TEXT                                  -- in words
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ enquiries

-- Something to find out: a task with a person and a day. Negative results are kept (R-185, R-186, R-209).
-- @form enquiries
CREATE TABLE enquiry (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  label TEXT NOT NULL,                          -- what is to be done
  fact_id TEXT REFERENCES fact (id),            -- for which fact
  assertion_id TEXT REFERENCES assertion (id),  -- or which assertion
  holder_id TEXT REFERENCES party (id),         -- who has it
  country TEXT,                                 -- @country where
  assigned TEXT,                                -- to whom
  due TEXT,                                     -- @date until when
  expires TEXT,                                 -- @date after which it is gone (wounds heal, recordings are overwritten)
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'asked', 'done', 'dropped')), -- where it stands
  result TEXT CHECK (result IN ('found', 'not-found', 'refused', 'gone')), -- what came of it
  exhibit_id TEXT REFERENCES exhibit (id),      -- what was found
  note TEXT                                     -- anything else
) STRICT, WITHOUT ROWID;

-- A request to another country (R-333 ff.).
-- @form requests-abroad
CREATE TABLE request_abroad (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  enquiry_id TEXT REFERENCES enquiry (id),      -- for which enquiry
  country TEXT NOT NULL,                        -- @country asked
  channel TEXT NOT NULL CHECK (channel IN ('informal', 'police', 'liaison', 'labour', 'consular', 'mutual-legal-assistance', 'central-authority')), -- how
  sent_on TEXT,                                 -- @date when
  answered_on TEXT,                             -- @date when
  usable TEXT                                   -- may the answer be used in court, with which limits (R-335, R-338)
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------ the house itself

-- A person who works on this case.
-- @form users
CREATE TABLE user (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  label TEXT NOT NULL,                          -- how it is shown in the history
  office TEXT CHECK (office IN ('prosecutor', 'lawyer', 'investigator', 'inspector', 'judge', 'support', 'other')), -- which start page
  public_key BLOB                               -- Ed25519, for seals
) STRICT, WITHOUT ROWID;

-- What a user may do and see (R-004, R-050).
-- @form grants @same user_id, class @fixed
CREATE TABLE grant_entry (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  user_id TEXT NOT NULL REFERENCES user (id),   -- who
  class TEXT NOT NULL CHECK (class IN ('case', 'identities', 'medical', 'plans', 'complaint-source')), -- what
  may TEXT NOT NULL CHECK (may IN ('nothing', 'read', 'write')), -- how far
  date TEXT                                     -- @date since when
) STRICT, WITHOUT ROWID;

-- Records under legal hold are not erased (R-062).
-- @form legal-holds @fixed
CREATE TABLE legal_hold (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  key TEXT UNIQUE,                              -- author's short key
  subject TEXT NOT NULL,                        -- what is held
  since TEXT NOT NULL,                          -- @date when
  until TEXT,                                   -- @date empty: until lifted
  reason TEXT NOT NULL                          -- why
) STRICT, WITHOUT ROWID;

-- A copy of the case that changes are made in. Each has its own chain.
-- @internal
CREATE TABLE replica (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  user_id TEXT REFERENCES user (id),            -- whose copy
  own INTEGER NOT NULL CHECK (own IN (0, 1)),   -- @bool this file writes to it
  added_at INTEGER NOT NULL                     -- µs since 1970, UTC
) STRICT, WITHOUT ROWID;

-- One thing a person did: the unit of undo. All its changes stand or fall together.
-- @internal
CREATE TABLE gesture (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  replica_id TEXT NOT NULL REFERENCES replica (id), -- in which copy
  user_id TEXT REFERENCES user (id),            -- by whom
  label TEXT NOT NULL,                          -- machine word of what was done ("import", "edit")
  direction TEXT NOT NULL CHECK (direction IN ('do', 'undo', 'redo')), -- undo and redo append, they never remove
  target_id TEXT REFERENCES gesture (id),       -- undo and redo: of which gesture
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)), -- @bool holds no @fixed record
  at INTEGER NOT NULL                           -- µs since 1970, UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX gesture_target ON gesture (target_id) WHERE target_id IS NOT NULL;

-- The change log: each copy's own hash chain. hash = SHA-256 over the fields before it; commitments are salted hashes of the
-- payloads, which are kept apart so that they can be erased lawfully without breaking the chain (design, decision 4).
-- @internal
CREATE TABLE change (
  replica_id TEXT NOT NULL REFERENCES replica (id), -- which chain
  sequence INTEGER NOT NULL,                    -- from 1, without gaps
  previous BLOB NOT NULL,                       -- hash of the change before; 32 zero bytes at the start
  clock INTEGER NOT NULL,                       -- hybrid logical clock: milliseconds << 16 | counter
  gesture_id TEXT NOT NULL REFERENCES gesture (id), -- part of which gesture
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')), -- what was done
  kind TEXT NOT NULL,                           -- to which kind of record
  record_id TEXT NOT NULL,                      -- to which record
  commitment BLOB NOT NULL,                     -- SHA-256(salt, open payload)
  identity_commitment BLOB,                     -- SHA-256(salt, identity payload), where there is one
  hash BLOB NOT NULL,                           -- of this change
  PRIMARY KEY (replica_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change (record_id, clock);
CREATE INDEX change_gesture ON change (gesture_id);

-- Before and after of a change, in two classes: what everybody with the case may see, and identity values.
-- @internal
CREATE TABLE change_payload (
  replica_id TEXT NOT NULL,                     -- which chain
  sequence INTEGER NOT NULL,                    -- which change
  class TEXT NOT NULL CHECK (class IN ('open', 'identity')), -- which part
  salt BLOB NOT NULL,                           -- 16 random bytes
  before TEXT,                                  -- JSON of the columns before; NULL: there was no row
  after TEXT,                                   -- JSON of the columns after; NULL: the row is gone
  PRIMARY KEY (replica_id, sequence, class),
  FOREIGN KEY (replica_id, sequence) REFERENCES change (replica_id, sequence)
) STRICT, WITHOUT ROWID;

-- An Ed25519 seal over the head of a chain.
-- @internal
CREATE TABLE seal (
  replica_id TEXT NOT NULL REFERENCES replica (id), -- which chain
  sequence INTEGER NOT NULL,                    -- up to which change
  user_id TEXT NOT NULL REFERENCES user (id),   -- by whom
  signature BLOB NOT NULL,                      -- over the hash of that change
  at INTEGER NOT NULL,                          -- µs since 1970, UTC
  PRIMARY KEY (replica_id, sequence, user_id)
) STRICT, WITHOUT ROWID;

-- Unsaved drafts: in the file so that nothing typed is lost, outside the log since nobody has said it yet.
-- @internal
CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,                 -- UUIDv7
  place TEXT NOT NULL,                          -- where in the program
  record_id TEXT,                               -- of which record
  content TEXT NOT NULL,                        -- @identity what was typed
  at INTEGER NOT NULL                           -- µs since 1970, UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX assertion_passage ON assertion (passage_id);
CREATE INDEX assertion_fact_fact ON assertion_fact (fact_id);
CREATE UNIQUE INDEX assertion_fact_once ON assertion_fact (assertion_id, fact_id);
CREATE INDEX passage_exhibit ON passage (exhibit_id, page);
CREATE INDEX value_assertion ON value (assertion_id);
CREATE INDEX exhibit_sha256 ON exhibit (sha256);
CREATE INDEX identity_party ON identity (party_id);
CREATE UNIQUE INDEX bearing_once ON bearing (fact_id, count_id, element, ifnull (accused_id, ''), ifnull (victim_id, ''), ifnull (act_id, ''));
CREATE UNIQUE INDEX count_accused_once ON count_accused (count_id, party_id);
CREATE UNIQUE INDEX count_victim_once ON count_victim (count_id, party_id);
CREATE UNIQUE INDEX count_act_once ON count_act (count_id, act_id);
