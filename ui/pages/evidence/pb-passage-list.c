/* pb-passage-list.c: see pb-passage-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-passage-list"

#include "config.h"

#include "pb-location.h"
#include "pb-passage-list.h"
#include "pb-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A longer quote is read on the page beside it. */
#define QUOTE_CHARS 200
#define PROPOSITION_CHARS 240

#define ROW_ITEM "item"

struct _PbPassageList {
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  PbCase *document; /* (owned) (nullable) */
  GPtrArray *items; /* (owned) (nullable) (element-type PbItem) */
  char *chosen;     /* (owned) (nullable) */
  gboolean is_told;
};

enum { SIGNAL_CHOSEN, SIGNAL_ASSERT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbPassageList, pb_passage_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *words, const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* --- what a passage carries, from the latest review */

static char *
describe_assertion (const PbAssertion *assertion)
{
  g_autofree char *words
      = pb_text_for_display (assertion->proposition != NULL ? assertion->proposition : "", PROPOSITION_CHARS);
  const char *speaker = assertion->speaker != NULL ? assertion->speaker->pseudonym : NULL;

  if (speaker == NULL)
    return g_strdup (words);
  switch (assertion->stance) {
  case PB_STANCE_DENIES:
    return g_strdup_printf (C_ ("assertion", "%s denies: %s"), speaker, words);
  case PB_STANCE_DOES_NOT_KNOW:
    return g_strdup_printf (C_ ("assertion", "%s does not know: %s"), speaker, words);
  case PB_STANCE_AFFIRMS:
  default:
    return g_strdup_printf (C_ ("assertion", "%s: %s"), speaker, words);
  }
}

static void
add_facts (PbPassageList *self, GtkWidget *box, const PbAssertion *assertion)
{
  for (guint i = 0; assertion->facts != NULL && i < assertion->facts->len; i++) {
    const PbFactLink *link = g_ptr_array_index (assertion->facts, i);
    g_autofree char *text = g_strdup_printf (
        link->against ? C_ ("assertion", "against: %s") : C_ ("assertion", "for: %s"), link->fact->label);
    GtkWidget *label = make_label (text, "dim-label");

    gtk_widget_add_css_class (label, "caption");
    gtk_widget_set_margin_start (label, 12);
    gtk_box_append (GTK_BOX (box), label);
  }
}

static void
add_assertion (PbPassageList *self, GtkWidget *box, const PbAssertion *assertion)
{
  g_autofree char *text = describe_assertion (assertion);
  g_autofree char *location = pb_location_new (NULL, PB_KIND_ASSERTION, assertion->row.id);
  GtkWidget *button
      = g_object_new (GTK_TYPE_BUTTON, "child", make_label (text, NULL), "action-name", "win.inspect", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", location);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "passage");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), button);
  add_facts (self, box, assertion);
}

static guint
add_assertions (PbPassageList *self, GtkWidget *box, const char *passage_id)
{
  PbReview *review = self->document != NULL ? pb_case_get_review (self->document) : NULL;
  GPtrArray *assertions = review != NULL ? review->analysis->snapshot->assertions : NULL;
  guint n = 0;

  for (guint i = 0; assertions != NULL && i < assertions->len; i++) {
    const PbAssertion *assertion = g_ptr_array_index (assertions, i);

    if (assertion->passage == NULL || g_strcmp0 (assertion->passage->row.id, passage_id) != 0)
      continue;
    add_assertion (self, box, assertion);
    n++;
  }
  return n;
}

/* --- cards */

static char *
find_words (PbItem *item)
{
  PbRecord *record = pb_item_get_record (item);
  const char *words;

  if (pb_item_get_kind (item) == PB_KIND_PHOTOGRAPH_REGION)
    return pb_text_for_display (pb_record_get (record, "shows"), QUOTE_CHARS);
  words = pb_record_get (record, "quote");
  if (words != NULL) {
    g_autofree char *shown = pb_text_for_display (words, QUOTE_CHARS);

    return g_strdup_printf (C_ ("passage", "“%s”"), shown);
  }
  words = pb_record_get (record, "note");
  return words != NULL ? pb_text_for_display (words, QUOTE_CHARS) : g_strdup (pb_item_get_title (item));
}

/* (nullable): what is to be known of how well it is found. */
static const char *
find_notice (PbItem *item)
{
  const char *located = pb_item_get_kind (item) == PB_KIND_PASSAGE
                            ? pb_record_get (pb_item_get_record (item), "located")
                            : NULL;

  if (g_strcmp0 (located, "lost") == 0)
    return C_ ("passage", "Lost: these words are not on this page");
  if (g_strcmp0 (located, "page-only") == 0)
    return C_ ("passage", "The page is known, the place on it is not");
  if (g_strcmp0 (located, "not-checked") == 0)
    return C_ ("passage", "Not looked for: the exhibit has no file");
  return NULL;
}

static void
on_assert (GtkButton *button, PbPassageList *self)
{
  g_signal_emit (self, signals[SIGNAL_ASSERT], 0, g_object_get_data (G_OBJECT (button), "passage"));
}

static GtkWidget *
make_head (PbPassageList *self, PbItem *item, guint number, const char *words)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *badge = g_strdup_printf ("%u", number);
  GtkWidget *chip = g_object_new (GTK_TYPE_LABEL, "label", badge, "valign", GTK_ALIGN_START, NULL);
  g_autofree char *tint = g_strdup_printf ("tint-%u", (number - 1) % 4);
  GtkWidget *quote = make_label (words, NULL);
  GtkWidget *button;

  gtk_widget_add_css_class (chip, "passage-badge");
  gtk_widget_add_css_class (chip, tint);
  g_object_set (quote, "lines", 3, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (head), chip);
  gtk_box_append (GTK_BOX (head), quote);
  if (pb_item_get_kind (item) != PB_KIND_PASSAGE)
    return head;
  button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-add-symbolic", "valign", GTK_ALIGN_START,
                         "tooltip-text", C_ ("passage", "Make an assertion from these words"), NULL);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "passage", g_strdup (pb_item_get_id (item)), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("passage", "Make an assertion from these words"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_assert), self);
  g_object_bind_property (self->document, "read-only", button, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static void
add_card (PbPassageList *self, PbItem *item, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words = find_words (item);
  const char *notice = find_notice (item);
  g_autofree char *name = g_strdup_printf (C_ ("passage", "Passage %u: %s%s%s"), number, words,
                                           notice != NULL ? ". " : "", notice != NULL ? notice : "");

  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 8, "margin-end", 8, NULL);
  gtk_box_append (GTK_BOX (box), make_head (self, item, number, words));
  if (notice != NULL) {
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
    gtk_box_append (GTK_BOX (line), make_label (notice, "caption"));
    gtk_box_append (GTK_BOX (box), line);
  }
  if (pb_item_get_kind (item) == PB_KIND_PASSAGE && add_assertions (self, box, pb_item_get_id (item)) == 0) {
    GtkWidget *none = make_label (C_ ("passage", "No assertion yet"), "dim-label");

    gtk_widget_add_css_class (none, "caption");
    gtk_box_append (GTK_BOX (box), none);
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), ROW_ITEM, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
select_chosen (PbPassageList *self)
{
  GtkListBoxRow *row;

  self->is_told = TRUE;
  gtk_list_box_unselect_all (self->list);
  for (int i = 0; self->chosen != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++) {
    PbItem *item = g_object_get_data (G_OBJECT (row), ROW_ITEM);

    if (g_str_equal (pb_item_get_id (item), self->chosen))
      gtk_list_box_select_row (self->list, row);
  }
  self->is_told = FALSE;
}

static void
fill (PbPassageList *self)
{
  GtkWidget *row;

  if (self->document == NULL)
    return;
  self->is_told = TRUE;
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    add_card (self, g_ptr_array_index (self->items, i), i + 1);
  self->is_told = FALSE;
  gtk_stack_set_visible_child_name (self->stack,
                                    self->items != NULL && self->items->len > 0 ? "list" : "empty");
  select_chosen (self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, PbPassageList *self)
{
  PbItem *item = g_object_get_data (G_OBJECT (row), ROW_ITEM);

  if (self->is_told)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (pb_item_get_id (item));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->chosen, (guint) pb_item_get_kind (item));
}

static void
pb_passage_list_dispose (GObject *object)
{
  PbPassageList *self = PB_PASSAGE_LIST (object);

  g_clear_object (&self->document);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (pb_passage_list_parent_class)->dispose (object);
}

static void
pb_passage_list_class_init (PbPassageListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_passage_list_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_ASSERT] = g_signal_new ("assert", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_passage_list_init (PbPassageList *self)
{
  GtkWidget *scroller;
  GtkWidget *empty = g_object_new (
      ADW_TYPE_STATUS_PAGE, "title", C_ ("passage", "No Passages Here"), "description",
      C_ ("passage", "Words selected on a page become one when an assertion is made from them (A)."), NULL);

  gtk_widget_add_css_class (empty, "compact");
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("passage", "Passages of this page"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "hscrollbar-policy",
                           GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

void
pb_passage_list_set_case (PbPassageList *self, PbCase *document)
{
  g_return_if_fail (PB_IS_PASSAGE_LIST (self) && PB_IS_CASE (document));

  g_set_object (&self->document, document);
  g_signal_connect_object (document, "notify::review", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

void
pb_passage_list_set_items (PbPassageList *self, GPtrArray *items)
{
  g_return_if_fail (PB_IS_PASSAGE_LIST (self) && items != NULL);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_ptr_array_ref (items);
  fill (self);
}

void
pb_passage_list_select (PbPassageList *self, const char *id)
{
  g_return_if_fail (PB_IS_PASSAGE_LIST (self));

  g_free (self->chosen);
  self->chosen = g_strdup (id);
  select_chosen (self);
}
