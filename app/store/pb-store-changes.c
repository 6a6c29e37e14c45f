/* pb-store-changes.c: the history as it is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-store-changes.h"
#include "pb-store-private.h"

/* Fixed parts; what is looked for is bound. */
#define SELECT_CHANGES PB_STORE_CHANGE_SELECT "WHERE ($kind IS NULL OR change.kind = $kind) "

#define ORDER_CHANGES "ORDER BY change.clock DESC, change.replica_id DESC, change.sequence DESC LIMIT $limit"

void
pb_store_change_free (PbStoreChange *change)
{
  if (change == NULL)
    return;
  g_free (change->replica_id);
  g_free (change->gesture_id);
  g_free (change->label);
  g_free (change->direction);
  g_free (change->user_id);
  g_free (change->action);
  g_free (change->kind);
  g_free (change->record_id);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

PbStoreChange *
pb_store_changes_read (PbStmt *statement)
{
  PbStoreChange *change = g_new0 (PbStoreChange, 1);

  change->replica_id = g_strdup (pb_stmt_get_text (statement, 0));
  change->sequence = pb_stmt_get_int (statement, 1);
  change->clock = pb_stmt_get_int (statement, 2);
  change->at = pb_stmt_get_int (statement, 3);
  change->gesture_id = g_strdup (pb_stmt_get_text (statement, 4));
  change->label = g_strdup (pb_stmt_get_text (statement, 5));
  change->direction = g_strdup (pb_stmt_get_text (statement, 6));
  change->user_id = g_strdup (pb_stmt_get_text (statement, 7));
  change->action = g_strdup (pb_stmt_get_text (statement, 8));
  change->kind = g_strdup (pb_stmt_get_text (statement, 9));
  change->record_id = g_strdup (pb_stmt_get_text (statement, 10));
  change->before = g_strdup (pb_stmt_get_text (statement, PB_STORE_CHANGE_BEFORE));
  change->after = g_strdup (pb_stmt_get_text (statement, PB_STORE_CHANGE_AFTER));
  change->erased = pb_stmt_get_int (statement, 13) != 0;
  change->identity = pb_stmt_get_int (statement, 14) != 0;
  return change;
}

GPtrArray *
pb_store_list_changes (PbStore *self, PbKind kind, const char *record_id, guint limit, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_change_free);
  PbStep step = PB_STEP_ROW;

  g_return_val_if_fail (self != NULL && kind >= PB_KIND_NONE && kind < PB_N_KINDS, NULL);

  /* Two texts, so that the one for a record is served by its index. */
  statement
      = pb_db_prepare (self->db,
                       record_id != NULL ? SELECT_CHANGES "AND change.record_id = $record " ORDER_CHANGES
                                         : SELECT_CHANGES ORDER_CHANGES,
                       error);
  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$kind", kind != PB_KIND_NONE ? pb_kind_get_info (kind)->table : NULL);
  pb_stmt_bind_int (statement, "$limit", limit > 0 ? (gint64) limit : -1);
  if (record_id != NULL)
    pb_stmt_bind_text (statement, "$record", record_id);
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW)
    g_ptr_array_add (changes, pb_store_changes_read (statement));
  return step == PB_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}
