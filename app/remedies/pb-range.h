/* pb-range.h: arithmetic of figures that have a lowest, a likely and a highest reading.
 *
 * What goes in as a range comes out as one. A likely reading exists only where every figure it rests
 * on has one: no middle is ever invented. A range whose low is NULL is not known. Freed with pb_range_clear()
 * of the model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-remedy-result.h"

G_BEGIN_DECLS

typedef enum { PB_READING_LOW, PB_READING_LIKELY, PB_READING_HIGH, PB_N_READINGS } PbReading;

gboolean pb_range_is_set (const PbRange *self);
/* pb_range_is_exact: one and the same number in every reading. */
gboolean pb_range_is_exact (const PbRange *self);
/* pb_range_get: (transfer none) (nullable) */
PbRatio *pb_range_get (const PbRange *self, PbReading reading);
/* pb_range_set: takes references. Ends in the wrong order are put right; a likely outside of them is left
 * out. @likely: (nullable): the same as the ends where they are equal. */
void pb_range_set (PbRange *self, PbRatio *low, PbRatio *likely, PbRatio *high);
/* pb_range_take: stores (transfer full) @value as that reading. */
void pb_range_take (PbRange *self, PbReading reading, PbRatio *value);
/* pb_range_close: where both ends agree, what is likely does too. */
void pb_range_close (PbRange *self);
/* pb_range_set_exact: every reading is @value, of which it takes a reference. */
void pb_range_set_exact (PbRange *self, PbRatio *value);
void pb_range_copy (PbRange *self, const PbRange *source);
/* pb_range_add: an unset @term adds nothing; an unset @self becomes @term. */
void pb_range_add (PbRange *self, const PbRange *term);
/* pb_range_scale: @factor must not be negative: it would turn the ends round. */
void pb_range_scale (PbRange *self, const PbRatio *factor);
/* pb_range_raise: the higher of both in each reading; an unset one does not count. */
void pb_range_raise (PbRange *self, const PbRange *other);
/* pb_range_is_positive: its highest reading is above 0. */
gboolean pb_range_is_positive (const PbRange *self);

/* pb_range_format_number: "318.86 – 398.57": up to two decimals, rounded half up for showing. (transfer full)
 */
char *pb_range_format_number (const PbRange *self);
/* pb_range_format_ratio: one number the same way. (transfer full) */
char *pb_range_format_ratio (const PbRatio *ratio);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbRange, pb_range_clear)

G_END_DECLS
