/* pb-coverage-judge.c: one column of the matrix from its candidates. See pb-coverage.h for the rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-coverage"

#include "config.h"

#include "pb-coverage-private.h"

#include <string.h>

/* Beside each cell while a column is judged. */
typedef struct {
  gboolean silent; /* satisfied by default: it has no fact and no say in the strength of its group */
} Aside;

gboolean
pb_coverage_is_mental (const PbElement *element)
{
  return element->kind == PB_ELEMENT_MENTAL || element->mental != PB_MENTAL_NONE;
}

/* It speaks against the element being satisfied. */
static gboolean
is_adverse (const PbElement *element, const PbBearing *bearing)
{
  return (bearing->weight == PB_WEIGHT_UNDERMINES) != (element->kind == PB_ELEMENT_EXCLUSION);
}

static gboolean
has_inference (const PbBearing *bearing)
{
  return bearing->inference != NULL && bearing->inference[strspn (bearing->inference, " \t\r\n")] != '\0';
}

static gboolean
is_attributed_to (const PbBearing *bearing, const PbParty *accused)
{
  for (guint i = 0; bearing->attributions != NULL && i < bearing->attributions->len; i++)
    if (((PbAttribution *) g_ptr_array_index (bearing->attributions, i))->accused == accused)
      return TRUE;
  return FALSE;
}

static gboolean
counts_for (const PbElement *element, const PbBearing *bearing, const PbParty *accused)
{
  gboolean adverse = is_adverse (element, bearing);

  if (pb_coverage_is_mental (element))
    return accused != NULL && bearing->accused == accused && (adverse || has_inference (bearing));
  if (accused == NULL)
    return !adverse || bearing->accused == NULL;
  if (bearing->accused == accused || is_attributed_to (bearing, accused))
    return TRUE;
  return bearing->accused == NULL && (element->shared || adverse);
}

static void
add_bearing (PbCellState *cell, PbBearing *bearing, GPtrArray *none)
{
  if (cell->bearings == none) {
    g_ptr_array_unref (cell->bearings);
    cell->bearings = g_ptr_array_new ();
  }
  g_ptr_array_add (cell->bearings, bearing);
}

static void
judge_leaf (PbCellState *cell, const PbParty *accused, GArray *scope, GPtrArray *states, GPtrArray *none)
{
  const PbElement *element = cell->node->element;
  gboolean own = FALSE, other_word = FALSE, happened = FALSE;

  for (guint i = 0; i < scope->len; i++) {
    const PbCandidate *candidate = &g_array_index (scope, PbCandidate, i);
    PbBearing *bearing = candidate->bearing;
    const PbFactState *state = g_ptr_array_index (states, bearing->fact->row.index);
    gboolean adverse = is_adverse (element, bearing), has_support = state->strength > PB_FACT_UNSUPPORTED;

    happened |= !adverse && has_support;
    if (!counts_for (element, bearing, accused))
      continue;
    add_bearing (cell, bearing, none);
    if (adverse) {
      cell->contradicted |= has_support;
      continue;
    }
    cell->contradicted |= state->contradicted;
    if (!has_support)
      continue;
    cell->supported = TRUE;
    cell->strength = MAX (cell->strength, state->strength);
    own |= !candidate->carried;
    other_word |= !state->victims_word_only;
  }
  cell->victims_word_only = cell->supported && !other_word;
  cell->carried = cell->supported && !own;
  if (element->kind == PB_ELEMENT_EXCLUSION)
    cell->supported = TRUE;
  cell->only_shown_for_all
      = accused != NULL && !cell->supported && happened && !pb_coverage_is_mental (element);
}

static guint
get_rank (const PbCellState *cell)
{
  return (cell->supported ? 2 : 0) + (cell->contradicted ? 0 : 1);
}

static gboolean
is_stronger (const PbCellState *a, const PbCellState *b)
{
  guint rank_a = get_rank (a), rank_b = get_rank (b);

  return rank_a != rank_b ? rank_a > rank_b : a->strength > b->strength;
}

/* What a group makes of its needed members, collected one by one. */
typedef struct {
  const PbCellState *deciding; /* (nullable): the weakest or the strongest so far */
  PbFactStrength weakest;
  guint n_speaking, n_carried, n_word_only, n_supported, n_unsupported, n_only_for_all;
} Gathering;

static void
gather (Gathering *gathering, const PbCellState *cell, gboolean silent, PbNodeRule rule)
{
  gboolean decides;

  if (gathering->deciding == NULL)
    decides = TRUE;
  else
    decides = rule == PB_NODE_ANY ? is_stronger (cell, gathering->deciding)
                                  : is_stronger (gathering->deciding, cell);
  if (decides)
    gathering->deciding = cell;
  if (!cell->supported) {
    gathering->n_unsupported++;
    gathering->n_only_for_all += cell->only_shown_for_all;
  }
  if (!silent) {
    gathering->weakest
        = gathering->n_speaking == 0 ? cell->strength : MIN (gathering->weakest, cell->strength);
    gathering->n_speaking++;
    gathering->n_supported += cell->supported;
    gathering->n_carried += cell->carried;
    gathering->n_word_only += cell->victims_word_only;
  }
}

static void
judge_group (PbCellState *cell, const Gathering *gathering, PbNodeRule rule)
{
  gboolean any = rule == PB_NODE_ANY;

  if (gathering->deciding == NULL) {
    cell->needed = FALSE;
    return;
  }
  cell->supported = gathering->deciding->supported;
  cell->contradicted = gathering->deciding->contradicted;
  cell->strength = any ? gathering->deciding->strength : gathering->weakest;
  cell->victims_word_only
      = cell->supported && gathering->n_supported > 0 && gathering->n_word_only == gathering->n_supported;
  cell->carried = cell->supported && gathering->n_carried > 0
                  && (!any || gathering->n_carried == gathering->n_supported);
  cell->only_shown_for_all = !cell->supported && gathering->n_only_for_all > 0
                             && (any || gathering->n_only_for_all == gathering->n_unsupported);
}

static gboolean
applies_to (PbApplies applies, PbAgeReading reading)
{
  if (applies == PB_APPLIES_ADULT)
    return reading == PB_AGE_READING_ADULT;
  return applies != PB_APPLIES_CHILD || reading == PB_AGE_READING_CHILD;
}

static gboolean
is_asked (const PbElementNode *node, const PbColumnState *column)
{
  if (!applies_to (node->applies, column->reading))
    return FALSE;
  if (node->element == NULL)
    return TRUE;
  return node->element->kind != PB_ELEMENT_AGGRAVATION
         && (column->accused != NULL || !pb_coverage_is_mental (node->element));
}

/* Members of the group at @at: the first stands right behind it, each next one where the last one's subtree
 * ends. */
static guint
count_open (const PbColumnState *column, GArray *flat, guint at)
{
  const PbCellState *cell = g_ptr_array_index (column->cells, at);
  const PbFlatNode *node = &g_array_index (flat, PbFlatNode, at);
  guint n = 0;

  if (!cell->needed || cell->supported)
    return 0;
  if (node->node->rule != PB_NODE_ALL)
    return 1;
  for (guint i = at + 1; i < node->end; i = g_array_index (flat, PbFlatNode, i).end)
    n += count_open (column, flat, i);
  return n;
}

static void
judge_groups (PbColumnState *column, GArray *flat, Aside *asides)
{
  for (guint at = flat->len; at-- > 0;) {
    const PbFlatNode *node = &g_array_index (flat, PbFlatNode, at);
    PbCellState *cell = g_ptr_array_index (column->cells, at);
    Gathering gathering = {0};

    if (node->node->rule == PB_NODE_LEAF)
      continue;
    for (guint i = at + 1; i < node->end; i = g_array_index (flat, PbFlatNode, i).end) {
      const PbCellState *member = g_ptr_array_index (column->cells, i);

      if (member->needed)
        gather (&gathering, member, asides[i].silent, node->node->rule);
    }
    judge_group (cell, &gathering, node->node->rule);
    asides[at].silent = gathering.n_speaking == 0;
  }
}

void
pb_coverage_judge (PbColumnState *column, GArray *flat, GPtrArray *scope, GPtrArray *states, GPtrArray *none)
{
  g_autofree Aside *asides = NULL;
  guint falls_until = 0; /* nodes before this position lie below one that is not asked */

  g_return_if_fail (column != NULL && flat != NULL && flat->len > 0);

  asides = g_new0 (Aside, flat->len);
  column->cells = g_ptr_array_new_full (flat->len, (GDestroyNotify) pb_cell_state_free);
  for (guint i = 0; i < flat->len; i++) {
    const PbFlatNode *node = &g_array_index (flat, PbFlatNode, i);
    PbCellState *cell = g_new0 (PbCellState, 1);

    g_ptr_array_add (column->cells, cell);
    cell->node = node->node;
    cell->bearings = g_ptr_array_ref (none);
    cell->needed = i >= falls_until && is_asked (node->node, column);
    if (!cell->needed)
      falls_until = MAX (falls_until, node->end);
    if (node->node->element == NULL)
      continue;
    judge_leaf (cell, column->accused, g_ptr_array_index (scope, i), states, none);
    asides[i].silent = node->node->element->kind == PB_ELEMENT_EXCLUSION;
  }
  judge_groups (column, flat, asides);
  column->whole = g_ptr_array_index (column->cells, 0);
  column->n_open = count_open (column, flat, 0);
}
