/* test-bad-input.c: a case that cannot be written: the window stays, says what happened, keeps what was
 * typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dialog.h"
#include "fixture.h"
#include "pages/inconsistencies/pb-inconsistencies-page.h"
#include "pb-field.h"
#include "pb-location.h"
#include "pb-record-dialog.h"
#include "pb-text.h"
#include "pb-window.h"
#include "refusal.h"

#include <adwaita.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* A line of a list, at its longest. */
#define MAX_LABEL_CHARS 1500

/* --- the window and what is in it */

/* A button of that action is one that can be pressed. */
static gboolean
may (GtkWidget *inside, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new ();
  gboolean is_sensitive;

  gtk_widget_set_parent (button, inside);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  is_sensitive = gtk_widget_is_sensitive (button);
  gtk_widget_unparent (button);
  return is_sensitive;
}

typedef struct {
  GtkWidget *root;
  const char *words;
} Saying;

static gboolean
is_said (gpointer data)
{
  const Saying *saying = data;

  return fixture_find_words (saying->root, gtk_widget_get_mapped, saying->words) != NULL;
}

static void
wait_said (gpointer root, const char *words)
{
  Saying saying = {GTK_WIDGET (root), words};

  g_test_message ("waits for: %s", words);
  fixture_wait (is_said, &saying);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWindow *
begin_party (PbWindow *window, PbCase *document, const char *pseudonym)
{
  GtkWindow *dialog = pb_record_dialog_new (GTK_WINDOW (window), document, PB_KIND_PARTY, NULL, NULL);

  gtk_window_present (dialog);
  fixture_settle ();
  pb_field_set_typed (dialog_find_field (dialog, PB_KIND_PARTY, "pseudonym"), pseudonym);
  pb_field_set_typed (dialog_find_field (dialog, PB_KIND_PARTY, "kind"), "person");
  return dialog;
}

static void
assert_typed (GtkWindow *dialog, const char *pseudonym)
{
  g_autofree char *typed = pb_field_dup_typed (dialog_find_field (dialog, PB_KIND_PARTY, "pseudonym"));

  g_assert_cmpstr (typed, ==, pseudonym);
}

static gboolean
is_read_only (gpointer data)
{
  return pb_case_is_read_only (data);
}

static gboolean
is_writable (gpointer data)
{
  return !pb_case_is_read_only (data);
}

/* --- read-only */

static void
assert_may_change (PbWindow *window, gboolean may_change)
{
  static const char *const actions[] = {"win.add", "win.edit", "win.delete"};
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (window));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_cmpint (may (page, actions[i], "party"), ==, may_change);
  g_assert_cmpint (may (page, "win.import-files", NULL), ==, may_change);
  g_assert_cmpint (may (page, "win.import-folder", NULL), ==, may_change);
}

static void
test_opened_read_only (void)
{
  PbCase *writable = fixture_open_case ();
  g_autoptr (GFile) file = g_object_ref (pb_case_get_file (writable));
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  FixtureAnswer opened = {NULL};
  PbCase *document;
  PbWindow *window;

  pb_workspace_open_async (workspace, g_file_peek_path (file), TRUE, NULL, fixture_take_answer, &opened);
  g_assert_true (pb_workspace_open_finish (workspace, fixture_wait_answer (&opened), NULL));
  g_clear_object (&opened.result);
  document = pb_case_new (workspace, file, TRUE);
  fixture_wait_review (document);
  window = fixture_open_window (document);
  assert_may_change (window, FALSE);
  wait_said (window, "open for reading only");
  /* Nothing to try: it was opened so. */
  g_assert_null (fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Try Again"));
  fixture_close_window (window);
  pb_case_close (document);
  fixture_settle ();
  g_assert_finalize_object (document);
  fixture_close_case (writable);
}

/* In the middle of work: everything that edits follows, and comes back. */
static void
test_loses_writing (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = fixture_open_window (document);
  GtkWindow *dialog = begin_party (window, document, "Witness nine");
  GtkWidget *explain;

  pb_window_go (window, "people");
  fixture_settle ();
  assert_may_change (window, TRUE);
  g_assert_null (fixture_find_words (window, gtk_widget_get_mapped, "cannot be written any more"));
  g_assert_nonnull (fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Add Person…"));
  refusal_set (EROFS);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  fixture_wait (is_read_only, document);
  wait_said (dialog, "what you typed is kept here");
  assert_typed (dialog, "Witness nine");
  g_assert_false (may (gtk_window_get_child (dialog), "dialog.record", NULL));
  wait_said (window, "cannot be written any more");
  assert_may_change (window, FALSE);
  g_assert_null (fixture_find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Add Person…"));
  /* A page made now, and one that was there. */
  pb_window_go (window, "inconsistencies");
  fixture_settle ();
  explain = fixture_search (GTK_WIDGET (window), NULL, is_button, "Record explanation");
  g_assert_nonnull (explain);
  g_assert_false (gtk_widget_is_sensitive (explain));
  /* Still refused: said, and nothing changes. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.try-writing", NULL);
  wait_said (window, "The place is read-only");
  g_assert_true (pb_case_is_read_only (document));
  refusal_set (0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.try-writing", NULL);
  fixture_wait (is_writable, document);
  assert_may_change (window, TRUE);
  g_assert_true (gtk_widget_get_sensitive (explain));
  g_assert_true (may (gtk_window_get_child (dialog), "dialog.record", NULL));
  assert_typed (dialog, "Witness nine");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  fixture_wait_gone (dialog);
  fixture_wait_review (document);
  fixture_close_window (window);
  fixture_close_case (document);
}

/* --- a write that fails */

static void
test_failed_save (void)
{
  static const struct {
    int errno_value;
    const char *remedy;
  } cases[] = {
      {ENOSPC, "The disk is full. Make room and try again"},
      {EIO, "It could not be read or written"},
  };

  PbCase *document = fixture_open_empty ();
  PbWindow *window = fixture_open_window (document);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = g_strdup_printf ("Witness %u", i);
    GtkWindow *dialog = begin_party (window, document, name);

    refusal_set (cases[i].errno_value);
    gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
    wait_said (dialog, "Not recorded: what you typed is kept here");
    wait_said (dialog, cases[i].remedy);
    assert_typed (dialog, name);
    g_assert_false (pb_case_is_read_only (document));
    refusal_set (0);
    gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
    fixture_wait_gone (dialog);
  }
  fixture_wait_review (document);
  g_assert_cmpuint (pb_case_get_review (document)->analysis->snapshot->parties->len, ==,
                    G_N_ELEMENTS (cases));
  fixture_close_window (window);
  fixture_close_case (document);
}

/* Another program writes and does not end. */
static void
test_held (void)
{
  PbCase *document = fixture_open_empty ();
  PbWindow *window = fixture_open_window (document);
  GtkWindow *dialog = begin_party (window, document, "Witness");
  sqlite3 *holder = NULL;

  g_assert_cmpint (sqlite3_open (g_file_peek_path (pb_case_get_file (document)), &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  wait_said (dialog, "Another program holds the case. Close it there, or wait.");
  assert_typed (dialog, "Witness");
  sqlite3_exec (holder, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (holder);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  fixture_wait_gone (dialog);
  fixture_wait_review (document);
  fixture_close_window (window);
  fixture_close_case (document);
}

/* Somebody moves the file away while it is open: nothing is written where nobody would find it. */
static void
test_moved (void)
{
  PbCase *document = fixture_open_empty ();
  PbWindow *window = fixture_open_window (document);
  GtkWindow *dialog = begin_party (window, document, "Witness");
  const char *path = g_file_peek_path (pb_case_get_file (document));
  g_autofree char *elsewhere = g_strconcat (path, ".elsewhere", NULL);

  g_assert_cmpint (g_rename (path, elsewhere), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  wait_said (dialog, "it was moved or deleted while it was open");
  assert_typed (dialog, "Witness");
  g_assert_cmpint (g_rename (elsewhere, path), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  fixture_wait_gone (dialog);
  fixture_wait_review (document);
  fixture_close_window (window);
  fixture_close_case (document);
}

static gboolean
is_unsaved (gpointer data)
{
  return pb_drafts_is_unsaved (pb_case_get_drafts (data));
}

/* What only memory holds is not thrown away with the window unasked. */
static void
test_asks_before_closing (void)
{
  PbCase *document = fixture_open_empty ();
  PbWindow *window = fixture_open_window (document);
  GtkWindow *dialog = begin_party (window, document, "Witness");
  GtkWidget *question;

  refusal_set (ENOSPC);
  dialog_close (dialog);
  fixture_wait (is_unsaved, document);
  wait_said (window, "could not be saved");
  gtk_window_close (GTK_WINDOW (window));
  fixture_settle ();
  question = fixture_find_question ();
  g_assert_nonnull (question);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  gtk_window_close (GTK_WINDOW (question));
  fixture_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  /* What was typed is offered again as if the disk had taken it. */
  dialog = pb_record_dialog_new (GTK_WINDOW (window), document, PB_KIND_PARTY, NULL, NULL);
  gtk_window_present (dialog);
  wait_said (dialog, "Go on with what you typed");
  dialog_close (dialog);
  refusal_set (0);
  pb_case_try_writing (document);
  fixture_close_window (window);
  fixture_close_case (document);
}

/* --- names */

/* @label is safe and short in every label that is shown, and no name turned what stands beside it. */
static void
assert_shown_well (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root)) {
    g_autofree char *text = g_strdup (gtk_label_get_text (GTK_LABEL (root)));

    g_assert_cmpint (g_utf8_strlen (text, -1), <, MAX_LABEL_CHARS);
    g_strdelimit (text, "\n\t", ' ');
    g_assert_true (pb_text_is_display_safe (text));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_shown_well (child);
}

static void
add_edit (GPtrArray *edits, PbKind kind, const char *column, const char *value)
{
  g_autoptr (PbRecord) record = pb_record_new (kind, NULL);

  pb_record_set (record, column, value);
  if (kind != PB_KIND_FACT)
    pb_record_set (record, "kind", kind == PB_KIND_PARTY ? "person" : "other");
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, record));
}

static void
test_names (void)
{
  g_autoptr (GString) tall = g_string_new ("V9 \u202enosaer\nsecond line ");
  static const char *const pages[] = {"start", "people", "acts", "evidence", "facts", "charges", "history"};
  PbCase *document = fixture_open_empty ();
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  PbWindow *window = fixture_open_window (document);
  FixtureAnswer answer = {NULL};

  for (guint i = 0; i < 200; i++)
    g_string_append (tall,
                     "Z\u0301\u0316\u0322\u0489\u0301\u0316\u0322\u0489\u0301\u0316\u0322\u0489 Long سالم ");
  while (tall->len < 10000)
    g_string_append (tall, "long ");
  add_edit (edits, PB_KIND_PARTY, "pseudonym", tall->str);
  add_edit (edits, PB_KIND_ACT, "label", tall->str);
  add_edit (edits, PB_KIND_FACT, "label", tall->str);
  add_edit (edits, PB_KIND_EXHIBIT, "label", tall->str);
  pb_case_edit (document, "add", edits, fixture_take_answer, &answer);
  g_assert_true (pb_case_edit_finish (document, fixture_wait_answer (&answer), NULL));
  g_object_unref (answer.result);
  fixture_wait_review (document);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_test_message ("%s", pages[i]);
    pb_window_go (window, pages[i]);
    fixture_settle ();
    fixture_wait_review (document);
    assert_shown_well (GTK_WIDGET (window));
    g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), <=, 800);
  }
  g_assert_cmpint (g_utf8_strlen (gtk_window_get_title (GTK_WINDOW (window)), -1), <=, 80);
  fixture_close_window (window);
  fixture_close_case (document);
}

/* --- refused */

static gboolean
has_id (GtkWidget *widget, gconstpointer unused)
{
  return GTK_IS_LABEL (widget)
         && g_regex_match_simple ("[0-9a-f]{8}-[0-9a-f]{4}-", gtk_label_get_text (GTK_LABEL (widget)), 0, 0);
}

static gboolean
is_asked (gpointer data)
{
  return fixture_find_question () != NULL;
}

/* What is used elsewhere stays; the window says by what, in words. */
static void
test_refused_delete (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = fixture_open_window (document);
  g_autofree char *location
      = pb_location_new (NULL, PB_KIND_PARTY, fixture_find_id (document, PB_KIND_PARTY, "V1"));
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", "s", location);
  fixture_wait (is_asked, NULL);
  dialog = fixture_find_question ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, "It Is Used Elsewhere");
  fixture_settle ();
  wait_said (dialog, "Statement “S-V1-1");
  g_assert_null (fixture_search (dialog, NULL, has_id, NULL));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_wait_review (document);
  fixture_close_window (window);
  fixture_close_case (document);
}

/* Undo says what it took back. */
static void
test_says_what_was_undone (void)
{
  PbCase *document = fixture_open_empty ();
  PbWindow *window = fixture_open_window (document);
  GtkWindow *dialog = begin_party (window, document, "Witness");

  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  fixture_wait_gone (dialog);
  fixture_wait_review (document);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_said (window, "Taken back: ");
  fixture_wait_review (document);
  fixture_close_window (window);
  fixture_close_case (document);
}

/* --- somebody else */

static PbCase *
open_elsewhere (PbCase *document)
{
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  FixtureAnswer opened = {NULL};
  PbCase *other;

  pb_workspace_open_async (workspace, g_file_peek_path (pb_case_get_file (document)), FALSE, NULL,
                           fixture_take_answer, &opened);
  g_assert_true (pb_workspace_open_finish (workspace, fixture_wait_answer (&opened), NULL));
  g_object_unref (opened.result);
  other = pb_case_new (workspace, pb_case_get_file (document), FALSE);
  fixture_wait_review (other);
  return other;
}

/* (transfer full) */
static PbRecord *
read_party (PbCase *document, const char *id)
{
  const char *const ids[] = {id, NULL};
  FixtureAnswer got = {NULL};
  g_autoptr (GPtrArray) items = NULL;

  pb_workspace_get_items_async (pb_case_get_workspace (document), PB_KIND_PARTY, ids, NULL,
                                fixture_take_answer, &got);
  items = pb_workspace_get_items_finish (pb_case_get_workspace (document), fixture_wait_answer (&got), NULL);
  g_assert_nonnull (items);
  g_assert_cmpuint (items->len, ==, 1);
  g_object_unref (got.result);
  return g_object_ref (pb_item_get_record (g_ptr_array_index (items, 0)));
}

static void
change_elsewhere (PbCase *other, const char *id)
{
  g_autoptr (PbRecord) before = read_party (other, id);
  g_autoptr (PbRecord) record = pb_record_copy (before);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  FixtureAnswer answer = {NULL};

  pb_record_set (record, "note", "theirs");
  pb_record_set (record, "home", NULL);
  pb_record_set (record, "born", "1990");
  g_ptr_array_add (edits, pb_edit_new_update (record, before));
  pb_case_edit (other, "edit", edits, fixture_take_answer, &answer);
  g_assert_true (pb_case_edit_finish (other, fixture_wait_answer (&answer), NULL));
  g_object_unref (answer.result);
}

static gboolean
is_filled (gpointer data)
{
  g_autofree char *typed = pb_field_dup_typed (dialog_find_field (data, PB_KIND_PARTY, "pseudonym"));

  return g_str_equal (typed, "V1");
}

/* Both change the same person: nobody overwrites unseen what the other recorded. */
static void
test_changed_meanwhile (void)
{
  PbCase *document = fixture_open_case ();
  PbCase *other = open_elsewhere (document);
  PbWindow *window = fixture_open_window (document);
  g_autofree char *id = g_strdup (fixture_find_id (document, PB_KIND_PARTY, "V1"));
  GtkWindow *dialog = pb_record_dialog_new (GTK_WINDOW (window), document, PB_KIND_PARTY, id, NULL);
  g_autoptr (PbRecord) between = NULL;
  g_autoptr (PbRecord) after = NULL;
  g_autofree char *born = NULL;

  gtk_window_present (dialog);
  fixture_wait (is_filled, dialog);
  pb_field_set_typed (dialog_find_field (dialog, PB_KIND_PARTY, "note"), "ours");
  change_elsewhere (other, id);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  wait_said (dialog, "Somebody changed this while you worked on it");
  between = read_party (document, id);
  g_assert_cmpstr (pb_record_get (between, "note"), ==, "theirs");
  /* Both are there to be read; what only they changed is taken over. */
  wait_said (dialog, "In the case now: theirs.");
  {
    g_autofree char *note = pb_field_dup_typed (dialog_find_field (dialog, PB_KIND_PARTY, "note"));

    g_assert_cmpstr (note, ==, "ours");
  }
  born = pb_field_dup_typed (dialog_find_field (dialog, PB_KIND_PARTY, "born"));
  g_assert_cmpstr (born, ==, "1990");
  /* Once more, knowingly. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
  fixture_wait_gone (dialog);
  after = read_party (document, id);
  g_assert_cmpstr (pb_record_get (after, "note"), ==, "ours");
  g_assert_cmpstr (pb_record_get (after, "born"), ==, "1990");
  fixture_wait_review (document);
  fixture_close_window (window);
  fixture_wait_review (other);
  pb_case_close (other);
  fixture_settle ();
  g_assert_finalize_object (other);
  fixture_close_case (document);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/bad-input/opened-read-only", test_opened_read_only);
  g_test_add_func ("/ui/bad-input/loses-writing", test_loses_writing);
  g_test_add_func ("/ui/bad-input/failed-save", test_failed_save);
  g_test_add_func ("/ui/bad-input/held", test_held);
  g_test_add_func ("/ui/bad-input/moved", test_moved);
  g_test_add_func ("/ui/bad-input/asks-before-closing", test_asks_before_closing);
  g_test_add_func ("/ui/bad-input/names", test_names);
  g_test_add_func ("/ui/bad-input/refused-delete", test_refused_delete);
  g_test_add_func ("/ui/bad-input/says-what-was-undone", test_says_what_was_undone);
  g_test_add_func ("/ui/bad-input/changed-meanwhile", test_changed_meanwhile);
  return g_test_run ();
}
