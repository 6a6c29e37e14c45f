/* pb-clocks.h: the time limits that run against a victim's claims (R-300; law/remedies §5).
 *
 * For each work with something owed, each route of its law pack (and of the packs of the victim's chosen
 * routes) that can give wages: one clock for each month and limit that runs from the day pay was due, one for
 * each limit that runs from the end of the work, an act, or an event; and the limits of chosen routes that
 * give something else. Months and years go by the calendar: the last day has the same number, or is the last
 * of its month; it still counts. Nothing stops a limit (no tolling) unless the pack says so. An unverified
 * rule, or an unknown first day, is a question with, where it can be reckoned, the day to keep in the
 * meantime. Passed clocks stay. Pure; any thread; results point into the snapshot and its ledgers. Verified
 * by tests/remedies/test-clocks.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-remedy-result.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* pb_clocks_compute: fills remedies->clocks from its ledgers, in the order of PbRemedies. FALSE: cancelled.
 */
gboolean pb_clocks_compute (PbRemedies *remedies, gint32 today_jdn, GCancellable *cancellable,
                            GError **error);

/* pb_clocks_find_next: the running clock of @victim with the earliest last day; (transfer none) (nullable) */
PbClock *pb_clocks_find_next (const PbRemedies *remedies, const PbParty *victim);

/* pb_clocks_get_last_day: the last of @length units from @jdn, both known days. @unit: days, months or years.
 */
gint32 pb_clocks_get_last_day (gint32 jdn, guint length, PbLimitUnit unit);

G_END_DECLS
