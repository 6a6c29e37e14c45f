/* pb-store-snapshot.c: the whole case in memory, as analysis reads it.
 *
 * One SELECT per kind, fed to the builder straight from SQLite's own memory; all in one read transaction, so
 * that rows of different kinds belong to one state of the case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-private.h"
#include "pb-store-views.h"

/* How often cancelling is looked at: a row takes about a microsecond. */
#define ROWS_BETWEEN_CHECKS 1024
#define MAX_COLUMNS 32

static gboolean
load_kind (PbStore *self, PbSnapshotBuilder *builder, PbKind kind, GCancellable *cancellable, GError **error)
{
  const char *values[MAX_COLUMNS] = {NULL};
  guint n_columns = pb_kind_get_info (kind)->n_columns;
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->db, _pb_store_sql (self, kind, PB_STORE_SQL_ALL), error);
  PbStep step = PB_STEP_ROW;
  guint n_rows = 0;

  g_assert (n_columns <= MAX_COLUMNS);

  if (statement == NULL)
    return FALSE;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    for (guint i = 0; i < n_columns; i++)
      values[i] = pb_stmt_get_text (statement, (int) i);
    if (values[0] == NULL) {
      g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "A row of %s has no id",
                   pb_kind_get_info (kind)->table);
      return FALSE;
    }
    pb_snapshot_builder_add (builder, kind, values);
    if (++n_rows % ROWS_BETWEEN_CHECKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  }
  return step == PB_STEP_DONE;
}

static gboolean
load_kinds (PbStore *self, PbSnapshotBuilder *builder, GCancellable *cancellable, GError **error)
{
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (pb_snapshot_builder_wants (kind) && !load_kind (self, builder, kind, cancellable, error))
      return FALSE;
  }
  return TRUE;
}

PbSnapshot *
pb_store_load_snapshot (PbStore *self, GPtrArray *packs, GCancellable *cancellable, GError **error)
{
  g_autoptr (PbSnapshotBuilder) builder = NULL;
  gboolean loaded = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  builder = pb_snapshot_builder_new ();
  for (guint i = 0; packs != NULL && i < packs->len; i++)
    pb_snapshot_builder_add_pack (builder, g_ptr_array_index (packs, i));
  if (!pb_db_begin (self->db, PB_DB_READ, error))
    return NULL;
  loaded = load_kinds (self, builder, cancellable, error);
  _pb_store_end_read (self);
  return loaded ? pb_snapshot_builder_end (builder, error) : NULL;
}
