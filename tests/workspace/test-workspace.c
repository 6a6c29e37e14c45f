/* The open case: asynchronous uses, the "changed" signal, and files through the confined reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-error.h"
#include "pb-workspace-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder;
  char *path;
  PbWorkspace *workspace;
  GAsyncResult *result;
  guint n_changed;
  PbKindSet changed;
} Fixture;

static void
on_changed_cb (PbWorkspace *workspace, const PbKindSet *kinds, Fixture *fixture)
{
  fixture->n_changed++;
  fixture->changed = *kinds;
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_set_object (&fixture->result, result);
}

static GAsyncResult *
wait_for (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

static void
settle (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("probata-workspace-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "case.probata", NULL);
  fixture->workspace = pb_workspace_new ();
  pb_workspace_create_async (fixture->workspace, fixture->path, "Case 1/26", NULL, NULL, on_done_cb, fixture);
  g_assert_true (pb_workspace_create_finish (fixture->workspace, wait_for (fixture), &error));
  g_assert_no_error (error);
  settle (fixture);
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (on_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&fixture->result);
  pb_workspace_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
edit (Fixture *fixture, PbEditAction action, PbRecord *record, GError **error)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);

  g_ptr_array_add (edits, pb_edit_new (action, record));
  pb_workspace_edit_async (fixture->workspace, "edit", edits, NULL, on_done_cb, fixture);
  pb_workspace_edit_finish (fixture->workspace, wait_for (fixture), error);
  settle (fixture);
}

static guint
count (Fixture *fixture, PbKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  pb_workspace_list_async (fixture->workspace, kind, NULL, on_done_cb, fixture);
  records = pb_workspace_list_finish (fixture->workspace, wait_for (fixture), &error);
  g_assert_no_error (error);
  settle (fixture);
  return records->len;
}

static PbRecord *
make_party (const char *key)
{
  PbRecord *party = pb_record_new (PB_KIND_PARTY, NULL);

  pb_record_set (party, "key", key);
  pb_record_set (party, "kind", "person");
  pb_record_set (party, "pseudonym", key);
  return party;
}

static void
test_edit_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) party = make_party ("V1");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  edit (fixture, PB_EDIT_INSERT, party, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_true (fixture->changed.has[PB_KIND_PARTY]);
  g_assert_false (fixture->changed.has[PB_KIND_EXHIBIT]);
  g_assert_cmpuint (count (fixture, PB_KIND_PARTY), ==, 1);
  pb_workspace_undo_async (fixture->workspace, FALSE, NULL, on_done_cb, fixture);
  label = pb_workspace_undo_finish (fixture->workspace, wait_for (fixture), &error);
  g_assert_no_error (error);
  settle (fixture);
  g_assert_cmpstr (label, ==, "edit");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (count (fixture, PB_KIND_PARTY), ==, 0);
}

/* What fails changes nothing and announces nothing. */
static void
test_failed_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) role = pb_record_new (PB_KIND_ROLE, NULL);
  g_autoptr (GError) error = NULL;

  pb_record_set (role, "party", "018f0000-0000-7000-8000-000000000001");
  pb_record_set (role, "role", "victim");
  edit (fixture, PB_EDIT_INSERT, role, &error);
  g_assert_nonnull (error);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_cmpuint (count (fixture, PB_KIND_ROLE), ==, 0);
}

static PbImportReport *
import (Fixture *fixture, const char *name, const char *text, gssize length, GCancellable *cancellable,
        GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char *const paths[] = {path, NULL};
  PbImportReport *report;

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  pb_workspace_import_async (fixture->workspace, paths, NULL, NULL, cancellable, on_done_cb, fixture);
  report = pb_workspace_import_finish (fixture->workspace, wait_for (fixture), error);
  settle (fixture);
  return report;
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = import (fixture, "a.txt", "We left on 3 May.", -1, NULL, &error);
  g_autoptr (PbImportReport) again = NULL;
  g_autoptr (PbImportReport) bad = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_exhibits, ==, 1);
  g_assert_true (fixture->changed.has[PB_KIND_EXHIBIT]);
  again = import (fixture, "b.txt", "We left on 3 May.", -1, NULL, &error);
  g_assert_cmpuint (again->n_known, ==, 1);
  bad = import (fixture, "c.txt", "", 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bad->failed->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (bad->failed, 0), "c.txt"));
  g_assert_cmpuint (count (fixture, PB_KIND_EXHIBIT), ==, 1);
}

static void
test_cancelled_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = NULL;

  g_cancellable_cancel (cancellable);
  report = import (fixture, "a.txt", "We left on 3 May.", -1, cancellable, &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (fixture, PB_KIND_EXHIBIT), ==, 0);
}

static void
test_review_of_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbReview) review = NULL;

  pb_workspace_review_async (fixture->workspace, pb_date_ymd_to_jdn (2018, 6, 30), TRUE, NULL, NULL,
                             on_done_cb, fixture);
  review = pb_workspace_review_finish (fixture->workspace, wait_for (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (review->sections->len, >=, 7);
  for (guint i = 0; i < review->sections->len; i++) {
    PbReviewSection *section = g_ptr_array_index (review->sections, i);

    g_assert_cmpuint (section->lines->len, ==, 0);
    g_assert_cmpstr (section->empty, !=, "");
  }
}

/* Another program that writes a party and ends. */
static void
write_beside (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbStore) store = pb_store_open (fixture->path, FALSE, &error);
  g_autoptr (PbRecord) party = make_party (key);

  g_assert_no_error (error);
  g_assert_true (pb_store_begin (store, "import", TRUE, NULL));
  g_assert_true (pb_store_insert (store, party, NULL));
  g_assert_true (pb_store_commit (store, NULL));
}

/* Often enough for a test to wait for it. */
#define TEST_INTERVAL_MS 1

static void
test_foreign_change (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = {"V1", "V2"};

  pb_workspace_set_watch_interval (fixture->workspace, TEST_INTERVAL_MS);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    fixture->n_changed = 0;
    memset (&fixture->changed, 0, sizeof fixture->changed);
    write_beside (fixture, keys[i]);
    while (fixture->n_changed == 0)
      g_main_context_iteration (NULL, TRUE);
    for (guint kind = 0; kind < PB_N_KINDS; kind++)
      g_assert_true (fixture->changed.has[kind]);
    g_assert_cmpuint (count (fixture, PB_KIND_PARTY), ==, i + 1);
    g_assert_cmpuint (fixture->n_changed, ==, 1);
  }
}

static gpointer
do_nothing (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  return PB_WORKSPACE_DONE;
}

/* Until a look is over and what it found is announced: the worker takes one idle job after the other. */
static void
look (Fixture *fixture)
{
  pb_workspace_look (fixture->workspace);
  pb_workspace_run (fixture->workspace, PB_PRIORITY_IDLE, do_nothing, NULL, NULL, NULL, NULL, NULL, NULL,
                    on_done_cb, fixture);
  g_assert_nonnull (pb_workspace_finish (fixture->workspace, wait_for (fixture), NULL));
  settle (fixture);
}

static void
test_own_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) party = make_party ("V1");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  edit (fixture, PB_EDIT_INSERT, party, &error);
  g_assert_no_error (error);
  look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_false (fixture->changed.has[PB_KIND_EXHIBIT]);
  pb_workspace_undo_async (fixture->workspace, FALSE, NULL, on_done_cb, fixture);
  label = pb_workspace_undo_finish (fixture->workspace, wait_for (fixture), NULL);
  settle (fixture);
  look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  write_beside (fixture, "V2");
  look (fixture);
  look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  g_assert_true (fixture->changed.has[PB_KIND_EXHIBIT]);
}

/* A closed case is not looked at, and the look that was under way keeps nothing alive. */
static void
test_look_and_close (Fixture *fixture, gconstpointer data)
{
  write_beside (fixture, "V1");
  pb_workspace_look (fixture->workspace);
  pb_workspace_close (fixture->workspace);
  g_assert_cmpuint (G_OBJECT (fixture->workspace)->ref_count, ==, 1);
  pb_workspace_look (fixture->workspace);
  settle (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/workspace/workspace/edit-and-undo", test_edit_and_undo},
      {"/workspace/workspace/failed-edit", test_failed_edit},
      {"/workspace/workspace/import", test_import},
      {"/workspace/workspace/cancelled-import", test_cancelled_import},
      {"/workspace/workspace/foreign-change", test_foreign_change},
      {"/workspace/workspace/own-change", test_own_change},
      {"/workspace/workspace/look-and-close", test_look_and_close},
      {"/workspace/workspace/review-of-nothing", test_review_of_nothing},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
