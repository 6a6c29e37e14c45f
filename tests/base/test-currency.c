/* test-currency.c: digits and sums of currencies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-currency"

#include "pb-currency.h"

static void
test_format (void)
{
  static const struct {
    const char *amount;
    const char *code;
    const char *shown;
  } cases[] = {
      {"12345.5", "THB", "THB 12,345.50"},
      {"0", "THB", "THB 0.00"},
      {"999", "THB", "THB 999.00"},
      {"1000", "THB", "THB 1,000.00"},
      {"-1234567.895", "THB", "THB -1,234,567.90"},
      {"-123456", "VND", "VND -123,456"},
      {"1234567.5", "VND", "VND 1,234,568"},
      {"1/3", "USD", "USD 0.33"},
      {"5", "XYZW", "XYZW 5.00"},
  };

  g_assert_cmpuint (pb_currency_get_places ("VND"), ==, 0);
  g_assert_cmpuint (pb_currency_get_places ("THB"), ==, 2);
  g_assert_cmpuint (pb_currency_get_places ("KWD"), ==, 3);
  g_assert_cmpuint (pb_currency_get_places ("QQQ"), ==, 2);
  g_assert_cmpuint (pb_currency_get_places ("฿"), ==, 2);
  g_assert_cmpuint (pb_currency_get_places (NULL), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (PbRatio) amount = pb_ratio_new_from_text (cases[i].amount, NULL);
    g_autofree char *shown = pb_currency_format (amount, cases[i].code);

    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/currency/format", test_format);
  return g_test_run ();
}
