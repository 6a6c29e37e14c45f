/* pb-history-page.c: see pb-history-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-history-page"

#include "config.h"

#include "pb-history-bar.h"
#include "pb-history-detail.h"
#include "pb-history-page.h"
#include "pb-history-row.h"
#include "pb-paced-model.h"
#include "pb-text.h"
#include "pb-weak-hold.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Rows read at a time: several screens. The next come before the last of them is seen. */
#define PAGE_ROWS 200
#define CELL_CHARS 300

struct _PbHistoryPage {
  PbPage parent_instance;

  PbHistoryBar *bar;
  GtkColumnViewColumn *gesture_column;
  GtkColumnViewColumn *record_column;
  GtkScrolledWindow *scroller;
  GtkSingleSelection *selection;
  GtkStack *stack;
  GtkColumnViewColumn *time_column;
  GtkWidget *view;
  GtkColumnViewColumn *who_column;

  GListStore *rows;      /* (owned) (element-type PbHistoryRow): latest first, as far as they were read */
  PbPacedModel *paced;   /* (owned): of @rows */
  gboolean is_stale;     /* the case changed while nobody looked */
  gboolean is_complete;  /* there are no more behind them */
  GCancellable *reading; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PbHistoryPage, pb_history_page, PB_TYPE_PAGE)

/* --- cells */

typedef char *(*Describe) (PbHistoryRow *row);

static void
on_cell_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer describe)
{
  gboolean is_time = describe == (gpointer) pb_history_row_describe_time;
  gboolean is_who = describe == (gpointer) pb_history_row_describe_who;
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars",
                      is_time  ? 16
                      : is_who ? 10
                               : 13,
                      NULL);

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

/* --- rows */

static guint
count_rows (PbHistoryPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/* (nullable): id of the row at @position. (transfer full) */
static char *
dup_id (PbHistoryPage *self, guint position)
{
  g_autoptr (PbHistoryRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row != NULL ? g_strdup (pb_history_row_get_gesture (row)->id) : NULL;
}

static void
show_state (PbHistoryPage *self)
{
  const guint n = count_rows (self);
  g_autofree char *words
      = g_strdup_printf (self->is_complete ? g_dngettext (NULL, "%u action", "%u actions", n)
                                           : g_dngettext (NULL, "The latest %u", "The latest %u", n),
                         n);

  pb_history_bar_set_count (self->bar, words);
  gtk_stack_set_visible_child_name (self->stack, n > 0                                   ? "rows"
                                                 : pb_history_bar_is_limited (self->bar) ? "nothing"
                                                                                         : "empty");
}

/* While nobody has a name and there is one copy of the case, who did it says nothing. */
static void
show_who (PbHistoryPage *self, const PbHistoryGesture *gesture)
{
  if (gesture->user != NULL || !gesture->own)
    gtk_column_view_column_set_visible (self->who_column, TRUE);
}

/* Takes the first @n of @gestures to @position. */
static void
insert_rows (PbHistoryPage *self, guint position, GPtrArray *gestures, guint n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++) {
    show_who (self, g_ptr_array_index (gestures, i));
    g_ptr_array_add (rows, pb_history_row_new (g_ptr_array_index (gestures, i)));
  }
  /* They own their gestures now. */
  g_ptr_array_set_free_func (gestures, NULL);
  for (guint i = n; i < gestures->len; i++)
    pb_history_gesture_free (g_ptr_array_index (gestures, i));
  g_list_store_splice (self->rows, position, 0, rows->pdata, rows->len);
}

/* --- reading */

static void read_if_near_end (PbHistoryPage *self);

static void
begin_reading (PbHistoryPage *self, const char *before, GAsyncReadyCallback callback)
{
  self->is_stale = FALSE;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pb_workspace_history_page_async (pb_case_get_workspace (pb_page_get_case (PB_PAGE (self))),
                                   pb_history_bar_get_filter (self->bar), before, PAGE_ROWS, self->reading,
                                   callback, pb_weak_hold_new (self));
}

/* (nullable) (transfer full): what was read, when it is still wanted. */
static GPtrArray *
end_reading (PbHistoryPage *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gestures = pb_workspace_history_page_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL || self->stack == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return NULL;
  g_clear_object (&self->reading);
  if (gestures == NULL)
    pb_case_fail (pb_page_get_case (PB_PAGE (self)), error);
  return g_steal_pointer (&gestures);
}

static void
more_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbHistoryPage) self = pb_weak_hold_take (data);
  g_autoptr (GPtrArray) gestures = end_reading (self, source, result);

  if (gestures == NULL)
    return;
  self->is_complete = gestures->len < PAGE_ROWS;
  insert_rows (self, count_rows (self), gestures, gestures->len);
  show_state (self);
  read_if_near_end (self);
}

static void
read_more (PbHistoryPage *self)
{
  g_autofree char *last = NULL;

  if (self->reading != NULL || self->is_complete || count_rows (self) == 0)
    return;
  last = dup_id (self, count_rows (self) - 1);
  begin_reading (self, last, more_read);
}

/* Less than a screen below what is seen is there, and not only because the view has not been given it yet. */
static void
read_if_near_end (PbHistoryPage *self)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);
  const double room = gtk_adjustment_get_page_size (place);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->paced)) < count_rows (self))
    return;
  if (gtk_adjustment_get_value (place) + 2 * room > gtk_adjustment_get_upper (place))
    read_more (self);
}

/* Nothing of the history ever goes: what is new stands before what was there. When the new page does not
 * reach to that, or another filter was chosen, all is new. */
static void
latest_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbHistoryPage) self = pb_weak_hold_take (data);
  g_autoptr (GPtrArray) gestures = end_reading (self, source, result);
  g_autofree char *first = NULL;
  guint n_new = 0;

  if (gestures == NULL)
    return;
  first = dup_id (self, 0);
  while (n_new < gestures->len
         && g_strcmp0 (((PbHistoryGesture *) g_ptr_array_index (gestures, n_new))->id, first) != 0)
    n_new++;
  if (first != NULL && n_new < gestures->len) {
    insert_rows (self, 0, gestures, n_new);
  } else {
    self->is_complete = gestures->len < PAGE_ROWS;
    /* In two steps, so that GTK does not compare every row (feasibility-ui.md §2). */
    g_list_store_remove_all (self->rows);
    insert_rows (self, 0, gestures, gestures->len);
  }
  show_state (self);
  read_if_near_end (self);
}

static void
on_changed (PbHistoryPage *self)
{
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    begin_reading (self, NULL, latest_read);
}

static void
catch_up (PbHistoryPage *self)
{
  if (self->is_stale)
    begin_reading (self, NULL, latest_read);
}

static void
on_filter_changed (PbHistoryPage *self)
{
  if (self->rows == NULL)
    return;
  g_list_store_remove_all (self->rows);
  self->is_complete = FALSE;
  begin_reading (self, NULL, latest_read);
}

/* --- callbacks */

static void
on_selected (PbHistoryPage *self)
{
  PbHistoryRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *title = NULL;

  if (row == NULL)
    return;
  title = pb_history_row_describe_gesture (row);
  pb_page_tell_detail (
      PB_PAGE (self), title,
      pb_history_detail_new (pb_page_get_case (PB_PAGE (self)), row, pb_history_bar_get_filter (self->bar)));
}

static void
on_clear_clicked (PbHistoryPage *self)
{
  pb_history_bar_clear (self->bar);
  pb_history_bar_search (self->bar);
}

/* --- page */

static void
pb_history_page_show (PbPage *page, PbKind kind, const char *id)
{
  pb_history_bar_set_record (PB_HISTORY_PAGE (page)->bar, kind, id);
}

static gboolean
pb_history_page_search (PbPage *page)
{
  pb_history_bar_search (PB_HISTORY_PAGE (page)->bar);
  return TRUE;
}

static void
pb_history_page_constructed (GObject *object)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);
  PbCase *document = pb_page_get_case (PB_PAGE (self));

  G_OBJECT_CLASS (pb_history_page_parent_class)->constructed (object);
  self->rows = g_list_store_new (PB_TYPE_HISTORY_ROW);
  set_cells (self->time_column, pb_history_row_describe_time);
  set_cells (self->who_column, pb_history_row_describe_who);
  set_cells (self->gesture_column, pb_history_row_describe_gesture);
  set_cells (self->record_column, pb_history_row_describe_records);
  self->paced = pb_paced_model_new (G_LIST_MODEL (self->rows), self->view);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->paced));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (read_if_near_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  pb_history_bar_set_case (self->bar, document);
  g_signal_connect (self, "map", G_CALLBACK (catch_up), NULL);
  begin_reading (self, NULL, latest_read);
}

static void
pb_history_page_dispose (GObject *object)
{
  PbHistoryPage *self = PB_HISTORY_PAGE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_HISTORY_PAGE);
  g_clear_object (&self->paced);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (pb_history_page_parent_class)->dispose (object);
}

static void
pb_history_page_class_init (PbHistoryPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = pb_history_page_constructed;
  object_class->dispose = pb_history_page_dispose;
  PB_PAGE_CLASS (class)->search = pb_history_page_search;
  PB_PAGE_CLASS (class)->show = pb_history_page_show;

  g_type_ensure (PB_TYPE_HISTORY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/history/pb-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, bar);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, gesture_column);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, record_column);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, selection);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, time_column);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, PbHistoryPage, who_column);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
}

static void
pb_history_page_init (PbHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
