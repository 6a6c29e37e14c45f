/* pb-compose-review.c: see pb-compose-review.h. Each section is one function; the three start lists choose from the same
 * material what each office must do next (screens: Start).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-review"

#include "config.h"

#include "pb-compose-review.h"

#include "pb-currency.h"

#include <glib/gi18n-lib.h>

static void
cite_fact (PbReviewLine *line, PbFact *fact)
{
  for (guint i = 0; i < fact->links->len; i++)
    pb_review_line_cite (line, ((PbFactLink *) g_ptr_array_index (fact->links, i))->assertion->passage);
}

static void
cite_assertions (PbReviewLine *line, GPtrArray *assertions)
{
  for (guint i = 0; assertions != NULL && i < assertions->len; i++)
    pb_review_line_cite (line, ((PbAssertion *) g_ptr_array_index (assertions, i))->passage);
}

/* --- open cells -------------------------------------------------------------------------------------------------- */

/* One thing open: a node of a count for one accused, with every victim it is open for. */
typedef struct {
  PbColumnState *column; /* the first it was met in */
  PbCellState *cell;
  GPtrArray *victims; /* (owned) (element-type PbParty) */
} OpenCell;

static void
open_cell_free (OpenCell *open)
{
  g_ptr_array_unref (open->victims);
  g_free (open);
}

static gboolean
is_mental (PbCellState *cell)
{
  return cell->node->element != NULL && cell->node->element->kind == PB_ELEMENT_MENTAL;
}

/* A member of an open any-of group is no gap of its own: the group is. */
static gboolean
stands_alone (PbElementNode *root, PbElementNode *node, gboolean in_any)
{
  if (root == node)
    return !in_any;
  for (guint i = 0; root->children != NULL && i < root->children->len; i++)
    if (stands_alone (g_ptr_array_index (root->children, i), node, in_any || root->rule == PB_NODE_ANY))
      return TRUE;
  return FALSE;
}

static gboolean
is_gap (PbColumnState *column, PbCellState *cell)
{
  return cell->needed && !cell->supported && cell->node->rule != PB_NODE_ALL
         && (cell->node->element == NULL || cell->node->element->kind != PB_ELEMENT_EXCLUSION)
         && stands_alone (column->count->offence->root, cell->node, FALSE);
}

static GPtrArray *
collect_open_cells (PbAnalysis *analysis)
{
  GPtrArray *open = g_ptr_array_new_with_free_func ((GDestroyNotify) open_cell_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < analysis->columns->len; i++) {
    PbColumnState *column = g_ptr_array_index (analysis->columns, i);

    for (guint j = 0; column->accused != NULL && j < column->cells->len; j++) {
      PbCellState *cell = g_ptr_array_index (column->cells, j);
      g_autofree char *name = g_strdup_printf ("%p %p %p", (void *) column->count, (void *) column->accused, (void *) cell->node);
      OpenCell *entry;

      if (!is_gap (column, cell))
        continue;
      entry = g_hash_table_lookup (known, name);
      if (entry == NULL) {
        entry = g_new0 (OpenCell, 1);
        entry->column = column;
        entry->cell = cell;
        entry->victims = g_ptr_array_new ();
        g_ptr_array_add (open, entry);
        g_hash_table_insert (known, g_steal_pointer (&name), entry);
      }
      if (column->victim != NULL && !g_ptr_array_find (entry->victims, column->victim, NULL))
        g_ptr_array_add (entry->victims, column->victim);
    }
  }
  return open;
}

/* The mind of each accused comes first: it is what indictments fail on. */
static int
compare_open_cells (gconstpointer a, gconstpointer b)
{
  const OpenCell *first = *(OpenCell *const *) a, *second = *(OpenCell *const *) b;
  int mental = (int) is_mental (second->cell) - (int) is_mental (first->cell);

  if (mental != 0)
    return mental;
  if (first->column->count->number != second->column->count->number)
    return first->column->count->number - second->column->count->number;
  return g_strcmp0 (first->column->accused->pseudonym, second->column->accused->pseudonym);
}

static char *
list_pseudonyms (GPtrArray *parties)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parties->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ((PbParty *) g_ptr_array_index (parties, i))->pseudonym);
  return g_string_free (text, FALSE);
}

static const char *
node_label (PbElementNode *node)
{
  return node->element != NULL ? node->element->label : node->label != NULL ? node->label : "";
}

static void
cite_bearings (PbReviewLine *line, PbColumnState *column, PbElementNode *node)
{
  for (guint i = 0; i < column->count->bearings->len; i++) {
    PbBearing *bearing = g_ptr_array_index (column->count->bearings, i);
    gboolean here = node->element != NULL && g_strcmp0 (bearing->element, node->element->id) == 0;

    for (guint j = 0; !here && node->children != NULL && j < node->children->len; j++) {
      PbElementNode *child = g_ptr_array_index (node->children, j);

      here = child->element != NULL && g_strcmp0 (bearing->element, child->element->id) == 0;
    }
    if (here && bearing->accused == NULL)
      cite_fact (line, bearing->fact);
  }
}

static void
add_open_cells (PbReviewSection *section, PbAnalysis *analysis)
{
  g_autoptr (GPtrArray) open = collect_open_cells (analysis);

  g_ptr_array_sort (open, compare_open_cells);
  for (guint i = 0; i < open->len; i++) {
    OpenCell *entry = g_ptr_array_index (open, i);
    PbColumnState *column = entry->column;
    g_autofree char *victims = list_pseudonyms (entry->victims);
    PbReviewLine *line;
    char *detail = NULL;

    if (entry->cell->only_shown_for_all)
      detail = g_strdup (C_ ("review", "It is shown to have happened; nothing ties it to this accused yet."));
    line = pb_review_section_add (
        section, PB_LINE_OPEN,
        /* Translators: count number, pseudonym of the accused, element, pseudonyms of the victims */
        g_strdup_printf (C_ ("review", "Count %d, %s: %s (%s)"), column->count->number, column->accused->pseudonym,
                         node_label (entry->cell->node), *victims != '\0' ? victims : C_ ("review", "no victim named")),
        detail);
    if (entry->cell->only_shown_for_all)
      cite_bearings (line, column, entry->cell->node);
  }
}

/* --- differences ------------------------------------------------------------------------------------------------- */

static const char *
speaker_of (PbAssertion *assertion)
{
  if (assertion->speaker != NULL)
    return assertion->speaker->pseudonym;
  return assertion->passage->exhibit->label;
}

static char *
describe_sides (PbDifference *difference)
{
  const char *kind = pb_difference_kind_get_words (difference->kind);
  const char *about = difference->fact != NULL ? difference->fact->label : difference->a != NULL ? difference->a->proposition : "";

  if (difference->b != NULL && difference->a != NULL && !difference->same_speaker)
    return g_strdup_printf (C_ ("review", "%s between %s and %s: %s"), kind, speaker_of (difference->a), speaker_of (difference->b), about);
  if (difference->a != NULL)
    return g_strdup_printf (C_ ("review", "%s in the account of %s: %s"), kind, speaker_of (difference->a), about);
  return g_strdup_printf ("%s: %s", kind, about);
}

static void
add_difference (PbReviewSection *section, PbDifference *difference)
{
  gboolean evaluated = difference->recorded != NULL && difference->recorded->n_assessments > 0;
  PbReviewLine *line = pb_review_section_add (section, evaluated ? PB_LINE_SUPPORTED : PB_LINE_NOT_EVALUATED,
                                              describe_sides (difference), g_strdup (difference->rule));

  if (difference->a != NULL)
    pb_review_line_cite (line, difference->a->passage);
  if (difference->b != NULL)
    pb_review_line_cite (line, difference->b->passage);
}

static void
add_differences (PbReviewSection *section, PbAnalysis *analysis, gboolean only_leaned_on, guint limit)
{
  for (guint i = 0; i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);
    gboolean evaluated = difference->recorded != NULL && difference->recorded->n_assessments > 0;

    if (only_leaned_on && (evaluated || difference->elements->len == 0))
      continue;
    if (limit-- == 0)
      break;
    add_difference (section, difference);
  }
}

/* An account with differences needs them weighed together before anything is concluded from it. */
static void
add_unweighed (PbReviewSection *section, PbAnalysis *analysis)
{
  PbSnapshot *snapshot = analysis->snapshot;

  for (guint i = 0; i < snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (snapshot->parties, i);
    PbReviewLine *line = NULL;
    guint n = 0;

    if (party->is_accused || g_ptr_array_find (snapshot->weighed, party, NULL))
      continue;
    for (guint j = 0; j < analysis->differences->len; j++) {
      PbDifference *difference = g_ptr_array_index (analysis->differences, j);

      if (difference->a == NULL || difference->a->speaker != party || !difference->same_speaker)
        continue;
      n++;
      if (line == NULL)
        line = pb_review_section_add (section, PB_LINE_NOT_EVALUATED, NULL, NULL);
      pb_review_line_cite (line, difference->a->passage);
      if (difference->b != NULL)
        pb_review_line_cite (line, difference->b->passage);
    }
    if (line != NULL)
      line->text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u difference in the account of %s: not yet weighed together",
                                                 "%u differences in the account of %s: not yet weighed together", n),
                                    n, party->pseudonym);
  }
}

/* --- corroboration ----------------------------------------------------------------------------------------------- */

static char *
describe_gap (PbGap *gap)
{
  const char *suggestion = gap->suggestions != NULL ? gap->suggestions[0] : NULL;
  g_autofree char *leaning = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u element leans on it", "%u elements lean on it", gap->leaning->len), gap->leaning->len);

  if (gap->enquiries->len > 0)
    return g_strdup_printf (C_ ("review", "%s. Enquiry open: %s"), leaning,
                            ((PbEnquiry *) g_ptr_array_index (gap->enquiries, 0))->label);
  if (suggestion != NULL)
    return g_strdup_printf (C_ ("review", "%s. Usual support: %s"), leaning, suggestion);
  return g_steal_pointer (&leaning);
}

static void
add_gaps (PbReviewSection *section, PbAnalysis *analysis, guint limit)
{
  for (guint i = 0; i < analysis->gaps->len && i < limit; i++) {
    PbGap *gap = g_ptr_array_index (analysis->gaps, i);
    PbFactState *state = gap->state;
    PbReviewLine *line = pb_review_section_add (
        section, state->strength == PB_FACT_UNSUPPORTED ? PB_LINE_OPEN : state->contradicted ? PB_LINE_CONTRADICTED : PB_LINE_SUPPORTED,
        g_strdup_printf ("%s: %s%s", state->fact->label, pb_fact_strength_get_words (state->strength),
                         state->victims_word_only ? C_ ("review", " (the victim's word only)") : ""),
        describe_gap (gap));

    cite_fact (line, state->fact);
  }
}

static gboolean
is_soon (const PbDate *date, gint32 today)
{
  return pb_date_is_set (date) && date->last != PB_DATE_OPEN_LAST && date->last - today <= PB_REVIEW_SOON_DAYS;
}

static void
add_enquiries (PbReviewSection *section, PbSnapshot *snapshot, gint32 today)
{
  for (guint i = 0; i < snapshot->enquiries->len; i++) {
    PbEnquiry *enquiry = g_ptr_array_index (snapshot->enquiries, i);
    gboolean ended = g_strcmp0 (enquiry->state, "done") == 0 || g_strcmp0 (enquiry->state, "dropped") == 0;
    g_autofree char *due = pb_date_is_set (&enquiry->due) ? pb_date_format (&enquiry->due) : NULL;
    g_autofree char *expires = pb_date_is_set (&enquiry->expires) ? pb_date_format (&enquiry->expires) : NULL;
    PbReviewLine *line;

    if (ended || (!is_soon (&enquiry->due, today) && !is_soon (&enquiry->expires, today) && due != NULL))
      continue;
    line = pb_review_section_add (section, due != NULL ? PB_LINE_OPEN : PB_LINE_UNDATED,
                                  due != NULL ? g_strdup_printf (C_ ("review", "Enquiry due %s: %s"), due, enquiry->label)
                                              : g_strdup_printf (C_ ("review", "Enquiry without a day: %s"), enquiry->label),
                                  expires != NULL ? g_strdup_printf (C_ ("review", "Gone after %s"), expires) : NULL);
    if (enquiry->assertion != NULL)
      pb_review_line_cite (line, enquiry->assertion->passage);
    if (enquiry->fact != NULL)
      cite_fact (line, enquiry->fact);
  }
}

/* --- remedies ---------------------------------------------------------------------------------------------------- */

static PbLineState
state_of_clock (PbClock *clock)
{
  return clock->state == PB_CLOCK_RUNNING ? PB_LINE_OPEN : clock->state == PB_CLOCK_ASK ? PB_LINE_NOT_EVALUATED : PB_LINE_UNDATED;
}

static void
add_clock (PbReviewSection *section, PbClock *clock)
{
  g_autofree char *day = pb_date_format_jdn (clock->last_day);
  g_autofree char *sum = clock->at_stake.high != NULL ? pb_range_format (&clock->at_stake, clock->currency) : NULL;
  g_autofree char *concerns = pb_date_is_set (&clock->concerns) ? pb_date_format (&clock->concerns) : g_strdup ("");
  g_autofree char *stake = sum != NULL ? g_strconcat ("; ", sum, NULL) : g_strdup ("");
  const char *victim = clock->victim->pseudonym, *forum = clock->route->forum;
  char *text;
  PbReviewLine *line;

  /* Translators: last day, victim, forum, pay period or act, sum at stake (with "; " in front) */
  if (clock->state == PB_CLOCK_RUNNING)
    text = g_strdup_printf (C_ ("review", "By %s: %s, %s, %s%s"), day, victim, forum, concerns, stake);
  else if (clock->state == PB_CLOCK_ASK)
    text = g_strdup_printf (C_ ("review", "Check whether %s is the last day: %s, %s, %s%s"), day, victim, forum, concerns, stake);
  else
    text = g_strdup_printf (C_ ("review", "Passed on %s: %s, %s, %s%s"), day, victim, forum, concerns, stake);
  line = pb_review_section_add (section, state_of_clock (clock), text, g_strdup (clock->words));

  if (clock->period != NULL)
    cite_assertions (line, clock->period->proof);
}

/* The next day to keep per victim, route and limit: the other periods follow it and are in the section "clocks". */
static void
add_next_clocks (PbReviewSection *section, PbRemedies *remedies)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < remedies->clocks->len; i++) {
    PbClock *clock = g_ptr_array_index (remedies->clocks, i);
    g_autofree char *name = g_strdup_printf ("%s %s %d", clock->victim->row.id, clock->route->id, (int) clock->state);

    if (clock->state == PB_CLOCK_PASSED || g_hash_table_contains (shown, name))
      continue;
    g_hash_table_add (shown, g_steal_pointer (&name));
    add_clock (section, clock);
  }
}

static void
add_victims_not_told (PbReviewSection *section, PbSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (snapshot->parties, i);

    if (party->is_victim && !g_ptr_array_find (snapshot->informed, party, NULL))
      pb_review_section_add (section, PB_LINE_OPEN,
                             g_strdup_printf (C_ ("review", "%s has not been told which remedies there are (nothing is on record)"),
                                              party->pseudonym),
                             NULL);
  }
}

static void
add_ordered_not_received (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->losses->len; i++) {
    PbLossState *loss = g_ptr_array_index (remedies->losses, i);
    g_autofree char *ordered = NULL;
    g_autofree char *received = NULL;

    if (loss->ordered == NULL || pb_ratio_compare (loss->ordered, loss->received) <= 0)
      continue;
    ordered = pb_currency_format (loss->ordered, loss->currency);
    received = pb_currency_format (loss->received, loss->currency);
    pb_review_section_add (section, PB_LINE_OPEN,
                           g_strdup_printf (C_ ("review", "%s, %s: %s ordered, %s has reached the victim"),
                                            loss->loss->victim->pseudonym, loss->loss->label, ordered, received),
                           NULL);
  }
}

static void
add_owed (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->ledgers->len; i++) {
    PbPayLedger *ledger = g_ptr_array_index (remedies->ledgers, i);
    PbEmployment *work = ledger->employment;
    g_autofree char *owed = pb_range_format (&ledger->owed, ledger->currency);
    g_autofree char *due = pb_range_format (&ledger->due, ledger->currency);
    g_autofree char *paid = pb_range_format (&ledger->paid, ledger->currency);
    PbReviewLine *line = pb_review_section_add (
        section, PB_LINE_OPEN,
        g_strdup_printf (C_ ("review", "%s from %s: %s owed"), work->worker->pseudonym,
                         work->employer != NULL ? work->employer->pseudonym : C_ ("review", "an unknown employer"), owed),
        g_strdup_printf (C_ ("review", "due %s, paid %s, over %u pay periods"), due, paid, ledger->periods->len));

    for (guint j = 0; j < ledger->periods->len; j++)
      cite_assertions (line, ((PbPayPeriod *) g_ptr_array_index (ledger->periods, j))->proof);
    for (guint j = 0; j < ledger->open->len; j++)
      pb_review_section_add (section, PB_LINE_NOT_EVALUATED,
                             g_strdup_printf ("%s: %s", work->worker->pseudonym, (char *) g_ptr_array_index (ledger->open, j)), NULL);
  }
}

static void
add_debts (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->debts->len; i++) {
    PbDebtLedger *ledger = g_ptr_array_index (remedies->debts, i);
    PbDebt *debt = ledger->debt;
    g_autofree char *claimed = ledger->claimed.high != NULL ? pb_range_format (&ledger->claimed, debt->currency) : NULL;
    g_autofree char *computed = pb_range_format (&ledger->computed, debt->currency);
    g_autofree char *worth = ledger->work_value_known ? pb_range_format (&ledger->work_value, debt->currency) : NULL;
    GString *detail = g_string_new (NULL);
    PbReviewLine *line;

    if (worth != NULL)
      g_string_append_printf (detail, C_ ("review", "Value of the work done: %s. "), worth);
    for (guint j = 0; j < ledger->notes->len; j++)
      g_string_append_printf (detail, "%s ", (char *) g_ptr_array_index (ledger->notes, j));
    line = pb_review_section_add (section, PB_LINE_OPEN,
                                  g_strdup_printf (C_ ("review", "Debt laid on %s: claimed %s, known entries come to %s"),
                                                   debt->debtor->pseudonym, claimed != NULL ? claimed : C_ ("review", "never told"),
                                                   computed),
                                  g_strchomp (g_string_free (detail, FALSE)));
    for (guint j = 0; j < debt->entries->len; j++) {
      PbDebtEntry *entry = g_ptr_array_index (debt->entries, j);

      if (entry->assertion != NULL)
        pb_review_line_cite (line, entry->assertion->passage);
    }
  }
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

static void
add_start_lists (PbReview *self)
{
  PbSnapshot *snapshot = self->analysis->snapshot;
  PbReviewSection *section;

  section = pb_review_add_section (self, "prosecutor", C_ ("review", "Prosecutor: open before the indictment"),
                                   C_ ("review", "Nothing is open before the indictment."));
  add_open_cells (section, self->analysis);
  add_unweighed (section, self->analysis);
  add_differences (section, self->analysis, TRUE, PB_REVIEW_START_LINES);

  section = pb_review_add_section (self, "lawyer", C_ ("review", "Victim lawyer: may be lost first"),
                                   C_ ("review", "No limit runs, and every victim has been told."));
  add_next_clocks (section, self->remedies);
  add_victims_not_told (section, snapshot);
  add_ordered_not_received (section, self->remedies);

  section = pb_review_add_section (self, "investigator", C_ ("review", "Investigator: rests on one mouth, leaned on most"),
                                   C_ ("review", "Nothing that is leaned on rests on one mouth."));
  add_gaps (section, self->analysis, PB_REVIEW_START_LINES);
  add_enquiries (section, snapshot, self->today);
}

PbReview *
pb_compose_review (PbAnalysis *analysis, PbRemedies *remedies, gint32 today)
{
  PbReview *self;
  PbReviewSection *section;

  g_return_val_if_fail (analysis != NULL && remedies != NULL, NULL);

  self = pb_review_new (today, analysis, remedies);
  add_start_lists (self);

  section = pb_review_add_section (self, "one-source", C_ ("review", "What rests on one source"),
                                   C_ ("review", "Nothing that is leaned on rests on one source."));
  add_gaps (section, analysis, G_MAXUINT);

  section = pb_review_add_section (self, "inconsistencies", C_ ("review", "Inconsistencies"),
                                   C_ ("review", "No two accounts differ where their values can be compared."));
  add_differences (section, analysis, FALSE, G_MAXUINT);

  section = pb_review_add_section (self, "owed", C_ ("review", "What is owed"), C_ ("review", "No work is recorded yet."));
  add_owed (section, remedies);
  add_debts (section, remedies);

  section = pb_review_add_section (self, "clocks", C_ ("review", "Clocks"), C_ ("review", "No time limit is known to run."));
  for (guint i = 0; i < remedies->clocks->len; i++)
    add_clock (section, g_ptr_array_index (remedies->clocks, i));
  return self;
}
