/* pb-remedies-page.c: see pb-remedies-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-remedies-page"

#include "config.h"

#include "pb-pay-table.h"
#include "pb-remedies-page.h"
#include "pb-remedy-detail.h"
#include "pb-review-list.h"
#include "pb-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One choice of the drop-down: a victim's work, or a victim of whom no work is recorded. */
typedef struct {
  char *victim_id;     /* (owned) */
  char *employment_id; /* (owned) (nullable) */
  char *label;         /* (owned) */
} Choice;

struct _PbRemediesPage {
  PbPage parent_instance;

  GPtrArray *choices;  /* (owned) (element-type Choice) */
  char *victim_id;     /* (owned) (nullable): whom the page shows, or is to show once it is there */
  char *employment_id; /* (owned) (nullable) */
  gboolean is_filling;

  GtkMenuButton *add_button;
  PbReviewList *clock_list;
  GtkDropDown *choice_drop;
  PbReviewList *debt_list;
  GtkLabel *due_label;
  PbReviewList *loss_list;
  GtkLabel *owed_label;
  GtkLabel *paid_label;
  GtkStack *pay_stack;
  PbPayTable *pay_table;
  GtkExpander *questions_expander;
  GtkLabel *questions_label;
  GtkStack *stack;
  GtkStack *views;
  GtkWidget *work_button;
};

G_DEFINE_FINAL_TYPE (PbRemediesPage, pb_remedies_page, PB_TYPE_PAGE)

static void
choice_free (Choice *choice)
{
  g_free (choice->victim_id);
  g_free (choice->employment_id);
  g_free (choice->label);
  g_free (choice);
}

static PbReview *
get_review (PbRemediesPage *self)
{
  return pb_case_get_review (pb_page_get_case (PB_PAGE (self)));
}

/* (nullable): of the latest review. */
static PbPayLedger *
get_ledger (PbRemediesPage *self)
{
  PbReview *review = get_review (self);

  for (guint i = 0; review != NULL && self->employment_id != NULL && i < review->remedies->ledgers->len;
       i++) {
    PbPayLedger *ledger = g_ptr_array_index (review->remedies->ledgers, i);

    if (g_str_equal (ledger->employment->row.id, self->employment_id))
      return ledger;
  }
  return NULL;
}

/* --- whom it is about */

static void
add_choice (PbRemediesPage *self, const PbParty *victim, const PbEmployment *work)
{
  Choice *choice = g_new0 (Choice, 1);
  PbDate days = {0};
  g_autofree char *started = NULL;

  choice->victim_id = g_strdup (victim->row.id);
  if (work != NULL) {
    days = work->started;
    choice->employment_id = g_strdup (work->row.id);
  }
  started = pb_date_is_set (&days) ? pb_date_format (&days) : NULL;
  if (work == NULL)
    choice->label = g_strdup_printf (C_ ("remedies", "%s: no work is recorded"), victim->pseudonym);
  else
    choice->label = g_strdup_printf (
        /* Translators: worker, employer, occupation or start */
        C_ ("remedies", "%s, work for %s%s%s"), victim->pseudonym,
        work->employer != NULL ? work->employer->pseudonym : C_ ("remedies", "an unknown employer"),
        started != NULL ? C_ ("remedies", " from ") : "", started != NULL ? started : "");
  g_ptr_array_add (self->choices, choice);
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(Choice *const *) a)->label, (*(Choice *const *) b)->label);
}

static gboolean
has_work (PbRemedies *remedies, const PbParty *victim)
{
  for (guint i = 0; i < remedies->ledgers->len; i++)
    if (((PbPayLedger *) g_ptr_array_index (remedies->ledgers, i))->employment->worker == victim)
      return TRUE;
  return FALSE;
}

static void
collect_choices (PbRemediesPage *self, PbReview *review)
{
  PbSnapshot *snapshot = review->analysis->snapshot;

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < review->remedies->ledgers->len; i++) {
    PbEmployment *work = ((PbPayLedger *) g_ptr_array_index (review->remedies->ledgers, i))->employment;

    add_choice (self, work->worker, work);
  }
  for (guint i = 0; i < snapshot->parties->len; i++) {
    PbParty *party = g_ptr_array_index (snapshot->parties, i);

    if (party->is_victim && !has_work (review->remedies, party))
      add_choice (self, party, NULL);
  }
  g_ptr_array_sort (self->choices, compare_choices);
}

static void
take_choice (PbRemediesPage *self, guint position)
{
  Choice *choice = g_ptr_array_index (self->choices, position);

  g_free (self->victim_id);
  self->victim_id = g_strdup (choice->victim_id);
  g_free (self->employment_id);
  self->employment_id = g_strdup (choice->employment_id);
}

/* The work that was shown; else another of that victim; else the first. */
static void
fill_choices (PbRemediesPage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint position = G_MAXUINT;

  for (guint i = 0; i < self->choices->len; i++) {
    Choice *choice = g_ptr_array_index (self->choices, i);

    gtk_string_list_append (list, choice->label);
    if (self->employment_id != NULL && g_strcmp0 (choice->employment_id, self->employment_id) == 0)
      position = i;
  }
  for (guint i = 0; position == G_MAXUINT && i < self->choices->len; i++)
    if (g_strcmp0 (((Choice *) g_ptr_array_index (self->choices, i))->victim_id, self->victim_id) == 0)
      position = i;
  if (position == G_MAXUINT)
    position = 0;
  take_choice (self, position);
  gtk_drop_down_set_model (self->choice_drop, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choice_drop, position);
}

/* --- pay */

static void
show_questions (PbRemediesPage *self, const PbPayLedger *ledger)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title
      = g_strdup_printf (g_dngettext (NULL, "%u question to be answered first",
                                      "%u questions to be answered first", ledger->open->len),
                         ledger->open->len);

  for (guint i = 0; i < ledger->open->len; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "", pb_line_state_get_mark (PB_LINE_ASK),
                            (const char *) g_ptr_array_index (ledger->open, i));
  gtk_expander_set_label (self->questions_expander, title);
  gtk_label_set_label (self->questions_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->questions_expander), ledger->open->len > 0);
}

static void
show_pay (PbRemediesPage *self)
{
  PbPayLedger *ledger = get_ledger (self);
  g_autofree char *due = NULL;
  g_autofree char *paid = NULL;
  g_autofree char *owed = NULL;

  gtk_stack_set_visible_child_name (self->pay_stack, ledger != NULL ? "ledger" : "none");
  gtk_widget_set_visible (self->work_button, ledger != NULL);
  if (ledger == NULL)
    return;
  due = pb_pay_table_format (&ledger->due, ledger->currency);
  paid = pb_pay_table_format (&ledger->paid, ledger->currency);
  owed = pb_pay_table_format (&ledger->owed, ledger->currency);
  gtk_label_set_label (self->due_label, due);
  gtk_label_set_label (self->paid_label, paid);
  gtk_label_set_label (self->owed_label, owed);
  show_questions (self, ledger);
  pb_pay_table_show (self->pay_table, ledger);
}

/* --- losses, routes, debts, limits */

static gboolean
is_shown (PbRemediesPage *self, const PbParty *victim)
{
  return g_strcmp0 (victim->row.id, self->victim_id) == 0;
}

static const char *
word_for (PbKind kind, const char *column, const char *choice)
{
  int position = pb_kind_find_column (kind, column);

  return choice == NULL || position < 0 ? "" : pb_words_for_choice (kind, (guint) position, choice);
}

static void
add_losses (PbRemediesPage *self, GPtrArray *entries, PbRemedies *remedies)
{
  guint n_before = entries->len;

  for (guint i = 0; i < remedies->losses->len; i++) {
    const PbLossState *state = g_ptr_array_index (remedies->losses, i);
    g_autofree char *sums = NULL;
    PbReviewEntry *entry;

    if (!is_shown (self, state->loss->victim))
      continue;
    sums = pb_remedy_detail_describe_loss (state);
    entry = pb_review_entry_new (state->loss->row.id, "",
                                 word_for (PB_KIND_LOSS_ITEM, "head", state->loss->head), state->loss->label,
                                 sums);
    if (state->loss->assertion != NULL)
      pb_review_entry_cite (entry, state->loss->assertion->passage);
    g_ptr_array_add (entries, entry);
  }
  g_ptr_array_insert (entries, (int) n_before,
                      pb_review_entry_new_heading (
                          C_ ("remedies", "Losses"),
                          entries->len == n_before ? C_ ("remedies", "No loss is recorded yet.") : NULL));
}

/* (transfer full) (nullable): the most pressing limit of a route. */
static char *
find_clock (const PbChosenRoute *route, PbRemedies *remedies)
{
  for (guint i = 0; i < remedies->clocks->len; i++) { /* soonest running first, then questions, then passed */
    const PbClock *clock = g_ptr_array_index (remedies->clocks, i);

    if (clock->victim == route->victim && clock->route == route->rule)
      return pb_remedy_detail_describe_clock (clock);
  }
  return NULL;
}

static void
add_routes (PbRemediesPage *self, GPtrArray *entries, PbRemedies *remedies)
{
  guint n_before = entries->len;

  for (guint i = 0; i < remedies->snapshot->routes->len; i++) {
    const PbChosenRoute *route = g_ptr_array_index (remedies->snapshot->routes, i);
    g_autofree char *clock = NULL;

    if (!is_shown (self, route->victim))
      continue;
    clock = find_clock (route, remedies);
    g_ptr_array_add (entries,
                     pb_review_entry_new (route->row.id, "", word_for (PB_KIND_ROUTE, "state", route->state),
                                          route->rule != NULL ? route->rule->forum : route->route, clock));
  }
  g_ptr_array_insert (entries, (int) n_before,
                      pb_review_entry_new_heading (
                          C_ ("remedies", "Routes"),
                          entries->len == n_before ? C_ ("remedies", "No route is chosen yet.") : NULL));
}

static void
show_losses (PbRemediesPage *self, PbRemedies *remedies)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  add_losses (self, entries, remedies);
  add_routes (self, entries, remedies);
  pb_review_list_take (self->loss_list, entries);
}

static void
show_debts (PbRemediesPage *self, PbRemedies *remedies)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < remedies->debts->len; i++) {
    const PbDebtLedger *ledger = g_ptr_array_index (remedies->debts, i);
    g_autofree char *claimed = NULL;
    g_autofree char *computed = NULL;
    g_autofree char *text = NULL;
    g_autofree char *notes = NULL;

    if (!is_shown (self, ledger->debt->debtor))
      continue;
    claimed = ledger->claimed.high != NULL ? pb_pay_table_format (&ledger->claimed, ledger->debt->currency)
                                           : g_strdup (C_ ("remedies", "never told"));
    computed = pb_pay_table_format (&ledger->computed, ledger->debt->currency);
    text = g_strdup_printf (C_ ("remedies", "Claimed by %s: %s; known entries come to %s"),
                            ledger->debt->creditor != NULL ? ledger->debt->creditor->pseudonym
                                                           : C_ ("remedies", "an unknown creditor"),
                            claimed, computed);
    g_ptr_array_add (ledger->notes, NULL);
    notes = g_strjoinv (" ", (char **) ledger->notes->pdata);
    g_ptr_array_remove_index (ledger->notes, ledger->notes->len - 1);
    g_ptr_array_add (entries,
                     pb_review_entry_new (ledger->debt->row.id, "",
                                          ledger->amounts_unknown ? C_ ("remedies", "amounts never told")
                                                                  : C_ ("remedies", "debt"),
                                          text, *notes != '\0' ? notes : NULL));
  }
  if (entries->len == 0)
    g_ptr_array_add (
        entries, pb_review_entry_new_heading (C_ ("remedies", "No debt"),
                                              C_ ("remedies", "Nobody is on record as having laid a debt on "
                                                              "this person.")));
  pb_review_list_take (self->debt_list, entries);
}

static void
show_clocks (PbRemediesPage *self, PbReview *review)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < review->sections->len; i++) {
    PbReviewSection *section = g_ptr_array_index (review->sections, i);

    for (guint j = 0; g_str_equal (section->id, "clocks") && j < section->lines->len; j++) {
      PbReviewLine *line = g_ptr_array_index (section->lines, j);

      if (g_strcmp0 (line->about, self->victim_id) == 0)
        g_ptr_array_add (entries, pb_review_entry_new_for_line (section->id, line));
    }
  }
  if (entries->len == 0)
    g_ptr_array_add (entries,
                     pb_review_entry_new_heading (C_ ("remedies", "No time limit is known to run"), NULL));
  pb_review_list_take (self->clock_list, entries);
}

/* --- what is told of a choice */

static void
tell (PbRemediesPage *self, GtkWidget *box)
{
  pb_detail_box_show (PB_DETAIL_BOX (box), PB_PAGE (self));
}

static void
on_period_chosen (PbRemediesPage *self, guint position)
{
  PbPayLedger *ledger = get_ledger (self);
  GtkWidget *box;

  if (ledger == NULL || position >= ledger->periods->len || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  box = pb_detail_box_new ();
  pb_remedy_detail_fill_period (PB_DETAIL_BOX (box), ledger, g_ptr_array_index (ledger->periods, position));
  tell (self, box);
}

static void
on_work_clicked (PbRemediesPage *self)
{
  PbPayLedger *ledger = get_ledger (self);
  GtkWidget *box;

  if (ledger == NULL)
    return;
  box = pb_detail_box_new ();
  pb_remedy_detail_fill_work (PB_DETAIL_BOX (box), ledger);
  tell (self, box);
}

static void
on_loss_chosen (PbRemediesPage *self, PbReviewEntry *entry)
{
  PbReview *review = get_review (self);
  GtkWidget *box;
  PbChosenRoute *route;

  if (entry == NULL || review == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  box = g_object_ref_sink (pb_detail_box_new ());
  for (guint i = 0; i < review->remedies->losses->len; i++) {
    PbLossState *state = g_ptr_array_index (review->remedies->losses, i);

    if (g_str_equal (state->loss->row.id, pb_review_entry_get_name (entry)))
      pb_remedy_detail_fill_loss (PB_DETAIL_BOX (box), state, review->remedies->snapshot);
  }
  route = pb_snapshot_find (review->remedies->snapshot->routes, pb_review_entry_get_name (entry));
  if (route != NULL)
    pb_remedy_detail_fill_route (PB_DETAIL_BOX (box), route, review->remedies);
  tell (self, box);
  g_object_unref (box);
}

static void
on_debt_chosen (PbRemediesPage *self, PbReviewEntry *entry)
{
  PbReview *review = get_review (self);

  if (entry == NULL || review == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < review->remedies->debts->len; i++) {
    PbDebtLedger *ledger = g_ptr_array_index (review->remedies->debts, i);
    GtkWidget *box;

    if (!g_str_equal (ledger->debt->row.id, pb_review_entry_get_name (entry)))
      continue;
    box = pb_detail_box_new ();
    pb_remedy_detail_fill_debt (PB_DETAIL_BOX (box), ledger);
    tell (self, box);
  }
}

static void
on_clock_chosen (PbRemediesPage *self, PbReviewEntry *entry)
{
  GtkWidget *box;

  if (entry == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  box = pb_detail_box_new ();
  pb_review_list_fill_detail (PB_DETAIL_BOX (box), entry);
  tell (self, box);
}

/* --- adding */

static void
append_add (GMenu *menu, const char *label, char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.add", "s", target);
  g_menu_append_item (menu, item);
  g_free (target);
}

/* What is added is of the victim and the work shown. */
static void
fill_menu (PbRemediesPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) pay = g_menu_new ();
  g_autoptr (GMenu) claims = g_menu_new ();
  PbPayLedger *ledger = get_ledger (self);
  const char *work = self->employment_id, *victim = self->victim_id;
  const char *currency = ledger != NULL ? ledger->currency : NULL;

  if (work != NULL) {
    append_add (pay, C_ ("remedies", "Payment…"),
                pb_detail_box_make_target ("payment", "employment", work, "currency", currency, NULL));
    append_add (pay, C_ ("remedies", "Pay Line or Deduction…"),
                pb_detail_box_make_target ("pay_line", "employment", work, "currency", currency, NULL));
    append_add (pay, C_ ("remedies", "Working Hours…"),
                pb_detail_box_make_target ("work_pattern", "employment", work, NULL));
    append_add (pay, C_ ("remedies", "Term…"),
                pb_detail_box_make_target ("term", "employment", work, "currency", currency, NULL));
  }
  append_add (pay, C_ ("remedies", "Work…"),
              pb_detail_box_make_target ("employment", "worker", victim, NULL));
  append_add (claims, C_ ("remedies", "Loss…"),
              pb_detail_box_make_target ("loss_item", "victim", victim, "employment", work, NULL));
  append_add (claims, C_ ("remedies", "Route…"), pb_detail_box_make_target ("route", "victim", victim, NULL));
  append_add (claims, C_ ("remedies", "Claim…"), pb_detail_box_make_target ("claim", NULL));
  append_add (claims, C_ ("remedies", "Money Received…"), pb_detail_box_make_target ("receipt", NULL));
  append_add (claims, C_ ("remedies", "Debt…"), pb_detail_box_make_target ("debt", "debtor", victim, NULL));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pay));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (claims));
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
}

/* --- object */

/* What the pane says of a choice here is said anew, since the sums may be others now. */
static void
tell_again (PbRemediesPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (!pb_detail_box_is_shown (PB_PAGE (self)))
    return;
  if (g_strcmp0 (view, "losses") == 0)
    on_loss_chosen (self, pb_review_list_get_chosen (self->loss_list));
  else if (g_strcmp0 (view, "debts") == 0)
    on_debt_chosen (self, pb_review_list_get_chosen (self->debt_list));
}

static void
show_victim (PbRemediesPage *self)
{
  PbReview *review = get_review (self);

  show_pay (self);
  show_losses (self, review->remedies);
  show_debts (self, review->remedies);
  show_clocks (self, review);
  fill_menu (self);
  tell_again (self);
}

static void
rebuild (PbRemediesPage *self)
{
  PbReview *review = get_review (self);

  if (review == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "waiting");
    return;
  }
  collect_choices (self, review);
  if (self->choices->len == 0) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    return;
  }
  self->is_filling = TRUE;
  fill_choices (self);
  self->is_filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "victim");
  show_victim (self);
}

static void
on_choice_selected (PbRemediesPage *self)
{
  guint position = gtk_drop_down_get_selected (self->choice_drop);

  if (self->is_filling || position >= self->choices->len)
    return;
  take_choice (self, position);
  show_victim (self);
}

static void
want (PbRemediesPage *self, const PbParty *victim, const PbEmployment *work, const char *view)
{
  g_free (self->victim_id);
  self->victim_id = g_strdup (victim->row.id);
  g_free (self->employment_id);
  self->employment_id = work != NULL ? g_strdup (work->row.id) : NULL;
  gtk_stack_set_visible_child_name (self->views, view);
}

static void
pb_remedies_page_show (PbPage *page, PbKind kind, const char *id)
{
  PbRemediesPage *self = PB_REMEDIES_PAGE (page);
  gpointer row = pb_case_find (pb_page_get_case (page), id);

  if (kind == PB_KIND_PARTY && row != NULL)
    want (self, row, NULL, "clocks");
  else if (kind == PB_KIND_EMPLOYMENT && row != NULL)
    want (self, ((PbEmployment *) row)->worker, row, "pay");
  else if (kind == PB_KIND_LOSS_ITEM && row != NULL)
    want (self, ((PbLossItem *) row)->victim, NULL, "losses");
  else if (kind == PB_KIND_ROUTE && row != NULL)
    want (self, ((PbChosenRoute *) row)->victim, NULL, "losses");
  else if (kind == PB_KIND_DEBT && row != NULL)
    want (self, ((PbDebt *) row)->debtor, NULL, "debts");
  rebuild (self);
  if (kind == PB_KIND_LOSS_ITEM || kind == PB_KIND_ROUTE)
    pb_review_list_choose (self->loss_list, id);
  else if (kind == PB_KIND_DEBT)
    pb_review_list_choose (self->debt_list, id);
}

static void
pb_remedies_page_review (PbPage *page)
{
  rebuild (PB_REMEDIES_PAGE (page));
}

static void
pb_remedies_page_dispose (GObject *object)
{
  PB_REMEDIES_PAGE (object)->is_filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_REMEDIES_PAGE);
  G_OBJECT_CLASS (pb_remedies_page_parent_class)->dispose (object);
}

static void
pb_remedies_page_finalize (GObject *object)
{
  PbRemediesPage *self = PB_REMEDIES_PAGE (object);

  g_ptr_array_unref (self->choices);
  g_free (self->victim_id);
  g_free (self->employment_id);
  G_OBJECT_CLASS (pb_remedies_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/probata/Probata/pages/remedies/pb-remedies-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, choice_drop);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, clock_list);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, debt_list);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, due_label);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, loss_list);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, owed_label);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, paid_label);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, pay_stack);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, pay_table);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, questions_expander);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, questions_label);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, views);
  gtk_widget_class_bind_template_child (widget_class, PbRemediesPage, work_button);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_clock_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_debt_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_loss_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_period_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_work_clicked);
}

static void
pb_remedies_page_class_init (PbRemediesPageClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_remedies_page_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_remedies_page_finalize;
  PB_PAGE_CLASS (class)->review = pb_remedies_page_review;
  PB_PAGE_CLASS (class)->show = pb_remedies_page_show;

  g_type_ensure (PB_TYPE_PAY_TABLE);
  g_type_ensure (PB_TYPE_REVIEW_LIST);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
pb_remedies_page_init (PbRemediesPage *self)
{
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
