/* pb-compose-review.h: analysis and remedies into the lines of a review. Pure: no store, no clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-review.h"

G_BEGIN_DECLS

/* Lines of one list on a start page: more is a list to open, not a start. */
#define PB_REVIEW_START_LINES 8
/* Enquiries and expiring leads within so many days belong on the start page. */
#define PB_REVIEW_SOON_DAYS 14

/* pb_compose_review:
 * @analysis, @remedies: (transfer full).
 * @today: Julian Day Number.
 * Returns: (transfer full): sections "prosecutor", "lawyer", "investigator", "one-source", "inconsistencies",
 * "owed", "clocks"; the matrix is in the analysis itself.
 */
PbReview *pb_compose_review (PbAnalysis *analysis, PbRemedies *remedies, gint32 today);

G_END_DECLS
