/* pb-choice-drop.c: see pb-choice-drop.h.
 *
 * Another list is another model, never a splice: a drop-down that loses its rows one by one while it reports
 * a selection reports again and again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-choice-drop"

#include "config.h"

#include "pb-choice-drop.h"

#define ROW_RESOURCE "/io/github/probata/Probata/common/pb-choice-entry-row.ui"
#define CHOSEN_RESOURCE "/io/github/probata/Probata/common/pb-choice-entry-chosen.ui"

/* (nullable): the first of @type below @root. */
static GtkWidget *
find_part (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_part (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Up to GTK 4.10 the search of a drop-down finds beginnings only, and a section stands at the end. Where GTK
 * is built otherwise inside, its own search stays. */
static void
search_any_part (GtkDropDown *self)
{
  GtkWidget *list = find_part (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *selection = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;
  GListModel *filtered = GTK_IS_SINGLE_SELECTION (selection)
                             ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection))
                             : NULL;
  GtkFilter *filter = GTK_IS_FILTER_LIST_MODEL (filtered)
                          ? gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (filtered))
                          : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

/* Whoever opens the list may type at once. */
static void
search_by_typing (GtkDropDown *self)
{
  GtkWidget *popover = find_part (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkWidget *entry = popover != NULL ? find_part (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (entry != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
}

static void
set_store (GtkDropDown *self, GListStore *store)
{
  gtk_drop_down_set_model (self, G_LIST_MODEL (store));
  search_any_part (self);
}

GtkWidget *
pb_choice_drop_new (PbChoiceDropStyle style)
{
  g_autoptr (GListStore) store = g_list_store_new (PB_TYPE_CHOICE);
  GtkWidget *self = gtk_drop_down_new (NULL, gtk_property_expression_new (PB_TYPE_CHOICE, NULL, "text"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self), style != PB_CHOICE_DROP_FEW);
  if (style != PB_CHOICE_DROP_FEW)
    search_by_typing (GTK_DROP_DOWN (self));
  set_store (GTK_DROP_DOWN (self), store);
  if (style == PB_CHOICE_DROP_SENTENCES) {
    g_autoptr (GtkListItemFactory) row = gtk_builder_list_item_factory_new_from_resource (NULL, ROW_RESOURCE);
    g_autoptr (GtkListItemFactory) chosen
        = gtk_builder_list_item_factory_new_from_resource (NULL, CHOSEN_RESOURCE);

    gtk_drop_down_set_factory (GTK_DROP_DOWN (self), chosen);
    gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self), row);
  }
  return self;
}

static PbChoice *
get_nth (GListModel *model, guint i)
{
  g_autoptr (PbChoice) choice = g_list_model_get_item (model, i);

  return choice; /* the model holds it */
}

static gboolean
find (GtkDropDown *self, const char *value, guint *out_position)
{
  GListModel *model = gtk_drop_down_get_model (self);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (pb_choice_get_value (get_nth (model, i)), value)) {
      *out_position = i;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_filled_with (GtkDropDown *self, GPtrArray *choices)
{
  GListModel *model = gtk_drop_down_get_model (self);

  if (g_list_model_get_n_items (model) != choices->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    if (!pb_choice_is_equal (get_nth (model, i), g_ptr_array_index (choices, i)))
      return FALSE;
  return TRUE;
}

void
pb_choice_drop_fill (GtkDropDown *self, GPtrArray *choices)
{
  g_autofree char *chosen = NULL;
  g_autoptr (GListStore) store = NULL;
  guint position;

  g_return_if_fail (GTK_IS_DROP_DOWN (self) && choices != NULL);

  if (is_filled_with (self, choices))
    return;
  chosen = g_strdup (pb_choice_drop_get_value (self));
  store = g_list_store_new (PB_TYPE_CHOICE);
  g_list_store_splice (store, 0, 0, choices->pdata, choices->len);
  set_store (self, store);
  if (find (self, chosen, &position))
    gtk_drop_down_set_selected (self, position);
}

void
pb_choice_drop_append (GtkDropDown *self, const char *value, const char *words)
{
  g_autoptr (PbChoice) choice = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (self));

  choice = pb_choice_new (value, words, NULL);
  g_list_store_append (G_LIST_STORE (gtk_drop_down_get_model (self)), choice);
}

gboolean
pb_choice_drop_has (GtkDropDown *self, const char *value)
{
  guint position;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (self) && value != NULL, FALSE);

  return find (self, value, &position);
}

void
pb_choice_drop_choose (GtkDropDown *self, const char *value)
{
  guint position;

  g_return_if_fail (GTK_IS_DROP_DOWN (self) && value != NULL);

  if (find (self, value, &position))
    gtk_drop_down_set_selected (self, position);
}

const char *
pb_choice_drop_get_value (GtkDropDown *self)
{
  PbChoice *choice;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (self), "");

  choice = gtk_drop_down_get_selected_item (self);
  return choice != NULL ? pb_choice_get_value (choice) : "";
}
