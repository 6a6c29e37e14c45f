/* pb-exhibit-list.c: see pb-exhibit-list.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-exhibit-list"

#include "config.h"

#include "pb-exhibit-list.h"
#include "pb-paced-model.h"
#include "pb-text-tip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* --- a row: an exhibit, or the heading of a group */

#define PB_TYPE_EXHIBIT_ROW (pb_exhibit_row_get_type ())
G_DECLARE_FINAL_TYPE (PbExhibitRow, pb_exhibit_row, PB, EXHIBIT_ROW, GObject)

struct _PbExhibitRow {
  GObject parent_instance;

  const char *heading; /* (nullable) */
  PbItem *item;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (PbExhibitRow, pb_exhibit_row, G_TYPE_OBJECT)

static void
pb_exhibit_row_finalize (GObject *object)
{
  g_clear_object (&PB_EXHIBIT_ROW (object)->item);
  G_OBJECT_CLASS (pb_exhibit_row_parent_class)->finalize (object);
}

static void
pb_exhibit_row_class_init (PbExhibitRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_exhibit_row_finalize;
}

static void
pb_exhibit_row_init (PbExhibitRow *self)
{
}

static PbExhibitRow *
make_row (const char *heading, PbItem *item)
{
  PbExhibitRow *row = g_object_new (PB_TYPE_EXHIBIT_ROW, NULL);

  row->heading = heading;
  row->item = item != NULL ? g_object_ref (item) : NULL;
  return row;
}

/* --- groups */

typedef struct {
  const char *heading; /* with context "exhibits" */
  const char *kinds;   /* choices of exhibit.kind, between spaces; the last group takes the rest */
} Group;

static const Group groups[] = {
    {NC_ ("exhibits", "Statements"), " statement interview observation "},
    {NC_ ("exhibits", "Photographs and recordings"), " photograph video audio satellite-picture "},
    {NC_ ("exhibits", "Medical"), " medical psychological "},
    {NC_ ("exhibits", "Work, pay and debt"),
     " contract payslip ledger debt-note receipt bank-record job-offer tax-record "},
    {NC_ ("exhibits", "Identity and travel"), " identity-paper travel-paper permit ticket "},
    {NC_ ("exhibits", "Messages"), " message call-data hotline-log media-report "},
    {NC_ ("exhibits", "Official papers"),
     " inspection-report sample notice licence expert-report court-record "},
    {NC_ ("exhibits", "Translations"), " translation "},
    {NC_ ("exhibits", "Other"), ""},
};

static guint
find_group (PbItem *item)
{
  const char *kind = pb_record_get (pb_item_get_record (item), "kind");
  g_autofree char *wanted = g_strdup_printf (" %s ", kind != NULL ? kind : "other");
  guint i;

  for (i = 0; i < G_N_ELEMENTS (groups) - 1; i++)
    if (strstr (groups[i].kinds, wanted) != NULL)
      break;
  return i;
}

/* --- the list */

struct _PbExhibitList {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *filter;
  GtkWidget *list;
  GtkStack *stack;
  GListStore *rows;              /* (owned) (element-type PbExhibitRow) */
  PbPacedModel *paced;           /* (owned): of @rows */
  GtkSingleSelection *selection; /* (owned) */
  gboolean is_told;

  PbCase *document;          /* (owned) (nullable) */
  char *chosen;              /* (owned) (nullable): id */
  GCancellable *cancellable; /* (owned) (nullable): of the query under way */
  gboolean is_stale;         /* the case changed while nobody looked */
};

enum { SIGNAL_CHOSEN, SIGNAL_FILLED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbExhibitList, pb_exhibit_list, GTK_TYPE_WIDGET)

static void
select_chosen (PbExhibitList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && self->chosen != NULL; i++) {
    g_autoptr (PbExhibitRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

    if (row->item != NULL && g_str_equal (pb_item_get_id (row->item), self->chosen))
      position = i;
  }
  self->is_told = TRUE;
  pb_paced_model_reveal (self->paced, position);
  gtk_single_selection_set_selected (self->selection, position);
  self->is_told = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
fill (PbExhibitList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_empty;

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++) {
    gboolean is_first = TRUE;

    for (guint i = 0; i < items->len; i++) {
      PbItem *item = g_ptr_array_index (items, i);

      if (find_group (item) != g)
        continue;
      if (is_first)
        g_ptr_array_add (rows, make_row (g_dpgettext2 (NULL, "exhibits", groups[g].heading), NULL));
      is_first = FALSE;
      g_ptr_array_add (rows, make_row (NULL, item));
    }
  }
  self->is_told = TRUE;
  g_list_store_remove_all (self->rows);
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  self->is_told = FALSE;
  is_empty = rows->len == 0 && *gtk_editable_get_text (GTK_EDITABLE (self->filter)) == '\0';
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 || is_empty ? "list" : "nothing");
  select_chosen (self);
  g_signal_emit (self, signals[SIGNAL_FILLED], 0, is_empty);
}

static void
items_got (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbExhibitList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = pb_workspace_get_items_finish (PB_WORKSPACE (source), result, &error);

  if (items != NULL && self->document != NULL)
    fill (self, items);
  else if (error != NULL && self->document != NULL)
    pb_case_fail (self->document, error);
}

static void
ids_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbExhibitList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) wanted = NULL;

  if (self->document == NULL)
    return;
  if (ids == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  wanted = g_ptr_array_new ();
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (wanted, g_ptr_array_index (ids, i));
  g_ptr_array_add (wanted, NULL);
  pb_workspace_get_items_async (PB_WORKSPACE (source), PB_KIND_EXHIBIT, (const char *const *) wanted->pdata,
                                self->cancellable, items_got, g_object_ref (self));
}

static void
load (PbExhibitList *self)
{
  PbQuery query = {.kind = PB_KIND_EXHIBIT};

  if (self->document == NULL)
    return;
  self->is_stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  query.filter = gtk_editable_get_text (GTK_EDITABLE (self->filter));
  pb_workspace_query_async (pb_case_get_workspace (self->document), &query, self->cancellable, ids_found,
                            g_object_ref (self));
}

static void
on_changed (PbCase *document, const PbKindSet *kinds, PbExhibitList *self)
{
  if (!kinds->has[PB_KIND_EXHIBIT])
    return;
  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_stale)
    load (self);
}

static void
catch_up (PbExhibitList *self)
{
  if (self->is_stale)
    load (self);
}

static void
on_selected (GtkSingleSelection *selection, GParamSpec *pspec, PbExhibitList *self)
{
  PbExhibitRow *row = gtk_single_selection_get_selected_item (selection);

  if (self->is_told || row == NULL || row->item == NULL
      || g_strcmp0 (self->chosen, pb_item_get_id (row->item)) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (pb_item_get_id (row->item));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->chosen);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "wrap",
                                   TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "margin-top", 5,
                                   "margin-bottom", 5, "margin-start", 6, "margin-end", 6, NULL);

  pb_text_tip_add (GTK_LABEL (label));
  gtk_list_item_set_child (list_item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  PbExhibitRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const char *words = row->heading != NULL ? row->heading : pb_item_get_title (row->item);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_list_item_set_selectable (list_item, row->item != NULL);
  gtk_list_item_set_activatable (list_item, row->item != NULL);
  if (row->heading != NULL)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

static GtkWidget *
make_status (const char *title, const char *description)
{
  GtkWidget *status = g_object_new (ADW_TYPE_STATUS_PAGE, "title", title, "description", description, NULL);

  gtk_widget_add_css_class (status, "compact");
  return status;
}

static void
build (PbExhibitList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->rows = g_list_store_new (PB_TYPE_EXHIBIT_ROW);
  self->list = gtk_list_view_new (NULL, factory);
  self->paced = pb_paced_model_new (G_LIST_MODEL (self->rows), self->list);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE,
                                  "model", self->paced, NULL);
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("exhibits", "Exhibits"), -1);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "hscrollbar-policy",
                           GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (
      self->stack,
      make_status (C_ ("exhibits", "Nothing Found"), C_ ("exhibits", "Try fewer or other words.")),
      "nothing");
}

static void
pb_exhibit_list_dispose (GObject *object)
{
  PbExhibitList *self = PB_EXHIBIT_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->paced);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (pb_exhibit_list_parent_class)->dispose (object);
}

static void
pb_exhibit_list_class_init (PbExhibitListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_exhibit_list_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FILLED] = g_signal_new ("filled", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
pb_exhibit_list_init (PbExhibitList *self)
{
  build (self);
  self->filter = gtk_search_entry_new ();
  g_object_set (self->filter, "placeholder-text", C_ ("exhibits", "Filter exhibits"), "margin-top", 6,
                "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("exhibits", "Filter exhibits"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->filter);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (catch_up), NULL);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (load), self);
}

void
pb_exhibit_list_set_case (PbExhibitList *self, PbCase *document)
{
  g_return_if_fail (PB_IS_EXHIBIT_LIST (self) && PB_IS_CASE (document));

  g_set_object (&self->document, document);
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, 0);
  load (self);
}

void
pb_exhibit_list_select (PbExhibitList *self, const char *id)
{
  g_return_if_fail (PB_IS_EXHIBIT_LIST (self));

  if (g_strcmp0 (self->chosen, id) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  select_chosen (self);
}

void
pb_exhibit_list_focus_filter (PbExhibitList *self)
{
  g_return_if_fail (PB_IS_EXHIBIT_LIST (self));

  gtk_widget_grab_focus (self->filter);
}
