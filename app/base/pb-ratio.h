/* pb-ratio.h: exact numbers. Money, hours and rates are never floating point.
 *
 * A PbRatio is an immutable exact rational (GMP underneath). Intermediate results are never rounded; a sum is
 * rounded only where a rule says so, by pb_ratio_to_decimal(). Decimal text uses a full stop and no grouping
 * ("-1234.50"); what people type is read by pb_text_normalise_number() first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Longest decimal text taken from a form: no sum of money needs more, and a hostile one costs time. */
#define PB_RATIO_MAX_DIGITS 60

typedef struct _PbRatio PbRatio;

typedef enum {
  PB_ROUND_HALF_UP, /* away from zero at the half: the rule of the schedules (law/remedies) */
  PB_ROUND_HALF_EVEN,
  PB_ROUND_DOWN, /* towards zero */
  PB_ROUND_UP,   /* away from zero */
} PbRounding;

PbRatio *pb_ratio_new_int (gint64 value);
/* pb_ratio_new_fraction: @denominator must not be 0 (programming error). */
PbRatio *pb_ratio_new_fraction (gint64 numerator, gint64 denominator);
/* pb_ratio_new_from_text:
 * @text: decimal ("-12.50") or fraction ("5/6").
 * Returns: (transfer full): or NULL with PB_ERROR_INVALID / PB_ERROR_TOO_LARGE.
 */
PbRatio *pb_ratio_new_from_text (const char *text, GError **error);
PbRatio *pb_ratio_ref (PbRatio *self);
void pb_ratio_unref (PbRatio *self);

/* All return (transfer full). */
PbRatio *pb_ratio_add (const PbRatio *a, const PbRatio *b);
PbRatio *pb_ratio_subtract (const PbRatio *a, const PbRatio *b);
PbRatio *pb_ratio_multiply (const PbRatio *a, const PbRatio *b);
/* pb_ratio_divide: dividing by zero is a programming error; test with pb_ratio_is_zero() first. */
PbRatio *pb_ratio_divide (const PbRatio *a, const PbRatio *b);
PbRatio *pb_ratio_negate (const PbRatio *a);
PbRatio *pb_ratio_min (const PbRatio *a, const PbRatio *b);
PbRatio *pb_ratio_max (const PbRatio *a, const PbRatio *b);

int pb_ratio_compare (const PbRatio *a, const PbRatio *b);
int pb_ratio_sign (const PbRatio *a);
gboolean pb_ratio_is_zero (const PbRatio *a);

/* pb_ratio_to_decimal: @places (at most 1000) digits after the point, always all of them ("12.50"). (transfer
 * full) */
char *pb_ratio_to_decimal (const PbRatio *self, guint places, PbRounding rounding);
/* pb_ratio_to_text: the exact value: decimal when it ends within PB_RATIO_MAX_DIGITS, else "n/d". What was
 * read from text reads back; a result of arithmetic does while its parts keep to PB_RATIO_MAX_DIGITS.
 * (transfer full) */
char *pb_ratio_to_text (const PbRatio *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRatio, pb_ratio_unref)

G_END_DECLS
