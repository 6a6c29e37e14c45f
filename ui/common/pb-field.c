/* pb-field.c: see pb-field.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-field"

#include "config.h"

#include "pb-choice-drop.h"
#include "pb-column.h"
#include "pb-date-typed.h"
#include "pb-field.h"
#include "pb-iso-name.h"
#include "pb-law-choices.h"
#include "pb-record-picker.h"
#include "pb-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXT_VIEW_HEIGHT 72 /* three lines at the usual size */

struct _PbField {
  AdwPreferencesRow parent_instance;

  PbCase *document; /* (owned) */
  PbKind kind;
  guint column;
  const PbColumn *info;

  GtkWidget *editor; /* entry, text view, drop-down, switch or button */
  gboolean is_filling;
  char *reference; /* (owned) (nullable): id of the record chosen */
  GtkLabel *understood_label;
  GtkLabel *message_label;
  GtkLabel *reference_label;
  GCancellable *cancellable; /* (owned): looks for the title of a reference */
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbField, pb_field, ADW_TYPE_PREFERENCES_ROW)

/* Columns that hold sentences, not words. */
static gboolean
is_long_text (const char *name)
{
  static const char *const names[]
      = {"note",          "proposition", "how",      "inference", "reason",      "quote",
         "circumstances", "answer",      "answered", "asked",     "words",       "explanation",
         "defence",       "caution",     "told",     "content",   "description", NULL};

  return g_strv_contains (names, name);
}

static gboolean
is_drop_down (PbField *self)
{
  return GTK_IS_DROP_DOWN (self->editor);
}

static PbIsoList
get_iso_list (PbColumnType type)
{
  return type == PB_COLUMN_TYPE_COUNTRY    ? PB_ISO_COUNTRY
         : type == PB_COLUMN_TYPE_CURRENCY ? PB_ISO_CURRENCY
                                           : PB_ISO_LANGUAGE;
}

/* --- what was understood */

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

void
pb_field_set_message (PbField *self, const char *message)
{
  g_return_if_fail (PB_IS_FIELD (self));

  set_label (self->message_label, message);
  if (message != NULL)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

const char *
pb_field_get_message (PbField *self)
{
  g_return_val_if_fail (PB_IS_FIELD (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->message_label)) ? gtk_label_get_label (self->message_label)
                                                                   : NULL;
}

char *
pb_field_dup_value (PbField *self, GError **error)
{
  g_autofree char *typed = pb_field_dup_typed (self);
  char *edtf = NULL;
  PbDate date;

  g_strstrip (typed);
  if (typed[0] == '\0')
    return NULL;
  if (self->info->type == PB_COLUMN_TYPE_DATE)
    return pb_date_parse_typed (typed, &date, &edtf, error) ? edtf : NULL;
  if (self->info->reference != PB_KIND_NONE || is_drop_down (self))
    return g_steal_pointer (&typed);
  return pb_column_normalise (self->info, typed, error);
}

static void
show_understood (PbField *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = pb_field_dup_value (self, &error);
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;

  words = error != NULL ? pb_words_for_wrong_value (self->info) : NULL;
  pb_field_set_message (self, words);
  if (self->info->type != PB_COLUMN_TYPE_DATE)
    return;
  shown = value != NULL ? pb_words_for_date (value, TRUE) : NULL;
  set_label (self->understood_label, shown);
}

static void
on_edited (PbField *self)
{
  if (self->is_filling)
    return;
  show_understood (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- typed */

char *
pb_field_dup_typed (PbField *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (PB_IS_FIELD (self), NULL);

  if (self->info->reference != PB_KIND_NONE)
    return g_strdup (self->reference != NULL ? self->reference : "");
  if (is_drop_down (self))
    return g_strdup (pb_choice_drop_get_value (GTK_DROP_DOWN (self->editor)));
  if (GTK_IS_SWITCH (self->editor))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (self->editor)) ? "1" : "0");
  if (GTK_IS_TEXT_VIEW (self->editor)) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));

    gtk_text_buffer_get_bounds (buffer, &start, &end);
    return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
}

static void
choose (PbField *self, const char *value)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->editor);

  /* A code that is right but not in the list of names: a rare language. */
  if (!pb_choice_drop_has (drop_down, value))
    pb_choice_drop_append (drop_down, value, value);
  pb_choice_drop_choose (drop_down, value);
}

static void
show_reference (PbField *self, const char *title)
{
  gtk_label_set_label (self->reference_label, self->reference == NULL ? C_ ("field", "None chosen")
                                              : title != NULL         ? title
                                                                      : C_ ("field", "Looking it up…"));
}

static void
title_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbField) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  if (items == NULL || items->len == 0) {
    show_reference (self, C_ ("field", "No longer in the case"));
    return;
  }
  if (g_strcmp0 (pb_item_get_id (g_ptr_array_index (items, 0)), self->reference) == 0)
    show_reference (self, pb_item_get_title (g_ptr_array_index (items, 0)));
}

static void
set_reference (PbField *self, const char *id, const char *title)
{
  const char *const ids[] = {id, NULL};

  g_free (self->reference);
  self->reference = id != NULL && id[0] != '\0' ? g_strdup (id) : NULL;
  show_reference (self, title);
  if (self->reference != NULL && title == NULL)
    pb_workspace_get_items_async (pb_case_get_workspace (self->document), self->info->reference, ids,
                                  self->cancellable, title_found, g_object_ref (self));
}

void
pb_field_set_typed (PbField *self, const char *typed)
{
  g_return_if_fail (PB_IS_FIELD (self) && typed != NULL);

  if (self->info->reference != PB_KIND_NONE)
    set_reference (self, typed, NULL);
  else if (is_drop_down (self))
    choose (self, typed);
  else if (GTK_IS_SWITCH (self->editor))
    gtk_switch_set_active (GTK_SWITCH (self->editor), g_str_equal (typed, "1"));
  else if (GTK_IS_TEXT_VIEW (self->editor))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), typed, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->editor), typed);
  on_edited (self);
}

void
pb_field_set_value (PbField *self, const char *value, const char *title)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (PB_IS_FIELD (self));

  if (self->info->reference != PB_KIND_NONE) {
    set_reference (self, value, title);
    on_edited (self);
    return;
  }
  typed = value != NULL && self->info->type == PB_COLUMN_TYPE_DATE ? pb_date_format_typed (value)
                                                                   : g_strdup (value != NULL ? value : "");
  pb_field_set_typed (self, typed);
}

/* --- building */

static void
on_picked (PbField *self, const char *id, const char *title)
{
  set_reference (self, id, title);
  on_edited (self);
}

static void
on_pick (PbField *self)
{
  pb_record_picker_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->document,
                            self->info->reference, !self->info->required, G_OBJECT (self),
                            (PbRecordPicked) on_picked);
}

static GtkWidget *
build_reference (PbField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new ();

  self->reference_label = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (self->reference_label, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END,
                NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reference_label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_pick), self, G_CONNECT_SWAPPED);
  show_reference (self, NULL);
  return button;
}

static void
add_choice (GPtrArray *choices, const char *value, const char *words)
{
  g_ptr_array_add (choices, pb_choice_new (value, words, NULL));
}

static void
add_codes (PbField *self, GPtrArray *choices)
{
  const PbIsoList list = get_iso_list (self->info->type);
  g_autoptr (GPtrArray) codes = pb_iso_name_list (list);

  for (guint i = 0; i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    g_autofree char *name = pb_iso_name (list, code);
    g_autofree char *words = g_strdup_printf ("%s (%s)", name, code);

    add_choice (choices, code, words);
  }
}

/* @none: (nullable): what stands there while nothing is chosen. */
static void
add_none (PbField *self, GPtrArray *choices, const char *none)
{
  if (none == NULL)
    none = self->info->required ? C_ ("field", "Choose…") : C_ ("field", "Not stated");
  add_choice (choices, "", none);
}

/* Those of the law come later: pb_field_set_choices(). */
static GtkWidget *
build_drop_down (PbField *self, PbChoiceDropStyle style)
{
  GtkWidget *drop_down = pb_choice_drop_new (style);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->info->default_value == NULL)
    add_none (self, choices, NULL);
  if (self->info->type == PB_COLUMN_TYPE_BOOL) {
    add_choice (choices, "1", C_ ("choice", "Yes"));
    add_choice (choices, "0", C_ ("choice", "No"));
  } else if (self->info->type == PB_COLUMN_TYPE_CHOICE) {
    for (guint i = 0; self->info->choices[i] != NULL; i++)
      add_choice (choices, self->info->choices[i],
                  pb_words_for_choice (self->kind, self->column, self->info->choices[i]));
  } else if (style == PB_CHOICE_DROP_MANY) {
    add_codes (self, choices);
  }
  pb_choice_drop_fill (GTK_DROP_DOWN (drop_down), choices);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  return drop_down;
}

void
pb_field_set_choices (PbField *self, GPtrArray *choices, const char *none)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *chosen = NULL;
  gboolean is_known;

  g_return_if_fail (PB_IS_FIELD (self) && is_drop_down (self) && choices != NULL);

  chosen = pb_field_dup_typed (self);
  is_known = chosen[0] == '\0';
  add_none (self, all, none);
  for (guint i = 0; i < choices->len; i++) {
    PbChoice *choice = g_ptr_array_index (choices, i);

    is_known = is_known || g_str_equal (pb_choice_get_value (choice), chosen);
    g_ptr_array_add (all, g_object_ref (choice));
  }
  if (!is_known) {
    g_autofree char *words = g_strdup_printf (C_ ("field", "%s (not in the law of this case)"), chosen);

    add_choice (all, chosen, words);
  }
  self->is_filling = TRUE;
  pb_choice_drop_fill (GTK_DROP_DOWN (self->editor), all);
  self->is_filling = FALSE;
}

/* --- building, text */

static GtkWidget *
build_text_view (PbField *self, GtkWidget **out_frame)
{
  GtkWidget *view
      = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin",
                      6, "bottom-margin", 6, "left-margin", 9, "right-margin", 9, NULL);

  *out_frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, "hscrollbar-policy", GTK_POLICY_NEVER,
                             "min-content-height", TEXT_VIEW_HEIGHT, "propagate-natural-height", TRUE, NULL);
  gtk_widget_add_css_class (*out_frame, "frame");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (on_edited),
                           self, G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
build_entry (PbField *self)
{
  GtkWidget *entry = gtk_entry_new ();

  if (self->info->type == PB_COLUMN_TYPE_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), C_ ("field", "3 May 2016, May 2016, 2559 BE"));
  if (self->info->type == PB_COLUMN_TYPE_DECIMAL || self->info->type == PB_COLUMN_TYPE_INTEGER)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  return entry;
}

/* Makes the editor; returns what is packed: it, or the frame around it. */
static GtkWidget *
build_editor (PbField *self)
{
  GtkWidget *frame = NULL;

  if (self->info->reference != PB_KIND_NONE) {
    self->editor = build_reference (self);
    return self->editor;
  }
  if (pb_law_column_from (self->kind, self->column) != PB_LAW_COLUMN_NONE) {
    self->editor = build_drop_down (self, PB_CHOICE_DROP_SENTENCES);
    return self->editor;
  }
  switch (self->info->type) {
  case PB_COLUMN_TYPE_BOOL:
    if (self->info->default_value == NULL) {
      self->editor = build_drop_down (self, PB_CHOICE_DROP_FEW);
    } else {
      self->editor = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);
      g_signal_connect_object (self->editor, "notify::active", G_CALLBACK (on_edited), self,
                               G_CONNECT_SWAPPED);
    }
    return self->editor;
  case PB_COLUMN_TYPE_CHOICE:
    self->editor = build_drop_down (self, PB_CHOICE_DROP_FEW);
    return self->editor;
  case PB_COLUMN_TYPE_COUNTRY:
  case PB_COLUMN_TYPE_CURRENCY:
  case PB_COLUMN_TYPE_LANGUAGE:
    self->editor = build_drop_down (self, PB_CHOICE_DROP_MANY);
    return self->editor;
  case PB_COLUMN_TYPE_BLOB:
  case PB_COLUMN_TYPE_DATE:
  case PB_COLUMN_TYPE_DECIMAL:
  case PB_COLUMN_TYPE_INTEGER:
  case PB_COLUMN_TYPE_SHA256:
  case PB_COLUMN_TYPE_TEXT:
  default:
    break;
  }
  if (self->info->type == PB_COLUMN_TYPE_TEXT
      && (is_long_text (self->info->name)
          || (self->kind == PB_KIND_FACT && self->column == PB_COLUMN_FACT_LABEL))) {
    self->editor = build_text_view (self, &frame);
    return frame;
  }
  self->editor = build_entry (self);
  return self->editor;
}

static GtkLabel *
build_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible",
                text != NULL, NULL);
  gtk_widget_add_css_class (label, "caption");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
build (PbField *self)
{
  const char *title = pb_words_for_column (self->kind, self->column);
  const char *help = pb_words_for_column_help (self->kind, self->column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *packed = build_editor (self);
  GtkWidget *title_label = gtk_label_new (title);
  g_autofree char *needed = NULL;

  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 8, "margin-bottom", 8, NULL);
  if (self->info->required) {
    needed = g_strdup_printf (C_ ("field", "%s (needed)"), title);
    gtk_label_set_label (GTK_LABEL (title_label), needed);
  }
  g_object_set (title_label, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (title_label), self->editor);
  if (GTK_IS_SWITCH (self->editor)) {
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

    gtk_box_append (GTK_BOX (line), title_label);
    gtk_box_append (GTK_BOX (line), packed);
    gtk_box_append (GTK_BOX (box), line);
  } else {
    gtk_box_append (GTK_BOX (box), title_label);
    gtk_box_append (GTK_BOX (box), packed);
  }
  self->understood_label = build_label (NULL, NULL);
  self->message_label = build_label (NULL, "error");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (build_label (help, "dim-label")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->understood_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (help != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help,
                                    -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  g_object_set (self, "activatable", FALSE, "focusable", FALSE, "child", box, NULL);
}

/* --- object */

static void
pb_field_dispose (GObject *object)
{
  PbField *self = PB_FIELD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_field_parent_class)->dispose (object);
}

static void
pb_field_finalize (GObject *object)
{
  PbField *self = PB_FIELD (object);

  g_clear_object (&self->cancellable);
  g_free (self->reference);
  G_OBJECT_CLASS (pb_field_parent_class)->finalize (object);
}

static void
pb_field_class_init (PbFieldClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_field_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_field_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_field_init (PbField *self)
{
  self->cancellable = g_cancellable_new ();
}

PbField *
pb_field_new (PbCase *document, PbKind kind, guint column)
{
  PbField *self;

  g_return_val_if_fail (PB_IS_CASE (document) && column < pb_kind_get_info (kind)->n_columns, NULL);

  self = g_object_new (PB_TYPE_FIELD, NULL);
  self->document = g_object_ref (document);
  self->kind = kind;
  self->column = column;
  self->info = &pb_kind_get_info (kind)->columns[column];
  build (self);
  return self;
}

guint
pb_field_get_column (PbField *self)
{
  g_return_val_if_fail (PB_IS_FIELD (self), 0);

  return self->column;
}

void
pb_field_grab_focus (PbField *self)
{
  g_return_if_fail (PB_IS_FIELD (self));

  gtk_widget_grab_focus (self->editor);
}
