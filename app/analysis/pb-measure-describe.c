/* pb-measure-describe.c: values in words, for the rule that a difference states. See pb-measure.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-measure"

#include "config.h"

#include "pb-measure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIGITS_PER_GROUP 3
#define HOURS_PER_DAY 24
#define MINUTES_PER_HOUR 60

char *
pb_measure_describe_number (const PbRatio *number)
{
  g_autofree char *text = NULL;
  GString *grouped;
  gsize start, whole;

  g_return_val_if_fail (number != NULL, NULL);

  text = pb_ratio_to_text (number);
  if (strchr (text, '/') != NULL)
    return g_steal_pointer (&text);
  start = text[0] == '-';
  whole = strspn (text + start, "0123456789");
  grouped = g_string_new_len (text, (gssize) start);
  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % DIGITS_PER_GROUP == 0)
      g_string_append_c (grouped, ',');
    g_string_append_c (grouped, text[start + i]);
  }
  g_string_append (grouped, text + start + whole);
  return g_string_free (grouped, FALSE);
}

char *
pb_measure_describe_range (const PbRatio *low, const PbRatio *high)
{
  g_autofree char *first = low != NULL ? pb_measure_describe_number (low) : NULL;
  g_autofree char *last = high != NULL ? pb_measure_describe_number (high) : NULL;

  if (first == NULL && last == NULL)
    return g_strdup ("");
  if (first == NULL)
    return g_strdup_printf (_ ("at most %s"), last);
  if (last == NULL || pb_ratio_compare (low, high) == 0)
    return g_steal_pointer (&first);
  return g_strdup_printf ("%s–%s", first, last);
}

static gboolean
is_one (const PbValue *value)
{
  g_autoptr (PbRatio) one = pb_ratio_new_int (1);

  return value->high != NULL && pb_ratio_compare (value->high, one) == 0;
}

/* The unit words of the schema, for as many as there are; the noun of a count as it was written. */
static const char *
get_unit_words (const char *unit, gboolean one)
{
  gulong n = one ? 1 : 2;

  if (g_strcmp0 (unit, "minute") == 0)
    return ngettext ("minute", "minutes", n);
  if (g_strcmp0 (unit, "hour") == 0)
    return ngettext ("hour", "hours", n);
  if (g_strcmp0 (unit, "day") == 0)
    return ngettext ("day", "days", n);
  if (g_strcmp0 (unit, "week") == 0)
    return ngettext ("week", "weeks", n);
  if (g_strcmp0 (unit, "month") == 0)
    return ngettext ("month", "months", n);
  if (g_strcmp0 (unit, "year") == 0)
    return ngettext ("year", "years", n);
  return unit;
}

static const char *
get_per_words (const char *per)
{
  static const struct {
    const char *per;
    const char *words;
  } words[] = {
      {"hour", N_ ("per hour")},   {"day", N_ ("per day")},   {"week", N_ ("per week")},
      {"month", N_ ("per month")}, {"year", N_ ("per year")}, {"piece", N_ ("per piece")},
      {"trip", N_ ("per trip")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].per, per) == 0)
      return _ (words[i].words);
  return per;
}

static char *
describe_number_value (const PbValue *value, const char *unit, const char *per)
{
  g_autofree char *range = pb_measure_describe_range (value->low, value->high);
  GString *text = g_string_new (NULL);

  if (value->approximate)
    g_string_append_printf (text, "%s ", _ ("about"));
  g_string_append (text, range);
  if (unit != NULL)
    g_string_append_printf (text, " %s", get_unit_words (unit, is_one (value)));
  if (per != NULL)
    g_string_append_printf (text, " %s", get_per_words (per));
  return g_string_free (text, FALSE);
}

/* (nullable): minutes since midnight, without the room that "about" gives. */
static PbRatio *
read_minutes (const PbValue *value)
{
  g_auto (PbMeasure) measure = {0};
  PbValue exact = *value;

  exact.approximate = FALSE;
  if (!pb_measure_read (&measure, &exact) || measure.low == NULL)
    return NULL;
  return pb_ratio_ref (measure.low);
}

static char *
describe_time (const PbValue *value)
{
  g_autoptr (PbRatio) minutes = read_minutes (value);
  g_autofree char *whole = minutes != NULL ? pb_ratio_to_decimal (minutes, 0, PB_ROUND_DOWN) : NULL;
  gint64 of_day;

  if (whole != NULL
      && g_ascii_string_to_signed (whole, 10, 0, 2 * HOURS_PER_DAY * MINUTES_PER_HOUR, &of_day, NULL))
    return g_strdup_printf ("%s%02d:%02d", value->approximate ? _ ("about ") : "",
                            (int) of_day / MINUTES_PER_HOUR, (int) of_day % MINUTES_PER_HOUR);
  if (value->low == NULL && value->high == NULL)
    return g_strdup (value->words != NULL ? value->words : "");
  return describe_number_value (value, value->unit, NULL);
}

/* (transfer full): what there is: the record's name, else the words. */
static char *
describe_name (const char *label, const char *words)
{
  return g_strdup (label != NULL ? label : words != NULL ? words : "");
}

static char *
describe_order (const PbValue *value)
{
  return g_strdup_printf (_ ("%s before %s"), value->before_act != NULL ? value->before_act->label : "?",
                          value->after_act != NULL ? value->after_act->label : "?");
}

char *
pb_measure_describe (const PbValue *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  switch (value->type) {
  case PB_VALUE_DATE:
    return pb_date_format (&value->date);
  case PB_VALUE_TIME:
    return describe_time (value);
  case PB_VALUE_AMOUNT:
    return describe_number_value (value, value->currency, value->per);
  case PB_VALUE_HOURS:
    return describe_number_value (value, value->unit != NULL ? value->unit : "hour",
                                  value->per != NULL ? value->per : "day");
  case PB_VALUE_AGE:
    return describe_number_value (value, value->unit != NULL ? value->unit : "year", NULL);
  case PB_VALUE_PLACE:
    return describe_name (value->place != NULL ? value->place->label : NULL, value->words);
  case PB_VALUE_PERSON:
    return describe_name (value->party != NULL ? value->party->pseudonym : NULL, value->words);
  case PB_VALUE_OBJECT:
    return describe_name (NULL, value->words);
  case PB_VALUE_YES_NO:
    return g_strdup (value->truth == 1 ? _ ("yes") : _ ("no"));
  case PB_VALUE_ORDER:
    return describe_order (value);
  case PB_VALUE_DURATION:
  case PB_VALUE_FREQUENCY:
  case PB_VALUE_COUNT:
  case PB_VALUE_DISTANCE:
  default:
    return describe_number_value (value, value->unit, value->per);
  }
}
