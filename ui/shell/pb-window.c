/* pb-window.c: see pb-window.h. What changes a case is in pb-window-edit.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-window"

#include "config.h"

#include "pb-location.h"
#include "pb-page-list.h"
#include "pb-text.h"
#include "pb-watchdog.h"
#include "pb-window-private.h"

#include <glib/gi18n.h>

/* More steps back than anybody remembers having taken. */
#define MAX_STEPS 200
/* How long something is held over a row of the sidebar before its page comes: as on a stack switcher. */
#define HOVER_MS 500
/* On a page: the pane that shows what is chosen there. Coming back to a page, one finds it as it was. */
#define PANE_KEY "detail-pane"

G_DEFINE_FINAL_TYPE (PbWindow, pb_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- going places */

const char *
pb_window_get_location (PbWindow *self)
{
  g_return_val_if_fail (PB_IS_WINDOW (self), NULL);

  return self->step < self->steps->len ? g_ptr_array_index (self->steps, self->step) : NULL;
}

static void
update_steps (PbWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->step > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward", self->step + 1 < self->steps->len);
}

static PbDetailPane *
get_pane (GtkWidget *page)
{
  return g_object_get_data (G_OBJECT (page), PANE_KEY);
}

static void
on_detail (PbPage *page, const char *title, GtkWidget *content, PbWindow *self)
{
  pb_detail_pane_show_content (get_pane (GTK_WIDGET (page)), title, content);
  if (gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (page))
    pb_window_layout_arrange (self, TRUE);
}

static void
add_pane (PbWindow *self, GtkWidget *page)
{
  GtkWidget *pane = g_object_new (PB_TYPE_DETAIL_PANE, NULL);

  pb_detail_pane_set_case (PB_DETAIL_PANE (pane), self->document);
  gtk_stack_add_child (self->detail_panes, pane);
  g_object_set_data_full (G_OBJECT (page), PANE_KEY, g_object_ref (pane), g_object_unref);
}

/* (transfer none): the page, made when it is first gone to. */
static PbPage *
get_page (PbWindow *self, const PbPageEntry *entry)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, entry->id);

  if (page == NULL) {
    page = g_object_new (entry->get_type (), "case", self->document, NULL);
    add_pane (self, page);
    g_signal_connect_object (page, "detail", G_CALLBACK (on_detail), self, 0);
    gtk_stack_add_named (self->pages, page, entry->id);
  }
  return PB_PAGE (page);
}

static void
select_sidebar_row (PbWindow *self, const char *id)
{
  guint n;
  const PbPageEntry *entries = pb_page_list_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (entries[i].id, id))
      gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, (int) i));
}

/* Only the page in front is there for screen readers: GTK 4.8 tells them of every visible child of a stack.
 */
static void
show_only (GtkStack *stack, GtkWidget *child)
{
  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child (stack, child);
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (stack)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    gtk_widget_set_visible (other, other == child);
}

/* Shows @location; FALSE when there is no such place. */
static gboolean
show_location (PbWindow *self, const char *text)
{
  g_auto (PbLocation) location = {.kind = PB_KIND_NONE};
  const PbPageEntry *entry;
  GtkWidget *before;
  PbPage *page;

  if (self->document == NULL || !pb_location_parse (text, &location))
    return FALSE;
  entry = pb_page_list_find (location.page != NULL ? location.page : pb_location_find_page (location.kind));
  if (entry == NULL)
    return FALSE;
  before = gtk_stack_get_visible_child (self->pages);
  page = get_page (self, entry);
  show_only (self->pages, GTK_WIDGET (page));
  show_only (self->detail_panes, GTK_WIDGET (get_pane (GTK_WIDGET (page))));
  if (before != GTK_WIDGET (page))
    pb_window_layout_turn (self, !entry->has_own_margin);
  adw_window_title_set_title (self->page_title, g_dpgettext2 (NULL, "page", entry->title));
  select_sidebar_row (self, entry->id);
  if (location.id != NULL) {
    pb_page_show (page, location.kind, location.id);
    pb_detail_pane_show_record (get_pane (GTK_WIDGET (page)), location.kind, location.id);
    pb_window_layout_arrange (self, TRUE);
  }
  return TRUE;
}

void
pb_window_go (PbWindow *self, const char *location)
{
  g_return_if_fail (PB_IS_WINDOW (self) && location != NULL);

  if (!show_location (self, location))
    return;
  if (g_strcmp0 (pb_window_get_location (self), location) == 0)
    return;
  if (self->steps->len > 0)
    g_ptr_array_set_size (self->steps, (int) self->step + 1);
  if (self->steps->len >= MAX_STEPS)
    g_ptr_array_remove_index (self->steps, 0);
  g_ptr_array_add (self->steps, g_strdup (location));
  self->step = self->steps->len - 1;
  update_steps (self);
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  guint step = self->step + (g_str_equal (action, "win.back") ? -1u : 1u);

  if (step >= self->steps->len)
    return;
  self->step = step;
  show_location (self, g_ptr_array_index (self->steps, step));
  update_steps (self);
}

static void
on_go (GtkWidget *widget, const char *action, GVariant *target)
{
  pb_window_go (PB_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
on_inspect (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWidget *page = gtk_stack_get_visible_child (PB_WINDOW (widget)->pages);
  g_auto (PbLocation) location = {.kind = PB_KIND_NONE};

  if (page != NULL && pb_location_parse (g_variant_get_string (target, NULL), &location)
      && location.id != NULL) {
    pb_detail_pane_show_record (get_pane (page), location.kind, location.id);
    pb_window_layout_arrange (PB_WINDOW (widget), TRUE);
  }
}

static void
on_sidebar_activated (PbWindow *self, GtkListBoxRow *row)
{
  guint n;
  const PbPageEntry *entries = pb_page_list_get (&n);
  int index = gtk_list_box_row_get_index (row);

  if (index < 0 || (guint) index >= n)
    return;
  pb_window_go (self, entries[index].id);
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

/* Alt+1 … Alt+9, Alt+0, Alt+minus, as the keys lie: the pages in the order of the sidebar. */
static void
on_go_nth (GtkWidget *widget, const char *action, GVariant *target)
{
  guint n;
  const PbPageEntry *entries = pb_page_list_get (&n);
  guint nth = (guint) g_variant_get_int32 (target);

  if (nth < n)
    pb_window_go (PB_WINDOW (widget), entries[nth].id);
}

/* F6: sidebar, page, right pane, and round again. */
static void
on_next_pane (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  GtkWidget *panes[]
      = {GTK_WIDGET (self->sidebar), GTK_WIDGET (self->pages), GTK_WIDGET (self->detail_panes)};
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint current = G_N_ELEMENTS (panes) - 1;

  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (panes); i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      current = i;
  for (guint i = 1; i <= G_N_ELEMENTS (panes); i++)
    if (gtk_widget_child_focus (panes[(current + i) % G_N_ELEMENTS (panes)], GTK_DIR_TAB_FORWARD))
      return;
}

static void
on_search (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page == NULL || !pb_page_search (PB_PAGE (page)))
    gtk_widget_activate_action (widget, "win.palette", NULL);
}

static void
on_toggle_detail (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);

  adw_flap_set_reveal_flap (self->detail_flap, !adw_flap_get_reveal_flap (self->detail_flap));
}

/* --- the sidebar */

static void
stop_hover (PbWindow *self)
{
  g_clear_handle_id (&self->hover_source, g_source_remove);
}

static gboolean
on_hover_end (gpointer row)
{
  PbWindow *self = PB_WINDOW (gtk_widget_get_root (row));

  self->hover_source = 0;
  on_sidebar_activated (self, row);
  return G_SOURCE_REMOVE;
}

/* What is held over a row can be dropped on its page. */
static void
on_hover (GtkDropControllerMotion *controller, double x, double y, GtkWidget *row)
{
  PbWindow *self = PB_WINDOW (gtk_widget_get_root (row));

  stop_hover (self);
  self->hover_source = g_timeout_add (HOVER_MS, on_hover_end, row);
}

static void
on_hover_leave (GtkDropControllerMotion *controller, GtkWidget *row)
{
  stop_hover (PB_WINDOW (gtk_widget_get_root (row)));
}

static void
watch_hover (GtkWidget *row)
{
  GtkEventController *controller = gtk_drop_controller_motion_new ();

  g_signal_connect (controller, "enter", G_CALLBACK (on_hover), row);
  g_signal_connect (controller, "leave", G_CALLBACK (on_hover_leave), row);
  gtk_widget_add_controller (row, controller);
}

static GtkWidget *
make_sidebar_row (const PbPageEntry *entry)
{
  const char *title = g_dpgettext2 (NULL, "page", entry->title);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *count = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "name", "count", NULL);

  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (entry->icon));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "hexpand", TRUE,
                                               "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  watch_hover (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

/* Counts are open work, not totals. */
static void
update_counts (PbWindow *self)
{
  PbReview *review = self->document != NULL ? pb_case_get_review (self->document) : NULL;
  guint n;
  const PbPageEntry *entries = pb_page_list_get (&n);

  for (guint i = 0; i < n; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, (int) i);
    GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
    const char *title = g_dpgettext2 (NULL, "page", entries[i].title);
    guint count = review != NULL && entries[i].count != NULL ? entries[i].count (review) : 0;
    g_autofree char *text = g_strdup_printf ("%u", count);
    g_autofree char *name
        = count > 0 ? g_strdup_printf (g_dngettext (NULL, "%s, %u open", "%s, %u open", count), title, count)
                    : g_strdup (title);

    gtk_label_set_label (GTK_LABEL (label), text);
    gtk_widget_set_visible (label, count > 0);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
  if (review != NULL)
    pb_watchdog_tell_shown (GTK_WIDGET (self), "case");
}

/* --- the case */

void
pb_window_say (PbWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (escaped));
}

static void
update_title (PbWindow *self)
{
  const char *title = self->document != NULL ? pb_case_get_title (self->document) : "";
  g_autofree char *shown = pb_text_for_display (title, 80);

  gtk_label_set_label (self->case_label, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->case_label), shown);
  gtk_window_set_title (GTK_WINDOW (self), shown[0] != '\0' ? shown : "Probata");
}

static void
clear_pages (PbWindow *self)
{
  GtkWidget *page, *pane;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);
  while ((pane = gtk_widget_get_first_child (GTK_WIDGET (self->detail_panes))) != NULL)
    gtk_stack_remove (self->detail_panes, pane);
  g_ptr_array_set_size (self->steps, 0);
  self->step = 0;
  update_steps (self);
}

PbCase *
pb_window_get_case (PbWindow *self)
{
  g_return_val_if_fail (PB_IS_WINDOW (self), NULL);

  return self->document;
}

void
pb_window_set_case (PbWindow *self, PbCase *document)
{
  guint n;
  const PbPageEntry *entries = pb_page_list_get (&n);

  g_return_if_fail (PB_IS_WINDOW (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  clear_pages (self);
  g_set_object (&self->document, document);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_flap), document != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->welcome), document == NULL);
  gtk_stack_set_visible_child_name (self->stack, document != NULL ? "case" : "welcome");
  update_title (self);
  update_counts (self);
  pb_window_watch_case (self);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::review", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  if (n > 0)
    pb_window_go (self, entries[0].id);
}

/* --- the window's own state */

static void
restore_state (PbWindow *self)
{
  g_settings_bind (self->settings, "window-width", self, "default-width",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (self->settings, "window-maximized", self, "maximized",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
}

static gboolean
pb_window_close_request (GtkWindow *window)
{
  if (!pb_window_may_close (PB_WINDOW (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (pb_window_parent_class)->close_request (window);
}

static void
pb_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  pb_window_layout_fit (PB_WINDOW (widget), width);
  GTK_WIDGET_CLASS (pb_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
pb_window_dispose (GObject *object)
{
  PbWindow *self = PB_WINDOW (object);

  stop_hover (self);
  if (self->pages != NULL)
    clear_pages (self);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pb_window_parent_class)->dispose (object);
}

static void
pb_window_finalize (GObject *object)
{
  PbWindow *self = PB_WINDOW (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_window_parent_class)->finalize (object);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return pb_window_layout_escape (PB_WINDOW (widget));
}

static void
add_keys (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Right, GDK_ALT_MASK, "win.forward", NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, on_escape, NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F9, 0, "win.toggle-detail", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F6, 0, "win.next-pane", NULL);
  for (int i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (class, (guint) (GDK_KEY_1 + i), GDK_ALT_MASK, "win.go-nth", "i", i);
  gtk_widget_class_add_binding_action (class, GDK_KEY_0, GDK_ALT_MASK, "win.go-nth", "i", 9);
  gtk_widget_class_add_binding_action (class, GDK_KEY_minus, GDK_ALT_MASK, "win.go-nth", "i", 10);
  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_k, GDK_CONTROL_MASK, "win.palette", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
pb_window_class_init (PbWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pb_window_dispose;
  object_class->finalize = pb_window_finalize;
  widget_class->size_allocate = pb_window_size_allocate;
  GTK_WINDOW_CLASS (class)->close_request = pb_window_close_request;

  g_type_ensure (PB_TYPE_DETAIL_PANE);
  g_type_ensure (PB_TYPE_TASK_BAR);
  g_type_ensure (PB_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probata/Probata/shell/pb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWindow, case_label);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, close_detail_button);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, detail_flap);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, detail_panes);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, notice_button);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, notice_revealer);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, page_header);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, task_bar);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, welcome);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_activated);

  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "win.go", "s", on_go);
  gtk_widget_class_install_action (widget_class, "win.go-nth", "i", on_go_nth);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, on_next_pane);
  gtk_widget_class_install_action (widget_class, "win.inspect", "s", on_inspect);
  gtk_widget_class_install_action (widget_class, "win.open", "s", on_go);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search);
  gtk_widget_class_install_action (widget_class, "win.toggle-detail", NULL, on_toggle_detail);
  pb_window_install_edit_actions (widget_class);
  add_keys (widget_class);
}

static void
pb_window_init (PbWindow *self)
{
  guint n;
  const PbPageEntry *entries = pb_page_list_get (&n);

  self->steps = g_ptr_array_new_with_free_func (g_free);
  self->settings = g_settings_new ("io.github.probata.Probata");
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->sidebar, make_sidebar_row (&entries[i]));
  restore_state (self);
  pb_window_layout_watch (self);
  pb_window_accept_drops (self);
  update_steps (self);
}

PbWindow *
pb_window_new (GtkApplication *application)
{
  return g_object_new (PB_TYPE_WINDOW, "application", application, NULL);
}
