/* pb-debt-ledger.h: a debt laid on somebody, entry by entry, against what the creditor says and what the work
 * was worth (R-284 … R-289).
 *
 * Unknown amounts are facts of their own and add nothing to a sum. What the figures show is put in words;
 * what follows from them (bondage, sale of a person) is for a named person to say. Pure; any thread; results
 * point into the snapshot. Verified by tests/remedies/test-debt-ledger.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-remedy-result.h"

G_BEGIN_DECLS

/* pb_debt_ledger_compute:
 * @pay_ledgers: (element-type PbPayLedger): of the case; those of the debtor's work in the currency of the
 * debt are set against it. Returns: (transfer full)
 */
PbDebtLedger *pb_debt_ledger_compute (PbDebt *debt, GPtrArray *pay_ledgers);

G_END_DECLS
