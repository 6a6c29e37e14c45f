/* pb-difference-private.h: the finders of pb-difference, one file for each concern.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-difference.h"
#include "pb-measure.h"

G_BEGIN_DECLS

typedef struct {
  PbSnapshot *snapshot;
  GHashTable *off;  /* (nullable) */
  GPtrArray *found; /* (owned) (element-type PbDifference) */
} PbDifferenceSearch;

/* pb_difference_add:
 * @b: (nullable). The sides are put in order here. @rule: (transfer full).
 * Returns: (transfer none): for values and silent statement to be filled in. */
PbDifference *pb_difference_add (PbDifferenceSearch *search, PbDifferenceKind kind, PbFact *fact,
                                 PbAssertion *a, PbAssertion *b, const char *slot, char *rule);
/* pb_difference_add_values: the same with the two values, described by the rule "… ≠ …". */
PbDifference *pb_difference_add_values (PbDifferenceSearch *search, PbDifferenceKind kind, PbFact *fact,
                                        PbValue *a, PbValue *b);

/* pb_difference_slot: "date", "amount/rate". (transfer full) */
char *pb_difference_slot (const PbValue *value);
/* pb_difference_counts: it says something, and is not switched off. */
gboolean pb_difference_counts (const PbDifferenceSearch *search, const PbAssertion *assertion);
/* pb_difference_same_time: unless both give periods that cannot coincide. */
gboolean pb_difference_same_time (const PbAssertion *a, const PbAssertion *b);
/* pb_difference_get_source: whose words these are: the speaker, or the document itself. Only for comparing.
 */
gconstpointer pb_difference_get_source (const PbAssertion *assertion);
/* pb_difference_order_sources: the same as an order that does not depend on rows. */
int pb_difference_order_sources (const PbAssertion *a, const PbAssertion *b);

void pb_difference_values_find (PbDifferenceSearch *search, PbFact *fact);
void pb_difference_denials_find (PbDifferenceSearch *search, PbFact *fact);
void pb_difference_omissions_find (PbDifferenceSearch *search);
void pb_difference_sequence_find (PbDifferenceSearch *search);
/* Sums within one statement or paper about one fact, and within one assertion. */
void pb_difference_sums_find (PbDifferenceSearch *search);
void pb_difference_ledgers_find (PbDifferenceSearch *search);
void pb_difference_ages_find (PbDifferenceSearch *search);

G_END_DECLS
