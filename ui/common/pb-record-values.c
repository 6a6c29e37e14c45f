/* pb-record-values.c: see pb-record-values.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-values"

#include "config.h"

#include "pb-record-dialog.h"
#include "pb-record-values.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* In a draft: the columns of each added value, and those that may say who somebody is. */
#define DRAFT_VALUE "@value"
#define DRAFT_IDENTITY "@identity"

typedef struct {
  PbRecord *before; /* (owned) (nullable): as in the case; NULL: new */
  PbRecord *now;    /* (owned) (nullable): as it shall be; NULL: removed */
  GtkWidget *row;   /* (nullable) */
} Entry;

struct _PbRecordValues {
  AdwPreferencesGroup parent_instance;

  PbCase *document;          /* (owned) (nullable) */
  GPtrArray *entries;        /* (owned) (element-type Entry) */
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbRecordValues, pb_record_values, ADW_TYPE_PREFERENCES_GROUP)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->before);
  g_clear_object (&entry->now);
  g_free (entry);
}

/* (transfer full): "Amount of money · 9,000 baht a month": as said, or the normal form. */
static char *
describe (PbRecord *record)
{
  static const guint columns[] = {PB_COLUMN_VALUE_SAID, PB_COLUMN_VALUE_WORDS, PB_COLUMN_VALUE_LOW};
  const char *date = pb_record_get_nth (record, PB_COLUMN_VALUE_DATE);
  const char *type
      = pb_words_for_choice (PB_KIND_VALUE, PB_COLUMN_VALUE_TYPE, pb_record_get (record, "type"));
  g_autofree char *shown = date != NULL ? pb_words_for_date (date, FALSE) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    const char *value = pb_record_get_nth (record, columns[i]);

    if (value != NULL)
      return g_strdup_printf ("%s · %s", type, value);
  }
  return shown != NULL ? g_strdup_printf ("%s · %s", type, shown) : g_strdup (type);
}

static void
show_entry (Entry *entry)
{
  g_autofree char *title = describe (entry->now);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), title);
}

static Entry *
find_entry (PbRecordValues *self, gpointer row)
{
  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = g_ptr_array_index (self->entries, i);

    if (entry->row == row)
      return entry;
  }
  return NULL;
}

static void
on_remove (GtkWidget *button, PbRecordValues *self)
{
  Entry *entry = find_entry (self, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));

  g_return_if_fail (entry != NULL);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), entry->row);
  entry->row = NULL;
  g_clear_object (&entry->now);
  if (entry->before == NULL)
    g_ptr_array_remove (self->entries, entry);
}

static void on_row_activated (GtkWidget *row, PbRecordValues *self);

static void
add_entry (PbRecordValues *self, PbRecord *before, PbRecord *now)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  entry->before = before != NULL ? g_object_ref (before) : NULL;
  entry->now = g_object_ref (now);
  entry->row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, C_ ("record dialog", "Remove this value"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("record dialog", "Remove this value"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (entry->row), remove);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, 0);
  g_signal_connect_object (entry->row, "activated", G_CALLBACK (on_row_activated), self, 0);
  g_ptr_array_add (self->entries, entry);
  show_entry (entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), entry->row);
}

/* --- one value in a dialog of its own */

static void
on_new_collected (PbRecordValues *self, PbRecord *record)
{
  add_entry (self, NULL, record);
}

static void
on_changed_collected (GtkWidget *row, PbRecord *record)
{
  PbRecordValues *self = PB_RECORD_VALUES (gtk_widget_get_ancestor (row, PB_TYPE_RECORD_VALUES));
  Entry *entry = self != NULL ? find_entry (self, row) : NULL;

  if (entry == NULL)
    return;
  g_set_object (&entry->now, record);
  show_entry (entry);
}

static void
present (PbRecordValues *self, PbRecord *record, gboolean is_new, gpointer owner, GCallback collected)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *dialog
      = pb_record_dialog_new_part (parent, self->document, record, PB_COLUMN_VALUE_ASSERTION_ID, is_new);

  g_signal_connect_object (dialog, "collected", collected, owner, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
on_add (PbRecordValues *self)
{
  g_autoptr (PbRecord) record = pb_record_new (PB_KIND_VALUE, NULL);

  present (self, record, TRUE, self, G_CALLBACK (on_new_collected));
}

static void
on_row_activated (GtkWidget *row, PbRecordValues *self)
{
  Entry *entry = find_entry (self, row);

  if (entry != NULL)
    present (self, entry->now, FALSE, row, G_CALLBACK (on_changed_collected));
}

/* --- from and to the case */

static void
items_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordValues) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (self->document == NULL)
    return;
  if (items == NULL)
    pb_case_fail (self->document, error);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    PbRecord *record = pb_item_get_record (g_ptr_array_index (items, i));

    add_entry (self, record, record);
  }
}

static void
ids_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordValues) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (self->document == NULL)
    return;
  if (ids == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (ids, i));
  g_ptr_array_add (list, NULL);
  pb_workspace_get_items_async (PB_WORKSPACE (source), PB_KIND_VALUE, (const char *const *) list->pdata,
                                self->cancellable, items_found, g_object_ref (self));
}

void
pb_record_values_load (PbRecordValues *self, const char *assertion_id)
{
  const PbQuery query = {.kind = PB_KIND_VALUE, .column = "assertion_id", .value = assertion_id};

  g_return_if_fail (PB_IS_RECORD_VALUES (self) && assertion_id != NULL);

  pb_workspace_query_async (pb_case_get_workspace (self->document), &query, self->cancellable, ids_found,
                            g_object_ref (self));
}

void
pb_record_values_add_edits (PbRecordValues *self, const char *assertion_id, GPtrArray *edits)
{
  g_return_if_fail (PB_IS_RECORD_VALUES (self) && assertion_id != NULL && edits != NULL);

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = g_ptr_array_index (self->entries, i);

    if (entry->now == NULL) {
      g_ptr_array_add (edits, pb_edit_new (PB_EDIT_DELETE, entry->before));
      continue;
    }
    pb_record_set_nth (entry->now, PB_COLUMN_VALUE_ASSERTION_ID, assertion_id);
    if (entry->before == NULL)
      g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, entry->now));
    else if (!pb_record_equal (entry->before, entry->now))
      g_ptr_array_add (edits, pb_edit_new_update (entry->now, entry->before));
  }
}

char *
pb_record_values_dup_typed (PbRecordValues *self)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (PB_IS_RECORD_VALUES (self), NULL);

  for (guint i = 0; i < self->entries->len; i++) {
    Entry *entry = g_ptr_array_index (self->entries, i);
    g_autofree char *json = NULL;
    g_autofree char *identity = NULL;

    if (entry->before != NULL)
      continue;
    json = pb_record_to_json (entry->now, FALSE);
    identity = pb_record_to_json (entry->now, TRUE);
    g_string_append_printf (text, "&" DRAFT_VALUE "%u=", n);
    g_string_append_uri_escaped (text, json, NULL, TRUE);
    if (identity != NULL) {
      g_string_append_printf (text, "&" DRAFT_IDENTITY "%u=", n);
      g_string_append_uri_escaped (text, identity, NULL, TRUE);
    }
    n++;
  }
  return g_string_free (text, FALSE);
}

void
pb_record_values_set_typed (PbRecordValues *self, GHashTable *pairs)
{
  g_return_if_fail (PB_IS_RECORD_VALUES (self) && pairs != NULL);

  for (guint n = 0;; n++) {
    g_autofree char *name = g_strdup_printf (DRAFT_VALUE "%u", n);
    g_autofree char *identity_name = g_strdup_printf (DRAFT_IDENTITY "%u", n);
    const char *json = g_hash_table_lookup (pairs, name);
    const char *identity = g_hash_table_lookup (pairs, identity_name);
    g_autoptr (PbRecord) record = NULL;

    if (json == NULL)
      return;
    record = pb_record_new (PB_KIND_VALUE, NULL);
    if (pb_record_apply_json (record, json, NULL)
        && (identity == NULL || pb_record_apply_json (record, identity, NULL))
        && pb_record_get (record, "type") != NULL)
      add_entry (self, NULL, record);
  }
}

/* --- object */

static void
pb_record_values_dispose (GObject *object)
{
  PbRecordValues *self = PB_RECORD_VALUES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_record_values_parent_class)->dispose (object);
}

static void
pb_record_values_finalize (GObject *object)
{
  PbRecordValues *self = PB_RECORD_VALUES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_record_values_parent_class)->finalize (object);
}

static void
pb_record_values_class_init (PbRecordValuesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_record_values_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_record_values_finalize;
}

static void
pb_record_values_init (PbRecordValues *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (C_ ("record dialog", "_Add Value…"));

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), C_ ("record dialog", "Values"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         C_ ("record dialog", "Dates, hours and sums in these words."));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), add);
}

PbRecordValues *
pb_record_values_new (PbCase *document)
{
  PbRecordValues *self;

  g_return_val_if_fail (PB_IS_CASE (document), NULL);

  self = g_object_new (PB_TYPE_RECORD_VALUES, NULL);
  self->document = g_object_ref (document);
  return self;
}
