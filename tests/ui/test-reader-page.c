/* test-reader-page.c: the page Evidence on the sample case: pages are drawn, passages found on them, words
 * become assertions, and what cannot be shown is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pages/evidence/pb-assertion-panel.h"
#include "pages/evidence/pb-evidence-page.h"
#include "pages/evidence/pb-page-cache.h"
#include "pages/evidence/pb-page-view.h"
#include "pages/evidence/pb-passage-list.h"
#include "pages/evidence/pb-reader.h"

#include <adwaita.h>
#include <string.h>

typedef struct {
  PbCase *document;
  PbEvidencePage *page;
  PbReader *reader;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open_case ();
  fixture->page = g_object_new (PB_TYPE_EVIDENCE_PAGE, "case", fixture->document, NULL);
  fixture->reader = fixture_find_type (fixture->page, PB_TYPE_READER);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_destroy (fixture->window, GTK_WIDGET (fixture->page));
  fixture_close_case (fixture->document);
}

static void
show (Fixture *fixture, PbKind kind, const char *key)
{
  pb_page_show (PB_PAGE (fixture->page), kind, fixture_find_id (fixture->document, kind, key));
}

static gboolean
is_read (gpointer data)
{
  return pb_reader_get_text (data) != NULL;
}

static gboolean
is_drawn (gpointer data)
{
  return pb_reader_is_drawn (data);
}

static gboolean
has_problem (gpointer data)
{
  return pb_reader_get_problem (data) != NULL;
}

static gboolean
is_covered (gpointer data)
{
  return g_str_equal (pb_reader_get_state (data), "cover");
}

static gboolean
is_content (gpointer data)
{
  return g_str_equal (pb_reader_get_state (data), "content");
}

/* --- */

static void
test_draws (Fixture *fixture, gconstpointer data)
{
  /* Asked for before anything is loaded or on the screen. */
  show (fixture, PB_KIND_EXHIBIT, "EX-01");
  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  fixture_wait (is_read, fixture->reader);
  fixture_wait (is_drawn, fixture->reader);
  g_assert_cmpuint (pb_reader_get_page (fixture->reader), ==, 1);
  g_assert_cmpuint (pb_reader_get_n_pages (fixture->reader), ==, 4);
  g_assert_null (pb_reader_get_problem (fixture->reader));
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.next-page", NULL);
  g_assert_cmpuint (pb_reader_get_page (fixture->reader), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.last-page", NULL);
  g_assert_cmpuint (pb_reader_get_page (fixture->reader), ==, 4);
  fixture_wait (is_drawn, fixture->reader);
}

static gboolean
is_marked (gpointer data)
{
  Fixture *fixture = data;
  PbPageView *view = fixture_find_type (fixture->page, PB_TYPE_PAGE_VIEW);
  graphene_rect_t rect;

  return pb_page_view_find_mark (view, fixture_find_id (fixture->document, PB_KIND_PASSAGE, "P-V1a-05"),
                                 &rect);
}

static void
test_opens_passage (Fixture *fixture, gconstpointer data)
{
  GtkListBoxRow *row = NULL;
  PbPassageList *list;

  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  show (fixture, PB_KIND_PASSAGE, "P-V1a-05");
  fixture_wait (is_read, fixture->reader);
  g_assert_cmpuint (pb_reader_get_page (fixture->reader), ==, 2);
  g_assert_cmpstr (pb_record_get_key (pb_item_get_record (pb_reader_get_exhibit (fixture->reader))), ==,
                   "EX-01");
  fixture_wait (is_marked, fixture);
  list = fixture_find_type (fixture->page, PB_TYPE_PASSAGE_LIST);
  row = gtk_list_box_get_selected_row (fixture_find_type (list, GTK_TYPE_LIST_BOX));
  g_assert_nonnull (row);
  /* An assertion leads to the same words. */
  show (fixture, PB_KIND_EXHIBIT, "EX-02");
  fixture_wait (is_read, fixture->reader);
  fixture_settle ();
  show (fixture, PB_KIND_ASSERTION, "A-V1a-05");
  fixture_wait (is_marked, fixture);
  g_assert_cmpuint (pb_reader_get_page (fixture->reader), ==, 2);
}

static void
select_words (Fixture *fixture, const char *words)
{
  const char *text = pb_reader_get_text (fixture->reader);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  pb_reader_select (fixture->reader, (guint) (found - text), (guint) (found - text + strlen (words)));
}

static guint
count (Fixture *fixture, PbKind kind)
{
  PbQuery query = {.kind = kind};
  FixtureAnswer waiting = {NULL};
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  pb_workspace_query_async (pb_case_get_workspace (fixture->document), &query, NULL, fixture_take_answer,
                            &waiting);
  fixture_wait_answer (&waiting);
  ids = pb_workspace_query_finish (pb_case_get_workspace (fixture->document), waiting.result, &error);
  g_assert_no_error (error);
  g_object_unref (waiting.result);
  return ids->len;
}

static void
on_counted (gpointer source, const char *what, guint *n)
{
  (*n)++;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

/* Passage, assertion, value, new fact, and what ties it: one gesture. */
static void
test_asserts (Fixture *fixture, gconstpointer data)
{
  static const PbKind kinds[]
      = {PB_KIND_PASSAGE, PB_KIND_ASSERTION, PB_KIND_VALUE, PB_KIND_FACT, PB_KIND_ASSERTION_FACT};
  PbAssertionPanel *panel = fixture_find_type (fixture->page, PB_TYPE_ASSERTION_PANEL);
  guint before[G_N_ELEMENTS (kinds)];
  guint n_recorded = 0, n_done = 0, occurrence = 0;
  g_autofree char *quote = NULL;

  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  show (fixture, PB_KIND_PASSAGE, "P-V1a-03");
  fixture_wait (is_read, fixture->reader);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    before[i] = count (fixture, kinds[i]);
  select_words (fixture, "nine thousand baht every month");
  quote = pb_reader_get_selection (fixture->reader, &occurrence);
  g_assert_cmpstr (quote, ==, "nine thousand baht every month");
  g_assert_cmpuint (occurrence, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.assert", NULL);
  g_assert_cmpuint (pb_assertion_panel_get_values (panel)->len, ==, 1);
  pb_assertion_panel_set_fact (panel, NULL, "V1 was promised a wage");
  g_signal_connect (panel, "recorded", G_CALLBACK (on_counted), &n_recorded);
  pb_assertion_panel_record (panel);
  fixture_wait (is_counted, &n_recorded);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (count (fixture, kinds[i]), ==, before[i] + 1);
  g_signal_connect (fixture->document, "done", G_CALLBACK (on_counted), &n_done);
  pb_case_undo (fixture->document, FALSE);
  fixture_wait (is_counted, &n_done);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (count (fixture, kinds[i]), ==, before[i]);
}

/* What was made by hand is found on its page like what came in a form. */
static void
test_locates (Fixture *fixture, gconstpointer data)
{
  PbAssertionPanel *panel = fixture_find_type (fixture->page, PB_TYPE_ASSERTION_PANEL);
  guint n_recorded = 0;

  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  show (fixture, PB_KIND_EXHIBIT, "EX-12");
  fixture_wait (is_read, fixture->reader);
  select_words (fixture, "\u0e19\u0e32\u0e22\u0e08\u0e49\u0e32\u0e07"); /* employer */
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.assert", NULL);
  g_signal_connect (panel, "recorded", G_CALLBACK (on_counted), &n_recorded);
  pb_assertion_panel_record (panel);
  fixture_wait (is_counted, &n_recorded);
  {
    PbQuery query
        = {.kind = PB_KIND_PASSAGE, .column = "quote", .value = "\u0e19\u0e32\u0e22\u0e08\u0e49\u0e32\u0e07"};
    FixtureAnswer waiting = {NULL}, got = {NULL};
    PbWorkspace *workspace = pb_case_get_workspace (fixture->document);
    g_autoptr (GPtrArray) ids = NULL;
    g_autoptr (GPtrArray) items = NULL;
    const char *wanted[] = {NULL, NULL};

    pb_workspace_query_async (workspace, &query, NULL, fixture_take_answer, &waiting);
    fixture_wait_answer (&waiting);
    ids = pb_workspace_query_finish (workspace, waiting.result, NULL);
    g_assert_nonnull (ids);
    g_assert_cmpuint (ids->len, ==, 1);
    wanted[0] = g_ptr_array_index (ids, 0);
    pb_workspace_get_items_async (workspace, PB_KIND_PASSAGE, wanted, NULL, fixture_take_answer, &got);
    fixture_wait_answer (&got);
    items = pb_workspace_get_items_finish (workspace, got.result, NULL);
    g_assert_cmpstr (pb_record_get (pb_item_get_record (g_ptr_array_index (items, 0)), "located"), ==,
                     "found");
    g_assert_nonnull (pb_record_get (pb_item_get_record (g_ptr_array_index (items, 0)), "boxes"));
    g_object_unref (waiting.result);
    g_object_unref (got.result);
  }
}

static gboolean
has_count (gpointer data)
{
  return fixture_find_widget (data, GTK_TYPE_LABEL, "1 of 1") != NULL;
}

static gboolean
is_not_found (gpointer data)
{
  return fixture_find_widget (data, GTK_TYPE_LABEL, "Not found") != NULL;
}

static void
test_finds (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  show (fixture, PB_KIND_EXHIBIT, "EX-01");
  fixture_wait (is_read, fixture->reader);
  g_assert_true (pb_page_search (PB_PAGE (fixture->page)));
  entry = fixture_find_type (fixture->reader, GTK_TYPE_SEARCH_ENTRY);
  /* White space and case do not count. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "a PASS port");
  fixture_wait (has_count, fixture->reader);
  g_assert_cmpuint (pb_reader_get_page (fixture->reader), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such words");
  fixture_wait (is_not_found, fixture->reader);
}

static void
test_covers (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture_find_id (fixture->document, PB_KIND_EXHIBIT, "EX-20");
  const char *ids[] = {id, NULL};
  FixtureAnswer got = {NULL};
  PbWorkspace *workspace = pb_case_get_workspace (fixture->document);
  g_autoptr (GPtrArray) items = NULL;
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  g_autoptr (PbRecord) record = NULL;
  guint n_done = 0;

  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  pb_workspace_get_items_async (workspace, PB_KIND_EXHIBIT, ids, NULL, fixture_take_answer, &got);
  fixture_wait_answer (&got);
  items = pb_workspace_get_items_finish (workspace, got.result, NULL);
  g_object_unref (got.result);
  record = pb_record_copy (pb_item_get_record (g_ptr_array_index (items, 0)));
  pb_record_set (record, "distressing", "1");
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_UPDATE, record));
  g_signal_connect (fixture->document, "done", G_CALLBACK (on_counted), &n_done);
  pb_case_edit (fixture->document, "exhibit", edits, NULL, NULL);
  fixture_wait (is_counted, &n_done);
  fixture_wait_review (fixture->document);

  for (guint round = 0; round < 2; round++) {
    show (fixture, PB_KIND_EXHIBIT, "EX-20");
    fixture_wait (is_covered, fixture->reader);
    g_assert_false (pb_reader_is_drawn (fixture->reader));
    gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.reveal", NULL);
    fixture_wait (is_content, fixture->reader);
    fixture_wait (is_drawn, fixture->reader);
    show (fixture, PB_KIND_EXHIBIT, "EX-21");
    fixture_wait (is_drawn, fixture->reader);
  }
}

static void
test_without_file (Fixture *fixture, gconstpointer data)
{
  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  show (fixture, PB_KIND_EXHIBIT, "EX-29");
  fixture_wait (has_problem, fixture->reader);
  g_assert_cmpstr (pb_reader_get_problem (fixture->reader), ==, "No File in the Case");
}

/* The program that draws is not there: the page says so, and its text is still read. */
static void
test_without_worker (Fixture *fixture, gconstpointer data)
{
  fixture->window = fixture_present (GTK_WIDGET (fixture->page), 1000, 700);
  show (fixture, PB_KIND_EXHIBIT, "EX-01");
  fixture_wait (has_problem, fixture->reader);
  g_assert_cmpstr (pb_reader_get_problem (fixture->reader), ==,
                   "The Program That Draws Pages Did Not Answer");
  fixture_wait (is_read, fixture->reader);
  g_assert_nonnull (strstr (pb_reader_get_text (fixture->reader), "Thailand"));
}

static void
set_up_without_worker (Fixture *fixture, gconstpointer data)
{
  g_autofree char *worker = g_strdup (g_getenv ("PROBATA_INTAKE"));
  /* The sample is taken in with it. */
  PbCase *first = fixture_open_case ();

  fixture_close_case (first);
  g_setenv ("PROBATA_INTAKE", "/nonexistent", TRUE);
  set_up (fixture, data);
  if (worker != NULL)
    g_setenv ("PROBATA_INTAKE", worker, TRUE);
  else
    g_unsetenv ("PROBATA_INTAKE");
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add ("/reader/page/draws", Fixture, NULL, set_up, test_draws, tear_down);
  g_test_add ("/reader/page/opens-passage", Fixture, NULL, set_up, test_opens_passage, tear_down);
  g_test_add ("/reader/page/asserts-in-one-gesture", Fixture, NULL, set_up, test_asserts, tear_down);
  g_test_add ("/reader/page/locates-new-passage", Fixture, NULL, set_up, test_locates, tear_down);
  g_test_add ("/reader/page/finds", Fixture, NULL, set_up, test_finds, tear_down);
  g_test_add ("/reader/page/covers", Fixture, NULL, set_up, test_covers, tear_down);
  g_test_add ("/reader/page/without-file", Fixture, NULL, set_up, test_without_file, tear_down);
  g_test_add ("/reader/page/without-worker", Fixture, NULL, set_up_without_worker, test_without_worker,
              tear_down);
  return g_test_run ();
}
