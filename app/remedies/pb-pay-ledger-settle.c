/* pb-pay-ledger-settle.c: sets what was taken off and handed over against what was due. See pb-pay-ledger.h.
 *
 * Three reckonings run side by side: the least owed (lowest due, most paid), the likely, the most owed
 * (highest due, least paid). Each carries its own left-over payments on to the oldest months. The least owed
 * of a month is then never more than the most: dues only grow and payments only shrink from the first to the
 * last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-pay-ledger"

#include "config.h"

#include "pb-confirmation.h"
#include "pb-currency.h"
#include "pb-pay-ledger-private.h"

#include <glib/gi18n-lib.h>

static void
clear_credit (PbPayCredit *self)
{
  for (guint i = 0; i < self->reckoning->ledger->periods->len; i++) {
    PbPayMonthCredit *month = &self->months[i];

    pb_range_clear (&month->lawful);
    pb_range_clear (&month->named);
    pb_range_clear (&month->dated);
    pb_range_clear (&month->taken_dated);
    pb_range_clear (&month->taken_pool);
    pb_range_clear (&month->taken_off);
  }
  g_free (self->months);
  pb_range_clear (&self->pool);
  g_ptr_array_unref (self->pool_proof);
}

static gboolean
wants_steps (const PbPayCredit *self)
{
  return self->reckoning->steps == PB_PAY_STEPS_IN_WORDS;
}

static PbPayPeriod *
get_period (const PbPayCredit *self, guint i)
{
  return self->reckoning->ledger->periods->pdata[i];
}

static guint
n_periods (const PbPayCredit *self)
{
  return self->reckoning->ledger->periods->len;
}

/* ---------------------------------------------------------------- the three reckonings */

static PbReading
turn_round (PbReading reading)
{
  return reading == PB_READING_LOW    ? PB_READING_HIGH
         : reading == PB_READING_HIGH ? PB_READING_LOW
                                      : PB_READING_LIKELY;
}

/* The part of @available that @rest still needs; lowers both. (transfer full) */
static PbRatio *
take_part (PbRatio **rest, PbRatio **available)
{
  PbRatio *part = NULL;
  PbRatio *less = NULL;

  if (pb_ratio_sign (*rest) <= 0 || pb_ratio_sign (*available) <= 0)
    return pb_ratio_new_int (0);
  part = pb_ratio_min (*rest, *available);
  less = pb_ratio_subtract (*rest, part);
  pb_ratio_unref (*rest);
  *rest = less;
  less = pb_ratio_subtract (*available, part);
  pb_ratio_unref (*available);
  *available = less;
  return part;
}

/* (transfer full): 0 where nothing is recorded. */
static PbRatio *
dup_reading (const PbPayCredit *self, const PbRange *range, PbReading reading)
{
  PbRatio *value = pb_range_get (range, reading);

  return pb_ratio_ref (value != NULL ? value : self->reckoning->zero);
}

/* The usable cap on deductions in the month as a sum; (transfer full) (nullable). */
static PbRatio *
make_cap (PbPayCredit *self, PbPayPeriod *period, PbRatio *due)
{
  PbEmployment *employment = self->reckoning->employment;
  PbWageRules *rules
      = employment->law != NULL ? pb_law_pack_find_wage_rules (employment->law, period->period.first) : NULL;
  PbRatio *cap = NULL;

  if (rules == NULL)
    return NULL;
  cap = pb_confirmation_get_figure (self->reckoning->snapshot, employment->law, &rules->deduction_cap,
                                    employment->place, period->period.first);
  if (cap == NULL && rules->deduction_cap.value != NULL)
    pb_pay_ledger_ask (
        self->reckoning->ledger,
        g_strdup_printf (
            _ ("The limit on deductions of the law pack (%s) is not verified: confirm it with its source. "
               "Until then lawful deductions count in full."),
            rules->deduction_cap.id != NULL ? rules->deduction_cap.id : "?"));
  return cap != NULL && pb_ratio_sign (cap) >= 0 ? pb_ratio_multiply (cap, due) : NULL;
}

/* Lawful deductions of the month as far as the cap lets them count. (transfer full) */
static PbRatio *
cap_deduction (PbPayCredit *self, guint i, PbReading reading)
{
  PbPayPeriod *period = get_period (self, i);
  g_autoptr (PbRatio) deduction = dup_reading (self, &self->months[i].lawful, turn_round (reading));
  g_autoptr (PbRatio) cap = NULL;

  if (pb_ratio_is_zero (deduction))
    return g_steal_pointer (&deduction);
  cap = make_cap (self, period, pb_range_get (&period->due, reading));
  if (cap != NULL && pb_ratio_compare (cap, deduction) < 0)
    return g_steal_pointer (&cap);
  return g_steal_pointer (&deduction);
}

/* What is left of the due of a month after lawful deductions and the payments that name it. (transfer full)
 */
static PbRatio *
settle_named (PbPayCredit *self, guint i, PbReading reading)
{
  PbPayMonthCredit *month = &self->months[i];
  PbRatio *due = pb_range_get (&get_period (self, i)->due, reading);
  g_autoptr (PbRatio) deduction = cap_deduction (self, i, reading);
  g_autoptr (PbRatio) named = dup_reading (self, &month->named, turn_round (reading));
  g_autoptr (PbRatio) rest = pb_ratio_ref (due);

  if (!pb_ratio_is_zero (deduction)) {
    pb_ratio_unref (rest);
    rest = pb_ratio_subtract (due, deduction);
  }
  pb_range_take (&month->taken_off, reading, pb_ratio_ref (deduction));
  if (!pb_ratio_is_zero (named)) {
    g_autoptr (PbRatio) before = rest;

    rest = pb_ratio_subtract (before, named);
  }
  return pb_ratio_sign (rest) >= 0 ? g_steal_pointer (&rest) : pb_ratio_ref (self->reckoning->zero);
}

/* Whether every figure has a likely reading. */
static gboolean
has_likely_reading (const PbPayCredit *self)
{
  if (self->pool.low != NULL && self->pool.likely == NULL)
    return FALSE;
  for (guint i = 0; i < n_periods (self); i++) {
    const PbRange *ranges[] = {&get_period (self, i)->due, &self->months[i].lawful, &self->months[i].named,
                               &self->months[i].dated};

    for (guint j = 0; j < G_N_ELEMENTS (ranges); j++)
      if (ranges[j]->low != NULL && ranges[j]->likely == NULL)
        return FALSE;
  }
  return TRUE;
}

/* The dated payments of a month to what it still needs; what is left goes to @pool. */
static void
settle_dated (PbPayCredit *self, guint i, PbReading reading, PbRatio **rest, PbRatio **pool)
{
  PbPayMonthCredit *month = &self->months[i];
  g_autoptr (PbRatio) dated = dup_reading (self, &month->dated, turn_round (reading));
  g_autoptr (PbRatio) before = NULL;

  pb_range_take (&month->taken_dated, reading, take_part (rest, &dated));
  if (pb_ratio_sign (dated) <= 0)
    return;
  before = *pool;
  *pool = pb_ratio_add (before, dated);
}

/* One reckoning of all months. Returns (transfer full): what was paid beyond all that is due. */
static PbRatio *
settle (PbPayCredit *self, PbReading reading)
{
  PbRatio *pool = dup_reading (self, &self->pool, turn_round (reading));

  for (guint i = 0; i < n_periods (self); i++) {
    PbPayMonthCredit *month = &self->months[i];
    PbRatio *rest = NULL;

    if (!pb_range_is_set (&get_period (self, i)->due)) {
      pb_range_take (&month->taken_dated, reading, dup_reading (self, &month->dated, turn_round (reading)));
      continue;
    }
    rest = settle_named (self, i, reading);
    if (pb_range_is_set (&month->dated))
      settle_dated (self, i, reading, &rest, &pool);
    pb_range_take (&get_period (self, i)->owed, reading, rest);
  }
  for (guint i = 0; pb_ratio_sign (pool) > 0 && i < n_periods (self); i++) {
    PbRatio *rest = NULL;

    if (!pb_range_is_set (&get_period (self, i)->due))
      continue;
    rest = dup_reading (self, &get_period (self, i)->owed, reading);
    pb_range_take (&self->months[i].taken_pool, reading, take_part (&rest, &pool));
    pb_range_take (&get_period (self, i)->owed, reading, rest);
  }
  return pool;
}

/* Whether nothing has a spread: then one reckoning serves all readings. */
static gboolean
is_exact (const PbPayCredit *self)
{
  if (pb_range_is_set (&self->pool) && !pb_range_is_exact (&self->pool))
    return FALSE;
  for (guint i = 0; i < n_periods (self); i++) {
    const PbRange *ranges[] = {&get_period (self, i)->due, &self->months[i].lawful, &self->months[i].named,
                               &self->months[i].dated};

    for (guint j = 0; j < G_N_ELEMENTS (ranges); j++)
      if (pb_range_is_set (ranges[j]) && !pb_range_is_exact (ranges[j]))
        return FALSE;
  }
  return TRUE;
}

/* ---------------------------------------------------------------- results */

/* Readings that were not needed are 0, where the range is there at all. The least is not always in the
 * reckoning of the least owed: what is left over goes to other months there. */
static void
order_ends (const PbPayCredit *self, PbRange *range, gboolean has_likely)
{
  PbRatio *zero = self->reckoning->zero;
  g_autoptr (PbRatio) low = dup_reading (self, range, PB_READING_LOW);
  g_autoptr (PbRatio) likely = has_likely ? dup_reading (self, range, PB_READING_LIKELY) : NULL;
  g_autoptr (PbRatio) high = dup_reading (self, range, PB_READING_HIGH);

  if (low == zero && high == zero && (likely == zero || likely == NULL)) {
    pb_range_set_exact (range, zero);
    return;
  }
  pb_range_set (range, low, NULL, high);
  if (likely == NULL)
    return;
  if (pb_ratio_compare (likely, range->low) < 0)
    pb_range_take (range, PB_READING_LOW, pb_ratio_ref (likely));
  if (pb_ratio_compare (likely, range->high) > 0)
    pb_range_take (range, PB_READING_HIGH, pb_ratio_ref (likely));
  pb_range_take (range, PB_READING_LIKELY, g_steal_pointer (&likely));
  pb_range_close (range);
}

static void
say_payment (PbPayPeriod *period, const PbRange *money, const char *format_before, const char *currency)
{
  g_autofree char *sum = NULL;

  if (!pb_range_is_positive (money))
    return;
  sum = pb_range_format (money, currency);
  g_ptr_array_add (period->steps, g_strdup_printf ("%s %s.", format_before, sum));
}

static void
say_owed (PbPayCredit *self, PbPayPeriod *period)
{
  const char *currency = self->reckoning->ledger->currency;
  g_autofree char *due = pb_range_format (&period->due, currency);
  g_autofree char *lawful = pb_range_format (&period->deducted_lawful, currency);
  g_autofree char *paid = pb_range_format (&period->paid, currency);
  g_autofree char *owed = pb_range_format (&period->owed, currency);

  if (!pb_range_is_set (&period->due))
    return;
  g_ptr_array_add (period->steps,
                   g_strdup_printf (_ ("Owed: due %s − lawful deductions %s − paid %s = %s (never below 0)."),
                                    due, lawful, paid, owed));
}

/* A month that was paid more than it earned keeps it: money that names its month does not pay for another. */
static void
say_surplus (PbPayCredit *self, guint i)
{
  PbPayPeriod *period = get_period (self, i);
  PbRange *named = &self->months[i].named;
  g_autoptr (PbRatio) surplus = NULL;
  g_autofree char *sum = NULL;

  if (named->low == NULL || !pb_range_is_set (&period->due))
    return;
  surplus = pb_ratio_subtract (named->low, period->due.high);
  if (pb_ratio_sign (surplus) <= 0)
    return;
  sum = pb_currency_format (surplus, self->reckoning->ledger->currency);
  g_ptr_array_add (
      period->steps,
      g_strdup_printf (_ ("%s more was paid for this month than is due: it is not set against others."),
                       sum));
}

static void
say_month (PbPayCredit *self, guint i)
{
  const char *currency = self->reckoning->ledger->currency;
  PbPayPeriod *period = get_period (self, i);
  PbPayMonthCredit *month = &self->months[i];

  say_payment (period, &month->named, _ ("Paid for this month:"), currency);
  say_payment (period, &month->taken_dated, _ ("Paid in the month in which this pay fell due:"), currency);
  say_payment (period, &month->taken_pool,
               _ ("Credited from payments of other or unknown days, oldest month first:"), currency);
  say_surplus (self, i);
  say_owed (self, period);
}

/* Where there is one reckoning its reading stands for all. */
static void
share_reading (PbRange *range)
{
  if (range->low != NULL)
    pb_range_set_exact (range, range->low);
}

static void
finish_month (PbPayCredit *self, guint i, gboolean exact, gboolean has_likely)
{
  PbPayPeriod *period = get_period (self, i);
  PbPayMonthCredit *month = &self->months[i];
  PbRange *taken[] = {&month->taken_off, &month->taken_pool, &month->taken_dated};

  if (exact)
    share_reading (&period->owed);
  for (guint t = 0; t < G_N_ELEMENTS (taken); t++) {
    if (exact)
      share_reading (taken[t]);
    order_ends (self, taken[t], has_likely);
  }
  pb_range_close (&period->owed);
  if (!pb_range_is_set (&period->deducted))
    pb_range_set_exact (&period->deducted, self->reckoning->zero);
  pb_range_copy (&period->deducted_lawful, &month->taken_off);
  pb_range_copy (&period->paid, &month->named);
  for (guint t = 1; t < G_N_ELEMENTS (taken); t++)
    if (pb_range_is_positive (taken[t]) || !pb_range_is_set (&period->paid))
      pb_range_add (&period->paid, taken[t]);
  if (pb_range_is_positive (&month->taken_pool))
    for (guint p = 0; p < self->pool_proof->len; p++)
      pb_pay_ledger_add_proof (period, self->pool_proof->pdata[p]);
  if (wants_steps (self))
    say_month (self, i);
  if (pb_range_is_positive (&period->deducted))
    pb_range_add (&self->reckoning->ledger->deducted, &period->deducted);
}

static void
ask_surplus (PbPayCredit *self, const PbRatio *surplus)
{
  PbPayLedger *ledger = self->reckoning->ledger;
  g_autofree char *sum = NULL;

  if (ledger->periods->len == 0 || pb_ratio_sign (surplus) <= 0)
    return;
  sum = pb_currency_format (surplus, ledger->currency);
  pb_pay_ledger_ask (
      ledger,
      g_strdup_printf (_ ("%s more was paid than all that is reckoned as due: what was it for?"), sum));
}

void
pb_pay_ledger_settle (PbPayReckoning *self)
{
  PbPayCredit credit = {.reckoning = self};
  PbPayLedger *ledger = self->ledger;
  gboolean exact = FALSE;
  gboolean has_likely = FALSE;

  credit.months = g_new0 (PbPayMonthCredit, MAX (ledger->periods->len, 1));
  credit.pool_proof = g_ptr_array_new ();
  pb_pay_ledger_credit_read (&credit);
  exact = is_exact (&credit);
  has_likely = exact || has_likely_reading (&credit);
  for (guint reading = 0; reading < (exact ? 1 : PB_N_READINGS); reading++) {
    g_autoptr (PbRatio) surplus
        = reading != PB_READING_LIKELY || has_likely ? settle (&credit, reading) : NULL;

    /* Certain is what is left even where most is owed. */
    if (exact || reading == PB_READING_HIGH)
      ask_surplus (&credit, surplus);
  }
  for (guint i = 0; i < ledger->periods->len; i++)
    finish_month (&credit, i, exact, has_likely);
  if (!pb_range_is_set (&ledger->paid))
    pb_range_set_exact (&ledger->paid, self->zero);
  clear_credit (&credit);
}
