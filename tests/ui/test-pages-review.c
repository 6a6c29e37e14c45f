/* test-pages-review.c: the pages that read the review: start, charges, inconsistencies, corroboration,
 * remedies.
 *
 * What they must show of the sample is in tests/fixtures/sample-expected.json, written by hand; the few
 * figures used here are copied from there and from the story in data/sample/README.md.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/charges/pb-charges-page.h"
#include "pages/corroboration/pb-corroboration-page.h"
#include "pages/inconsistencies/pb-inconsistencies-page.h"
#include "pages/remedies/pb-pay-table.h"
#include "pages/remedies/pb-remedies-page.h"
#include "pages/start/pb-start-page.h"
#include "pb-detail-box.h"
#include "pb-location.h"
#include "pb-review-list.h"
#include "stage.h"

#include <string.h>

/* More stops than the rows of any list of the sample: Tab stops at each (GTK 4.8 has no other way). */
#define TAB_STOPS_MAX 400

static guint
count_rows (PbReviewList *list, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < pb_review_list_get_n_rows (list); i++)
    n += strstr (pb_review_entry_get_text (pb_review_list_get_row (list, i)), words) != NULL ? 1 : 0;
  return n;
}

static guint
find_row (PbReviewList *list, const char *words)
{
  for (guint i = 0; i < pb_review_list_get_n_rows (list); i++)
    if (strstr (pb_review_entry_get_text (pb_review_list_get_row (list, i)), words) != NULL)
      return i;
  g_assert_not_reached ();
}

/* --- start */

static void
test_start_empty (void)
{
  Stage *stage = stage_raise (fixture_open_empty (), PB_TYPE_START_PAGE);

  g_assert_nonnull (fixture_find_widget (stage->page, GTK_TYPE_LABEL, "Take in a Folder…"));
  stage_press (stage, stage_find_button (stage->page, "Add a Person…"));
  stage_clear (stage);
}

static void
test_start_roles (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_START_PAGE);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.probata.Probata");
  PbReviewList *list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);
  g_autofree char *role = NULL;

  g_assert_cmpuint (count_rows (list, "Count 1, A2: the mind is open"), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (stage_find_button (stage->page, "Victim lawyer")), TRUE);
  fixture_settle ();
  role = g_settings_get_string (settings, "role");
  g_assert_cmpstr (role, ==, "lawyer");
  g_assert_cmpuint (count_rows (list, "V2 has not been told"), ==, 1);
  g_assert_cmpuint (count_rows (list, "V1 has not been told"), ==, 0);
  g_assert_cmpuint (count_rows (list, "the mind is open"), ==, 0);
  g_assert_false (
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (stage_find_button (stage->page, "Prosecutor"))));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (stage_find_button (stage->page, "Investigator")), TRUE);
  fixture_settle ();
  g_assert_cmpuint (count_rows (list, "A3 struck V2"), ==, 1);
  g_settings_reset (settings, "role");
  stage_clear (stage);
}

static void
test_start_leads (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_START_PAGE);
  PbReviewList *list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);
  g_autofree char *expected
      = g_strdup_printf ("open charges/count/%s", fixture_find_id (stage->document, PB_KIND_COUNT, "C1"));
  guint row = find_row (list, "Count 1, A2: the mind is open");

  pb_review_list_activate (list, row);
  g_assert_cmpstr (stage_get_last (stage), ==, expected);
  pb_review_list_choose (list, pb_review_entry_get_name (pb_review_list_get_row (list, row)));
  fixture_settle ();
  g_assert_nonnull (stage->told);
  g_assert_nonnull (stage_find_words (stage->told, "Also open"));
  stage_clear (stage);
}

/* --- inconsistencies */

static void
test_inconsistencies_sides (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_INCONSISTENCIES_PAGE);
  PbReviewList *list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);

  pb_page_show (PB_PAGE (stage->page), PB_KIND_ASSERTION,
                fixture_find_id (stage->document, PB_KIND_ASSERTION, "A-V1a-07"));
  fixture_settle ();
  g_assert_nonnull (pb_review_list_get_chosen (list));
  g_assert_nonnull (stage_find_words (stage->page, "blue gate near the border for three days"));
  g_assert_nonnull (stage_find_words (stage->page, "Ten days. I counted them"));
  g_assert_true (g_str_has_prefix (stage_get_last (stage), "inspect fact/"));
  stage_press (stage, stage_find_button (stage->page, "Ten days. I counted them"));
  g_assert_true (g_str_has_prefix (stage_get_last (stage), "open passage/"));
  stage_clear (stage);
}

static gboolean
has_asked_assessment (gpointer data)
{
  Stage *stage = data;

  return g_str_has_prefix (stage_get_last (stage), "add assessment?inconsistency=");
}

static void
test_inconsistencies_record (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_INCONSISTENCIES_PAGE);
  PbReviewList *list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);
  g_autofree char *name = NULL;
  PbAnalysis *analysis;
  guint n_recorded = 0;

  pb_page_show (PB_PAGE (stage->page), PB_KIND_ASSERTION,
                fixture_find_id (stage->document, PB_KIND_ASSERTION, "A-V1a-07"));
  fixture_settle ();
  name = g_strdup (pb_review_entry_get_name (pb_review_list_get_chosen (list)));
  stage_press (stage, stage_find_button (stage->page, "Record explanation"));
  fixture_wait (has_asked_assessment, stage);
  fixture_wait_review (stage->document);
  /* The difference keeps its name and stays chosen; it is recorded now. */
  g_assert_cmpstr (pb_review_entry_get_name (pb_review_list_get_chosen (list)), ==, name);
  analysis = pb_case_get_review (stage->document)->analysis;
  for (guint i = 0; i < analysis->differences->len; i++) {
    PbDifference *difference = g_ptr_array_index (analysis->differences, i);

    if (difference->a != NULL && g_strcmp0 (difference->a->row.key, "A-V1a-07") == 0
        && difference->recorded != NULL)
      n_recorded++;
  }
  g_assert_cmpuint (n_recorded, ==, 1);
  stage_clear (stage);
}

static void
test_inconsistencies_weigh (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_INCONSISTENCIES_PAGE);
  g_autofree char *expected
      = g_strdup_printf ("add weighing?party=%s", fixture_find_id (stage->document, PB_KIND_PARTY, "V2"));

  pb_page_show (PB_PAGE (stage->page), PB_KIND_PARTY, fixture_find_id (stage->document, PB_KIND_PARTY, "V2"));
  fixture_settle ();
  g_assert_nonnull (
      stage_find_words (stage->page, "All in the account of V2 (4): not yet weighed by anyone"));
  stage_press (stage, stage_find_button (stage->page, "Weigh together"));
  g_assert_cmpstr (stage_get_last (stage), ==, expected);
  stage_clear (stage);
}

/* --- corroboration */

static void
add_enquiry (PbCase *document, const char *fact_id)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  PbRecord *record = pb_record_new (PB_KIND_ENQUIRY, NULL);

  pb_record_set (record, "label", "Ask the guards of the east gate");
  pb_record_set (record, "fact", fact_id);
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, record));
  pb_case_edit (document, "add", edits, NULL, NULL);
}

static gboolean
has_enquiry (gpointer data)
{
  Stage *stage = data;
  PbReviewList *list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);
  PbReviewEntry *entry = pb_review_list_get_row (list, find_row (list, "A guard turned V1 back"));

  return strstr (pb_review_entry_get_detail (entry), "Enquiry open: Ask the guards of the east gate") != NULL;
}

static guint
count_enquiries (PbCase *document)
{
  return pb_case_get_review (document)->analysis->snapshot->enquiries->len;
}

typedef struct {
  PbCase *document;
  guint n_before;
} More;

static gboolean
has_more (gpointer data)
{
  const More *more = data;

  return count_enquiries (more->document) > more->n_before;
}

/* A page out of sight costs nothing when the case changes, and is up to date once it is looked at. */
static void
test_hidden_page_waits (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CORROBORATION_PAGE);
  PbReviewList *list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);
  guint row = find_row (list, "A guard turned V1");
  g_autoptr (PbReviewEntry) before = g_object_ref (pb_review_list_get_row (list, row));
  More more = {stage->document, count_enquiries (stage->document)};

  gtk_widget_set_visible (stage->page, FALSE);
  add_enquiry (stage->document, pb_review_entry_get_name (before));
  fixture_wait (has_more, &more);
  g_assert_true (pb_review_list_get_row (list, row) == before);
  gtk_widget_set_visible (stage->page, TRUE);
  g_assert_true (has_enquiry (stage));
  stage_clear (stage);
}

static void
test_corroboration_enquiry (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CORROBORATION_PAGE);
  PbReviewList *list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);
  g_autofree char *fact_id = NULL;
  g_autofree char *expected = NULL;

  fact_id = g_strdup (
      pb_review_entry_get_name (pb_review_list_get_row (list, find_row (list, "A guard turned V1"))));
  g_assert_false (has_enquiry (stage));
  pb_page_show (PB_PAGE (stage->page), PB_KIND_FACT, fact_id);
  fixture_settle ();
  g_assert_nonnull (stage->told);
  g_assert_null (stage_find_words (stage->told, "Open enquiries"));
  add_enquiry (stage->document, fact_id);
  fixture_wait (has_enquiry, stage);
  g_assert_cmpstr (pb_review_entry_get_name (pb_review_list_get_chosen (list)), ==, fact_id);
  g_assert_nonnull (stage_find_words (stage->told, "Open enquiries"));

  expected = g_strdup_printf ("add enquiry?fact=%s", fact_id);
  stage_show_told (stage);
  stage_press (stage, stage_find_button (stage->told, "Raise an enquiry"));
  g_assert_cmpstr (stage_get_last (stage), ==, expected);
  stage_press (stage, stage_find_button (stage->told, "Messages asking to leave"));
  g_assert_nonnull (strstr (stage_get_last (stage), "&label=Messages%20asking%20to%20leave"));
  stage_clear (stage);
}

static gboolean
has_fallen (gpointer data)
{
  Stage *stage = data;

  /* What the sample must lose without V1: the bucket is hers alone. */
  return stage_find_words (stage->page, "There was a bucket in the locked room: one source → unsupported")
         != NULL;
}

static void
test_corroboration_fall (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CORROBORATION_PAGE);
  g_autofree char *id = g_strdup (fixture_find_id (stage->document, PB_KIND_PARTY, "V1"));

  pb_corroboration_page_switch_off (PB_CORROBORATION_PAGE (stage->page), id, TRUE);
  fixture_wait (has_fallen, stage);
  pb_corroboration_page_switch_off (PB_CORROBORATION_PAGE (stage->page), id, FALSE);
  fixture_settle ();
  /* Closing while it is computed is no fault. */
  pb_corroboration_page_switch_off (PB_CORROBORATION_PAGE (stage->page), id, TRUE);
  stage_clear (stage);
}

/* --- remedies */

static void
test_remedies_pay (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_REMEDIES_PAGE);
  PbPayTable *table = stage_find (stage->page, PB_TYPE_PAY_TABLE);
  guint february = G_MAXUINT;

  /* May 2015 to February 2018. */
  g_assert_cmpuint (pb_pay_table_get_n_rows (table), ==, 34);
  for (guint i = 0; i < 34; i++)
    if (g_str_has_prefix (pb_pay_table_get_text (table, i, 0), "Feb 2017"))
      february = i;
  g_assert_cmpuint (february, <, 34);
  g_assert_cmpstr (pb_pay_table_get_text (table, february, 1), ==, "9,000.00");
  g_assert_cmpstr (pb_pay_table_get_text (table, february, 2), ==, "288.0 –\n360.0");
  g_assert_cmpstr (pb_pay_table_get_text (table, february, 3), ==, "14,400.00 –\n18,450.00");
  g_assert_cmpstr (pb_pay_table_get_text (table, february, 4), ==, "2,800.00");
  g_assert_cmpstr (pb_pay_table_get_text (table, february, 5), ==, "3,500.00 –\n3,800.00");
  g_assert_cmpstr (pb_pay_table_get_text (table, february, 6), ==, "10,350.00 –\n14,700.00");
  g_assert_nonnull (stage_find_words (stage->page, "is not recorded: confirm it with its source"));

  pb_pay_table_choose (table, february);
  fixture_settle ();
  g_assert_nonnull (stage->told);
  g_assert_nonnull (stage_find_words (stage->told, "THB 10,350.00 – 14,700.00"));
  stage_show_told (stage);
  stage_press (stage, stage_find_button (stage->told, "Add a payment"));
  g_assert_nonnull (strstr (stage_get_last (stage), "period=2017-02-01%2F2017-02-28&currency=THB"));
  stage_clear (stage);
}

static void
test_remedies_places (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_REMEDIES_PAGE);
  PbSnapshot *snapshot = pb_case_get_review (stage->document)->analysis->snapshot;
  PbRow *loss = pb_snapshot_find (snapshot->loss_items, "LOSS-V1-W2");
  PbRow *debt = pb_snapshot_find (snapshot->debts, "DEBT-V3");
  PbReviewList *list;

  pb_page_show (PB_PAGE (stage->page), PB_KIND_LOSS_ITEM, loss->id);
  fixture_settle ();
  list = stage_find (stage->page, PB_TYPE_REVIEW_LIST);
  g_assert_nonnull (strstr (pb_review_entry_get_detail (pb_review_list_get_chosen (list)),
                            "ordered THB 60,000.00 · received THB 15,000.00"));
  pb_page_show (PB_PAGE (stage->page), PB_KIND_DEBT, debt->id);
  fixture_settle ();
  g_assert_nonnull (stage_find_words (stage->page, "never told"));
  g_assert_nonnull (stage_find_words (stage->page, "V3, work for"));
  stage_clear (stage);
}

/* A page is let go of with everything it holds, also before its case has a review. */
static void
test_finalize (gconstpointer data)
{
  GType (*get_type) (void) = data;

  for (guint i = 0; i < 3; i++) {
    PbCase *document = fixture_open_case ();
    GtkWidget *page = g_object_ref_sink (g_object_new (get_type (), "case", document, NULL));

    g_assert_finalize_object (page);
    fixture_close_case (document);
  }
}

/* Tab goes through a whole page and out of it again; GTK complains about nothing on the way (a criticism ends
 * the program here), whatever is folded. */
static void
test_tab (gconstpointer data)
{
  GType (*get_type) (void) = data;
  Stage *stage = stage_raise (fixture_open_case (), get_type ());
  GtkWidget *first;
  gboolean is_round = FALSE;

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (stage->window), GTK_DIR_TAB_FORWARD));
  first = gtk_window_get_focus (stage->window);
  for (guint i = 0; i < TAB_STOPS_MAX && !is_round; i++) {
    gtk_widget_child_focus (GTK_WIDGET (stage->window), GTK_DIR_TAB_FORWARD);
    is_round = gtk_window_get_focus (stage->window) == NULL || gtk_window_get_focus (stage->window) == first;
  }
  g_assert_true (is_round);
  stage_clear (stage);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/start/empty", test_start_empty);
  g_test_add_func ("/ui/start/roles", test_start_roles);
  g_test_add_func ("/ui/start/leads", test_start_leads);
  g_test_add_func ("/ui/inconsistencies/sides", test_inconsistencies_sides);
  g_test_add_func ("/ui/inconsistencies/record", test_inconsistencies_record);
  g_test_add_func ("/ui/inconsistencies/weigh", test_inconsistencies_weigh);
  g_test_add_func ("/ui/corroboration/enquiry", test_corroboration_enquiry);
  g_test_add_func ("/ui/corroboration/fall", test_corroboration_fall);
  g_test_add_func ("/ui/remedies/pay", test_remedies_pay);
  g_test_add_func ("/ui/remedies/places", test_remedies_places);
  g_test_add_data_func ("/ui/start/finalize", pb_start_page_get_type, test_finalize);
  g_test_add_func ("/ui/page/hidden-waits", test_hidden_page_waits);
  g_test_add_data_func ("/ui/start/tab", pb_start_page_get_type, test_tab);
  g_test_add_data_func ("/ui/charges/tab", pb_charges_page_get_type, test_tab);
  g_test_add_data_func ("/ui/inconsistencies/tab", pb_inconsistencies_page_get_type, test_tab);
  g_test_add_data_func ("/ui/corroboration/tab", pb_corroboration_page_get_type, test_tab);
  g_test_add_data_func ("/ui/remedies/tab", pb_remedies_page_get_type, test_tab);
  g_test_add_data_func ("/ui/charges/finalize", pb_charges_page_get_type, test_finalize);
  g_test_add_data_func ("/ui/inconsistencies/finalize", pb_inconsistencies_page_get_type, test_finalize);
  g_test_add_data_func ("/ui/corroboration/finalize", pb_corroboration_page_get_type, test_finalize);
  g_test_add_data_func ("/ui/remedies/finalize", pb_remedies_page_get_type, test_finalize);
  return g_test_run ();
}
