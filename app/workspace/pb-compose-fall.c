/* pb-compose-fall.c: see pb-compose-fall.h. Both analyses are of one snapshot, so their facts and columns
 * stand in the same order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-fall"

#include "config.h"

#include "pb-compose-fall.h"

#include <glib/gi18n-lib.h>

static void
add_facts (PbReviewSection *section, const PbAnalysis *with, const PbAnalysis *without)
{
  for (guint i = 0; i < with->facts->len; i++) {
    const PbFactState *before = g_ptr_array_index (with->facts, i);
    const PbFactState *after = g_ptr_array_index (without->facts, i);
    PbReviewLine *line;

    if (after->strength >= before->strength || before->fact->bearings->len == 0)
      continue;
    line = pb_review_section_add (
        section, after->strength == PB_FACT_UNSUPPORTED ? PB_LINE_OPEN : PB_LINE_SUPPORTED,
        g_strdup_printf ("%s: %s → %s", before->fact->label, pb_fact_strength_get_words (before->strength),
                         pb_fact_strength_get_words (after->strength)),
        NULL);
    for (guint j = 0; j < after->roots->len; j++) {
      const PbRoot *root = g_ptr_array_index (after->roots, j);

      for (guint k = 0; k < root->assertions->len; k++)
        pb_review_line_cite (line, ((PbAssertion *) g_ptr_array_index (root->assertions, k))->passage);
    }
  }
}

/* "Recruitment; Deception": what the column had and has no longer. (transfer full) (nullable) */
static char *
list_fallen (const PbColumnState *before, const PbColumnState *after)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 1; i < before->cells->len; i++) {
    const PbCellState *had = g_ptr_array_index (before->cells, i);
    const PbCellState *has = g_ptr_array_index (after->cells, i);
    const PbElement *element = had->node->element;

    if (!had->needed || !had->supported || has->supported)
      continue;
    g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "",
                            element != NULL            ? element->label
                            : had->node->label != NULL ? had->node->label
                                                       : "");
  }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static void
add_columns (PbReviewSection *section, const PbAnalysis *with, const PbAnalysis *without)
{
  for (guint i = 0; i < with->columns->len; i++) {
    const PbColumnState *column = g_ptr_array_index (with->columns, i);
    g_autofree char *fallen = list_fallen (column, g_ptr_array_index (without->columns, i));

    if (fallen == NULL || column->accused == NULL)
      continue;
    pb_review_section_add (section, PB_LINE_OPEN,
                           /* Translators: count number, accused, victim, act, elements */
                           g_strdup_printf (C_ ("review", "Count %d, %s, %s, %s: open without it: %s"),
                                            column->count->number, column->accused->pseudonym,
                                            column->victim != NULL ? column->victim->pseudonym : "–",
                                            column->act != NULL ? column->act->label : "–", fallen),
                           NULL);
  }
}

void
pb_compose_fall_add (PbReview *review, const PbAnalysis *without)
{
  PbReviewSection *section;

  g_return_if_fail (review != NULL && without != NULL && without->facts->len == review->analysis->facts->len);

  section = pb_review_add_section (
      review, "fall-away", C_ ("review", "What falls without it"),
      C_ ("review", "Nothing that is leaned on falls: every element stands without it."));
  add_facts (section, review->analysis, without);
  add_columns (section, review->analysis, without);
}
