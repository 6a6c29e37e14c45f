/* pb-fact-state.h: what supports each fact, and whether anything speaks against it (design 2).
 *
 * A link says which way an assertion speaks; "does not know" counts for nothing. Adding an affirming
 * assertion never lowers a state. Verified by tests/analysis/test-fact-state.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-independence.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* pb_fact_state_evaluate: Returns: (transfer full). A fact that is itself switched off is unsupported. */
PbFactState *pb_fact_state_evaluate (PbIndependence *independence, PbFact *fact);

/* pb_fact_state_list:
 * @off: (nullable) (element-type PbRow): parties, exhibits and facts that are switched off.
 * Returns: (transfer full) (element-type PbFactState): in the order of snapshot->facts; NULL with
 * G_IO_ERROR_CANCELLED.
 */
GPtrArray *pb_fact_state_list (PbSnapshot *snapshot, GHashTable *off, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
