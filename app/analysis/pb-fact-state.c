/* pb-fact-state.c: see pb-fact-state.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-fact-state"

#include "config.h"

#include "pb-fact-state.h"

/* Facts between two looks at the cancellable. */
#define FACTS_PER_LOOK 256

/* Talk whose origin nobody knows is no source, so alone it supports nothing: the state says so, beside
 * "origin unknown". */
static PbFactStrength
decide_strength (guint n_affirming, PbIndependentSet set)
{
  if (n_affirming == 0 || set.n_sources == 0)
    return PB_FACT_UNSUPPORTED;
  if (set.has_third_pair)
    return PB_FACT_INDEPENDENTLY_CORROBORATED;
  if (set.has_pair)
    return PB_FACT_CORROBORATED;
  return n_affirming == 1 ? PB_FACT_ONE_SOURCE : PB_FACT_REPEATED;
}

static gboolean
all_roots_are_victims (GPtrArray *roots)
{
  for (guint i = 0; i < roots->len; i++) {
    const PbRoot *root = g_ptr_array_index (roots, i);

    if (root->party == NULL || !root->party->is_victim)
      return FALSE;
  }
  return roots->len > 0;
}

PbFactState *
pb_fact_state_evaluate (PbIndependence *independence, PbFact *fact)
{
  PbFactState *state;
  g_autoptr (GPtrArray) affirming = g_ptr_array_new ();
  PbIndependentSet set;

  g_return_val_if_fail (independence != NULL && fact != NULL, NULL);

  state = g_new0 (PbFactState, 1);
  state->fact = fact;
  for (guint i = 0; i < fact->links->len; i++) {
    PbFactLink *link = g_ptr_array_index (fact->links, i);

    if (link->assertion->stance == PB_STANCE_DOES_NOT_KNOW || pb_independence_is_off (independence, link))
      continue;
    if (link->against)
      state->n_against++;
    else
      g_ptr_array_add (affirming, link->assertion);
  }
  state->roots = pb_independence_find_roots (independence, fact, affirming, &state->unknown_origin);
  set = pb_independence_measure (independence, state->roots);
  state->n_affirming = affirming->len;
  state->n_sources = set.n_sources;
  state->contradicted = state->n_against > 0;
  state->strength = decide_strength (state->n_affirming, set);
  state->victims_word_only = !state->unknown_origin && all_roots_are_victims (state->roots);
  return state;
}

GPtrArray *
pb_fact_state_list (PbSnapshot *snapshot, GHashTable *off, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (PbIndependence) independence = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  independence = pb_independence_new (snapshot, off);
  states = g_ptr_array_new_full (snapshot->facts->len, (GDestroyNotify) pb_fact_state_free);
  for (guint i = 0; i < snapshot->facts->len; i++) {
    if (i % FACTS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    g_ptr_array_add (states, pb_fact_state_evaluate (independence, g_ptr_array_index (snapshot->facts, i)));
  }
  return g_steal_pointer (&states);
}
