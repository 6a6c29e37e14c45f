/* pb-record-list-menu.c: keys of a list, and the menu of a row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-list"

#include "config.h"

#include "pb-add-menu.h"
#include "pb-location.h"
#include "pb-record-drag.h"
#include "pb-record-list-private.h"

#include <glib/gi18n.h>

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (PbRecordList *self, const char *id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();
  g_autoptr (GMenu) add = pb_add_menu_new (self->spec->kind, id);
  g_autofree char *location = pb_location_new (NULL, self->spec->kind, id);

  if (self->spec->open != NULL)
    g_menu_append (work, C_ ("menu", "_Open"), "record.open");
  append (work, C_ ("menu", "_Edit…"), "win.edit", location);
  if (self->spec->kind == PB_KIND_FACT)
    g_menu_append (work, C_ ("menu", "_Copy for the Matrix"), "record.copy");
  append (work, C_ ("menu", "_Delete"), "win.delete", location);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  if (g_menu_model_get_n_items (G_MENU_MODEL (add)) > 0)
    g_menu_append_submenu (menu, C_ ("menu", "_Add"), G_MENU_MODEL (add));
  return G_MENU_MODEL (menu);
}

static void
popup_at (PbRecordList *self, const GdkRectangle *at)
{
  const char *id = pb_record_list_get_selected (self);
  g_autoptr (GMenuModel) menu = NULL;

  if (id == NULL)
    return;
  menu = make_menu (self, id);
  if (self->menu == NULL) {
    self->menu = gtk_popover_menu_new_from_model (NULL);
    gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
    gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The position of the row under @widget; GTK_INVALID_LIST_POSITION when it is none. Cells are the label in a
 * cell in a row: a row is found by its first label. */
static guint
find_position (PbRecordList *self, GtkWidget *widget)
{
  for (; widget != NULL && widget != GTK_WIDGET (self->view); widget = gtk_widget_get_parent (widget))
    for (GtkWidget *inner = widget; inner != NULL; inner = gtk_widget_get_first_child (inner)) {
      GtkListItem *cell = g_object_get_data (G_OBJECT (inner), "cell");

      if (cell != NULL)
        return gtk_list_item_get_position (cell);
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, PbRecordList *self)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  guint position = find_position (self, widget);
  double at_x, at_y;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &at_x, &at_y))
    popup_at (self, &(GdkRectangle) {(int) at_x, (int) at_y, 1, 1});
}

static PbRecordRow *
get_row_at (PbRecordList *self, double x, double y)
{
  guint position = find_position (self, gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT));
  g_autoptr (PbRecordRow) row = position != GTK_INVALID_LIST_POSITION
                                    ? g_list_model_get_item (G_LIST_MODEL (self->selection), position)
                                    : NULL;

  return row; /* the view holds those it shows */
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, PbRecordList *self)
{
  PbRecordRow *row = get_row_at (self, x, y);
  g_autoptr (PbRecordDrag) drag = NULL;

  if (row == NULL)
    return NULL;
  self->dragged = row;
  drag = pb_record_drag_new (self->document, self->spec->kind, pb_record_row_get_id (row));
  return pb_record_drag_provide (drag);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, PbRecordList *self)
{
  PbItem *item = pb_record_row_get_item (self->dragged);

  pb_record_drag_show (drag, item != NULL ? pb_item_get_title (item) : "");
  self->dragged = NULL;
}

static void
watch_drags (PbRecordList *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (source));
}

void
pb_record_list_watch_pointer (PbRecordList *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  watch_drags (self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (gesture));
}

static void
on_menu (GtkWidget *widget, const char *action, GVariant *target)
{
  PbRecordList *self = PB_RECORD_LIST (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
      || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;
  popup_at (self,
            &(GdkRectangle) {(int) bounds.origin.x + 24, (int) bounds.origin.y, 1, (int) bounds.size.height});
}

static void
activate_selected (PbRecordList *self, const char *action)
{
  const char *id = pb_record_list_get_selected (self);
  g_autofree char *location = NULL;

  /* A row that a filter hides is not acted on. */
  if (id == NULL)
    return;
  location = pb_location_new (NULL, self->spec->kind, id);
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", location);
}

static void
on_edit (GtkWidget *widget, const char *action, GVariant *target)
{
  activate_selected (PB_RECORD_LIST (widget), "win.edit");
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *target)
{
  activate_selected (PB_RECORD_LIST (widget), "win.delete");
}

/* What the row leads to: the words of an assertion, or the record where it is worked with. */
static void
on_open (GtkWidget *widget, const char *action, GVariant *target)
{
  PbRecordList *self = PB_RECORD_LIST (widget);
  PbRecordRow *row
      = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  PbItem *item = row != NULL ? pb_record_row_get_item (row) : NULL;
  g_autofree char *location = NULL;
  const char *other;
  int column;

  if (item == NULL)
    return;
  if (self->spec->open == NULL) {
    activate_selected (self, "win.edit");
    return;
  }
  column = pb_kind_find_column (self->spec->kind, self->spec->open);
  other = pb_record_get_nth (pb_item_get_record (item), (guint) column);
  if (other == NULL)
    return;
  location = pb_location_new (NULL, pb_kind_get_info (self->spec->kind)->columns[column].reference, other);
  gtk_widget_activate_action (widget, "win.open", "s", location);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *target)
{
  PbRecordList *self = PB_RECORD_LIST (widget);

  if (self->spec != NULL)
    gtk_widget_activate_action (widget, "win.add", "s", pb_kind_get_info (self->spec->kind)->table);
}

static void
on_copy (GtkWidget *widget, const char *action, GVariant *target)
{
  PbRecordList *self = PB_RECORD_LIST (widget);
  const char *id = pb_record_list_get_selected (self);
  g_autoptr (PbRecordDrag) drag
      = id != NULL ? pb_record_drag_new (self->document, self->spec->kind, id) : NULL;
  g_autoptr (GdkContentProvider) content = drag != NULL ? pb_record_drag_provide (drag) : NULL;

  if (content != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
}

static void
on_refresh (GtkWidget *widget, const char *action, GVariant *target)
{
  PbRecordList *self = PB_RECORD_LIST (widget);

  if (self->model != NULL)
    pb_query_model_refresh (self->model);
}

void
pb_record_list_install_keys (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "record.add", NULL, on_add);
  gtk_widget_class_install_action (class, "record.copy", NULL, on_copy);
  gtk_widget_class_install_action (class, "record.delete", NULL, on_delete);
  gtk_widget_class_install_action (class, "record.edit", NULL, on_edit);
  gtk_widget_class_install_action (class, "record.menu", NULL, on_menu);
  gtk_widget_class_install_action (class, "record.open", NULL, on_open);
  gtk_widget_class_install_action (class, "record.refresh", NULL, on_refresh);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Insert, 0, "record.add", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "record.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Insert, GDK_CONTROL_MASK, "record.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Delete, 0, "record.delete", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F2, 0, "record.edit", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "record.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F10, GDK_SHIFT_MASK, "record.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F5, 0, "record.refresh", NULL);
}
