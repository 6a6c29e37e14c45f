/* fixture.c: see fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* 2026-11-25. */
#define START_US (G_GINT64_CONSTANT (1795564800) * G_USEC_PER_SEC)

gint64 fixture_now = START_US;

gint64
fixture_clock (void)
{
  fixture_now += 1000;
  return fixture_now;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_now = START_US;
  fixture->folder = g_dir_make_tmp ("probata-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "case.probata", NULL);
  fixture->store = pb_store_create (fixture->path, &error);
  g_assert_no_error (error);
  pb_store_set_clock (fixture->store, fixture_clock);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  pb_store_close (fixture->store);
  g_chmod (fixture->folder, 0700);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  pb_store_close (fixture->store);
  fixture->store = pb_store_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  pb_store_set_clock (fixture->store, fixture_clock);
}

guint
fixture_count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

char *
fixture_value (const PbColumn *column, guint seed)
{
  switch (column->type) {
  case PB_COLUMN_TYPE_INTEGER:
    return g_strdup_printf ("%u", 1 + seed % 28); /* fits every range of the schema: days of a month */
  case PB_COLUMN_TYPE_BLOB:
    return g_strdup_printf ("00ff%04x", seed & 0xffff);
  case PB_COLUMN_TYPE_CHOICE:
    return g_strdup (column->choices[seed % g_strv_length ((char **) column->choices)]);
  case PB_COLUMN_TYPE_DATE:
    return g_strdup_printf ("2016-05-%02u", 1 + seed % 28);
  case PB_COLUMN_TYPE_DECIMAL:
    return g_strdup_printf ("%u.50", seed);
  case PB_COLUMN_TYPE_BOOL:
    return g_strdup (seed % 2 ? "1" : "0");
  case PB_COLUMN_TYPE_COUNTRY:
    return g_strdup (seed % 2 ? "TH" : "KH");
  case PB_COLUMN_TYPE_CURRENCY:
    return g_strdup (seed % 2 ? "THB" : "USD");
  case PB_COLUMN_TYPE_LANGUAGE:
    return g_strdup (seed % 2 ? "th" : "km");
  case PB_COLUMN_TYPE_SHA256:
    return g_strdup_printf ("%064x", seed);
  case PB_COLUMN_TYPE_TEXT:
  default:
    return g_strdup_printf ("“%s” %u\n'quoted', \\, ค่าแรง", column->name, seed);
  }
}

PbRecord *
fixture_make (PbStore *store, PbKind kind, guint seed, gboolean full)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  PbRecord *record = pb_record_new (kind, NULL);

  for (guint i = 1; i < info->n_columns; i++) {
    const PbColumn *column = &info->columns[i];
    g_autofree char *value = NULL;

    if (!column->required && !full)
      continue;
    /* A row that refers to its own kind would never end. */
    if (column->reference == kind && !column->required)
      continue;
    if (column->reference != PB_KIND_NONE)
      value = fixture_insert (store, column->reference, seed, FALSE);
    else if (i == 1)
      value = g_strdup_printf ("K-%d-%u", kind, seed);
    else
      value = fixture_value (column, seed);
    pb_record_set_nth (record, i, value);
  }
  return record;
}

char *
fixture_insert (PbStore *store, PbKind kind, guint seed, gboolean full)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRecord) record = fixture_make (store, kind, seed, full);

  pb_store_insert (store, record, &error);
  g_assert_no_error (error);
  return g_strdup (pb_record_get_id (record));
}

void
fixture_begin (PbStore *store, const char *label)
{
  g_autoptr (GError) error = NULL;

  pb_store_begin (store, label, TRUE, &error);
  g_assert_no_error (error);
}

void
fixture_commit (PbStore *store)
{
  g_autoptr (GError) error = NULL;

  pb_store_commit (store, &error);
  g_assert_no_error (error);
}

int
fixture_tamper (const char *path, const char *sql)
{
  sqlite3 *database = NULL;
  char *message = NULL;
  int changed = 0;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  changed = sqlite3_total_changes (database);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return changed;
}

char *
fixture_ask (const char *path, const char *sql)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return answer;
}

static void
dump_kind (sqlite3 *database, PbKind kind, GString *dump)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", pb_kind_get_info (kind)->table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    g_string_append_printf (dump, "%s", pb_kind_get_info (kind)->table);
    for (int i = 0; i < sqlite3_column_count (statement); i++) {
      const char *text = (const char *) sqlite3_column_text (statement, i);

      g_string_append_printf (dump, "|%d:%s", sqlite3_column_type (statement, i), text != NULL ? text : "");
    }
    g_string_append_c (dump, '\n');
  }
  sqlite3_finalize (statement);
}

char *
fixture_dump (const char *path)
{
  GString *dump = g_string_new (NULL);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++)
    dump_kind (database, kind, dump);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return g_string_free (dump, FALSE);
}
