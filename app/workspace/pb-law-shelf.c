/* pb-law-shelf.c: see pb-law-shelf.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-shelf"

#include "config.h"

#include "pb-law-check.h"
#include "pb-law-list.h"
#include "pb-law-load.h"
#include "pb-law-shelf.h"

#include <string.h>

static void
entry_free (PbShelfEntry *entry)
{
  g_free (entry->path);
  g_free (entry->problem);
  g_clear_pointer (&entry->pack, pb_law_pack_unref);
  g_free (entry);
}

static void
finding_free (PbShelfFinding *finding)
{
  g_free (finding->id);
  g_free (finding->words);
  g_free (finding);
}

GPtrArray *
pb_law_shelf_list (void)
{
  g_autoptr (GPtrArray) found = pb_law_list ();
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);

  for (guint i = 0; i < found->len; i++) {
    PbLawEntry *law = g_ptr_array_index (found, i);
    PbShelfEntry *entry = g_new0 (PbShelfEntry, 1);

    entry->path = g_strdup (law->path);
    entry->problem = g_strdup (law->problem);
    entry->pack = law->pack != NULL ? pb_law_pack_ref (law->pack) : NULL;
    entry->used = law->used;
    g_ptr_array_add (list, entry);
  }
  return list;
}

PbLawPack *
pb_law_shelf_load (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (strchr (name, '/') != NULL || g_str_has_suffix (name, ".xml"))
    return pb_law_load_file (name, error);
  return pb_law_load (name, NULL, error);
}

GPtrArray *
pb_law_shelf_check (const PbLawPack *pack)
{
  g_autoptr (GPtrArray) found = pb_law_check (pack);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);

  for (guint i = 0; i < found->len; i++) {
    PbLawFinding *finding = g_ptr_array_index (found, i);
    PbShelfFinding *copy = g_new0 (PbShelfFinding, 1);

    copy->kind = pb_law_check_kind_to_string (finding->kind);
    copy->id = g_strdup (finding->id);
    copy->words = g_strdup (finding->words);
    g_ptr_array_add (list, copy);
  }
  return list;
}
