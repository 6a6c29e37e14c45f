/* pb-debt-ledger.c: see pb-debt-ledger.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-debt-ledger"

#include "config.h"

#include "pb-currency.h"
#include "pb-debt-ledger.h"
#include "pb-range.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "125/112", not "1157763/14105". */
#define READABLE_FRACTION 7

static gboolean
is_kind (const PbDebtEntry *entry, const char *kind)
{
  return g_strcmp0 (entry->kind, kind) == 0;
}

static PbDebtEntry *
get_entry (const PbDebt *debt, guint i)
{
  return debt->entries->pdata[i];
}

static void
note (PbDebtLedger *self, char *text)
{
  g_ptr_array_add (self->notes, text);
}

static const char *
name_party (const PbParty *party)
{
  if (party == NULL)
    return _ ("somebody not recorded");
  return party->pseudonym != NULL ? party->pseudonym
         : party->row.key != NULL ? party->row.key
                                  : party->row.id;
}

/* "20", or "about 20.67 (62/3)" where no decimal is exact; a fraction that nobody can read is left out. */
static char *
format_times (const PbRatio *ratio)
{
  g_autofree char *exact = pb_ratio_to_text (ratio);
  g_autofree char *rounded = NULL;

  if (strchr (exact, '/') == NULL)
    return g_steal_pointer (&exact);
  rounded = pb_ratio_to_decimal (ratio, 2, PB_ROUND_HALF_UP);
  if (strlen (exact) > READABLE_FRACTION)
    return g_strdup_printf (_ ("about %s"), rounded);
  return g_strdup_printf (_ ("about %s (%s)"), rounded, exact);
}

/* ---------------------------------------------------------------- sums */

/* Known amounts of one kind dated up to @until (or all); (transfer full) (nullable): none known. */
static PbRatio *
sum_kind (const PbDebt *debt, const char *kind, gint32 until)
{
  PbRatio *sum = NULL;

  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (debt, i);
    PbRatio *next = NULL;

    if (!is_kind (entry, kind) || entry->amount == NULL
        || (until != PB_DATE_OPEN_LAST && (!pb_date_is_set (&entry->date) || entry->date.last > until)))
      continue;
    next = sum != NULL ? pb_ratio_add (sum, entry->amount) : pb_ratio_ref (entry->amount);
    g_clear_pointer (&sum, pb_ratio_unref);
    sum = next;
  }
  return sum;
}

/* principal + additions + interest − credits up to a day; (transfer full) (nullable): no amount known. */
static PbRatio *
reckon_until (const PbDebt *debt, gint32 until)
{
  static const char *const kinds[] = {"principal", "addition", "interest", "credit"};
  PbRatio *total = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (PbRatio) sum = sum_kind (debt, kinds[i], until);
    g_autoptr (PbRatio) before = total;

    if (sum == NULL) {
      total = g_steal_pointer (&before);
      continue;
    }
    if (before == NULL)
      before = pb_ratio_new_int (0);
    total = i < 3 ? pb_ratio_add (before, sum) : pb_ratio_subtract (before, sum);
  }
  return total;
}

static void
say_entry (PbDebtLedger *self, const PbDebtEntry *entry)
{
  g_autofree char *date
      = pb_date_is_set (&entry->date) ? pb_date_format (&entry->date) : g_strdup (_ ("day not recorded"));
  g_autofree char *sum = entry->amount != NULL ? pb_currency_format (entry->amount, self->debt->currency)
                                               : g_strdup (_ ("amount not known"));

  if (entry->reason != NULL)
    g_ptr_array_add (self->steps, g_strdup_printf ("%s: %s: %s (%s)", date, entry->kind, sum, entry->reason));
  else
    g_ptr_array_add (self->steps, g_strdup_printf ("%s: %s: %s", date, entry->kind, sum));
}

static char *
format_kind (const PbDebt *debt, const char *kind)
{
  g_autoptr (PbRatio) sum = sum_kind (debt, kind, PB_DATE_OPEN_LAST);

  if (sum == NULL)
    sum = pb_ratio_new_int (0);
  return pb_currency_format (sum, debt->currency);
}

static void
compute_sum (PbDebtLedger *self)
{
  const PbDebt *debt = self->debt;
  g_autoptr (PbRatio) total = reckon_until (debt, PB_DATE_OPEN_LAST);
  g_autofree char *principal = format_kind (debt, "principal");
  g_autofree char *additions = format_kind (debt, "addition");
  g_autofree char *interest = format_kind (debt, "interest");
  g_autofree char *credits = format_kind (debt, "credit");
  g_autofree char *sum = NULL;

  for (guint i = 0; i < debt->entries->len; i++)
    say_entry (self, get_entry (debt, i));
  if (total == NULL)
    return;
  pb_range_set (&self->computed, total, total, total);
  sum = pb_currency_format (total, debt->currency);
  g_ptr_array_add (
      self->steps,
      g_strdup_printf (_ ("By the entries whose amount is known: principal %s + additions %s + interest "
                          "%s − credits %s = %s."),
                       principal, additions, interest, credits, sum));
}

/* ---------------------------------------------------------------- the creditor's word */

/* Whether @a was said after @b: undated balances come after dated ones only where nothing is dated. */
static gboolean
is_later (const PbDebtEntry *a, const PbDebtEntry *b)
{
  if (b == NULL || !pb_date_is_set (&b->date))
    return b == NULL || pb_date_is_set (&a->date);
  return pb_date_is_set (&a->date) && a->date.last > b->date.last;
}

/* Balances said on the same latest day, or undated ones where none is dated, are one range. */
static void
find_claimed (PbDebtLedger *self)
{
  const PbDebtEntry *latest = NULL;
  const PbDebt *debt = self->debt;

  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (debt, i);

    if (is_kind (entry, "balance") && entry->amount != NULL && is_later (entry, latest))
      latest = entry;
  }
  for (guint i = 0; latest != NULL && i < debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (debt, i);
    gboolean same = pb_date_is_set (&entry->date) == pb_date_is_set (&latest->date)
                    && (!pb_date_is_set (&entry->date) || entry->date.last == latest->date.last);
    g_autoptr (PbRatio) low = NULL;
    g_autoptr (PbRatio) high = NULL;

    if (!is_kind (entry, "balance") || entry->amount == NULL || !same)
      continue;
    low = self->claimed.low != NULL ? pb_ratio_min (self->claimed.low, entry->amount)
                                    : pb_ratio_ref (entry->amount);
    high = self->claimed.high != NULL ? pb_ratio_max (self->claimed.high, entry->amount)
                                      : pb_ratio_ref (entry->amount);
    pb_range_set (&self->claimed, low, NULL, high);
  }
}

/* What was said on a day against what the entries up to then come to. */
static void
check_balance (PbDebtLedger *self, const PbDebtEntry *entry)
{
  const PbDebt *debt = self->debt;
  g_autoptr (PbRatio) total = reckon_until (debt, entry->date.last);
  g_autoptr (PbRatio) difference = NULL;
  g_autofree char *date = pb_date_format (&entry->date);
  g_autofree char *said = pb_currency_format (entry->amount, debt->currency);
  g_autofree char *sum = NULL;
  g_autofree char *rest = NULL;

  if (total == NULL) {
    note (self,
          g_strdup_printf (_ ("%s: the creditor said %s was owed; no entry up to then explains any of it."),
                           date, said));
    return;
  }
  difference = pb_ratio_subtract (entry->amount, total);
  sum = pb_currency_format (total, debt->currency);
  if (pb_ratio_is_zero (difference)) {
    note (self,
          g_strdup_printf (_ ("%s: the creditor said %s was owed; the entries up to then come to the same."),
                           date, said));
    return;
  }
  if (pb_ratio_sign (difference) > 0) {
    rest = pb_currency_format (difference, debt->currency);
    note (
        self,
        g_strdup_printf (
            _ ("%s: the creditor said %s was owed; the entries up to then come to %s: %s is not explained."),
            date, said, sum, rest));
    return;
  }
  note (self,
        g_strdup_printf (_ ("%s: the creditor said %s was owed; the entries up to then come to more: %s."),
                         date, said, sum));
}

static gboolean
has_undated_amounts (const PbDebt *debt)
{
  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (debt, i);

    if (entry->amount != NULL && !pb_date_is_set (&entry->date) && !is_kind (entry, "balance")
        && !is_kind (entry, "transfer"))
      return TRUE;
  }
  return FALSE;
}

/* Balances and entries can be compared only where it is known which came first. */
static void
check_balances (PbDebtLedger *self)
{
  gboolean undated = has_undated_amounts (self->debt);

  for (guint i = 0; i < self->debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (self->debt, i);

    if (!is_kind (entry, "balance") || entry->amount == NULL)
      continue;
    if (undated || !pb_date_is_set (&entry->date)) {
      note (self,
            g_strdup (_ (
                "Some entries have no date: what the creditor said cannot be set against them day by day.")));
      return;
    }
    check_balance (self, entry);
  }
}

/* ---------------------------------------------------------------- what the figures show */

static void
note_charges (PbDebtLedger *self)
{
  for (guint i = 0; i < self->debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (self->debt, i);
    const char *what = entry->reason != NULL ? entry->reason : entry->kind;
    g_autofree char *charged = NULL;
    g_autofree char *worth = NULL;
    g_autofree char *times = NULL;
    g_autoptr (PbRatio) ratio = NULL;

    if (entry->amount == NULL || entry->real_value == NULL || pb_ratio_sign (entry->real_value) < 0)
      continue;
    charged = pb_currency_format (entry->amount, self->debt->currency);
    if (pb_ratio_is_zero (entry->real_value)) {
      note (self, g_strdup_printf (_ ("%s: charged %s for what was worth nothing."), what, charged));
      continue;
    }
    ratio = pb_ratio_divide (entry->amount, entry->real_value);
    worth = pb_currency_format (entry->real_value, self->debt->currency);
    times = format_times (ratio);
    note (self, g_strdup_printf (_ ("%s: charged at %s times its value (%s for what was worth %s)."), what,
                                 times, charged, worth));
  }
}

static void
note_unknown (PbDebtLedger *self)
{
  guint unknown = 0;

  for (guint i = 0; i < self->debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (self->debt, i);

    if (entry->amount == NULL && !is_kind (entry, "transfer"))
      unknown++;
  }
  self->amounts_unknown = unknown > 0;
  if (unknown > 0)
    note (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                              "The amount of %u entry was never told to the debtor or is not "
                                              "known: that is a fact of its own.",
                                              "The amounts of %u entries were never told to the debtor or "
                                              "are not known: that is a fact of its own.",
                                              unknown),
                                 unknown));
}

static void
note_transfers (PbDebtLedger *self)
{
  for (guint i = 0; i < self->debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (self->debt, i);
    g_autofree char *sum = NULL;

    if (!is_kind (entry, "transfer"))
      continue;
    sum = entry->amount != NULL ? pb_currency_format (entry->amount, self->debt->currency)
                                : g_strdup (_ ("a sum not known"));
    note (self, g_strdup_printf (
                    _ ("The debt was passed on to %s for %s: offered as evidence of a sale of the person."),
                    name_party (entry->creditor), sum));
  }
}

/* What the debt began with for its last creditor: what it was passed on for, else the principal. (transfer
 * full) (nullable) */
static PbRatio *
find_start (const PbDebt *debt, gboolean *out_transferred)
{
  const PbDebtEntry *transfer = NULL;

  for (guint i = 0; i < debt->entries->len; i++) {
    const PbDebtEntry *entry = get_entry (debt, i);

    if (is_kind (entry, "transfer") && entry->amount != NULL && is_later (entry, transfer))
      transfer = entry;
  }
  *out_transferred = transfer != NULL;
  return transfer != NULL ? pb_ratio_ref (transfer->amount) : sum_kind (debt, "principal", PB_DATE_OPEN_LAST);
}

/* How often @start goes into both ends of @range, in words; (transfer full) */
static char *
format_range_times (const PbRange *range, const PbRatio *start)
{
  g_autoptr (PbRatio) low = pb_ratio_divide (range->low, start);
  g_autoptr (PbRatio) high = pb_ratio_divide (range->high, start);
  g_autofree char *low_text = format_times (low);
  g_autofree char *high_text = format_times (high);

  if (g_str_equal (low_text, high_text))
    return g_steal_pointer (&low_text);
  return g_strdup_printf (_ ("%s to %s"), low_text, high_text);
}

static void
note_growth (PbDebtLedger *self)
{
  gboolean transferred = FALSE;
  g_autoptr (PbRatio) start = find_start (self->debt, &transferred);
  g_autofree char *claimed = NULL;
  g_autofree char *from = NULL;
  g_autofree char *times = NULL;

  if (start == NULL || pb_ratio_sign (start) <= 0 || !pb_range_is_set (&self->claimed))
    return;
  claimed = pb_range_format (&self->claimed, self->debt->currency);
  from = pb_currency_format (start, self->debt->currency);
  times = format_range_times (&self->claimed, start);
  note (self, transferred
                  ? g_strdup_printf (
                      _ ("The creditor's last word, %s, is %s times what the debt was passed on for (%s)."),
                      claimed, times, from)
                  : g_strdup_printf (_ ("The creditor's last word, %s, is %s times the principal (%s)."),
                                     claimed, times, from));
}

static void
compute_work_value (PbDebtLedger *self, GPtrArray *pay_ledgers)
{
  for (guint i = 0; i < pay_ledgers->len; i++) {
    const PbPayLedger *ledger = pay_ledgers->pdata[i];

    if (ledger->employment->worker == self->debt->debtor
        && g_strcmp0 (ledger->currency, self->debt->currency) == 0)
      pb_range_add (&self->work_value, &ledger->due);
  }
  self->work_value_known = pb_range_is_set (&self->work_value);
}

/* would the work have paid the debt? The figures only. */
static void
note_work_value (PbDebtLedger *self)
{
  gboolean transferred = FALSE;
  g_autoptr (PbRatio) start = find_start (self->debt, &transferred);
  const char *what = transferred ? _ ("what the debt was passed on for") : _ ("the principal");
  g_autofree char *work = NULL;
  g_autofree char *from = NULL;
  g_autofree char *times = NULL;

  if (!self->work_value_known) {
    note (self,
          g_strdup (
              _ ("What the debtor's work was worth is not known in this currency: no pay ledger says so.")));
    return;
  }
  if (start == NULL || pb_ratio_sign (start) <= 0)
    return;
  work = pb_range_format (&self->work_value, self->debt->currency);
  from = pb_currency_format (start, self->debt->currency);
  times = format_range_times (&self->work_value, start);
  note (self, g_strdup_printf (_ ("By the pay ledgers the work was worth %s: %s times %s (%s)."), work, times,
                               what, from));
  if (pb_ratio_compare (self->work_value.low, start) >= 0)
    note (self, g_strdup (_ ("Even the lowest reckoning of the work would have paid it.")));
  else if (pb_ratio_compare (self->work_value.high, start) >= 0)
    note (self, g_strdup (_ ("Only the higher reckonings of the work would have paid it.")));
  else
    note (self, g_strdup (_ ("No reckoning of the work would have paid it.")));
}

PbDebtLedger *
pb_debt_ledger_compute (PbDebt *debt, GPtrArray *pay_ledgers)
{
  PbDebtLedger *self = NULL;

  g_return_val_if_fail (debt != NULL && pay_ledgers != NULL, NULL);

  self = pb_debt_ledger_new (debt);
  compute_sum (self);
  find_claimed (self);
  compute_work_value (self, pay_ledgers);
  note_unknown (self);
  check_balances (self);
  note_growth (self);
  note_charges (self);
  note_transfers (self);
  note_work_value (self);
  return self;
}
