/* driver.c: runs a fuzz target over the files and directories given, so that every corpus is an ordinary
 * test.
 *
 * TAP, one line per file. The name is printed before the run: after a crash the last "# " line names the
 * culprit. Built into a target unless libFuzzer brings its own main() (README.md).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-driver"

#include "config.h"

#include "fuzz.h"

#include <glib.h>
#include <stdio.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_path (GPtrArray *files, const char *path)
{
  const char *name;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_ptr_array_add (files, g_strdup (path));
    return;
  }
  dir = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_build_filename (path, name, NULL));
}

static void
run_file (const char *path, guint number)
{
  gsize length = 0;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *contents = NULL;
  g_autofree guint8 *exact = NULL;
  g_autoptr (GError) error = NULL;

  printf ("# %s\n", name);
  fflush (stdout);
  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  /* GLib adds a NUL behind the contents; an exact copy lets the sanitizer see one byte too many being read.
   */
  exact = g_memdup2 (contents, length);
  LLVMFuzzerTestOneInput (exact, length);
  printf ("ok %u - %s\n", number, name);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (int i = 1; i < argc; i++)
    add_path (files, argv[i]);
  g_ptr_array_sort (files, compare_names);
  if (files->len == 0) {
    printf ("Bail out! no corpus file given\n");
    return 1;
  }
  printf ("1..%u\n", files->len);
  for (guint i = 0; i < files->len; i++)
    run_file (g_ptr_array_index (files, i), i + 1);
  return 0;
}
