/* pb-history-row.c: see pb-history-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-history-row"

#include "config.h"

#include "pb-history-row.h"
#include "pb-location.h"
#include "pb-text.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* To be recognised in a line of the list. */
#define NAME_CHARS 80

/* A longer text is read in the record itself. */
#define VALUE_CHARS 600

struct _PbHistoryRow {
  GObject parent_instance;

  GPtrArray *entries; /* (owned) */
  guint position;
};

G_DEFINE_FINAL_TYPE (PbHistoryRow, pb_history_row, G_TYPE_OBJECT)

static void
pb_history_row_finalize (GObject *object)
{
  g_ptr_array_unref (PB_HISTORY_ROW (object)->entries);
  G_OBJECT_CLASS (pb_history_row_parent_class)->finalize (object);
}

static void
pb_history_row_class_init (PbHistoryRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_history_row_finalize;
}

static void
pb_history_row_init (PbHistoryRow *self)
{
}

PbHistoryRow *
pb_history_row_new (GPtrArray *entries, guint position)
{
  PbHistoryRow *self = g_object_new (PB_TYPE_HISTORY_ROW, NULL);

  self->entries = g_ptr_array_ref (entries);
  self->position = position;
  return self;
}

const PbHistoryEntry *
pb_history_row_get_entry (PbHistoryRow *self)
{
  g_return_val_if_fail (PB_IS_HISTORY_ROW (self), NULL);

  return g_ptr_array_index (self->entries, self->position);
}

char *
pb_history_row_describe_time (PbHistoryRow *self)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (pb_history_row_get_entry (self)->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

char *
pb_history_row_describe_gesture (PbHistoryRow *self)
{
  const PbHistoryEntry *entry = pb_history_row_get_entry (self);
  const char *words = pb_words_for_label (entry->label);

  if (g_str_equal (entry->direction, "undo"))
    return g_strdup_printf (C_ ("history", "Taken back: %s"), words);
  if (g_str_equal (entry->direction, "redo"))
    return g_strdup_printf (C_ ("history", "Made again: %s"), words);
  return g_strdup (words);
}

/* (transfer full) (nullable): the record as one side of the entry has it. */
static PbRecord *
read_side (const PbHistoryEntry *entry, const char *json)
{
  PbKind kind = pb_kind_from_form (entry->kind);
  g_autoptr (PbRecord) record = NULL;

  if (json == NULL || kind == PB_KIND_NONE)
    return NULL;
  record = pb_record_new (kind, entry->record_id);
  return pb_record_apply_json (record, json, NULL) ? g_steal_pointer (&record) : NULL;
}

/* What the record calls itself; (nullable) (transfer full). */
static char *
find_name (PbRecord *record)
{
  static const char *const names[] = {"key", "pseudonym", "label", "title"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (pb_kind_find_column (pb_record_get_kind (record), names[i]) >= 0
        && pb_record_get (record, names[i]) != NULL) {
      g_autofree char *name = pb_text_for_title (pb_record_get (record, names[i]), NAME_CHARS);

      return pb_text_isolate (name);
    }
  return NULL;
}

char *
pb_history_row_describe_record (PbHistoryRow *self)
{
  const PbHistoryEntry *entry = pb_history_row_get_entry (self);
  PbKind kind = pb_kind_from_form (entry->kind);
  g_autoptr (PbRecord) record = read_side (entry, entry->after != NULL ? entry->after : entry->before);
  g_autofree char *name = record != NULL ? find_name (record) : NULL;
  const char *action = g_str_equal (entry->action, "insert")   ? C_ ("history", "added")
                       : g_str_equal (entry->action, "delete") ? C_ ("history", "deleted")
                                                               : C_ ("history", "changed");
  const char *words = kind != PB_KIND_NONE ? pb_words_for_kind (kind) : entry->kind;

  if (name == NULL)
    return g_strdup_printf (C_ ("history", "%s · %s"), words, action);
  return g_strdup_printf (C_ ("history", "%s %s · %s"), words, name, action);
}

/* --- before and after */

/* What the review calls the record that is referred to; nothing is asked of the case for it. */
static char *
name_reference (PbCase *document, const char *id)
{
  const PbRow *row = pb_case_find (document, id);

  return g_strdup (row != NULL && row->key != NULL ? row->key : C_ ("history", "another record"));
}

static char *
describe_value (PbCase *document, PbRecord *record, guint column)
{
  const PbColumn *info = &pb_kind_get_info (pb_record_get_kind (record))->columns[column];
  const char *value = pb_record_get_nth (record, column);
  g_autoptr (PbItem) item = NULL;
  char **titles;

  if (value == NULL)
    return g_strdup (C_ ("history", "empty"));
  if (info->reference != PB_KIND_NONE)
    return name_reference (document, value);
  titles = g_new0 (char *, pb_kind_get_info (pb_record_get_kind (record))->n_columns);
  item = pb_item_new (record, "–", titles);
  return pb_words_for_value (item, column);
}

static void
append_label (GtkBox *box, const char *text, const char *style)
{
  g_autofree char *safe = pb_text_for_display (text, VALUE_CHARS);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", safe, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static void
append_column (GtkBox *box, PbCase *document, PbRecord *before, PbRecord *after, guint column)
{
  PbRecord *any = after != NULL ? after : before;
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *was = before != NULL ? describe_value (document, before, column) : NULL;
  g_autofree char *is = after != NULL ? describe_value (document, after, column) : NULL;

  append_label (GTK_BOX (group), pb_words_for_column (pb_record_get_kind (any), column), "heading");
  if (was != NULL && is != NULL) {
    g_autofree char *line = g_strdup_printf (C_ ("history", "Before: %s"), was);

    append_label (GTK_BOX (group), line, "dim-label");
  }
  if (was != NULL && is != NULL) {
    g_autofree char *line = g_strdup_printf (C_ ("history", "After: %s"), is);

    append_label (GTK_BOX (group), line, NULL);
  } else {
    append_label (GTK_BOX (group), is != NULL ? is : was, NULL);
  }
  gtk_box_append (box, group);
}

static gboolean
differs (PbRecord *before, PbRecord *after, guint column)
{
  const char *was = before != NULL ? pb_record_get_nth (before, column) : NULL;
  const char *is = after != NULL ? pb_record_get_nth (after, column) : NULL;

  return g_strcmp0 (was, is) != 0;
}

GtkWidget *
pb_history_row_make_detail (PbHistoryRow *self, PbCase *document)
{
  const PbHistoryEntry *entry = pb_history_row_get_entry (self);
  PbKind kind = pb_kind_from_form (entry->kind);
  g_autoptr (PbRecord) before = read_side (entry, entry->before);
  g_autoptr (PbRecord) after = read_side (entry, entry->after);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *gesture = pb_history_row_describe_gesture (self);
  g_autofree char *time = pb_history_row_describe_time (self);
  g_autofree char *said = g_strdup_printf (C_ ("history", "%s, %s"), gesture, time);

  append_label (GTK_BOX (box), said, "dim-label");
  if (kind != PB_KIND_NONE) {
    g_autofree char *location = pb_location_new (NULL, kind, entry->record_id);
    GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", C_ ("history", "Show the Record"),
                                      "action-name", "win.open", "halign", GTK_ALIGN_START, NULL);

    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
    gtk_box_append (GTK_BOX (box), button);
    for (guint i = 1; i < pb_kind_get_info (kind)->n_columns; i++)
      if (differs (before, after, i))
        append_column (GTK_BOX (box), document, before, after, i);
  }
  if (before == NULL && after == NULL)
    append_label (
        GTK_BOX (box),
        C_ ("history", "Only values that say who somebody is were changed; they are not shown here."), NULL);
  return box;
}
