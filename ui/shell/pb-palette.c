/* pb-palette.c: see pb-palette.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-palette"

#include "config.h"

#include "pb-location.h"
#include "pb-page-list.h"
#include "pb-palette.h"
#include "pb-text.h"
#include "pb-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* As many as somebody reads before typing another word. */
#define MAX_HITS 60
#define SNIPPET_CHARS 160

#define PB_TYPE_PALETTE (pb_palette_get_type ())
G_DECLARE_FINAL_TYPE (PbPalette, pb_palette, PB, PALETTE, AdwWindow)

struct _PbPalette {
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkListBox *list;
  GtkStack *stack;

  PbCase *document;          /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the search under way */
};

G_DEFINE_FINAL_TYPE (PbPalette, pb_palette, ADW_TYPE_WINDOW)

typedef struct {
  const char *words; /* with context "command" */
  const char *action;
  const char *target; /* (nullable) */
} Command;

static const Command commands[] = {
    {NC_ ("command", "Add a person or body"), "win.add", "party"},
    {NC_ ("command", "Add an act"), "win.add", "act"},
    {NC_ ("command", "Add a place"), "win.add", "place"},
    {NC_ ("command", "Add an exhibit"), "win.add", "exhibit"},
    {NC_ ("command", "Add a statement"), "win.add", "statement"},
    {NC_ ("command", "Add a fact"), "win.add", "fact"},
    {NC_ ("command", "Add a count"), "win.add", "count"},
    {NC_ ("command", "Add an employment"), "win.add", "employment"},
    {NC_ ("command", "Add a payment"), "win.add", "payment"},
    {NC_ ("command", "Raise an enquiry"), "win.add", "enquiry"},
    {NC_ ("command", "Take in files"), "win.import-files", NULL},
    {NC_ ("command", "Take in a folder"), "win.import-folder", NULL},
    {NC_ ("command", "Undo"), "win.undo", NULL},
    {NC_ ("command", "Redo"), "win.redo", NULL},
    {NC_ ("command", "Prove that the file is whole"), "win.check", NULL},
    {NC_ ("command", "New window on this case"), "win.new-window", NULL},
    {NC_ ("command", "New case"), "app.new-case", NULL},
    {NC_ ("command", "Open a case"), "app.open-case", NULL},
    {NC_ ("command", "Preferences"), "app.preferences", NULL},
    {NC_ ("command", "Keyboard shortcuts"), "win.show-help-overlay", NULL},
};

/* Rows carry the action they stand for. */
#define ROW_ACTION "action"
#define ROW_TARGET "target"

static void
add_row (PbPalette *self, const char *what, const char *text, const char *action, const char *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *kind
      = g_object_new (GTK_TYPE_LABEL, "label", what, "xalign", 1.0, "valign", GTK_ALIGN_BASELINE, NULL);
  g_autofree char *name = g_strdup_printf (C_ ("palette", "%s: %s"), what, text);

  gtk_widget_add_css_class (kind, "dim-label");
  gtk_widget_add_css_class (kind, "caption");
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "hexpand", TRUE,
                                               "ellipsize", PANGO_ELLIPSIZE_END, "lines", 2, "wrap", TRUE,
                                               "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
  gtk_box_append (GTK_BOX (box), kind);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), ROW_ACTION, g_strdup (action), g_free);
  g_object_set_data_full (G_OBJECT (row), ROW_TARGET, g_strdup (target), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static gboolean
matches (const char *words, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autofree char *wanted = g_utf8_casefold (typed, -1);

  return wanted[0] == '\0' || strstr (folded, wanted) != NULL;
}

static void
add_pages_and_commands (PbPalette *self, const char *typed)
{
  guint n;
  const PbPageEntry *pages = pb_page_list_get (&n);

  for (guint i = 0; i < n; i++) {
    const char *title = g_dpgettext2 (NULL, "page", pages[i].title);

    if (matches (title, typed))
      add_row (self, C_ ("palette", "Page"), title, "win.go", pages[i].id);
  }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    const char *words = g_dpgettext2 (NULL, "command", commands[i].words);

    if (matches (words, typed))
      add_row (self, C_ ("palette", "Command"), words, commands[i].action, commands[i].target);
  }
}

static void
choose_first (PbPalette *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_list_box_select_row (self->list, first);
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "found" : "nothing");
}

static void
add_hit (PbPalette *self, const PbFound *found)
{
  g_autofree char *shown = pb_text_for_title (found->snippet, SNIPPET_CHARS);
  g_autofree char *snippet = pb_text_isolate (shown);
  g_autofree char *text = NULL;
  g_autofree char *target = NULL;

  if (found->exhibit_key != NULL && found->page > 0)
    text = g_strdup_printf (C_ ("palette", "%s p. %u  %s"), found->exhibit_key, found->page, snippet);
  else
    text = g_strdup (snippet);
  target = pb_location_new (NULL, found->kind, found->record_id);
  add_row (self, pb_words_for_kind (found->kind), text, "win.open", target);
}

static void
searched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbPalette) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = pb_workspace_search_finish (PB_WORKSPACE (source), result, &error);

  if (hits == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      pb_case_fail (self->document, error);
    return;
  }
  for (guint i = 0; i < hits->len; i++)
    add_hit (self, g_ptr_array_index (hits, i));
  if (gtk_list_box_get_selected_row (self->list) == NULL)
    choose_first (self);
}

static void
on_typed (PbPalette *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  GtkWidget *row;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  add_pages_and_commands (self, typed);
  choose_first (self);
  if (typed[0] == '\0' || self->document == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  pb_workspace_search_async (pb_case_get_workspace (self->document), typed, MAX_HITS, self->cancellable,
                             searched, g_object_ref (self));
}

static void
on_chosen (PbPalette *self, GtkListBoxRow *row)
{
  g_autoptr (GtkWindow) parent = NULL;
  g_autofree char *action = NULL;
  g_autofree char *target = NULL;

  if (row == NULL)
    return;
  action = g_strdup (g_object_get_data (G_OBJECT (row), ROW_ACTION));
  target = g_strdup (g_object_get_data (G_OBJECT (row), ROW_TARGET));
  g_set_object (&parent, gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_destroy (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), action,
                                        target != NULL ? g_variant_new_string (target) : NULL);
}

static void
on_entry_activated (PbPalette *self)
{
  on_chosen (self, gtk_list_box_get_selected_row (self->list));
}

/* The arrows move in the list while the cursor stays in the entry. */
static gboolean
on_key (PbPalette *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (step == 0 || row == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step);
  if (row != NULL) {
    gtk_list_box_select_row (self->list, row);
    gtk_widget_grab_focus (GTK_WIDGET (row));
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  }
  return GDK_EVENT_STOP;
}

static void
pb_palette_dispose (GObject *object)
{
  PbPalette *self = PB_PALETTE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (pb_palette_parent_class)->dispose (object);
}

static void
pb_palette_class_init (PbPaletteClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/shell/pb-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, PbPalette, list);
  gtk_widget_class_bind_template_child (widget_class, PbPalette, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pb_palette_init (PbPalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pb_palette_present (GtkWindow *parent, PbCase *document)
{
  PbPalette *self = g_object_new (PB_TYPE_PALETTE, "transient-for", parent, "modal", TRUE, NULL);

  g_set_object (&self->document, document);
  on_typed (self);
  gtk_window_present (GTK_WINDOW (self));
}
