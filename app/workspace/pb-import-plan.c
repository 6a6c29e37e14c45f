/* pb-import-plan.c: see pb-import-plan.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-import-plan"

#include "config.h"

#include "pb-error.h"
#include "pb-import-plan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static PbImportFile *
import_file_new (const char *path, const char *name)
{
  PbImportFile *file = g_new0 (PbImportFile, 1);

  file->path = g_strdup (path);
  file->name = g_strdup (name);
  return file;
}

void
pb_import_file_free (PbImportFile *file)
{
  g_free (file->path);
  g_free (file->name);
  g_free (file);
}

void
pb_import_plan_free (PbImportPlan *self)
{
  if (self == NULL)
    return;
  pb_form_set_free (self->forms);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->folders);
  g_free (self);
}

/* The form kind of "…/exhibits.csv"; PB_KIND_NONE for anything else. */
static PbKind
form_kind (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stem = NULL;
  PbKind kind;

  if (!g_str_has_suffix (base, ".csv"))
    return PB_KIND_NONE;
  stem = g_strndup (base, strlen (base) - 4);
  kind = pb_kind_from_form (stem);
  /* Only the form's own name: "party.csv" may be anything, "parties.csv" is the form. */
  return kind != PB_KIND_NONE && g_str_equal (pb_kind_get_info (kind)->form, stem) ? kind : PB_KIND_NONE;
}

static GBytes *
read_form (const char *path, const char *name, GError **error)
{
  struct stat status;
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GError) local_error = NULL;

  if (stat (path, &status) < 0) {
    pb_error_set_errno (error, errno, "%s", name);
    return NULL;
  }
  if (status.st_size > (off_t) PB_CSV_MAX_BYTES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
                 "%s: a form is at most %u MB; split it into several folders", name, PB_CSV_MAX_BYTES >> 20);
    return NULL;
  }
  if (!g_file_get_contents (path, &contents, &length, &local_error)) {
    g_set_error (error, PB_ERROR, PB_ERROR_IO, "%s: cannot be read", name);
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

static gboolean
add_form (PbImportPlan *self, PbKind kind, const char *path, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_form (path, name, error);
  g_autofree char *folder = NULL;
  PbCsv *csv;

  if (bytes == NULL)
    return FALSE;
  csv = pb_csv_new_from_bytes (bytes, name, error);
  if (csv == NULL)
    return FALSE;
  pb_form_set_add (self->forms, kind, csv, name);
  self->n_forms++;
  if (kind == PB_KIND_EXHIBIT) {
    folder = g_path_get_dirname (path);
    g_ptr_array_add (self->folders, import_file_new (folder, name));
  }
  return TRUE;
}

static gboolean
is_left_out (const char *base)
{
  return base[0] == '.' || g_str_equal (base, "README") || g_str_has_prefix (base, "README.");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder, in a fixed order: the order of a disk is nobody's. (transfer full) */
static GPtrArray *
list_folder (const char *path, const char *name, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  const char *entry;

  if (folder == NULL) {
    g_set_error (error, PB_ERROR, PB_ERROR_IO, "%s: the folder cannot be read", name);
    return NULL;
  }
  while ((entry = g_dir_read_name (folder)) != NULL)
    if (!is_left_out (entry))
      g_ptr_array_add (entries, g_strdup (entry));
  g_ptr_array_sort (entries, compare_names);
  return g_steal_pointer (&entries);
}

static gboolean
add_path (PbImportPlan *self, const char *path, const char *name, guint depth, GError **error)
{
  struct stat status;
  g_autoptr (GPtrArray) entries = NULL;
  PbKind kind;

  if (stat (path, &status) < 0) {
    pb_error_set_errno (error, errno, "%s", name);
    return FALSE;
  }
  if (!S_ISDIR (status.st_mode)) {
    kind = depth <= 1 ? form_kind (path) : PB_KIND_NONE;
    if (kind != PB_KIND_NONE)
      return add_form (self, kind, path, name, error);
    if (self->files->len >= PB_IMPORT_MAX_FILES) {
      g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
                   "%s: more than %u files; import them folder by folder", name, PB_IMPORT_MAX_FILES);
      return FALSE;
    }
    if (S_ISREG (status.st_mode))
      g_ptr_array_add (self->files, import_file_new (path, name));
    return TRUE;
  }
  if (depth > PB_IMPORT_MAX_DEPTH) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s: folders lie more than %u deep in each other", name,
                 PB_IMPORT_MAX_DEPTH);
    return FALSE;
  }
  entries = list_folder (path, name, error);
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    g_autofree char *child_path = g_build_filename (path, g_ptr_array_index (entries, i), NULL);
    g_autofree char *child_name = g_build_filename (name, g_ptr_array_index (entries, i), NULL);

    if (!add_path (self, child_path, child_name, depth + 1, error))
      return FALSE;
  }
  return entries != NULL;
}

/* In a folder of forms a table that is no form is most likely a form whose name was mistyped: better asked
 * than taken in as an exhibit. */
static gboolean
check_stray_tables (PbImportPlan *self, GError **error)
{
  for (guint i = 0; self->n_forms > 0 && i < self->files->len; i++) {
    PbImportFile *file = g_ptr_array_index (self->files, i);

    if (!g_str_has_suffix (file->name, ".csv"))
      continue;
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 "%s: no form has this name, and exhibits.csv does not name it as a file; see `probata list "
                 "--forms` for the names",
                 file->name);
    return FALSE;
  }
  return TRUE;
}

PbImportPlan *
pb_import_plan_new (const char *const *paths, GError **error)
{
  g_autoptr (PbImportPlan) self = g_new0 (PbImportPlan, 1);

  g_return_val_if_fail (paths != NULL, NULL);

  self->forms = pb_form_set_new ();
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_import_file_free);
  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_import_file_free);
  for (guint i = 0; paths[i] != NULL; i++)
    if (!add_path (self, paths[i], paths[i], 0, error))
      return NULL;
  return g_steal_pointer (&self);
}

/* A name that stays inside its folder: no "..", nothing absolute. Links are followed by the kernel and
 * checked by the caller's realpath. */
static gboolean
stays_inside (const char *folder, const char *relative, char **out_path)
{
  g_autofree char *joined = g_build_filename (folder, relative, NULL);
  g_autofree char *real_folder = realpath (folder, NULL);
  g_autofree char *real_path = realpath (joined, NULL);
  gsize length;

  if (g_path_is_absolute (relative) || real_folder == NULL)
    return FALSE;
  *out_path = g_strdup (joined);
  if (real_path == NULL) /* not there, or not readable: said by whoever opens it */
    return strstr (relative, "..") == NULL;
  length = strlen (real_folder);
  return strncmp (real_path, real_folder, length) == 0 && (real_path[length] == '/' || length == 1);
}

PbImportFile *
pb_import_plan_claim (PbImportPlan *self, const char *form, const char *relative, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *form_folder = g_path_get_dirname (form);

  g_return_val_if_fail (self != NULL && form != NULL && relative != NULL, NULL);

  for (guint i = 0; i < self->folders->len; i++) {
    PbImportFile *folder = g_ptr_array_index (self->folders, i);

    if (!g_str_equal (folder->name, form))
      continue;
    g_clear_pointer (&path, g_free);
    if (!stays_inside (folder->path, relative, &path)) {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   "file: “%s” lies outside the folder of the form; put a copy into it", relative);
      return NULL;
    }
    break;
  }
  if (path == NULL)
    path = g_strdup (relative);
  for (guint i = 0; i < self->files->len; i++) {
    PbImportFile *file = g_ptr_array_index (self->files, i);

    if (g_str_equal (file->path, path)) {
      g_ptr_array_remove_index (self->files, i);
      break;
    }
  }
  name
      = g_str_equal (form_folder, ".") ? g_strdup (relative) : g_build_filename (form_folder, relative, NULL);
  return import_file_new (path, name);
}

gboolean
pb_import_plan_check (PbImportPlan *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return check_stray_tables (self, error);
}
