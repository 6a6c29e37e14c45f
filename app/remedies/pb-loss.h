/* pb-loss.h: for each loss item what is assessed, claimed, ordered and has reached the victim (R-292, R-302,
 *
 *
 * Wages with a work come from its ledger, restricted to the item's time pro rata by days; everything else as
 * entered. The same loss claimed on several routes is one loss: what is claimed or ordered on them is added
 * up only as far as the loss goes. Received is what is in the victim's own hand; it reduces this item on
 * every route, and no other item. Other currencies are not netted. Pure; any thread; results point into the
 * snapshot. Verified by tests/remedies/test-loss.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-remedy-result.h"

G_BEGIN_DECLS

/* pb_loss_compute: fills remedies->losses from its ledgers, in the order of the snapshot. */
void pb_loss_compute (PbRemedies *remedies);

G_END_DECLS
