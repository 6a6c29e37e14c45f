/* pb-weak-hold.h: how a callback holds whoever asked: weakly, so that closing a window ends its work at once.
 *
 *   ask_async (…, answered, pb_weak_hold_new (self));
 *   answered (…, gpointer data) { g_autoptr (PbThing) self = pb_weak_hold_take (data); if (self == NULL) … }
 *
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* pb_weak_hold_new: freed by pb_weak_hold_take(). */
gpointer pb_weak_hold_new (gpointer object);
/* pb_weak_hold_take: (transfer full) (nullable): NULL when the object is gone. */
gpointer pb_weak_hold_take (gpointer hold);

G_END_DECLS
