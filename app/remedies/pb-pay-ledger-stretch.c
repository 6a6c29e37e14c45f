/* pb-pay-ledger-stretch.c: what a number of days of a card come to, with the steps in words. Months of equal
 * length and equal work come out equal, so each is reckoned once per card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-pay-ledger"

#include "config.h"

#include "pb-currency.h"
#include "pb-pay-ledger-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAYS_A_WEEK 7
#define MONTHS_A_YEAR 12

void
pb_pay_ledger_stretch_free (PbPayStretch *stretch)
{
  pb_range_clear (&stretch->hours);
  pb_range_clear (&stretch->overtime);
  pb_range_clear (&stretch->rest_day);
  pb_range_clear (&stretch->promised);
  pb_range_clear (&stretch->due);
  g_ptr_array_unref (stretch->steps);
  g_free (stretch);
}

/* @self becomes @per_day times the days of each reading. */
static void
multiply_days (PbRange *self, const PbRange *per_day, const gint32 *days)
{
  gboolean same_days
      = days[PB_READING_LOW] == days[PB_READING_HIGH] && days[PB_READING_LOW] == days[PB_READING_LIKELY];

  pb_range_copy (self, per_day);
  if (!pb_range_is_set (per_day))
    return;
  if (same_days) {
    g_autoptr (PbRatio) factor = pb_ratio_new_int (days[PB_READING_LOW]);

    pb_range_scale (self, factor);
    return;
  }
  for (guint i = 0; i < PB_N_READINGS; i++) {
    g_autoptr (PbRatio) factor = pb_ratio_new_int (days[i]);
    PbRatio *value = pb_range_get (per_day, i);

    pb_range_take (self, i, value != NULL && days[i] >= 0 ? pb_ratio_multiply (value, factor) : NULL);
  }
}

/* Product of two ranges, neither below 0. */
static void
multiply_ranges (PbRange *self, const PbRange *a, const PbRange *b)
{
  pb_range_copy (self, a);
  if (pb_range_is_exact (b)) {
    pb_range_scale (self, b->low);
    return;
  }
  for (guint i = 0; i < PB_N_READINGS; i++) {
    PbRatio *x = pb_range_get (a, i);
    PbRatio *y = pb_range_get (b, i);

    pb_range_take (self, i, x != NULL && y != NULL ? pb_ratio_multiply (x, y) : NULL);
  }
}

/* Money per calendar day for normal hours; for @as_said an hourly wage for all hours. Unset where the pattern
 * for it is missing. */
static void
reckon_day (const PbPayCard *card, const PbPayBasis *basis, gint32 month_length, gboolean as_said,
            PbRange *out_money)
{
  g_autoptr (PbRatio) part = NULL;

  pb_range_clear (out_money);
  if (g_str_equal (basis->per, "day") || g_str_equal (basis->per, "hour")) {
    const PbRange *units = basis->per[0] == 'd' ? &card->day_count : as_said ? &card->hours : &card->normal;

    if (pb_range_is_set (units))
      multiply_ranges (out_money, &basis->rate, units);
    return;
  }
  if (g_str_equal (basis->per, "week"))
    part = pb_ratio_new_fraction (1, DAYS_A_WEEK);
  else if (g_str_equal (basis->per, "month"))
    part = pb_ratio_new_fraction (1, month_length);
  else
    part = pb_ratio_new_fraction (1, (gint64) MONTHS_A_YEAR * month_length);
  pb_range_copy (out_money, &basis->rate);
  pb_range_scale (out_money, part);
}

/* ---------------------------------------------------------------- words */

static void
add_step (PbPayStretch *stretch, char *step)
{
  g_ptr_array_add (stretch->steps, step);
}

static char *
format_day_count (const gint32 *days)
{
  if (days[PB_READING_LOW] == days[PB_READING_HIGH])
    return g_strdup_printf ("%d", days[PB_READING_LOW]);
  return g_strdup_printf ("%d – %d", days[PB_READING_LOW], days[PB_READING_HIGH]);
}

static const char *
name_grade (const char *grade)
{
  if (g_strcmp0 (grade, "recorded") == 0)
    return _ ("recorded");
  if (g_strcmp0 (grade, "contemporaneous") == 0)
    return _ ("noted at the time");
  if (g_strcmp0 (grade, "estimate") == 0)
    return _ ("estimate");
  return _ ("reconstructed");
}

const char *
pb_pay_ledger_stretch_name_basis (PbPayBasisKind kind)
{
  switch (kind) {
  case PB_PAY_BASIS_PROMISE:
    return _ ("promise");
  case PB_PAY_BASIS_CONTRACT:
    return _ ("contract");
  case PB_PAY_BASIS_MINIMUM:
  case PB_N_PAY_BASES:
  default:
    return _ ("minimum wage");
  }
}

/* "THB 9,000.00 a month" */
static char *
format_rate (const PbRange *rate, const char *currency, const char *per)
{
  g_autofree char *sum = pb_range_format (rate, currency);

  if (g_str_equal (per, "hour"))
    return g_strdup_printf (_ ("%s an hour"), sum);
  if (g_str_equal (per, "day"))
    return g_strdup_printf (_ ("%s a day"), sum);
  if (g_str_equal (per, "week"))
    return g_strdup_printf (_ ("%s a week"), sum);
  if (g_str_equal (per, "month"))
    return g_strdup_printf (_ ("%s a month"), sum);
  return g_strdup_printf (_ ("%s a year"), sum);
}

/* What the rate is divided by, as a lawyer would write it: "(30 × 8)". */
static char *
format_divisor (const PbPayCard *card, const char *per)
{
  g_autofree char *hours = pb_range_format_ratio (card->day_hours);
  g_autofree char *days = card->divisor_days != NULL ? pb_range_format_ratio (card->divisor_days) : NULL;
  g_autofree char *week = NULL;

  if (g_str_equal (per, "day"))
    return g_steal_pointer (&hours);
  if (g_str_equal (per, "month"))
    return g_strdup_printf ("(%s × %s)", days, hours);
  if (g_str_equal (per, "year"))
    return g_strdup_printf ("(%d × %s × %s)", MONTHS_A_YEAR, days, hours);
  if (card->week_hours != NULL)
    return pb_range_format_ratio (card->week_hours);
  week = pb_range_format_ratio (card->week_days);
  return g_strdup_printf ("(%s × %s)", week, hours);
}

static void
say_hours (const PbPayCard *card, PbPayStretch *stretch)
{
  const PbWorkPattern *pattern = card->pattern;
  PbRange a_day
      = {pattern->hours[0], NULL, pattern->hours[2] != NULL ? pattern->hours[2] : pattern->hours[0]};
  PbRange a_week = {pattern->days[0], NULL, pattern->days[2] != NULL ? pattern->days[2] : pattern->days[0]};
  g_autofree char *hours = pb_range_format_number (&a_day);
  g_autofree char *days = pb_range_format_number (&a_week);
  g_autofree char *count = format_day_count (stretch->days);
  g_autofree char *sum = pb_range_format_number (&stretch->hours);

  add_step (stretch,
            g_strdup_printf (_ ("Work of %s hours a day on %s days a week (%s) × %s days ÷ 7 = %s hours."),
                             hours, days, name_grade (pattern->grade), count, sum));
}

static void
say_class (PbPayStretch *stretch, const PbRange *per_day, const char *format_plain, const PbRatio *bound)
{
  g_auto (PbRange) hours = {0};
  g_autofree char *sum = NULL;
  g_autofree char *limit = NULL;
  g_autoptr (GString) text = NULL;

  multiply_days (&hours, per_day, stretch->days);
  if (bound == NULL || !pb_range_is_positive (&hours))
    return;
  sum = pb_range_format_number (&hours);
  limit = pb_range_format_ratio (bound);
  text = g_string_new (format_plain);
  g_string_replace (text, "{hours}", sum, 1);
  g_string_replace (text, "{limit}", limit, 1);
  add_step (stretch, g_string_free (g_steal_pointer (&text), FALSE));
}

static void
say_classes (const PbPayCard *card, PbPayStretch *stretch)
{
  /* TRANSLATORS: {hours} and {limit} stay as they are; numbers take their place. */
  say_class (stretch, &card->beyond_day,
             _ ("Of them overtime: {hours} hours beyond {limit} a day on working days."), card->day_hours);
  say_class (
      stretch, &card->beyond_week,
      _ ("Of them overtime: {hours} hours of the normal days beyond {limit} a week, not counted above."),
      card->week_hours);
  say_class (
      stretch, &card->rest,
      _ ("Of them on rest days: {hours} hours, beyond {limit} working days a week, within normal hours."),
      card->week_days);
  say_class (
      stretch, &card->rest_beyond,
      _ ("Of them on rest days: {hours} hours, beyond {limit} working days a week, beyond normal hours."),
      card->week_days);
}

static void
say_hourly (PbPayReckoning *self, const PbPayCard *card, const PbPayBasis *basis, PbPayStretch *stretch)
{
  const char *currency = self->ledger->currency;
  g_autofree char *rate = format_rate (&basis->rate, currency, basis->per);
  g_autofree char *hourly = NULL;
  g_autofree char *divisor = NULL;

  if (basis->kind == PB_PAY_BASIS_MINIMUM) {
    const char *source = card->minimum->source != NULL ? card->minimum->source : "?";

    add_step (stretch, g_strdup_printf (
                           _ ("Minimum wage: %s, confirmed by %s (%s)."), rate,
                           card->minimum->confirmed_by != NULL ? card->minimum->confirmed_by : "?", source));
  }
  if (!pb_range_is_set (&basis->hourly) || g_str_equal (basis->per, "hour"))
    return;
  hourly = pb_range_format (&basis->hourly, currency);
  divisor = format_divisor (card, basis->per);
  add_step (stretch, g_strdup_printf (_ ("By the %s: %s ÷ %s = %s an hour."),
                                      pb_pay_ledger_stretch_name_basis (basis->kind), rate, divisor, hourly));
}

/* Where the normal pay comes from. */
static void
say_normal (PbPayReckoning *self, const PbPayCard *card, const PbPayBasis *basis, const PbRange *normal,
            PbPayStretch *stretch)
{
  const char *currency = self->ledger->currency;
  const char *name = pb_pay_ledger_stretch_name_basis (basis->kind);
  g_autofree char *rate = format_rate (&basis->rate, currency, basis->per);
  g_autofree char *sum = pb_range_format (normal, currency);
  g_autofree char *count = format_day_count (stretch->days);
  g_auto (PbRange) units = {0};
  g_autofree char *amount = NULL;

  if (g_str_equal (basis->per, "month") || g_str_equal (basis->per, "year")) {
    add_step (stretch,
              g_strdup_printf (_ ("By the %s, normal pay: %s for %s of the %d days of the month = %s."), name,
                               rate, count, stretch->month_length, sum));
  } else if (g_str_equal (basis->per, "week")) {
    add_step (stretch,
              g_strdup_printf (_ ("By the %s, normal pay: %s × %s days ÷ 7 = %s."), name, rate, count, sum));
  } else {
    multiply_days (&units, basis->per[0] == 'd' ? &card->day_count : &card->normal, stretch->days);
    amount = pb_range_format_number (&units);
    add_step (stretch, basis->per[0] == 'd'
                           ? g_strdup_printf (_ ("By the %s, normal pay: %s × %s days worked = %s."), name,
                                              rate, amount, sum)
                           : g_strdup_printf (_ ("By the %s, normal pay: %s × %s normal hours = %s."), name,
                                              rate, amount, sum));
  }
}

/* "104 hours × THB 5.77 an hour × 1.5 = THB 900.00": only for hours there are. */
static void
say_premium (PbPayReckoning *self, const PbPayBasis *basis, const PbRange *hours, const PbRatio *factor,
             gboolean on_rest_days, PbPayStretch *stretch)
{
  const char *name = pb_pay_ledger_stretch_name_basis (basis->kind);
  g_auto (PbRange) money = {0};
  g_autofree char *count = NULL;
  g_autofree char *hourly = NULL;
  g_autofree char *times = NULL;
  g_autofree char *sum = NULL;

  if (!pb_range_is_positive (hours) || !pb_range_is_set (&basis->hourly))
    return;
  multiply_ranges (&money, &basis->hourly, hours);
  pb_range_scale (&money, factor);
  count = pb_range_format_number (hours);
  hourly = pb_range_format (&basis->hourly, self->ledger->currency);
  times = pb_range_format_ratio (factor);
  sum = pb_range_format (&money, self->ledger->currency);
  add_step (stretch, on_rest_days ? g_strdup_printf (_ ("By the %s, rest days: %s hours × %s × %s = %s."),
                                                     name, count, hourly, times, sum)
                                  : g_strdup_printf (_ ("By the %s, overtime: %s hours × %s × %s = %s."),
                                                     name, count, hourly, times, sum));
}

static void
say_premiums (PbPayReckoning *self, const PbPayCard *card, const PbPayBasis *basis, PbPayStretch *stretch)
{
  g_autoptr (PbRatio) one = pb_ratio_new_int (1);
  g_autoptr (PbRatio) rest_factor = NULL;
  g_auto (PbRange) rest = {0};
  g_auto (PbRange) rest_beyond = {0};

  if (!pb_range_is_set (&basis->hourly))
    return;
  rest_factor = g_str_equal (basis->per, "day") ? pb_ratio_subtract (card->rest_factor, one)
                                                : pb_ratio_ref (card->rest_factor);
  multiply_days (&rest, &card->rest, stretch->days);
  multiply_days (&rest_beyond, &card->rest_beyond, stretch->days);
  say_premium (self, basis, &stretch->overtime, card->overtime_factor, FALSE, stretch);
  if (pb_ratio_sign (rest_factor) > 0)
    say_premium (self, basis, &rest, rest_factor, TRUE, stretch);
  say_premium (self, basis, &rest_beyond, card->rest_overtime_factor, TRUE, stretch);
}

static void
say_basis (PbPayReckoning *self, const PbPayCard *card, const PbPayBasis *basis, const PbRange *normal,
           const PbRange *due, PbPayStretch *stretch)
{
  g_autofree char *sum = pb_range_format (due, self->ledger->currency);

  say_hourly (self, card, basis, stretch);
  say_normal (self, card, basis, normal, stretch);
  say_premiums (self, card, basis, stretch);
  add_step (stretch,
            g_strdup_printf (_ ("Due by the %s: %s."), pb_pay_ledger_stretch_name_basis (basis->kind), sum));
}

/* ---------------------------------------------------------------- reckoning */

static void
reckon_hours (PbPayReckoning *self, const PbPayCard *card, PbPayStretch *stretch)
{
  g_auto (PbRange) overtime = {0};
  g_auto (PbRange) rest = {0};

  if (card->pattern == NULL)
    return;
  multiply_days (&stretch->hours, &card->hours, stretch->days);
  pb_range_copy (&overtime, &card->beyond_day);
  pb_range_add (&overtime, &card->beyond_week);
  pb_range_copy (&rest, &card->rest);
  pb_range_add (&rest, &card->rest_beyond);
  /* Without the law's own measure it is not known that there was none. */
  if (card->day_hours != NULL)
    multiply_days (&stretch->overtime, &overtime, stretch->days);
  if (card->week_days != NULL)
    multiply_days (&stretch->rest_day, &rest, stretch->days);
  if (self->steps == PB_PAY_STEPS_NONE)
    return;
  say_hours (card, stretch);
  say_classes (card, stretch);
}

static void
reckon_basis (PbPayReckoning *self, const PbPayCard *card, const PbPayBasis *basis, PbPayStretch *stretch)
{
  g_auto (PbRange) a_day = {0};
  g_auto (PbRange) normal = {0};
  g_auto (PbRange) premium = {0};
  g_auto (PbRange) due = {0};

  reckon_day (card, basis, stretch->month_length, FALSE, &a_day);
  if (!pb_range_is_set (&a_day))
    return;
  multiply_days (&normal, &a_day, stretch->days);
  pb_range_copy (&premium, &basis->overtime);
  pb_range_add (&premium, &basis->rest_day);
  multiply_days (&due, &premium, stretch->days);
  pb_range_add (&due, &normal);
  pb_range_raise (&stretch->due, &due);
  if (self->steps == PB_PAY_STEPS_IN_WORDS)
    say_basis (self, card, basis, &normal, &due, stretch);
}

/* What was promised, else contracted, without regard to overtime. */
static void
reckon_promised (const PbPayCard *card, PbPayStretch *stretch)
{
  g_auto (PbRange) a_day = {0};

  if (card->n_bases == 0 || card->bases[0].kind == PB_PAY_BASIS_MINIMUM)
    return;
  reckon_day (card, &card->bases[0], stretch->month_length, TRUE, &a_day);
  multiply_days (&stretch->promised, &a_day, stretch->days);
}

static PbPayStretch *
make_stretch (PbPayReckoning *self, PbPayCard *card, const gint32 *days, gint32 month_length)
{
  PbPayStretch *stretch = g_new0 (PbPayStretch, 1);
  g_autofree char *sum = NULL;

  memcpy (stretch->days, days, sizeof stretch->days);
  stretch->month_length = month_length;
  stretch->steps = g_ptr_array_new_with_free_func (g_free);
  reckon_hours (self, card, stretch);
  reckon_promised (card, stretch);
  for (guint i = 0; i < card->n_bases; i++)
    reckon_basis (self, card, &card->bases[i], stretch);
  pb_range_close (&stretch->due);
  if (self->steps == PB_PAY_STEPS_IN_WORDS && card->n_bases > 1 && pb_range_is_set (&stretch->due)) {
    sum = pb_range_format (&stretch->due, self->ledger->currency);
    add_step (stretch, g_strdup_printf (_ ("The higher of these is due: %s."), sum));
  }
  return stretch;
}

const PbPayStretch *
pb_pay_ledger_stretch_get (PbPayReckoning *self, PbPayCard *card, const gint32 *days, gint32 month_length)
{
  for (guint i = 0; i < card->stretches->len; i++) {
    const PbPayStretch *stretch = card->stretches->pdata[i];

    if (stretch->month_length == month_length && memcmp (stretch->days, days, sizeof stretch->days) == 0)
      return stretch;
  }
  g_ptr_array_add (card->stretches, make_stretch (self, card, days, month_length));
  return card->stretches->pdata[card->stretches->len - 1];
}
