/* test-measure.c: which two values cannot both be true at their stated precision, and how
 * values read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "build-case.h"
#include "pb-measure.h"
#include "people.h"

typedef struct {
  const char *a, *b;
  gboolean conflict;
} Case;

static const Case cases[] = {
    /* dates */
    {"type=date date=2019-05-12", "type=date date=2019-06-20", TRUE},
    {"type=date date=2019-05-12", "type=date date=2019-05", FALSE},
    {"type=date date=2019-05", "type=date date=2019", FALSE},
    {"type=date date=2019-05", "type=date date=2019-06", TRUE},
    {"type=date date=2019-05~", "type=date date=2019-08", FALSE},
    {"type=date date=2019-05~", "type=date date=2021-08", TRUE},
    {"type=date date=2019-22", "type=date date=2019-07-01", FALSE},
    {"type=date date=2016-05-03 calendar=gregorian", "type=date date=2016-05-03 calendar=buddhist said=2559",
     FALSE},
    {"type=date said=\"after the rains\" calendar=other", "type=date date=2019-05", FALSE},
    {"type=date date=2018-01/2019-05", "type=date date=2018-07-03", FALSE},
    {"type=date date=2018-01/2019-05", "type=date date=2019-06-01", TRUE},
    {"type=date date=2018-01/2019-05", "type=date date=2018-01/2018-12", TRUE},
    {"type=date date=2018-01/2019-05", "type=date date=2018-01-15/2019-05-02", FALSE},
    {"type=date date=2018-01/2019-05", "type=date date=2018-02/2019-05", TRUE},
    {"type=date date=2018-01/..", "type=date date=2018-01/2019-05", FALSE},
    {"type=date date=2018/2019", "type=date date=2018-03/2019-05", FALSE},
    {"type=date date=2018-01/2019-05~", "type=date date=2018-01/2019-08", FALSE},
    {"type=date slot=arrival date=2019-05", "type=date slot=escape date=2019-06", FALSE},
    /* durations */
    {"type=duration low=2 unit=week", "type=duration low=14 unit=day", FALSE},
    {"type=duration low=2 unit=week", "type=duration low=3 unit=week", TRUE},
    {"type=duration low=2 unit=week approximate=1", "type=duration low=3 unit=week", FALSE},
    {"type=duration low=2 unit=week approximate=1", "type=duration low=5 unit=week", TRUE},
    {"type=duration low=2 unit=month", "type=duration low=60 unit=day", FALSE},
    {"type=duration low=2 unit=month", "type=duration low=63 unit=day", TRUE},
    {"type=duration low=1 unit=year", "type=duration low=12 unit=month", FALSE},
    {"type=duration low=8 unit=month", "type=duration low=1 unit=year", TRUE},
    {"type=duration low=90 unit=minute", "type=duration low=1.5 unit=hour", FALSE},
    {"type=duration low=6 high=8 unit=month", "type=duration low=7 unit=month", FALSE},
    {"type=duration low=8 high=6 unit=month", "type=duration low=7 unit=month", FALSE},
    {"type=duration low=3 unit=harvest", "type=duration low=2 unit=month", FALSE},
    {"type=duration low=3 unit=harvest", "type=duration low=2 unit=harvest", TRUE},
    {"type=duration high=3 unit=day", "type=duration low=2 unit=day", FALSE},
    {"type=duration high=3 unit=day", "type=duration low=4 unit=day", TRUE},
    /* hours, frequency */
    {"type=hours low=12 high=15", "type=hours low=14 per=day", FALSE},
    {"type=hours low=12 high=15", "type=hours low=10", TRUE},
    {"type=hours low=12 per=day", "type=hours low=72 per=week", FALSE},
    {"type=frequency low=6 unit=day per=week", "type=frequency low=7 unit=day per=week", TRUE},
    {"type=frequency low=6 unit=day per=week", "type=frequency low=26 unit=day per=month", FALSE},
    {"type=frequency low=2 unit=time per=month", "type=frequency low=24 unit=time per=year", FALSE},
    {"type=frequency low=2 unit=time per=month", "type=frequency low=12 unit=time per=year", TRUE},
    /* money */
    {"type=amount low=9000 currency=THB per=month", "type=amount low=7000 currency=THB per=month", TRUE},
    {"type=amount low=9000 currency=THB per=month", "type=amount low=9000.00 currency=THB per=month", FALSE},
    {"type=amount low=9000 currency=THB per=month", "type=amount low=108000 currency=THB per=year", FALSE},
    {"type=amount low=9000 currency=THB per=month", "type=amount low=300 currency=THB per=day", FALSE},
    {"type=amount low=9000 currency=THB", "type=amount low=250 currency=USD", FALSE},
    {"type=amount low=9000 currency=THB", "type=amount low=9000 currency=THB per=month", FALSE},
    {"type=amount low=9000 currency=THB approximate=1", "type=amount low=10000 currency=THB", FALSE},
    {"type=amount slot=promised low=9000 currency=THB", "type=amount slot=paid low=3000 currency=THB", FALSE},
    /* counts, distance, age, time */
    {"type=count low=6 unit=people", "type=count low=7 unit=People", TRUE},
    {"type=count low=6 unit=people", "type=count low=7 unit=rooms", FALSE},
    {"type=distance low=1 unit=km", "type=distance low=1000 unit=m", FALSE},
    {"type=distance low=1 unit=km", "type=distance low=3000 unit=m", TRUE},
    {"type=age low=17", "type=age low=17 unit=year", FALSE},
    {"type=age low=17", "type=age low=210 unit=month", FALSE},
    {"type=age low=17", "type=age low=216 unit=month", TRUE},
    {"type=time low=420 unit=minute", "type=time low=7 unit=hour", FALSE},
    {"type=time low=7", "type=time words=07:00", FALSE},
    {"type=time low=7", "type=time words=07:30", TRUE},
    {"type=time low=7 approximate=1", "type=time words=07:30", FALSE},
    {"type=time words=evening", "type=time words=07:30", FALSE},
    /* places, persons, objects, yes and no */
    {"type=place place=town", "type=place place=house", FALSE},
    {"type=place place=house", "type=place place=port", TRUE},
    {"type=place words=\"Mae  Sot\"", "type=place words=\"a house in mae sot\"", FALSE},
    {"type=place words=\"Mae Sot\"", "type=place words=Ranong", TRUE},
    {"type=place place=house", "type=place words=Ranong", FALSE},
    {"type=person party=N", "type=person party=D", TRUE},
    {"type=person party=N", "type=person party=N", FALSE},
    {"type=person party=N", "type=person words=\"the boss\"", FALSE},
    {"type=person words=\"The boss\"", "type=person words=\"the  boss\"", FALSE},
    {"type=object words=passport", "type=object words=Passport", FALSE},
    {"type=object words=passport", "type=object words=permit", TRUE},
    {"type=yes-no truth=1", "type=yes-no truth=0", TRUE},
    {"type=yes-no truth=1", "type=yes-no truth=1", FALSE},
    {"type=yes-no", "type=yes-no truth=0", FALSE},
    {"type=count low=1 unit=day", "type=duration low=2 unit=day", FALSE},
};

static PbSnapshot *
build_values (const char *a, const char *b)
{
  g_autofree char *lines = g_strconcat (
      PEOPLE "place key=town label=Town\nplace key=house label=House within=town\n"
             "place key=port label=Port\n" SAW ("a", "V1") SAW ("b", "N") "value key=v1 assertion=a ",
      a, "\nvalue key=v2 assertion=b ", b, "\n", NULL);

  return build_case (lines, NULL);
}

static gboolean
values_conflict (const PbValue *first, const PbValue *second)
{
  g_auto (PbMeasure) a = {0}, b = {0};

  return pb_measure_read (&a, first) && pb_measure_read (&b, second) && pb_measure_conflicts (&a, &b);
}

static void
test_conflicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbSnapshot) snapshot = build_values (cases[i].a, cases[i].b);
    const PbValue *first = pb_snapshot_find (snapshot->values, "v1"),
                  *second = pb_snapshot_find (snapshot->values, "v2");

    g_test_message ("%s / %s", cases[i].a, cases[i].b);
    g_assert_cmpint (values_conflict (first, second), ==, cases[i].conflict);
    g_assert_cmpint (values_conflict (second, first), ==, cases[i].conflict);
    g_assert_false (values_conflict (first, first));
  }
}

/* Equal contents compare as equal, in both directions. */
static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbSnapshot) snapshot = build_values (cases[i].a, cases[i].b);
    g_auto (PbMeasure) a = {0}, b = {0};

    if (!pb_measure_read (&a, pb_snapshot_find (snapshot->values, "v1"))
        || !pb_measure_read (&b, pb_snapshot_find (snapshot->values, "v2")) || a.value->type != b.value->type)
      continue;
    g_assert_cmpint (pb_measure_compare (&a, &a), ==, 0);
    g_assert_cmpint (CLAMP (pb_measure_compare (&a, &b), -1, 1), ==,
                     -CLAMP (pb_measure_compare (&b, &a), -1, 1));
    if (pb_measure_conflicts (&a, &b))
      g_assert_cmpint (pb_measure_compare (&a, &b), !=, 0);
  }
}

static void
test_words (void)
{
  static const struct {
    const char *value;
    const char *words;
  } expected[] = {
      {"type=date date=2019-05-12", "12 May 2019"},
      {"type=time low=7", "07:00"},
      {"type=time words=21:30 approximate=1", "about 21:30"},
      {"type=time words=evening", "evening"},
      {"type=duration low=1 unit=month", "1 month"},
      {"type=duration low=6 unit=month approximate=1", "about 6 months"},
      {"type=frequency low=6 unit=day per=week", "6 days per week"},
      {"type=hours low=12 high=15", "12–15 hours per day"},
      {"type=amount low=1234567.5 currency=THB per=month", "1,234,567.5 THB per month"},
      {"type=amount low=-900 currency=THB", "-900 THB"},
      {"type=count low=6 unit=people", "6 people"},
      {"type=count high=6 unit=people", "at most 6 people"},
      {"type=distance low=3 unit=km", "3 km"},
      {"type=age low=17", "17 years"},
      {"type=place place=house", "House"},
      {"type=place words=Ranong", "Ranong"},
      {"type=person party=N", "N"},
      {"type=object words=passport", "passport"},
      {"type=yes-no truth=1", "yes"},
      {"type=yes-no truth=0", "no"},
      {"type=order before_act=E after_act=E", "work before work"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (PbSnapshot) snapshot = build_values (expected[i].value, "type=yes-no truth=1");
    g_autofree char *words = pb_measure_describe (pb_snapshot_find (snapshot->values, "v1"));

    g_assert_cmpstr (words, ==, expected[i].words);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/measure/conflicts", test_conflicts);
  g_test_add_func ("/analysis/measure/order", test_order);
  g_test_add_func ("/analysis/measure/words", test_words);
  return g_test_run ();
}
