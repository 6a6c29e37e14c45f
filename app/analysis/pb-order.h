/* pb-order.h: orders that do not depend on row order or ids, so that two imports of one case review alike.
 *
 * Each compares what a reader sees first, then the author's key; only rows that cannot be told apart fall
 * back to their position. All take (nullable) rows: none comes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

int pb_order_parties (const PbParty *a, const PbParty *b);            /* by pseudonym */
int pb_order_exhibits (const PbExhibit *a, const PbExhibit *b);       /* by label */
int pb_order_acts (const PbAct *a, const PbAct *b);                   /* by date, undated last, then label */
int pb_order_facts (const PbFact *a, const PbFact *b);                /* by label */
int pb_order_counts (const PbCount *a, const PbCount *b);             /* by number */
int pb_order_statements (const PbStatement *a, const PbStatement *b); /* by day, undated last */
int pb_order_assertions (const PbAssertion *a,
                         const PbAssertion *b); /* by day said, undated last, then key, speaker, words */
/* By weight, count, element, accused, fact, victim, act. Takes pointers to pointers, as sorting does. */
int pb_order_bearings (gconstpointer a, gconstpointer b);

G_END_DECLS
