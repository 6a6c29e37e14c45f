/* pb-history-row.h: one thing that a person did, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace-history.h"

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_ROW (pb_history_row_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryRow, pb_history_row, PB, HISTORY_ROW, GObject)

/* pb_history_row_new: @gesture: (transfer full) */
PbHistoryRow *pb_history_row_new (PbHistoryGesture *gesture);
const PbHistoryGesture *pb_history_row_get_gesture (PbHistoryRow *self);

/* (transfer full): "2026-11-25 14:03" in local time; the user, or which copy of the case; "Assertion
 * recorded", "Taken back: …"; "Fact F-LOCK · added, and 3 more". */
char *pb_history_row_describe_time (PbHistoryRow *self);
char *pb_history_row_describe_who (PbHistoryRow *self);
char *pb_history_row_describe_gesture (PbHistoryRow *self);
char *pb_history_row_describe_records (PbHistoryRow *self);

G_END_DECLS
