/* test-clocks.c: time limits: reckoning by calendar, states, questions, order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pb-clocks.h"
#include "pb-remedies.h"
#include "remedies-case.h"

#define ONE_MONTH                                                                                            \
  "employment key=E worker=V place=Town pack=testland started=2024-01-01 ended=2024-01-31\n"                 \
  "term employment=E subject=pay side=promised low=9000 currency=THB per=month\n"
#define QUARTER                                                                                              \
  "employment key=E worker=V place=Town pack=testland started=2024-01-01 ended=2024-03-31\n"                 \
  "term employment=E subject=pay side=promised low=9000 currency=THB per=month\n"

static void
test_last_day (void)
{
  static const struct {
    const char *rule, *from;
    guint length;
    PbLimitUnit unit;
    const char *expected;
  } cases[] = {
      {"the same number of the month", "2024-01-15", 2, PB_LIMIT_YEARS, "2026-01-15"},
      {"29 February and no leap year: the 28th", "2024-02-29", 1, PB_LIMIT_YEARS, "2025-02-28"},
      {"29 February and a leap year", "2024-02-29", 4, PB_LIMIT_YEARS, "2028-02-29"},
      {"28 February of a common year stays the 28th of a leap year", "2023-02-28", 1, PB_LIMIT_YEARS,
       "2024-02-28"},
      {"a month that is shorter, in a leap year", "2024-01-31", 1, PB_LIMIT_MONTHS, "2024-02-29"},
      {"a month that is shorter", "2023-01-31", 1, PB_LIMIT_MONTHS, "2023-02-28"},
      {"six months over the turn of the year", "2024-08-31", 6, PB_LIMIT_MONTHS, "2025-02-28"},
      {"days over 29 February", "2024-02-28", 30, PB_LIMIT_DAYS, "2024-03-29"},
      {"days without it", "2023-02-28", 30, PB_LIMIT_DAYS, "2023-03-30"},
      {"no time at all", "2024-02-29", 0, PB_LIMIT_DAYS, "2024-02-29"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *day = pb_date_format_jdn (
        pb_clocks_get_last_day (remedies_case_day (cases[i].from), cases[i].length, cases[i].unit));

    g_test_message ("%s", cases[i].rule);
    g_assert_cmpstr (day, ==, cases[i].expected);
  }
}

static PbRemedies *
compute (const char *lines, const char *today)
{
  g_autoptr (PbSnapshot) snapshot = remedies_case_build (lines, 0);

  return pb_remedies_compute (snapshot, remedies_case_day (today), NULL, NULL);
}

/* The @nth clock of a limit, in their order. */
static PbClock *
find_clock (PbRemedies *remedies, const char *limit, guint nth)
{
  for (guint i = 0; i < remedies->clocks->len; i++) {
    PbClock *clock = remedies->clocks->pdata[i];

    if (g_strcmp0 (clock->limit->id, limit) == 0 && nth-- == 0)
      return clock;
  }
  return NULL;
}

static guint
count_clocks (PbRemedies *remedies, const char *limit)
{
  guint count = 0;

  while (find_clock (remedies, limit, count) != NULL)
    count++;
  return count;
}

/* Due on 31 January 2024, two years: the last day is 31 January 2026 and still counts. */
static void
test_state (void)
{
  static const struct {
    const char *today;
    PbClockState state;
    const char *words;
  } cases[] = {
      {"2026-01-30", PB_CLOCK_RUNNING,
       "2 years from the day the pay was due (31 Jan 2024): the last day is 31 Jan 2026."},
      {"2026-01-31", PB_CLOCK_RUNNING, "the last day is 31 Jan 2026"},
      {"2026-02-01", PB_CLOCK_PASSED,
       "Passed: 2 years from the day the pay was due (31 Jan 2024); the last day was 31 Jan 2026. It stays "
       "here"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbRemedies) remedies = compute (ONE_MONTH, cases[i].today);
    PbClock *clock = find_clock (remedies, "court-2", 0);

    g_test_message ("%s", cases[i].today);
    g_assert_nonnull (clock);
    g_assert_cmpint (clock->state, ==, cases[i].state);
    g_assert_cmpint (clock->last_day, ==, remedies_case_day ("2026-01-31"));
    g_assert_nonnull (strstr (clock->words, cases[i].words));
    remedies_case_assert_range (&clock->at_stake, "9000");
    g_assert_cmpstr (clock->currency, ==, "THB");
    g_assert_true (clock->period == ((PbPayLedger *) remedies->ledgers->pdata[0])->periods->pdata[0]);
  }
}

static void
test_both_readings (void)
{
  g_autoptr (PbRemedies) remedies = compute (ONE_MONTH, "2025-01-01");
  PbClock *safe = find_clock (remedies, "court-2", 0);
  PbClock *other = find_clock (remedies, "court-5", 0);
  guint safe_at = 0;
  guint other_at = 0;

  g_assert_true (g_ptr_array_find (remedies->clocks, safe, &safe_at));
  g_assert_true (g_ptr_array_find (remedies->clocks, other, &other_at));
  g_assert_cmpuint (safe_at, <, other_at);
  g_assert_nonnull (strstr (safe->words, "the safe one"));
  g_assert_cmpint (other->last_day, ==, remedies_case_day ("2029-01-31"));
  g_assert_true (pb_clocks_find_next (remedies, safe->victim) == safe);
}

static void
test_unverified (void)
{
#define CONFIRM                                                                                              \
  "law-confirmation pack=testland rule=inspector-6 confirmed_by=Clerk confirmed_on=2026-01-01 source=Act "

  static const struct {
    const char *rule, *lines;
    PbClockState state;
    const char *last_day;
    const char *words;
  } cases[] = {
      {"unverified: a question with the day to keep", ONE_MONTH, PB_CLOCK_ASK, "2024-07-31",
       "Check: the rule is not verified."},
      {"confirmed as it stands", ONE_MONTH CONFIRM "\n", PB_CLOCK_RUNNING, "2024-07-31", "6 months from"},
      {"confirmed with another length", ONE_MONTH CONFIRM "value=9\n", PB_CLOCK_RUNNING, "2024-10-31",
       "9 months from"},
      {"confirmed with no whole number", ONE_MONTH CONFIRM "value=1.5\n", PB_CLOCK_ASK, NULL, "no length"},
      {"confirmed for another place", ONE_MONTH CONFIRM "place=Elsewhere\n", PB_CLOCK_ASK, "2024-07-31",
       "not verified"},
      {"confirmed for the place around it", ONE_MONTH CONFIRM "place=Province\n", PB_CLOCK_RUNNING,
       "2024-07-31", "6 months from"},
  };

#undef CONFIRM

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbRemedies) remedies = compute (cases[i].lines, "2024-05-01");
    PbClock *clock = find_clock (remedies, "inspector-6", 0);

    g_test_message ("%s", cases[i].rule);
    g_assert_cmpint (clock->state, ==, cases[i].state);
    g_assert_cmpint (clock->last_day, ==,
                     cases[i].last_day != NULL ? remedies_case_day (cases[i].last_day) : 0);
    g_assert_nonnull (strstr (clock->words, cases[i].words));
  }
}

/* One clock for each month that is owed; none for one that was paid. */
static void
test_rolling (void)
{
  g_autoptr (PbRemedies) remedies
      = compute (QUARTER "payment employment=E period=2024-02 low=9000 currency=THB\n", "2026-02-15");
  PbClock *first = find_clock (remedies, "court-2", 0);
  PbClock *second = find_clock (remedies, "court-2", 1);

  g_assert_cmpuint (count_clocks (remedies, "court-2"), ==, 2);
  g_assert_cmpint (first->last_day, ==, remedies_case_day ("2026-03-31"));
  g_assert_cmpint (first->state, ==, PB_CLOCK_RUNNING);
  g_assert_cmpint (second->last_day, ==, remedies_case_day ("2026-01-31"));
  g_assert_cmpint (second->state, ==, PB_CLOCK_PASSED);
}

static void
test_paid (void)
{
  g_autoptr (PbRemedies) remedies
      = compute (ONE_MONTH "payment employment=E period=2024-01 low=9000 currency=THB\n", "2025-01-01");

  g_assert_cmpuint (remedies->clocks->len, ==, 0);
}

#define ACT(date)                                                                                            \
  "act key=A kind=recruitment label=Recruitment " date                                                       \
  "\ncount key=N number=1 pack=testland version=1 offence=none\n"                                            \
  "count-victim count=N party=V\ncount-act count=N act=A\n"
#define FUND "route key=R victim=V pack=testland route=fund channel=fund state=chosen\n"

static const struct {
  const char *rule, *lines, *limit;
  guint count;
  PbClockState state;
  const char *last_day;
  const char *words;
} other_events[] = {
    {"knowledge is not recorded: asked, with what is at stake", ONE_MONTH, "suit-1", 1, PB_CLOCK_ASK, NULL,
     "that day is not recorded"},
    {"from the end of the work", ONE_MONTH, "suit-3", 1, PB_CLOCK_RUNNING, "2024-04-30",
     "3 months from the end of the work (31 Jan 2024)"},
    {"a route nobody chose that gives no wages has no clock", ONE_MONTH ACT ("date=2024-01-05"), "fund-1", 0,
     PB_CLOCK_ASK, NULL, NULL},
    {"chosen: from the act", ONE_MONTH ACT ("date=2024-01-05") FUND, "fund-1", 1, PB_CLOCK_RUNNING,
     "2025-01-05", "1 year from the act"},
    {"of a vague day the earliest", ONE_MONTH ACT ("date=2023-12") FUND, "fund-1", 1, PB_CLOCK_RUNNING,
     "2024-12-01", "(1 Dec 2023)"},
    {"an act without a day is asked", ONE_MONTH ACT ("") FUND, "fund-1", 1, PB_CLOCK_ASK, NULL,
     "an act whose day is not recorded (Recruitment)"},
    {"no act at all is asked", ONE_MONTH FUND, "fund-1", 1, PB_CLOCK_ASK, NULL,
     "the act: that day is not recorded"},
    {"chosen without any work", FUND ACT ("date=2024-01-05"), "fund-1", 1, PB_CLOCK_RUNNING, "2025-01-05",
     "1 year"},
    {"a dropped route has none",
     ONE_MONTH ACT (
         "date=2024-01-05") "route key=R victim=V pack=testland route=fund channel=fund state=dropped\n",
     "fund-1", 0, PB_CLOCK_ASK, NULL, NULL},
    {"the law of a chosen route counts beside that of the work",
     "employment key=E worker=V started=2024-01-01 ended=2024-01-31\nterm employment=E subject=pay "
     "side=promised low=9000 currency=THB per=month\n"
     "route key=R victim=V pack=testland route=court channel=civil state=considered\n",
     "court-2", 1, PB_CLOCK_RUNNING, "2026-01-31", "2 years"},
    {"without law or route there is no clock",
     "employment key=E worker=V started=2024-01-01 ended=2024-01-31\nterm employment=E subject=pay "
     "side=promised low=9000 currency=THB per=month\n",
     "court-2", 0, PB_CLOCK_ASK, NULL, NULL},
    {"filed is said, and stops nothing by itself",
     ONE_MONTH
     "route key=R victim=V pack=testland route=court channel=civil state=filed filed_on=2024-02-10\n",
     "court-2", 1, PB_CLOCK_RUNNING, "2026-01-31", "Filed 10 Feb 2024"},
};

#undef ACT
#undef FUND

static void
test_other_events (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_events); i++) {
    g_autoptr (PbRemedies) remedies = compute (other_events[i].lines, "2024-03-01");
    PbClock *clock = find_clock (remedies, other_events[i].limit, 0);

    g_test_message ("%s", other_events[i].rule);
    g_assert_cmpuint (count_clocks (remedies, other_events[i].limit), ==, other_events[i].count);
    if (clock == NULL)
      continue;
    g_assert_cmpint (clock->state, ==, other_events[i].state);
    g_assert_cmpint (clock->last_day, ==,
                     other_events[i].last_day != NULL ? remedies_case_day (other_events[i].last_day) : 0);
    g_assert_nonnull (strstr (clock->words, other_events[i].words));
  }
}

static int
rank (PbClockState state)
{
  return state == PB_CLOCK_RUNNING ? 0 : state == PB_CLOCK_ASK ? 1 : 2;
}

/* Soonest running first, then questions, then passed. */
static void
test_order (void)
{
  g_autoptr (PbRemedies) remedies = compute (QUARTER, "2026-02-15");

  g_assert_cmpuint (remedies->clocks->len, >, 8);
  for (guint i = 1; i < remedies->clocks->len; i++) {
    PbClock *before = remedies->clocks->pdata[i - 1];
    PbClock *clock = remedies->clocks->pdata[i];

    g_assert_cmpint (rank (before->state), <=, rank (clock->state));
    if (before->state == clock->state && clock->last_day != 0)
      g_assert_cmpint (before->last_day, <=, clock->last_day);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/clocks/last-day", test_last_day);
  g_test_add_func ("/remedies/clocks/state", test_state);
  g_test_add_func ("/remedies/clocks/both-readings", test_both_readings);
  g_test_add_func ("/remedies/clocks/unverified-is-a-question", test_unverified);
  g_test_add_func ("/remedies/clocks/one-for-each-month-owed", test_rolling);
  g_test_add_func ("/remedies/clocks/nothing-owed-nothing-runs", test_paid);
  g_test_add_func ("/remedies/clocks/other-events", test_other_events);
  g_test_add_func ("/remedies/clocks/order", test_order);
  return g_test_run ();
}
