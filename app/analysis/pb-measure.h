/* pb-measure.h: a typed value as something that can be compared, and whether two of them can both be true.
 *
 * Numbers are exact ranges in one base unit: durations in hours (a month is 28 to 31 days, a year 365 or
 * 366), ages in completed months, distances in metres, times of day in minutes since midnight (a number
 * without unit up to 24 is hours; "07:30" in words is read, too). "About" reaches from half to double, for a
 * time of day an hour either way. Sums per month and per year are compared, other rates only with the same.
 * Different units, currencies or nouns are not compared: vague is not contradictory.
 *
 * Verified by tests/analysis/test-measure.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

typedef struct {
  const PbValue *value;
  PbRatio *low, *high; /* (owned) (nullable): open on that side */
  const char *unit;    /* (nullable): base unit, currency or noun */
  const char *per;     /* (nullable) */
} PbMeasure;

/* pb_measure_read: FALSE when @value says nothing that could be compared. An order of acts is not compared
 * here. */
gboolean pb_measure_read (PbMeasure *self, const PbValue *value);
void pb_measure_clear (PbMeasure *self);

/* pb_measure_compare: an order in which equal contents stand together; 0: the same content. */
int pb_measure_compare (const PbMeasure *a, const PbMeasure *b);
/* pb_measure_conflicts: equal type and slot, and they cannot both be true at their stated precision. */
gboolean pb_measure_conflicts (const PbMeasure *a, const PbMeasure *b);
/* pb_measure_ranges_part: two ranges, each end (nullable), have no number in common. */
gboolean pb_measure_ranges_part (const PbRatio *low_a, const PbRatio *high_a, const PbRatio *low_b,
                                 const PbRatio *high_b);
/* pb_measure_widen: "about": from half to double. @low, @high: (inout) (transfer full) (nullable) */
void pb_measure_widen (PbRatio **low, PbRatio **high);

/* pb_measure_describe: "about 9,000 THB per month", "6 days per week", "3 May 2016". (transfer full) */
char *pb_measure_describe (const PbValue *value);
/* pb_measure_describe_number: "3,000", "12.50", "35/3", with thousands set apart. (transfer full) */
char *pb_measure_describe_number (const PbRatio *number);
/* pb_measure_describe_range: "12" or "12–15". @low, @high: (nullable). (transfer full) */
char *pb_measure_describe_range (const PbRatio *low, const PbRatio *high);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbMeasure, pb_measure_clear)

G_END_DECLS
