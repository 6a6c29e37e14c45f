/* pb-review-list.h: what a review says, as rows: state by mark and word, text, detail; each leads somewhere.
 *
 * Choosing a row is "chosen"; activating it goes to where it is worked on, else to its first passage. When
 * the rows are replaced, rows that stay the same stay where they are, and the choice is kept by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-detail-box.h"
#include "pb-review-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_REVIEW_LIST (pb_review_list_get_type ())
G_DECLARE_FINAL_TYPE (PbReviewList, pb_review_list, PB, REVIEW_LIST, GtkWidget)

/* Property "title": accessible name of the list. Signals: "chosen" (PbReviewEntry *entry (nullable)): also
 * when the chosen row was replaced; "lead" (const char *location) → gboolean: TRUE: the page goes there
 * itself. */

GtkWidget *pb_review_list_new (const char *title);

/* pb_review_list_take: @entries: (transfer full) (element-type PbReviewEntry). */
void pb_review_list_take (PbReviewList *self, GPtrArray *entries);
/* pb_review_list_show_sections: the sections with these @ids (NULL-terminated) in this order. The page has
 * the title of the first above the list; the others stand in it. */
void pb_review_list_show_sections (PbReviewList *self, PbReview *review, const char *const *ids);

/* pb_review_list_get_chosen: (nullable) (transfer none) */
PbReviewEntry *pb_review_list_get_chosen (PbReviewList *self);
/* pb_review_list_choose: FALSE: no row has that name (yet). Scrolls there. */
gboolean pb_review_list_choose (PbReviewList *self, const char *name);
guint pb_review_list_get_n_rows (PbReviewList *self);
/* pb_review_list_get_row: (transfer none): headings count. */
PbReviewEntry *pb_review_list_get_row (PbReviewList *self, guint position);
/* pb_review_list_activate: as Enter on that row. */
void pb_review_list_activate (PbReviewList *self, guint position);

/* pb_review_list_fill_detail: what the row says and rests on, for the pane on the right. */
void pb_review_list_fill_detail (PbDetailBox *box, PbReviewEntry *entry);

G_END_DECLS
