/* pb-independence.c: roots and influence. See pb-independence.h; the largest independent set is in
 * pb-independence-set.c.
 *
 * Origins are numbered: a party by its position, an instrument's exhibit behind them, so that sets are arrays
 * of stamps and a fact common to hundreds of people costs no hashing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-independence"

#include "config.h"

#include "pb-independence-set.h"
#include "pb-independence.h"
#include "pb-order.h"

#define UNKNOWN G_MAXUINT

/* One recorded influence, as seen from the influenced party. */
typedef struct {
  guint by;     /* party */
  gint32 since; /* what was certainly said before this day is untouched */
} Touch;

struct _PbIndependence {
  PbSnapshot *snapshot;
  GHashTable *off;    /* (nullable) */
  guint *seen;        /* (owned): stamp per assertion */
  guint *seen_origin; /* (owned): stamp per origin */
  guint *position; /* (owned): origin → its place in the roots being built or measured; valid when placed[]
                      bears the stamp */
  guint *placed;   /* (owned): stamp per origin */
  guint stamp;
  guint *touch_start; /* (owned): party → first of its touches; one more than there are parties */
  Touch *touches;     /* (owned) */
  GPtrArray *stack;   /* (owned) (element-type PbAssertion) */
  GArray *origins;    /* (owned) (element-type guint) */
};

static guint
n_origins (PbIndependence *self)
{
  return self->snapshot->parties->len + self->snapshot->exhibits->len;
}

static guint
origin_of_party (const PbParty *party)
{
  return party != NULL ? party->row.index : UNKNOWN;
}

static PbExhibit *
get_original (const PbAssertion *assertion)
{
  return assertion->passage->exhibit->original;
}

static guint
first_known (const PbParty *a, const PbParty *b, const PbParty *c)
{
  return origin_of_party (a != NULL ? a : b != NULL ? b : c);
}

/* A record is its instrument's, else its maker's; one that a witness speaks of stays that witness's word. */
static guint
find_record_origin (PbIndependence *self, const PbAssertion *assertion, const PbParty *named)
{
  const PbExhibit *original = get_original (assertion);

  if (named != NULL)
    return origin_of_party (named);
  if (original->instrument)
    return self->snapshot->parties->len + original->row.index;
  if (assertion->statement != NULL)
    return first_known (assertion->speaker, assertion->statement->speaker, NULL);
  return first_known (original->maker, assertion->speaker, NULL);
}

static guint
find_event_origin (PbIndependence *self, const PbAssertion *assertion)
{
  switch (assertion->basis) {
  case PB_BASIS_RECORD:
    return find_record_origin (self, assertion, assertion->origin);
  case PB_BASIS_FINDING:
    return first_known (assertion->origin, assertion->speaker, get_original (assertion)->maker);
  case PB_BASIS_SAW:
  case PB_BASIS_HEARD:
  case PB_BASIS_DID:
  case PB_BASIS_FELT:
  case PB_BASIS_INFERRED:
    return first_known (assertion->origin, assertion->speaker, NULL);
  case PB_BASIS_TOLD:
  case PB_BASIS_UNKNOWN:
  default:
    return origin_of_party (assertion->origin);
  }
}

/* That words were spoken is known to whoever heard them, not to whoever is said to have spoken. */
static guint
find_words_origin (PbIndependence *self, const PbAssertion *assertion, const PbParty *utterer)
{
  gboolean from_utterer = assertion->origin != NULL && assertion->origin == utterer;

  switch (assertion->basis) {
  case PB_BASIS_RECORD:
    return find_record_origin (self, assertion, from_utterer ? NULL : assertion->origin);
  case PB_BASIS_SAW:
  case PB_BASIS_HEARD:
  case PB_BASIS_DID:
  case PB_BASIS_FELT:
    return first_known (assertion->speaker, from_utterer ? NULL : assertion->origin, NULL);
  case PB_BASIS_FINDING:
  case PB_BASIS_TOLD:
  case PB_BASIS_INFERRED:
  case PB_BASIS_UNKNOWN:
  default:
    return origin_of_party (from_utterer ? assertion->speaker : assertion->origin);
  }
}

/* Follows what @assertion repeats to its ends; fills self->origins, each once. TRUE when an end, or all, is
 * unknown. */
static gboolean
trace (PbIndependence *self, PbAssertion *assertion, const PbFact *fact)
{
  gboolean unknown = FALSE;

  self->stamp++;
  g_array_set_size (self->origins, 0);
  g_ptr_array_add (self->stack, assertion);
  self->seen[assertion->row.index] = self->stamp;
  while (self->stack->len > 0) {
    PbAssertion *at = g_ptr_array_steal_index_fast (self->stack, self->stack->len - 1);
    guint origin;

    for (guint i = 0; at->sources != NULL && i < at->sources->len; i++) {
      PbAssertion *source = g_ptr_array_index (at->sources, i);

      if (self->seen[source->row.index] == self->stamp)
        continue;
      self->seen[source->row.index] = self->stamp;
      g_ptr_array_add (self->stack, source);
    }
    if (at->sources != NULL && at->sources->len > 0)
      continue;
    origin = fact->about_words ? find_words_origin (self, at, fact->utterer) : find_event_origin (self, at);
    if (origin == UNKNOWN) {
      unknown = TRUE;
    } else if (self->seen_origin[origin] != self->stamp) {
      self->seen_origin[origin] = self->stamp;
      g_array_append_val (self->origins, origin);
    }
  }
  return unknown || self->origins->len == 0;
}

static gpointer
get_origin_row (PbIndependence *self, guint origin)
{
  guint n_parties = self->snapshot->parties->len;

  return origin < n_parties ? g_ptr_array_index (self->snapshot->parties, origin)
                            : g_ptr_array_index (self->snapshot->exhibits, origin - n_parties);
}

/* Takes origins that are switched off out of self->origins. TRUE when nothing is left that could stand. */
static gboolean
falls (PbIndependence *self, gboolean unknown)
{
  gboolean had_origins = self->origins->len > 0;
  guint kept = 0;

  if (self->off == NULL)
    return FALSE;
  for (guint i = 0; i < self->origins->len; i++) {
    guint origin = g_array_index (self->origins, guint, i);

    if (!g_hash_table_contains (self->off, get_origin_row (self, origin)))
      g_array_index (self->origins, guint, kept++) = origin;
  }
  g_array_set_size (self->origins, kept);
  return had_origins && kept == 0 && !unknown;
}

static PbRoot *
make_root (PbIndependence *self, guint origin)
{
  PbRoot *root = g_new0 (PbRoot, 1);

  if (origin < self->snapshot->parties->len) {
    root->party = get_origin_row (self, origin);
    root->third_party = !root->party->is_victim && !root->party->is_accused && !root->party->interested;
  } else {
    root->exhibit = get_origin_row (self, origin);
    root->third_party = TRUE;
  }
  root->assertions = g_ptr_array_new ();
  return root;
}

static int
compare_roots (gconstpointer a, gconstpointer b)
{
  const PbRoot *first = *(PbRoot *const *) a, *second = *(PbRoot *const *) b;

  if ((first->party == NULL) != (second->party == NULL))
    return first->party != NULL ? -1 : 1;
  return first->party != NULL ? pb_order_parties (first->party, second->party)
                              : pb_order_exhibits (first->exhibit, second->exhibit);
}

GPtrArray *
pb_independence_find_roots (PbIndependence *self, const PbFact *fact, GPtrArray *affirming,
                            gboolean *out_unknown)
{
  GPtrArray *roots = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_root_free);
  guint kept = 0, placed;

  g_return_val_if_fail (self != NULL && fact != NULL && affirming != NULL && out_unknown != NULL, NULL);

  *out_unknown = FALSE;
  /* trace() takes one stamp for each assertion; the roots of this fact bear the one before all of them. */
  placed = ++self->stamp;
  for (guint i = 0; i < affirming->len; i++) {
    PbAssertion *assertion = g_ptr_array_index (affirming, i);
    gboolean unknown = trace (self, assertion, fact);

    if (falls (self, unknown))
      continue;
    affirming->pdata[kept++] = assertion;
    *out_unknown |= unknown;
    for (guint j = 0; j < self->origins->len; j++) {
      guint origin = g_array_index (self->origins, guint, j);
      PbRoot *root;

      if (self->placed[origin] != placed) {
        self->placed[origin] = placed;
        self->position[origin] = roots->len;
        g_ptr_array_add (roots, make_root (self, origin));
      }
      root = g_ptr_array_index (roots, self->position[origin]);
      g_ptr_array_add (root->assertions, assertion);
    }
  }
  g_ptr_array_set_size (affirming, (int) kept);
  g_ptr_array_sort (roots, compare_roots);
  return roots;
}

gboolean
pb_independence_is_off (PbIndependence *self, const PbFactLink *link)
{
  const PbAssertion *assertion;

  g_return_val_if_fail (self != NULL && link != NULL, FALSE);

  if (self->off == NULL)
    return FALSE;
  assertion = link->assertion;
  return g_hash_table_contains (self->off, link->fact)
         || (assertion->speaker != NULL && g_hash_table_contains (self->off, assertion->speaker))
         || g_hash_table_contains (self->off, assertion->passage->exhibit)
         || g_hash_table_contains (self->off, get_original (assertion));
}

/* The last day on which the earliest dated word of @root may have been said. */
static gint32
find_earliest_word (const PbRoot *root)
{
  gint32 earliest = G_MAXINT32;

  for (guint i = 0; i < root->assertions->len; i++) {
    const PbAssertion *assertion = g_ptr_array_index (root->assertions, i);

    if (pb_date_is_set (&assertion->said_on))
      earliest = MIN (earliest, pb_date_widen (&assertion->said_on).last);
  }
  return earliest;
}

/* Pairs of roots that depend on each other, as lower << 32 | higher position; a pair may stand twice. */
static GArray *
list_dependences (PbIndependence *self, GPtrArray *roots)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint placed = ++self->stamp;

  for (guint i = 0; i < roots->len; i++) {
    const PbRoot *root = g_ptr_array_index (roots, i);

    if (root->party == NULL)
      continue;
    self->placed[root->party->row.index] = placed;
    self->position[root->party->row.index] = i;
  }
  for (guint i = 0; i < roots->len; i++) {
    const PbRoot *root = g_ptr_array_index (roots, i);
    guint party = root->party != NULL ? root->party->row.index : UNKNOWN;
    gint32 earliest;

    if (party == UNKNOWN || self->touch_start[party] == self->touch_start[party + 1])
      continue;
    earliest = find_earliest_word (root);
    for (guint j = self->touch_start[party]; j < self->touch_start[party + 1]; j++) {
      const Touch *touch = &self->touches[j];
      guint64 pair;

      if (touch->by == party || self->placed[touch->by] != placed || earliest < touch->since)
        continue;
      pair = (guint64) MIN (i, self->position[touch->by]) << 32 | MAX (i, self->position[touch->by]);
      g_array_append_val (pairs, pair);
    }
  }
  return pairs;
}

PbIndependentSet
pb_independence_measure (PbIndependence *self, GPtrArray *roots)
{
  PbIndependentSet result = {FALSE, FALSE, 0};
  g_autoptr (GArray) pairs = NULL;
  g_autofree guint *degrees = NULL;
  guint64 n_pairs = (guint64) roots->len * (roots->len - 1) / 2;

  g_return_val_if_fail (self != NULL && roots != NULL, result);

  if (roots->len == 0)
    return result;
  pairs = list_dependences (self, roots);
  degrees = g_new0 (guint, roots->len);
  result.n_sources = pb_independence_set_measure (pairs, roots->len, degrees);
  result.has_pair = pairs->len < n_pairs;
  for (guint i = 0; i < roots->len && !result.has_third_pair; i++) {
    const PbRoot *root = g_ptr_array_index (roots, i);

    result.has_third_pair = root->third_party && degrees[i] < roots->len - 1;
  }
  return result;
}

static void
count_touch (PbIndependence *self, const PbParty *to)
{
  self->touch_start[to->row.index + 1]++;
}

static void
add_touch (PbIndependence *self, guint *next, const PbParty *by, const PbParty *to, gint32 since)
{
  self->touches[next[to->row.index]++] = (Touch) {.by = by->row.index, .since = since};
}

static void
index_influences (PbIndependence *self)
{
  GPtrArray *influences = self->snapshot->influences;
  guint n_parties = self->snapshot->parties->len;
  g_autofree guint *next = NULL;

  self->touch_start = g_new0 (guint, n_parties + 1);
  for (guint i = 0; i < influences->len; i++) {
    const PbInfluence *influence = g_ptr_array_index (influences, i);

    count_touch (self, influence->to);
    if (influence->mutual)
      count_touch (self, influence->from);
  }
  for (guint i = 0; i < n_parties; i++)
    self->touch_start[i + 1] += self->touch_start[i];
  self->touches = g_new0 (Touch, self->touch_start[n_parties]);
  next = g_memdup2 (self->touch_start, (n_parties + 1) * sizeof *next);
  for (guint i = 0; i < influences->len; i++) {
    const PbInfluence *influence = g_ptr_array_index (influences, i);
    gboolean dated = pb_date_is_set (&influence->date);
    gint32 since = dated ? pb_date_widen (&influence->date).first : G_MININT32;

    add_touch (self, next, influence->from, influence->to, since);
    if (influence->mutual)
      add_touch (self, next, influence->to, influence->from, since);
  }
}

PbIndependence *
pb_independence_new (PbSnapshot *snapshot, GHashTable *off)
{
  PbIndependence *self;

  g_return_val_if_fail (snapshot != NULL, NULL);

  self = g_new0 (PbIndependence, 1);
  self->snapshot = snapshot;
  self->off = off != NULL && g_hash_table_size (off) > 0 ? off : NULL;
  self->seen = g_new0 (guint, snapshot->assertions->len);
  self->seen_origin = g_new0 (guint, n_origins (self));
  self->position = g_new0 (guint, n_origins (self));
  self->placed = g_new0 (guint, n_origins (self));
  self->stack = g_ptr_array_new ();
  self->origins = g_array_new (FALSE, FALSE, sizeof (guint));
  index_influences (self);
  return self;
}

void
pb_independence_free (PbIndependence *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->seen);
  g_free (self->seen_origin);
  g_free (self->position);
  g_free (self->placed);
  g_free (self->touch_start);
  g_free (self->touches);
  g_ptr_array_unref (self->stack);
  g_array_unref (self->origins);
  g_free (self);
}
