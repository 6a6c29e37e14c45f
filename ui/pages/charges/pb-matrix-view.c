/* pb-matrix-view.c: see pb-matrix-view.h.
 *
 * Why not GtkGrid: a count with fifty victims has tens of thousands of cells, and a button costs a tenth of a
 * millisecond. Why not GtkColumnView: it makes every column of a row. All rows and columns are of one size
 * here, so what is in view is a division.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-matrix-view"

#include "config.h"

#include "pb-matrix-view-private.h"

#include <adwaita.h>

#define FOLDED_HEAD_LINES 2
#define PADDING 4
/* Row heads give way to cells in a narrow window. */
#define MIN_HEAD_CHARS 18

enum { PROP_0, PROP_HADJUSTMENT, PROP_VADJUSTMENT, PROP_HSCROLL_POLICY, PROP_VSCROLL_POLICY };

enum { SIGNAL_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (PbMatrixView, pb_matrix_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- what is in view */

static gboolean
has_subtitles (PbMatrixView *self)
{
  return pb_matrix_view_count_columns (self) > 0 && pb_matrix_view_get_column (self, 0)->subtitle != NULL;
}

static void
update_sizes (PbMatrixView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics);
  int line = pango_font_metrics_get_height (metrics);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  pango_font_metrics_unref (metrics);
  self->cell_width = PANGO_PIXELS_CEIL (letter * CELL_CHARS) + 2 * PADDING;
  self->head_width = CLAMP (width * 2 / 5, PANGO_PIXELS_CEIL (letter * MIN_HEAD_CHARS),
                            PANGO_PIXELS_CEIL (letter * HEAD_CHARS) + 2 * PADDING);
  self->row_height = PANGO_PIXELS_CEIL (line * CELL_LINES) + 2 * PADDING;
  self->head_height
      = PANGO_PIXELS_CEIL (line * (has_subtitles (self) ? HEAD_LINES : FOLDED_HEAD_LINES)) + 2 * PADDING;
}

static double
get_scroll (PbMatrixView *self, guint axis)
{
  return self->adjustments[axis] != NULL ? gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

static int
get_room (PbMatrixView *self, guint axis)
{
  return axis == 0 ? MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->head_width, 1)
                   : MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height, 1);
}

typedef struct {
  int first_row, last_row, first_column, last_column;
} View;

static View
find_view (PbMatrixView *self)
{
  View view;

  view.first_row = (int) get_scroll (self, 1) / self->row_height;
  view.last_row = ((int) get_scroll (self, 1) + get_room (self, 1)) / self->row_height;
  view.first_column = (int) get_scroll (self, 0) / self->cell_width;
  view.last_column = ((int) get_scroll (self, 0) + get_room (self, 0)) / self->cell_width;
  view.last_row = MIN (view.last_row, (int) pb_matrix_view_count_rows (self) - 1);
  view.last_column = MIN (view.last_column, (int) pb_matrix_view_count_columns (self) - 1);
  return view;
}

static gboolean
is_in_view (const View *view, int row, int column)
{
  return (row < 0 || (row >= view->first_row && row <= view->last_row))
         && (column < 0 || (column >= view->first_column && column <= view->last_column));
}

/* Makes what comes into view and lets go of what left it, but for what has the focus. */
static void
sync_widgets (PbMatrixView *self)
{
  View view = find_view (self);
  GHashTableIter iter;
  gpointer spot, widget;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &spot, &widget)) {
    gsize packed = GPOINTER_TO_SIZE (spot) - 1;

    if (is_in_view (&view, (int) (packed >> 24) - 1, (int) (packed & 0xffffff) - 1)
        || gtk_widget_has_focus (widget))
      continue;
    gtk_widget_unparent (widget);
    g_hash_table_iter_remove (&iter);
  }
  for (int column = view.first_column; column <= view.last_column; column++)
    pb_matrix_view_ensure_widget (self, -1, column);
  for (int row = view.first_row; row <= view.last_row; row++)
    for (int column = -1; column <= view.last_column; column = column < 0 ? view.first_column : column + 1)
      pb_matrix_view_ensure_widget (self, row, column);
  pb_matrix_view_mark_choice (self);
}

static void
configure (PbMatrixView *self, guint axis, int content)
{
  int room = get_room (self, axis);

  if (self->adjustments[axis] != NULL)
    gtk_adjustment_configure (
        self->adjustments[axis], CLAMP (get_scroll (self, axis), 0, MAX (content - room, 0)), 0,
        MAX (content, room), axis == 0 ? self->cell_width : self->row_height, room * 0.9, room);
}

static void
allocate_child (PbMatrixView *self, GtkWidget *widget, int row, int column)
{
  int x = column < 0 ? 0 : self->head_width + column * self->cell_width - (int) get_scroll (self, 0);
  int y = row < 0 ? 0 : self->head_height + row * self->row_height - (int) get_scroll (self, 1);
  int width = column < 0 ? self->head_width : self->cell_width;
  int height = row < 0 ? self->head_height : self->row_height;
  int least_width, least_height;

  /* A long word may need more than the cell has: it is cut at the edge. */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) {x, y, width, MAX (height, least_height)}, -1);
}

static void
pb_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbMatrixView *self = PB_MATRIX_VIEW (widget);
  GHashTableIter iter;
  gpointer spot, child;

  update_sizes (self);
  configure (self, 0, (int) pb_matrix_view_count_columns (self) * self->cell_width);
  configure (self, 1, (int) pb_matrix_view_count_rows (self) * self->row_height);
  sync_widgets (self);
  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &spot, &child)) {
    gsize packed = GPOINTER_TO_SIZE (spot) - 1;

    allocate_child (self, child, (int) (packed >> 24) - 1, (int) (packed & 0xffffff) - 1);
  }
}

static void
pb_matrix_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  PbMatrixView *self = PB_MATRIX_VIEW (widget);

  update_sizes (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = self->cell_width;
    *natural = self->head_width + MAX ((int) pb_matrix_view_count_columns (self), 1) * self->cell_width;
  } else {
    *minimum = self->head_height + self->row_height;
    *natural = self->head_height + MAX ((int) pb_matrix_view_count_rows (self), 1) * self->row_height;
  }
}

/* Draws the children of one region: 0 cells, 1 column heads, 2 row heads. */
static void
draw_region (PbMatrixView *self, GtkSnapshot *snapshot, guint region, const graphene_rect_t *clip)
{
  GHashTableIter iter;
  gpointer spot, child;

  gtk_snapshot_push_clip (snapshot, clip);
  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, &spot, &child)) {
    gsize packed = GPOINTER_TO_SIZE (spot) - 1;
    gboolean is_column_head = packed >> 24 == 0, is_row_head = (packed & 0xffffff) == 0;

    if (region == (is_column_head ? 1u : is_row_head ? 2u : 0u))
      gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
  }
  gtk_snapshot_pop (snapshot);
}

/* Lines between the rows, in the text's own colour. */
static void
draw_lines (PbMatrixView *self, GtkSnapshot *snapshot, float width, float height)
{
  GdkRGBA colour;
  View view = find_view (self);

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  colour.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 0.5f : 0.12f;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, self->head_height - 1, width, height));
  for (int row = view.first_row; row <= view.last_row + 1; row++)
    gtk_snapshot_append_color (
        snapshot, &colour,
        &GRAPHENE_RECT_INIT (
            0, (float) (self->head_height + row * self->row_height - (int) get_scroll (self, 1) - 1), width,
            1));
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT ((float) self->head_width - 1, 0, 1, height));
  gtk_snapshot_pop (snapshot);
}

static void
pb_matrix_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbMatrixView *self = PB_MATRIX_VIEW (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float left = (float) self->head_width, top = (float) self->head_height;

  draw_lines (self, snapshot, width, height);
  draw_region (self, snapshot, 0, &GRAPHENE_RECT_INIT (left, top, width - left, height - top));
  draw_region (self, snapshot, 1, &GRAPHENE_RECT_INIT (left, 0, width - left, top));
  draw_region (self, snapshot, 2, &GRAPHENE_RECT_INIT (0, top, left, height - top));
}

/* --- moving */

static void
scroll_to (PbMatrixView *self, guint axis, int start, int size)
{
  double value = get_scroll (self, axis);
  int room = get_room (self, axis);

  if (self->adjustments[axis] == NULL)
    return;
  if (start < value)
    value = start;
  else if (start + size > value + room)
    value = start + size - room;
  gtk_adjustment_set_value (self->adjustments[axis], value);
}

void
pb_matrix_view_choose_spot (PbMatrixView *self, int row, int column, gboolean opened)
{
  GtkWidget *widget;

  g_free (self->row_name);
  self->row_name = g_strdup (pb_matrix_view_get_row (self, row)->name);
  g_free (self->column_name);
  self->column_name = column >= 0 ? g_strdup (pb_matrix_view_get_column (self, column)->name) : NULL;
  update_sizes (self);
  scroll_to (self, 1, row * self->row_height, self->row_height);
  if (column >= 0)
    scroll_to (self, 0, column * self->cell_width, self->cell_width);
  widget = pb_matrix_view_ensure_widget (self, row, column);
  pb_matrix_view_mark_choice (self);
  gtk_widget_grab_focus (widget);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, opened);
}

void
pb_matrix_view_move (PbMatrixView *self, int rows, int columns)
{
  int row, column;

  g_return_if_fail (PB_IS_MATRIX_VIEW (self));

  if (pb_matrix_view_count_rows (self) == 0)
    return;
  row = pb_matrix_view_find_row (self, self->row_name);
  column = pb_matrix_view_find_column (self, self->column_name);
  if (row < 0) {
    pb_matrix_view_choose_spot (self, 0, pb_matrix_view_count_columns (self) > 0 ? 0 : -1, FALSE);
    return;
  }
  row = CLAMP (row + rows, 0, (int) pb_matrix_view_count_rows (self) - 1);
  column = CLAMP (column + columns, -1, (int) pb_matrix_view_count_columns (self) - 1);
  pb_matrix_view_choose_spot (self, row, column, FALSE);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, PbMatrixView *self)
{
  int page = MAX (get_room (self, 1) / MAX (self->row_height, 1) - 1, 1);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  const struct {
    guint key, pad;
    int rows, columns;
  } moves[] = {
      {GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0},
      {GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0},
      {GDK_KEY_Left, GDK_KEY_KP_Left, 0, mirrored ? 1 : -1},
      {GDK_KEY_Right, GDK_KEY_KP_Right, 0, mirrored ? -1 : 1},
      {GDK_KEY_Home, GDK_KEY_KP_Home, 0, -(1 << 20)},
      {GDK_KEY_End, GDK_KEY_KP_End, 0, 1 << 20},
      {GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -page, 0},
      {GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, page, 0},
  };

  if ((state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (key == moves[i].key || key == moves[i].pad) {
      pb_matrix_view_move (self, moves[i].rows, moves[i].columns);
      return TRUE;
    }
  return FALSE;
}

/* --- object */

static void
on_scrolled (PbMatrixView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (PbMatrixView *self, guint axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[axis], on_scrolled, self);
  g_set_object (&self->adjustments[axis], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_scrolled), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
pb_matrix_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PbMatrixView *self = PB_MATRIX_VIEW (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_matrix_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PbMatrixView *self = PB_MATRIX_VIEW (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_matrix_view_dispose (GObject *object)
{
  PbMatrixView *self = PB_MATRIX_VIEW (object);

  pb_matrix_view_drop_widgets (self);
  for (guint axis = 0; axis < 2; axis++)
    set_adjustment (self, axis, NULL);
  G_OBJECT_CLASS (pb_matrix_view_parent_class)->dispose (object);
}

static void
pb_matrix_view_finalize (GObject *object)
{
  PbMatrixView *self = PB_MATRIX_VIEW (object);

  pb_matrix_free (self->matrix);
  g_array_unref (self->visible);
  g_hash_table_unref (self->folds);
  g_hash_table_unref (self->widgets);
  g_free (self->row_name);
  g_free (self->column_name);
  G_OBJECT_CLASS (pb_matrix_view_parent_class)->finalize (object);
}

static void
pb_matrix_view_class_init (PbMatrixViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = pb_matrix_view_get_property;
  object_class->set_property = pb_matrix_view_set_property;
  object_class->dispose = pb_matrix_view_dispose;
  object_class->finalize = pb_matrix_view_finalize;
  widget_class->measure = pb_matrix_view_measure;
  widget_class->size_allocate = pb_matrix_view_size_allocate;
  widget_class->snapshot = pb_matrix_view_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  pb_matrix_view_install_drop (widget_class);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_matrix_view_init (PbMatrixView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->visible = g_array_new (FALSE, FALSE, sizeof (guint));
  self->folds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->widgets = g_hash_table_new (NULL, NULL);
  self->head_width = self->cell_width = self->row_height = self->head_height = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  pb_matrix_view_accept_drop (self);
}

/* --- public */

static void
show_again (PbMatrixView *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *focus = window != NULL ? gtk_root_get_focus (GTK_ROOT (window)) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  int row, column;

  pb_matrix_view_drop_widgets (self);
  pb_matrix_view_update_visible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  row = pb_matrix_view_find_row (self, self->row_name);
  column = pb_matrix_view_find_column (self, self->column_name);
  if (!had_focus || row < 0)
    return;
  pb_matrix_view_ensure_widget (self, row, column);
  pb_matrix_view_mark_choice (self);
  gtk_widget_grab_focus (pb_matrix_view_ensure_widget (self, row, column));
}

void
pb_matrix_view_take (PbMatrixView *self, PbMatrix *matrix)
{
  g_return_if_fail (PB_IS_MATRIX_VIEW (self));

  pb_matrix_free (self->matrix);
  self->matrix = matrix;
  show_again (self);
}

PbMatrix *
pb_matrix_view_get_matrix (PbMatrixView *self)
{
  g_return_val_if_fail (PB_IS_MATRIX_VIEW (self), NULL);

  return self->matrix;
}

gboolean
pb_matrix_view_get_chosen (PbMatrixView *self, PbMatrixRow **out_row, PbMatrixColumn **out_column)
{
  int row, column;

  g_return_val_if_fail (PB_IS_MATRIX_VIEW (self), FALSE);

  row = pb_matrix_view_find_row (self, self->row_name);
  column = pb_matrix_view_find_column (self, self->column_name);
  if (row < 0 || (self->column_name != NULL && column < 0))
    return FALSE;
  *out_row = pb_matrix_view_get_row (self, row);
  *out_column = column >= 0 ? pb_matrix_view_get_column (self, column) : NULL;
  return TRUE;
}

gboolean
pb_matrix_view_choose (PbMatrixView *self, const char *row, const char *column)
{
  g_return_val_if_fail (PB_IS_MATRIX_VIEW (self) && row != NULL, FALSE);

  for (guint i = 0; self->matrix != NULL && i < self->matrix->rows->len; i++) {
    PbMatrixRow *known = g_ptr_array_index (self->matrix->rows, i);

    if (!g_str_equal (known->name, row))
      continue;
    for (guint parent = known->parent; parent != G_MAXUINT;) {
      known = g_ptr_array_index (self->matrix->rows, parent);
      pb_matrix_view_set_folded (self, known->name, FALSE);
      parent = known->parent;
    }
    if (column != NULL && pb_matrix_view_find_column (self, column) < 0)
      return FALSE;
    pb_matrix_view_choose_spot (self, pb_matrix_view_find_row (self, row),
                                pb_matrix_view_find_column (self, column), FALSE);
    return TRUE;
  }
  return FALSE;
}

void
pb_matrix_view_open (PbMatrixView *self)
{
  int row;

  g_return_if_fail (PB_IS_MATRIX_VIEW (self));

  row = pb_matrix_view_find_row (self, self->row_name);
  if (row >= 0)
    pb_matrix_view_choose_spot (self, row, pb_matrix_view_find_column (self, self->column_name), TRUE);
}

void
pb_matrix_view_set_folded (PbMatrixView *self, const char *row, gboolean folded)
{
  g_return_if_fail (PB_IS_MATRIX_VIEW (self) && row != NULL);

  g_hash_table_replace (self->folds, g_strdup (row), GINT_TO_POINTER (folded));
  show_again (self);
}

guint
pb_matrix_view_get_n_visible_rows (PbMatrixView *self)
{
  g_return_val_if_fail (PB_IS_MATRIX_VIEW (self), 0);

  return pb_matrix_view_count_rows (self);
}

guint
pb_matrix_view_get_n_widgets (PbMatrixView *self)
{
  g_return_val_if_fail (PB_IS_MATRIX_VIEW (self), 0);

  return g_hash_table_size (self->widgets);
}

GtkWidget *
pb_matrix_view_find_cell (PbMatrixView *self, const char *row, const char *column)
{
  g_return_val_if_fail (PB_IS_MATRIX_VIEW (self) && row != NULL && column != NULL, NULL);

  return g_hash_table_lookup (self->widgets,
                              pb_matrix_view_pack_spot (pb_matrix_view_find_row (self, row),
                                                        pb_matrix_view_find_column (self, column)));
}
