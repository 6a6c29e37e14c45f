/* pb-snapshot-proof.c: rows of people, evidence, facts and counts into structs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-snapshot"

#include "config.h"

#include "pb-snapshot-read.h"

static void
read_place (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbPlace, PLACE, self->snapshot->places);

  row->label = NAME (PLACE, LABEL);
  row->country = TEXT (PLACE, COUNTRY);
  REFER (PLACE, WITHIN_ID, &row->within, PLACE);
}

static void
read_party (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbParty, PARTY, self->snapshot->parties);

  row->kind = CHOICE (PARTY, KIND);
  row->pseudonym = NAME (PARTY, PSEUDONYM);
  row->born = DATE (PARTY, BORN);
  row->age_uncertain = IS (PARTY, AGE_CERTAINTY, "uncertain");
  row->unable_to_protect_self = IS (PARTY, SELF_PROTECTION, "unable");
  row->interested = IS (PARTY, INTERESTED, "yes");
  pb_snapshot_private_list (self->snapshot, &row->statements);
  if (IS (PARTY, INTERESTED, "no")) /* a person said so: no tie may overrule it */
    g_hash_table_add (self->said_disinterested, row);
}

static void
read_influence (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbInfluence, INFLUENCE, self->snapshot->influences);

  REFER (INFLUENCE, PARTY_ID, &row->from, PARTY);
  REFER (INFLUENCE, OTHER_ID, &row->to, PARTY);
  row->mutual = BOOL (INFLUENCE, MUTUAL);
  row->kind = CHOICE (INFLUENCE, KIND);
  row->date = DATE (INFLUENCE, DATE);
}

static void
read_act (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbAct, ACT, self->snapshot->acts);

  row->kind = CHOICE (ACT, KIND);
  row->label = NAME (ACT, LABEL);
  row->date = DATE (ACT, DATE);
  REFER (ACT, PLACE_ID, &row->place, PLACE);
}

static void
read_exhibit (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbExhibit, EXHIBIT, self->snapshot->exhibits);

  row->kind = CHOICE (EXHIBIT, KIND);
  row->label = NAME (EXHIBIT, LABEL);
  REFER (EXHIBIT, MAKER_ID, &row->maker, PARTY);
  row->instrument = BOOL (EXHIBIT, INSTRUMENT);
  row->made_on = DATE (EXHIBIT, MADE_ON);
  row->original = row;
  row->sha256 = TEXT (EXHIBIT, SHA256);
}

static void
read_statement (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbStatement, STATEMENT, self->snapshot->statements);

  REFER (STATEMENT, EXHIBIT_ID, &row->exhibit, EXHIBIT);
  REFER (STATEMENT, SPEAKER_ID, &row->speaker, PARTY);
  row->taken_on = DATE (STATEMENT, TAKEN_ON);
  pb_snapshot_private_list (self->snapshot, &row->acts);
  pb_snapshot_private_list (self->snapshot, &row->assertions);
}

static void
read_passage (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbPassage, PASSAGE, self->snapshot->passages);

  REFER (PASSAGE, EXHIBIT_ID, &row->exhibit, EXHIBIT);
  row->page = (guint) MAX (0, pb_snapshot_read_int (v[PB_COLUMN_PASSAGE_PAGE], 0));
  row->quote = TEXT (PASSAGE, QUOTE);
  row->located = CHOICE (PASSAGE, LOCATED);
}

static void
read_assertion (PbSnapshotBuilder *self, const char *const *v)
{
  int position = PB_BASIS_UNKNOWN;
  ROW (PbAssertion, ASSERTION, self->snapshot->assertions);

  REFER (ASSERTION, PASSAGE_ID, &row->passage, PASSAGE);
  REFER (ASSERTION, STATEMENT_ID, &row->statement, STATEMENT);
  REFER (ASSERTION, SPEAKER_ID, &row->speaker, PARTY);
  REFER (ASSERTION, ORIGIN_ID, &row->origin, PARTY);
  pb_snapshot_read_choice (PB_KIND_ASSERTION, PB_COLUMN_ASSERTION_BASIS, v[PB_COLUMN_ASSERTION_BASIS],
                           &position);
  row->basis = (PbBasis) position;
  position = PB_STANCE_AFFIRMS;
  pb_snapshot_read_choice (PB_KIND_ASSERTION, PB_COLUMN_ASSERTION_STANCE, v[PB_COLUMN_ASSERTION_STANCE],
                           &position);
  row->stance = (PbStance) position;
  row->proposition
      = pb_snapshot_read_line (self, v[PB_COLUMN_ASSERTION_PROPOSITION], PB_SNAPSHOT_PROPOSITION_CHARS);
  row->period = DATE (ASSERTION, PERIOD);
}

static void
read_value (PbSnapshotBuilder *self, const char *const *v)
{
  int position = PB_VALUE_OBJECT;
  ROW (PbValue, VALUE, self->snapshot->values);

  REFER (VALUE, ASSERTION_ID, &row->assertion, ASSERTION);
  pb_snapshot_read_choice (PB_KIND_VALUE, PB_COLUMN_VALUE_TYPE, v[PB_COLUMN_VALUE_TYPE], &position);
  row->type = (PbValueType) position;
  row->slot = v[PB_COLUMN_VALUE_SLOT] != NULL ? TEXT (VALUE, SLOT) : "";
  row->said = TEXT (VALUE, SAID);
  row->date = DATE (VALUE, DATE);
  row->calendar = CHOICE (VALUE, CALENDAR);
  row->low = RATIO (VALUE, LOW);
  row->high = v[PB_COLUMN_VALUE_HIGH] != NULL ? RATIO (VALUE, HIGH) : row->low;
  row->unit = TEXT (VALUE, UNIT);
  row->currency = TEXT (VALUE, CURRENCY);
  row->per = CHOICE (VALUE, PER);
  row->approximate = BOOL (VALUE, APPROXIMATE);
  REFER (VALUE, PLACE_ID, &row->place, PLACE);
  REFER (VALUE, PARTY_ID, &row->party, PARTY);
  row->words = TEXT (VALUE, WORDS);
  row->truth = pb_snapshot_read_int (v[PB_COLUMN_VALUE_TRUTH], -1);
  REFER (VALUE, BEFORE_ACT_ID, &row->before_act, ACT);
  REFER (VALUE, AFTER_ACT_ID, &row->after_act, ACT);
}

static void
read_fact (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbFact, FACT, self->snapshot->facts);

  row->label = NAME (FACT, LABEL);
  REFER (FACT, ACT_ID, &row->act, ACT);
  row->about_words = IS (FACT, ABOUT, "words");
  REFER (FACT, UTTERER_ID, &row->utterer, PARTY);
  pb_snapshot_private_list (self->snapshot, &row->links);
  pb_snapshot_private_list (self->snapshot, &row->bearings);
}

static void
read_count (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbCount, COUNT, self->snapshot->counts);

  row->number = pb_snapshot_read_int (v[PB_COLUMN_COUNT_NUMBER], 0);
  row->pack = TEXT (COUNT, PACK);
  row->version = TEXT (COUNT, VERSION);
  row->offence_id = TEXT (COUNT, OFFENCE);
  pb_snapshot_private_list (self->snapshot, &row->accused);
  pb_snapshot_private_list (self->snapshot, &row->victims);
  pb_snapshot_private_list (self->snapshot, &row->acts);
  pb_snapshot_private_list (self->snapshot, &row->bearings);
}

static void
read_bearing (PbSnapshotBuilder *self, const char *const *v)
{
  int position = PB_WEIGHT_TENDS;
  ROW (PbBearing, BEARING, self->snapshot->bearings);

  REFER (BEARING, FACT_ID, &row->fact, FACT);
  REFER (BEARING, COUNT_ID, &row->count, COUNT);
  row->element = TEXT (BEARING, ELEMENT);
  REFER (BEARING, ACCUSED_ID, &row->accused, PARTY);
  REFER (BEARING, VICTIM_ID, &row->victim, PARTY);
  REFER (BEARING, ACT_ID, &row->act, ACT);
  pb_snapshot_read_choice (PB_KIND_BEARING, PB_COLUMN_BEARING_WEIGHT, v[PB_COLUMN_BEARING_WEIGHT], &position);
  row->weight = (PbWeight) position;
  row->how = TEXT (BEARING, HOW);
  row->inference = TEXT (BEARING, INFERENCE);
}

static void
read_inconsistency (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbRecordedInconsistency, INCONSISTENCY, self->snapshot->inconsistencies);

  row->kind = CHOICE (INCONSISTENCY, KIND);
  REFER (INCONSISTENCY, ASSERTION_ID, &row->a, ASSERTION);
  REFER (INCONSISTENCY, OTHER_ID, &row->b, ASSERTION);
  row->slot = TEXT (INCONSISTENCY, SLOT);
  REFER (INCONSISTENCY, FACT_ID, &row->fact, FACT);
}

static void
read_enquiry (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbEnquiry, ENQUIRY, self->snapshot->enquiries);

  row->label = NAME (ENQUIRY, LABEL);
  REFER (ENQUIRY, FACT_ID, &row->fact, FACT);
  REFER (ENQUIRY, ASSERTION_ID, &row->assertion, ASSERTION);
  row->due = DATE (ENQUIRY, DUE);
  row->expires = DATE (ENQUIRY, EXPIRES);
  row->assigned = TEXT (ENQUIRY, ASSIGNED);
  row->state = CHOICE (ENQUIRY, STATE);
  row->result = CHOICE (ENQUIRY, RESULT);
}

static void
read_case (PbSnapshotBuilder *self, const char *const *v)
{
  self->snapshot->title = NAME (CASE_FILE, TITLE);
  self->snapshot->prosecutor_word = TEXT (CASE_FILE, PROSECUTOR_WORD);
}

static void
read_role (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (ROLE, PARTY_ID, PARTY, ACT_ID, ACT);
  row->word = CHOICE (ROLE, ROLE);
}

static void
read_act_party (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (ACT_PARTY, ACT_ID, ACT, PARTY_ID, PARTY);
  row->flag = IS (ACT_PARTY, PART, "suffered");
}

static void
read_relation (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (RELATION, PARTY_ID, PARTY, OTHER_ID, PARTY);
  row->word = CHOICE (RELATION, KIND);
}

static void
read_derivation (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (DERIVATION, EXHIBIT_ID, EXHIBIT, ORIGINAL_ID, EXHIBIT);
}

static void
read_statement_act (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (STATEMENT_ACT, STATEMENT_ID, STATEMENT, ACT_ID, ACT);
}

static void
read_assertion_source (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (ASSERTION_SOURCE, ASSERTION_ID, ASSERTION, SOURCE_ID, ASSERTION);
}

static void
read_assertion_fact (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_ASSERTION_FACT, v);
  PbFactLink *link = pb_snapshot_private_allocate (self->snapshot->priv, sizeof *link);

  REFER (ASSERTION_FACT, ASSERTION_ID, &link->assertion, ASSERTION);
  REFER (ASSERTION_FACT, FACT_ID, &link->fact, FACT);
  link->against = IS (ASSERTION_FACT, DIRECTION, "against");
  row->b = link;
}

static void
read_count_accused (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (COUNT_ACCUSED, COUNT_ID, COUNT, PARTY_ID, PARTY);
}

static void
read_count_victim (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (COUNT_VICTIM, COUNT_ID, COUNT, PARTY_ID, PARTY);
}

static void
read_count_act (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (COUNT_ACT, COUNT_ID, COUNT, ACT_ID, ACT);
}

static void
read_attribution (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_ATTRIBUTION, v);
  PbAttribution *attribution = pb_snapshot_private_allocate (self->snapshot->priv, sizeof *attribution);

  REFER (ATTRIBUTION, ACCUSED_ID, &attribution->accused, PARTY);
  attribution->mode = CHOICE (ATTRIBUTION, MODE);
  attribution->reason = TEXT (ATTRIBUTION, REASON);
  row->b = attribution;
  REFER (ATTRIBUTION, BEARING_ID, &row->a, BEARING);
}

static void
read_assessment (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_ASSESSMENT, v);

  REFER (ASSESSMENT, INCONSISTENCY_ID, &row->a, INCONSISTENCY);
  row->word = CHOICE (ASSESSMENT, OUTCOME);
  row->date = DATE (ASSESSMENT, ASSESSED_ON);
}

static void
read_weighing (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_WEIGHING, v);

  REFER (WEIGHING, PARTY_ID, &row->a, PARTY);
}

static void
read_information (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_INFORMATION, v);

  REFER (INFORMATION, PARTY_ID, &row->a, PARTY);
  row->flag = IS (INFORMATION, SUBJECT, "remedies");
}

static const PbSnapshotReader readers[PB_N_KINDS] = {
    [PB_KIND_CASE_FILE] = read_case,
    [PB_KIND_PARTY] = read_party,
    [PB_KIND_ROLE] = read_role,
    [PB_KIND_RELATION] = read_relation,
    [PB_KIND_INFLUENCE] = read_influence,
    [PB_KIND_PLACE] = read_place,
    [PB_KIND_ACT] = read_act,
    [PB_KIND_ACT_PARTY] = read_act_party,
    [PB_KIND_EXHIBIT] = read_exhibit,
    [PB_KIND_DERIVATION] = read_derivation,
    [PB_KIND_STATEMENT] = read_statement,
    [PB_KIND_STATEMENT_ACT] = read_statement_act,
    [PB_KIND_PASSAGE] = read_passage,
    [PB_KIND_ASSERTION] = read_assertion,
    [PB_KIND_ASSERTION_SOURCE] = read_assertion_source,
    [PB_KIND_VALUE] = read_value,
    [PB_KIND_FACT] = read_fact,
    [PB_KIND_ASSERTION_FACT] = read_assertion_fact,
    [PB_KIND_COUNT] = read_count,
    [PB_KIND_COUNT_ACCUSED] = read_count_accused,
    [PB_KIND_COUNT_VICTIM] = read_count_victim,
    [PB_KIND_COUNT_ACT] = read_count_act,
    [PB_KIND_BEARING] = read_bearing,
    [PB_KIND_ATTRIBUTION] = read_attribution,
    [PB_KIND_INCONSISTENCY] = read_inconsistency,
    [PB_KIND_ASSESSMENT] = read_assessment,
    [PB_KIND_WEIGHING] = read_weighing,
    [PB_KIND_INFORMATION] = read_information,
    [PB_KIND_ENQUIRY] = read_enquiry,
};

PbSnapshotReader
pb_snapshot_proof_find_reader (PbKind kind)
{
  return readers[kind];
}
