/* pb-measure.c: reading and comparing values. See pb-measure.h; words for them are in pb-measure-describe.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-measure"

#include "config.h"

#include "pb-measure.h"
#include "pb-text.h"

#include <stdio.h>
#include <string.h>

#define MINUTES_PER_HOUR 60
#define HOURS_PER_DAY 24
#define MONTHS_PER_YEAR 12
/* How far "about seven o'clock" may reach, in minutes. */
#define ABOUT_MINUTES 60
/* Places lie in places: more steps than any map has, so that a ring made by mistake ends. */
#define MAX_PLACE_DEPTH 64

typedef struct {
  const char *word;
  gint64 low, high; /* multiplied with the number … */
  gint64 divisor;   /* … and divided */
} Unit;

static const Unit durations[] = {
    {"minute", 1, 1, MINUTES_PER_HOUR},
    {"hour", 1, 1, 1},
    {"day", HOURS_PER_DAY, HOURS_PER_DAY, 1},
    {"week", 7 * HOURS_PER_DAY, 7 * HOURS_PER_DAY, 1},
    {"month", 28 * HOURS_PER_DAY, 31 * HOURS_PER_DAY, 1},
    {"year", 365 * HOURS_PER_DAY, 366 * HOURS_PER_DAY, 1},
};
static const Unit hours[] = {{"minute", 1, 1, MINUTES_PER_HOUR}, {"hour", 1, 1, 1}};
static const Unit distances[] = {{"m", 1, 1, 1}, {"km", 1000, 1000, 1}};
static const Unit ages[] = {{"month", 1, 1, 1}, {"year", MONTHS_PER_YEAR, MONTHS_PER_YEAR, 1}};
static const Unit times[] = {{"minute", 1, 1, 1}, {"hour", MINUTES_PER_HOUR, MINUTES_PER_HOUR, 1}};

static PbRatio *
scale (const PbRatio *number, gint64 factor, gint64 divisor)
{
  g_autoptr (PbRatio) by = NULL;

  if (number == NULL)
    return NULL;
  if (factor == divisor)
    return pb_ratio_ref ((PbRatio *) number);
  by = pb_ratio_new_fraction (factor, divisor);
  return pb_ratio_multiply (number, by);
}

/* Takes over the sum of *@number and @by. */
static void
move (PbRatio **number, gint64 by)
{
  g_autoptr (PbRatio) difference = NULL;
  PbRatio *moved;

  if (*number == NULL)
    return;
  difference = pb_ratio_new_int (by);
  moved = pb_ratio_add (*number, difference);
  pb_ratio_unref (*number);
  *number = moved;
}

static void
scale_both (PbMeasure *self, const Unit *unit)
{
  self->low = scale (self->value->low, unit->low, unit->divisor);
  self->high = scale (self->value->high, unit->high, unit->divisor);
}

/* In the base unit of a table; a unit outside it is a noun of its own. */
static void
read_unit (PbMeasure *self, const Unit *units, gsize n_units, const char *word, const char *base)
{
  static const Unit same = {NULL, 1, 1, 1};

  for (gsize i = 0; i < n_units; i++) {
    if (g_strcmp0 (units[i].word, word) != 0)
      continue;
    scale_both (self, &units[i]);
    self->unit = base;
    return;
  }
  scale_both (self, &same);
  self->unit = word;
}

static void
read_rate (PbMeasure *self, const char *unit)
{
  static const Unit same = {NULL, 1, 1, 1}, yearly = {NULL, 1, 1, MONTHS_PER_YEAR};
  gboolean per_year = g_strcmp0 (self->value->per, "year") == 0;

  scale_both (self, per_year ? &yearly : &same);
  self->unit = unit;
  self->per = per_year ? "month" : self->value->per;
}

static void
read_age (PbMeasure *self)
{
  const char *unit = self->value->unit != NULL ? self->value->unit : "year";

  read_unit (self, ages, G_N_ELEMENTS (ages), unit, "month");
  /* Seventeen is said until the day before the eighteenth birthday. */
  if (g_str_equal (unit, "year"))
    move (&self->high, MONTHS_PER_YEAR - 1);
}

/* "7:30", "07.30": hours and minutes in words. */
static PbRatio *
read_clock (const char *words)
{
  guint hour, minute;
  int length = 0;

  if (words == NULL || sscanf (words, "%2u%*1[:.]%2u%n", &hour, &minute, &length) != 2 || length == 0
      || words[length] != '\0' || hour > HOURS_PER_DAY || minute >= MINUTES_PER_HOUR)
    return NULL;
  return pb_ratio_new_int ((gint64) hour * MINUTES_PER_HOUR + minute);
}

static void
read_time (PbMeasure *self)
{
  const PbValue *value = self->value;
  g_autoptr (PbRatio) day = pb_ratio_new_int (HOURS_PER_DAY);
  const char *unit = value->unit;

  if (value->low == NULL && value->high == NULL) {
    self->low = read_clock (value->words);
    self->high = self->low != NULL ? pb_ratio_ref (self->low) : NULL;
    self->unit = "minute";
  } else {
    if (unit == NULL)
      unit = pb_ratio_compare (value->high != NULL ? value->high : value->low, day) <= 0 ? "hour" : "minute";
    read_unit (self, times, G_N_ELEMENTS (times), unit, "minute");
  }
  if (value->approximate) {
    move (&self->low, -ABOUT_MINUTES);
    move (&self->high, ABOUT_MINUTES);
  }
}

void
pb_measure_widen (PbRatio **low, PbRatio **high)
{
  PbRatio *wide;

  g_return_if_fail (low != NULL && high != NULL);

  if (*low != NULL && pb_ratio_sign (*low) > 0) {
    wide = scale (*low, 1, 2);
    pb_ratio_unref (*low);
    *low = wide;
  }
  if (*high != NULL && pb_ratio_sign (*high) > 0) {
    wide = scale (*high, 2, 1);
    pb_ratio_unref (*high);
    *high = wide;
  }
}

static void
read_number (PbMeasure *self)
{
  const PbValue *value = self->value;

  switch (value->type) {
  case PB_VALUE_TIME:
    read_time (self);
    return;
  case PB_VALUE_DURATION:
    read_unit (self, durations, G_N_ELEMENTS (durations), value->unit, "hour");
    break;
  case PB_VALUE_HOURS:
    read_unit (self, hours, G_N_ELEMENTS (hours), value->unit != NULL ? value->unit : "hour", "hour");
    self->per = value->per != NULL ? value->per : "day";
    break;
  case PB_VALUE_FREQUENCY:
    read_rate (self, value->unit);
    break;
  case PB_VALUE_AMOUNT:
    read_rate (self, value->currency);
    break;
  case PB_VALUE_DISTANCE:
    read_unit (self, distances, G_N_ELEMENTS (distances), value->unit, "m");
    break;
  case PB_VALUE_AGE:
    read_age (self);
    break;
  case PB_VALUE_COUNT:
  case PB_VALUE_DATE:
  case PB_VALUE_PLACE:
  case PB_VALUE_PERSON:
  case PB_VALUE_OBJECT:
  case PB_VALUE_YES_NO:
  case PB_VALUE_ORDER:
  default:
    read_unit (self, NULL, 0, value->unit, NULL);
    break;
  }
  if (value->approximate)
    pb_measure_widen (&self->low, &self->high);
}

/* A range written the wrong way round is still that range. */
static void
put_in_order (PbMeasure *self)
{
  if (self->low != NULL && self->high != NULL && pb_ratio_compare (self->low, self->high) > 0) {
    PbRatio *low = self->low;

    self->low = self->high;
    self->high = low;
  }
}

gboolean
pb_measure_read (PbMeasure *self, const PbValue *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  memset (self, 0, sizeof *self);
  self->value = value;
  switch (value->type) {
  case PB_VALUE_DATE:
    return pb_date_is_set (&value->date);
  case PB_VALUE_PLACE:
    return value->place != NULL || value->words != NULL;
  case PB_VALUE_PERSON:
    return value->party != NULL || value->words != NULL;
  case PB_VALUE_OBJECT:
    return value->words != NULL;
  case PB_VALUE_YES_NO:
    return value->truth >= 0;
  case PB_VALUE_ORDER:
    return FALSE;
  case PB_VALUE_TIME:
  case PB_VALUE_DURATION:
  case PB_VALUE_FREQUENCY:
  case PB_VALUE_HOURS:
  case PB_VALUE_AMOUNT:
  case PB_VALUE_COUNT:
  case PB_VALUE_DISTANCE:
  case PB_VALUE_AGE:
  default:
    break;
  }
  read_number (self);
  put_in_order (self);
  return self->low != NULL || self->high != NULL;
}

void
pb_measure_clear (PbMeasure *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->low, pb_ratio_unref);
  g_clear_pointer (&self->high, pb_ratio_unref);
}

static int
compare_ratios (const PbRatio *a, const PbRatio *b)
{
  if (a == b || a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  return pb_ratio_compare (a, b);
}

static int
compare_dates (const PbDate *a, const PbDate *b)
{
  PbDate wide_a = pb_date_widen (a), wide_b = pb_date_widen (b);

  if (wide_a.first != wide_b.first)
    return wide_a.first < wide_b.first ? -1 : 1;
  if (wide_a.last != wide_b.last)
    return wide_a.last < wide_b.last ? -1 : 1;
  if (a->is_interval != b->is_interval)
    return a->is_interval ? 1 : -1;
  if (a->first_precision != b->first_precision)
    return a->first_precision < b->first_precision ? -1 : 1;
  return (int) a->last_precision - (int) b->last_precision;
}

int
pb_measure_compare (const PbMeasure *a, const PbMeasure *b)
{
  const PbValue *va = a->value, *vb = b->value;
  int order = g_strcmp0 (a->unit, b->unit);

  if (order == 0)
    order = g_strcmp0 (a->per, b->per);
  if (order == 0)
    order = compare_ratios (a->low, b->low);
  if (order == 0)
    order = compare_ratios (a->high, b->high);
  if (order == 0 && va->type == PB_VALUE_DATE)
    order = compare_dates (&va->date, &vb->date);
  if (order == 0)
    order = va->truth - vb->truth;
  if (order == 0 && va->place != vb->place)
    order = g_strcmp0 (va->place != NULL ? va->place->label : NULL,
                       vb->place != NULL ? vb->place->label : NULL);
  if (order == 0 && va->party != vb->party)
    order = g_strcmp0 (va->party != NULL ? va->party->pseudonym : NULL,
                       vb->party != NULL ? vb->party->pseudonym : NULL);
  return order != 0 ? order : g_strcmp0 (va->words, vb->words);
}

gboolean
pb_measure_ranges_part (const PbRatio *low_a, const PbRatio *high_a, const PbRatio *low_b,
                        const PbRatio *high_b)
{
  return (high_a != NULL && low_b != NULL && pb_ratio_compare (high_a, low_b) < 0)
         || (high_b != NULL && low_a != NULL && pb_ratio_compare (high_b, low_a) < 0);
}

/* The days on which a stretch may have begun, or ended: its end at that end's own precision, "about"
 * included. */
static PbDate
get_end (const PbDate *stretch, gboolean start)
{
  PbDate end = *stretch;
  guint own = start ? stretch->first_precision : stretch->last_precision;
  int months = 0;

  end.is_interval = 0;
  end.precision = own != PB_DATE_PRECISION_NONE ? (PbDatePrecision) own : stretch->precision;
  if (end.precision == PB_DATE_PRECISION_MONTH)
    months = 1;
  else if (end.precision == PB_DATE_PRECISION_SEASON)
    months = 3;
  else if (end.precision == PB_DATE_PRECISION_YEAR)
    months = MONTHS_PER_YEAR;
  else if (end.precision == PB_DATE_PRECISION_DECADE)
    months = 10 * MONTHS_PER_YEAR;
  else if (end.precision == PB_DATE_PRECISION_CENTURY)
    months = 100 * MONTHS_PER_YEAR;
  if (start)
    end.last = months > 0 ? pb_date_add_months (end.first, months) - 1 : end.first;
  else
    end.first = months > 0 ? pb_date_add_months (end.last + 1, -months) : end.last;
  return end;
}

/* Two stretches of time are the same only if they may begin and end alike; an open end may be anywhere. */
static gboolean
dates_conflict (const PbDate *a, const PbDate *b)
{
  if (!pb_date_may_coincide (a, b))
    return TRUE;
  if (!a->is_interval || !b->is_interval)
    return FALSE;
  if (a->first != PB_DATE_OPEN_FIRST && b->first != PB_DATE_OPEN_FIRST) {
    PbDate start_a = get_end (a, TRUE), start_b = get_end (b, TRUE);

    if (!pb_date_may_coincide (&start_a, &start_b))
      return TRUE;
  }
  if (a->last != PB_DATE_OPEN_LAST && b->last != PB_DATE_OPEN_LAST) {
    PbDate end_a = get_end (a, FALSE), end_b = get_end (b, FALSE);

    return !pb_date_may_coincide (&end_a, &end_b);
  }
  return FALSE;
}

static gboolean
words_are_equal (const char *a, const char *b)
{
  g_autofree char *folded_a = NULL, *folded_b = NULL;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  folded_a = pb_text_fold_for_search (a, NULL);
  folded_b = pb_text_fold_for_search (b, NULL);
  return g_str_equal (folded_a, folded_b);
}

/* "Mae Sot" and "a house in Mae Sot" may be one place. */
static gboolean
words_overlap (const char *a, const char *b)
{
  g_autofree char *folded_a = pb_text_fold_for_search (a, NULL),
                  *folded_b = pb_text_fold_for_search (b, NULL);

  return strstr (folded_a, folded_b) != NULL || strstr (folded_b, folded_a) != NULL;
}

static gboolean
lies_within (const PbPlace *inner, const PbPlace *outer)
{
  for (guint i = 0; inner != NULL && i < MAX_PLACE_DEPTH; i++, inner = (const PbPlace *) inner->within)
    if (inner == outer || words_are_equal (inner->label, outer->label))
      return TRUE;
  return FALSE;
}

static gboolean
places_conflict (const PbValue *a, const PbValue *b)
{
  if (a->place != NULL && b->place != NULL)
    return !lies_within (a->place, b->place) && !lies_within (b->place, a->place);
  if (a->place != NULL || b->place != NULL)
    return FALSE;
  return !words_overlap (a->words, b->words);
}

static gboolean
persons_conflict (const PbValue *a, const PbValue *b)
{
  if (a->party != NULL && b->party != NULL)
    return a->party != b->party;
  if (a->party != NULL || b->party != NULL)
    return FALSE;
  return !words_are_equal (a->words, b->words);
}

gboolean
pb_measure_conflicts (const PbMeasure *a, const PbMeasure *b)
{
  const PbValue *va = a->value, *vb = b->value;

  if (va->type != vb->type || g_strcmp0 (va->slot, vb->slot) != 0)
    return FALSE;
  switch (va->type) {
  case PB_VALUE_DATE:
    return dates_conflict (&va->date, &vb->date);
  case PB_VALUE_PLACE:
    return places_conflict (va, vb);
  case PB_VALUE_PERSON:
    return persons_conflict (va, vb);
  case PB_VALUE_OBJECT:
    return !words_are_equal (va->words, vb->words);
  case PB_VALUE_YES_NO:
    return va->truth != vb->truth;
  case PB_VALUE_ORDER:
    return FALSE;
  case PB_VALUE_TIME:
  case PB_VALUE_DURATION:
  case PB_VALUE_FREQUENCY:
  case PB_VALUE_HOURS:
  case PB_VALUE_AMOUNT:
  case PB_VALUE_COUNT:
  case PB_VALUE_DISTANCE:
  case PB_VALUE_AGE:
  default:
    break;
  }
  return pb_measure_ranges_part (a->low, a->high, b->low, b->high) && g_strcmp0 (a->per, b->per) == 0
         && words_are_equal (a->unit, b->unit);
}
