/* pb-detail-widgets.c: see pb-detail-widgets.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-detail-widgets"

#include "config.h"

#include "pb-detail-widgets.h"
#include "pb-location.h"
#include "pb-text.h"

#include <glib/gi18n.h>

/* A longer text is read in its form. */
#define TEXT_CHARS 2000

/* Kinds with a page on which they are worked with as themselves; all others are read in the pane. */
static const PbKind worked_with[]
    = {PB_KIND_PARTY,   PB_KIND_PLACE,      PB_KIND_ACT,       PB_KIND_EXHIBIT,
       PB_KIND_PASSAGE, PB_KIND_COUNT,      PB_KIND_STATEMENT, PB_KIND_INCONSISTENCY,
       PB_KIND_ENQUIRY, PB_KIND_EMPLOYMENT, PB_KIND_CLAIM};

/* Line by line: a line break is no character to be shown. */
static char *
make_safe (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *safe = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    char *line = pb_text_for_display (lines[i], TEXT_CHARS);

    g_free (lines[i]);
    lines[i] = line;
  }
  safe = g_strjoinv ("\n", lines);
  return pb_text_for_layout (safe);
}

static GtkWidget *
new_label (const char *text)
{
  g_autofree char *safe = make_safe (text);

  return g_object_new (GTK_TYPE_LABEL, "label", safe, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, NULL);
}

GtkBox *
pb_detail_widgets_add_section (GtkBox *box, const char *title)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                                     title, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (section), heading);
  gtk_box_append (box, section);
  return GTK_BOX (section);
}

void
pb_detail_widgets_add_text (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = new_label (text);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static gboolean
is_worked_with (PbKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (worked_with); i++)
    if (worked_with[i] == kind)
      return TRUE;
  return FALSE;
}

GtkWidget *
pb_detail_widgets_new_link (const char *text, PbKind kind, const char *id)
{
  g_autofree char *location = pb_location_new (NULL, kind, id);
  GtkWidget *label = new_label (text);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "child", label, "action-name",
                                    is_worked_with (kind) ? "win.open" : "pane.inspect", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "detail-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

GtkWidget *
pb_detail_widgets_new_edit (const char *what, PbKind kind, const char *id)
{
  g_autofree char *location = pb_location_new (NULL, kind, id);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "document-edit-symbolic", "action-name",
                                    "win.edit", "valign", GTK_ALIGN_START, "tooltip-text", what, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  return button;
}
