/* pb-independence-set.h: the largest set of mutually independent roots.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Entangled roots in one web that are measured exactly: they fit one machine word, and no interview round is
 * larger. */
#define PB_INDEPENDENCE_SET_MAX_EXACT 64

/* pb_independence_set_measure:
 * @pairs: (inout) (element-type guint64): dependent pairs as lower << 32 | higher position; sorted and made
 * unique here.
 * @degrees: (out): for each of @n positions how many others it depends on; zeroed by the caller.
 * Returns: the size of the largest set without a dependent pair; for larger webs a size that certainly
 * exists.
 */
guint pb_independence_set_measure (GArray *pairs, guint n, guint *degrees);

G_END_DECLS
