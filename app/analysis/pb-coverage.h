/* pb-coverage.h: which element of which count, against whom, for whom, about which act, is supported, open or
 * contradicted.
 *
 * One column for each count × victim × act × reading × accused, and one "all" column each (that it happened,
 * whoever did it). Acts that others are on record as having suffered are none of a victim's; a victim whom no
 * act of the count concerns still has a column, without an act.
 *
 * What counts where (design 2; law/README 3-4; ):
 *
 * - A supporting bearing counts for the accused it names and for those it is attributed to; without a name
 * only for "all", and for everybody on elements the pack calls shared. "All" takes bearings of every accused.
 * - A mental bearing counts only for the one accused it names and only with a written inference; attribution
 * does not carry a mind. Mental elements are not asked in the "all" column.
 * - What undermines without naming anybody undermines every column (it speaks against the happening itself);
 * naming one accused, only that one's. It needs no inference: nothing exculpatory is hidden.
 * - A bearing on another count counts too when its element has the same concept, for the victims and acts
 * that its own count has.
 * - An exclusion is satisfied until a bearing shows that it applies: then the cell is contradicted. It is
 * never open.
 * - The means, and the mental question about them, fall away as the offence says, by the age at that act;
 * both readings are given where age or date leave both possible.
 *
 * All-of takes its weakest needed member, any-of its strongest: supported, supported but contradicted, open,
 * open and contradicted; ties by the state of the facts. The strength of an all-of is that of its weakest
 * member.
 *
 * Verified by tests/analysis/test-coverage.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* pb_coverage_get_readings: PB_AGE_READING_ADULT, PB_AGE_READING_CHILD or both, for @victim (nullable) at
 * @act (nullable). */
guint pb_coverage_get_readings (const PbOffence *offence, const PbParty *victim, const PbAct *act);

/* pb_coverage_list:
 * @states: (element-type PbFactState): as pb_fact_state_list() gives them.
 * Returns: (transfer full) (element-type PbColumnState): by count, victim, act, reading, accused ("all"
 * first). Counts whose offence is not among the pinned packs have none. NULL with G_IO_ERROR_CANCELLED.
 */
GPtrArray *pb_coverage_list (PbSnapshot *snapshot, GPtrArray *states, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
