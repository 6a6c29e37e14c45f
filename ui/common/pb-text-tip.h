/* pb-text-tip.h: a label that is cut off shows all of its text under the pointer.
 *
 * For labels of list rows instead of gtk_widget_set_tooltip_text(), which asks the display server each time
 * where the pointer is: a thousand cells are a thousand round trips in one frame (2026-11: 0.7 s with a busy
 * server).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_text_tip_add: once for each label; its text may change. */
void pb_text_tip_add (GtkLabel *label);

G_END_DECLS
