/* test-history.c: the log by what was done: pages, who, when, to which record, with which words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-store-history.h"

#include <string.h>

static PbRecord *
insert_place (PbStore *store, const char *label, const char *note)
{
  PbRecord *place = pb_record_new (PB_KIND_PLACE, NULL);

  pb_record_set (place, "label", label);
  pb_record_set (place, "note", note);
  g_assert_true (pb_store_insert (store, place, NULL));
  return place;
}

static char *
insert_user (PbStore *store, const char *label)
{
  g_autoptr (PbRecord) user = pb_record_new (PB_KIND_USER, NULL);

  pb_record_set (user, "label", label);
  fixture_begin (store, "user");
  g_assert_true (pb_store_insert (store, user, NULL));
  fixture_commit (store);
  return g_strdup (pb_record_get_id (user));
}

/* "label user n;…": every gesture that the filter lets through, a page of @limit after the other. */
static char *
list (PbStore *store, const PbStoreHistoryFilter *filter, guint limit)
{
  GString *text = g_string_new (NULL);
  g_autofree char *before = NULL;
  guint n;

  do {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) page = pb_store_history_list (store, filter, before, limit, NULL, &error);

    g_assert_no_error (error);
    n = page->len;
    g_assert_cmpuint (n, <=, limit);
    for (guint i = 0; i < n; i++) {
      const PbStoreHistoryEntry *entry = g_ptr_array_index (page, i);

      g_assert_true (entry->own);
      g_string_append_printf (text, "%s %s %u;", entry->label, entry->user != NULL ? entry->user : "-",
                              entry->n_changes);
      g_free (before);
      before = g_strdup (entry->id);
    }
  } while (n == limit);
  return g_string_free (text, FALSE);
}

static void
assert_list (PbStore *store, const PbStoreHistoryFilter *filter, const char *expected)
{
  for (guint limit = 1; limit < 8; limit++) {
    g_autofree char *text = list (store, filter, limit);

    g_assert_cmpstr (text, ==, expected);
  }
}

typedef struct {
  char *anna, *boris; /* users */
  PbRecord *mill, *gate;
  gint64 between; /* after the second, before the third gesture of places */
} Story;

/* Five gestures: two users; the mill; its note, with another place; the mill's note by the other. */
static void
tell (PbStore *store, Story *story)
{
  story->anna = insert_user (store, "Anna");
  story->boris = insert_user (store, "Boris");
  pb_store_set_user (store, story->anna);
  fixture_begin (store, "add");
  story->mill = insert_place (store, "Rice mill", "By the \"old\" road\nbehind C:\\weir");
  fixture_commit (store);
  fixture_begin (store, "import");
  pb_record_set (story->mill, "note", "โรงสีข้าว");
  g_assert_true (pb_store_update (store, story->mill, NULL));
  story->gate = insert_place (store, "Blue gate", NULL);
  fixture_commit (store);
  story->between = fixture_now + 1;
  pb_store_set_user (store, story->boris);
  fixture_begin (store, "edit");
  pb_record_set (story->mill, "note", "Closed");
  g_assert_true (pb_store_update (store, story->mill, NULL));
  fixture_commit (store);
}

static void
story_clear (Story *story)
{
  g_free (story->anna);
  g_free (story->boris);
  g_object_unref (story->mill);
  g_object_unref (story->gate);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  PbStore *store = fixture->store;
  Story story;

  tell (store, &story);
  assert_list (store, NULL, "edit Boris 1;import Anna 2;add Anna 1;user - 1;user - 1;");
  {
    const struct {
      PbStoreHistoryFilter filter;
      const char *expected;
    } cases[] = {
        {{.user_id = story.anna}, "import Anna 2;add Anna 1;"},
        {{.record_id = pb_record_get_id (story.gate)}, "import Anna 2;"},
        {{.record_id = pb_record_get_id (story.mill), .user_id = story.boris}, "edit Boris 1;"},
        {{.since = story.between}, "edit Boris 1;"},
        {{.until = story.between, .user_id = story.anna}, "import Anna 2;add Anna 1;"},
        /* A change of the mill, whatever of it was changed. */
        {{.text = "mill"}, "edit Boris 1;import Anna 2;add Anna 1;"},
        {{.text = "BLUE gate"}, "import Anna 2;"},
        /* What stood there before is found too; Thai as it is written. */
        {{.text = "โรงสีข้าว"}, "edit Boris 1;import Anna 2;"},
        {{.text = "\"old\""}, "import Anna 2;add Anna 1;"},
        {{.text = "c:\\weir"}, "import Anna 2;add Anna 1;"},
        /* Names of columns are no words, nor are two columns one. */
        {{.text = "note"}, ""},
        {{.text = "label"}, ""},
        {{.text = "millby"}, ""},
        {{.text = "mill nowhere"}, ""},
        {{.text = "  "}, "edit Boris 1;import Anna 2;add Anna 1;user - 1;user - 1;"},
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      assert_list (store, &cases[i].filter, cases[i].expected);
  }
  story_clear (&story);
}

/* The first change a gesture shows is one that the filter lets through. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  PbStore *store = fixture->store;
  Story story;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) of_gate = NULL;
  const PbStoreHistoryEntry *entry;
  PbStoreHistoryFilter filter = {0};

  tell (store, &story);
  filter.record_id = pb_record_get_id (story.gate);
  entries = pb_store_history_list (store, &filter, NULL, 10, NULL, NULL);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (entry->first->record_id, ==, pb_record_get_id (story.gate));
  g_assert_cmpstr (entry->first->action, ==, "insert");

  all = pb_store_history_list_changes (store, entry->id, NULL, 0, 10, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((PbStoreChange *) g_ptr_array_index (all, 0))->action, ==, "update");
  g_assert_nonnull (strstr (((PbStoreChange *) g_ptr_array_index (all, 0))->before, "weir"));
  /* The page behind the first. */
  second = pb_store_history_list_changes (
      store, entry->id, NULL, ((PbStoreChange *) g_ptr_array_index (all, 0))->sequence, 1, NULL, NULL);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpstr (((PbStoreChange *) g_ptr_array_index (second, 0))->record_id, ==,
                   pb_record_get_id (story.gate));
  of_gate = pb_store_history_list_changes (store, entry->id, &filter, 0, 10, NULL, NULL);
  g_assert_cmpuint (of_gate->len, ==, 1);
  story_clear (&story);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Story story;

  tell (fixture->store, &story);
  g_cancellable_cancel (cancellable);
  g_assert_null (pb_store_history_list (fixture->store, NULL, NULL, 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  story_clear (&story);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/store/history/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("filters", test_filters);
  ADD ("changes", test_changes);
  ADD ("cancel", test_cancel);
  return g_test_run ();
}
