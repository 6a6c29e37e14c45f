/* pb-law-load.c: see pb-law-load.h.
 *
 * The source tree is used only by a program that runs from its own build tree: a path compiled into an
 * installed one could be made by anybody on that machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-load"

#include "config.h"

#include "pb-error.h"
#include "pb-law-load-private.h"
#include "pb-law-load.h"
#include "pb-law-parse.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Not a pack, though it lies beside them. */
#define CONCEPTS "concepts.xml"

static void
free_folder (gpointer data)
{
  PbLawFolder *self = data;

  g_free (self->path);
  g_free (self);
}

static void
add_folder (GPtrArray *folders, char *path, gboolean user)
{
  PbLawFolder *folder = g_new0 (PbLawFolder, 1);

  folder->path = path;
  folder->user = user;
  g_ptr_array_add (folders, folder);
}

static gboolean
runs_from_build_tree (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, PB_LAW_BUILD_ROOT "/");
}

GPtrArray *
_pb_law_load_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (free_folder);
  const char *only = g_getenv ("PROBATA_LAW_DIR");

  if (only != NULL && only[0] != '\0') {
    add_folder (folders, g_strdup (only), FALSE);
    return folders;
  }
  if (runs_from_build_tree ())
    add_folder (folders, g_strdup (PB_LAW_SOURCE_DIR), FALSE);
  else
    add_folder (folders, g_build_filename (PB_DATA_DIR, "law", NULL), FALSE);
  add_folder (folders, g_build_filename (g_get_user_data_dir (), "probata", "law", NULL), TRUE);
  return folders;
}

static guint64
read_suffix (const char *version)
{
  const char *dot = strchr (version, '.');
  guint64 number = 0;

  if (dot == NULL || !g_ascii_string_to_unsigned (dot + 1, 10, 0, 999, &number, NULL))
    return 0;
  return number;
}

gboolean
_pb_law_load_is_newer (const char *a, const char *b)
{
  int days = strncmp (a, b, strlen ("2026-11-25"));

  return days != 0 ? days > 0 : read_suffix (a) > read_suffix (b);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
_pb_law_load_names (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (directory == NULL)
    return NULL;
  while ((name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_suffix (name, ".xml") && name[0] != '.' && !g_str_equal (name, CONCEPTS))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

static gboolean
is_id (const char *id)
{
  return id[0] != '\0' && id[0] != '.'
         && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_.-") == strlen (id);
}

PbLawPack *
pb_law_load_file (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  GStatBuf info;
  gsize length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  if (g_stat (path, &info) != 0) {
    pb_error_set_errno (error, errno, "%s", name);
    return NULL;
  }
  if (!S_ISREG (info.st_mode)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s is not a file; name the XML file of a law pack",
                 name);
    return NULL;
  }
  /* Looked at before it is read; what grows meanwhile the parser refuses. */
  if (info.st_size > (goffset) PB_LAW_PARSE_MAX_BYTES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
                 "%s:1: larger than 8 MB: no law pack is; check which file it is", name);
    return NULL;
  }
  if (!g_file_get_contents (path, &contents, &length, &problem)) {
    g_set_error (error, PB_ERROR, PB_ERROR_IO, "%s cannot be read: %s", name, problem->message);
    return NULL;
  }
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  return pb_law_parse (bytes, name, error);
}

/* The pack of a folder; NULL without error when the folder has none of that id. */
static PbLawPack *
load_from (const PbLawFolder *folder, const char *id, char **out_path, GError **error)
{
  g_autofree char *file = g_strconcat (id, ".xml", NULL);
  g_autofree char *path = g_build_filename (folder->path, file, NULL);
  g_autoptr (PbLawPack) pack = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  pack = pb_law_load_file (path, error);
  if (pack == NULL)
    return NULL;
  if (!g_str_equal (pack->id, id)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s holds the pack \"%s\"; name the file %s.xml", file,
                 pack->id, pack->id);
    return NULL;
  }
  *out_path = g_steal_pointer (&path);
  return g_steal_pointer (&pack);
}

PbLawPack *
pb_law_load (const char *id, char **out_path, GError **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (PbLawPack) best = NULL;
  g_autofree char *best_path = NULL;
  g_autoptr (GString) looked = g_string_new (NULL);
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (!is_id (id)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 "\"%s\" is no name of a law pack; write one such as \"thailand\"", id);
    return NULL;
  }
  folders = _pb_law_load_folders ();
  for (guint i = 0; i < folders->len; i++) {
    const PbLawFolder *folder = g_ptr_array_index (folders, i);
    g_autofree char *path = NULL;
    g_autoptr (PbLawPack) pack = load_from (folder, id, &path, &problem);

    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
    g_string_append_printf (looked, "%s%s", looked->len > 0 ? ", " : "", folder->path);
    if (pack == NULL || (best != NULL && !_pb_law_load_is_newer (pack->version, best->version)))
      continue;
    g_clear_pointer (&best, pb_law_pack_unref);
    best = g_steal_pointer (&pack);
    g_free (best_path);
    best_path = g_steal_pointer (&path);
  }
  if (best == NULL) {
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                 "there is no law pack \"%s\" in %s; `probata law list` shows those there are", id,
                 looked->str);
    return NULL;
  }
  if (out_path != NULL)
    *out_path = g_steal_pointer (&best_path);
  return g_steal_pointer (&best);
}

GPtrArray *
pb_law_load_directory (const char *path, GError **error)
{
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_law_pack_unref);
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  names = _pb_law_load_names (path);
  if (names == NULL) {
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "the folder %s cannot be read", path);
    return NULL;
  }
  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *file = g_build_filename (path, names[i], NULL);
    PbLawPack *pack = pb_law_load_file (file, error);

    if (pack == NULL)
      return NULL;
    g_ptr_array_add (packs, pack);
  }
  return g_steal_pointer (&packs);
}
