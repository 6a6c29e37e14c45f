/* pb-window.h: one window on a case: pages on the left, the page, where things come from on the right.
 *
 * Several windows may show one case. Actions: win.go "PAGE[/KIND/ID]", win.open "KIND/ID" (where it is worked
 * with), win.inspect "KIND/ID" (right pane only), win.add "KIND?column=value&…", win.edit and win.delete
 * "KIND/ID", win.back, win.forward, win.undo, win.redo, win.search, win.palette, win.check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_WINDOW (pb_window_get_type ())
G_DECLARE_FINAL_TYPE (PbWindow, pb_window, PB, WINDOW, AdwApplicationWindow)

PbWindow *pb_window_new (GtkApplication *application);

/* pb_window_set_case: @document: (nullable): NULL shows the welcome page. */
void pb_window_set_case (PbWindow *self, PbCase *document);
PbCase *pb_window_get_case (PbWindow *self); /* (transfer none) (nullable) */
/* pb_window_go: @location as in pb-location.h; a step in the history. */
void pb_window_go (PbWindow *self, const char *location);
/* pb_window_get_location: (transfer none) (nullable): where the window is. */
const char *pb_window_get_location (PbWindow *self);
/* pb_window_say: a short message that goes away by itself. */
void pb_window_say (PbWindow *self, const char *message);

G_END_DECLS
