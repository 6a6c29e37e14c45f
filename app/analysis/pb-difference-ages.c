/* pb-difference-ages.c: an age said, against the birth date on record and the day it was said of.
 *
 * Whose age: the person the value names; a victim who names nobody speaks of himself or herself. When: the
 * period the assertion speaks of, else the acts of its facts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-difference-private.h"
#include "pb-order.h"

#include <glib/gi18n-lib.h>

#define MONTHS_PER_YEAR 12

static const PbParty *
find_person (const PbValue *value)
{
  if (value->party != NULL)
    return value->party;
  return value->assertion->speaker != NULL && value->assertion->speaker->is_victim ? value->assertion->speaker
                                                                                   : NULL;
}

static gboolean
ages_part (const PbValue *value, int youngest, int oldest)
{
  g_auto (PbMeasure) measure = {0};
  g_autoptr (PbRatio) low = pb_ratio_new_int ((gint64) youngest * MONTHS_PER_YEAR);
  g_autoptr (PbRatio) high = pb_ratio_new_int ((gint64) oldest * MONTHS_PER_YEAR + MONTHS_PER_YEAR - 1);

  return pb_measure_read (&measure, value) && g_strcmp0 (measure.unit, "month") == 0
         && pb_measure_ranges_part (measure.low, measure.high, low, high);
}

static char *
describe (const PbValue *value, const PbParty *person, const PbDate *on, int youngest, int oldest)
{
  g_autofree char *born = pb_date_format (&person->born), *day = pb_date_format (on),
                  *said = pb_measure_describe (value);
  g_autofree char *age
      = youngest == oldest ? g_strdup_printf ("%d", youngest) : g_strdup_printf ("%d–%d", youngest, oldest);

  return g_strdup_printf (_ ("%s, born %s: %s years on %s ≠ %s"), person->pseudonym, born, age, day, said);
}

/* TRUE when reported. @fact: (nullable) */
static gboolean
check (PbDifferenceSearch *search, PbValue *value, const PbParty *person, const PbDate *on, PbFact *fact)
{
  g_autofree char *slot = NULL;
  PbDifference *difference;
  int youngest, oldest;

  if (!pb_date_age (&person->born, on, &youngest, &oldest) || !ages_part (value, youngest, oldest))
    return FALSE;
  slot = pb_difference_slot (value);
  difference = pb_difference_add (search, PB_DIFFERENCE_ARITHMETIC, fact, value->assertion, NULL, slot,
                                  describe (value, person, on, youngest, oldest));
  difference->value_a = value;
  return TRUE;
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  return pb_order_facts ((*(PbFactLink *const *) a)->fact, (*(PbFactLink *const *) b)->fact);
}

static void
check_value (PbDifferenceSearch *search, PbValue *value)
{
  const PbAssertion *assertion = value->assertion;
  const PbParty *person = find_person (value);
  g_autoptr (GPtrArray) links = NULL;

  if (person == NULL || !pb_date_is_set (&person->born))
    return;
  links = assertion->facts != NULL ? g_ptr_array_copy (assertion->facts, NULL, NULL) : g_ptr_array_new ();
  g_ptr_array_sort (links, compare_links);
  if (pb_date_is_set (&assertion->period)) {
    PbFact *fact = links->len > 0 ? ((PbFactLink *) g_ptr_array_index (links, 0))->fact : NULL;

    check (search, value, person, &assertion->period, fact);
    return;
  }
  for (guint i = 0; i < links->len; i++) {
    PbFact *fact = ((PbFactLink *) g_ptr_array_index (links, i))->fact;

    if (fact->act != NULL && check (search, value, person, &fact->act->date, fact))
      return;
  }
}

void
pb_difference_ages_find (PbDifferenceSearch *search)
{
  g_return_if_fail (search != NULL);

  for (guint i = 0; i < search->snapshot->values->len; i++) {
    PbValue *value = g_ptr_array_index (search->snapshot->values, i);

    if (value->type == PB_VALUE_AGE && value->assertion->stance == PB_STANCE_AFFIRMS
        && pb_difference_counts (search, value->assertion))
      check_value (search, value);
  }
}
