/* test-history.c: what was done to the case: who, what, before and after; of one record, at some time, with
 * some words; page by page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/history/pb-history-page.h"
#include "pages/history/pb-history-row.h"
#include "stage.h"

#include <string.h>

/* More than the page reads at a time. */
#define MANY_GESTURES 230

static GListModel *
get_rows (Stage *stage)
{
  GtkColumnView *view = stage_find (stage->page, GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (view));
}

typedef struct {
  GtkWidget *page;
  const char *words;
} Wanted;

static gboolean
says (gpointer data)
{
  Wanted *wanted = data;

  return stage_find_words (wanted->page, wanted->words) != NULL
         && gtk_widget_get_mapped (stage_find_words (wanted->page, wanted->words));
}

/* Mapped words. */
static void
wait_words (GtkWidget *root, const char *words)
{
  Wanted wanted = {root, words};

  fixture_wait (says, &wanted);
}

static Stage *
raise_history (PbCase *document)
{
  Stage *stage = stage_raise (document, PB_TYPE_HISTORY_PAGE);

  wait_words (stage->page, "What was done");
  return stage;
}

/* One gesture: the mill is added, or gets another note. Its id. */
static char *
put_place (PbCase *document, const char *id, const char *note)
{
  PbWorkspace *workspace = pb_case_get_workspace (document);
  FixtureAnswer answer = {NULL};
  g_autoptr (PbRecord) record = pb_record_new (PB_KIND_PLACE, id);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  g_autoptr (GError) error = NULL;

  pb_record_set (record, "label", "Rice mill");
  pb_record_set (record, "note", note);
  g_ptr_array_add (edits, pb_edit_new (id == NULL ? PB_EDIT_INSERT : PB_EDIT_UPDATE, record));
  pb_workspace_edit_async (workspace, id == NULL ? "add" : "edit", edits, NULL, fixture_take_answer, &answer);
  fixture_wait_answer (&answer);
  pb_workspace_edit_finish (workspace, answer.result, &error);
  g_assert_no_error (error);
  g_clear_object (&answer.result);
  return g_strdup (pb_record_get_id (record));
}

static void
edit_place (PbCase *document, const char *id, const char *note)
{
  g_autofree char *same = put_place (document, id, note);

  g_assert_cmpstr (same, ==, id);
}

static void
choose (Stage *stage, guint position)
{
  g_clear_object (&stage->told);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (get_rows (stage)));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (stage)), position, TRUE);
  fixture_settle ();
  stage_show_told (stage);
}

static void
test_before_and_after (void)
{
  PbCase *document = fixture_open_empty ();
  g_autofree char *place = put_place (document, NULL, NULL);
  Stage *stage;

  edit_place (document, place, "Closed since March");
  edit_place (document, place, "Open again");
  stage = raise_history (document);
  /* Newest first; the case itself was made before. */
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (stage)), ==, 4);
  wait_words (stage->page, "Place Rice mill · changed");
  /* Nobody has a name yet: no column for it. */
  g_assert_null (stage_find_words (stage->page, "Here, no name"));
  choose (stage, 0);
  wait_words (stage->told, "Here, no name");
  wait_words (stage->told, "Before: Closed since March");
  wait_words (stage->told, "After: Open again");
  stage_clear (stage);
}

/* Taking in a folder is many changes, of which one is an example. */
static void
test_many (void)
{
  Stage *stage = raise_history (fixture_open_case ());

  wait_words (stage->page, " changes, among them: ");
  stage_clear (stage);
}

/* What is done while the page is open comes on top; what was chosen stays chosen. */
static void
test_grows (void)
{
  PbCase *document = fixture_open_empty ();
  g_autofree char *place = put_place (document, NULL, NULL);
  Stage *stage = raise_history (document);
  GListModel *rows = get_rows (stage);
  g_autoptr (PbHistoryRow) chosen = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 0, TRUE);
  chosen = g_list_model_get_item (rows, 0);
  edit_place (document, place, "Closed since March");
  wait_words (stage->page, "3 actions");
  g_assert_true (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (rows)) == (gpointer) chosen);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 1));
  stage_clear (stage);
}

static gboolean
has_all (gpointer data)
{
  return g_list_model_get_n_items (data) == MANY_GESTURES + 2;
}

static gboolean
has_page (gpointer data)
{
  g_assert_cmpuint (g_list_model_get_n_items (data), <=, 200);
  return g_list_model_get_n_items (data) == 200;
}

static void
test_pages (void)
{
  PbCase *document = fixture_open_empty ();
  g_autofree char *place = put_place (document, NULL, NULL);
  Stage *stage;
  GtkWidget *scroller;
  GtkAdjustment *place_seen;

  for (guint i = 0; i < MANY_GESTURES; i++) {
    g_autofree char *note = g_strdup_printf ("Note %u", i);

    edit_place (document, place, note);
    /* So that no backlog of reviews has to be waited for at once. */
    if (i % 20 == 0)
      fixture_wait_review (document);
  }
  fixture_wait_review (document);
  stage = raise_history (document);
  wait_words (stage->page, "The latest 200");
  /* The view is given them frame by frame; the next page is not read for that. */
  fixture_wait (has_page, get_rows (stage));
  scroller
      = gtk_widget_get_ancestor (stage_find (stage->page, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  place_seen = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (place_seen, gtk_adjustment_get_upper (place_seen));
  fixture_wait (has_all, get_rows (stage));
  wait_words (stage->page, "232 actions");
  stage_clear (stage);
}

static void
set_text (Stage *stage, GType type, const char *text)
{
  GtkWidget *entry = stage_find (stage->page, type);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (GTK_IS_SEARCH_ENTRY (entry))
    g_signal_emit_by_name (entry, "search-changed");
}

static void
test_filters (void)
{
  PbCase *document = fixture_open_case ();
  const char *fact = fixture_find_id (document, PB_KIND_FACT, "F-LOCK");
  Stage *stage = raise_history (document);
  GtkDropDown *when;

  /* One record of an import of hundreds. */
  pb_page_show (PB_PAGE (stage->page), PB_KIND_FACT, fact);
  wait_words (stage->page, "1 action");
  wait_words (stage->page, "Fact F-LOCK · added");
  choose (stage, 0);
  wait_words (stage->told, "Fact F-LOCK · added");
  g_assert_null (stage_find_words (stage->told, "Fact F-PROMISE-PAY · added"));
  stage_clear (stage);

  stage = raise_history (fixture_open_case ());
  set_text (stage, GTK_TYPE_SEARCH_ENTRY, "f-lock");
  wait_words (stage->page, "1 action");
  set_text (stage, GTK_TYPE_SEARCH_ENTRY, "zebra");
  wait_words (stage->page, "Nothing Like That Was Done");
  stage_press (stage, fixture_find_widget (stage->page, GTK_TYPE_BUTTON, "Show the Whole History"));
  wait_words (stage->page, "What was done");

  when = stage_find (stage->page, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (when, 4);
  fixture_settle ();
  set_text (stage, GTK_TYPE_ENTRY, "2001");
  wait_words (stage->page, "Nothing Like That Was Done");
  set_text (stage, GTK_TYPE_ENTRY, "from 2001");
  wait_words (stage->page, "What was done");
  /* What cannot be read limits nothing and says so. */
  set_text (stage, GTK_TYPE_ENTRY, "the day before");
  wait_words (stage->page, "What was done");
  stage_clear (stage);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/history/before-and-after", test_before_and_after);
  g_test_add_func ("/ui/history/many", test_many);
  g_test_add_func ("/ui/history/grows", test_grows);
  g_test_add_func ("/ui/history/pages", test_pages);
  g_test_add_func ("/ui/history/filters", test_filters);
  return g_test_run ();
}
