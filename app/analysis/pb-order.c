/* pb-order.c: see pb-order.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-order"

#include "config.h"

#include "pb-order.h"

/* What comes before any comparison of content: the same row, or none. TRUE when that decides. */
static gboolean
decide_presence (gconstpointer a, gconstpointer b, int *out_order)
{
  *out_order = (a != NULL) - (b != NULL);
  return a == b || a == NULL || b == NULL;
}

static int
compare_rows (const PbRow *a, const PbRow *b)
{
  int order = g_strcmp0 (a->key, b->key);

  if (order != 0)
    return order;
  return (a->index > b->index) - (a->index < b->index);
}

static int
compare_labelled (const char *label_a, const char *label_b, const PbRow *a, const PbRow *b)
{
  int order = g_strcmp0 (label_a, label_b);

  return order != 0 ? order : compare_rows (a, b);
}

static int
compare_dates (const PbDate *a, const PbDate *b)
{
  gboolean dated_a = pb_date_is_set (a), dated_b = pb_date_is_set (b);

  if (!dated_a || !dated_b)
    return dated_b - dated_a;
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return (a->last > b->last) - (a->last < b->last);
}

int
pb_order_parties (const PbParty *a, const PbParty *b)
{
  int order;

  if (decide_presence (a, b, &order))
    return order;
  return compare_labelled (a->pseudonym, b->pseudonym, &a->row, &b->row);
}

int
pb_order_exhibits (const PbExhibit *a, const PbExhibit *b)
{
  int order;

  if (decide_presence (a, b, &order))
    return order;
  return compare_labelled (a->label, b->label, &a->row, &b->row);
}

int
pb_order_acts (const PbAct *a, const PbAct *b)
{
  int order;

  if (decide_presence (a, b, &order))
    return order;
  order = compare_dates (&a->date, &b->date);
  return order != 0 ? order : compare_labelled (a->label, b->label, &a->row, &b->row);
}

int
pb_order_facts (const PbFact *a, const PbFact *b)
{
  int order;

  if (decide_presence (a, b, &order))
    return order;
  return compare_labelled (a->label, b->label, &a->row, &b->row);
}

int
pb_order_counts (const PbCount *a, const PbCount *b)
{
  int order;

  if (decide_presence (a, b, &order))
    return order;
  if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return compare_labelled (a->offence_id, b->offence_id, &a->row, &b->row);
}

int
pb_order_statements (const PbStatement *a, const PbStatement *b)
{
  int order;

  if (decide_presence (a, b, &order))
    return order;
  order = compare_dates (&a->taken_on, &b->taken_on);
  if (order == 0)
    order = g_strcmp0 (a->row.key, b->row.key);
  if (order == 0)
    order = pb_order_exhibits (a->exhibit, b->exhibit);
  return order != 0 ? order : compare_rows (&a->row, &b->row);
}

int
pb_order_assertions (const PbAssertion *a, const PbAssertion *b)
{
  int order;

  if (decide_presence (a, b, &order))
    return order;
  order = compare_dates (&a->said_on, &b->said_on);
  if (order == 0)
    order = g_strcmp0 (a->row.key, b->row.key);
  if (order == 0)
    order = pb_order_parties (a->speaker, b->speaker);
  if (order == 0)
    order = g_strcmp0 (a->passage->quote, b->passage->quote);
  return order != 0 ? order : compare_labelled (a->proposition, b->proposition, &a->row, &b->row);
}

int
pb_order_bearings (gconstpointer a, gconstpointer b)
{
  const PbBearing *first = *(PbBearing *const *) a, *second = *(PbBearing *const *) b;
  int order = (int) first->weight - (int) second->weight;

  if (order == 0)
    order = pb_order_counts (first->count, second->count);
  if (order == 0)
    order = g_strcmp0 (first->element, second->element);
  if (order == 0)
    order = pb_order_parties (first->accused, second->accused);
  if (order == 0)
    order = pb_order_facts (first->fact, second->fact);
  if (order == 0)
    order = pb_order_parties (first->victim, second->victim);
  if (order == 0)
    order = pb_order_acts (first->act, second->act);
  return order != 0 ? order : compare_rows (&first->row, &second->row);
}
