/* pb-palette.c: see pb-palette.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-palette"

#include "config.h"

#include "pb-palette.h"

void
pb_palette_present (GtkWindow *parent, PbCase *document)
{
}
