/* pb-record-drag.c: see pb-record-drag.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-drag"

#include "config.h"

#include "pb-record-drag.h"
#include "pb-text.h"

#define TITLE_CHARS 60

/* Of what is attached to a widget. */
#define DRAG_KEY "pb-record-drag"
#define TITLE_KEY "pb-record-drag-title"
#define WATCHED_KEY "pb-record-drag-watched"

G_DEFINE_BOXED_TYPE (PbRecordDrag, pb_record_drag, pb_record_drag_copy, pb_record_drag_free)

PbRecordDrag *
pb_record_drag_new (PbCase *document, PbKind kind, const char *id)
{
  PbRecordDrag *self;

  g_return_val_if_fail (PB_IS_CASE (document) && id != NULL, NULL);

  self = g_new0 (PbRecordDrag, 1);
  self->file = g_object_ref (pb_case_get_file (document));
  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

PbRecordDrag *
pb_record_drag_copy (const PbRecordDrag *self)
{
  PbRecordDrag *copy = g_new0 (PbRecordDrag, 1);

  copy->file = g_object_ref (self->file);
  copy->kind = self->kind;
  copy->id = g_strdup (self->id);
  return copy;
}

void
pb_record_drag_free (PbRecordDrag *self)
{
  g_object_unref (self->file);
  g_free (self->id);
  g_free (self);
}

gboolean
pb_record_drag_is_from (const PbRecordDrag *self, PbCase *document, PbKind kind)
{
  g_return_val_if_fail (self != NULL && PB_IS_CASE (document), FALSE);

  return self->kind == kind && g_file_equal (self->file, pb_case_get_file (document));
}

GdkContentProvider *
pb_record_drag_provide (const PbRecordDrag *self)
{
  return gdk_content_provider_new_typed (PB_TYPE_RECORD_DRAG, self);
}

void
pb_record_drag_show (GdkDrag *drag, const char *title)
{
  g_autofree char *shown = pb_text_for_display (title, TITLE_CHARS);
  GtkWidget *label = gtk_label_new (shown);

  gtk_widget_add_css_class (label, "record-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/* --- a widget that stands for one record */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, GtkWidget *widget)
{
  PbRecordDrag *drag = g_object_get_data (G_OBJECT (widget), DRAG_KEY);

  return drag != NULL ? pb_record_drag_provide (drag) : NULL;
}

static void
on_begin (GtkDragSource *source, GdkDrag *drag, GtkWidget *widget)
{
  pb_record_drag_show (drag, g_object_get_data (G_OBJECT (widget), TITLE_KEY));
}

static gboolean
on_copy (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PbRecordDrag *drag = g_object_get_data (G_OBJECT (widget), DRAG_KEY);
  g_autoptr (GdkContentProvider) content = drag != NULL ? pb_record_drag_provide (drag) : NULL;

  return content != NULL && gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
}

/* A button takes every press for itself; grouped with its click, the drag sees it too. */
static void
join_click (GtkWidget *widget, GtkGesture *source)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_GESTURE_CLICK (controller))
      gtk_gesture_group (GTK_GESTURE (controller), source);
  }
}

void
pb_record_drag_attach (GtkWidget *widget, PbCase *document, PbKind kind, const char *id, const char *title)
{
  GtkDragSource *source;
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WIDGET (widget) && title != NULL);

  g_object_set_data_full (G_OBJECT (widget), DRAG_KEY, pb_record_drag_new (document, kind, id),
                          (GDestroyNotify) pb_record_drag_free);
  g_object_set_data_full (G_OBJECT (widget), TITLE_KEY, g_strdup (title), g_free);
  if (g_object_get_data (G_OBJECT (widget), WATCHED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (widget), WATCHED_KEY, widget);
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), widget);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_begin), widget);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  join_click (widget, GTK_GESTURE (source));

  keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c|<Control>Insert"),
                        gtk_callback_action_new (on_copy, NULL, NULL)));
  gtk_widget_add_controller (widget, keys);
}

void
pb_record_drag_detach (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data (G_OBJECT (widget), DRAG_KEY, NULL);
}
