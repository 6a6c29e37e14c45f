/* pb-add-menu.h: what can be added to a record: one entry per kind that refers to it, the reference filled
 * in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kind.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* pb_add_menu_new: entries are win.add "KIND?column=id"; what is added most comes first, the rest stands
 * under "More". Empty when nothing refers to @kind. (transfer full) */
GMenu *pb_add_menu_new (PbKind kind, const char *id);

G_END_DECLS
