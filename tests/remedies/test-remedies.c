/* test-remedies.c: remedies as a whole: the same case, however its rows stand, gives the same answer;
 * cancelling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pb-remedies.h"
#include "remedies-case.h"

static const char lines[]
    = "exhibit key=X kind=statement label=Statement\n"
      "passage key=G exhibit=X page=1 quote=words\n"
      "assertion key=A1 passage=G basis=did proposition=one\n"
      "assertion key=A2 passage=G basis=did proposition=two\n"
      "party key=W kind=person pseudonym=W1\n"
      "employment key=E1 worker=V place=Town pack=testland started=2024-01 ended=2024-06-15 assertion=A1\n"
      "term key=T1 employment=E1 subject=pay side=promised low=9000 high=9500 currency=THB per=month "
      "assertion=A2\n"
      "term key=T2 employment=E1 subject=pay side=contract low=8000 currency=THB per=month\n"
      "term key=T3 employment=E1 subject=pay side=promised low=10000 currency=THB per=month "
      "period=2024-04/..\n"
      "work-pattern key=P1 employment=E1 hours_low=12 hours_high=15 days_low=6 days_high=7\n"
      "work-pattern key=P2 employment=E1 hours_low=10 days_low=7 period=2024-03 grade=recorded assertion=A2\n"
      "pay-line key=L1 employment=E1 period=2024-02 kind=food low=300 currency=THB lawful=no\n"
      "pay-line key=L2 employment=E1 period=2024-02 kind=tax low=100 high=200 currency=THB lawful=yes\n"
      "pay-line key=L3 employment=E1 period=2024-02 kind=food low=300 currency=THB\n"
      "payment key=M1 employment=E1 period=2024-02 low=500 currency=THB assertion=A1\n"
      "payment key=M2 employment=E1 low=20000 high=21000 currency=THB assertion=A2\n"
      "payment key=M3 employment=E1 date=2024-05-02 low=700 currency=THB\n"
      "payment key=M4 employment=E1 low=50 currency=USD\n"
      "employment key=E2 worker=W place=Town pack=shaky started=2024-02-01 ended=2024-03-31\n"
      "term key=T4 employment=E2 subject=pay side=promised low=300 currency=THB per=day\n"
      "work-pattern key=P3 employment=E2 hours_low=10 days_low=7\n"
      "law-confirmation key=C1 pack=testland rule=minimum-wage value=400 currency=THB per=day place=Province "
      "valid=2024-02/.. "
      "confirmed_by=Clerk confirmed_on=2026-01-01 source=Order\n"
      "law-confirmation key=C2 pack=testland rule=minimum-wage value=410 currency=THB per=day place=Town "
      "valid=2024-05/.. "
      "confirmed_by=Clerk confirmed_on=2026-01-01 source=Order\n"
      "act key=Z1 kind=recruitment label=Recruitment date=2023-12\n"
      "act key=Z2 kind=transport label=Transport date=2024-01-02\n"
      "count key=N number=1 pack=testland version=1 offence=none\n"
      "count-victim count=N party=V\ncount-victim count=N party=W\ncount-act count=N act=Z1\ncount-act "
      "count=N act=Z2\n"
      "route key=R1 victim=V pack=testland route=court channel=civil state=filed filed_on=2025-01-10\n"
      "route key=R2 victim=V pack=testland route=fund channel=fund state=chosen\n"
      "debt key=D debtor=V creditor=B currency=THB\n"
      "debt-entry key=D1 debt=D kind=principal date=2024-01-01 amount=5000\n"
      "debt-entry key=D2 debt=D kind=addition date=2024-02 amount=500 real_value=25 reason=pot\n"
      "debt-entry key=D3 debt=D kind=balance date=2024-05 amount=30000\n"
      "debt-entry key=D4 debt=D kind=balance date=2024-05 amount=31000\n"
      "debt-entry key=D5 debt=D kind=transfer date=2024-05 amount=6000 creditor=B\n"
      "loss-item key=S1 victim=V head=wages label=Wages employment=E1 period=2024-02/2024-05\n"
      "loss-item key=S2 victim=V head=pain label=Pain low=1000 high=2000 currency=THB\n"
      "claim key=K1 loss_item=S1 route=R1 claimed=30000 ordered=20000 currency=THB\n"
      "claim key=K2 loss_item=S1 route=R2 claimed=30000 currency=THB\n"
      "receipt key=Q1 claim=K1 amount=1000 currency=THB\n"
      "receipt key=Q2 claim=K2 amount=2000 currency=THB holder=bailiff\n";

static void
append_range (GString *text, const PbRange *range)
{
  g_autofree char *shown = remedies_case_show (range);

  g_string_append_printf (text, " %s", shown);
}

static void
append_texts (GString *text, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (text, "  %s\n", (const char *) texts->pdata[i]);
}

static char *
describe_ledger (const PbPayLedger *ledger)
{
  GString *text = g_string_new (ledger->employment->row.key);
  const PbRange *totals[] = {&ledger->hours, &ledger->due, &ledger->deducted, &ledger->paid, &ledger->owed};

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    append_range (text, totals[i]);
  g_string_append_c (text, '\n');
  append_texts (text, ledger->effective);
  append_texts (text, ledger->open);
  for (guint i = 0; i < ledger->periods->len; i++) {
    const PbPayPeriod *period = ledger->periods->pdata[i];

    append_range (text, &period->due);
    append_range (text, &period->paid);
    append_range (text, &period->owed);
    for (guint p = 0; p < period->proof->len; p++)
      g_string_append_printf (text, " %s", ((PbAssertion *) period->proof->pdata[p])->row.key);
    g_string_append_c (text, '\n');
    append_texts (text, period->steps);
  }
  return g_string_free (text, FALSE);
}

static char *
describe_loss (const PbLossState *state)
{
  GString *text = g_string_new (state->loss->row.key);
  g_autofree char *claimed = pb_ratio_to_text (state->claimed);
  g_autofree char *ordered = pb_ratio_to_text (state->ordered);
  g_autofree char *received = pb_ratio_to_text (state->received);

  append_range (text, &state->assessed);
  append_range (text, &state->outstanding);
  g_string_append_printf (text, " %s %s %s\n", claimed, ordered, received);
  return g_string_free (text, FALSE);
}

static char *
describe_debt (const PbDebtLedger *debt)
{
  GString *text = g_string_new (debt->debt->row.key);

  append_range (text, &debt->claimed);
  append_range (text, &debt->computed);
  append_range (text, &debt->work_value);
  g_string_append_c (text, '\n');
  append_texts (text, debt->notes);
  append_texts (text, debt->steps);
  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Everything in words. Ledgers, debts and losses stand in the order of rows, so they are sorted here; clocks
 * have an order of their own. */
static char *
describe (PbRemedies *remedies)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < remedies->ledgers->len; i++)
    g_ptr_array_add (parts, describe_ledger (remedies->ledgers->pdata[i]));
  for (guint i = 0; i < remedies->debts->len; i++)
    g_ptr_array_add (parts, describe_debt (remedies->debts->pdata[i]));
  for (guint i = 0; i < remedies->losses->len; i++)
    g_ptr_array_add (parts, describe_loss (remedies->losses->pdata[i]));
  g_ptr_array_sort (parts, compare_texts);
  append_texts (text, parts);
  for (guint i = 0; i < remedies->clocks->len; i++) {
    const PbClock *clock = remedies->clocks->pdata[i];

    g_string_append_printf (text, "%s %s %s %d", clock->victim->row.key, clock->route->id, clock->limit->id,
                            clock->last_day);
    append_range (text, &clock->at_stake);
    g_string_append_printf (text, " %s\n", clock->words);
  }
  return g_string_free (text, FALSE);
}

static char *
compute_text (guint order)
{
  g_autoptr (PbSnapshot) snapshot = remedies_case_build (lines, order);
  g_autoptr (PbRemedies) remedies
      = pb_remedies_compute (snapshot, remedies_case_day ("2025-08-01"), NULL, NULL);

  g_assert_cmpuint (remedies->ledgers->len, ==, 2);
  g_assert_cmpuint (remedies->clocks->len, >, 20);
  return describe (remedies);
}

static void
test_order_of_rows (void)
{
  g_autofree char *expected = compute_text (0);

  for (guint order = 1; order <= 8; order++) {
    g_autofree char *text = compute_text (order);

    g_assert_cmpstr (text, ==, expected);
  }
}

/* Every likely figure lies between its ends, every low is at most its high. */
static void
check_range (const PbRange *range)
{
  if (range->low == NULL)
    return;
  g_assert_cmpint (pb_ratio_compare (range->low, range->high), <=, 0);
  if (range->likely == NULL)
    return;
  g_assert_cmpint (pb_ratio_compare (range->low, range->likely), <=, 0);
  g_assert_cmpint (pb_ratio_compare (range->likely, range->high), <=, 0);
}

static void
test_ends_in_order (void)
{
  g_autoptr (PbSnapshot) snapshot = remedies_case_build (lines, 0);
  g_autoptr (PbRemedies) remedies
      = pb_remedies_compute (snapshot, remedies_case_day ("2025-08-01"), NULL, NULL);

  for (guint i = 0; i < remedies->ledgers->len; i++) {
    PbPayLedger *ledger = remedies->ledgers->pdata[i];

    for (guint p = 0; p < ledger->periods->len; p++) {
      PbPayPeriod *period = ledger->periods->pdata[p];
      PbRange *ranges[]
          = {&period->hours,    &period->overtime,        &period->rest_day, &period->promised, &period->due,
             &period->deducted, &period->deducted_lawful, &period->paid,     &period->owed};

      for (guint r = 0; r < G_N_ELEMENTS (ranges); r++)
        check_range (ranges[r]);
    }
  }
}

/* Without steps everything else is the same. */
static void
test_figures (void)
{
  g_autoptr (PbSnapshot) snapshot = remedies_case_build (lines, 0);
  g_autoptr (PbRemedies) full = pb_remedies_compute (snapshot, remedies_case_day ("2025-08-01"), NULL, NULL);
  g_autoptr (PbRemedies) figures
      = pb_remedies_compute_figures (snapshot, remedies_case_day ("2025-08-01"), NULL, NULL);
  g_autofree char *text = NULL;
  g_autofree char *figures_text = NULL;

  for (guint i = 0; i < full->ledgers->len; i++) {
    PbPayLedger *ledger = full->ledgers->pdata[i];
    PbPayLedger *other = figures->ledgers->pdata[i];

    for (guint p = 0; p < ledger->periods->len; p++) {
      GPtrArray *steps = ((PbPayPeriod *) ledger->periods->pdata[p])->steps;

      g_assert_cmpuint (((PbPayPeriod *) other->periods->pdata[p])->steps->len, ==, 0);
      g_assert_cmpuint (steps->len, >, 0);
      g_ptr_array_set_size (steps, 0);
    }
  }
  text = describe (full);
  figures_text = describe (figures);
  g_assert_cmpstr (text, ==, figures_text);
}

static void
test_cancelled (void)
{
  g_autoptr (PbSnapshot) snapshot = remedies_case_build (lines, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pb_remedies_compute (snapshot, remedies_case_day ("2025-08-01"), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_empty (void)
{
  g_autoptr (PbSnapshot) snapshot = remedies_case_build ("", 0);
  g_autoptr (PbRemedies) remedies
      = pb_remedies_compute (snapshot, remedies_case_day ("2025-08-01"), NULL, NULL);

  g_assert_cmpuint (
      remedies->ledgers->len + remedies->debts->len + remedies->clocks->len + remedies->losses->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/remedies/order-of-rows", test_order_of_rows);
  g_test_add_func ("/remedies/remedies/ends-in-order", test_ends_in_order);
  g_test_add_func ("/remedies/remedies/figures-are-the-same-without-steps", test_figures);
  g_test_add_func ("/remedies/remedies/cancelled", test_cancelled);
  g_test_add_func ("/remedies/remedies/empty", test_empty);
  return g_test_run ();
}
