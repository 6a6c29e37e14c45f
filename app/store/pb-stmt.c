/* pb-stmt.c: see pb-stmt.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-stmt"

#include "config.h"

#include "pb-db.h"
#include "pb-stmt.h"
#include "pb-vault.h"

struct _PbStmt {
  PbDb *db;
  sqlite3_stmt *handle; /* (owned) */
  gboolean kept;        /* by its connection */
  gboolean taken;
  int bind_result;
};

PbStmt *
pb_stmt_new (PbDb *db, sqlite3_stmt *handle, gboolean kept)
{
  PbStmt *self = g_new0 (PbStmt, 1);

  self->db = db;
  self->handle = handle;
  self->kept = kept;
  self->taken = TRUE;
  return self;
}

gboolean
pb_stmt_take (PbStmt *self)
{
  if (self->taken)
    return FALSE;
  self->taken = TRUE;
  return TRUE;
}

void
pb_stmt_destroy (PbStmt *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

void
pb_stmt_free (PbStmt *self)
{
  if (self == NULL)
    return;
  if (!self->kept) {
    pb_stmt_destroy (self);
    return;
  }
  pb_stmt_reset (self);
  sqlite3_clear_bindings (self->handle);
  self->taken = FALSE;
}

static int
find_bind (PbStmt *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->handle, name);

  g_assert (index > 0);
  return index;
}

static void
note_bind (PbStmt *self, int result)
{
  if (result != SQLITE_OK)
    self->bind_result = result;
}

void
pb_stmt_bind_text (PbStmt *self, const char *name, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, find_bind (self, name), value, -1, SQLITE_TRANSIENT));
}

void
pb_stmt_bind_int (PbStmt *self, const char *name, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, find_bind (self, name), value));
}

void
pb_stmt_bind_blob (PbStmt *self, const char *name, gconstpointer bytes, gsize length)
{
  /* A NULL pointer would bind NULL where an empty blob is meant. */
  note_bind (self, sqlite3_bind_blob64 (self->handle, find_bind (self, name), bytes != NULL ? bytes : "",
                                        length, SQLITE_TRANSIENT));
}

PbStep
pb_stmt_step (PbStmt *self, GError **error)
{
  int result = self->bind_result;

  g_assert (pb_db_is_own_thread (self->db));

  if (result == SQLITE_OK)
    result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return PB_STEP_ROW;
  if (result == SQLITE_DONE)
    return PB_STEP_DONE;
  pb_vault_set_error (error, pb_db_get_handle (self->db), result, "The case file");
  return PB_STEP_ERROR;
}

gboolean
pb_stmt_run (PbStmt *self, GError **error)
{
  PbStep step = PB_STEP_ROW;

  while (step == PB_STEP_ROW)
    step = pb_stmt_step (self, error);
  return step == PB_STEP_DONE;
}

void
pb_stmt_reset (PbStmt *self)
{
  sqlite3_reset (self->handle);
  self->bind_result = SQLITE_OK;
}

gboolean
pb_stmt_is_null (PbStmt *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
pb_stmt_get_text (PbStmt *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gboolean
pb_stmt_is_text (PbStmt *self, int column)
{
  const char *text = pb_stmt_get_text (self, column);

  /* With its length, so that what stands behind a NUL is not overlooked. */
  return text == NULL || g_utf8_validate (text, sqlite3_column_bytes (self->handle, column), NULL);
}

gint64
pb_stmt_get_int (PbStmt *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const guint8 *
pb_stmt_get_blob (PbStmt *self, int column, gsize *out_length)
{
  const guint8 *bytes = sqlite3_column_blob (self->handle, column);

  *out_length = (gsize) sqlite3_column_bytes (self->handle, column);
  return bytes;
}
