/* fuzz_date.c: dates as forms and papers write them.
 *
 * Holds for every text: what EDTF or a calendar reads is a span in order and inside the years allowed; the
 * Gregorian EDTF handed back reads as the same date; day arithmetic turns round; a refusal carries a message.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-date"

#include "config.h"

#include "fuzz.h"
#include "pb-date.h"
#include "pb-error.h"

static void
check_day (gint32 jdn)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (jdn == PB_DATE_OPEN_FIRST || jdn == PB_DATE_OPEN_LAST)
    return;
  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  g_assert_cmpint (year, >=, PB_DATE_MIN_YEAR);
  g_assert_cmpint (year, <=, PB_DATE_MAX_YEAR);
  g_assert_cmpint (pb_date_ymd_to_jdn (year, month, day), ==, jdn);
}

static void
check_date (const PbDate *date)
{
  PbDate wide = pb_date_widen (date);
  g_autofree char *shown = pb_date_format (date);

  g_assert_true (pb_date_is_set (date));
  g_assert_cmpint (date->first, <=, date->last);
  check_day (date->first);
  check_day (date->last);
  g_assert_cmpint (wide.first, <=, date->first);
  g_assert_cmpint (wide.last, >=, date->last);
  g_assert_true (pb_date_may_coincide (date, date));
  g_assert_false (pb_date_is_certainly_before (date, date));
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  g_assert_cmpint (shown[0], !=, '\0');
}

static void
check_same (const PbDate *a, const PbDate *b)
{
  g_assert_cmpint (a->first, ==, b->first);
  g_assert_cmpint (a->last, ==, b->last);
  g_assert_cmpint (a->precision, ==, b->precision);
  g_assert_cmpint (a->is_interval, ==, b->is_interval);
  g_assert_cmpint (a->approximate, ==, b->approximate);
  g_assert_cmpint (a->uncertain, ==, b->uncertain);
}

static void
check_refused (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PB_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_written (const char *text, PbCalendar calendar)
{
  PbDate date = {0};
  PbDate again = {0};
  g_autofree char *edtf = NULL;
  g_autoptr (GError) error = NULL;

  if (!pb_date_parse_written (text, calendar, &date, &edtf, &error)) {
    check_refused (error);
    g_assert_null (edtf);
    return;
  }
  check_date (&date);
  g_assert_true (pb_date_parse (edtf, &again, &error));
  check_same (&date, &again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  PbDate date = {0};
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autoptr (GError) error = NULL;

  if (pb_date_parse (text, &date, &error)) {
    check_date (&date);
  } else {
    check_refused (error);
    g_assert_false (pb_date_is_set (&date));
  }
  check_written (text, PB_CALENDAR_GREGORIAN);
  check_written (text, PB_CALENDAR_BUDDHIST);
  return 0;
}
