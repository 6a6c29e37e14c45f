/* The kinds that the build read out of schemas/sql against the tables that SQLite made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"

#include <sqlite3.h>

static void
check_columns (sqlite3 *database, const PbKindInfo *info)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", info->table);
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    const PbColumn *column = &info->columns[n];
    const char *type = (const char *) sqlite3_column_text (statement, 2);
    gboolean has_default = sqlite3_column_type (statement, 4) != SQLITE_NULL;

    g_assert_cmpuint (n, <, info->n_columns);
    g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==, column->name);
    g_assert_cmpint (g_strcmp0 (type, "INTEGER") == 0, ==, column->integer);
    g_assert_cmpint (g_strcmp0 (type, "BLOB") == 0, ==, column->type == PB_COLUMN_TYPE_BLOB);
    g_assert_cmpint (sqlite3_column_int (statement, 3) && !has_default, ==, column->required);
    g_assert_cmpint (has_default, ==, column->default_value != NULL);
    g_assert_nonnull (column->doc);
    n++;
  }
  g_assert_cmpuint (n, ==, info->n_columns);
  sqlite3_finalize (statement);
}

static void
check_references (sqlite3 *database, const PbKindInfo *info)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_list (\"%s\")", info->table);
  sqlite3_stmt *statement = NULL;
  guint n = 0;
  guint n_described = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    int column = pb_kind_find_column (info->kind, (const char *) sqlite3_column_text (statement, 3));

    g_assert_cmpint (column, >=, 0);
    g_assert_cmpint (info->columns[column].reference, !=, PB_KIND_NONE);
    g_assert_cmpstr (pb_kind_get_info (info->columns[column].reference)->table, ==,
                     (const char *) sqlite3_column_text (statement, 2));
    g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 4), ==, "id");
    n++;
  }
  sqlite3_finalize (statement);
  for (guint i = 0; i < info->n_columns; i++)
    n_described += info->columns[i].reference != PB_KIND_NONE;
  g_assert_cmpuint (n, ==, n_described);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info (kind);

    g_test_message ("%s", info->table);
    g_assert_cmpint (info->kind, ==, kind);
    g_assert_cmpint (pb_kind_from_form (info->table), ==, kind);
    check_columns (database, info);
    check_references (database, info);
  }
  sqlite3_close (database);
}

/* Every table is STRICT, and every table that is no kind is one the house knows. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  static const char *const house[]
      = {"law_pack_text", "blob",           "blob_chunk", "page",  "replica", "gesture",
         "change",        "change_payload", "seal",       "draft", NULL};
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (
          database,
          "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'", -1,
          &statement, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    const char *name = (const char *) sqlite3_column_text (statement, 0);

    g_test_message ("%s", name);
    g_assert_true (sqlite3_column_int (statement, 1));
    g_assert_true (pb_kind_from_form (name) != PB_KIND_NONE || g_strv_contains (house, name));
    n++;
  }
  g_assert_cmpuint (n, ==, PB_N_KINDS + g_strv_length ((char **) house));
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/schema/kinds", Fixture, NULL, fixture_set_up, test_kinds, fixture_tear_down);
  g_test_add ("/store/schema/tables", Fixture, NULL, fixture_set_up, test_tables, fixture_tear_down);
  return g_test_run ();
}
