/* pb-verb-review.c: probata review CASE [--json] [--today DAY] [--without KEY]... [--passages]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-verb-review"

#include "config.h"

#include "pb-cli.h"
#include "pb-review-text.h"

#include <glib/gi18n.h>

static const char *
key_of (const PbRow *row)
{
  return row->key != NULL ? row->key : row->id;
}

static void
add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_row (JsonBuilder *builder, const char *name, gconstpointer row)
{
  if (row != NULL)
    pb_cli_add_string (builder, name, key_of (row));
}

static void
open_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_sections (JsonBuilder *builder, const PbReview *review)
{
  open_list (builder, "sections");
  for (guint i = 0; i < review->sections->len; i++) {
    const PbReviewSection *section = g_ptr_array_index (review->sections, i);

    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "id", section->id);
    pb_cli_add_string (builder, "title", section->title);
    open_list (builder, "lines");
    for (guint j = 0; j < section->lines->len; j++) {
      const PbReviewLine *line = g_ptr_array_index (section->lines, j);

      json_builder_begin_object (builder);
      pb_cli_add_string (builder, "state", pb_line_state_to_string (line->state));
      pb_cli_add_string (builder, "text", line->text);
      pb_cli_add_string (builder, "detail", line->detail);
      pb_cli_add_passages (builder, line->passages);
      json_builder_end_object (builder);
    }
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_facts (JsonBuilder *builder, const PbAnalysis *analysis)
{
  open_list (builder, "facts");
  for (guint i = 0; i < analysis->facts->len; i++) {
    const PbFactState *state = g_ptr_array_index (analysis->facts, i);

    json_builder_begin_object (builder);
    add_row (builder, "key", state->fact);
    pb_cli_add_string (builder, "label", state->fact->label);
    pb_cli_add_string (builder, "state", pb_fact_strength_to_string (state->strength));
    add_bool (builder, "contradicted", state->contradicted);
    add_int (builder, "sources", state->n_sources);
    add_bool (builder, "unknown-origin", state->unknown_origin);
    add_bool (builder, "victims-word-only", state->victims_word_only);
    open_list (builder, "roots");
    for (guint j = 0; j < state->roots->len; j++) {
      const PbRoot *root = g_ptr_array_index (state->roots, j);

      json_builder_add_string_value (builder, root->party != NULL ? key_of (&root->party->row)
                                                                  : key_of (&root->exhibit->row));
    }
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_cell (JsonBuilder *builder, const PbCellState *cell)
{
  json_builder_begin_object (builder);
  pb_cli_add_string (builder, "element",
                     cell->node->element != NULL ? cell->node->element->id : cell->node->id);
  pb_cli_add_string (builder, "kind",
                     cell->node->element != NULL       ? pb_element_kind_to_string (cell->node->element->kind)
                     : cell->node->rule == PB_NODE_ANY ? "any-of"
                                                       : "all-of");
  pb_cli_add_string (builder, "label",
                     cell->node->element != NULL ? cell->node->element->label : cell->node->label);
  add_bool (builder, "needed", cell->needed);
  pb_cli_add_string (builder, "state", cell->supported ? "supported" : "open");
  add_bool (builder, "contradicted", cell->contradicted);
  pb_cli_add_string (builder, "strength", pb_fact_strength_to_string (cell->strength));
  add_bool (builder, "only-shown-for-all", cell->only_shown_for_all);
  add_bool (builder, "victims-word-only", cell->victims_word_only);
  add_bool (builder, "carried", cell->carried);
  open_list (builder, "facts");
  for (guint i = 0; cell->bearings != NULL && i < cell->bearings->len; i++)
    json_builder_add_string_value (
        builder, key_of (&((PbBearing *) g_ptr_array_index (cell->bearings, i))->fact->row));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_matrix (JsonBuilder *builder, const PbAnalysis *analysis)
{
  open_list (builder, "matrix");
  for (guint i = 0; i < analysis->columns->len; i++) {
    const PbColumnState *column = g_ptr_array_index (analysis->columns, i);

    json_builder_begin_object (builder);
    add_row (builder, "count", column->count);
    add_row (builder, "accused", column->accused);
    add_row (builder, "victim", column->victim);
    add_row (builder, "act", column->act);
    pb_cli_add_string (builder, "reading", column->reading == PB_AGE_READING_CHILD ? "child" : "adult");
    add_bool (builder, "reading-open", column->reading_open);
    add_bool (builder, "law-differs", column->law_differs);
    add_int (builder, "open", column->n_open);
    open_list (builder, "cells");
    for (guint j = 0; j < column->cells->len; j++)
      add_cell (builder, g_ptr_array_index (column->cells, j));
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_differences (JsonBuilder *builder, const PbAnalysis *analysis)
{
  open_list (builder, "inconsistencies");
  for (guint i = 0; i < analysis->differences->len; i++) {
    const PbDifference *difference = g_ptr_array_index (analysis->differences, i);
    g_autoptr (GPtrArray) passages = g_ptr_array_new ();
    gboolean evaluated = difference->recorded != NULL && difference->recorded->n_assessments > 0;

    json_builder_begin_object (builder);
    pb_cli_add_string (builder, "kind", pb_difference_kind_to_string (difference->kind));
    pb_cli_add_string (builder, "slot", difference->slot);
    pb_cli_add_string (builder, "rule", difference->rule);
    add_row (builder, "fact", difference->fact);
    add_row (builder, "a", difference->a);
    add_row (builder, "b", difference->b);
    add_row (builder, "silent", difference->silent);
    add_bool (builder, "same-speaker", difference->same_speaker);
    pb_cli_add_string (builder, "evaluation",
                       evaluated ? difference->recorded->outcome != NULL ? difference->recorded->outcome
                                                                         : "recorded"
                                 : "not-yet-evaluated");
    if (difference->a != NULL)
      g_ptr_array_add (passages, difference->a->passage);
    if (difference->b != NULL)
      g_ptr_array_add (passages, difference->b->passage);
    pb_cli_add_passages (builder, passages);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_range (JsonBuilder *builder, const char *name, const PbRange *range)
{
  g_autofree char *low = range->low != NULL ? pb_ratio_to_text (range->low) : NULL;
  g_autofree char *likely = range->likely != NULL ? pb_ratio_to_text (range->likely) : NULL;
  g_autofree char *high = range->high != NULL ? pb_ratio_to_text (range->high) : NULL;

  if (low == NULL && high == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  pb_cli_add_string (builder, "low", low);
  pb_cli_add_string (builder, "likely", likely);
  pb_cli_add_string (builder, "high", high);
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder, const char *name, GPtrArray *steps)
{
  open_list (builder, name);
  for (guint i = 0; i < steps->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (steps, i));
  json_builder_end_array (builder);
}

static void
add_period (JsonBuilder *builder, const PbPayPeriod *period)
{
  g_autofree char *from = pb_date_format_jdn (period->period.first);
  g_autofree char *to = pb_date_format_jdn (period->period.last);
  g_autofree char *due_on = pb_date_format_jdn (period->due_on);
  g_autoptr (GPtrArray) passages = g_ptr_array_new ();

  json_builder_begin_object (builder);
  pb_cli_add_string (builder, "from", from);
  pb_cli_add_string (builder, "to", to);
  pb_cli_add_string (builder, "due-on", due_on);
  add_range (builder, "hours", &period->hours);
  add_range (builder, "overtime", &period->overtime);
  add_range (builder, "rest-day", &period->rest_day);
  add_range (builder, "promised", &period->promised);
  add_range (builder, "due", &period->due);
  add_range (builder, "deducted", &period->deducted);
  add_range (builder, "deducted-lawful", &period->deducted_lawful);
  add_range (builder, "paid", &period->paid);
  add_range (builder, "owed", &period->owed);
  add_bool (builder, "estimate", period->estimate);
  add_steps (builder, "steps", period->steps);
  for (guint i = 0; i < period->proof->len; i++) {
    PbPassage *passage = ((PbAssertion *) g_ptr_array_index (period->proof, i))->passage;

    if (!g_ptr_array_find (passages, passage, NULL))
      g_ptr_array_add (passages, passage);
  }
  pb_cli_add_passages (builder, passages);
  json_builder_end_object (builder);
}

static void
add_ledgers (JsonBuilder *builder, const PbRemedies *remedies)
{
  open_list (builder, "ledgers");
  for (guint i = 0; i < remedies->ledgers->len; i++) {
    const PbPayLedger *ledger = g_ptr_array_index (remedies->ledgers, i);

    json_builder_begin_object (builder);
    add_row (builder, "employment", ledger->employment);
    add_row (builder, "worker", ledger->employment->worker);
    pb_cli_add_string (builder, "currency", ledger->currency);
    add_range (builder, "due", &ledger->due);
    add_range (builder, "paid", &ledger->paid);
    add_range (builder, "owed", &ledger->owed);
    add_steps (builder, "open", ledger->open);
    open_list (builder, "periods");
    for (guint j = 0; j < ledger->periods->len; j++)
      add_period (builder, g_ptr_array_index (ledger->periods, j));
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  open_list (builder, "debts");
  for (guint i = 0; i < remedies->debts->len; i++) {
    const PbDebtLedger *ledger = g_ptr_array_index (remedies->debts, i);

    json_builder_begin_object (builder);
    add_row (builder, "debt", ledger->debt);
    pb_cli_add_string (builder, "currency", ledger->debt->currency);
    add_range (builder, "claimed", &ledger->claimed);
    add_range (builder, "computed", &ledger->computed);
    add_bool (builder, "amounts-unknown", ledger->amounts_unknown);
    if (ledger->work_value_known)
      add_range (builder, "work-value", &ledger->work_value);
    add_steps (builder, "notes", ledger->notes);
    add_steps (builder, "steps", ledger->steps);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_ratio (JsonBuilder *builder, const char *name, const PbRatio *ratio)
{
  g_autofree char *text = ratio != NULL ? pb_ratio_to_text (ratio) : NULL;

  pb_cli_add_string (builder, name, text);
}

static void
add_losses (JsonBuilder *builder, const PbRemedies *remedies)
{
  open_list (builder, "losses");
  for (guint i = 0; i < remedies->losses->len; i++) {
    const PbLossState *state = g_ptr_array_index (remedies->losses, i);

    json_builder_begin_object (builder);
    add_row (builder, "loss", state->loss);
    add_row (builder, "victim", state->loss->victim);
    pb_cli_add_string (builder, "head", state->loss->head);
    pb_cli_add_string (builder, "currency", state->currency);
    add_range (builder, "assessed", &state->assessed);
    add_ratio (builder, "claimed", state->claimed);
    add_ratio (builder, "ordered", state->ordered);
    add_ratio (builder, "received", state->received);
    add_range (builder, "outstanding", &state->outstanding);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_clocks (JsonBuilder *builder, const PbRemedies *remedies)
{
  static const char *const states[] = {"running", "passed", "check"};

  open_list (builder, "clocks");
  for (guint i = 0; i < remedies->clocks->len; i++) {
    const PbClock *clock = g_ptr_array_index (remedies->clocks, i);
    g_autofree char *day = clock->last_day > 0 ? pb_date_format_jdn (clock->last_day) : NULL;

    json_builder_begin_object (builder);
    add_row (builder, "victim", clock->victim);
    pb_cli_add_string (builder, "route", clock->route->id);
    pb_cli_add_string (builder, "limit", clock->limit->id);
    pb_cli_add_string (builder, "state", states[clock->state]);
    pb_cli_add_string (builder, "last-day", day);
    add_range (builder, "at-stake", &clock->at_stake);
    pb_cli_add_string (builder, "currency", clock->currency);
    pb_cli_add_string (builder, "words", clock->words);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_json (const PbReview *review)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *day = pb_date_format_jdn (review->today);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "review");
  json_builder_begin_object (builder);
  pb_cli_add_string (builder, "title", review->analysis->snapshot->title);
  pb_cli_add_string (builder, "today", day);
  add_sections (builder, review);
  add_facts (builder, review->analysis);
  add_matrix (builder, review->analysis);
  add_differences (builder, review->analysis);
  add_ledgers (builder, review->remedies);
  add_losses (builder, review->remedies);
  add_clocks (builder, review->remedies);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

/* The day that clocks are read against: the calendar on the wall unless told. */
static gboolean
read_today (const char *text, gint32 *out_today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  PbDate date;

  if (text == NULL) {
    *out_today = pb_date_ymd_to_jdn (g_date_time_get_year (now), g_date_time_get_month (now),
                                     g_date_time_get_day_of_month (now));
    return TRUE;
  }
  if (!pb_date_parse (text, &date, &error) || date.precision != PB_DATE_PRECISION_DAY || date.is_interval) {
    pb_cli_say (_ ("probata review: --today wants one day, as in 2018-06-30, not “%s”"), text);
    return FALSE;
  }
  *out_today = date.first;
  return TRUE;
}

PbExit
pb_verb_review (int argc, char **argv)
{
  gboolean json = FALSE, passages = FALSE;
  g_autofree char *today_text = NULL;
  g_auto (GStrv) without = NULL;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON document"), NULL},
      {"today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_ ("Read the clocks as of this day"), N_ ("DAY")},
      {"without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &without,
       N_ ("What falls without this party, exhibit or fact (again for each)"), N_ ("KEY")},
      {"passages", 0, 0, G_OPTION_ARG_NONE, &passages, N_ ("Every passage of every line"), NULL},
      {NULL},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PbReview) review = NULL;
  gint32 today;
  PbExit status;

  if (!pb_cli_parse (argc, argv, entries, "CASE",
                     _ ("Everything open in a case, each line with the passages it rests on."), 1, 1,
                     &arguments, &status))
    return status;
  if (!read_today (today_text, &today))
    return PB_EXIT_USAGE;

  g_autoptr (PbCliWait) wait = pb_cli_wait_new ();
  g_autoptr (PbCliCase) workspace = pb_cli_open (wait, arguments[0], TRUE);

  if (workspace == NULL)
    return PB_EXIT_FAILED;
  pb_workspace_review_async (workspace, today, json, (const char *const *) without, NULL, pb_cli_done, wait);
  review = pb_workspace_review_finish (workspace, pb_cli_wait_result (wait), &error);
  if (review == NULL)
    return pb_cli_fail (arguments[0], error);
  if (json)
    print_json (review);
  else
    pb_review_text_print (review, passages);
  return PB_EXIT_DONE;
}
