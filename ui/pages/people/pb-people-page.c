/* pb-people-page.c: see pb-people-page.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-people-page"

#include "config.h"

#include "pb-link-index.h"
#include "pb-people-page.h"
#include "pb-record-list.h"
#include "pb-words.h"

#include <glib/gi18n.h>

struct _PbPeoplePage {
  PbPage parent_instance;

  GtkToggleButton *accused_button;
  GtkToggleButton *all_button;
  PbRecordList *list;
  GtkToggleButton *victims_button;
  GtkToggleButton *witnesses_button;

  PbLinkIndex *roles; /* (owned) (nullable): by party */
};

G_DEFINE_FINAL_TYPE (PbPeoplePage, pb_people_page, PB_TYPE_PAGE)

/* --- cells */

static char *
describe_roles (PbCase *document, PbItem *item, gpointer data)
{
  PbPeoplePage *self = data;
  GPtrArray *roles = self->roles != NULL ? pb_link_index_find (self->roles, pb_item_get_id (item)) : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; roles != NULL && i < roles->len; i++) {
    const char *role = pb_record_get_nth (g_ptr_array_index (roles, i), PB_COLUMN_ROLE_ROLE);
    gpointer word = (gpointer) pb_words_for_choice (PB_KIND_ROLE, PB_COLUMN_ROLE_ROLE, role);

    if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
      g_ptr_array_add (words, word);
  }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static char *
describe_born (PbCase *document, PbItem *item, gpointer data)
{
  g_autofree char *born = pb_words_for_value (item, PB_COLUMN_PARTY_BORN);
  const char *certainty = pb_record_get_nth (pb_item_get_record (item), PB_COLUMN_PARTY_AGE_CERTAINTY);

  if (g_strcmp0 (certainty, "uncertain") != 0)
    return g_steal_pointer (&born);
  if (born == NULL || born[0] == '\0')
    return g_strdup (C_ ("people", "age uncertain"));
  return g_strdup_printf (C_ ("people", "%s, uncertain"), born);
}

static gboolean
has_role (PbPeoplePage *self, const char *id, const char *const *wanted)
{
  GPtrArray *roles = self->roles != NULL ? pb_link_index_find (self->roles, id) : NULL;

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    if (g_strv_contains (wanted, pb_record_get_nth (g_ptr_array_index (roles, i), PB_COLUMN_ROLE_ROLE)))
      return TRUE;
  return FALSE;
}

/* Whoever is expected to say something and has not is told apart from offices and interpreters. */
static gboolean
is_to_be_heard (PbPeoplePage *self, const PbParty *party)
{
  static const char *const roles[] = {"victim", "accused", "suspect", "witness", NULL};

  return party->is_victim || party->is_accused || has_role (self, party->row.id, roles);
}

static char *
describe_heard (PbCase *document, PbItem *item, gpointer data)
{
  const PbParty *party = pb_case_find (document, pb_item_get_id (item));
  guint n = party != NULL ? party->statements->len : 0;

  if (n > 0)
    return g_strdup_printf (g_dngettext (NULL, "● %u statement", "● %u statements", n), n);
  if (party == NULL || g_strcmp0 (party->kind, "person") != 0 || !is_to_be_heard (data, party))
    return NULL;
  return g_strdup (C_ ("people", "○ not heard"));
}

static const PbRecordListColumn columns[] = {
    {NC_ ("column", "Person"), "pseudonym", NULL, 10, .expand = TRUE},
    {NC_ ("column", "Roles"), NULL, describe_roles, 18, .expand = TRUE},
    {NC_ ("column", "Kind"), "kind", NULL, 12, .spare = TRUE},
    {NC_ ("column", "Born"), "born", describe_born, 14},
    {NC_ ("column", "Heard"), NULL, describe_heard, 14, .spare = TRUE},
};

static const PbRecordListSpec spec = {
    .kind = PB_KIND_PARTY,
    .label = NC_ ("list", "People of the case"),
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .choice = "kind",
    .any = NC_ ("list", "Every kind"),
    .add = NC_ ("list", "Add Person…"),
    .empty_icon = "system-users-symbolic",
    .empty_title = NC_ ("list", "Nobody Yet"),
    .empty_text
    = NC_ ("list", "Victims, accused, witnesses, companies and offices of the case stand here under a "
                   "pseudonym. Add the first one, or take in a folder with forms."),
};

/* --- groups */

/* By role, and by what the counts say once a review is there. */
static gboolean
accept (PbCase *document, const char *id, gpointer data)
{
  static const char *const victim[] = {"victim", NULL};
  static const char *const accused[] = {"accused", "suspect", NULL};
  static const char *const witness[] = {"witness", "doctor", "expert", NULL};
  PbPeoplePage *self = data;
  const PbParty *party = pb_case_find (document, id);

  if (gtk_toggle_button_get_active (self->victims_button))
    return (party != NULL && party->is_victim) || has_role (self, id, victim);
  if (gtk_toggle_button_get_active (self->accused_button))
    return (party != NULL && party->is_accused) || has_role (self, id, accused);
  return has_role (self, id, witness);
}

static void
on_group_toggled (PbPeoplePage *self, GtkToggleButton *button)
{
  PbQueryModel *model = pb_record_list_get_model (self->list);

  if (model != NULL && gtk_toggle_button_get_active (button))
    pb_query_model_set_accept (model, button == self->all_button ? NULL : accept, self);
}

static void
on_reset (PbPeoplePage *self)
{
  gtk_toggle_button_set_active (self->all_button, TRUE);
}

static void
refilter (PbPeoplePage *self)
{
  /* Told before the page is put together, and after it was taken apart. */
  if (self->list == NULL || pb_record_list_get_model (self->list) == NULL)
    return;
  pb_query_model_refilter (pb_record_list_get_model (self->list));
  pb_query_model_retouch (pb_record_list_get_model (self->list));
}

/* --- page */

static void
pb_people_page_show (PbPage *page, PbKind kind, const char *id)
{
  pb_record_list_show (PB_PEOPLE_PAGE (page)->list, kind, id);
}

static void
pb_people_page_review (PbPage *page)
{
  refilter (PB_PEOPLE_PAGE (page));
}

static gboolean
pb_people_page_search (PbPage *page)
{
  pb_record_list_search (PB_PEOPLE_PAGE (page)->list);
  return TRUE;
}

static void
pb_people_page_constructed (GObject *object)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (object);
  PbCase *document = pb_page_get_case (PB_PAGE (self));

  G_OBJECT_CLASS (pb_people_page_parent_class)->constructed (object);
  self->roles = pb_link_index_new (document, PB_KIND_ROLE, PB_COLUMN_ROLE_PARTY_ID, GTK_WIDGET (self));
  pb_record_list_set_up (self->list, document, &spec, self);
  g_signal_connect_object (self->list, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->roles, "loaded", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
}

static void
pb_people_page_dispose (GObject *object)
{
  PbPeoplePage *self = PB_PEOPLE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->roles);
  G_OBJECT_CLASS (pb_people_page_parent_class)->dispose (object);
}

static void
pb_people_page_class_init (PbPeoplePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = pb_people_page_constructed;
  object_class->dispose = pb_people_page_dispose;
  PB_PAGE_CLASS (class)->show = pb_people_page_show;
  PB_PAGE_CLASS (class)->review = pb_people_page_review;
  PB_PAGE_CLASS (class)->search = pb_people_page_search;

  g_type_ensure (PB_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probata/Probata/pages/people/pb-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPeoplePage, accused_button);
  gtk_widget_class_bind_template_child (widget_class, PbPeoplePage, all_button);
  gtk_widget_class_bind_template_child (widget_class, PbPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, PbPeoplePage, victims_button);
  gtk_widget_class_bind_template_child (widget_class, PbPeoplePage, witnesses_button);
  gtk_widget_class_bind_template_callback (widget_class, on_group_toggled);
}

static void
pb_people_page_init (PbPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
