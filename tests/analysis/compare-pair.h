/* compare-pair.h: two texts of one page each, and what differs between them, a line each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-compare.h"

G_BEGIN_DECLS

/* compare_pair: (element-type PbCompareDifference) */
GPtrArray *compare_pair (const char *a, const char *b);
/* compare_pair_list: sorted lines of the differences; @mirrored: with the sides exchanged. (transfer full) */
char **compare_pair_list (GPtrArray *differences, gboolean mirrored);
/* compare_pair_order: of lines in a GPtrArray. */
int compare_pair_order (gconstpointer a, gconstpointer b);

G_END_DECLS
