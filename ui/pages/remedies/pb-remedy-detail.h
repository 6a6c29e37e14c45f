/* pb-remedy-detail.h: what stands behind a sum: its steps in words, its proof, and what was recorded for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-detail-box.h"

G_BEGIN_DECLS

void pb_remedy_detail_fill_period (PbDetailBox *box, const PbPayLedger *ledger, const PbPayPeriod *period);
/* pb_remedy_detail_fill_work: all that was recorded of the work: terms, patterns, pay lines, payments. */
void pb_remedy_detail_fill_work (PbDetailBox *box, const PbPayLedger *ledger);
void pb_remedy_detail_fill_debt (PbDetailBox *box, const PbDebtLedger *ledger);
void pb_remedy_detail_fill_loss (PbDetailBox *box, const PbLossState *state, const PbSnapshot *snapshot);
void pb_remedy_detail_fill_route (PbDetailBox *box, const PbChosenRoute *route, const PbRemedies *remedies);

/* pb_remedy_detail_describe_loss: "assessed … · claimed … · ordered … · received … · outstanding …".
 * (transfer full) */
char *pb_remedy_detail_describe_loss (const PbLossState *state);
/* pb_remedy_detail_describe_clock: "By 2027-02-24" and so on; (transfer full) */
char *pb_remedy_detail_describe_clock (const PbClock *clock);

G_END_DECLS
