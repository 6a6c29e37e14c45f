/* test-iso-code.c: pb-iso-code, with iso-codes and without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-iso-code"

#include "pb-iso-code.h"

static void
check_lists (void)
{
  static const char *const currencies[]
      = {"THB", "VND", "KHR", "LAK", "MMK", "IDR", "MYR", "PHP", "SGD", "BND", "USD"};
  static const char *const countries[] = {"TH", "VN", "KH", "LA", "MM", "ID", "MY", "PH", "SG", "BN", "TL"};
  static const char *const languages[] = {"th", "vi", "km", "khm", "lo", "my", "id", "ms", "en", "tha"};

  for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
    g_assert_true (pb_iso_code_is_currency (currencies[i]));
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    g_assert_true (pb_iso_code_is_country (countries[i]));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_assert_true (pb_iso_code_is_language (languages[i]));
  g_assert_false (pb_iso_code_is_currency ("thb"));
  g_assert_false (pb_iso_code_is_currency ("BAHT"));
  g_assert_false (pb_iso_code_is_currency ("QQQ"));
  g_assert_false (pb_iso_code_is_currency (""));
  g_assert_false (pb_iso_code_is_currency (NULL));
  g_assert_false (pb_iso_code_is_country ("th"));
  g_assert_false (pb_iso_code_is_country ("THA"));
  g_assert_false (pb_iso_code_is_country ("QQ"));
  g_assert_false (pb_iso_code_is_country (NULL));
  g_assert_false (pb_iso_code_is_language ("TH"));
  g_assert_false (pb_iso_code_is_language ("qqq"));
  g_assert_false (pb_iso_code_is_language (""));
  g_assert_false (pb_iso_code_is_language (NULL));
}

static void
test_lists (void)
{
  check_lists ();
  /* Karen of the Thai border: only in ISO 639-3. */
  g_assert_true (pb_iso_code_is_language ("ksw"));
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/iso-code/lists", test_lists);
  g_test_add_func ("/base/iso-code/without-iso-codes", test_without_iso_codes);
  g_test_add_func ("/base/iso-code/read-once-in-threads", test_threads);
  return g_test_run ();
}
