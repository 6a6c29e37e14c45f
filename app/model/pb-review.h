/* pb-review.h: everything open in a case, as lines that each name the passages they rest on.
 *
 * One review serves the three start pages, `probata review` and, later, papers. Put together in app/workspace
 * from analysis and remedies; nothing is computed here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"
#include "pb-remedy-result.h"

G_BEGIN_DECLS

/* State of a line: a word and a shape. */
typedef enum {
  PB_LINE_SUPPORTED,
  PB_LINE_CONTRADICTED,
  PB_LINE_OPEN,
  PB_LINE_NOT_EVALUATED,
  PB_LINE_EVALUATED, /* a named person has said what he or she makes of it */
  PB_LINE_ASK,       /* a question that has to be answered before it can be computed */
  PB_LINE_UNDATED,
  PB_LINE_PASSED, /* a time limit that is over: it may still have to be pleaded */
} PbLineState;

typedef struct {
  PbLineState state;
  char *text;          /* (owned): translated, by pseudonym */
  char *detail;        /* (owned) (nullable): rule, suggestion or reckoning */
  GPtrArray *passages; /* (owned) (element-type PbPassage): what it rests on */
  const char *work;    /* (nullable): machine word of the work it is done in: "charges", "remedies" … */
  PbKind about_kind;   /* PB_KIND_NONE: nothing in particular */
  char *about;         /* (owned) (nullable): id of what is to be worked on there */
} PbReviewLine;

typedef struct {
  const char *id;   /* machine word: "prosecutor", "one-source" … */
  char *title;      /* (owned): translated */
  char *empty;      /* (owned): what to say when there are no lines */
  GPtrArray *lines; /* (owned) (element-type PbReviewLine) */
} PbReviewSection;

typedef struct {
  gint32 today;         /* Julian Day Number it was made for */
  PbAnalysis *analysis; /* (owned) */
  PbRemedies *remedies; /* (owned) */
  GPtrArray *sections;  /* (owned) (element-type PbReviewSection) */
} PbReview;

PbReview *pb_review_new (gint32 today, PbAnalysis *analysis, PbRemedies *remedies); /* takes both */
void pb_review_free (PbReview *self);
/* pb_review_add_section: Returns: (transfer none) */
PbReviewSection *pb_review_add_section (PbReview *self, const char *id, const char *title, const char *empty);
/* pb_review_section_add: @text, @detail: (transfer full). Returns: (transfer none) */
PbReviewLine *pb_review_section_add (PbReviewSection *section, PbLineState state, char *text, char *detail);
/* pb_review_line_cite: once each, in order. @passage: (nullable) */
void pb_review_line_cite (PbReviewLine *line, PbPassage *passage);

/* pb_review_line_lead: where what it says is worked on. @work: a literal. */
void pb_review_line_lead (PbReviewLine *line, const char *work, PbKind kind, const char *id);

const char *pb_line_state_get_mark (PbLineState state);  /* "●" */
const char *pb_line_state_get_words (PbLineState state); /* translated: "not yet evaluated" */
const char *pb_line_state_to_string (PbLineState state); /* "not-yet-evaluated" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReview, pb_review_free)

G_END_DECLS
