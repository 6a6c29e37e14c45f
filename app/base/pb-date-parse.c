/* pb-date-parse.c: reading dates, EDTF and as written.
 *
 * Both readers make the same Side (one end of an interval, or the whole date), so that one function judges
 * what exists and one writes the Gregorian EDTF back. A refusal names the part (year, month, day …) and the
 * remedy. Verified by tests/base/test-date.c and tests/fuzz/fuzz_date.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-date"

#include "config.h"

#include "pb-date-private.h"
#include "pb-date.h"
#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

/* Thai Buddhist Era, as in Thai law and papers since 1941 (the year began on 1 April before). */
#define BUDDHIST_OFFSET 543

/* Shown of a wrong text in a message: enough to find it. */
#define MESSAGE_CHARS 40

#define FIRST_SEASON 21
#define LAST_SEASON 24

typedef struct {
  gboolean open;    /* ".." or empty */
  gboolean unknown; /* empty */
  int year;         /* with unspecified digits as 0 */
  int month;        /* or season, 21-24 */
  int day;
  PbDatePrecision precision;
  char qualifier; /* '~', '?', '%' or NUL */
} Side;

G_GNUC_PRINTF (3, 4)

static gboolean
refuse (GError **error, const char *text, const char *format, ...)
{
  va_list args;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, PB_DATE_MAX_TEXT));
  g_autofree char *shown = pb_text_for_display (valid, MESSAGE_CHARS);
  g_autofree char *why = NULL;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is not a date: %s", shown, why);
  return FALSE;
}

static gboolean
is_unspecified (char c)
{
  return c == 'X' || c == 'x';
}

/* @length ASCII digits as a number; FALSE when one of them is no digit. At most four, so nothing overflows.
 */
static gboolean
read_digits (const char *text, gsize length, int *out_value)
{
  int value = 0;

  if (length == 0 || length > 4)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
    value = value * 10 + g_ascii_digit_value (text[i]);
  }
  *out_value = value;
  return TRUE;
}

static gboolean
check_year (int year, int offset, const char *whole, GError **error)
{
  if (year - offset < PB_DATE_MIN_YEAR || year - offset > PB_DATE_MAX_YEAR)
    return refuse (error, whole, "the year %d is outside %d to %d; check the year and its calendar", year,
                   PB_DATE_MIN_YEAR + offset, PB_DATE_MAX_YEAR + offset);
  return TRUE;
}

static gboolean
check_month (int month, const char *whole, GError **error)
{
  if (month < 1 || month > 12)
    return refuse (error, whole, "there is no month %d", month);
  return TRUE;
}

static gboolean
check_day (const Side *side, int offset, const char *whole, GError **error)
{
  if (side->day < 1 || side->day > 31)
    return refuse (error, whole, "there is no day %d", side->day);
  if (side->day > _pb_date_days_in_month (side->year, side->month))
    return refuse (error, whole, "day %d does not exist in month %d of %d", side->day, side->month,
                   side->year + offset);
  return TRUE;
}

static gboolean
read_year (const char *part, gsize length, int offset, const char *whole, Side *side, GError **error)
{
  gsize known = length;

  if (length < 4)
    return refuse (error, whole, "the year needs four digits");
  if (length > 4)
    return refuse (error, whole, "the year has more than four characters; write YYYY-MM-DD");
  while (known > 0 && is_unspecified (part[known - 1]))
    known--;
  if (known < 2 || !read_digits (part, known, &side->year))
    return refuse (error, whole, "the year is four digits, the last one or two may be X");
  if (known < 4 && offset != 0)
    return refuse (
        error, whole,
        "X in a year of this calendar covers no decade of the common era; write first and last year "
        "with a / between");
  for (gsize i = known; i < 4; i++)
    side->year *= 10;
  if (!check_year (side->year, offset, whole, error)
      || (known < 4 && !check_year (side->year + (known == 3 ? 9 : 99), offset, whole, error)))
    return FALSE;
  side->year -= offset;
  side->precision = known == 4   ? PB_DATE_PRECISION_YEAR
                    : known == 3 ? PB_DATE_PRECISION_DECADE
                                 : PB_DATE_PRECISION_CENTURY;
  return TRUE;
}

/* "MM", "21" to "24" or "XX", behind a full year. */
static gboolean
read_month (const char *part, gsize length, const char *whole, Side *side, GError **error)
{
  if (side->precision != PB_DATE_PRECISION_YEAR)
    return refuse (error, whole, "a month cannot follow a year with X");
  if (length == 2 && is_unspecified (part[0]) && is_unspecified (part[1]))
    return TRUE;
  if (length != 2 || !read_digits (part, length, &side->month))
    return refuse (error, whole, "the month is two digits (01 to 12, or 21 to 24 for a season) or XX");
  if (side->month >= FIRST_SEASON && side->month <= LAST_SEASON) {
    side->precision = PB_DATE_PRECISION_SEASON;
    /* Winter reaches into the next year. */
    return check_year (side->year + (side->month == LAST_SEASON), 0, whole, error);
  }
  side->precision = PB_DATE_PRECISION_MONTH;
  return check_month (side->month, whole, error);
}

static gboolean
read_day (const char *part, gsize length, int offset, const char *whole, Side *side, GError **error)
{
  if (length == 2 && is_unspecified (part[0]) && is_unspecified (part[1])
      && side->precision != PB_DATE_PRECISION_SEASON)
    return TRUE;
  if (side->precision != PB_DATE_PRECISION_MONTH)
    return refuse (error, whole, "a day can only follow a month");
  if (length != 2 || !read_digits (part, length, &side->day))
    return refuse (error, whole, "the day is two digits or XX");
  side->precision = PB_DATE_PRECISION_DAY;
  return check_day (side, offset, whole, error);
}

/* Takes a qualifier off the end of @text. */
static char
take_qualifier (const char *text, gsize *length)
{
  char last = *length > 0 ? text[*length - 1] : '\0';

  if (last != '~' && last != '?' && last != '%')
    return '\0';
  (*length)--;
  return last;
}

/* One end in EDTF order. @offset: years the calendar is ahead of the common era. */
static gboolean
read_side (const char *text, gsize length, int offset, const char *whole, Side *side, GError **error)
{
  const char *parts[3] = {NULL};
  gsize lengths[3] = {0};
  guint n_parts = 0;
  gsize begin = 0;

  side->qualifier = take_qualifier (text, &length);
  for (gsize i = 0; i <= length; i++) {
    if (i < length && text[i] != '-')
      continue;
    if (n_parts == G_N_ELEMENTS (parts))
      return refuse (error, whole, "it has more parts than year, month and day");
    parts[n_parts] = text + begin;
    lengths[n_parts++] = i - begin;
    begin = i + 1;
  }
  if (!read_year (parts[0], lengths[0], offset, whole, side, error))
    return FALSE;
  if (n_parts > 1 && !read_month (parts[1], lengths[1], whole, side, error))
    return FALSE;
  return n_parts <= 2 || read_day (parts[2], lengths[2], offset, whole, side, error);
}

static gint32
get_first (const Side *side)
{
  if (side->open)
    return PB_DATE_OPEN_FIRST;
  switch (side->precision) {
  case PB_DATE_PRECISION_DAY:
    return pb_date_ymd_to_jdn (side->year, side->month, side->day);
  case PB_DATE_PRECISION_MONTH:
    return pb_date_ymd_to_jdn (side->year, side->month, 1);
  case PB_DATE_PRECISION_SEASON:
    return pb_date_ymd_to_jdn (side->year, 3 * (side->month - FIRST_SEASON) + 3, 1);
  case PB_DATE_PRECISION_YEAR:
  case PB_DATE_PRECISION_DECADE:
  case PB_DATE_PRECISION_CENTURY:
  case PB_DATE_PRECISION_NONE:
  default:
    return pb_date_ymd_to_jdn (side->year, 1, 1);
  }
}

static gint32
get_last (const Side *side)
{
  if (side->open)
    return PB_DATE_OPEN_LAST;
  switch (side->precision) {
  case PB_DATE_PRECISION_DAY:
    return get_first (side);
  case PB_DATE_PRECISION_MONTH:
    return pb_date_add_months (get_first (side), 1) - 1;
  case PB_DATE_PRECISION_SEASON:
    return pb_date_add_months (get_first (side), 3) - 1;
  case PB_DATE_PRECISION_DECADE:
    return pb_date_ymd_to_jdn (side->year + 9, 12, 31);
  case PB_DATE_PRECISION_CENTURY:
    return pb_date_ymd_to_jdn (side->year + 99, 12, 31);
  case PB_DATE_PRECISION_YEAR:
  case PB_DATE_PRECISION_NONE:
  default:
    return pb_date_ymd_to_jdn (side->year, 12, 31);
  }
}

static void
append_edtf (GString *edtf, const Side *side)
{
  if (side->open) {
    g_string_append (edtf, side->unknown ? "" : "..");
    return;
  }
  if (side->precision == PB_DATE_PRECISION_CENTURY)
    g_string_append_printf (edtf, "%02dXX", side->year / 100);
  else if (side->precision == PB_DATE_PRECISION_DECADE)
    g_string_append_printf (edtf, "%03dX", side->year / 10);
  else
    g_string_append_printf (edtf, "%04d", side->year);
  if (side->precision <= PB_DATE_PRECISION_SEASON)
    g_string_append_printf (edtf, "-%02d", side->month);
  if (side->precision == PB_DATE_PRECISION_DAY)
    g_string_append_printf (edtf, "-%02d", side->day);
  if (side->qualifier != '\0')
    g_string_append_c (edtf, side->qualifier);
}

static gboolean
read_interval_end (const char *text, gsize length, int offset, const char *whole, Side *side, GError **error)
{
  if (length == 0 || (length == 2 && memcmp (text, "..", 2) == 0)) {
    side->open = TRUE;
    side->unknown = length == 0;
    return TRUE;
  }
  return read_side (text, length, offset, whole, side, error);
}

static void
set_qualifiers (PbDate *date, const Side *side)
{
  date->approximate = date->approximate || side->qualifier == '~' || side->qualifier == '%';
  date->uncertain = date->uncertain || side->qualifier == '?' || side->qualifier == '%';
}

static gboolean
make_interval (const Side *start, const Side *end, const char *whole, PbDate *out_date, GError **error)
{
  PbDate date = {0};

  if (start->open && end->open)
    return refuse (error, whole, "one end of an interval at least must be a date");
  date.first = get_first (start);
  date.last = get_last (end);
  if (date.last < date.first)
    return refuse (error, whole, "it ends before it begins");
  date.precision = MAX (start->precision, end->precision);
  date.first_precision = start->precision;
  date.last_precision = end->precision;
  date.is_interval = TRUE;
  set_qualifiers (&date, start);
  set_qualifiers (&date, end);
  *out_date = date;
  return TRUE;
}

static void
make_single (const Side *side, PbDate *out_date)
{
  PbDate date = {0};

  date.first = get_first (side);
  date.last = get_last (side);
  date.precision = side->precision;
  set_qualifiers (&date, side);
  *out_date = date;
}

/* EDTF order, in a calendar @offset years ahead. @edtf: (nullable): gets the Gregorian text. */
static gboolean
read_edtf (const char *text, int offset, PbDate *out_date, GString *edtf, GError **error)
{
  const char *slash = strchr (text, '/');
  Side start = {0};
  Side end = {0};

  if (slash == NULL) {
    if (!read_side (text, strlen (text), offset, text, &start, error))
      return FALSE;
    make_single (&start, out_date);
    if (edtf != NULL)
      append_edtf (edtf, &start);
    return TRUE;
  }
  if (strchr (slash + 1, '/') != NULL)
    return refuse (error, text, "an interval has one / between two dates");
  if (!read_interval_end (text, (gsize) (slash - text), offset, text, &start, error)
      || !read_interval_end (slash + 1, strlen (slash + 1), offset, text, &end, error)
      || !make_interval (&start, &end, text, out_date, error))
    return FALSE;
  if (edtf != NULL) {
    append_edtf (edtf, &start);
    g_string_append_c (edtf, '/');
    append_edtf (edtf, &end);
  }
  return TRUE;
}

static gboolean
check_length (const char *text, GError **error)
{
  if (text[0] == '\0')
    return refuse (error, text, "it is empty");
  if (strnlen (text, PB_DATE_MAX_TEXT + 1) > PB_DATE_MAX_TEXT)
    return refuse (error, text, "it is longer than a date can be");
  return TRUE;
}

/* "3/5/2559", "03.05.2559", "3-5-2559" or "5/2559": a first part of one or two digits is never a year. */
static gboolean
is_day_first (const char *text)
{
  gsize length = strspn (text, "0123456789");

  return (length == 1 || length == 2) && text[length] != '\0' && strchr ("/.-", text[length]) != NULL;
}

static gboolean
read_day_first (const char *text, int offset, PbDate *out_date, GString *edtf, GError **error)
{
  const char separator[] = {text[strspn (text, "0123456789")], '\0'};
  gsize length = strlen (text);
  Side side = {.qualifier = take_qualifier (text, &length)};
  g_autofree char *plain = g_strndup (text, length);
  g_auto (GStrv) parts = g_strsplit (plain, separator, 4);
  guint n_parts = g_strv_length (parts);
  const char *year = parts[n_parts - 1];
  const char *month = n_parts > 1 ? parts[n_parts - 2] : "";

  if (n_parts != 2 && n_parts != 3)
    return refuse (error, text, "write day, month and year with one kind of mark between them");
  if (strlen (year) < 4)
    return refuse (error, text, "the year needs four digits");
  if (strlen (year) > 4 || !read_digits (year, 4, &side.year))
    return refuse (error, text, "the year is not four digits");
  if (!check_year (side.year, offset, text, error))
    return FALSE;
  side.year -= offset;
  if (strlen (month) > 2 || !read_digits (month, strlen (month), &side.month))
    return refuse (error, text, "the month is not one or two digits");
  if (side.month > 12)
    return refuse (error, text, "there is no month %d; the day comes first, then the month", side.month);
  if (!check_month (side.month, text, error))
    return FALSE;
  side.precision = PB_DATE_PRECISION_MONTH;
  if (n_parts == 3) {
    if (strlen (parts[0]) > 2 || !read_digits (parts[0], strlen (parts[0]), &side.day))
      return refuse (error, text, "the day is not one or two digits");
    side.precision = PB_DATE_PRECISION_DAY;
    if (!check_day (&side, offset, text, error))
      return FALSE;
  }
  make_single (&side, out_date);
  append_edtf (edtf, &side);
  return TRUE;
}

gboolean
pb_date_parse (const char *edtf, PbDate *out_date, GError **error)
{
  g_return_val_if_fail (edtf != NULL && out_date != NULL, FALSE);

  return check_length (edtf, error) && read_edtf (edtf, 0, out_date, NULL, error);
}

gboolean
pb_date_parse_written (const char *text, PbCalendar calendar, PbDate *out_date, char **out_edtf,
                       GError **error)
{
  int offset = calendar == PB_CALENDAR_BUDDHIST ? BUDDHIST_OFFSET : 0;
  PbDate date = {0};
  g_autofree char *plain = NULL;
  g_autoptr (GString) edtf = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && out_date != NULL, FALSE);

  if (!check_length (text, error))
    return FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, text, "it is not UTF-8");
  if (calendar != PB_CALENDAR_GREGORIAN && calendar != PB_CALENDAR_BUDDHIST)
    return refuse (error, text, "its calendar is kept as said; add the common-era date if it is known");
  plain = g_strstrip (pb_text_digits_to_ascii (text));
  if (plain[0] == '\0')
    return refuse (error, text, "it is empty");
  if (is_day_first (plain)) {
    if (!read_day_first (plain, offset, &date, edtf, error))
      return FALSE;
  } else if (!read_edtf (plain, offset, &date, edtf, error)) {
    return FALSE;
  }
  *out_date = date;
  if (out_edtf != NULL)
    *out_edtf = g_strdup (edtf->str);
  return TRUE;
}
