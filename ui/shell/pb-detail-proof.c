/* pb-detail-proof.c: see pb-detail-proof.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-detail-proof"

#include "config.h"

#include "pb-detail-proof.h"
#include "pb-detail-widgets.h"
#include "pb-passage-button.h"
#include "pb-state-label.h"
#include "pb-words.h"

#include <glib/gi18n.h>

static const char *
get_basis_words (const PbAssertion *assertion)
{
  const PbColumn *column = &pb_kind_get_info (PB_KIND_ASSERTION)->columns[PB_COLUMN_ASSERTION_BASIS];

  return pb_words_for_choice (PB_KIND_ASSERTION, PB_COLUMN_ASSERTION_BASIS,
                              column->choices[assertion->basis]);
}

static const char *
get_exhibit_name (const PbExhibit *exhibit)
{
  return exhibit->row.key != NULL ? exhibit->row.key : exhibit->label != NULL ? exhibit->label : "";
}

/* "V1 · Did it", "W2, from V1 · Was told", "Record EX-7". */
static char *
describe_speaker (const PbAssertion *assertion)
{
  const char *exhibit = get_exhibit_name (assertion->passage->exhibit);
  const char *basis = get_basis_words (assertion);

  if (assertion->speaker == NULL && assertion->basis == PB_BASIS_RECORD)
    return g_strdup_printf (C_ ("detail", "Record %s"), exhibit);
  if (assertion->speaker == NULL)
    return g_strdup_printf (C_ ("detail", "Record %s · %s"), exhibit, basis);
  if (assertion->origin != NULL && assertion->origin != assertion->speaker)
    return g_strdup_printf (C_ ("detail", "%s, from %s · %s"), assertion->speaker->pseudonym,
                            assertion->origin->pseudonym, basis);
  return g_strdup_printf (C_ ("detail", "%s · %s"), assertion->speaker->pseudonym, basis);
}

/* Who says it, what, and the words on their page. */
static void
add_assertion (GtkBox *box, const PbAssertion *assertion)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *speaker = describe_speaker (assertion);
  g_autofree char *text = g_strdup_printf ("%s\n%s", speaker, assertion->proposition);

  gtk_box_append (GTK_BOX (group), pb_detail_widgets_new_link (text, PB_KIND_ASSERTION, assertion->row.id));
  gtk_box_append (GTK_BOX (group), pb_passage_button_new (assertion->passage));
  gtk_box_append (box, group);
}

typedef enum { SIDE_FOR, SIDE_AGAINST, SIDE_NOT_KNOWN } Side;

static Side
get_side (const PbFactLink *link)
{
  if (link->assertion->stance == PB_STANCE_DOES_NOT_KNOW)
    return SIDE_NOT_KNOWN;
  return link->against ? SIDE_AGAINST : SIDE_FOR;
}

static guint
add_side (GtkBox *content, const PbFact *fact, Side side, const char *title)
{
  GtkBox *section = NULL;
  guint n = 0;

  for (guint i = 0; i < fact->links->len; i++) {
    const PbFactLink *link = g_ptr_array_index (fact->links, i);

    if (get_side (link) != side)
      continue;
    if (n++ == 0)
      section = pb_detail_widgets_add_section (content, title);
    add_assertion (section, link->assertion);
  }
  return n;
}

/* --- sources */

static void
add_root (GtkBox *section, const PbRoot *root)
{
  const char *name = root->party != NULL     ? root->party->pseudonym
                     : root->exhibit != NULL ? get_exhibit_name (root->exhibit)
                                             : "";
  guint n = root->assertions->len;
  g_autofree char *text = n > 1 ? g_strdup_printf (g_dngettext (NULL, "This %u goes back to one source: %s",
                                                                "These %u go back to one source: %s", n),
                                                   n, name)
                                : g_strdup_printf (C_ ("detail", "One goes back to %s"), name);
  g_autofree char *line = root->third_party
                              ? g_strdup_printf (C_ ("detail", "%s, a third party or an instrument"), text)
                              : g_strdup (text);

  pb_detail_widgets_add_text (section, line, NULL);
}

static void
add_sources (GtkBox *content, const PbFactState *state)
{
  GtkBox *section;
  g_autofree char *count = NULL;

  if (state->roots->len == 0 && !state->unknown_origin)
    return;
  section = pb_detail_widgets_add_section (content, C_ ("detail", "Sources"));
  for (guint i = 0; i < state->roots->len; i++)
    add_root (section, g_ptr_array_index (state->roots, i));
  if (state->roots->len > 1) {
    count = g_strdup_printf (g_dngettext (NULL, "%u of them is independent of the others",
                                          "%u of them are independent of each other", state->n_sources),
                             state->n_sources);
    pb_detail_widgets_add_text (section, count, "dim-label");
  }
  if (state->unknown_origin)
    pb_detail_widgets_add_text (
        section, C_ ("detail", "Where some of it comes from is not recorded: that adds no source."),
        "dim-label");
  if (state->victims_word_only)
    pb_detail_widgets_add_text (section, C_ ("detail", "All of it is the victims' own word."), "dim-label");
}

/* --- bearings */

static char *
describe_bearing (const PbBearing *bearing)
{
  const PbElement *element = bearing->count->offence != NULL
                                 ? pb_offence_find_element (bearing->count->offence, bearing->element)
                                 : NULL;
  const PbColumn *weight = &pb_kind_get_info (PB_KIND_BEARING)->columns[PB_COLUMN_BEARING_WEIGHT];

  return g_strdup_printf (
      C_ ("detail", "Count %d · %s · %s · %s"), bearing->count->number,
      element != NULL ? element->label : bearing->element,
      bearing->accused != NULL ? bearing->accused->pseudonym : C_ ("detail", "nobody named yet"),
      pb_words_for_choice (PB_KIND_BEARING, PB_COLUMN_BEARING_WEIGHT, weight->choices[bearing->weight]));
}

char *
pb_detail_proof_describe_bearing (PbCase *document, const char *id)
{
  const PbBearing *bearing = pb_case_find (document, id);

  return bearing != NULL ? describe_bearing (bearing) : NULL;
}

static void
add_bearing (GtkBox *section, const PbBearing *bearing, gboolean may_change)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = describe_bearing (bearing);
  GtkWidget *link = pb_detail_widgets_new_link (text, PB_KIND_BEARING, bearing->row.id);

  gtk_widget_set_hexpand (link, TRUE);
  gtk_box_append (GTK_BOX (line), link);
  if (may_change) {
    g_autofree char *what = g_strdup_printf (C_ ("detail", "Edit the bearing: %s"), text);

    gtk_box_append (GTK_BOX (line), pb_detail_widgets_new_edit (what, PB_KIND_BEARING, bearing->row.id));
  }
  gtk_box_append (GTK_BOX (group), line);
  if (bearing->how != NULL)
    pb_detail_widgets_add_text (GTK_BOX (group), bearing->how, "detail-said");
  if (bearing->inference != NULL) {
    g_autofree char *inference = g_strdup_printf (C_ ("detail", "Inference: %s"), bearing->inference);

    pb_detail_widgets_add_text (GTK_BOX (group), inference, "detail-said");
  }
  if (bearing->how == NULL && bearing->inference == NULL)
    pb_detail_widgets_add_text (GTK_BOX (group), C_ ("detail", "○ Not written yet"), "detail-said");
  gtk_box_append (section, group);
}

static void
add_bearings (GtkBox *content, const PbFact *fact, gboolean may_change)
{
  GtkBox *section = pb_detail_widgets_add_section (content, C_ ("detail", "How does this prove it"));

  for (guint i = 0; i < fact->bearings->len; i++)
    add_bearing (section, g_ptr_array_index (fact->bearings, i), may_change);
  if (fact->bearings->len == 0)
    pb_detail_widgets_add_text (
        section, C_ ("detail", "○ It bears on no count yet. Add a bearing to use it."), "dim-label");
}

/* --- public */

gboolean
pb_detail_proof_add_fact (PbCase *document, const char *id, GtkBox *state_box, GtkBox *content)
{
  const PbFact *fact = pb_case_find (document, id);
  const PbFactState *state = pb_case_get_fact_state (document, id);
  g_autofree char *words = NULL;

  if (fact == NULL || state == NULL)
    return FALSE;
  words = pb_state_label_describe_fact (state);
  gtk_box_append (state_box, pb_state_label_new (words));
  if (add_side (content, fact, SIDE_FOR, C_ ("detail", "For")) == 0)
    pb_detail_widgets_add_text (
        pb_detail_widgets_add_section (content, C_ ("detail", "For")),
        C_ ("detail", "○ Nothing supports it yet. Add an assertion that speaks for it."), "dim-label");
  add_side (content, fact, SIDE_AGAINST, C_ ("detail", "Against"));
  add_side (content, fact, SIDE_NOT_KNOWN, C_ ("detail", "Says not to know"));
  add_sources (content, state);
  add_bearings (content, fact, !pb_case_is_read_only (document));
  return TRUE;
}

gboolean
pb_detail_proof_add_assertion (PbCase *document, const char *id, GtkBox *content)
{
  const PbAssertion *assertion = pb_case_find (document, id);
  GtkBox *section;

  if (assertion == NULL)
    return FALSE;
  section = pb_detail_widgets_add_section (content, C_ ("detail", "Where it stands"));
  gtk_box_append (section, pb_passage_button_new (assertion->passage));
  section = pb_detail_widgets_add_section (content, C_ ("detail", "Facts"));
  for (guint i = 0; assertion->facts != NULL && i < assertion->facts->len; i++) {
    const PbFactLink *link = g_ptr_array_index (assertion->facts, i);
    g_autofree char *state
        = pb_state_label_describe_fact (pb_case_get_fact_state (document, link->fact->row.id));
    g_autofree char *text
        = g_strdup_printf (link->against ? C_ ("detail", "Against: %s\n%s") : C_ ("detail", "For: %s\n%s"),
                           link->fact->label, state);

    gtk_box_append (section, pb_detail_widgets_new_link (text, PB_KIND_FACT, link->fact->row.id));
  }
  if (assertion->facts == NULL || assertion->facts->len == 0)
    pb_detail_widgets_add_text (
        section, C_ ("detail", "○ It speaks to no fact yet. Add an assertion–fact link."), "dim-label");
  return TRUE;
}

gboolean
pb_detail_proof_add_passage (PbCase *document, const char *id, GtkBox *content)
{
  PbReview *review = pb_case_get_review (document);
  const PbPassage *passage = pb_case_find (document, id);
  GPtrArray *assertions = review != NULL ? review->analysis->snapshot->assertions : NULL;
  GtkBox *section = NULL;

  if (passage == NULL || assertions == NULL)
    return FALSE;
  for (guint i = 0; i < assertions->len; i++) {
    const PbAssertion *assertion = g_ptr_array_index (assertions, i);
    g_autofree char *speaker = NULL;
    g_autofree char *text = NULL;

    if (assertion->passage != passage)
      continue;
    if (section == NULL)
      section = pb_detail_widgets_add_section (content, C_ ("detail", "Assertions resting on it"));
    speaker = describe_speaker (assertion);
    text = g_strdup_printf ("%s\n%s", speaker, assertion->proposition);
    gtk_box_append (section, pb_detail_widgets_new_link (text, PB_KIND_ASSERTION, assertion->row.id));
  }
  return TRUE;
}
