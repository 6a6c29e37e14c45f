/* pb-db.c: see pb-db.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-db"

#include "config.h"

#include "pb-db.h"
#include "pb-error.h"
#include "pb-vault.h"

struct _PbDb {
  sqlite3 *handle; /* (owned) */
  GThread *owner;
  GHashTable *statements; /* (owned): SQL to PbStmt */
  PbDbTransaction transaction;
  guint depth;       /* of nested transactions */
  gboolean given_up; /* an inner one was rolled back */
};

PbDb *
pb_db_new (sqlite3 *handle)
{
  PbDb *self = g_new0 (PbDb, 1);

  self->handle = handle;
  self->owner = g_thread_self ();
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pb_stmt_destroy);
  return self;
}

void
pb_db_free (PbDb *self)
{
  if (self == NULL)
    return;
  g_assert (pb_db_is_own_thread (self));
  while (self->depth > 0)
    pb_db_rollback (self);
  g_hash_table_unref (self->statements);
  pb_vault_close (self->handle);
  g_free (self);
}

sqlite3 *
pb_db_get_handle (PbDb *self)
{
  return self->handle;
}

gboolean
pb_db_is_own_thread (PbDb *self)
{
  return g_thread_self () == self->owner;
}

static gboolean
prepare (PbDb *self, const char *sql, const char **out_rest, sqlite3_stmt **out_statement, GError **error)
{
  int result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, out_statement, out_rest);

  if (result != SQLITE_OK) {
    pb_vault_set_error (error, self->handle, result, "The case file");
    return FALSE;
  }
  return TRUE;
}

PbStmt *
pb_db_prepare (PbDb *self, const char *sql, GError **error)
{
  PbStmt *kept = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *handle = NULL;

  g_assert (pb_db_is_own_thread (self));

  if (kept != NULL && pb_stmt_take (kept))
    return kept;
  if (!prepare (self, sql, NULL, &handle, error))
    return NULL;
  /* One that is in the middle of its rows is not taken away from whoever steps it. */
  if (kept != NULL)
    return pb_stmt_new (self, handle, FALSE);
  kept = pb_stmt_new (self, handle, TRUE);
  g_hash_table_insert (self->statements, g_strdup (sql), kept);
  return kept;
}

gboolean
pb_db_run (PbDb *self, const char *sql, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self, sql, error);

  return statement != NULL && pb_stmt_run (statement, error);
}

gboolean
pb_db_run_script (PbDb *self, const char *sql, GError **error)
{
  while (*sql != '\0') {
    sqlite3_stmt *handle = NULL;
    g_autoptr (PbStmt) statement = NULL;

    if (!prepare (self, sql, &sql, &handle, error))
      return FALSE;
    /* Only white space or a comment was left. */
    if (handle == NULL)
      return TRUE;
    statement = pb_stmt_new (self, handle, FALSE);
    if (!pb_stmt_run (statement, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
pb_db_get_number (PbDb *self, const char *sql, gint64 *out_number, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self, sql, error);
  PbStep step = statement != NULL ? pb_stmt_step (statement, error) : PB_STEP_ERROR;

  if (step == PB_STEP_ERROR)
    return FALSE;
  if (step == PB_STEP_DONE) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_CORRUPT,
                         "The case file: a row that must be there is missing");
    return FALSE;
  }
  *out_number = pb_stmt_get_int (statement, 0);
  return TRUE;
}

gboolean
pb_db_begin (PbDb *self, PbDbTransaction transaction, GError **error)
{
  g_assert (pb_db_is_own_thread (self));
  /* A read transaction cannot become a write one without the danger of finding the file changed. */
  g_assert (self->depth == 0 || self->transaction == PB_DB_WRITE || transaction == PB_DB_READ);

  if (self->depth == 0) {
    if (!pb_db_run (self, transaction == PB_DB_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", error))
      return FALSE;
    self->transaction = transaction;
    self->given_up = FALSE;
  }
  self->depth++;
  return TRUE;
}

gboolean
pb_db_commit (PbDb *self, GError **error)
{
  g_assert (pb_db_is_own_thread (self));
  g_assert (self->depth > 0);

  if (self->depth > 1) {
    self->depth--;
    return TRUE;
  }
  if (self->given_up || sqlite3_get_autocommit (self->handle)) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INTERNAL, "A step failed before: nothing was kept");
    return FALSE;
  }
  if (!pb_db_run (self, "COMMIT", error))
    return FALSE;
  self->depth = 0;
  return TRUE;
}

void
pb_db_rollback (PbDb *self)
{
  g_assert (pb_db_is_own_thread (self));
  g_assert (self->depth > 0);

  self->given_up = TRUE;
  self->depth--;
  if (self->depth > 0)
    return;
  /* SQLite may have rolled back on its own: full disk, input/output error. It cannot fail to forget. */
  if (!sqlite3_get_autocommit (self->handle))
    pb_db_run (self, "ROLLBACK", NULL);
}

gboolean
pb_db_is_writing (PbDb *self)
{
  return self->depth > 0 && self->transaction == PB_DB_WRITE && !self->given_up
         && !sqlite3_get_autocommit (self->handle);
}
