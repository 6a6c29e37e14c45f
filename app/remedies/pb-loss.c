/* pb-loss.c: see pb-loss.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-loss"

#include "config.h"

#include "pb-loss.h"
#include "pb-range.h"

/* What is gathered for one item before it is put together. */
typedef struct {
  PbLossState *state;
  PbRatio *most_claimed, *most_ordered; /* (owned) (nullable): on one route */
} LossSum;

static void
free_sum (gpointer data)
{
  LossSum *sum = data;

  g_clear_pointer (&sum->most_claimed, pb_ratio_unref);
  g_clear_pointer (&sum->most_ordered, pb_ratio_unref);
  g_free (sum);
}

/* Adds @amount (nullable) to *@total. */
static void
add_amount (PbRatio **total, PbRatio *amount)
{
  PbRatio *sum = NULL;

  if (amount == NULL)
    return;
  sum = *total != NULL ? pb_ratio_add (*total, amount) : pb_ratio_ref (amount);
  g_clear_pointer (total, pb_ratio_unref);
  *total = sum;
}

static void
raise_amount (PbRatio **most, PbRatio *amount)
{
  if (amount == NULL || (*most != NULL && pb_ratio_compare (*most, amount) >= 0))
    return;
  g_clear_pointer (most, pb_ratio_unref);
  *most = pb_ratio_ref (amount);
}

/* What the ledger has as owed for the days of @period (all where it is unset). */
static void
assess_ledger (const PbPayLedger *ledger, const PbDate *period, PbRange *out_sum)
{
  for (guint i = 0; i < ledger->periods->len; i++) {
    const PbPayPeriod *month = ledger->periods->pdata[i];
    gint32 days = month->period.last - month->period.first + 1;
    gint32 within = days;
    g_auto (PbRange) share = {0};

    if (pb_date_is_set (period))
      within = MIN (month->period.last, period->last) - MAX (month->period.first, period->first) + 1;
    if (within <= 0)
      continue;
    pb_range_copy (&share, &month->owed);
    if (within != days) {
      g_autoptr (PbRatio) part = pb_ratio_new_fraction (within, days);

      pb_range_scale (&share, part);
    }
    pb_range_add (out_sum, &share);
  }
}

static void
assess (PbLossState *state, const PbPayLedger *ledger)
{
  PbLossItem *loss = state->loss;

  if (ledger != NULL && g_strcmp0 (loss->head, "wages") == 0)
    assess_ledger (ledger, &loss->period, &state->assessed);
  if (pb_range_is_set (&state->assessed)) {
    state->currency = g_strdup (ledger->currency);
    return;
  }
  state->currency = g_strdup (loss->currency);
  if (loss->amount[0] != NULL)
    pb_range_set (&state->assessed, loss->amount[0], loss->amount[1],
                  loss->amount[2] != NULL ? loss->amount[2] : loss->amount[0]);
}

static gboolean
is_same_currency (const PbLossState *state, const char *currency)
{
  return currency != NULL && g_strcmp0 (state->currency, currency) == 0;
}

static void
add_claims (PbSnapshot *snapshot, GHashTable *sums)
{
  for (guint i = 0; i < snapshot->claims->len; i++) {
    const PbClaim *claim = snapshot->claims->pdata[i];
    LossSum *sum = claim->loss != NULL ? g_hash_table_lookup (sums, claim->loss) : NULL;

    /* A claim that names no currency is in that of its loss. */
    if (sum == NULL || (claim->currency != NULL && !is_same_currency (sum->state, claim->currency)))
      continue;
    add_amount (&sum->state->claimed, claim->claimed);
    add_amount (&sum->state->ordered, claim->ordered);
    raise_amount (&sum->most_claimed, claim->claimed);
    raise_amount (&sum->most_ordered, claim->ordered);
  }
}

static void
add_receipts (PbSnapshot *snapshot, GHashTable *sums)
{
  for (guint i = 0; i < snapshot->receipts->len; i++) {
    const PbReceipt *receipt = snapshot->receipts->pdata[i];
    PbLossItem *loss = receipt->loss != NULL    ? receipt->loss
                       : receipt->claim != NULL ? receipt->claim->loss
                                                : NULL;
    LossSum *sum = loss != NULL ? g_hash_table_lookup (sums, loss) : NULL;

    if (sum != NULL && g_strcmp0 (receipt->holder, "victim") == 0
        && is_same_currency (sum->state, receipt->currency))
      add_amount (&sum->state->received, receipt->amount);
  }
}

/* One loss is one satisfaction: several routes never make it larger than it is, or than the largest of them
 * says. */
static void
limit_total (PbRatio **total, PbRatio *most, const PbRange *assessed)
{
  g_autoptr (PbRatio) limit = NULL;

  if (*total == NULL || most == NULL)
    return;
  limit = pb_range_is_set (assessed) ? pb_ratio_max (most, assessed->high) : pb_ratio_ref (most);
  if (pb_ratio_compare (*total, limit) <= 0)
    return;
  pb_ratio_unref (*total);
  *total = g_steal_pointer (&limit);
}

static void
finish (LossSum *sum)
{
  PbLossState *state = sum->state;
  g_autoptr (PbRatio) zero = pb_ratio_new_int (0);

  limit_total (&state->claimed, sum->most_claimed, &state->assessed);
  limit_total (&state->ordered, sum->most_ordered, &state->assessed);
  PbRatio **totals[] = {&state->claimed, &state->ordered, &state->received};
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    if (*totals[i] == NULL)
      *totals[i] = pb_ratio_ref (zero);
  for (guint i = 0; i < PB_N_READINGS; i++) {
    PbRatio *assessed = pb_range_get (&state->assessed, i);
    g_autoptr (PbRatio) rest = assessed != NULL ? pb_ratio_subtract (assessed, state->received) : NULL;

    if (rest != NULL)
      pb_range_take (&state->outstanding, i, pb_ratio_max (rest, zero));
  }
}

void
pb_loss_compute (PbRemedies *remedies)
{
  PbSnapshot *snapshot = remedies->snapshot;
  g_autoptr (GHashTable) ledgers = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (NULL, NULL, NULL, free_sum);

  for (guint i = 0; i < remedies->ledgers->len; i++) {
    PbPayLedger *ledger = remedies->ledgers->pdata[i];

    g_hash_table_insert (ledgers, ledger->employment, ledger);
  }
  for (guint i = 0; i < snapshot->loss_items->len; i++) {
    PbLossItem *loss = snapshot->loss_items->pdata[i];
    LossSum *sum = g_new0 (LossSum, 1);

    sum->state = pb_loss_state_new (loss);
    assess (sum->state, loss->employment != NULL ? g_hash_table_lookup (ledgers, loss->employment) : NULL);
    g_hash_table_insert (sums, loss, sum);
    g_ptr_array_add (remedies->losses, sum->state);
  }
  add_claims (snapshot, sums);
  add_receipts (snapshot, sums);
  for (guint i = 0; i < snapshot->loss_items->len; i++)
    finish (g_hash_table_lookup (sums, snapshot->loss_items->pdata[i]));
}
