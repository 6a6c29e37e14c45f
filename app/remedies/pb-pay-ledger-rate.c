/* pb-pay-ledger-rate.c: what a calendar day of a card brings in hours, by class, and in money, by basis, with
 * the legal figures that may be used. See pb-pay-ledger.h for the method.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-pay-ledger"

#include "config.h"

#include "pb-confirmation.h"
#include "pb-pay-ledger-private.h"

#include <glib/gi18n-lib.h>

#define DAYS_A_WEEK 7
#define MONTHS_A_YEAR 12

/* ---------------------------------------------------------------- legal figures */

/* (transfer full) (nullable): the figure if it may be used and makes sense; what is missing is asked where
 * @needed. */
static PbRatio *
use_figure (PbPayReckoning *self, PbPayCard *card, const PbFigure *figure, gboolean needed, const char *name,
            const char *otherwise)
{
  PbRatio *value = pb_confirmation_get_figure (self->snapshot, self->employment->law, figure,
                                               self->employment->place, card->first);

  if (value != NULL && pb_ratio_sign (value) > 0)
    return pb_ratio_ref (value);
  if (needed && figure->value != NULL)
    pb_pay_ledger_ask (self->ledger,
                       g_strdup_printf (_ ("The %s of the law pack (%s) is not verified: confirm it with its "
                                           "source. Until then %s."),
                                        name, figure->id != NULL ? figure->id : "?", otherwise));
  else if (needed)
    pb_pay_ledger_ask (self->ledger, g_strdup_printf (_ ("The law pack has no %s: %s."), name, otherwise));
  return NULL;
}

static PbRatio *
use_factor (PbPayReckoning *self, PbPayCard *card, const PbFigure *figure, const PbRange *hours,
            const char *name)
{
  PbRatio *value = use_figure (self, card, figure, pb_range_is_positive (hours), name,
                               _ ("these hours count at the plain hourly rate"));

  if (value == NULL)
    card->factors_plain = TRUE;
  return value != NULL ? value : pb_ratio_new_int (1);
}

static void
use_hour_figures (PbPayReckoning *self, PbPayCard *card)
{
  const PbWageRules *rules = card->rules;
  gboolean needed = card->pattern != NULL;

  if (rules == NULL)
    return;
  card->day_hours = use_figure (self, card, &rules->day_hours, needed, _ ("number of normal hours a day"),
                                _ ("no overtime is reckoned"));
  card->week_hours = use_figure (self, card, &rules->week_hours, needed, _ ("number of normal hours a week"),
                                 _ ("overtime is reckoned by the day only"));
  card->week_days = use_figure (self, card, &rules->week_days, needed, _ ("number of working days a week"),
                                _ ("no work on rest days is reckoned"));
}

/* ---------------------------------------------------------------- hours of a calendar day */

/* max (0, a − b) */
static PbRatio *
exceed (const PbRatio *a, const PbRatio *b)
{
  g_autoptr (PbRatio) difference = pb_ratio_subtract (a, b);

  return pb_ratio_sign (difference) > 0 ? g_steal_pointer (&difference) : pb_ratio_new_int (0);
}

/* @hours × @days ÷ 7, of which it takes none. */
static PbRatio *
spread (const PbRatio *hours, const PbRatio *days)
{
  g_autoptr (PbRatio) week = pb_ratio_multiply (hours, days);
  g_autoptr (PbRatio) seven = pb_ratio_new_int (DAYS_A_WEEK);

  return pb_ratio_divide (week, seven);
}

/* One reading: @hours a day on @days a week. */
static void
split_hours (PbPayCard *card, PbReading reading, const PbRatio *hours, const PbRatio *days)
{
  g_autoptr (PbRatio) zero = pb_ratio_new_int (0);
  g_autoptr (PbRatio) one = pb_ratio_new_int (1);
  g_autoptr (PbRatio) within
      = card->day_hours != NULL ? pb_ratio_min (hours, card->day_hours) : pb_ratio_max (hours, zero);
  g_autoptr (PbRatio) beyond = pb_ratio_subtract (hours, within);
  g_autoptr (PbRatio) work_days
      = card->week_days != NULL ? pb_ratio_min (days, card->week_days) : pb_ratio_max (days, zero);
  g_autoptr (PbRatio) rest_days = pb_ratio_subtract (days, work_days);
  g_autoptr (PbRatio) week = pb_ratio_multiply (within, work_days);
  g_autoptr (PbRatio) week_excess
      = card->week_hours != NULL ? exceed (week, card->week_hours) : pb_ratio_new_int (0);
  g_autoptr (PbRatio) week_normal = pb_ratio_subtract (week, week_excess);

  pb_range_take (&card->day_count, reading, spread (one, days));
  pb_range_take (&card->hours, reading, spread (hours, days));
  pb_range_take (&card->normal, reading, spread (week_normal, one));
  pb_range_take (&card->beyond_week, reading, spread (week_excess, one));
  pb_range_take (&card->beyond_day, reading, spread (beyond, work_days));
  pb_range_take (&card->rest, reading, spread (within, rest_days));
  pb_range_take (&card->rest_beyond, reading, spread (beyond, rest_days));
}

/* Without a spread one reckoning serves all readings. */
static void
share_low (PbRange *range)
{
  PbRatio *low = range->low;

  if (low != NULL)
    pb_range_set (range, low, low, low);
}

/* All readings; one reckoning serves where nothing has a spread. */
static void
split_all_hours (PbPayCard *card, const PbRange *hours, const PbRange *days)
{
  PbRange *ranges[] = {&card->day_count,   &card->hours, &card->normal,     &card->beyond_day,
                       &card->beyond_week, &card->rest,  &card->rest_beyond};
  gboolean exact = pb_range_is_exact (hours) && pb_range_is_exact (days);

  for (guint i = 0; i < (exact ? 1 : PB_N_READINGS); i++)
    if (pb_range_get (hours, i) != NULL && pb_range_get (days, i) != NULL)
      split_hours (card, i, pb_range_get (hours, i), pb_range_get (days, i));
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++) {
    if (exact)
      share_low (ranges[i]);
    pb_range_close (ranges[i]);
  }
}

/* A range as entered, with its ends in order; a likely figure only as entered or where both ends agree. */
static void
read_range (PbPayReckoning *self, PbRatio *const *entered, gint64 most, const char *question,
            PbRange *out_range)
{
  g_autoptr (PbRatio) limit = pb_ratio_new_int (most);
  g_autoptr (PbRatio) zero = pb_ratio_new_int (0);
  PbRatio *high = entered[2] != NULL ? entered[2] : entered[0];

  pb_range_set (out_range, entered[0], entered[1], high);
  if (pb_ratio_sign (out_range->low) >= 0 && pb_ratio_compare (out_range->high, limit) <= 0)
    return;
  pb_pay_ledger_ask (self->ledger, g_strdup (question));
  if (pb_ratio_sign (out_range->low) < 0) {
    g_autoptr (PbRatio) floor = pb_ratio_max (out_range->high, zero);

    pb_range_set (out_range, zero, NULL, floor);
  }
}

static void
read_hours (PbPayReckoning *self, PbPayCard *card)
{
  const PbWorkPattern *pattern = card->pattern;
  g_auto (PbRange) hours = {0};
  g_auto (PbRange) days = {0};

  if (pattern == NULL)
    return;
  read_range (self, pattern->hours, 24, _ ("A work pattern has hours below 0 or above 24 a day: check it."),
              &hours);
  read_range (self, pattern->days, DAYS_A_WEEK,
              _ ("A work pattern has days below 0 or above 7 a week: check it."), &days);
  split_all_hours (card, &hours, &days);
  if (card->rules == NULL)
    return;
  card->overtime_factor
      = use_factor (self, card, &card->rules->overtime, &card->beyond_day, _ ("overtime factor"));
  card->rest_factor
      = use_factor (self, card, &card->rules->rest_day, &card->rest, _ ("factor for work on rest days"));
  card->rest_overtime_factor = use_factor (self, card, &card->rules->rest_day_overtime, &card->rest_beyond,
                                           _ ("factor for overtime on rest days"));
}

/* ---------------------------------------------------------------- money */

/* Whether any hour may have to be paid by the hour. */
static gboolean
has_extra_hours (const PbPayCard *card)
{
  return pb_range_is_positive (&card->beyond_day) || pb_range_is_positive (&card->beyond_week)
         || pb_range_is_positive (&card->rest) || pb_range_is_positive (&card->rest_beyond);
}

/* (transfer full) (nullable): by what a rate is divided to give an hourly one. */
static PbRatio *
make_hourly_divisor (PbPayReckoning *self, PbPayCard *card, const char *per)
{
  g_autoptr (PbRatio) month = NULL;
  g_autoptr (PbRatio) twelve = pb_ratio_new_int (MONTHS_A_YEAR);

  if (g_str_equal (per, "hour"))
    return pb_ratio_new_int (1);
  if (card->day_hours == NULL)
    return NULL;
  if (g_str_equal (per, "day"))
    return pb_ratio_ref (card->day_hours);
  if (g_str_equal (per, "week")) {
    if (card->week_hours != NULL)
      return pb_ratio_ref (card->week_hours);
    return card->week_days != NULL ? pb_ratio_multiply (card->week_days, card->day_hours) : NULL;
  }
  if (card->divisor_days == NULL)
    card->divisor_days = use_figure (self, card, &card->rules->divisor_days, has_extra_hours (card),
                                     _ ("number of days by which a monthly wage is divided"),
                                     _ ("no overtime is reckoned on a monthly wage"));
  if (card->divisor_days == NULL)
    return NULL;
  month = pb_ratio_multiply (card->divisor_days, card->day_hours);
  return g_str_equal (per, "month") ? g_steal_pointer (&month) : pb_ratio_multiply (month, twelve);
}

/* hourly × (factor_a × a + factor_b × b), by reading. */
static void
multiply_hours (PbRange *out_money, const PbRange *hourly, const PbRange *a, const PbRatio *factor_a,
                const PbRange *b, const PbRatio *factor_b)
{
  gboolean exact = pb_range_is_exact (hourly) && pb_range_is_exact (a) && pb_range_is_exact (b);

  for (guint i = 0; i < (exact ? 1 : PB_N_READINGS); i++) {
    g_autoptr (PbRatio) first = NULL;
    g_autoptr (PbRatio) second = NULL;
    g_autoptr (PbRatio) sum = NULL;

    if (pb_range_get (hourly, i) == NULL || pb_range_get (a, i) == NULL || pb_range_get (b, i) == NULL)
      continue;
    first = pb_ratio_multiply (pb_range_get (a, i), factor_a);
    second = pb_ratio_multiply (pb_range_get (b, i), factor_b);
    sum = pb_ratio_add (first, second);
    pb_range_take (out_money, i, pb_ratio_multiply (pb_range_get (hourly, i), sum));
  }
  if (exact)
    share_low (out_money);
}

/* A daily wage has paid the rest day once already: only what the factor adds to that is left. */
static PbRatio *
get_rest_addition (const PbPayCard *card, const PbPayBasis *basis)
{
  g_autoptr (PbRatio) one = pb_ratio_new_int (1);

  return g_str_equal (basis->per, "day") ? exceed (card->rest_factor, one) : pb_ratio_ref (card->rest_factor);
}

static void
add_basis (PbPayReckoning *self, PbPayCard *card, PbPayBasisKind kind, PbRatio *low, PbRatio *high,
           const char *per)
{
  PbPayBasis *basis = &card->bases[card->n_bases++];
  g_autoptr (PbRatio) divisor = NULL;
  g_autoptr (PbRatio) one = pb_ratio_new_int (1);
  g_autoptr (PbRatio) part = NULL;
  g_autoptr (PbRatio) rest_addition = NULL;

  basis->kind = kind;
  basis->per = per;
  pb_range_set (&basis->rate, low, NULL, high);
  if (card->rules == NULL || card->pattern == NULL)
    return;
  divisor = make_hourly_divisor (self, card, per);
  if (divisor == NULL)
    return;
  part = pb_ratio_divide (one, divisor);
  pb_range_copy (&basis->hourly, &basis->rate);
  pb_range_scale (&basis->hourly, part);
  rest_addition = get_rest_addition (card, basis);
  multiply_hours (&basis->overtime, &basis->hourly, &card->beyond_day, card->overtime_factor,
                  &card->beyond_week, card->overtime_factor);
  multiply_hours (&basis->rest_day, &basis->hourly, &card->rest, rest_addition, &card->rest_beyond,
                  card->rest_overtime_factor);
}

static void
add_bases (PbPayReckoning *self, PbPayCard *card)
{
  for (guint i = 0; i < G_N_ELEMENTS (card->terms); i++) {
    const PbTerm *term = card->terms[i];

    if (term != NULL)
      add_basis (self, card, i == 0 ? PB_PAY_BASIS_PROMISE : PB_PAY_BASIS_CONTRACT, term->low,
                 term->high != NULL ? term->high : term->low, term->per);
  }
  if (card->minimum != NULL)
    add_basis (self, card, PB_PAY_BASIS_MINIMUM, card->minimum->value, card->minimum->value,
               card->minimum->per);
}

void
pb_pay_ledger_rate_fill (PbPayReckoning *self, PbPayCard *card)
{
  use_hour_figures (self, card);
  read_hours (self, card);
  add_bases (self, card);
}
