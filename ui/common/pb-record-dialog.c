/* pb-record-dialog.c: see pb-record-dialog.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-dialog"

#include "config.h"

#include "pb-field.h"
#include "pb-record-dialog.h"
#include "pb-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define PB_TYPE_RECORD_DIALOG (pb_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, PB, RECORD_DIALOG, AdwWindow)

struct _PbRecordDialog {
  AdwWindow parent_instance;

  GtkWidget *discard_button;
  GtkRevealer *draft_revealer;
  GtkLabel *error_label;
  AdwPreferencesGroup *fixed_group;
  AdwPreferencesGroup *main_group;
  AdwPreferencesGroup *more_group;
  GtkWidget *record_button;

  PbCase *document; /* (owned) */
  PbRecord *record; /* (owned): as it was, or new */
  gboolean is_new;
  gboolean has_changed;      /* something was typed since */
  gboolean is_filling;       /* by us, not by anybody typing */
  gboolean is_done;          /* recorded or discarded: no draft to keep */
  GPtrArray *fields;         /* (owned) (element-type PbField) */
  GCancellable *cancellable; /* (owned): cancelled when it closes */
};

G_DEFINE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, ADW_TYPE_WINDOW)

/* --- drafts: both halves of the record as JSON, one a line */

static char *
get_draft_place (PbRecordDialog *self)
{
  return g_strdup_printf ("form/%s", pb_kind_get_info (pb_record_get_kind (self->record))->table);
}

static const char *
get_draft_record (PbRecordDialog *self)
{
  return self->is_new ? NULL : pb_record_get_id (self->record);
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
  g_autofree char *place = get_draft_place (self);

  if (!pb_case_is_read_only (self->document))
    pb_workspace_put_draft_async (pb_case_get_workspace (self->document), place, get_draft_record (self),
                                  content, draft_put, g_object_ref (self->document));
}

static void
fill_fields (PbRecordDialog *self, PbRecord *record)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);

    pb_field_set_value (field, pb_record_get_nth (record, pb_field_get_column (field)));
  }
  self->is_filling = FALSE;
}

static void
draft_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = pb_workspace_get_draft_finish (PB_WORKSPACE (source), result, &error);
  g_auto (GStrv) halves = content != NULL ? g_strsplit (content, "\n", 2) : NULL;
  g_autoptr (PbRecord) draft = NULL;

  /* What cannot be read again is no draft; what is being typed now goes before it. */
  if (halves == NULL || self->has_changed || g_cancellable_is_cancelled (self->cancellable))
    return;
  draft = pb_record_copy (self->record);
  for (guint i = 0; halves[i] != NULL; i++)
    if (halves[i][0] != '\0' && !pb_record_apply_json (draft, halves[i], NULL))
      return;
  fill_fields (self, draft);
  self->has_changed = TRUE;
  gtk_revealer_set_reveal_child (self->draft_revealer, TRUE);
}

static void
ask_draft (PbRecordDialog *self)
{
  g_autofree char *place = get_draft_place (self);

  pb_workspace_get_draft_async (pb_case_get_workspace (self->document), place, get_draft_record (self),
                                self->cancellable, draft_found, g_object_ref (self));
}

static void
on_discard (PbRecordDialog *self)
{
  put_draft (self, NULL);
  fill_fields (self, self->record);
  self->has_changed = FALSE;
  gtk_revealer_set_reveal_child (self->draft_revealer, FALSE);
}

/* --- recording */

/* @strict: says beside each field what is wrong with it; otherwise takes what can be read. */
static gboolean
read_fields (PbRecordDialog *self, PbRecord *record, gboolean strict)
{
  gboolean is_fine = TRUE;

  for (guint i = 0; i < self->fields->len; i++) {
    PbField *field = g_ptr_array_index (self->fields, i);
    g_autofree char *value = NULL;

    if (pb_field_read (field, &value)) {
      pb_record_set_nth (record, pb_field_get_column (field), value);
    } else if (strict) {
      if (is_fine)
        gtk_widget_child_focus (GTK_WIDGET (field), GTK_DIR_TAB_FORWARD);
      is_fine = FALSE;
    }
  }
  return is_fine;
}

static void
tell_error (PbRecordDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static void
recorded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbRecordDialog) self = data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->record_button, TRUE);
  if (!pb_case_edit_finish (PB_CASE (source), result, &error)) {
    tell_error (self, error->message);
    return;
  }
  self->is_done = TRUE;
  put_draft (self, NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_record (PbRecordDialog *self)
{
  g_autoptr (PbRecord) record = pb_record_copy (self->record);
  g_autoptr (GError) error = NULL;
  GPtrArray *edits;

  tell_error (self, NULL);
  if (!read_fields (self, record, TRUE))
    return;
  if (!pb_record_validate (record, &error)) {
    tell_error (self, error->message);
    return;
  }
  gtk_widget_set_sensitive (self->record_button, FALSE);
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  g_ptr_array_add (edits, pb_edit_new (self->is_new ? PB_EDIT_INSERT : PB_EDIT_UPDATE, record));
  pb_case_edit (self->document, self->is_new ? "add" : "edit", edits, recorded, g_object_ref (self));
}

static void
on_record_action (GtkWidget *widget, const char *action, GVariant *target)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (widget);

  if (gtk_widget_get_sensitive (self->record_button))
    on_record (self);
}

static void
on_changed (PbRecordDialog *self)
{
  if (!self->is_filling)
    self->has_changed = TRUE;
}

/* Closing keeps what was typed. */
static gboolean
pb_record_dialog_close_request (GtkWindow *window)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (window);

  if (self->has_changed && !self->is_done) {
    g_autoptr (PbRecord) draft = pb_record_copy (self->record);
    g_autofree char *open = NULL;
    g_autofree char *identity = NULL;
    g_autofree char *content = NULL;

    read_fields (self, draft, FALSE);
    open = pb_record_to_json (draft, FALSE);
    identity = pb_record_to_json (draft, TRUE);
    content = g_strconcat (open != NULL ? open : "", "\n", identity, NULL);
    put_draft (self, content);
  }
  return GTK_WINDOW_CLASS (pb_record_dialog_parent_class)->close_request (window);
}

/* --- building */

static void
add_field (PbRecordDialog *self, AdwPreferencesGroup *group, guint column)
{
  GtkWidget *field = pb_field_new (self->document, pb_record_get_kind (self->record), column);

  g_signal_connect_object (field, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, field);
  g_ptr_array_add (self->fields, field);
}

static void
build (PbRecordDialog *self)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (self->record));

  for (guint i = 0; i < info->n_columns; i++)
    if (pb_field_is_shown (info->kind, i) && info->columns[i].required)
      add_field (self, self->main_group, i);
  for (guint i = 0; i < info->n_columns; i++)
    if (pb_field_is_shown (info->kind, i) && !info->columns[i].required
        && !g_str_equal (info->columns[i].name, "key")) {
      add_field (self, self->more_group, i);
    }
  add_field (self, self->more_group, (guint) pb_kind_find_column (info->kind, "key"));
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_group), info->fixed);
  gtk_window_set_title (GTK_WINDOW (self), pb_words_for_kind (info->kind));
  fill_fields (self, self->record);
  ask_draft (self);
}

static void
pb_record_dialog_dispose (GObject *object)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->document);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (pb_record_dialog_parent_class)->dispose (object);
}

static void
pb_record_dialog_finalize (GObject *object)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (pb_record_dialog_parent_class)->finalize (object);
}

static void
pb_record_dialog_class_init (PbRecordDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_record_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_record_dialog_finalize;
  GTK_WINDOW_CLASS (class)->close_request = pb_record_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/common/pb-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, discard_button);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, draft_revealer);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, fixed_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, main_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, more_group);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, record_button);
  gtk_widget_class_bind_template_callback (widget_class, on_discard);
  gtk_widget_class_bind_template_callback (widget_class, on_record);
  gtk_widget_class_install_action (widget_class, "form.record", NULL, on_record_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.record", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_record_dialog_init (PbRecordDialog *self)
{
  self->fields = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
present (GtkWindow *parent, PbCase *document, PbRecord *record, gboolean is_new)
{
  PbRecordDialog *self = g_object_new (PB_TYPE_RECORD_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->document = g_object_ref (document);
  self->record = g_object_ref (record);
  self->is_new = is_new;
  build (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (g_ptr_array_index (self->fields, 0), GTK_DIR_TAB_FORWARD);
}

/* "column=value&…"; what is no column of this kind is left out. */
static void
apply_presets (PbRecord *record, const char *presets)
{
  g_auto (GStrv) parts = g_strsplit (presets, "&", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *value = strchr (parts[i], '=');
    g_autofree char *plain = NULL;

    if (value == NULL)
      continue;
    *value++ = '\0';
    plain = g_uri_unescape_string (value, NULL);
    if (plain != NULL && g_utf8_validate (plain, -1, NULL)
        && pb_kind_find_column (pb_record_get_kind (record), parts[i]) >= 0)
      pb_record_set (record, parts[i], plain);
  }
}

void
pb_record_dialog_present_new (GtkWindow *parent, PbCase *document, PbKind kind, const char *presets)
{
  g_autoptr (PbRecord) record = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent) && PB_IS_CASE (document));

  record = pb_record_new (kind, NULL);
  if (presets != NULL)
    apply_presets (record, presets);
  present (parent, document, record, TRUE);
}

typedef struct {
  GtkWindow *parent; /* (owned) */
  PbCase *document;  /* (owned) */
} Editing;

static void
item_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Editing *editing = data;
  g_autoptr (GtkWindow) parent = editing->parent;
  g_autoptr (PbCase) document = editing->document;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (items == NULL)
    pb_case_fail (document, error);
  else if (items->len > 0 && gtk_widget_get_visible (GTK_WIDGET (parent)))
    present (parent, document, pb_item_get_record (g_ptr_array_index (items, 0)), FALSE);
}

void
pb_record_dialog_present_edit (GtkWindow *parent, PbCase *document, PbKind kind, const char *id)
{
  const char *const ids[] = {id, NULL};
  Editing *editing;

  g_return_if_fail (GTK_IS_WINDOW (parent) && PB_IS_CASE (document) && id != NULL);

  editing = g_new0 (Editing, 1);
  editing->parent = g_object_ref (parent);
  editing->document = g_object_ref (document);
  pb_workspace_get_items_async (pb_case_get_workspace (document), kind, ids, NULL, item_found, editing);
}
