/* pb-matrix-view-private.h: what the files of the matrix share: pb-matrix-view.c has sizes, scrolling,
 * keys and choice, pb-matrix-view-cells.c the folds and the widgets in the cells, pb-matrix-view-drop.c what
 * is dropped or pasted on them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-matrix-view.h"

G_BEGIN_DECLS

/* Sizes in letters and lines, so that they follow the text size. */
#define HEAD_CHARS 34
#define CELL_CHARS 18
#define CELL_LINES 2
#define HEAD_LINES 3 /* with victim and act */

struct _PbMatrixView {
  GtkWidget parent_instance;

  PbMatrix *matrix;    /* (owned) (nullable) */
  GArray *visible;     /* (owned) (element-type guint): rows no fold hides */
  GHashTable *folds;   /* (owned) (element-type utf8 → GINT): names of rows folded or unfolded by hand */
  GHashTable *widgets; /* (owned): packed spot → widget */

  GtkAdjustment *adjustments[2]; /* (owned) (nullable): horizontal, vertical */
  GtkScrollablePolicy policies[2];

  char *row_name;    /* (owned) (nullable): where the choice is */
  char *column_name; /* (owned) (nullable): NULL: on the row head */
  int head_width, cell_width, row_height, head_height;
};

/* pb_matrix_view_pack_spot: the key of self->widgets for a cell, a row head (column -1), a column head (row
 * -1), the corner (both). */
gpointer pb_matrix_view_pack_spot (int row, int column);
guint pb_matrix_view_count_rows (PbMatrixView *self);
guint pb_matrix_view_count_columns (PbMatrixView *self);
/* pb_matrix_view_get_row: @position among the rows no fold hides. */
PbMatrixRow *pb_matrix_view_get_row (PbMatrixView *self, int position);
PbMatrixColumn *pb_matrix_view_get_column (PbMatrixView *self, int position);
/* pb_matrix_view_find_row: by name; -1: none, or folded away. */
int pb_matrix_view_find_row (PbMatrixView *self, const char *name);
/* pb_matrix_view_find_column: by name, else the first of that accused; -1: none. */
int pb_matrix_view_find_column (PbMatrixView *self, const char *name);
/* pb_matrix_view_update_visible: after a fold. */
void pb_matrix_view_update_visible (PbMatrixView *self);
/* pb_matrix_view_drop_widgets: they are made again when next in view. */
void pb_matrix_view_drop_widgets (PbMatrixView *self);
/* pb_matrix_view_ensure_widget: made when it comes into view; (transfer none). */
GtkWidget *pb_matrix_view_ensure_widget (PbMatrixView *self, int row, int column);
/* pb_matrix_view_mark_choice: which widget takes part in Tab, and which looks chosen. */
void pb_matrix_view_mark_choice (PbMatrixView *self);
/* pb_matrix_view_choose_spot: the choice moves there and "chosen" is told; @opened: it was activated. */
void pb_matrix_view_choose_spot (PbMatrixView *self, int row, int column, gboolean opened);

/* pb-matrix-view-drop.c: */
void pb_matrix_view_install_drop (GtkWidgetClass *class);
void pb_matrix_view_accept_drop (PbMatrixView *self);

G_END_DECLS
