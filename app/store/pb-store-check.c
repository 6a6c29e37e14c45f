/* pb-store-check.c: is the case still what was put into it? The file, the references, the bytes; the log is
 * in pb-store-check-log.c.
 *
 * All of it runs in one read transaction, so a writer beside it disturbs nothing. A part that stumbles over
 * damage says so and the next part goes on: people need the whole list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-check.h"
#include "pb-store-files.h"

#include <string.h>

/* Steps of SQLite's machine between two looks at the cancellable: some milliseconds. */
#define STEPS_BETWEEN_CHECKS 100000

void
pb_store_problem_free (PbStoreProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->what);
  g_free (problem->where);
  g_free (problem->affects);
  g_free (problem);
}

void
pb_store_check_add (PbStoreCheck *self, char *where, char *affects, const char *what)
{
  PbStoreProblem *problem = NULL;

  if (self->problems->len >= PB_STORE_CHECK_MAX_PROBLEMS) {
    g_free (where);
    g_free (affects);
    return;
  }
  problem = g_new0 (PbStoreProblem, 1);
  problem->what = g_strdup (what);
  problem->where = where;
  problem->affects = affects;
  g_ptr_array_add (self->problems, problem);
}

gboolean
pb_store_check_advance (PbStoreCheck *self, GError **error)
{
  self->done++;
  if (self->progress != NULL)
    self->progress (MIN (self->done, self->total), self->total, self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
check_file (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self->store->db, "PRAGMA integrity_check (20)", error);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    const char *found = pb_stmt_get_text (statement, 0);

    if (g_strcmp0 (found, "ok") != 0)
      pb_store_check_add (self, g_strdup ("the case file"), g_strdup ("anything in the case: use a backup"),
                          found != NULL ? found : "damaged");
  }
  return step == PB_STEP_DONE;
}

static gboolean
check_references (PbStoreCheck *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!_pb_store_list_dangling (self->store, NULL, NULL, PB_STORE_CHECK_MAX_PROBLEMS, names, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    pb_store_check_add (self, g_strdup (g_ptr_array_index (names, i)),
                        g_strdup ("what is shown and computed from it"),
                        "It refers to a record that is not there");
  return TRUE;
}

/* References among the tables of the house itself: those of records are named above. */
static gboolean
check_house_references (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->store->db, "SELECT \"table\", count (*) FROM pragma_foreign_key_check GROUP BY \"table\"", error);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    const char *table = pb_stmt_get_text (statement, 0);

    if (table != NULL && pb_kind_from_form (table) == PB_KIND_NONE)
      pb_store_check_add (self, g_strdup_printf ("the table %s", table),
                          g_strdup ("the history or the files in the case"),
                          "Rows in it refer to rows that are not there");
  }
  return step == PB_STEP_DONE;
}

/* "exhibits E1, E7": whose file has this hash. */
static char *
name_exhibits (PbStore *store, const char *sha256)
{
  g_autoptr (GPtrArray) exhibits = pb_store_list (store, PB_KIND_EXHIBIT, "sha256", sha256, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; exhibits != NULL && i < exhibits->len; i++) {
    PbRecord *exhibit = g_ptr_array_index (exhibits, i);
    const char *key = pb_record_get_key (exhibit);

    g_string_append_printf (names, "%s%s", i == 0 ? "exhibit " : ", ",
                            key != NULL ? key : pb_record_get_id (exhibit));
  }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : g_strdup ("no exhibit");
}

void
pb_store_check_add_file (PbStoreCheck *self, const char *sha256, const char *what)
{
  pb_store_check_add (self, g_strdup_printf ("the file with the SHA-256 %s", sha256),
                      name_exhibits (self->store, sha256), what);
}

static gboolean
check_blob (PbStoreCheck *self, const char *sha256, gint64 size, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->store->db, "SELECT number, data FROM blob_chunk WHERE sha256 = $sha256 ORDER BY number", error);
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();
  g_autofree char *found = NULL;
  gint64 expected = 0;
  gint64 total = 0;
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    gsize length = 0;
    const guint8 *data = pb_stmt_get_blob (statement, 1, &length);
    gboolean in_order = pb_stmt_get_int (statement, 0) == expected && (total % PB_STORE_CHUNK_SIZE) == 0;

    /* Also the cut must be where reading a part of it expects it. */
    if (!in_order || length > PB_STORE_CHUNK_SIZE) {
      pb_store_check_add_file (self, sha256, "Pieces of it are missing or of the wrong size");
      return TRUE;
    }
    pb_vault_hash_update (hash, data, length);
    total += (gint64) length;
    expected++;
    if (!pb_store_check_advance (self, error))
      return FALSE;
  }
  if (step == PB_STEP_ERROR)
    return FALSE;
  found = pb_vault_hash_dup_hex (hash);
  if (!g_str_equal (found, sha256))
    pb_store_check_add_file (self, sha256, "Its bytes are no longer what was taken in");
  else if (total != size)
    pb_store_check_add_file (self, sha256, "Its size is not what is recorded");
  return TRUE;
}

static gboolean
check_blobs (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->store->db, "SELECT sha256, size FROM blob ORDER BY sha256", error);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    const char *sha256 = pb_stmt_get_text (statement, 0);

    if (sha256 != NULL && !check_blob (self, sha256, pb_stmt_get_int (statement, 1), error))
      return FALSE;
  }
  return step == PB_STEP_DONE;
}

/* What is named by its hash in a record must be in the case. */
static gboolean
check_named_files (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self->store->db,
                                                "SELECT DISTINCT sha256 FROM exhibit WHERE sha256 IS NOT "
                                                "NULL AND sha256 NOT IN (SELECT sha256 FROM blob)",
                                                error);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW)
    pb_store_check_add_file (self, pb_stmt_get_text (statement, 0), "It is not in the case");
  return step == PB_STEP_DONE;
}

static gboolean
check_law (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->store->db,
                       "SELECT law_pin.pack, law_pin.version, law_pin.sha256, law_pack_text.xml "
                       "FROM law_pin LEFT JOIN law_pack_text ON law_pack_text.sha256 = law_pin.sha256",
                       error);
  PbStep step = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    const char *xml = pb_stmt_get_text (statement, 3);
    g_autofree char *found = xml != NULL ? pb_vault_hash_bytes (xml, strlen (xml)) : NULL;

    if (g_strcmp0 (found, pb_stmt_get_text (statement, 2)) != 0)
      pb_store_check_add (self,
                          g_strdup_printf ("law pack %s, version %s", pb_stmt_get_text (statement, 0),
                                           pb_stmt_get_text (statement, 1)),
                          g_strdup ("every element and figure taken from this law"),
                          xml != NULL ? "Its pinned text is no longer what was pinned"
                                      : "Its pinned text is not in the case");
  }
  return step == PB_STEP_DONE;
}

static gboolean
count_work (PbStoreCheck *self, GError **error)
{
  gint64 total = 0;

  if (!pb_db_get_number (self->store->db,
                         "SELECT (SELECT count (*) FROM blob_chunk) + 2 * (SELECT count (*) FROM change)",
                         &total, error))
    return FALSE;
  self->total = (guint64) total;
  return TRUE;
}

static int
on_sqlite_progress_cb (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static const struct {
  gboolean (*check) (PbStoreCheck *self, GError **error);
  const char *subject;
} parts[] = {
    {check_file, "the case file"},
    {pb_store_check_schema, "the tables"},
    {count_work, "the size of the case"},
    {check_references, "references between records"},
    {check_house_references, "references of the history and the files"},
    {check_blobs, "the files of exhibits"},
    {check_named_files, "the files of exhibits"},
    {pb_store_check_pages, "the pages of exhibits"},
    {check_law, "the pinned law"},
    {pb_store_check_chains, "the history"},
    {pb_store_check_records, "the records against the history"},
};

static gboolean
check_part (PbStoreCheck *self, guint part, GError **error)
{
  GError *local_error = NULL;

  if (parts[part].check (self, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, PB_ERROR, PB_ERROR_CORRUPT)) {
    g_propagate_error (error, local_error);
    return FALSE;
  }
  pb_store_check_add (self, g_strdup (parts[part].subject),
                      g_strdup ("this part could not be checked to its end"), local_error->message);
  g_error_free (local_error);
  return TRUE;
}

GPtrArray *
pb_store_check (PbStore *self, PbProgressFunc progress, gpointer user_data, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_store_problem_free);
  PbStoreCheck check = {.store = self,
                        .problems = problems,
                        .progress = progress,
                        .user_data = user_data,
                        .cancellable = cancellable};
  sqlite3 *handle = NULL;
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL, NULL);

  if (!pb_db_begin (self->db, PB_DB_READ, error))
    return NULL;
  handle = pb_db_get_handle (self->db);
  if (cancellable != NULL)
    sqlite3_progress_handler (handle, STEPS_BETWEEN_CHECKS, on_sqlite_progress_cb, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && done; i++)
    done = check_part (&check, i, error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  _pb_store_end_read (self);
  return done ? g_steal_pointer (&problems) : NULL;
}
