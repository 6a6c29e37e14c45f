/* pb-window-layout.c: what of the window stands beside what: sidebar, page, right pane.
 *
 * Widths are measured in letters, not in pixels: a window at 200 % text is as narrow as one of half its
 * width. Where there is no room for three columns, the right pane floats over the page, once there is
 * something in it; where there is none for two, the sidebar does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-window-layout"

#include "config.h"

#include "pb-page-list.h"
#include "pb-window-private.h"

/* In ems. What a matrix with three accused or a ledger needs beside the sidebar (14) and the pane (22). */
#define THREE_COLUMNS 76
#define TWO_COLUMNS 54

static double
get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_units_to_double (pango_font_description_get_size (font));

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  return MAX (size, 1.0);
}

/* Too narrow by letters: folded. Else as the widgets need it: the reader is wider than other pages. */
static void
fold_below (AdwFlap *flap, gboolean is_narrow)
{
  AdwFlapFoldPolicy policy = is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_AUTO;

  if (adw_flap_get_fold_policy (flap) != policy)
    adw_flap_set_fold_policy (flap, policy);
}

void
pb_window_layout_fit (PbWindow *self, int width)
{
  double ems = width / get_em (GTK_WIDGET (self));

  fold_below (self->sidebar_flap, ems < TWO_COLUMNS);
  fold_below (self->detail_flap, ems < THREE_COLUMNS);
}

/* Title buttons stand at the window's outer corners, wherever the panes are. */
static void
update_title_buttons (PbWindow *self)
{
  gboolean has_sidebar
      = adw_flap_get_reveal_flap (self->sidebar_flap) && !adw_flap_get_folded (self->sidebar_flap);
  gboolean floats = adw_flap_get_folded (self->detail_flap);
  gboolean has_detail = adw_flap_get_reveal_flap (self->detail_flap) && !floats;

  adw_header_bar_set_show_start_title_buttons (self->page_header, !has_sidebar);
  adw_header_bar_set_show_end_title_buttons (self->page_header, !has_detail);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), !has_sidebar);
  gtk_widget_set_visible (self->close_detail_button, floats);
}

static void
set_detail_revealed (PbWindow *self, gboolean is_revealed)
{
  self->is_arranging = TRUE;
  adw_flap_set_reveal_flap (self->detail_flap, is_revealed);
  self->is_arranging = FALSE;
}

/* Each page has a pane of its own. */
static gboolean
has_something (PbWindow *self)
{
  GtkWidget *pane = gtk_stack_get_visible_child (self->detail_panes);

  return pane != NULL && !pb_detail_pane_is_empty (PB_DETAIL_PANE (pane));
}

/* The pane comes with the first choice on a page. One that floats covers the page: it goes with the page. */
void
pb_window_layout_arrange (PbWindow *self, gboolean is_chosen)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "show-detail");

  if (!adw_flap_get_folded (self->detail_flap))
    set_detail_revealed (self, wanted && has_something (self));
  else if (!is_chosen)
    set_detail_revealed (self, FALSE);
  else if (wanted && !self->is_dismissed && self->pane_may_float)
    set_detail_revealed (self, TRUE);
}

static void
on_folded (PbWindow *self)
{
  pb_window_layout_arrange (self, FALSE);
  update_title_buttons (self);
}

/* By the user: where it stands beside the page, that is how it stays; where it floats, until the next page.
 */
static void
on_revealed (PbWindow *self)
{
  gboolean is_revealed = adw_flap_get_reveal_flap (self->detail_flap);

  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  update_title_buttons (self);
  if (!is_revealed && focus != NULL && gtk_widget_is_ancestor (focus, adw_flap_get_flap (self->detail_flap)))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
  if (self->is_arranging)
    return;
  self->is_dismissed = !is_revealed && adw_flap_get_folded (self->detail_flap);
  if (!adw_flap_get_folded (self->detail_flap))
    g_settings_set_boolean (self->settings, "show-detail", is_revealed);
}

void
pb_window_layout_turn (PbWindow *self, gboolean pane_may_float)
{
  self->is_dismissed = FALSE;
  self->pane_may_float = pane_may_float;
  pb_window_layout_arrange (self, FALSE);
}

gboolean
pb_window_layout_escape (PbWindow *self)
{
  if (!adw_flap_get_folded (self->detail_flap) || !adw_flap_get_reveal_flap (self->detail_flap))
    return FALSE;
  adw_flap_set_reveal_flap (self->detail_flap, FALSE);
  return TRUE;
}

void
pb_window_layout_watch (PbWindow *self)
{
  g_signal_connect_object (self->sidebar_flap, "notify::reveal-flap", G_CALLBACK (update_title_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar_flap, "notify::folded", G_CALLBACK (update_title_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail_flap, "notify::reveal-flap", G_CALLBACK (on_revealed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail_flap, "notify::folded", G_CALLBACK (on_folded), self,
                           G_CONNECT_SWAPPED);
  on_folded (self);
}
