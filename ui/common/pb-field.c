/* pb-field.c: see pb-field.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-field"

#include "config.h"

#include "pb-column.h"
#include "pb-date.h"
#include "pb-field.h"
#include "pb-record-picker.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* Four lines of prose before it scrolls. */
#define PROSE_HEIGHT 84

struct _PbField {
  AdwPreferencesRow parent_instance;

  GtkBox *box;
  GtkLabel *message;
  GtkWidget *editor; /* an entry, a text view, a drop-down, a switch or a picker */

  PbKind kind;
  guint column;
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbField, pb_field, ADW_TYPE_PREFERENCES_ROW)

static const PbColumn *
get_column (PbField *self)
{
  return &pb_kind_get_info (self->kind)->columns[self->column];
}

/* --- which columns, which editors */

gboolean
pb_field_is_shown (PbKind kind, guint column)
{
  static const char *const machine[] = {"id",    "boxes",    "start",   "end",  "media_type", "size",
                                        "pages", "encoding", "located", "file", "before",     "after"};
  const PbColumn *info = &pb_kind_get_info (kind)->columns[column];

  if (info->type == PB_COLUMN_TYPE_BLOB || info->type == PB_COLUMN_TYPE_SHA256)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (machine); i++)
    if (g_str_equal (info->name, machine[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_prose (const PbColumn *column)
{
  static const char *const names[]
      = {"note",       "proposition", "how",       "inference", "reason",      "quote",       "circumstances",
         "cumulative", "description", "asked",     "answered",  "explanation", "answer",      "content",
         "words",      "told",        "certified", "caution",   "usable",      "acknowledged"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (column->name, names[i]))
      return column->type == PB_COLUMN_TYPE_TEXT;
  return FALSE;
}

static void
emit_changed (PbField *self)
{
  pb_field_tell (self, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_choices (PbField *self, const PbColumn *column)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *choices;

  if (!column->required)
    gtk_string_list_append (list, C_ ("field", "Not said"));
  for (guint i = 0; column->choices[i] != NULL; i++)
    gtk_string_list_append (list, pb_words_for_choice (self->kind, self->column, column->choices[i]));
  choices = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&list)), NULL);
  g_signal_connect_object (choices, "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return choices;
}

static GtkWidget *
make_prose (PbField *self)
{
  GtkWidget *view
      = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin",
                      6, "bottom-margin", 6, "left-margin", 8, "right-margin", 8, NULL);

  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
make_editor (PbField *self, PbCase *document, const PbColumn *column, const char *name)
{
  GtkWidget *editor;

  if (column->reference != PB_KIND_NONE) {
    editor = pb_record_picker_new (document, column->reference, !column->required, name);
    g_signal_connect_object (editor, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
    return editor;
  }
  if (column->type == PB_COLUMN_TYPE_CHOICE)
    return make_choices (self, column);
  if (column->type == PB_COLUMN_TYPE_BOOL) {
    editor = g_object_new (GTK_TYPE_SWITCH, "halign", GTK_ALIGN_START, NULL);
    g_signal_connect_object (editor, "notify::active", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
    return editor;
  }
  if (is_prose (column))
    return make_prose (self);
  editor = gtk_entry_new ();
  g_signal_connect_object (editor, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return editor;
}

/* What may be typed, where the name does not say it. */
static const char *
get_hint (PbColumnType type)
{
  switch (type) {
  case PB_COLUMN_TYPE_DATE:
    return C_ ("field", "3 May 2016, 2016-05, BE 2559-05-03, 2016-05/2018-02");
  case PB_COLUMN_TYPE_COUNTRY:
    return C_ ("field", "Two letters: TH, KH, MM …");
  case PB_COLUMN_TYPE_CURRENCY:
    return C_ ("field", "Three letters: THB, KHR, USD …");
  case PB_COLUMN_TYPE_LANGUAGE:
    return C_ ("field", "Two or three letters: th, km, my …");
  case PB_COLUMN_TYPE_DECIMAL:
    return C_ ("field", "A number");
  case PB_COLUMN_TYPE_TEXT:
  case PB_COLUMN_TYPE_INTEGER:
  case PB_COLUMN_TYPE_BLOB:
  case PB_COLUMN_TYPE_CHOICE:
  case PB_COLUMN_TYPE_BOOL:
  case PB_COLUMN_TYPE_SHA256:
  default:
    return NULL;
  }
}

/* --- values */

static char *
dup_prose (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* A date as people write it ("3 May 2016"): the one value the words hold. (nullable) */
static char *
read_written_date (const char *text)
{
  g_autoptr (GPtrArray) values = pb_workspace_suggest_values (text, NULL);
  PbRecord *value = values->len == 1 ? g_ptr_array_index (values, 0) : NULL;

  if (value == NULL || g_strcmp0 (pb_record_get (value, "type"), "date") != 0
      || g_strcmp0 (pb_record_get (value, "said"), text) != 0)
    return NULL;
  return g_strdup (pb_record_get (value, "date"));
}

static gboolean
normalise (PbField *self, const char *text, char **out_value)
{
  const PbColumn *column = get_column (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *capitals = NULL;

  if (column->type == PB_COLUMN_TYPE_COUNTRY || column->type == PB_COLUMN_TYPE_CURRENCY)
    text = capitals = g_utf8_strup (text, -1);
  *out_value = pb_column_normalise (column, text, &error);
  if (*out_value == NULL && column->type == PB_COLUMN_TYPE_DATE)
    *out_value = read_written_date (text);
  if (*out_value != NULL)
    return TRUE;
  pb_field_tell (self, error->message);
  return FALSE;
}

/* The text of the editor; for choices and references the canonical value. (nullable) */
static char *
dup_raw (PbField *self)
{
  const PbColumn *column = get_column (self);
  guint selected;

  if (PB_IS_RECORD_PICKER (self->editor))
    return g_strdup (pb_record_picker_get_id (PB_RECORD_PICKER (self->editor)));
  if (GTK_IS_SWITCH (self->editor))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->editor)) ? "1" : "0");
  if (GTK_IS_TEXT_VIEW (self->editor))
    return dup_prose (self->editor);
  if (!GTK_IS_DROP_DOWN (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editor));
  if (selected == GTK_INVALID_LIST_POSITION || (!column->required && selected == 0))
    return NULL;
  return g_strdup (column->choices[selected - (column->required ? 0 : 1)]);
}

gboolean
pb_field_read (PbField *self, char **out_value)
{
  g_autofree char *raw = NULL;

  g_return_val_if_fail (PB_IS_FIELD (self) && out_value != NULL, FALSE);

  *out_value = NULL;
  raw = dup_raw (self);
  if (raw != NULL)
    g_strstrip (raw);
  if (raw == NULL || raw[0] == '\0') {
    if (!get_column (self)->required)
      return TRUE;
    pb_field_tell (self, C_ ("field", "This has to be said."));
    return FALSE;
  }
  if (PB_IS_RECORD_PICKER (self->editor) || GTK_IS_SWITCH (self->editor) || GTK_IS_DROP_DOWN (self->editor)) {
    *out_value = g_steal_pointer (&raw);
    return TRUE;
  }
  return normalise (self, raw, out_value);
}

static void
set_choice (PbField *self, const char *value)
{
  const PbColumn *column = get_column (self);
  guint first = column->required ? 0 : 1;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), 0);
  for (guint i = 0; value != NULL && column->choices[i] != NULL; i++)
    if (g_str_equal (column->choices[i], value))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->editor), first + i);
}

void
pb_field_set_value (PbField *self, const char *value)
{
  g_return_if_fail (PB_IS_FIELD (self));

  if (PB_IS_RECORD_PICKER (self->editor))
    pb_record_picker_set_id (PB_RECORD_PICKER (self->editor), value);
  else if (GTK_IS_SWITCH (self->editor))
    gtk_switch_set_active (GTK_SWITCH (self->editor), g_strcmp0 (value, "1") == 0);
  else if (GTK_IS_DROP_DOWN (self->editor))
    set_choice (self, value);
  else if (GTK_IS_TEXT_VIEW (self->editor))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)),
                              value != NULL ? value : "", -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->editor), value != NULL ? value : "");
}

/* --- what stands below */

void
pb_field_tell (PbField *self, const char *message)
{
  g_return_if_fail (PB_IS_FIELD (self));

  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  if (GTK_IS_ENTRY (self->editor)) {
    if (message != NULL)
      gtk_widget_add_css_class (self->editor, "error");
    else
      gtk_widget_remove_css_class (self->editor, "error");
  }
}

/* When the cursor leaves a date: how it was understood, or that it was not. */
static void
on_left (PbField *self)
{
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;
  PbDate date;

  if (get_column (self)->type != PB_COLUMN_TYPE_DATE
      || gtk_editable_get_text (GTK_EDITABLE (self->editor))[0] == '\0' || !pb_field_read (self, &value)
      || !pb_date_parse (value, &date, NULL))
    return;
  words = pb_date_format (&date);
  gtk_label_set_label (self->message, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

guint
pb_field_get_column (PbField *self)
{
  g_return_val_if_fail (PB_IS_FIELD (self), 0);

  return self->column;
}

static void
pb_field_class_init (PbFieldClass *class)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_field_init (PbField *self)
{
  GtkWidget *box
      = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, "margin-top", 8,
                      "margin-bottom", 8, "margin-start", 12, "margin-end", 12, NULL);

  self->box = GTK_BOX (box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/* Prose gets a frame of its own that grows and scrolls. */
static GtkWidget *
frame_prose (GtkWidget *view)
{
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, "min-content-height",
                                      PROSE_HEIGHT, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);

  gtk_widget_add_css_class (scroller, "prose");
  return scroller;
}

GtkWidget *
pb_field_new (PbCase *document, PbKind kind, guint column)
{
  PbField *self = g_object_new (PB_TYPE_FIELD, NULL);
  const char *name = pb_words_for_column (kind, column);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->kind = kind;
  self->column = column;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  self->editor = make_editor (self, document, get_column (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_ENTRY (self->editor))
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->editor), get_hint (get_column (self)->type));
  self->message = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_box_append (self->box, title);
  gtk_box_append (self->box, GTK_IS_TEXT_VIEW (self->editor) ? frame_prose (self->editor) : self->editor);
  gtk_box_append (self->box, GTK_WIDGET (self->message));
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
  return GTK_WIDGET (self);
}
