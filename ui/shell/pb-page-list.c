/* pb-page-list.c: see pb-page-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-list"

#include "config.h"

#include "pb-page-list.h"

#include <glib/gi18n.h>

/* Ended by an entry without an id. */
static const PbPageEntry entries[] = {
    {NULL, NULL, NULL, NULL, NULL},
};

const PbPageEntry *
pb_page_list_get (guint *out_n)
{
  *out_n = G_N_ELEMENTS (entries) - 1;
  return entries;
}

const PbPageEntry *
pb_page_list_find (const char *id)
{
  for (const PbPageEntry *entry = entries; entry->id != NULL; entry++)
    if (g_strcmp0 (entry->id, id) == 0)
      return entry;
  return NULL;
}
