/* fuzz_ratio.c: sums as text.
 *
 * Holds for every text: what is read as an exact number prints as text that reads as the same number;
 * rounding moves it by less than one unit of the last place, in the direction promised; a normalised number
 * is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-ratio"

#include "config.h"

#include "fuzz.h"
#include "pb-error.h"
#include "pb-ratio.h"
#include "pb-text.h"

static void
check_rounding (const PbRatio *value, guint places)
{
  g_autoptr (PbRatio) unit = pb_ratio_new_int (1);

  for (guint i = 0; i < places; i++) {
    g_autoptr (PbRatio) tenth = pb_ratio_new_fraction (1, 10);
    PbRatio *next = pb_ratio_multiply (unit, tenth);

    pb_ratio_unref (unit);
    unit = next;
  }
  for (PbRounding rounding = PB_ROUND_HALF_UP; rounding <= PB_ROUND_UP; rounding++) {
    g_autofree char *decimal = pb_ratio_to_decimal (value, places, rounding);
    g_autoptr (PbRatio) rounded = pb_ratio_new_from_text (decimal, NULL);
    g_autoptr (PbRatio) moved = NULL;
    g_autoptr (PbRatio) size = NULL;
    g_autoptr (PbRatio) opposite = NULL;

    if (rounded == NULL) /* a fraction of many digits can have a longer decimal than a form may hold */
      continue;
    moved = pb_ratio_subtract (rounded, value);
    opposite = pb_ratio_negate (moved);
    size = pb_ratio_max (moved, opposite);
    g_assert_cmpint (pb_ratio_compare (size, unit), <, 0);
    if (rounding == PB_ROUND_DOWN)
      g_assert_cmpint (pb_ratio_sign (moved) * pb_ratio_sign (value), <=, 0);
    if (rounding == PB_ROUND_UP)
      g_assert_cmpint (pb_ratio_sign (moved) * pb_ratio_sign (value), >=, 0);
  }
}

static void
check_value (const PbRatio *value)
{
  g_autofree char *text = pb_ratio_to_text (value);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRatio) again = pb_ratio_new_from_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pb_ratio_compare (value, again), ==, 0);
  check_rounding (value, 0);
  check_rounding (value, 2);
}

static void
check_normalised (const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRatio) value = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return;
  plain = pb_text_normalise_number (text);
  if (plain == NULL)
    return;
  twice = pb_text_normalise_number (plain);
  g_assert_cmpstr (plain, ==, twice);
  value = pb_ratio_new_from_text (plain, &error);
  if (value == NULL)
    g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRatio) value = pb_ratio_new_from_text (text, &error);

  if (value != NULL) {
    check_value (value);
  } else {
    g_assert_true (error->domain == PB_ERROR);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
  check_normalised (text);
  return 0;
}
