/* pb-pay-ledger-credit.c: what was taken off and what was handed over, set against what was due. See
 * pb-pay-ledger.h.
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

#define MONTHS_A_YEAR 12

/* Kinds of pay lines that are pay, not deductions. */
static const char *const pay_kinds[] = {"wage", "overtime", "allowance", "gross", "net", NULL};

/* What falls on one month. */
typedef struct {
  PbRange lawful;      /* deductions said to be lawful */
  PbRange named;       /* payments that name the month */
  PbRange dated;       /* payments of the calendar month in which its pay fell due */
  PbRange taken_dated; /* of them what it needed, by reading of what is owed */
  PbRange taken_pool;  /* of the payments carried on */
  PbRange taken_off;   /* lawful deductions within the cap */
} MonthCredit;

typedef struct {
  PbPayReckoning *reckoning;
  MonthCredit *months;   /* (owned): one for each period of the ledger */
  PbRange pool;          /* payments that belong to no month */
  GPtrArray *pool_proof; /* (owned) (element-type PbAssertion) */
} Credit;

static void
clear_credit (Credit *self)
{
  for (guint i = 0; i < self->reckoning->ledger->periods->len; i++) {
    MonthCredit *month = &self->months[i];

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

static PbPayPeriod *
get_period (const Credit *self, guint i)
{
  return self->reckoning->ledger->periods->pdata[i];
}

static guint
n_periods (const Credit *self)
{
  return self->reckoning->ledger->periods->len;
}

static int
compare_periods (const PbDate *a, const PbDate *b)
{
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return (a->last > b->last) - (a->last < b->last);
}

/* By what rows say, so that the order in which they were made does not show. */
static int
compare_pay_lines (gconstpointer a, gconstpointer b)
{
  const PbPayLine *first = *(PbPayLine *const *) a;
  const PbPayLine *second = *(PbPayLine *const *) b;
  int order = compare_periods (&first->period, &second->period);

  if (order == 0)
    order = g_strcmp0 (first->kind, second->kind);
  if (order == 0 && first->low != NULL && second->low != NULL)
    order = pb_ratio_compare (first->low, second->low);
  return order != 0 ? order : g_strcmp0 (first->row.key, second->row.key);
}

static int
compare_payments (gconstpointer a, gconstpointer b)
{
  const PbPayment *first = *(PbPayment *const *) a;
  const PbPayment *second = *(PbPayment *const *) b;
  int order = compare_periods (&first->period, &second->period);

  if (order == 0)
    order = compare_periods (&first->date, &second->date);
  if (order == 0)
    order = g_strcmp0 (first->kind, second->kind);
  if (order == 0 && first->low != NULL && second->low != NULL)
    order = pb_ratio_compare (first->low, second->low);
  return order != 0 ? order : g_strcmp0 (first->row.key, second->row.key);
}

static GPtrArray *
sort_rows (GPtrArray *rows, GCompareFunc compare)
{
  GPtrArray *sorted = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (sorted, rows->pdata[i]);
  g_ptr_array_sort (sorted, compare);
  return sorted;
}

/* ---------------------------------------------------------------- which month */

static gint32
count_overlap (const PbDate *a, const PbDate *b)
{
  gint32 first = MAX (a->first, b->first);
  gint32 last = MIN (a->last, b->last);

  return first <= last ? last - first + 1 : 0;
}

static gint32
count_overlaps (const Credit *self, const PbDate *period)
{
  gint32 total = 0;

  for (guint i = 0; pb_date_is_set (period) && i < n_periods (self); i++)
    total += count_overlap (&get_period (self, i)->period, period);
  return total;
}

static int
get_month_number (gint32 jdn)
{
  int year = 0;
  int month = 0;
  int day = 0;

  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  return year * MONTHS_A_YEAR + month - 1;
}

/* The period whose pay fell due in the calendar month of @date; -1 when there is none or the date is vaguer
 * than that. */
static int
find_due_month (const Credit *self, const PbDate *date)
{
  int lag = self->reckoning->employment->pay_due_day > 0 ? 1 : 0;
  int offset = 0;

  if (!pb_date_is_set (date) || date->first == PB_DATE_OPEN_FIRST || date->last == PB_DATE_OPEN_LAST
      || n_periods (self) == 0 || get_month_number (date->first) != get_month_number (date->last))
    return -1;
  /* Periods are calendar months in a row. */
  offset = get_month_number (date->first) - lag - get_month_number (get_period (self, 0)->period.first);
  return offset >= 0 && offset < (int) n_periods (self) ? offset : -1;
}

/* ---------------------------------------------------------------- reading rows */

/* A sum in the ledger's currency; what cannot be set against it is asked. */
static gboolean
read_money (Credit *self, PbRatio *low, PbRatio *high, const char *currency, const char *what,
            PbRange *out_money)
{
  PbPayLedger *ledger = self->reckoning->ledger;
  g_autofree char *sum = NULL;

  if (low == NULL)
    return FALSE;
  pb_range_set (out_money, low, NULL, high != NULL ? high : low);
  sum = pb_range_format (out_money, currency);
  if (pb_ratio_sign (out_money->low) < 0) {
    pb_pay_ledger_ask (ledger,
                       g_strdup_printf (_ ("A %s of %s is below zero and left out: check it."), what, sum));
    return FALSE;
  }
  if (g_strcmp0 (currency, ledger->currency) != 0) {
    pb_pay_ledger_ask (
        ledger,
        g_strdup_printf (_ ("A %s of %s is in another currency than the pay (%s): it is not set against "
                            "it without a dated exchange rate."),
                         what, sum, ledger->currency));
    return FALSE;
  }
  return TRUE;
}

/* @money pro rata by days to the months of @period. */
static void
share_out (Credit *self, const PbDate *period, const PbRange *money, gsize offset, PbAssertion *proof)
{
  gint32 total = count_overlaps (self, period);

  for (guint i = 0; i < n_periods (self); i++) {
    PbPayPeriod *month = get_period (self, i);
    gint32 days = count_overlap (&month->period, period);
    g_auto (PbRange) share = {0};
    g_autoptr (PbRatio) part = NULL;

    if (days == 0)
      continue;
    pb_range_copy (&share, money);
    if (days != total) {
      part = pb_ratio_new_fraction (days, total);
      pb_range_scale (&share, part);
    }
    pb_range_add ((PbRange *) ((char *) &self->months[i] + offset), &share);
    pb_pay_ledger_add_proof (month, proof);
  }
}

static void
read_deduction (Credit *self, const PbPayLine *line)
{
  PbPayLedger *ledger = self->reckoning->ledger;
  gboolean lawful = g_strcmp0 (line->lawful, "yes") == 0;
  gint32 total = count_overlaps (self, &line->period);
  g_auto (PbRange) money = {0};
  g_autofree char *sum = NULL;

  if (!read_money (self, line->low, line->high, line->currency, _ ("deduction"), &money))
    return;
  sum = pb_range_format (&money, line->currency);
  if (total == 0) {
    g_autofree char *days = pb_date_format (&line->period);

    pb_pay_ledger_ask (
        ledger, g_strdup_printf (_ ("A deduction (%s) of %s for %s lies outside the work: for when was it?"),
                                 line->kind, sum, days));
    return;
  }
  if (lawful)
    share_out (self, &line->period, &money, G_STRUCT_OFFSET (MonthCredit, lawful), line->assertion);
  else if (g_strcmp0 (line->lawful, "no") != 0)
    pb_pay_ledger_ask (
        ledger,
        g_strdup_printf (_ ("Was the deduction (%s) of %s lawful? Until somebody says so it does not lower "
                            "what is due."),
                         line->kind, sum));
  for (guint i = 0; i < n_periods (self); i++) {
    PbPayPeriod *month = get_period (self, i);
    gint32 days = count_overlap (&month->period, &line->period);
    g_auto (PbRange) share = {0};
    g_autoptr (PbRatio) part = NULL;
    g_autofree char *share_text = NULL;

    if (days == 0)
      continue;
    part = pb_ratio_new_fraction (days, total);
    pb_range_copy (&share, &money);
    pb_range_scale (&share, part);
    pb_range_add (&month->deducted, &share);
    pb_pay_ledger_add_proof (month, line->assertion);
    share_text = pb_range_format (&share, line->currency);
    g_ptr_array_add (
        month->steps,
        lawful ? g_strdup_printf (_ ("Deduction (%s): %s, said to be lawful."), line->kind, share_text)
               : g_strdup_printf (
                   _ ("Deduction (%s): %s, not shown to be lawful: it does not lower what is due."),
                   line->kind, share_text));
  }
}

static const char *
name_payment (const char *kind)
{
  if (g_strcmp0 (kind, "tips") == 0)
    return _ ("Tips");
  if (g_strcmp0 (kind, "store-credit") == 0)
    return _ ("Store credit");
  return _ ("In kind");
}

/* The month a thing handed over is named in: its own, else the first. */
static guint
find_any_month (const Credit *self, const PbPayment *payment)
{
  int dated = find_due_month (self, &payment->date);

  for (guint i = 0; pb_date_is_set (&payment->period) && i < n_periods (self); i++)
    if (count_overlap (&get_period (self, i)->period, &payment->period) > 0)
      return i;
  return dated >= 0 ? (guint) dated : 0;
}

static void
read_thing (Credit *self, const PbPayment *payment)
{
  PbRange said = {payment->low, NULL, payment->high != NULL ? payment->high : payment->low};
  g_autofree char *sum = pb_range_format (&said, payment->currency);
  PbPayPeriod *month = NULL;

  if (n_periods (self) == 0)
    return;
  month = get_period (self, find_any_month (self, payment));
  pb_pay_ledger_add_proof (month, payment->assertion);
  g_ptr_array_add (month->steps,
                   g_strdup_printf (_ ("%s, said to be worth %s: named here, not valued as wage."),
                                    name_payment (payment->kind), sum));
}

static void
read_payment (Credit *self, const PbPayment *payment)
{
  gboolean is_money
      = g_strcmp0 (payment->kind, "money") == 0 || g_strcmp0 (payment->kind, "pocket-money") == 0;
  g_auto (PbRange) money = {0};
  int dated = find_due_month (self, &payment->date);

  if (!is_money) {
    read_thing (self, payment);
    return;
  }
  if (!read_money (self, payment->low, payment->high, payment->currency, _ ("payment"), &money))
    return;
  pb_range_add (&self->reckoning->ledger->paid, &money);
  if (count_overlaps (self, &payment->period) > 0) {
    share_out (self, &payment->period, &money, G_STRUCT_OFFSET (MonthCredit, named), payment->assertion);
  } else if (dated >= 0) {
    pb_range_add (&self->months[dated].dated, &money);
    pb_pay_ledger_add_proof (get_period (self, (guint) dated), payment->assertion);
    /* What the month does not need goes on to others, and its proof with it. */
    g_ptr_array_add (self->pool_proof, payment->assertion);
  } else {
    pb_range_add (&self->pool, &money);
    g_ptr_array_add (self->pool_proof, payment->assertion);
  }
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
  PbRatio *part = pb_ratio_min (*rest, *available);
  PbRatio *less_rest = pb_ratio_subtract (*rest, part);
  PbRatio *less_available = pb_ratio_subtract (*available, part);

  pb_ratio_unref (*rest);
  pb_ratio_unref (*available);
  *rest = less_rest;
  *available = less_available;
  return part;
}

static PbRatio *
dup_reading (const PbRange *range, PbReading reading)
{
  PbRatio *value = pb_range_get (range, reading);

  return value != NULL ? pb_ratio_ref (value) : pb_ratio_new_int (0);
}

/* The usable cap on deductions in the month as a sum; (transfer full) (nullable). */
static PbRatio *
make_cap (Credit *self, PbPayPeriod *period, PbRatio *due)
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

/* What is left of the due of a month after lawful deductions and the payments that name it. (transfer full)
 */
static PbRatio *
settle_named (Credit *self, guint i, PbReading reading)
{
  PbPayPeriod *period = get_period (self, i);
  MonthCredit *month = &self->months[i];
  g_autoptr (PbRatio) deduction = dup_reading (&month->lawful, turn_round (reading));
  g_autoptr (PbRatio) named = dup_reading (&month->named, turn_round (reading));
  g_autoptr (PbRatio) after_deduction = NULL;
  g_autoptr (PbRatio) rest = NULL;
  g_autoptr (PbRatio) zero = pb_ratio_new_int (0);
  PbRatio *due = pb_range_get (&period->due, reading);

  if (!pb_ratio_is_zero (deduction)) {
    g_autoptr (PbRatio) cap = make_cap (self, period, due);

    if (cap != NULL && pb_ratio_compare (cap, deduction) < 0) {
      pb_ratio_unref (deduction);
      deduction = pb_ratio_ref (cap);
    }
  }
  after_deduction = pb_ratio_subtract (due, deduction);
  pb_range_take (&month->taken_off, reading, g_steal_pointer (&deduction));
  rest = pb_ratio_subtract (after_deduction, named);
  return pb_ratio_max (rest, zero);
}

/* Whether every figure has this reading. */
static gboolean
has_reading (Credit *self, PbReading reading)
{
  if (reading != PB_READING_LIKELY)
    return TRUE;
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

/* One reckoning of all months. Returns (transfer full): what was paid beyond all that is due. */
static PbRatio *
settle (Credit *self, PbReading reading)
{
  PbRatio *pool = dup_reading (&self->pool, turn_round (reading));

  for (guint i = 0; i < n_periods (self); i++) {
    MonthCredit *month = &self->months[i];
    PbRatio *dated = dup_reading (&month->dated, turn_round (reading));
    PbRatio *rest = NULL;

    if (!pb_range_is_set (&get_period (self, i)->due)) {
      pb_range_take (&month->taken_dated, reading, dated);
      continue;
    }
    rest = settle_named (self, i, reading);
    pb_range_take (&month->taken_dated, reading, take_part (&rest, &dated));
    pb_range_take (&get_period (self, i)->owed, reading, rest);
    if (pb_ratio_sign (dated) > 0) {
      PbRatio *sum = pb_ratio_add (pool, dated);

      pb_ratio_unref (pool);
      pool = sum;
    }
    pb_ratio_unref (dated);
  }
  for (guint i = 0; i < n_periods (self); i++) {
    PbRatio *rest
        = get_period (self, i)->due.low != NULL ? dup_reading (&get_period (self, i)->owed, reading) : NULL;

    if (rest == NULL)
      continue;
    pb_range_take (&self->months[i].taken_pool, reading, take_part (&rest, &pool));
    pb_range_take (&get_period (self, i)->owed, reading, rest);
  }
  return pool;
}

/* ---------------------------------------------------------------- results */

/* The least is not always in the reckoning of the least owed: what is left over goes to other months there.
 */
static void
order_ends (PbRange *range)
{
  PbRatio *least = range->low;
  PbRatio *most = range->high;

  if (least == NULL || most == NULL)
    return;
  if (pb_ratio_compare (least, most) > 0) {
    range->low = most;
    range->high = least;
  }
  if (range->likely != NULL && pb_ratio_compare (range->likely, range->low) < 0)
    pb_range_take (range, PB_READING_LOW, pb_ratio_ref (range->likely));
  if (range->likely != NULL && pb_ratio_compare (range->likely, range->high) > 0)
    pb_range_take (range, PB_READING_HIGH, pb_ratio_ref (range->likely));
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
say_owed (Credit *self, PbPayPeriod *period)
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
say_surplus (Credit *self, guint i)
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
finish_month (Credit *self, guint i)
{
  PbPayLedger *ledger = self->reckoning->ledger;
  PbPayPeriod *period = get_period (self, i);
  MonthCredit *month = &self->months[i];

  order_ends (&month->taken_off);
  order_ends (&month->taken_pool);
  order_ends (&month->taken_dated);
  pb_range_close (&period->owed);
  if (!pb_range_is_set (&month->named))
    pb_range_set_zero (&month->named);
  if (!pb_range_is_set (&period->deducted))
    pb_range_set_zero (&period->deducted);
  if (pb_range_is_set (&month->taken_off))
    pb_range_copy (&period->deducted_lawful, &month->taken_off);
  else
    pb_range_set_zero (&period->deducted_lawful);
  pb_range_copy (&period->paid, &month->named);
  pb_range_add (&period->paid, &month->taken_dated);
  pb_range_add (&period->paid, &month->taken_pool);
  say_payment (period, &month->named, _ ("Paid for this month:"), ledger->currency);
  say_payment (period, &month->taken_dated, _ ("Paid in the month in which this pay fell due:"),
               ledger->currency);
  say_payment (period, &month->taken_pool,
               _ ("Credited from payments of other or unknown days, oldest month first:"), ledger->currency);
  if (pb_range_is_positive (&month->taken_pool))
    for (guint p = 0; p < self->pool_proof->len; p++)
      pb_pay_ledger_add_proof (period, self->pool_proof->pdata[p]);
  say_surplus (self, i);
  say_owed (self, period);
  pb_range_add (&ledger->deducted, &period->deducted);
}

static void
read_rows (Credit *self)
{
  PbEmployment *employment = self->reckoning->employment;
  g_autoptr (GPtrArray) lines = sort_rows (employment->pay_lines, compare_pay_lines);
  g_autoptr (GPtrArray) payments = sort_rows (employment->payments, compare_payments);

  for (guint i = 0; i < lines->len; i++) {
    const PbPayLine *line = lines->pdata[i];

    if (line->kind != NULL && !g_strv_contains (pay_kinds, line->kind))
      read_deduction (self, line);
  }
  for (guint i = 0; i < payments->len; i++)
    read_payment (self, payments->pdata[i]);
}

void
pb_pay_ledger_credit (PbPayReckoning *self)
{
  Credit credit = {.reckoning = self};
  PbPayLedger *ledger = self->ledger;

  credit.months = g_new0 (MonthCredit, MAX (ledger->periods->len, 1));
  credit.pool_proof = g_ptr_array_new ();
  read_rows (&credit);
  for (guint reading = 0; reading < PB_N_READINGS; reading++) {
    g_autoptr (PbRatio) surplus = has_reading (&credit, reading) ? settle (&credit, reading) : NULL;

    /* In the reckoning of the most owed it is certain. */
    if (reading == PB_READING_HIGH && ledger->periods->len > 0 && pb_ratio_sign (surplus) > 0) {
      g_autofree char *sum = pb_currency_format (surplus, ledger->currency);

      pb_pay_ledger_ask (
          ledger,
          g_strdup_printf (_ ("%s more was paid than all that is reckoned as due: what was it for?"), sum));
    }
  }
  for (guint i = 0; i < ledger->periods->len; i++)
    finish_month (&credit, i);
  if (!pb_range_is_set (&ledger->paid))
    pb_range_set_zero (&ledger->paid);
  clear_credit (&credit);
}
