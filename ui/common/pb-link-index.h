/* pb-link-index.h: the small records that hang on others, grouped by what they hang on: the roles of each
 * party, who took part in each act.
 *
 * A list shows them in a column without asking per row. Read whole, since a case has about as many of them as
 * it has owners; read again when the case changes in their kind, once they are looked at. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_LINK_INDEX (pb_link_index_get_type ())
G_DECLARE_FINAL_TYPE (PbLinkIndex, pb_link_index, PB, LINK_INDEX, GObject)

/* Signal "loaded": the groups are new. */

/* pb_link_index_new: @column: of @kind, a reference: records are grouped by it. @viewer: (transfer none):
 * nothing is read while it is on no screen. */
PbLinkIndex *pb_link_index_new (PbCase *document, PbKind kind, guint column, GtkWidget *viewer);
/* pb_link_index_find: (element-type PbRecord) (transfer none) (nullable): until "loaded". */
GPtrArray *pb_link_index_find (PbLinkIndex *self, const char *id);

G_END_DECLS
