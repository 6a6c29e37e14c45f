/* pb-store-migrate.c: brings a case from its version of the schema to this program's.
 *
 * Each script of schemas/sql is one version and one transaction together with its user_version, so that a
 * migration that fails leaves the version before, whole. A copy of the case as it was is kept beside it; the
 * copy is made by SQLite (VACUUM INTO), since copying the file of an open case by hand would miss what is in
 * its -wal and drop its locks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-schema-resources.h"
#include "pb-store-private.h"
#include "pb-vault.h"

#define SCHEMA_FOLDER "/io/github/probata/Probata/sql"

char **
_pb_store_load_scripts (void)
{
  /* By the generated function: the linker would drop the resource from a static library that nothing refers
   * to. */
  GResource *resource = pb_schema_get_resource ();
  g_auto (GStrv) names
      = g_resource_enumerate_children (resource, SCHEMA_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) scripts = g_ptr_array_new_with_free_func (g_free);

  g_assert (names != NULL);
  for (guint version = 1; version <= g_strv_length (names); version++) {
    g_autofree char *prefix = g_strdup_printf ("%04u-", version);

    for (guint i = 0; names[i] != NULL; i++) {
      g_autofree char *path = g_strconcat (SCHEMA_FOLDER "/", names[i], NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (!g_str_has_prefix (names[i], prefix))
        continue;
      bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_ptr_array_add (scripts, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
    }
    /* One script a number, without gaps. */
    g_assert (scripts->len == version);
  }
  g_ptr_array_add (scripts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&scripts), FALSE);
}

static gboolean
keep_copy (PbDb *db, const char *path, gint64 version, char **out_copy, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.version-%" G_GINT64_FORMAT, path, version);
  g_autoptr (PbStmt) statement = NULL;

  /* Made first, so that only its owner may read it; SQLite fills an empty file. */
  if (!pb_vault_new_file (copy, error)) {
    g_prefix_error (error, "The case is of an older version, and the copy to keep of it: ");
    return FALSE;
  }
  statement = pb_db_prepare (db, "VACUUM INTO $copy", error);
  if (statement != NULL)
    pb_stmt_bind_text (statement, "$copy", copy);
  if (statement == NULL || !pb_stmt_run (statement, error) || !pb_vault_sync_file (copy, error)) {
    pb_vault_remove (copy);
    return FALSE;
  }
  *out_copy = g_steal_pointer (&copy);
  return TRUE;
}

static gboolean
apply_script (PbDb *db, const char *script, guint version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", version);
  gint64 now = 0;

  if (!pb_db_begin (db, PB_DB_WRITE, error))
    return FALSE;
  /* Another program may have done it while this one waited. */
  if (!pb_db_get_number (db, "PRAGMA user_version", &now, error)) {
    pb_db_rollback (db);
    return FALSE;
  }
  if (now >= version) {
    pb_db_rollback (db);
    return TRUE;
  }
  if (!pb_db_run_script (db, script, error) || !pb_db_run_script (db, mark, error)
      || !pb_db_commit (db, error)) {
    pb_db_rollback (db);
    g_prefix_error (error, "The case could not be brought to version %u and is as it was: ", version);
    return FALSE;
  }
  return TRUE;
}

gboolean
_pb_store_migrate (PbDb *db, const char *path, const char *const *scripts, GError **error)
{
  gint64 version = 0;
  g_autofree char *copy = NULL;

  if (!pb_db_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && !keep_copy (db, path, version, &copy, error))
    return FALSE;
  for (guint next = (guint) version + 1; next <= g_strv_length ((char **) scripts); next++) {
    if (!apply_script (db, scripts[next - 1], next, error)) {
      /* Nothing was migrated: the copy is what the case still is. */
      if (copy != NULL && next == (guint) version + 1)
        pb_vault_remove (copy);
      return FALSE;
    }
  }
  return TRUE;
}
