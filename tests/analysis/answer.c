/* answer.c: see answer.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "answer"

#include "config.h"

#include "answer.h"

#include <string.h>

static const char *
get_key (gconstpointer row)
{
  return row != NULL ? ((const PbRow *) row)->key : "-";
}

static void
append_fact (GString *text, const PbFactState *state)
{
  g_string_append_printf (text, "%s %u ", pb_fact_strength_to_string (state->strength), state->n_sources);
  for (guint i = 0; i < state->roots->len; i++) {
    const PbRoot *root = g_ptr_array_index (state->roots, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            root->party != NULL ? get_key (root->party) : get_key (root->exhibit));
  }
  if (state->roots->len == 0)
    g_string_append_c (text, '-');
  g_string_append (text, state->contradicted ? " contradicted" : "");
  g_string_append (text, state->unknown_origin ? " unknown" : "");
  g_string_append (text, state->victims_word_only ? " victims" : "");
}

char *
answer_fact (PbAnalysis *analysis, const char *fact)
{
  GString *text = g_string_new (NULL);
  const PbRow *row = pb_snapshot_find (analysis->snapshot->facts, fact);

  g_assert_nonnull (row);
  append_fact (text, g_ptr_array_index (analysis->facts, row->index));
  return g_string_free (text, FALSE);
}

static char *
name_column (const PbColumnState *column)
{
  return g_strdup_printf ("%s %s %s %s %s", get_key (column->count),
                          column->accused != NULL ? get_key (column->accused) : "all",
                          get_key (column->victim), get_key (column->act),
                          column->reading == PB_AGE_READING_CHILD ? "child" : "adult");
}

PbColumnState *
answer_column (PbAnalysis *analysis, const char *column)
{
  for (guint i = 0; i < analysis->columns->len; i++) {
    g_autofree char *name = name_column (g_ptr_array_index (analysis->columns, i));

    if (g_str_equal (name, column))
      return g_ptr_array_index (analysis->columns, i);
  }
  return NULL;
}

static void
append_cell (GString *text, const PbCellState *cell)
{
  if (!cell->needed)
    g_string_append (text, "falls");
  else if (cell->supported)
    g_string_append_printf (text, "supported %s", pb_fact_strength_to_string (cell->strength));
  else
    g_string_append (text, "open");
  g_string_append (text, cell->contradicted ? " contradicted" : "");
  g_string_append (text, cell->only_shown_for_all ? " for-all" : "");
  g_string_append (text, cell->victims_word_only ? " victims" : "");
  g_string_append (text, cell->carried ? " carried" : "");
}

static const char *
get_node_id (const PbElementNode *node)
{
  return node->element != NULL ? node->element->id : node->id;
}

char *
answer_cell (PbAnalysis *analysis, const char *column, const char *node)
{
  PbColumnState *found = answer_column (analysis, column);
  GString *text = g_string_new (NULL);

  if (found == NULL)
    g_string_append (text, "none");
  else if (g_str_equal (node, "whole"))
    append_cell (text, found->whole);
  for (guint i = 0; found != NULL && i < found->cells->len; i++) {
    const PbCellState *cell = g_ptr_array_index (found->cells, i);

    if (g_strcmp0 (get_node_id (cell->node), node) == 0)
      append_cell (text, cell);
  }
  return g_string_free (text, FALSE);
}

char *
answer_differences (PbAnalysis *analysis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < analysis->differences->len; i++) {
    const PbDifference *difference = g_ptr_array_index (analysis->differences, i);

    g_string_append_printf (
        text, "%s %s %s %s %s%s%s: %s%s%s\n", pb_difference_kind_to_string (difference->kind),
        get_key (difference->fact), difference->slot[0] != '\0' ? difference->slot : "-",
        get_key (difference->a), get_key (difference->b), difference->silent != NULL ? " silent " : "",
        difference->silent != NULL ? get_key (difference->silent) : "", difference->rule,
        difference->same_speaker ? " [same]" : "", difference->recorded != NULL ? " [recorded]" : "");
  }
  return g_string_free (text, FALSE);
}

static void
append_column (GString *text, const PbColumnState *column)
{
  g_autofree char *name = name_column (column);

  g_string_append_printf (text, "column %s%s%s open=%u\n", name, column->reading_open ? " reading-open" : "",
                          column->law_differs ? " law-differs" : "", column->n_open);
  for (guint i = 0; i < column->cells->len; i++) {
    const PbCellState *cell = g_ptr_array_index (column->cells, i);

    g_string_append_printf (text, "  %s ", get_node_id (cell->node));
    append_cell (text, cell);
    for (guint j = 0; j < cell->bearings->len; j++)
      g_string_append_printf (text, " %s", get_key (g_ptr_array_index (cell->bearings, j)));
    g_string_append_c (text, '\n');
  }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Facts are in row order: sorted here by key. */
static void
append_facts (GString *text, PbAnalysis *analysis)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < analysis->facts->len; i++) {
    const PbFactState *state = g_ptr_array_index (analysis->facts, i);
    GString *line = g_string_new (NULL);

    g_string_append_printf (line, "fact %s %u for %u against ", get_key (state->fact), state->n_affirming,
                            state->n_against);
    append_fact (line, state);
    g_ptr_array_add (lines, g_string_free (line, FALSE));
  }
  g_ptr_array_sort (lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (lines, i));
}

char *
answer_everything (PbAnalysis *analysis)
{
  GString *text = g_string_new (NULL);
  g_autofree char *differences = answer_differences (analysis);

  append_facts (text, analysis);
  for (guint i = 0; i < analysis->columns->len; i++)
    append_column (text, g_ptr_array_index (analysis->columns, i));
  g_string_append (text, differences);
  for (guint i = 0; i < analysis->gaps->len; i++) {
    const PbGap *gap = g_ptr_array_index (analysis->gaps, i);

    g_string_append_printf (text, "gap %s leaning=%u enquiries=%u tip=%s\n", get_key (gap->state->fact),
                            gap->leaning->len, gap->enquiries->len,
                            gap->suggestions != NULL ? gap->suggestions[0] : "-");
  }
  return g_string_free (text, FALSE);
}
