/* pb-task-bar.h: long work under way: what, how far, and Cancel.
 *
 * Nothing shows for the first second. Cancelling keeps what is done; the label says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_TASK_BAR (pb_task_bar_get_type ())
G_DECLARE_FINAL_TYPE (PbTaskBar, pb_task_bar, PB, TASK_BAR, GtkWidget)

/* pb_task_bar_begin: @cancellable is cancelled by the button. One task at a time: FALSE while another runs.
 */
gboolean pb_task_bar_begin (PbTaskBar *self, const char *what, GCancellable *cancellable);
/* pb_task_bar_progress: a PbProgressFunc; @data: the bar. */
void pb_task_bar_progress (guint64 done, guint64 total, gpointer data);
void pb_task_bar_end (PbTaskBar *self);

G_END_DECLS
