/* test-currency.c: pb-currency, with iso-codes and without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-currency"

#include "pb-currency.h"

static void
check_lists (void)
{
  static const char *const currencies[]
      = {"THB", "VND", "KHR", "LAK", "MMK", "IDR", "MYR", "PHP", "SGD", "BND", "USD"};
  static const char *const countries[] = {"TH", "VN", "KH", "LA", "MM", "ID", "MY", "PH", "SG", "BN", "TL"};
  static const char *const languages[] = {"th", "vi", "km", "khm", "lo", "my", "id", "ms", "en", "tha"};

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    g_assert_true (pb_currency_is_known (currencies[i]));
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    g_assert_true (pb_country_is_known (countries[i]));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_assert_true (pb_language_is_known (languages[i]));
  g_assert_false (pb_currency_is_known ("thb"));
  g_assert_false (pb_currency_is_known ("BAHT"));
  g_assert_false (pb_currency_is_known ("QQQ"));
  g_assert_false (pb_currency_is_known (""));
  g_assert_false (pb_currency_is_known (NULL));
  g_assert_false (pb_country_is_known ("th"));
  g_assert_false (pb_country_is_known ("THA"));
  g_assert_false (pb_country_is_known ("QQ"));
  g_assert_false (pb_country_is_known (NULL));
  g_assert_false (pb_language_is_known ("TH"));
  g_assert_false (pb_language_is_known ("qqq"));
  g_assert_false (pb_language_is_known (""));
  g_assert_false (pb_language_is_known (NULL));
}

static void
test_lists (void)
{
  check_lists ();
  /* Karen of the Thai border: only in ISO 639-3. */
  g_assert_true (pb_language_is_known ("ksw"));
}

static void
test_without_iso_codes (void)
{
  if (g_test_subprocess ()) {
    check_lists ();
    return;
  }
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("XDG_DATA_DIRS");
  g_test_trap_assert_passed ();
}

static gpointer
ask (gpointer data)
{
  check_lists ();
  return NULL;
}

/* Subprocess: the lists must not have been read yet. */
static void
test_threads (void)
{
  GThread *threads[4];

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, 0);
    g_test_trap_assert_passed ();
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

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
  g_test_add_func ("/base/currency/lists", test_lists);
  g_test_add_func ("/base/currency/without-iso-codes", test_without_iso_codes);
  g_test_add_func ("/base/currency/read-once-in-threads", test_threads);
  g_test_add_func ("/base/currency/format", test_format);
  return g_test_run ();
}
