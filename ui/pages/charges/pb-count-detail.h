/* pb-count-detail.h: what is said against a whole count, and what was asked of its victims: defences, other
 * explanations, indicator answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-detail-box.h"

G_BEGIN_DECLS

/* pb_count_detail_fill: of the latest review. */
void pb_count_detail_fill (PbDetailBox *box, PbCase *document, const PbCount *count);

G_END_DECLS
