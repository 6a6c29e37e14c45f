/* pb-analysis.h: everything analysis says of a case, from one snapshot.
 *
 * A pure function: the same rows in any order and under any ids give the same answer. It takes no time, place
 * or chance from outside, keeps nothing, and gives no score: what it says is in pb-analysis-result.h. Any
 * thread; the snapshot is only read. Errors: G_IO_ERROR_CANCELLED only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* pb_analyse: Returns: (transfer full): keeps a reference on @snapshot. */
PbAnalysis *pb_analyse (PbSnapshot *snapshot, GCancellable *cancellable, GError **error);

/* pb_analyse_without:
 * The same with parties, exhibits and facts switched off: what falls shows by comparing (design 2; R-215).
 * What a party said falls, and what goes back to that party alone; what an exhibit or a copy of it holds; a
 * fact itself.
 * @off: (nullable) (element-type PbRow): rows of @snapshot.
 */
PbAnalysis *pb_analyse_without (PbSnapshot *snapshot, GHashTable *off, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
