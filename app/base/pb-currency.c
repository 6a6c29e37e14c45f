/* pb-currency.c: see pb-currency.h.
 *
 * Minor units are CLDR's, which say 0 for LAK and MMK where ISO 4217 says 2: nobody has seen the smaller
 * coin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-currency"

#include "config.h"

#include "pb-currency.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

#define DEFAULT_PLACES 2
#define CURRENCY_LENGTH 3

/* What ICU says; it reads its tables anew each time. */
static guint
look_up_places (const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[CURRENCY_LENGTH + 1] = {0};
  int32_t places = 0;

  u_charsToUChars (code, units, CURRENCY_LENGTH);
  places = ucurr_getDefaultFractionDigits (units, &status);
  return U_SUCCESS (status) && places >= 0 ? (guint) places : DEFAULT_PLACES;
}

guint
pb_currency_get_places (const char *code)
{
  /* A case speaks of one or two currencies, thousands of times: the last one is remembered, in each thread.
   */
  static _Thread_local char last_code[CURRENCY_LENGTH + 1];
  static _Thread_local guint last_places;

  if (code == NULL || strlen (code) != CURRENCY_LENGTH || !g_str_is_ascii (code))
    return DEFAULT_PLACES;
  if (!g_str_equal (last_code, code)) {
    last_places = look_up_places (code);
    g_strlcpy (last_code, code, sizeof last_code);
  }
  return last_places;
}

char *
pb_currency_format (const PbRatio *amount, const char *code)
{
  g_autofree char *decimal = NULL;
  const char *digits = NULL;
  gsize n_whole = 0;
  GString *shown = NULL;

  g_return_val_if_fail (amount != NULL && code != NULL, NULL);

  decimal = pb_ratio_to_decimal (amount, pb_currency_get_places (code), PB_ROUND_HALF_UP);
  digits = decimal + (decimal[0] == '-' ? 1 : 0);
  n_whole = strcspn (digits, ".");
  shown = g_string_new (code);
  g_string_append (shown, decimal[0] == '-' ? " -" : " ");
  for (gsize i = 0; i < n_whole; i++) {
    if (i > 0 && (n_whole - i) % 3 == 0)
      g_string_append_c (shown, ',');
    g_string_append_c (shown, digits[i]);
  }
  g_string_append (shown, digits + n_whole);
  return g_string_free (shown, FALSE);
}
