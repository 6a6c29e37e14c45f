/* pb-inconsistencies-page.c: see pb-inconsistencies-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-inconsistencies-page"

#include "config.h"

#include "pb-difference-view.h"
#include "pb-inconsistencies-page.h"
#include "pb-review-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PbInconsistenciesPage {
  PbPage parent_instance;

  GPtrArray *party_ids; /* (owned) (element-type utf8): of the drop-down; "" first: everybody */
  char *wanted_id;      /* (owned) (nullable): of an assertion or a recorded inconsistency to be shown */
  gboolean is_filling;

  GtkButton *explain_button;
  PbReviewList *list;
  GtkToggleButton *open_button;
  GtkScrolledWindow *split;
  GtkStack *stack;
  GtkButton *weigh_button;
  GtkLabel *weigh_label;
  GtkDropDown *who_drop;
};

G_DEFINE_FINAL_TYPE (PbInconsistenciesPage, pb_inconsistencies_page, PB_TYPE_PAGE)

static PbAnalysis *
get_analysis (PbInconsistenciesPage *self)
{
  PbReview *review = pb_case_get_review (pb_page_get_case (PB_PAGE (self)));

  return review != NULL ? review->analysis : NULL;
}

static gboolean
is_evaluated (const PbDifference *difference)
{
  return difference->recorded != NULL && difference->recorded->n_assessments > 0;
}

/* Whose account it is in; NULL: between two, or a paper's. */
static PbParty *
find_owner (const PbDifference *difference)
{
  return difference->same_speaker && difference->a != NULL ? difference->a->speaker : NULL;
}

static gboolean
concerns (const PbDifference *difference, const char *party_id)
{
  return (difference->a != NULL && difference->a->speaker != NULL
          && g_str_equal (difference->a->speaker->row.id, party_id))
         || (difference->b != NULL && difference->b->speaker != NULL
             && g_str_equal (difference->b->speaker->row.id, party_id));
}

static const char *
get_party_id (PbInconsistenciesPage *self)
{
  guint position = gtk_drop_down_get_selected (self->who_drop);
  const char *id = position < self->party_ids->len ? g_ptr_array_index (self->party_ids, position) : "";

  return *id != '\0' ? id : NULL;
}

/* (nullable): of the latest review. */
static PbDifference *
get_chosen (PbInconsistenciesPage *self)
{
  PbReviewEntry *entry = pb_review_list_get_chosen (self->list);
  PbAnalysis *analysis = get_analysis (self);

  for (guint i = 0; entry != NULL && analysis != NULL && i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);
    g_autofree char *name = pb_difference_view_name (difference);

    if (g_str_equal (name, pb_review_entry_get_name (entry)))
      return difference;
  }
  return NULL;
}

/* --- the list */

static PbReviewEntry *
make_entry (const PbDifference *difference)
{
  g_autofree char *name = pb_difference_view_name (difference);
  g_autofree char *text = pb_difference_view_describe (difference);
  PbLineState state = is_evaluated (difference) ? PB_LINE_EVALUATED : PB_LINE_NOT_EVALUATED;
  PbReviewEntry *entry = pb_review_entry_new (name, pb_line_state_get_mark (state),
                                              pb_line_state_get_words (state), text, difference->rule);

  if (difference->a != NULL)
    pb_review_entry_cite (entry, difference->a->passage);
  if (difference->b != NULL)
    pb_review_entry_cite (entry, difference->b->passage);
  return entry;
}

static void
fill_list (PbInconsistenciesPage *self, PbAnalysis *analysis)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean only_open = gtk_toggle_button_get_active (self->open_button);
  const char *party_id = get_party_id (self);

  for (guint i = 0; i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);

    if ((only_open && is_evaluated (difference)) || (party_id != NULL && !concerns (difference, party_id)))
      continue;
    g_ptr_array_add (entries, make_entry (difference));
  }
  if (entries->len == 0)
    g_ptr_array_add (entries, pb_review_entry_new_heading (
                                  C_ ("inconsistencies", "Nothing differs here"),
                                  C_ ("inconsistencies", "No difference fits what you chose above.")));
  pb_review_list_take (self->list, entries);
}

static int
compare_parties (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(PbParty *const *) a)->pseudonym, (*(PbParty *const *) b)->pseudonym);
}

static void
fill_who (PbInconsistenciesPage *self, PbAnalysis *analysis)
{
  g_autofree char *chosen = g_strdup (get_party_id (self));
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  guint position = 0;

  for (guint i = 0; i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);
    PbAssertion *const sides[] = {difference->a, difference->b};

    for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
      if (sides[side] != NULL && sides[side]->speaker != NULL
          && !g_ptr_array_find (parties, sides[side]->speaker, NULL))
        g_ptr_array_add (parties, sides[side]->speaker);
  }
  g_ptr_array_sort (parties, compare_parties);
  g_ptr_array_set_size (self->party_ids, 0);
  g_ptr_array_add (self->party_ids, g_strdup (""));
  gtk_string_list_append (list, C_ ("inconsistencies", "Everybody"));
  for (guint i = 0; i < parties->len; i++) {
    PbParty *party = g_ptr_array_index (parties, i);

    if (g_strcmp0 (party->row.id, chosen) == 0)
      position = i + 1;
    g_ptr_array_add (self->party_ids, g_strdup (party->row.id));
    gtk_string_list_append (list, party->pseudonym);
  }
  gtk_drop_down_set_model (self->who_drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->who_drop, position);
}

/* --- the chosen one */

/* Weighing is of one person's account: of the chosen difference's, else of the person chosen above. */
static void
show_weighing (PbInconsistenciesPage *self, PbAnalysis *analysis, const PbDifference *chosen)
{
  PbParty *party = chosen != NULL ? find_owner (chosen) : NULL;
  g_autofree char *target = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  if (party == NULL && get_party_id (self) != NULL)
    party = pb_case_find (pb_page_get_case (PB_PAGE (self)), get_party_id (self));
  gtk_widget_set_visible (GTK_WIDGET (self->weigh_button), party != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->weigh_label), party != NULL);
  if (party == NULL)
    return;
  for (guint i = 0; i < analysis->differences->len; i++)
    n += find_owner (g_ptr_array_index (analysis->differences, i)) == party ? 1 : 0;
  text = g_strdup_printf (
      g_ptr_array_find (analysis->snapshot->weighed, party, NULL)
          ? C_ ("inconsistencies", "All in the account of %s (%u): weighed together")
          : C_ ("inconsistencies", "All in the account of %s (%u): not yet weighed by anyone"),
      party->pseudonym, n);
  target = pb_detail_box_make_target ("weighing", "party", party->row.id, NULL);
  gtk_label_set_label (self->weigh_label, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->weigh_button), "s", target);
}

static void
show_chosen (PbInconsistenciesPage *self)
{
  static const char *const quiet[] = {"dim-label", NULL};
  PbAnalysis *analysis = get_analysis (self);
  PbDifference *difference = get_chosen (self);

  if (analysis == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->explain_button), difference != NULL);
  show_weighing (self, analysis, difference);
  gtk_scrolled_window_set_child (
      self->split, difference != NULL
                       ? pb_difference_view_new (difference)
                       : g_object_new (GTK_TYPE_LABEL, "label",
                                       C_ ("inconsistencies", "Choose a difference to see both sides."),
                                       "wrap", TRUE, "margin-top", 24, "css-classes", quiet, NULL));
}

static void
tell_fact (PbInconsistenciesPage *self, const PbDifference *difference)
{
  if (difference->fact != NULL)
    pb_page_inspect (PB_PAGE (self), PB_KIND_FACT, difference->fact->row.id);
  else if (difference->a != NULL)
    pb_page_inspect (PB_PAGE (self), PB_KIND_ASSERTION, difference->a->row.id);
}

static void
on_chosen (PbInconsistenciesPage *self, PbReviewEntry *entry)
{
  PbDifference *difference = get_chosen (self);

  show_chosen (self);
  if (difference != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    tell_fact (self, difference);
}

/* --- recording */

static void
ask_explanation (PbInconsistenciesPage *self, const char *inconsistency_id)
{
  g_autofree char *target = pb_detail_box_make_target ("assessment", "inconsistency", inconsistency_id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.add", "s", target);
}

typedef struct {
  PbInconsistenciesPage *page; /* (owned) */
  char *id;                    /* (owned): of the inconsistency being recorded */
} Recording;

static void
on_recorded (GObject *source, GAsyncResult *result, gpointer data)
{
  Recording *recording = data;
  g_autoptr (GError) error = NULL;

  if (!pb_case_edit_finish (PB_CASE (source), result, &error))
    pb_case_fail (PB_CASE (source), error);
  else if (gtk_widget_get_root (GTK_WIDGET (recording->page)) != NULL)
    ask_explanation (recording->page, recording->id);
  g_object_unref (recording->page);
  g_free (recording->id);
  g_free (recording);
}

/* An explanation is of a recorded difference: the first one records it. */
static void
record_difference (PbInconsistenciesPage *self, const PbDifference *difference)
{
  g_autoptr (PbRecord) record = pb_record_new (PB_KIND_INCONSISTENCY, NULL);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  Recording *recording = g_new0 (Recording, 1);

  pb_record_set (record, "kind", pb_difference_kind_to_string (difference->kind));
  pb_record_set (record, "assertion", difference->a != NULL ? difference->a->row.id : NULL);
  pb_record_set (record, "other", difference->b != NULL ? difference->b->row.id : NULL);
  pb_record_set (record, "slot", difference->slot);
  pb_record_set (record, "fact", difference->fact != NULL ? difference->fact->row.id : NULL);
  recording->page = g_object_ref (self);
  recording->id = g_strdup (pb_record_get_id (record));
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, record));
  pb_case_edit (pb_page_get_case (PB_PAGE (self)), "add", edits, on_recorded, recording);
}

static void
on_explain (PbInconsistenciesPage *self)
{
  PbDifference *difference = get_chosen (self);

  if (difference == NULL)
    return;
  if (difference->recorded != NULL)
    ask_explanation (self, difference->recorded->row.id);
  else
    record_difference (self, difference);
}

/* --- object */

static void
choose_wanted (PbInconsistenciesPage *self, PbAnalysis *analysis)
{
  for (guint i = 0; self->wanted_id != NULL && i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);
    const char *ids[] = {difference->a != NULL ? difference->a->row.id : NULL,
                         difference->b != NULL ? difference->b->row.id : NULL,
                         difference->recorded != NULL ? difference->recorded->row.id : NULL,
                         difference->fact != NULL ? difference->fact->row.id : NULL};
    g_autofree char *name = NULL;
    gboolean found = FALSE;

    for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
      found = found || g_strcmp0 (ids[j], self->wanted_id) == 0;
    if (!found)
      continue;
    name = pb_difference_view_name (difference);
    if (pb_review_list_choose (self->list, name))
      g_clear_pointer (&self->wanted_id, g_free);
  }
}

static void
rebuild (PbInconsistenciesPage *self)
{
  PbAnalysis *analysis = get_analysis (self);

  if (analysis == NULL || analysis->differences->len == 0) {
    gtk_stack_set_visible_child_name (self->stack, analysis == NULL ? "waiting" : "empty");
    return;
  }
  self->is_filling = TRUE;
  fill_who (self, analysis);
  self->is_filling = FALSE;
  fill_list (self, analysis);
  gtk_stack_set_visible_child_name (self->stack, "list");
  show_chosen (self);
  choose_wanted (self, analysis);
}

static void
on_choice_changed (PbInconsistenciesPage *self)
{
  PbAnalysis *analysis = get_analysis (self);

  if (self->is_filling || analysis == NULL)
    return;
  fill_list (self, analysis);
  show_chosen (self);
}

static void
pb_inconsistencies_page_show (PbPage *page, PbKind kind, const char *id)
{
  PbInconsistenciesPage *self = PB_INCONSISTENCIES_PAGE (page);

  gtk_toggle_button_set_active (self->open_button, FALSE);
  if (kind == PB_KIND_PARTY) {
    for (guint i = 0; i < self->party_ids->len; i++)
      if (g_str_equal (g_ptr_array_index (self->party_ids, i), id))
        gtk_drop_down_set_selected (self->who_drop, i);
    return;
  }
  gtk_drop_down_set_selected (self->who_drop, 0);
  g_free (self->wanted_id);
  self->wanted_id = g_strdup (id);
  if (get_analysis (self) != NULL)
    choose_wanted (self, get_analysis (self));
}

static void
pb_inconsistencies_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (pb_inconsistencies_page_parent_class)->constructed (object);
  g_object_bind_property (pb_page_get_case (PB_PAGE (object)), "read-only",
                          PB_INCONSISTENCIES_PAGE (object)->explain_button, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
pb_inconsistencies_page_review (PbPage *page)
{
  rebuild (PB_INCONSISTENCIES_PAGE (page));
}

static void
pb_inconsistencies_page_dispose (GObject *object)
{
  PB_INCONSISTENCIES_PAGE (object)->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_INCONSISTENCIES_PAGE);
  G_OBJECT_CLASS (pb_inconsistencies_page_parent_class)->dispose (object);
}

static void
pb_inconsistencies_page_finalize (GObject *object)
{
  PbInconsistenciesPage *self = PB_INCONSISTENCIES_PAGE (object);

  g_ptr_array_unref (self->party_ids);
  g_free (self->wanted_id);
  G_OBJECT_CLASS (pb_inconsistencies_page_parent_class)->finalize (object);
}

static void
pb_inconsistencies_page_class_init (PbInconsistenciesPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = pb_inconsistencies_page_constructed;
  G_OBJECT_CLASS (class)->dispose = pb_inconsistencies_page_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_inconsistencies_page_finalize;
  PB_PAGE_CLASS (class)->review = pb_inconsistencies_page_review;
  PB_PAGE_CLASS (class)->show = pb_inconsistencies_page_show;

  g_type_ensure (PB_TYPE_REVIEW_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/probata/Probata/pages/inconsistencies/pb-inconsistencies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, explain_button);
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, list);
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, split);
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, weigh_button);
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, weigh_label);
  gtk_widget_class_bind_template_child (widget_class, PbInconsistenciesPage, who_drop);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_explain);
}

static void
pb_inconsistencies_page_init (PbInconsistenciesPage *self)
{
  self->party_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
