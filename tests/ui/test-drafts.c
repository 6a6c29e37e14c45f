/* test-drafts.c: what is typed and not recorded: kept on the disk while it is typed, offered again, and in
 * memory as long as the disk refuses it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pages/evidence/pb-assertion-panel.h"
#include "pages/evidence/pb-evidence-page.h"
#include "pages/evidence/pb-fact-entry.h"
#include "pages/evidence/pb-reader.h"
#include "refusal.h"

#include <errno.h>
#include <string.h>

#define WORDS "nine thousand baht every month"

typedef struct {
  PbCase *document;
  PbEvidencePage *page;
  PbReader *reader;
  PbAssertionPanel *panel;
  GtkWindow *window;
} Reading;

static gboolean
is_read (gpointer data)
{
  return pb_reader_get_text (data) != NULL;
}

static void
begin_reading (Reading *reading, PbCase *document)
{
  reading->document = document;
  reading->page = g_object_new (PB_TYPE_EVIDENCE_PAGE, "case", document, NULL);
  reading->reader = fixture_find_type (reading->page, PB_TYPE_READER);
  reading->panel = fixture_find_type (reading->page, PB_TYPE_ASSERTION_PANEL);
  reading->window = fixture_present (GTK_WIDGET (reading->page), 1000, 700);
  pb_page_show (PB_PAGE (reading->page), PB_KIND_PASSAGE,
                fixture_find_id (document, PB_KIND_PASSAGE, "P-V1a-03"));
  fixture_wait (is_read, reading->reader);
}

static void
end_reading (Reading *reading)
{
  fixture_destroy (reading->window, GTK_WIDGET (reading->page));
}

static GtkEditable *
find_proposition (Reading *reading)
{
  GtkWidget *fact_entry = fixture_find_type (reading->panel, PB_TYPE_FACT_ENTRY);
  GtkWidget *entry = gtk_widget_get_next_sibling (fact_entry);

  while (entry != NULL && !GTK_IS_ENTRY (entry))
    entry = gtk_widget_get_next_sibling (entry);
  return GTK_EDITABLE (entry);
}

/* Somebody selects words and types what they mean. */
static void
type_assertion (Reading *reading, const char *words, const char *proposition)
{
  const char *text = pb_reader_get_text (reading->reader);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  pb_reader_select (reading->reader, (guint) (found - text), (guint) (found - text + strlen (words)));
  gtk_widget_activate_action (GTK_WIDGET (reading->reader), "reader.assert", NULL);
  g_assert_nonnull (pb_assertion_panel_get_place (reading->panel));
  if (proposition != NULL)
    gtk_editable_set_text (find_proposition (reading), proposition);
}

/* What stands on the disk. (transfer full) (nullable) */
static char *
read_draft (PbCase *document)
{
  FixtureAnswer answer = {NULL};
  char *content;

  pb_workspace_get_draft_async (pb_case_get_workspace (document), "assertion",
                                fixture_find_id (document, PB_KIND_EXHIBIT, "EX-01"), NULL,
                                fixture_take_answer, &answer);
  content
      = pb_workspace_get_draft_finish (pb_case_get_workspace (document), fixture_wait_answer (&answer), NULL);
  g_object_unref (answer.result);
  return content;
}

static void
wait_written (PbCase *document, gboolean is_there)
{
  const gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  g_autofree char *content = read_draft (document);

  while ((content != NULL) != is_there) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, TRUE);
    g_free (content);
    content = read_draft (document);
  }
}

static gboolean
is_offered (gpointer data)
{
  GtkWidget *button = fixture_find_widget (data, GTK_TYPE_BUTTON, "_Go On");

  return button != NULL && gtk_widget_get_mapped (button);
}

static void
copy_file (const char *from, const char *to, gboolean must)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  g_assert_true (g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL) || !must);
}

/* The file as a crash of this moment would leave it. */
static PbCase *
open_after_crash (PbCase *document)
{
  g_autofree char *path = g_file_get_path (pb_case_get_file (document));
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *left = g_strconcat (path, ".left", NULL);
  g_autofree char *left_wal = g_strconcat (left, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (left);
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  FixtureAnswer opened = {NULL};
  PbCase *again;

  copy_file (path, left, TRUE);
  copy_file (wal, left_wal, FALSE);
  pb_workspace_open_async (workspace, left, FALSE, NULL, fixture_take_answer, &opened);
  g_assert_true (pb_workspace_open_finish (workspace, fixture_wait_answer (&opened), NULL));
  g_object_unref (opened.result);
  again = pb_case_new (workspace, file, FALSE);
  fixture_wait_review (again);
  return again;
}

static void
press (Reading *reading, const char *label)
{
  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (reading->page), GTK_TYPE_BUTTON, label), "clicked");
}

/* --- */

static void
test_survives_crash (void)
{
  Reading reading = {NULL}, again = {NULL};

  begin_reading (&reading, fixture_open_case ());
  type_assertion (&reading, WORDS, "V1 was to be paid nine thousand baht a month");
  pb_assertion_panel_set_fact (reading.panel, NULL, "A wage was promised");
  g_ptr_array_set_size (pb_assertion_panel_get_values (reading.panel), 0);
  g_assert_false (is_offered (reading.page));
  wait_written (reading.document, TRUE);
  begin_reading (&again, open_after_crash (reading.document));
  fixture_wait (is_offered, again.page);
  press (&again, "_Go On");
  g_assert_false (is_offered (again.page));
  g_assert_cmpstr (gtk_editable_get_text (find_proposition (&again)), ==,
                   "V1 was to be paid nine thousand baht a month");
  g_assert_cmpstr (pb_fact_entry_get_label (fixture_find_type (again.panel, PB_TYPE_FACT_ENTRY)), ==,
                   "A wage was promised");
  /* Also that the suggested value was left out. */
  g_assert_cmpuint (pb_assertion_panel_get_values (again.panel)->len, ==, 0);
  /* Recorded, it is a draft no more. */
  pb_assertion_panel_record (again.panel);
  wait_written (again.document, FALSE);
  fixture_wait_review (again.document);
  end_reading (&again);
  fixture_close_case (again.document);
  end_reading (&reading);
  fixture_close_case (reading.document);
}

/* Closing the panel, or going to other words, loses nothing; nothing typed is nothing to keep. */
static void
test_offers (void)
{
  Reading reading = {NULL};

  begin_reading (&reading, fixture_open_case ());
  type_assertion (&reading, WORDS, NULL);
  g_signal_emit_by_name (fixture_find_type (reading.panel, GTK_TYPE_BUTTON), "clicked"); /* closes it */
  g_assert_false (is_offered (reading.page));
  type_assertion (&reading, WORDS, "First");
  type_assertion (&reading, "every month", "Second");
  /* The first one, while the second is worked on. */
  fixture_wait (is_offered, reading.page);
  press (&reading, "_Go On");
  g_assert_cmpstr (gtk_editable_get_text (find_proposition (&reading)), ==, "First");
  press (&reading, "_Go On");
  g_assert_cmpstr (gtk_editable_get_text (find_proposition (&reading)), ==, "Second");
  /* The same words again. */
  type_assertion (&reading, WORDS, NULL);
  g_assert_cmpstr (gtk_editable_get_text (find_proposition (&reading)), ==, "First");
  press (&reading, "_Discard");
  g_assert_false (is_offered (reading.page));
  end_reading (&reading);
  fixture_close_case (reading.document);
}

static gboolean
is_unsaved (gpointer data)
{
  return pb_drafts_is_unsaved (pb_case_get_drafts (data));
}

static gboolean
is_saved (gpointer data)
{
  return !is_unsaved (data);
}

/* The disk refuses: the draft lives in memory, other pages find it, and it is written when the disk allows.
 */
static void
test_refused (void)
{
  Reading reading = {NULL}, other = {NULL};

  begin_reading (&reading, fixture_open_case ());
  refusal_set (ENOSPC);
  type_assertion (&reading, WORDS, "Kept in memory");
  fixture_wait (is_unsaved, reading.document);
  begin_reading (&other, reading.document);
  fixture_wait (is_offered, other.page);
  press (&other, "_Go On");
  g_assert_cmpstr (gtk_editable_get_text (find_proposition (&other)), ==, "Kept in memory");
  end_reading (&other);
  refusal_set (0);
  pb_drafts_flush (pb_case_get_drafts (reading.document));
  fixture_wait (is_saved, reading.document);
  wait_written (reading.document, TRUE);
  end_reading (&reading);
  fixture_close_case (reading.document);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/drafts/survives-crash", test_survives_crash);
  g_test_add_func ("/ui/drafts/offers", test_offers);
  g_test_add_func ("/ui/drafts/refused", test_refused);
  return g_test_run ();
}
