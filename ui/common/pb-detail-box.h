/* pb-detail-box.h: what stands behind a choice that is no record, put together for the pane on the right:
 * headings, words, states, passages, links and actions, one below the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_DETAIL_BOX (pb_detail_box_get_type ())
G_DECLARE_FINAL_TYPE (PbDetailBox, pb_detail_box, PB, DETAIL_BOX, GtkWidget)

GtkWidget *pb_detail_box_new (void);

/* pb_detail_box_set_title: what the pane writes above it. */
void pb_detail_box_set_title (PbDetailBox *self, const char *text);
/* pb_detail_box_set_subject: whose it is, stable from review to review: told anew, the pane stays where it
 * is. */
void pb_detail_box_set_subject (PbDetailBox *self, const char *subject);
void pb_detail_box_add_heading (PbDetailBox *self, const char *text);
void pb_detail_box_add_text (PbDetailBox *self, const char *text);
/* pb_detail_box_add_note: smaller and dim. */
void pb_detail_box_add_note (PbDetailBox *self, const char *text);
/* pb_detail_box_add_state: "● corroborated". */
void pb_detail_box_add_state (PbDetailBox *self, const char *mark, const char *words);
/* pb_detail_box_add_list: "• …" for each of @lines. (element-type utf8) */
void pb_detail_box_add_list (PbDetailBox *self, GPtrArray *lines);
void pb_detail_box_add_passage (PbDetailBox *self, const PbPassage *passage);
void pb_detail_box_add_citation (PbDetailBox *self, const char *passage_id, const char *exhibit, guint page,
                                 const char *quote);
/* pb_detail_box_add_assertions: the passages of @assertions, once each; a long list ends in how many more.
 * (element-type PbAssertion) */
void pb_detail_box_add_assertions (PbDetailBox *self, GPtrArray *assertions);
/* pb_detail_box_add_link: shows that record in the pane. */
void pb_detail_box_add_link (PbDetailBox *self, const char *text, PbKind kind, const char *id);
/* pb_detail_box_add_fact: a link that can be dragged to the matrix, or copied for it. */
void pb_detail_box_add_fact (PbDetailBox *self, PbCase *document, const PbFact *fact);
/* pb_detail_box_add_action: a button that activates @action with @target. */
void pb_detail_box_add_action (PbDetailBox *self, const char *text, const char *action, const char *target);
void pb_detail_box_add (PbDetailBox *self, GtkWidget *child);

/* pb_detail_box_show: hands @self to the pane as what @page tells of its choice. */
void pb_detail_box_show (PbDetailBox *self, PbPage *page);
/* pb_detail_box_is_shown: what @page told last still stands in the pane: it may be told anew. */
gboolean pb_detail_box_is_shown (PbPage *page);

/* pb_detail_box_make_target: "KIND?column=value&…", percent-encoded, for win.add. @...: pairs of column and
 * value (a NULL value leaves the pair out), ended by NULL. (transfer full) */
char *pb_detail_box_make_target (const char *kind, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
