/* pb-date-format.c: dates for people to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-date"

#include "config.h"

#include "pb-date.h"

static const char *const month_names[]
    = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* @jdn: the first day of what is shown, except for the end of an interval, where it is the last. */
static void
append_point (GString *shown, gint32 jdn, PbDatePrecision precision)
{
  static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
  int year = 0;
  int month = 0;
  int day = 0;

  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  switch (precision) {
  case PB_DATE_PRECISION_DAY:
    g_string_append_printf (shown, "%d %s %d", day, month_names[month - 1], year);
    break;
  case PB_DATE_PRECISION_MONTH:
    g_string_append_printf (shown, "%s %d", month_names[month - 1], year);
    break;
  case PB_DATE_PRECISION_SEASON:
    /* January and February belong to the winter of the year before. */
    g_string_append_printf (shown, "%s %d", seasons[((month + 9) % 12) / 3], month < 3 ? year - 1 : year);
    break;
  case PB_DATE_PRECISION_DECADE:
    g_string_append_printf (shown, "%ds", year - year % 10);
    break;
  case PB_DATE_PRECISION_CENTURY:
    g_string_append_printf (shown, "between %d and %d", year - year % 100, year - year % 100 + 99);
    break;
  case PB_DATE_PRECISION_YEAR:
  case PB_DATE_PRECISION_NONE:
  default:
    g_string_append_printf (shown, "%d", year);
    break;
  }
}

static PbDatePrecision
get_end_precision (const PbDate *date, guint own)
{
  return own != PB_DATE_PRECISION_NONE ? (PbDatePrecision) own : date->precision;
}

char *
pb_date_format (const PbDate *date)
{
  GString *shown = g_string_new (NULL);

  if (!pb_date_is_set (date))
    return g_string_free (shown, FALSE);
  if (date->approximate)
    g_string_append (shown, "about ");
  if (!date->is_interval) {
    append_point (shown, date->first, date->precision);
  } else if (date->first == PB_DATE_OPEN_FIRST) {
    g_string_append (shown, "until ");
    append_point (shown, date->last, get_end_precision (date, date->last_precision));
  } else if (date->last == PB_DATE_OPEN_LAST) {
    g_string_append (shown, "from ");
    append_point (shown, date->first, get_end_precision (date, date->first_precision));
  } else {
    append_point (shown, date->first, get_end_precision (date, date->first_precision));
    g_string_append (shown, " – ");
    append_point (shown, date->last, get_end_precision (date, date->last_precision));
  }
  if (date->uncertain)
    g_string_append (shown, " (uncertain)");
  return g_string_free (shown, FALSE);
}

char *
pb_date_format_jdn (gint32 jdn)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (jdn == PB_DATE_OPEN_FIRST || jdn == PB_DATE_OPEN_LAST)
    return g_strdup ("..");
  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
pb_date_format_day (gint32 jdn)
{
  GString *shown;

  if (jdn == PB_DATE_OPEN_FIRST || jdn == PB_DATE_OPEN_LAST)
    return g_strdup ("..");
  shown = g_string_new (NULL);
  append_point (shown, jdn, PB_DATE_PRECISION_DAY);
  return g_string_free (shown, FALSE);
}
