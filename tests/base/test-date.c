/* test-date.c: pb-date: reading, refusing, arithmetic against GDate, comparison, ages, showing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-date"

#include "pb-date.h"
#include "pb-error.h"

#include <string.h>

/* JDN of 0000-12-31, where GDate's days begin. */
#define GDATE_EPOCH 1721425

static PbDate
parse (const char *edtf)
{
  PbDate date = {0};
  g_autoptr (GError) error = NULL;

  pb_date_parse (edtf, &date, &error);
  g_assert_no_error (error);
  return date;
}

static void
test_parse (void)
{
  static const struct {
    const char *edtf;
    const char *first;
    const char *last;
    PbDatePrecision precision;
    gboolean is_interval;
    gboolean approximate;
    gboolean uncertain;
  } cases[] = {
      {"2016", "2016-01-01", "2016-12-31", PB_DATE_PRECISION_YEAR},
      {"2016-05", "2016-05-01", "2016-05-31", PB_DATE_PRECISION_MONTH},
      {"2016-02", "2016-02-01", "2016-02-29", PB_DATE_PRECISION_MONTH},
      {"2016-05-03", "2016-05-03", "2016-05-03", PB_DATE_PRECISION_DAY},
      {"2000-02-29", "2000-02-29", "2000-02-29", PB_DATE_PRECISION_DAY},
      {"201X", "2010-01-01", "2019-12-31", PB_DATE_PRECISION_DECADE},
      {"20XX", "2000-01-01", "2099-12-31", PB_DATE_PRECISION_CENTURY},
      {"2016-XX", "2016-01-01", "2016-12-31", PB_DATE_PRECISION_YEAR},
      {"2016-05-XX", "2016-05-01", "2016-05-31", PB_DATE_PRECISION_MONTH},
      {"2016-XX-XX", "2016-01-01", "2016-12-31", PB_DATE_PRECISION_YEAR},
      {"2016-21", "2016-03-01", "2016-05-31", PB_DATE_PRECISION_SEASON},
      {"2016-22", "2016-06-01", "2016-08-31", PB_DATE_PRECISION_SEASON},
      {"2016-23", "2016-09-01", "2016-11-30", PB_DATE_PRECISION_SEASON},
      {"2016-24", "2016-12-01", "2017-02-28", PB_DATE_PRECISION_SEASON},
      {"2016-05~", "2016-05-01", "2016-05-31", PB_DATE_PRECISION_MONTH, FALSE, TRUE, FALSE},
      {"2016?", "2016-01-01", "2016-12-31", PB_DATE_PRECISION_YEAR, FALSE, FALSE, TRUE},
      {"201X%", "2010-01-01", "2019-12-31", PB_DATE_PRECISION_DECADE, FALSE, TRUE, TRUE},
      {"2016-05-12/2018-02", "2016-05-12", "2018-02-28", PB_DATE_PRECISION_MONTH, TRUE},
      {"2016-05-12/2016-05-12", "2016-05-12", "2016-05-12", PB_DATE_PRECISION_DAY, TRUE},
      {"2016/2016-05", "2016-01-01", "2016-05-31", PB_DATE_PRECISION_YEAR, TRUE},
      {"2016~/2018?", "2016-01-01", "2018-12-31", PB_DATE_PRECISION_YEAR, TRUE, TRUE, TRUE},
      {"../2018", "..", "2018-12-31", PB_DATE_PRECISION_YEAR, TRUE},
      {"2016/..", "2016-01-01", "..", PB_DATE_PRECISION_YEAR, TRUE},
      {"2016-05/", "2016-05-01", "..", PB_DATE_PRECISION_MONTH, TRUE},
      {"/2016-05-03", "..", "2016-05-03", PB_DATE_PRECISION_DAY, TRUE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbDate date = parse (cases[i].edtf);
    g_autofree char *first = pb_date_format_jdn (date.first);
    g_autofree char *last = pb_date_format_jdn (date.last);

    g_test_message ("%s", cases[i].edtf);
    g_assert_cmpstr (first, ==, cases[i].first);
    g_assert_cmpstr (last, ==, cases[i].last);
    g_assert_cmpint (date.precision, ==, cases[i].precision);
    g_assert_cmpint (date.is_interval, ==, cases[i].is_interval);
    g_assert_cmpint (date.approximate, ==, cases[i].approximate);
    g_assert_cmpint (date.uncertain, ==, cases[i].uncertain);
  }
}

static void
test_refuse (void)
{
  static const struct {
    const char *text;
    const char *why;
  } cases[] = {
      {"2015-02-29", "day 29 does not exist in month 2 of 2015"},
      {"1900-02-29", "day 29 does not exist in month 2 of 1900"},
      {"2016-05-32", "there is no day 32"},
      {"2016-05-00", "there is no day 0"},
      {"2016-13", "there is no month 13"},
      {"2016-00", "there is no month 0"},
      {"2016-25", "there is no month 25"},
      {"2016-5", "the month is two digits"},
      {"2016-05-3", "the day is two digits"},
      {"2016-XX-05", "a day can only follow a month"},
      {"2016-21-05", "a day can only follow a month"},
      {"2016-21-XX", "a day can only follow a month"},
      {"201X-05", "a month cannot follow a year with X"},
      {"2XXX", "the last one or two may be X"},
      {"20X6", "the last one or two may be X"},
      {"0999", "the year 999 is outside 1000 to 9000"},
      {"9001", "the year 9001 is outside"},
      {"900X", "the year 9009 is outside"},
      {"16", "the year needs four digits"},
      {"20165", "the year has more than four"},
      {"2016-05-03-01", "more parts"},
      {"2016-05-03T10:00", "the day is two digits"},
      {"2018/2016", "it ends before it begins"},
      {"2016-05/2016-03", "it ends before it begins"},
      {"../..", "one end of an interval at least must be a date"},
      {"/", "one end of an interval at least must be a date"},
      {"2016/2017/2018", "one / between two dates"},
      {"", "it is empty"},
      {" 2016", "the year has more than four"},
      {"soon", "the year is four digits"},
      {"2016-\xff", "the month is two digits"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbDate date = {0};
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].why);
    g_assert_false (pb_date_parse (cases[i].text, &date, &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, cases[i].why));
    g_assert_false (pb_date_is_set (&date));
  }
}

static void
test_written (void)
{
  static const struct {
    const char *text;
    PbCalendar calendar;
    const char *edtf;
  } cases[] = {
      {"3/5/2559", PB_CALENDAR_BUDDHIST, "2016-05-03"},
      {"03.05.2559", PB_CALENDAR_BUDDHIST, "2016-05-03"},
      {"3-5-2559", PB_CALENDAR_BUDDHIST, "2016-05-03"},
      {"2559-05-03", PB_CALENDAR_BUDDHIST, "2016-05-03"},
      {"2559", PB_CALENDAR_BUDDHIST, "2016"},
      {"29/2/2559", PB_CALENDAR_BUDDHIST, "2016-02-29"},
      {"2559-05~/2561-02", PB_CALENDAR_BUDDHIST, "2016-05~/2018-02"},
      {"../2561", PB_CALENDAR_BUDDHIST, "../2018"},
      {"2559/", PB_CALENDAR_BUDDHIST, "2016/"},
      {"5/2559", PB_CALENDAR_BUDDHIST, "2016-05"},
      {"๓/๕/๒๕๕๙", PB_CALENDAR_BUDDHIST, "2016-05-03"},
      {"០៣/០៥/២០១៦", PB_CALENDAR_GREGORIAN, "2016-05-03"},
      {"໓-໕-໒໕໕໙", PB_CALENDAR_BUDDHIST, "2016-05-03"},
      {"၃/၅/၂၀၁၆", PB_CALENDAR_GREGORIAN, "2016-05-03"},
      {" 3/5/2016~ ", PB_CALENDAR_GREGORIAN, "2016-05-03~"},
      {"201X", PB_CALENDAR_GREGORIAN, "201X"},
      {"20xx?", PB_CALENDAR_GREGORIAN, "20XX?"},
      {"2016-22", PB_CALENDAR_GREGORIAN, "2016-22"},
      {"2016-05-XX", PB_CALENDAR_GREGORIAN, "2016-05"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbDate date = {0};
    PbDate expected = parse (cases[i].edtf);
    g_autofree char *edtf = NULL;
    g_autoptr (GError) error = NULL;

    pb_date_parse_written (cases[i].text, cases[i].calendar, &date, &edtf, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (edtf, ==, cases[i].edtf);
    g_assert_cmpint (date.first, ==, expected.first);
    g_assert_cmpint (date.last, ==, expected.last);
    g_assert_cmpint (date.precision, ==, expected.precision);
  }
}

static void
test_written_refuse (void)
{
  static const struct {
    const char *text;
    PbCalendar calendar;
    const char *why;
  } cases[] = {
      {"3/5/59", PB_CALENDAR_BUDDHIST, "the year needs four digits"},
      {"3/13/2559", PB_CALENDAR_BUDDHIST, "no month 13; the day comes first"},
      {"29/2/2558", PB_CALENDAR_BUDDHIST, "day 29 does not exist in month 2 of 2558"},
      {"32/1/2559", PB_CALENDAR_BUDDHIST, "there is no day 32"},
      {"2559-02-30", PB_CALENDAR_BUDDHIST, "day 30 does not exist in month 2 of 2559"},
      {"255X", PB_CALENDAR_BUDDHIST, "covers no decade of the common era"},
      {"1500", PB_CALENDAR_BUDDHIST, "outside 1543 to 9543"},
      {"3/5-2016", PB_CALENDAR_GREGORIAN, "the year is not four digits"},
      {"1/2/3/2016", PB_CALENDAR_GREGORIAN, "write day, month and year"},
      {"3//2016", PB_CALENDAR_GREGORIAN, "the month is not one or two digits"},
      {"15th of the waxing moon", PB_CALENDAR_OTHER, "kept as said"},
      {"  ", PB_CALENDAR_GREGORIAN, "it is empty"},
      {"\xe0\xb8", PB_CALENDAR_GREGORIAN, "not UTF-8"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbDate date = {0};
    g_autofree char *edtf = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_false (pb_date_parse_written (cases[i].text, cases[i].calendar, &date, &edtf, &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, cases[i].why));
    g_assert_null (edtf);
    g_assert_false (pb_date_is_set (&date));
  }
}

/* Every day of a year range around every kind of leap year, and random days of all years. */
static void
check_against_gdate (guint32 julian)
{
  GDate date;
  int year = 0;
  int month = 0;
  int day = 0;
  gint32 jdn = (gint32) julian + GDATE_EPOCH;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  g_assert_cmpint (year, ==, g_date_get_year (&date));
  g_assert_cmpint (month, ==, (int) g_date_get_month (&date));
  g_assert_cmpint (day, ==, g_date_get_day (&date));
  g_assert_cmpint (pb_date_ymd_to_jdn (year, month, day), ==, jdn);
}

static void
test_arithmetic (void)
{
  guint32 first = (guint32) (pb_date_ymd_to_jdn (1896, 1, 1) - GDATE_EPOCH);
  guint32 span = (guint32) (pb_date_ymd_to_jdn (9001, 1, 1) - pb_date_ymd_to_jdn (1000, 1, 1));

  g_assert_cmpint (pb_date_ymd_to_jdn (2000, 1, 1), ==, 2451545); /* astronomy's J2000 */
  for (guint32 julian = first; julian < first + 120 * 366; julian++)
    check_against_gdate (julian);
  for (guint i = 0; i < 20000; i++)
    check_against_gdate ((guint32) (pb_date_ymd_to_jdn (1000, 1, 1) - GDATE_EPOCH)
                         + (guint32) g_test_rand_int_range (0, (gint32) span));
}

static void
test_add_months (void)
{
  g_assert_cmpint (pb_date_add_months (PB_DATE_OPEN_FIRST, 3), ==, PB_DATE_OPEN_FIRST);
  g_assert_cmpint (pb_date_add_months (PB_DATE_OPEN_LAST, -3), ==, PB_DATE_OPEN_LAST);
  g_assert_cmpint (pb_date_add_months (pb_date_ymd_to_jdn (2016, 1, 31), 1), ==,
                   pb_date_ymd_to_jdn (2016, 2, 29));
  g_assert_cmpint (pb_date_add_months (pb_date_ymd_to_jdn (2016, 3, 31), -1), ==,
                   pb_date_ymd_to_jdn (2016, 2, 29));
  for (guint i = 0; i < 5000; i++) {
    gint32 jdn = g_test_rand_int_range (pb_date_ymd_to_jdn (1500, 1, 1), pb_date_ymd_to_jdn (2500, 1, 1));
    int months = g_test_rand_int_range (-2000, 2000);
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_julian (&date, (guint32) (jdn - GDATE_EPOCH));
    if (months < 0)
      g_date_subtract_months (&date, (guint) -months);
    else
      g_date_add_months (&date, (guint) months);
    g_assert_cmpint (pb_date_add_months (jdn, months), ==, (gint32) g_date_get_julian (&date) + GDATE_EPOCH);
  }
}

static void
test_from_ymd (void)
{
  PbDate date = pb_date_from_ymd (2016, 2, 29);

  g_assert_true (pb_date_is_set (&date));
  g_assert_cmpint (date.first, ==, date.last);
  date = pb_date_from_ymd (2015, 2, 29);
  g_assert_false (pb_date_is_set (&date));
  date = pb_date_from_ymd (2015, 13, 1);
  g_assert_false (pb_date_is_set (&date));
  date = pb_date_from_ymd (999, 1, 1);
  g_assert_false (pb_date_is_set (&date));
  g_assert_false (pb_date_is_set (NULL));
}

/* what is vague does not contradict. */
static void
test_compare (void)
{
  static const struct {
    const char *a;
    const char *b;
    gboolean before;
    gboolean coincide;
  } cases[] = {
      {"2016-05-03", "2016-05-04", TRUE, FALSE},
      {"2016-05-03", "2016-05-03", FALSE, TRUE},
      {"2016-05", "2016-05-31", FALSE, TRUE},
      {"2016-05", "2016-06-01", TRUE, FALSE},
      {"2016-05~", "2016-06-01", FALSE, TRUE},
      {"2016-05~", "2016-11-30", FALSE, TRUE},
      {"2016-05~", "2016-12-01", TRUE, FALSE},
      {"2016-05-03~", "2016-06-17", FALSE, TRUE},
      {"2016-05-03~", "2016-06-18", TRUE, FALSE},
      {"2016~", "2019", FALSE, TRUE},
      {"2016~", "2020", TRUE, FALSE},
      {"201X~", "2029", FALSE, TRUE},
      {"201X~", "2030", TRUE, FALSE},
      {"2016", "2017?", TRUE, FALSE},
      {"../2016", "2017", TRUE, FALSE},
      {"2016/..", "2030", FALSE, TRUE},
      {"../2016", "2000", FALSE, TRUE},
      {"2016-05-12/2018-02", "2018-03", TRUE, FALSE},
  };

  PbDate unset = {0};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbDate a = parse (cases[i].a);
    PbDate b = parse (cases[i].b);

    g_test_message ("%s %s", cases[i].a, cases[i].b);
    g_assert_cmpint (pb_date_is_certainly_before (&a, &b), ==, cases[i].before);
    g_assert_cmpint (pb_date_may_coincide (&a, &b), ==, cases[i].coincide);
    g_assert_cmpint (pb_date_may_coincide (&b, &a), ==, cases[i].coincide);
    g_assert_false (pb_date_is_certainly_before (&b, &a));
    g_assert_true (pb_date_may_coincide (&a, &unset));
    g_assert_false (pb_date_is_certainly_before (&a, &unset));
    g_assert_false (pb_date_is_certainly_before (&unset, &a));
  }
}

static void
test_age (void)
{
  static const struct {
    const char *birth;
    const char *on;
    gboolean known;
    int min;
    int max;
  } cases[] = {
      {"2000-05-03", "2018-05-02", TRUE, 17, 17},
      {"2000-05-03", "2018-05-03", TRUE, 18, 18},
      {"2000-02-29", "2018-02-28", TRUE, 17, 17},
      {"2000-02-29", "2018-03-01", TRUE, 18, 18},
      {"2000", "2018-05-03", TRUE, 17, 18},
      {"2000-05", "2018-05-15", TRUE, 17, 18},
      {"2000-05-03", "2016-05-12/2018-06", TRUE, 16, 18},
      {"2000~", "2018-01-01", TRUE, 14, 21},
      {"2018-05-03", "2018-04-01", FALSE, 0, 0},
      {"2018", "2018-04-01", TRUE, 0, 0},
      {"../2000", "2018", FALSE, 0, 0},
      {"2000", "2018/..", FALSE, 0, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbDate birth = parse (cases[i].birth);
    PbDate on = parse (cases[i].on);
    int min = -1;
    int max = -1;

    g_test_message ("%s %s", cases[i].birth, cases[i].on);
    g_assert_cmpint (pb_date_age (&birth, &on, &min, &max), ==, cases[i].known);
    g_assert_cmpint (min, ==, cases[i].known ? cases[i].min : -1);
    g_assert_cmpint (max, ==, cases[i].known ? cases[i].max : -1);
  }
}

static void
test_format (void)
{
  static const struct {
    const char *edtf;
    const char *shown;
  } cases[] = {
      {"2016-05-03", "3 May 2016"},
      {"2016-02", "Feb 2016"},
      {"2016~", "about 2016"},
      {"2016?", "2016 (uncertain)"},
      {"201X%", "about 2010s (uncertain)"},
      {"20XX", "between 2000 and 2099"},
      {"2016-21", "spring 2016"},
      {"2016-24", "winter 2016"},
      {"2016-05-03/2018-02", "3 May 2016 – Feb 2018"},
      {"2016-05-01/2018-02", "1 May 2016 – Feb 2018"},
      {"2016-24/2017-24", "winter 2016 – winter 2017"},
      {"201X/2021", "2010s – 2021"},
      {"../2018", "until 2018"},
      {"2016-05/..", "from May 2016"},
  };

  PbDate unset = {0};
  g_autofree char *nothing = pb_date_format (&unset);

  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbDate date = parse (cases[i].edtf);
    g_autofree char *shown = pb_date_format (&date);

    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void
test_format_day (void)
{
  g_autofree char *day = pb_date_format_day (pb_date_ymd_to_jdn (2018, 2, 28));
  g_autofree char *open = pb_date_format_day (PB_DATE_OPEN_LAST);

  g_assert_cmpstr (day, ==, "28 Feb 2018");
  g_assert_cmpstr (open, ==, "..");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/parse", test_parse);
  g_test_add_func ("/base/date/refuse-naming-the-part", test_refuse);
  g_test_add_func ("/base/date/written", test_written);
  g_test_add_func ("/base/date/written-refuse", test_written_refuse);
  g_test_add_func ("/base/date/arithmetic-agrees-with-gdate", test_arithmetic);
  g_test_add_func ("/base/date/add-months-agrees-with-gdate", test_add_months);
  g_test_add_func ("/base/date/from-ymd", test_from_ymd);
  g_test_add_func ("/base/date/vague-does-not-contradict", test_compare);
  g_test_add_func ("/base/date/age", test_age);
  g_test_add_func ("/base/date/format", test_format);
  g_test_add_func ("/base/date/format-day", test_format_day);
  return g_test_run ();
}
