/* pb-fact-entry.c: see pb-fact-entry.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-fact-entry"

#include "config.h"

#include "pb-fact-entry.h"
#include "pb-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many as one reads before typing another word. */
#define MAX_ROWS 6

#define ROW_ID "id"
#define ROW_LABEL "label"

struct _PbFactEntry {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  GtkListBox *list;
  GtkWidget *hint;
  PbCase *document; /* (owned) (nullable) */
  char *fact_id;    /* (owned) (nullable) */
  gboolean is_told;
};

enum { SIGNAL_ACTIVATE, SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbFactEntry, pb_fact_entry, GTK_TYPE_WIDGET)

/* Every word typed stands in the label or the key, compared as search compares. */
static gboolean
matches (const PbFact *fact, char **words)
{
  g_autofree char *all = g_strdup_printf ("%s %s", fact->label, fact->row.key != NULL ? fact->row.key : "");
  g_autofree char *folded = pb_text_fold_for_search (all, NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *word = pb_text_fold_for_search (words[i], NULL);

    if (strstr (folded, word) == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
update_hint (PbFactEntry *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_label_set_label (GTK_LABEL (self->hint),
                       self->fact_id != NULL ? C_ ("fact entry", "A fact of the case")
                       : *typed != '\0' ? C_ ("fact entry", "Recorded as a new fact, unless one is picked")
                                        : C_ ("fact entry", "Without a fact it proves nothing yet"));
}

static void
add_row (PbFactEntry *self, const PbFact *fact)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "label", fact->label, "xalign", 0.0, "wrap", TRUE, "lines", 2,
                      "ellipsize", PANGO_ELLIPSIZE_END, "wrap-mode", PANGO_WRAP_WORD_CHAR, "margin-top", 6,
                      "margin-bottom", 6, "margin-start", 8, "margin-end", 8, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, NULL);

  g_object_set_data_full (G_OBJECT (row), ROW_ID, g_strdup (fact->row.id), g_free);
  g_object_set_data_full (G_OBJECT (row), ROW_LABEL, g_strdup (fact->label), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, fact->label, -1);
  gtk_list_box_append (self->list, row);
}

static void
clear_rows (PbFactEntry *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
on_typed (GtkEditable *editable, PbFactEntry *self)
{
  PbReview *review = self->document != NULL ? pb_case_get_review (self->document) : NULL;
  const char *typed = gtk_editable_get_text (editable);
  g_auto (GStrv) words = g_strsplit_set (typed, " \t", -1);
  guint n = 0;

  if (self->is_told)
    return;
  g_clear_pointer (&self->fact_id, g_free);
  clear_rows (self);
  for (guint i = 0;
       *typed != '\0' && review != NULL && i < review->analysis->snapshot->facts->len && n < MAX_ROWS; i++) {
    const PbFact *fact = g_ptr_array_index (review->analysis->snapshot->facts, i);

    if (fact->label == NULL || !matches (fact, words))
      continue;
    add_row (self, fact);
    n++;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  update_hint (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pb_fact_entry_choose (PbFactEntry *self, const char *id, const char *label)
{
  g_return_if_fail (PB_IS_FACT_ENTRY (self) && label != NULL);

  self->is_told = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), label);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_told = FALSE;
  g_free (self->fact_id);
  self->fact_id = g_strdup (id);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  update_hint (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PbFactEntry *self)
{
  pb_fact_entry_choose (self, g_object_get_data (G_OBJECT (row), ROW_ID),
                        g_object_get_data (G_OBJECT (row), ROW_LABEL));
  gtk_widget_grab_focus (self->entry);
}

static void
on_entry_activate (GtkEntry *entry, PbFactEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

/* Down goes into the list that is offered. */
static gboolean
on_key (GtkEventControllerKey *key, guint keyval, guint keycode, GdkModifierType state, PbFactEntry *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (keyval != GDK_KEY_Down || first == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->list)))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

static void
pb_fact_entry_dispose (GObject *object)
{
  PbFactEntry *self = PB_FACT_ENTRY (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->fact_id, g_free);
  G_OBJECT_CLASS (pb_fact_entry_parent_class)->dispose (object);
}

static void
pb_fact_entry_class_init (PbFactEntryClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_fact_entry_dispose;

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_fact_entry_init (PbFactEntry *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->entry
      = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", C_ ("fact entry", "Type some of its words"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("fact entry", "Fact"), -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("fact entry", "Facts with these words"), -1);
  self->hint = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "dim-label");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self->entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_entry_activate), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, key);
  update_hint (self);
}

void
pb_fact_entry_set_case (PbFactEntry *self, PbCase *document)
{
  g_return_if_fail (PB_IS_FACT_ENTRY (self) && PB_IS_CASE (document));

  g_set_object (&self->document, document);
}

void
pb_fact_entry_clear (PbFactEntry *self)
{
  g_return_if_fail (PB_IS_FACT_ENTRY (self));

  pb_fact_entry_choose (self, NULL, "");
}

const char *
pb_fact_entry_get_fact (PbFactEntry *self)
{
  g_return_val_if_fail (PB_IS_FACT_ENTRY (self), NULL);

  return self->fact_id;
}

const char *
pb_fact_entry_get_label (PbFactEntry *self)
{
  const char *typed;

  g_return_val_if_fail (PB_IS_FACT_ENTRY (self), NULL);

  typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  return self->fact_id == NULL && *typed != '\0' ? typed : NULL;
}

const char *
pb_fact_entry_get_text (PbFactEntry *self)
{
  g_return_val_if_fail (PB_IS_FACT_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}
