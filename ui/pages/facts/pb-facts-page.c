/* pb-facts-page.c: see pb-facts-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-facts-page"

#include "config.h"

#include "pb-facts-page.h"
#include "pb-record-list.h"
#include "pb-state-label.h"
#include "pb-words.h"

#include <glib/gi18n.h>

struct _PbFactsPage {
  PbPage parent_instance;

  GtkToggleButton *assertions_button;
  PbRecordList *assertions_list;
  GtkToggleButton *facts_button;
  PbRecordList *facts_list;
  GtkStack *stack;

  GtkDropDown *state_drop; /* of the facts list */
};

G_DEFINE_FINAL_TYPE (PbFactsPage, pb_facts_page, PB_TYPE_PAGE)

/* --- cells */

static char *
describe_state (PbCase *document, PbItem *item, gpointer data)
{
  return pb_state_label_describe_fact (pb_case_get_fact_state (document, pb_item_get_id (item)));
}

static char *
describe_bearings (PbCase *document, PbItem *item, gpointer data)
{
  const PbFact *fact = pb_case_find (document, pb_item_get_id (item));

  return fact != NULL ? g_strdup_printf ("%u", fact->bearings->len) : NULL;
}

static const PbRecordListColumn fact_columns[] = {
    {NC_ ("column", "Fact"), "label", NULL, 38, .expand = TRUE},
    {NC_ ("column", "State"), NULL, describe_state, 27},
    {NC_ ("column", "Act"), "act_id", NULL, 18, .spare = TRUE},
    {NC_ ("column", "Bearings"), NULL, describe_bearings, 8, .numeric = TRUE, .spare = TRUE},
};

static const PbRecordListSpec fact_spec = {
    .kind = PB_KIND_FACT,
    .label = NC_ ("list", "Facts to be proved"),
    .columns = fact_columns,
    .n_columns = G_N_ELEMENTS (fact_columns),
    .add = NC_ ("list", "Add Fact…"),
    .empty_icon = "emblem-ok-symbolic",
    .empty_title = NC_ ("list", "No Facts Yet"),
    .empty_text
    = NC_ ("list", "What the case has to prove stands here, each fact with what supports and what "
                   "contradicts it. Add one, or mark words in an exhibit and make it from them."),
};

static const PbRecordListColumn assertion_columns[] = {
    {NC_ ("column", "Speaker"), "speaker_id", NULL, 8},
    {NC_ ("column", "Says"), "proposition", NULL, 34, .expand = TRUE},
    {NC_ ("column", "Basis"), "basis", NULL, 12},
    {NC_ ("column", "Stance"), "stance", NULL, 12, .spare = TRUE},
    {NC_ ("column", "Passage"), "passage_id", NULL, 24, .spare = TRUE},
};

static const PbRecordListSpec assertion_spec = {
    .kind = PB_KIND_ASSERTION,
    .label = NC_ ("list", "Assertions"),
    .columns = assertion_columns,
    .n_columns = G_N_ELEMENTS (assertion_columns),
    .choice = "basis",
    .any = NC_ ("list", "Every basis"),
    .open = "passage_id",
    .add = NC_ ("list", "Add Assertion…"),
    .empty_icon = "format-quote-symbolic",
    .empty_title = NC_ ("list", "No Assertions Yet"),
    .empty_text
    = NC_ ("list", "What somebody says or a record shows stands here, each with the words that carry it. "
                   "Mark words in an exhibit to make one."),
};

/* --- narrowing facts down by state */

enum { STATE_ANY, STATE_UNSUPPORTED, STATE_ONE_SOURCE, STATE_CORROBORATED, STATE_CONTRADICTED };

static gboolean
accept (PbCase *document, const char *id, gpointer data)
{
  PbFactsPage *self = data;
  const PbFactState *state = pb_case_get_fact_state (document, id);

  /* A fact made a moment ago has nothing yet. */
  if (state == NULL)
    return gtk_drop_down_get_selected (self->state_drop) == STATE_UNSUPPORTED;
  switch (gtk_drop_down_get_selected (self->state_drop)) {
  case STATE_UNSUPPORTED:
    return state->strength == PB_FACT_UNSUPPORTED;
  case STATE_ONE_SOURCE:
    return state->strength == PB_FACT_ONE_SOURCE || state->strength == PB_FACT_REPEATED;
  case STATE_CORROBORATED:
    return state->strength >= PB_FACT_CORROBORATED;
  case STATE_CONTRADICTED:
    return state->contradicted;
  default:
    return TRUE;
  }
}

static void
on_state_chosen (PbFactsPage *self)
{
  PbQueryModel *model = pb_record_list_get_model (self->facts_list);
  guint chosen = gtk_drop_down_get_selected (self->state_drop);

  pb_query_model_set_accept (model, chosen == STATE_ANY ? NULL : accept, self);
}

static void
refilter (PbFactsPage *self)
{
  /* Told before the page is put together, and after it was taken apart. */
  if (self->facts_list == NULL || pb_record_list_get_model (self->facts_list) == NULL)
    return;
  pb_query_model_refilter (pb_record_list_get_model (self->facts_list));
}

static void
on_reset (PbFactsPage *self)
{
  gtk_drop_down_set_selected (self->state_drop, STATE_ANY);
}

static void
make_state_drop (PbFactsPage *self)
{
  const char *const words[]
      = {C_ ("facts", "Every state"),    C_ ("facts", "○ Unsupported"),  C_ ("facts", "● One source"),
         C_ ("facts", "● Corroborated"), C_ ("facts", "◐ Contradicted"), NULL};

  self->state_drop = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("facts", "State of the facts shown"), -1);
  g_signal_connect_object (self->state_drop, "notify::selected", G_CALLBACK (on_state_chosen), self,
                           G_CONNECT_SWAPPED);
  pb_record_list_add_control (self->facts_list, GTK_WIDGET (self->state_drop));
}

/* --- page */

static PbRecordList *
get_list (PbFactsPage *self)
{
  return gtk_toggle_button_get_active (self->facts_button) ? self->facts_list : self->assertions_list;
}

static void
on_tab_toggled (PbFactsPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (get_list (self)));
  pb_record_list_inspect (get_list (self));
}

static void
pb_facts_page_show (PbPage *page, PbKind kind, const char *id)
{
  PbFactsPage *self = PB_FACTS_PAGE (page);
  gboolean is_said = kind == PB_KIND_ASSERTION || kind == PB_KIND_VALUE || kind == PB_KIND_ASSERTION_SOURCE;

  gtk_toggle_button_set_active (is_said ? self->assertions_button : self->facts_button, TRUE);
  pb_record_list_show (get_list (self), kind, id);
}

static void
pb_facts_page_review (PbPage *page)
{
  refilter (PB_FACTS_PAGE (page));
}

static gboolean
pb_facts_page_search (PbPage *page)
{
  pb_record_list_search (get_list (PB_FACTS_PAGE (page)));
  return TRUE;
}

static void
pb_facts_page_constructed (GObject *object)
{
  PbFactsPage *self = PB_FACTS_PAGE (object);
  PbCase *document = pb_page_get_case (PB_PAGE (self));

  G_OBJECT_CLASS (pb_facts_page_parent_class)->constructed (object);
  pb_record_list_set_up (self->facts_list, document, &fact_spec, self);
  pb_record_list_set_up (self->assertions_list, document, &assertion_spec, self);
  make_state_drop (self);
  g_signal_connect_object (self->facts_list, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
}

static void
pb_facts_page_dispose (GObject *object)
{
  PbFactsPage *self = PB_FACTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_FACTS_PAGE);
  G_OBJECT_CLASS (pb_facts_page_parent_class)->dispose (object);
}

static void
pb_facts_page_class_init (PbFactsPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = pb_facts_page_constructed;
  object_class->dispose = pb_facts_page_dispose;
  PB_PAGE_CLASS (class)->show = pb_facts_page_show;
  PB_PAGE_CLASS (class)->review = pb_facts_page_review;
  PB_PAGE_CLASS (class)->search = pb_facts_page_search;

  g_type_ensure (PB_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/facts/pb-facts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbFactsPage, assertions_button);
  gtk_widget_class_bind_template_child (widget_class, PbFactsPage, assertions_list);
  gtk_widget_class_bind_template_child (widget_class, PbFactsPage, facts_button);
  gtk_widget_class_bind_template_child (widget_class, PbFactsPage, facts_list);
  gtk_widget_class_bind_template_child (widget_class, PbFactsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_toggled);
}

static void
pb_facts_page_init (PbFactsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

guint
pb_facts_page_count (PbReview *review)
{
  guint n = 0;

  for (guint i = 0; i < review->analysis->facts->len; i++)
    n += ((PbFactState *) g_ptr_array_index (review->analysis->facts, i))->strength == PB_FACT_UNSUPPORTED;
  return n;
}
