/* pb-reader-page.c: the page that is shown, its text, and going to another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-reader"

#include "config.h"

#include "pb-reader-private.h"

#include <glib/gi18n.h>

const PbPageInfo *
pb_reader_get_info (PbReader *self, guint page)
{
  return self->pages != NULL && page > 0 && page <= self->pages->len
             ? g_ptr_array_index (self->pages, page - 1)
             : NULL;
}

static void
update_toolbar (PbReader *self)
{
  const PbPageInfo *info = pb_reader_get_info (self, self->page);
  guint n = self->pages != NULL ? self->pages->len : 0;
  g_autofree char *number = g_strdup_printf ("%u", self->page);
  g_autofree char *label = info != NULL && info->label != NULL && g_strcmp0 (info->label, number) != 0
                               ? g_strdup_printf (C_ ("reader", "(%s) of %u"), info->label, n)
                               : g_strdup_printf (C_ ("reader", "of %u"), n);
  g_autofree char *name = g_strdup_printf (C_ ("reader", "Picture of page %u of %u"), self->page, n);

  gtk_editable_set_text (self->page_entry, number);
  gtk_label_set_label (self->page_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.previous-page", self->page > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.next-page", self->page < n);
}

static const char *
get_language (PbReader *self)
{
  return self->exhibit != NULL ? pb_record_get (pb_item_get_record (self->exhibit), "language") : NULL;
}

void
pb_reader_set_text (PbReader *self, PbPageText *text)
{
  pb_page_view_set_text (self->page_view, NULL, NULL);
  g_clear_pointer (&self->text, pb_page_text_free);
  self->text = text;
  self->is_syncing = TRUE;
  pb_page_view_set_text (self->page_view, text, get_language (self));
  pb_text_pane_set_text (self->text_pane, text != NULL ? text->text : "");
  self->is_syncing = FALSE;
  pb_reader_update_assert (self);
}

static void
text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbReader) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPageText) text = pb_workspace_read_page_finish (PB_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  if (text == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  pb_reader_set_text (self, g_steal_pointer (&text));
  pb_reader_refresh_marks (self);
  if (self->is_mark_pending || self->hit >= 0) {
    pb_reader_queue_scroll (self, !self->is_mark_pending);
    self->is_mark_pending = FALSE;
  }
}

static void
read_text (PbReader *self)
{
  pb_reader_cancel (&self->text_cancellable);
  self->text_cancellable = g_cancellable_new ();
  pb_workspace_read_page_async (pb_case_get_workspace (self->document), pb_item_get_id (self->exhibit),
                                self->page, self->text_cancellable, text_read, g_object_ref (self));
}

void
pb_reader_go_to_page (PbReader *self, guint page)
{
  if (self->pages == NULL || self->pages->len == 0)
    return;
  self->page = CLAMP (page, 1, self->pages->len);
  pb_reader_set_text (self, NULL);
  gtk_stack_set_visible_child_name (self->picture_stack, "picture");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page_scroller), 0);
  update_toolbar (self);
  pb_reader_update_mode (self);
  pb_reader_update_view (self);
  pb_reader_draw_page (self);
  read_text (self);
  /* Whoever listens gives the marks of this page. */
  g_signal_emit_by_name (self, "page-changed");
}

static void
on_page_step (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);

  g_clear_pointer (&self->mark, g_free);
  pb_reader_go_to_page (self, self->page + (g_str_equal (action, "reader.next-page") ? 1u : -1u));
}

static void
on_page_end (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);

  g_clear_pointer (&self->mark, g_free);
  pb_reader_go_to_page (self, g_str_equal (action, "reader.first-page") ? 1 : G_MAXUINT);
}

/* Page Down: on along the page, and at its end to the next. */
static void
on_page_scroll (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->page_scroller);
  gboolean forward = g_str_equal (action, "reader.scroll-on");
  double value = gtk_adjustment_get_value (down);
  double last = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  double step = gtk_adjustment_get_page_increment (down);

  if (forward ? value < last - 1 : value > 1)
    gtk_adjustment_set_value (down, value + (forward ? step : -step));
  else if (forward ? pb_reader_get_info (self, self->page + 1) != NULL : self->page > 1)
    pb_reader_go_to_page (self, self->page + (forward ? 1u : -1u));
}

void
pb_reader_enter_page (PbReader *self)
{
  const char *typed = gtk_editable_get_text (self->page_entry);
  guint64 number = 0;

  for (guint i = 0; self->pages != NULL && i < self->pages->len; i++) {
    const PbPageInfo *info = g_ptr_array_index (self->pages, i);

    if (g_strcmp0 (info->label, typed) == 0)
      number = info->number;
  }
  if (number > 0
      || g_ascii_string_to_unsigned (typed, 10, 1, self->pages != NULL ? self->pages->len : 1, &number, NULL))
    pb_reader_go_to_page (self, (guint) number);
  else
    update_toolbar (self);
}

void
pb_reader_install_page_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "reader.first-page", NULL, on_page_end);
  gtk_widget_class_install_action (class, "reader.last-page", NULL, on_page_end);
  gtk_widget_class_install_action (class, "reader.next-page", NULL, on_page_step);
  gtk_widget_class_install_action (class, "reader.previous-page", NULL, on_page_step);
  gtk_widget_class_install_action (class, "reader.scroll-back", NULL, on_page_scroll);
  gtk_widget_class_install_action (class, "reader.scroll-on", NULL, on_page_scroll);
}
