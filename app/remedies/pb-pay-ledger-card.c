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
  pb_pay_ledger_rate_fill (self, card);
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
