/* pb-pay-ledger.h: what one work earned, month by month, and what of it is still owed (R-276 … ).
 *
 * Days. A start or end known to the day or the month has a likely reading as stated (a month named counts
 * whole); coarser ones have none. The lowest reading counts only days that were certainly worked, the highest
 * every day that may have been. Hours. Pattern hours a day × days a week ÷ 7 × days. Overtime is first what
 * exceeds the normal hours of a day, on as many days a week as the law has working days; then what the normal
 * hours so left exceed the normal week: nothing is counted twice. Days beyond the working days of the week
 * are rest days. Due. Under each basis on its own (promise, contract, confirmed minimum wage), the highest of
 * them in each reading. A monthly, weekly or yearly wage covers the normal hours of its time, pro rata by
 * calendar days; a daily wage each day worked; an hourly wage each normal hour. Legal figures enter only as
 * pb-confirmation.h allows; without one the hours count at the plain hourly rate and a question says so.
 * Credit. Payments lower the month they name (pro rata by days over several); else the month whose pay fell
 * due in the calendar month of the payment, and what is left over, or has no such month, the oldest months
 * first (law/remedies x.credit). In kind, tips and store credit are named, never valued; another
 * currency is never netted. Pure; any thread; results point into the snapshot. Verified by
 * tests/remedies/test-pay-ledger.c, test-pay-credit.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-remedy-result.h"

G_BEGIN_DECLS

/* Steps in words cost several times the figures: a review of thousands of months does without them. */
typedef enum { PB_PAY_STEPS_NONE, PB_PAY_STEPS_IN_WORDS } PbPaySteps;

/* pb_pay_ledger_compute:
 * @today_jdn: up to here work without an end is reckoned.
 * Returns: (transfer full): what cannot be reckoned stands in its list of open questions.
 */
PbPayLedger *pb_pay_ledger_compute (PbSnapshot *snapshot, PbEmployment *employment, gint32 today_jdn,
                                    PbPaySteps steps);

G_END_DECLS
