/* pb-pay-ledger.c: see pb-pay-ledger.h. Here: the days of the work, its months, totals and effective pay; the
 * rest is in pb-pay-ledger-card.c, -rate.c, -stretch.c, -credit.c and -settle.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-pay-ledger"

#include "config.h"

#include "pb-pay-ledger-private.h"
#include "pb-pay-ledger.h"

#include <glib/gi18n-lib.h>

#define MONTHS_A_YEAR 12

/* Longest work reckoned: nobody works longer, so a longer one is a mistyped year. */
#define MAX_MONTHS (100 * MONTHS_A_YEAR)

/* ISO 4217 for "no currency": nothing of this work says in which money it was paid. */
#define NO_CURRENCY "XXX"

static void
ask (PbPayReckoning *self, const char *question)
{
  pb_pay_ledger_ask (self->ledger, g_strdup (question));
}

/* ---------------------------------------------------------------- currency */

/* The currency of obligation: that of the promise, else of the contract; of several the earliest, then by the
 * alphabet. */
static const char *
choose_term_currency (const PbEmployment *employment)
{
  const PbTerm *best = NULL;

  for (guint i = 0; i < employment->terms->len; i++) {
    const PbTerm *term = employment->terms->pdata[i];
    int order = 0;

    if (g_strcmp0 (term->subject, "pay") != 0 || term->currency == NULL
        || g_strcmp0 (term->side, "actual") == 0)
      continue;
    if (best != NULL) {
      order = -g_strcmp0 (term->side, best->side); /* "promised" goes before "contract" */
      if (order == 0)
        order = (term->period.first > best->period.first) - (term->period.first < best->period.first);
      if (order == 0)
        order = g_strcmp0 (term->currency, best->currency);
    }
    if (best == NULL || order < 0)
      best = term;
  }
  return best != NULL ? best->currency : NULL;
}

static const char *
choose_other_currency (const PbSnapshot *snapshot, const PbEmployment *employment)
{
  const char *best = NULL;

  for (guint i = 0; i < employment->payments->len; i++) {
    const PbPayment *payment = employment->payments->pdata[i];

    if (payment->currency != NULL && (best == NULL || g_strcmp0 (payment->currency, best) < 0))
      best = payment->currency;
  }
  if (best != NULL)
    return best;
  if (employment->law != NULL && employment->law->wage_rules->len > 0)
    best = ((PbWageRules *) employment->law->wage_rules->pdata[0])->currency;
  return best != NULL ? best : NO_CURRENCY;
}

/* ---------------------------------------------------------------- the days of the work */

static gboolean
is_stated_stretch (const PbDate *date)
{
  return !date->is_interval
         && (date->precision == PB_DATE_PRECISION_DAY || date->precision == PB_DATE_PRECISION_MONTH);
}

static void
ask_vague (PbPayReckoning *self, const PbDate *date, const char *format_question)
{
  g_autofree char *shown = NULL;
  g_autoptr (GString) text = NULL;

  if (!date->approximate && !date->uncertain)
    return;
  shown = pb_date_format (date);
  text = g_string_new (format_question);
  g_string_replace (text, "{date}", shown, 1);
  pb_pay_ledger_ask (self->ledger, g_string_free (g_steal_pointer (&text), FALSE));
}

/* FALSE when it cannot be told between which days the work lies. */
static gboolean
find_days (PbPayReckoning *self)
{
  const PbDate *started = &self->employment->started;
  const PbDate *ended = &self->employment->ended;
  gint32 last = ended->last;

  if (!pb_date_is_set (started) || started->first == PB_DATE_OPEN_FIRST) {
    ask (self, _ ("When did this work begin? Without that no pay can be reckoned."));
    return FALSE;
  }
  if (!pb_date_is_set (ended)) {
    ask (self, _ ("When did this work end? Without that no pay can be reckoned; write \"2026-01/..\" for "
                  "work that goes on."));
    return FALSE;
  }
  if (last == PB_DATE_OPEN_LAST) {
    ask (self, _ ("The work has no end: it is reckoned up to today at most. Does it go on?"));
    last = MAX (self->today, started->first);
  }
  if (started->first > last) {
    ask (self, _ ("This work ends before it begins: check both dates."));
    return FALSE;
  }
  ask_vague (self, started, _ ("The work began {date}: it is reckoned as written. Can the day be fixed?"));
  ask_vague (self, ended, _ ("The work ended {date}: it is reckoned as written. Can the day be fixed?"));
  self->first[PB_READING_HIGH] = started->first;
  self->last[PB_READING_HIGH] = last;
  self->first[PB_READING_LOW] = started->last;
  self->last[PB_READING_LOW] = ended->first;
  self->first[PB_READING_LIKELY] = started->first;
  self->last[PB_READING_LIKELY] = last;
  self->has_likely = is_stated_stretch (started) && is_stated_stretch (ended);
  return TRUE;
}

static gint32
count_days (PbPayReckoning *self, PbReading reading, gint32 first, gint32 last)
{
  gint32 from = MAX (self->first[reading], first);
  gint32 to = MIN (self->last[reading], last);

  return from <= to ? to - from + 1 : 0;
}

/* ---------------------------------------------------------------- months */

gint32
pb_pay_ledger_due_day (const PbEmployment *employment, const PbDate *period)
{
  int year = 0;
  int month = 0;
  int day = 0;
  gint32 next_month = 0;
  gint32 last = 0;

  if (employment->pay_due_day <= 0) {
    /* Where the end is vague the earliest end counts: a limit that runs from it is then kept in any case. */
    last = employment->ended.first >= period->first ? MIN (period->last, employment->ended.first)
                                                    : period->last;
    return last;
  }
  pb_date_jdn_to_ymd (period->first, &year, &month, &day);
  next_month = pb_date_add_months (pb_date_ymd_to_jdn (year, month, 1), 1);
  last = pb_date_add_months (next_month, 1) - 1;
  return MIN (next_month + employment->pay_due_day - 1, last);
}

void
pb_pay_ledger_add_proof (PbPayPeriod *period, PbAssertion *assertion)
{
  if (assertion != NULL && !g_ptr_array_find (period->proof, assertion, NULL))
    g_ptr_array_add (period->proof, assertion);
}

static int
compare_proof (gconstpointer a, gconstpointer b)
{
  const PbAssertion *first = *(PbAssertion *const *) a;
  const PbAssertion *second = *(PbAssertion *const *) b;
  int order = g_strcmp0 (first->row.key, second->row.key);

  return order != 0 ? order : g_strcmp0 (first->row.id, second->row.id);
}

static void
add_card_proof (PbPayPeriod *period, const PbPayCard *card)
{
  for (guint i = 0; i < G_N_ELEMENTS (card->terms); i++)
    if (card->terms[i] != NULL)
      pb_pay_ledger_add_proof (period, card->terms[i]->assertion);
  if (card->pattern != NULL)
    pb_pay_ledger_add_proof (period, card->pattern->assertion);
}

/* The days of @card in the month that begins with @month_first. */
static void
add_stretch (PbPayReckoning *self, PbPayPeriod *period, PbPayCard *card, gint32 month_length)
{
  gint32 first = MAX (card->first, period->period.first);
  gint32 last = MIN (card->last, period->period.last);
  gint32 days[PB_N_READINGS];
  const PbPayStretch *stretch = NULL;

  days[PB_READING_LOW] = count_days (self, PB_READING_LOW, first, last);
  days[PB_READING_HIGH] = count_days (self, PB_READING_HIGH, first, last);
  days[PB_READING_LIKELY] = self->has_likely ? count_days (self, PB_READING_LIKELY, first, last)
                            : days[PB_READING_LOW] == days[PB_READING_HIGH] ? days[PB_READING_LOW]
                                                                            : -1;
  stretch = pb_pay_ledger_stretch_get (self, card, days, month_length);
  if (self->steps == PB_PAY_STEPS_IN_WORDS
      && (first != period->period.first || last != period->period.last)) {
    g_autofree char *from = pb_date_format_jdn (first);
    g_autofree char *to = pb_date_format_jdn (last);

    g_ptr_array_add (period->steps, g_strdup_printf (_ ("From %s to %s:"), from, to));
  }
  for (guint i = 0; i < stretch->steps->len; i++)
    g_ptr_array_add (period->steps, g_strdup (stretch->steps->pdata[i]));
  pb_range_add (&period->hours, &stretch->hours);
  pb_range_add (&period->overtime, &stretch->overtime);
  pb_range_add (&period->rest_day, &stretch->rest_day);
  pb_range_add (&period->promised, &stretch->promised);
  pb_range_add (&period->due, &stretch->due);
  if (card->pattern != NULL
      && (g_strcmp0 (card->pattern->grade, "estimate") == 0
          || g_strcmp0 (card->pattern->grade, "reconstructed") == 0))
    period->estimate = TRUE;
  add_card_proof (period, card);
}

static PbDate
make_period_date (gint32 first, gint32 last, gboolean whole_month)
{
  PbDate date = {.first = first,
                 .last = last,
                 .precision = whole_month ? PB_DATE_PRECISION_MONTH : PB_DATE_PRECISION_DAY};

  if (!whole_month && first != last) {
    date.is_interval = 1;
    date.first_precision = PB_DATE_PRECISION_DAY;
    date.last_precision = PB_DATE_PRECISION_DAY;
  }
  return date;
}

/* @cursor: index of the first card that may reach into the month; moved on. */
static void
add_month (PbPayReckoning *self, gint32 month_first, gint32 month_last, guint *cursor)
{
  PbPayPeriod *period = pb_pay_period_new ();
  gint32 first = MAX (month_first, self->first[PB_READING_HIGH]);
  gint32 last = MIN (month_last, self->last[PB_READING_HIGH]);

  period->period = make_period_date (first, last, first == month_first && last == month_last);
  period->due_on = pb_pay_ledger_due_day (self->employment, &period->period);
  pb_pay_ledger_add_proof (period, self->employment->assertion);
  while (*cursor < self->cards->len && ((PbPayCard *) self->cards->pdata[*cursor])->last < first)
    (*cursor)++;
  for (guint i = *cursor; i < self->cards->len && ((PbPayCard *) self->cards->pdata[i])->first <= last; i++)
    add_stretch (self, period, self->cards->pdata[i], month_last - month_first + 1);
  g_ptr_array_add (self->ledger->periods, period);
}

static void
add_months (PbPayReckoning *self)
{
  int year = 0;
  int month = 0;
  int day = 0;
  gint32 first = 0;
  guint cursor = 0;

  pb_date_jdn_to_ymd (self->first[PB_READING_HIGH], &year, &month, &day);
  first = pb_date_ymd_to_jdn (year, month, 1);
  if (self->last[PB_READING_HIGH] > pb_date_add_months (first, MAX_MONTHS)) {
    ask (self, _ ("This work is said to have lasted more than 100 years: check both dates."));
    return;
  }
  pb_pay_ledger_card_list (self);
  while (first <= self->last[PB_READING_HIGH]) {
    gint32 next = pb_date_add_months (first, 1);

    add_month (self, first, next - 1, &cursor);
    first = next;
  }
}

/* ---------------------------------------------------------------- totals and effective pay */

/* Lowest sum over most hours to highest sum over fewest; unset where there may have been no hours. */
static void
divide_ranges (const PbRange *sum, const PbRange *hours, PbRange *out_rate)
{
  g_autoptr (PbRatio) low = NULL;
  g_autoptr (PbRatio) high = NULL;

  if (!pb_range_is_set (sum) || !pb_range_is_set (hours) || pb_ratio_sign (hours->low) <= 0)
    return;
  low = pb_ratio_divide (sum->low, hours->high);
  high = pb_ratio_divide (sum->high, hours->low);
  pb_range_set (out_rate, low, NULL, high);
}

static void
say_effective (PbPayReckoning *self, const PbRange *promised)
{
  PbPayLedger *ledger = self->ledger;
  g_auto (PbRange) paid_rate = {0};
  g_auto (PbRange) promised_rate = {0};
  g_auto (PbRange) due_rate = {0};
  g_autofree char *paid = NULL;
  g_autofree char *as_promised = NULL;
  g_autofree char *as_due = NULL;
  g_autofree char *sum = pb_range_format (&ledger->paid, ledger->currency);
  g_autofree char *hours = pb_range_format_number (&ledger->hours);

  divide_ranges (&ledger->paid, &ledger->hours, &paid_rate);
  if (!pb_range_is_set (&paid_rate))
    return;
  divide_ranges (promised, &ledger->hours, &promised_rate);
  divide_ranges (&ledger->due, &ledger->hours, &due_rate);
  paid = pb_range_format (&paid_rate, ledger->currency);
  as_promised = pb_range_format (&promised_rate, ledger->currency);
  as_due = pb_range_format (&due_rate, ledger->currency);
  g_ptr_array_add (
      ledger->effective,
      g_strdup_printf (
          _ ("Effective pay: %s an hour (%s for %s hours). Promised for the same hours: %s an hour; due: "
             "%s an hour."),
          paid, sum, hours, as_promised, as_due));
}

/* Minimum wages per hour, once each. */
static void
say_minimums (PbPayReckoning *self)
{
  const PbConfirmation *last = NULL;

  for (guint i = 0; i < self->cards->len; i++) {
    const PbPayCard *card = self->cards->pdata[i];
    const PbPayBasis *basis = card->n_bases > 0 ? &card->bases[card->n_bases - 1] : NULL;
    g_autofree char *hourly = NULL;

    if (basis == NULL || basis->kind != PB_PAY_BASIS_MINIMUM || !pb_range_is_set (&basis->hourly)
        || card->minimum == last)
      continue;
    last = card->minimum;
    hourly = pb_range_format (&basis->hourly, self->ledger->currency);
    g_ptr_array_add (self->ledger->effective,
                     g_strdup_printf (_ ("Minimum wage, as confirmed by %s: %s an hour."),
                                      last->confirmed_by != NULL ? last->confirmed_by : "?", hourly));
  }
}

static void
add_totals (PbPayReckoning *self)
{
  PbPayLedger *ledger = self->ledger;
  g_auto (PbRange) promised = {0};

  for (guint i = 0; i < ledger->periods->len; i++) {
    PbPayPeriod *period = ledger->periods->pdata[i];

    pb_range_add (&ledger->hours, &period->hours);
    pb_range_add (&ledger->due, &period->due);
    pb_range_add (&ledger->owed, &period->owed);
    pb_range_add (&promised, &period->promised);
    g_ptr_array_sort (period->proof, compare_proof);
  }
  if (!pb_range_is_set (&ledger->deducted))
    pb_range_set_exact (&ledger->deducted, self->zero);
  if (self->cards == NULL)
    return;
  say_effective (self, &promised);
  say_minimums (self);
}

PbPayLedger *
pb_pay_ledger_compute (PbSnapshot *snapshot, PbEmployment *employment, gint32 today_jdn, PbPaySteps steps)
{
  PbPayReckoning self = {.snapshot = snapshot, .employment = employment, .today = today_jdn, .steps = steps};
  const char *currency = NULL;

  g_return_val_if_fail (snapshot != NULL && employment != NULL, NULL);

  self.zero = pb_ratio_new_int (0);
  self.ledger = pb_pay_ledger_new (employment);
  currency = choose_term_currency (employment);
  self.ledger->currency
      = g_strdup (currency != NULL ? currency : choose_other_currency (snapshot, employment));
  if (find_days (&self))
    add_months (&self);
  pb_pay_ledger_settle (&self);
  add_totals (&self);
  g_clear_pointer (&self.cards, g_ptr_array_unref);
  pb_ratio_unref (self.zero);
  return self.ledger;
}
