/* pb-review-entry.h: one row of a PbReviewList: a state by mark and word, what it is about, and the passages
 * it rests on.
 *
 * Holds copies only: the review it was made from may be gone. Immutable once it is in a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-review.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PB_TYPE_REVIEW_ENTRY (pb_review_entry_get_type ())
G_DECLARE_FINAL_TYPE (PbReviewEntry, pb_review_entry, PB, REVIEW_ENTRY, GObject)

/* One passage, as a button shows it. */
typedef struct {
  char *passage_id; /* (owned) */
  char *exhibit;    /* (owned): key or label */
  guint page;       /* 0: none */
  char *quote;      /* (owned) (nullable) */
} PbCitation;

/* pb_review_entry_new: @name: stays the same from review to review: what keeps the choice. @detail:
 * (nullable)
 */
PbReviewEntry *pb_review_entry_new (const char *name, const char *mark, const char *words, const char *text,
                                    const char *detail);
/* pb_review_entry_new_for_line: @section: its id, for the name. */
PbReviewEntry *pb_review_entry_new_for_line (const char *section, const PbReviewLine *line);
/* pb_review_entry_new_heading: @text: (nullable): said below it when nothing follows. Neither can be chosen.
 */
PbReviewEntry *pb_review_entry_new_heading (const char *title, const char *text);

/* pb_review_entry_cite: once each. @passage: (nullable) */
void pb_review_entry_cite (PbReviewEntry *self, const PbPassage *passage);
/* pb_review_entry_set_lead: a location: where it is worked on; NULL: at its first passage. */
void pb_review_entry_set_lead (PbReviewEntry *self, const char *location);

gboolean pb_review_entry_is_heading (PbReviewEntry *self);
gboolean pb_review_entry_equal (PbReviewEntry *a, PbReviewEntry *b);
/* Getters: (transfer none); mark, words, detail and lead (nullable). */
const char *pb_review_entry_get_name (PbReviewEntry *self);
const char *pb_review_entry_get_mark (PbReviewEntry *self);
const char *pb_review_entry_get_words (PbReviewEntry *self);
const char *pb_review_entry_get_text (PbReviewEntry *self);
const char *pb_review_entry_get_detail (PbReviewEntry *self);
const char *pb_review_entry_get_lead (PbReviewEntry *self);
GPtrArray *pb_review_entry_get_citations (PbReviewEntry *self); /* (element-type PbCitation) */

G_END_DECLS
