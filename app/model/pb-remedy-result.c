/* pb-remedy-result.c: making and freeing the results of remedies, and showing a range. See
 * pb-remedy-result.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-remedy-result"

#include "config.h"

#include "pb-currency.h"
#include "pb-remedy-result.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
pb_range_clear (PbRange *range)
{
  g_return_if_fail (range != NULL);

  g_clear_pointer (&range->low, pb_ratio_unref);
  g_clear_pointer (&range->likely, pb_ratio_unref);
  g_clear_pointer (&range->high, pb_ratio_unref);
}

/* "THB 12.50", or a bare number with two decimals where there is no currency. */
static char *
format_sum (const PbRatio *sum, const char *currency)
{
  return currency != NULL ? pb_currency_format (sum, currency)
                          : pb_ratio_to_decimal (sum, 2, PB_ROUND_HALF_UP);
}

char *
pb_range_format (const PbRange *range, const char *currency)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  const char *space = NULL;

  g_return_val_if_fail (range != NULL, NULL);

  if (range->low == NULL || range->high == NULL)
    return g_strdup (_ ("not known"));
  low = format_sum (range->low, currency);
  high = format_sum (range->high, currency);
  if (g_str_equal (low, high))
    return g_steal_pointer (&low);
  space = currency != NULL ? strchr (high, ' ') : NULL;
  return g_strdup_printf ("%s – %s", low, space != NULL ? space + 1 : high);
}

PbPayPeriod *
pb_pay_period_new (void)
{
  PbPayPeriod *self = g_new0 (PbPayPeriod, 1);

  self->steps = g_ptr_array_new_with_free_func (g_free);
  self->proof = g_ptr_array_new ();
  return self;
}

void
pb_pay_period_free (PbPayPeriod *self)
{
  g_return_if_fail (self != NULL);

  pb_range_clear (&self->hours);
  pb_range_clear (&self->overtime);
  pb_range_clear (&self->rest_day);
  pb_range_clear (&self->promised);
  pb_range_clear (&self->due);
  pb_range_clear (&self->deducted);
  pb_range_clear (&self->deducted_lawful);
  pb_range_clear (&self->paid);
  pb_range_clear (&self->owed);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->proof);
  g_free (self);
}

PbPayLedger *
pb_pay_ledger_new (PbEmployment *employment)
{
  PbPayLedger *self = g_new0 (PbPayLedger, 1);

  self->employment = employment;
  self->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_pay_period_free);
  self->open = g_ptr_array_new_with_free_func (g_free);
  self->effective = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pb_pay_ledger_free (PbPayLedger *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->currency);
  g_ptr_array_unref (self->periods);
  pb_range_clear (&self->hours);
  pb_range_clear (&self->due);
  pb_range_clear (&self->deducted);
  pb_range_clear (&self->paid);
  pb_range_clear (&self->owed);
  g_ptr_array_unref (self->open);
  g_ptr_array_unref (self->effective);
  g_free (self);
}

PbDebtLedger *
pb_debt_ledger_new (PbDebt *debt)
{
  PbDebtLedger *self = g_new0 (PbDebtLedger, 1);

  self->debt = debt;
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pb_debt_ledger_free (PbDebtLedger *self)
{
  g_return_if_fail (self != NULL);

  pb_range_clear (&self->claimed);
  pb_range_clear (&self->computed);
  pb_range_clear (&self->work_value);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

PbClock *
pb_clock_new (void)
{
  return g_new0 (PbClock, 1);
}

void
pb_clock_free (PbClock *self)
{
  g_return_if_fail (self != NULL);

  pb_range_clear (&self->at_stake);
  g_free (self->currency);
  g_free (self->words);
  g_free (self);
}

PbLossState *
pb_loss_state_new (PbLossItem *loss)
{
  PbLossState *self = g_new0 (PbLossState, 1);

  self->loss = loss;
  return self;
}

void
pb_loss_state_free (PbLossState *self)
{
  g_return_if_fail (self != NULL);

  pb_range_clear (&self->assessed);
  g_clear_pointer (&self->claimed, pb_ratio_unref);
  g_clear_pointer (&self->ordered, pb_ratio_unref);
  g_clear_pointer (&self->received, pb_ratio_unref);
  pb_range_clear (&self->outstanding);
  g_free (self->currency);
  g_free (self);
}

PbRemedies *
pb_remedies_new (PbSnapshot *snapshot)
{
  PbRemedies *self = g_new0 (PbRemedies, 1);

  self->snapshot = pb_snapshot_ref (snapshot);
  self->ledgers = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_pay_ledger_free);
  self->debts = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_debt_ledger_free);
  self->clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_clock_free);
  self->losses = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_loss_state_free);
  return self;
}

void
pb_remedies_free (PbRemedies *self)
{
  g_return_if_fail (self != NULL);

  /* Clocks point at periods of the ledgers, and everything at rows of the snapshot: they go in that order. */
  g_ptr_array_unref (self->clocks);
  g_ptr_array_unref (self->losses);
  g_ptr_array_unref (self->debts);
  g_ptr_array_unref (self->ledgers);
  pb_snapshot_unref (self->snapshot);
  g_free (self);
}
