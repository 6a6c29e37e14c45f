/* Making, opening and migrating a case; full disks, read-only places, two programs at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-store-files.h"
#include "pb-store-private.h"
#include "pb-store-views.h"
#include "pb-vault.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
assert_refused (gboolean done, GError **error, int code, const char *words)
{
  g_assert_false (done);
  g_test_message ("%s", *error != NULL ? (*error)->message : "no error");
  g_assert_error (*error, PB_ERROR, code);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

static PbStore *
open_case (const char *path, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  PbStore *store = pb_store_open (path, read_only, &error);

  g_assert_no_error (error);
  return store;
}

static void
add_place (PbStore *store)
{
  fixture_begin (store, "edit");
  g_free (fixture_insert (store, PB_KIND_PLACE, 1, FALSE));
  fixture_commit (store);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "case.probata", NULL);
  g_autofree char *replica = g_strdup (pb_store_get_replica (fixture->store));

  g_assert_cmpstr (pb_store_get_path (fixture->store), ==, fixture->path);
  g_assert_false (pb_store_is_read_only (fixture->store));
  add_place (fixture->store);
  fixture_reopen (fixture);
  g_assert_cmpstr (pb_store_get_replica (fixture->store), ==, replica);
  /* Nothing that is there is ever replaced. */
  assert_refused (pb_store_create (fixture->path, &error) != NULL, &error, PB_ERROR_EXISTS, fixture->path);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 1);
  assert_refused (pb_store_create (nowhere, &error) != NULL, &error, PB_ERROR_NOT_FOUND, nowhere);
  assert_refused (pb_store_open (nowhere, TRUE, &error) != NULL, &error, PB_ERROR_NOT_FOUND, nowhere);
}

/* An open gesture is forgotten. */
static void
test_close_in_gesture (Fixture *fixture, gconstpointer data)
{
  fixture_begin (fixture->store, "edit");
  g_free (fixture_insert (fixture->store, PB_KIND_PLACE, 1, FALSE));
  fixture_reopen (fixture);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 0);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pb_store_close (g_steal_pointer (&fixture->store));
  fixture_tamper (fixture->path, "PRAGMA user_version = 2");
  assert_refused (pb_store_open (fixture->path, FALSE, &error) != NULL, &error, PB_ERROR_VERSION_TOO_NEW,
                  "version 2");
  assert_refused (pb_store_open (fixture->path, TRUE, &error) != NULL, &error, PB_ERROR_VERSION_TOO_NEW,
                  "version 2");
  fixture_tamper (fixture->path, "PRAGMA user_version = 0");
  assert_refused (pb_store_open (fixture->path, FALSE, &error) != NULL, &error, PB_ERROR_CORRUPT,
                  "never finished");
}

/* What a file brings with it must not run. */
static void
test_foreign_instructions (Fixture *fixture, gconstpointer data)
{
  static const char *const instructions[] = {
      "CREATE TRIGGER t AFTER INSERT ON place BEGIN DELETE FROM place; END",
      "DROP TRIGGER t; CREATE VIEW v AS SELECT 1",
  };
  g_autoptr (GError) error = NULL;

  pb_store_close (g_steal_pointer (&fixture->store));
  for (guint i = 0; i < G_N_ELEMENTS (instructions); i++) {
    fixture_tamper (fixture->path, instructions[i]);
    assert_refused (pb_store_open (fixture->path, TRUE, &error) != NULL, &error, PB_ERROR_CORRUPT,
                    "foreign hand");
  }
}

/* Versions of a schema that grows. */
static const char *const versions[] = {
    "CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('kept')",
    "ALTER TABLE t ADD COLUMN b TEXT; -- a comment with ; in it\n UPDATE t SET b = a || '!'",
    "CREATE TABLE u (c TEXT) STRICT; INSERT INTO u SELECT nothing FROM t",
    NULL,
};

static PbDb *
open_raw (const char *path, PbVaultMode mode)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = pb_vault_open (path, mode, NULL, 99, &error);

  g_assert_no_error (error);
  return pb_db_new (handle);
}

static char *
ask_number (PbDb *db, const char *sql)
{
  gint64 number = -1;

  g_assert_true (pb_db_get_number (db, sql, &number, NULL));
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
test_migrate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.probata", NULL);
  g_autofree char *copy = g_strconcat (path, ".version-1", NULL);
  const char *one[] = {versions[0], NULL};
  const char *two[] = {versions[0], versions[1], NULL};
  g_autoptr (PbDb) db = open_raw (path, PB_VAULT_CREATE);
  g_autofree char *version = NULL, *now = NULL, *kept = NULL, *columns = NULL;
  GStatBuf status;

  g_assert_true (_pb_store_migrate (db, path, one, NULL));
  /* A fresh case has no older state to keep. */
  g_assert_cmpint (g_stat (copy, &status), !=, 0);
  g_assert_true (_pb_store_migrate (db, path, two, NULL));
  version = ask_number (db, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "2");
  now = ask_number (db, "SELECT count (*) FROM t WHERE b = 'kept!'");
  g_assert_cmpstr (now, ==, "1");
  /* The copy is the case of before, a whole case, its owner's only. */
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  pb_db_free (g_steal_pointer (&db));
  db = open_raw (copy, PB_VAULT_READ_ONLY);
  kept = ask_number (db, "PRAGMA user_version");
  g_assert_cmpstr (kept, ==, "1");
  columns = ask_number (db, "SELECT count (*) FROM pragma_table_info ('t')");
  g_assert_cmpstr (columns, ==, "1");
}

/* A step that fails leaves the version before it, whole, and says so. */
static void
test_migrate_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.probata", NULL);
  const char *two[] = {versions[0], versions[1], NULL};
  g_autoptr (PbDb) db = open_raw (path, PB_VAULT_CREATE);
  g_autoptr (GError) error = NULL;
  g_autofree char *version = NULL, *tables = NULL;
  guint n_files = 0;

  g_assert_true (_pb_store_migrate (db, path, two, NULL));
  n_files = fixture_count_files (fixture);
  assert_refused (_pb_store_migrate (db, path, versions, &error), &error, PB_ERROR_INTERNAL, "is as it was");
  version = ask_number (db, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "2");
  tables = ask_number (db, "SELECT count (*) FROM sqlite_schema");
  g_assert_cmpstr (tables, ==, "1");
  /* The copy went, too: it would be the same. */
  g_assert_cmpuint (fixture_count_files (fixture), ==, n_files);
}

static void
test_migrate_copy_exists (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.probata", NULL);
  g_autofree char *copy = g_strconcat (path, ".version-1", NULL);
  const char *one[] = {versions[0], NULL};
  const char *two[] = {versions[0], versions[1], NULL};
  g_autoptr (PbDb) db = open_raw (path, PB_VAULT_CREATE);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (_pb_store_migrate (db, path, one, NULL));
  g_assert_true (g_file_set_contents (copy, "somebody's", -1, NULL));
  assert_refused (_pb_store_migrate (db, path, two, &error), &error, PB_ERROR_EXISTS, copy);
  g_assert_true (g_file_get_contents (copy, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "somebody's");
}

/* Files may grow to @bytes, as on a disk that is full then. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A full disk is SQLITE_FULL; a limit on files, which stands in for it here, is known only as long as SQLite
 * remembers errno. */
static void
assert_full (const GError *error)
{
  g_assert_true (g_error_matches (error, PB_ERROR, PB_ERROR_NO_SPACE)
                 || g_error_matches (error, PB_ERROR, PB_ERROR_IO));
}

static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (8 * PB_STORE_CHUNK_SIZE), 8 * PB_STORE_CHUNK_SIZE);
  g_autofree char *before = NULL, *after = NULL, *sha256 = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean begun = FALSE, taken_in = FALSE, committed = FALSE;

  add_place (fixture->store);
  before = fixture_dump (fixture->path);
  begun = pb_store_begin (fixture->store, "import", TRUE, NULL);
  g_free (fixture_insert (fixture->store, PB_KIND_PARTY, 1, FALSE));
  limit_files (3 * PB_STORE_CHUNK_SIZE);
  /* Where it is noticed is SQLite's affair: when pages are spilled, or when they are committed. */
  taken_in = pb_store_blob_insert_bytes (fixture->store, bytes, &sha256, NULL, &error);
  committed = pb_store_commit (fixture->store, taken_in ? &error : NULL);
  limit_files (RLIM_INFINITY);
  g_assert_true (begun);
  g_assert_false (committed);
  assert_full (error);
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  problems = pb_store_check (fixture->store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  /* With room again it goes on. */
  add_place (fixture->store);
}

static void
test_disk_full_creating (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new.probata", NULL);
  guint n_files = fixture_count_files (fixture);

  for (rlim_t bytes = 0; bytes <= 64 * 1024; bytes += 8192) {
    g_autoptr (GError) error = NULL;
    PbStore *store = NULL;

    limit_files (bytes);
    store = pb_store_create (path, &error);
    limit_files (RLIM_INFINITY);
    g_assert_null (store);
    assert_full (error);
    g_assert_cmpuint (fixture_count_files (fixture), ==, n_files);
  }
}

/* In a child, which gives up its right to write anywhere. */
static void
read_as_reader (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbStore) store = NULL;
  g_autoptr (GPtrArray) places = NULL, hits = NULL, problems = NULL, changes = NULL;
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_autofree char *sha256 = NULL;

  store = pb_store_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (pb_store_is_read_only (store));
  places = pb_store_list (store, PB_KIND_PLACE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  snapshot = pb_store_load_snapshot (store, NULL, NULL, &error);
  g_assert_no_error (error);
  hits = pb_store_search (store, "label", 10, NULL, &error);
  g_assert_no_error (error);
  changes = pb_store_list_changes (store, PB_KIND_NONE, NULL, 0, &error);
  g_assert_cmpuint (changes->len, ==, 1);
  problems = pb_store_check (store, NULL, NULL, NULL, &error);
  g_assert_cmpuint (problems->len, ==, 0);
  assert_refused (pb_store_begin (store, "edit", TRUE, &error), &error, PB_ERROR_READ_ONLY, "reading only");
  assert_refused (pb_store_undo (store, NULL, &error), &error, PB_ERROR_READ_ONLY, "reading only");
  assert_refused (pb_store_law_text_insert (store, "x", &sha256, &error), &error, PB_ERROR_READ_ONLY,
                  "reading only");
  assert_refused (pb_store_open (path, FALSE, &error) != NULL, &error, PB_ERROR_READ_ONLY, path);
  assert_refused (pb_store_create (new_path, &error) != NULL, &error, PB_ERROR_READ_ONLY, new_path);
}

static void
test_read_only_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize length = 0;

  add_place (fixture->store);
  pb_store_close (g_steal_pointer (&fixture->store));
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  if (getuid () == 0)
    g_assert_cmpint (setresuid (NOBODY, NOBODY, 0), ==, 0);
  read_as_reader (fixture->path);
  if (getuid () == NOBODY)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpmem (before, length, after, length);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

/* A second program: a child process with a store of its own, told by a pipe when to go on. */
static void
test_second_program (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int ready[2], go_on[2];
  pid_t child = 0;
  char byte = 0;
  int status = 0;
  g_autofree char *holder = NULL;

  add_place (fixture->store);
  pb_store_close (g_steal_pointer (&fixture->store));
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (go_on), ==, 0);
  child = fork ();
  if (child == 0) {
    PbStore *store = pb_store_open (fixture->path, FALSE, NULL);
    gboolean done = store != NULL && pb_store_begin (store, "edit", TRUE, NULL);

    if (done)
      g_free (fixture_insert (store, PB_KIND_PLACE, 2, FALSE));
    done = done && write (ready[1], "r", 1) == 1 && read (go_on[0], &byte, 1) == 1
           && pb_store_commit (store, NULL);
    pb_store_close (store);
    _exit (done ? 0 : 1);
  }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  fixture->store = open_case (fixture->path, FALSE);
  pb_store_set_patience (fixture->store, 0);
  /* It says who: the kernel tells wherever it shows its locks. */
  holder = g_access ("/proc/locks", R_OK) == 0 ? g_strdup_printf ("(process %d)", child)
                                               : g_strdup ("another program");
  assert_refused (pb_store_begin (fixture->store, "edit", TRUE, &error), &error, PB_ERROR_BUSY, holder);
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_BUSY, holder);
  /* Reading goes on, on what was committed. */
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 1);
  g_assert_cmpint (write (go_on[1], "g", 1), ==, 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 2);
  add_place (fixture->store);
  for (guint i = 0; i < 2; i++) {
    close (ready[i]);
    close (go_on[i]);
  }
}

/* The chain goes on behind what another program wrote in between. */
static void
test_two_writers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbStore) other = open_case (fixture->path, FALSE);
  g_autoptr (GPtrArray) problems = NULL;

  pb_store_set_clock (other, fixture_clock);
  for (guint i = 0; i < 3; i++) {
    add_place (fixture->store);
    add_place (other);
  }
  problems = pb_store_check (fixture->store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (pb_store_undo (other, NULL, NULL));
  g_assert_true (pb_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 4);
}

/* Each change of another connection is told once, one's own never. */
static void
test_foreign_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbStore) other = open_case (fixture->path, FALSE);
  g_autoptr (PbStore) reader = open_case (fixture->path, TRUE);

  pb_store_set_clock (other, fixture_clock);
  add_place (other);
  /* What was there before the first question is nothing new. */
  g_assert_false (pb_store_has_foreign_changes (fixture->store));
  g_assert_false (pb_store_has_foreign_changes (other));
  g_assert_false (pb_store_has_foreign_changes (reader));
  for (guint i = 0; i < 2; i++) {
    add_place (fixture->store);
    g_assert_false (pb_store_has_foreign_changes (fixture->store));
    /* Reading it in between does not hide it. */
    g_assert_cmpint (pb_store_count (other, PB_KIND_PLACE, NULL, NULL, NULL), ==, 2 + 2 * i);
    g_assert_true (pb_store_has_foreign_changes (other));
    g_assert_false (pb_store_has_foreign_changes (other));
    g_assert_true (pb_store_undo (other, NULL, NULL));
    g_assert_true (pb_store_redo (other, NULL, NULL));
    add_place (other);
    g_assert_false (pb_store_has_foreign_changes (other));
    g_assert_true (pb_store_has_foreign_changes (fixture->store));
    g_assert_false (pb_store_has_foreign_changes (fixture->store));
    g_assert_true (pb_store_has_foreign_changes (reader));
    g_assert_false (pb_store_has_foreign_changes (reader));
  }
  /* Nor does writing. */
  add_place (other);
  add_place (fixture->store);
  g_assert_true (pb_store_has_foreign_changes (fixture->store));
  g_assert_false (pb_store_has_foreign_changes (fixture->store));
}

/* A program that dies in the middle leaves what was committed, and nothing else. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  pid_t child = 0;
  int status = 0;

  pb_store_close (g_steal_pointer (&fixture->store));
  child = fork ();
  if (child == 0) {
    PbStore *store = pb_store_open (fixture->path, FALSE, NULL);

    add_place (store);
    fixture_begin (store, "edit");
    g_free (fixture_insert (store, PB_KIND_PLACE, 2, FALSE));
    kill (getpid (), SIGKILL);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  fixture->store = open_case (fixture->path, TRUE);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 1);
  problems = pb_store_check (fixture->store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/store/open/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("create", test_create);
  ADD ("close-in-gesture", test_close_in_gesture);
  ADD ("newer", test_newer);
  ADD ("foreign-instructions", test_foreign_instructions);
  ADD ("migrate", test_migrate);
  ADD ("migrate-fails", test_migrate_fails);
  ADD ("migrate-copy-exists", test_migrate_copy_exists);
  ADD ("disk-full", test_disk_full);
  ADD ("disk-full-creating", test_disk_full_creating);
  ADD ("read-only-place", test_read_only_place);
  ADD ("second-program", test_second_program);
  ADD ("two-writers", test_two_writers);
  ADD ("foreign-changes", test_foreign_changes);
  ADD ("killed", test_killed);
  return g_test_run ();
}
