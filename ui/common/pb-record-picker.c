/* pb-record-picker.c: see pb-record-picker.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-picker"

#include "config.h"

#include "pb-record-picker.h"

#include <glib/gi18n.h>

/* More than anybody scrolls through: they type. */
#define MAX_SHOWN 60
#define ROW_ID "record-id"

struct _PbRecordPicker {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label; /* of the button */
  GtkEditable *entry;
  GtkListBox *list;

  PbCase *document; /* (owned) */
  PbKind kind;
  gboolean optional;
  char *id;                  /* (owned) (nullable) */
  GCancellable *title_asked; /* (owned) (nullable) */
  GCancellable *list_asked;  /* (owned) (nullable) */
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecordPicker, pb_record_picker, GTK_TYPE_WIDGET)

static void
forget (GCancellable **asked)
{
  g_cancellable_cancel (*asked);
  g_clear_object (asked);
}

static void
show_title (PbRecordPicker *self, const char *title)
{
  gtk_label_set_label (self->label, title != NULL ? title : C_ ("picker", "Nothing chosen"));
  if (title == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
}

static void
title_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (items != NULL)
    show_title (self, items->len > 0 ? pb_item_get_title (g_ptr_array_index (items, 0)) : NULL);
  else if (self->document != NULL)
    pb_case_fail (self->document, error);
}

const char *
pb_record_picker_get_id (PbRecordPicker *self)
{
  g_return_val_if_fail (PB_IS_RECORD_PICKER (self), NULL);

  return self->id;
}

void
pb_record_picker_set_id (PbRecordPicker *self, const char *id)
{
  const char *const ids[] = {id, NULL};

  g_return_if_fail (PB_IS_RECORD_PICKER (self));

  g_free (self->id);
  self->id = g_strdup (id);
  forget (&self->title_asked);
  show_title (self, NULL);
  if (id == NULL)
    return;
  self->title_asked = g_cancellable_new ();
  pb_workspace_get_items_async (pb_case_get_workspace (self->document), self->kind, ids, self->title_asked,
                                title_found, g_object_ref (self));
}

/* --- the list */

static void
add_row (PbRecordPicker *self, const char *title, const char *id)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "margin-top", 6, "margin-bottom", 6, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, NULL);

  g_object_set_data_full (G_OBJECT (row), ROW_ID, g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

static void
rows_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);
  GtkWidget *row;

  if (items == NULL) {
    if (self->document != NULL)
      pb_case_fail (self->document, error);
    return;
  }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->optional)
    add_row (self, C_ ("picker", "Nothing"), NULL);
  for (guint i = 0; i < items->len; i++) {
    PbItem *item = g_ptr_array_index (items, i);

    add_row (self, pb_item_get_title (item), pb_item_get_id (item));
  }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, self->optional ? 1 : 0));
}

static void
ids_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, &error);

  if (ids == NULL) {
    if (self->document != NULL)
      pb_case_fail (self->document, error);
    return;
  }
  if (self->list_asked == NULL)
    return;
  if (ids->len > MAX_SHOWN)
    g_ptr_array_set_size (ids, MAX_SHOWN);
  g_ptr_array_add (ids, NULL);
  pb_workspace_get_items_async (PB_WORKSPACE (source), self->kind, (const char *const *) ids->pdata,
                                self->list_asked, rows_found, g_object_ref (self));
}

static void
ask_list (PbRecordPicker *self)
{
  const PbQuery query = {.kind = self->kind, .filter = gtk_editable_get_text (self->entry)};

  forget (&self->list_asked);
  self->list_asked = g_cancellable_new ();
  pb_workspace_query_async (pb_case_get_workspace (self->document), &query, self->list_asked, ids_found,
                            g_object_ref (self));
}

static void
on_chosen (PbRecordPicker *self, GtkListBoxRow *row)
{
  const char *id;

  if (row == NULL)
    return;
  id = g_object_get_data (G_OBJECT (row), ROW_ID);
  pb_record_picker_set_id (self, id);
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_entry_activated (PbRecordPicker *self)
{
  on_chosen (self, gtk_list_box_get_selected_row (self->list));
}

static void
on_popover_shown (PbRecordPicker *self)
{
  gtk_editable_set_text (self->entry, "");
  ask_list (self);
}

static void
pb_record_picker_dispose (GObject *object)
{
  PbRecordPicker *self = PB_RECORD_PICKER (object);

  forget (&self->title_asked);
  forget (&self->list_asked);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RECORD_PICKER);
  G_OBJECT_CLASS (pb_record_picker_parent_class)->dispose (object);
}

static void
pb_record_picker_finalize (GObject *object)
{
  g_free (PB_RECORD_PICKER (object)->id);
  G_OBJECT_CLASS (pb_record_picker_parent_class)->finalize (object);
}

static void
pb_record_picker_class_init (PbRecordPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_record_picker_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_record_picker_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/common/pb-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, label);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, ask_list);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pb_record_picker_init (PbRecordPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pb_record_picker_new (PbCase *document, PbKind kind, gboolean optional, const char *name)
{
  PbRecordPicker *self;

  g_return_val_if_fail (PB_IS_CASE (document) && name != NULL, NULL);

  self = g_object_new (PB_TYPE_RECORD_PICKER, NULL);
  self->document = g_object_ref (document);
  self->kind = kind;
  self->optional = optional;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_title (self, NULL);
  return GTK_WIDGET (self);
}
