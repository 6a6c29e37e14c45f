/* pb-snapshot.h: a case in memory, as analysis and remedies read it: typed structs with their references
 * joined.
 *
 * Immutable once built. Everything a struct points at belongs to the snapshot. Arrays are in the order of
 * ids, which is the order in which rows were made; no result may depend on it (the permutation test of the
 * sample holds that). Strings are (nullable) unless they are ids. Dates that were empty or in another
 * calendar are unset.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-date.h"
#include "pb-kind.h"
#include "pb-law.h"
#include "pb-ratio.h"

G_BEGIN_DECLS

typedef struct _PbPlace PbPlace;
typedef struct _PbParty PbParty;
typedef struct _PbAct PbAct;
typedef struct _PbExhibit PbExhibit;
typedef struct _PbStatement PbStatement;
typedef struct _PbPassage PbPassage;
typedef struct _PbAssertion PbAssertion;
typedef struct _PbFact PbFact;
typedef struct _PbCount PbCount;
typedef struct _PbBearing PbBearing;
typedef struct _PbEmployment PbEmployment;
typedef struct _PbDebt PbDebt;

/* Every row begins like this; @index is its position in its array. */
typedef struct {
  const char *id;
  const char *key; /* (nullable) */
  guint index;
} PbRow;

struct _PbPlace {
  PbRow row;
  const char *label;
  const char *country;
  PbPlace *within; /* (nullable): a place inside another is "at" both */
};

struct _PbParty {
  PbRow row;
  const char *kind;
  const char *pseudonym;
  PbDate born;
  gboolean age_uncertain;
  gboolean unable_to_protect_self;
  gboolean interested; /* said to be, or tied to an accused by a relation of interest (owns, directs, manages,
                          employs, represents, family) */
  gboolean is_victim;  /* by role or as victim of a count */
  gboolean is_accused; /* by role (accused, suspect) or as accused of a count */
  GPtrArray *statements; /* (element-type PbStatement), by date, undated last */
};

typedef struct {
  PbRow row;
  PbParty *from, *to;
  gboolean mutual;
  const char *kind;
  PbDate date; /* unset: always */
} PbInfluence;

struct _PbAct {
  PbRow row;
  const char *kind;
  const char *label;
  PbDate date;
  PbPlace *place;        /* (nullable) */
  GHashTable *sufferers; /* (nullable) (element-type PbParty): on record as having suffered it; NULL: nobody
                            named, so it may concern all */
};

struct _PbExhibit {
  PbRow row;
  const char *kind;
  const char *label;
  PbParty *maker; /* (nullable) */
  gboolean instrument;
  PbDate made_on;
  PbExhibit *original; /* root of copies, translations, redactions; itself when it is the original */
  const char *sha256;  /* (nullable): no file was taken in */
};

struct _PbStatement {
  PbRow row;
  PbExhibit *exhibit;
  PbParty *speaker;
  PbDate taken_on;
  GPtrArray *acts;       /* (element-type PbAct): what it dealt with, as recorded or through its assertions */
  GPtrArray *assertions; /* (element-type PbAssertion) */
};

struct _PbPassage {
  PbRow row;
  PbExhibit *exhibit;
  guint page; /* from 1; 0: none */
  const char *quote;
  const char *located;
};

typedef enum {
  PB_VALUE_DATE,
  PB_VALUE_TIME,
  PB_VALUE_DURATION,
  PB_VALUE_FREQUENCY,
  PB_VALUE_HOURS,
  PB_VALUE_AMOUNT,
  PB_VALUE_COUNT,
  PB_VALUE_DISTANCE,
  PB_VALUE_AGE,
  PB_VALUE_PLACE,
  PB_VALUE_PERSON,
  PB_VALUE_OBJECT,
  PB_VALUE_YES_NO,
  PB_VALUE_ORDER,
} PbValueType; /* in the order of the choices of value.type */

typedef struct {
  PbRow row;
  PbAssertion *assertion;
  PbValueType type;
  const char *slot; /* "" when none */
  const char *said;
  PbDate date;
  const char *calendar;
  PbRatio *low, *high; /* (owned) (nullable); high is low when it was empty */
  const char *unit;
  const char *currency;
  const char *per;
  gboolean approximate;
  PbPlace *place;
  PbParty *party;
  const char *words;
  int truth; /* -1: not said */
  PbAct *before_act, *after_act;
} PbValue;

typedef enum {
  PB_BASIS_SAW,
  PB_BASIS_HEARD,
  PB_BASIS_DID,
  PB_BASIS_FELT,
  PB_BASIS_TOLD,
  PB_BASIS_INFERRED,
  PB_BASIS_RECORD,
  PB_BASIS_FINDING,
  PB_BASIS_UNKNOWN,
} PbBasis; /* in the order of the choices of assertion.basis */

typedef enum { PB_STANCE_AFFIRMS, PB_STANCE_DENIES, PB_STANCE_DOES_NOT_KNOW } PbStance;

struct _PbAssertion {
  PbRow row;
  PbPassage *passage;
  PbStatement *statement; /* (nullable) */
  PbParty *speaker;       /* (nullable) */
  PbParty *origin;        /* (nullable) */
  PbBasis basis;
  PbStance stance;
  const char *proposition;
  PbDate period;
  PbDate said_on;     /* the statement's day, else the day its exhibit was made */
  GPtrArray *sources; /* (nullable) (element-type PbAssertion): what it repeats */
  GPtrArray *values;  /* (nullable) (element-type PbValue) */
  GPtrArray *facts;   /* (nullable) (element-type PbFactLink) */
};

typedef struct {
  PbAssertion *assertion;
  PbFact *fact;
  gboolean against;
} PbFactLink;

struct _PbFact {
  PbRow row;
  const char *label;
  PbAct *act; /* (nullable) */
  gboolean about_words;
  PbParty *utterer;    /* (nullable) */
  GPtrArray *links;    /* (element-type PbFactLink) */
  GPtrArray *bearings; /* (element-type PbBearing) */
};

typedef enum { PB_WEIGHT_PROVES, PB_WEIGHT_TENDS, PB_WEIGHT_UNDERMINES } PbWeight;

typedef struct {
  PbParty *accused;
  const char *mode;
  const char *reason;
} PbAttribution;

struct _PbBearing {
  PbRow row;
  PbFact *fact;
  PbCount *count;
  const char *element;
  PbParty *accused; /* (nullable): nobody tied to it yet */
  PbParty *victim;  /* (nullable): every victim */
  PbAct *act;       /* (nullable): every act */
  PbWeight weight;
  const char *how;
  const char *inference;
  GPtrArray *attributions; /* (nullable) (element-type PbAttribution) */
};

struct _PbCount {
  PbRow row;
  int number;
  const char *pack, *version, *offence_id;
  PbLawPack *law;      /* (nullable): not among the packs given */
  PbOffence *offence;  /* (nullable) */
  GPtrArray *accused;  /* (element-type PbParty) */
  GPtrArray *victims;  /* (element-type PbParty) */
  GPtrArray *acts;     /* (element-type PbAct) */
  GPtrArray *bearings; /* (element-type PbBearing) */
};

/* What a person recorded of a difference. */
typedef struct {
  PbRow row;
  const char *kind;
  PbAssertion *a, *b; /* (nullable) */
  const char *slot;
  PbFact *fact; /* (nullable) */
  guint n_assessments;
  const char *outcome; /* (nullable): of the latest assessment */
} PbRecordedInconsistency;

typedef struct {
  const char *subject, *side, *words;
  PbRatio *low, *high; /* (owned) (nullable) */
  const char *currency, *per;
  PbDate period;
  PbAssertion *assertion; /* (nullable) */
  PbRow row;
} PbTerm;

typedef struct {
  PbRow row;
  PbDate period;
  PbRatio *hours[3]; /* (owned): a day: lowest, likely, highest */
  PbRatio *days[3];  /* (owned): a week */
  const char *grade;
  PbAssertion *assertion; /* (nullable) */
} PbWorkPattern;

typedef struct {
  PbRow row;
  PbDate period;
  const char *kind;
  PbRatio *low, *high; /* (owned) */
  const char *currency;
  const char *lawful;     /* (nullable): "yes", "no", "unknown" */
  PbAssertion *assertion; /* (nullable) */
} PbPayLine;

typedef struct {
  PbRow row;
  PbDate period; /* unset: see date */
  PbDate date;
  PbRatio *low, *high; /* (owned) */
  const char *currency;
  const char *kind;
  PbParty *payee;         /* (nullable): the worker */
  PbAssertion *assertion; /* (nullable) */
} PbPayment;

struct _PbEmployment {
  PbRow row;
  PbParty *worker;
  PbParty *employer; /* (nullable) */
  PbPlace *place;    /* (nullable) */
  const char *occupation;
  PbDate started, ended;
  PbLawPack *law;         /* (nullable) */
  int pay_due_day;        /* 0: last day of the period */
  PbAssertion *assertion; /* (nullable) */
  GPtrArray *terms;       /* (element-type PbTerm) */
  GPtrArray *patterns;    /* (element-type PbWorkPattern) */
  GPtrArray *pay_lines;   /* (element-type PbPayLine) */
  GPtrArray *payments;    /* (element-type PbPayment) */
};

typedef struct {
  PbRow row;
  PbDate date;
  const char *kind;
  PbRatio *amount;     /* (owned) (nullable): unknown to the debtor */
  PbRatio *real_value; /* (owned) (nullable) */
  PbParty *creditor;   /* (nullable) */
  const char *reason;
  PbAssertion *assertion; /* (nullable) */
} PbDebtEntry;

struct _PbDebt {
  PbRow row;
  PbParty *debtor, *creditor;
  const char *currency;
  const char *purpose;
  GPtrArray *entries; /* (element-type PbDebtEntry), by date, undated last in row order */
};

typedef struct {
  PbRow row;
  PbParty *victim;
  const char *head, *label;
  PbEmployment *employment; /* (nullable) */
  PbDate period;
  PbRatio *amount[3]; /* (owned) (nullable): lowest, likely, highest */
  const char *currency;
  PbAssertion *assertion; /* (nullable) */
} PbLossItem;

typedef struct {
  PbRow row;
  PbParty *victim;
  PbLawPack *law; /* (nullable) */
  PbRoute *rule;  /* (nullable): of the pack */
  const char *route, *channel, *state;
  PbDate filed_on;
} PbChosenRoute;

typedef struct {
  PbRow row;
  PbLossItem *loss;
  PbChosenRoute *route;
  PbRatio *claimed, *ordered; /* (owned) (nullable) */
  const char *currency;
} PbClaim;

typedef struct {
  PbRow row;
  PbClaim *claim;   /* (nullable) */
  PbLossItem *loss; /* (nullable) */
  PbRatio *amount;  /* (owned) */
  const char *currency;
  const char *holder;
  PbDate date;
} PbReceipt;

typedef struct {
  PbRow row;
  const char *label;
  PbFact *fact;           /* (nullable) */
  PbAssertion *assertion; /* (nullable) */
  PbDate due, expires;
  const char *assigned, *state, *result;
} PbEnquiry;

/* What a named person confirmed of a legal figure. */
typedef struct {
  PbRow row;
  const char *pack, *rule;
  PbRatio *value; /* (owned) (nullable): the pack's own figure stands */
  const char *currency, *per;
  PbPlace *place; /* (nullable): anywhere */
  PbDate valid;   /* unset: always */
  const char *confirmed_by, *source;
} PbConfirmation;

typedef struct {
  GPtrArray *packs; /* (element-type PbLawPack): pinned */
  GPtrArray *places, *parties, *influences, *acts, *exhibits, *statements, *passages, *assertions, *values,
      *facts, *counts, *bearings;
  GPtrArray *inconsistencies; /* (element-type PbRecordedInconsistency) */
  GPtrArray *employments, *debts, *loss_items, *routes, *claims, *receipts, *enquiries, *confirmations;
  GPtrArray *weighed;  /* (element-type PbParty): whose inconsistencies a person has weighed together */
  GPtrArray *informed; /* (element-type PbParty): who was told about remedies, chances and deadlines */
  const char *title;
  const char
      *prosecutor_word; /* (nullable): what the office is called there: "investigating judge" … */
  gatomicrefcount ref_count;
  struct _PbSnapshotPrivate *priv;
} PbSnapshot;

/* pb_act_concerns: FALSE only when others are on record as having suffered it and @victim is not. */
gboolean pb_act_concerns (const PbAct *act, const PbParty *victim);

void pb_snapshot_unref (PbSnapshot *self);
PbSnapshot *pb_snapshot_ref (PbSnapshot *self);
/* pb_snapshot_find: the row with key or id @key in @rows; (nullable) (transfer none). For tests and the
 * command line. */
gpointer pb_snapshot_find (GPtrArray *rows, const char *key);

/* PbSnapshotBuilder: rows in any order, then the joined snapshot. */
typedef struct _PbSnapshotBuilder PbSnapshotBuilder;

PbSnapshotBuilder *pb_snapshot_builder_new (void);
void pb_snapshot_builder_free (PbSnapshotBuilder *self);
/* pb_snapshot_builder_add_pack: takes a reference. */
void pb_snapshot_builder_add_pack (PbSnapshotBuilder *self, PbLawPack *pack);
/* pb_snapshot_builder_wants: FALSE for kinds the snapshot does not hold: they need not be read. */
gboolean pb_snapshot_builder_wants (PbKind kind);
/* pb_snapshot_builder_add: @values: one text per column of @kind, NULL for empty; copied as far as needed. */
void pb_snapshot_builder_add (PbSnapshotBuilder *self, PbKind kind, const char *const *values);
/* pb_snapshot_builder_end:
 * Returns: (transfer full): NULL with PB_ERROR_CORRUPT naming the row whose reference leads nowhere or whose
 * value is not in canonical form. The builder is empty afterwards.
 */
PbSnapshot *pb_snapshot_builder_end (PbSnapshotBuilder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSnapshot, pb_snapshot_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbSnapshotBuilder, pb_snapshot_builder_free)

G_END_DECLS
