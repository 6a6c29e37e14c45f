/* test-shell.c: the window: going places and back, what it remembers, what it says of a case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-shell"

#include "fixture.h"
#include "pb-detail-pane.h"
#include "pb-location.h"
#include "pb-page-list.h"
#include "pb-recent.h"
#include "pb-window.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static void
test_location (void)
{
  static const char *const fine[]
      = {"start", "facts/fact/01890000-0000-7000-8000-000000000000", "fact/01890000"};
  static const char *const wrong[] = {"", "facts/nothing/01890000", "fact/", "facts/fact/"};

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++) {
    g_auto (PbLocation) location = {.kind = PB_KIND_NONE};
    g_autofree char *again = NULL;

    g_assert_true (pb_location_parse (fine[i], &location));
    again = pb_location_new (location.page, location.kind, location.id);
    g_assert_cmpstr (again, ==, fine[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_auto (PbLocation) location = {.kind = PB_KIND_NONE};

    g_assert_false (pb_location_parse (wrong[i], &location));
  }
}

/* Whatever is found can be gone to. */
static void
test_every_kind_has_a_page (void)
{
  for (guint kind = 0; kind < PB_N_KINDS; kind++)
    g_assert_nonnull (pb_page_list_find (pb_location_find_page ((PbKind) kind)));
  g_assert_cmpstr (pb_location_find_page (PB_KIND_ALIAS), ==, "people");
  g_assert_cmpstr (pb_location_find_page (PB_KIND_VALUE), ==, "facts");
  g_assert_cmpstr (pb_location_find_page (PB_KIND_CUSTODY_EVENT), ==, "evidence");
  g_assert_cmpstr (pb_location_find_page (PB_KIND_PAYMENT), ==, "remedies");
}

static PbDetailPane *
find_pane (PbWindow *window)
{
  return PB_DETAIL_PANE (fixture_find_widget (GTK_WIDGET (window), PB_TYPE_DETAIL_PANE, NULL));
}

static gboolean
shows_lock (gpointer window)
{
  return fixture_find_widget (GTK_WIDGET (find_pane (window)), GTK_TYPE_LABEL, "Fact") != NULL;
}

/* What is chosen on a page stands in the pane while that page does, and again when one comes back. */
static void
test_pane_of_page (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = fixture_open_window (document);
  g_autofree char *fact
      = pb_location_new ("facts", PB_KIND_FACT, fixture_find_id (document, PB_KIND_FACT, "F-LOCK"));
  PbDetailPane *of_facts;

  pb_window_go (window, fact);
  fixture_wait (shows_lock, window);
  of_facts = find_pane (window);
  pb_window_go (window, "charges");
  fixture_settle ();
  g_assert_true (find_pane (window) != of_facts);
  g_assert_nonnull (fixture_find_widget (GTK_WIDGET (find_pane (window)), GTK_TYPE_LABEL, "Nothing Chosen"));
  pb_window_go (window, "facts");
  fixture_settle ();
  g_assert_true (find_pane (window) == of_facts);
  g_assert_true (shows_lock (window));
  fixture_close_window (window);
  fixture_close_case (document);
}

static void
test_pages (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = fixture_open_window (document);
  guint n;
  const PbPageEntry *entries = pb_page_list_get (&n);

  g_assert_cmpuint (n, >=, 11);
  for (guint i = 0; i < n; i++) {
    pb_window_go (window, entries[i].id);
    fixture_settle ();
    g_assert_cmpstr (pb_window_get_location (window), ==, entries[i].id);
  }
  fixture_close_window (window);
  fixture_close_case (document);
}

/* Back and forward, and that a new way forgets the old one. */
static void
test_history (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = fixture_open_window (document);
  GtkWidget *widget = GTK_WIDGET (window);

  pb_window_go (window, "people");
  pb_window_go (window, "facts");
  pb_window_go (window, "no-such-page");
  g_assert_cmpstr (pb_window_get_location (window), ==, "facts");
  gtk_widget_activate_action (widget, "win.back", NULL);
  g_assert_cmpstr (pb_window_get_location (window), ==, "people");
  gtk_widget_activate_action (widget, "win.forward", NULL);
  g_assert_cmpstr (pb_window_get_location (window), ==, "facts");
  gtk_widget_activate_action (widget, "win.back", NULL);
  pb_window_go (window, "acts");
  gtk_widget_activate_action (widget, "win.forward", NULL);
  g_assert_cmpstr (pb_window_get_location (window), ==, "acts");
  fixture_close_window (window);
  fixture_close_case (document);
}

/* Every record of the sample that a search may find can be opened. */
static void
test_open_anything (void)
{
  static const struct {
    PbKind kind;
    const char *key;
    const char *page;
  } cases[] = {
      {PB_KIND_PARTY, "V1", "people"},
      {PB_KIND_FACT, "F-FRIEND", "facts"},
      {PB_KIND_EXHIBIT, "EX-01", "evidence"},
  };

  PbCase *document = fixture_open_case ();
  PbWindow *window = fixture_open_window (document);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *location
        = pb_location_new (NULL, cases[i].kind, fixture_find_id (document, cases[i].kind, cases[i].key));

    gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "s", location);
    fixture_settle ();
    g_assert_cmpstr (pb_window_get_location (window), ==, location);
  }
  fixture_close_window (window);
  fixture_close_case (document);
}

static gboolean
has_undo (gpointer data)
{
  return g_strcmp0 (pb_case_get_undo_label (data), "delete") == 0;
}

static gboolean
has_redo (gpointer data)
{
  return g_strcmp0 (pb_case_get_redo_label (data), "delete") == 0;
}

/* A deletion is undone from the window; what others refer to stays, and the window says so. */
static void
test_delete_and_undo (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = fixture_open_window (document);
  GPtrArray *enquiries = pb_case_get_review (document)->analysis->snapshot->enquiries;
  guint n = enquiries->len;
  PbEnquiry *enquiry = g_ptr_array_index (enquiries, 0);
  g_autofree char *location = pb_location_new (NULL, PB_KIND_ENQUIRY, enquiry->row.id);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", "s", location);
  fixture_wait (has_undo, document);
  fixture_wait_review (document);
  g_assert_cmpuint (pb_case_get_review (document)->analysis->snapshot->enquiries->len, ==, n - 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  fixture_wait (has_redo, document);
  fixture_wait_review (document);
  g_assert_cmpuint (pb_case_get_review (document)->analysis->snapshot->enquiries->len, ==, n);
  fixture_close_window (window);
  fixture_close_case (document);
}

/* Two windows on one case: both see a change. */
static void
test_two_windows (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *first = fixture_open_window (document);
  PbWindow *second = fixture_open_window (document);

  pb_window_go (second, "facts");
  g_assert_cmpstr (pb_window_get_location (first), !=, "facts");
  fixture_close_window (first);
  g_assert_cmpstr (pb_window_get_location (second), ==, "facts");
  fixture_close_window (second);
  fixture_close_case (document);
}

static void
test_without_a_case (void)
{
  PbWindow *window = fixture_open_window (NULL);

  g_assert_nonnull (fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "Open a Case"));
  pb_window_go (window, "facts");
  g_assert_null (pb_window_get_location (window));
  fixture_close_window (window);
}

/* The list of recent cases is private, latest first, and gone when it is not wanted. */
static void
test_recent (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "probata", "recent", NULL);
  g_autoptr (GFile) first = g_file_new_for_path ("/cases/1.probata");
  g_autoptr (GFile) second = g_file_new_for_path ("/cases/2.probata");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) none = NULL;
  GStatBuf status;

  g_assert_true (pb_recent_add ("Case 1", first, NULL));
  g_assert_true (pb_recent_add ("Case 2", second, NULL));
  g_assert_true (pb_recent_add ("Case 1, renamed", first, NULL));
  list = pb_recent_list ();
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((PbRecentCase *) g_ptr_array_index (list, 0))->title, ==, "Case 1, renamed");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 077, ==, 0);
  pb_recent_forget ();
  none = pb_recent_list ();
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("probata-state-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (state, "probata", NULL);
  int failed;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/shell/location", test_location);
  g_test_add_func ("/ui/shell/every-kind-has-a-page", test_every_kind_has_a_page);
  g_test_add_func ("/ui/shell/pages", test_pages);
  g_test_add_func ("/ui/shell/pane-of-page", test_pane_of_page);
  g_test_add_func ("/ui/shell/history", test_history);
  g_test_add_func ("/ui/shell/open-anything", test_open_anything);
  g_test_add_func ("/ui/shell/delete-and-undo", test_delete_and_undo);
  g_test_add_func ("/ui/shell/two-windows", test_two_windows);
  g_test_add_func ("/ui/shell/without-a-case", test_without_a_case);
  g_test_add_func ("/ui/shell/recent", test_recent);
  failed = g_test_run ();
  g_rmdir (ours);
  g_rmdir (state);
  return failed;
}
