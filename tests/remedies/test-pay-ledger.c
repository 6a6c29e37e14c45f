/* test-pay-ledger.c: what was due, month by month. Each line of a table is a rule; its near-miss stands
 * beside it.
 *
 * February 2023 has exactly four weeks, so that most figures can be checked in the head.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pb-pay-ledger.h"
#include "remedies-case.h"

#define FEBRUARY "employment key=E worker=V place=Town pack=testland started=2023-02-01 ended=2023-02-28\n"
#define MONTHLY "term key=T employment=E subject=pay side=promised low=9000 currency=THB per=month\n"

typedef struct {
  const char *rule;
  const char *lines;
  const char *due;        /* total */
  const char *asks;       /* (nullable): part of an open question; NULL: not looked at */
  const char *never_asks; /* (nullable): part that no open question may have */
} DueCase;

static PbPayLedger *
compute (const char *lines, PbSnapshot **out_snapshot)
{
  *out_snapshot = remedies_case_build (lines, 0);
  return pb_pay_ledger_compute (*out_snapshot, (*out_snapshot)->employments->pdata[0],
                                remedies_case_day ("2026-11-25"), PB_PAY_STEPS_IN_WORDS);
}

static void
check_due (const DueCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++) {
    g_autoptr (PbSnapshot) snapshot = NULL;
    g_autoptr (PbPayLedger) ledger = compute (cases[i].lines, &snapshot);

    g_test_message ("%s", cases[i].rule);
    remedies_case_assert_range (&ledger->due, cases[i].due);
    if (cases[i].asks != NULL)
      g_assert_nonnull (remedies_case_find_text (ledger->open, cases[i].asks));
    if (cases[i].never_asks != NULL)
      g_assert_null (remedies_case_find_text (ledger->open, cases[i].never_asks));
  }
}

/* law/remedies, worked example: 26 working days, 12 h, promised 1,000, minimum 1,200, 26 × 8, overtime 1.5,
 * paid 500. */
static void
test_worked_example (void)
{
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbPayLedger) ledger
      = compute ("employment key=E worker=V place=Town pack=handbook started=2023-02-01 ended=2023-02-28\n"
                 "term key=T employment=E subject=pay side=promised low=1000 currency=THB per=month\n"
                 "work-pattern key=W employment=E hours_low=12 days_low=6.5\n"
                 "law-confirmation key=C pack=handbook rule=minimum-wage value=1200 currency=THB per=month "
                 "place=Province "
                 "confirmed_by=Clerk confirmed_on=2026-01-01 source=\"Order 1\"\n"
                 "pay-line key=L1 employment=E period=2023-02 kind=food low=300 currency=THB lawful=no\n"
                 "pay-line key=L2 employment=E period=2023-02 kind=debt low=200 currency=THB lawful=no\n"
                 "payment key=P employment=E period=2023-02 low=500 currency=THB\n",
                 &snapshot);
  PbPayPeriod *period = ledger->periods->pdata[0];

  g_assert_cmpuint (ledger->periods->len, ==, 1);
  remedies_case_assert_range (&period->hours, "312");
  remedies_case_assert_range (&period->overtime, "104");
  remedies_case_assert_range (&period->rest_day, "0");
  remedies_case_assert_range (&period->promised, "1000");
  remedies_case_assert_range (&period->due, "2100");
  remedies_case_assert_range (&period->deducted, "500");
  remedies_case_assert_range (&period->deducted_lawful, "0");
  remedies_case_assert_range (&period->paid, "500");
  remedies_case_assert_range (&period->owed, "1600");
  g_assert_nonnull (
      remedies_case_find_text (period->steps, "THB 1,200.00 a month ÷ (26 × 8) = THB 5.77 an hour"));
  g_assert_nonnull (remedies_case_find_text (period->steps, "104 hours × THB 5.77 × 1.5 = THB 900.00"));
  g_assert_nonnull (remedies_case_find_text (period->steps, "The higher of these is due: THB 2,100.00"));
  g_assert_true (period->estimate);
  g_assert_cmpuint (ledger->open->len, ==, 0);
}

static void
test_overtime (void)
{
  static const DueCase cases[] = {
      {"no more than the normal day: no overtime",
       FEBRUARY MONTHLY "work-pattern employment=E hours_low=8 days_low=6\n", "9000", NULL, NULL},
      {"two hours beyond the day on 24 days: 48 × 37.50 × 1.5",
       FEBRUARY MONTHLY "work-pattern employment=E hours_low=10 days_low=6\n", "11700", NULL, NULL},
      {"beyond the week only: 16 × 37.50 × 1.5",
       "employment key=E worker=V pack=week44 started=2023-02-01 ended=2023-02-28\n" MONTHLY
       "work-pattern employment=E hours_low=8 days_low=6\n",
       "9900", NULL, NULL},
      {"beyond day and week: 48 + 16 hours, none of them twice",
       "employment key=E worker=V pack=week44 started=2023-02-01 ended=2023-02-28\n" MONTHLY
       "work-pattern employment=E hours_low=10 days_low=6\n",
       "12600", NULL, NULL},
      {"just the normal week: no overtime",
       "employment key=E worker=V pack=week44 started=2023-02-01 ended=2023-02-28\n" MONTHLY
       "work-pattern employment=E hours_low=8 days_low=5.5\n",
       "9000", NULL, NULL},
      {"beyond the week only, as a range: 0 to 16 × 37.50 × 1.5",
       "employment key=E worker=V pack=week44 started=2023-02-01 ended=2023-02-28\n" MONTHLY
       "work-pattern employment=E hours_low=7 hours_high=8 days_low=6\n",
       "9000;-;9900", NULL, NULL},
      {"a 20-hour day is what exploitation looks like: 288 × 37.50 × 1.5",
       FEBRUARY MONTHLY "work-pattern employment=E hours_low=20 days_low=6\n", "25200", NULL,
       "hours below 0"},
      {"more hours than a day has: reckoned all the same, and asked",
       FEBRUARY MONTHLY "work-pattern employment=E hours_low=25 days_low=6\n", "31950",
       "hours below 0 or above 24", NULL},
  };

  check_due (cases, G_N_ELEMENTS (cases));
}

static void
test_rest_day (void)
{
#define SHAKY "employment key=E worker=V place=Town pack=shaky started=2023-02-01 ended=2023-02-28\n"
#define SEVEN "work-pattern employment=E hours_low=8 days_low=7\n"
#define CONFIRM "law-confirmation rule=rest-day confirmed_by=Clerk confirmed_on=2026-01-01 source=Act "
  static const DueCase cases[] = {
      {"the seventh day at the factor: 32 × 37.50 × 2", FEBRUARY MONTHLY SEVEN, "11400", NULL, "factor"},
      {"overtime on it at its own factor: + 48 × 37.50 × 1.5 + 8 × 37.50 × 3",
       FEBRUARY MONTHLY "work-pattern employment=E hours_low=10 days_low=7\n", "15000", NULL, NULL},
      {"six days: no rest day was worked",
       FEBRUARY MONTHLY "work-pattern employment=E hours_low=8 days_low=6\n", "9000", NULL, NULL},
      {"unverified factor: plain rate and a question", SHAKY MONTHLY SEVEN, "10200",
       "factor for work on rest days", NULL},
      {"unverified but no rest day worked: no question",
       SHAKY MONTHLY "work-pattern employment=E hours_low=8 days_low=6\n", "9000", NULL, "rest days"},
      {"confirmed without a value: the pack's own figure stands", SHAKY MONTHLY SEVEN CONFIRM "pack=shaky\n",
       "11400", NULL, "factor"},
      {"confirmed with a value: that counts", SHAKY MONTHLY SEVEN CONFIRM "pack=shaky value=1.5\n", "10800",
       NULL, "factor"},
      {"confirmed for another pack: still a question", SHAKY MONTHLY SEVEN CONFIRM "pack=testland\n", "10200",
       "factor", NULL},
      {"confirmed for another place: still a question",
       SHAKY MONTHLY SEVEN CONFIRM "pack=shaky place=Elsewhere\n", "10200", "factor", NULL},
      {"confirmed for another year: still a question", SHAKY MONTHLY SEVEN CONFIRM "pack=shaky valid=2024\n",
       "10200", "factor", NULL},
  };
#undef SHAKY
#undef SEVEN
#undef CONFIRM

  check_due (cases, G_N_ELEMENTS (cases));
}

#define RATE(low, per) "term employment=E subject=pay side=promised low=" low " currency=THB per=" per "\n"
#define TEN "work-pattern employment=E hours_low=10 days_low=6\n"
static const DueCase rates[] = {
    {"an hourly wage: 192 × 50 + 48 × 50 × 1.5", FEBRUARY RATE ("50", "hour") TEN, "13200", NULL, NULL},
    {"a daily wage for the days worked: 24 × 300 + 48 × 37.50 × 1.5", FEBRUARY RATE ("300", "day") TEN,
     "9900", NULL, NULL},
    {"a daily wage has paid the rest day once: 28 × 300 + 32 × 37.50 × (2 − 1)",
     FEBRUARY RATE ("300", "day") "work-pattern employment=E hours_low=8 days_low=7\n", "9600", NULL, NULL},
    {"a weekly wage: 4 × 2,100 + 48 × 2,100/48 × 1.5", FEBRUARY RATE ("2100", "week") TEN, "11550", NULL,
     NULL},
    {"a yearly wage: 120,000/12 + 48 × 120,000/(12 × 30 × 8) × 1.5", FEBRUARY RATE ("120000", "year") TEN,
     "13000", NULL, NULL},
    {"piece work has no sum without pieces", FEBRUARY RATE ("5", "piece") TEN, "unset", "how many pieces",
     NULL},
    {"a monthly wage without a pattern: the wage, and a question", FEBRUARY MONTHLY, "9000",
     "No work pattern", NULL},
    {"a daily wage without a pattern has no sum", FEBRUARY RATE ("300", "day"), "unset", "No work pattern",
     NULL},
    {"no rate at all", FEBRUARY TEN, "unset", "No pay rate is known", NULL},
    {"words alone are no sum",
     FEBRUARY "term employment=E subject=pay side=promised words=\"good pay\"\n" TEN, "unset",
     "how much, per what", NULL},
    {"what was actually said to be paid is no promise",
     FEBRUARY "term employment=E subject=pay side=actual low=9000 currency=THB per=month\n" TEN, "unset",
     "No pay rate is known", NULL},
    {"no law pack: the wage alone, and a question",
     "employment key=E worker=V started=2023-02-01 ended=2023-02-28\n" MONTHLY TEN, "9000", "No law pack",
     NULL},
    {"no divisor in the law: a monthly wage alone, and a question",
     "employment key=E worker=V pack=bare started=2023-02-01 ended=2023-02-28\n" MONTHLY TEN, "9000",
     "no number of days by which", NULL},
    {"no divisor but no overtime: no question",
     "employment key=E worker=V pack=bare started=2023-02-01 ended=2023-02-28\n" MONTHLY
     "work-pattern employment=E hours_low=8 days_low=6\n",
     "9000", NULL, "by which"},
    {"a daily wage needs no divisor",
     "employment key=E worker=V pack=bare started=2023-02-01 ended=2023-02-28\n" RATE ("300", "day") TEN,
     "9900", NULL, "by which"},
    {"a range of pay is a range due",
     FEBRUARY "term employment=E subject=pay side=promised low=9000 high=12000 currency=THB per=month\n" TEN,
     "11700;-;15600", NULL, NULL},
};
#undef RATE
#undef TEN

static void
test_rates (void)
{
  check_due (rates, G_N_ELEMENTS (rates));
}

#define SIX "work-pattern employment=E hours_low=8 days_low=6\n"
#define MINIMUM                                                                                              \
  "law-confirmation rule=minimum-wage pack=testland confirmed_by=Clerk confirmed_on=2026-01-01 "             \
  "source=\"Order 1\" "
static const DueCase higher_of[] = {
    {"nobody confirmed a minimum wage: the promise alone, and a question", FEBRUARY MONTHLY SIX, "9000",
     "The minimum wage for Town in 1 Feb 2023 – 28 Feb 2023 is not recorded: confirm it with its source.",
     NULL},
    {"confirmed for the province: 24 days × 400",
     FEBRUARY MONTHLY SIX MINIMUM "value=400 currency=THB per=day place=Province\n", "9600", NULL,
     "minimum wage"},
    {"confirmed but lower than the promise",
     FEBRUARY MONTHLY SIX MINIMUM "value=300 currency=THB per=day place=Province\n", "9000", NULL,
     "minimum wage"},
    {"the place itself goes before the province",
     FEBRUARY MONTHLY SIX MINIMUM "value=400 currency=THB per=day place=Province\n" MINIMUM
                                  "value=500 currency=THB per=day place=Town\n",
     "12000", NULL, NULL},
    {"of one place the figure that begins later",
     FEBRUARY MONTHLY SIX MINIMUM "value=500 currency=THB per=day place=Town valid=2020/..\n" MINIMUM
                                  "value=400 currency=THB per=day place=Town valid=2022/..\n",
     "9600", NULL, NULL},
    {"confirmed for another place",
     FEBRUARY MONTHLY SIX MINIMUM "value=400 currency=THB per=day place=Elsewhere\n", "9000",
     "minimum wage for Town", NULL},
    {"confirmed for another year",
     FEBRUARY MONTHLY SIX MINIMUM "value=400 currency=THB per=day place=Town valid=2022\n", "9000",
     "minimum wage for Town", NULL},
    {"confirmed from the middle of the month: 9,000/28 × 14, then 12 days × 400",
     FEBRUARY MONTHLY SIX MINIMUM "value=400 currency=THB per=day place=Town valid=2023-02-15/..\n", "9300",
     "1 Feb 2023 – 14 Feb 2023", NULL},
    {"in another currency: never compared",
     FEBRUARY MONTHLY SIX MINIMUM "value=400 currency=KHR per=day place=Town\n", "9000",
     "in KHR, the ledger in THB", NULL},
    {"without per what: nothing to reckon with",
     FEBRUARY MONTHLY SIX MINIMUM "value=400 currency=THB place=Town\n", "9000", "complete it", NULL},
    {"contract above promise: both kept, the higher due",
     FEBRUARY MONTHLY
     "term key=K employment=E subject=pay side=contract low=10000 currency=THB per=month\n" SIX,
     "10000", NULL, NULL},
    {"contract below promise",
     FEBRUARY MONTHLY
     "term key=K employment=E subject=pay side=contract low=8000 currency=THB per=month\n" SIX,
     "9000", NULL, NULL},
    {"contract in another currency: asked, not converted",
     FEBRUARY MONTHLY
     "term key=K employment=E subject=pay side=contract low=900000 currency=KHR per=month\n" SIX,
     "9000", "contracted pay is in KHR, the ledger in THB", NULL},
};
#undef SIX
#undef MINIMUM

static void
test_higher_of (void)
{
  check_due (higher_of, G_N_ELEMENTS (higher_of));
}

static void
test_days (void)
{
#define WORK(from, to)                                                                                       \
  "employment key=E worker=V pack=testland started=" from " ended=" to "\n" MONTHLY                          \
  "work-pattern employment=E hours_low=8 days_low=6\n"
  static const DueCase cases[] = {
      {"a whole month is the whole wage, whatever its length", WORK ("2024-01-01", "2024-01-31"), "9000",
       NULL, NULL},
      {"a part of a month pro rata by days: 16/31", WORK ("2024-01-16", "2024-01-31"), "144000/31", NULL,
       NULL},
      {"as many days of two months of unequal length: 17/31 + 17/28", WORK ("2023-01-15", "2023-02-17"),
       "2256750/217", NULL, NULL},
      {"one day", WORK ("2024-02-29", "2024-02-29"), "9000/29", NULL, NULL},
      {"months named: likely as stated, lowest only the certain days", WORK ("2024-01", "2024-03"),
       "297000/31;27000;27000", NULL, NULL},
      {"years named: no likely reading", WORK ("2024", "2024"), "0;-;108000", NULL, NULL},
      {"about: as written, and asked", WORK ("2024-01-01~", "2024-01-31"), "9000", "about 1 Jan 2024", NULL},
      {"no end: nothing is reckoned", "employment key=E worker=V pack=testland started=2024-01\n" MONTHLY,
       "unset", "When did this work end?", NULL},
      {"no beginning", "employment key=E worker=V pack=testland ended=2024-01\n" MONTHLY, "unset",
       "When did this work begin?", NULL},
      {"an open end: up to today at most", WORK ("2026-11-01", "2026-11-10/.."), "3000;-;7500",
       "Does it go on?", NULL},
      {"an open end that certainly came today", WORK ("2026-11-01", "2026-11-25/.."), "7500",
       "Does it go on?", NULL},
      {"ends before it begins", WORK ("2024-03", "2024-01"), "unset", "before it begins", NULL},
      {"a mistyped century", WORK ("1024-03", "2024-01"), "unset", "more than 100 years", NULL},
  };
#undef WORK

  check_due (cases, G_N_ELEMENTS (cases));
}

static void
test_changes (void)
{
#define QUARTER "employment key=E worker=V pack=testland started=2023-01-01 ended=2023-03-31\n"
  static const DueCase cases[] = {
      {"a raise for a part of the work overrides the whole: 9,000 + 9,000 + 12,000",
       QUARTER MONTHLY
       "term key=T2 employment=E subject=pay side=promised low=12000 currency=THB per=month period=2023-03\n"
       "work-pattern employment=E hours_low=8 days_low=6\n",
       "30000", NULL, NULL},
      {"a raise in the middle of a month: 9,000 × 14/28 + 12,000 × 14/28",
       FEBRUARY MONTHLY "term key=T2 employment=E subject=pay side=promised low=12000 currency=THB per=month "
                        "period=2023-02-15/..\n"
                        "work-pattern employment=E hours_low=8 days_low=6\n",
       "10500", NULL, NULL},
      {"longer days for two weeks: 24 × 37.50 × 1.5",
       FEBRUARY MONTHLY "work-pattern employment=E hours_low=8 days_low=6\n"
                        "work-pattern employment=E hours_low=10 days_low=6 period=2023-02-01/2023-02-14\n",
       "10350", NULL, NULL},
      {"a promise that ends: the rest has no rate",
       QUARTER
       "term employment=E subject=pay side=promised low=9000 currency=THB per=month period=2023-01/2023-02\n"
       "work-pattern employment=E hours_low=8 days_low=6\n",
       "18000", "No pay rate is known for 1 Mar 2023 – 31 Mar 2023", NULL},
  };
#undef QUARTER

  check_due (cases, G_N_ELEMENTS (cases));
}

static void
test_ranges (void)
{
  static const struct {
    const char *rule, *pattern, *hours, *overtime, *due;
  } cases[] = {
      {"12 to 15 hours stay a range", "hours_low=12 hours_high=15 days_low=6", "288;-;360", "96;-;168",
       "14400;-;18450"},
      {"with what is likely", "hours_low=12 hours_likely=13 hours_high=15 days_low=6", "288;312;360",
       "96;120;168", "14400;15750;18450"},
      {"days as a range", "hours_low=8 days_low=5 days_high=6", "160;-;192", "0", "9000"},
      {"ends in the wrong order", "hours_low=15 hours_high=12 days_low=6", "288;-;360", "96;-;168",
       "14400;-;18450"},
      {"no range", "hours_low=12 hours_high=12 days_low=6 days_high=6", "288", "96", "14400"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbSnapshot) snapshot = NULL;
    g_autofree char *lines
        = g_strdup_printf ("%s%swork-pattern employment=E %s\n", FEBRUARY, MONTHLY, cases[i].pattern);
    g_autoptr (PbPayLedger) ledger = compute (lines, &snapshot);
    PbPayPeriod *period = ledger->periods->pdata[0];

    g_test_message ("%s", cases[i].rule);
    remedies_case_assert_range (&period->hours, cases[i].hours);
    remedies_case_assert_range (&period->overtime, cases[i].overtime);
    remedies_case_assert_range (&period->due, cases[i].due);
    remedies_case_assert_range (&ledger->due, cases[i].due);
  }
}

/* What an hour brought in fact, against the promise: 1,200 for 240 hours. */
static void
test_effective (void)
{
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbPayLedger) ledger
      = compute (FEBRUARY MONTHLY "work-pattern employment=E hours_low=10 days_low=6\n"
                                  "payment employment=E period=2023-02 low=1200 currency=THB\n",
                 &snapshot);

  g_assert_nonnull (remedies_case_find_text (
      ledger->effective, "THB 5.00 an hour (THB 1,200.00 for 240 hours). Promised for the same "
                         "hours: THB 37.50 an hour; due: THB 48.75 an hour."));
}

static void
test_due_day (void)
{
  static const struct {
    const char *rule, *work, *expected;
  } cases[] = {
      {"the last day of the month", "started=2024-02-01 ended=2024-03-31", "2024-02-29"},
      {"the last day of the work", "started=2024-02-01 ended=2024-02-10", "2024-02-10"},
      {"of a vague end the earliest", "started=2024-02-01 ended=2024-02", "2024-02-01"},
      {"the fifth of the following month", "started=2024-02-01 ended=2024-03-31 pay_due_day=5", "2024-03-05"},
      {"a day the following month does not have", "started=2024-01-01 ended=2024-03-31 pay_due_day=31",
       "2024-02-29"},
      {"over the turn of the year", "started=2023-12-01 ended=2024-03-31 pay_due_day=7", "2024-01-07"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbSnapshot) snapshot = NULL;
    g_autofree char *lines = g_strdup_printf ("employment key=E worker=V %s\n%s", cases[i].work, MONTHLY);
    g_autoptr (PbPayLedger) ledger = compute (lines, &snapshot);
    g_autofree char *day = pb_date_format_jdn (((PbPayPeriod *) ledger->periods->pdata[0])->due_on);

    g_test_message ("%s", cases[i].rule);
    g_assert_cmpstr (day, ==, cases[i].expected);
  }
}

/* Grade and proof: what a figure rests on is there, once. */
static void
test_proof (void)
{
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbPayLedger) ledger = compute (
      "exhibit key=X kind=statement label=Statement\n"
      "passage key=G exhibit=X page=1 quote=words\n"
      "assertion key=A1 passage=G basis=did proposition=\"worked there\"\n"
      "assertion key=A2 passage=G basis=heard proposition=\"was promised\"\n"
      "assertion key=A3 passage=G basis=did proposition=\"worked ten hours\"\n"
      "employment key=E worker=V pack=testland started=2023-02-01 ended=2023-03-31 assertion=A1\n"
      "term employment=E subject=pay side=promised low=9000 currency=THB per=month assertion=A2\n"
      "work-pattern employment=E hours_low=10 days_low=6 period=2023-02 grade=recorded assertion=A3\n"
      "payment employment=E period=2023-03 low=10 currency=THB assertion=A1\n",
      &snapshot);
  PbPayPeriod *february = ledger->periods->pdata[0];
  PbPayPeriod *march = ledger->periods->pdata[1];

  g_assert_cmpuint (february->proof->len, ==, 3);
  g_assert_true (february->proof->pdata[0] == pb_snapshot_find (snapshot->assertions, "A1"));
  g_assert_true (february->proof->pdata[2] == pb_snapshot_find (snapshot->assertions, "A3"));
  g_assert_false (february->estimate);
  g_assert_cmpuint (march->proof->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/pay-ledger/worked-example", test_worked_example);
  g_test_add_func ("/remedies/pay-ledger/overtime", test_overtime);
  g_test_add_func ("/remedies/pay-ledger/rest-day", test_rest_day);
  g_test_add_func ("/remedies/pay-ledger/rates", test_rates);
  g_test_add_func ("/remedies/pay-ledger/higher-of-promise-contract-minimum", test_higher_of);
  g_test_add_func ("/remedies/pay-ledger/days", test_days);
  g_test_add_func ("/remedies/pay-ledger/changes", test_changes);
  g_test_add_func ("/remedies/pay-ledger/ranges", test_ranges);
  g_test_add_func ("/remedies/pay-ledger/effective-pay", test_effective);
  g_test_add_func ("/remedies/pay-ledger/due-day", test_due_day);
  g_test_add_func ("/remedies/pay-ledger/proof", test_proof);
  return g_test_run ();
}
