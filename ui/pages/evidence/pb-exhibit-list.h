/* pb-exhibit-list.h: the exhibits of a case, grouped by what they are, with an entry that narrows them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_EXHIBIT_LIST (pb_exhibit_list_get_type ())
G_DECLARE_FINAL_TYPE (PbExhibitList, pb_exhibit_list, PB, EXHIBIT_LIST, GtkWidget)

/* Signals: "chosen" (const char *id): by the user; "filled" (gboolean is_empty): the case has no exhibit. */

/* pb_exhibit_list_set_case: begins to load; keeps up with changes. */
void pb_exhibit_list_set_case (PbExhibitList *self, PbCase *document);
/* pb_exhibit_list_select: also before it is loaded; no signal. */
void pb_exhibit_list_select (PbExhibitList *self, const char *id);
/* pb_exhibit_list_focus_filter: into the entry. */
void pb_exhibit_list_focus_filter (PbExhibitList *self);

G_END_DECLS
