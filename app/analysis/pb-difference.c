/* pb-difference.c: gathers, orders and names the differences. See pb-difference.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-difference-private.h"
#include "pb-difference.h"
#include "pb-order.h"

/* Facts between two looks at the cancellable. */
#define FACTS_PER_LOOK 64

static const char *
get_type_word (PbValueType type)
{
  const char *const *choices = pb_kind_get_info (PB_KIND_VALUE)->columns[PB_COLUMN_VALUE_TYPE].choices;

  return choices[type];
}

char *
pb_difference_slot (const PbValue *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  if (value->slot == NULL || value->slot[0] == '\0')
    return g_strdup (get_type_word (value->type));
  return g_strdup_printf ("%s/%s", get_type_word (value->type), value->slot);
}

gboolean
pb_difference_counts (const PbDifferenceSearch *search, const PbAssertion *assertion)
{
  g_return_val_if_fail (search != NULL && assertion != NULL, FALSE);

  if (assertion->stance == PB_STANCE_DOES_NOT_KNOW)
    return FALSE;
  return search->off == NULL
         || (!(assertion->speaker != NULL && g_hash_table_contains (search->off, assertion->speaker))
             && !g_hash_table_contains (search->off, assertion->passage->exhibit)
             && !g_hash_table_contains (search->off, assertion->passage->exhibit->original));
}

gboolean
pb_difference_same_time (const PbAssertion *a, const PbAssertion *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return pb_date_may_coincide (&a->period, &b->period);
}

gconstpointer
pb_difference_get_source (const PbAssertion *assertion)
{
  g_return_val_if_fail (assertion != NULL, NULL);

  if (assertion->speaker != NULL)
    return assertion->speaker;
  return assertion->passage->exhibit->original;
}

int
pb_difference_order_sources (const PbAssertion *a, const PbAssertion *b)
{
  int order = pb_order_parties (a->speaker, b->speaker);

  if (order != 0 || a->speaker != NULL)
    return order;
  return pb_order_exhibits (a->passage->exhibit->original, b->passage->exhibit->original);
}

PbDifference *
pb_difference_add (PbDifferenceSearch *search, PbDifferenceKind kind, PbFact *fact, PbAssertion *a,
                   PbAssertion *b, const char *slot, char *rule)
{
  PbDifference *difference;

  g_return_val_if_fail (search != NULL && a != NULL, NULL);

  difference = g_new0 (PbDifference, 1);
  difference->kind = kind;
  difference->fact = fact;
  difference->a = a;
  difference->b = b;
  if (b != NULL && pb_order_assertions (a, b) > 0) {
    difference->a = b;
    difference->b = a;
  }
  difference->same_speaker = b == NULL || (a->speaker != NULL && a->speaker == b->speaker);
  difference->slot = g_strdup (slot);
  difference->rule = rule;
  if (fact != NULL) {
    difference->elements = g_ptr_array_copy (fact->bearings, NULL, NULL);
    g_ptr_array_sort (difference->elements, pb_order_bearings);
  } else {
    difference->elements = g_ptr_array_new ();
  }
  g_ptr_array_add (search->found, difference);
  return difference;
}

PbDifference *
pb_difference_add_values (PbDifferenceSearch *search, PbDifferenceKind kind, PbFact *fact, PbValue *a,
                          PbValue *b)
{
  gboolean swap = pb_order_assertions (a->assertion, b->assertion) > 0;
  PbValue *first = swap ? b : a, *second = swap ? a : b;
  g_autofree char *slot = pb_difference_slot (a);
  g_autofree char *said_first = pb_measure_describe (first), *said_second = pb_measure_describe (second);
  PbDifference *difference = pb_difference_add (search, kind, fact, first->assertion, second->assertion, slot,
                                                g_strdup_printf ("%s ≠ %s", said_first, said_second));

  difference->value_a = first;
  difference->value_b = second;
  return difference;
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  const PbDifference *first = *(PbDifference *const *) a, *second = *(PbDifference *const *) b;
  int order = (int) first->kind - (int) second->kind;

  if (order == 0)
    order = pb_order_facts (first->fact, second->fact);
  if (order == 0)
    order = g_strcmp0 (first->slot, second->slot);
  if (order == 0)
    order = pb_order_assertions (first->a, second->a);
  if (order == 0)
    order = pb_order_assertions (first->b, second->b);
  if (order == 0)
    order = pb_order_statements (first->silent, second->silent);
  return order != 0 ? order : g_strcmp0 (first->rule, second->rule);
}

static guint
hash_pair (gconstpointer key)
{
  const PbRecordedInconsistency *recorded = key;

  return g_direct_hash (recorded->a) ^ g_direct_hash (recorded->b);
}

static gboolean
is_same_pair (gconstpointer a, gconstpointer b)
{
  const PbRecordedInconsistency *first = a, *second = b;

  return (first->a == second->a && first->b == second->b) || (first->a == second->b && first->b == second->a);
}

/* 0: another difference; 1: the pair and kind without a slot; 2: by its full name. */
static guint
match_recorded (const PbDifference *difference, const PbRecordedInconsistency *recorded)
{
  if (g_strcmp0 (recorded->kind, pb_difference_kind_to_string (difference->kind)) != 0)
    return 0;
  if (recorded->fact != NULL && difference->fact != NULL && recorded->fact != difference->fact)
    return 0;
  if (recorded->slot == NULL || recorded->slot[0] == '\0')
    return difference->slot[0] == '\0' ? 2 : 1;
  return g_str_equal (recorded->slot, difference->slot) ? 2 : 0;
}

static void
find_recorded (PbDifference *difference, GHashTable *by_pair)
{
  PbRecordedInconsistency pair = {.a = difference->a, .b = difference->b};
  GPtrArray *candidates = g_hash_table_lookup (by_pair, &pair);
  guint best = 0;

  for (guint i = 0; candidates != NULL && i < candidates->len; i++) {
    PbRecordedInconsistency *recorded = g_ptr_array_index (candidates, i);
    guint match = match_recorded (difference, recorded);

    if (match > best
        || (match > 0 && match == best && recorded->n_assessments > difference->recorded->n_assessments)) {
      best = match;
      difference->recorded = recorded;
    }
  }
}

static void
join_recorded (PbDifferenceSearch *search)
{
  g_autoptr (GHashTable) by_pair
      = g_hash_table_new_full (hash_pair, is_same_pair, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *all = search->snapshot->inconsistencies;

  for (guint i = 0; i < all->len; i++) {
    PbRecordedInconsistency *recorded = g_ptr_array_index (all, i);
    GPtrArray *same = g_hash_table_lookup (by_pair, recorded);

    if (same == NULL) {
      same = g_ptr_array_new ();
      g_hash_table_insert (by_pair, recorded, same);
    }
    g_ptr_array_add (same, recorded);
  }
  for (guint i = 0; i < search->found->len; i++)
    find_recorded (g_ptr_array_index (search->found, i), by_pair);
}

GPtrArray *
pb_difference_list (PbSnapshot *snapshot, GHashTable *off, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_difference_free);
  PbDifferenceSearch search = {.snapshot = snapshot, .off = off, .found = found};

  g_return_val_if_fail (snapshot != NULL, NULL);

  for (guint i = 0; i < snapshot->facts->len; i++) {
    PbFact *fact = g_ptr_array_index (snapshot->facts, i);

    if (i % FACTS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (off != NULL && g_hash_table_contains (off, fact))
      continue;
    pb_difference_values_find (&search, fact);
    pb_difference_denials_find (&search, fact);
  }
  pb_difference_omissions_find (&search);
  pb_difference_sequence_find (&search);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  pb_difference_sums_find (&search);
  pb_difference_ledgers_find (&search);
  pb_difference_ages_find (&search);
  g_ptr_array_sort (found, compare_differences);
  join_recorded (&search);
  return g_steal_pointer (&found);
}
