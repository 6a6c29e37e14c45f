/* test-record-dialog.c: the form of every kind; what it records, keeps and says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dialog.h"
#include "pb-record-dialog.h"
#include "pb-words.h"

static gboolean
has_text (gpointer data)
{
  return fixture_find_widget (data, GTK_TYPE_BUTTON, "_Go On") != NULL
         && gtk_widget_get_mapped (fixture_find_widget (data, GTK_TYPE_BUTTON, "_Go On"));
}

/* (nullable): the dialog over @dialog. */
static GtkWindow *
find_part (GtkWindow *dialog)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == dialog)
      return l->data;
  return NULL;
}

static gboolean
has_part (gpointer data)
{
  return find_part (data) != NULL;
}

/* A value in the dialog that opens over the assertion's. */
static void
add_value (GtkWindow *dialog)
{
  GtkWindow *part;

  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Add Value…"),
                         "clicked");
  fixture_wait (has_part, dialog);
  part = find_part (dialog);
  dialog_type (part, PB_KIND_VALUE, "type", "hours");
  dialog_type (part, PB_KIND_VALUE, "low", "9.5");
  dialog_record (part);
  g_assert_nonnull (fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Working hours · 9.5"));
}

static PbItem *
find_value (PbCase *document, const char *assertion_id)
{
  const PbQuery query = {.kind = PB_KIND_VALUE, .column = "assertion_id", .value = assertion_id};
  FixtureAnswer waiting = {NULL};
  g_autoptr (GPtrArray) ids = NULL;

  pb_workspace_query_async (pb_case_get_workspace (document), &query, NULL, fixture_take_answer, &waiting);
  fixture_wait_answer (&waiting);
  ids = pb_workspace_query_finish (pb_case_get_workspace (document), waiting.result, NULL);
  g_clear_object (&waiting.result);
  g_assert_cmpuint (ids->len, ==, 1);
  return dialog_get_item (document, PB_KIND_VALUE, g_ptr_array_index (ids, 0));
}

/* --- tests */

static void
test_every_kind (void)
{
  PbCase *document = fixture_open_empty ();

  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info (kind);
    GtkWindow *dialog = dialog_present (document, kind, NULL, NULL);
    gboolean needs = FALSE;

    g_test_message ("%s", info->table);
    gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.record", NULL);
    for (guint i = 1; i < info->n_columns; i++)
      if (info->columns[i].required) {
        needs = TRUE;
        g_assert_nonnull (pb_field_get_message (dialog_find_field (dialog, kind, info->columns[i].name)));
      }
    g_assert_true (needs || info->n_same == 0 || !info->columns[1].required);
    if (needs)
      dialog_close (dialog);
    else
      gtk_window_destroy (dialog);
    fixture_settle ();
  }
  fixture_wait_review (document);
  fixture_close_case (document);
}

static void
test_record_party (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_PARTY, NULL, "pseudonym=V%201&kind=person");
  g_autofree char *id = NULL;
  g_autoptr (PbItem) item = NULL;
  PbRecord *party;

  g_signal_connect (dialog, "recorded", G_CALLBACK (dialog_keep_id), &id);
  dialog_assert_typed (dialog, PB_KIND_PARTY, "pseudonym", "V 1");
  dialog_type (dialog, PB_KIND_PARTY, "pseudonym", "V1");
  dialog_type (dialog, PB_KIND_PARTY, "born", "about May 2542 BE");
  dialog_type (dialog, PB_KIND_PARTY, "nationality", "KH");
  dialog_record (dialog);
  item = dialog_get_item (document, PB_KIND_PARTY, id);
  party = pb_item_get_record (item);
  g_assert_cmpstr (pb_record_get (party, "pseudonym"), ==, "V1");
  g_assert_cmpstr (pb_record_get (party, "kind"), ==, "person");
  g_assert_cmpstr (pb_record_get (party, "born"), ==, "1999-05~");
  g_assert_cmpstr (pb_record_get (party, "nationality"), ==, "KH");
  g_assert_null (pb_record_get (party, "sex"));
  fixture_wait_review (document);
  fixture_close_case (document);
}

static void
test_record_assertion (void)
{
  PbCase *document = fixture_open_case ();
  PbReview *review = pb_case_get_review (document);
  PbPassage *passage = g_ptr_array_index (review->analysis->snapshot->passages, 0);
  g_autofree char *presets = g_strconcat ("passage=", passage->row.id, "&basis=saw", NULL);
  g_autofree char *passage_id = g_strdup (passage->row.id);
  g_autoptr (PbItem) value = NULL;
  GtkWindow *dialog = dialog_present (document, PB_KIND_ASSERTION, NULL, presets);
  g_autofree char *id = NULL;
  g_autoptr (PbItem) item = NULL;

  g_signal_connect (dialog, "recorded", G_CALLBACK (dialog_keep_id), &id);
  dialog_type (dialog, PB_KIND_ASSERTION, "proposition", "The door was\nlocked at night.");
  add_value (dialog);
  dialog_record (dialog);
  item = dialog_get_item (document, PB_KIND_ASSERTION, id);
  g_assert_cmpstr (pb_record_get (pb_item_get_record (item), "passage_id"), ==, passage_id);
  g_assert_cmpstr (pb_record_get (pb_item_get_record (item), "proposition"), ==,
                   "The door was\nlocked at night.");
  g_assert_cmpstr (pb_record_get (pb_item_get_record (item), "stance"), ==, "affirms");
  value = find_value (document, id);
  g_assert_cmpstr (pb_record_get (pb_item_get_record (value), "low"), ==, "9.5");
  fixture_wait_review (document);
  fixture_close_case (document);
}

static gboolean
is_filled (gpointer data)
{
  g_autofree char *typed = pb_field_dup_typed (dialog_find_field (data, PB_KIND_EXHIBIT, "label"));

  return typed[0] != '\0';
}

/* What the form does not show stays: fingerprint, size, type. */
static void
test_edit_keeps_the_rest (void)
{
  PbCase *document = fixture_open_case ();
  g_autofree char *id = g_strdup (
      ((PbRow *) g_ptr_array_index (pb_case_get_review (document)->analysis->snapshot->exhibits, 0))->id);
  g_autoptr (PbItem) before = dialog_get_item (document, PB_KIND_EXHIBIT, id);
  g_autoptr (PbItem) after = NULL;
  const PbKindInfo *info = pb_kind_get_info (PB_KIND_EXHIBIT);
  GtkWindow *dialog = dialog_present (document, PB_KIND_EXHIBIT, id, NULL);

  g_assert_nonnull (pb_record_get (pb_item_get_record (before), "sha256"));
  fixture_wait (is_filled, dialog);
  dialog_type (dialog, PB_KIND_EXHIBIT, "label", "Another label");
  dialog_record (dialog);
  after = dialog_get_item (document, PB_KIND_EXHIBIT, id);
  for (guint i = 0; i < info->n_columns; i++)
    if (i != PB_COLUMN_EXHIBIT_LABEL)
      g_assert_cmpstr (pb_record_get_nth (pb_item_get_record (after), i), ==,
                       pb_record_get_nth (pb_item_get_record (before), i));
  g_assert_cmpstr (pb_record_get (pb_item_get_record (after), "label"), ==, "Another label");
  fixture_wait_review (document);
  fixture_close_case (document);
}

static void
test_draft (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_FACT, NULL, NULL);

  dialog_type (dialog, PB_KIND_FACT, "label", "Half a sen=tence & more");
  dialog_close (dialog);

  dialog = dialog_present (document, PB_KIND_FACT, NULL, NULL);
  fixture_wait (has_text, dialog);
  dialog_assert_typed (dialog, PB_KIND_FACT, "label", "");
  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Go On"), "clicked");
  dialog_assert_typed (dialog, PB_KIND_FACT, "label", "Half a sen=tence & more");
  dialog_record (dialog);

  /* Recorded: nothing left to go on with. Drafts come in order, so one asked for later has been answered. */
  dialog = dialog_present (document, PB_KIND_FACT, NULL, NULL);
  fixture_wait_review (document);
  fixture_settle ();
  g_assert_false (has_text (dialog));
  dialog_close (dialog);
  fixture_close_case (document);
}

/* Added values are kept too, with the words as spoken. */
static void
test_draft_of_values (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_ASSERTION, NULL, NULL);
  GtkWindow *part;

  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Add Value…"),
                         "clicked");
  part = find_part (dialog);
  dialog_type (part, PB_KIND_VALUE, "type", "date");
  dialog_type (part, PB_KIND_VALUE, "said", "when the rains began");
  dialog_record (part);
  dialog_close (dialog);

  dialog = dialog_present (document, PB_KIND_ASSERTION, NULL, NULL);
  fixture_wait (has_text, dialog);
  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Go On"), "clicked");
  g_assert_nonnull (fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Date · when the rains began"));
  dialog_close (dialog);
  fixture_close_case (document);
}

static gboolean
has_choice (gpointer data)
{
  GtkWidget *view = fixture_find_widget (data, GTK_TYPE_LIST_VIEW, NULL);

  return view != NULL
         && g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)))) == 1;
}

static gboolean
shows_v2 (gpointer data)
{
  return fixture_find_widget (data, GTK_TYPE_LABEL, "V2") != NULL;
}

/* Opens the picker of a reference: the button is the field's only one. */
static GtkWindow *
open_picker (GtkWindow *dialog, PbKind kind, const char *name)
{
  GtkWidget *field = GTK_WIDGET (dialog_find_field (dialog, kind, name));

  g_signal_emit_by_name (fixture_find_widget (field, GTK_TYPE_BUTTON, NULL), "clicked");
  fixture_wait (has_part, dialog);
  return find_part (dialog);
}

static void
test_pick (void)
{
  PbCase *document = fixture_open_case ();
  g_autofree char *v2 = g_strdup (fixture_find_id (document, PB_KIND_PARTY, "V2"));
  GtkWindow *dialog = dialog_present (document, PB_KIND_ROLE, NULL, NULL);
  PbField *field = dialog_find_field (dialog, PB_KIND_ROLE, "party");
  GtkWindow *picker = open_picker (dialog, PB_KIND_ROLE, "party");

  gtk_editable_set_text (
      GTK_EDITABLE (fixture_find_widget (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY, NULL)), "V2");
  fixture_wait (has_choice, picker);
  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY, NULL), "activate");
  fixture_settle ();
  dialog_assert_typed (dialog, PB_KIND_ROLE, "party", v2);
  fixture_wait (shows_v2, field);
  dialog_close (dialog);
  fixture_wait_review (document);
  fixture_close_case (document);
}

/* A record that is not there yet is made on the way, with what was typed. */
static void
test_pick_new (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_ROLE, NULL, NULL);
  GtkWindow *picker = open_picker (dialog, PB_KIND_ROLE, "party");
  GtkWindow *other;

  gtk_editable_set_text (
      GTK_EDITABLE (fixture_find_widget (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY, NULL)), "V2");
  g_signal_emit_by_name (fixture_find_widget (GTK_WIDGET (picker), GTK_TYPE_BUTTON, "_New…"), "clicked");
  fixture_wait (has_part, picker);
  other = find_part (picker);
  dialog_assert_typed (other, PB_KIND_PARTY, "pseudonym", "V2");
  dialog_type (other, PB_KIND_PARTY, "kind", "person");
  dialog_record (other);
  fixture_wait (shows_v2, dialog_find_field (dialog, PB_KIND_ROLE, "party"));
  dialog_close (dialog);
  fixture_wait_review (document);
  fixture_close_case (document);
}

static void
test_messages (void)
{
  static const struct {
    const char *column, *typed;
    gboolean wrong;
  } cases[] = {
      {"date", "yesterday", TRUE}, {"date", "3 May 1016", FALSE}, {"date", "May 2016", FALSE},
      {"low", "1,234.50", FALSE},  {"low", "a lot", TRUE},        {"low", "", FALSE},
  };

  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_PAYMENT, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    dialog_type (dialog, PB_KIND_PAYMENT, cases[i].column, cases[i].typed);
    g_test_message ("%s", cases[i].typed);
    g_assert_true (
        (pb_field_get_message (dialog_find_field (dialog, PB_KIND_PAYMENT, cases[i].column)) != NULL)
        == cases[i].wrong);
  }
  dialog_type (dialog, PB_KIND_PAYMENT, "date", "3/5/2559 BE");
  g_assert_nonnull (
      fixture_find_widget (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "3 May 2016 · Buddhist Era 2559"));
  dialog_type (dialog, PB_KIND_PAYMENT, "low", "1,234.50");
  {
    g_autofree char *value = pb_field_dup_value (dialog_find_field (dialog, PB_KIND_PAYMENT, "low"), NULL);

    g_assert_cmpstr (value, ==, "1234.50");
  }
  dialog_close (dialog);
  fixture_close_case (document);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/record-dialog/every-kind", test_every_kind);
  g_test_add_func ("/ui/record-dialog/party", test_record_party);
  g_test_add_func ("/ui/record-dialog/assertion", test_record_assertion);
  g_test_add_func ("/ui/record-dialog/edit-keeps-the-rest", test_edit_keeps_the_rest);
  g_test_add_func ("/ui/record-dialog/draft", test_draft);
  g_test_add_func ("/ui/record-dialog/draft-of-values", test_draft_of_values);
  g_test_add_func ("/ui/record-dialog/pick", test_pick);
  g_test_add_func ("/ui/record-dialog/pick-new", test_pick_new);
  g_test_add_func ("/ui/record-dialog/messages", test_messages);
  return g_test_run ();
}
