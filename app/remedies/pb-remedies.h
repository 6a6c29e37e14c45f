/* pb-remedies.h: what is owed, by which clocks, and how much of it has come: the whole of remedies for one
 * case.
 *
 * A pure function of the snapshot and a day: the same case gives the same answer in the desktop, the command
 * line and a report. Exact numbers throughout (no floating point, no rounding but for showing). Safe on the
 * worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-remedy-result.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* pb_remedies_compute:
 * @today_jdn: the day against which clocks run; never read from the machine.
 * Returns: (transfer full): NULL only when cancelled (G_IO_ERROR_CANCELLED).
 */
PbRemedies *pb_remedies_compute (PbSnapshot *snapshot, gint32 today_jdn, GCancellable *cancellable,
                                 GError **error);

/* pb_remedies_compute_figures: the same without the steps of the pay periods: for lists of many, which show
 * none of them. */
PbRemedies *pb_remedies_compute_figures (PbSnapshot *snapshot, gint32 today_jdn, GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
