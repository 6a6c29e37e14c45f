/* pb-item.h: a record as lists and panes show it: with what it is called and what the records it refers to
 * are called.
 *
 * Immutable once made. Titles never hold identity values: a person is its pseudonym, an exhibit its label.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-record.h"

G_BEGIN_DECLS

#define PB_TYPE_ITEM (pb_item_get_type ())
G_DECLARE_FINAL_TYPE (PbItem, pb_item, PB, ITEM, GObject)

/* pb_item_new: @title: never empty; @titles: (transfer full): one per column, NULL where it refers to
 * nothing. */
PbItem *pb_item_new (PbRecord *record, const char *title, char **titles);
/* pb_item_get_record: (transfer none) */
PbRecord *pb_item_get_record (PbItem *self);
PbKind pb_item_get_kind (PbItem *self);
const char *pb_item_get_id (PbItem *self);
/* pb_item_get_title: "V1", "S3 · Second statement", "P2 p.4 “he took …”": never empty, one line. */
const char *pb_item_get_title (PbItem *self);
/* pb_item_get_shown: @column (SQL or form name) as a list shows it: a reference by its title, a choice, date
 * or number as stored. (nullable) (transfer none) */
const char *pb_item_get_shown (PbItem *self, const char *column);

G_END_DECLS
