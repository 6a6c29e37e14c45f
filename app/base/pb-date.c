/* pb-date.c: day arithmetic, comparison, ages. Reading is in pb-date-parse.c, showing in pb-date-format.c.
 *
 * Julian Day Numbers by Fliegel and Van Flandern (Communications of the ACM 11/10, 1968), proleptic
 * Gregorian. GDate does the same but starts at year 1, cannot carry precision and asserts on wrong dates; it
 * is the oracle of the property tests in tests/base/test-date.c instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-date"

#include "config.h"

#include "pb-date-private.h"
#include "pb-date.h"

/* How far "about" may reach, see pb_date_widen(). */
#define ABOUT_DAYS 45
#define ABOUT_MONTHS 6
#define ABOUT_YEARS 3
#define ABOUT_DECADE_YEARS 10

#define MONTHS_PER_YEAR 12

static int
floor_divide (int value, int divisor)
{
  int quotient = value / divisor;

  return value % divisor < 0 ? quotient - 1 : quotient;
}

static gboolean
is_open (gint32 jdn)
{
  return jdn == PB_DATE_OPEN_FIRST || jdn == PB_DATE_OPEN_LAST;
}

int
_pb_date_days_in_month (int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : days[month - 1];
}

gint32
pb_date_ymd_to_jdn (int year, int month, int day)
{
  /* March-based year: the leap day comes last and month lengths follow one linear rule. */
  int shift = (14 - month) / MONTHS_PER_YEAR;
  int y = year + 4800 - shift;
  int m = month + MONTHS_PER_YEAR * shift - 3;

  return day + (153 * m + 2) / 5 + 365 * y + floor_divide (y, 4) - floor_divide (y, 100)
         + floor_divide (y, 400) - 32045;
}

void
pb_date_jdn_to_ymd (gint32 jdn, int *out_year, int *out_month, int *out_day)
{
  /* 64 bits: also the open ends must not overflow. */
  gint64 a = (gint64) jdn + 32044;
  gint64 b = (4 * a + 3) / 146097;
  gint64 c = a - 146097 * b / 4;
  gint64 d = (4 * c + 3) / 1461;
  gint64 e = c - 1461 * d / 4;
  gint64 m = (5 * e + 2) / 153;

  *out_day = (int) (e - (153 * m + 2) / 5 + 1);
  *out_month = (int) (m + 3 - MONTHS_PER_YEAR * (m / 10));
  *out_year = (int) (100 * b + d - 4800 + m / 10);
}

gboolean
pb_date_is_set (const PbDate *date)
{
  return date != NULL && date->precision != PB_DATE_PRECISION_NONE;
}

PbDate
pb_date_from_ymd (int year, int month, int day)
{
  PbDate date = {0};

  if (year < PB_DATE_MIN_YEAR || year > PB_DATE_MAX_YEAR || month < 1 || month > MONTHS_PER_YEAR || day < 1
      || day > _pb_date_days_in_month (year, month))
    return date;
  date.first = pb_date_ymd_to_jdn (year, month, day);
  date.last = date.first;
  date.precision = PB_DATE_PRECISION_DAY;
  return date;
}

gint32
pb_date_add_months (gint32 jdn, int months)
{
  int year = 0;
  int month = 0;
  int day = 0;
  int index = 0;

  if (is_open (jdn))
    return jdn;
  /* Nothing a case computes moves further than this; beyond it the sum below could overflow. */
  months = CLAMP (months, -PB_DATE_MAX_YEAR * MONTHS_PER_YEAR, PB_DATE_MAX_YEAR * MONTHS_PER_YEAR);
  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  index = year * MONTHS_PER_YEAR + month - 1 + months;
  year = floor_divide (index, MONTHS_PER_YEAR);
  month = index - year * MONTHS_PER_YEAR + 1;
  return pb_date_ymd_to_jdn (year, month, MIN (day, _pb_date_days_in_month (year, month)));
}

static void
widen_by_months (PbDate *date, int months)
{
  date->first = pb_date_add_months (date->first, -months);
  date->last = pb_date_add_months (date->last, months);
}

PbDate
pb_date_widen (const PbDate *date)
{
  PbDate wide = {0};

  g_return_val_if_fail (date != NULL, wide);

  wide = *date;
  if (!date->approximate)
    return wide;
  switch (date->precision) {
  case PB_DATE_PRECISION_DAY:
    wide.first = is_open (date->first) ? date->first : date->first - ABOUT_DAYS;
    wide.last = is_open (date->last) ? date->last : date->last + ABOUT_DAYS;
    break;
  case PB_DATE_PRECISION_MONTH:
  case PB_DATE_PRECISION_SEASON:
    widen_by_months (&wide, ABOUT_MONTHS);
    break;
  case PB_DATE_PRECISION_YEAR:
    widen_by_months (&wide, ABOUT_YEARS * MONTHS_PER_YEAR);
    break;
  case PB_DATE_PRECISION_DECADE:
  case PB_DATE_PRECISION_CENTURY:
    widen_by_months (&wide, ABOUT_DECADE_YEARS * MONTHS_PER_YEAR);
    break;
  case PB_DATE_PRECISION_NONE:
  default:
    break;
  }
  return wide;
}

gboolean
pb_date_is_certainly_before (const PbDate *a, const PbDate *b)
{
  if (!pb_date_is_set (a) || !pb_date_is_set (b))
    return FALSE;
  return pb_date_widen (a).last < pb_date_widen (b).first;
}

gboolean
pb_date_may_coincide (const PbDate *a, const PbDate *b)
{
  PbDate wide_a = {0};
  PbDate wide_b = {0};

  if (!pb_date_is_set (a) || !pb_date_is_set (b))
    return TRUE;
  wide_a = pb_date_widen (a);
  wide_b = pb_date_widen (b);
  return wide_a.first <= wide_b.last && wide_b.first <= wide_a.last;
}

/* Somebody born on 29 February completes the year on 1 March where there is no such day: for a child the
 * later, protecting reading. */
static int
completed_years (gint32 birth, gint32 on)
{
  int birth_year = 0;
  int birth_month = 0;
  int birth_day = 0;
  int year = 0;
  int month = 0;
  int day = 0;

  pb_date_jdn_to_ymd (birth, &birth_year, &birth_month, &birth_day);
  pb_date_jdn_to_ymd (on, &year, &month, &day);
  if (month < birth_month || (month == birth_month && day < birth_day))
    return year - birth_year - 1;
  return year - birth_year;
}

gboolean
pb_date_age (const PbDate *birth, const PbDate *on, int *out_min, int *out_max)
{
  PbDate wide_birth = {0};
  PbDate wide_on = {0};
  int oldest = 0;

  g_return_val_if_fail (out_min != NULL && out_max != NULL, FALSE);

  if (!pb_date_is_set (birth) || !pb_date_is_set (on) || is_open (birth->first) || is_open (birth->last)
      || is_open (on->first) || is_open (on->last))
    return FALSE;
  wide_birth = pb_date_widen (birth);
  wide_on = pb_date_widen (on);
  oldest = completed_years (wide_birth.first, wide_on.last);
  if (oldest < 0)
    return FALSE;
  *out_min = MAX (0, completed_years (wide_birth.last, wide_on.first));
  *out_max = oldest;
  return TRUE;
}
