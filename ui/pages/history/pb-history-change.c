/* pb-history-change.c: see pb-history-change.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-history-change"

#include "config.h"

#include "pb-history-change.h"
#include "pb-location.h"
#include "pb-text.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* To be recognised in a line of the list. */
#define NAME_CHARS 80

/* A longer text is read in the record itself. */
#define VALUE_CHARS 600

/* (transfer full) (nullable): the record as one side of the entry has it. */
static PbRecord *
read_side (const PbHistoryChange *change, const char *json)
{
  PbKind kind = pb_kind_from_form (change->kind);
  g_autoptr (PbRecord) record = NULL;

  if (json == NULL || kind == PB_KIND_NONE)
    return NULL;
  record = pb_record_new (kind, change->record_id);
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
pb_history_change_describe (const PbHistoryChange *change)
{
  PbKind kind = pb_kind_from_form (change->kind);
  g_autoptr (PbRecord) record = read_side (change, change->after != NULL ? change->after : change->before);
  g_autofree char *name = record != NULL ? find_name (record) : NULL;
  const char *action = g_str_equal (change->action, "insert")   ? C_ ("history", "added")
                       : g_str_equal (change->action, "delete") ? C_ ("history", "deleted")
                                                                : C_ ("history", "changed");
  const char *words = kind != PB_KIND_NONE ? pb_words_for_kind (kind) : change->kind;

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

  append_label (GTK_BOX (group), pb_words_for_column (pb_record_get_kind (any), column), "caption-heading");
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

static void
append_title (GtkBox *box, const PbHistoryChange *change, PbKind kind)
{
  g_autofree char *title = pb_history_change_describe (change);
  g_autofree char *name = NULL;
  g_autofree char *location = NULL;
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;

  append_label (GTK_BOX (line), title, "heading");
  gtk_widget_set_hexpand (gtk_widget_get_first_child (line), TRUE);
  gtk_box_append (box, line);
  if (kind == PB_KIND_NONE)
    return;
  name = g_strdup_printf (C_ ("history", "Show the record: %s"), title);
  location = pb_location_new (NULL, kind, change->record_id);
  button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "go-next-symbolic", "valign", GTK_ALIGN_START,
                         "tooltip-text", name, "action-name", "win.open", NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (line), button);
}

GtkWidget *
pb_history_change_new_widget (const PbHistoryChange *change, PbCase *document)
{
  PbKind kind = pb_kind_from_form (change->kind);
  g_autoptr (PbRecord) before = read_side (change, change->before);
  g_autoptr (PbRecord) after = read_side (change, change->after);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  append_title (GTK_BOX (box), change, kind);
  for (guint i = 1; kind != PB_KIND_NONE && i < pb_kind_get_info (kind)->n_columns; i++)
    if (differs (before, after, i))
      append_column (GTK_BOX (box), document, before, after, i);
  if (change->erased)
    append_label (GTK_BOX (box), C_ ("history", "What stood there was erased."), "dim-label");
  else if (change->identity)
    append_label (GTK_BOX (box),
                  C_ ("history", "Values that say who somebody is, or what was said, are not shown here."),
                  "dim-label");
  return box;
}
