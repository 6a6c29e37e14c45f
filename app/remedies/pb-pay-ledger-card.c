/* pb-pay-ledger-card.c: cuts a work into stretches of days in which nothing changes, and works out for each
 * what a calendar day of it brings in hours and in money. See pb-pay-ledger.h for the method.
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

static void
free_card (gpointer data)
{
  PbPayCard *card = data;
  PbRatio **figures[]
      = {&card->day_hours,       &card->week_hours,  &card->week_days,           &card->divisor_days,
         &card->overtime_factor, &card->rest_factor, &card->rest_overtime_factor};
  PbRange *ranges[] = {&card->day_count,   &card->hours, &card->normal,     &card->beyond_day,
                       &card->beyond_week, &card->rest,  &card->rest_beyond};

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    g_clear_pointer (figures[i], pb_ratio_unref);
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    pb_range_clear (ranges[i]);
  for (guint i = 0; i < card->n_bases; i++) {
    pb_range_clear (&card->bases[i].rate);
    pb_range_clear (&card->bases[i].hourly);
    pb_range_clear (&card->bases[i].overtime);
    pb_range_clear (&card->bases[i].rest_day);
  }
  g_ptr_array_unref (card->stretches);
  g_free (card);
}

void
pb_pay_ledger_ask (PbPayLedger *ledger, char *question)
{
  for (guint i = 0; i < ledger->open->len; i++) {
    if (g_str_equal (ledger->open->pdata[i], question)) {
      g_free (question);
      return;
    }
  }
  g_ptr_array_add (ledger->open, question);
}

/* "Jan 2024 – Mar 2024" of days. */
static char *
format_days (gint32 first, gint32 last)
{
  PbDate date = {.first = first,
                 .last = last,
                 .precision = PB_DATE_PRECISION_DAY,
                 .first_precision = PB_DATE_PRECISION_DAY,
                 .last_precision = PB_DATE_PRECISION_DAY,
                 .is_interval = first != last};

  return pb_date_format (&date);
}

/* ---------------------------------------------------------------- which rows hold on a day */

static gint64
measure_length (const PbDate *period)
{
  return pb_date_is_set (period) ? (gint64) period->last - period->first : G_MAXINT64;
}

/* The narrower period speaks, of equals the later one: a raise from June overrides the rate of the whole
 * work. */
static gboolean
is_narrower (const PbDate *candidate, const PbDate *best)
{
  gint64 own = measure_length (candidate);
  gint64 other = measure_length (best);

  return own != other ? own < other : candidate->first > best->first;
}

static gboolean
is_pay_term (const PbTerm *term)
{
  return g_strcmp0 (term->subject, "pay") == 0
         && (g_strcmp0 (term->side, "promised") == 0 || g_strcmp0 (term->side, "contract") == 0);
}

/* Whether a pay term can be reckoned with; asks what it lacks. */
static gboolean
is_usable_term (PbPayReckoning *self, const PbTerm *term)
{
  const char *side = g_strcmp0 (term->side, "promised") == 0 ? _ ("promised") : _ ("contracted");

  if (term->low == NULL || term->currency == NULL || term->per == NULL) {
    pb_pay_ledger_ask (
        self->ledger,
        g_strdup_printf (_ ("The %s pay has no sum, currency or time it is for: how much, per what?"), side));
    return FALSE;
  }
  if (g_str_equal (term->per, "piece")) {
    pb_pay_ledger_ask (
        self->ledger,
        g_strdup_printf (_ ("The %s pay is per piece: how many pieces were made in each month?"), side));
    return FALSE;
  }
  if (pb_ratio_sign (term->low) < 0 || (term->high != NULL && pb_ratio_sign (term->high) < 0)) {
    pb_pay_ledger_ask (self->ledger, g_strdup_printf (_ ("The %s pay is below zero: check it."), side));
    return FALSE;
  }
  if (g_strcmp0 (term->currency, self->ledger->currency) != 0) {
    pb_pay_ledger_ask (
        self->ledger,
        g_strdup_printf (_ ("The %s pay is in %s, the ledger in %s: they are not added up without a dated "
                            "exchange rate. Which currency was owed?"),
                         side, term->currency, self->ledger->currency));
    return FALSE;
  }
  return TRUE;
}

static void
choose_terms (PbPayReckoning *self, PbPayCard *card)
{
  GPtrArray *terms = self->employment->terms;

  for (guint i = 0; i < terms->len; i++) {
    const PbTerm *term = terms->pdata[i];
    const PbTerm **slot = &card->terms[g_strcmp0 (term->side, "promised") == 0 ? 0 : 1];

    if (is_pay_term (term) && pb_confirmation_covers (&term->period, card->first)
        && is_usable_term (self, term) && (*slot == NULL || is_narrower (&term->period, &(*slot)->period)))
      *slot = term;
  }
}

static void
choose_pattern (PbPayReckoning *self, PbPayCard *card)
{
  GPtrArray *patterns = self->employment->patterns;

  for (guint i = 0; i < patterns->len; i++) {
    const PbWorkPattern *pattern = patterns->pdata[i];

    if (pb_confirmation_covers (&pattern->period, card->first) && pattern->hours[0] != NULL
        && pattern->days[0] != NULL
        && (card->pattern == NULL || is_narrower (&pattern->period, &card->pattern->period)))
      card->pattern = pattern;
  }
}

static void
choose_minimum (PbPayReckoning *self, PbPayCard *card)
{
  const PbConfirmation *minimum
      = pb_confirmation_find (self->snapshot, self->employment->law, PB_CONFIRMATION_MINIMUM_WAGE,
                              self->employment->place, card->first);

  if (minimum == NULL)
    return;
  if (minimum->value == NULL || minimum->currency == NULL || minimum->per == NULL
      || pb_ratio_sign (minimum->value) < 0) {
    pb_pay_ledger_ask (
        self->ledger,
        g_strdup (_ ("A minimum wage was confirmed without a sum, its currency or per what: complete it.")));
    return;
  }
  if (g_strcmp0 (minimum->currency, self->ledger->currency) != 0) {
    pb_pay_ledger_ask (
        self->ledger,
        g_strdup_printf (_ ("The minimum wage is in %s, the ledger in %s: they are not compared "
                            "without a dated exchange rate."),
                         minimum->currency, self->ledger->currency));
    return;
  }
  card->minimum = minimum;
}

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
    card->divisor_days = use_figure (self, card, &card->rules->divisor_days, TRUE,
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

/* ---------------------------------------------------------------- cutting */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint32 first = *(const gint32 *) a;
  gint32 second = *(const gint32 *) b;

  return (first > second) - (first < second);
}

/* A change on @day, if it lies inside the work. */
static void
add_cut (PbPayReckoning *self, GArray *cuts, gint32 day)
{
  if (day > self->first[PB_READING_HIGH] && day <= self->last[PB_READING_HIGH])
    g_array_append_val (cuts, day);
}

static void
add_cuts (PbPayReckoning *self, GArray *cuts, const PbDate *period)
{
  if (!pb_date_is_set (period))
    return;
  add_cut (self, cuts, period->first);
  if (period->last < PB_DATE_OPEN_LAST)
    add_cut (self, cuts, period->last + 1);
}

static GArray *
list_cuts (PbPayReckoning *self)
{
  PbEmployment *employment = self->employment;
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (gint32));

  g_array_append_val (cuts, self->first[PB_READING_HIGH]);
  for (guint i = 0; i < employment->terms->len; i++)
    if (is_pay_term (employment->terms->pdata[i]))
      add_cuts (self, cuts, &((PbTerm *) employment->terms->pdata[i])->period);
  for (guint i = 0; i < employment->patterns->len; i++)
    add_cuts (self, cuts, &((PbWorkPattern *) employment->patterns->pdata[i])->period);
  for (guint i = 0; employment->law != NULL && i < employment->law->wage_rules->len; i++)
    add_cuts (self, cuts, &((PbWageRules *) employment->law->wage_rules->pdata[i])->valid);
  for (guint i = 0; employment->law != NULL && i < self->snapshot->confirmations->len; i++) {
    const PbConfirmation *confirmation = self->snapshot->confirmations->pdata[i];

    if (g_strcmp0 (confirmation->pack, employment->law->id) == 0)
      add_cuts (self, cuts, &confirmation->valid);
  }
  g_array_sort (cuts, compare_days);
  return cuts;
}

static PbPayCard *
make_card (PbPayReckoning *self, gint32 first, gint32 last)
{
  PbPayCard *card = g_new0 (PbPayCard, 1);

  card->first = first;
  card->last = last;
  card->stretches = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_pay_ledger_stretch_free);
  if (self->employment->law != NULL)
    card->rules = pb_law_pack_find_wage_rules (self->employment->law, first);
  choose_terms (self, card);
  choose_pattern (self, card);
  choose_minimum (self, card);
  use_hour_figures (self, card);
  read_hours (self, card);
  add_bases (self, card);
  return card;
}

/* ---------------------------------------------------------------- what is missing */

typedef gboolean (*IsMissing) (const PbPayCard *card);

static gboolean
lacks_minimum (const PbPayCard *card)
{
  return card->minimum == NULL;
}

static gboolean
lacks_pattern (const PbPayCard *card)
{
  return card->pattern == NULL;
}

static gboolean
lacks_rate (const PbPayCard *card)
{
  return card->n_bases == 0;
}

static gboolean
lacks_rules (const PbPayCard *card)
{
  return card->rules == NULL;
}

typedef char *(*MakeQuestion) (PbPayReckoning *self, const char *days);

static char *
make_rate_question (PbPayReckoning *self, const char *days)
{
  return g_strdup_printf (_ ("No pay rate is known for %s: what was promised, contracted or paid to others?"),
                          days);
}

static char *
make_pattern_question (PbPayReckoning *self, const char *days)
{
  return g_strdup_printf (_ ("No work pattern is recorded for %s: which hours, on how many days a week?"),
                          days);
}

static char *
make_rules_question (PbPayReckoning *self, const char *days)
{
  return g_strdup_printf (_ ("The law pack has no wage rules for %s: overtime cannot be reckoned."), days);
}

static char *
make_minimum_question (PbPayReckoning *self, const char *days)
{
  const PbPlace *place = self->employment->place;

  if (place == NULL || place->label == NULL)
    return g_strdup_printf (
        _ ("The place of work is not recorded, and no minimum wage for %s: confirm it with its source."),
        days);
  return g_strdup_printf (_ ("The minimum wage for %s in %s is not recorded: confirm it with its source."),
                          place->label, days);
}

/* One question for each run of cards that lack the same. */
static void
ask_missing (PbPayReckoning *self, IsMissing is_missing, MakeQuestion make_question)
{
  for (guint i = 0; i < self->cards->len; i++) {
    const PbPayCard *first = self->cards->pdata[i];
    const PbPayCard *last = first;
    g_autofree char *days = NULL;

    if (!is_missing (first))
      continue;
    while (i + 1 < self->cards->len && is_missing (self->cards->pdata[i + 1]))
      last = self->cards->pdata[++i];
    days = format_days (first->first, last->last);
    pb_pay_ledger_ask (self->ledger, make_question (self, days));
  }
}

static void
ask_all_missing (PbPayReckoning *self)
{
  ask_missing (self, lacks_rate, make_rate_question);
  ask_missing (self, lacks_pattern, make_pattern_question);
  if (self->employment->law == NULL) {
    pb_pay_ledger_ask (
        self->ledger,
        g_strdup (_ ("No law pack of this case is named for this work: normal hours, overtime and "
                     "minimum wage cannot be reckoned.")));
    return;
  }
  ask_missing (self, lacks_rules, make_rules_question);
  ask_missing (self, lacks_minimum, make_minimum_question);
}

void
pb_pay_ledger_card_list (PbPayReckoning *self)
{
  g_autoptr (GArray) cuts = list_cuts (self);

  self->cards = g_ptr_array_new_with_free_func (free_card);
  for (guint i = 0; i < cuts->len; i++) {
    gint32 first = g_array_index (cuts, gint32, i);
    gint32 last = i + 1 < cuts->len ? g_array_index (cuts, gint32, i + 1) - 1 : self->last[PB_READING_HIGH];

    if (first <= last)
      g_ptr_array_add (self->cards, make_card (self, first, last));
  }
  ask_all_missing (self);
}
