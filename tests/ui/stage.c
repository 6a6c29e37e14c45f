/* stage.c: see stage.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "stage"

#include "stage.h"

#include <string.h>

static void
on_detail (PbPage *page, const char *title, GtkWidget *content, Stage *stage)
{
  g_assert_cmpstr (title, !=, "");
  g_set_object (&stage->told, content);
}

static void
on_action (GSimpleAction *action, GVariant *target, gpointer data)
{
  Stage *stage = data;

  g_ptr_array_add (stage->asked, g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)),
                                                  g_variant_get_string (target, NULL)));
}

Stage *
stage_raise (PbCase *document, GType type)
{
  static const char *const names[] = {"go", "open", "inspect", "add", "edit", "delete"};
  Stage *stage = g_new0 (Stage, 1);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  stage->document = document;
  stage->asked = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

    g_signal_connect (action, "activate", G_CALLBACK (on_action), stage);
    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  }
  stage->page = g_object_new (type, "case", document, NULL);
  g_signal_connect (stage->page, "detail", G_CALLBACK (on_detail), stage);
  stage->window = fixture_present (stage->page, 900, 700);
  gtk_widget_insert_action_group (GTK_WIDGET (stage->window), "win", G_ACTION_GROUP (actions));
  fixture_settle ();
  return stage;
}

void
stage_show_told (Stage *stage)
{
  g_assert_nonnull (stage->told);
  g_object_ref (stage->page);
  gtk_window_set_child (stage->window, stage->told);
  fixture_settle ();
}

void
stage_clear (Stage *stage)
{
  gboolean is_kept = gtk_window_get_child (stage->window) != stage->page;

  g_clear_object (&stage->told);
  fixture_destroy (stage->window, is_kept ? NULL : stage->page);
  if (is_kept)
    g_assert_finalize_object (stage->page);
  fixture_close_case (stage->document);
  g_ptr_array_unref (stage->asked);
  g_free (stage);
}

const char *
stage_get_last (Stage *stage)
{
  g_assert_cmpuint (stage->asked->len, >, 0);
  return g_ptr_array_index (stage->asked, stage->asked->len - 1);
}

gpointer
stage_find (GtkWidget *root, GType type)
{
  GtkWidget *found = fixture_find_widget (root, type, NULL);

  g_assert_nonnull (found);
  return found;
}

GtkWidget *
stage_find_words (GtkWidget *root, const char *words)
{
  return fixture_find_words (root, NULL, words);
}

GtkWidget *
stage_find_button (GtkWidget *root, const char *words)
{
  GtkWidget *label = stage_find_words (root, words);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
is_named (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0;
}

GtkWidget *
stage_find_named (GtkWidget *root, const char *name)
{
  GtkWidget *button = fixture_search (root, NULL, is_named, name);

  g_assert_nonnull (button);
  return button;
}

void
stage_press (Stage *stage, GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fixture_settle ();
}
