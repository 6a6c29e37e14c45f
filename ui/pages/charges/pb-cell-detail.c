/* pb-cell-detail.c: see pb-cell-detail.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-cell-detail"

#include "config.h"

#include "pb-cell-detail.h"
#include "pb-record-section.h"

#include <glib/gi18n.h>

static const char *
describe_weight (PbWeight weight)
{
  switch (weight) {
  case PB_WEIGHT_PROVES:
    return C_ ("cell", "Proves it");
  case PB_WEIGHT_UNDERMINES:
    return C_ ("cell", "Undermines it");
  case PB_WEIGHT_TENDS:
  default:
    return C_ ("cell", "Tends to prove it");
  }
}

static const char *
mark_of (const PbFactState *state)
{
  if (state->strength == PB_FACT_UNSUPPORTED)
    return pb_line_state_get_mark (PB_LINE_OPEN);
  return pb_line_state_get_mark (state->contradicted ? PB_LINE_CONTRADICTED : PB_LINE_SUPPORTED);
}

static void
add_state (PbDetailBox *box, PbCase *document, const PbFact *fact)
{
  PbFactState *state = pb_case_get_fact_state (document, fact->row.id);
  g_autofree char *words = NULL;

  if (state == NULL)
    return;
  words = g_strdup_printf ("%s%s%s", pb_fact_strength_get_words (state->strength),
                           state->contradicted ? C_ ("cell", ", contradicted") : "",
                           state->victims_word_only ? C_ ("cell", ", the victim's word only") : "");
  pb_detail_box_add_state (box, mark_of (state), words);
}

static void
add_side (PbDetailBox *box, const PbFact *fact, gboolean against)
{
  g_autoptr (GPtrArray) assertions = g_ptr_array_new ();

  for (guint i = 0; i < fact->links->len; i++) {
    PbFactLink *link = g_ptr_array_index (fact->links, i);
    gboolean is_against = link->against || link->assertion->stance == PB_STANCE_DENIES;

    if (is_against == against)
      g_ptr_array_add (assertions, link->assertion);
  }
  if (assertions->len == 0)
    return;
  pb_detail_box_add_note (box, against ? C_ ("cell", "Said against this fact")
                                       : C_ ("cell", "Said for this fact"));
  pb_detail_box_add_assertions (box, assertions);
}

static void
add_attributions (PbDetailBox *box, const PbBearing *bearing)
{
  for (guint i = 0; bearing->attributions != NULL && i < bearing->attributions->len; i++) {
    PbAttribution *attribution = g_ptr_array_index (bearing->attributions, i);
    g_autofree char *text
        = g_strdup_printf ("%s: %s", attribution->accused->pseudonym,
                           attribution->reason != NULL ? attribution->reason : attribution->mode);

    pb_detail_box_add_note (box, C_ ("cell", "Attributed to"));
    pb_detail_box_add_text (box, text);
  }
}

static void
add_alternatives (PbDetailBox *box, PbCase *document, const PbFact *fact)
{
  const char *const facts[] = {fact->row.id, NULL};
  g_autofree char *target = pb_detail_box_make_target ("alternative", "fact", fact->row.id, NULL);
  const PbRecordSectionSpec spec = {
      .kind = PB_KIND_ALTERNATIVE,
      .column = "fact_id",
      .values = facts,
      .title = C_ ("cell", "What else this fact could mean"),
      .empty = C_ ("cell", "No other explanation is recorded."),
      .is_part = TRUE,
      .add = C_ ("cell", "Add another explanation"),
      .add_target = target,
  };

  pb_detail_box_add (box, pb_record_section_new (document, &spec));
}

static void
add_bearing (PbDetailBox *box, PbCase *document, const PbBearing *bearing)
{
  g_autofree char *location = g_strdup_printf ("bearing/%s", bearing->row.id);

  pb_detail_box_add_heading (box, describe_weight (bearing->weight));
  pb_detail_box_add_fact (box, document, bearing->fact);
  add_state (box, document, bearing->fact);
  if (bearing->accused == NULL)
    pb_detail_box_add_note (box, C_ ("cell", "Shown to have happened; tied to nobody yet"));
  pb_detail_box_add_note (box, C_ ("cell", "How does this prove it"));
  pb_detail_box_add_text (box,
                          bearing->how != NULL ? bearing->how : C_ ("cell", "Nobody has written it yet."));
  if (bearing->inference != NULL) {
    pb_detail_box_add_note (box, C_ ("cell", "From the fact to the mind"));
    pb_detail_box_add_text (box, bearing->inference);
  }
  add_attributions (box, bearing);
  add_side (box, bearing->fact, FALSE);
  add_side (box, bearing->fact, TRUE);
  add_alternatives (box, document, bearing->fact);
  pb_detail_box_add_action (box, C_ ("cell", "Change this bearing"), "win.edit", location);
}

static void
add_strings (PbDetailBox *box, const char *heading, char **strings)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    g_ptr_array_add (lines, strings[i]);
  if (lines->len == 0)
    return;
  pb_detail_box_add_heading (box, heading);
  pb_detail_box_add_list (box, lines);
}

static void
add_element (PbDetailBox *box, const PbCellDetail *cell)
{
  PbElement *element = cell->row->element_id != NULL && cell->count->offence != NULL
                           ? pb_offence_find_element (cell->count->offence, cell->row->element_id)
                           : NULL;

  if (element == NULL)
    return;
  add_strings (box, C_ ("cell", "Usual means of proof"), element->proof);
  add_strings (box, C_ ("cell", "Usual independent support"), element->corroboration);
  add_strings (box, C_ ("cell", "What to ask"), element->questions);
}

static void
add_cell_state (PbDetailBox *box, const PbCellDetail *cell)
{
  for (guint i = 0; i < cell->matrix->rows->len; i++)
    for (guint j = 0; j < cell->matrix->columns->len; j++) {
      const PbMatrixCell *found = pb_matrix_get_cell (cell->matrix, i, j);
      g_autofree char *said = NULL;

      if (g_ptr_array_index (cell->matrix->rows, i) != cell->row
          || g_ptr_array_index (cell->matrix->columns, j) != cell->column)
        continue;
      said = pb_matrix_cell_describe (found);
      pb_detail_box_add_state (box, NULL, said);
      if (found->state == PB_MATRIX_NOT_TIED)
        pb_detail_box_add_note (box, C_ ("cell", "Shown to have happened, not tied to this accused"));
      if (found->victims_word_only)
        pb_detail_box_add_note (box, C_ ("cell", "Something here rests on the victim's word only"));
      if (found->carried)
        pb_detail_box_add_note (box,
                                C_ ("cell", "Carried over: mapped to the same concept on another count"));
    }
}

/* NULL-terminated ids of the elements that @row stands for: its own, or those of its group. */
static GPtrArray *
list_elements (const PbCellDetail *cell)
{
  GPtrArray *elements = g_ptr_array_new ();
  gboolean is_inside = FALSE;

  for (guint i = 0; i < cell->matrix->rows->len; i++) {
    const PbMatrixRow *row = g_ptr_array_index (cell->matrix->rows, i);

    is_inside = row == cell->row || (is_inside && row->depth > cell->row->depth);
    if (is_inside && row->element_id != NULL)
      g_ptr_array_add (elements, row->element_id);
  }
  g_ptr_array_add (elements, NULL);
  return elements;
}

static void
add_defences (PbDetailBox *box, const PbCellDetail *cell)
{
  const char *accused_id = cell->column != NULL ? cell->column->accused_id : NULL;
  const char *const counts[] = {cell->count->row.id, NULL};
  const char *const accused[] = {accused_id, NULL};
  g_autoptr (GPtrArray) elements = list_elements (cell);
  g_autofree char *target = pb_detail_box_make_target ("defence", "count", cell->count->row.id, "accused",
                                                       accused_id, "element", cell->row->element_id, NULL);
  const PbRecordSectionSpec spec = {
      .kind = PB_KIND_DEFENCE,
      .column = "count_id",
      .values = counts,
      .limits = {{"accused_id", accused_id != NULL ? accused : NULL},
                 {"element", (const char *const *) elements->pdata}},
      .title = C_ ("cell", "Defences"),
      .empty = C_ ("cell", "No defence is recorded here."),
      .add = C_ ("cell", "Add a defence"),
      .add_target = target,
  };

  pb_detail_box_add (box, pb_record_section_new (cell->document, &spec));
}

char *
pb_cell_detail_make_bearing (const PbCellDetail *cell, const char *fact_id)
{
  const PbMatrixColumn *column = cell->column;

  if (cell->row->element_id == NULL)
    return NULL;
  return pb_detail_box_make_target (
      "bearing", "fact", fact_id, "count", cell->count->row.id, "element", cell->row->element_id, "accused",
      column != NULL ? column->accused_id : NULL, "victim", column != NULL ? column->victim_id : NULL, "act",
      column != NULL ? column->act_id : NULL, NULL);
}

static void
add_new_bearing (PbDetailBox *box, const PbCellDetail *cell)
{
  g_autofree char *target = pb_cell_detail_make_bearing (cell, NULL);

  if (target == NULL)
    pb_detail_box_add_note (box, C_ ("cell", "To add a bearing, choose one of the elements in this group."));
  else
    pb_detail_box_add_action (box, C_ ("cell", "Add a bearing"), "win.add", target);
}

void
pb_cell_detail_fill (PbDetailBox *box, const PbCellDetail *cell)
{
  PbReview *review = pb_case_get_review (cell->document);

  g_autofree char *subject = g_strdup_printf ("%s/%s/%s", cell->count->row.id, cell->row->name,
                                              cell->column != NULL ? cell->column->name : "");

  pb_detail_box_set_title (box, cell->row->label);
  pb_detail_box_set_subject (box, subject);
  if (cell->column != NULL) {
    g_autofree char *whose = g_strdup_printf (C_ ("cell", "Count %d, %s%s%s"), cell->count->number,
                                              cell->column->title, cell->column->subtitle != NULL ? ", " : "",
                                              cell->column->subtitle != NULL ? cell->column->subtitle : "");
    g_autoptr (GPtrArray) bearings = pb_compose_matrix_list_bearings (review->analysis, cell->count,
                                                                      cell->choice, cell->row, cell->column);

    pb_detail_box_add_note (box, whose);
    add_cell_state (box, cell);
    for (guint i = 0; i < bearings->len; i++)
      add_bearing (box, cell->document, g_ptr_array_index (bearings, i));
    if (bearings->len == 0)
      pb_detail_box_add_text (box, C_ ("cell", "No fact bears on this yet."));
  }
  add_new_bearing (box, cell);
  add_defences (box, cell);
  add_element (box, cell);
}
