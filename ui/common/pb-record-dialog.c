/* pb-record-dialog.c: see pb-record-dialog.h. Drafts: pb-record-dialog-draft.c; what others recorded
 * meanwhile: pb-record-dialog-conflict.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-dialog"

#include "config.h"

#include "pb-error.h"
#include "pb-record-dialog-private.h"
#include "pb-words.h"

#include <glib/gi18n.h>

enum { SIGNAL_COLLECTED, SIGNAL_RECORDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, ADW_TYPE_WINDOW)

void
pb_record_dialog_tell_error (PbRecordDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

void
pb_record_dialog_update_action (PbRecordDialog *self)
{
  const gboolean may_change = self->is_new || !pb_kind_get_info (self->kind)->fixed;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.record",
                                 self->record != NULL && !self->is_waiting && may_change
                                     && !pb_case_is_read_only (self->document));
}

/* --- recording */

/* What was typed stands in the fields as it did, and in the draft. */
static void
tell_failure (PbRecordDialog *self, const GError *error)
{
  g_autofree char *words
      = g_error_matches (error, PB_ERROR, PB_ERROR_EXISTS)
            ? g_strdup (C_ ("record dialog", "The same is recorded already, or the short name is taken: "
                                             "change it here, or open what is there."))
            : pb_words_for_error (error);
  g_autofree char *message
      = g_strdup_printf (C_ ("record dialog", "Not recorded: what you typed is kept here. %s"), words);

  pb_record_dialog_tell_error (self, message);
  pb_record_dialog_keep_draft (self);
}

/* While the dialog stands open the case may become read-only, or writable again. */
static void
on_read_only_changed (PbRecordDialog *self)
{
  pb_record_dialog_update_action (self);
  pb_record_dialog_tell_error (self, pb_case_is_read_only (self->document)
                                         ? C_ ("record dialog",
                                               "The case cannot be written just now. What you typed is kept "
                                               "here; the window says what to do.")
                                         : NULL);
}

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
  pb_record_dialog_update_action (self);
  if (!done) {
    tell_failure (self, error);
    if (g_error_matches (error, PB_ERROR, PB_ERROR_CONFLICT))
      pb_record_dialog_show_conflict (self);
    return;
  }
  self->is_recorded = TRUE;
  pb_record_dialog_put_draft (self, NULL);
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
  pb_record_dialog_update_action (self);
  /* Only in place of what was read: what somebody recorded since is not overwritten unseen. */
  g_ptr_array_add (edits, self->is_new ? pb_edit_new (PB_EDIT_INSERT, record)
                                       : pb_edit_new_update (record, self->record));
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
    g_autofree char *words = pb_words_for_wrong_value (&pb_kind_get_info (self->kind)->columns[column]);

    pb_field_set_message (field, words);
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

  pb_record_dialog_tell_error (self, NULL);
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
    g_autofree char *words = pb_words_for_error (error);

    pb_record_dialog_tell_error (self, words);
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
  pb_record_dialog_keep_draft (self);
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

  g_signal_connect_object (field, "changed", G_CALLBACK (pb_record_dialog_touch), self, G_CONNECT_SWAPPED);
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
  self->before = pb_record_dialog_dup_typed (self);
}

static void
item_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->document == NULL)
    return;
  if (items == NULL || items->len == 0) {
    words = error != NULL ? pb_words_for_error (error) : NULL;
    pb_record_dialog_tell_error (self, words != NULL ? words
                                                     : C_ ("record dialog",
                                                           "This is no longer in the case: somebody deleted "
                                                           "it. Undo brings it back."));
    return;
  }
  self->record = g_object_ref (pb_item_get_record (g_ptr_array_index (items, 0)));
  fill_fields (self, g_ptr_array_index (items, 0));
  if (self->values != NULL)
    pb_record_values_load (self->values, pb_record_get_id (self->record));
  pb_record_dialog_update_action (self);
  pb_record_dialog_look_for_draft (self);
}

/* --- object */

static void
pb_record_dialog_dispose (GObject *object)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  /* Also when the whole program ends and nobody asks to close. */
  if (self->document != NULL)
    pb_record_dialog_keep_draft (self);
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
  g_clear_pointer (&self->conflict_rows, g_ptr_array_unref);
  g_free (self->before);
  g_free (self->kept);
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
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, conflict_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, draft_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, draft_row);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, more_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, more_row);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, optional_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, page);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, required_group);
  gtk_widget_class_bind_template_callback (widget_class, pb_record_dialog_discard_draft);
  gtk_widget_class_bind_template_callback (widget_class, pb_record_dialog_take_draft);
  gtk_widget_class_install_action (widget_class, "dialog.record", NULL, on_record);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_record_dialog_init (PbRecordDialog *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  self->fields = g_ptr_array_new ();
  self->conflict_rows = g_ptr_array_new ();
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
  g_signal_connect_object (document, "notify::read-only", G_CALLBACK (on_read_only_changed), self,
                           G_CONNECT_SWAPPED);
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
    pairs = presets != NULL ? pb_record_dialog_read_pairs (presets) : NULL;
    if (pairs != NULL) {
      pb_record_dialog_apply_pairs (self, pairs, FALSE);
      pb_law_fields_update (self->law);
      g_free (self->before);
      self->before = pb_record_dialog_dup_typed (self);
    }
    pb_record_dialog_look_for_draft (self);
  } else {
    pb_workspace_get_items_async (pb_case_get_workspace (document), kind, ids, self->cancellable, item_found,
                                  g_object_ref (self));
  }
  pb_record_dialog_update_action (self);
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
  pb_record_dialog_update_action (self);
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
