/* pb-history-bar.h: which part of the history is shown: words, who, when, of which record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"
#include "pb-workspace-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_BAR (pb_history_bar_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryBar, pb_history_bar, PB, HISTORY_BAR, GtkWidget)

/* Signal "changed": another filter. */

/* pb_history_bar_set_case: once, after it was made by a template. */
void pb_history_bar_set_case (PbHistoryBar *self, PbCase *document);
/* pb_history_bar_get_filter: (transfer none): until the next "changed". */
const PbHistoryFilter *pb_history_bar_get_filter (PbHistoryBar *self);
gboolean pb_history_bar_is_limited (PbHistoryBar *self);
/* pb_history_bar_set_record: only changes of this record; everything else is let go of. */
void pb_history_bar_set_record (PbHistoryBar *self, PbKind kind, const char *id);
/* pb_history_bar_clear: the whole history. */
void pb_history_bar_clear (PbHistoryBar *self);
void pb_history_bar_set_count (PbHistoryBar *self, const char *words);
/* pb_history_bar_search: the cursor into the words. */
void pb_history_bar_search (PbHistoryBar *self);

G_END_DECLS
