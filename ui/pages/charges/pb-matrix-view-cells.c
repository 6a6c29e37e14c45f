/* pb-matrix-view-cells.c: the rows of the matrix, their folds, and the widgets that stand in its cells and
 * heads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-matrix-view"

#include "config.h"

#include "pb-matrix-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define INDENT 12
/* The arrow of a group, so that its members stand below its words. */
#define ARROW 19
#define LEAST_LABEL_CHARS 13

gpointer
pb_matrix_view_pack_spot (int row, int column)
{
  return GSIZE_TO_POINTER (((gsize) (row + 1) << 24 | (gsize) (column + 1)) + 1);
}

guint
pb_matrix_view_count_rows (PbMatrixView *self)
{
  return self->visible->len;
}

guint
pb_matrix_view_count_columns (PbMatrixView *self)
{
  return self->matrix != NULL ? self->matrix->columns->len : 0;
}

PbMatrixRow *
pb_matrix_view_get_row (PbMatrixView *self, int position)
{
  return g_ptr_array_index (self->matrix->rows, g_array_index (self->visible, guint, position));
}

PbMatrixColumn *
pb_matrix_view_get_column (PbMatrixView *self, int position)
{
  return g_ptr_array_index (self->matrix->columns, position);
}

int
pb_matrix_view_find_row (PbMatrixView *self, const char *name)
{
  for (guint i = 0; name != NULL && i < pb_matrix_view_count_rows (self); i++)
    if (g_str_equal (pb_matrix_view_get_row (self, (int) i)->name, name))
      return (int) i;
  return -1;
}

/* When columns were folded or unfolded since: the first of that accused. */
int
pb_matrix_view_find_column (PbMatrixView *self, const char *name)
{
  gsize n_accused = name != NULL ? strcspn (name, "/") + 1 : 0;

  for (guint i = 0; name != NULL && i < pb_matrix_view_count_columns (self); i++)
    if (g_str_equal (pb_matrix_view_get_column (self, (int) i)->name, name))
      return (int) i;
  for (guint i = 0; name != NULL && i < pb_matrix_view_count_columns (self); i++)
    if (strncmp (pb_matrix_view_get_column (self, (int) i)->name, name, n_accused) == 0)
      return (int) i;
  return -1;
}

/* --- folding */

/* By hand, else: a group in which nothing is used shows its own state only. */
static gboolean
is_folded (PbMatrixView *self, guint index)
{
  PbMatrixRow *row = g_ptr_array_index (self->matrix->rows, index);
  gpointer by_hand;

  if (row->element_id != NULL)
    return FALSE;
  if (g_hash_table_lookup_extended (self->folds, row->name, NULL, &by_hand))
    return GPOINTER_TO_INT (by_hand);
  for (guint i = index + 1; i < self->matrix->rows->len; i++) {
    PbMatrixRow *inside = g_ptr_array_index (self->matrix->rows, i);

    if (inside->depth <= row->depth)
      break;
    if (inside->is_used)
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_hidden (PbMatrixView *self, guint index)
{
  guint parent = ((PbMatrixRow *) g_ptr_array_index (self->matrix->rows, index))->parent;

  for (; parent != G_MAXUINT;
       parent = ((PbMatrixRow *) g_ptr_array_index (self->matrix->rows, parent))->parent)
    if (is_folded (self, parent))
      return TRUE;
  return FALSE;
}

void
pb_matrix_view_update_visible (PbMatrixView *self)
{
  g_array_set_size (self->visible, 0);
  for (guint i = 0; self->matrix != NULL && i < self->matrix->rows->len; i++)
    if (!is_hidden (self, i))
      g_array_append_val (self->visible, i);
}

/* --- widgets */

void
pb_matrix_view_drop_widgets (PbMatrixView *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &widget)) {
    gtk_widget_unparent (widget);
    g_hash_table_iter_remove (&iter);
  }
}

static void
on_clicked (GtkButton *button, PbMatrixView *self)
{
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row"));
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "column"));

  if (column >= 0 || pb_matrix_view_get_row (self, row)->element_id != NULL) {
    pb_matrix_view_choose_spot (self, row, column, TRUE);
    return;
  }
  pb_matrix_view_choose_spot (self, row, column, FALSE);
  pb_matrix_view_set_folded (self, pb_matrix_view_get_row (self, row)->name,
                             !is_folded (self, g_array_index (self->visible, guint, row)));
}

static GtkWidget *
make_label (int chars, int lines)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "lines", lines, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 1, "max-width-chars",
                       chars, NULL);
}

static GtkWidget *
make_button (PbMatrixView *self, int row, int column, GtkWidget *child, const char *name)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", child, "has-frame", FALSE, "tooltip-text", name,
                                    "focusable", FALSE, NULL);

  g_object_set_data (G_OBJECT (button), "row", GINT_TO_POINTER (row));
  g_object_set_data (G_OBJECT (button), "column", GINT_TO_POINTER (column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  return button;
}

static GtkWidget *
make_cell (PbMatrixView *self, int row, int column)
{
  PbMatrixColumn *head = pb_matrix_view_get_column (self, column);
  const PbMatrixCell *cell
      = pb_matrix_get_cell (self->matrix, g_array_index (self->visible, guint, row), (guint) column);
  g_autofree char *said = pb_matrix_cell_describe (cell);
  g_autofree char *name = g_strdup_printf (
      "%s, %s%s%s: %s%s", pb_matrix_view_get_row (self, row)->label, head->title,
      head->subtitle != NULL ? ", " : "", head->subtitle != NULL ? head->subtitle : "", said,
      cell->victims_word_only ? C_ ("matrix", " (rests on the victim's word only)") : "");
  GtkWidget *label = make_label (CELL_CHARS, CELL_LINES);
  GtkWidget *button;

  gtk_label_set_label (GTK_LABEL (label), said);
  button = make_button (self, row, column, label, name);
  gtk_widget_add_css_class (button, "matrix-cell");
  if (cell->state == PB_MATRIX_FALLS_AWAY)
    gtk_widget_add_css_class (label, "dim-label");
  return button;
}

static GtkWidget *
make_row_head (PbMatrixView *self, int position)
{
  PbMatrixRow *row = pb_matrix_view_get_row (self, position);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = make_label (HEAD_CHARS, CELL_LINES);
  gboolean folded = is_folded (self, g_array_index (self->visible, guint, position));
  GtkWidget *button;
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (label), row->label);
  /* Words are broken across lines only where the head is narrower than this. */
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_LABEL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (box, (int) row->depth * INDENT + (row->element_id != NULL ? ARROW : 0));
  if (row->element_id == NULL) {
    gtk_widget_add_css_class (label, "heading");
    gtk_box_append (GTK_BOX (box),
                    gtk_image_new_from_icon_name (folded ? "pan-end-symbolic" : "pan-down-symbolic"));
    name = g_strdup_printf (folded ? C_ ("matrix", "%s, folded") : C_ ("matrix", "%s, unfolded"), row->label);
  }
  gtk_box_append (GTK_BOX (box), label);
  button = make_button (self, position, -1, box, name != NULL ? name : row->label);
  gtk_widget_add_css_class (button, "matrix-cell");
  return button;
}

static GtkWidget *
make_column_head (PbMatrixView *self, int position)
{
  PbMatrixColumn *column = pb_matrix_view_get_column (self, position);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = make_label (CELL_CHARS, 1), *below = make_label (CELL_CHARS, HEAD_LINES - 1);
  g_autofree char *open = NULL;

  if (column->subtitle == NULL && column->accused_id != NULL)
    open = column->n_open > 0
               ? g_strdup_printf (g_dngettext (NULL, "%u open", "%u open", column->n_open), column->n_open)
               : g_strdup (C_ ("matrix", "nothing open"));
  gtk_label_set_label (GTK_LABEL (title), column->title);
  gtk_label_set_label (GTK_LABEL (below), column->subtitle != NULL ? column->subtitle
                                          : open != NULL           ? open
                                                                   : "");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "dim-label");
  gtk_widget_set_tooltip_text (box, column->subtitle != NULL ? column->subtitle : column->title);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), below);
  gtk_widget_add_css_class (box, "matrix-head");
  return box;
}

GtkWidget *
pb_matrix_view_ensure_widget (PbMatrixView *self, int row, int column)
{
  gpointer spot = pb_matrix_view_pack_spot (row, column);
  GtkWidget *widget = g_hash_table_lookup (self->widgets, spot);

  if (widget != NULL)
    return widget;
  widget = row < 0      ? make_column_head (self, column)
           : column < 0 ? make_row_head (self, row)
                        : make_cell (self, row, column);
  g_hash_table_insert (self->widgets, spot, widget);
  /* Heads are picked first: a cell scrolled under one must not take its click. */
  if (row >= 0 && column >= 0)
    gtk_widget_insert_after (widget, GTK_WIDGET (self), NULL);
  else
    gtk_widget_insert_before (widget, GTK_WIDGET (self), NULL);
  return widget;
}

/* Only the chosen cell takes part in Tab: from it the arrow keys lead on. */
void
pb_matrix_view_mark_choice (PbMatrixView *self)
{
  int row = pb_matrix_view_find_row (self, self->row_name),
      column = pb_matrix_view_find_column (self, self->column_name);
  gboolean is_there = row >= 0 && (column >= 0 || self->column_name == NULL);
  gpointer chosen = is_there                                  ? pb_matrix_view_pack_spot (row, column)
                    : pb_matrix_view_count_columns (self) > 0 ? pb_matrix_view_pack_spot (0, 0)
                                                              : NULL;
  GHashTableIter iter;
  gpointer spot, widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &spot, &widget)) {
    gboolean is_chosen = spot == chosen;

    if (!GTK_IS_BUTTON (widget))
      continue;
    gtk_widget_set_focusable (widget, is_chosen);
    if (is_chosen && is_there)
      gtk_widget_add_css_class (widget, "chosen");
    else
      gtk_widget_remove_css_class (widget, "chosen");
  }
}
