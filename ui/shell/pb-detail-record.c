/* pb-detail-record.c: see pb-detail-record.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-detail-record"

#include "config.h"

#include "pb-detail-proof.h"
#include "pb-detail-record.h"
#include "pb-detail-widgets.h"
#include "pb-location.h"
#include "pb-passage-button.h"
#include "pb-state-label.h"
#include "pb-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* More of a kind are folded away under their number. */
#define FEW_LINKS 5
/* What is told of a record that has no name of its own. */
#define SUMMARY_PARTS 4

/* --- fields */

/* Where words stand exactly, for the program; people read the quote and the page. */
static gboolean
is_machinery (PbKind kind, const char *column)
{
  static const char *const hidden[]
      = {"occurrence", "before", "after", "start", "end", "boxes", "region", "sha256", "quote", NULL};

  if (g_str_equal (column, "id") || (kind == PB_KIND_EXHIBIT && g_str_equal (column, "file")))
    return TRUE;
  return kind == PB_KIND_PASSAGE && g_strv_contains (hidden, column);
}

/* Who somebody is: counted, never shown beside the case; the form shows it (design 4a). */
static gboolean
is_naming (PbKind kind)
{
  return kind == PB_KIND_ALIAS || kind == PB_KIND_IDENTITY;
}

static GtkWidget *
new_value (PbItem *item, const PbColumn *column, const char *words)
{
  const char *value = pb_record_get (pb_item_get_record (item), column->name);
  GtkWidget *box;

  if (column->reference != PB_KIND_NONE)
    return pb_detail_widgets_new_link (words, column->reference, value);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  pb_detail_widgets_add_text (GTK_BOX (box), words,
                              column->type == PB_COLUMN_TYPE_SHA256 ? "monospace" : "detail-value");
  return box;
}

static void
add_fields (GtkBox *content, PbItem *item)
{
  PbKind kind = pb_item_get_kind (item);
  const PbKindInfo *info = pb_kind_get_info (kind);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, "row-spacing", 3, NULL);
  int row = 0;

  for (guint i = 0; i < info->n_columns; i++) {
    const PbColumn *column = &info->columns[i];
    g_autofree char *words = NULL;
    GtkWidget *name, *value;

    if (pb_record_get_nth (pb_item_get_record (item), i) == NULL || is_machinery (kind, column->name)
        || (is_naming (kind) && column->identity)
        || (kind == PB_KIND_ASSERTION && i == PB_COLUMN_ASSERTION_PROPOSITION))
      continue;
    words = pb_words_for_value (item, i);
    if (words == NULL || words[0] == '\0' || g_str_equal (words, pb_item_get_title (item)))
      continue;
    name = g_object_new (GTK_TYPE_LABEL, "label", pb_words_for_column (kind, i), "xalign", 0.0, "yalign", 0.0,
                         "wrap", TRUE, "width-chars", 11, "max-width-chars", 11, NULL);
    gtk_widget_add_css_class (name, "dim-label");
    gtk_widget_add_css_class (name, "detail-name");
    value = new_value (item, column, words);
    gtk_widget_set_hexpand (value, TRUE);
    gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
    gtk_grid_attach (GTK_GRID (grid), value, 1, row++, 1, 1);
  }
  if (row > 0)
    gtk_box_append (pb_detail_widgets_add_section (content, C_ ("detail", "Details")), grid);
  else
    g_object_unref (g_object_ref_sink (grid));
}

/* --- what refers to it */

/* Kinds whose title says what they are; others are told by what stands in them. */
static gboolean
has_name (PbKind kind)
{
  switch ((int) kind) {
  case PB_KIND_STATEMENT:
  case PB_KIND_PASSAGE:
  case PB_KIND_ASSERTION:
  case PB_KIND_COUNT:
    return TRUE;
  default:
    return pb_kind_find_column (kind, "label") >= 0 || pb_kind_find_column (kind, "pseudonym") >= 0;
  }
}

/* "seized · 2018-02-28 · A3 · P2" */
static char *
summarise (PbItem *item, guint reference)
{
  const PbKindInfo *info = pb_kind_get_info (pb_item_get_kind (item));
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 2; i < info->n_columns && n < SUMMARY_PARTS; i++) {
    g_autofree char *words = NULL;

    if (i == reference || pb_record_get_nth (pb_item_get_record (item), i) == NULL
        || info->columns[i].type == PB_COLUMN_TYPE_SHA256 || info->columns[i].type == PB_COLUMN_TYPE_BOOL)
      continue;
    words = pb_words_for_value (item, i);
    if (words == NULL || words[0] == '\0')
      continue;
    g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", words);
  }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (pb_item_get_title (item));
}

/* "S-V1-1 · V1 · 5 March 2018": by what the pane does not show already. */
static char *
describe_statement (PbItem *item, guint reference)
{
  static const guint columns[] = {PB_COLUMN_STATEMENT_KEY, PB_COLUMN_STATEMENT_SPEAKER_ID,
                                  PB_COLUMN_STATEMENT_EXHIBIT_ID, PB_COLUMN_STATEMENT_TAKEN_ON};
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    g_autofree char *words = NULL;

    if (columns[i] == reference || pb_record_get_nth (pb_item_get_record (item), columns[i]) == NULL)
      continue;
    words = pb_words_for_value (item, columns[i]);
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (pb_item_get_title (item));
}

static GtkWidget *
new_referrer_link (PbCase *document, const PbReferrer *referrer)
{
  PbItem *item = referrer->item;
  PbKind kind = pb_item_get_kind (item);
  g_autofree char *text = NULL;

  if (kind == PB_KIND_BEARING)
    text = pb_detail_proof_describe_bearing (document, pb_item_get_id (item));
  else if (kind == PB_KIND_ENQUIRY) {
    g_autofree char *state = pb_state_label_describe_enquiry (item);

    text = g_strdup_printf ("%s\n%s", pb_item_get_title (item), state);
  } else if (kind == PB_KIND_STATEMENT)
    text = describe_statement (item, referrer->column);
  else if (has_name (kind))
    text = g_strdup (pb_item_get_title (item));
  if (text == NULL)
    text = summarise (item, referrer->column);
  return pb_detail_widgets_new_link (text, kind, pb_item_get_id (item));
}

/* A record that refers twice stands once. */
static GPtrArray *
pick_kind (GPtrArray *referrers, PbKind kind)
{
  GPtrArray *picked = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < referrers->len; i++) {
    PbReferrer *referrer = g_ptr_array_index (referrers, i);

    if (pb_item_get_kind (referrer->item) == kind
        && g_hash_table_add (seen, (gpointer) pb_item_get_id (referrer->item)))
      g_ptr_array_add (picked, referrer);
  }
  return picked;
}

static void
add_links (GtkBox *box, PbCase *document, GPtrArray *picked)
{
  for (guint i = 0; i < picked->len; i++)
    gtk_box_append (box, new_referrer_link (document, g_ptr_array_index (picked, i)));
}

static void
add_kind (GtkBox *box, PbCase *document, GPtrArray *referrers, PbKind kind)
{
  g_autoptr (GPtrArray) picked = pick_kind (referrers, kind);
  g_autofree char *title = g_strdup_printf (C_ ("detail", "%s (%u)"), pb_words_for_kinds (kind), picked->len);
  GtkWidget *links;

  if (picked->len == 0)
    return;
  /* Names are counted and never shown here (design 4a). */
  if (is_naming (kind)) {
    pb_detail_widgets_add_text (box, title, NULL);
    return;
  }
  if (picked->len <= FEW_LINKS) {
    pb_detail_widgets_add_text (box, title, "caption-heading");
    add_links (box, document, picked);
    return;
  }
  links = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  add_links (GTK_BOX (links), document, picked);
  gtk_box_append (box, g_object_new (GTK_TYPE_EXPANDER, "label", title, "child", links, NULL));
}

/* What is read first of a kind, each under a heading of its own. */
static const struct {
  PbKind of, what;
} first[] = {
    {PB_KIND_FACT, PB_KIND_ENQUIRY},
    {PB_KIND_FACT, PB_KIND_ALTERNATIVE},
    {PB_KIND_ASSERTION, PB_KIND_VALUE},
    {PB_KIND_ASSERTION, PB_KIND_ASSERTION_SOURCE},
    {PB_KIND_EXHIBIT, PB_KIND_STATEMENT},
    {PB_KIND_EXHIBIT, PB_KIND_DERIVATION},
    {PB_KIND_EXHIBIT, PB_KIND_CUSTODY_EVENT},
    {PB_KIND_PARTY, PB_KIND_ROLE},
    {PB_KIND_PARTY, PB_KIND_STATEMENT},
    {PB_KIND_ACT, PB_KIND_ACT_PARTY},
    {PB_KIND_ACT, PB_KIND_FACT},
    {PB_KIND_COUNT, PB_KIND_COUNT_ACCUSED},
    {PB_KIND_COUNT, PB_KIND_COUNT_VICTIM},
    {PB_KIND_COUNT, PB_KIND_COUNT_ACT},
    {PB_KIND_PLACE, PB_KIND_ACT},
};

static void
add_first (GtkBox *content, PbCase *document, PbKind kind, GPtrArray *referrers, gboolean *told)
{
  for (guint i = 0; i < G_N_ELEMENTS (first); i++) {
    g_autoptr (GPtrArray) picked = NULL;

    if (first[i].of != kind || told[first[i].what])
      continue;
    picked = pick_kind (referrers, first[i].what);
    told[first[i].what] = TRUE;
    if (picked->len > FEW_LINKS)
      add_kind (content, document, referrers, first[i].what);
    else if (picked->len > 0)
      add_links (pb_detail_widgets_add_section (content, pb_words_for_kinds (first[i].what)), document,
                 picked);
  }
}

static void
add_used_in (GtkBox *content, PbCase *document, GPtrArray *referrers, gboolean *told)
{
  GtkBox *section = NULL;

  for (guint i = 0; i < referrers->len; i++) {
    PbKind kind = pb_item_get_kind (((PbReferrer *) g_ptr_array_index (referrers, i))->item);

    if (told[kind])
      continue;
    told[kind] = TRUE;
    if (section == NULL)
      section = pb_detail_widgets_add_section (content, C_ ("detail", "Used in"));
    add_kind (section, document, referrers, kind);
  }
}

/* --- public */

static void
add_words_of_passage (GtkBox *content, PbItem *item)
{
  PbRecord *record = pb_item_get_record (item);
  const char *exhibit = pb_item_get_shown (item, "exhibit_id");
  GtkBox *section = pb_detail_widgets_add_section (content, C_ ("detail", "The words"));

  gtk_box_append (section, pb_passage_button_new_for (pb_item_get_id (item), exhibit != NULL ? exhibit : "",
                                                      (guint) pb_record_get_int (record, "page", 0),
                                                      pb_record_get_nth (record, PB_COLUMN_PASSAGE_QUOTE)));
}

static void
add_history (GtkBox *content, PbKind kind, const char *id)
{
  g_autofree char *location = pb_location_new ("history", kind, id);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", C_ ("detail", "History of This Record"),
                                    "action-name", "win.go", "halign", GTK_ALIGN_START, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (content, button);
}

void
pb_detail_record_fill (PbCase *document, PbItem *item, GPtrArray *referrers, GtkBox *state, GtkBox *content)
{
  PbKind kind = pb_item_get_kind (item);
  const char *id = pb_item_get_id (item);
  gboolean told[PB_N_KINDS] = {FALSE};

  g_return_if_fail (PB_IS_CASE (document) && referrers != NULL);

  if (kind == PB_KIND_FACT && pb_detail_proof_add_fact (document, id, state, content))
    told[PB_KIND_ASSERTION_FACT] = told[PB_KIND_BEARING] = TRUE;
  if (kind == PB_KIND_ASSERTION && pb_detail_proof_add_assertion (document, id, content))
    told[PB_KIND_ASSERTION_FACT] = TRUE;
  if (kind == PB_KIND_ENQUIRY) {
    g_autofree char *words = pb_state_label_describe_enquiry (item);

    gtk_box_append (state, pb_state_label_new (words));
  }
  if (kind == PB_KIND_PASSAGE) {
    add_words_of_passage (content, item);
    told[PB_KIND_ASSERTION] = pb_detail_proof_add_passage (document, id, content);
  }
  if (is_naming (kind))
    pb_detail_widgets_add_text (content, C_ ("detail", "The name itself is shown in its form only."),
                                "dim-label");
  add_first (content, document, kind, referrers, told);
  add_fields (content, item);
  add_used_in (content, document, referrers, told);
  add_history (content, kind, id);
}
