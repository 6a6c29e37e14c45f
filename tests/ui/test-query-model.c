/* The model behind lists, on a case made up here: what it asks, what it makes, what it keeps.
 *
 * The case answers from memory, so that 100,000 rows cost nothing but the model's own work; a real case is in
 * test-pages-lists.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-query-model.h"

#include <gtk/gtk.h>

#define MANY 100000
/* GTK makes some screens of rows, the model keeps some more: far from all. */
#define MOST_ROWS 2000
#define MOST_ASKED 200

/* --- a case made up: the few functions the model calls */

struct _PbWorkspace {
  GObject parent_instance;

  GPtrArray *ids;
  guint n_queries, n_fetched, largest_batch;
  char *filter, *sort;
  guint edition; /* told in titles */
};

G_DEFINE_FINAL_TYPE (PbWorkspace, pb_workspace, G_TYPE_OBJECT)

static void
pb_workspace_finalize (GObject *object)
{
  PbWorkspace *self = PB_WORKSPACE (object);

  g_ptr_array_unref (self->ids);
  g_free (self->filter);
  g_free (self->sort);
  G_OBJECT_CLASS (pb_workspace_parent_class)->finalize (object);
}

static void
pb_workspace_class_init (PbWorkspaceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_workspace_finalize;
}

static void
pb_workspace_init (PbWorkspace *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

void
pb_workspace_query_async (PbWorkspace *self, const PbQuery *query, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  self->n_queries++;
  g_free (self->filter);
  self->filter = g_strdup (query->filter);
  g_free (self->sort);
  self->sort = g_strdup (query->sort);
  for (guint i = 0; i < self->ids->len; i++) {
    const char *id = g_ptr_array_index (self->ids, query->descending ? self->ids->len - 1 - i : i);

    if (query->filter == NULL || strstr (id, query->filter) != NULL)
      g_ptr_array_add (ids, g_strdup (id));
  }
  g_task_return_pointer (task, ids, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
pb_workspace_query_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pb_workspace_get_items_async (PbWorkspace *self, PbKind kind, const char *const *ids,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i] != NULL; i++) {
    g_autoptr (PbRecord) record = pb_record_new (kind, ids[i]);
    g_autofree char *title = g_strdup_printf ("%s edition %u", ids[i], self->edition);

    g_ptr_array_add (items, pb_item_new (record, title, g_new0 (char *, pb_kind_get_info (kind)->n_columns)));
  }
  self->n_fetched += items->len;
  self->largest_batch = MAX (self->largest_batch, items->len);
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
pb_workspace_get_items_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

struct _PbCase {
  GObject parent_instance;

  PbWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (PbCase, pb_case, G_TYPE_OBJECT)

static void
pb_case_finalize (GObject *object)
{
  g_object_unref (PB_CASE (object)->workspace);
  G_OBJECT_CLASS (pb_case_parent_class)->finalize (object);
}

static void
pb_case_class_init (PbCaseClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_case_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_POINTER);
}

static void
pb_case_init (PbCase *self)
{
  self->workspace = g_object_new (PB_TYPE_WORKSPACE, NULL);
}

PbWorkspace *
pb_case_get_workspace (PbCase *self)
{
  return self->workspace;
}

void
pb_case_fail (PbCase *self, const GError *error)
{
  g_assert_no_error (error);
}

/* --- the tests */

typedef struct {
  PbCase *document;
  PbWorkspace *workspace;
  PbQueryModel *model;
  guint n_loaded, n_replaced, n_signals, lowest;
  guint position, removed, added; /* of the last signal */
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
on_loaded (PbQueryModel *model, gboolean replaced, Fixture *fixture)
{
  fixture->n_loaded++;
  fixture->n_replaced += replaced;
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_signals++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
  fixture->lowest = MIN (fixture->lowest, g_list_model_get_n_items (model));
}

static void
forget (Fixture *fixture)
{
  fixture->n_loaded = fixture->n_replaced = fixture->n_signals = 0;
  fixture->lowest = G_MAXUINT;
  fixture->workspace->n_queries = fixture->workspace->n_fetched = fixture->workspace->largest_batch = 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  fixture->document = g_object_new (PB_TYPE_CASE, NULL);
  fixture->workspace = fixture->document->workspace;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (fixture->workspace->ids, g_strdup_printf ("id-%06u", i));
  fixture->model = pb_query_model_new (fixture->document, PB_KIND_FACT);
  g_signal_connect (fixture->model, "loaded", G_CALLBACK (on_loaded), fixture);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_items_changed), fixture);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, n);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle ();
  g_assert_finalize_object (fixture->model);
  settle ();
  g_assert_finalize_object (fixture->document);
}

static void
tell_changed (Fixture *fixture, PbKind kind)
{
  PbKindSet kinds = {{FALSE}};

  kinds.has[kind] = TRUE;
  g_signal_emit_by_name (fixture->document, "changed", &kinds);
  settle ();
}

static PbRecordRow *
get_row (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->model), position);
}

static void
test_items_follow_in_batches (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  forget (fixture);
  for (guint i = 300; i < 750; i++)
    g_ptr_array_add (rows, get_row (fixture, i));
  g_assert_null (pb_record_row_get_item (g_ptr_array_index (rows, 0)));
  settle ();
  g_assert_cmpstr (pb_item_get_title (pb_record_row_get_item (g_ptr_array_index (rows, 449))), ==,
                   "id-000749 edition 0");
  /* … and a screen on each side of them. */
  g_assert_cmpuint (fixture->workspace->n_fetched, >=, 450);
  g_assert_cmpuint (fixture->workspace->n_fetched, <=, 550);
  g_assert_cmpuint (fixture->workspace->largest_batch, <=, MOST_ASKED);
}

/* What one scrolls to next is there already: its cells are made once. */
static void
test_fetches_ahead (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecordRow) first = get_row (fixture, 0);
  g_autoptr (PbRecordRow) last_on_screen = get_row (fixture, 40);
  g_autoptr (PbRecordRow) far = NULL;
  g_autoptr (PbRecordRow) near = NULL;

  g_assert_nonnull (pb_record_row_get_item (first));
  g_assert_nonnull (pb_record_row_get_item (last_on_screen));
  far = get_row (fixture, 500);
  g_assert_null (pb_record_row_get_item (far));
  settle ();
  forget (fixture);
  near = get_row (fixture, 520);
  g_assert_nonnull (pb_record_row_get_item (near));
  settle ();
  g_assert_cmpuint (fixture->workspace->n_fetched, ==, 0);
}

static void
test_asks_once_for_many_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sort = NULL;

  forget (fixture);
  pb_query_model_set_filter (fixture->model, "9");
  pb_query_model_set_filter (fixture->model, "99");
  g_object_set (fixture->model, "sort", "label", "descending", TRUE, NULL);
  settle ();
  g_assert_cmpuint (fixture->workspace->n_queries, ==, 1);
  g_assert_cmpstr (fixture->workspace->filter, ==, "99");
  g_assert_cmpstr (fixture->workspace->sort, ==, "label");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 19);
  g_assert_cmpuint (pb_query_model_find (fixture->model, "id-000999"), ==, 0);
  g_assert_true (pb_query_model_is_limited (fixture->model));
  g_object_get (fixture->model, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "label");
}

static void
test_listens_to_what_it_shows (Fixture *fixture, gconstpointer data)
{
  forget (fixture);
  tell_changed (fixture, PB_KIND_DEBT);
  g_assert_cmpuint (fixture->workspace->n_queries, ==, 0);
  tell_changed (fixture, PB_KIND_FACT);
  g_assert_cmpuint (fixture->workspace->n_queries, ==, 1);
  /* A fact names its act. */
  tell_changed (fixture, PB_KIND_ACT);
  g_assert_cmpuint (fixture->workspace->n_queries, ==, 2);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
  pb_query_model_watch (fixture->model, PB_KIND_DEBT);
  tell_changed (fixture, PB_KIND_DEBT);
  g_assert_cmpuint (fixture->workspace->n_queries, ==, 3);
}

static void
test_change_keeps_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecordRow) row = get_row (fixture, 500);
  g_autoptr (PbRecordRow) again = NULL;

  settle ();
  forget (fixture);
  fixture->workspace->edition = 1;
  g_ptr_array_insert (fixture->workspace->ids, 3, g_strdup ("new"));
  tell_changed (fixture, PB_KIND_FACT);
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 3);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 1);
  g_assert_cmpuint (fixture->n_replaced, ==, 0);
  again = get_row (fixture, 501);
  g_assert_true (again == row);
  g_assert_cmpstr (pb_item_get_title (pb_record_row_get_item (row)), ==, "id-000500 edition 1");
}

static void
test_change_keeps_selection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkSingleSelection) selection = g_object_new (
      GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE, "model", fixture->model, NULL);
  PbRecordRow *row;

  gtk_single_selection_set_selected (selection, 10);
  g_ptr_array_remove_index (fixture->workspace->ids, 2);
  tell_changed (fixture, PB_KIND_FACT);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 9);
  /* Moved a little: looked for among the few rows that changed. */
  g_ptr_array_insert (fixture->workspace->ids, 20, g_ptr_array_steal_index (fixture->workspace->ids, 9));
  tell_changed (fixture, PB_KIND_FACT);
  row = gtk_single_selection_get_selected_item (selection);
  g_assert_cmpstr (pb_record_row_get_id (row), ==, "id-000010");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 20);
}

static void
test_new_order_in_two_steps (Fixture *fixture, gconstpointer data)
{
  forget (fixture);
  pb_query_model_set_sort (fixture->model, "label", TRUE);
  settle ();
  g_assert_cmpuint (fixture->n_replaced, ==, 1);
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  g_assert_cmpuint (fixture->lowest, ==, 0);
  g_assert_cmpuint (pb_query_model_find (fixture->model, "id-000999"), ==, 0);
}

static gboolean
accept_even (PbCase *document, const char *id, gpointer data)
{
  return ((id[strlen (id) - 1] - '0') % 2 == 0) == *(gboolean *) data;
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  gboolean even = TRUE;

  forget (fixture);
  pb_query_model_set_accept (fixture->model, accept_even, &even);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 500);
  g_assert_cmpuint (pb_query_model_find (fixture->model, "id-000001"), ==, GTK_INVALID_LIST_POSITION);
  even = FALSE;
  pb_query_model_refilter (fixture->model);
  g_assert_cmpuint (pb_query_model_find (fixture->model, "id-000001"), ==, 0);
  g_assert_cmpuint (fixture->workspace->n_queries, ==, 0);
  pb_query_model_set_accept (fixture->model, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 1000);
}

static void
test_goes_while_asking (Fixture *fixture, gconstpointer data)
{
  PbQueryModel *other = pb_query_model_new (fixture->document, PB_KIND_FACT);

  g_assert_true (pb_query_model_is_loading (other));
  /* Far enough that the answer is on its way. */
  while (!pb_query_model_is_asking (other) || fixture->workspace->n_queries < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (other);
  settle ();
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, guint *n_bound)
{
  PbRecordRow *row = gtk_list_item_get_item (item);

  (*n_bound)++;
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), pb_record_row_get_id (row));
}

static void
test_many_rows_stay_light (Fixture *fixture, gconstpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect",
                                               TRUE, "model", fixture->model, NULL);
  GtkWidget *view = gtk_column_view_new (selection);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, NULL);
  GtkWidget *window
      = g_object_new (GTK_TYPE_WINDOW, "child", scroller, "default-width", 600, "default-height", 600, NULL);
  GtkColumnViewColumn *column = gtk_column_view_column_new ("Id", factory);
  guint n_bound = 0;
  gint64 start = g_get_monotonic_time ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), &n_bound);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
  g_object_unref (column);
  gtk_window_present (GTK_WINDOW (window));
  while (n_bound == 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_test_message ("shown after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  forget (fixture);
  start = g_get_monotonic_time ();
  pb_query_model_set_sort (fixture->model, "label", TRUE);
  settle ();
  g_test_message ("sorted anew after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (fixture->n_replaced, ==, 1);
  g_assert_cmpuint (fixture->workspace->n_fetched, <, MOST_ROWS);
  g_assert_cmpuint (fixture->workspace->largest_batch, <=, MOST_ASKED);
  fixture->workspace->edition++;
  tell_changed (fixture, PB_KIND_FACT);
  g_assert_cmpuint (fixture->workspace->n_fetched, <, MOST_ROWS);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (int argc, char **argv)
{
  gpointer thousand = GUINT_TO_POINTER (1000);

  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/query-model/items-follow-in-batches", Fixture, thousand, set_up,
              test_items_follow_in_batches, tear_down);
  g_test_add ("/ui/query-model/fetches-ahead", Fixture, thousand, set_up, test_fetches_ahead, tear_down);
  g_test_add ("/ui/query-model/asks-once-for-many-settings", Fixture, thousand, set_up,
              test_asks_once_for_many_settings, tear_down);
  g_test_add ("/ui/query-model/listens-to-what-it-shows", Fixture, thousand, set_up,
              test_listens_to_what_it_shows, tear_down);
  g_test_add ("/ui/query-model/change-keeps-rows", Fixture, thousand, set_up, test_change_keeps_rows,
              tear_down);
  g_test_add ("/ui/query-model/change-keeps-selection", Fixture, thousand, set_up,
              test_change_keeps_selection, tear_down);
  g_test_add ("/ui/query-model/new-order-in-two-steps", Fixture, thousand, set_up,
              test_new_order_in_two_steps, tear_down);
  g_test_add ("/ui/query-model/accept", Fixture, thousand, set_up, test_accept, tear_down);
  g_test_add ("/ui/query-model/goes-while-asking", Fixture, thousand, set_up, test_goes_while_asking,
              tear_down);
  g_test_add ("/ui/query-model/many-rows-stay-light", Fixture, GUINT_TO_POINTER (MANY), set_up,
              test_many_rows_stay_light, tear_down);
  return g_test_run ();
}
