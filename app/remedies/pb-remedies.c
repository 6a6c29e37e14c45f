/* pb-remedies.c: see pb-remedies.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-remedies"

#include "config.h"

#include "pb-clocks.h"
#include "pb-debt-ledger.h"
#include "pb-loss.h"
#include "pb-pay-ledger.h"
#include "pb-remedies.h"

static PbRemedies *
compute (PbSnapshot *snapshot, gint32 today_jdn, PbPaySteps steps, GCancellable *cancellable, GError **error)
{
  g_autoptr (PbRemedies) self = NULL;

  self = pb_remedies_new (snapshot);
  for (guint i = 0; i < snapshot->employments->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    g_ptr_array_add (self->ledgers,
                     pb_pay_ledger_compute (snapshot, snapshot->employments->pdata[i], today_jdn, steps));
  }
  for (guint i = 0; i < snapshot->debts->len; i++)
    g_ptr_array_add (self->debts, pb_debt_ledger_compute (snapshot->debts->pdata[i], self->ledgers));
  if (!pb_clocks_compute (self, today_jdn, cancellable, error))
    return NULL;
  pb_loss_compute (self);
  return g_steal_pointer (&self);
}

PbRemedies *
pb_remedies_compute (PbSnapshot *snapshot, gint32 today_jdn, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return compute (snapshot, today_jdn, PB_PAY_STEPS_IN_WORDS, cancellable, error);
}

PbRemedies *
pb_remedies_compute_figures (PbSnapshot *snapshot, gint32 today_jdn, GCancellable *cancellable,
                             GError **error)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return compute (snapshot, today_jdn, PB_PAY_STEPS_NONE, cancellable, error);
}
