/* pb-difference-ledgers.c: debt ledgers and payslips that do not add up.
 *
 * A balance is compared with the one stated before it and what was added and paid off since; an entry that
 * may lie on either side may count or not. With an amount nobody was told, or an undated line, nothing is
 * said. An undated principal stands at the start.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-bounds.h"
#include "pb-difference-private.h"
#include "pb-order.h"

#include <glib/gi18n-lib.h>

/* +1, -1: how an entry changes the debt; 0: it does not. */
static int
get_direction (const PbDebtEntry *entry)
{
  if (g_strcmp0 (entry->kind, "principal") == 0 || g_strcmp0 (entry->kind, "addition") == 0
      || g_strcmp0 (entry->kind, "interest") == 0)
    return 1;
  return g_strcmp0 (entry->kind, "credit") == 0 ? -1 : 0;
}

static gboolean
is_balance (const PbDebtEntry *entry)
{
  return g_strcmp0 (entry->kind, "balance") == 0;
}

typedef enum { OUTSIDE, MAYBE, INSIDE } Side;

/* Whether @entry was made by the day of @balance. */
static Side
find_side (const PbDebtEntry *entry, const PbDebtEntry *balance)
{
  PbDate made, stated;

  if (!pb_date_is_set (&entry->date))
    return g_strcmp0 (entry->kind, "principal") == 0 ? INSIDE : MAYBE;
  made = pb_date_widen (&entry->date);
  stated = pb_date_widen (&balance->date);
  if (made.last < stated.first)
    return INSIDE;
  return made.first > stated.last ? OUTSIDE : MAYBE;
}

/* Whether @entry counts between the two balances; @previous is (nullable). */
static Side
find_share (const PbDebtEntry *entry, const PbDebtEntry *previous, const PbDebtEntry *balance)
{
  Side by_now = find_side (entry, balance);
  Side by_then = previous != NULL ? find_side (entry, previous) : OUTSIDE;

  if (by_now == OUTSIDE || by_then == INSIDE)
    return OUTSIDE;
  return by_now == INSIDE && by_then == OUTSIDE ? INSIDE : MAYBE;
}

/* What the debt can have come to by @balance; FALSE when a line that counts, or may, is unknown. */
static gboolean
sum_up (const PbDebt *debt, const PbDebtEntry *previous, const PbDebtEntry *balance, PbBounds *sum)
{
  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *entry = g_ptr_array_index (debt->entries, i);
    int direction = get_direction (entry);
    Side share;
    g_auto (PbBounds) amount = {0};

    if (direction == 0)
      continue;
    share = find_share (entry, previous, balance);
    if (share == OUTSIDE)
      continue;
    if (entry->amount == NULL || (!pb_date_is_set (&entry->date) && share == MAYBE))
      return FALSE;
    pb_bounds_init (&amount, entry->amount, entry->amount);
    if (share == MAYBE)
      pb_bounds_widen_to_zero (&amount);
    if (direction > 0)
      pb_bounds_add (sum, &amount);
    else
      pb_bounds_subtract (sum, &amount);
  }
  return TRUE;
}

/* (nullable): what @balance rests on, else any line of the ledger: a difference has to name a passage. */
static PbAssertion *
find_assertion (const PbDebt *debt, const PbDebtEntry *balance)
{
  PbAssertion *found = balance->assertion;

  for (guint i = 0; found == NULL && i < debt->entries->len; i++)
    found = ((PbDebtEntry *) g_ptr_array_index (debt->entries, i))->assertion;
  return found;
}

static PbFact *
get_first_fact (const PbAssertion *assertion)
{
  PbFact *found = NULL;

  for (guint i = 0; assertion->facts != NULL && i < assertion->facts->len; i++) {
    PbFact *fact = ((PbFactLink *) g_ptr_array_index (assertion->facts, i))->fact;

    if (found == NULL || pb_order_facts (fact, found) < 0)
      found = fact;
  }
  return found;
}

static char *
describe_ledger (const PbDebt *debt, const PbDebtEntry *previous, const PbDebtEntry *balance,
                 const PbBounds *sum)
{
  g_autofree char *day = pb_date_format (&balance->date),
                  *stated = pb_measure_describe_number (balance->amount);
  g_autofree char *total = pb_measure_describe_range (sum->low, sum->high);
  g_autoptr (GString) rule = g_string_new (NULL);

  if (previous != NULL) {
    g_autofree char *carried = pb_measure_describe_number (previous->amount);

    g_string_append (rule, carried);
  }
  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *entry = g_ptr_array_index (debt->entries, i);
    int direction = get_direction (entry);
    g_autofree char *amount = NULL;

    if (direction == 0 || find_share (entry, previous, balance) == OUTSIDE)
      continue;
    amount = pb_measure_describe_number (entry->amount);
    if (rule->len > 0 || direction < 0)
      g_string_append (rule, direction > 0 ? (rule->len > 0 ? " + " : "") : (rule->len > 0 ? " − " : "− "));
    g_string_append (rule, amount);
  }
  if (rule->len == 0)
    g_string_append (rule, "0");
  g_string_append_printf (rule, _ (" = %s ≠ %s %s (balance of %s)"), total, stated, debt->currency, day);
  return g_strdup (rule->str);
}

static void
check_debt (PbDifferenceSearch *search, const PbDebt *debt)
{
  const PbDebtEntry *previous = NULL;

  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *balance = g_ptr_array_index (debt->entries, i);
    PbAssertion *assertion;
    g_auto (PbBounds) sum = {0};

    if (!is_balance (balance) || !pb_date_is_set (&balance->date) || balance->amount == NULL)
      continue;
    if (previous != NULL)
      pb_bounds_init (&sum, previous->amount, previous->amount);
    else
      pb_bounds_init_int (&sum, 0);
    assertion = find_assertion (debt, balance);
    if (assertion != NULL && pb_difference_counts (search, assertion)
        && sum_up (debt, previous, balance, &sum)
        && pb_measure_ranges_part (sum.low, sum.high, balance->amount, balance->amount))
      pb_difference_add (search, PB_DIFFERENCE_ARITHMETIC, get_first_fact (assertion), assertion, NULL,
                         "debt/balance", describe_ledger (debt, previous, balance, &sum));
    previous = balance;
  }
}

/* The pay lines of one paper for one period in one currency. */
typedef struct {
  const PbPayLine *first;
  PbAssertion *assertion; /* (nullable) */
  PbBounds gross, deductions, net;
  gboolean has_gross, has_net;
} Payslip;

static gboolean
is_deduction (const char *kind)
{
  static const char *const others[] = {"wage", "overtime", "allowance", "gross", "net", NULL};

  return kind != NULL && !g_strv_contains (others, kind);
}

static gconstpointer
get_paper (const PbPayLine *line)
{
  return line->assertion != NULL ? line->assertion->passage->exhibit->original : NULL;
}

static gboolean
is_same_slip (const PbPayLine *a, const PbPayLine *b)
{
  return a->period.first == b->period.first && a->period.last == b->period.last
         && g_strcmp0 (a->currency, b->currency) == 0 && get_paper (a) == get_paper (b);
}

static void
slip_add (Payslip *slip, const PbPayLine *line)
{
  g_auto (PbBounds) amount = {0};

  pb_bounds_init (&amount, line->low, line->high);
  if (slip->assertion == NULL || g_strcmp0 (line->kind, "net") == 0)
    slip->assertion = line->assertion != NULL ? line->assertion : slip->assertion;
  if (is_deduction (line->kind)) {
    pb_bounds_add (&slip->deductions, &amount);
  } else if (g_strcmp0 (line->kind, "gross") == 0) {
    pb_bounds_add (&slip->gross, &amount);
    slip->has_gross = TRUE;
  } else if (g_strcmp0 (line->kind, "net") == 0) {
    pb_bounds_add (&slip->net, &amount);
    slip->has_net = TRUE;
  }
}

static void
check_slip (PbDifferenceSearch *search, Payslip *slip)
{
  g_auto (PbBounds) paid = {0};
  g_autofree char *gross = NULL, *deductions = NULL, *sum = NULL, *net = NULL, *period = NULL;

  if (!slip->has_gross || !slip->has_net || slip->assertion == NULL
      || !pb_difference_counts (search, slip->assertion))
    return;
  pb_bounds_init (&paid, slip->gross.low, slip->gross.high);
  pb_bounds_subtract (&paid, &slip->deductions);
  if (!pb_measure_ranges_part (paid.low, paid.high, slip->net.low, slip->net.high))
    return;
  gross = pb_measure_describe_range (slip->gross.low, slip->gross.high);
  deductions = pb_measure_describe_range (slip->deductions.low, slip->deductions.high);
  sum = pb_measure_describe_range (paid.low, paid.high);
  net = pb_measure_describe_range (slip->net.low, slip->net.high);
  period = pb_date_format (&slip->first->period);
  pb_difference_add (search, PB_DIFFERENCE_ARITHMETIC, get_first_fact (slip->assertion), slip->assertion,
                     NULL, "pay/net",
                     g_strdup_printf (_ ("%s − %s = %s ≠ %s %s (%s)"), gross, deductions, sum, net,
                                      slip->first->currency, period));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const PbPayLine *first = *(PbPayLine *const *) a, *second = *(PbPayLine *const *) b;
  int order = (first->period.first > second->period.first) - (first->period.first < second->period.first);

  if (order == 0)
    order = (first->period.last > second->period.last) - (first->period.last < second->period.last);
  if (order == 0)
    order = g_strcmp0 (first->currency, second->currency);
  if (order == 0)
    order = pb_order_exhibits (get_paper (first), get_paper (second));
  if (order == 0)
    order = g_strcmp0 (first->kind, second->kind);
  return order != 0 ? order : pb_order_assertions (first->assertion, second->assertion);
}

static void
check_payslips (PbDifferenceSearch *search, const PbEmployment *employment)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_copy (employment->pay_lines, NULL, NULL);

  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len;) {
    Payslip slip = {.first = g_ptr_array_index (lines, i)};

    pb_bounds_init_int (&slip.gross, 0);
    pb_bounds_init_int (&slip.deductions, 0);
    pb_bounds_init_int (&slip.net, 0);
    for (; i < lines->len && is_same_slip (slip.first, g_ptr_array_index (lines, i)); i++)
      slip_add (&slip, g_ptr_array_index (lines, i));
    check_slip (search, &slip);
    pb_bounds_clear (&slip.gross);
    pb_bounds_clear (&slip.deductions);
    pb_bounds_clear (&slip.net);
  }
}

void
pb_difference_ledgers_find (PbDifferenceSearch *search)
{
  g_return_if_fail (search != NULL);

  for (guint i = 0; i < search->snapshot->debts->len; i++)
    check_debt (search, g_ptr_array_index (search->snapshot->debts, i));
  for (guint i = 0; i < search->snapshot->employments->len; i++)
    check_payslips (search, g_ptr_array_index (search->snapshot->employments, i));
}
