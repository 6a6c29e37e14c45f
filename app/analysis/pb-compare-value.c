/* pb-compare-value.c: can both values be true?
 *
 * Numbers are ranges; an approximate one reaches from its half to its double, an open end stays open.
 * Durations are compared in days, a month having 28 to 31; said in different units, the coarser one is taken
 * to its half unit ("two months" may be 70 days). Places agree when one may lie in the other or may be a
 * spelling of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-value"

#include "config.h"

#include "pb-compare-matter.h"

#include <string.h>

#define DAY_MINUTES 1440
/* "About seven": an hour may be off by two. */
#define CLOCK_SLACK 120
/* Names of this many letters may differ in two and still be one name written down by two interpreters. */
#define LONG_NAME 7

typedef struct {
  PbRatio *low;  /* (owned) (nullable): open */
  PbRatio *high; /* (owned) (nullable): open */
} Range;

static void
range_clear (Range *range)
{
  g_clear_pointer (&range->low, pb_ratio_unref);
  g_clear_pointer (&range->high, pb_ratio_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Range, range_clear)

static PbRatio *
times (const PbRatio *number, gint64 numerator, gint64 denominator)
{
  g_autoptr (PbRatio) factor = NULL;

  if (number == NULL)
    return NULL;
  if (numerator == denominator)
    return pb_ratio_ref ((PbRatio *) number);
  factor = pb_ratio_new_fraction (numerator, denominator);
  return pb_ratio_multiply (number, factor);
}

/* The numbers the value may mean, in its unit times @low_factor/@divisor to @high_factor/@divisor. */
static Range
range_of (const PbTypedValue *value, gint64 low_factor, gint64 high_factor, gint64 divisor)
{
  int widen = value->approximate ? 2 : 1;

  return (Range) {.low = times (value->min, low_factor, divisor * widen),
                  .high = times (value->max, high_factor * widen, divisor)};
}

static gboolean
ranges_meet (const Range *a, const Range *b)
{
  return (a->low == NULL || b->high == NULL || pb_ratio_compare (a->low, b->high) <= 0)
         && (b->low == NULL || a->high == NULL || pb_ratio_compare (b->low, a->high) <= 0);
}

/* Least and most days of a unit of time, in minutes. */
static gboolean
unit_minutes (const char *unit, gint64 *out_least, gint64 *out_most)
{
  static const struct {
    const char *unit;
    gint64 least;
    gint64 most;
  } units[] = {{"minute", 1, 1},
               {"hour", 60, 60},
               {"day", DAY_MINUTES, DAY_MINUTES},
               {"night", DAY_MINUTES, DAY_MINUTES},
               {"week", 7 * DAY_MINUTES, 7 * DAY_MINUTES},
               {"fortnight", 14 * DAY_MINUTES, 14 * DAY_MINUTES},
               {"month", 28 * DAY_MINUTES, 31 * DAY_MINUTES},
               {"year", 365 * DAY_MINUTES, 366 * DAY_MINUTES}};

  for (guint n = 0; unit != NULL && n < G_N_ELEMENTS (units); n++) {
    if (strcmp (unit, units[n].unit) == 0) {
      *out_least = units[n].least;
      *out_most = units[n].most;
      return TRUE;
    }
  }
  return FALSE;
}

/* Half a unit either way: the precision of a number said in a coarser unit than its counterpart. */
static void
loosen (Range *range, gint64 unit)
{
  g_autoptr (PbRatio) half = pb_ratio_new_fraction (unit, 2);
  PbRatio *low = range->low != NULL ? pb_ratio_subtract (range->low, half) : NULL;
  PbRatio *high = range->high != NULL ? pb_ratio_add (range->high, half) : NULL;

  range_clear (range);
  range->low = low;
  range->high = high;
}

static gboolean
durations_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  gint64 least_a;
  gint64 most_a;
  gint64 least_b;
  gint64 most_b;
  g_auto (Range) range_a = {0};
  g_auto (Range) range_b = {0};

  if (g_strcmp0 (a->unit, b->unit) == 0) {
    range_a = range_of (a, 1, 1, 1);
    range_b = range_of (b, 1, 1, 1);
    return ranges_meet (&range_a, &range_b);
  }
  if (!unit_minutes (a->unit, &least_a, &most_a) || !unit_minutes (b->unit, &least_b, &most_b))
    return TRUE;
  range_a = range_of (a, least_a, most_a, 1);
  range_b = range_of (b, least_b, most_b, 1);
  loosen (most_a > most_b ? &range_a : &range_b, MAX (most_a, most_b));
  return ranges_meet (&range_a, &range_b);
}

/* So many a week against so many a month: both for the span of one day. */
static gboolean
rates_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  gint64 least_a;
  gint64 most_a;
  gint64 least_b;
  gint64 most_b;
  g_auto (Range) range_a = {0};
  g_auto (Range) range_b = {0};

  if (g_strcmp0 (a->per, b->per) == 0) {
    range_a = range_of (a, 1, 1, 1);
    range_b = range_of (b, 1, 1, 1);
    return ranges_meet (&range_a, &range_b);
  }
  if (!unit_minutes (a->per, &least_a, &most_a) || !unit_minutes (b->per, &least_b, &most_b))
    return TRUE;
  range_a = (Range) {.low = times (a->min, 1, most_a * (a->approximate ? 2 : 1)),
                     .high = times (a->max, a->approximate ? 2 : 1, least_a)};
  range_b = (Range) {.low = times (b->min, 1, most_b * (b->approximate ? 2 : 1)),
                     .high = times (b->max, b->approximate ? 2 : 1, least_b)};
  return ranges_meet (&range_a, &range_b);
}

static gboolean
numbers_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  g_auto (Range) range_a = range_of (a, 1, 1, 1);
  g_auto (Range) range_b = range_of (b, 1, 1, 1);

  return ranges_meet (&range_a, &range_b);
}

static int
minutes_of (const PbRatio *number)
{
  g_autofree char *text = number != NULL ? pb_ratio_to_decimal (number, 0, PB_ROUND_DOWN) : NULL;

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

/* Whether two readings of a clock may be one; without morning or evening they may be half a day apart. */
static gboolean
clocks_meet (int a, int b, gboolean is_open, gboolean is_vague)
{
  int circle = is_open ? DAY_MINUTES / 2 : DAY_MINUTES;
  int apart = ABS (a - b) % circle;

  apart = MIN (apart, circle - apart);
  return apart <= (is_vague ? CLOCK_SLACK : 0);
}

static gboolean
times_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  gboolean is_open = a->uncertain || b->uncertain;
  gboolean is_vague = a->approximate || b->approximate;

  return clocks_meet (minutes_of (a->min), minutes_of (b->min), is_open, is_vague)
         && clocks_meet (minutes_of (a->max), minutes_of (b->max), is_open, is_vague);
}

static gboolean
swapped_may_coincide (const PbTypedValue *a, const PbDate *b)
{
  PbDate other;

  if (!a->uncertain || a->day == 0 || a->day > 12 || a->year == 0)
    return FALSE;
  other = pb_date_from_ymd (a->year, a->day, a->month);
  return pb_date_may_coincide (&other, b);
}

static gboolean
dates_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  gboolean both_full = pb_date_is_set (&a->date) && pb_date_is_set (&b->date);

  if (strcmp (a->role, "before") == 0 || strcmp (a->role, "after") == 0)
    return TRUE;
  if (both_full)
    return pb_date_may_coincide (&a->date, &b->date) || swapped_may_coincide (a, &b->date)
           || swapped_may_coincide (b, &a->date);
  if (a->approximate || b->approximate || a->uncertain || b->uncertain || a->month == 0 || b->month == 0)
    return TRUE;
  return a->month == b->month && (a->day == 0 || b->day == 0 || a->day == b->day);
}

/* Letters to change, add or drop, up to @limit + 1. Names are short, so the plain table is enough. */
static guint
edit_distance (const char *a, const char *b, guint limit)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  guint row[PB_LEX_MAX_WORD + 1];

  if (length_a > PB_LEX_MAX_WORD || length_b > PB_LEX_MAX_WORD)
    return limit + 1;
  for (guint j = 0; j <= length_b; j++)
    row[j] = j;
  for (guint i = 1; i <= length_a; i++) {
    guint diagonal = row[0];

    row[0] = i;
    for (guint j = 1; j <= length_b; j++) {
      guint change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);

      diagonal = row[j];
      row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
    }
  }
  return row[length_b];
}

static gboolean
is_spelling_of (const char *a, const char *b)
{
  guint limit = strlen (a) >= LONG_NAME && strlen (b) >= LONG_NAME ? 2 : strlen (a) >= 5 ? 1 : 0;

  return strstr (a, b) != NULL || strstr (b, a) != NULL || edit_distance (a, b, limit) <= limit;
}

static gboolean
is_other_name (const char *a, const char *b)
{
  static const char *const pairs[][2] = {{"rangoon", "yangon"},
                                         {"saigon", "hochiminhcity"},
                                         {"malacca", "melaka"},
                                         {"karenstate", "kayinstate"},
                                         {"ayutthaya", "phranakhonsiayutthaya"},
                                         {"sihanoukville", "preahsihanouk"},
                                         {"metromanila", "manila"}};

  for (guint n = 0; n < G_N_ELEMENTS (pairs); n++)
    if ((strcmp (a, pairs[n][0]) == 0 && strcmp (b, pairs[n][1]) == 0)
        || (strcmp (b, pairs[n][0]) == 0 && strcmp (a, pairs[n][1]) == 0))
      return TRUE;
  return FALSE;
}

static gboolean
has_part_word (const PbTypedValue *place)
{
  static const char *const words[]
      = {"Ban ", "Baan ", "Moo ", "Soi ", "Room ", "Building ", "Phum ", "Kampung ", "Village ", "Zone "};

  for (guint n = 0; n < G_N_ELEMENTS (words); n++)
    if (g_str_has_prefix (place->normal, words[n]))
      return TRUE;
  return FALSE;
}

/* A known place may hold any unknown one, a country any place of its own, a province its towns. */
static gboolean
may_hold (const PbTypedValue *large, const PbTypedValue *small, const char *large_name)
{
  if (small->level == PB_PLACE_UNKNOWN || (large->country == NULL && large->level == PB_PLACE_PROVINCE))
    return TRUE;
  if (large->level == PB_PLACE_COUNTRY)
    return g_strcmp0 (large->country, small->country) == 0 || small->country == NULL;
  return small->parent != NULL
         && (strcmp (small->parent, large_name) == 0 || is_other_name (small->parent, large_name));
}

static gboolean
places_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  g_autofree char *name_a = pb_extract_gazetteer_fold (a->normal);
  g_autofree char *name_b = pb_extract_gazetteer_fold (b->normal);
  const PbGazetteerEntry *known_a = pb_extract_gazetteer_lookup (name_a);
  const PbGazetteerEntry *known_b = pb_extract_gazetteer_lookup (name_b);

  if (strcmp (name_a, name_b) == 0 || is_other_name (name_a, name_b))
    return TRUE;
  /* two listed names are two places, however alike ("Chiang Mai", "Chiang Rai") */
  if ((known_a == NULL || known_b == NULL) && is_spelling_of (name_a, name_b))
    return TRUE;
  if (a->level == PB_PLACE_COUNTRY && b->level == PB_PLACE_COUNTRY)
    return strcmp (a->country, b->country) == 0;
  if (a->level == PB_PLACE_UNKNOWN && b->level == PB_PLACE_UNKNOWN)
    return has_part_word (a) != has_part_word (b);
  if (a->level == b->level)
    return a->level == PB_PLACE_PROVINCE && (known_a == NULL) != (known_b == NULL)
           && is_spelling_of (name_a, name_b);
  if (a->level == PB_PLACE_UNKNOWN || b->level == PB_PLACE_UNKNOWN)
    return TRUE;
  return a->level < b->level ? may_hold (a, b, name_a) : may_hold (b, a, name_b);
}

static gboolean
is_same_currency (const char *a, const char *b)
{
  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  /* dollars of no country are the American ones the region is paid in */
  return (g_strcmp0 (a, "dollar") == 0 && g_strcmp0 (b, "USD") == 0)
         || (g_strcmp0 (a, "USD") == 0 && g_strcmp0 (b, "dollar") == 0);
}

static gboolean
is_time_unit (const char *unit)
{
  gint64 least;
  gint64 most;

  return unit_minutes (unit, &least, &most);
}

gboolean
pb_compare_same_key (const PbTypedValue *a, const PbTypedValue *b)
{
  if (a->kind != b->kind || strcmp (a->role, b->role) != 0)
    return FALSE;
  switch (a->kind) {
  case PB_VALUE_KIND_AMOUNT:
    return is_same_currency (a->unit, b->unit) && g_strcmp0 (a->per, b->per) == 0;
  case PB_VALUE_KIND_FREQUENCY:
    return g_strcmp0 (a->unit, b->unit) == 0
           && (g_strcmp0 (a->per, b->per) == 0 || (is_time_unit (a->per) && is_time_unit (b->per)));
  case PB_VALUE_KIND_HOURS:
    return g_strcmp0 (a->per, b->per) == 0;
  case PB_VALUE_KIND_COUNT:
    return g_strcmp0 (a->unit, b->unit) == 0;
  case PB_VALUE_KIND_TIME_OF_DAY:
    return a->is_span == b->is_span;
  case PB_VALUE_KIND_PLACE:
    return strcmp (a->role, "part") != 0;
  case PB_VALUE_KIND_DATE:
  case PB_VALUE_KIND_DURATION:
  case PB_VALUE_KIND_DISTANCE:
  case PB_VALUE_KIND_AGE:
    return TRUE;
  case PB_VALUE_KIND_YES_NO:
  default:
    return FALSE;
  }
}

gboolean
pb_compare_may_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  switch (a->kind) {
  case PB_VALUE_KIND_DATE:
    return dates_agree (a, b);
  case PB_VALUE_KIND_TIME_OF_DAY:
    return times_agree (a, b);
  case PB_VALUE_KIND_DURATION:
    return durations_agree (a, b);
  case PB_VALUE_KIND_FREQUENCY:
    return rates_agree (a, b);
  case PB_VALUE_KIND_PLACE:
    return strcmp (a->role, PB_COMPARE_SITE) == 0 ? pb_compare_sites_agree (a, b) : places_agree (a, b);
  case PB_VALUE_KIND_HOURS:
  case PB_VALUE_KIND_AMOUNT:
  case PB_VALUE_KIND_COUNT:
  case PB_VALUE_KIND_DISTANCE:
  case PB_VALUE_KIND_AGE:
    return numbers_agree (a, b);
  case PB_VALUE_KIND_YES_NO:
  default:
    return TRUE;
  }
}
