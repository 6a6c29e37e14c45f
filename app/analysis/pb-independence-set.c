/* pb-independence-set.c: see pb-independence-set.h.
 *
 * Maximum independent set, web by web (connected component): branch and bound on bit sets, taking vertices of
 * degree 0 or 1 (always right), solving rings directly, and branching on the most entangled root. Larger webs
 * take the least entangled first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-independence-set"

#include "config.h"

#include "pb-independence-set.h"

/* Branchings for one web; real ones need a few dozen, and a hostile one must not hold up the review. */
#define MAX_BRANCHINGS 100000

/* Neighbours of position i: neighbours[start[i]] up to neighbours[start[i + 1]]. */
typedef struct {
  guint n;
  guint *start;
  guint *neighbours;
} Web;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

static void
make_unique (GArray *pairs)
{
  guint kept = 0;

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (kept == 0 || g_array_index (pairs, guint64, i) != g_array_index (pairs, guint64, kept - 1))
      g_array_index (pairs, guint64, kept++) = g_array_index (pairs, guint64, i);
  g_array_set_size (pairs, kept);
}

static void
make_web (Web *web, GArray *pairs, guint n, guint *degrees)
{
  g_autofree guint *next = NULL;

  for (guint i = 0; i < pairs->len; i++) {
    guint64 pair = g_array_index (pairs, guint64, i);

    degrees[pair >> 32]++;
    degrees[(guint32) pair]++;
  }
  web->n = n;
  web->start = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    web->start[i + 1] = web->start[i] + degrees[i];
  web->neighbours = g_new0 (guint, web->start[n]);
  next = g_memdup2 (web->start, (n + 1) * sizeof *next);
  for (guint i = 0; i < pairs->len; i++) {
    guint64 pair = g_array_index (pairs, guint64, i);
    guint a = (guint) (pair >> 32), b = (guint32) pair;

    web->neighbours[next[a]++] = b;
    web->neighbours[next[b]++] = a;
  }
}

static guint
count_bits (guint64 set)
{
  return (guint) __builtin_popcountll (set);
}

/* Least entangled first; always right for degrees 0 and 1, else a lower bound. */
static guint
take_greedily (const guint64 *adjacent, guint64 set)
{
  guint taken = 0;

  while (set != 0) {
    guint best = 0, best_degree = G_MAXUINT;

    for (guint64 rest = set; rest != 0; rest &= rest - 1) {
      guint v = (guint) __builtin_ctzll (rest);
      guint degree = count_bits (adjacent[v] & set);

      if (degree < best_degree) {
        best = v;
        best_degree = degree;
      }
    }
    set &= ~(adjacent[best] | G_GUINT64_CONSTANT (1) << best);
    taken++;
  }
  return taken;
}

static guint
measure_exactly (const guint64 *adjacent, guint64 set, guint *budget)
{
  guint taken = 0;

  while (set != 0) {
    guint low = 0, low_degree = G_MAXUINT, high = 0, high_degree = 0;
    guint with, without;

    for (guint64 rest = set; rest != 0; rest &= rest - 1) {
      guint v = (guint) __builtin_ctzll (rest);
      guint degree = count_bits (adjacent[v] & set);

      if (degree < low_degree) {
        low = v;
        low_degree = degree;
      }
      if (degree >= high_degree) {
        high = v;
        high_degree = degree;
      }
    }
    /* In a set of rings (every degree 2) any member is as good as its neighbour. */
    if (low_degree <= 1 || high_degree <= 2) {
      set &= ~(adjacent[low] | G_GUINT64_CONSTANT (1) << low);
      taken++;
      continue;
    }
    if (*budget == 0)
      return taken + take_greedily (adjacent, set);
    (*budget)--;
    with = 1 + measure_exactly (adjacent, set & ~(adjacent[high] | G_GUINT64_CONSTANT (1) << high), budget);
    without = measure_exactly (adjacent, set & ~(G_GUINT64_CONSTANT (1) << high), budget);
    return taken + MAX (with, without);
  }
  return taken;
}

static guint
measure_small (const Web *web, const guint *members, guint n_members, guint *place)
{
  guint64 adjacent[PB_INDEPENDENCE_SET_MAX_EXACT] = {0};
  guint budget = MAX_BRANCHINGS;

  for (guint i = 0; i < n_members; i++)
    place[members[i]] = i;
  for (guint i = 0; i < n_members; i++)
    for (guint j = web->start[members[i]]; j < web->start[members[i] + 1]; j++)
      adjacent[i] |= G_GUINT64_CONSTANT (1) << place[web->neighbours[j]];
  return measure_exactly (adjacent, n_members == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << n_members) - 1,
                          &budget);
}

typedef struct {
  guint position;
  guint degree;
} Entangled;

static int
compare_entangled (gconstpointer a, gconstpointer b)
{
  const Entangled *first = a, *second = b;

  if (first->degree != second->degree)
    return first->degree < second->degree ? -1 : 1;
  return (first->position > second->position) - (first->position < second->position);
}

static guint
measure_large (const Web *web, const guint *members, guint n_members, gboolean *blocked)
{
  g_autofree Entangled *order = g_new (Entangled, n_members);
  guint taken = 0;

  for (guint i = 0; i < n_members; i++)
    order[i] = (Entangled) {members[i], web->start[members[i] + 1] - web->start[members[i]]};
  qsort (order, n_members, sizeof *order, compare_entangled);
  for (guint i = 0; i < n_members; i++) {
    guint v = order[i].position;

    if (blocked[v])
      continue;
    taken++;
    for (guint j = web->start[v]; j < web->start[v + 1]; j++)
      blocked[web->neighbours[j]] = TRUE;
  }
  return taken;
}

/* Members of the web around @from, marked in @reached. */
static void
collect_web (const Web *web, guint from, gboolean *reached, GArray *members)
{
  g_array_set_size (members, 0);
  g_array_append_val (members, from);
  reached[from] = TRUE;
  for (guint i = 0; i < members->len; i++) {
    guint v = g_array_index (members, guint, i);

    for (guint j = web->start[v]; j < web->start[v + 1]; j++) {
      guint w = web->neighbours[j];

      if (reached[w])
        continue;
      reached[w] = TRUE;
      g_array_append_val (members, w);
    }
  }
}

guint
pb_independence_set_measure (GArray *pairs, guint n, guint *degrees)
{
  g_autoptr (GArray) members = NULL;
  g_autofree gboolean *reached = NULL, *blocked = NULL;
  g_autofree guint *place = NULL, *start = NULL, *neighbours = NULL;
  Web web = {0};
  guint total = 0;

  g_return_val_if_fail (pairs != NULL && degrees != NULL, 0);

  make_unique (pairs);
  if (pairs->len == 0)
    return n;
  make_web (&web, pairs, n, degrees);
  start = web.start;
  neighbours = web.neighbours;
  members = g_array_new (FALSE, FALSE, sizeof (guint));
  reached = g_new0 (gboolean, n);
  blocked = g_new0 (gboolean, n);
  place = g_new0 (guint, n);
  for (guint i = 0; i < n; i++) {
    if (reached[i])
      continue;
    collect_web (&web, i, reached, members);
    total += members->len <= PB_INDEPENDENCE_SET_MAX_EXACT
                 ? measure_small (&web, (guint *) members->data, members->len, place)
                 : measure_large (&web, (guint *) members->data, members->len, blocked);
  }
  return total;
}
