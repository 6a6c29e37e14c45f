/* pb-confirmation.c: see pb-confirmation.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-confirmation"

#include "config.h"

#include "pb-confirmation.h"

/* Deepest chain of places within places; a longer one is a ring of mistyped entries. */
#define MAX_PLACE_DEPTH 32

/* Distance of a confirmation from a place; one for anywhere is farther than any place. */
#define ANYWHERE (MAX_PLACE_DEPTH + 1)
#define ELSEWHERE G_MAXUINT

gboolean
pb_confirmation_covers (const PbDate *date, gint32 jdn)
{
  return !pb_date_is_set (date) || (date->first <= jdn && jdn <= date->last);
}

/* Steps from @place outward to where the confirmation holds. */
static guint
measure_distance (const PbConfirmation *confirmation, const PbPlace *place)
{
  guint distance = 0;

  if (confirmation->place == NULL)
    return ANYWHERE;
  for (; place != NULL && distance < MAX_PLACE_DEPTH; place = (const PbPlace *) place->within, distance++)
    if (place == confirmation->place)
      return distance;
  return ELSEWHERE;
}

static gint32
get_start (const PbConfirmation *confirmation)
{
  return pb_date_is_set (&confirmation->valid) ? confirmation->valid.first : PB_DATE_OPEN_FIRST;
}

const PbConfirmation *
pb_confirmation_find (const PbSnapshot *snapshot, const PbLawPack *law, const char *rule,
                      const PbPlace *place, gint32 jdn)
{
  const PbConfirmation *best = NULL;
  guint best_distance = ELSEWHERE;

  if (law == NULL || rule == NULL)
    return NULL;
  for (guint i = 0; i < snapshot->confirmations->len; i++) {
    const PbConfirmation *candidate = snapshot->confirmations->pdata[i];
    guint distance = ELSEWHERE;

    if (g_strcmp0 (candidate->rule, rule) != 0 || g_strcmp0 (candidate->pack, law->id) != 0
        || !pb_confirmation_covers (&candidate->valid, jdn))
      continue;
    distance = measure_distance (candidate, place);
    if (distance == ELSEWHERE || distance > best_distance
        || (distance == best_distance && get_start (candidate) <= get_start (best)))
      continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

PbRatio *
pb_confirmation_get_figure (const PbSnapshot *snapshot, const PbLawPack *law, const PbFigure *figure,
                            const PbPlace *place, gint32 jdn)
{
  const PbConfirmation *confirmation = pb_confirmation_find (snapshot, law, figure->id, place, jdn);

  if (confirmation != NULL && confirmation->value != NULL)
    return confirmation->value;
  if (confirmation != NULL || figure->source.confidence != PB_CONFIDENCE_UNVERIFIED)
    return figure->value;
  return NULL;
}
