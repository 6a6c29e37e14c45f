/* pb-record-row.h: one row of a list: which record, and, once it was fetched, the record as lists show it.
 *
 * Light: made only for rows that are looked at. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-item.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_ROW (pb_record_row_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordRow, pb_record_row, PB, RECORD_ROW, GObject)

/* Property "item" (PbItem): NULL until it was fetched; a change of anything its cells show is told by
 * notify::item too. */

/* pb_record_row_new: @alive: (nullable): a table by id that the row takes itself out of when it goes. */
PbRecordRow *pb_record_row_new (PbKind kind, const char *id, GHashTable *alive);
PbKind pb_record_row_get_kind (PbRecordRow *self);
const char *pb_record_row_get_id (PbRecordRow *self);
/* pb_record_row_get_item: (transfer none) (nullable) */
PbItem *pb_record_row_get_item (PbRecordRow *self);
void pb_record_row_set_item (PbRecordRow *self, PbItem *item);

G_END_DECLS
