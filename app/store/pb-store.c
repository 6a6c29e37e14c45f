/* pb-store.c: making, opening and closing a case. See pb-store.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-private.h"
#include "pb-uuid.h"
#include "pb-vault.h"

static PbStore *
store_new (sqlite3 *handle, const char *path, gboolean read_only)
{
  PbStore *self = g_new0 (PbStore, 1);

  self->db = pb_db_new (handle);
  self->path = g_strdup (path);
  self->read_only = read_only;
  self->clock = g_get_real_time;
  return self;
}

/* This copy of the case gets its chain. */
static gboolean
insert_replica (PbStore *self, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->db, "INSERT INTO replica (id, user_id, own, added_at) VALUES ($id, NULL, 1, $now)", error);
  g_autofree char *id = pb_uuid_new ();

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$id", id);
  pb_stmt_bind_int (statement, "$now", self->clock ());
  return pb_stmt_run (statement, error);
}

static gboolean
load_replica (PbStore *self, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self->db, "SELECT id FROM replica WHERE own = 1", error);
  PbStep step = statement != NULL ? pb_stmt_step (statement, error) : PB_STEP_ERROR;

  if (step == PB_STEP_ERROR)
    return FALSE;
  if (step == PB_STEP_ROW)
    self->replica_id = g_strdup (pb_stmt_get_text (statement, 0));
  if (step == PB_STEP_DONE || pb_stmt_step (statement, NULL) == PB_STEP_ROW) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "The case %s does not say which history is its own",
                 self->path);
    return FALSE;
  }
  return TRUE;
}

PbStore *
pb_store_create (const char *path, GError **error)
{
  g_autoptr (PbStore) self = NULL;
  g_auto (GStrv) scripts = NULL;
  sqlite3 *handle = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  scripts = _pb_store_load_scripts ();
  handle = pb_vault_open (path, PB_VAULT_CREATE, NULL, 0, error);
  if (handle == NULL)
    return NULL;
  self = store_new (handle, path, FALSE);
  if (!_pb_store_migrate (self->db, path, (const char *const *) scripts, error)
      || !insert_replica (self, error) || !load_replica (self, error)) {
    g_clear_pointer (&self, pb_store_close);
    pb_vault_remove (path);
    return NULL;
  }
  return g_steal_pointer (&self);
}

/* Probata makes no triggers and no views: what a foreign hand put there must not run. */
static gboolean
check_schema (PbStore *self, GError **error)
{
  gint64 foreign = 0;

  if (!pb_db_get_number (self->db, "SELECT count (*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')",
                         &foreign, error))
    return FALSE;
  if (foreign == 0)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
               "The case %s holds instructions of a foreign hand: use a backup", self->path);
  return FALSE;
}

static gboolean
bring_up_to_date (PbStore *self, const char *const *scripts, GError **error)
{
  gint64 version = 0;
  gint64 newest = g_strv_length ((char **) scripts);

  if (!pb_db_get_number (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == newest)
    return TRUE;
  if (version > newest) {
    g_set_error (error, PB_ERROR, PB_ERROR_VERSION_TOO_NEW,
                 "The case %s has version %" G_GINT64_FORMAT
                 "; this Probata knows versions up to %" G_GINT64_FORMAT ": update Probata",
                 self->path, version, newest);
    return FALSE;
  }
  if (version <= 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "The case %s was never finished being made: make it anew",
                 self->path);
    return FALSE;
  }
  if (self->read_only) {
    g_set_error (error, PB_ERROR, PB_ERROR_READ_ONLY,
                 "The case %s is of an older version: open it once for writing", self->path);
    return FALSE;
  }
  return _pb_store_migrate (self->db, self->path, scripts, error);
}

PbStore *
pb_store_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (PbStore) self = NULL;
  g_auto (GStrv) scripts = NULL;
  sqlite3 *handle = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  scripts = _pb_store_load_scripts ();
  handle = pb_vault_open (path, read_only ? PB_VAULT_READ_ONLY : PB_VAULT_READ_WRITE, NULL,
                          g_strv_length (scripts), error);
  if (handle == NULL)
    return NULL;
  self = store_new (handle, path, read_only);
  if (!check_schema (self, error) || !bring_up_to_date (self, (const char *const *) scripts, error)
      || !load_replica (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pb_store_close (PbStore *self)
{
  if (self == NULL)
    return;
  if (self->gesture != NULL)
    pb_store_rollback (self);
  pb_db_free (self->db);
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    for (guint i = 0; i < PB_STORE_N_SQL; i++)
      g_free (self->sql[kind][i]);
  }
  g_free (self->path);
  g_free (self->user_id);
  g_free (self->replica_id);
  g_free (self);
}

const char *
pb_store_get_path (PbStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

gboolean
pb_store_is_read_only (PbStore *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->read_only;
}

const char *
pb_store_get_replica (PbStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->replica_id;
}

void
pb_store_set_user (PbStore *self, const char *user_id)
{
  g_return_if_fail (self != NULL);
  /* A gesture is one person's. */
  g_return_if_fail (self->gesture == NULL);

  g_free (self->user_id);
  self->user_id = g_strdup (user_id);
}

void
pb_store_set_patience (PbStore *self, guint milliseconds)
{
  g_return_if_fail (self != NULL && milliseconds <= G_MAXINT);

  sqlite3_busy_timeout (pb_db_get_handle (self->db), (int) milliseconds);
}

gboolean
pb_store_has_foreign_changes (PbStore *self)
{
  gint64 version = 0;
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL && self->gesture == NULL, FALSE);

  if (!pb_db_get_number (self->db, "PRAGMA data_version", &version, NULL))
    return FALSE;
  changed = self->knows_data_version && version != self->data_version;
  self->knows_data_version = TRUE;
  self->data_version = version;
  return changed;
}

void
pb_store_set_clock (PbStore *self, PbStoreClock clock)
{
  g_return_if_fail (self != NULL && clock != NULL);

  self->clock = clock;
}
