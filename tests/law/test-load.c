/* test-load.c: packs from files and folders, and which of two with the same id is used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-law-load"

#include "config.h"

#include "pb-error.h"
#include "pb-law-list.h"
#include "pb-law-load.h"
#include "sample-pack.h"

#include <glib/gstdio.h>

/* A folder of packs that is taken away again. */
typedef struct {
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("probata-law-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("PROBATA_LAW_DIR", self->path, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) directory = g_dir_open (self->path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL) {
    g_autofree char *path = g_build_filename (self->path, name, NULL);

    g_remove (path);
  }
  g_rmdir (self->path);
  g_free (self->path);
  g_unsetenv ("PROBATA_LAW_DIR");
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_by_id (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *expected = g_build_filename (self->path, "test.xml", NULL);
  g_autoptr (PbLawPack) pack = NULL, none = NULL;

  write_file (self->path, "test.xml", SAMPLE_PACK);
  pack = pb_law_load ("test", &path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pack->id, ==, "test");
  g_assert_cmpstr (path, ==, expected);
  none = pb_law_load ("atlantis", NULL, &error);
  g_assert_null (none);
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, self->path));
}

/* A name is an id, never a way out of the folder. */
static void
test_names (Fixture *self, gconstpointer data)
{
  static const char *const names[] = {"", "../test", "/etc/passwd", ".test", "Test", "a b", "te/st"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PbLawPack) pack = pb_law_load (names[i], NULL, &error);

    g_assert_null (pack);
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  }
}

static void
test_wrong_file_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) pack = NULL;

  write_file (self->path, "other.xml", SAMPLE_PACK);
  pack = pb_law_load ("other", NULL, &error);
  g_assert_null (pack);
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "test.xml"));
}

static void
test_file_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (self->path, "missing.xml", NULL);
  g_autoptr (PbLawPack) pack = pb_law_load_file (missing, &error);

  g_assert_null (pack);
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  g_clear_error (&error);
  pack = pb_law_load_file (self->path, &error);
  g_assert_null (pack);
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

static void
test_directory (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) packs = NULL, bad = NULL;
  g_autofree char *other = sample_replace ("id=\"test\"", "id=\"another\"");

  write_file (self->path, "test.xml", SAMPLE_PACK);
  write_file (self->path, "another.xml", other);
  /* Beside packs lie other things. */
  write_file (self->path, "concepts.xml", "<law-concepts/>");
  write_file (self->path, "README.md", "words");
  packs = pb_law_load_directory (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (packs->len, ==, 2);
  g_assert_cmpstr (((PbLawPack *) g_ptr_array_index (packs, 0))->id, ==, "another");
  write_file (self->path, "broken.xml", "<law-pack");
  bad = pb_law_load_directory (self->path, &error);
  g_assert_null (bad);
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "broken.xml:1: "));
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const PbLawEntry *entry;

  write_file (self->path, "test.xml", SAMPLE_PACK);
  write_file (self->path, "broken.xml", "<law-pack");
  entries = pb_law_list ();
  g_assert_cmpuint (entries->len, ==, 2);
  entry = g_ptr_array_index (entries, 0);
  g_assert_null (entry->pack);
  g_assert_false (entry->used);
  g_assert_nonnull (strstr (entry->problem, "broken.xml:1: "));
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpstr (entry->pack->id, ==, "test");
  g_assert_null (entry->problem);
  g_assert_true (entry->used);
  g_assert_false (entry->user);
}

/* Without PROBATA_LAW_DIR: the packs of the source tree, and the user's own. Version, user's version, is the
 * user's used? */
static void
test_user_folder (void)
{
  static const struct {
    const char *version;
    gboolean used;
  } cases[] = {
      {"2026-11-24", FALSE}, {"2026-11-25", FALSE},   {"2026-11-25.1", TRUE},
      {"2026-12-01", TRUE},  {"2026-11-24.9", FALSE},
  };

  g_autofree char *parent = g_build_filename (g_get_user_data_dir (), "probata", NULL);
  g_autofree char *folder = g_build_filename (parent, "law", NULL);
  g_autofree char *source
      = g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", "law", "thailand.xml", NULL);
  g_autofree char *own = g_build_filename (folder, "thailand.xml", NULL);
  g_autofree char *original = NULL;
  g_autoptr (GError) error = NULL;

  g_unsetenv ("PROBATA_LAW_DIR");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_get_contents (source, &original, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) parts = g_strsplit (original, "version=\"2026-11-25\"", 2);
    g_autofree char *version = g_strdup_printf ("version=\"%s\"", cases[i].version);
    g_autofree char *text = g_strjoinv (version, parts);
    g_autofree char *path = NULL;
    g_autoptr (PbLawPack) pack = NULL;
    g_autoptr (GPtrArray) entries = NULL;
    guint used = 0;

    write_file (folder, "thailand.xml", text);
    pack = pb_law_load ("thailand", &path, &error);
    g_assert_no_error (error);
    g_assert_cmpint (g_str_equal (path, own), ==, cases[i].used);
    g_assert_cmpstr (pack->version, ==, cases[i].used ? cases[i].version : "2026-11-25");
    entries = pb_law_list ();
    for (guint j = 0; j < entries->len; j++) {
      const PbLawEntry *entry = g_ptr_array_index (entries, j);

      if (entry->used && g_str_equal (entry->pack->id, "thailand")) {
        used++;
        g_assert_cmpint (entry->user, ==, cases[i].used);
      }
    }
    g_assert_cmpuint (used, ==, 1);
  }
  /* A broken pack of one's own is said to be broken, not passed over. */
  write_file (folder, "thailand.xml", "<law-pack");
  {
    g_autoptr (PbLawPack) pack = pb_law_load ("thailand", NULL, &error);

    g_assert_null (pack);
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  }
  g_remove (own);
  g_rmdir (folder);
  g_rmdir (parent);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("probata-home-XXXXXX", NULL);
  int status;

  /* Before GLib looks at it for the first time. (G_TEST_OPTION_ISOLATE_DIRS leaks.) */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/law/load/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("by-id", test_by_id);
  ADD ("names-are-ids", test_names);
  ADD ("wrong-file-name", test_wrong_file_name);
  ADD ("file-errors", test_file_errors);
  ADD ("directory", test_directory);
  ADD ("list", test_list);
#undef ADD
  g_test_add_func ("/law/load/user-folder", test_user_folder);

  status = g_test_run ();
  g_rmdir (home);
  return status;
}
