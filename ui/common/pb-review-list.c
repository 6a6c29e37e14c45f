/* pb-review-list.c: see pb-review-list.h. Rows are made as they come into view; a new review replaces only
 * the rows that differ, so that what is looked at does not move.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-review-list"

#include "config.h"

#include "pb-location.h"
#include "pb-paced-model.h"
#include "pb-review-list.h"

#include <glib/gi18n.h>

/* A state wraps before it would push the words beside it out of line. */
#define STATE_CHARS 17
#define STATE_WRAP_CHARS 11
/* Text is never narrower than a long word. */
#define WORD_CHARS 12
/* A passage list longer than this is read on the record's own page. */
#define PASSAGES_SHOWN 40u

struct _PbReviewList {
  GtkWidget parent_instance;

  GtkWidget *scroller; /* the one child */
  GtkListView *view;
  GListStore *store;             /* (owned) (element-type PbReviewEntry) */
  PbPacedModel *rows;            /* (owned): of @store */
  GtkSingleSelection *selection; /* (owned) */
  char *title;                   /* (owned) (nullable) */
  char *wanted;                  /* (owned) (nullable): name to be chosen as soon as it is there */
  gboolean is_splicing;
};

enum { PROP_0, PROP_TITLE, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { SIGNAL_CHOSEN, SIGNAL_LEAD, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbReviewList, pb_review_list, GTK_TYPE_WIDGET)

/* --- one row */

/* (transfer floating): state, then text over detail. In a grid, and none narrower than a word: a box asks
 * each wrapped label how wide it would be for a height, and one that may be as narrow as a letter how high it
 * would be then; both are answered by laying the text out over and over (5 ms a row). */
static GtkWidget *
make_row (void)
{
  GtkWidget *row = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 2, NULL);
  GtkWidget *state = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "width-chars", STATE_CHARS,
                                   "max-width-chars", STATE_WRAP_CHARS, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                  PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, "width-chars", WORD_CHARS, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                    PANGO_WRAP_WORD_CHAR, "width-chars", WORD_CHARS, NULL);

  gtk_widget_add_css_class (row, "review-row");
  gtk_widget_add_css_class (state, "review-state");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_grid_attach (GTK_GRID (row), state, 0, 0, 1, 2);
  gtk_grid_attach (GTK_GRID (row), text, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), detail, 1, 1, 1, 1);
  return row;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, PbReviewList *self)
{
  gtk_list_item_set_child (item, make_row ());
}

/* What a screen reader says of the row: GTK 4.8 has no property for it, so it is set on the row's widget. */
static void
name_row (GtkWidget *child, PbReviewEntry *entry)
{
  GtkWidget *row = gtk_widget_get_parent (child);
  const char *words = pb_review_entry_get_words (entry);
  const char *detail = pb_review_entry_get_detail (entry);
  g_autofree char *name = g_strdup_printf ("%s%s%s%s%s", words != NULL ? words : "",
                                           words != NULL ? ": " : "", pb_review_entry_get_text (entry),
                                           detail != NULL ? ". " : "", detail != NULL ? detail : "");

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, PbReviewList *self)
{
  PbReviewEntry *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *state = gtk_grid_get_child_at (GTK_GRID (row), 0, 0);
  GtkWidget *text = gtk_grid_get_child_at (GTK_GRID (row), 1, 0);
  GtkWidget *detail = gtk_grid_get_child_at (GTK_GRID (row), 1, 1);
  gboolean is_heading = pb_review_entry_is_heading (entry);
  const char *mark = pb_review_entry_get_mark (entry), *words = pb_review_entry_get_words (entry);
  g_autofree char *said
      = mark != NULL ? g_strdup_printf ("%s %s", mark, words != NULL ? words : "") : g_strdup ("");

  gtk_list_item_set_selectable (item, !is_heading);
  gtk_list_item_set_activatable (item, !is_heading);
  gtk_label_set_label (GTK_LABEL (state), said);
  gtk_widget_set_visible (state, mark != NULL);
  gtk_label_set_label (GTK_LABEL (text), pb_review_entry_get_text (entry));
  if (is_heading)
    gtk_widget_add_css_class (text, "heading");
  else
    gtk_widget_remove_css_class (text, "heading");
  gtk_label_set_label (GTK_LABEL (detail),
                       pb_review_entry_get_detail (entry) != NULL ? pb_review_entry_get_detail (entry) : "");
  gtk_widget_set_visible (detail, pb_review_entry_get_detail (entry) != NULL);
  name_row (row, entry);
}

/* --- choosing and going */

static void
on_selected (PbReviewList *self)
{
  if (!self->is_splicing)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, pb_review_list_get_chosen (self));
}

static void
on_activate (GtkListView *view, guint position, PbReviewList *self)
{
  pb_review_list_activate (self, position);
}

void
pb_review_list_activate (PbReviewList *self, guint position)
{
  g_autoptr (PbReviewEntry) entry = NULL;
  g_autofree char *location = NULL;
  GPtrArray *citations;
  gboolean handled = FALSE;

  g_return_if_fail (PB_IS_REVIEW_LIST (self));

  entry = g_list_model_get_item (G_LIST_MODEL (self->store), position);
  if (entry == NULL || pb_review_entry_is_heading (entry))
    return;
  citations = pb_review_entry_get_citations (entry);
  location = g_strdup (pb_review_entry_get_lead (entry));
  if (location == NULL && citations->len > 0)
    location = pb_location_new (NULL, PB_KIND_PASSAGE,
                                ((PbCitation *) g_ptr_array_index (citations, 0))->passage_id);
  if (location == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_LEAD], 0, location, &handled);
  if (!handled)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", location);
}

/* --- object */

static void
pb_review_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, PB_REVIEW_LIST (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_review_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PbReviewList *self = PB_REVIEW_LIST (object);

  if (id != PROP_TITLE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    return;
  }
  g_free (self->title);
  self->title = g_value_dup_string (value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title != NULL ? self->title : "", -1);
}

static void
pb_review_list_dispose (GObject *object)
{
  PbReviewList *self = PB_REVIEW_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pb_review_list_parent_class)->dispose (object);
}

static void
pb_review_list_finalize (GObject *object)
{
  PbReviewList *self = PB_REVIEW_LIST (object);

  g_free (self->title);
  g_free (self->wanted);
  G_OBJECT_CLASS (pb_review_list_parent_class)->finalize (object);
}

static gboolean
pb_review_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PB_REVIEW_LIST (widget)->view));
}

static void
pb_review_list_class_init (PbReviewListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = pb_review_list_get_property;
  object_class->set_property = pb_review_list_set_property;
  object_class->dispose = pb_review_list_dispose;
  object_class->finalize = pb_review_list_finalize;
  GTK_WIDGET_CLASS (class)->grab_focus = pb_review_list_grab_focus;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, PB_TYPE_REVIEW_ENTRY);
  signals[SIGNAL_LEAD]
      = g_signal_new ("lead", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_review_list_init (PbReviewList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->store = g_list_store_new (PB_TYPE_REVIEW_ENTRY);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, g_steal_pointer (&factory)));
  self->rows = pb_paced_model_new (G_LIST_MODEL (self->store), GTK_WIDGET (self->view));
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE,
                                  "model", self->rows, NULL);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "review-list");
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                                 self->view, "vexpand", TRUE, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
pb_review_list_new (const char *title)
{
  return g_object_new (PB_TYPE_REVIEW_LIST, "title", title, NULL);
}

/* --- the rows */

static PbReviewEntry *
get_row (GListStore *store, guint position)
{
  g_autoptr (PbReviewEntry) entry = g_list_model_get_item (G_LIST_MODEL (store), position);

  return entry; /* the store keeps it */
}

/* Replaces what lies between the rows at both ends that stay the same. */
static void
splice (GListStore *store, GPtrArray *entries)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store)), n_new = entries->len, first = 0, last = 0;

  while (first < n_old && first < n_new
         && pb_review_entry_equal (get_row (store, first), g_ptr_array_index (entries, first)))
    first++;
  while (last < n_old - first && last < n_new - first
         && pb_review_entry_equal (get_row (store, n_old - 1 - last),
                                   g_ptr_array_index (entries, n_new - 1 - last)))
    last++;
  if (first + last < n_old || first + last < n_new)
    g_list_store_splice (store, first, n_old - first - last,
                         n_new > first + last ? entries->pdata + first : NULL, n_new - first - last);
}

void
pb_review_list_take (PbReviewList *self, GPtrArray *entries)
{
  PbReviewEntry *before;
  g_autoptr (PbReviewEntry) chosen = NULL;

  g_return_if_fail (PB_IS_REVIEW_LIST (self) && entries != NULL);

  before = pb_review_list_get_chosen (self);
  chosen = before != NULL ? g_object_ref (before) : NULL;
  self->is_splicing = TRUE;
  splice (self->store, entries);
  g_ptr_array_unref (entries);
  if (chosen != NULL && pb_review_list_get_chosen (self) == NULL)
    pb_review_list_choose (self, pb_review_entry_get_name (chosen));
  self->is_splicing = FALSE;
  if (self->wanted != NULL && pb_review_list_choose (self, self->wanted))
    return;
  if (pb_review_list_get_chosen (self) != chosen)
    on_selected (self);
}

static void
add_section (GPtrArray *entries, PbReviewSection *section, gboolean has_title)
{
  if (has_title || section->lines->len == 0)
    g_ptr_array_add (entries, pb_review_entry_new_heading (section->title,
                                                           section->lines->len == 0 ? section->empty : NULL));
  for (guint i = 0; i < section->lines->len; i++)
    g_ptr_array_add (entries,
                     pb_review_entry_new_for_line (section->id, g_ptr_array_index (section->lines, i)));
}

void
pb_review_list_show_sections (PbReviewList *self, PbReview *review, const char *const *ids)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (PB_IS_REVIEW_LIST (self) && review != NULL && ids != NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    for (guint j = 0; j < review->sections->len; j++) {
      PbReviewSection *section = g_ptr_array_index (review->sections, j);

      if (g_str_equal (section->id, ids[i]))
        add_section (entries, section, i > 0);
    }
  pb_review_list_take (self, entries);
}

PbReviewEntry *
pb_review_list_get_chosen (PbReviewList *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
pb_review_list_choose (PbReviewList *self, const char *name)
{
  guint n;

  g_return_val_if_fail (PB_IS_REVIEW_LIST (self) && name != NULL, FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  for (guint i = 0; i < n; i++)
    if (g_str_equal (pb_review_entry_get_name (get_row (self->store, i)), name)) {
      g_clear_pointer (&self->wanted, g_free);
      pb_paced_model_reveal (self->rows, i);
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
      return TRUE;
    }
  if (self->wanted != name) {
    g_free (self->wanted);
    self->wanted = g_strdup (name);
  }
  return FALSE;
}

guint
pb_review_list_get_n_rows (PbReviewList *self)
{
  g_return_val_if_fail (PB_IS_REVIEW_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

PbReviewEntry *
pb_review_list_get_row (PbReviewList *self, guint position)
{
  g_return_val_if_fail (PB_IS_REVIEW_LIST (self), NULL);

  return get_row (self->store, position);
}

void
pb_review_list_fill_detail (PbDetailBox *box, PbReviewEntry *entry)
{
  GPtrArray *citations;

  g_return_if_fail (PB_IS_DETAIL_BOX (box) && PB_IS_REVIEW_ENTRY (entry));

  citations = pb_review_entry_get_citations (entry);
  pb_detail_box_set_title (box, pb_review_entry_get_text (entry));
  if (pb_review_entry_get_words (entry) != NULL)
    pb_detail_box_add_state (box, pb_review_entry_get_mark (entry), pb_review_entry_get_words (entry));
  pb_detail_box_add_text (box, pb_review_entry_get_detail (entry));
  if (citations->len > 0)
    pb_detail_box_add_heading (box, C_ ("detail", "Rests on"));
  for (guint i = 0; i < citations->len && i < PASSAGES_SHOWN; i++) {
    PbCitation *citation = g_ptr_array_index (citations, i);

    pb_detail_box_add_citation (box, citation->passage_id, citation->exhibit, citation->page,
                                citation->quote);
  }
  if (citations->len > PASSAGES_SHOWN) {
    guint n = citations->len - PASSAGES_SHOWN;
    g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u more passage", "%u more passages", n), n);

    pb_detail_box_add_note (box, text);
  }
}
