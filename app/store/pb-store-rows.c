/* pb-store-rows.c: rows to records and back, for every kind, without the log.
 *
 * SQL is put together from the names of the compiled-in schema only, quoted since some are words of SQL
 * ("end", "value"); values are always bound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-private.h"

#include <string.h>

/* Bind names of columns by position: as many as the widest kind has, so that no name is put together while
 * writing. */
static const char *const column_binds[] = {
    "$c0",  "$c1",  "$c2",  "$c3",  "$c4",  "$c5",  "$c6",  "$c7",  "$c8",  "$c9",  "$c10",
    "$c11", "$c12", "$c13", "$c14", "$c15", "$c16", "$c17", "$c18", "$c19", "$c20", "$c21",
    "$c22", "$c23", "$c24", "$c25", "$c26", "$c27", "$c28", "$c29", "$c30", "$c31",
};

static void
append_select (GString *sql, const PbKindInfo *info)
{
  g_string_append (sql, "SELECT ");
  for (guint i = 0; i < info->n_columns; i++) {
    /* Bytes are hexadecimal text in a record. */
    g_string_append_printf (
        sql,
        info->columns[i].type == PB_COLUMN_TYPE_BLOB ? "%snullif (lower (hex (\"%s\")), '')" : "%s\"%s\"",
        i > 0 ? ", " : "", info->columns[i].name);
  }
  g_string_append_printf (sql, " FROM \"%s\"", info->table);
}

static void
append_insert (GString *sql, const PbKindInfo *info)
{
  g_string_append_printf (sql, "INSERT INTO \"%s\" (", info->table);
  for (guint i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", info->columns[i].name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < info->n_columns; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", column_binds[i]);
  g_string_append_c (sql, ')');
}

static void
append_update (GString *sql, const PbKindInfo *info)
{
  g_string_append_printf (sql, "UPDATE \"%s\" SET ", info->table);
  for (guint i = 1; i < info->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\" = %s", i > 1 ? ", " : "", info->columns[i].name, column_binds[i]);
  g_string_append (sql, " WHERE \"id\" = $c0");
}

const char *
_pb_store_sql (PbStore *self, PbKind kind, PbStoreSql which)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  g_autoptr (GString) sql = NULL;

  if (self->sql[kind][which] != NULL)
    return self->sql[kind][which];
  g_assert (info->n_columns <= G_N_ELEMENTS (column_binds));
  sql = g_string_new (NULL);
  switch (which) {
  case PB_STORE_SQL_INSERT:
    append_insert (sql, info);
    break;
  case PB_STORE_SQL_UPDATE:
    append_update (sql, info);
    break;
  case PB_STORE_SQL_DELETE:
    g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE \"id\" = $id", info->table);
    break;
  case PB_STORE_SQL_SELECT:
  case PB_STORE_SQL_GET:
  case PB_STORE_SQL_GET_BY_KEY:
  case PB_STORE_SQL_ALL:
  case PB_STORE_N_SQL:
  default:
    append_select (sql, info);
    break;
  }
  if (which == PB_STORE_SQL_GET)
    g_string_append (sql, " WHERE \"id\" = $id");
  else if (which == PB_STORE_SQL_GET_BY_KEY)
    g_string_append (sql, " WHERE \"key\" = $key");
  else if (which == PB_STORE_SQL_ALL)
    g_string_append (sql, " ORDER BY \"id\"");
  self->sql[kind][which] = g_string_free (g_steal_pointer (&sql), FALSE);
  return self->sql[kind][which];
}

char *
_pb_store_name (PbKind kind, const char *key, const char *id)
{
  return g_strdup_printf ("%s %s", pb_kind_get_info (kind)->table, key != NULL ? key : id);
}

/* What a column may not be, whoever wrote it there; NULL when it can be taken. */
static const char *
find_fault (const PbColumn *column, PbStmt *statement, int position)
{
  const char *value = pb_stmt_get_text (statement, position);

  if (!pb_stmt_is_text (statement, position))
    return "is not text";
  /* Whoever reads the record relies on it. */
  if (column->required && (value == NULL || *value == '\0'))
    return "is missing";
  return NULL;
}

PbRecord *
_pb_store_read_row (PbKind kind, PbStmt *statement, GError **error)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  const char *id = pb_stmt_get_text (statement, 0);
  g_autoptr (PbRecord) record = pb_record_new (kind, id != NULL ? id : "");

  for (guint i = 0; i < info->n_columns; i++) {
    const char *fault = find_fault (&info->columns[i], statement, (int) i);

    if (fault != NULL) {
      g_autofree char *name = _pb_store_name (kind, NULL, pb_record_get_id (record));

      g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "%s: %s %s", name, info->columns[i].name, fault);
      return NULL;
    }
    if (i > 0)
      pb_record_set_nth (record, i, pb_stmt_get_text (statement, (int) i));
  }
  return g_steal_pointer (&record);
}

/* Hexadecimal text to bytes; NULL when it is not. */
static GByteArray *
bytes_from_hex (const char *text)
{
  gsize length = strlen (text);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (gsize i = 0; i < length; i += 2) {
    int high = g_ascii_xdigit_value (text[i]);
    int low = g_ascii_xdigit_value (text[i + 1]); /* the ending NUL is no digit */
    guint8 byte = 0;

    if (high < 0 || low < 0)
      return NULL;
    byte = (guint8) (high << 4 | low);
    g_byte_array_append (bytes, &byte, 1);
  }
  return g_steal_pointer (&bytes);
}

static gboolean
set_unfit (GError **error, PbKind kind, guint column, const char *what)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s: %s: %s", info->table, info->columns[column].name,
               what);
  return FALSE;
}

gboolean
_pb_store_bind_column (PbStmt *statement, const char *name, PbKind kind, guint column, const char *value,
                       GError **error)
{
  const PbColumn *description = &pb_kind_get_info (kind)->columns[column];
  gint64 number = 0;

  if (value == NULL) {
    pb_stmt_bind_text (statement, name, NULL);
  } else if (description->integer) {
    if (!g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
      return set_unfit (error, kind, column, "not a whole number");
    pb_stmt_bind_int (statement, name, number);
  } else if (description->type == PB_COLUMN_TYPE_BLOB) {
    g_autoptr (GByteArray) bytes = bytes_from_hex (value);

    if (bytes == NULL)
      return set_unfit (error, kind, column, "not hexadecimal");
    pb_stmt_bind_blob (statement, name, bytes->data, bytes->len);
  } else {
    if (!g_utf8_validate (value, -1, NULL))
      return set_unfit (error, kind, column, "not text in UTF-8");
    pb_stmt_bind_text (statement, name, value);
  }
  return TRUE;
}

gboolean
_pb_store_find_row (PbStore *self, PbKind kind, const char *id, PbRecord **out_record, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->db, _pb_store_sql (self, kind, PB_STORE_SQL_GET), error);
  PbStep step = PB_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$id", id);
  step = pb_stmt_step (statement, error);
  if (step == PB_STEP_ERROR)
    return FALSE;
  if (step == PB_STEP_DONE) {
    *out_record = NULL;
    return TRUE;
  }
  *out_record = _pb_store_read_row (kind, statement, error);
  return *out_record != NULL;
}

gboolean
_pb_store_write_row (PbStore *self, PbStoreSql which, PbRecord *record, GError **error)
{
  PbKind kind = pb_record_get_kind (record);
  g_autoptr (PbStmt) statement = pb_db_prepare (self->db, _pb_store_sql (self, kind, which), error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < pb_kind_get_info (kind)->n_columns; i++) {
    if (!_pb_store_bind_column (statement, column_binds[i], kind, i, pb_record_get_nth (record, i), error))
      return FALSE;
  }
  return pb_stmt_run (statement, error);
}

gboolean
_pb_store_delete_row (PbStore *self, PbKind kind, const char *id, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->db, _pb_store_sql (self, kind, PB_STORE_SQL_DELETE), error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$id", id);
  return pb_stmt_run (statement, error);
}

void
_pb_store_state_clear (PbStoreState *state)
{
  g_clear_pointer (&state->open, g_free);
  g_clear_pointer (&state->identity, g_free);
}

PbStoreState
_pb_store_state_of (PbRecord *record)
{
  PbStoreState state = {0};

  if (record != NULL) {
    state.open = pb_record_to_json (record, FALSE);
    state.identity = pb_record_to_json (record, TRUE);
  }
  return state;
}

gboolean
_pb_store_state_equal (const PbStoreState *a, const PbStoreState *b)
{
  return g_strcmp0 (a->open, b->open) == 0 && g_strcmp0 (a->identity, b->identity) == 0;
}

gboolean
_pb_store_state_to_record (const PbStoreState *state, PbKind kind, const char *id, PbRecord **out_record,
                           GError **error)
{
  g_autoptr (PbRecord) record = NULL;

  *out_record = NULL;
  if (state->open == NULL)
    return TRUE;
  record = pb_record_new (kind, id);
  /* What is not in the JSON was empty, also where the schema has a default. */
  for (guint i = 1; i < pb_kind_get_info (kind)->n_columns; i++)
    pb_record_set_nth (record, i, NULL);
  if (!pb_record_apply_json (record, state->open, error)
      || (state->identity != NULL && !pb_record_apply_json (record, state->identity, error)))
    return FALSE;
  *out_record = g_steal_pointer (&record);
  return TRUE;
}
