/* Statements and transactions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-db.h"
#include "pb-error.h"

typedef struct {
  PbDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  fixture->db = pb_db_new (handle);
  g_assert_true (pb_db_run_script (
      fixture->db, "CREATE TABLE t (a TEXT, b INTEGER, c BLOB) STRICT; -- a comment\n ", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pb_db_free (fixture->db);
}

static gint64
count (PbDb *db)
{
  gint64 n = -1;

  g_assert_true (pb_db_get_number (db, "SELECT count (*) FROM t", &n, NULL));
  return n;
}

static gboolean
insert (PbDb *db, const char *text)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (db, "INSERT INTO t (a) VALUES ($a)", NULL);

  pb_stmt_bind_text (statement, "$a", text);
  return pb_stmt_run (statement, NULL);
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbStmt) put = pb_db_prepare (fixture->db, "INSERT INTO t VALUES ($a, $b, $c)", NULL);
  g_autoptr (PbStmt) get = NULL;
  gsize length = 99;

  pb_stmt_bind_text (put, "$a", "ก้าว");
  pb_stmt_bind_int (put, "$b", G_MININT64);
  pb_stmt_bind_blob (put, "$c", "\0\1", 2);
  g_assert_true (pb_stmt_run (put, NULL));
  pb_stmt_reset (put);
  pb_stmt_bind_text (put, "$a", NULL);
  pb_stmt_bind_blob (put, "$c", NULL, 0);
  g_assert_true (pb_stmt_run (put, NULL));

  get = pb_db_prepare (fixture->db, "SELECT a, b, c FROM t ORDER BY rowid", NULL);
  g_assert_cmpint (pb_stmt_step (get, NULL), ==, PB_STEP_ROW);
  g_assert_cmpstr (pb_stmt_get_text (get, 0), ==, "ก้าว");
  g_assert_cmpint (pb_stmt_get_int (get, 1), ==, G_MININT64);
  g_assert_cmpmem (pb_stmt_get_blob (get, 2, &length), 2, "\0\1", 2);
  g_assert_cmpuint (length, ==, 2);
  g_assert_cmpint (pb_stmt_step (get, NULL), ==, PB_STEP_ROW);
  g_assert_true (pb_stmt_is_null (get, 0));
  g_assert_null (pb_stmt_get_text (get, 0));
  /* An empty blob is not NULL. */
  g_assert_false (pb_stmt_is_null (get, 2));
  g_assert_null (pb_stmt_get_blob (get, 2, &length));
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpint (pb_stmt_step (get, NULL), ==, PB_STEP_DONE);
}

static void
test_is_text (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    gboolean is_text;
  } cases[] = {
      {"SELECT 'ค่าแรง'", TRUE},
      {"SELECT NULL", TRUE},
      {"SELECT ''", TRUE},
      {"SELECT CAST (x'ff' AS TEXT)", FALSE},
      {"SELECT CAST (x'610062' AS TEXT)", FALSE}, /* hidden behind a NUL */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbStmt) statement = pb_db_prepare (fixture->db, cases[i].sql, NULL);

    g_assert_cmpint (pb_stmt_step (statement, NULL), ==, PB_STEP_ROW);
    g_assert_cmpint (pb_stmt_is_text (statement, 0), ==, cases[i].is_text);
  }
}

/* The same SQL while it is in use gives another statement; given back it is clean. */
static void
test_cache (Fixture *fixture, gconstpointer data)
{
  const char *sql = "SELECT a FROM t WHERE a IS $a";

  insert (fixture->db, "one");
  insert (fixture->db, NULL);
  {
    g_autoptr (PbStmt) first = pb_db_prepare (fixture->db, sql, NULL);
    g_autoptr (PbStmt) second = pb_db_prepare (fixture->db, sql, NULL);

    g_assert_true (first != second);
    pb_stmt_bind_text (first, "$a", "one");
    g_assert_cmpint (pb_stmt_step (second, NULL), ==, PB_STEP_ROW);
    g_assert_null (pb_stmt_get_text (second, 0));
    g_assert_cmpint (pb_stmt_step (first, NULL), ==, PB_STEP_ROW);
    g_assert_cmpstr (pb_stmt_get_text (first, 0), ==, "one");
  }
  {
    g_autoptr (PbStmt) again = pb_db_prepare (fixture->db, sql, NULL);

    g_assert_cmpint (pb_stmt_step (again, NULL), ==, PB_STEP_ROW);
    g_assert_null (pb_stmt_get_text (again, 0));
  }
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbStmt) statement = NULL;
  gint64 number = 0;

  g_assert_null (pb_db_prepare (fixture->db, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INTERNAL);
  g_clear_error (&error);
  g_assert_false (pb_db_get_number (fixture->db, "SELECT b FROM t", &number, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  g_clear_error (&error);
  /* STRICT: text in a number column. */
  statement = pb_db_prepare (fixture->db, "INSERT INTO t (b) VALUES ($b)", NULL);
  pb_stmt_bind_text (statement, "$b", "many");
  g_assert_cmpint (pb_stmt_step (statement, &error), ==, PB_STEP_ERROR);
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

static void
test_nesting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pb_db_is_writing (fixture->db));
  g_assert_true (pb_db_begin (fixture->db, PB_DB_WRITE, NULL));
  insert (fixture->db, "outer");
  g_assert_true (pb_db_begin (fixture->db, PB_DB_WRITE, NULL));
  insert (fixture->db, "inner");
  g_assert_true (pb_db_commit (fixture->db, NULL));
  g_assert_true (pb_db_is_writing (fixture->db));
  g_assert_true (pb_db_commit (fixture->db, NULL));
  g_assert_cmpint (count (fixture->db), ==, 2);

  /* An inner one given up takes the outer one with it. */
  g_assert_true (pb_db_begin (fixture->db, PB_DB_WRITE, NULL));
  insert (fixture->db, "lost");
  g_assert_true (pb_db_begin (fixture->db, PB_DB_WRITE, NULL));
  pb_db_rollback (fixture->db);
  g_assert_false (pb_db_is_writing (fixture->db));
  g_assert_false (pb_db_commit (fixture->db, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INTERNAL);
  pb_db_rollback (fixture->db);
  g_assert_cmpint (count (fixture->db), ==, 2);

  /* And the next begins afresh. */
  g_assert_true (pb_db_begin (fixture->db, PB_DB_WRITE, NULL));
  insert (fixture->db, "third");
  g_assert_true (pb_db_commit (fixture->db, NULL));
  g_assert_cmpint (count (fixture->db), ==, 3);
}

/* SQLite gives a transaction up on some errors: nothing may be written as if it were still there. */
static void
test_given_up_by_sqlite (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_db_begin (fixture->db, PB_DB_WRITE, NULL));
  insert (fixture->db, "lost");
  g_assert_true (pb_db_run (fixture->db, "ROLLBACK", NULL));
  g_assert_false (pb_db_is_writing (fixture->db));
  g_assert_false (pb_db_commit (fixture->db, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INTERNAL);
  pb_db_rollback (fixture->db);
  g_assert_cmpint (count (fixture->db), ==, 0);
}

static void
test_unknown_bind (void)
{
  if (g_test_subprocess ()) {
    sqlite3 *handle = NULL;
    g_autoptr (PbDb) db = NULL;
    g_autoptr (PbStmt) statement = NULL;

    g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
    db = pb_db_new (handle);
    statement = pb_db_prepare (db, "SELECT $right", NULL);
    pb_stmt_bind_int (statement, "$wrong", 1);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*find_bind*");
}

static gpointer
use_elsewhere (gpointer db)
{
  pb_db_run (db, "SELECT 1", NULL);
  return NULL;
}

static void
test_other_thread (void)
{
  if (g_test_subprocess ()) {
    sqlite3 *handle = NULL;

    g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
    g_thread_join (g_thread_new ("other", use_elsewhere, pb_db_new (handle)));
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*pb_db_is_own_thread*");
}

#define ADD(name, function) g_test_add ("/store/db/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("columns", test_columns);
  ADD ("is-text", test_is_text);
  ADD ("cache", test_cache);
  ADD ("errors", test_errors);
  ADD ("nesting", test_nesting);
  ADD ("given-up-by-sqlite", test_given_up_by_sqlite);
  g_test_add_func ("/store/db/unknown-bind", test_unknown_bind);
  g_test_add_func ("/store/db/other-thread", test_other_thread);
  return g_test_run ();
}
