/* pb-preferences.h: what is kept per user of this computer, none of it about a case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pb_preferences_present (GtkWindow *parent);

G_END_DECLS
