/* pb-weak-hold.c: see pb-weak-hold.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-weak-hold"

#include "config.h"

#include "pb-weak-hold.h"

gpointer
pb_weak_hold_new (gpointer object)
{
  GWeakRef *hold = g_new (GWeakRef, 1);

  g_weak_ref_init (hold, object);
  return hold;
}

gpointer
pb_weak_hold_take (gpointer hold)
{
  gpointer object = g_weak_ref_get (hold);

  g_weak_ref_clear (hold);
  g_free (hold);
  return object;
}
