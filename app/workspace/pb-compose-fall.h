/* pb-compose-fall.h: what falls if a witness, an exhibit or a fact falls, as a section of a review (design 2;
 *
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-review.h"

G_BEGIN_DECLS

/* pb_compose_fall_add:
 * Adds the section "fall-away" to @review, which was made with everything: facts whose state is weaker in
 * @without, and elements that are open in it.
 */
void pb_compose_fall_add (PbReview *review, const PbAnalysis *without);

G_END_DECLS
