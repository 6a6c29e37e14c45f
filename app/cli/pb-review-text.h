/* pb-review-text.h: a review as text for a terminal: the lists, then the matrix of each count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-review.h"

G_BEGIN_DECLS

/* pb_review_text_print: @all_passages: every passage a line rests on; otherwise the first few and how many
 * more. */
void pb_review_text_print (const PbReview *review, gboolean all_passages);

G_END_DECLS
