/* pb-difference-sequence.c: orders of acts that run in a ring: said so, or following from their dates.
 *
 * Two assertions that put two acts in opposite order are reported pair by pair. Longer rings, and orders that
 * the acts' dates rule out, are reported by the shortest chain through each said order. Consistent cases cost
 * one linear pass (pb-ring.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-difference-private.h"
#include "pb-order.h"
#include "pb-ring.h"

#include <glib/gi18n-lib.h>

/* Chains shown; a case with more has one wrong date at its root, and the first ones show it. */
#define MAX_CHAINS 64
/* Steps of all searches together: a second at most, however tangled the orders are. */
#define MAX_STEPS 20000000

/* A table of this many acts by as many is 32 MB; more tangled acts than that are not looked at for chains. */
#define MAX_TANGLED_ACTS 2000

#define NONE G_MAXUINT

/* The acts that may lie on a ring, and the first assertion of each order said between them. */
typedef struct {
  GPtrArray *acts;  /* (element-type PbAct), in order */
  PbValue **orders; /* [from * n + to]: (nullable) */
  guint n;
  guint *before; /* of one search: where each act was reached from */
  guint *queue;
  guint64 steps;
} Tangle;

static int
compare_acts (gconstpointer a, gconstpointer b)
{
  return pb_order_acts (*(PbAct *const *) a, *(PbAct *const *) b);
}

/* By the two acts, whichever way, then the way, then who says so. */
static int
compare_orders (gconstpointer a, gconstpointer b)
{
  const PbValue *first = *(PbValue *const *) a, *second = *(PbValue *const *) b;
  guint low_a = MIN (first->before_act->row.index, first->after_act->row.index);
  guint low_b = MIN (second->before_act->row.index, second->after_act->row.index);
  guint high_a = MAX (first->before_act->row.index, first->after_act->row.index);
  guint high_b = MAX (second->before_act->row.index, second->after_act->row.index);
  int order;

  if (low_a != low_b)
    return low_a < low_b ? -1 : 1;
  if (high_a != high_b)
    return high_a < high_b ? -1 : 1;
  order = pb_order_acts (first->before_act, second->before_act);
  if (order == 0)
    order = pb_difference_order_sources (first->assertion, second->assertion);
  return order != 0 ? order : pb_order_assertions (first->assertion, second->assertion);
}

static GPtrArray *
list_orders (PbDifferenceSearch *search)
{
  GPtrArray *orders = g_ptr_array_new ();

  for (guint i = 0; i < search->snapshot->values->len; i++) {
    PbValue *value = g_ptr_array_index (search->snapshot->values, i);

    if (value->type == PB_VALUE_ORDER && value->before_act != NULL && value->after_act != NULL
        && value->before_act != value->after_act && value->assertion->stance == PB_STANCE_AFFIRMS
        && pb_difference_counts (search, value->assertion))
      g_ptr_array_add (orders, value);
  }
  g_ptr_array_sort (orders, compare_orders);
  return orders;
}

static PbFact *
find_fact (const PbAssertion *a, const PbAssertion *b)
{
  PbFact *found = NULL;

  for (guint i = 0; a->facts != NULL && i < a->facts->len; i++) {
    PbFact *fact = ((PbFactLink *) g_ptr_array_index (a->facts, i))->fact;
    gboolean shared = b == NULL;

    for (guint j = 0; b != NULL && b->facts != NULL && j < b->facts->len; j++)
      shared |= ((PbFactLink *) g_ptr_array_index (b->facts, j))->fact == fact;
    if (shared && (found == NULL || pb_order_facts (fact, found) < 0))
      found = fact;
  }
  return found == NULL && b != NULL ? find_fact (a, NULL) : found;
}

/* Opposite orders of the same two acts among orders[start] … orders[end - 1]. */
static void
add_opposites (PbDifferenceSearch *search, GPtrArray *orders, guint start, guint end)
{
  guint between = 0;

  for (guint i = start; i < end; i++) {
    PbValue *value = g_ptr_array_index (orders, i);
    gconstpointer source = pb_difference_get_source (value->assertion);

    for (guint j = i + 1; j < end; j++) {
      PbValue *other = g_ptr_array_index (orders, j), *before = g_ptr_array_index (orders, j - 1);
      gboolean same = pb_difference_get_source (other->assertion) == source;

      /* One assertion of each source on each side. */
      if (other->before_act == value->before_act
          || !pb_difference_same_time (value->assertion, other->assertion)
          || (before->before_act == other->before_act
              && pb_difference_get_source (before->assertion) == pb_difference_get_source (other->assertion)))
        continue;
      if (!same && between++ >= PB_DIFFERENCE_MAX_PAIRS_PER_VALUES)
        return;
      pb_difference_add_values (search, PB_DIFFERENCE_SEQUENCE,
                                find_fact (value->assertion, other->assertion), value, other);
    }
    while (i + 1 < end) {
      PbValue *next = g_ptr_array_index (orders, i + 1);

      if (next->before_act != value->before_act || pb_difference_get_source (next->assertion) != source)
        break;
      i++;
    }
  }
}

static gboolean
is_same_two (const PbValue *a, const PbValue *b)
{
  return (a->before_act == b->before_act && a->after_act == b->after_act)
         || (a->before_act == b->after_act && a->after_act == b->before_act);
}

static void
find_opposites (PbDifferenceSearch *search, GPtrArray *orders)
{
  guint start = 0;

  for (guint i = 1; i <= orders->len; i++) {
    if (i < orders->len && is_same_two (g_ptr_array_index (orders, start), g_ptr_array_index (orders, i)))
      continue;
    add_opposites (search, orders, start, i);
    start = i;
  }
}

typedef struct {
  PbAct *act;
  gint32 first, last;
} Dated;

static int
compare_first_days (gconstpointer a, gconstpointer b)
{
  const Dated *first = a, *second = b;

  return (first->first > second->first) - (first->first < second->first);
}

static void
add_arc (GArray *arcs, guint from, guint to)
{
  PbArc arc = {from, to};

  g_array_append_val (arcs, arc);
}

/* Every act leads to all that certainly came after it: through a row of helping nodes behind the acts, one
 * for each dated act by its first day, each leading to its act and to the next one. */
static guint
add_date_arcs (PbSnapshot *snapshot, GArray *arcs)
{
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated));
  guint n_acts = snapshot->acts->len;

  for (guint i = 0; i < n_acts; i++) {
    PbAct *act = g_ptr_array_index (snapshot->acts, i);
    PbDate wide = pb_date_widen (&act->date);
    Dated entry = {act, wide.first, wide.last};

    if (pb_date_is_set (&act->date))
      g_array_append_val (dated, entry);
  }
  g_array_sort (dated, compare_first_days);
  for (guint i = 0; i < dated->len; i++) {
    const Dated *entry = &g_array_index (dated, Dated, i);
    guint low = 0, high = dated->len;

    add_arc (arcs, n_acts + i, entry->act->row.index);
    if (i + 1 < dated->len)
      add_arc (arcs, n_acts + i, n_acts + i + 1);
    while (low < high) {
      guint middle = low + (high - low) / 2;

      if (g_array_index (dated, Dated, middle).first > entry->last)
        high = middle;
      else
        low = middle + 1;
    }
    if (low < dated->len)
      add_arc (arcs, entry->act->row.index, n_acts + low);
  }
  return n_acts + dated->len;
}

static GPtrArray *
list_tangled_acts (PbSnapshot *snapshot, GPtrArray *orders)
{
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (PbArc));
  g_autofree gboolean *left = NULL;
  GPtrArray *acts = g_ptr_array_new ();
  guint n;

  for (guint i = 0; i < orders->len; i++) {
    const PbValue *value = g_ptr_array_index (orders, i);

    add_arc (arcs, value->before_act->row.index, value->after_act->row.index);
  }
  n = add_date_arcs (snapshot, arcs);
  left = pb_ring_trim (arcs, n);
  for (guint i = 0; i < snapshot->acts->len; i++)
    if (left[i])
      g_ptr_array_add (acts, g_ptr_array_index (snapshot->acts, i));
  g_ptr_array_sort (acts, compare_acts);
  return acts;
}

static gboolean
is_dated_before (const Tangle *tangle, guint from, guint to)
{
  return pb_date_is_certainly_before (&((PbAct *) g_ptr_array_index (tangle->acts, from))->date,
                                      &((PbAct *) g_ptr_array_index (tangle->acts, to))->date);
}

/* Shortest way from @from back to @to, without the plain opposite order; tangle->before holds it. */
static gboolean
search_back (Tangle *tangle, guint from, guint to)
{
  guint head = 0, tail = 0;

  for (guint i = 0; i < tangle->n; i++)
    tangle->before[i] = NONE;
  tangle->before[from] = from;
  tangle->queue[tail++] = from;
  while (head < tail) {
    guint at = tangle->queue[head++];

    tangle->steps += tangle->n;
    if (tangle->steps > MAX_STEPS)
      return FALSE;
    for (guint i = 0; i < tangle->n; i++) {
      gboolean said = tangle->orders[at * tangle->n + i] != NULL && !(at == from && i == to);

      if (tangle->before[i] != NONE || (!said && !is_dated_before (tangle, at, i)))
        continue;
      tangle->before[i] = at;
      if (i == to)
        return TRUE;
      tangle->queue[tail++] = i;
    }
  }
  return FALSE;
}

static const char *
get_source_label (const PbAssertion *assertion)
{
  return assertion->speaker != NULL ? assertion->speaker->pseudonym
                                    : assertion->passage->exhibit->original->label;
}

static void
describe_step (const Tangle *tangle, guint from, guint to, const PbValue *said, GString *rule)
{
  const PbAct *before = g_ptr_array_index (tangle->acts, from), *after = g_ptr_array_index (tangle->acts, to);

  if (rule->len > 0)
    g_string_append (rule, "; ");
  g_string_append_printf (rule, _ ("%s before %s"), before->label, after->label);
  if (said != NULL) {
    g_string_append_printf (rule, " (%s)", get_source_label (said->assertion));
  } else {
    g_autofree char *date_before = pb_date_format (&before->date),
                    *date_after = pb_date_format (&after->date);

    g_string_append_printf (rule, " (%s, %s)", date_before, date_after);
  }
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const PbValue *first = *(PbValue *const *) a, *second = *(PbValue *const *) b;
  int order = pb_order_assertions (first->assertion, second->assertion);

  return order != 0 ? order : pb_order_acts (first->before_act, second->before_act);
}

/* The name of a ring, wherever it was entered. (transfer full) */
static char *
name_ring (GPtrArray *values)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (name, "%u ", ((PbValue *) g_ptr_array_index (values, i))->row.index);
  return g_string_free (name, FALSE);
}

/* The chain goes from @from to @to as said, and back by what search_back() found. */
static void
add_chain (PbDifferenceSearch *search, const Tangle *tangle, guint from, guint to, GHashTable *seen)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GString) rule = g_string_new (NULL);
  char *name;
  PbDifference *difference;
  PbValue *first, *second;

  for (guint at = from; at != to; at = tangle->before[at])
    g_array_append_val (path, at);
  g_array_append_val (path, to);
  /* path: from ← … ← to; so its reverse is to → … → from. */
  g_ptr_array_add (values, tangle->orders[from * tangle->n + to]);
  describe_step (tangle, from, to, g_ptr_array_index (values, 0), rule);
  for (guint i = path->len - 1; i > 0; i--) {
    guint a = g_array_index (path, guint, i), b = g_array_index (path, guint, i - 1);
    PbValue *said = tangle->orders[a * tangle->n + b];

    /* Straight back is by date: the opposite order said is reported as such. */
    if (path->len == 2)
      said = NULL;
    if (said != NULL)
      g_ptr_array_add (values, said);
    describe_step (tangle, a, b, said, rule);
  }
  g_ptr_array_sort (values, compare_values);
  name = name_ring (values);
  if (!g_hash_table_add (seen, name))
    return;
  first = g_ptr_array_index (values, 0);
  second = values->len > 1 ? g_ptr_array_index (values, 1) : NULL;
  difference = pb_difference_add (
      search, PB_DIFFERENCE_SEQUENCE, find_fact (first->assertion, NULL), first->assertion,
      second != NULL && second->assertion != first->assertion ? second->assertion : NULL, "order",
      g_strdup (rule->str));
  difference->value_a = first;
  difference->value_b = second;
}

static void
fill_orders (Tangle *tangle, GPtrArray *orders)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < tangle->n; i++)
    g_hash_table_insert (places, g_ptr_array_index (tangle->acts, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < orders->len; i++) {
    PbValue *value = g_ptr_array_index (orders, i);
    guint from = GPOINTER_TO_UINT (g_hash_table_lookup (places, value->before_act));
    guint to = GPOINTER_TO_UINT (g_hash_table_lookup (places, value->after_act));
    PbValue **order;

    if (from == 0 || to == 0)
      continue;
    order = &tangle->orders[(from - 1) * tangle->n + to - 1];
    if (*order == NULL || pb_order_assertions (value->assertion, (*order)->assertion) < 0)
      *order = value;
  }
}

static void
find_chains (PbDifferenceSearch *search, GPtrArray *orders)
{
  g_autoptr (GPtrArray) acts = list_tangled_acts (search->snapshot, orders);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree PbValue **table = NULL;
  g_autofree guint *before = NULL, *queue = NULL;
  Tangle tangle = {.acts = acts, .n = MIN (acts->len, MAX_TANGLED_ACTS)};

  if (tangle.n == 0)
    return;
  table = g_new0 (PbValue *, (gsize) tangle.n * tangle.n);
  before = g_new (guint, tangle.n);
  queue = g_new (guint, tangle.n);
  tangle.orders = table;
  tangle.before = before;
  tangle.queue = queue;
  fill_orders (&tangle, orders);
  for (guint from = 0; from < tangle.n; from++)
    for (guint to = 0; to < tangle.n; to++)
      if (table[from * tangle.n + to] != NULL && g_hash_table_size (seen) < MAX_CHAINS
          && search_back (&tangle, to, from))
        add_chain (search, &tangle, from, to, seen);
}

void
pb_difference_sequence_find (PbDifferenceSearch *search)
{
  g_autoptr (GPtrArray) orders = NULL;

  g_return_if_fail (search != NULL);

  orders = list_orders (search);
  if (orders->len == 0)
    return;
  find_opposites (search, orders);
  find_chains (search, orders);
}
