/* pb-coverage-reading.c: adult or child reading, by the age at the act. See pb-coverage.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-coverage"

#include "config.h"

#include "pb-coverage.h"

#define BOTH (PB_AGE_READING_ADULT | PB_AGE_READING_CHILD)

/* A date that is itself in doubt ("?") leaves room like one that is "about". */
static PbDate
with_doubt (const PbDate *date)
{
  PbDate doubted = *date;

  doubted.approximate |= doubted.uncertain;
  return pb_date_widen (&doubted);
}

/* A doubtful birth date is usually an invented or misread year: its day and month say nothing then. */
static PbDate
birth_with_doubt (const PbDate *born)
{
  PbDate doubted = *born;

  if (doubted.uncertain)
    doubted.precision = MAX (doubted.precision, PB_DATE_PRECISION_YEAR);
  return with_doubt (&doubted);
}

static gboolean
get_age_on (const PbDate *born, gint32 day, int *out_min, int *out_max)
{
  PbDate on = {.first = day, .last = day, .precision = PB_DATE_PRECISION_DAY};

  return pb_date_age (born, &on, out_min, out_max);
}

/* @born and @on are widened already. An act with an open end still has a first or a last day. */
static guint
read_age (PbDate *born, PbDate *on, int limit)
{
  int youngest, oldest;

  born->approximate = on->approximate = 0;
  if (on->first != PB_DATE_OPEN_FIRST && get_age_on (born, on->first, &youngest, &oldest)
      && youngest >= limit)
    return PB_AGE_READING_ADULT;
  if (on->last != PB_DATE_OPEN_LAST && get_age_on (born, on->last, &youngest, &oldest) && oldest < limit)
    return PB_AGE_READING_CHILD;
  return BOTH;
}

guint
pb_coverage_get_readings (const PbOffence *offence, const PbParty *victim, const PbAct *act)
{
  PbDate born, on;

  g_return_val_if_fail (offence != NULL, PB_AGE_READING_ADULT);

  if (offence->child_under == 0 || victim == NULL)
    return PB_AGE_READING_ADULT;
  if (offence->child_extends && victim->unable_to_protect_self)
    return PB_AGE_READING_CHILD;
  if (victim->age_uncertain)
    return BOTH;
  if (!pb_date_is_set (&victim->born))
    return PB_AGE_READING_ADULT;
  if (act == NULL || !pb_date_is_set (&act->date))
    return BOTH;
  born = birth_with_doubt (&victim->born);
  on = with_doubt (&act->date);
  return read_age (&born, &on, (int) MIN (offence->child_under, G_MAXINT));
}
