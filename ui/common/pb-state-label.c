/* pb-state-label.c: see pb-state-label.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-state-label"

#include "config.h"

#include "pb-state-label.h"
#include "pb-words.h"

#include <glib/gi18n.h>

char *
pb_state_label_describe_fact (const PbFactState *state)
{
  const char *words;

  if (state == NULL)
    return g_strdup ("…");
  words = pb_fact_strength_get_words (state->strength);
  if (state->contradicted && state->strength == PB_FACT_UNSUPPORTED)
    return g_strdup_printf (C_ ("state", "○ %s, contradicted"), words);
  if (state->contradicted)
    return g_strdup_printf (C_ ("state", "◐ %s, contradicted"), words);
  return g_strdup_printf (state->strength == PB_FACT_UNSUPPORTED ? "○ %s" : "● %s", words);
}

char *
pb_state_label_describe_date (PbItem *item, guint column)
{
  g_autofree char *value = pb_words_for_value (item, column);

  if (value == NULL || value[0] == '\0')
    return g_strdup (C_ ("state", "◌ undated"));
  return g_steal_pointer (&value);
}

char *
pb_state_label_describe_enquiry (PbItem *item)
{
  PbRecord *record = pb_item_get_record (item);
  const char *state = pb_record_get_nth (record, PB_COLUMN_ENQUIRY_STATE);
  g_autofree char *words = pb_words_for_value (item, PB_COLUMN_ENQUIRY_STATE);
  g_autofree char *result = pb_words_for_value (item, PB_COLUMN_ENQUIRY_RESULT);
  const char *mark = g_strcmp0 (state, "open") == 0 ? "○" : g_strcmp0 (state, "asked") == 0 ? "◐" : "●";

  if (result != NULL && result[0] != '\0')
    return g_strdup_printf (C_ ("state", "%s %s: %s"), mark, words, result);
  return g_strdup_printf ("%s %s", mark, words);
}

GtkWidget *
pb_state_label_new (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  const char *word = strchr (text, ' ');

  gtk_widget_add_css_class (label, "state");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  word != NULL ? word + 1 : text, -1);
  return label;
}
