/* pb-reader.h: one exhibit, read page by page: picture and text, what is marked on them, and finding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_READER (pb_reader_get_type ())
G_DECLARE_FINAL_TYPE (PbReader, pb_reader, PB, READER, GtkWidget)

/* Signals "page-changed"; "mark-activated" (const char *id, guint kind); "assert": the selection is to become
 * an assertion; "region-drawn" (const char *region). */

void pb_reader_set_case (PbReader *self, PbCase *document);
/* pb_reader_open: @page: from 1; 0: the first. @mark: (nullable): id of a passage to be scrolled to. An
 * exhibit marked distressing is covered, again each time. */
void pb_reader_open (PbReader *self, PbItem *exhibit, guint page, const char *mark);
/* pb_reader_choose: a mark of the exhibit that is open: turns to @page, 0: stays. */
void pb_reader_choose (PbReader *self, guint page, const char *mark);
/* pb_reader_set_items: (element-type PbItem): passages and regions of the page shown, in order. */
void pb_reader_set_items (PbReader *self, GPtrArray *items);
/* pb_reader_search: opens the find bar; FALSE when there is nothing to search. */
gboolean pb_reader_search (PbReader *self);

/* pb_reader_focus: the page, or its text. */
void pb_reader_focus (PbReader *self);

PbItem *pb_reader_get_exhibit (PbReader *self); /* (nullable) (transfer none) */
guint pb_reader_get_page (PbReader *self);      /* 0: none */
guint pb_reader_get_n_pages (PbReader *self);
/* pb_reader_get_state: "empty", "loading", "cover", "status", "content". */
const char *pb_reader_get_state (PbReader *self);
/* pb_reader_select: bytes of the page's text. */
void pb_reader_select (PbReader *self, guint start, guint end);
/* pb_reader_get_selection: the words selected, in one line, and which occurrence of them on the page it is;
 * NULL: none. (transfer full) */
char *pb_reader_get_selection (PbReader *self, guint *out_occurrence);
/* pb_reader_get_text: of the page; NULL: not read yet. (transfer none) */
const char *pb_reader_get_text (PbReader *self);
/* pb_reader_is_drawn: the picture of the page is there. */
gboolean pb_reader_is_drawn (PbReader *self);
/* pb_reader_get_problem: what is said where the picture would stand; NULL: none. (transfer none) */
const char *pb_reader_get_problem (PbReader *self);

G_END_DECLS
