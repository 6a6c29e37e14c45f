/* pb-history-page.c: see pb-history-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-history-page"

#include "config.h"

#include "pb-history-page.h"
#include "pb-history-row.h"
#include "pb-paced-model.h"
#include "pb-text.h"
#include "pb-weak-hold.h"

#include <glib/gi18n.h>

/* What is read at first: some days of work. All of it comes with one button. */
#define FEW_ENTRIES 2000
#define CELL_CHARS 300

struct _PbHistoryPage {
  PbPage parent_instance;

  GtkWidget *all_button;
  GtkLabel *count_label;
  GtkColumnViewColumn *gesture_column;
  GtkColumnViewColumn *record_column;
  GtkSingleSelection *selection;
  GtkStack *stack;
  GtkColumnViewColumn *time_column;
  GtkWidget *view;

  GListModel *entries; /* (owned): an PbHistoryModel */
  PbPacedModel *rows;  /* (owned): of @entries */
  gboolean is_stale;   /* the case changed while nobody looked */
  gboolean wants_all;
  GCancellable *reading; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PbHistoryPage, pb_history_page, PB_TYPE_PAGE)

/* --- rows made as they are looked at */

#define PB_TYPE_HISTORY_MODEL (pb_history_model_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryModel, pb_history_model, PB, HISTORY_MODEL, GObject)

struct _PbHistoryModel {
  GObject parent_instance;

  GPtrArray *entries; /* (owned) (element-type PbHistoryEntry) */
  guint n_exposed;
};

static GType
pb_history_model_get_item_type (GListModel *model)
{
  return PB_TYPE_HISTORY_ROW;
}

static guint
pb_history_model_get_n_items (GListModel *model)
{
  return PB_HISTORY_MODEL (model)->n_exposed;
}

static gpointer
pb_history_model_get_item (GListModel *model, guint position)
{
  PbHistoryModel *self = PB_HISTORY_MODEL (model);

  return position < self->n_exposed ? pb_history_row_new (self->entries, position) : NULL;
}

static void
pb_history_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = pb_history_model_get_item_type;
  interface->get_n_items = pb_history_model_get_n_items;
  interface->get_item = pb_history_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PbHistoryModel, pb_history_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pb_history_model_list_init))

static void
pb_history_model_finalize (GObject *object)
{
  g_ptr_array_unref (PB_HISTORY_MODEL (object)->entries);
  G_OBJECT_CLASS (pb_history_model_parent_class)->finalize (object);
}

static void
pb_history_model_class_init (PbHistoryModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_history_model_finalize;
}

static void
pb_history_model_init (PbHistoryModel *self)
{
  self->entries = g_ptr_array_new ();
}

/* In two steps, so that GTK does not make every row (feasibility-ui.md §2). */
static void
put_entries (PbHistoryModel *self, GPtrArray *entries)
{
  guint before = self->n_exposed;

  self->n_exposed = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_ref (entries);
  self->n_exposed = entries->len;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, entries->len);
}

/* --- cells */

typedef char *(*Describe) (PbHistoryRow *row);

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer describe)
{
  gboolean is_time = describe == (gpointer) pb_history_row_describe_time;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "width-chars", is_time ? 16 : 20, NULL);

  if (is_time)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (cell, label);
}

static void
on_cell_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer describe)
{
  g_autofree char *text = ((Describe) describe) (gtk_list_item_get_item (cell));
  g_autofree char *safe = pb_text_for_display (text, CELL_CHARS);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (cell)), safe);
}

static void
set_cells (GtkColumnViewColumn *column, Describe describe)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_cell_setup), (gpointer) describe);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind), (gpointer) describe);
  gtk_column_view_column_set_factory (column, factory);
}

/* --- reading */

/* The position of @wanted among @entries; GTK_INVALID_LIST_POSITION when it is not there. */
static guint
find_entry (GPtrArray *entries, const PbHistoryEntry *wanted)
{
  for (guint i = 0; wanted != NULL && i < entries->len; i++) {
    const PbHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->at == wanted->at && g_str_equal (entry->record_id, wanted->record_id)
        && g_str_equal (entry->action, wanted->action))
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

static void
put_in_place (PbHistoryPage *self, GPtrArray *entries)
{
  g_autoptr (PbHistoryRow) chosen = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *count = NULL;
  gboolean is_cut = !self->wants_all && entries->len >= FEW_ENTRIES;

  if (chosen != NULL)
    g_object_ref (chosen);
  put_entries (PB_HISTORY_MODEL (self->entries), entries);
  if (chosen != NULL) {
    guint position = find_entry (entries, pb_history_row_get_entry (chosen));

    pb_paced_model_reveal (self->rows, position);
    gtk_single_selection_set_selected (self->selection, position);
  }
  count = g_strdup_printf (
      is_cut ? g_dngettext (NULL, "The latest %u change", "The latest %u changes", entries->len)
             : g_dngettext (NULL, "%u change", "%u changes", entries->len),
      entries->len);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (self->all_button, is_cut);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "rows" : "empty");
}

static void
history_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbHistoryPage) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = pb_workspace_history_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL)
    return;
  if (entries != NULL)
    put_in_place (self, entries);
  else
    pb_case_fail (pb_page_get_case (PB_PAGE (self)), error);
}

static void
read_history (PbHistoryPage *self)
{
  self->is_stale = FALSE;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pb_workspace_history_async (pb_case_get_workspace (pb_page_get_case (PB_PAGE (self))),
                              self->wants_all ? 0 : FEW_ENTRIES, self->reading, history_read,
                              pb_weak_hold_new (self));
}

static void
on_changed (PbHistoryPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    read_history (self);
}

static void
catch_up (PbHistoryPage *self)
{
  if (self->is_stale)
    read_history (self);
}

static void
on_all_clicked (PbHistoryPage *self)
{
  self->wants_all = TRUE;
  read_history (self);
}

static void
on_selected (PbHistoryPage *self)
{
  PbHistoryRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *title = NULL;

  if (row == NULL)
    return;
  title = pb_history_row_describe_record (row);
  pb_page_tell_detail (PB_PAGE (self), title,
                       pb_history_row_make_detail (row, pb_page_get_case (PB_PAGE (self))));
}

/* --- page */

static void
pb_history_page_constructed (GObject *object)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  G_OBJECT_CLASS (pb_history_page_parent_class)->constructed (object);
  self->entries = g_object_new (PB_TYPE_HISTORY_MODEL, NULL);
  set_cells (self->time_column, pb_history_row_describe_time);
  set_cells (self->gesture_column, pb_history_row_describe_gesture);
  set_cells (self->record_column, pb_history_row_describe_record);
  self->rows = pb_paced_model_new (self->entries, self->view);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  g_signal_connect_object (pb_page_get_case (PB_PAGE (self)), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (catch_up), NULL);
  read_history (self);
}

static void
pb_history_page_dispose (GObject *object)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_HISTORY_PAGE);
  g_clear_object (&self->rows);
  g_clear_object (&self->entries);
  G_OBJECT_CLASS (pb_history_page_parent_class)->dispose (object);
}

static void
pb_history_page_class_init (PbHistoryPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = pb_history_page_constructed;
  object_class->dispose = pb_history_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/history/pb-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, gesture_column);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, record_column);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, selection);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, time_column);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
pb_history_page_init (PbHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
