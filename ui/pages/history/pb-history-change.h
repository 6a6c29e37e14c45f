/* pb-history-change.h: one change of a record in words: what it was called, what stood there before and
 * after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"
#include "pb-workspace-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_history_change_describe: "Fact F-LOCK · added". (transfer full) */
char *pb_history_change_describe (const PbHistoryChange *change);
/* pb_history_change_new_widget: that, then column by column before and after; references by what the latest
 * review of @document calls them. (transfer floating) */
GtkWidget *pb_history_change_new_widget (const PbHistoryChange *change, PbCase *document);

G_END_DECLS
