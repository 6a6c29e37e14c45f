/* Which paths are forms and which are exhibits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-error.h"
#include "pb-import-plan.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("probata-plan-XXXXXX", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
      remove_tree (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
put (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static PbImportPlan *
make_plan (Fixture *fixture, GError **error)
{
  const char *const paths[] = {fixture->folder, NULL};

  return pb_import_plan_new (paths, error);
}

static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportPlan) plan = NULL;

  put (fixture, "exhibits.csv", "key,kind,label,file\nS1,statement,One,papers/one.txt\n");
  put (fixture, "parties.csv", "key,kind,pseudonym\n");
  put (fixture, "papers/one.txt", "one");
  put (fixture, "papers/two.txt", "two");
  put (fixture, "papers/parties.csv", "not a form: forms lie in the top folder");
  put (fixture, "README.md", "left out");
  put (fixture, ".hidden", "left out");
  plan = make_plan (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_forms, ==, 2);
  g_assert_cmpuint (plan->files->len, ==, 3);
}

static void
test_claims (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportPlan) plan = NULL;
  g_autofree char *form = g_build_filename (fixture->folder, "exhibits.csv", NULL);
  g_autoptr (PbImportFile) file = NULL;
  g_autofree char *link = g_build_filename (fixture->folder, "link.txt", NULL);
  static const char *const outside[] = {"../x.txt", "/etc/passwd", "papers/../../x.txt", "link.txt"};

  put (fixture, "exhibits.csv", "key,kind,label,file\n");
  put (fixture, "papers/one.txt", "one");
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  plan = make_plan (fixture, &error);
  g_assert_no_error (error);
  file = pb_import_plan_claim (plan, form, "papers/one.txt", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (file->path, "/papers/one.txt"));
  for (guint i = 0; i < plan->files->len; i++)
    g_assert_false (
        g_str_has_suffix (((PbImportFile *) g_ptr_array_index (plan->files, i))->path, "one.txt"));
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++) {
    g_test_message ("%s", outside[i]);
    g_assert_null (pb_import_plan_claim (plan, form, outside[i], &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    g_clear_error (&error);
  }
}

static void
test_mistyped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportPlan) plan = NULL;

  put (fixture, "parties.csv", "key,kind,pseudonym\n");
  put (fixture, "rolls.csv", "party,role\n");
  plan = make_plan (fixture, &error);
  g_assert_no_error (error);
  g_assert_false (pb_import_plan_check (plan, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "rolls.csv"));
}

/* Without any form a table is evidence like any other. */
static void
test_table_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportPlan) plan = NULL;

  put (fixture, "bank.csv", "date,amount\n");
  plan = make_plan (fixture, &error);
  g_assert_no_error (error);
  g_assert_true (pb_import_plan_check (plan, &error));
  g_assert_cmpuint (plan->files->len, ==, 1);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", NULL);
  const char *const paths[] = {path, NULL};

  g_assert_null (pb_import_plan_new (paths, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
      {"/workspace/import-plan/sorts", test_sorts},
      {"/workspace/import-plan/claims", test_claims},
      {"/workspace/import-plan/mistyped", test_mistyped},
      {"/workspace/import-plan/table-alone", test_table_alone},
      {"/workspace/import-plan/missing", test_missing},
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
