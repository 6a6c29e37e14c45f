/* test-ratio.c: pb-ratio: exactness, rounding, refusals, sharing between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-ratio"

#include "pb-error.h"
#include "pb-ratio.h"

#define NINES_60 "999999999999999999999999999999999999999999999999999999999999"

static PbRatio *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PbRatio *value = pb_ratio_new_from_text (text, &error);

  g_assert_no_error (error);
  return value;
}

static void
assert_text (const PbRatio *value, const char *expected)
{
  g_autofree char *text = pb_ratio_to_text (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  static const struct {
    const char *text;
    const char *exact;
  } cases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"007.500", "7.5"},
      {"-12.50", "-12.5"},
      {"5/6", "5/6"},
      {"-10/12", "-5/6"},
      {"6/3", "2"},
      {"1/8", "0.125"},
      {NINES_60, NINES_60},
      {"1/1267650600228229401496703205376", "1/1267650600228229401496703205376"}, /* 2¹⁰⁰: 100 decimals */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbRatio) value = parse (cases[i].text);
    g_autoptr (PbRatio) again = parse (cases[i].exact);

    assert_text (value, cases[i].exact);
    g_assert_cmpint (pb_ratio_compare (value, again), ==, 0);
  }
}

static void
test_refuse (void)
{
  static const struct {
    const char *text;
    PbError code;
  } cases[] = {
      {"", PB_ERROR_INVALID},
      {"-", PB_ERROR_INVALID},
      {"--5", PB_ERROR_INVALID},
      {"+5", PB_ERROR_INVALID},
      {"-+5", PB_ERROR_INVALID},
      {"5-", PB_ERROR_INVALID},
      {" 5", PB_ERROR_INVALID},
      {"5 ", PB_ERROR_INVALID},
      {"1 000", PB_ERROR_INVALID},
      {"1e3", PB_ERROR_INVALID},
      {"1E3", PB_ERROR_INVALID},
      {"0x10", PB_ERROR_INVALID},
      {"1,000", PB_ERROR_INVALID},
      {"1.2.3", PB_ERROR_INVALID},
      {".5", PB_ERROR_INVALID},
      {"5.", PB_ERROR_INVALID},
      {"1/0", PB_ERROR_INVALID},
      {"1/-2", PB_ERROR_INVALID},
      {"1/2/3", PB_ERROR_INVALID},
      {"1.5/2", PB_ERROR_INVALID},
      {"1/2.5", PB_ERROR_INVALID},
      {"/2", PB_ERROR_INVALID},
      {"1/", PB_ERROR_INVALID},
      {"nan", PB_ERROR_INVALID},
      {"inf", PB_ERROR_INVALID},
      {"๕", PB_ERROR_INVALID},
      {NINES_60 "9", PB_ERROR_TOO_LARGE},
      {NINES_60 ".9", PB_ERROR_TOO_LARGE},
      {"1/" NINES_60 "9", PB_ERROR_TOO_LARGE},
      {"0.000000000000000000000000000000000000000000000000000000000001", PB_ERROR_TOO_LARGE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PbRatio) value = pb_ratio_new_from_text (cases[i].text, &error);

    g_test_message ("%s", cases[i].text);
    g_assert_null (value);
    g_assert_error (error, PB_ERROR, (int) cases[i].code);
  }
}

static void
test_rounding (void)
{
  static const struct {
    const char *value;
    guint places;
    const char *half_up;
    const char *half_even;
    const char *down;
    const char *up;
  } cases[] = {
      {"0.005", 2, "0.01", "0.00", "0.00", "0.01"},
      {"-0.005", 2, "-0.01", "0.00", "0.00", "-0.01"},
      {"0.015", 2, "0.02", "0.02", "0.01", "0.02"},
      {"0.0149", 2, "0.01", "0.01", "0.01", "0.02"},
      {"0.0151", 2, "0.02", "0.02", "0.01", "0.02"},
      {"2.5", 0, "3", "2", "2", "3"},
      {"-2.5", 0, "-3", "-2", "-2", "-3"},
      {"3.5", 0, "4", "4", "3", "4"},
      {"1/3", 4, "0.3333", "0.3333", "0.3333", "0.3334"},
      {"-2/3", 2, "-0.67", "-0.67", "-0.66", "-0.67"},
      {"999.995", 2, "1000.00", "1000.00", "999.99", "1000.00"},
      {"12.5", 2, "12.50", "12.50", "12.50", "12.50"},
      {"7", 3, "7.000", "7.000", "7.000", "7.000"},
      {"0", 2, "0.00", "0.00", "0.00", "0.00"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *expected[] = {cases[i].half_up, cases[i].half_even, cases[i].down, cases[i].up};
    g_autoptr (PbRatio) value = parse (cases[i].value);

    for (PbRounding rounding = PB_ROUND_HALF_UP; rounding <= PB_ROUND_UP; rounding++) {
      g_autofree char *decimal = pb_ratio_to_decimal (value, cases[i].places, rounding);

      g_assert_cmpstr (decimal, ==, expected[rounding]);
    }
  }
}

static void
test_arithmetic (void)
{
  g_autoptr (PbRatio) third = pb_ratio_new_fraction (1, 3);
  g_autoptr (PbRatio) minus_half = pb_ratio_new_fraction (2, -4);
  g_autoptr (PbRatio) sum = pb_ratio_add (third, minus_half);
  g_autoptr (PbRatio) difference = pb_ratio_subtract (third, minus_half);
  g_autoptr (PbRatio) product = pb_ratio_multiply (third, minus_half);
  g_autoptr (PbRatio) quotient = pb_ratio_divide (third, minus_half);
  g_autoptr (PbRatio) opposite = pb_ratio_negate (third);
  g_autoptr (PbRatio) least = pb_ratio_min (third, minus_half);
  g_autoptr (PbRatio) greatest = pb_ratio_max (third, minus_half);

  assert_text (minus_half, "-0.5");
  assert_text (sum, "-1/6");
  assert_text (difference, "5/6");
  assert_text (product, "-1/6");
  assert_text (quotient, "-2/3");
  assert_text (opposite, "-1/3");
  assert_text (least, "-0.5");
  assert_text (greatest, "1/3");
  g_assert_cmpint (pb_ratio_compare (third, minus_half), ==, 1);
  g_assert_cmpint (pb_ratio_compare (minus_half, third), ==, -1);
  g_assert_cmpint (pb_ratio_sign (minus_half), ==, -1);
  g_assert_false (pb_ratio_is_zero (third));
}

/* What floating point gets wrong: a tenth ten times, and a wage split and put together again. */
static void
test_exact (void)
{
  g_autoptr (PbRatio) tenth = parse ("0.1");
  g_autoptr (PbRatio) sum = pb_ratio_new_int (0);
  g_autoptr (PbRatio) wage = parse ("331.15");
  g_autoptr (PbRatio) hours = pb_ratio_new_int (7);
  g_autoptr (PbRatio) rate = pb_ratio_divide (wage, hours);
  g_autoptr (PbRatio) back = pb_ratio_multiply (rate, hours);

  for (guint i = 0; i < 10; i++) {
    PbRatio *next = pb_ratio_add (sum, tenth);

    pb_ratio_unref (sum);
    sum = next;
  }
  assert_text (sum, "1");
  assert_text (back, "331.15");
}

static void
test_int64 (void)
{
  g_autoptr (PbRatio) least = pb_ratio_new_int (G_MININT64);
  g_autoptr (PbRatio) greatest = pb_ratio_new_int (G_MAXINT64);
  g_autoptr (PbRatio) one = pb_ratio_new_fraction (G_MININT64, G_MININT64);

  assert_text (least, "-9223372036854775808");
  assert_text (greatest, "9223372036854775807");
  assert_text (one, "1");
}

static gpointer
ref_often (gpointer data)
{
  for (guint i = 0; i < 20000; i++) {
    PbRatio *value = pb_ratio_ref (data);

    g_assert_cmpint (pb_ratio_sign (value), ==, 1);
    pb_ratio_unref (value);
  }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (PbRatio) value = parse ("12.50");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ref", ref_often, value);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_text (value, "12.5");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/ratio/text-round-trip", test_text);
  g_test_add_func ("/base/ratio/refuse", test_refuse);
  g_test_add_func ("/base/ratio/rounding", test_rounding);
  g_test_add_func ("/base/ratio/arithmetic", test_arithmetic);
  g_test_add_func ("/base/ratio/exact", test_exact);
  g_test_add_func ("/base/ratio/int64-limits", test_int64);
  g_test_add_func ("/base/ratio/shared-between-threads", test_threads);
  return g_test_run ();
}
