/* pb-reader-find.c: the find bar: all places, and the way from one to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-reader"

#include "config.h"

#include "pb-reader-private.h"

#include <glib/gi18n.h>

static void
update_count (PbReader *self)
{
  GArray *hits = pb_page_find_get_hits (self->find);
  gboolean is_busy = pb_page_find_is_busy (self->find);
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->find_entry)) == '\0')
    text = g_strdup ("");
  else if (hits->len == 0)
    text = g_strdup (is_busy ? C_ ("find", "Searching…") : C_ ("find", "Not found"));
  else if (is_busy)
    text = g_strdup_printf (C_ ("find", "%d of %u so far"), self->hit + 1, hits->len);
  else
    text = g_strdup_printf (C_ ("find", "%d of %u"), self->hit + 1, hits->len);
  gtk_label_set_label (self->find_count, text);
}

static void
go_to_hit (PbReader *self, int index)
{
  GArray *hits = pb_page_find_get_hits (self->find);
  const PbPageHit *hit;

  if (hits->len == 0)
    return;
  self->hit = (index % (int) hits->len + (int) hits->len) % (int) hits->len;
  hit = &g_array_index (hits, PbPageHit, self->hit);
  if (hit->page != self->page)
    pb_reader_go_to_page (self, hit->page);
  pb_reader_refresh_marks (self);
  pb_reader_queue_scroll (self, TRUE);
  update_count (self);
}

/* The first place from the page that is shown on. */
static void
on_hits_changed (PbPageFind *find, PbReader *self)
{
  GArray *hits = pb_page_find_get_hits (find);

  for (guint i = 0; self->hit < 0 && i < hits->len; i++)
    if (g_array_index (hits, PbPageHit, i).page >= self->page)
      go_to_hit (self, (int) i);
  if (self->hit < 0 && hits->len > 0 && !pb_page_find_is_busy (find))
    go_to_hit (self, 0);
  pb_reader_refresh_marks (self);
  update_count (self);
}

static void
on_failed (PbPageFind *find, const GError *error, PbReader *self)
{
  pb_case_fail (self->document, error);
  update_count (self);
}

static void
on_find_changed (PbReader *self)
{
  if (self->find == NULL || self->exhibit == NULL)
    return;
  self->hit = -1;
  pb_page_find_start (self->find, gtk_editable_get_text (GTK_EDITABLE (self->find_entry)));
}

static void
on_find_step (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);

  if (self->find == NULL)
    return;
  if (!gtk_search_bar_get_search_mode (self->find_bar)) {
    pb_reader_search (self);
    return;
  }
  go_to_hit (self, self->hit + (g_str_equal (action, "reader.find-next") ? 1 : -1));
}

static void
on_bar_toggled (PbReader *self)
{
  if (gtk_search_bar_get_search_mode (self->find_bar) || self->find == NULL)
    return;
  self->hit = -1;
  pb_page_find_start (self->find, NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->page_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
}

static void
on_find_activated (PbReader *self)
{
  go_to_hit (self, self->hit + 1);
}

static void
on_find_previous (PbReader *self)
{
  go_to_hit (self, self->hit - 1);
}

gboolean
pb_reader_search (PbReader *self)
{
  g_return_val_if_fail (PB_IS_READER (self), FALSE);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "content") != 0 || self->is_photograph)
    return FALSE;
  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (self->find_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
  return TRUE;
}

void
pb_reader_reset_find (PbReader *self)
{
  self->hit = -1;
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
}

void
pb_reader_attach_find (PbReader *self)
{
  self->find = pb_page_find_new (pb_case_get_workspace (self->document));
  g_signal_connect_object (self->find, "changed", G_CALLBACK (on_hits_changed), self, 0);
  g_signal_connect_object (self->find, "failed", G_CALLBACK (on_failed), self, 0);
}

void
pb_reader_init_find (PbReader *self)
{
  self->hit = -1;
  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->find_entry));
  g_signal_connect_swapped (self->find_entry, "search-changed", G_CALLBACK (on_find_changed), self);
  g_signal_connect_swapped (self->find_entry, "activate", G_CALLBACK (on_find_activated), self);
  g_signal_connect_swapped (self->find_entry, "next-match", G_CALLBACK (on_find_activated), self);
  g_signal_connect_swapped (self->find_entry, "previous-match", G_CALLBACK (on_find_previous), self);
  g_signal_connect_swapped (self->find_bar, "notify::search-mode-enabled", G_CALLBACK (on_bar_toggled), self);
}

void
pb_reader_install_find_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "reader.find-next", NULL, on_find_step);
  gtk_widget_class_install_action (class, "reader.find-previous", NULL, on_find_step);
}
