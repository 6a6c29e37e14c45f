/* pb-difference-view.c: see pb-difference-view.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference-view"

#include "config.h"

#include "pb-difference-view.h"
#include "pb-location.h"
#include "pb-passage-button.h"
#include "pb-words.h"

#include <glib/gi18n.h>

static const char *
id_of (gconstpointer row)
{
  return row != NULL ? ((const PbRow *) row)->id : "";
}

char *
pb_difference_view_name (const PbDifference *difference)
{
  return g_strdup_printf ("%d/%s/%s/%s/%s", (int) difference->kind, id_of (difference->a),
                          id_of (difference->b), id_of (difference->silent),
                          difference->slot != NULL ? difference->slot : "");
}

static const char *
speaker_of (const PbAssertion *assertion)
{
  if (assertion->speaker != NULL)
    return assertion->speaker->pseudonym;
  return assertion->passage->exhibit->label;
}

/* As a sentence begins. (transfer full) */
static char *
capitalise (const char *words)
{
  g_autofree char *first = g_utf8_strup (words, g_utf8_next_char (words) - words);

  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

char *
pb_difference_view_describe (const PbDifference *difference)
{
  g_autofree char *kind = capitalise (pb_difference_kind_get_words (difference->kind));
  const char *about = difference->fact != NULL ? difference->fact->label
                      : difference->a != NULL  ? difference->a->proposition
                                               : "";

  if (difference->a != NULL && difference->b != NULL && !difference->same_speaker)
    /* Translators: kind of difference, two speakers, what about */
    return g_strdup_printf (C_ ("difference", "%s between %s and %s: %s"), kind, speaker_of (difference->a),
                            speaker_of (difference->b), about);
  if (difference->a != NULL)
    return g_strdup_printf (C_ ("difference", "%s in the account of %s: %s"), kind,
                            speaker_of (difference->a), about);
  return g_strdup_printf ("%s: %s", kind, about);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);

  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* "V1, 5 Mar 2018". (transfer full) */
static char *
describe_side (const PbAssertion *assertion)
{
  g_autofree char *day = pb_date_is_set (&assertion->said_on) ? pb_date_format (&assertion->said_on) : NULL;

  return day != NULL ? g_strdup_printf ("%s, %s", speaker_of (assertion), day)
                     : g_strdup (speaker_of (assertion));
}

/* What a side is: the words said, its value, and the passage that opens on its page. */
static GtkWidget *
make_side (const PbAssertion *assertion, const PbValue *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *head = describe_side (assertion);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  add_label (box, head, "heading");
  if (assertion->proposition != NULL)
    add_label (box, assertion->proposition, NULL);
  if (value != NULL && value->said != NULL) {
    g_autofree char *said = g_strdup_printf (C_ ("difference", "“%s”"), value->said);

    add_label (box, said, NULL);
  }
  gtk_box_append (GTK_BOX (box), pb_passage_button_new (assertion->passage));
  return box;
}

/* A statement that dealt with the act and does not say it. */
static GtkWidget *
make_silent (const PbStatement *statement)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *day = pb_date_is_set (&statement->taken_on) ? pb_date_format (&statement->taken_on) : NULL;
  g_autofree char *head = g_strdup_printf ("%s%s%s", statement->speaker->pseudonym, day != NULL ? ", " : "",
                                           day != NULL ? day : "");
  g_autofree char *location = pb_location_new (NULL, PB_KIND_STATEMENT, statement->row.id);
  GtkWidget *button = gtk_button_new_with_label (C_ ("difference", "Open the statement"));

  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  add_label (box, head, "heading");
  add_label (box, C_ ("difference", "Dealt with the same act and does not say it."), NULL);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
add_sides (GtkWidget *box, const PbDifference *difference)
{
  GtkWidget *sides = g_object_new (GTK_TYPE_BOX, "spacing", 18, "homogeneous", TRUE, NULL);

  /* A new detail was first not said, then said: left to right as time went. */
  if (difference->silent != NULL && difference->kind == PB_DIFFERENCE_NEW_DETAIL)
    gtk_box_append (GTK_BOX (sides), make_silent (difference->silent));
  if (difference->a != NULL)
    gtk_box_append (GTK_BOX (sides), make_side (difference->a, difference->value_a));
  if (difference->b != NULL)
    gtk_box_append (GTK_BOX (sides), make_side (difference->b, difference->value_b));
  if (difference->silent != NULL && difference->kind != PB_DIFFERENCE_NEW_DETAIL)
    gtk_box_append (GTK_BOX (sides), make_silent (difference->silent));
  gtk_box_append (GTK_BOX (box), sides);
}

static const char *
element_label (const PbBearing *bearing)
{
  PbElement *element = bearing->count->offence != NULL
                           ? pb_offence_find_element (bearing->count->offence, bearing->element)
                           : NULL;

  return element != NULL ? element->label : bearing->element;
}

static void
add_touched (GtkWidget *box, const PbDifference *difference)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < difference->elements->len; i++) {
    const PbBearing *bearing = g_ptr_array_index (difference->elements, i);
    char *line = g_strdup_printf (C_ ("difference", "Count %d: %s"), bearing->count->number,
                                  element_label (bearing));

    if (!g_hash_table_contains (known, line))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    g_hash_table_add (known, line);
  }
  add_label (box, C_ ("difference", "Touches"), "heading");
  add_label (box, text->len > 0 ? text->str : C_ ("difference", "No element leans on it."), NULL);
}

static void
add_outcome (GtkWidget *box, const PbDifference *difference)
{
  int column = pb_kind_find_column (PB_KIND_ASSESSMENT, "outcome");

  add_label (box, C_ ("difference", "What was made of it"), "heading");
  if (difference->recorded == NULL || difference->recorded->n_assessments == 0)
    add_label (box, C_ ("difference", "△ Not yet evaluated by anyone."), NULL);
  else if (difference->recorded->outcome == NULL)
    add_label (box, C_ ("difference", "▲ An explanation is recorded; its weight is not."), NULL);
  else {
    g_autofree char *text = g_strdup_printf (
        C_ ("difference", "▲ Weighed alone: %s"),
        pb_words_for_choice (PB_KIND_ASSESSMENT, (guint) column, difference->recorded->outcome));

    add_label (box, text, NULL);
  }
}

GtkWidget *
pb_difference_view_new (const PbDifference *difference)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = pb_difference_view_describe (difference);

  gtk_widget_add_css_class (box, "detail-box");
  add_label (box, title, "title-4");
  add_label (box, difference->rule != NULL ? difference->rule : "", "rule");
  add_sides (box, difference);
  add_touched (box, difference);
  add_outcome (box, difference);
  return box;
}
