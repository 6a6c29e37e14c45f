/* pb-pay-ledger-credit.c: what was taken off and what was handed over, set against what was due. See
 * pb-pay-ledger.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-pay-ledger"

#include "config.h"

#include "pb-pay-ledger-private.h"

#include <glib/gi18n-lib.h>

#define MONTHS_A_YEAR 12

/* Kinds of pay lines that are pay, not deductions. */
static const char *const pay_kinds[] = {"wage", "overtime", "allowance", "gross", "net", NULL};

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
count_overlaps (const PbPayCredit *self, const PbDate *period)
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
find_due_month (const PbPayCredit *self, const PbDate *date)
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
read_money (PbPayCredit *self, PbRatio *low, PbRatio *high, const char *currency, const char *what,
            PbRange *out_money)
{
  PbPayLedger *ledger = self->reckoning->ledger;
  g_autofree char *sum = NULL;

  if (low == NULL)
    return FALSE;
  pb_range_set (out_money, low, NULL, high != NULL ? high : low);
  if (pb_ratio_sign (out_money->low) >= 0 && g_strcmp0 (currency, ledger->currency) == 0)
    return TRUE;
  sum = pb_range_format (out_money, currency);
  if (pb_ratio_sign (out_money->low) < 0)
    pb_pay_ledger_ask (ledger,
                       g_strdup_printf (_ ("A %s of %s is below zero and left out: check it."), what, sum));
  else
    pb_pay_ledger_ask (
        ledger,
        g_strdup_printf (_ ("A %s of %s is in another currency than the pay (%s): it is not set against "
                            "it without a dated exchange rate."),
                         what, sum, ledger->currency));
  return FALSE;
}

/* The part of @money that falls on @month pro rata by days. FALSE: none. */
static gboolean
take_share (const PbPayPeriod *month, const PbDate *period, gint32 total, const PbRange *money,
            PbRange *out_share)
{
  gint32 days = count_overlap (&month->period, period);
  g_autoptr (PbRatio) part = NULL;

  if (days == 0)
    return FALSE;
  pb_range_copy (out_share, money);
  if (days == total)
    return TRUE;
  part = pb_ratio_new_fraction (days, total);
  pb_range_scale (out_share, part);
  return TRUE;
}

static void
say_deduction (PbPayPeriod *month, const PbPayLine *line, const PbRange *share)
{
  g_autofree char *sum = pb_range_format (share, line->currency);

  g_ptr_array_add (
      month->steps,
      g_strcmp0 (line->lawful, "yes") == 0
          ? g_strdup_printf (_ ("Deduction (%s): %s, said to be lawful."), line->kind, sum)
          : g_strdup_printf (_ ("Deduction (%s): %s, not shown to be lawful: it does not lower what is due."),
                             line->kind, sum));
}

static void
ask_deduction (PbPayCredit *self, const PbPayLine *line, const PbRange *money, gboolean is_outside)
{
  g_autofree char *sum = pb_range_format (money, line->currency);
  g_autofree char *days = pb_date_format (&line->period);

  pb_pay_ledger_ask (
      self->reckoning->ledger,
      is_outside ? g_strdup_printf (
          _ ("A deduction (%s) of %s for %s lies outside the work: for when was it?"), line->kind, sum, days)
                 : g_strdup_printf (
                     _ ("Was the deduction (%s) of %s lawful? Until somebody says so it does not lower "
                        "what is due."),
                     line->kind, sum));
}

static void
read_deduction (PbPayCredit *self, const PbPayLine *line)
{
  gint32 total = count_overlaps (self, &line->period);
  gboolean lawful = g_strcmp0 (line->lawful, "yes") == 0;
  g_auto (PbRange) money = {0};

  if (!read_money (self, line->low, line->high, line->currency, _ ("deduction"), &money))
    return;
  if (total == 0 || (!lawful && g_strcmp0 (line->lawful, "no") != 0))
    ask_deduction (self, line, &money, total == 0);
  for (guint i = 0; total > 0 && i < n_periods (self); i++) {
    PbPayPeriod *month = get_period (self, i);
    g_auto (PbRange) share = {0};

    if (!take_share (month, &line->period, total, &money, &share))
      continue;
    pb_range_add (&month->deducted, &share);
    if (lawful)
      pb_range_add (&self->months[i].lawful, &share);
    pb_pay_ledger_add_proof (month, line->assertion);
    if (wants_steps (self))
      say_deduction (month, line, &share);
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
find_any_month (const PbPayCredit *self, const PbPayment *payment)
{
  int dated = find_due_month (self, &payment->date);

  for (guint i = 0; pb_date_is_set (&payment->period) && i < n_periods (self); i++)
    if (count_overlap (&get_period (self, i)->period, &payment->period) > 0)
      return i;
  return dated >= 0 ? (guint) dated : 0;
}

static void
read_thing (PbPayCredit *self, const PbPayment *payment)
{
  PbRange said = {payment->low, NULL, payment->high != NULL ? payment->high : payment->low};
  g_autofree char *sum = NULL;
  PbPayPeriod *month = NULL;

  if (n_periods (self) == 0)
    return;
  month = get_period (self, find_any_month (self, payment));
  pb_pay_ledger_add_proof (month, payment->assertion);
  if (!wants_steps (self))
    return;
  sum = pb_range_format (&said, payment->currency);
  g_ptr_array_add (month->steps,
                   g_strdup_printf (_ ("%s, said to be worth %s: named here, not valued as wage."),
                                    name_payment (payment->kind), sum));
}

/* Money put into another hand has not reached the worker until somebody says so. */
static gboolean
ask_for_payee (PbPayCredit *self, const PbPayment *payment)
{
  PbEmployment *employment = self->reckoning->employment;
  g_autofree char *low = NULL;

  if (payment->payee == NULL || payment->payee == employment->worker)
    return FALSE;
  low = pb_ratio_to_text (payment->low);
  pb_pay_ledger_ask (self->reckoning->ledger,
                     g_strdup_printf (_ ("%s %s were handed to %s, not to %s: did they reach the worker? "
                                         "Until then they are not counted as paid"),
                                      payment->currency, low, payment->payee->pseudonym,
                                      employment->worker->pseudonym));
  return TRUE;
}

static void
read_payment (PbPayCredit *self, const PbPayment *payment)
{
  gboolean is_money
      = g_strcmp0 (payment->kind, "money") == 0 || g_strcmp0 (payment->kind, "pocket-money") == 0;
  g_auto (PbRange) money = {0};
  int dated = find_due_month (self, &payment->date);
  gint32 total = count_overlaps (self, &payment->period);

  if (!is_money) {
    read_thing (self, payment);
    return;
  }
  if (ask_for_payee (self, payment)
      || !read_money (self, payment->low, payment->high, payment->currency, _ ("payment"), &money))
    return;
  pb_range_add (&self->reckoning->ledger->paid, &money);
  for (guint i = 0; total > 0 && i < n_periods (self); i++) {
    g_auto (PbRange) share = {0};

    if (!take_share (get_period (self, i), &payment->period, total, &money, &share))
      continue;
    pb_range_add (&self->months[i].named, &share);
    pb_pay_ledger_add_proof (get_period (self, i), payment->assertion);
  }
  if (total > 0)
    return;
  if (dated >= 0) {
    pb_range_add (&self->months[dated].dated, &money);
    pb_pay_ledger_add_proof (get_period (self, (guint) dated), payment->assertion);
    /* What the month does not need goes on to others, and its proof with it. */
    g_ptr_array_add (self->pool_proof, payment->assertion);
  } else {
    pb_range_add (&self->pool, &money);
    g_ptr_array_add (self->pool_proof, payment->assertion);
  }
}

void
pb_pay_ledger_credit_read (PbPayCredit *self)
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
