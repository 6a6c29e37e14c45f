/* test-pay-credit.c: what was taken off and what was handed over, against what was due. Each line of a table
 * is a rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pb-pay-ledger.h"
#include "remedies-case.h"

/* Three months at 9,000; no overtime. */
#define QUARTER(pack, more)                                                                                  \
  "employment key=E worker=V pack=" pack " started=2023-01-01 ended=2023-03-31 " more "\n"                   \
  "term employment=E subject=pay side=promised low=9000 currency=THB per=month\n"                            \
  "work-pattern employment=E hours_low=8 days_low=6\n"
#define LINE(values) "pay-line employment=E currency=THB " values "\n"
#define PAID(values) "payment employment=E currency=THB " values "\n"

typedef struct {
  const char *rule;
  const char *lines;
  const char *owed[3]; /* by month */
  const char *total_owed;
  const char *total_paid; /* (nullable): not looked at */
  const char *asks;       /* (nullable): part of an open question; "": no question about money at all */
} CreditCase;

static PbPayLedger *
compute (const char *lines, guint which, PbSnapshot **out_snapshot)
{
  *out_snapshot = remedies_case_build (lines, 0);
  return pb_pay_ledger_compute (*out_snapshot, (*out_snapshot)->employments->pdata[which],
                                remedies_case_day ("2026-11-25"), PB_PAY_STEPS_IN_WORDS);
}

static void
check (const CreditCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++) {
    g_autoptr (PbSnapshot) snapshot = NULL;
    g_autoptr (PbPayLedger) ledger = compute (cases[i].lines, 0, &snapshot);

    g_test_message ("%s", cases[i].rule);
    g_assert_cmpuint (ledger->periods->len, ==, 3);
    for (guint p = 0; p < 3; p++)
      remedies_case_assert_range (&((PbPayPeriod *) ledger->periods->pdata[p])->owed, cases[i].owed[p]);
    remedies_case_assert_range (&ledger->owed, cases[i].total_owed);
    if (cases[i].total_paid != NULL)
      remedies_case_assert_range (&ledger->paid, cases[i].total_paid);
    if (cases[i].asks != NULL && *cases[i].asks != '\0')
      g_assert_nonnull (remedies_case_find_text (ledger->open, cases[i].asks));
    if (cases[i].asks != NULL && *cases[i].asks == '\0')
      g_assert_null (remedies_case_find_text (ledger->open, "THB"));
  }
}

static const CreditCase hands[] = {
    {"money handed to the worker is paid",
     QUARTER ("testland",
              "") "party key=A1 kind=person pseudonym=A1\n" PAID ("period=2023-01 low=1000 payee=V"),
     {"8000", "9000", "9000"},
     "26000",
     "1000",
     NULL},
    {"money handed to a broker has not reached the worker, and is asked for",
     QUARTER ("testland",
              "") "party key=A1 kind=person pseudonym=A1\n" PAID ("period=2023-01 low=1000 payee=A1"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     "handed to A1"},
};

static const CreditCase deductions[] = {
    {"an unlawful fine does not lower what is due",
     QUARTER ("testland", "") LINE ("kind=fine period=2023-01 low=500 lawful=no"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     ""},
    {"a lawful one does",
     QUARTER ("testland", "") LINE ("kind=tax period=2023-01 low=500 lawful=yes"),
     {"8500", "9000", "9000"},
     "26500",
     "0",
     ""},
    {"one nobody has judged does not, and is asked",
     QUARTER ("testland", "") LINE ("kind=food period=2023-01 low=500"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     "Was the deduction (food) of THB 500.00 lawful?"},
    {"nor does an unknown one",
     QUARTER ("testland", "") LINE ("kind=unknown period=2023-01 low=500 lawful=unknown"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     "Was the deduction (unknown)"},
    {"together no more than the cap: 0.2 × 9,000",
     QUARTER ("testland", "") LINE ("kind=tax period=2023-01 low=2000 lawful=yes")
         LINE ("kind=food period=2023-01 low=1000 lawful=yes"),
     {"7200", "9000", "9000"},
     "25200",
     "0",
     ""},
    {"just the cap",
     QUARTER ("testland", "") LINE ("kind=tax period=2023-01 low=1800 lawful=yes"),
     {"7200", "9000", "9000"},
     "25200",
     "0",
     ""},
    {"an unverified cap does not cut, and is asked",
     QUARTER ("shaky", "") LINE ("kind=tax period=2023-01 low=3000 lawful=yes"),
     {"6000", "9000", "9000"},
     "24000",
     "0",
     "limit on deductions"},
    {"confirmed it does",
     QUARTER ("shaky", "")
         LINE ("kind=tax period=2023-01 low=3000 lawful=yes") "law-confirmation pack=shaky rule=cap "
                                                              "confirmed_by=Clerk confirmed_on=2026-01-01 "
                                                              "source=Act\n",
     {"7200", "9000", "9000"},
     "25200",
     "0",
     ""},
    {"a range of deduction is a range owed",
     QUARTER ("testland", "") LINE ("kind=tax period=2023-01 low=100 high=300 lawful=yes"),
     {"8700;-;8900", "9000", "9000"},
     "26700;-;26900",
     "0",
     ""},
    {"over two months pro rata by days: 590 × 31/59",
     QUARTER ("testland", "") LINE ("kind=tax period=2023-01/2023-02 low=590 lawful=yes"),
     {"8690", "8720", "9000"},
     "26410",
     "0",
     ""},
    {"outside the work it is a question",
     QUARTER ("testland", "") LINE ("kind=tax period=2022-01 low=590 lawful=yes"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     "lies outside the work"},
    {"in another currency it is a question",
     QUARTER ("testland",
              "") "pay-line employment=E currency=KHR kind=tax period=2023-01 low=590 lawful=yes\n",
     {"9000", "9000", "9000"},
     "27000",
     "0",
     "A deduction of KHR 590.00 is in another currency"},
    {"a payslip proves no payment",
     QUARTER ("testland", "") LINE ("kind=net period=2023-01 low=9000")
         LINE ("kind=wage period=2023-01 low=9000"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     ""},
};

static void
test_deductions (void)
{
  check (deductions, G_N_ELEMENTS (deductions));
}

static const CreditCase payments[] = {
    {"a payment lowers the month it names",
     QUARTER ("testland", "") PAID ("period=2023-02 low=4000 date=2023-03-30"),
     {"9000", "5000", "9000"},
     "23000",
     "4000",
     ""},
    {"over two months pro rata by days",
     QUARTER ("testland", "") PAID ("period=2023-01/2023-02 low=5900"),
     {"5900", "6200", "9000"},
     "21100",
     "5900",
     ""},
    {"a day alone: the month whose pay fell due in that calendar month",
     QUARTER ("testland", "") PAID ("date=2023-02-28 low=4000"),
     {"9000", "5000", "9000"},
     "23000",
     "4000",
     ""},
    {"where pay falls due in the following month that is the month before",
     QUARTER ("testland", "pay_due_day=5") PAID ("date=2023-02-03 low=4000"),
     {"5000", "9000", "9000"},
     "23000",
     "4000",
     ""},
    {"what that month does not need goes to the oldest",
     QUARTER ("testland", "") PAID ("date=2023-03-31 low=20000"),
     {"0", "7000", "0"},
     "7000",
     "20000",
     ""},
    {"after the work: the oldest first",
     QUARTER ("testland", "") PAID ("date=2024-06-01 low=10000"),
     {"0", "8000", "9000"},
     "17000",
     "10000",
     ""},
    {"a day too vague for a month: the oldest first",
     QUARTER ("testland", "") PAID ("date=2023 low=10000"),
     {"0", "8000", "9000"},
     "17000",
     "10000",
     ""},
    {"neither month nor day: the oldest first",
     QUARTER ("testland", "") PAID ("low=10000"),
     {"0", "8000", "9000"},
     "17000",
     "10000",
     ""},
    {"money that names its month pays for no other",
     QUARTER ("testland", "") PAID ("period=2023-02 low=10000"),
     {"9000", "0", "9000"},
     "18000",
     "10000",
     ""},
    {"more than all that is due is asked, never owed below 0",
     QUARTER ("testland", "") PAID ("low=30000"),
     {"0", "0", "0"},
     "0",
     "30000",
     "THB 3,000.00 more was paid than all"},
    {"a range of payment is a range owed",
     QUARTER ("testland", "") PAID ("period=2023-01 low=1000 high=3000"),
     {"6000;-;8000", "9000", "9000"},
     "24000;-;26000",
     "1000;-;3000",
     ""},
    {"a range that is carried on",
     QUARTER ("testland", "") PAID ("low=8000 high=10000"),
     {"0;-;1000", "8000;-;9000", "9000"},
     "17000;-;19000",
     "8000;-;10000",
     ""},
    {"pocket money is money",
     QUARTER ("testland", "") PAID ("period=2023-01 low=1000 kind=pocket-money"),
     {"8000", "9000", "9000"},
     "26000",
     "1000",
     ""},
    {"a thing is never valued as wage",
     QUARTER ("testland", "") PAID ("period=2023-01 low=1000 kind=in-kind"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     ""},
    {"nor are tips",
     QUARTER ("testland", "") PAID ("period=2023-01 low=1000 kind=tips"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     ""},
    {"nor credit in the store",
     QUARTER ("testland", "") PAID ("low=1000 kind=store-credit"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     ""},
    {"another currency is never netted",
     QUARTER ("testland", "") "payment employment=E period=2023-01 low=50 currency=USD\n",
     {"9000", "9000", "9000"},
     "27000",
     "0",
     "A payment of USD 50.00 is in another currency"},
    {"a payment below zero is asked",
     QUARTER ("testland", "") PAID ("period=2023-01 low=-50"),
     {"9000", "9000", "9000"},
     "27000",
     "0",
     "below zero"},
};

static void
test_payments (void)
{
  check (payments, G_N_ELEMENTS (payments));
}

static void
test_words (void)
{
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbPayLedger) ledger
      = compute (QUARTER ("testland", "") PAID ("period=2023-01 low=1000 kind=in-kind") PAID ("low=10000")
                     LINE ("kind=fine period=2023-01 low=500 lawful=no") PAID ("period=2023-03 low=9500"),
                 0, &snapshot);
  PbPayPeriod *january = ledger->periods->pdata[0];
  PbPayPeriod *march = ledger->periods->pdata[2];

  g_assert_nonnull (remedies_case_find_text (
      january->steps, "In kind, said to be worth THB 1,000.00: named here, not valued as wage."));
  g_assert_nonnull (
      remedies_case_find_text (january->steps, "Deduction (fine): THB 500.00, not shown to be lawful"));
  g_assert_nonnull (remedies_case_find_text (january->steps, "oldest month first: THB 9,000.00."));
  g_assert_nonnull (remedies_case_find_text (
      january->steps, "Owed: due THB 9,000.00 − lawful deductions THB 0.00 − paid THB 9,000.00 = THB 0.00"));
  g_assert_nonnull (
      remedies_case_find_text (march->steps, "THB 500.00 more was paid for this month than is due"));
  remedies_case_assert_range (&january->deducted, "500");
  remedies_case_assert_range (&january->paid, "9000");
  remedies_case_assert_range (&ledger->deducted, "500");
}

/* Case study 6: two works, both unpaid; 100,000 came in the end; small sums for clothes, nobody knows how
 * many. */
static void
test_unpaid_years (void)
{
  static const char lines[]
      = "employment key=E1 worker=V started=2004-01-01 ended=2004-03-31\n"
        "term employment=E1 subject=pay side=promised low=150000 currency=ZMK per=month\n"
        "employment key=E2 worker=V started=2005-01-01 ended=2006-12-31\n"
        "term employment=E2 subject=pay side=promised low=350000 currency=ZMK per=month\n"
        "payment employment=E2 low=100000 currency=ZMK\n";
  static const char small[] = "payment employment=E1 low=10000 high=30000 currency=ZMK kind=pocket-money\n";
  g_autofree char *both = g_strconcat (lines, small, NULL);
  g_autoptr (PbSnapshot) plain = NULL;
  g_autoptr (PbSnapshot) with_small = NULL;
  g_autoptr (PbPayLedger) first = compute (lines, 0, &plain);
  g_autoptr (PbSnapshot) plain_again = NULL;
  g_autoptr (PbPayLedger) second = compute (lines, 1, &plain_again);
  g_autoptr (PbPayLedger) first_small = compute (both, 0, &with_small);
  g_autoptr (PbRatio) due = pb_ratio_add (first->due.low, second->due.low);
  g_autoptr (PbRatio) owed = pb_ratio_add (first->owed.low, second->owed.low);
  g_autofree char *due_text = pb_ratio_to_text (due);
  g_autofree char *owed_text = pb_ratio_to_text (owed);

  remedies_case_assert_range (&first->due, "450000");
  remedies_case_assert_range (&second->due, "8400000");
  g_assert_cmpuint (second->periods->len, ==, 24);
  g_assert_cmpstr (due_text, ==, "8850000");
  g_assert_cmpstr (owed_text, ==, "8750000");
  remedies_case_assert_range (&first_small->owed, "420000;-;440000");
}

/* Sums of the months are the totals, unrounded: thirds of a month stay exact. */
static void
test_totals (void)
{
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbPayLedger) ledger
      = compute ("employment key=E worker=V pack=testland started=2023-01-11 ended=2023-03-07\n"
                 "term employment=E subject=pay side=promised low=1000 currency=THB per=month\n"
                 "work-pattern employment=E hours_low=9 hours_high=11 days_low=6\n" PAID ("low=77 high=177"),
                 0, &snapshot);
  g_autoptr (PbRatio) low = pb_ratio_new_int (0);
  g_autoptr (PbRatio) difference = NULL;

  for (guint i = 0; i < ledger->periods->len; i++) {
    PbPayPeriod *period = ledger->periods->pdata[i];
    g_autoptr (PbRatio) before = low;

    g_assert_cmpint (pb_ratio_compare (period->owed.low, period->owed.high), <=, 0);
    low = pb_ratio_add (before, period->owed.low);
  }
  g_assert_cmpint (pb_ratio_compare (low, ledger->owed.low), ==, 0);
  difference = pb_ratio_subtract (ledger->due.low, ledger->paid.high);
  g_assert_cmpint (pb_ratio_compare (difference, ledger->owed.low), ==, 0);
}

static void
test_hands (void)
{
  check (hands, G_N_ELEMENTS (hands));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/pay-credit/deductions", test_deductions);
  g_test_add_func ("/remedies/pay-credit/payments", test_payments);
  g_test_add_func ("/remedies/pay-credit/words", test_words);
  g_test_add_func ("/remedies/pay-credit/unpaid-years", test_unpaid_years);
  g_test_add_func ("/remedies/pay-credit/totals", test_totals);
  g_test_add_func ("/remedies/pay-credit/hands", test_hands);
  return g_test_run ();
}
