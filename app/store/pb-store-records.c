/* pb-store-records.c: records in and out; every write with its change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-private.h"
#include "pb-uuid.h"

static char *
name_of (PbRecord *record)
{
  return _pb_store_name (pb_record_get_kind (record), pb_record_get_key (record), pb_record_get_id (record));
}

/* What a refused row collides with, in words. */
static void
explain_row (PbStore *self, PbRecord *record, GError *cause, GError **error)
{
  g_autofree char *name = name_of (record);
  PbKind kind = pb_record_get_kind (record);
  g_autoptr (PbRecord) other = NULL;

  if (!g_error_matches (cause, PB_ERROR, PB_ERROR_EXISTS)) {
    g_propagate_prefixed_error (error, cause, "%s: ", name);
    return;
  }
  if (pb_record_get_key (record) != NULL)
    other = pb_store_get_by_key (self, kind, pb_record_get_key (record), NULL);
  if (other != NULL && g_strcmp0 (pb_record_get_id (other), pb_record_get_id (record)) != 0)
    g_set_error (error, PB_ERROR, PB_ERROR_EXISTS, "%s: this key is taken by another", name);
  else
    g_set_error (error, PB_ERROR, PB_ERROR_EXISTS, "%s: it, or one that says the same, is there already",
                 name);
  g_error_free (cause);
}

static gboolean
check_record (PbStore *self, PbRecord *record, GError **error)
{
  if (!_pb_store_check_gesture (self, error))
    return FALSE;
  if (!pb_uuid_is_valid (pb_record_get_id (record))) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s: “%s” is not an id of a record",
                 pb_kind_get_info (pb_record_get_kind (record))->table, pb_record_get_id (record));
    return FALSE;
  }
  return pb_record_validate (record, error);
}

static gboolean
check_not_fixed (PbKind kind, const char *name, GError **error)
{
  if (!pb_kind_get_info (kind)->fixed)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
               "%s: entries of this kind stay as they are; add another that corrects it", name);
  return FALSE;
}

gboolean
pb_store_insert (PbStore *self, PbRecord *record, GError **error)
{
  g_auto (PbStoreState) before = {0};
  g_auto (PbStoreState) after = {0};
  GError *local_error = NULL;

  g_return_val_if_fail (self != NULL && PB_IS_RECORD (record), FALSE);
  g_return_val_if_fail (self->gesture != NULL, FALSE);

  if (!check_record (self, record, error))
    return FALSE;
  if (!_pb_store_write_row (self, PB_STORE_SQL_INSERT, record, &local_error)) {
    explain_row (self, record, local_error, error);
    return FALSE;
  }
  after = _pb_store_state_of (record);
  return _pb_store_log (self, "insert", pb_record_get_kind (record), pb_record_get_id (record), &before,
                        &after, error);
}

gboolean
pb_store_update (PbStore *self, PbRecord *record, GError **error)
{
  g_autoptr (PbRecord) old = NULL;
  g_auto (PbStoreState) before = {0};
  g_auto (PbStoreState) after = {0};
  g_autofree char *name = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (self != NULL && PB_IS_RECORD (record), FALSE);
  g_return_val_if_fail (self->gesture != NULL, FALSE);

  if (!check_record (self, record, error))
    return FALSE;
  old = pb_store_get (self, pb_record_get_kind (record), pb_record_get_id (record), error);
  if (old == NULL)
    return FALSE;
  if (pb_record_equal (old, record))
    return TRUE;
  name = name_of (old);
  if (!check_not_fixed (pb_record_get_kind (record), name, error))
    return FALSE;
  if (!_pb_store_write_row (self, PB_STORE_SQL_UPDATE, record, &local_error)) {
    explain_row (self, record, local_error, error);
    return FALSE;
  }
  before = _pb_store_state_of (old);
  after = _pb_store_state_of (record);
  return _pb_store_log (self, "update", pb_record_get_kind (record), pb_record_get_id (record), &before,
                        &after, error);
}

gboolean
pb_store_delete (PbStore *self, PbKind kind, const char *id, GError **error)
{
  g_autoptr (PbRecord) old = NULL;
  g_auto (PbStoreState) before = {0};
  g_auto (PbStoreState) after = {0};
  g_autofree char *name = NULL;
  g_autofree char *referrer = NULL;

  g_return_val_if_fail (self != NULL && id != NULL && kind >= 0 && kind < PB_N_KINDS, FALSE);
  g_return_val_if_fail (self->gesture != NULL, FALSE);

  if (!_pb_store_check_gesture (self, error))
    return FALSE;
  old = pb_store_get (self, kind, id, error);
  if (old == NULL)
    return FALSE;
  name = name_of (old);
  if (!check_not_fixed (kind, name, error) || !_pb_store_find_referrer (self, kind, id, &referrer, error))
    return FALSE;
  if (referrer != NULL) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s cannot be deleted: %s refers to it", name, referrer);
    return FALSE;
  }
  if (!_pb_store_delete_row (self, kind, id, error))
    return FALSE;
  before = _pb_store_state_of (old);
  return _pb_store_log (self, "delete", kind, id, &before, &after, error);
}

PbRecord *
pb_store_get (PbStore *self, PbKind kind, const char *id, GError **error)
{
  PbRecord *record = NULL;

  g_return_val_if_fail (self != NULL && id != NULL && kind >= 0 && kind < PB_N_KINDS, NULL);

  if (!_pb_store_find_row (self, kind, id, &record, error))
    return NULL;
  if (record == NULL)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "There is no %s %s", pb_kind_get_info (kind)->table,
                 id);
  return record;
}

PbRecord *
pb_store_get_by_key (PbStore *self, PbKind kind, const char *key, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  PbStep step = PB_STEP_ERROR;

  g_return_val_if_fail (self != NULL && key != NULL && kind >= 0 && kind < PB_N_KINDS, NULL);

  statement = pb_db_prepare (self->db, _pb_store_sql (self, kind, PB_STORE_SQL_GET_BY_KEY), error);
  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$key", key);
  step = pb_stmt_step (statement, error);
  if (step == PB_STEP_ROW)
    return _pb_store_read_row (kind, statement, error);
  if (step == PB_STEP_DONE)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "There is no %s with the key “%s”",
                 pb_kind_get_info (kind)->table, key);
  return NULL;
}

/* "… WHERE "a" IS $s0 AND "b" IS $s1": equal, empty like empty. Kinds of one row a case: any row. */
static char *
put_same_sql (PbStore *self, PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  g_autoptr (GString) sql = g_string_new (_pb_store_sql (self, kind, PB_STORE_SQL_SELECT));

  for (guint i = 0; i < info->n_same; i++)
    g_string_append_printf (sql, "%s \"%s\" IS $s%u", i == 0 ? " WHERE" : " AND",
                            info->columns[info->same[i]].name, i);
  g_string_append (sql, " ORDER BY \"id\" LIMIT 1");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
bind_same (PbStmt *statement, PbRecord *record, GError **error)
{
  PbKind kind = pb_record_get_kind (record);
  const PbKindInfo *info = pb_kind_get_info (kind);

  for (guint i = 0; i < info->n_same; i++) {
    char name[8];

    g_snprintf (name, sizeof name, "$s%u", i);
    if (!_pb_store_bind_column (statement, name, kind, info->same[i],
                                pb_record_get_nth (record, info->same[i]), error))
      return FALSE;
  }
  return TRUE;
}

PbRecord *
pb_store_find_same (PbStore *self, PbRecord *record, GError **error)
{
  const PbKindInfo *info = NULL;
  PbStep step = PB_STEP_DONE;
  g_autoptr (PbStmt) statement = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (self != NULL && PB_IS_RECORD (record), NULL);

  info = pb_kind_get_info (pb_record_get_kind (record));
  if (info->n_same > 0 || info->single) {
    sql = put_same_sql (self, info->kind);
    statement = pb_db_prepare (self->db, sql, error);
    if (statement == NULL || !bind_same (statement, record, error))
      return NULL;
    step = pb_stmt_step (statement, error);
  }
  if (step == PB_STEP_ROW)
    return _pb_store_read_row (info->kind, statement, error);
  if (step == PB_STEP_DONE)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "There is no such %s yet", info->table);
  return NULL;
}

/* A SELECT, for the rows where @column is @value. @column: (nullable). */
static PbStmt *
prepare_filtered (PbStore *self, PbKind kind, const char *select, const char *column, const char *value,
                  GError **error)
{
  int position = column != NULL ? pb_kind_find_column (kind, column) : -1;
  g_autofree char *sql = NULL;
  g_autoptr (PbStmt) statement = NULL;

  g_return_val_if_fail (column == NULL || position >= 0, NULL);

  if (column != NULL)
    sql = g_strdup_printf ("%s WHERE \"%s\" IS $value ORDER BY \"id\"", select,
                           pb_kind_get_info (kind)->columns[position].name);
  else
    sql = g_strdup_printf ("%s ORDER BY \"id\"", select);
  statement = pb_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return NULL;
  if (column != NULL && !_pb_store_bind_column (statement, "$value", kind, (guint) position, value, error))
    return NULL;
  return g_steal_pointer (&statement);
}

GPtrArray *
pb_store_list (PbStore *self, PbKind kind, const char *column, const char *value, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  PbStep step = PB_STEP_ROW;

  g_return_val_if_fail (self != NULL && kind >= 0 && kind < PB_N_KINDS, NULL);

  statement
      = prepare_filtered (self, kind, _pb_store_sql (self, kind, PB_STORE_SQL_SELECT), column, value, error);
  if (statement == NULL)
    return NULL;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    PbRecord *record = _pb_store_read_row (kind, statement, error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return step == PB_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

gint64
pb_store_count (PbStore *self, PbKind kind, const char *column, const char *value, GError **error)
{
  g_autofree char *select = NULL;
  g_autoptr (PbStmt) statement = NULL;

  g_return_val_if_fail (self != NULL && kind >= 0 && kind < PB_N_KINDS, -1);

  select = g_strdup_printf ("SELECT count (*) FROM \"%s\"", pb_kind_get_info (kind)->table);
  statement = prepare_filtered (self, kind, select, column, value, error);
  if (statement == NULL || pb_stmt_step (statement, error) != PB_STEP_ROW)
    return -1;
  return pb_stmt_get_int (statement, 0);
}
