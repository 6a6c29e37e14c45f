/* pb-detail-widgets.h: the few shapes the pane on the right is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_detail_widgets_add_section: a heading with a box under it. (transfer none) */
GtkBox *pb_detail_widgets_add_section (GtkBox *box, const char *title);
/* pb_detail_widgets_add_text: wrapped; @style: (nullable): a style class. */
void pb_detail_widgets_add_text (GtkBox *box, const char *text, const char *style);
/* pb_detail_widgets_new_link: a flat button over the whole width that leads to the record: by win.open, or,
 * for what is only read, by pane.inspect. */
GtkWidget *pb_detail_widgets_new_link (const char *text, PbKind kind, const char *id);
/* pb_detail_widgets_new_edit: a small button with a pencil. @what: for screen readers. */
GtkWidget *pb_detail_widgets_new_edit (const char *what, PbKind kind, const char *id);

G_END_DECLS
