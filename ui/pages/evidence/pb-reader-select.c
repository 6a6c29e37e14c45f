/* pb-reader-select.c: what is selected on the page and in its text, always the same in both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-reader"

#include "config.h"

#include "pb-page-geometry.h"
#include "pb-reader-private.h"

#include <glib/gi18n.h>

void
pb_reader_update_assert (PbReader *self)
{
  guint start, end;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.assert",
                                 self->document != NULL && !pb_case_is_read_only (self->document)
                                     && pb_page_view_get_selection (self->page_view, &start, &end));
}

static void
on_view_selected (PbReader *self)
{
  guint start, end;

  if (!self->is_syncing && pb_page_view_get_selection (self->page_view, &start, &end)) {
    self->is_syncing = TRUE;
    pb_text_pane_select (self->text_pane, start, end);
    self->is_syncing = FALSE;
  }
  pb_reader_update_assert (self);
}

static void
on_text_selected (PbReader *self)
{
  guint start, end;

  if (self->is_syncing)
    return;
  self->is_syncing = TRUE;
  pb_text_pane_get_selection (self->text_pane, &start, &end);
  pb_page_view_set_selection (self->page_view, start, end);
  self->is_syncing = FALSE;
}

void
pb_reader_select (PbReader *self, guint start, guint end)
{
  g_return_if_fail (PB_IS_READER (self) && start <= end);

  pb_page_view_set_selection (self->page_view, start, end);
}

char *
pb_reader_get_selection (PbReader *self, guint *out_occurrence)
{
  guint start, end;
  char *quote;

  g_return_val_if_fail (PB_IS_READER (self), NULL);

  if (self->text == NULL || !pb_page_view_get_selection (self->page_view, &start, &end))
    return NULL;
  quote = pb_page_geometry_extract_quote (self->text->text, start, end);
  if (*quote == '\0') {
    g_free (quote);
    return NULL;
  }
  if (out_occurrence != NULL)
    *out_occurrence = pb_page_geometry_count_occurrence (self->text->text, quote, start);
  return quote;
}

static void
on_copy (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *quote = pb_reader_get_selection (PB_READER (widget), NULL);

  if (quote != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), quote);
}

static void
on_assert (GtkWidget *widget, const char *action, GVariant *target)
{
  g_signal_emit_by_name (widget, "assert");
}

static void
on_mark_activated (PbReader *self, const char *id, guint kind)
{
  g_free (self->mark);
  self->mark = g_strdup (id);
  pb_page_view_pulse (self->page_view, id);
  g_signal_emit_by_name (self, "mark-activated", id, kind);
}

static void
on_region_drawn (PbReader *self, const char *region)
{
  g_signal_emit_by_name (self, "region-drawn", region);
}

void
pb_reader_init_selection (PbReader *self)
{
  g_signal_connect_swapped (self->page_view, "selection-changed", G_CALLBACK (on_view_selected), self);
  g_signal_connect_swapped (self->page_view, "mark-activated", G_CALLBACK (on_mark_activated), self);
  g_signal_connect_swapped (self->page_view, "region-drawn", G_CALLBACK (on_region_drawn), self);
  g_signal_connect_swapped (self->text_pane, "selection-changed", G_CALLBACK (on_text_selected), self);
  pb_reader_update_assert (self);
}

void
pb_reader_install_selection_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "reader.assert", NULL, on_assert);
  gtk_widget_class_install_action (class, "reader.copy", NULL, on_copy);
}
