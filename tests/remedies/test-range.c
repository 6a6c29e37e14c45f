/* test-range.c: arithmetic of lowest, likely, highest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pb-range.h"
#include "remedies-case.h"

static void
set (PbRange *range, const char *low, const char *likely, const char *high)
{
  g_autoptr (PbRatio) a = pb_ratio_new_from_text (low, NULL);
  g_autoptr (PbRatio) b = likely != NULL ? pb_ratio_new_from_text (likely, NULL) : NULL;
  g_autoptr (PbRatio) c = pb_ratio_new_from_text (high, NULL);

  pb_range_set (range, a, b, c);
}

static void
test_set (void)
{
  static const struct {
    const char *rule, *low, *likely, *high, *expected;
  } cases[] = {
      {"no middle is invented", "12", NULL, "15", "12;-;15"},
      {"a likely figure is kept", "12", "13", "15", "12;13;15"},
      {"equal ends are one number, likely too", "12", NULL, "12.0", "12"},
      {"ends in the wrong order are put right", "15", "13", "12", "12;13;15"},
      {"a likely figure outside the ends is left out", "12", "20", "15", "12;-;15"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PbRange) range = {0};

    g_test_message ("%s", cases[i].rule);
    set (&range, cases[i].low, cases[i].likely, cases[i].high);
    remedies_case_assert_range (&range, cases[i].expected);
  }
}

static void
test_add (void)
{
  g_auto (PbRange) sum = {0};
  g_auto (PbRange) term = {0};
  g_auto (PbRange) unset = {0};

  set (&term, "1", "2", "3");
  pb_range_add (&sum, &unset);
  remedies_case_assert_range (&sum, "unset");
  pb_range_add (&sum, &term);
  remedies_case_assert_range (&sum, "1;2;3");
  pb_range_add (&sum, &term);
  pb_range_add (&sum, &unset);
  remedies_case_assert_range (&sum, "2;4;6");
  set (&term, "1/3", NULL, "0.5");
  pb_range_add (&sum, &term);
  remedies_case_assert_range (&sum, "7/3;-;6.5");
}

static void
test_raise (void)
{
  g_auto (PbRange) promise = {0};
  g_auto (PbRange) minimum = {0};

  set (&promise, "900", "1000", "1300");
  set (&minimum, "1200", NULL, "1200");
  pb_range_raise (&promise, &minimum);
  remedies_case_assert_range (&promise, "1200;1200;1300");
}

static void
test_format (void)
{
  static const struct {
    const char *low, *high, *currency, *expected;
  } cases[] = {
      {"11100", "14200", "THB", "THB 11,100.00 – 14,200.00"},
      {"11100", "11100", "THB", "THB 11,100.00"},
      {"1.001", "1.004", "THB", "THB 1.00"},
      {"2.005", "3", "THB", "THB 2.01 – 3.00"},
      {"1000", "2000", "VND", "VND 1,000 – 2,000"},
      {"1", "2", NULL, "1.00 – 2.00"},
  };

  g_auto (PbRange) unset = {0};
  g_autofree char *nothing = pb_range_format (&unset, "THB");

  g_assert_cmpstr (nothing, ==, "not known");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (PbRange) range = {0};
    g_autofree char *shown = NULL;

    set (&range, cases[i].low, NULL, cases[i].high);
    shown = pb_range_format (&range, cases[i].currency);
    g_assert_cmpstr (shown, ==, cases[i].expected);
  }
}

static void
test_format_number (void)
{
  g_auto (PbRange) range = {0};
  g_autofree char *hours = NULL;
  g_autofree char *whole = NULL;

  set (&range, "372/7", NULL, "100");
  hours = pb_range_format_number (&range);
  g_assert_cmpstr (hours, ==, "53.14 – 100");
  set (&range, "12.50", NULL, "12.5");
  whole = pb_range_format_number (&range);
  g_assert_cmpstr (whole, ==, "12.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/range/set", test_set);
  g_test_add_func ("/remedies/range/add", test_add);
  g_test_add_func ("/remedies/range/raise-takes-the-higher-in-each-reading", test_raise);
  g_test_add_func ("/remedies/range/format", test_format);
  g_test_add_func ("/remedies/range/format-number", test_format_number);
  return g_test_run ();
}
