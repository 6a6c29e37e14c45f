/* pb-history-detail.h: everything one gesture changed, before and after, some changes at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"
#include "pb-history-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_DETAIL (pb_history_detail_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryDetail, pb_history_detail, PB, HISTORY_DETAIL, GtkWidget)

/* pb_history_detail_new: @filter: (nullable): only what it lets through, with a button for the rest. */
GtkWidget *pb_history_detail_new (PbCase *document, PbHistoryRow *row, const PbHistoryFilter *filter);

G_END_DECLS
