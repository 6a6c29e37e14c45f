/* dialog.c: see dialog.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "dialog"

#include "dialog.h"

#include "pb-record-dialog.h"

/* --- finding fields */

static gboolean
is_field (GtkWidget *widget, gconstpointer column)
{
  return PB_IS_FIELD (widget) && (int) pb_field_get_column (PB_FIELD (widget)) == GPOINTER_TO_INT (column);
}

PbField *
dialog_find_field (GtkWindow *dialog, PbKind kind, const char *name)
{
  const int column = pb_kind_find_column (kind, name);
  GtkWidget *field = fixture_search (GTK_WIDGET (dialog), NULL, is_field, GINT_TO_POINTER (column));

  g_assert_nonnull (field);
  return PB_FIELD (field);
}

void
dialog_type (GtkWindow *dialog, PbKind kind, const char *name, const char *typed)
{
  pb_field_set_typed (dialog_find_field (dialog, kind, name), typed);
}

void
dialog_assert_typed (GtkWindow *dialog, PbKind kind, const char *name, const char *expected)
{
  g_autofree char *typed = pb_field_dup_typed (dialog_find_field (dialog, kind, name));

  g_assert_cmpstr (typed, ==, expected);
}

/* --- waiting */

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
dialog_record (GtkWindow *dialog)
{
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  fixture_wait (is_gone, &weak);
}

void
dialog_close (GtkWindow *dialog)
{
  gpointer weak = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  gtk_window_close (dialog);
  fixture_wait (is_gone, &weak);
}

void
dialog_keep_id (GtkWindow *dialog, const char *id, char **out_id)
{
  *out_id = g_strdup (id);
}

PbItem *
dialog_get_item (PbCase *document, PbKind kind, const char *id)
{
  PbWorkspace *workspace = pb_case_get_workspace (document);
  const char *const ids[] = {id, NULL};
  FixtureAnswer waiting = {NULL};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  PbItem *item;

  pb_workspace_get_items_async (workspace, kind, ids, NULL, fixture_take_answer, &waiting);
  fixture_wait_answer (&waiting);
  items = pb_workspace_get_items_finish (workspace, waiting.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_object_ref (g_ptr_array_index (items, 0));
  g_clear_object (&waiting.result);
  return item;
}

GtkWindow *
dialog_present (PbCase *document, PbKind kind, const char *id, const char *presets)
{
  GtkWindow *dialog = pb_record_dialog_new (NULL, document, kind, id, presets);

  gtk_window_present (dialog);
  fixture_settle ();
  return dialog;
}
