/* pb-recent.c: see pb-recent.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-recent"

#include "config.h"

#include "pb-recent.h"

#include <glib/gstdio.h>

/* What fits a welcome page without scrolling. */
#define MAX_RECENT 8
#define GROUP_PREFIX "case-"

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "probata", "recent", NULL);
}

void
pb_recent_case_free (PbRecentCase *recent)
{
  g_free (recent->title);
  g_clear_object (&recent->file);
  g_free (recent);
}

/* A missing or damaged list is an empty one: it can be made again. */
GPtrArray *
pb_recent_list (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_recent_case_free);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return list;
  for (guint i = 0; i < MAX_RECENT; i++) {
    g_autofree char *group = g_strdup_printf (GROUP_PREFIX "%u", i);
    g_autofree char *uri = g_key_file_get_string (file, group, "uri", NULL);
    g_autofree char *title = g_key_file_get_string (file, group, "title", NULL);
    PbRecentCase *recent;

    if (uri == NULL || title == NULL)
      continue;
    recent = g_new0 (PbRecentCase, 1);
    recent->title = g_steal_pointer (&title);
    recent->file = g_file_new_for_uri (uri);
    g_ptr_array_add (list, recent);
  }
  return list;
}

static void
set_case (GKeyFile *file, guint n, const char *title, GFile *place)
{
  g_autofree char *group = g_strdup_printf (GROUP_PREFIX "%u", n);
  g_autofree char *uri = g_file_get_uri (place);

  g_key_file_set_string (file, group, "title", title);
  g_key_file_set_string (file, group, "uri", uri);
}

gboolean
pb_recent_add (const char *title, GFile *file, GError **error)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GPtrArray) before = pb_recent_list ();
  g_autoptr (GKeyFile) list = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length = 0;
  guint n = 1;

  g_return_val_if_fail (title != NULL && G_IS_FILE (file), FALSE);

  set_case (list, 0, title, file);
  for (guint i = 0; i < before->len && n < MAX_RECENT; i++) {
    PbRecentCase *recent = g_ptr_array_index (before, i);

    if (!g_file_equal (recent->file, file))
      set_case (list, n++, recent->title, recent->file);
  }
  text = g_key_file_to_data (list, &length, NULL);
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

void
pb_recent_forget (void)
{
  g_autofree char *path = get_path ();

  g_unlink (path);
}
