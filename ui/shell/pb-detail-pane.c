/* pb-detail-pane.c: see pb-detail-pane.h. What a record says is put together in pb-detail-record.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-detail-pane"

#include "config.h"

#include "pb-add-menu.h"
#include "pb-detail-pane.h"
#include "pb-detail-record.h"
#include "pb-location.h"
#include "pb-record-drag.h"
#include "pb-text.h"
#include "pb-weak-hold.h"
#include "pb-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Referring records asked for, of a kind: more are a number, not a list. */
#define MAX_REFERRERS 50
#define TITLE_CHARS 300

struct _PbDetailPane {
  GtkWidget parent_instance;

  GtkWidget *add_button;
  GtkWidget *back_button;
  GtkWidget *buttons;
  GtkWidget *content; /* box that is filled */
  GtkWidget *delete_button;
  GtkWidget *edit_button;
  GtkLabel *kind_label;
  GtkWidget *open_button;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  GtkWidget *state_box;
  GtkLabel *title_label;

  PbCase *document; /* (owned) (nullable) */
  PbKind kind;      /* PB_KIND_NONE: no record is shown */
  char *id;         /* (owned) (nullable) */
  GPtrArray *steps; /* (owned) (element-type utf8): locations looked at before, inside the pane */
  PbItem *item;     /* (owned) (nullable) */
  gboolean is_filled;
  gboolean is_stale;     /* something changed while nobody saw the pane */
  GCancellable *reading; /* (owned) (nullable) */
  guint place_source;
  double place; /* to scroll back to */
};

G_DEFINE_FINAL_TYPE (PbDetailPane, pb_detail_pane, GTK_TYPE_WIDGET)

/* --- filling */

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
set_title (PbDetailPane *self, const char *kind, const char *title)
{
  g_autofree char *safe = pb_text_for_display (title, TITLE_CHARS);

  pb_record_drag_detach (GTK_WIDGET (self->title_label));
  gtk_label_set_label (self->kind_label, kind);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_label), kind[0] != '\0');
  gtk_label_set_label (self->title_label, safe);
  gtk_widget_set_visible (self->back_button, self->steps->len > 0);
}

/* An assertion is what it says; who says it stands below. */
static const char *
find_title (PbItem *item)
{
  const char *said = pb_item_get_kind (item) == PB_KIND_ASSERTION
                         ? pb_record_get_nth (pb_item_get_record (item), PB_COLUMN_ASSERTION_PROPOSITION)
                         : NULL;

  return said != NULL ? said : pb_item_get_title (item);
}

/* A record read again is at the same place. */
static gboolean
restore_place (gpointer data)
{
  PbDetailPane *self = data;

  self->place_source = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->place);
  return G_SOURCE_REMOVE;
}

static void
set_target (GtkWidget *button, const char *location)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
}

static void
fill_buttons (PbDetailPane *self)
{
  gboolean may_change = !pb_case_is_read_only (self->document);
  gboolean is_fixed = pb_kind_get_info (self->kind)->fixed;
  g_autoptr (GMenu) menu = pb_add_menu_new (self->kind, self->id);
  g_autofree char *location = pb_location_new (NULL, self->kind, self->id);

  set_target (self->edit_button, location);
  set_target (self->delete_button, location);
  set_target (self->open_button, location);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->add_button, may_change && g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_widget_set_visible (self->edit_button, may_change && !is_fixed);
  gtk_widget_set_visible (self->delete_button, may_change && !is_fixed);
  gtk_widget_set_visible (self->buttons, TRUE);
}

static void
say_gone (PbDetailPane *self)
{
  g_clear_object (&self->item);
  empty_box (self->content);
  empty_box (self->state_box);
  gtk_widget_set_visible (self->buttons, FALSE);
  set_title (self, pb_words_for_kind (self->kind), C_ ("detail", "No longer in the case"));
  gtk_box_append (
      GTK_BOX (self->content),
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "label",
                    C_ ("detail", "It was deleted. Undo brings it back; the history says when it went."),
                    NULL));
  gtk_stack_set_visible_child_name (self->stack, "shown");
}

static void
fill (PbDetailPane *self, GPtrArray *referrers)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  gboolean had_focus = gtk_widget_get_focus_child (self->content) != NULL;

  self->place = self->is_filled ? gtk_adjustment_get_value (adjustment) : 0;
  if (had_focus)
    gtk_widget_grab_focus (self->edit_button);
  empty_box (self->content);
  empty_box (self->state_box);
  set_title (self, pb_words_for_kind (self->kind), find_title (self->item));
  fill_buttons (self);
  pb_record_drag_attach (GTK_WIDGET (self->title_label), self->document, self->kind, self->id,
                         pb_item_get_title (self->item));
  pb_detail_record_fill (self->document, self->item, referrers, GTK_BOX (self->state_box),
                         GTK_BOX (self->content));
  gtk_stack_set_visible_child_name (self->stack, "shown");
  self->is_filled = TRUE;
  if (self->place_source == 0)
    self->place_source = g_idle_add (restore_place, self);
}

/* --- reading */

static void
referrers_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbDetailPane) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) referrers
      = pb_workspace_find_referrers_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->item == NULL
      || self->document == NULL || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (referrers == NULL)
    pb_case_fail (self->document, error);
  else
    fill (self, referrers);
}

static void
item_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbDetailPane) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  if (items == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  if (items->len == 0) {
    say_gone (self);
    return;
  }
  g_set_object (&self->item, g_ptr_array_index (items, 0));
  pb_workspace_find_referrers_async (PB_WORKSPACE (source), self->kind, self->id, MAX_REFERRERS,
                                     self->reading, referrers_found, pb_weak_hold_new (self));
}

static void
stop_reading (PbDetailPane *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_record (PbDetailPane *self)
{
  const char *const ids[] = {self->id, NULL};

  stop_reading (self);
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->document == NULL || self->kind == PB_KIND_NONE || self->is_stale)
    return;
  self->reading = g_cancellable_new ();
  pb_workspace_get_items_async (pb_case_get_workspace (self->document), self->kind, ids, self->reading,
                                item_read, pb_weak_hold_new (self));
}

static void
show_record (PbDetailPane *self, PbKind kind, const char *id)
{
  if (self->kind != kind || g_strcmp0 (self->id, id) != 0)
    self->is_filled = FALSE;
  if (self->id != id) {
    g_free (self->id);
    self->id = g_strdup (id);
  }
  self->kind = kind;
  read_record (self);
}

/* --- going on inside the pane */

static void
on_inspect (GtkWidget *widget, const char *action, GVariant *target)
{
  PbDetailPane *self = PB_DETAIL_PANE (widget);
  g_auto (PbLocation) location = {.kind = PB_KIND_NONE};

  if (!pb_location_parse (g_variant_get_string (target, NULL), &location) || location.id == NULL)
    return;
  if (self->kind != PB_KIND_NONE)
    g_ptr_array_add (self->steps, pb_location_new (NULL, self->kind, self->id));
  show_record (self, location.kind, location.id);
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *target)
{
  PbDetailPane *self = PB_DETAIL_PANE (widget);
  g_auto (PbLocation) location = {.kind = PB_KIND_NONE};
  g_autofree char *step = NULL;

  if (self->steps->len == 0)
    return;
  step = g_ptr_array_steal_index (self->steps, self->steps->len - 1);
  if (pb_location_parse (step, &location) && location.id != NULL)
    show_record (self, location.kind, location.id);
}

/* --- widget */

static void
pb_detail_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_detail_pane_parent_class)->map (widget);
  if (PB_DETAIL_PANE (widget)->is_stale)
    read_record (PB_DETAIL_PANE (widget));
}

static void
pb_detail_pane_dispose (GObject *object)
{
  PbDetailPane *self = PB_DETAIL_PANE (object);

  stop_reading (self);
  g_clear_handle_id (&self->place_source, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_DETAIL_PANE);
  G_OBJECT_CLASS (pb_detail_pane_parent_class)->dispose (object);
}

static void
pb_detail_pane_finalize (GObject *object)
{
  PbDetailPane *self = PB_DETAIL_PANE (object);

  g_free (self->id);
  g_ptr_array_unref (self->steps);
  G_OBJECT_CLASS (pb_detail_pane_parent_class)->finalize (object);
}

static void
pb_detail_pane_class_init (PbDetailPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pb_detail_pane_dispose;
  object_class->finalize = pb_detail_pane_finalize;
  widget_class->map = pb_detail_pane_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/shell/pb-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, add_button);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, content);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, delete_button);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, kind_label);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, open_button);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, state_box);
  gtk_widget_class_bind_template_child (widget_class, PbDetailPane, title_label);
  gtk_widget_class_install_action (widget_class, "pane.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "pane.inspect", "s", on_inspect);
}

static void
pb_detail_pane_init (PbDetailPane *self)
{
  self->kind = PB_KIND_NONE;
  self->steps = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- public */

void
pb_detail_pane_set_case (PbDetailPane *self, PbCase *document)
{
  g_return_if_fail (PB_IS_DETAIL_PANE (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  pb_detail_pane_clear (self);
  if (document == NULL)
    return;
  /* Twice after a change: at once with what the case holds, then with what the review makes of it. */
  g_signal_connect_object (document, "changed", G_CALLBACK (read_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::review", G_CALLBACK (read_record), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::read-only", G_CALLBACK (read_record), self, G_CONNECT_SWAPPED);
}

void
pb_detail_pane_show_record (PbDetailPane *self, PbKind kind, const char *id)
{
  g_return_if_fail (PB_IS_DETAIL_PANE (self) && id != NULL);

  g_ptr_array_set_size (self->steps, 0);
  show_record (self, kind, id);
}

/* GTK names a widget by its type until somebody does it. */
static gboolean
is_named (GtkWidget *widget)
{
  return !g_str_equal (gtk_widget_get_name (widget), G_OBJECT_TYPE_NAME (widget));
}

void
pb_detail_pane_show_content (PbDetailPane *self, const char *title, GtkWidget *content)
{
  GtkWidget *before;
  gboolean is_same;
  double place;

  g_return_if_fail (PB_IS_DETAIL_PANE (self) && title != NULL && GTK_IS_WIDGET (content));

  before = gtk_widget_get_first_child (self->content);
  is_same = before != NULL && is_named (content)
            && g_str_equal (gtk_widget_get_name (before), gtk_widget_get_name (content));
  place = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  pb_detail_pane_clear (self);
  set_title (self, "", title);
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_box_append (GTK_BOX (self->content), content);
  gtk_stack_set_visible_child_name (self->stack, "shown");
  if (!is_same)
    return;
  /* Told anew after a change. */
  self->place = place;
  if (self->place_source == 0)
    self->place_source = g_idle_add (restore_place, self);
}

void
pb_detail_pane_clear (PbDetailPane *self)
{
  g_return_if_fail (PB_IS_DETAIL_PANE (self));

  stop_reading (self);
  self->kind = PB_KIND_NONE;
  self->is_filled = FALSE;
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->item);
  g_ptr_array_set_size (self->steps, 0);
  empty_box (self->content);
  empty_box (self->state_box);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

gboolean
pb_detail_pane_is_empty (PbDetailPane *self)
{
  g_return_val_if_fail (PB_IS_DETAIL_PANE (self), TRUE);

  return self->kind == PB_KIND_NONE
         && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "nothing");
}
