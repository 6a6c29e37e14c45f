/* pb-history-row.h: one entry of the history in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_ROW (pb_history_row_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryRow, pb_history_row, PB, HISTORY_ROW, GObject)

/* pb_history_row_new: @entries: (element-type PbHistoryEntry): kept as long as the row. */
PbHistoryRow *pb_history_row_new (GPtrArray *entries, guint position);
const PbHistoryEntry *pb_history_row_get_entry (PbHistoryRow *self);

/* (transfer full): "2026-11-25 14:03" in local time; "Assertion recorded", "Taken back: …"; "Fact F-LOCK ·
 * added". */
char *pb_history_row_describe_time (PbHistoryRow *self);
char *pb_history_row_describe_gesture (PbHistoryRow *self);
char *pb_history_row_describe_record (PbHistoryRow *self);
/* pb_history_row_make_detail: what stood there before and after, column by column; references by what the
 * latest review of @document calls them. (transfer floating) */
GtkWidget *pb_history_row_make_detail (PbHistoryRow *self, PbCase *document);

G_END_DECLS
