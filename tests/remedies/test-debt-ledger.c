/* test-debt-ledger.c: debts against what is said of them, what things were worth, and what the work was
 * worth.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pb-debt-ledger.h"
#include "pb-pay-ledger.h"
#include "remedies-case.h"

static PbDebtLedger *
compute (const char *lines, PbSnapshot **out_snapshot)
{
  g_autoptr (GPtrArray) ledgers = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_pay_ledger_free);

  *out_snapshot = remedies_case_build (lines, 0);
  for (guint i = 0; i < (*out_snapshot)->employments->len; i++)
    g_ptr_array_add (ledgers,
                     pb_pay_ledger_compute (*out_snapshot, (*out_snapshot)->employments->pdata[i],
                                            remedies_case_day ("2026-11-25"), PB_PAY_STEPS_IN_WORDS));
  return pb_debt_ledger_compute ((*out_snapshot)->debts->pdata[0], ledgers);
}

/* Case study 16: 600 earned against 650 charged each month. Two months agree with what was said, six do not.
 */
static void
test_unexplained (void)
{
  g_autoptr (GString) lines = g_string_new ("debt key=D debtor=V creditor=B currency=GBP\n"
                                            "debt-entry debt=D kind=balance date=2005-03-01 amount=100\n"
                                            "debt-entry debt=D kind=balance date=2005-07-01 amount=600\n");
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbDebtLedger) ledger = NULL;

  for (guint month = 1; month <= 6; month++) {
    g_string_append_printf (lines, "debt-entry debt=D kind=addition date=2005-%02u-28 amount=650\n", month);
    g_string_append_printf (lines, "debt-entry debt=D kind=credit date=2005-%02u-28 amount=600\n", month);
  }
  ledger = compute (lines->str, &snapshot);
  remedies_case_assert_range (&ledger->claimed, "600");
  remedies_case_assert_range (&ledger->computed, "300");
  g_assert_false (ledger->amounts_unknown);
  g_assert_nonnull (remedies_case_find_text (
      ledger->notes,
      "1 Mar 2005: the creditor said GBP 100.00 was owed; the entries up to then come to the same."));
  g_assert_nonnull (remedies_case_find_text (
      ledger->notes, "1 Jul 2005: the creditor said GBP 600.00 was owed; the entries up to then come to "
                     "GBP 300.00: GBP 300.00 is not explained."));
  g_assert_false (ledger->work_value_known);
  g_assert_nonnull (remedies_case_find_text (
      ledger->steps, "additions GBP 3,900.00 + interest GBP 0.00 − credits GBP 3,600.00 = GBP 300.00"));
}

/* Case study 7: a pot of 25 booked at 500, a debt of 60,000 passed on and grown to 300,000, set against six
 * years of work. */
static void
test_passed_on (void)
{
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbDebtLedger) ledger
      = compute ("debt key=D debtor=V creditor=B currency=PKR\n"
                 "debt-entry debt=D kind=principal date=1995 amount=80000 reason=weddings\n"
                 "debt-entry debt=D kind=credit date=1999 amount=20000\n"
                 "debt-entry debt=D kind=transfer date=2000 amount=60000 creditor=B\n"
                 "debt-entry debt=D kind=addition date=2004 amount=500 real_value=25 reason=pot\n"
                 "debt-entry debt=D kind=addition date=2005 reason=\"dead animals\"\n"
                 "debt-entry debt=D kind=balance date=2006 amount=300000\n"
                 "employment key=E worker=V started=2000-01-01 ended=2005-12-31\n"
                 "term employment=E subject=pay side=promised low=1000 high=1500 currency=PKR per=month\n",
                 &snapshot);

  remedies_case_assert_range (&ledger->claimed, "300000");
  remedies_case_assert_range (&ledger->computed, "60500");
  remedies_case_assert_range (&ledger->work_value, "72000;-;108000");
  g_assert_true (ledger->amounts_unknown);
  g_assert_true (ledger->work_value_known);
  g_assert_nonnull (remedies_case_find_text (
      ledger->notes, "pot: charged at 20 times its value (PKR 500.00 for what was worth PKR 25.00)"));
  g_assert_nonnull (remedies_case_find_text (
      ledger->notes, "PKR 300,000.00, is 5 times what the debt was passed on for (PKR 60,000.00)"));
  g_assert_nonnull (remedies_case_find_text (
      ledger->notes, "passed on to B1 for PKR 60,000.00: offered as evidence of a sale"));
  g_assert_nonnull (remedies_case_find_text (ledger->notes, "The amount of 1 entry was never told"));
  g_assert_nonnull (remedies_case_find_text (
      ledger->notes, "PKR 72,000.00 – 108,000.00: 1.2 to 1.8 times what the debt was passed on for"));
  g_assert_nonnull (remedies_case_find_text (ledger->notes, "Even the lowest reckoning"));
}

#define DEBT "debt key=D debtor=V creditor=B currency=THB\n"
#define ENTRY(values) "debt-entry debt=D " values "\n"
#define WORK(sum, currency)                                                                                  \
  "employment key=E worker=V started=2023-01-01 ended=2023-01-31\nterm employment=E subject=pay "            \
  "side=promised " sum " per=month currency=" currency "\n"

static const struct {
  const char *rule, *lines, *claimed, *computed, *work_value, *notes, *never_notes;
} figures[] = {
    {"never told: no sum at all", DEBT ENTRY ("kind=principal") ENTRY ("kind=balance"), "unset", "unset",
     "unset", "The amounts of 2 entries were never told", "not explained"},
    {"the last word counts, whatever the order of rows",
     DEBT ENTRY ("kind=balance date=2024-05 amount=900") ENTRY ("kind=balance date=2024-01 amount=100"),
     "900", "unset", "unset", "no entry up to then explains any of it", NULL},
    {"two words on one day are a range",
     DEBT ENTRY ("kind=balance date=2024-05 amount=900") ENTRY ("kind=balance date=2024-05 amount=700"),
     "700;-;900", "unset", "unset", NULL, NULL},
    {"entries without a day cannot be set against a word day by day",
     DEBT ENTRY ("kind=principal amount=50") ENTRY ("kind=balance date=2024-05 amount=900"), "900", "50",
     "unset", "Some entries have no date", "not explained"},
    {"a word below the entries",
     DEBT ENTRY ("kind=principal date=2024-01 amount=50") ENTRY ("kind=balance date=2024-05 amount=40"), "40",
     "50", "unset", "come to more: THB 50.00", "not explained"},
    {"passed on for a sum not known: the debtor need not know it",
     DEBT ENTRY ("kind=principal amount=50") ENTRY ("kind=transfer creditor=B"), "unset", "50", "unset",
     "passed on to B1 for a sum not known", "never told"},
    {"charged at its value", DEBT ENTRY ("kind=addition amount=25 real_value=25 reason=pot"), "unset", "25",
     "unset", "charged at 1 times", NULL},
    {"a ratio without an exact decimal is said so",
     DEBT ENTRY ("kind=addition amount=62 real_value=3 reason=pot"), "unset", "62", "unset",
     "about 20.67 (62/3) times", NULL},
    {"worth nothing: no division", DEBT ENTRY ("kind=addition amount=500 real_value=0 reason=air"), "unset",
     "500", "unset", "worth nothing", "times its value"},
    {"work in another currency is not set against it",
     DEBT ENTRY ("kind=principal amount=5000") WORK ("low=9000", "KHR"), "unset", "5000", "unset",
     "not known in this currency", "would have paid"},
    {"work worth more than the debt", DEBT ENTRY ("kind=principal amount=5000") WORK ("low=9000", "THB"),
     "unset", "5000", "9000", "Even the lowest reckoning", NULL},
    {"work worth just the debt", DEBT ENTRY ("kind=principal amount=9000") WORK ("low=9000", "THB"), "unset",
     "9000", "9000", "Even the lowest reckoning", NULL},
    {"work worth less", DEBT ENTRY ("kind=principal amount=9001") WORK ("low=9000", "THB"), "unset", "9001",
     "9000", "No reckoning", NULL},
    {"only in its higher readings",
     DEBT ENTRY ("kind=principal amount=9500") WORK ("low=9000 high=10000", "THB"), "unset", "9500",
     "9000;-;10000", "Only the higher reckonings", NULL},
    {"another's work is not the debtor's",
     DEBT ENTRY (
         "kind=principal amount=5000") "employment key=E worker=B started=2023-01-01 ended=2023-01-31\n"
                                       "term employment=E subject=pay side=promised low=9000 per=month "
                                       "currency=THB\n",
     "unset", "5000", "unset", "not known in this currency", NULL},
};

#undef DEBT
#undef ENTRY
#undef WORK

static void
test_figures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++) {
    g_autoptr (PbSnapshot) snapshot = NULL;
    g_autoptr (PbDebtLedger) ledger = compute (figures[i].lines, &snapshot);

    g_test_message ("%s", figures[i].rule);
    remedies_case_assert_range (&ledger->claimed, figures[i].claimed);
    remedies_case_assert_range (&ledger->computed, figures[i].computed);
    remedies_case_assert_range (&ledger->work_value, figures[i].work_value);
    if (figures[i].notes != NULL)
      g_assert_nonnull (remedies_case_find_text (ledger->notes, figures[i].notes));
    if (figures[i].never_notes != NULL)
      g_assert_null (remedies_case_find_text (ledger->notes, figures[i].never_notes));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/debt-ledger/unexplained", test_unexplained);
  g_test_add_func ("/remedies/debt-ledger/passed-on", test_passed_on);
  g_test_add_func ("/remedies/debt-ledger/figures", test_figures);
  return g_test_run ();
}
