/* pb-window-edit.c: what the window does to its case, and what it says of it: adding, changing, deleting,
 * taking in files, undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-window-edit"

#include "config.h"

#include "pb-error.h"
#include "pb-location.h"
#include "pb-palette.h"
#include "pb-record-dialog.h"
#include "pb-window-private.h"
#include "pb-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- toasts */

static void
on_failed (PbCase *document, const char *message, PbWindow *self)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  /* What went wrong stays until it is read. */
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
on_done (PbCase *document, const char *label, PbWindow *self)
{
  g_autofree char *escaped = g_markup_escape_text (pb_words_for_label (label), -1);
  AdwToast *toast;

  /* Said by on_undone(). */
  if (g_str_equal (label, "undo"))
    return;
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, C_ ("toast", "Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* What may not be done, why, and what to do about it. */
static void
update_notice (PbWindow *self)
{
  const gboolean is_read_only = self->document != NULL && pb_case_is_read_only (self->document);
  const gboolean is_lost = is_read_only && pb_case_has_lost_writing (self->document);

  /* Folding away it keeps the words it had. */
  if (is_read_only)
    gtk_label_set_label (
        self->notice_label,
        is_lost ? C_ ("window", "This case cannot be written any more: its disk or folder has become "
                                "read-only. Nothing is lost; what you typed stays where it is. Make the "
                                "place writable, then try again.")
                : C_ ("window", "This case is open for reading only: what you see is up to date, but "
                                "nothing can be changed here. To work on it, copy the file to a place "
                                "where you may write."));
  gtk_widget_set_visible (self->notice_button, is_lost);
  gtk_revealer_set_reveal_child (self->notice_revealer, is_read_only);
}

/* What it was: after files were taken in, the last change that can be taken back is another. */
static void
on_undone (PbCase *document, const char *label, gboolean redone, PbWindow *self)
{
  g_autofree char *words = g_strdup_printf (
      redone ? C_ ("toast", "Made again: %s") : C_ ("toast", "Taken back: %s"), pb_words_for_label (label));

  pb_window_say (self, words);
}

static void
update_actions (PbWindow *self)
{
  static const char *const changing[]
      = {"win.add", "win.edit", "win.delete", "win.import-files", "win.import-folder", NULL};
  static const char *const asking[] = {"win.check", "win.new-window", "win.palette", "win.search", NULL};
  gboolean has_case = self->document != NULL;
  gboolean may_change = has_case && !pb_case_is_read_only (self->document);

  for (guint i = 0; changing[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], may_change);
  for (guint i = 0; asking[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), asking[i], has_case);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 may_change && pb_case_get_undo_label (self->document) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 may_change && pb_case_get_redo_label (self->document) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.try-writing",
                                 has_case && pb_case_has_lost_writing (self->document));
  update_notice (self);
}

void
pb_window_watch_case (PbWindow *self)
{
  update_actions (self);
  if (self->document == NULL)
    return;
  g_signal_connect_object (self->document, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (self->document, "done", G_CALLBACK (on_done), self, 0);
  g_signal_connect_object (self->document, "undone", G_CALLBACK (on_undone), self, 0);
  g_signal_connect_object (self->document, "notify::undo-label", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::redo-label", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::read-only", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
}

/* --- records */

static void
on_undo (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);

  pb_case_undo (self->document, g_str_equal (action, "win.redo"));
}

static void
on_try_writing (GtkWidget *widget, const char *action, GVariant *target)
{
  pb_case_try_writing (PB_WINDOW (widget)->document);
}

/* "KIND?column=value&…" */
static void
on_add (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (target, NULL), "?", 2);
  PbKind kind = parts[0] != NULL ? pb_kind_from_form (parts[0]) : PB_KIND_NONE;

  if (kind != PB_KIND_NONE)
    pb_record_dialog_present_new (GTK_WINDOW (self), self->document, kind, parts[1]);
}

static void
on_edit (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  g_auto (PbLocation) location = {.kind = PB_KIND_NONE};

  if (pb_location_parse (g_variant_get_string (target, NULL), &location) && location.id != NULL)
    pb_record_dialog_present_edit (GTK_WINDOW (self), self->document, location.kind, location.id);
}

/* --- files */

void
pb_window_show_list (PbWindow *self, const char *heading, const char *body, GPtrArray *lines)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label, *scroller;

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (lines, i));
  label = g_object_new (GTK_TYPE_LABEL, "label", text->str, "wrap", TRUE, "xalign", 0.0, "selectable", TRUE,
                        NULL);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", label, "propagate-natural-height", TRUE,
                           "max-content-height", 320, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  if (lines->len > 0)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", C_ ("dialog", "_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the forms say is wrong, and nothing was written; or the disk, and what came before is in. */
static void
tell_import_failure (PbWindow *self, const GError *error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = pb_words_for_error (error);
  g_autofree char *stopped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* The case, or only the file to be taken in? */
  if (g_error_matches (error, PB_ERROR, PB_ERROR_READ_ONLY))
    pb_case_try_writing (self->document);
  if (error->domain == PB_ERROR
      && (error->code == PB_ERROR_NO_SPACE || error->code == PB_ERROR_BUSY || error->code == PB_ERROR_IO
          || error->code == PB_ERROR_INTERNAL || error->code == PB_ERROR_READ_ONLY)) {
    stopped = g_strdup_printf (C_ ("import", "%s\n\nFiles that were taken in before stay. Take in the same "
                                             "files again to go on: what is there already is not doubled."),
                               words);
    pb_window_show_list (self, C_ ("import", "Taking In Stopped"), stopped, lines);
  } else {
    g_auto (GStrv) parts = g_strsplit (words, "\n", -1);

    for (guint i = 0; parts[i] != NULL; i++)
      g_ptr_array_add (lines, g_strdup (parts[i]));
    pb_window_show_list (
        self, C_ ("import", "Nothing Was Taken In"),
        C_ ("import", "The case is as it was. Mend what is named here, then take it in again."), lines);
  }
}

static void
imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) report = pb_workspace_import_finish (PB_WORKSPACE (source), result, &error);
  g_autofree char *said = NULL;

  pb_task_bar_end (self->task_bar);
  if (self->document == NULL)
    return;
  if (report == NULL) {
    tell_import_failure (self, error);
    return;
  }
  said = g_strdup_printf (report->n_exhibits > 0
                              ? C_ ("import", "Taken in: %u files, %u records. Files stay in the case; only "
                                              "records can be taken back.")
                              : C_ ("import", "Taken in: %u files, %u records"),
                          report->n_exhibits, report->n_inserted);
  if (report->failed->len + report->notes->len == 0) {
    pb_window_say (self, said);
    return;
  }
  for (guint i = 0; i < report->notes->len; i++)
    g_ptr_array_add (report->failed, g_strdup (g_ptr_array_index (report->notes, i)));
  pb_window_show_list (self, C_ ("import", "Taken In, and Some Need a Look"), said, report->failed);
}

static void
import_paths (PbWindow *self, GListModel *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    char *path = g_file_get_path (file);

    if (path != NULL)
      g_ptr_array_add (paths, path);
  }
  if (paths->len == 0)
    return;
  g_ptr_array_add (paths, NULL);
  if (!pb_task_bar_begin (self->task_bar, C_ ("import", "Taking in files"), cancellable)) {
    pb_window_say (self, C_ ("import", "Files are being taken in already; try again when that is done."));
    return;
  }
  pb_workspace_import_async (pb_case_get_workspace (self->document), (const char *const *) paths->pdata,
                             pb_task_bar_progress, self->task_bar, cancellable, imported,
                             g_object_ref (self));
}

static void
on_files_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT) {
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
    import_paths (PB_WINDOW (data), files);
  }
  g_object_unref (dialog);
}

static void
on_import (GtkWidget *widget, const char *action, GVariant *target)
{
  gboolean folder = g_str_equal (action, "win.import-folder");
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      folder ? C_ ("import", "Take In a Folder") : C_ ("import", "Take In Files"), GTK_WINDOW (widget),
      folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
      C_ ("import", "_Take In"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), !folder);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_files_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
on_drop (PbWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  if (self->document == NULL || pb_case_is_read_only (self->document))
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    g_list_store_append (list, l->data);
  import_paths (self, G_LIST_MODEL (list));
  return TRUE;
}

void
pb_window_accept_drops (PbWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- closing with what the disk did not take */

static gboolean
is_last_window (PbWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (; windows != NULL; windows = windows->next)
    if (PB_IS_WINDOW (windows->data) && windows->data != self
        && PB_WINDOW (windows->data)->document == self->document)
      return FALSE;
  return TRUE;
}

static void
on_close_answer (PbWindow *self, const char *answer)
{
  if (g_str_equal (answer, "close"))
    gtk_window_destroy (GTK_WINDOW (self));
}

gboolean
pb_window_may_close (PbWindow *self)
{
  GtkWidget *dialog;

  if (self->document == NULL || !pb_drafts_is_unsaved (pb_case_get_drafts (self->document))
      || !is_last_window (self))
    return TRUE;
  dialog = adw_message_dialog_new (
      GTK_WINDOW (self), C_ ("close", "What You Typed Is Not Saved"),
      C_ ("close", "The disk did not take it, and it would be lost with this window. Make room or make the "
                   "place writable, then record it; or close all the same."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", C_ ("close", "_Keep Open"), "close",
                                    C_ ("close", "_Close and Lose It"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return FALSE;
}

/* --- proving the file */

static void
checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = pb_workspace_check_finish (PB_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  pb_task_bar_end (self->task_bar);
  if (problems == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  if (problems->len == 0) {
    pb_window_say (
        self, C_ ("check", "The case file is whole: every record, page and link of its history agrees."));
    return;
  }
  for (guint i = 0; i < problems->len; i++) {
    const PbProblem *problem = g_ptr_array_index (problems, i);

    g_ptr_array_add (lines, g_strdup_printf ("%s: %s. %s", problem->where, problem->what, problem->affects));
  }
  pb_window_show_list (self, C_ ("check", "The Case File Is Not Whole"),
                       C_ ("check", "Keep this file as it is, and go on from a copy made before."), lines);
}

static void
on_check (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (pb_task_bar_begin (self->task_bar, C_ ("check", "Proving that the file is whole"), cancellable))
    pb_workspace_check_async (pb_case_get_workspace (self->document), pb_task_bar_progress, self->task_bar,
                              cancellable, checked, g_object_ref (self));
}

static void
on_new_window (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);
  PbWindow *other = pb_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  pb_window_set_case (other, self->document);
  gtk_window_present (GTK_WINDOW (other));
}

static void
on_palette (GtkWidget *widget, const char *action, GVariant *target)
{
  PbWindow *self = PB_WINDOW (widget);

  pb_palette_present (GTK_WINDOW (self), self->document);
}

void
pb_window_install_edit_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.add", "s", on_add);
  gtk_widget_class_install_action (class, "win.check", NULL, on_check);
  gtk_widget_class_install_action (class, "win.delete", "s", pb_window_delete);
  gtk_widget_class_install_action (class, "win.edit", "s", on_edit);
  gtk_widget_class_install_action (class, "win.import-files", NULL, on_import);
  gtk_widget_class_install_action (class, "win.import-folder", NULL, on_import);
  gtk_widget_class_install_action (class, "win.new-window", NULL, on_new_window);
  gtk_widget_class_install_action (class, "win.palette", NULL, on_palette);
  gtk_widget_class_install_action (class, "win.redo", NULL, on_undo);
  gtk_widget_class_install_action (class, "win.try-writing", NULL, on_try_writing);
  gtk_widget_class_install_action (class, "win.undo", NULL, on_undo);
}
