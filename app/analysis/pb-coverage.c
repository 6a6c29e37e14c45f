/* pb-coverage.c: the columns of all counts. See pb-coverage.h.
 *
 * For each count: bearings by element and victim once; for each victim the candidates of every element once;
 * for each act those in scope; then each reading and accused judges them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-coverage"

#include "config.h"

#include "pb-coverage-private.h"
#include "pb-coverage.h"
#include "pb-order.h"

/* What is kept while the columns of one count are made. */
typedef struct {
  PbCount *count;
  GPtrArray *states;
  GHashTable *by_element;  /* (owned) */
  GHashTable *by_concept;  /* of all counts */
  GArray *flat;            /* (owned) (element-type PbFlatNode) */
  GPtrArray *victim_scope; /* (owned) (element-type GArray of PbCandidate) */
  GPtrArray *act_scope;    /* (owned) (element-type GArray of PbCandidate) */
  GPtrArray *accused, *victims,
      *acts;             /* (owned): sorted; one NULL when the count names none; accused begin with "all" */
  GPtrArray *none;       /* (owned) */
  GHashTable *own_facts; /* (owned): facts that bear on the element at hand in this count itself */
  GPtrArray *columns;
} Work;

static int
compare_parties (gconstpointer a, gconstpointer b)
{
  return pb_order_parties (*(PbParty *const *) a, *(PbParty *const *) b);
}

static int
compare_acts (gconstpointer a, gconstpointer b)
{
  return pb_order_acts (*(PbAct *const *) a, *(PbAct *const *) b);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  return pb_order_counts (*(PbCount *const *) a, *(PbCount *const *) b);
}

static GPtrArray *
sort_copy (GPtrArray *rows, GCompareFunc compare)
{
  GPtrArray *sorted = g_ptr_array_copy (rows, NULL, NULL);

  g_ptr_array_sort (sorted, compare);
  if (sorted->len == 0)
    g_ptr_array_add (sorted, NULL);
  return sorted;
}

static void
flatten (PbElementNode *node, GArray *flat)
{
  PbFlatNode entry = {.node = node};
  guint at = flat->len;

  g_array_append_val (flat, entry);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    flatten (g_ptr_array_index (node->children, i), flat);
  g_array_index (flat, PbFlatNode, at).end = flat->len;
}

/* The same fact mapped on this count itself, for that accused and act, says all that the other count's
 * mapping could. */
static gboolean
is_mapped_here (const Work *work, GArray *scope, const PbBearing *carried)
{
  if (!g_hash_table_contains (work->own_facts, carried->fact))
    return FALSE;
  for (guint i = 0; i < scope->len; i++) {
    const PbBearing *own = g_array_index (scope, PbCandidate, i).bearing;

    if (own->fact == carried->fact && own->accused == carried->accused
        && (own->act == NULL || own->act == carried->act))
      return TRUE;
  }
  return FALSE;
}

static void
add_candidates (GArray *scope, GPtrArray *bearings, const Work *work, gboolean carried)
{
  for (guint i = 0; bearings != NULL && i < bearings->len; i++) {
    PbCandidate candidate = {g_ptr_array_index (bearings, i), carried};

    if (carried
        && (candidate.bearing->count == work->count || is_mapped_here (work, scope, candidate.bearing)))
      continue;
    if (!carried)
      g_hash_table_add (work->own_facts, candidate.bearing->fact);
    g_array_append_val (scope, candidate);
  }
}

/* Everything that may count for @element and @victim; a count without victims takes what names any. */
static void
scope_victim (Work *work, const PbElement *element, PbParty *victim, GArray *scope)
{
  PbBearingIndex *own = g_hash_table_lookup (work->by_element, element->id);
  PbBearingIndex *carried
      = element->concept != NULL ? g_hash_table_lookup (work->by_concept, element->concept) : NULL;

  g_array_set_size (scope, 0);
  g_hash_table_remove_all (work->own_facts);
  if (own != NULL && victim == NULL) {
    add_candidates (scope, own->all, work, FALSE);
  } else if (own != NULL) {
    add_candidates (scope, own->any, work, FALSE);
    add_candidates (scope, g_hash_table_lookup (own->by_victim, victim), work, FALSE);
  }
  if (carried != NULL)
    add_candidates (scope, victim != NULL ? g_hash_table_lookup (carried->by_victim, victim) : carried->any,
                    work, TRUE);
}

/* "Every act" on another count means the acts that count names, or the one its fact is about. */
static gboolean
is_about (const PbCandidate *candidate, const PbAct *act)
{
  const PbBearing *bearing = candidate->bearing;

  if (act == NULL || bearing->act == act)
    return TRUE;
  if (bearing->act != NULL)
    return FALSE;
  return !candidate->carried || bearing->fact->act == act
         || g_ptr_array_find (bearing->count->acts, act, NULL);
}

static void
scope_act (GArray *from, const PbAct *act, GArray *scope)
{
  g_array_set_size (scope, 0);
  for (guint i = 0; i < from->len; i++)
    if (is_about (&g_array_index (from, PbCandidate, i), act))
      g_array_append_val (scope, g_array_index (from, PbCandidate, i));
}

static gboolean
differs_from_law (const PbOffence *offence, const PbAct *act)
{
  PbDate on;

  if (act == NULL || !pb_date_is_set (&act->date) || !pb_date_is_set (&offence->valid))
    return FALSE;
  on = pb_date_widen (&act->date);
  return on.first < offence->valid.first || on.last > offence->valid.last;
}

static void
add_columns (Work *work, PbParty *victim, PbAct *act)
{
  static const PbReading readings[] = {PB_READING_ADULT, PB_READING_CHILD};
  guint possible = pb_coverage_get_readings (work->count->offence, victim, act);

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++) {
    if ((possible & readings[i]) == 0)
      continue;
    for (guint j = 0; j < work->accused->len; j++) {
      PbColumnState *column = g_new0 (PbColumnState, 1);

      column->count = work->count;
      column->accused = g_ptr_array_index (work->accused, j);
      column->victim = victim;
      column->act = act;
      column->reading = readings[i];
      column->reading_open = possible == (PB_READING_ADULT | PB_READING_CHILD);
      column->law_differs = differs_from_law (work->count->offence, act);
      pb_coverage_judge (column, work->flat, work->act_scope, work->states, work->none);
      g_ptr_array_add (work->columns, column);
    }
  }
}

static gboolean
add_count (Work *work, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < work->victims->len; i++) {
    PbParty *victim = g_ptr_array_index (work->victims, i);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    for (guint j = 0; j < work->flat->len; j++) {
      const PbElement *element = g_array_index (work->flat, PbFlatNode, j).node->element;

      if (element != NULL)
        scope_victim (work, element, victim, g_ptr_array_index (work->victim_scope, j));
    }
    for (guint k = 0; k < work->acts->len; k++) {
      PbAct *act = g_ptr_array_index (work->acts, k);

      for (guint j = 0; j < work->flat->len; j++)
        scope_act (g_ptr_array_index (work->victim_scope, j), act, g_ptr_array_index (work->act_scope, j));
      add_columns (work, victim, act);
    }
  }
  return TRUE;
}

static void
begin_count (Work *work, PbCount *count)
{
  work->count = count;
  work->by_element = pb_coverage_index_by_element (count);
  work->flat = g_array_new (FALSE, FALSE, sizeof (PbFlatNode));
  flatten (count->offence->root, work->flat);
  work->victim_scope = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  work->act_scope = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < work->flat->len; i++) {
    g_ptr_array_add (work->victim_scope, g_array_new (FALSE, FALSE, sizeof (PbCandidate)));
    g_ptr_array_add (work->act_scope, g_array_new (FALSE, FALSE, sizeof (PbCandidate)));
  }
  work->accused = g_ptr_array_copy (count->accused, NULL, NULL);
  g_ptr_array_add (work->accused, NULL);
  g_ptr_array_sort (work->accused, compare_parties);
  work->victims = sort_copy (count->victims, compare_parties);
  work->acts = sort_copy (count->acts, compare_acts);
}

static void
end_count (Work *work)
{
  g_clear_pointer (&work->by_element, g_hash_table_unref);
  g_clear_pointer (&work->flat, g_array_unref);
  g_clear_pointer (&work->victim_scope, g_ptr_array_unref);
  g_clear_pointer (&work->act_scope, g_ptr_array_unref);
  g_clear_pointer (&work->accused, g_ptr_array_unref);
  g_clear_pointer (&work->victims, g_ptr_array_unref);
  g_clear_pointer (&work->acts, g_ptr_array_unref);
}

GPtrArray *
pb_coverage_list (PbSnapshot *snapshot, GPtrArray *states, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_column_state_free);
  g_autoptr (GPtrArray) counts = NULL, none = g_ptr_array_new ();
  g_autoptr (GHashTable) by_concept = NULL, own_facts = g_hash_table_new (NULL, NULL);
  gboolean done = TRUE;

  g_return_val_if_fail (snapshot != NULL && states != NULL && states->len == snapshot->facts->len, NULL);

  counts = g_ptr_array_copy (snapshot->counts, NULL, NULL);
  g_ptr_array_sort (counts, compare_counts);
  by_concept = pb_coverage_index_by_concept (snapshot, counts);
  for (guint i = 0; i < counts->len && done; i++) {
    PbCount *count = g_ptr_array_index (counts, i);
    Work work = {
        .states = states, .by_concept = by_concept, .none = none, .own_facts = own_facts, .columns = columns};

    if (count->offence == NULL || count->offence->root == NULL)
      continue;
    begin_count (&work, count);
    done = add_count (&work, cancellable, error);
    end_count (&work);
  }
  return done ? g_steal_pointer (&columns) : NULL;
}
