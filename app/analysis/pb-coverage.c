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
  GHashTable *members;     /* of all counts: PbCount → set of its victims and acts */
  GArray *flat;            /* (owned) (element-type PbFlatNode) */
  GPtrArray *victim_scope; /* (owned) (element-type GArray of PbCandidate) */
  GPtrArray *act_scope;    /* (owned) (element-type GArray of PbCandidate) */
  GPtrArray *accused;      /* (owned): sorted, beginning with "all" */
  GPtrArray *victims;      /* (owned): sorted; one NULL when the count names none */
  GPtrArray
      *common_acts; /* (owned): nobody is on record as having suffered them: they may concern every victim */
  GHashTable *acts_of;   /* (owned): PbParty → GPtrArray of the other acts it suffered */
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

static gboolean
is_member (const Work *work, const PbCount *count, gconstpointer row)
{
  return g_hash_table_contains (g_hash_table_lookup (work->members, count), row);
}

static void
add_own (GArray *scope, GPtrArray *bearings, const Work *work)
{
  for (guint i = 0; bearings != NULL && i < bearings->len; i++) {
    PbCandidate candidate = {g_ptr_array_index (bearings, i), FALSE};

    g_hash_table_add (work->own_facts, candidate.bearing->fact);
    g_array_append_val (scope, candidate);
  }
}

/* A bearing for every victim of its count is one for @victim if that count names @victim, too (or nobody,
 * either). */
static void
add_carried (GArray *scope, GPtrArray *bearings, const Work *work, const PbParty *victim)
{
  for (guint i = 0; bearings != NULL && i < bearings->len; i++) {
    PbCandidate candidate = {g_ptr_array_index (bearings, i), TRUE};
    const PbCount *count = candidate.bearing->count;

    if (count == work->count || is_mapped_here (work, scope, candidate.bearing))
      continue;
    if (candidate.bearing->victim == NULL
        && (victim != NULL ? !is_member (work, count, victim) : count->victims->len > 0))
      continue;
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
  if (own != NULL)
    add_own (scope, victim != NULL ? own->any : own->all, work);
  if (own != NULL && victim != NULL)
    add_own (scope, g_hash_table_lookup (own->by_victim, victim), work);
  if (carried != NULL)
    add_carried (scope, carried->any, work, victim);
  if (carried != NULL && victim != NULL)
    add_carried (scope, g_hash_table_lookup (carried->by_victim, victim), work, victim);
}

/* Without an act (the count names none, or none that concerns @victim) what is about others' acts does not
 * count, unless it names @victim. "Every act" on another count means the acts that count names, or the one
 * its fact is about. */
static gboolean
is_about (const Work *work, const PbCandidate *candidate, const PbParty *victim, const PbAct *act)
{
  const PbBearing *bearing = candidate->bearing;

  if (act == NULL)
    return bearing->act == NULL || victim == NULL || bearing->victim == victim
           || pb_act_concerns (bearing->act, victim);
  if (bearing->act != NULL)
    return bearing->act == act;
  return !candidate->carried || bearing->fact->act == act || is_member (work, bearing->count, act);
}

static void
scope_act (const Work *work, GArray *from, const PbParty *victim, const PbAct *act, GArray *scope)
{
  g_array_set_size (scope, 0);
  for (guint i = 0; i < from->len; i++)
    if (is_about (work, &g_array_index (from, PbCandidate, i), victim, act))
      g_array_append_val (scope, g_array_index (from, PbCandidate, i));
}

/* (transfer full): the acts of the count that concern @victim, in order; one NULL when there is none. */
static GPtrArray *
list_acts (const Work *work, PbParty *victim)
{
  GPtrArray *acts = g_ptr_array_copy (work->common_acts, NULL, NULL);
  GPtrArray *suffered = victim != NULL ? g_hash_table_lookup (work->acts_of, victim) : NULL;

  for (guint i = 0; victim == NULL && i < work->count->acts->len; i++) {
    PbAct *act = g_ptr_array_index (work->count->acts, i);

    if (act->sufferers != NULL)
      g_ptr_array_add (acts, act);
  }
  for (guint i = 0; suffered != NULL && i < suffered->len; i++)
    g_ptr_array_add (acts, g_ptr_array_index (suffered, i));
  g_ptr_array_sort (acts, compare_acts);
  if (acts->len == 0)
    g_ptr_array_add (acts, NULL);
  return acts;
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
  static const PbAgeReading readings[] = {PB_AGE_READING_ADULT, PB_AGE_READING_CHILD};
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
      column->reading_open = possible == (PB_AGE_READING_ADULT | PB_AGE_READING_CHILD);
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
    g_autoptr (GPtrArray) acts = list_acts (work, victim);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    for (guint j = 0; j < work->flat->len; j++) {
      const PbElement *element = g_array_index (work->flat, PbFlatNode, j).node->element;

      if (element != NULL)
        scope_victim (work, element, victim, g_ptr_array_index (work->victim_scope, j));
    }
    for (guint k = 0; k < acts->len; k++) {
      PbAct *act = g_ptr_array_index (acts, k);

      for (guint j = 0; j < work->flat->len; j++)
        scope_act (work, g_ptr_array_index (work->victim_scope, j), victim, act,
                   g_ptr_array_index (work->act_scope, j));
      add_columns (work, victim, act);
    }
  }
  return TRUE;
}

static void
note_sufferer (Work *work, gpointer victim, PbAct *act)
{
  GPtrArray *acts = g_hash_table_lookup (work->acts_of, victim);

  if (acts == NULL) {
    acts = g_ptr_array_new ();
    g_hash_table_insert (work->acts_of, victim, acts);
  }
  g_ptr_array_add (acts, act);
}

/* By victim, so that hundreds of victims with acts of their own are not each asked about all acts. */
static void
sort_acts (Work *work)
{
  work->common_acts = g_ptr_array_new ();
  work->acts_of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < work->count->acts->len; i++) {
    PbAct *act = g_ptr_array_index (work->count->acts, i);
    GHashTableIter iter;
    gpointer victim;

    if (act->sufferers == NULL) {
      g_ptr_array_add (work->common_acts, act);
      continue;
    }
    g_hash_table_iter_init (&iter, act->sufferers);
    while (g_hash_table_iter_next (&iter, &victim, NULL))
      note_sufferer (work, victim, act);
  }
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
  work->victims = g_ptr_array_copy (count->victims, NULL, NULL);
  if (work->victims->len == 0)
    g_ptr_array_add (work->victims, NULL);
  g_ptr_array_sort (work->victims, compare_parties);
  sort_acts (work);
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
  g_clear_pointer (&work->common_acts, g_ptr_array_unref);
  g_clear_pointer (&work->acts_of, g_hash_table_unref);
}

/* (transfer full): for each count the set of its victims and acts. */
static GHashTable *
list_members (GPtrArray *counts)
{
  GHashTable *members = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < counts->len; i++) {
    PbCount *count = g_ptr_array_index (counts, i);
    GHashTable *set = g_hash_table_new (NULL, NULL);

    for (guint j = 0; j < count->victims->len; j++)
      g_hash_table_add (set, g_ptr_array_index (count->victims, j));
    for (guint j = 0; j < count->acts->len; j++)
      g_hash_table_add (set, g_ptr_array_index (count->acts, j));
    g_hash_table_insert (members, count, set);
  }
  return members;
}

GPtrArray *
pb_coverage_list (PbSnapshot *snapshot, GPtrArray *states, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_column_state_free);
  g_autoptr (GPtrArray) counts = NULL, none = g_ptr_array_new ();
  g_autoptr (GHashTable) by_concept = NULL, members = NULL, own_facts = g_hash_table_new (NULL, NULL);
  gboolean done = TRUE;

  g_return_val_if_fail (snapshot != NULL && states != NULL && states->len == snapshot->facts->len, NULL);

  counts = g_ptr_array_copy (snapshot->counts, NULL, NULL);
  g_ptr_array_sort (counts, compare_counts);
  by_concept = pb_coverage_index_by_concept (counts);
  members = list_members (counts);
  for (guint i = 0; i < counts->len && done; i++) {
    PbCount *count = g_ptr_array_index (counts, i);
    Work work = {.states = states,
                 .by_concept = by_concept,
                 .members = members,
                 .none = none,
                 .own_facts = own_facts,
                 .columns = columns};

    if (count->offence == NULL || count->offence->root == NULL)
      continue;
    begin_count (&work, count);
    done = add_count (&work, cancellable, error);
    end_count (&work);
  }
  return done ? g_steal_pointer (&columns) : NULL;
}
