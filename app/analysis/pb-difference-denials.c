/* pb-difference-denials.c: one speaks for a fact, one against it. See pb-difference.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-difference-private.h"
#include "pb-order.h"

#include <glib/gi18n-lib.h>

static int
compare_assertions (gconstpointer a, gconstpointer b)
{
  return pb_order_assertions (*(PbAssertion *const *) a, *(PbAssertion *const *) b);
}

static gboolean
values_conflict (const PbValue *a, const PbValue *b)
{
  g_auto (PbMeasure) first = {0}, second = {0};

  return pb_measure_read (&first, a) && pb_measure_read (&second, b)
         && pb_measure_conflicts (&first, &second);
}

/* The difference shows in values already, and nobody says no. */
static gboolean
is_told_by_values (const PbAssertion *against, const PbAssertion *affirming)
{
  if (against->stance != PB_STANCE_AFFIRMS || affirming->stance != PB_STANCE_AFFIRMS
      || against->values == NULL || affirming->values == NULL)
    return FALSE;
  for (guint i = 0; i < against->values->len; i++)
    for (guint j = 0; j < affirming->values->len; j++)
      if (values_conflict (g_ptr_array_index (against->values, i), g_ptr_array_index (affirming->values, j)))
        return TRUE;
  return FALSE;
}

static char *
describe_denial (const PbAssertion *against)
{
  if (against->stance == PB_STANCE_DENIES)
    return g_strdup (_ ("affirmed ≠ denied"));
  return g_strdup (_ ("spoken for ≠ spoken against"));
}

/* @told: sources that this denying source has been set against already. */
static void
add_denials (PbDifferenceSearch *search, PbFact *fact, PbAssertion *against, GPtrArray *affirming,
             GHashTable *told)
{
  gconstpointer source = pb_difference_get_source (against);
  guint n_others = 0;

  for (guint i = 0; i < affirming->len; i++) {
    PbAssertion *assertion = g_ptr_array_index (affirming, i);
    gconstpointer other = pb_difference_get_source (assertion);

    if (other != source && n_others >= PB_DIFFERENCE_MAX_PER_DENIAL)
      continue;
    if (g_hash_table_contains (told, other) || !pb_difference_same_time (against, assertion)
        || is_told_by_values (against, assertion))
      continue;
    g_hash_table_add (told, (gpointer) other);
    n_others += other != source;
    pb_difference_add (search, PB_DIFFERENCE_DENIAL, fact, against, assertion, "", describe_denial (against));
  }
}

void
pb_difference_denials_find (PbDifferenceSearch *search, PbFact *fact)
{
  g_autoptr (GPtrArray) affirming = NULL, against = NULL;
  g_autoptr (GHashTable) told_by = NULL;

  g_return_if_fail (search != NULL && fact != NULL);

  if (fact->links->len < 2)
    return;
  affirming = g_ptr_array_new ();
  against = g_ptr_array_new ();
  for (guint i = 0; i < fact->links->len; i++) {
    const PbFactLink *link = g_ptr_array_index (fact->links, i);

    if (pb_difference_counts (search, link->assertion))
      g_ptr_array_add (link->against ? against : affirming, link->assertion);
  }
  if (affirming->len == 0 || against->len == 0)
    return;
  g_ptr_array_sort (affirming, compare_assertions);
  g_ptr_array_sort (against, compare_assertions);
  told_by = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < against->len; i++) {
    PbAssertion *assertion = g_ptr_array_index (against, i);
    gpointer source = (gpointer) pb_difference_get_source (assertion);
    GHashTable *told = g_hash_table_lookup (told_by, source);

    if (told == NULL) {
      told = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (told_by, source, told);
    }
    add_denials (search, fact, assertion, affirming, told);
  }
}
