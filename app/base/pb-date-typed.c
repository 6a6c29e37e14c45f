/* pb-date-typed.c: see pb-date-typed.h. Tested by tests/base/test-date-typed.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-date"

#include "config.h"

#include "pb-date-typed.h"
#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

#define BUDDHIST_OFFSET 543
/* "Sept" is known by three letters; two could be several months. */
#define MIN_MONTH_LETTERS 3

/* 0: not a month. */
static int
find_month (const char *word)
{
  static const char *const names[] = {"january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december"};
  g_autofree char *lower = g_ascii_strdown (word, -1);
  gsize length = strlen (lower);

  if (length > 0 && lower[length - 1] == '.')
    lower[--length] = '\0';
  if (length < MIN_MONTH_LETTERS)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strncmp (names[i], lower, length) == 0 || (i == 8 && g_str_equal (lower, "sept")))
      return (int) i + 1;
  return 0;
}

/* "3", "3rd", "3,": 0 when it is no day. */
static int
read_day (const char *word)
{
  static const char *const ends[] = {"", "st", "nd", "rd", "th", ",", NULL};
  const gsize digits = strspn (word, "0123456789");
  g_autofree char *number = g_strndup (word, digits);
  guint64 day = 0;

  if (digits == 0 || digits > 2 || !g_strv_contains (ends, word + digits)
      || !g_ascii_string_to_unsigned (number, 10, 1, 31, &day, NULL))
    return 0;
  return (int) day;
}

/* (transfer full): "3 May 2016" as "2016-05-03"; other text as it is. */
static char *
spell_in_digits (const char *text)
{
  g_auto (GStrv) split = g_strsplit (text, " ", -1);
  const char *words[4] = {NULL};
  guint n = 0;
  int month = 0, day = 0;

  for (guint i = 0; split[i] != NULL; i++) {
    if (split[i][0] == '\0')
      continue;
    if (n == 3)
      return g_strdup (text);
    words[n++] = split[i];
  }
  if (n == 2 && (month = find_month (words[0])) != 0)
    return g_strdup_printf ("%s-%02d", words[1], month);
  if (n == 3 && (month = find_month (words[1])) != 0 && (day = read_day (words[0])) != 0)
    return g_strdup_printf ("%s-%02d-%02d", words[2], month, day);
  if (n == 3 && (month = find_month (words[0])) != 0 && (day = read_day (words[1])) != 0)
    return g_strdup_printf ("%s-%02d-%02d", words[2], month, day);
  return g_strdup (text);
}

/* Takes @word off the start of @text, in any case. */
static gboolean
take_start (char **text, const char *word)
{
  const gsize length = strlen (word);

  if (g_ascii_strncasecmp (*text, word, length) != 0)
    return FALSE;
  *text += length;
  *text += strspn (*text, " ");
  return TRUE;
}

/* Takes "BE" off either end. */
static gboolean
take_era (char **text)
{
  static const char *const eras[] = {"BE", "B.E.", "พ.ศ."};

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++) {
    g_autofree char *start = g_strconcat (eras[i], " ", NULL);
    g_autofree char *end = g_strconcat (" ", eras[i], NULL);

    if (take_start (text, start))
      return TRUE;
    if (g_str_has_suffix (*text, end)) {
      (*text)[strlen (*text) - strlen (end)] = '\0';
      return TRUE;
    }
  }
  return FALSE;
}

/* One end of an interval, or a whole date. */
static gboolean
read_side (const char *text, PbCalendar calendar, char **out_edtf, GError **error)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  g_autofree char *digits = NULL;
  g_autofree char *edtf = NULL;
  char *rest = copy;
  PbDate date;
  gboolean about;

  if (take_era (&rest))
    calendar = PB_CALENDAR_BUDDHIST;
  about = take_start (&rest, "about ") || take_start (&rest, "around ") || take_start (&rest, "circa ");
  digits = spell_in_digits (rest);
  if (!pb_date_parse_written (digits, calendar, &date, &edtf, error))
    return FALSE;
  *out_edtf = about && !date.approximate ? g_strconcat (edtf, "~", NULL) : g_steal_pointer (&edtf);
  return TRUE;
}

/* Splits "A to B"; FALSE when it is one date. Either may become "". */
static gboolean
split_ends (char *text, char **first, char **last)
{
  static const char *const between[] = {" – ", " — ", " - ", " to ", " until "};

  *first = text;
  *last = NULL;
  if (take_start (&text, "until ")) {
    *first = text + strlen (text);
    *last = text;
    return TRUE;
  }
  if (take_start (&text, "from ") || take_start (&text, "since ")) {
    *first = text;
    *last = text + strlen (text);
  }
  for (guint i = 0; i < G_N_ELEMENTS (between); i++) {
    char *found = strstr (*first, between[i]);

    if (found == NULL)
      continue;
    *found = '\0';
    *last = found + strlen (between[i]);
    return TRUE;
  }
  return *last != NULL;
}

static gboolean
read_interval (const char *first, const char *last, PbCalendar calendar, char **out_edtf, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (first[0] != '\0' && !read_side (first, calendar, &from, error))
    return FALSE;
  if (last[0] != '\0' && !read_side (last, calendar, &to, error))
    return FALSE;
  *out_edtf = g_strdup_printf ("%s/%s", from != NULL ? from : "..", to != NULL ? to : "..");
  return TRUE;
}

gboolean
pb_date_parse_typed (const char *text, PbDate *out_date, char **out_edtf, GError **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *edtf = NULL;
  PbCalendar calendar = PB_CALENDAR_GREGORIAN;
  char *rest, *first, *last;

  g_return_val_if_fail (text != NULL && out_date != NULL, FALSE);

  if (strlen (text) > PB_DATE_MAX_TEXT || !g_utf8_validate (text, -1, NULL))
    return pb_date_parse_written (text, calendar, out_date, out_edtf, error);
  copy = g_strstrip (pb_text_digits_to_ascii (text));
  if (strpbrk (copy, "0123456789") == NULL) {
    g_autofree char *shown = pb_text_for_display (text, PB_DATE_MAX_TEXT);

    /* What the reader of digits would say of it helps nobody. */
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 "“%s” is not clear as a date: write it as 3 May 2016, May 2016 or 2016", shown);
    return FALSE;
  }
  rest = copy;
  if (take_era (&rest))
    calendar = PB_CALENDAR_BUDDHIST;
  if (split_ends (rest, &first, &last)) {
    if (!read_interval (first, last, calendar, &edtf, error))
      return FALSE;
  } else if (!read_side (rest, calendar, &edtf, error)) {
    return FALSE;
  }
  if (!pb_date_parse (edtf, out_date, error))
    return FALSE;
  if (out_edtf != NULL)
    *out_edtf = g_steal_pointer (&edtf);
  return TRUE;
}

char *
pb_date_format_typed (const char *edtf)
{
  g_autofree char *shown = NULL;
  g_autofree char *again = NULL;
  PbDate date;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (!pb_date_parse (edtf, &date, NULL))
    return g_strdup (edtf);
  shown = pb_date_format (&date);
  if (pb_date_parse_typed (shown, &date, &again, NULL) && g_str_equal (again, edtf))
    return g_steal_pointer (&shown);
  return g_strdup (edtf);
}

static int
get_buddhist_year (gint32 jdn)
{
  int year, month, day;

  pb_date_jdn_to_ymd (jdn, &year, &month, &day);
  return year + BUDDHIST_OFFSET;
}

char *
pb_date_format_buddhist_years (const PbDate *date)
{
  gint32 first, last;

  g_return_val_if_fail (date != NULL, NULL);

  if (!pb_date_is_set (date) || (date->first == PB_DATE_OPEN_FIRST && date->last == PB_DATE_OPEN_LAST))
    return g_strdup ("");
  first = date->first != PB_DATE_OPEN_FIRST ? date->first : date->last;
  last = date->last != PB_DATE_OPEN_LAST ? date->last : date->first;
  if (get_buddhist_year (first) == get_buddhist_year (last))
    return g_strdup_printf ("%d", get_buddhist_year (first));
  return g_strdup_printf ("%d – %d", get_buddhist_year (first), get_buddhist_year (last));
}
