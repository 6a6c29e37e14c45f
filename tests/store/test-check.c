/* What the check finds: whatever is altered behind the log, by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-store-files.h"
#include "pb-store-views.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
  Fixture case_;
  char *sha256;
} Sample;

static void
assert_done (gboolean done, GError **error)
{
  g_assert_no_error (*error);
  g_assert_true (done);
}

/* Some of everything: several gestures, an update, a deletion, an undo, identities, a file of three chunks, a
 * pinned law. */
static void
set_up (Sample *sample, gconstpointer data)
{
  PbStore *store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_bytes_new_take (g_strnfill (2 * PB_STORE_CHUNK_SIZE + 10, 'x'), 2 * PB_STORE_CHUNK_SIZE + 10);
  const PbStorePage page
      = {.number = 0, .width = (char *) "595", .height = (char *) "842", .text = (char *) "nine thousand"};
  g_autoptr (PbRecord) user = NULL, exhibit = NULL, pin = NULL, place = NULL, party = NULL, identity = NULL;
  g_autofree char *law = NULL;

  fixture_set_up (&sample->case_, data);
  store = sample->case_.store;
  fixture_begin (store, "import");
  user = fixture_make (store, PB_KIND_USER, 1, TRUE);
  assert_done (pb_store_insert (store, user, &error), &error);
  fixture_commit (store);
  pb_store_set_user (store, pb_record_get_id (user));

  fixture_begin (store, "import");
  assert_done (pb_store_blob_insert_bytes (store, bytes, &sample->sha256, NULL, &error), &error);
  exhibit = fixture_make (store, PB_KIND_EXHIBIT, 2, FALSE);
  pb_record_set (exhibit, "key", "E1");
  pb_record_set (exhibit, "sha256", sample->sha256);
  assert_done (pb_store_insert (store, exhibit, &error), &error);
  assert_done (pb_store_page_insert (store, sample->sha256, &page, &error), &error);
  assert_done (pb_store_law_text_insert (store, "<law/>", &law, &error), &error);
  pin = fixture_make (store, PB_KIND_LAW_PIN, 3, FALSE);
  pb_record_set (pin, "pack", "nowhere");
  pb_record_set (pin, "sha256", law);
  assert_done (pb_store_insert (store, pin, &error), &error);
  party = fixture_make (store, PB_KIND_PARTY, 4, FALSE);
  pb_record_set (party, "key", "V1");
  assert_done (pb_store_insert (store, party, &error), &error);
  identity = pb_record_new (PB_KIND_IDENTITY, NULL);
  pb_record_set (identity, "party_id", pb_record_get_id (party));
  pb_record_set (identity, "kind", "name");
  pb_record_set (identity, "value", "somebody");
  assert_done (pb_store_insert (store, identity, &error), &error);
  place = fixture_make (store, PB_KIND_PLACE, 5, FALSE);
  pb_record_set (place, "key", "P1");
  assert_done (pb_store_insert (store, place, &error), &error);
  fixture_commit (store);

  fixture_begin (store, "edit");
  pb_record_set (identity, "note", "a note");
  pb_record_set (place, "country", "TH");
  assert_done (pb_store_update (store, identity, &error) && pb_store_update (store, place, &error), &error);
  fixture_commit (store);
  fixture_begin (store, "edit");
  assert_done (pb_store_delete (store, PB_KIND_PLACE, pb_record_get_id (place), &error), &error);
  fixture_commit (store);
  assert_done (pb_store_undo (store, NULL, &error), &error);
}

static void
tear_down (Sample *sample, gconstpointer data)
{
  g_free (sample->sha256);
  fixture_tear_down (&sample->case_, data);
}

static GPtrArray *
check (PbStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = pb_store_check (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return problems;
}

static void
assert_clean (PbStore *store)
{
  g_autoptr (GPtrArray) problems = check (store);

  for (guint i = 0; i < problems->len; i++) {
    PbStoreProblem *problem = g_ptr_array_index (problems, i);

    g_test_message ("%s: %s", problem->where, problem->what);
  }
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_clean (Sample *sample, gconstpointer data)
{
  assert_clean (sample->case_.store);
  fixture_reopen (&sample->case_);
  assert_clean (sample->case_.store);
}

static gboolean
has_problem (GPtrArray *problems, const char *what, const char *where, const char *affects)
{
  for (guint i = 0; i < problems->len; i++) {
    PbStoreProblem *problem = g_ptr_array_index (problems, i);

    if (strstr (problem->what, what) != NULL && strstr (problem->where, where) != NULL
        && strstr (problem->affects, affects) != NULL)
      return TRUE;
    g_test_message ("not looked for: %s: %s (%s)", problem->where, problem->what, problem->affects);
  }
  return FALSE;
}

/* Changes of the sample: 1 user; 2 exhibit, 3 law pin, 4 party, 5 identity, 6 place; 7 and 8 edits; 9
 * deletion; 10 undo. */
static const struct {
  const char *sql;
  const char *what;
  const char *where;
  const char *affects;
} tampers[] = {
    {"UPDATE party SET sex = 'female'", "altered behind the history", "party V1", "the record"},
    {"UPDATE identity SET value = 'somebody else'", "altered behind the history", "identity ", "the record"},
    {"DELETE FROM party", "removed behind the history", "party ", "the record"},
    {"DELETE FROM party", "refers to a record that is not there", "(party)", "what is shown"},
    {"DELETE FROM user", "refers to a record that is not there", "the history", ""},
    {"INSERT INTO act (id, kind, label) VALUES ('0192f5a0-0000-7000-8000-000000000000', 'work', 'invented')",
     "added behind the history", "act 0192f5a0", "the record"},
    {"UPDATE law_pin SET sha256 = ''", "sha256 is missing", "law_pin ", "the record"},
    {"UPDATE place SET label = CAST (x'ff' AS TEXT)", "is not text", "place ", "the record"},
    {"UPDATE change_payload SET after = replace (after, 'E1', 'E2') WHERE sequence = 2",
     "content was altered", "change 2 of", "the history of exhibit"},
    {"UPDATE change_payload SET after = after || char (0) || 'hidden' WHERE sequence = 2", "damaged",
     "change 2 of", "the history of exhibit"},
    {"UPDATE change_payload SET after = 'x' WHERE sequence = 5 AND class = 'identity'",
     "about identities was altered", "change 5 of", "the history of identity"},
    {"INSERT INTO change_payload VALUES ((SELECT id FROM replica), 2, 'identity', zeroblob (16), NULL, 'x')",
     "about identities was altered", "change 2 of", "the history of exhibit"},
    {"UPDATE change SET kind = 'act' WHERE sequence = 6", "was altered", "change 6 of", "the history of act"},
    {"UPDATE change SET hash = zeroblob (32) WHERE sequence = 4", "was altered", "change 4 of",
     "the history of party"},
    {"UPDATE change SET hash = zeroblob (32) WHERE sequence = 4", "does not follow", "change 5 of",
     "the history of identity"},
    {"UPDATE change SET hash = x'00' WHERE sequence = 4", "damaged", "change 4 of", "the history of party"},
    {"UPDATE change SET previous = zeroblob (32) WHERE sequence = 8", "does not follow", "change 8 of",
     "the history of place"},
    {"DELETE FROM change WHERE sequence BETWEEN 3 AND 4", "missing from the history", "changes 3 to 4",
     "recorded up to there"},
    {"DELETE FROM change WHERE sequence = 1", "missing from the history", "changes 1 to 1",
     "recorded up to there"},
    {"UPDATE change SET clock = clock - 65536 * 1000 WHERE sequence = 7", "clock is not later", "change 7 of",
     "the history"},
    {"UPDATE gesture SET at = at + 1 WHERE label = 'import'", "who did it and when, was altered",
     "change 1 of", "the history of user"},
    {"UPDATE gesture SET user_id = NULL WHERE label = 'edit'", "who did it and when, was altered",
     "change 7 of", "the history"},
    {"DELETE FROM gesture WHERE direction = 'undo'", "who did it is missing", "change 10 of",
     "the history of place"},
    {"UPDATE blob_chunk SET data = zeroblob (1048576) WHERE number = 1", "no longer what was taken in", "",
     "exhibit E1"},
    {"DELETE FROM blob_chunk WHERE number = 1", "missing or of the wrong size", "", "exhibit E1"},
    {"DELETE FROM blob_chunk WHERE number = 2", "no longer what was taken in", "", "exhibit E1"},
    {"UPDATE blob SET size = 5", "size is not what is recorded", "", "exhibit E1"},
    {"DELETE FROM blob_chunk; DELETE FROM blob", "not in the case", "SHA-256", "exhibit E1"},
    {"UPDATE page SET text = 'ten thousand'", "Page 1: its text is no longer what was read", "SHA-256",
     "exhibit E1"},
    {"UPDATE page SET text = 'nine thousanD'", "Page 1: its text is no longer what was read", "SHA-256",
     "exhibit E1"},
    {"UPDATE page SET runs = x'00'", "Page 1: its text is no longer what was read", "SHA-256", "exhibit E1"},
    {"UPDATE page SET number = 3", "Page 4: its text is no longer what was read", "SHA-256", "exhibit E1"},
    {"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace (sql, 'UUIDv7', 'UUIDv8') WHERE "
     "name = 'party'",
     "was altered", "the table party", "kept in it"},
    {"CREATE TABLE lair (what); INSERT INTO lair VALUES (1)", "foreign hand", "the table lair", ""},
    {"UPDATE law_pack_text SET xml = '<other/>'", "no longer what was pinned", "law pack nowhere",
     "this law"},
    {"DELETE FROM law_pack_text", "not in the case", "law pack nowhere", "this law"},
    {"INSERT INTO blob_chunk (sha256, number, data) VALUES ('nothing', 0, x'00')",
     "refer to rows that are not there", "the table blob_chunk", "files"},
};

static void
test_named (Sample *sample, gconstpointer data)
{
  g_autofree char *copy = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  pb_store_close (g_steal_pointer (&sample->case_.store));
  copy = g_build_filename (sample->case_.folder, "copy.probata", NULL);
  g_assert_true (g_file_get_contents (sample->case_.path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tampers); i++) {
    g_autoptr (PbStore) store = NULL;
    g_autoptr (GPtrArray) problems = NULL;

    g_test_message ("%s", tampers[i].sql);
    g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
    g_assert_cmpint (fixture_tamper (copy, tampers[i].sql), >, 0);
    store = pb_store_open (copy, TRUE, NULL);
    g_assert_nonnull (store);
    problems = check (store);
    g_assert_true (has_problem (problems, tampers[i].what, tampers[i].where, tampers[i].affects));
  }
}

/* What was erased lawfully is no problem. */
static void
test_erased (Sample *sample, gconstpointer data)
{
  fixture_tamper (sample->case_.path, "DELETE FROM change_payload WHERE class = 'identity'");
  assert_clean (sample->case_.store);
  fixture_tamper (sample->case_.path, "DELETE FROM change_payload");
  assert_clean (sample->case_.store);
}

/* Cells nothing rests on: when a row was added, and marks that are not part of what was recorded (see
 * pb-store-chain.h). */
static const char *const free_cells[]
    = {"gesture.undoable", "replica.own",   "replica.added_at", "blob.added_at",
       "blob.storage",     "blob_chunk.id", "page.id",          NULL};

typedef struct {
  sqlite3 *database;
  PbStore *store;
  const char *table;
  char *keys; /* "a", "b" of the primary key */
} Table;

static void
run (sqlite3 *database, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static GPtrArray *
ask_list (sqlite3 *database, const char *sql)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (list, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  return list;
}

static void
alter_cell (Table *table, const char *column, const char *type, guint row)
{
  const char *altered = g_str_equal (type, "TEXT")      ? "ifnull (\"%s\", '') || 'x'"
                        : g_str_equal (type, "INTEGER") ? "ifnull (\"%s\", 7) + 1000"
                                                        : "CAST (ifnull (\"%s\", '') || 'x' AS BLOB)";
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", column);
  g_auto (GStrv) parts = g_strsplit (altered, "\"%s\"", 2);
  g_autofree char *value = g_strconcat (parts[0], quoted, parts[1], NULL);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE \"%s\" SET \"%s\" = %s WHERE (%s) IN (SELECT %s FROM \"%s\" ORDER BY %s "
      "LIMIT 1 OFFSET %u)",
      table->table, column, value, table->keys, table->keys, table->table, table->keys, row);
  g_autofree char *restore = g_strdup_printf (
      "DELETE FROM \"%s\"; INSERT INTO \"%s\" SELECT * FROM temp.saved", table->table, table->table);
  g_autofree char *cell = g_strdup_printf ("%s.%s", table->table, column);
  g_autoptr (GPtrArray) problems = NULL;

  run (table->database, sql);
  g_assert_cmpint (sqlite3_changes (table->database), ==, 1);
  problems = check (table->store);
  if (problems->len == 0 && !g_strv_contains (free_cells, cell))
    g_error ("%s of row %u was altered and not found", cell, row);
  run (table->database, restore);
}

static guint
alter_table (Table *table)
{
  g_autofree char *keys_sql = g_strdup_printf (
      "SELECT group_concat ('\"' || name || '\"', ', ') FROM pragma_table_info ('%s') WHERE pk > 0",
      table->table);
  g_autofree char *columns_sql
      = g_strdup_printf ("SELECT name || ' ' || type FROM pragma_table_info ('%s')", table->table);
  g_autofree char *rows_sql = g_strdup_printf ("SELECT 1 FROM \"%s\"", table->table);
  g_autofree char *save_sql = g_strdup_printf (
      "DROP TABLE IF EXISTS temp.saved; CREATE TEMP TABLE saved AS SELECT * FROM \"%s\"", table->table);
  g_autoptr (GPtrArray) keys = ask_list (table->database, keys_sql);
  g_autoptr (GPtrArray) columns = ask_list (table->database, columns_sql);
  g_autoptr (GPtrArray) rows = ask_list (table->database, rows_sql);

  table->keys = g_ptr_array_index (keys, 0);
  run (table->database, save_sql);
  for (guint row = 0; row < rows->len; row++) {
    for (guint i = 0; i < columns->len; i++) {
      g_auto (GStrv) column = g_strsplit (g_ptr_array_index (columns, i), " ", 2);

      alter_cell (table, column[0], column[1], row);
    }
  }
  return rows->len * columns->len;
}

/* Every cell of every row of the case, one after the other. */
static void
test_any_cell (Sample *sample, gconstpointer data)
{
  Table table = {.store = sample->case_.store};
  g_autoptr (GPtrArray) tables = NULL;
  guint n_cells = 0;

  g_assert_cmpint (sqlite3_open (sample->case_.path, &table.database), ==, SQLITE_OK);
  run (table.database,
       "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF");
  tables = ask_list (table.database,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  for (guint i = 0; i < tables->len; i++) {
    table.table = g_ptr_array_index (tables, i);
    n_cells += alter_table (&table);
  }
  sqlite3_close (table.database);
  g_test_message ("%u cells", n_cells);
  g_assert_cmpuint (n_cells, >, 250);
  assert_clean (sample->case_.store);
}

/* Bytes of the file itself. */
static void
test_damaged_file (Sample *sample, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  guint n_found = 0;

  pb_store_close (g_steal_pointer (&sample->case_.store));
  g_assert_true (g_file_get_contents (sample->case_.path, &bytes, &length, NULL));
  for (gsize page = 1; page < 60; page++) {
    g_autoptr (PbStore) store = NULL;
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *damaged = g_memdup2 (bytes, length);

    /* The beginning of a page says what is in it. */
    memset (damaged + page * 8192, 0x5a, 64);
    g_assert_true (g_file_set_contents (sample->case_.path, damaged, (gssize) length, NULL));
    store = pb_store_open (sample->case_.path, TRUE, &error);
    if (store == NULL) {
      g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
      n_found++;
      continue;
    }
    problems = check (store);
    n_found += problems->len > 0;
  }
  g_assert_cmpuint (n_found, ==, 59);
}

static void
on_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (done, >, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static void
test_progress (Sample *sample, gconstpointer data)
{
  guint64 last = 0;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems
      = pb_store_check (sample->case_.store, on_progress_cb, &last, cancellable, &error);

  g_assert_no_error (error);
  /* Three chunks, ten changes, and one record each of seven. */
  g_assert_cmpuint (last, >, 13);
  g_cancellable_cancel (cancellable);
  g_assert_null (pb_store_check (sample->case_.store, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_clean (sample->case_.store);
}

#define ADD(name, function) g_test_add ("/store/check/" name, Sample, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("clean", test_clean);
  ADD ("named", test_named);
  ADD ("erased-is-no-problem", test_erased);
  ADD ("any-cell", test_any_cell);
  ADD ("damaged-file", test_damaged_file);
  ADD ("progress-and-cancelling", test_progress);
  return g_test_run ();
}
