/* pb-detail-box.c: see pb-detail-box.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-detail-box"

#include "config.h"

#include "pb-detail-box.h"
#include "pb-location.h"
#include "pb-passage-button.h"
#include "pb-record-drag.h"

#include <glib/gi18n.h>

/* Wages of a year may rest on hundreds of passages: more are read in the list of evidence. */
#define PASSAGES_SHOWN 40u

struct _PbDetailBox {
  GtkWidget parent_instance;

  GtkBox *content; /* the one child */
  char *title;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PbDetailBox, pb_detail_box, GTK_TYPE_WIDGET)

static void
pb_detail_box_dispose (GObject *object)
{
  PbDetailBox *self = PB_DETAIL_BOX (object);

  if (self->content != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->content));
  self->content = NULL;
  G_OBJECT_CLASS (pb_detail_box_parent_class)->dispose (object);
}

static void
pb_detail_box_finalize (GObject *object)
{
  g_free (PB_DETAIL_BOX (object)->title);
  G_OBJECT_CLASS (pb_detail_box_parent_class)->finalize (object);
}

static void
pb_detail_box_class_init (PbDetailBoxClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_detail_box_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_detail_box_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_detail_box_init (PbDetailBox *self)
{
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->content), GTK_WIDGET (self));
}

GtkWidget *
pb_detail_box_new (void)
{
  return g_object_new (PB_TYPE_DETAIL_BOX, NULL);
}

static GtkWidget *
add_label (PbDetailBox *self, const char *text, const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);

  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (self->content, label);
  return label;
}

void
pb_detail_box_set_title (PbDetailBox *self, const char *text)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self) && text != NULL);

  g_free (self->title);
  self->title = g_strdup (text);
}

void
pb_detail_box_set_subject (PbDetailBox *self, const char *subject)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self) && subject != NULL);

  gtk_widget_set_name (GTK_WIDGET (self), subject);
}

void
pb_detail_box_add_heading (PbDetailBox *self, const char *text)
{
  GtkWidget *label;

  g_return_if_fail (PB_IS_DETAIL_BOX (self) && text != NULL);

  label = add_label (self, text, "heading");
  gtk_widget_set_margin_top (label, 12);
}

void
pb_detail_box_add_text (PbDetailBox *self, const char *text)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self));

  if (text != NULL && *text != '\0')
    add_label (self, text, NULL);
}

void
pb_detail_box_add_note (PbDetailBox *self, const char *text)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self));

  if (text != NULL && *text != '\0')
    gtk_widget_add_css_class (add_label (self, text, "dim-label"), "caption");
}

void
pb_detail_box_add_state (PbDetailBox *self, const char *mark, const char *words)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PB_IS_DETAIL_BOX (self) && words != NULL);

  text = mark != NULL ? g_strdup_printf ("%s %s", mark, words) : g_strdup (words);
  add_label (self, text, NULL);
}

void
pb_detail_box_add_list (PbDetailBox *self, GPtrArray *lines)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self) && lines != NULL);

  for (guint i = 0; i < lines->len; i++) {
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

    gtk_box_append (GTK_BOX (row),
                    g_object_new (GTK_TYPE_LABEL, "label", "•", "valign", GTK_ALIGN_START, NULL));
    gtk_box_append (GTK_BOX (row),
                    g_object_new (GTK_TYPE_LABEL, "label", g_ptr_array_index (lines, i), "xalign", 0.0,
                                  "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE,
                                  "selectable", TRUE, NULL));
    gtk_box_append (self->content, row);
  }
}

void
pb_detail_box_add_passage (PbDetailBox *self, const PbPassage *passage)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self));

  if (passage != NULL)
    gtk_box_append (self->content, pb_passage_button_new (passage));
}

void
pb_detail_box_add_citation (PbDetailBox *self, const char *passage_id, const char *exhibit, guint page,
                            const char *quote)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self));

  gtk_box_append (self->content, pb_passage_button_new_for (passage_id, exhibit, page, quote));
}

void
pb_detail_box_add_assertions (PbDetailBox *self, GPtrArray *assertions)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  guint n_left = 0;

  g_return_if_fail (PB_IS_DETAIL_BOX (self) && assertions != NULL);

  for (guint i = 0; i < assertions->len; i++) {
    PbAssertion *assertion = g_ptr_array_index (assertions, i);

    if (assertion->passage == NULL || g_hash_table_contains (shown, assertion->passage))
      continue;
    if (g_hash_table_size (shown) < PASSAGES_SHOWN)
      pb_detail_box_add_passage (self, assertion->passage);
    else
      n_left++;
    g_hash_table_add (shown, assertion->passage);
  }
  if (n_left > 0) {
    g_autofree char *text
        = g_strdup_printf (g_dngettext (NULL, "%u more passage", "%u more passages", n_left), n_left);

    pb_detail_box_add_note (self, text);
  }
}

static GtkWidget *
make_button (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

void
pb_detail_box_add_link (PbDetailBox *self, const char *text, PbKind kind, const char *id)
{
  g_autofree char *location = NULL;
  GtkWidget *button;

  g_return_if_fail (PB_IS_DETAIL_BOX (self) && text != NULL && id != NULL);

  location = pb_location_new (NULL, kind, id);
  button = make_button (text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "detail-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.inspect");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_box_append (self->content, button);
}

void
pb_detail_box_add_fact (PbDetailBox *self, PbCase *document, const PbFact *fact)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self) && fact != NULL);

  pb_detail_box_add_link (self, fact->label, PB_KIND_FACT, fact->row.id);
  pb_record_drag_attach (gtk_widget_get_last_child (GTK_WIDGET (self->content)), document, PB_KIND_FACT,
                         fact->row.id, fact->label);
}

void
pb_detail_box_add_action (PbDetailBox *self, const char *text, const char *action, const char *target)
{
  GtkWidget *button;

  g_return_if_fail (PB_IS_DETAIL_BOX (self) && text != NULL && action != NULL);

  button = make_button (text);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (self->content, button);
}

void
pb_detail_box_add (PbDetailBox *self, GtkWidget *child)
{
  g_return_if_fail (PB_IS_DETAIL_BOX (self) && GTK_IS_WIDGET (child));

  gtk_box_append (self->content, child);
}

/* --- the pane */

#define TOLD_KEY "pb-detail-box-told"

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
pb_detail_box_show (PbDetailBox *self, PbPage *page)
{
  GWeakRef *told = g_new0 (GWeakRef, 1);

  g_return_if_fail (PB_IS_DETAIL_BOX (self) && PB_IS_PAGE (page));

  g_weak_ref_init (told, self);
  g_object_set_data_full (G_OBJECT (page), TOLD_KEY, told, free_weak_ref);
  pb_page_tell_detail (page, self->title != NULL ? self->title : "", GTK_WIDGET (self));
}

gboolean
pb_detail_box_is_shown (PbPage *page)
{
  GWeakRef *told;
  g_autoptr (GtkWidget) box = NULL;

  g_return_val_if_fail (PB_IS_PAGE (page), FALSE);

  told = g_object_get_data (G_OBJECT (page), TOLD_KEY);
  box = told != NULL ? g_weak_ref_get (told) : NULL;
  return box != NULL && gtk_widget_get_parent (box) != NULL;
}

char *
pb_detail_box_make_target (const char *kind, ...)
{
  GString *target = g_string_new (kind);
  gboolean is_first = TRUE;
  const char *column;
  va_list pairs;

  va_start (pairs, kind);
  while ((column = va_arg (pairs, const char *)) != NULL) {
    const char *value = va_arg (pairs, const char *);

    if (value == NULL || *value == '\0')
      continue;
    g_string_append_printf (target, "%c%s=", is_first ? '?' : '&', column);
    g_string_append_uri_escaped (target, value, NULL, FALSE);
    is_first = FALSE;
  }
  va_end (pairs);
  return g_string_free (target, FALSE);
}
