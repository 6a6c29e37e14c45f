/* pb-acts-page.c: see pb-acts-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-acts-page"

#include "config.h"

#include "pb-acts-page.h"
#include "pb-link-index.h"
#include "pb-record-list.h"
#include "pb-state-label.h"
#include "pb-words.h"

#include <glib/gi18n.h>

struct _PbActsPage {
  PbPage parent_instance;

  GtkToggleButton *acts_button;
  PbRecordList *acts_list;
  GtkToggleButton *places_button;
  PbRecordList *places_list;
  GtkStack *stack;

  PbLinkIndex *parts; /* (owned) (nullable): who took part, by act */
};

G_DEFINE_FINAL_TYPE (PbActsPage, pb_acts_page, PB_TYPE_PAGE)

/* --- cells */

static char *
describe_when (PbCase *document, PbItem *item, gpointer data)
{
  return pb_state_label_describe_date (item, PB_COLUMN_ACT_DATE);
}

static void
append_names (GString *names, PbCase *document, GPtrArray *parts, const char *part)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++) {
    PbRecord *record = g_ptr_array_index (parts, i);
    const PbParty *party;

    if (g_strcmp0 (pb_record_get_nth (record, PB_COLUMN_ACT_PARTY_PART), part) != 0)
      continue;
    party = pb_case_find (document, pb_record_get_nth (record, PB_COLUMN_ACT_PARTY_PARTY_ID));
    if (party != NULL)
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", party->pseudonym);
  }
}

/* "A3 → V1, V2": who did it to whom; whoever was only there is read in the pane. */
static char *
describe_who (PbCase *document, PbItem *item, gpointer data)
{
  PbActsPage *self = data;
  GPtrArray *parts = self->parts != NULL ? pb_link_index_find (self->parts, pb_item_get_id (item)) : NULL;
  g_autoptr (GString) did = g_string_new (NULL);
  g_autoptr (GString) suffered = g_string_new (NULL);

  if (parts == NULL)
    return NULL;
  append_names (did, document, parts, "did");
  append_names (suffered, document, parts, "suffered");
  if (did->len > 0 && suffered->len > 0)
    return g_strdup_printf ("%s → %s", did->str, suffered->str);
  return g_strdup (did->len > 0 ? did->str : suffered->str);
}

static const PbRecordListColumn act_columns[] = {
    {NC_ ("column", "When"), "date", describe_when, 24},
    {NC_ ("column", "Act"), "label", NULL, 30, .expand = TRUE},
    {NC_ ("column", "Who"), NULL, describe_who, 13, .spare = TRUE},
    {NC_ ("column", "Where"), "place_id", NULL, 16, .spare = TRUE},
    {NC_ ("column", "Kind"), "kind", NULL, 14, .spare = TRUE},
};

static const PbRecordListSpec act_spec = {
    .kind = PB_KIND_ACT,
    .label = NC_ ("list", "Acts in order of time"),
    .columns = act_columns,
    .n_columns = G_N_ELEMENTS (act_columns),
    .sort = "date",
    .choice = "kind",
    .any = NC_ ("list", "Every kind"),
    .add = NC_ ("list", "Add Act…"),
    .empty_icon = "x-office-calendar-symbolic",
    .empty_title = NC_ ("list", "No Acts Yet"),
    .empty_text
    = NC_ ("list", "What happened or is said to have happened stands here in order of time: "
                   "recruitment, journey, work, threats, escape. Ages and the law in force hang on it."),
};

static const PbRecordListColumn place_columns[] = {
    {NC_ ("column", "Place"), "label", NULL, 22, .expand = TRUE},
    {NC_ ("column", "Kind"), "kind", NULL, 10},
    {NC_ ("column", "Within"), "within_id", NULL, 18},
    {NC_ ("column", "Country"), "country", NULL, 12, .spare = TRUE},
};

static const PbRecordListSpec place_spec = {
    .kind = PB_KIND_PLACE,
    .label = NC_ ("list", "Places"),
    .columns = place_columns,
    .n_columns = G_N_ELEMENTS (place_columns),
    .sort = "label",
    .choice = "kind",
    .any = NC_ ("list", "Every kind"),
    .add = NC_ ("list", "Add Place…"),
    .empty_icon = "mark-location-symbolic",
    .empty_title = NC_ ("list", "No Places Yet"),
    .empty_text
    = NC_ ("list", "Places of the case stand here, from a country down to a room. Acts happen at them."),
};

/* --- page */

static PbRecordList *
get_list (PbActsPage *self)
{
  return gtk_toggle_button_get_active (self->acts_button) ? self->acts_list : self->places_list;
}

static void
on_tab_toggled (PbActsPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (get_list (self)));
  pb_record_list_inspect (get_list (self));
}

static void
retouch (PbActsPage *self)
{
  if (self->acts_list != NULL)
    pb_query_model_retouch (pb_record_list_get_model (self->acts_list));
}

static void
pb_acts_page_show (PbPage *page, PbKind kind, const char *id)
{
  PbActsPage *self = PB_ACTS_PAGE (page);

  gtk_toggle_button_set_active (kind == PB_KIND_PLACE ? self->places_button : self->acts_button, TRUE);
  pb_record_list_show (get_list (self), kind, id);
}

static gboolean
pb_acts_page_search (PbPage *page)
{
  pb_record_list_search (get_list (PB_ACTS_PAGE (page)));
  return TRUE;
}

static void
pb_acts_page_constructed (GObject *object)
{
  PbActsPage *self = PB_ACTS_PAGE (object);
  PbCase *document = pb_page_get_case (PB_PAGE (self));

  G_OBJECT_CLASS (pb_acts_page_parent_class)->constructed (object);
  self->parts
      = pb_link_index_new (document, PB_KIND_ACT_PARTY, PB_COLUMN_ACT_PARTY_ACT_ID, GTK_WIDGET (self));
  pb_record_list_set_up (self->acts_list, document, &act_spec, self);
  pb_record_list_set_up (self->places_list, document, &place_spec, self);
  g_signal_connect_object (self->parts, "loaded", G_CALLBACK (retouch), self, G_CONNECT_SWAPPED);
}

static void
pb_acts_page_dispose (GObject *object)
{
  PbActsPage *self = PB_ACTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_ACTS_PAGE);
  g_clear_object (&self->parts);
  G_OBJECT_CLASS (pb_acts_page_parent_class)->dispose (object);
}

static void
pb_acts_page_class_init (PbActsPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = pb_acts_page_constructed;
  object_class->dispose = pb_acts_page_dispose;
  PB_PAGE_CLASS (class)->show = pb_acts_page_show;
  PB_PAGE_CLASS (class)->search = pb_acts_page_search;

  g_type_ensure (PB_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/acts/pb-acts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbActsPage, acts_button);
  gtk_widget_class_bind_template_child (widget_class, PbActsPage, acts_list);
  gtk_widget_class_bind_template_child (widget_class, PbActsPage, places_button);
  gtk_widget_class_bind_template_child (widget_class, PbActsPage, places_list);
  gtk_widget_class_bind_template_child (widget_class, PbActsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_tab_toggled);
}

static void
pb_acts_page_init (PbActsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
