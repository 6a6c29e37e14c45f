/* test-record-dialog.c: the form of any record, worked as a person would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-record-dialog"

#include "fixture.h"
#include "pb-field.h"
#include "pb-record-dialog.h"
#include "pb-words.h"

#include <string.h>

/* The form in front; NULL when there is none. */
static GtkWindow *
find_form (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (gtk_window_get_transient_for (window) == parent)
      return window;
  }
  return NULL;
}

static gboolean
has_form (gpointer data)
{
  return find_form (data) != NULL;
}

static gboolean
has_no_form (gpointer data)
{
  return find_form (data) == NULL;
}

static PbField *
find_field_below (GtkWidget *root, guint column)
{
  if (PB_IS_FIELD (root) && pb_field_get_column (PB_FIELD (root)) == column)
    return PB_FIELD (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    PbField *found = find_field_below (child, column);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static PbField *
find_field (GtkWindow *form, PbKind kind, const char *column)
{
  PbField *field = find_field_below (GTK_WIDGET (form), (guint) pb_kind_find_column (kind, column));

  g_assert_nonnull (field);
  return field;
}

static GtkWindow *
open_form (GtkWindow *parent, PbCase *document, PbKind kind, const char *presets)
{
  pb_record_dialog_present_new (parent, document, kind, presets);
  fixture_wait (has_form, parent);
  fixture_settle ();
  return find_form (parent);
}

static void
record (GtkWindow *form)
{
  gtk_widget_activate_action (GTK_WIDGET (form), "form.record", NULL);
  fixture_settle ();
}

typedef struct {
  GPtrArray *ids; /* (owned) (nullable) */
  gboolean is_done;
} Answer;

static void
on_ids (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ids = pb_workspace_query_finish (PB_WORKSPACE (source), result, NULL);
  answer->is_done = TRUE;
}

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->is_done;
}

static guint
count_rows (PbCase *document, PbKind kind, const char *column, const char *value)
{
  const PbQuery query = {.kind = kind, .column = column, .value = value};
  Answer answer = {NULL, FALSE};
  guint n;

  pb_workspace_query_async (pb_case_get_workspace (document), &query, NULL, on_ids, &answer);
  fixture_wait (is_answered, &answer);
  n = answer.ids->len;
  g_ptr_array_unref (answer.ids);
  return n;
}

static void
test_every_kind (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *parent = fixture_present (gtk_label_new ("parent"), 800, 600);

  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    GtkWindow *form = open_form (parent, document, (PbKind) kind, NULL);

    g_assert_cmpstr (gtk_window_get_title (form), ==, pb_words_for_kind ((PbKind) kind));
    gtk_window_close (form);
    fixture_wait (has_no_form, parent);
  }
  fixture_destroy (parent, NULL);
  fixture_close_case (document);
}

static void
test_record (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *parent = fixture_present (gtk_label_new ("parent"), 800, 600);
  GtkWindow *form = open_form (parent, document, PB_KIND_PARTY, NULL);

  pb_field_set_value (find_field (form, PB_KIND_PARTY, "pseudonym"), "V9");
  pb_field_set_value (find_field (form, PB_KIND_PARTY, "born"), "12 May 1998");
  record (form);
  fixture_wait (has_no_form, parent);
  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, "pseudonym", "V9"), ==, 1);
  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, "born", "1998-05-12"), ==, 1);
  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, "pseudonym", "V8"), ==, 0);
  fixture_destroy (parent, NULL);
  fixture_close_case (document);
}

/* What cannot be understood is said beside its field, and nothing typed is lost. */
static void
test_unclear (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *parent = fixture_present (gtk_label_new ("parent"), 800, 600);
  GtkWindow *form = open_form (parent, document, PB_KIND_PARTY, NULL);
  PbField *born = find_field (form, PB_KIND_PARTY, "born");
  g_autofree char *value = NULL;

  pb_field_set_value (find_field (form, PB_KIND_PARTY, "pseudonym"), "V9");
  pb_field_set_value (born, "the year of the flood");
  record (form);
  g_assert_nonnull (find_form (parent));
  g_assert_false (pb_field_read (born, &value));
  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, NULL, NULL), ==, 0);
  pb_field_set_value (born, "1998-05");
  record (form);
  fixture_wait (has_no_form, parent);
  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, "born", "1998-05"), ==, 1);
  fixture_destroy (parent, NULL);
  fixture_close_case (document);
}

static void
test_required (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *parent = fixture_present (gtk_label_new ("parent"), 800, 600);
  GtkWindow *form = open_form (parent, document, PB_KIND_FACT, NULL);

  record (form);
  g_assert_nonnull (fixture_find_widget (GTK_WIDGET (form), GTK_TYPE_LABEL, "This has to be said."));
  g_assert_cmpuint (count_rows (document, PB_KIND_FACT, NULL, NULL), ==, 0);
  gtk_window_close (form);
  fixture_wait (has_no_form, parent);
  fixture_destroy (parent, NULL);
  fixture_close_case (document);
}

static gboolean
is_there_again (gpointer data)
{
  g_autofree char *value = NULL;

  return pb_field_read (data, &value) && g_strcmp0 (value, "the gate was locked") == 0;
}

/* Closing a form keeps what was typed; recording it leaves no draft behind. */
static void
test_draft (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *parent = fixture_present (gtk_label_new ("parent"), 800, 600);
  GtkWindow *form = open_form (parent, document, PB_KIND_FACT, NULL);
  g_autofree char *value = NULL;

  pb_field_set_value (find_field (form, PB_KIND_FACT, "label"), "the gate was locked");
  gtk_window_close (form);
  fixture_wait (has_no_form, parent);
  g_assert_cmpuint (count_rows (document, PB_KIND_FACT, NULL, NULL), ==, 0);

  form = open_form (parent, document, PB_KIND_FACT, NULL);
  fixture_wait (is_there_again, find_field (form, PB_KIND_FACT, "label"));
  record (form);
  fixture_wait (has_no_form, parent);
  g_assert_cmpuint (count_rows (document, PB_KIND_FACT, NULL, NULL), ==, 1);

  form = open_form (parent, document, PB_KIND_FACT, NULL);
  g_assert_cmpuint (count_rows (document, PB_KIND_FACT, NULL, NULL), ==, 1);
  g_assert_false (pb_field_read (find_field (form, PB_KIND_FACT, "label"), &value));
  gtk_window_close (form);
  fixture_wait (has_no_form, parent);
  fixture_destroy (parent, NULL);
  fixture_close_case (document);
}

/* Presets fill columns of the kind, and nothing else. */
static void
test_presets (void)
{
  PbCase *document = fixture_open_case ();
  const char *fact = fixture_find_id (document, PB_KIND_FACT, "F-FRIEND");
  g_autofree char *presets
      = g_strdup_printf ("label=Ask%%20the%%20landlord%%20%%26%%20son&fact_id=%s&nothing=1", fact);
  GtkWindow *parent = fixture_present (gtk_label_new ("parent"), 800, 600);
  GtkWindow *form = open_form (parent, document, PB_KIND_ENQUIRY, presets);

  record (form);
  fixture_wait (has_no_form, parent);
  g_assert_cmpuint (count_rows (document, PB_KIND_ENQUIRY, "label", "Ask the landlord & son"), ==, 1);
  fixture_destroy (parent, NULL);
  fixture_close_case (document);
}

/* Changing one column keeps the others. */
static void
test_edit (void)
{
  PbCase *document = fixture_open_case ();
  g_autofree char *id = g_strdup (fixture_find_id (document, PB_KIND_PARTY, "V1"));
  GtkWindow *parent = fixture_present (gtk_label_new ("parent"), 800, 600);
  GtkWindow *form;

  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, "born", "1995-02-10"), ==, 1);
  pb_record_dialog_present_edit (parent, document, PB_KIND_PARTY, id);
  fixture_wait (has_form, parent);
  fixture_settle ();
  form = find_form (parent);
  pb_field_set_value (find_field (form, PB_KIND_PARTY, "nationality"), "la");
  record (form);
  fixture_wait (has_no_form, parent);
  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, "nationality", "LA"), ==, 1);
  g_assert_cmpuint (count_rows (document, PB_KIND_PARTY, "born", "1995-02-10"), ==, 1);
  fixture_destroy (parent, NULL);
  fixture_close_case (document);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/record-dialog/every-kind", test_every_kind);
  g_test_add_func ("/ui/record-dialog/record", test_record);
  g_test_add_func ("/ui/record-dialog/unclear", test_unclear);
  g_test_add_func ("/ui/record-dialog/required", test_required);
  g_test_add_func ("/ui/record-dialog/draft", test_draft);
  g_test_add_func ("/ui/record-dialog/presets", test_presets);
  g_test_add_func ("/ui/record-dialog/edit", test_edit);
  return g_test_run ();
}
