/* pb-compose-review-private.h: the sections of a review, each in the file of its concern.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-compose-review.h"

G_BEGIN_DECLS

/* The passages of what is said for and against @fact; of @assertions (nullable). */
void pb_compose_review_cite_fact (PbReviewLine *line, PbFact *fact);
void pb_compose_review_cite_assertions (PbReviewLine *line, GPtrArray *assertions);

/* pb-compose-review-open.c: */
void pb_compose_review_add_open_counts (PbReviewSection *section, PbAnalysis *analysis);

/* pb-compose-review-differences.c: */
void pb_compose_review_add_differences (PbReviewSection *section, PbAnalysis *analysis,
                                        gboolean only_leaned_on, guint limit);
void pb_compose_review_add_unweighed (PbReviewSection *section, PbAnalysis *analysis);

/* pb-compose-review-corroboration.c: */
void pb_compose_review_add_gaps (PbReviewSection *section, PbAnalysis *analysis, guint limit);
void pb_compose_review_add_enquiries (PbReviewSection *section, PbSnapshot *snapshot, gint32 today);

/* pb-compose-review-remedies.c: */
void pb_compose_review_add_next_clocks (PbReviewSection *section, PbRemedies *remedies);
void pb_compose_review_add_all_clocks (PbReviewSection *section, PbRemedies *remedies);
void pb_compose_review_add_victims_not_told (PbReviewSection *section, PbSnapshot *snapshot);
void pb_compose_review_add_ordered_not_received (PbReviewSection *section, PbRemedies *remedies);
void pb_compose_review_add_owed (PbReviewSection *section, PbRemedies *remedies);
void pb_compose_review_add_debts (PbReviewSection *section, PbRemedies *remedies);

G_END_DECLS
