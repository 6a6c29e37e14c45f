/* pb-bounds.h: exact arithmetic with bounds: lowest and highest of what a sum can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-ratio.h"

G_BEGIN_DECLS

typedef struct {
  PbRatio *low, *high; /* (owned) */
} PbBounds;

/* pb_bounds_init: takes references; a range written the wrong way round is put right. */
void pb_bounds_init (PbBounds *self, PbRatio *low, PbRatio *high);
void pb_bounds_init_int (PbBounds *self, gint64 number);
void pb_bounds_clear (PbBounds *self);

/* Each changes @self. */
void pb_bounds_add (PbBounds *self, const PbBounds *other);
void pb_bounds_subtract (PbBounds *self, const PbBounds *other);
void pb_bounds_multiply (PbBounds *self, const PbBounds *other);
/* pb_bounds_widen_to_zero: the number may also be none. */
void pb_bounds_widen_to_zero (PbBounds *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbBounds, pb_bounds_clear)

G_END_DECLS
