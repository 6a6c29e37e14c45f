/* pb-record-dialog.c: see pb-record-dialog.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-dialog"

#include "config.h"

#include "pb-field.h"
#include "pb-law-fields.h"
#include "pb-record-dialog.h"
#include "pb-record-values.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* In a draft, beside the columns: when it was typed, in seconds since 1970. No column is called so. */
#define DRAFT_TIME "@at"

struct _PbRecordDialog {
  AdwWindow parent_instance;

  AdwPreferencesGroup *draft_group;
  AdwActionRow *draft_row;
  GtkLabel *error_label;
  AdwPreferencesGroup *more_group;
  AdwExpanderRow *more_row;
  AdwPreferencesGroup *optional_group;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *required_group;

  PbCase *document; /* (owned) (nullable): NULL when the dialog is gone */
  PbKind kind;
  gboolean is_new;
  int owner_column;       /* of a part: the reference to the whole; -1: the record stands by itself */
  PbRecordValues *values; /* (nullable): of an assertion */
  PbRecord *record;       /* (owned) (nullable): as it is in the case, or fresh; NULL until it is read */
  GPtrArray *fields;      /* (element-type PbField) */
  PbLawFields *law;       /* (owned) (nullable): keeps those that name law in step */
  char *before;           /* (owned) (nullable): what stood in the fields when they were filled */
  GHashTable *draft;      /* (owned) (nullable): column → typed */
  gboolean is_waiting;    /* for the case to record it */
  gboolean is_recorded;
  GCancellable *cancellable; /* (owned) */
};

enum { SIGNAL_COLLECTED, SIGNAL_RECORDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, ADW_TYPE_WINDOW)

static void
tell_error (PbRecordDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
update_record_action (PbRecordDialog *self)
{
  const gboolean may_change = self->is_new || !pb_kind_get_info (self->kind)->fixed;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.record",
                                 self->record != NULL && !self->is_waiting && may_change
                                     && !pb_case_is_read_only (self->document));
}

/* --- what was typed, as text */

/* (transfer full): "column=typed&…" of all fields and added values. */
static char *
dup_typed (PbRecordDialog *self)
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
static GHashTable *
read_pairs (const char *text)
{
  return g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
}

static const char *
look_up (GHashTable *pairs, const PbColumn *column)
{
  const char *value = g_hash_table_lookup (pairs, column->name);

  return value != NULL ? value : g_hash_table_lookup (pairs, column->form_name);
}

static void
apply_pairs (PbRecordDialog *self, GHashTable *pairs, gboolean is_typed)
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

static void
draft_put (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbCase) document = data;
  g_autoptr (GError) error = NULL;

  if (!pb_workspace_put_draft_finish (PB_WORKSPACE (source), result, &error))
    pb_case_fail (document, error);
}

static void
put_draft (PbRecordDialog *self, const char *content)
{
  g_autofree char *place = make_draft_place (self);

  pb_workspace_put_draft_async (pb_case_get_workspace (self->document), place,
                                self->is_new ? NULL : pb_record_get_id (self->record), content, draft_put,
                                g_object_ref (self->document));
}

static void
keep_draft (PbRecordDialog *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *content = NULL;

  if (self->record == NULL || self->before == NULL || self->is_recorded || self->owner_column >= 0
      || pb_case_is_read_only (self->document))
    return;
  typed = dup_typed (self);
  if (g_str_equal (typed, self->before))
    return;
  content
      = g_strdup_printf (DRAFT_TIME "=%" G_GINT64_FORMAT "&%s", g_get_real_time () / G_USEC_PER_SEC, typed);
  put_draft (self, content);
}

static void
on_discard_draft (PbRecordDialog *self)
{
  put_draft (self, NULL);
  g_clear_pointer (&self->draft, g_hash_table_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->draft_group), FALSE);
}

static void
on_take_draft (PbRecordDialog *self)
{
  apply_pairs (self, self->draft, TRUE);
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
  g_autofree char *content = pb_workspace_get_draft_finish (PB_WORKSPACE (source), result, &error);

  if (self->document == NULL)
    return;
  if (error != NULL)
    pb_case_fail (self->document, error);
  self->draft = content != NULL ? read_pairs (content) : NULL;
  if (self->draft != NULL)
    offer_draft (self);
}

static void
look_for_draft (PbRecordDialog *self)
{
  g_autofree char *place = make_draft_place (self);

  if (self->owner_column >= 0)
    return;
  pb_workspace_get_draft_async (pb_case_get_workspace (self->document), place,
                                self->is_new ? NULL : pb_record_get_id (self->record), self->cancellable,
                                draft_found, g_object_ref (self));
}

/* --- recording */

static void
case_recorded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordDialog) self = data;
  g_autoptr (PbRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean done = pb_case_edit_finish (PB_CASE (source), result, &error);

  self->is_waiting = FALSE;
  if (self->document == NULL)
    return;
  update_record_action (self);
  if (!done) {
    tell_error (self, error->message);
    return;
  }
  self->is_recorded = TRUE;
  put_draft (self, NULL);
  record = g_object_ref (self->record);
  g_signal_emit (self, signals[SIGNAL_RECORDED], 0, pb_record_get_id (record));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* A part is not recorded here: who asked for it does that. */
static void
tell_collected (PbRecordDialog *self, PbRecord *record)
{
  self->is_recorded = TRUE;
  g_signal_emit (self, signals[SIGNAL_COLLECTED], 0, record);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
begin_recording (PbRecordDialog *self, PbRecord *record)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);

  self->is_waiting = TRUE;
  update_record_action (self);
  g_ptr_array_add (edits, pb_edit_new (self->is_new ? PB_EDIT_INSERT : PB_EDIT_UPDATE, record));
  if (self->values != NULL)
    pb_record_values_add_edits (self->values, pb_record_get_id (record), edits);
  pb_case_edit (self->document, self->is_new ? "add" : "edit", edits, case_recorded, g_object_ref (self));
}

/* FALSE: something is wrong, and the field says what. */
static gboolean
collect_field (PbRecordDialog *self, PbField *field, PbRecord *record)
{
  const guint column = pb_field_get_column (field);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = pb_field_dup_value (field, &error);

  if (error != NULL) {
    pb_field_set_message (field, error->message);
    return FALSE;
  }
  if (value == NULL && pb_kind_get_info (self->kind)->columns[column].required) {
    pb_field_set_message (field, C_ ("record dialog", "This is needed before it can be recorded."));
    return FALSE;
  }
  pb_record_set_nth (record, column, value);
  return TRUE;
}

static void
on_record (GtkWidget *widget, const char *action, GVariant *target)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (widget);
  g_autoptr (PbRecord) record = pb_record_copy (self->record);
  g_autoptr (GError) error = NULL;
  PbField *wrong = NULL;

  tell_error (self, NULL);
  pb_law_fields_update (self->law);
  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);

    if (!collect_field (self, field, record) && wrong == NULL)
      wrong = field;
  }
  if (wrong != NULL) {
    if (gtk_widget_is_ancestor (GTK_WIDGET (wrong), GTK_WIDGET (self->more_row)))
      adw_expander_row_set_expanded (self->more_row, TRUE);
    pb_field_grab_focus (wrong);
    return;
  }
  if (self->owner_column >= 0) {
    tell_collected (self, record);
    return;
  }
  if (!pb_record_validate (record, &error)) {
    tell_error (self, error->message);
    return;
  }
  begin_recording (self, record);
}

static gboolean
pb_record_dialog_close_request (GtkWindow *window)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (window);

  /* The answer comes at once; without the window an error would have nowhere to stand. */
  if (self->is_waiting)
    return TRUE;
  keep_draft (self);
  return GTK_WINDOW_CLASS (pb_record_dialog_parent_class)->close_request (window);
}

/* --- fields */

/* Columns the program fills, or that a person cannot write by hand. */
static gboolean
is_hidden (PbKind kind, guint column)
{
  static const char *const names[] = {"boxes", "start",      "end",   "before",   "after",    "occurrence",
                                      "file",  "media_type", "pages", "encoding", "taken_on", NULL};
  const PbColumn *info = &pb_kind_get_info (kind)->columns[column];

  if (column == 0)
    return TRUE;
  if (info->required)
    return FALSE;
  if (info->type == PB_COLUMN_TYPE_BLOB || info->type == PB_COLUMN_TYPE_SHA256)
    return TRUE;
  /* A statement is taken on a day that people know; a photograph says itself when it was taken. */
  if (kind == PB_KIND_STATEMENT)
    return FALSE;
  return g_strv_contains (names, info->name) || (kind == PB_KIND_EXHIBIT && column == PB_COLUMN_EXHIBIT_SIZE)
         || (kind == PB_KIND_PASSAGE && column == PB_COLUMN_PASSAGE_REGION);
}

static gboolean
is_rarely_used (const char *name)
{
  static const char *const names[]
      = {"key", "note", "coordinates", "usable", "self_protection", "located", "caution", "certified", NULL};

  return g_strv_contains (names, name);
}

static void
add_field (PbRecordDialog *self, guint column, gboolean *has_optional)
{
  const PbColumn *info = &pb_kind_get_info (self->kind)->columns[column];
  PbField *field = pb_field_new (self->document, self->kind, column);

  g_ptr_array_add (self->fields, field);
  if (info->required) {
    adw_preferences_group_add (self->required_group, GTK_WIDGET (field));
  } else if (is_rarely_used (info->name)) {
    adw_expander_row_add_row (self->more_row, GTK_WIDGET (field));
  } else {
    adw_preferences_group_add (self->optional_group, GTK_WIDGET (field));
    *has_optional = TRUE;
  }
}

static void
build_fields (PbRecordDialog *self)
{
  const PbKindInfo *info = pb_kind_get_info (self->kind);
  gboolean has_optional = FALSE;

  for (guint i = 1; i < info->n_columns; i++)
    if (!is_hidden (self->kind, i) && (int) i != self->owner_column)
      add_field (self, i, &has_optional);
  self->law = pb_law_fields_new (self->document, self->kind, self->fields);
  gtk_widget_set_visible (GTK_WIDGET (self->optional_group), has_optional);
  if (self->kind == PB_KIND_ASSERTION) {
    self->values = pb_record_values_new (self->document);
    adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (self->values));
  }
  if (info->fixed)
    adw_preferences_group_set_description (
        self->required_group,
        C_ ("record dialog", "What is recorded here stays as it is; a later entry corrects it."));
}

/* The first that is needed, or simply the first. */
static PbField *
find_first_field (PbRecordDialog *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);

    if (pb_kind_get_info (self->kind)->columns[pb_field_get_column (field)].required)
      return field;
  }
  return g_ptr_array_index (self->fields, 0);
}

/* @item: (nullable): knows the titles of references. */
static void
fill_fields (PbRecordDialog *self, PbItem *item)
{
  const PbKindInfo *info = pb_kind_get_info (self->kind);

  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);
    const guint column = pb_field_get_column (field);

    pb_field_set_value (field, pb_record_get_nth (self->record, column),
                        item != NULL ? pb_item_get_shown (item, info->columns[column].name) : NULL);
  }
  pb_law_fields_update (self->law);
  self->before = dup_typed (self);
}

static void
item_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (self->document == NULL)
    return;
  if (items == NULL || items->len == 0) {
    tell_error (self, error != NULL ? error->message
                                    : C_ ("record dialog", "This is no longer in the case: somebody deleted "
                                                           "it. Undo brings it back."));
    return;
  }
  self->record = g_object_ref (pb_item_get_record (g_ptr_array_index (items, 0)));
  fill_fields (self, g_ptr_array_index (items, 0));
  if (self->values != NULL)
    pb_record_values_load (self->values, pb_record_get_id (self->record));
  update_record_action (self);
  look_for_draft (self);
}

/* --- object */

static void
pb_record_dialog_dispose (GObject *object)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->law);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_record_dialog_parent_class)->dispose (object);
}

static void
pb_record_dialog_finalize (GObject *object)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_pointer (&self->draft, g_hash_table_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->before);
  G_OBJECT_CLASS (pb_record_dialog_parent_class)->finalize (object);
}

static void
pb_record_dialog_class_init (PbRecordDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_record_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_record_dialog_finalize;
  GTK_WINDOW_CLASS (class)->close_request = pb_record_dialog_close_request;
  signals[SIGNAL_RECORDED] = g_signal_new ("recorded", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_COLLECTED] = g_signal_new ("collected", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, PB_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/common/pb-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, draft_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, draft_row);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, more_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, more_row);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, optional_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, page);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, required_group);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_draft);
  gtk_widget_class_bind_template_callback (widget_class, on_take_draft);
  gtk_widget_class_install_action (widget_class, "dialog.record", NULL, on_record);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_record_dialog_init (PbRecordDialog *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->fields = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before a text view takes it for the end of a line. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_named_action_new ("dialog.record")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* A dialog with empty fields. */
static PbRecordDialog *
make_dialog (GtkWindow *parent, PbCase *document, PbKind kind, gboolean is_new, int owner_column)
{
  PbRecordDialog *self = g_object_new (PB_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);
  g_autofree char *title = NULL;

  self->document = g_object_ref (document);
  self->kind = kind;
  self->is_new = is_new;
  self->owner_column = owner_column;
  title = g_strdup_printf (is_new ? C_ ("record dialog", "New: %s") : C_ ("record dialog", "Change: %s"),
                           pb_words_for_kind (kind));
  gtk_window_set_title (GTK_WINDOW (self), title);
  build_fields (self);
  if (self->fields->len > 0)
    pb_field_grab_focus (find_first_field (self));
  return self;
}

GtkWindow *
pb_record_dialog_new (GtkWindow *parent, PbCase *document, PbKind kind, const char *id, const char *presets)
{
  PbRecordDialog *self;
  g_autoptr (GHashTable) pairs = NULL;
  const char *const ids[] = {id, NULL};

  g_return_val_if_fail (PB_IS_CASE (document) && kind != PB_KIND_NONE, NULL);

  self = make_dialog (parent, document, kind, id == NULL, -1);
  if (id == NULL) {
    self->record = pb_record_new (kind, NULL);
    fill_fields (self, NULL);
    pairs = presets != NULL ? read_pairs (presets) : NULL;
    if (pairs != NULL) {
      apply_pairs (self, pairs, FALSE);
      pb_law_fields_update (self->law);
      g_free (self->before);
      self->before = dup_typed (self);
    }
    look_for_draft (self);
  } else {
    pb_workspace_get_items_async (pb_case_get_workspace (document), kind, ids, self->cancellable, item_found,
                                  g_object_ref (self));
  }
  update_record_action (self);
  return GTK_WINDOW (self);
}

GtkWindow *
pb_record_dialog_new_part (GtkWindow *parent, PbCase *document, PbRecord *record, guint owner_column,
                           gboolean is_new)
{
  PbRecordDialog *self;

  g_return_val_if_fail (PB_IS_CASE (document) && PB_IS_RECORD (record), NULL);

  self = make_dialog (parent, document, pb_record_get_kind (record), is_new, (int) owner_column);
  self->record = pb_record_copy (record);
  fill_fields (self, NULL);
  update_record_action (self);
  return GTK_WINDOW (self);
}

void
pb_record_dialog_present_new (GtkWindow *parent, PbCase *document, PbKind kind, const char *presets)
{
  GtkWindow *dialog = pb_record_dialog_new (parent, document, kind, NULL, presets);

  gtk_window_present (dialog);
}

void
pb_record_dialog_present_edit (GtkWindow *parent, PbCase *document, PbKind kind, const char *id)
{
  GtkWindow *dialog = pb_record_dialog_new (parent, document, kind, id, NULL);

  gtk_window_present (dialog);
}
