/* pb-window-private.h: what the parts of the window share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-detail-pane.h"
#include "pb-task-bar.h"
#include "pb-welcome.h"
#include "pb-window.h"

G_BEGIN_DECLS

struct _PbWindow {
  AdwApplicationWindow parent_instance;

  GtkLabel *case_label;
  GtkWidget *close_detail_button;
  AdwFlap *detail_flap;
  GtkStack *detail_panes; /* one for each page that was gone to */
  GtkWidget *notice_button;
  GtkLabel *notice_label;
  GtkRevealer *notice_revealer;
  AdwHeaderBar *page_header;
  AdwWindowTitle *page_title;
  GtkStack *pages;
  GtkListBox *sidebar;
  GtkWidget *sidebar_button;
  AdwFlap *sidebar_flap;
  GtkStack *stack;
  PbTaskBar *task_bar;
  AdwToastOverlay *toast_overlay;
  PbWelcome *welcome;

  PbCase *document;    /* (owned) (nullable) */
  GSettings *settings; /* (owned) */
  GPtrArray *steps;    /* (owned) (element-type utf8): locations, oldest first */
  guint step;          /* where the window is among them */
  guint hover_source;  /* something is held over a row of the sidebar */

  gboolean is_arranging;   /* the pane is being opened or closed by the window itself */
  gboolean is_dismissed;   /* the floating pane was closed by hand on this page */
  gboolean pane_may_float; /* over the page in front */
};

/* pb-window-edit.c: actions that change the case, and what is said of it. */
void pb_window_install_edit_actions (GtkWidgetClass *class);
/* pb_window_accept_drops: files and folders dropped on the window are taken in. */
void pb_window_accept_drops (PbWindow *self);
/* pb_window_may_close: FALSE: something typed would be lost, and the user is being asked. */
gboolean pb_window_may_close (PbWindow *self);
/* pb_window_show_list: a dialog: @lines: (element-type utf8): what it names; "_Close" closes it. */
void pb_window_show_list (PbWindow *self, const char *heading, const char *body, GPtrArray *lines);

/* pb-window-delete.c: the action "win.delete": what is used elsewhere stays, and the window says by what. */
void pb_window_delete (GtkWidget *widget, const char *action, GVariant *target);

/* pb_window_watch_case: listens to the new case. */
void pb_window_watch_case (PbWindow *self);

/* pb-window-layout.c: what stands beside what.
 *
 * pb_window_layout_fit: before a window of this width is laid out. */
void pb_window_layout_fit (PbWindow *self, int width);
/* pb_window_layout_turn: another page has come to the front, and with it what was chosen there. */
void pb_window_layout_turn (PbWindow *self, gboolean pane_may_float);
/* pb_window_layout_arrange: @is_chosen: the pane of the page in front has just been given something to show.
 */
void pb_window_layout_arrange (PbWindow *self, gboolean is_chosen);
/* pb_window_layout_escape: closes a pane that floats over the page; FALSE: none does. */
gboolean pb_window_layout_escape (PbWindow *self);
void pb_window_layout_watch (PbWindow *self);

G_END_DECLS
