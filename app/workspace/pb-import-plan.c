/* pb-import-plan.c: see pb-import-plan.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-import-plan"

#include "config.h"

#include "pb-error.h"
#include "pb-import-plan.h"
#include "pb-text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of a form at a time: full disk speed. */
#define READ_CHUNK (256u * 1024)
/* Of a name in a message: enough to know it again. */
#define MAX_SHOWN_CHARS 100u

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
  g_ptr_array_unref (self->left_out);
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

/* A pipe would be waited for and a device read for ever; the size is counted while reading, since a file may
 * grow meanwhile. */
static gboolean
open_form (const char *path, const char *name, int *out_fd, GError **error)
{
  struct stat status;
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (fd < 0) {
    pb_error_set_errno (error, errno, "%s", name);
    return FALSE;
  }
  if (fstat (fd, &status) < 0 || !S_ISREG (status.st_mode)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s: is no file; a form is one", name);
    close (fd);
    return FALSE;
  }
  *out_fd = fd;
  return TRUE;
}

static GBytes *
read_form (const char *path, const char *name, GError **error)
{
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_CHUNK);
  gssize n = 0;
  int fd = -1;

  if (!open_form (path, name, &fd, error))
    return NULL;
  while (contents->len <= PB_CSV_MAX_BYTES) {
    n = read (fd, buffer, READ_CHUNK);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      break;
    g_byte_array_append (contents, buffer, (guint) n);
  }
  close (fd);
  if (n < 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_IO, "%s: cannot be read", name);
    return NULL;
  }
  if (contents->len > PB_CSV_MAX_BYTES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
                 "%s: a form is at most %u MB; split it into several folders", name, PB_CSV_MAX_BYTES >> 20);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&contents));
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

/* Links that a person types are followed; one that lies in a folder may come from somebody else and lead to
 * what is private on this computer, or in a ring. A pipe or a device holds nothing that could be kept. */
static gboolean
is_foreign (const struct stat *status)
{
  return !S_ISREG (status->st_mode) && !S_ISDIR (status->st_mode);
}

static gboolean
add_path (PbImportPlan *self, const char *path, const char *name, guint depth, GError **error)
{
  struct stat status;
  g_autoptr (GPtrArray) entries = NULL;
  PbKind kind;

  if ((depth == 0 ? stat (path, &status) : lstat (path, &status)) < 0) {
    pb_error_set_errno (error, errno, "%s", name);
    return FALSE;
  }
  if (!S_ISDIR (status.st_mode)) {
    kind = depth <= 1 ? form_kind (path) : PB_KIND_NONE;
    if (kind != PB_KIND_NONE && S_ISLNK (status.st_mode)) {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s: is a link; put the form itself into the folder",
                   name);
      return FALSE;
    }
    if (kind != PB_KIND_NONE)
      return add_form (self, kind, path, name, error);
    if (self->files->len + self->left_out->len >= PB_IMPORT_MAX_FILES) {
      g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
                   "%s: more than %u files; import them folder by folder", name, PB_IMPORT_MAX_FILES);
      return FALSE;
    }
    g_ptr_array_add (is_foreign (&status) ? self->left_out : self->files, import_file_new (path, name));
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
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_import_file_free);
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

static void
forget_path (GPtrArray *files, const char *path)
{
  for (guint i = 0; i < files->len; i++) {
    PbImportFile *file = g_ptr_array_index (files, i);

    if (g_str_equal (file->path, path)) {
      g_ptr_array_remove_index (files, i);
      return;
    }
  }
}

PbImportFile *
pb_import_plan_claim (PbImportPlan *self, const char *form, const char *relative, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *form_folder = g_path_get_dirname (form);

  g_return_val_if_fail (self != NULL && form != NULL && relative != NULL, NULL);

  if (strlen (relative) >= PATH_MAX) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID,
                         "file: this is longer than the name of a file can be");
    return NULL;
  }
  for (guint i = 0; i < self->folders->len; i++) {
    PbImportFile *folder = g_ptr_array_index (self->folders, i);

    if (!g_str_equal (folder->name, form))
      continue;
    g_clear_pointer (&path, g_free);
    if (!stays_inside (folder->path, relative, &path)) {
      g_autofree char *shown = pb_text_for_display (relative, MAX_SHOWN_CHARS);

      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   "file: “%s” lies outside the folder of the form; put a copy into it", shown);
      return NULL;
    }
    break;
  }
  if (path == NULL)
    path = g_strdup (relative);
  forget_path (self->files, path);
  forget_path (self->left_out, path);
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
