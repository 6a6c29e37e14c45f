/* pb-corroboration-page.c: see pb-corroboration-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-corroboration-page"

#include "config.h"

#include "pb-corroboration-page.h"
#include "pb-review-list.h"
#include "pb-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Rows of the picker: more are found by typing. */
#define PICKER_ROWS 100u

struct _PbCorroborationPage {
  PbPage parent_instance;

  GPtrArray *off;            /* (owned) (element-type utf8): ids switched off */
  GCancellable *cancellable; /* (owned) (nullable): of the review without them */

  GtkBox *chips;
  PbReviewList *fall_list;
  GtkStack *list_stack;
  PbReviewList *list;
  GtkPopover *picker;
  PbReviewList *picker_list;
  GtkSearchEntry *picker_search;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (PbCorroborationPage, pb_corroboration_page, PB_TYPE_PAGE)

static PbReview *
get_review (PbCorroborationPage *self)
{
  return pb_case_get_review (pb_page_get_case (PB_PAGE (self)));
}

/* --- gaps */

static PbLineState
state_of (const PbFactState *state)
{
  return state->strength == PB_FACT_UNSUPPORTED ? PB_LINE_OPEN
         : state->contradicted                  ? PB_LINE_CONTRADICTED
                                                : PB_LINE_SUPPORTED;
}

static char *
describe_leaning (const PbGap *gap)
{
  g_autofree char *enquiry = NULL;
  g_autofree char *leaning = NULL;

  leaning = gap->leaning->len > 0 ? g_strdup_printf (
                g_dngettext (NULL, "%u element leans on it", "%u elements lean on it", gap->leaning->len),
                gap->leaning->len)
                                  : g_strdup (C_ ("corroboration", "A claim for money leans on it"));
  if (gap->enquiries->len > 0)
    enquiry = g_strdup_printf (C_ ("corroboration", "Enquiry open: %s"),
                               ((PbEnquiry *) g_ptr_array_index (gap->enquiries, 0))->label);
  else if (gap->suggestions != NULL && gap->suggestions[0] != NULL)
    enquiry = g_strdup_printf (C_ ("corroboration", "Usual support: %s"), gap->suggestions[0]);
  return enquiry != NULL ? g_strdup_printf ("%s. %s", leaning, enquiry) : g_steal_pointer (&leaning);
}

/* Named by the fact: that is what a location names. */
static PbReviewEntry *
make_entry (const PbGap *gap)
{
  const PbFactState *state = gap->state;
  g_autofree char *leaning = describe_leaning (gap);
  g_autofree char *detail
      = state->victims_word_only
            ? g_strdup_printf (C_ ("corroboration", "The victim's word only. %s"), leaning)
            : g_strdup (leaning);
  PbReviewEntry *entry
      = pb_review_entry_new (state->fact->row.id, pb_line_state_get_mark (state_of (state)),
                             pb_fact_strength_get_words (state->strength), state->fact->label, detail);

  for (guint i = 0; i < state->fact->links->len; i++)
    pb_review_entry_cite (entry,
                          ((PbFactLink *) g_ptr_array_index (state->fact->links, i))->assertion->passage);
  return entry;
}

static void
fill_gaps (PbCorroborationPage *self, PbAnalysis *analysis)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < analysis->gaps->len; i++)
    g_ptr_array_add (entries, make_entry (g_ptr_array_index (analysis->gaps, i)));
  if (entries->len == 0)
    g_ptr_array_add (entries,
                     pb_review_entry_new_heading (
                         C_ ("corroboration", "Nothing that is leaned on rests on one source"), NULL));
  pb_review_list_take (self->list, entries);
}

/* --- the detail of a gap */

static void
add_leaning (PbDetailBox *box, const PbGap *gap)
{
  pb_detail_box_add_heading (box, C_ ("corroboration", "Leans on it"));
  for (guint i = 0; i < gap->leaning->len; i++) {
    const PbBearing *bearing = g_ptr_array_index (gap->leaning, i);
    PbElement *element = bearing->count->offence != NULL
                             ? pb_offence_find_element (bearing->count->offence, bearing->element)
                             : NULL;
    g_autofree char *text
        = g_strdup_printf (C_ ("corroboration", "Count %d, %s: %s"), bearing->count->number,
                           bearing->accused != NULL ? bearing->accused->pseudonym
                                                    : C_ ("corroboration", "nobody tied to it yet"),
                           element != NULL ? element->label : bearing->element);

    pb_detail_box_add_link (box, text, PB_KIND_BEARING, bearing->row.id);
  }
  if (gap->leaning->len == 0)
    pb_detail_box_add_text (box, C_ ("corroboration", "A claim for money"));
}

static void
add_enquiries (PbDetailBox *box, const PbGap *gap)
{
  const char *fact_id = gap->state->fact->row.id;
  g_autofree char *target = pb_detail_box_make_target ("enquiry", "fact", fact_id, NULL);

  if (gap->enquiries->len > 0)
    pb_detail_box_add_heading (box, C_ ("corroboration", "Open enquiries"));
  for (guint i = 0; i < gap->enquiries->len; i++) {
    PbEnquiry *enquiry = g_ptr_array_index (gap->enquiries, i);
    g_autofree char *due = pb_date_is_set (&enquiry->due) ? pb_date_format (&enquiry->due) : NULL;
    g_autofree char *text = due != NULL
                                ? g_strdup_printf (C_ ("corroboration", "%s (due %s)"), enquiry->label, due)
                                : g_strdup (enquiry->label);

    pb_detail_box_add_link (box, text, PB_KIND_ENQUIRY, enquiry->row.id);
  }
  pb_detail_box_add_action (box, C_ ("corroboration", "Raise an enquiry"), "win.add", target);
  if (gap->suggestions == NULL || gap->suggestions[0] == NULL)
    return;
  pb_detail_box_add_heading (box, C_ ("corroboration", "What usually supports it"));
  pb_detail_box_add_note (box, C_ ("corroboration", "Each raises an enquiry for it."));
  for (guint i = 0; gap->suggestions[i] != NULL; i++) {
    g_autofree char *wanted
        = pb_detail_box_make_target ("enquiry", "fact", fact_id, "label", gap->suggestions[i], NULL);

    pb_detail_box_add_action (box, gap->suggestions[i], "win.add", wanted);
  }
}

static void
add_roots (PbDetailBox *box, const PbFactState *state)
{
  pb_detail_box_add_heading (box, C_ ("corroboration", "Goes back to"));
  for (guint i = 0; i < state->roots->len; i++) {
    PbRoot *root = g_ptr_array_index (state->roots, i);

    pb_detail_box_add_note (box, root->party != NULL ? root->party->pseudonym : root->exhibit->label);
    pb_detail_box_add_assertions (box, root->assertions);
  }
  if (state->roots->len == 0)
    pb_detail_box_add_text (box, state->unknown_origin ? C_ (
                                     "corroboration", "Talk whose origin nobody knows: it adds no source.")
                                                       : C_ ("corroboration", "Nothing yet."));
}

static void
tell_gap (PbCorroborationPage *self, const PbGap *gap)
{
  const PbFactState *state = gap->state;
  GtkWidget *widget = pb_detail_box_new ();
  PbDetailBox *box = PB_DETAIL_BOX (widget);
  g_autofree char *words
      = g_strdup_printf ("%s%s%s", pb_fact_strength_get_words (state->strength),
                         state->contradicted ? C_ ("corroboration", ", contradicted") : "",
                         state->victims_word_only ? C_ ("corroboration", ", the victim's word only") : "");

  pb_detail_box_set_title (box, state->fact->label);
  pb_detail_box_add_state (box, pb_line_state_get_mark (state_of (state)), words);
  pb_detail_box_add_link (box, C_ ("corroboration", "Show the fact"), PB_KIND_FACT, state->fact->row.id);
  add_roots (box, state);
  add_enquiries (box, gap);
  add_leaning (box, gap);
  pb_detail_box_show (box, PB_PAGE (self));
}

static void
on_chosen (PbCorroborationPage *self, PbReviewEntry *entry)
{
  PbReview *review = get_review (self);

  if (entry == NULL || review == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < review->analysis->gaps->len; i++) {
    PbGap *gap = g_ptr_array_index (review->analysis->gaps, i);

    if (g_str_equal (gap->state->fact->row.id, pb_review_entry_get_name (entry)))
      tell_gap (self, gap);
  }
}

static void
on_fall_chosen (PbCorroborationPage *self, PbReviewEntry *entry)
{
  GtkWidget *box;

  if (entry == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  box = pb_detail_box_new ();
  pb_review_list_fill_detail (PB_DETAIL_BOX (box), entry);
  pb_detail_box_show (PB_DETAIL_BOX (box), PB_PAGE (self));
}

/* --- what falls */

static gboolean
is_off (PbCorroborationPage *self, const char *id)
{
  return g_ptr_array_find_with_equal_func (self->off, id, g_str_equal, NULL);
}

static void
fell (GObject *source, GAsyncResult *result, gpointer data)
{
  GWeakRef *page = data;
  g_autoptr (PbCorroborationPage) self = g_weak_ref_get (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbReview) review = pb_workspace_review_finish (PB_WORKSPACE (source), result, &error);
  static const char *const ids[] = {"fall-away", NULL};

  g_weak_ref_clear (page);
  g_free (page);
  if (self == NULL || self->cancellable == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (review == NULL) {
    pb_case_fail (pb_page_get_case (PB_PAGE (self)), error);
    gtk_stack_set_visible_child_name (self->list_stack, "gaps");
    return;
  }
  pb_review_list_show_sections (self->fall_list, review, ids);
  gtk_stack_set_visible_child_name (self->list_stack, "fall");
}

static void
cancel (PbCorroborationPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
begin_fall (PbCorroborationPage *self)
{
  PbReview *review = get_review (self);
  g_autoptr (GPtrArray) without = g_ptr_array_new ();
  GWeakRef *page;

  cancel (self);
  if (self->off->len == 0 || review == NULL) {
    gtk_stack_set_visible_child_name (self->list_stack, "gaps");
    return;
  }
  for (guint i = 0; i < self->off->len; i++)
    g_ptr_array_add (without, g_ptr_array_index (self->off, i));
  g_ptr_array_add (without, NULL);
  self->cancellable = g_cancellable_new ();
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->list_stack), "fall") != 0)
    gtk_stack_set_visible_child_name (self->list_stack, "working");
  page = g_new0 (GWeakRef, 1);
  g_weak_ref_init (page, self);
  pb_workspace_review_async (pb_case_get_workspace (pb_page_get_case (PB_PAGE (self))), review->today, FALSE,
                             (const char *const *) without->pdata, self->cancellable, fell, page);
}

/* (nullable) (transfer full) */
static char *
name_of (PbCorroborationPage *self, const char *id)
{
  PbSnapshot *snapshot = get_review (self)->analysis->snapshot;
  PbParty *party = pb_snapshot_find (snapshot->parties, id);
  PbExhibit *exhibit = party == NULL ? pb_snapshot_find (snapshot->exhibits, id) : NULL;
  PbFact *fact = exhibit == NULL ? pb_snapshot_find (snapshot->facts, id) : NULL;

  return party != NULL     ? g_strdup (party->pseudonym)
         : exhibit != NULL ? g_strdup (exhibit->row.key != NULL ? exhibit->row.key : exhibit->label)
         : fact != NULL    ? pb_text_for_display (fact->label, 30)
                           : NULL;
}

static void
on_chip_clicked (GtkButton *button, PbCorroborationPage *self)
{
  pb_corroboration_page_switch_off (self, g_object_get_data (G_OBJECT (button), "id"), FALSE);
}

static void
fill_chips (PbCorroborationPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = self->off->len; i > 0; i--) {
    const char *id = g_ptr_array_index (self->off, i - 1);
    g_autofree char *name = name_of (self, id);
    g_autofree char *label = NULL;
    GtkWidget *content, *button;

    if (name == NULL) {
      g_ptr_array_remove_index (self->off, i - 1);
      continue;
    }
    label = g_strdup_printf (C_ ("corroboration", "Take %s in again"), name);
    content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
    gtk_box_append (GTK_BOX (content), gtk_label_new (name));
    gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("window-close-symbolic"));
    button = g_object_new (GTK_TYPE_BUTTON, "child", content, "tooltip-text", label, NULL);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
    g_signal_connect_object (button, "clicked", G_CALLBACK (on_chip_clicked), self, 0);
    gtk_box_prepend (self->chips, button);
  }
}

/* --- the picker */

static void
offer (GPtrArray *entries, PbCorroborationPage *self, const char *id, const char *key, const char *label,
       const char *filter)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  PbReviewEntry *entry;

  if (entries->len >= PICKER_ROWS || is_off (self, id))
    return;
  text = key != NULL && label != NULL && !g_str_equal (key, label) ? g_strdup_printf ("%s · %s", key, label)
                                                                   : g_strdup (label != NULL ? label : key);
  if (text == NULL)
    return;
  folded = pb_text_fold_for_search (text, NULL);
  if (strstr (folded, filter) == NULL)
    return;
  entry = pb_review_entry_new (id, NULL, NULL, text, NULL);
  pb_review_entry_set_lead (entry, id);
  g_ptr_array_add (entries, entry);
}

static void
fill_picker (PbCorroborationPage *self)
{
  PbReview *review = get_review (self);
  g_autofree char *filter
      = pb_text_fold_for_search (gtk_editable_get_text (GTK_EDITABLE (self->picker_search)), NULL);
  GPtrArray *entries;

  if (review == NULL)
    return;
  entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < review->analysis->snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (review->analysis->snapshot->parties, i);

    offer (entries, self, party->row.id, NULL, party->pseudonym, filter);
  }
  for (guint i = 0; i < review->analysis->snapshot->exhibits->len; i++) {
    PbExhibit *exhibit = g_ptr_array_index (review->analysis->snapshot->exhibits, i);

    offer (entries, self, exhibit->row.id, exhibit->row.key, exhibit->label, filter);
  }
  if (entries->len == 0)
    g_ptr_array_add (entries, pb_review_entry_new_heading (
                                  C_ ("corroboration", "No person or exhibit is called that"), NULL));
  pb_review_list_take (self->picker_list, entries);
}

static gboolean
on_picked (PbCorroborationPage *self, const char *id)
{
  g_autofree char *picked = g_strdup (id);

  gtk_popover_popdown (self->picker);
  pb_corroboration_page_switch_off (self, picked, TRUE);
  return TRUE;
}

static void
on_picker_entered (PbCorroborationPage *self)
{
  pb_review_list_activate (self->picker_list, 0);
}

static void
on_picker_shown (PbCorroborationPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->picker_search), "");
  fill_picker (self);
}

/* --- object */

static void
rebuild (PbCorroborationPage *self)
{
  PbReview *review = get_review (self);

  if (review == NULL || review->analysis->snapshot->facts->len == 0) {
    gtk_stack_set_visible_child_name (self->stack, review == NULL ? "waiting" : "empty");
    return;
  }
  fill_gaps (self, review->analysis);
  fill_chips (self);
  begin_fall (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
pb_corroboration_page_show (PbPage *page, PbKind kind, const char *id)
{
  pb_review_list_choose (PB_CORROBORATION_PAGE (page)->list, id);
}

static void
pb_corroboration_page_review (PbPage *page)
{
  rebuild (PB_CORROBORATION_PAGE (page));
}

static void
pb_corroboration_page_dispose (GObject *object)
{
  cancel (PB_CORROBORATION_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_CORROBORATION_PAGE);
  G_OBJECT_CLASS (pb_corroboration_page_parent_class)->dispose (object);
}

static void
pb_corroboration_page_finalize (GObject *object)
{
  g_ptr_array_unref (PB_CORROBORATION_PAGE (object)->off);
  G_OBJECT_CLASS (pb_corroboration_page_parent_class)->finalize (object);
}

static void
pb_corroboration_page_class_init (PbCorroborationPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pb_corroboration_page_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_corroboration_page_finalize;
  PB_PAGE_CLASS (class)->review = pb_corroboration_page_review;
  PB_PAGE_CLASS (class)->show = pb_corroboration_page_show;

  g_type_ensure (PB_TYPE_REVIEW_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/probata/Probata/pages/corroboration/pb-corroboration-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, chips);
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, fall_list);
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, list);
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, picker);
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, picker_list);
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, picker_search);
  gtk_widget_class_bind_template_child (widget_class, PbCorroborationPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, fill_picker);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_fall_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_picker_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_picker_shown);
}

static void
pb_corroboration_page_init (PbCorroborationPage *self)
{
  self->off = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pb_corroboration_page_switch_off (PbCorroborationPage *self, const char *id, gboolean off)
{
  guint position;

  g_return_if_fail (PB_IS_CORROBORATION_PAGE (self) && id != NULL);

  if (off && !is_off (self, id))
    g_ptr_array_add (self->off, g_strdup (id));
  else if (!off && g_ptr_array_find_with_equal_func (self->off, id, g_str_equal, &position))
    g_ptr_array_remove_index (self->off, position);
  if (get_review (self) != NULL)
    fill_chips (self);
  begin_fall (self);
}
