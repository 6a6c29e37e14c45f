/* pb-record-picker.c: see pb-record-picker.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-picker"

#include "config.h"

#include "pb-record-dialog.h"
#include "pb-record-picker.h"
#include "pb-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* More rows than anybody reads: what is looked for is found by typing. */
#define MAX_SHOWN 100u

#define PB_TYPE_RECORD_PICKER (pb_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordPicker, pb_record_picker, PB, RECORD_PICKER, AdwWindow)

struct _PbRecordPicker {
  AdwWindow parent_instance;

  GtkWidget *choose_button;
  GtkListView *list_view;
  GtkLabel *more_label;
  GtkWidget *new_button;
  GtkWidget *none_button;
  GtkSearchEntry *search_entry;
  GtkStack *stack;

  PbCase *document;              /* (owned) */
  PbKind kind;                   /* of what is looked for */
  GWeakRef owner;                /* who asked */
  PbRecordPicked picked;         /* tells them */
  GListStore *items;             /* (owned): PbItem */
  GtkSingleSelection *selection; /* (owned) */
  GCancellable *cancellable;     /* (owned): of the latest question */
  guint n_found;
};

G_DEFINE_FINAL_TYPE (PbRecordPicker, pb_record_picker, ADW_TYPE_WINDOW)

/* Tells who asked and closes. */
static void
pick (PbRecordPicker *self, const char *id, const char *title)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);

  if (owner != NULL)
    self->picked (owner, id, title);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_choose (PbRecordPicker *self)
{
  PbItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    pick (self, pb_item_get_id (item), pb_item_get_title (item));
}

static void
on_none (PbRecordPicker *self)
{
  pick (self, NULL, NULL);
}

static void
on_recorded (PbRecordPicker *self, const char *id)
{
  pick (self, id, NULL);
}

/* The typed text goes where a person would write it first. */
static void
on_new (PbRecordPicker *self)
{
  static const char *const names[] = {"pseudonym", "label", "title", "proposition", "quote", "words"};
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *value = g_uri_escape_string (typed, NULL, TRUE);
  g_autofree char *presets = NULL;
  GtkWindow *dialog;

  for (guint i = 0; typed[0] != '\0' && presets == NULL && i < G_N_ELEMENTS (names); i++)
    if (pb_kind_find_column (self->kind, names[i]) >= 0)
      presets = g_strdup_printf ("%s=%s", names[i], value);
  dialog = pb_record_dialog_new (GTK_WINDOW (self), self->document, self->kind, NULL, presets);
  g_signal_connect_object (dialog, "recorded", G_CALLBACK (on_recorded), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* --- finding */

static void
show_items (PbRecordPicker *self, GPtrArray *items)
{
  g_autofree char *more = NULL;

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  gtk_widget_set_sensitive (self->choose_button, items->len > 0);
  if (self->n_found > items->len) {
    more = g_strdup_printf (C_ ("record picker", "The first %u of %u are shown; type to find others."),
                            items->len, self->n_found);
    gtk_label_set_label (self->more_label, more);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), more != NULL);
}

static void
items_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (self->document == NULL)
    return;
  if (items == NULL)
    pb_case_fail (self->document, error);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    show_items (self, items);
}

static void
ids_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, &error);
  const char *shown[MAX_SHOWN + 1] = {NULL};

  if (self->document == NULL)
    return;
  if (ids == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  self->n_found = ids->len;
  for (guint i = 0; i < MIN (ids->len, MAX_SHOWN); i++)
    shown[i] = g_ptr_array_index (ids, i);
  pb_workspace_get_items_async (PB_WORKSPACE (source), self->kind, shown, self->cancellable, items_found,
                                g_object_ref (self));
}

static void
begin_query (PbRecordPicker *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const PbQuery query = {.kind = self->kind, .filter = typed[0] != '\0' ? typed : NULL};

  /* A search entry tells of itself while the template is made. */
  if (self->document == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pb_workspace_query_async (pb_case_get_workspace (self->document), &query, self->cancellable, ids_found,
                            g_object_ref (self));
}

/* --- object */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item,
                           g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "lines", 2, "ellipsize",
                                         PANGO_ELLIPSIZE_END, "margin-top", 6, "margin-bottom", 6,
                                         "margin-start", 12, "margin-end", 12, NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)),
                       pb_item_get_title (gtk_list_item_get_item (list_item)));
}

static void
pb_record_picker_dispose (GObject *object)
{
  PbRecordPicker *self = PB_RECORD_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_record_picker_parent_class)->dispose (object);
}

static void
pb_record_picker_finalize (GObject *object)
{
  PbRecordPicker *self = PB_RECORD_PICKER (object);

  g_weak_ref_clear (&self->owner);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (pb_record_picker_parent_class)->finalize (object);
}

static void
pb_record_picker_class_init (PbRecordPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_record_picker_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_record_picker_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/common/pb-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, more_label);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, new_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, none_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PbRecordPicker, stack);
  gtk_widget_class_bind_template_callback (widget_class, begin_query);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_new);
  gtk_widget_class_bind_template_callback (widget_class, on_none);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_record_picker_init (PbRecordPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_weak_ref_init (&self->owner, NULL);
  self->items = g_list_store_new (PB_TYPE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_view));
}

void
pb_record_picker_present (GtkWindow *parent, PbCase *document, PbKind kind, gboolean may_be_none,
                          GObject *owner, PbRecordPicked picked)
{
  PbRecordPicker *self;
  g_autofree char *title = NULL;

  g_return_if_fail (PB_IS_CASE (document) && G_IS_OBJECT (owner) && picked != NULL);

  self = g_object_new (PB_TYPE_RECORD_PICKER, "transient-for", parent, NULL);
  title = g_strdup_printf (C_ ("record picker", "Choose: %s"), pb_words_for_kind (kind));
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->document = g_object_ref (document);
  self->kind = kind;
  g_weak_ref_set (&self->owner, owner);
  self->picked = picked;
  gtk_widget_set_visible (self->none_button, may_be_none);
  g_object_bind_property (document, "read-only", self->new_button, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  begin_query (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search_entry));
  gtk_window_present (GTK_WINDOW (self));
}
