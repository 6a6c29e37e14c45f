/* The door of the case: what it lets in, what it refuses and how it leaves it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-error.h"
#include "pb-vault.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534
#define NEWEST 1

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("probata-vault-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "a case?#%.probata", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;

  g_chmod (fixture->folder, 0700);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_true (g_unlink (path) == 0 || g_rmdir (path) == 0);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
run (sqlite3 *database, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static char *
ask (sqlite3 *database, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return answer;
}

/* A case of some pages, closed. */
static void
make_case (const char *path)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *database = pb_vault_open (path, PB_VAULT_CREATE, NULL, NEWEST, &error);

  g_assert_no_error (error);
  run (database,
       "CREATE TABLE t (x BLOB) STRICT; INSERT INTO t VALUES (zeroblob (30000)); PRAGMA user_version = 1");
  pb_vault_close (database);
}

static void
assert_refused (const char *path, PbVaultMode mode, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_vault_open (path, mode, NULL, NEWEST, &error));
  g_assert_error (error, PB_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *sql;
    const char *answer;
  } settings[] = {
      {"PRAGMA application_id", "1346519878"},
      {"PRAGMA foreign_keys", "1"},
      {"PRAGMA journal_mode", "wal"},
      {"PRAGMA synchronous", "2"},
      {"PRAGMA trusted_schema", "0"},
      {"PRAGMA secure_delete", "1"},
      {"PRAGMA temp_store", "2"},
      {"PRAGMA cell_size_check", "1"},
      {"PRAGMA page_size", "8192"},
      {"PRAGMA busy_timeout", "3000"},
  };

  sqlite3 *database = NULL;

  make_case (fixture->path);
  database = pb_vault_open (fixture->path, PB_VAULT_READ_WRITE, NULL, NEWEST, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++) {
    g_autofree char *answer = ask (database, settings[i].sql);

    g_test_message ("%s", settings[i].sql);
    g_assert_cmpstr (answer, ==, settings[i].answer);
  }
  /* Defensive: the schema table cannot be written, whatever a pragma says. Double quotes are no strings. */
  run (database, "PRAGMA writable_schema = ON");
  g_assert_cmpint (sqlite3_exec (database, "DELETE FROM sqlite_schema", NULL, NULL, NULL), !=, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "SELECT \"nothing\"", NULL, NULL, NULL), !=, SQLITE_OK);
  pb_vault_close (database);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;
  sqlite3 *database = pb_vault_open (fixture->path, PB_VAULT_CREATE, NULL, NEWEST, NULL);

  run (database, "CREATE TABLE t (x) ");
  for (guint i = 0; i < 3; i++) {
    static const char *const endings[] = {"", "-wal", "-shm"};
    g_autofree char *name = g_strconcat (fixture->path, endings[i], NULL);

    g_assert_cmpint (g_stat (name, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  }
  pb_vault_close (database);
  /* The -wal is tidied away. */
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  assert_refused (fixture->path, PB_VAULT_CREATE, PB_ERROR_EXISTS, "cannot be made");
}

static void
test_create_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *below = g_build_filename (fixture->folder, "nowhere", "case.probata", NULL);

  assert_refused (below, PB_VAULT_CREATE, PB_ERROR_NOT_FOUND, "cannot be made");
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_no_case (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *content;
    gssize length;
    int code;
    const char *words;
  } files[] = {
      {"", 0, PB_ERROR_CORRUPT, "is empty"},
      {"x", 1, PB_ERROR_UNSUPPORTED, "is not a Probata case"},
      {"%PDF-1.7 and more than a hundred bytes of something that is no database, so that its header could be "
       "read whole",
       -1, PB_ERROR_UNSUPPORTED, "is not a Probata case"},
      {"SQLite format 3", 16, PB_ERROR_CORRUPT, "cut short"},
  };

  g_autofree char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_assert_true (g_file_set_contents (fixture->path, files[i].content, files[i].length, NULL));
    assert_refused (fixture->path, PB_VAULT_READ_WRITE, files[i].code, files[i].words);
    assert_refused (fixture->path, PB_VAULT_READ_ONLY, files[i].code, files[i].words);
  }
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_unlink (fixture->path);
  assert_refused (fixture->path, PB_VAULT_READ_WRITE, PB_ERROR_NOT_FOUND, "cannot be opened");
  assert_refused (fixture->folder, PB_VAULT_READ_ONLY, PB_ERROR_INVALID, "is a folder");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  assert_refused (pipe_path, PB_VAULT_READ_ONLY, PB_ERROR_INVALID, "is not a file");
}

static void
test_foreign_database (Fixture *fixture, gconstpointer data)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  run (database, "PRAGMA application_id = 4711; CREATE TABLE t (x)");
  sqlite3_close (database);
  assert_refused (fixture->path, PB_VAULT_READ_ONLY, PB_ERROR_UNSUPPORTED, "of another program");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  sqlite3 *database = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;

  make_case (fixture->path);
  database = pb_vault_open (fixture->path, PB_VAULT_READ_WRITE, NULL, NEWEST, NULL);
  run (database, "PRAGMA user_version = 7");
  pb_vault_close (database);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  assert_refused (fixture->path, PB_VAULT_READ_WRITE, PB_ERROR_VERSION_TOO_NEW, "version 7");
  assert_refused (fixture->path, PB_VAULT_READ_ONLY, PB_ERROR_VERSION_TOO_NEW, "version 7");
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpmem (before, length, after, length);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* However a case is cut off, it is never opened as if it were whole. */
static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length = 0;

  make_case (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  g_assert_cmpuint (length % 8192, ==, 0);
  for (gsize size = 0; size < length; size += size < 200 ? 1 : 1021) {
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) size, NULL));
    g_assert_null (pb_vault_open (fixture->path, PB_VAULT_READ_WRITE, NULL, NEWEST, &error));
    g_assert_true (g_error_matches (error, PB_ERROR, PB_ERROR_CORRUPT)
                   || g_error_matches (error, PB_ERROR, PB_ERROR_UNSUPPORTED));
  }
  g_assert_true (g_file_set_contents (fixture->path, whole, (gssize) length - 8192, NULL));
  assert_refused (fixture->path, PB_VAULT_READ_ONLY, PB_ERROR_CORRUPT, "cut short");
}

/* Root may write anywhere: give that up for the time of the test. */
static void
become_reader (const char *folder, const char *path)
{
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  if (getuid () == 0)
    g_assert_cmpint (setresuid (NOBODY, NOBODY, 0), ==, 0);
}

static void
become_oneself (void)
{
  if (getuid () == NOBODY)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
}

static void
test_read_only_medium (Fixture *fixture, gconstpointer data)
{
  sqlite3 *database = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "new.probata", NULL);

  make_case (fixture->path);
  become_reader (fixture->folder, fixture->path);
  database = pb_vault_open (fixture->path, PB_VAULT_READ_ONLY, NULL, NEWEST, NULL);
  g_assert_nonnull (database);
  answer = ask (database, "SELECT length (x) FROM t");
  g_assert_cmpint (sqlite3_exec (database, "DELETE FROM t", NULL, NULL, NULL), !=, SQLITE_OK);
  pb_vault_close (database);
  assert_refused (fixture->path, PB_VAULT_READ_WRITE, PB_ERROR_READ_ONLY, "may not be written");
  assert_refused (other, PB_VAULT_CREATE, PB_ERROR_READ_ONLY, "cannot be made");
  become_oneself ();
  g_assert_cmpstr (answer, ==, "30000");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* A case copied while it was open, onto a medium where its latest changes cannot be read: it says so, and
 * shows nothing older. */
static void
test_read_only_with_wal (Fixture *fixture, gconstpointer data)
{
  sqlite3 *database = NULL;
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.probata", NULL);

  make_case (fixture->path);
  database = pb_vault_open (fixture->path, PB_VAULT_READ_WRITE, NULL, NEWEST, NULL);
  run (database, "INSERT INTO t VALUES (zeroblob (5))");
  for (guint i = 0; i < 2; i++) {
    static const char *const endings[] = {"", "-wal"};
    g_autofree char *from = g_strconcat (fixture->path, endings[i], NULL);
    g_autofree char *to = g_strconcat (copy, endings[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;

    g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
    g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
    g_chmod (to, 0444);
  }
  pb_vault_close (database);
  become_reader (fixture->folder, copy);
  assert_refused (copy, PB_VAULT_READ_ONLY, PB_ERROR_READ_ONLY, "latest changes");
  become_oneself ();
  /* Where one may write they are there. */
  g_chmod (fixture->folder, 0700);
  database = pb_vault_open (copy, PB_VAULT_READ_ONLY, NULL, NEWEST, NULL);
  g_assert_nonnull (database);
  {
    g_autofree char *answer = ask (database, "SELECT count (*) FROM t");

    g_assert_cmpstr (answer, ==, "2");
  }
  pb_vault_close (database);
}

static void
test_reader_changes_nothing (Fixture *fixture, gconstpointer data)
{
  sqlite3 *database = NULL;

  make_case (fixture->path);
  database = pb_vault_open (fixture->path, PB_VAULT_READ_ONLY, NULL, NEWEST, NULL);
  g_assert_cmpint (sqlite3_exec (database, "DELETE FROM t", NULL, NULL, NULL) & 0xff, ==, SQLITE_READONLY);
  pb_vault_close (database);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_error_codes (void)
{
  static const struct {
    int result;
    int code;
  } codes[] = {
      {SQLITE_FULL, PB_ERROR_NO_SPACE},
      {SQLITE_READONLY_DBMOVED, PB_ERROR_READ_ONLY},
      {SQLITE_BUSY_SNAPSHOT, PB_ERROR_BUSY},
      {SQLITE_LOCKED, PB_ERROR_BUSY},
      {SQLITE_CORRUPT_INDEX, PB_ERROR_CORRUPT},
      {SQLITE_NOTADB, PB_ERROR_CORRUPT},
      {SQLITE_IOERR_READ, PB_ERROR_IO},
      {SQLITE_IOERR_SHMSIZE, PB_ERROR_NO_SPACE},
      {SQLITE_CONSTRAINT_UNIQUE, PB_ERROR_EXISTS},
      {SQLITE_CONSTRAINT_PRIMARYKEY, PB_ERROR_EXISTS},
      {SQLITE_CONSTRAINT_CHECK, PB_ERROR_INVALID},
      {SQLITE_CONSTRAINT_FOREIGNKEY, PB_ERROR_INVALID},
      {SQLITE_TOOBIG, PB_ERROR_TOO_LARGE},
      {SQLITE_MISUSE, PB_ERROR_INTERNAL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = NULL;

    pb_vault_set_error (&error, NULL, codes[i].result, "record %d", 5);
    g_assert_error (error, PB_ERROR, codes[i].code);
    g_assert_true (g_str_has_prefix (error->message, "record 5: "));
  }
  {
    g_autoptr (GError) error = NULL;

    pb_vault_set_error (&error, NULL, SQLITE_INTERRUPT, "reading");
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

#define ADD(name, function) g_test_add ("/vault/vault/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("settings", test_settings);
  ADD ("create", test_create);
  ADD ("create-nowhere", test_create_nowhere);
  ADD ("no-case", test_no_case);
  ADD ("foreign-database", test_foreign_database);
  ADD ("newer-is-not-touched", test_newer);
  ADD ("truncated-anywhere", test_truncated);
  ADD ("read-only-medium", test_read_only_medium);
  ADD ("read-only-with-wal", test_read_only_with_wal);
  ADD ("reader-changes-nothing", test_reader_changes_nothing);
  g_test_add_func ("/vault/vault/error-codes", test_error_codes);
  return g_test_run ();
}
