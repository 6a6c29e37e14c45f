/* sample.c: see sample.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sample.h"

#include <glib/gstdio.h>

void
sample_on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&((Fixture *) data)->result, result);
}

GAsyncResult *
sample_wait (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

Fixture *
sample_fresh (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  return fixture;
}

static char *sample_folder; /* holds the sample, made once */
static char *sample_case;

static void
make_sample (Fixture *fixture)
{
  static const char *const packs[] = {"international", "thailand", "cambodia", NULL};
  g_autofree char *sample = g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", "sample", NULL);
  const char *const paths[] = {sample, NULL};
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  g_autoptr (PbImportReport) report = NULL;

  sample_folder = g_dir_make_tmp ("probata-sample-XXXXXX", NULL);
  sample_case = g_build_filename (sample_folder, "sample.probata", NULL);
  pb_workspace_create_async (workspace, sample_case, "Case 14", packs, NULL, sample_on_result,
                             sample_fresh (fixture));
  g_assert_true (pb_workspace_create_finish (workspace, sample_wait (fixture), NULL));
  pb_workspace_import_async (workspace, paths, NULL, NULL, NULL, sample_on_result, sample_fresh (fixture));
  report = pb_workspace_import_finish (workspace, sample_wait (fixture), NULL);
  g_assert_nonnull (report);
  pb_workspace_close (workspace);
}

void
sample_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;

  if (sample_case == NULL)
    make_sample (fixture);
  fixture->folder = g_dir_make_tmp ("probata-sample-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "case.probata", NULL);
  from = g_file_new_for_path (sample_case);
  to = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  fixture->workspace = pb_workspace_new ();
  pb_workspace_open_async (fixture->workspace, fixture->path, FALSE, NULL, sample_on_result,
                           sample_fresh (fixture));
  g_assert_true (pb_workspace_open_finish (fixture->workspace, sample_wait (fixture), NULL));
}

void
sample_tear_down (Fixture *fixture, gconstpointer data)
{
  pb_workspace_close (fixture->workspace);
  g_clear_object (&fixture->result);
  g_object_unref (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

GPtrArray *
sample_query (Fixture *fixture, const PbQuery *asked)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ids;

  pb_workspace_query_async (fixture->workspace, asked, NULL, sample_on_result, sample_fresh (fixture));
  ids = pb_workspace_query_finish (fixture->workspace, sample_wait (fixture), &error);
  g_assert_no_error (error);
  return ids;
}

GPtrArray *
sample_get_items (Fixture *fixture, PbKind kind, GPtrArray *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GPtrArray *items;

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (ids, i));
  g_ptr_array_add (names, NULL);
  pb_workspace_get_items_async (fixture->workspace, kind, (const char *const *) names->pdata, NULL,
                                sample_on_result, sample_fresh (fixture));
  items = pb_workspace_get_items_finish (fixture->workspace, sample_wait (fixture), NULL);
  g_assert_nonnull (items);
  return items;
}

GPtrArray *
sample_find (Fixture *fixture, const PbQuery *asked)
{
  g_autoptr (GPtrArray) ids = sample_query (fixture, asked);

  return sample_get_items (fixture, asked->kind, ids);
}

void
sample_insert (Fixture *fixture, PbRecord *record)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, record));
  g_object_unref (record);
  pb_workspace_edit_async (fixture->workspace, "add", edits, NULL, sample_on_result, sample_fresh (fixture));
  pb_workspace_edit_finish (fixture->workspace, sample_wait (fixture), &error);
  g_assert_no_error (error);
}

void
sample_finish (void)
{
  if (sample_case == NULL)
    return;
  g_unlink (sample_case);
  g_rmdir (sample_folder);
  g_free (sample_case);
  g_free (sample_folder);
}
