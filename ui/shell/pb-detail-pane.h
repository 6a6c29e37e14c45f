/* pb-detail-pane.h: the right side of the window: what is chosen, and always where it comes from.
 *
 * A record is shown with its fields, what supports it and what stands against it (facts, assertions), the
 * passages under it, and what uses it; each leads there. Pages hand in content of their own for choices that
 * are no record (a cell of the matrix, a line of a ledger).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_DETAIL_PANE (pb_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (PbDetailPane, pb_detail_pane, PB, DETAIL_PANE, GtkWidget)

/* pb_detail_pane_set_case: @document: (nullable). Empties the pane. */
void pb_detail_pane_set_case (PbDetailPane *self, PbCase *document);
/* pb_detail_pane_show_record: stays true when the record changes; says so when it is gone. */
void pb_detail_pane_show_record (PbDetailPane *self, PbKind kind, const char *id);
/* pb_detail_pane_show_content: @content: floating or (transfer none). Where its widget name is that of what
 * stood there before, the pane stays scrolled as it was. */
void pb_detail_pane_show_content (PbDetailPane *self, const char *title, GtkWidget *content);
/* pb_detail_pane_clear: says what will stand here. */
void pb_detail_pane_clear (PbDetailPane *self);

G_END_DECLS
