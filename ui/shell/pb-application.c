/* pb-application.c: see pb-application.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-application"

#include "config.h"

#include "pb-application.h"
#include "pb-error.h"
#include "pb-new-case-dialog.h"
#include "pb-preferences.h"
#include "pb-recent.h"
#include "pb-watchdog.h"
#include "pb-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>

struct _PbApplication {
  AdwApplication parent_instance;

  GPtrArray *cases;    /* (owned) (element-type PbCase): open ones */
  GSettings *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbApplication, pb_application, ADW_TYPE_APPLICATION)

/* --- opening */

static PbCase *
find_case (PbApplication *self, GFile *file)
{
  for (guint i = 0; i < self->cases->len; i++) {
    PbCase *document = g_ptr_array_index (self->cases, i);

    if (g_file_equal (pb_case_get_file (document), file))
      return document;
  }
  return NULL;
}

/* The window to use: the one in front when it has no case yet, else a new one. */
static PbWindow *
get_free_window (PbApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (PB_IS_WINDOW (active) && pb_window_get_case (PB_WINDOW (active)) == NULL)
    return PB_WINDOW (active);
  return pb_window_new (GTK_APPLICATION (self));
}

static void
show_case (PbApplication *self, PbCase *document)
{
  PbWindow *window = get_free_window (self);

  pb_window_set_case (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

static void
tell_error (PbApplication *self, GFile *file, const GError *error)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWindow *window = active != NULL ? active : GTK_WINDOW (get_free_window (self));
  g_autofree char *name = g_file_get_parse_name (file);
  /* The store names the file itself where it can. */
  g_autofree char *place = strstr (error->message, name) != NULL
                               ? g_strdup (error->message)
                               : g_strdup_printf ("%s: %s", name, error->message);
  /* What to do, then what was said. */
  g_autofree char *body = error->domain == PB_ERROR
                              ? g_strdup_printf ("%s\n\n%s", pb_error_describe (error), place)
                              : g_strdup (place);
  GtkWidget *dialog;

  gtk_window_present (window);
  dialog = adw_message_dialog_new (window, C_ ("open", "The Case Could Not Be Opened"), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", C_ ("dialog", "_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_title (PbApplication *self, GParamSpec *pspec, PbCase *document)
{
  g_autoptr (GError) error = NULL;

  if (g_settings_get_boolean (self->settings, "remember-cases")
      && !pb_recent_add (pb_case_get_title (document), pb_case_get_file (document), &error))
    g_warning ("the list of recent cases could not be written");
}

typedef struct {
  PbApplication *self; /* (owned) */
  GFile *file;         /* (owned) */
  gboolean read_only;
} Opening;

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->self));
  g_clear_object (&opening->self);
  g_clear_object (&opening->file);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void open_case (PbApplication *self, GFile *file, gboolean read_only);

static void
opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  PbApplication *self = opening->self;
  g_autoptr (GError) error = NULL;
  PbCase *document;

  if (!pb_workspace_open_finish (PB_WORKSPACE (source), result, &error)) {
    pb_workspace_close (PB_WORKSPACE (source));
    if (!opening->read_only && g_error_matches (error, PB_ERROR, PB_ERROR_READ_ONLY))
      open_case (self, opening->file, TRUE);
    else
      tell_error (self, opening->file, error);
    return;
  }
  document = find_case (self, opening->file);
  if (document != NULL) { /* asked for twice */
    pb_workspace_close (PB_WORKSPACE (source));
    show_case (self, document);
    return;
  }
  document = pb_case_new (PB_WORKSPACE (source), opening->file, opening->read_only);
  g_ptr_array_add (self->cases, document);
  g_signal_connect_object (document, "notify::title", G_CALLBACK (on_title), self, G_CONNECT_SWAPPED);
  show_case (self, document);
}

static void
open_case (PbApplication *self, GFile *file, gboolean read_only)
{
  PbCase *document = find_case (self, file);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (PbWorkspace) workspace = NULL;
  Opening *opening;

  if (document != NULL) {
    show_case (self, document);
    return;
  }
  if (path == NULL) {
    g_autoptr (GError) error = g_error_new_literal (PB_ERROR, PB_ERROR_UNSUPPORTED,
                                                    C_ ("open", "a case has to be a file of this computer"));

    tell_error (self, file, error);
    return;
  }
  opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->file = g_object_ref (file);
  opening->read_only = read_only;
  g_application_hold (G_APPLICATION (self));
  workspace = pb_workspace_new ();
  pb_workspace_open_async (workspace, path, read_only, NULL, opened, opening);
}

static void
on_open_chosen (PbApplication *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

    open_case (self, file, FALSE);
  }
  g_object_unref (dialog);
}

/* --- actions */

static void
on_open_action (GSimpleAction *action, GVariant *target, gpointer data)
{
  PbApplication *self = data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      C_ ("open", "Open a Case"), gtk_application_get_active_window (GTK_APPLICATION (self)),
      GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, C_ ("open", "Probata cases"));
  gtk_file_filter_add_suffix (filter, "probata");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_open_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_open_uri (GSimpleAction *action, GVariant *target, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));

  open_case (data, file, FALSE);
}

static void
on_new_case (GSimpleAction *action, GVariant *target, gpointer data)
{
  pb_new_case_dialog_present (GTK_APPLICATION (data));
}

static void
on_preferences (GSimpleAction *action, GVariant *target, gpointer data)
{
  pb_preferences_present (gtk_application_get_active_window (GTK_APPLICATION (data)));
}

static void
on_about (GSimpleAction *action, GVariant *target, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (GTK_APPLICATION (data)), "application-name", "Probata",
      "application-icon", PB_APPLICATION_ID, "version", PB_VERSION, "license-type", GTK_LICENSE_GPL_3_0,
      "developer-name", C_ ("about", "The Probata authors"), "comments",
      C_ ("about", "Case files for trafficking in persons and forced labour: what proves what, "
                   "what stands against it, and what is owed. Law packs are working material "
                   "to be checked, not legal advice."),
      "website", "https://github.com/probata/probata", NULL);
}

static void
on_quit (GSimpleAction *action, GVariant *target, gpointer data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (data))) != NULL)
    gtk_window_destroy (windows->data);
}

/* A session that ends closes cases as closing the windows would. */
static gboolean
on_signal (gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static const GActionEntry actions[] = {
    {"about", on_about, NULL, NULL, NULL, {0}},
    {"new-case", on_new_case, NULL, NULL, NULL, {0}},
    {"open-case", on_open_action, NULL, NULL, NULL, {0}},
    {"open-uri", on_open_uri, "s", NULL, NULL, {0}},
    {"preferences", on_preferences, NULL, NULL, NULL, {0}},
    {"quit", on_quit, NULL, NULL, NULL, {0}},
};

/* --- application */

/* A case without a window is closed. */
static void
close_unseen_cases (PbApplication *self)
{
  for (guint i = self->cases->len; i-- > 0;) {
    PbCase *document = g_ptr_array_index (self->cases, i);
    gboolean is_seen = FALSE;

    for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
      is_seen |= PB_IS_WINDOW (l->data) && pb_window_get_case (l->data) == document;
    if (is_seen)
      continue;
    pb_case_close (document);
    g_ptr_array_remove_index (self->cases, i);
  }
}

static void
pb_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (pb_application_parent_class)->window_added (application, window);
  pb_watchdog_follow (window);
}

static void
pb_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (pb_application_parent_class)->window_removed (application, window);
  close_unseen_cases (PB_APPLICATION (application));
}

static void
pb_application_activate (GApplication *application)
{
  PbWindow *window = get_free_window (PB_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
}

static void
pb_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_case (PB_APPLICATION (application), files[i], FALSE);
}

static void
set_keys (GtkApplication *application)
{
  static const struct {
    const char *action, *keys[3];
  } accels[] = {
      {"app.new-case", {"<Control>n", NULL}},
      {"app.open-case", {"<Control>o", NULL}},
      {"app.preferences", {"<Control>comma", NULL}},
      {"app.quit", {"<Control>q", NULL}},
      {"win.show-help-overlay", {"<Control>question", NULL}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
}

static void
pb_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (pb_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  set_keys (GTK_APPLICATION (application));
  g_unix_signal_add (SIGTERM, on_signal, application);
  g_unix_signal_add (SIGINT, on_signal, application);
  gtk_window_set_default_icon_name (PB_APPLICATION_ID);
}

static void
pb_application_finalize (GObject *object)
{
  PbApplication *self = PB_APPLICATION (object);

  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (pb_application_parent_class)->finalize (object);
}

static void
pb_application_class_init (PbApplicationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_application_finalize;
  G_APPLICATION_CLASS (class)->activate = pb_application_activate;
  G_APPLICATION_CLASS (class)->open = pb_application_open;
  G_APPLICATION_CLASS (class)->startup = pb_application_startup;
  GTK_APPLICATION_CLASS (class)->window_added = pb_application_window_added;
  GTK_APPLICATION_CLASS (class)->window_removed = pb_application_window_removed;
}

static void
pb_application_init (PbApplication *self)
{
  self->cases = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = g_settings_new (PB_APPLICATION_ID);
}

PbApplication *
pb_application_new (void)
{
  return g_object_new (PB_TYPE_APPLICATION, "application-id", PB_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/probata/Probata", NULL);
}
