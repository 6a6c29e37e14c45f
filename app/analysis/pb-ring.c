/* pb-ring.c: see pb-ring.h. Kahn's algorithm from both ends: what nothing leads to, or what leads to nothing,
 * is on no ring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-ring"

#include "config.h"

#include "pb-ring.h"

static void
trim (GArray *arcs, guint n, gboolean backward, gboolean *left)
{
  g_autofree guint *start = g_new0 (guint, n + 1), *next = NULL, *targets = g_new0 (guint, arcs->len);
  g_autofree guint *incoming = g_new0 (guint, n), *queue = g_new0 (guint, n);
  guint head = 0, tail = 0;

  for (guint i = 0; i < arcs->len; i++) {
    const PbArc *arc = &g_array_index (arcs, PbArc, i);

    start[(backward ? arc->to : arc->from) + 1]++;
  }
  for (guint i = 0; i < n; i++)
    start[i + 1] += start[i];
  next = g_memdup2 (start, (n + 1) * sizeof *next);
  for (guint i = 0; i < arcs->len; i++) {
    const PbArc *arc = &g_array_index (arcs, PbArc, i);
    guint from = backward ? arc->to : arc->from, to = backward ? arc->from : arc->to;

    targets[next[from]++] = to;
    if (left[from] && left[to])
      incoming[to]++;
  }
  for (guint i = 0; i < n; i++)
    if (left[i] && incoming[i] == 0)
      queue[tail++] = i;
  while (head < tail) {
    guint node = queue[head++];

    left[node] = FALSE;
    for (guint i = start[node]; i < start[node + 1]; i++)
      if (left[targets[i]] && --incoming[targets[i]] == 0)
        queue[tail++] = targets[i];
  }
}

gboolean *
pb_ring_trim (GArray *arcs, guint n)
{
  gboolean *left;

  g_return_val_if_fail (arcs != NULL, NULL);

  left = g_new (gboolean, n);
  for (guint i = 0; i < n; i++)
    left[i] = TRUE;
  trim (arcs, n, FALSE, left);
  trim (arcs, n, TRUE, left);
  return left;
}
