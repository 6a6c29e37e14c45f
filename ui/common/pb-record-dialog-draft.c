/* pb-record-dialog-draft.c: what is typed in a form and not recorded, kept and offered again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-dialog"

#include "config.h"

#include "pb-record-dialog-private.h"

#include <glib/gi18n.h>

/* In a draft, beside the columns: when it was typed, in seconds since 1970. No column is called so. */
#define DRAFT_TIME "@at"

/* --- what was typed, as text */

/* (transfer full): "column=typed&…" of all fields and added values. */
char *
pb_record_dialog_dup_typed (PbRecordDialog *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);
    g_autofree char *typed = pb_field_dup_typed (field);

    g_string_append_printf (text, "%s%s=", text->len > 0 ? "&" : "",
                            pb_kind_get_info (self->kind)->columns[pb_field_get_column (field)].name);
    g_string_append_uri_escaped (text, typed, NULL, TRUE);
  }
  if (self->values != NULL) {
    g_autofree char *values = pb_record_values_dup_typed (self->values);

    g_string_append (text, values);
  }
  return g_string_free (text, FALSE);
}

/* (transfer full) (nullable): column → value. */
GHashTable *
pb_record_dialog_read_pairs (const char *text)
{
  return g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
}

static const char *
look_up (GHashTable *pairs, const PbColumn *column)
{
  const char *value = g_hash_table_lookup (pairs, column->name);

  return value != NULL ? value : g_hash_table_lookup (pairs, column->form_name);
}

void
pb_record_dialog_apply_pairs (PbRecordDialog *self, GHashTable *pairs, gboolean is_typed)
{
  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);
    const char *value = look_up (pairs, &pb_kind_get_info (self->kind)->columns[pb_field_get_column (field)]);

    if (value != NULL && is_typed)
      pb_field_set_typed (field, value);
    else if (value != NULL)
      pb_field_set_value (field, value, NULL);
  }
}

/* --- drafts */

static char *
make_draft_place (PbRecordDialog *self)
{
  return g_strconcat (self->is_new ? "add-" : "edit-", pb_kind_get_info (self->kind)->table, NULL);
}

void
pb_record_dialog_put_draft (PbRecordDialog *self, const char *content)
{
  g_autofree char *place = make_draft_place (self);

  pb_drafts_put (pb_case_get_drafts (self->document), place,
                 self->is_new ? NULL : pb_record_get_id (self->record), content);
}

/* What was typed in a record that is there: only what differs, so that going on with it later leaves alone
 * what others change until then. */
static char *
dup_changed (PbRecordDialog *self)
{
  g_autoptr (GHashTable) before = pb_record_dialog_read_pairs (self->before);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);
    const char *name = pb_kind_get_info (self->kind)->columns[pb_field_get_column (field)].name;
    g_autofree char *typed = pb_field_dup_typed (field);

    if (before != NULL && g_strcmp0 (g_hash_table_lookup (before, name), typed) == 0)
      continue;
    g_string_append_printf (text, "%s%s=", text->len > 0 ? "&" : "", name);
    g_string_append_uri_escaped (text, typed, NULL, TRUE);
  }
  if (self->values != NULL) {
    g_autofree char *values = pb_record_values_dup_typed (self->values);

    g_string_append (text, values);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
pb_record_dialog_keep_draft (PbRecordDialog *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *content = NULL;
  g_autofree char *changed = NULL;

  if (self->record == NULL || self->before == NULL || self->is_recorded || self->owner_column >= 0
      || (pb_case_is_read_only (self->document) && !pb_case_has_lost_writing (self->document)))
    return;
  typed = pb_record_dialog_dup_typed (self);
  if (g_str_equal (typed, self->kept != NULL ? self->kept : self->before))
    return;
  g_free (self->kept);
  self->kept = g_strdup (typed);
  /* Typed, and taken back again: nothing to go on with. */
  if (g_str_equal (typed, self->before)) {
    pb_record_dialog_put_draft (self, NULL);
    return;
  }
  changed = self->is_new ? g_strdup (typed) : dup_changed (self);
  content
      = g_strdup_printf (DRAFT_TIME "=%" G_GINT64_FORMAT "&%s", g_get_real_time () / G_USEC_PER_SEC, changed);
  pb_record_dialog_put_draft (self, content);
}

static gboolean
on_draft_time (gpointer data)
{
  PbRecordDialog *self = data;

  self->draft_source = 0;
  pb_record_dialog_keep_draft (self);
  return G_SOURCE_REMOVE;
}

void
pb_record_dialog_touch (PbRecordDialog *self)
{
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (PB_DRAFTS_DELAY_MS, on_draft_time, self);
}

void
pb_record_dialog_discard_draft (PbRecordDialog *self)
{
  pb_record_dialog_put_draft (self, NULL);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->draft, g_hash_table_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->draft_group), FALSE);
}

void
pb_record_dialog_take_draft (PbRecordDialog *self)
{
  pb_record_dialog_apply_pairs (self, self->draft, TRUE);
  if (self->values != NULL)
    pb_record_values_set_typed (self->values, self->draft);
  gtk_widget_set_visible (GTK_WIDGET (self->draft_group), FALSE);
}

static void
offer_draft (PbRecordDialog *self)
{
  const char *at = g_hash_table_lookup (self->draft, DRAFT_TIME);
  gint64 seconds = 0;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;
  g_autofree char *title = NULL;

  if (at != NULL)
    g_ascii_string_to_signed (at, 10, 0, G_MAXINT64, &seconds, NULL);
  time = g_date_time_new_from_unix_local (seconds);
  when = time != NULL ? g_date_time_format (time, C_ ("record dialog", "%-d %B %Y, %H:%M")) : NULL;
  title = when != NULL
              ? g_strdup_printf (C_ ("record dialog", "Go on with what you typed on %s and did not record?"),
                                 when)
              : g_strdup (C_ ("record dialog", "Go on with what you typed before and did not record?"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->draft_row), title);
  gtk_widget_set_visible (GTK_WIDGET (self->draft_group), TRUE);
}

static void
draft_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = pb_drafts_get_finish (PB_DRAFTS (source), result, &error);

  if (self->document == NULL)
    return;
  if (error != NULL)
    pb_case_fail (self->document, error);
  self->draft = content != NULL ? pb_record_dialog_read_pairs (content) : NULL;
  if (self->draft != NULL)
    offer_draft (self);
}

void
pb_record_dialog_look_for_draft (PbRecordDialog *self)
{
  g_autofree char *place = make_draft_place (self);

  if (self->owner_column >= 0)
    return;
  pb_drafts_get_async (pb_case_get_drafts (self->document), place,
                       self->is_new ? NULL : pb_record_get_id (self->record), self->cancellable, draft_found,
                       g_object_ref (self));
}
