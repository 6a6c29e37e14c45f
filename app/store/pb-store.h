/* pb-store.h: a case file: its records, and the log of every change to them.
 *
 * One store is one connection and belongs to the thread that opened it (asserted). Records of all kinds are
 * read and written by one generic set of functions, since the schema describes the kinds (pb-kind.h).
 *
 * Every write of a record stands inside a gesture: one thing a person did, one transaction, the unit of undo.
 * It is appended to this copy's hash chain in the same transaction (pb-store-chain.h says how). A gesture
 * that fails leaves the case as it was. References are checked when the gesture is committed, so that rows
 * may come in any order.
 *
 * Functions return (transfer full) unless they say otherwise. Errors are PB_ERROR: NOT_FOUND from get, EXISTS
 * and INVALID from writes (naming kind and key), BUSY when another program writes, NO_SPACE, READ_ONLY,
 * CORRUPT, IO; NOT_FOUND from a write when the file was moved or deleted meanwhile. Tests: tests/store, one
 * file per concern.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PbStore PbStore;

/* pb_store_create: a new, empty case. Never takes the place of a file; leaves nothing behind when it fails.
 */
PbStore *pb_store_create (const char *path, GError **error);

/* pb_store_open:
 * @read_only: works on read-only media and beside a writer; what would write is refused with READ_ONLY.
 * A case of an older version is brought to this one, after a copy was kept beside it (PATH.version-N); one of
 * a newer version is refused with VERSION_TOO_NEW and not touched.
 */
PbStore *pb_store_open (const char *path, gboolean read_only, GError **error);

/* pb_store_close: @self: (nullable). An open gesture is rolled back. */
void pb_store_close (PbStore *self);

const char *pb_store_get_path (PbStore *self);
gboolean pb_store_is_read_only (PbStore *self);
const char *pb_store_get_replica (PbStore *self); /* id of this copy's chain */
/* pb_store_set_user: @user_id: (nullable): id of the user record that stands in the log from now on. */
void pb_store_set_user (PbStore *self, const char *user_id);
/* pb_store_set_patience: how long a write waits for another program; PB_VAULT_PATIENCE_MS at first. */
void pb_store_set_patience (PbStore *self, guint milliseconds);
/* pb_store_has_foreign_changes: whether another connection committed to the file since the last call; once
 * for all it committed in between, never for changes of this store. The first call says FALSE: what it finds
 * is what the next one compares with. Not within a gesture. FALSE also when the file cannot be read just now:
 * then a later call tells; and always in a case on read-only media, which nobody writes. */
gboolean pb_store_has_foreign_changes (PbStore *self);
/* pb_store_set_clock: for tests: the wall clock, in µs since 1970 UTC. */
typedef gint64 (*PbStoreClock) (void);
void pb_store_set_clock (PbStore *self, PbStoreClock clock);

/* Gestures
 * ----------------------------------------------------------------------------------------------------------
 */

/* pb_store_begin:
 * @label: machine word of what is done ("import", "edit").
 * @undoable: FALSE for what shall stay; a gesture that inserts a @fixed record is not undoable whatever this
 * says.
 */
gboolean pb_store_begin (PbStore *self, const char *label, gboolean undoable, GError **error);
/* pb_store_commit: the gesture is over afterwards, also on failure: then nothing of it was kept. */
gboolean pb_store_commit (PbStore *self, GError **error);
void pb_store_rollback (PbStore *self);
/* pb_store_has_touched: whether the last committed gesture changed records of @kind. */
gboolean pb_store_has_touched (PbStore *self, PbKind kind);

/* pb_store_undo, pb_store_redo:
 * Appends the inverse of one's own latest gesture that is not undone, or takes the latest undo back; also
 * after the case was closed and opened again.
 * @out_label: (out) (optional) (transfer full): of the gesture.
 * Errors: NOT_FOUND: there is none; CONFLICT naming kind and record: it was changed since.
 */
gboolean pb_store_undo (PbStore *self, char **out_label, GError **error);
gboolean pb_store_redo (PbStore *self, char **out_label, GError **error);
/* pb_store_dup_undo_label, pb_store_dup_redo_label: what they would do now; NULL: nothing, with NOT_FOUND. */
char *pb_store_dup_undo_label (PbStore *self, GError **error);
char *pb_store_dup_redo_label (PbStore *self, GError **error);

/* Records
 * -----------------------------------------------------------------------------------------------------------
 */

gboolean pb_store_insert (PbStore *self, PbRecord *record, GError **error);
/* pb_store_update: the row with the record's id becomes @record; equal already: nothing is written. */
gboolean pb_store_update (PbStore *self, PbRecord *record, GError **error);
/* pb_store_delete: refused with INVALID, naming the other, while a record refers to it. */
gboolean pb_store_delete (PbStore *self, PbKind kind, const char *id, GError **error);

PbRecord *pb_store_get (PbStore *self, PbKind kind, const char *id, GError **error);
PbRecord *pb_store_get_by_key (PbStore *self, PbKind kind, const char *key, GError **error);
/* pb_store_find_same: the record equal to @record in the columns that make rows of its kind the same (empty
 * equals empty); NOT_FOUND. */
PbRecord *pb_store_find_same (PbStore *self, PbRecord *record, GError **error);
/* pb_store_list:
 * @column: (nullable): only rows where this column is @value (NULL: empty).
 * Returns: (element-type PbRecord): in the order of ids.
 */
GPtrArray *pb_store_list (PbStore *self, PbKind kind, const char *column, const char *value, GError **error);
/* pb_store_count: -1 on error. */
gint64 pb_store_count (PbStore *self, PbKind kind, const char *column, const char *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStore, pb_store_close)

G_END_DECLS
