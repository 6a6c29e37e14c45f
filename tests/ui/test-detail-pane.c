/* The pane on the right: it always says where a thing comes from, and never who somebody is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-detail-pane.h"

#include <string.h>

typedef struct {
  PbCase *document;
  PbDetailPane *pane;
  GtkWindow *window;
  const char *awaited;
} Pane;

static gboolean
says (Pane *fixture, const char *words)
{
  return fixture_find_words (fixture->pane, gtk_widget_get_visible, words) != NULL;
}

static gboolean
says_awaited (gpointer data)
{
  Pane *fixture = data;

  return says (fixture, fixture->awaited);
}

static void
wait_for (Pane *fixture, const char *text)
{
  fixture->awaited = text;
  fixture_wait (says_awaited, fixture);
}

static void
set_up (Pane *fixture, gconstpointer data)
{
  fixture->document = fixture_open_case ();
  fixture->pane = g_object_new (PB_TYPE_DETAIL_PANE, NULL);
  pb_detail_pane_set_case (fixture->pane, fixture->document);
  fixture->window = fixture_present (GTK_WIDGET (fixture->pane), 340, 700);
}

static void
tear_down (Pane *fixture, gconstpointer data)
{
  fixture_destroy (fixture->window, GTK_WIDGET (fixture->pane));
  fixture_close_case (fixture->document);
}

static void
show (Pane *fixture, PbKind kind, const char *key)
{
  pb_detail_pane_show_record (fixture->pane, kind, fixture_find_id (fixture->document, kind, key));
}

static void
test_nothing_chosen (Pane *fixture, gconstpointer data)
{
  wait_for (fixture, "Nothing Chosen");
}

static void
test_fact (Pane *fixture, gconstpointer data)
{
  show (fixture, PB_KIND_FACT, "F-PAPERS-TAKEN");
  wait_for (fixture, "A3 collected V1's identity card and kept it in the safe");
  g_assert_true (says (fixture, "corroborated"));
  g_assert_true (says (fixture, "How does this prove it"));
  g_assert_true (says (fixture, "Sources"));
  /* The words on their page, one press away. */
  g_assert_true (says (fixture, "EX-01 p. "));
}

static void
test_fact_without_support (Pane *fixture, gconstpointer data)
{
  show (fixture, PB_KIND_FACT, "F-A4-FINES");
  wait_for (fixture, "unsupported");
  g_assert_true (says (fixture, "Nothing supports it yet"));
  g_assert_true (says (fixture, "Hear the bookkeeper: who had the fines?"));
}

static void
test_sources_fold (Pane *fixture, gconstpointer data)
{
  show (fixture, PB_KIND_FACT, "F-CONTRACT-PAY");
  wait_for (fixture, "These 2 go back to one source: A5");
}

static void
test_assertion_leads_to_words_and_facts (Pane *fixture, gconstpointer data)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *location = NULL;

  show (fixture, PB_KIND_FACT, "F-DEPOSIT-PAID");
  wait_for (fixture, "A deposit of 400,000 riel was paid for V1");
  location
      = g_strdup_printf ("assertion/%s", fixture_find_id (fixture->document, PB_KIND_ASSERTION, "A-V1a-05"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "pane.inspect", "s", location);
  wait_for (fixture, "A1 asked a deposit of 400,000 riel to be given back");
  wait_for (fixture, "Where it stands");
  g_assert_true (says (fixture, "For: A1 said that a deposit"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "pane.back", NULL);
  wait_for (fixture, "A deposit of 400,000 riel was paid for V1");
}

static void
test_passage (Pane *fixture, gconstpointer data)
{
  show (fixture, PB_KIND_PASSAGE, "P-V1a-05");
  wait_for (fixture, "Assertions resting on it");
  g_assert_true (says (fixture, "V1 · "));
}

static void
test_exhibit (Pane *fixture, gconstpointer data)
{
  const PbExhibit *exhibit
      = pb_case_find (fixture->document, fixture_find_id (fixture->document, PB_KIND_EXHIBIT, "EX-01"));

  show (fixture, PB_KIND_EXHIBIT, "EX-01");
  wait_for (fixture, exhibit->sha256);
  /* Not which exhibit it stands on: that is the one shown. */
  wait_for (fixture, "S-V1-1 · V1 · 5 Mar 2018");
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GPtrArray **) data = pb_workspace_list_finish (PB_WORKSPACE (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* Names are counted and never named. */
static void
check_silent (Pane *fixture, PbKind kind, const char *column)
{
  GPtrArray *records = NULL;

  pb_workspace_list_async (pb_case_get_workspace (fixture->document), kind, NULL, on_listed, &records);
  fixture_wait (is_set, &records);
  g_assert_cmpuint (records->len, >, 0);
  for (guint i = 0; i < records->len; i++) {
    PbRecord *record = g_ptr_array_index (records, i);
    const char *name = pb_record_get (record, column);

    /* "the manager" is what witnesses say of whoever it is; it stands in propositions too. */
    if (g_strcmp0 (pb_record_get (record, "language"), "en") == 0)
      continue;
    g_assert_cmpstr (says (fixture, name) ? name : NULL, ==, NULL);
  }
  g_ptr_array_unref (records);
}

static void
test_party_names_nobody (Pane *fixture, gconstpointer data)
{
  static const char *const keys[] = {"V1", "A1", "A3"};

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    show (fixture, PB_KIND_PARTY, keys[i]);
    wait_for (fixture, keys[i]);
    wait_for (fixture, "Used in");
    check_silent (fixture, PB_KIND_ALIAS, "words");
    check_silent (fixture, PB_KIND_IDENTITY, "value");
  }
}

static void
test_alias_names_nobody (Pane *fixture, gconstpointer data)
{
  GPtrArray *records = NULL;

  pb_workspace_list_async (pb_case_get_workspace (fixture->document), PB_KIND_ALIAS, NULL, on_listed,
                           &records);
  fixture_wait (is_set, &records);
  for (guint i = 0; i < MIN (records->len, 3); i++) {
    PbRecord *alias = g_ptr_array_index (records, i);

    pb_detail_pane_show_record (fixture->pane, PB_KIND_ALIAS, pb_record_get_id (alias));
    wait_for (fixture, "The name itself is shown in its form only.");
    /* The words of a passage it stands in are evidence, and shown. */
    g_assert_null (
        fixture_find_widget (GTK_WIDGET (fixture->pane), GTK_TYPE_LABEL, pb_record_get (alias, "words")));
    pb_detail_pane_clear (fixture->pane);
  }
  g_ptr_array_unref (records);
}

static void
test_gone (Pane *fixture, gconstpointer data)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  PbRow *place
      = pb_snapshot_find (pb_case_get_review (fixture->document)->analysis->snapshot->places, "PL-STORE");
  g_autofree char *id = g_strdup (place->id);

  pb_detail_pane_show_record (fixture->pane, PB_KIND_PLACE, id);
  wait_for (fixture, "Box store upstairs");
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_DELETE, pb_record_new (PB_KIND_PLACE, id)));
  pb_case_edit (fixture->document, "delete", edits, NULL, NULL);
  wait_for (fixture, "No longer in the case");
  fixture_wait_review (fixture->document);
  pb_case_undo (fixture->document, FALSE);
  wait_for (fixture, "Box store upstairs");
  fixture_wait_review (fixture->document);
}

static void
test_content (Pane *fixture, gconstpointer data)
{
  pb_detail_pane_show_content (fixture->pane, "A cell", gtk_label_new ("Its bearings"));
  g_assert_true (says (fixture, "A cell"));
  g_assert_true (says (fixture, "Its bearings"));
  g_assert_null (fixture_find_widget (GTK_WIDGET (fixture->pane), GTK_TYPE_BUTTON, "Edit…"));
  show (fixture, PB_KIND_PARTY, "V2");
  wait_for (fixture, "V2");
  g_assert_false (says (fixture, "Its bearings"));
}

static void
test_goes_while_reading (Pane *fixture, gconstpointer data)
{
  show (fixture, PB_KIND_PARTY, "V1");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Pane *, gconstpointer);
  } tests[] = {
      {"/ui/detail-pane/nothing-chosen", test_nothing_chosen},
      {"/ui/detail-pane/fact", test_fact},
      {"/ui/detail-pane/fact-without-support", test_fact_without_support},
      {"/ui/detail-pane/sources-fold", test_sources_fold},
      {"/ui/detail-pane/assertion-leads-to-words-and-facts", test_assertion_leads_to_words_and_facts},
      {"/ui/detail-pane/passage", test_passage},
      {"/ui/detail-pane/exhibit", test_exhibit},
      {"/ui/detail-pane/party-names-nobody", test_party_names_nobody},
      {"/ui/detail-pane/alias-names-nobody", test_alias_names_nobody},
      {"/ui/detail-pane/gone", test_gone},
      {"/ui/detail-pane/content", test_content},
      {"/ui/detail-pane/goes-while-reading", test_goes_while_reading},
  };

  fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Pane, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
