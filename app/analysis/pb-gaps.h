/* pb-gaps.h: what rests on one source, or on nothing, and is leaned on: where corroboration is missing
 * (R-208, R-209).
 *
 * Something leans on a fact when it bears on an element, or when a loss is claimed on its assertions.
 * Corroboration protects the victim as well as the charge: it may end in not calling her or him (R-213,
 * Verified by tests/analysis/test-gaps.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

G_BEGIN_DECLS

/* pb_gaps_list:
 * @states: (element-type PbFactState): borrowed by the gaps.
 * Returns: (transfer full) (element-type PbGap): facts at most "repeated" that something leans on; the most
 * leaned on first, then by label.
 */
GPtrArray *pb_gaps_list (PbSnapshot *snapshot, GPtrArray *states);

G_END_DECLS
