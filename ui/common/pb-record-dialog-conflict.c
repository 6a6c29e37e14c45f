/* pb-record-dialog-conflict.c: somebody else recorded the same thing while it was being changed here.
 *
 * Column by column: what only they changed is taken over, what only we changed stays, and where both changed
 * it both are shown, ours in the field. Recording again is then in place of what they recorded, knowingly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-dialog"

#include "config.h"

#include "pb-record-dialog-private.h"
#include "pb-text.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* Enough to choose between the two. */
#define SHOWN_CHARS 400

static void
clear_rows (PbRecordDialog *self)
{
  for (guint i = 0; i < self->conflict_rows->len; i++)
    adw_preferences_group_remove (self->conflict_group, g_ptr_array_index (self->conflict_rows, i));
  g_ptr_array_set_size (self->conflict_rows, 0);
}

static void
on_use_theirs (GtkButton *button, PbRecordDialog *self)
{
  PbField *field = g_object_get_data (G_OBJECT (button), "field");
  PbItem *item = g_object_get_data (G_OBJECT (button), "item");
  const guint column = pb_field_get_column (field);

  pb_field_set_value (field, pb_record_get_nth (pb_item_get_record (item), column),
                      pb_item_get_shown (item, pb_kind_get_info (self->kind)->columns[column].name));
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

/* What a column of theirs says. (transfer full) */
static char *
describe_theirs (PbItem *item, guint column)
{
  g_autofree char *value = pb_words_for_value (item, column);
  g_autofree char *shown
      = pb_text_for_title (value[0] != '\0' ? value : C_ ("record dialog", "empty"), SHOWN_CHARS);

  return pb_text_isolate (shown);
}

static void
add_row (PbRecordDialog *self, PbItem *item, PbField *field, gboolean is_taken)
{
  const guint column = pb_field_get_column (field);
  g_autofree char *theirs = describe_theirs (item, column);
  g_autofree char *subtitle
      = g_strdup_printf (is_taken ? C_ ("record dialog", "Now: %s. You had not changed it.")
                                  : C_ ("record dialog", "In the case now: %s. Below stands what you typed."),
                         theirs);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 pb_words_for_column (self->kind, column), "subtitle", subtitle,
                                 "subtitle-lines", 0, NULL);

  if (!is_taken) {
    GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", C_ ("record dialog", "_Use What Is There"),
                                      "use-underline", TRUE, "valign", GTK_ALIGN_CENTER, NULL);

    g_object_set_data (G_OBJECT (button), "field", field);
    g_object_set_data_full (G_OBJECT (button), "item", g_object_ref (item), g_object_unref);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_use_theirs), self, 0);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  }
  adw_preferences_group_add (self->conflict_group, row);
  g_ptr_array_add (self->conflict_rows, row);
}

static void
compare_field (PbRecordDialog *self, PbItem *item, PbField *field)
{
  const guint column = pb_field_get_column (field);
  const char *before = pb_record_get_nth (self->record, column);
  const char *theirs = pb_record_get_nth (pb_item_get_record (item), column);
  g_autofree char *ours = pb_field_dup_value (field, NULL);
  gboolean is_untouched;

  if (g_strcmp0 (before, theirs) == 0 || g_strcmp0 (ours, theirs) == 0)
    return;
  is_untouched = g_strcmp0 (before, ours) == 0;
  if (is_untouched)
    pb_field_set_value (field, theirs,
                        pb_item_get_shown (item, pb_kind_get_info (self->kind)->columns[column].name));
  add_row (self, item, field, is_untouched);
}

static void
theirs_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);
  PbItem *item;

  if (self->document == NULL || items == NULL || items->len == 0)
    return;
  item = g_ptr_array_index (items, 0);
  clear_rows (self);
  for (guint i = 0; i < self->fields->len; i++)
    compare_field (self, item, g_ptr_array_index (self->fields, i));
  g_set_object (&self->record, pb_item_get_record (item));
  gtk_widget_set_visible (GTK_WIDGET (self->conflict_group), self->conflict_rows->len > 0);
  pb_record_dialog_tell_error (
      self, self->conflict_rows->len > 0
                ? C_ ("record dialog",
                      "Somebody changed this while you worked on it, in another window or program. "
                      "Nothing was overwritten. Look at both below; Record again keeps what the "
                      "fields say.")
                : C_ ("record dialog",
                      "Somebody changed this, or a value of it, while you worked on it. Nothing was "
                      "overwritten. Record again, or close and open it to see the newer state; "
                      "what you typed is kept."));
}

void
pb_record_dialog_show_conflict (PbRecordDialog *self)
{
  const char *const ids[] = {pb_record_get_id (self->record), NULL};

  pb_workspace_get_items_async (pb_case_get_workspace (self->document), self->kind, ids, self->cancellable,
                                theirs_found, g_object_ref (self));
}
