/* pb-passage-list.h: the margin of a page: its passages, each with what it carries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_PASSAGE_LIST (pb_passage_list_get_type ())
G_DECLARE_FINAL_TYPE (PbPassageList, pb_passage_list, PB, PASSAGE_LIST, GtkWidget)

/* Signals "chosen" (const char *id, guint kind): by the user; "assert" (const char *passage_id): one more
 * assertion on these words. */

void pb_passage_list_set_case (PbPassageList *self, PbCase *document);
/* pb_passage_list_set_items: (element-type PbItem): passages, and regions of a photograph that no passage
 * cites, of the page that is shown; numbered from 1 in this order, as on the page. */
void pb_passage_list_set_items (PbPassageList *self, GPtrArray *items);
/* pb_passage_list_select: its card is chosen and scrolled to; no signal. */
void pb_passage_list_select (PbPassageList *self, const char *id);

G_END_DECLS
