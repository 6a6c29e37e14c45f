/* pb-law-list.c: see pb-law-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-list"

#include "config.h"

#include "pb-law-list.h"
#include "pb-law-load-private.h"

static void
free_entry (gpointer data)
{
  PbLawEntry *self = data;

  g_free (self->path);
  g_clear_pointer (&self->pack, pb_law_pack_unref);
  g_free (self->problem);
  g_free (self);
}

static PbLawEntry *
read_entry (const PbLawFolder *folder, const char *name)
{
  PbLawEntry *entry = g_new0 (PbLawEntry, 1);
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  entry->path = g_build_filename (folder->path, name, NULL);
  entry->user = folder->user;
  entry->pack = pb_law_load_file (entry->path, &error);
  if (entry->pack == NULL) {
    entry->problem = g_strdup (error->message);
    return entry;
  }
  named = g_strconcat (entry->pack->id, ".xml", NULL);
  if (!g_str_equal (named, name))
    entry->problem
        = g_strdup_printf ("%s holds the pack \"%s\"; name the file %s", name, entry->pack->id, named);
  return entry;
}

/* Marks the one of @entries that pb_law_load() would take for the id of @entry. */
static void
mark_used (GPtrArray *entries, PbLawEntry *entry)
{
  PbLawEntry *best = NULL;

  for (guint i = 0; i < entries->len; i++) {
    PbLawEntry *other = g_ptr_array_index (entries, i);

    if (other->problem != NULL || !g_str_equal (other->pack->id, entry->pack->id))
      continue;
    if (best == NULL || _pb_law_load_is_newer (other->pack->version, best->pack->version))
      best = other;
  }
  if (best != NULL)
    best->used = TRUE;
}

GPtrArray *
pb_law_list (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GPtrArray) folders = _pb_law_load_folders ();

  for (guint i = 0; i < folders->len; i++) {
    const PbLawFolder *folder = g_ptr_array_index (folders, i);
    g_auto (GStrv) names = _pb_law_load_names (folder->path);

    for (guint j = 0; names != NULL && names[j] != NULL; j++)
      g_ptr_array_add (entries, read_entry (folder, names[j]));
  }
  for (guint i = 0; i < entries->len; i++) {
    PbLawEntry *entry = g_ptr_array_index (entries, i);

    if (entry->problem == NULL)
      mark_used (entries, entry);
  }
  return entries;
}
