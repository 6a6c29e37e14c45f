/* pb-new-case-dialog.c: see pb-new-case-dialog.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-new-case-dialog"

#include "config.h"

#include "pb-law-shelf.h"
#include "pb-new-case-dialog.h"
#include "pb-words.h"
#include "pb-workspace.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PB_TYPE_NEW_CASE_DIALOG (pb_new_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbNewCaseDialog, pb_new_case_dialog, PB, NEW_CASE_DIALOG, AdwWindow)

struct _PbNewCaseDialog {
  AdwWindow parent_instance;

  GtkWidget *create_button;
  GtkLabel *error_label;
  AdwPreferencesGroup *law_group;
  AdwEntryRow *title_row;

  GPtrArray *packs;  /* (owned) (element-type utf8): ids, in the order of @checks */
  GPtrArray *checks; /* (owned) (element-type GtkCheckButton) */
};

G_DEFINE_FINAL_TYPE (PbNewCaseDialog, pb_new_case_dialog, ADW_TYPE_WINDOW)

static void
tell_error (PbNewCaseDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
update_create (PbNewCaseDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));

  gtk_widget_set_sensitive (self->create_button, title[0] != '\0');
}

static void
created (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbNewCaseDialog) self = data;
  g_autoptr (PbWorkspace) workspace = PB_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  gboolean done = pb_workspace_create_finish (workspace, result, &error);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  const char *uri = g_object_get_data (source, "uri");

  pb_workspace_close (workspace);
  if (!done) {
    g_autofree char *words = pb_words_for_error (error);

    tell_error (self, words);
    update_create (self);
    return;
  }
  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "open-uri", g_variant_new_string (uri));
  gtk_window_destroy (GTK_WINDOW (self));
}

static char **
list_chosen_packs (PbNewCaseDialog *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->packs->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (chosen, g_strdup (g_ptr_array_index (self->packs, i)));
  g_ptr_array_add (chosen, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&chosen), FALSE);
}

static void
on_place_chosen (PbNewCaseDialog *self, int response, GtkNativeDialog *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  g_auto (GStrv) packs = NULL;
  PbWorkspace *workspace;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path == NULL)
    return;
  gtk_widget_set_sensitive (self->create_button, FALSE);
  packs = list_chosen_packs (self);
  workspace = pb_workspace_new ();
  g_object_set_data_full (G_OBJECT (workspace), "uri", g_file_get_uri (file), g_free);
  pb_workspace_create_async (workspace, path, title, (const char *const *) packs, NULL, created,
                             g_object_ref (self));
}

static void
on_create (PbNewCaseDialog *self)
{
  GtkFileChooserNative *chooser;

  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  chooser = gtk_file_chooser_native_new (C_ ("new case", "Where to Keep the Case"), GTK_WINDOW (self),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, C_ ("new case", "_Create"), NULL);
  /* A file name says nothing of a case. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "case.probata");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_place_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_pack (PbNewCaseDialog *self, const PbLawPack *pack)
{
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", pack->title, "use-markup", FALSE, "subtitle",
                                 pack->version, "activatable-widget", check, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, pack->title, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), pack->country == NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->law_group, row);
  g_ptr_array_add (self->packs, g_strdup (pack->id));
  g_ptr_array_add (self->checks, check);
}

/* A pack that cannot be read is not offered: `probata law check` says why. */
static void
list_packs (PbNewCaseDialog *self)
{
  g_autoptr (GPtrArray) shelf = pb_law_shelf_list ();

  for (guint i = 0; i < shelf->len; i++) {
    const PbShelfEntry *entry = g_ptr_array_index (shelf, i);

    if (entry->used && entry->pack != NULL)
      add_pack (self, entry->pack);
  }
}

static void
pb_new_case_dialog_finalize (GObject *object)
{
  PbNewCaseDialog *self = PB_NEW_CASE_DIALOG (object);

  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (pb_new_case_dialog_parent_class)->finalize (object);
}

static void
pb_new_case_dialog_class_init (PbNewCaseDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = pb_new_case_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/shell/pb-new-case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbNewCaseDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, PbNewCaseDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, PbNewCaseDialog, law_group);
  gtk_widget_class_bind_template_child (widget_class, PbNewCaseDialog, title_row);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_bind_template_callback (widget_class, update_create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_new_case_dialog_init (PbNewCaseDialog *self)
{
  self->packs = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  list_packs (self);
  update_create (self);
}

void
pb_new_case_dialog_present (GtkApplication *application)
{
  GtkWindow *parent = gtk_application_get_active_window (application);
  GtkWindow *dialog = g_object_new (PB_TYPE_NEW_CASE_DIALOG, "application", application, "transient-for",
                                    parent, "modal", parent != NULL, NULL);

  gtk_window_present (dialog);
}
