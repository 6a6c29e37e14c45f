/* pb-matrix-view-drop.c: a record put on a cell of the matrix, by hand or by keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-matrix-view"

#include "config.h"

#include "pb-matrix-view-private.h"
#include "pb-record-drag.h"
#include "pb-weak-hold.h"

enum { SIGNAL_BEARING_WANTED, SIGNAL_RECORD_GIVEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- by hand */

/* (nullable): the cell or row head at this point to which a fact can bear: groups take none. */
static GtkWidget *
find_taker (PbMatrixView *self, double x, double y, int *out_row, int *out_column)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL || !GTK_IS_BUTTON (widget))
    return NULL;
  *out_row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "row"));
  *out_column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "column"));
  return pb_matrix_view_get_row (self, *out_row)->element_id != NULL ? widget : NULL;
}

/* @widget: (nullable): none. */
static void
mark_taker (PbMatrixView *self, GtkWidget *widget)
{
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init (&iter, self->widgets);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    if (other == widget)
      gtk_widget_add_css_class (other, "takes-drop");
    else
      gtk_widget_remove_css_class (other, "takes-drop");
}

static GdkDragAction
on_motion (GtkDropTarget *target, double x, double y, PbMatrixView *self)
{
  int row, column;
  GtkWidget *taker = find_taker (self, x, y, &row, &column);

  mark_taker (self, taker);
  return taker != NULL ? GDK_ACTION_COPY : 0;
}

static void
on_leave (GtkDropTarget *target, PbMatrixView *self)
{
  mark_taker (self, NULL);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, PbMatrixView *self)
{
  int row, column;

  mark_taker (self, NULL);
  if (find_taker (self, x, y, &row, &column) == NULL)
    return FALSE;
  pb_matrix_view_choose_spot (self, row, column, FALSE);
  g_signal_emit (self, signals[SIGNAL_RECORD_GIVEN], 0, g_value_get_boxed (value));
  return TRUE;
}

/* --- by keys */

static void
clipboard_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbMatrixView) self = pb_weak_hold_take (data);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self != NULL && self->matrix != NULL)
    g_signal_emit (self, signals[SIGNAL_RECORD_GIVEN], 0, value != NULL ? g_value_get_boxed (value) : NULL);
}

static void
on_paste (GtkWidget *widget, const char *action, GVariant *target)
{
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), PB_TYPE_RECORD_DRAG, G_PRIORITY_DEFAULT,
                                  NULL, clipboard_read, pb_weak_hold_new (widget));
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *target)
{
  g_signal_emit (widget, signals[SIGNAL_BEARING_WANTED], 0);
}

/* --- for pb-matrix-view.c */

void
pb_matrix_view_install_drop (GtkWidgetClass *class)
{
  const GType type = G_TYPE_FROM_CLASS (class);

  signals[SIGNAL_BEARING_WANTED]
      = g_signal_new ("bearing-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RECORD_GIVEN] = g_signal_new ("record-given", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, PB_TYPE_RECORD_DRAG);
  gtk_widget_class_install_action (class, "matrix.add", NULL, on_add);
  gtk_widget_class_install_action (class, "matrix.paste", NULL, on_paste);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Insert, 0, "matrix.add", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_v, GDK_CONTROL_MASK, "matrix.paste", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Insert, GDK_SHIFT_MASK, "matrix.paste", NULL);
}

void
pb_matrix_view_accept_drop (PbMatrixView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (PB_TYPE_RECORD_DRAG, GDK_ACTION_COPY);

  g_signal_connect (target, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
