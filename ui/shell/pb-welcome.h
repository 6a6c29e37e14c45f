/* pb-welcome.h: what stands in a window without a case: open one, make one, or one of the recent ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_WELCOME (pb_welcome_get_type ())
G_DECLARE_FINAL_TYPE (PbWelcome, pb_welcome, PB, WELCOME, GtkWidget)

/* pb_welcome_refresh: reads the list of recent cases again. */
void pb_welcome_refresh (PbWelcome *self);

G_END_DECLS
