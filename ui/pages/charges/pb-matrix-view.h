/* pb-matrix-view.h: the matrix of one count: row and column heads stand still, cells are buttons, and only
 * those in view exist.
 *
 * Arrow keys, Home, End and the page keys move from cell to cell, Enter or Space opens one; on a row head
 * that has members they fold it; Insert asks for a bearing, Control+V puts a copied record on it, as dropping
 * one does. Every cell in view has a name for screen readers: element, accused, state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-compose-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_MATRIX_VIEW (pb_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (PbMatrixView, pb_matrix_view, PB, MATRIX_VIEW, GtkWidget)

/* Signal "chosen" (gboolean opened): the cell that pb_matrix_view_get_chosen() names; @opened: by Enter or a
 * click, not by moving there. "bearing-wanted": for that cell. "record-given" (PbRecordDrag *given): dropped
 * or pasted on that cell; NULL: what was copied is no record of this program. */

/* pb_matrix_view_take: (transfer full) (nullable). Choice, folds and scroll are kept by the names of rows and
 * columns. */
void pb_matrix_view_take (PbMatrixView *self, PbMatrix *matrix);
PbMatrix *pb_matrix_view_get_matrix (PbMatrixView *self); /* (transfer none) (nullable) */

/* pb_matrix_view_get_chosen: FALSE: nothing is. @out_column is NULL on a row head. (transfer none) */
gboolean pb_matrix_view_get_chosen (PbMatrixView *self, PbMatrixRow **out_row, PbMatrixColumn **out_column);
/* pb_matrix_view_choose: @column: (nullable): names. FALSE: not there. Unfolds and scrolls there. */
gboolean pb_matrix_view_choose (PbMatrixView *self, const char *row, const char *column);
/* pb_matrix_view_move: as the arrow keys do, by so many rows and columns. */
void pb_matrix_view_move (PbMatrixView *self, int rows, int columns);
/* pb_matrix_view_open: as Enter. */
void pb_matrix_view_open (PbMatrixView *self);
void pb_matrix_view_set_folded (PbMatrixView *self, const char *row, gboolean folded);
/* pb_matrix_view_get_n_visible_rows: rows that no fold hides. */
guint pb_matrix_view_get_n_visible_rows (PbMatrixView *self);
/* pb_matrix_view_get_n_widgets: cells and heads that exist just now. */
guint pb_matrix_view_get_n_widgets (PbMatrixView *self);
/* pb_matrix_view_find_cell: the button of that cell; NULL: it is not in view. (transfer none) (nullable) */
GtkWidget *pb_matrix_view_find_cell (PbMatrixView *self, const char *row, const char *column);

G_END_DECLS
