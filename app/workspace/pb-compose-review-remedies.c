/* pb-compose-review-remedies.c: what is owed, and what runs out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-review"

#include "config.h"

#include "pb-compose-review-private.h"
#include "pb-currency.h"

#include <glib/gi18n-lib.h>

/* The clocks of one victim, route and limit: one for each pay period, mostly. */
typedef struct {
  PbClock *first; /* the soonest of the most pressing state */
  PbClock *last;
  guint n;
  guint n_passed;
} ClockGroup;

static GPtrArray *
group_clocks (PbRemedies *remedies)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < remedies->clocks->len; i++) { /* soonest running first, then questions, then passed */
    PbClock *clock = g_ptr_array_index (remedies->clocks, i);
    g_autofree char *name
        = g_strdup_printf ("%s %s %s", clock->victim->row.id, clock->route->id, clock->limit->id);
    ClockGroup *group = g_hash_table_lookup (known, name);

    if (group == NULL) {
      group = g_new0 (ClockGroup, 1);
      group->first = clock;
      g_ptr_array_add (groups, group);
      g_hash_table_insert (known, g_steal_pointer (&name), group);
    }
    group->n++;
    if (clock->state == PB_CLOCK_PASSED)
      group->n_passed++;
    if (clock->state == group->first->state)
      group->last = clock;
  }
  return groups;
}

static PbLineState
state_of_clock (PbClock *clock)
{
  return clock->state == PB_CLOCK_RUNNING ? PB_LINE_OPEN
         : clock->state == PB_CLOCK_ASK   ? PB_LINE_NOT_EVALUATED
                                          : PB_LINE_PASSED;
}

static gboolean
has_day (PbClock *clock)
{
  return clock->last_day > 0;
}

/* "Jun 2016; THB 14,785.71 – 19,125.00": what a clock is about and what is lost with it. (transfer full) */
static char *
describe_stake (PbClock *clock)
{
  g_autofree char *sum
      = clock->at_stake.high != NULL ? pb_range_format (&clock->at_stake, clock->currency) : NULL;
  g_autofree char *concerns = pb_date_is_set (&clock->concerns) ? pb_date_format (&clock->concerns) : NULL;

  return g_strconcat (concerns != NULL ? ", " : "", concerns != NULL ? concerns : "", sum != NULL ? "; " : "",
                      sum != NULL ? sum : "", NULL);
}

static char *
describe_clock (PbClock *clock)
{
  g_autofree char *day = has_day (clock) ? pb_date_format_jdn (clock->last_day) : NULL;
  g_autofree char *stake = describe_stake (clock);
  const char *victim = clock->victim->pseudonym, *forum = clock->route->forum;

  /* Translators: last day, victim, forum, what it is about with the sum at stake */
  if (clock->state == PB_CLOCK_RUNNING && day != NULL)
    return g_strdup_printf (C_ ("review", "By %s: %s, %s%s"), day, victim, forum, stake);
  if (clock->state == PB_CLOCK_PASSED && day != NULL)
    return g_strdup_printf (C_ ("review", "Passed on %s: %s, %s%s"), day, victim, forum, stake);
  if (day != NULL)
    return g_strdup_printf (C_ ("review", "Check whether %s is the last day: %s, %s%s"), day, victim, forum,
                            stake);
  return g_strdup_printf (C_ ("review", "Last day to be found out: %s, %s%s"), victim, forum, stake);
}

static void
add_clock_group (PbReviewSection *section, ClockGroup *group)
{
  g_autoptr (GString) detail = g_string_new (group->first->words);
  PbReviewLine *line;

  if (group->last != group->first && has_day (group->last)) {
    g_autofree char *day = pb_date_format_jdn (group->last->last_day);

    g_string_append_printf (detail, C_ ("review", " %u periods in all, the last by %s."), group->n, day);
  }
  if (group->n_passed > 0 && group->first->state != PB_CLOCK_PASSED)
    g_string_append_printf (
        detail, C_ ("review", " For %u of them this limit has passed; it may have to be pleaded."),
        group->n_passed);
  line = pb_review_section_add (section, state_of_clock (group->first), describe_clock (group->first),
                                g_strdup (detail->str));
  pb_review_line_lead (line, "remedies", PB_KIND_PARTY, group->first->victim->row.id);
  if (group->first->period != NULL)
    pb_compose_review_cite_assertions (line, group->first->period->proof);
}

/* What a day can be kept for. What asks for a day first is in the section "clocks". */
void
pb_compose_review_add_next_clocks (PbReviewSection *section, PbRemedies *remedies)
{
  g_autoptr (GPtrArray) groups = group_clocks (remedies);
  guint n_asked = 0;

  for (guint i = 0; i < groups->len; i++) {
    ClockGroup *group = g_ptr_array_index (groups, i);

    if (group->first->state == PB_CLOCK_RUNNING && group->first->limit->safe)
      add_clock_group (section, group);
    else if (group->first->state == PB_CLOCK_ASK)
      n_asked++;
  }
  if (n_asked > 0)
    pb_review_section_add (
        section, PB_LINE_ASK,
        g_strdup_printf (
            g_dngettext (
                GETTEXT_PACKAGE, "%u more limit has to be confirmed before a day can be kept (see Clocks)",
                "%u more limits have to be confirmed before a day can be kept (see Clocks)", n_asked),
            n_asked),
        NULL);
}

void
pb_compose_review_add_all_clocks (PbReviewSection *section, PbRemedies *remedies)
{
  g_autoptr (GPtrArray) groups = group_clocks (remedies);

  for (guint i = 0; i < groups->len; i++)
    add_clock_group (section, g_ptr_array_index (groups, i));
}

void
pb_compose_review_add_victims_not_told (PbReviewSection *section, PbSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (snapshot->parties, i);

    if (party->is_victim && !g_ptr_array_find (snapshot->informed, party, NULL))
      pb_review_line_lead (
          pb_review_section_add (
              section, PB_LINE_OPEN,
              g_strdup_printf (
                  C_ ("review", "%s has not been told which remedies there are (nothing is on record)"),
                  party->pseudonym),
              NULL),
          "people", PB_KIND_PARTY, party->row.id);
  }
}

void
pb_compose_review_add_ordered_not_received (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->losses->len; i++) {
    PbLossState *loss = g_ptr_array_index (remedies->losses, i);
    g_autofree char *ordered = NULL;
    g_autofree char *received = NULL;

    if (loss->ordered == NULL || pb_ratio_compare (loss->ordered, loss->received) <= 0)
      continue;
    ordered = pb_currency_format (loss->ordered, loss->currency);
    received = pb_currency_format (loss->received, loss->currency);
    pb_review_line_lead (
        pb_review_section_add (
            section, PB_LINE_OPEN,
            g_strdup_printf (C_ ("review", "%s, %s: %s ordered, %s has reached the victim"),
                             loss->loss->victim->pseudonym, loss->loss->label, ordered, received),
            NULL),
        "remedies", PB_KIND_LOSS_ITEM, loss->loss->row.id);
  }
}

void
pb_compose_review_add_owed (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->ledgers->len; i++) {
    PbPayLedger *ledger = g_ptr_array_index (remedies->ledgers, i);
    PbEmployment *work = ledger->employment;
    g_autofree char *owed = pb_range_format (&ledger->owed, ledger->currency);
    g_autofree char *due = pb_range_format (&ledger->due, ledger->currency);
    g_autofree char *paid = pb_range_format (&ledger->paid, ledger->currency);
    PbReviewLine *line = pb_review_section_add (
        section, PB_LINE_OPEN,
        g_strdup_printf (
            C_ ("review", "%s from %s: %s owed"), work->worker->pseudonym,
            work->employer != NULL ? work->employer->pseudonym : C_ ("review", "an unknown employer"), owed),
        g_strdup_printf (C_ ("review", "due %s, paid %s, over %u pay periods"), due, paid,
                         ledger->periods->len));

    pb_review_line_lead (line, "remedies", PB_KIND_EMPLOYMENT, work->row.id);
    for (guint j = 0; j < ledger->periods->len; j++)
      pb_compose_review_cite_assertions (line,
                                         ((PbPayPeriod *) g_ptr_array_index (ledger->periods, j))->proof);
    for (guint j = 0; j < ledger->open->len; j++)
      pb_review_section_add (
          section, PB_LINE_ASK,
          g_strdup_printf ("%s: %s", work->worker->pseudonym, (char *) g_ptr_array_index (ledger->open, j)),
          NULL);
  }
}

void
pb_compose_review_add_debts (PbReviewSection *section, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->debts->len; i++) {
    PbDebtLedger *ledger = g_ptr_array_index (remedies->debts, i);
    PbDebt *debt = ledger->debt;
    g_autofree char *claimed
        = ledger->claimed.high != NULL ? pb_range_format (&ledger->claimed, debt->currency) : NULL;
    g_autofree char *computed = pb_range_format (&ledger->computed, debt->currency);
    g_autofree char *worth
        = ledger->work_value_known ? pb_range_format (&ledger->work_value, debt->currency) : NULL;
    GString *detail = g_string_new (NULL);
    PbReviewLine *line;

    if (worth != NULL)
      g_string_append_printf (detail, C_ ("review", "Value of the work done: %s. "), worth);
    for (guint j = 0; j < ledger->notes->len; j++)
      g_string_append_printf (detail, "%s ", (char *) g_ptr_array_index (ledger->notes, j));
    line = pb_review_section_add (
        section, PB_LINE_OPEN,
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
