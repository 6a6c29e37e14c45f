/* pb-detail-record.h: what the pane on the right says of a record: its state, where it comes from, its
 * fields, what uses it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_detail_record_fill: @referrers: (element-type PbReferrer). Leads on by win.open, and by pane.inspect
 * for what is only read. Aliases and identities are counted, never named. */
void pb_detail_record_fill (PbCase *document, PbItem *item, GPtrArray *referrers, GtkBox *state,
                            GtkBox *content);

G_END_DECLS
