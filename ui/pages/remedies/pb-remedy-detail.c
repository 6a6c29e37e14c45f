/* pb-remedy-detail.c: see pb-remedy-detail.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-remedy-detail"

#include "config.h"

#include "pb-currency.h"
#include "pb-pay-table.h"
#include "pb-remedy-detail.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* Limits of one route for each pay period: the soonest say it. */
#define CLOCKS_SHOWN 12u

static const char *
word_for (PbKind kind, const char *column, const char *choice)
{
  int position = pb_kind_find_column (kind, column);

  return choice == NULL || position < 0 ? "" : pb_words_for_choice (kind, (guint) position, choice);
}

static void
add_sum (PbDetailBox *box, const char *what, const PbRange *range, const char *currency)
{
  g_autofree char *sum = pb_pay_table_format (range, currency);
  g_autofree char *text = g_strdup_printf (C_ ("remedy", "%s: %s"), what, sum);

  pb_detail_box_add_text (box, text);
}

void
pb_remedy_detail_fill_period (PbDetailBox *box, const PbPayLedger *ledger, const PbPayPeriod *period)
{
  g_autofree char *days = pb_date_format (&period->period);
  g_autofree char *title = g_strdup_printf ("%s, %s", ledger->employment->worker->pseudonym, days);
  g_autofree char *from = pb_date_format_jdn (period->period.first);
  g_autofree char *to = pb_date_format_jdn (period->period.last);
  g_autofree char *edtf = g_strdup_printf ("%s/%s", from, to);
  g_autofree char *payment = pb_detail_box_make_target ("payment", "employment", ledger->employment->row.id,
                                                        "period", edtf, "currency", ledger->currency, NULL);
  g_autofree char *line = pb_detail_box_make_target ("pay_line", "employment", ledger->employment->row.id,
                                                     "period", edtf, "currency", ledger->currency, NULL);

  pb_detail_box_set_title (box, title);
  add_sum (box, C_ ("remedy", "Owed"), &period->owed, ledger->currency);
  if (period->estimate)
    pb_detail_box_add_note (box,
                            C_ ("remedy", "The hours are an estimate or reconstruction: the employer kept no "
                                          "record of them."));
  pb_detail_box_add_heading (box, C_ ("remedy", "Step by step"));
  pb_detail_box_add_list (box, period->steps);
  pb_detail_box_add_heading (box, C_ ("remedy", "Rests on"));
  if (period->proof->len == 0)
    pb_detail_box_add_text (box, C_ ("remedy", "No passage is named for these figures yet."));
  pb_detail_box_add_assertions (box, period->proof);
  pb_detail_box_add_action (box, C_ ("remedy", "Add a payment"), "win.add", payment);
  pb_detail_box_add_action (box, C_ ("remedy", "Add a pay line or deduction"), "win.add", line);
}

/* --- the work */

static char *
format_amount (const PbRatio *low, const PbRatio *high, const char *currency)
{
  const PbRange range = {.low = (PbRatio *) low, .high = (PbRatio *) (high != NULL ? high : low)};

  return pb_pay_table_format (&range, currency);
}

static void
add_record (PbDetailBox *box, PbKind kind, const PbRow *row, const char *what, const char *sum,
            const PbDate *date)
{
  g_autofree char *days = date != NULL && pb_date_is_set (date) ? pb_date_format (date) : NULL;
  g_autofree char *text
      = g_strdup_printf ("%s%s%s%s%s", what, sum != NULL ? ": " : "", sum != NULL ? sum : "",
                         days != NULL ? ", " : "", days != NULL ? days : "");

  pb_detail_box_add_link (box, text, kind, row->id);
}

static void
add_terms (PbDetailBox *box, const PbEmployment *work)
{
  pb_detail_box_add_heading (box, C_ ("remedy", "Terms"));
  for (guint i = 0; i < work->terms->len; i++) {
    const PbTerm *term = g_ptr_array_index (work->terms, i);
    g_autofree char *what
        = g_strdup_printf ("%s, %s%s%s", word_for (PB_KIND_TERM, "subject", term->subject),
                           word_for (PB_KIND_TERM, "side", term->side), term->words != NULL ? ": " : "",
                           term->words != NULL ? term->words : "");
    g_autofree char *sum = term->low != NULL ? format_amount (term->low, term->high, term->currency) : NULL;

    add_record (box, PB_KIND_TERM, &term->row, what, sum, &term->period);
  }
}

static void
add_patterns (PbDetailBox *box, const PbEmployment *work)
{
  pb_detail_box_add_heading (box, C_ ("remedy", "Working hours"));
  for (guint i = 0; i < work->patterns->len; i++) {
    const PbWorkPattern *pattern = g_ptr_array_index (work->patterns, i);
    g_autofree char *hours = pattern->hours[0] != NULL ? pb_ratio_to_text (pattern->hours[0]) : NULL;
    g_autofree char *most = pattern->hours[2] != NULL ? pb_ratio_to_text (pattern->hours[2]) : NULL;
    g_autofree char *days = pattern->days[0] != NULL ? pb_ratio_to_text (pattern->days[0]) : NULL;
    g_autofree char *what
        = g_strdup_printf (C_ ("remedy", "%s – %s hours a day, from %s days a week (%s)"),
                           hours != NULL ? hours : "–", most != NULL ? most : "–", days != NULL ? days : "–",
                           word_for (PB_KIND_WORK_PATTERN, "grade", pattern->grade));

    add_record (box, PB_KIND_WORK_PATTERN, &pattern->row, what, NULL, &pattern->period);
  }
}

static void
add_pay (PbDetailBox *box, const PbEmployment *work)
{
  pb_detail_box_add_heading (box, C_ ("remedy", "Pay lines and deductions"));
  for (guint i = 0; i < work->pay_lines->len; i++) {
    const PbPayLine *line = g_ptr_array_index (work->pay_lines, i);
    g_autofree char *sum = format_amount (line->low, line->high, line->currency);

    add_record (box, PB_KIND_PAY_LINE, &line->row, word_for (PB_KIND_PAY_LINE, "kind", line->kind), sum,
                &line->period);
  }
  pb_detail_box_add_heading (box, C_ ("remedy", "Payments"));
  for (guint i = 0; i < work->payments->len; i++) {
    const PbPayment *payment = g_ptr_array_index (work->payments, i);
    g_autofree char *sum = format_amount (payment->low, payment->high, payment->currency);

    add_record (box, PB_KIND_PAYMENT, &payment->row, word_for (PB_KIND_PAYMENT, "kind", payment->kind), sum,
                pb_date_is_set (&payment->period) ? &payment->period : &payment->date);
  }
}

void
pb_remedy_detail_fill_work (PbDetailBox *box, const PbPayLedger *ledger)
{
  const PbEmployment *work = ledger->employment;

  pb_detail_box_set_title (box, C_ ("remedy", "What is recorded of this work"));
  pb_detail_box_add_link (box, C_ ("remedy", "The work itself"), PB_KIND_EMPLOYMENT, work->row.id);
  add_sum (box, C_ ("remedy", "Due"), &ledger->due, ledger->currency);
  add_sum (box, C_ ("remedy", "Deducted"), &ledger->deducted, ledger->currency);
  add_sum (box, C_ ("remedy", "Paid"), &ledger->paid, ledger->currency);
  add_sum (box, C_ ("remedy", "Owed"), &ledger->owed, ledger->currency);
  if (ledger->effective->len > 0) {
    pb_detail_box_add_heading (box, C_ ("remedy", "Effective hourly pay"));
    pb_detail_box_add_list (box, ledger->effective);
  }
  add_terms (box, work);
  add_patterns (box, work);
  add_pay (box, work);
}

/* --- debts */

void
pb_remedy_detail_fill_debt (PbDetailBox *box, const PbDebtLedger *ledger)
{
  const PbDebt *debt = ledger->debt;
  g_autofree char *title = g_strdup_printf (C_ ("remedy", "Debt laid on %s"), debt->debtor->pseudonym);
  g_autofree char *entry = pb_detail_box_make_target ("debt_entry", "debt", debt->row.id, NULL);

  pb_detail_box_set_title (box, title);
  pb_detail_box_add_text (box, debt->purpose);
  add_sum (box, C_ ("remedy", "Claimed by the creditor"), &ledger->claimed, debt->currency);
  add_sum (box, C_ ("remedy", "Known entries come to"), &ledger->computed, debt->currency);
  if (ledger->work_value_known)
    add_sum (box, C_ ("remedy", "Value of the work done"), &ledger->work_value, debt->currency);
  if (ledger->amounts_unknown)
    pb_detail_box_add_note (box, C_ ("remedy", "Some amounts were never told or kept changing."));
  pb_detail_box_add_list (box, ledger->notes);
  pb_detail_box_add_heading (box, C_ ("remedy", "Step by step"));
  pb_detail_box_add_list (box, ledger->steps);
  pb_detail_box_add_heading (box, C_ ("remedy", "Entries"));
  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *line = g_ptr_array_index (debt->entries, i);
    g_autofree char *sum = line->amount != NULL ? pb_currency_format (line->amount, debt->currency)
                                                : g_strdup (C_ ("remedy", "never told"));
    g_autofree char *what
        = g_strdup_printf ("%s%s%s", word_for (PB_KIND_DEBT_ENTRY, "kind", line->kind),
                           line->reason != NULL ? ", " : "", line->reason != NULL ? line->reason : "");

    add_record (box, PB_KIND_DEBT_ENTRY, &line->row, what, sum, &line->date);
    if (line->assertion != NULL)
      pb_detail_box_add_passage (box, line->assertion->passage);
  }
  pb_detail_box_add_action (box, C_ ("remedy", "Add an entry"), "win.add", entry);
}

/* --- losses and routes */

static gboolean
has_sum (const PbRatio *sum)
{
  return sum != NULL && !pb_ratio_is_zero (sum);
}

static void
append_sum (GString *text, const char *what, const PbRatio *sum, const char *currency)
{
  g_autofree char *said = NULL;

  if (!has_sum (sum) || currency == NULL)
    return;
  said = pb_currency_format (sum, currency);
  g_string_append_printf (text, " · %s %s", what, said);
}

char *
pb_remedy_detail_describe_loss (const PbLossState *state)
{
  g_autofree char *assessed = pb_pay_table_format (&state->assessed, state->currency);
  g_autofree char *outstanding = pb_pay_table_format (&state->outstanding, state->currency);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, C_ ("remedy", "assessed %s"), assessed);
  append_sum (text, C_ ("remedy", "claimed"), state->claimed, state->currency);
  append_sum (text, C_ ("remedy", "ordered"), state->ordered, state->currency);
  /* What was ordered and has not come is said too. */
  if (has_sum (state->ordered) && !has_sum (state->received))
    g_string_append (text, C_ ("remedy", " · nothing received"));
  append_sum (text, C_ ("remedy", "received"), state->received, state->currency);
  g_string_append_printf (text, C_ ("remedy", " · outstanding %s"), outstanding);
  return g_string_free (text, FALSE);
}

void
pb_remedy_detail_fill_loss (PbDetailBox *box, const PbLossState *state, const PbSnapshot *snapshot)
{
  const PbLossItem *loss = state->loss;
  g_autofree char *sums = pb_remedy_detail_describe_loss (state);
  g_autofree char *claim
      = pb_detail_box_make_target ("claim", "loss_item", loss->row.id, "currency", state->currency, NULL);
  g_autofree char *receipt
      = pb_detail_box_make_target ("receipt", "loss_item", loss->row.id, "currency", state->currency, NULL);

  pb_detail_box_set_title (box, loss->label);
  pb_detail_box_add_note (box, word_for (PB_KIND_LOSS_ITEM, "head", loss->head));
  pb_detail_box_add_text (box, sums);
  pb_detail_box_add_link (box, C_ ("remedy", "Show this loss"), PB_KIND_LOSS_ITEM, loss->row.id);
  if (loss->assertion != NULL) {
    pb_detail_box_add_heading (box, C_ ("remedy", "Rests on"));
    pb_detail_box_add_passage (box, loss->assertion->passage);
  }
  pb_detail_box_add_heading (box, C_ ("remedy", "Claims"));
  for (guint i = 0; i < snapshot->claims->len; i++) {
    const PbClaim *known = g_ptr_array_index (snapshot->claims, i);

    if (known->loss == loss)
      add_record (box, PB_KIND_CLAIM, &known->row,
                  known->route->rule != NULL ? known->route->rule->forum : known->route->route, NULL, NULL);
  }
  pb_detail_box_add_action (box, C_ ("remedy", "Claim it on a route"), "win.add", claim);
  pb_detail_box_add_action (box, C_ ("remedy", "Record money received"), "win.add", receipt);
}

char *
pb_remedy_detail_describe_clock (const PbClock *clock)
{
  g_autofree char *day = clock->last_day > 0 ? pb_date_format_day (clock->last_day) : NULL;

  if (day == NULL)
    return g_strdup (C_ ("remedy", "Last day to be found out"));
  switch (clock->state) {
  case PB_CLOCK_RUNNING:
    return g_strdup_printf (C_ ("remedy", "By %s"), day);
  case PB_CLOCK_PASSED:
    return g_strdup_printf (C_ ("remedy", "Passed on %s"), day);
  case PB_CLOCK_ASK:
  default:
    return g_strdup_printf (C_ ("remedy", "Check whether %s is the last day"), day);
  }
}

static void
add_clocks (PbDetailBox *box, const PbChosenRoute *route, const PbRemedies *remedies)
{
  guint n = 0;

  pb_detail_box_add_heading (box, C_ ("remedy", "Time limits"));
  for (guint i = 0; i < remedies->clocks->len && n < CLOCKS_SHOWN; i++) {
    const PbClock *clock = g_ptr_array_index (remedies->clocks, i);
    g_autofree char *text = NULL;

    if (clock->victim != route->victim || clock->route != route->rule)
      continue;
    text = pb_remedy_detail_describe_clock (clock);
    pb_detail_box_add_text (box, text);
    pb_detail_box_add_note (box, clock->words);
    n++;
  }
  if (n == 0)
    pb_detail_box_add_text (box, C_ ("remedy", "No limit is known for this route."));
}

void
pb_remedy_detail_fill_route (PbDetailBox *box, const PbChosenRoute *route, const PbRemedies *remedies)
{
  g_autofree char *claim = pb_detail_box_make_target ("claim", "route", route->row.id, NULL);

  pb_detail_box_set_title (box, route->rule != NULL ? route->rule->forum : route->route);
  pb_detail_box_add_note (box, word_for (PB_KIND_ROUTE, "channel", route->channel));
  pb_detail_box_add_text (box, word_for (PB_KIND_ROUTE, "state", route->state));
  pb_detail_box_add_link (box, C_ ("remedy", "Show this route"), PB_KIND_ROUTE, route->row.id);
  if (route->rule != NULL) {
    pb_detail_box_add_text (box, route->rule->covers);
    pb_detail_box_add_text (box, route->rule->outcome);
    pb_detail_box_add_note (box, route->rule->stacking);
  }
  add_clocks (box, route, remedies);
  pb_detail_box_add_action (box, C_ ("remedy", "Claim a loss on it"), "win.add", claim);
}
