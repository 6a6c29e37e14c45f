/* pb-difference.h: what does not fit together in what was said and written.
 *
 * - Contradiction: two assertions about one fact with values of equal type and slot that cannot both be true
 * at their stated precision.
 * - Denial: one speaks for, one against, and no value says why.
 * - Omission, new detail: of two statements of one person that both dealt with the act, one affirms the fact,
 * the other is silent on it.
 * - Sequence: orders of acts, said or dated, that run in a ring.
 * - Arithmetic: sums, hours, ledgers, payslips and ages that do not add up.
 * Assertions whose periods cannot coincide speak of different times. "Does not know" differs from nothing.
 * A difference says nothing about who is right: it is not yet evaluated until a person has done so.
 *
 * What one person says differently is always reported, once for each pair of values. Between people: one pair
 * of assertions for each pair of values and of speakers, up to the limits below; a fact that hundreds speak
 * of would else bury the list.
 * @a is what was said first. Every difference has an @a to cite; what rests on no assertion is not reported.
 *
 * Verified by tests/analysis/test-differences.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Between different speakers: pairs shown for two given values, and for one slot of one fact: enough to see
 * who stands where. */
#define PB_DIFFERENCE_MAX_PAIRS_PER_VALUES 16
#define PB_DIFFERENCE_MAX_PAIRS_PER_SLOT 128
/* Affirming speakers shown against one denial. */
#define PB_DIFFERENCE_MAX_PER_DENIAL 16
/* Comparisons of values in one slot of one fact: 600 different values; more is not one fact. */
#define PB_DIFFERENCE_MAX_COMPARISONS 200000

/* pb_difference_list:
 * @off: (nullable): rows switched off, as in pb_fact_state_list(): what their assertions say is not compared.
 * Returns: (transfer full) (element-type PbDifference): by kind, fact, slot and sides; NULL with
 * G_IO_ERROR_CANCELLED.
 */
GPtrArray *pb_difference_list (PbSnapshot *snapshot, GHashTable *off, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
