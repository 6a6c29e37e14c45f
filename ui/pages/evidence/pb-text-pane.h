/* pb-text-pane.h: the words of a page as text: for screen readers, and for selecting by keyboard.
 *
 * Places are bytes of the page's text; the pane shows it with break opportunities put in for scripts without
 * spaces, and maps back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_TEXT_PANE (pb_text_pane_get_type ())
G_DECLARE_FINAL_TYPE (PbTextPane, pb_text_pane, PB, TEXT_PANE, GtkTextView)

/* Signal "selection-changed": by the user. */

/* pb_text_pane_set_text: forgets marks and selection. */
void pb_text_pane_set_text (PbTextPane *self, const char *text);
/* pb_text_pane_clear_marks, _add_mark: passages and hits; @is_hit: found by searching. */
void pb_text_pane_clear_marks (PbTextPane *self);
void pb_text_pane_add_mark (PbTextPane *self, guint start, guint end, gboolean is_hit);
/* pb_text_pane_select: and scrolls there; no signal. */
void pb_text_pane_select (PbTextPane *self, guint start, guint end);
gboolean pb_text_pane_get_selection (PbTextPane *self, guint *out_start, guint *out_end);

G_END_DECLS
