/* pb-ring.h: which nodes of a directed graph may lie on a ring.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint from, to;
} PbArc;

/* pb_ring_trim:
 * @arcs: (element-type PbArc) between @n nodes.
 * Returns: (transfer full): for each node whether it lies on a ring or between two rings; a graph without
 * rings leaves nothing. Linear.
 */
gboolean *pb_ring_trim (GArray *arcs, guint n);

G_END_DECLS
