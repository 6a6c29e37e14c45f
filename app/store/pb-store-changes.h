/* pb-store-changes.h: reading changes out of the log; for the files of this room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-stmt.h"
#include "pb-store-views.h"

G_BEGIN_DECLS

/* What pb_store_changes_read() reads; followed by a WHERE. */
#define PB_STORE_CHANGE_SELECT                                                                               \
  "SELECT change.replica_id, change.sequence, change.clock, gesture.at, gesture.id, gesture.label, "         \
  "gesture.direction, gesture.user_id, change.action, change.kind, change.record_id, open.before, "          \
  "open.after, open.sequence IS NULL, change.identity_commitment IS NOT NULL FROM change "                   \
  "JOIN gesture ON gesture.id = change.gesture_id LEFT JOIN change_payload AS open "                         \
  "ON open.replica_id = change.replica_id AND open.sequence = change.sequence AND open.class = 'open' "

/* … and where in it these stand. */
enum { PB_STORE_CHANGE_BEFORE = 11, PB_STORE_CHANGE_AFTER = 12 };

/* pb_store_changes_read: the row at which @statement stands. (transfer full) */
PbStoreChange *pb_store_changes_read (PbStmt *statement);

G_END_DECLS
