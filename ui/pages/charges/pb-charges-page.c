/* pb-charges-page.c: see pb-charges-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-charges-page"

#include "config.h"

#include "pb-cell-detail.h"
#include "pb-charges-page.h"
#include "pb-count-detail.h"
#include "pb-error.h"
#include "pb-location.h"
#include "pb-matrix-view.h"
#include "pb-record-drag.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _PbChargesPage {
  PbPage parent_instance;

  GPtrArray *count_ids; /* (owned) (element-type utf8): of the drop-down, in its order */
  GPtrArray *party_ids; /* (owned) (element-type utf8): "" first: everybody */
  GPtrArray *act_ids;   /* (owned) (element-type utf8): "" first: every act */
  char *count_id;       /* (owned) (nullable): the one shown, or to be shown once it is there */
  char *bearing_id;     /* (owned) (nullable): to be shown once it is there */
  gboolean is_filling;
  gboolean tells_count; /* what the pane shows is the count, not a cell */

  GtkDropDown *act_drop;
  GtkDropDown *count_drop;
  GtkButton *delete_button;
  GtkButton *edit_button;
  GtkToggleButton *each_button;
  GtkLabel *law_label;
  GtkStack *matrix_stack;
  PbMatrixView *matrix_view;
  GtkLabel *notes_label;
  GtkExpander *notes_expander;
  GtkLabel *nobody_label;
  GtkToggleButton *open_button;
  GtkStack *stack;
  GtkDropDown *who_drop;
  GtkToggleButton *word_button;
};

G_DEFINE_FINAL_TYPE (PbChargesPage, pb_charges_page, PB_TYPE_PAGE)

/* --- what is chosen */

static PbReview *
get_review (PbChargesPage *self)
{
  return pb_case_get_review (pb_page_get_case (PB_PAGE (self)));
}

/* (nullable) */
static PbCount *
get_count (PbChargesPage *self)
{
  PbReview *review = get_review (self);

  for (guint i = 0; review != NULL && i < review->analysis->snapshot->counts->len; i++) {
    PbCount *count = g_ptr_array_index (review->analysis->snapshot->counts, i);

    if (g_strcmp0 (count->row.id, self->count_id) == 0)
      return count;
  }
  return NULL;
}

static const char *
get_chosen_id (GtkDropDown *drop, GPtrArray *ids)
{
  guint position = gtk_drop_down_get_selected (drop);
  const char *id = position < ids->len ? g_ptr_array_index (ids, position) : "";

  return *id != '\0' ? id : NULL;
}

static PbMatrixChoice
get_choice (PbChargesPage *self)
{
  return (PbMatrixChoice) {
      .each_victim_and_act = gtk_toggle_button_get_active (self->each_button),
      .party_id = get_chosen_id (self->who_drop, self->party_ids),
      .act_id = get_chosen_id (self->act_drop, self->act_ids),
      .only_open = gtk_toggle_button_get_active (self->open_button),
      .only_victims_word_only = gtk_toggle_button_get_active (self->word_button),
  };
}

/* --- drop-downs */

static void
fill_drop (GtkDropDown *drop, GPtrArray *ids, GPtrArray *labels, const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint position = 0;

  for (guint i = 0; i < labels->len; i++) {
    gtk_string_list_append (list, g_ptr_array_index (labels, i));
    if (g_strcmp0 (g_ptr_array_index (ids, i), chosen) == 0)
      position = i;
  }
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
  if (labels->len > 0)
    gtk_drop_down_set_selected (drop, position);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const PbCount *first = *(PbCount *const *) a, *second = *(PbCount *const *) b;

  return first->number != second->number ? first->number - second->number
                                         : (int) first->row.index - (int) second->row.index;
}

static void
fill_counts (PbChargesPage *self, PbReview *review)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_copy (review->analysis->snapshot->counts, NULL, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort (counts, compare_counts);
  g_ptr_array_set_size (self->count_ids, 0);
  for (guint i = 0; i < counts->len; i++) {
    PbCount *count = g_ptr_array_index (counts, i);

    g_ptr_array_add (self->count_ids, g_strdup (count->row.id));
    g_ptr_array_add (labels,
                     g_strdup_printf (C_ ("charges", "Count %d: %s"), count->number,
                                      count->offence != NULL ? count->offence->label : count->offence_id));
  }
  fill_drop (self->count_drop, self->count_ids, labels, self->count_id);
  if (get_count (self) == NULL && counts->len > 0) {
    g_free (self->count_id);
    self->count_id = g_strdup (((PbCount *) g_ptr_array_index (counts, 0))->row.id);
  }
}

static void
fill_parties (PbChargesPage *self, PbCount *count)
{
  g_autofree char *chosen = g_strdup (get_chosen_id (self->who_drop, self->party_ids));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *const sides[] = {count->accused, count->victims};

  g_ptr_array_set_size (self->party_ids, 0);
  g_ptr_array_add (self->party_ids, g_strdup (""));
  g_ptr_array_add (labels, g_strdup (C_ ("charges", "Everybody")));
  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    for (guint i = 0; i < sides[side]->len; i++) {
      PbParty *party = g_ptr_array_index (sides[side], i);

      g_ptr_array_add (self->party_ids, g_strdup (party->row.id));
      g_ptr_array_add (
          labels, g_strdup_printf (side == 0 ? C_ ("charges", "%s (accused)") : C_ ("charges", "%s (victim)"),
                                   party->pseudonym));
    }
  fill_drop (self->who_drop, self->party_ids, labels, chosen);
}

static void
fill_acts (PbChargesPage *self, PbCount *count)
{
  g_autofree char *chosen = g_strdup (get_chosen_id (self->act_drop, self->act_ids));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (self->act_ids, 0);
  g_ptr_array_add (self->act_ids, g_strdup (""));
  g_ptr_array_add (labels, g_strdup (C_ ("charges", "Every act")));
  for (guint i = 0; i < count->acts->len; i++) {
    PbAct *act = g_ptr_array_index (count->acts, i);

    g_ptr_array_add (self->act_ids, g_strdup (act->row.id));
    g_ptr_array_add (labels, g_strdup (act->label != NULL ? act->label : act->kind));
  }
  fill_drop (self->act_drop, self->act_ids, labels, chosen);
}

/* --- the matrix */

static char *
list_parties (GPtrArray *parties)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parties->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((PbParty *) g_ptr_array_index (parties, i))->pseudonym);
  return g_string_free (text, FALSE);
}

static void
show_law (PbChargesPage *self, PbCount *count)
{
  g_autofree char *accused = list_parties (count->accused);
  g_autofree char *victims = list_parties (count->victims);
  g_autofree char *law = NULL;
  g_autofree char *text = NULL;

  law = count->offence != NULL
            /* Translators: title of the law, section, version of the law pack */
            ? g_strdup_printf (C_ ("charges", "%s, %s (version %s)"), count->offence->instrument,
                               count->offence->section, count->version)
            : g_strdup_printf (C_ ("charges", "%s is not in the pinned law packs"), count->offence_id);
  text = g_strdup_printf (C_ ("charges", "%s\nAccused: %s   Victims: %s"), law,
                          *accused != '\0' ? accused : C_ ("charges", "nobody yet"),
                          *victims != '\0' ? victims : C_ ("charges", "none named"));
  gtk_label_set_label (self->law_label, text);
}

static void
show_notes (PbChargesPage *self, const PbMatrix *matrix)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  for (guint i = 0; i < matrix->notes->len; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (matrix->notes, i));
  title = g_strdup_printf (
      g_dngettext (NULL, "%u note on age and law", "%u notes on age and law", matrix->notes->len),
      matrix->notes->len);
  gtk_label_set_label (self->notes_label, text->str);
  gtk_expander_set_label (self->notes_expander, title);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_expander), matrix->notes->len > 0);
}

/* FALSE: none is chosen. @choice: kept as long as @cell. */
static gboolean
get_cell (PbChargesPage *self, PbMatrixChoice *choice, PbCellDetail *cell)
{
  PbMatrixRow *row;
  PbMatrixColumn *column;

  *choice = get_choice (self);
  *cell = (PbCellDetail) {.document = pb_page_get_case (PB_PAGE (self)),
                          .count = get_count (self),
                          .choice = choice,
                          .matrix = pb_matrix_view_get_matrix (self->matrix_view)};
  if (cell->count == NULL || !pb_matrix_view_get_chosen (self->matrix_view, &row, &column))
    return FALSE;
  cell->row = row;
  cell->column = column;
  return TRUE;
}

static void
tell_cell (PbChargesPage *self)
{
  PbMatrixChoice choice;
  PbCellDetail cell;
  GtkWidget *box;

  if (!get_cell (self, &choice, &cell))
    return;
  self->tells_count = FALSE;
  box = pb_detail_box_new ();
  pb_cell_detail_fill (PB_DETAIL_BOX (box), &cell);
  pb_detail_box_show (PB_DETAIL_BOX (box), PB_PAGE (self));
}

static void
tell_count (PbChargesPage *self)
{
  PbCount *count = get_count (self);
  GtkWidget *box;

  if (count == NULL)
    return;
  self->tells_count = TRUE;
  box = pb_detail_box_new ();
  pb_count_detail_fill (PB_DETAIL_BOX (box), pb_page_get_case (PB_PAGE (self)), count);
  pb_detail_box_show (PB_DETAIL_BOX (box), PB_PAGE (self));
}

static void
show_matrix (PbChargesPage *self)
{
  PbCount *count = get_count (self);
  PbMatrixChoice choice = get_choice (self);
  PbMatrix *matrix;

  if (count == NULL)
    return;
  matrix = pb_compose_matrix (get_review (self)->analysis, count, &choice);
  show_law (self, count);
  show_notes (self, matrix);
  if (matrix->columns->len == 0)
    gtk_label_set_label (
        self->nobody_label,
        count->offence == NULL ? C_ ("charges", "Pin the law this count is charged under, and its "
                                                "elements will stand here.")
        : count->accused->len == 0
            ? C_ ("charges", "Nobody is accused in this count yet.")
            : C_ ("charges", "Nothing of this count concerns whom and what you chose above."));
  else if (matrix->rows->len == 0)
    gtk_label_set_label (self->nobody_label,
                         choice.only_open ? C_ ("charges", "No element is open for this choice.")
                                          : C_ ("charges", "No element rests on the victim's word only."));
  gtk_stack_set_visible_child_name (self->matrix_stack,
                                    matrix->columns->len > 0 && matrix->rows->len > 0 ? "matrix" : "nobody");
  pb_matrix_view_take (self->matrix_view, matrix);
  if (!pb_detail_box_is_shown (PB_PAGE (self)))
    return;
  if (self->tells_count)
    tell_count (self);
  else
    tell_cell (self);
}

static void
aim_buttons (PbChargesPage *self)
{
  g_autofree char *location = pb_location_new (NULL, PB_KIND_COUNT, self->count_id);

  if (location == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s", location);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->delete_button), "s", location);
}

static void
show_count (PbChargesPage *self)
{
  PbCount *count = get_count (self);

  if (count == NULL)
    return;
  self->is_filling = TRUE;
  fill_parties (self, count);
  fill_acts (self, count);
  self->is_filling = FALSE;
  aim_buttons (self);
  show_matrix (self);
}

/* The first column of the bearing's own accused, at its element. */
static void
show_bearing (PbChargesPage *self)
{
  g_autofree char *id = g_steal_pointer (&self->bearing_id);
  PbBearing *bearing = id != NULL ? pb_case_find (pb_page_get_case (PB_PAGE (self)), id) : NULL;
  PbMatrix *matrix = pb_matrix_view_get_matrix (self->matrix_view);

  for (guint i = 0; bearing != NULL && matrix != NULL && i < matrix->columns->len; i++) {
    PbMatrixColumn *column = g_ptr_array_index (matrix->columns, i);

    if (g_strcmp0 (column->accused_id, bearing->accused != NULL ? bearing->accused->row.id : NULL) == 0
        && pb_matrix_view_choose (self->matrix_view, bearing->element, column->name))
      return;
  }
}

static void
rebuild (PbChargesPage *self)
{
  PbReview *review = get_review (self);

  if (review == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "waiting");
    return;
  }
  if (review->analysis->snapshot->counts->len == 0) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    return;
  }
  self->is_filling = TRUE;
  fill_counts (self, review);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "counts");
  show_count (self);
  if (self->bearing_id != NULL)
    show_bearing (self);
}

/* --- callbacks */

static void
on_count_selected (PbChargesPage *self)
{
  const char *id;

  if (self->is_filling)
    return;
  id = get_chosen_id (self->count_drop, self->count_ids);
  if (id == NULL || g_strcmp0 (id, self->count_id) == 0)
    return;
  g_free (self->count_id);
  self->count_id = g_strdup (id);
  show_count (self);
}

static void
on_choice_changed (PbChargesPage *self)
{
  if (!self->is_filling)
    show_matrix (self);
}

static void
on_cell_chosen (PbChargesPage *self, gboolean opened)
{
  tell_cell (self);
}

/* @fact_id: (nullable): chosen in the form. */
static void
add_bearing (PbChargesPage *self, const char *fact_id)
{
  PbMatrixChoice choice;
  PbCellDetail cell;
  g_autofree char *target = NULL;

  if (!get_cell (self, &choice, &cell))
    return;
  target = pb_cell_detail_make_bearing (&cell, fact_id);
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add", "s", target);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
on_bearing_wanted (PbChargesPage *self)
{
  add_bearing (self, NULL);
}

static void
on_record_given (PbChargesPage *self, PbRecordDrag *given)
{
  PbCase *document = pb_page_get_case (PB_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (given != NULL && pb_record_drag_is_from (given, document, PB_KIND_FACT)) {
    add_bearing (self, given->id);
    return;
  }
  error
      = g_error_new_literal (PB_ERROR, PB_ERROR_INVALID,
                             C_ ("charges", "Only a fact of this case can be put on a cell. Copy one in the "
                                            "list of facts first (Control+C)."));
  pb_case_fail (document, error);
}

/* --- object */

static void
pb_charges_page_show (PbPage *page, PbKind kind, const char *id)
{
  PbChargesPage *self = PB_CHARGES_PAGE (page);
  PbBearing *bearing = kind == PB_KIND_BEARING ? pb_case_find (pb_page_get_case (page), id) : NULL;

  if (kind == PB_KIND_BEARING) {
    g_free (self->bearing_id);
    self->bearing_id = g_strdup (id);
  }
  if (kind == PB_KIND_COUNT || bearing != NULL) {
    g_free (self->count_id);
    self->count_id = g_strdup (bearing != NULL ? bearing->count->row.id : id);
  }
  rebuild (self);
}

static void
pb_charges_page_review (PbPage *page)
{
  rebuild (PB_CHARGES_PAGE (page));
}

static void
pb_charges_page_dispose (GObject *object)
{
  PbChargesPage *self = PB_CHARGES_PAGE (object);

  self->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_CHARGES_PAGE);
  G_OBJECT_CLASS (pb_charges_page_parent_class)->dispose (object);
}

static void
pb_charges_page_finalize (GObject *object)
{
  PbChargesPage *self = PB_CHARGES_PAGE (object);

  g_ptr_array_unref (self->count_ids);
  g_ptr_array_unref (self->party_ids);
  g_ptr_array_unref (self->act_ids);
  g_free (self->count_id);
  g_free (self->bearing_id);
  G_OBJECT_CLASS (pb_charges_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/charges/pb-charges-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, act_drop);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, count_drop);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, each_button);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, law_label);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, matrix_stack);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, matrix_view);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, notes_expander);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, notes_label);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, who_drop);
  gtk_widget_class_bind_template_child (widget_class, PbChargesPage, word_button);
  gtk_widget_class_bind_template_callback (widget_class, on_bearing_wanted);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_count_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_record_given);
  gtk_widget_class_bind_template_callback (widget_class, tell_count);
}

static void
pb_charges_page_class_init (PbChargesPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_charges_page_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_charges_page_finalize;
  PB_PAGE_CLASS (class)->review = pb_charges_page_review;
  PB_PAGE_CLASS (class)->show = pb_charges_page_show;

  g_type_ensure (PB_TYPE_MATRIX_VIEW);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
pb_charges_page_init (PbChargesPage *self)
{
  self->count_ids = g_ptr_array_new_with_free_func (g_free);
  self->party_ids = g_ptr_array_new_with_free_func (g_free);
  self->act_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
