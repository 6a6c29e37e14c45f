/* test-paced-model.c: which rows a view is given, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-paced-model"

#include "fixture.h"
#include "pb-paced-model.h"

#define MANY 5000u

typedef struct {
  GtkStringList *list;
  GtkWidget *view;
  PbPacedModel *model;
  GPtrArray *copy; /* what a view knows from the signals alone */
  GtkWindow *window;
} Fixture;

static guint
count (GListModel *model)
{
  return g_list_model_get_n_items (model);
}

/* A view asks for what is told as added and keeps the rest. */
static void
on_changed (GListModel *model, guint position, guint removed, guint added, GPtrArray *copy)
{
  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (model, position + i));
}

/* What was told agrees with what is there, and with the head of the list. */
static void
assert_agrees (Fixture *fixture)
{
  g_assert_cmpuint (fixture->copy->len, ==, count (G_LIST_MODEL (fixture->model)));
  for (guint i = 0; i < fixture->copy->len; i++) {
    g_autoptr (GObject) shown = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);
    g_autoptr (GObject) own = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

    g_assert_true (shown == own && g_ptr_array_index (fixture->copy, i) == own);
  }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->model), fixture->copy->len));
}

static void
splice (Fixture *fixture, guint position, guint removed, guint added)
{
  static guint number = 0;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (words, g_strdup_printf ("row %u", number++));
  g_ptr_array_add (words, NULL);
  gtk_string_list_splice (fixture->list, position, removed, (const char *const *) words->pdata);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list = gtk_string_list_new (NULL);
  fixture->view = g_object_ref_sink (gtk_label_new (NULL));
  fixture->model = pb_paced_model_new (G_LIST_MODEL (fixture->list), fixture->view);
  fixture->copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_changed), fixture->copy);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  g_ptr_array_unref (fixture->copy);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->list);
  g_object_unref (fixture->view);
}

static gboolean
is_whole (gpointer data)
{
  Fixture *fixture = data;

  return count (G_LIST_MODEL (fixture->model)) == count (G_LIST_MODEL (fixture->list));
}

static void
test_first (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, MANY);
  g_assert_cmpuint (count (G_LIST_MODEL (fixture->model)), ==, PB_PACED_MODEL_FIRST);
  assert_agrees (fixture);
  fixture_settle ();
  /* No frame is drawn. */
  g_assert_cmpuint (count (G_LIST_MODEL (fixture->model)), ==, PB_PACED_MODEL_FIRST);
  pb_paced_model_reveal (fixture->model, PB_PACED_MODEL_FIRST - 1);
  g_assert_cmpuint (count (G_LIST_MODEL (fixture->model)), ==, PB_PACED_MODEL_FIRST);
  pb_paced_model_reveal (fixture->model, PB_PACED_MODEL_FIRST);
  g_assert_true (is_whole (fixture));
  assert_agrees (fixture);
}

static void
on_step (GListModel *model, guint position, guint removed, guint added, guint *most)
{
  if (position + added <= PB_PACED_MODEL_ENOUGH)
    *most = MAX (*most, added);
}

static void
test_grows (Fixture *fixture, gconstpointer data)
{
  guint most = 0;

  splice (fixture, 0, 0, MANY);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (on_step), &most);
  fixture->window = fixture_present (fixture->view, 200, 200);
  fixture_wait (is_whole, fixture);
  g_assert_cmpuint (most, ==, PB_PACED_MODEL_STEP);
  assert_agrees (fixture);
  /* Small changes of what is whole are told as they are. */
  splice (fixture, 300, 1, 2);
  assert_agrees (fixture);
  splice (fixture, MANY, 0, 3);
  g_assert_true (is_whole (fixture));
  assert_agrees (fixture);
  /* Other rows altogether: a few at first. */
  splice (fixture, 0, MANY + 4, MANY);
  g_assert_cmpuint (count (G_LIST_MODEL (fixture->model)), ==, PB_PACED_MODEL_FIRST);
  assert_agrees (fixture);
}

/* Hidden, it is given nothing; shown again, it goes on. */
static void
test_waits (Fixture *fixture, gconstpointer data)
{
  guint before;

  fixture->window = fixture_present (fixture->view, 200, 200);
  gtk_widget_set_visible (fixture->view, FALSE);
  fixture_settle ();
  splice (fixture, 0, 0, MANY);
  before = count (G_LIST_MODEL (fixture->model));
  g_assert_cmpuint (before, ==, PB_PACED_MODEL_FIRST);
  fixture_settle ();
  g_assert_cmpuint (count (G_LIST_MODEL (fixture->model)), ==, before);
  gtk_widget_set_visible (fixture->view, TRUE);
  fixture_wait (is_whole, fixture);
  assert_agrees (fixture);
}

/* Changes while only a part is given. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint position, removed, added;
  } changes[] = {
      {0, 1, 0},       {10, 2, 5},        {35, 20, 1},  {38, 0, 3}, {100, 50, 2}, {4000, 0, 9},
      {20, 4000, 100}, {0, 0, 1000},      {1000, 4, 0}, {1, 0, 0},  {0, 500, 0},  {0, 30, 30},
      {39, 2, 2},      {0, G_MAXUINT, 0}, {0, 0, 7},    {7, 0, 1},  {0, 3, 100},
  };

  splice (fixture, 0, 0, MANY);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    guint n = count (G_LIST_MODEL (fixture->list));

    splice (fixture, changes[i].position, MIN (changes[i].removed, n - changes[i].position),
            changes[i].added);
    assert_agrees (fixture);
  }
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/paced-model/first", Fixture, NULL, set_up, test_first, tear_down);
  g_test_add ("/paced-model/grows", Fixture, NULL, set_up, test_grows, tear_down);
  g_test_add ("/paced-model/waits-while-hidden", Fixture, NULL, set_up, test_waits, tear_down);
  g_test_add ("/paced-model/changes", Fixture, NULL, set_up, test_changes, tear_down);
  return g_test_run ();
}
