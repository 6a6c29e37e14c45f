/* pb-coverage-index.c: bearings by element and by concept, each by victim. See pb-coverage-private.h.
 *
 * A count with hundreds of victims asks for each victim's bearings; looking through all of them each time
 * would be quadratic.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-coverage"

#include "config.h"

#include "pb-coverage-private.h"
#include "pb-order.h"

/* Victims of a count under each of whom its bearings are noted. Many small counts are found by victim; a few
 * large ones are looked through. */
#define MAX_SPREAD 16

PbBearingIndex *
pb_coverage_index_new (void)
{
  PbBearingIndex *self = g_new0 (PbBearingIndex, 1);

  self->any = g_ptr_array_new ();
  self->all = g_ptr_array_new ();
  self->by_victim = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
pb_coverage_index_free (PbBearingIndex *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->any);
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->by_victim);
  g_free (self);
}

void
pb_coverage_index_add (PbBearingIndex *self, PbParty *victim, PbBearing *bearing)
{
  GPtrArray *bearings;

  g_return_if_fail (self != NULL && bearing != NULL);

  if (self->all->len == 0 || g_ptr_array_index (self->all, self->all->len - 1) != bearing)
    g_ptr_array_add (self->all, bearing);
  if (victim == NULL) {
    g_ptr_array_add (self->any, bearing);
    return;
  }
  bearings = g_hash_table_lookup (self->by_victim, victim);
  if (bearings == NULL) {
    bearings = g_ptr_array_new ();
    g_hash_table_insert (self->by_victim, victim, bearings);
  }
  g_ptr_array_add (bearings, bearing);
}

static PbBearingIndex *
ensure_index (GHashTable *indexes, const char *key)
{
  PbBearingIndex *index = g_hash_table_lookup (indexes, key);

  if (index == NULL) {
    index = pb_coverage_index_new ();
    g_hash_table_insert (indexes, (gpointer) key, index);
  }
  return index;
}

static GHashTable *
new_indexes (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pb_coverage_index_free);
}

static GPtrArray *
sort_bearings (GPtrArray *bearings)
{
  GPtrArray *sorted = g_ptr_array_copy (bearings, NULL, NULL);

  g_ptr_array_sort (sorted, pb_order_bearings);
  return sorted;
}

GHashTable *
pb_coverage_index_by_element (PbCount *count)
{
  GHashTable *indexes = new_indexes ();
  g_autoptr (GPtrArray) sorted = sort_bearings (count->bearings);

  for (guint i = 0; i < sorted->len; i++) {
    PbBearing *bearing = g_ptr_array_index (sorted, i);

    pb_coverage_index_add (ensure_index (indexes, bearing->element), bearing->victim, bearing);
  }
  return indexes;
}

static void
add_concepts (const PbElementNode *node, GHashTable *concepts)
{
  if (node->element != NULL && node->element->concept != NULL)
    g_hash_table_insert (concepts, node->element->id, node->element->concept);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    add_concepts (g_ptr_array_index (node->children, i), concepts);
}

/* "Every victim" on another count means the victims that count names: noted under each when they are few,
 * else asked for later. */
static void
add_for_victims (PbBearingIndex *index, PbBearing *bearing)
{
  GPtrArray *victims = bearing->count->victims;

  if (bearing->victim != NULL || victims->len == 0 || victims->len > MAX_SPREAD) {
    pb_coverage_index_add (index, bearing->victim, bearing);
    return;
  }
  for (guint i = 0; i < victims->len; i++)
    pb_coverage_index_add (index, g_ptr_array_index (victims, i), bearing);
}

GHashTable *
pb_coverage_index_by_concept (GPtrArray *counts)
{
  GHashTable *indexes = new_indexes ();
  g_autoptr (GHashTable) concepts_of
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < counts->len; i++) {
    PbCount *count = g_ptr_array_index (counts, i);
    g_autoptr (GPtrArray) sorted = NULL;
    GHashTable *concepts;

    if (count->offence == NULL)
      continue;
    concepts = g_hash_table_lookup (concepts_of, count->offence);
    if (concepts == NULL) {
      concepts = g_hash_table_new (g_str_hash, g_str_equal);
      add_concepts (count->offence->root, concepts);
      g_hash_table_insert (concepts_of, count->offence, concepts);
    }
    sorted = sort_bearings (count->bearings);
    for (guint j = 0; j < sorted->len; j++) {
      PbBearing *bearing = g_ptr_array_index (sorted, j);
      const char *concept = g_hash_table_lookup (concepts, bearing->element);

      if (concept != NULL)
        add_for_victims (ensure_index (indexes, concept), bearing);
    }
  }
  return indexes;
}
