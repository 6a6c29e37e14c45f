/* pb-store-check-pages.c: the words drawn from exhibits, and the tables themselves, against what they were.
 *
 * Neither stands in the change log: pages come from the bytes, tables from the program. A byte that turns in
 * either would otherwise pass SQLite's own check as good data. Tested by tests/store/test-check.c and
 * tests/e2e/test-hostile.py.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-check.h"
#include "pb-store-files.h"
#include "pb-vault.h"

static gboolean
check_pages_of (PbStoreCheck *self, const char *sha256, GError **error)
{
  GError *local_error = NULL;
  g_autoptr (GPtrArray) pages = pb_store_page_list (self->store, sha256, &local_error);

  if (pages != NULL)
    return TRUE;
  if (!g_error_matches (local_error, PB_ERROR, PB_ERROR_CORRUPT)) {
    g_propagate_error (error, local_error);
    return FALSE;
  }
  pb_store_check_add_file (self, sha256, local_error->message);
  g_error_free (local_error);
  return TRUE;
}

gboolean
pb_store_check_pages (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->store->db, "SELECT DISTINCT sha256 FROM page ORDER BY sha256", error);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    const char *sha256 = pb_stmt_get_text (statement, 0);

    if (sha256 != NULL && !check_pages_of (self, sha256, error))
      return FALSE;
  }
  return step == PB_STEP_DONE;
}

/* Every table and index: "table party" → the words that make it. (transfer full) (nullable) */
static GHashTable *
list_schema (PbDb *db, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (db, "SELECT type || ' ' || name, ifnull (sql, '') FROM sqlite_schema", error);
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return NULL;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW)
    g_hash_table_insert (schema, g_strdup (pb_stmt_get_text (statement, 0)),
                         g_strdup (pb_stmt_get_text (statement, 1)));
  return step == PB_STEP_DONE ? g_steal_pointer (&schema) : NULL;
}

/* What the scripts of this program make of an empty file. (transfer full) (nullable) */
static GHashTable *
make_schema (GError **error)
{
  g_auto (GStrv) scripts = _pb_store_load_scripts ();
  sqlite3 *handle = NULL;
  g_autoptr (PbDb) db = NULL;
  int result = sqlite3_open_v2 (":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  if (result != SQLITE_OK) {
    sqlite3_close (handle);
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INTERNAL, "There is no memory to check the tables in");
    return NULL;
  }
  db = pb_db_new (handle);
  for (guint i = 0; scripts[i] != NULL; i++)
    if (!pb_db_run_script (db, scripts[i], error))
      return NULL;
  return list_schema (db, error);
}

static void
compare_schemas (PbStoreCheck *self, GHashTable *made, GHashTable *found)
{
  GHashTableIter iter;
  gpointer name, sql;

  g_hash_table_iter_init (&iter, made);
  while (g_hash_table_iter_next (&iter, &name, &sql)) {
    const char *other = g_hash_table_lookup (found, name);

    if (other == NULL || !g_str_equal (sql, other))
      pb_store_check_add (self, g_strdup_printf ("the %s", (const char *) name),
                          g_strdup ("what is kept in it"),
                          other == NULL ? "It is missing" : "What makes it was altered");
  }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (!g_hash_table_contains (made, name))
      pb_store_check_add (self, g_strdup_printf ("the %s", (const char *) name),
                          g_strdup ("nothing that Probata keeps"), "It was added by a foreign hand");
}

gboolean
pb_store_check_schema (PbStoreCheck *self, GError **error)
{
  g_autoptr (GHashTable) found = list_schema (self->store->db, error);
  g_autoptr (GHashTable) made = found != NULL ? make_schema (error) : NULL;

  if (made == NULL)
    return FALSE;
  compare_schemas (self, made, found);
  return TRUE;
}
