/* pb-analysis-result.h: what analysis says of a case. Plain structs, owned by a PbAnalysis, pointing into its
 * snapshot.
 *
 * The words, and nothing beyond them: supported, open, contradicted, not yet evaluated. No score, no
 * percentage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

/* State of a fact, weakest first (design 2). */
typedef enum {
  PB_FACT_UNSUPPORTED,
  PB_FACT_ONE_SOURCE,
  PB_FACT_REPEATED,                   /* several assertions, one source */
  PB_FACT_CORROBORATED,               /* two or more independent sources */
  PB_FACT_INDEPENDENTLY_CORROBORATED, /* … of which at least one third-party or objective */
} PbFactStrength;

/* A root origin: the person or instrument whose own perception or record an assertion goes back to. */
typedef struct {
  PbParty *party;        /* (nullable) */
  PbExhibit *exhibit;    /* (nullable): an instrument's record */
  gboolean third_party;  /* neither victim, accused nor interested; or an instrument */
  GPtrArray *assertions; /* (owned) (element-type PbAssertion): what goes back to it, affirming this fact */
} PbRoot;

typedef struct {
  PbFact *fact;
  PbFactStrength strength;
  gboolean contradicted; /* an assertion speaks against it */
  guint n_affirming, n_against;
  guint n_sources;            /* the largest set of mutually independent roots */
  gboolean unknown_origin;    /* some affirming assertion has no known origin: it adds no source */
  gboolean victims_word_only; /* every root is a victim's own word */
  GPtrArray *roots;           /* (owned) (element-type PbRoot) */
} PbFactState;

/* One reading of an offence for one act. */
typedef enum { PB_AGE_READING_ADULT = 1 << 0, PB_AGE_READING_CHILD = 1 << 1 } PbAgeReading;

/* State of a node of the element tree for one accused (or all), victim and act. */
typedef struct {
  PbElementNode *node;
  gboolean needed;    /* FALSE: it falls away in this reading */
  gboolean supported; /* else open */
  gboolean contradicted;
  PbFactStrength strength;     /* the strongest fact state behind it */
  gboolean only_shown_for_all; /* it is shown to have happened, but nobody ties it to this accused */
  gboolean victims_word_only;
  gboolean carried;    /* supported only through the same concept mapped on another count */
  GPtrArray *bearings; /* (owned) (element-type PbBearing): leaves only: those that count here */
} PbCellState;

/* One column of the matrix: the tree of a count for one accused, victim, act and reading. Rows are nodes in
 * tree order (group before its members). */
typedef struct {
  PbCount *count;
  PbParty *accused; /* (nullable): "all": that it happened, whoever did it */
  PbParty *victim;  /* (nullable): the count names no victim */
  PbAct *act;       /* (nullable): the count names no act */
  PbAgeReading reading;
  gboolean reading_open; /* the age (or the act's date) leaves both readings open: both columns are given */
  gboolean law_differs;  /* the act reaches outside the days on which this version was law */
  GPtrArray *cells;      /* (owned) (element-type PbCellState) */
  PbCellState *whole;    /* the root's cell */
  guint n_open;          /* leaves or any-of groups without support that the root needs */
} PbColumnState;

typedef enum {
  PB_DIFFERENCE_CONTRADICTION,
  PB_DIFFERENCE_OMISSION,   /* said earlier, missing later though the act was dealt with */
  PB_DIFFERENCE_NEW_DETAIL, /* missing earlier though the act was dealt with, said later */
  PB_DIFFERENCE_SEQUENCE,
  PB_DIFFERENCE_ARITHMETIC,
  PB_DIFFERENCE_DENIAL, /* one affirms, one denies */
} PbDifferenceKind;

typedef struct {
  PbDifferenceKind kind;
  PbFact *fact;       /* (nullable) */
  PbAssertion *a, *b; /* the two sides; b (nullable) for arithmetic inside one assertion and for omissions */
  PbValue *value_a, *value_b; /* (nullable) */
  PbStatement *silent; /* (nullable): omission, new detail: the statement that dealt with the act and does not
                          say it */
  gboolean same_speaker;
  char *slot; /* (owned): "date", "amount/rate" …: with kind, a and b the stable name of the difference */
  char *rule; /* (owned): in words with both values: "6 days per week ≠ 7 days per week" */
  GPtrArray *elements; /* (owned) (element-type PbBearing): what it touches */
  PbRecordedInconsistency
      *recorded; /* (nullable): what a person made of it; NULL or no assessment: not yet evaluated */
} PbDifference;

/* What rests on one source, or on nothing, and is leaned on. */
typedef struct {
  PbFactState *state;
  GPtrArray *leaning; /* (owned) (element-type PbBearing): what leans on it */
  const char *const
      *suggestions;     /* (nullable) (transfer none): typical corroboration from the pack's element */
  GPtrArray *enquiries; /* (owned) (element-type PbEnquiry): open ones */
} PbGap;

typedef struct {
  PbSnapshot *snapshot;   /* (owned) */
  GPtrArray *facts;       /* (owned) (element-type PbFactState), in the order of snapshot->facts */
  GPtrArray *columns;     /* (owned) (element-type PbColumnState) */
  GPtrArray *differences; /* (owned) (element-type PbDifference) */
  GPtrArray *gaps;        /* (owned) (element-type PbGap): most leaned on first */
} PbAnalysis;

/* Made by pb_analyse() in app/analysis. */
PbAnalysis *pb_analysis_new (PbSnapshot *snapshot);
void pb_analysis_free (PbAnalysis *self);
void pb_root_free (PbRoot *self);
void pb_fact_state_free (PbFactState *self);
void pb_cell_state_free (PbCellState *self);
void pb_column_state_free (PbColumnState *self);
void pb_difference_free (PbDifference *self);
void pb_gap_free (PbGap *self);

/* Translated words: "independently corroborated"; "contradiction". */
const char *pb_fact_strength_get_words (PbFactStrength strength);
const char *pb_difference_kind_get_words (PbDifferenceKind kind);
/* Machine words for JSON and the inconsistency table: "independently-corroborated"; "contradiction". */
const char *pb_fact_strength_to_string (PbFactStrength strength);
const char *pb_difference_kind_to_string (PbDifferenceKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbAnalysis, pb_analysis_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRoot, pb_root_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbFactState, pb_fact_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbCellState, pb_cell_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbColumnState, pb_column_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDifference, pb_difference_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbGap, pb_gap_free)

G_END_DECLS
