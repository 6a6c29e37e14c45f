/* pb-palette.h: one place to type: commands, pages, and everything the case holds (Ctrl+K).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_palette_present: what is chosen is an action of @parent. */
void pb_palette_present (GtkWindow *parent, PbCase *document);

G_END_DECLS
