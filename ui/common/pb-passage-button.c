/* pb-passage-button.c: see pb-passage-button.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-passage-button"

#include "config.h"

#include "pb-location.h"
#include "pb-passage-button.h"
#include "pb-text.h"

#include <glib/gi18n.h>

/* A longer quote is read on its page. */
#define QUOTE_CHARS 240

static char *
describe (const char *exhibit, guint page, const char *quote)
{
  g_autofree char *shown = quote != NULL ? pb_text_for_title (quote, QUOTE_CHARS) : NULL;
  g_autofree char *clean = shown != NULL ? pb_text_isolate (shown) : NULL;

  if (page > 0 && clean != NULL)
    return g_strdup_printf (C_ ("passage", "%s p. %u “%s”"), exhibit, page, clean);
  if (page > 0)
    return g_strdup_printf (C_ ("passage", "%s p. %u"), exhibit, page);
  if (clean != NULL)
    return g_strdup_printf (C_ ("passage", "%s “%s”"), exhibit, clean);
  return g_strdup (exhibit);
}

GtkWidget *
pb_passage_button_new_for (const char *passage_id, const char *exhibit, guint page, const char *quote)
{
  g_autofree char *text = NULL;
  g_autofree char *location = NULL;
  GtkWidget *button, *box, *label, *arrow;

  g_return_val_if_fail (passage_id != NULL && exhibit != NULL, NULL);

  text = describe (exhibit, page, quote);
  location = pb_location_new (NULL, PB_KIND_PASSAGE, passage_id);
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                        PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_widget_set_valign (arrow, GTK_ALIGN_START);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  button = g_object_new (GTK_TYPE_BUTTON, "child", box, "action-name", "win.open", "tooltip-text",
                         C_ ("passage", "Open the words on their page"), NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "passage");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

GtkWidget *
pb_passage_button_new (const PbPassage *passage)
{
  const char *exhibit;

  g_return_val_if_fail (passage != NULL, NULL);

  exhibit = passage->exhibit->row.key != NULL ? passage->exhibit->row.key : passage->exhibit->label;
  return pb_passage_button_new_for (passage->row.id, exhibit != NULL ? exhibit : "", passage->page,
                                    passage->quote);
}
