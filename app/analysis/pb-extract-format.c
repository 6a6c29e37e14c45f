/* pb-extract-format.c: typed values in plain words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-format"

#include "config.h"

#include "pb-currency.h"
#include "pb-extract.h"
#include "pb-iso-code.h"

#include <string.h>

const char *
pb_value_kind_get_name (PbValueKind kind)
{
  static const char *const names[] = {"date",  "time",     "duration", "frequency", "hours", "amount",
                                      "count", "distance", "age",      "place",     "yes-no"};

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), "");
  return names[kind];
}

static char *
number_text (const PbRatio *number)
{
  g_autofree char *text = pb_ratio_to_text (number);

  if (strcmp (text, "0") == 0)
    return g_strdup ("no");
  return strcmp (text, "0.5") == 0 ? g_strdup ("half") : g_steal_pointer (&text);
}

static char *
range_words (const PbTypedValue *value, char *(*format) (const PbRatio *, const PbTypedValue *) )
{
  g_autofree char *min = value->min != NULL ? format (value->min, value) : NULL;
  g_autofree char *max = value->max != NULL ? format (value->max, value) : NULL;

  if (min != NULL && max != NULL && strcmp (min, max) == 0)
    return g_strdup_printf ("%s%s", value->approximate ? "about " : "", min);
  if (min != NULL && max != NULL)
    return g_strdup_printf ("%s%s to %s", value->approximate ? "about " : "", min, max);
  return min != NULL ? g_strdup_printf ("%s or more", min)
                     : g_strdup_printf ("up to %s", max != NULL ? max : "?");
}

static char *
plain_number (const PbRatio *number, const PbTypedValue *value)
{
  return number_text (number);
}

static char *
money (const PbRatio *number, const PbTypedValue *value)
{
  g_autofree char *text = NULL;

  if (strlen (value->unit) == 3 && pb_iso_code_is_currency (value->unit)) {
    char *formatted = pb_currency_format (number, value->unit);

    if (g_str_has_suffix (formatted, ".00"))
      formatted[strlen (formatted) - 3] = '\0';
    return formatted;
  }
  text = pb_ratio_to_text (number);
  return g_strdup_printf ("%s %ss", text, value->unit);
}

/* A plain English plural; the units come from our own tables or are singulars made from a plural of the text.
 */
static char *
plural (const char *unit)
{
  static const char *const irregular[][2]
      = {{"person", "people"},    {"man", "men"},     {"woman", "women"},  {"child", "children"},
         {"day off", "days off"}, {"us", "of us"},    {"them", "of them"}, {"m", "m"},
         {"police", "police"},    {"staff", "staff"}, {"fish", "fish"},    {"policeman", "policemen"}};

  for (guint n = 0; n < G_N_ELEMENTS (irregular); n++)
    if (strcmp (unit, irregular[n][0]) == 0)
      return g_strdup (irregular[n][1]);
  if (g_str_has_suffix (unit, "x") || g_str_has_suffix (unit, "s") || g_str_has_suffix (unit, "ch")
      || g_str_has_suffix (unit, "sh"))
    return g_strdup_printf ("%ses", unit);
  if (g_str_has_suffix (unit, "y") && strlen (unit) > 2 && strchr ("aeiou", unit[strlen (unit) - 2]) == NULL)
    return g_strdup_printf ("%.*sies", (int) strlen (unit) - 1, unit);
  return g_strdup_printf ("%ss", unit);
}

static gboolean
is_one (const PbTypedValue *value)
{
  g_autoptr (PbRatio) one = pb_ratio_new_int (1);

  return value->max != NULL && pb_ratio_compare (value->max, one) <= 0 && strcmp (value->unit, "us") != 0
         && strcmp (value->unit, "them") != 0;
}

static char *
format_measured (const PbTypedValue *value)
{
  g_autofree char *range = range_words (value, plain_number);
  g_autofree char *unit = is_one (value) ? g_strdup (value->unit) : plural (value->unit);
  gboolean article = value->per != NULL && !g_ascii_isdigit (value->per[0]);

  return g_strdup_printf (
      "%s %s%s%s%s%s", range, unit, value->per != NULL ? (article ? " a " : " every ") : "",
      value->per != NULL ? value->per : "", value->role[0] != '\0' ? " " : "", value->role);
}

static char *
format_amount (const PbTypedValue *value)
{
  g_autofree char *range = range_words (value, money);

  if (value->per == NULL)
    return g_steal_pointer (&range);
  if (strcmp (value->per, "each") == 0)
    return g_strdup_printf ("%s each", range);
  return g_strdup_printf ("%s %s %s", range, g_ascii_isdigit (value->per[0]) ? "every" : "a", value->per);
}

static char *
format_date (const PbTypedValue *value)
{
  static const char *const months[]
      = {"",     "January", "February",  "March",   "April",    "May",     "June",
         "July", "August",  "September", "October", "November", "December"};

  if (pb_date_is_set (&value->date))
    return pb_date_format (&value->date);
  if (value->day > 0)
    return g_strdup_printf ("%d %s", value->day, months[value->month]);
  return g_strdup (months[value->month]);
}

static char *
format_time (const PbTypedValue *value)
{
  g_auto (GStrv) ends = g_strsplit (value->normal, "..", 2);
  g_autoptr (GString) text = g_string_new (g_str_has_prefix (ends[0], "~") ? "about " : "");

  for (guint n = 0; ends[n] != NULL; n++) {
    const char *end = ends[n][0] == '~' ? ends[n] + 1 : ends[n];
    gboolean is_open = g_str_has_suffix (end, "?");

    g_string_append (text, n > 0 ? " to " : "");
    g_string_append_len (text, end, (gssize) strlen (end) - (is_open ? 1 : 0));
    g_string_append (text, is_open ? " (morning or evening)" : "");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pb_typed_value_format (const PbTypedValue *value)
{
  g_return_val_if_fail (value != NULL, NULL);
  switch (value->kind) {
  case PB_VALUE_KIND_DATE:
    return format_date (value);
  case PB_VALUE_KIND_TIME_OF_DAY:
    return format_time (value);
  case PB_VALUE_KIND_AMOUNT:
    return format_amount (value);
  case PB_VALUE_KIND_AGE: {
    g_autofree char *range = range_words (value, plain_number);

    return g_strdup_printf ("%s years old", range);
  }
  case PB_VALUE_KIND_DURATION:
  case PB_VALUE_KIND_FREQUENCY:
  case PB_VALUE_KIND_HOURS:
  case PB_VALUE_KIND_COUNT:
  case PB_VALUE_KIND_DISTANCE:
    return format_measured (value);
  case PB_VALUE_KIND_PLACE:
    return g_strdup (value->normal);
  case PB_VALUE_KIND_YES_NO:
  default:
    return g_strdup (value->words);
  }
}
