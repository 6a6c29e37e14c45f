/* pb-record-list.c: see pb-record-list.h. Columns are in pb-record-list-columns.c, keys and menu in
 * pb-record-list-menu.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-list"

#include "config.h"

#include "pb-location.h"
#include "pb-record-list-private.h"
#include "pb-weak-hold.h"
#include "pb-words.h"

#include <glib/gi18n.h>

enum { SIGNAL_RESET, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecordList, pb_record_list, GTK_TYPE_WIDGET)

/* --- selection and place */

static void
scroll_to (PbRecordList *self, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  /* gtk_column_view_scroll_to() came with 4.12; the action does the same on the rows inside. */
  while (child != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (child), "GtkColumnListView") != 0)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
select_quietly (PbRecordList *self, guint position)
{
  self->is_quiet = TRUE;
  pb_paced_model_reveal (self->rows, position);
  gtk_single_selection_set_selected (self->selection, position);
  self->is_quiet = FALSE;
}

void
pb_record_list_inspect (PbRecordList *self)
{
  g_autofree char *location = NULL;

  g_return_if_fail (PB_IS_RECORD_LIST (self));

  if (pb_record_list_get_selected (self) == NULL)
    return;
  location = pb_location_new (NULL, self->spec->kind, pb_record_list_get_selected (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", location);
}

static void
on_selected (PbRecordList *self)
{
  PbRecordRow *row = gtk_single_selection_get_selected_item (self->selection);

  /* Rows that go for a moment (a new order) do not take the choice with them. */
  if (row == NULL || g_strcmp0 (self->selected, pb_record_row_get_id (row)) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (pb_record_row_get_id (row));
  if (!self->is_quiet)
    pb_record_list_inspect (self);
}

static void
on_activated (PbRecordList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "record.open", NULL);
}

/* --- what is shown instead of rows */

static void
update_stack (PbRecordList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean has_none = pb_query_model_has_none (self->model);
  g_autofree char *count = NULL;

  if (pb_query_model_is_loading (self->model)) {
    gtk_stack_set_visible_child_name (self->stack, "loading");
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "rows" : has_none ? "empty" : "nothing");
  /* There is nothing to look through; the page below says what to do. */
  gtk_widget_set_visible (self->header, !has_none);
  if (pb_query_model_is_limited (self->model))
    count = g_strdup_printf (g_dngettext (NULL, "%u found", "%u found", n), n);
  else
    count = g_strdup_printf (g_dngettext (NULL, "%u in all", "%u in all", n), n);
  gtk_label_set_label (self->count_label, count);
}

static void
let_go_of_filters (PbRecordList *self)
{
  self->has_let_go = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_drop_down_set_selected (self->choice_drop, 0);
  pb_query_model_set_filter (self->model, NULL);
  pb_query_model_set_match (self->model, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_RESET], 0);
}

/* Shows what is waited for; TRUE when it is there. */
static gboolean
show_pending (PbRecordList *self)
{
  guint position
      = self->pending != NULL ? pb_query_model_find (self->model, self->pending) : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  g_clear_pointer (&self->pending, g_free);
  select_quietly (self, position);
  scroll_to (self, position);
  return TRUE;
}

/* The row that was chosen before rows went and came. */
static void
restore_place (PbRecordList *self, gboolean scroll)
{
  guint position;

  if (self->selected == NULL || gtk_single_selection_get_selected_item (self->selection) != NULL)
    return;
  position = pb_query_model_find (self->model, self->selected);
  if (position != GTK_INVALID_LIST_POSITION) {
    select_quietly (self, position);
    if (scroll)
      scroll_to (self, position);
  } else if (!pb_query_model_is_limited (self->model) && !pb_query_model_is_asking (self->model)) {
    /* Deleted. */
    g_clear_pointer (&self->selected, g_free);
  }
}

static void
on_loaded (PbQueryModel *model, gboolean replaced, PbRecordList *self)
{
  update_stack (self);
  if (show_pending (self))
    return;
  if (self->pending != NULL && !pb_query_model_is_asking (self->model)) {
    if (!self->has_let_go && pb_query_model_is_limited (self->model)) {
      let_go_of_filters (self);
      return;
    }
    g_clear_pointer (&self->pending, g_free);
  }
  restore_place (self, replaced);
}

/* --- filters */

static void
on_filter_changed (PbRecordList *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)));

  if (self->model != NULL)
    pb_query_model_set_filter (self->model, g_strstrip (text));
}

static void
on_filter_stopped (PbRecordList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_filter_activated (PbRecordList *self)
{
  if (self->selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_clear_clicked (PbRecordList *self)
{
  if (self->model != NULL)
    let_go_of_filters (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

static void
on_choice_changed (PbRecordList *self)
{
  guint chosen = gtk_drop_down_get_selected (self->choice_drop);
  const PbColumn *column;

  if (self->model == NULL || self->spec->choice == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  column = &pb_kind_get_info (self->spec->kind)
                ->columns[pb_kind_find_column (self->spec->kind, self->spec->choice)];
  if (chosen == 0)
    pb_query_model_set_match (self->model, NULL, NULL);
  else
    pb_query_model_set_match (self->model, column->name, column->choices[chosen - 1]);
}

static void
fill_choices (PbRecordList *self)
{
  int column = self->spec->choice != NULL ? pb_kind_find_column (self->spec->kind, self->spec->choice) : -1;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  const char *const *choices;

  gtk_widget_set_visible (GTK_WIDGET (self->choice_drop), column >= 0);
  if (column < 0)
    return;
  choices = pb_kind_get_info (self->spec->kind)->columns[column].choices;
  gtk_string_list_append (words, g_dpgettext2 (NULL, "list", self->spec->any));
  for (guint i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (words, pb_words_for_choice (self->spec->kind, (guint) column, choices[i]));
  gtk_drop_down_set_model (self->choice_drop, G_LIST_MODEL (words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice_drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pb_words_for_column (self->spec->kind, (guint) column), -1);
}

/* --- showing a record */

static void
show_own (PbRecordList *self, const char *id)
{
  g_free (self->pending);
  self->pending = g_strdup (id);
  self->has_let_go = FALSE;
  if (pb_query_model_is_loading (self->model) || show_pending (self))
    return;
  if (pb_query_model_is_limited (self->model))
    let_go_of_filters (self);
  else
    pb_query_model_refresh (self->model);
}

/* A detail was fetched: shown by what it belongs to. */
static void
owner_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordList) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);
  const PbKindInfo *info;
  PbItem *item;

  if (self == NULL || items == NULL || items->len == 0)
    return;
  item = g_ptr_array_index (items, 0);
  info = pb_kind_get_info (pb_item_get_kind (item));
  for (guint i = 0; i < info->n_columns; i++) {
    const char *owner = pb_record_get_nth (pb_item_get_record (item), i);

    if (info->columns[i].reference == self->spec->kind && owner != NULL) {
      show_own (self, owner);
      return;
    }
  }
}

void
pb_record_list_show (PbRecordList *self, PbKind kind, const char *id)
{
  const char *const ids[] = {id, NULL};

  g_return_if_fail (PB_IS_RECORD_LIST (self) && self->model != NULL && id != NULL);

  if (kind == self->spec->kind)
    show_own (self, id);
  else
    pb_workspace_get_items_async (pb_case_get_workspace (self->document), kind, ids, self->closing,
                                  owner_fetched, pb_weak_hold_new (self));
}

/* --- widget */

static gboolean
apply_narrow (gpointer data)
{
  PbRecordList *self = data;

  self->narrow_source = 0;
  pb_record_list_fit_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
pb_record_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (PB_RECORD_LIST (widget)->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
pb_record_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PbRecordList *self = PB_RECORD_LIST (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  /* Columns cannot change while they are being laid out. */
  if (self->shown->len > 0 && self->narrow_source == 0)
    self->narrow_source = g_idle_add (apply_narrow, self);
}

static void
pb_record_list_dispose (GObject *object)
{
  PbRecordList *self = PB_RECORD_LIST (object);

  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RECORD_LIST);
  for (guint i = 0; i < self->shown->len; i++)
    g_clear_object (&g_array_index (self->shown, PbRecordListShown, i).view);
  g_array_set_size (self->shown, 0);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_record_list_parent_class)->dispose (object);
}

static void
pb_record_list_finalize (GObject *object)
{
  PbRecordList *self = PB_RECORD_LIST (object);

  g_array_unref (self->shown);
  g_object_unref (self->closing);
  g_free (self->selected);
  g_free (self->pending);
  G_OBJECT_CLASS (pb_record_list_parent_class)->finalize (object);
}

static void
pb_record_list_class_init (PbRecordListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pb_record_list_dispose;
  object_class->finalize = pb_record_list_finalize;
  widget_class->measure = pb_record_list_measure;
  widget_class->size_allocate = pb_record_list_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/common/pb-record-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, add_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, box);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, choice_drop);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, controls);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, count_label);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, header);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, stack);
  gtk_widget_class_bind_template_child (widget_class, PbRecordList, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_stopped);
  pb_record_list_install_keys (widget_class);
  signals[SIGNAL_RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
pb_record_list_init (PbRecordList *self)
{
  self->shown = g_array_new (FALSE, TRUE, sizeof (PbRecordListShown));
  self->closing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_record_list_watch_pointer (self);
}

/* --- public */

void
pb_record_list_set_up (PbRecordList *self, PbCase *document, const PbRecordListSpec *spec, gpointer user_data)
{
  const char *label;

  g_return_if_fail (PB_IS_RECORD_LIST (self) && PB_IS_CASE (document) && spec != NULL && self->spec == NULL);

  self->document = g_object_ref (document);
  self->spec = spec;
  self->user_data = user_data;
  self->model = pb_query_model_new (document, spec->kind);
  pb_query_model_follow (self->model, GTK_WIDGET (self));
  self->rows = pb_paced_model_new (G_LIST_MODEL (self->model), GTK_WIDGET (self->view));
  /* So made it never looks through all rows (feasibility-ui.md §2). */
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE,
                                  "model", self->rows, NULL);
  pb_record_list_make_columns (self);
  fill_choices (self);
  label = g_dpgettext2 (NULL, "list", spec->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_button_set_label (GTK_BUTTON (self->add_button), g_dpgettext2 (NULL, "list", spec->add));
  gtk_button_set_label (GTK_BUTTON (self->empty_add_button), g_dpgettext2 (NULL, "list", spec->add));
  adw_status_page_set_icon_name (self->empty_page, spec->empty_icon);
  adw_status_page_set_title (self->empty_page, g_dpgettext2 (NULL, "list", spec->empty_title));
  adw_status_page_set_description (self->empty_page, g_dpgettext2 (NULL, "list", spec->empty_text));
  g_object_bind_property (document, "read-only", self->add_button, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (document, "read-only", self->empty_add_button, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "loaded", G_CALLBACK (on_loaded), self, 0);
  g_signal_connect_object (document, "notify::review", G_CALLBACK (pb_query_model_retouch), self->model,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

void
pb_record_list_add_control (PbRecordList *self, GtkWidget *control)
{
  g_return_if_fail (PB_IS_RECORD_LIST (self) && GTK_IS_WIDGET (control));

  gtk_box_append (self->controls, control);
}

PbQueryModel *
pb_record_list_get_model (PbRecordList *self)
{
  g_return_val_if_fail (PB_IS_RECORD_LIST (self), NULL);

  return self->model;
}

const char *
pb_record_list_get_selected (PbRecordList *self)
{
  PbRecordRow *row;

  g_return_val_if_fail (PB_IS_RECORD_LIST (self), NULL);

  row = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  return row != NULL ? pb_record_row_get_id (row) : NULL;
}

void
pb_record_list_search (PbRecordList *self)
{
  g_return_if_fail (PB_IS_RECORD_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}
