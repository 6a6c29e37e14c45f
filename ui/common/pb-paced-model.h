/* pb-paced-model.h: a list of any length whose rows are given to the view a few in each frame.
 *
 * GTK makes widgets for about 200 rows at once, seen or not, and measures them all before it draws: with a
 * line of text in each cell that is a tenth of a second in which the window answers nobody. So the first
 * frame has the rows one sees, and the next frames the others; a list that is as long as GTK looks at is
 * whole from then on. Positions are those of the list itself. Main thread only. Tests:
 * tests/ui/test-paced-model.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of the first frame: as many lines of text as a screen of 1,440 pixels shows. */
#define PB_PACED_MODEL_FIRST 40u
/* … and of each frame after it. */
#define PB_PACED_MODEL_STEP 16u
/* GTK makes no widget for what lies further away than 200 rows: then the rest costs nothing. */
#define PB_PACED_MODEL_ENOUGH 240u

#define PB_TYPE_PACED_MODEL (pb_paced_model_get_type ())
G_DECLARE_FINAL_TYPE (PbPacedModel, pb_paced_model, PB, PACED_MODEL, GObject)

/* pb_paced_model_new: @list: (transfer none); @view: (transfer none): whose frames give the pace; while it is
 * on no screen no rows are added. */
PbPacedModel *pb_paced_model_new (GListModel *list, GtkWidget *view);
/* pb_paced_model_reveal: the row at @position is needed now: to be chosen or scrolled to. */
void pb_paced_model_reveal (PbPacedModel *self, guint position);

G_END_DECLS
