/* pb-record.h: one row of a case: the model object of every kind.
 *
 * A record is its kind, its id and one text per column (NULL: empty), in the canonical form the schema names:
 * EDTF dates, decimal text, "0"/"1", keys of choices, ids for references. It has no I/O and no behaviour
 * beyond validation and comparison. Made on the worker, handed over whole, never shared between threads while
 * it is written. Why one type for all kinds: the schema is the description (pb-kind.h); what computes with a
 * case uses the typed structs of pb-snapshot.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kind.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD (pb_record_get_type ())
G_DECLARE_FINAL_TYPE (PbRecord, pb_record, PB, RECORD, GObject)

/* pb_record_new: @id: NULL for a fresh UUIDv7. Columns have their defaults. */
PbRecord *pb_record_new (PbKind kind, const char *id);
PbRecord *pb_record_copy (PbRecord *self);

PbKind pb_record_get_kind (PbRecord *self);
const char *pb_record_get_id (PbRecord *self);
const char *pb_record_get_key (PbRecord *self); /* (nullable) */
/* pb_record_get: @column: SQL or form name; an unknown name is a programming error. Returns: (nullable)
 * (transfer none) */
const char *pb_record_get (PbRecord *self, const char *column);
/* pb_record_get_nth: by position PB_COLUMN_<KIND>_<COLUMN>. */
const char *pb_record_get_nth (PbRecord *self, guint column);
/* pb_record_get_values: (transfer none): all columns in order, as pb_snapshot_builder_add() takes them. */
const char *const *pb_record_get_values (PbRecord *self);
gint64 pb_record_get_int (PbRecord *self, const char *column, gint64 fallback);

/* pb_record_set: @value in canonical form, NULL or "" to empty it. Not checked here: see
 * pb_record_validate(). Emits "changed". */
void pb_record_set (PbRecord *self, const char *column, const char *value);
void pb_record_set_nth (PbRecord *self, guint column, const char *value);

/* pb_record_validate: every column fits its type and required ones are there. References are checked by the
 * store. Errors: PB_ERROR_INVALID naming kind and column. */
gboolean pb_record_validate (PbRecord *self, GError **error);

/* pb_record_equal: same kind and equal columns (id included). */
gboolean pb_record_equal (PbRecord *a, PbRecord *b);

/* pb_record_to_json:
 * The columns that are not empty, in schema order, as one JSON object with SQL names: canonical, so that it
 * can be hashed.
 * @identity: FALSE for what everybody may see, TRUE for the identity columns only.
 * Returns: (transfer full): NULL when there is no such column with a value and @identity is TRUE.
 */
char *pb_record_to_json (PbRecord *self, gboolean identity);
/* pb_record_apply_json: sets the columns of a JSON object as made above. Errors: PB_ERROR_CORRUPT. */
gboolean pb_record_apply_json (PbRecord *self, const char *json, GError **error);

G_END_DECLS
