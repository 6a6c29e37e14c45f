/* compare-pair.c: see compare-pair.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "compare-pair"

#include "config.h"

#include "compare-pair.h"

#include <string.h>

GPtrArray *
compare_pair (const char *a, const char *b)
{
  PbCompareText first = {.pages = &a, .n_pages = 1};
  PbCompareText second = {.pages = &b, .n_pages = 1};
  g_autoptr (GError) error = NULL;
  GPtrArray *differences = pb_compare_texts (&first, &second, &error);

  g_assert_no_error (error);
  return differences;
}

int
compare_pair_order (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char **
compare_pair_list (GPtrArray *differences, gboolean mirrored)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint n = 0; n < differences->len; n++) {
    const PbCompareDifference *difference = g_ptr_array_index (differences, n);

    g_ptr_array_add (lines, g_strdup_printf ("%s | %s | %s", pb_value_kind_get_name (difference->kind),
                                             mirrored ? difference->b.value : difference->a.value,
                                             mirrored ? difference->a.value : difference->b.value));
  }
  g_ptr_array_sort (lines, compare_pair_order);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}
