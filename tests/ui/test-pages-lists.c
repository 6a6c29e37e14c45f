/* The pages that are lists: what they show of the sample, how they are narrowed down, what they lead to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pages/acts/pb-acts-page.h"
#include "pages/enquiries/pb-enquiries-page.h"
#include "pages/facts/pb-facts-page.h"
#include "pages/history/pb-history-page.h"
#include "pages/people/pb-people-page.h"
#include "pb-record-list.h"

#include <string.h>

/* A page in a window that notes what the page asks of it. */
typedef struct {
  PbCase *document;
  PbPage *page;
  GtkWindow *window;
  GString *asked; /* "inspect fact/…" */
  guint n_awaited;
} Shown;

static void
on_asked (GSimpleAction *action, GVariant *target, GString *asked)
{
  g_string_assign (asked, g_action_get_name (G_ACTION (action)));
  g_string_append_printf (asked, " %s", g_variant_get_string (target, NULL));
}

static gboolean
is_list (GtkWidget *widget, gconstpointer unused)
{
  return PB_IS_RECORD_LIST (widget);
}

/* The list the page shows now, of several. */
static PbRecordList *
get_list (Shown *shown)
{
  return PB_RECORD_LIST (
      fixture_search (GTK_WIDGET (shown->page), gtk_widget_get_child_visible, is_list, NULL));
}

static gboolean
is_loaded (gpointer data)
{
  Shown *shown = data;
  PbQueryModel *model = pb_record_list_get_model (get_list (shown));

  return !pb_query_model_is_loading (model) && !pb_query_model_is_asking (model);
}

static void
present (Shown *shown, PbCase *document, GType type)
{
  static const char *const names[] = {"inspect", "open", "add", "edit", "delete"};
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  shown->document = document;
  shown->asked = g_string_new (NULL);
  shown->page = g_object_new (type, "case", document, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

    g_signal_connect (action, "activate", G_CALLBACK (on_asked), shown->asked);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  }
  shown->window = fixture_present (GTK_WIDGET (shown->page), 900, 700);
  gtk_widget_insert_action_group (GTK_WIDGET (shown->window), "win", G_ACTION_GROUP (group));
}

static void
present_list (Shown *shown, PbCase *document, GType type)
{
  present (shown, document, type);
  fixture_wait (is_loaded, shown);
  fixture_settle ();
}

static void
take_down (Shown *shown)
{
  fixture_destroy (shown->window, GTK_WIDGET (shown->page));
  g_string_free (shown->asked, TRUE);
  fixture_close_case (shown->document);
}

static guint
count (Shown *shown)
{
  return g_list_model_get_n_items (G_LIST_MODEL (pb_record_list_get_model (get_list (shown))));
}

static gboolean
has_awaited (gpointer data)
{
  Shown *shown = data;

  return is_loaded (shown) && count (shown) == shown->n_awaited;
}

static void
wait_for_count (Shown *shown, guint n)
{
  shown->n_awaited = n;
  fixture_wait (has_awaited, shown);
}

static void
press (Shown *shown, const char *label)
{
  GtkWidget *button = fixture_find_widget (GTK_WIDGET (shown->page), GTK_TYPE_TOGGLE_BUTTON, label);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  fixture_settle ();
}

static void
set_filter (Shown *shown, const char *text)
{
  GtkWidget *entry = fixture_find_widget (GTK_WIDGET (get_list (shown)), GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
has_label (gpointer data)
{
  gpointer *pair = data;

  return fixture_find_widget (pair[0], GTK_TYPE_LABEL, pair[1]) != NULL;
}

static void
wait_for_label (Shown *shown, const char *text)
{
  gpointer pair[] = {shown->page, (gpointer) text};

  fixture_wait (has_label, pair);
}

static gboolean
has_selected (gpointer data)
{
  return pb_record_list_get_selected (get_list (data)) != NULL;
}

static void
test_people (void)
{
  Shown shown;
  const char *id;
  g_autofree char *expected = NULL;

  present_list (&shown, fixture_open_case (), PB_TYPE_PEOPLE_PAGE);
  g_assert_cmpuint (count (&shown), ==, 28);
  press (&shown, "Victims");
  wait_for_count (&shown, 3);
  press (&shown, "Accused");
  wait_for_count (&shown, 5);
  /* Who is shown may be left out: then the group gives way. */
  id = fixture_find_id (shown.document, PB_KIND_PARTY, "W2");
  pb_page_show (shown.page, PB_KIND_PARTY, id);
  wait_for_count (&shown, 28);
  fixture_wait (has_selected, &shown);
  g_assert_cmpstr (pb_record_list_get_selected (get_list (&shown)), ==, id);
  gtk_widget_activate_action (GTK_WIDGET (get_list (&shown)), "record.edit", NULL);
  expected = g_strdup_printf ("edit party/%s", id);
  g_assert_cmpstr (shown.asked->str, ==, expected);
  gtk_widget_activate_action (GTK_WIDGET (get_list (&shown)), "record.add", NULL);
  g_assert_cmpstr (shown.asked->str, ==, "add party");
  take_down (&shown);
}

static void
test_facts (void)
{
  Shown shown;
  GtkDropDown *drop;
  const char *id;

  present_list (&shown, fixture_open_case (), PB_TYPE_FACTS_PAGE);
  g_assert_cmpuint (count (&shown), ==, pb_case_get_review (shown.document)->analysis->facts->len);
  wait_for_label (&shown, "○ unsupported");
  wait_for_label (&shown, "● independently corroborated");
  drop = GTK_DROP_DOWN (fixture_find_widget (GTK_WIDGET (get_list (&shown)), GTK_TYPE_DROP_DOWN, NULL));
  gtk_drop_down_set_selected (drop, 1);
  wait_for_count (&shown, pb_facts_page_count (pb_case_get_review (shown.document)));
  gtk_drop_down_set_selected (drop, 0);
  set_filter (&shown, "riel deposit");
  wait_for_count (&shown, 3);
  id = fixture_find_id (shown.document, PB_KIND_ASSERTION, "A-V1a-05");
  pb_page_show (shown.page, PB_KIND_ASSERTION, id);
  fixture_wait (is_loaded, &shown);
  fixture_wait (has_selected, &shown);
  g_assert_cmpstr (pb_record_list_get_selected (get_list (&shown)), ==, id);
  take_down (&shown);
}

/* Return on an assertion opens the words that carry it. */
static void
test_assertion_opens_words (void)
{
  Shown shown;
  g_autofree char *expected = NULL;
  const PbAssertion *assertion;

  present_list (&shown, fixture_open_case (), PB_TYPE_FACTS_PAGE);
  press (&shown, "Assertions");
  assertion = pb_case_find (shown.document, fixture_find_id (shown.document, PB_KIND_ASSERTION, "A-V1a-05"));
  expected = g_strdup_printf ("open passage/%s", assertion->passage->row.id);
  pb_page_show (shown.page, PB_KIND_ASSERTION, assertion->row.id);
  fixture_wait (is_loaded, &shown);
  fixture_wait (has_selected, &shown);
  while (!g_str_has_prefix (shown.asked->str, "open")) {
    gtk_widget_activate_action (GTK_WIDGET (get_list (&shown)), "record.open", NULL);
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_cmpstr (shown.asked->str, ==, expected);
  take_down (&shown);
}

static void
test_acts (void)
{
  Shown shown;
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  g_autoptr (PbRecord) act = pb_record_new (PB_KIND_ACT, NULL);
  const char *part;

  present_list (&shown, fixture_open_case (), PB_TYPE_ACTS_PAGE);
  g_assert_cmpuint (count (&shown), ==, 32);
  wait_for_label (&shown, "A3 → V1, V2");
  pb_record_set (act, "kind", "other");
  pb_record_set (act, "label", "Somebody came, nobody knows when");
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, pb_record_copy (act)));
  pb_case_edit (shown.document, "act", edits, NULL, NULL);
  wait_for_count (&shown, 33);
  /* Undated acts stand last, and say so. */
  g_assert_cmpuint (
      pb_query_model_find (pb_record_list_get_model (get_list (&shown)), pb_record_get_id (act)), ==, 32);
  pb_page_show (shown.page, PB_KIND_ACT, pb_record_get_id (act));
  wait_for_label (&shown, "◌ undated");
  fixture_wait_review (shown.document);
  /* Who took part is shown by the act. */
  part = fixture_find_id (shown.document, PB_KIND_ACT, "ACT-CROSS");
  pb_page_show (shown.page, PB_KIND_ACT, part);
  fixture_settle ();
  g_assert_cmpstr (pb_record_list_get_selected (get_list (&shown)), ==, part);
  press (&shown, "Places");
  wait_for_count (&shown, 19);
  take_down (&shown);
}

static void
test_enquiries (void)
{
  Shown shown;

  present_list (&shown, fixture_open_case (), PB_TYPE_ENQUIRIES_PAGE);
  wait_for_count (&shown, 5);
  g_assert_cmpuint (pb_enquiries_page_count (pb_case_get_review (shown.document)), ==, 5);
  wait_for_label (&shown, "Ask S1 for the gate camera disks of February 2018 kept in its archive");
  press (&shown, "Settled");
  wait_for_count (&shown, 3);
  press (&shown, "All");
  wait_for_count (&shown, 8);
  take_down (&shown);
}

static void
test_nothing_matches (void)
{
  Shown shown;

  present_list (&shown, fixture_open_case (), PB_TYPE_PEOPLE_PAGE);
  set_filter (&shown, "zebra");
  wait_for_count (&shown, 0);
  wait_for_label (&shown, "Nothing Matches");
  take_down (&shown);
}

/* What a filter hides is not deleted, and is chosen again when the filter goes. */
static void
test_filter_guards_selection (void)
{
  Shown shown;
  const char *id;

  present_list (&shown, fixture_open_case (), PB_TYPE_PEOPLE_PAGE);
  id = fixture_find_id (shown.document, PB_KIND_PARTY, "W2");
  pb_page_show (shown.page, PB_KIND_PARTY, id);
  g_assert_cmpstr (pb_record_list_get_selected (get_list (&shown)), ==, id);
  set_filter (&shown, "A3");
  wait_for_count (&shown, 1);
  gtk_widget_activate_action (GTK_WIDGET (get_list (&shown)), "record.delete", NULL);
  g_assert_cmpstr (shown.asked->str, ==, "");
  set_filter (&shown, "");
  wait_for_count (&shown, 28);
  g_assert_cmpstr (pb_record_list_get_selected (get_list (&shown)), ==, id);
  gtk_widget_activate_action (GTK_WIDGET (get_list (&shown)), "record.delete", NULL);
  g_assert_true (g_str_has_prefix (shown.asked->str, "delete party/"));
  take_down (&shown);
}

static void
test_empty (void)
{
  static const struct {
    GType (*get_type) (void);
    const char *title;
  } pages[] = {{pb_people_page_get_type, "Nobody Yet"},
               {pb_acts_page_get_type, "No Acts Yet"},
               {pb_facts_page_get_type, "No Facts Yet"},
               {pb_enquiries_page_get_type, "No Enquiries Yet"}};

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    Shown shown;

    present_list (&shown, fixture_open_empty (), pages[i].get_type ());
    wait_for_label (&shown, pages[i].title);
    take_down (&shown);
  }
}

static void
test_goes_while_loading (void)
{
  GType (*const pages[]) (void) = {pb_people_page_get_type, pb_acts_page_get_type, pb_facts_page_get_type,
                                   pb_enquiries_page_get_type, pb_history_page_get_type};

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    Shown shown;

    present (&shown, fixture_open_case (), pages[i]());
    take_down (&shown);
  }
}

static void
on_counted (gpointer source, gpointer what, guint *n)
{
  (*n)++;
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

/* A list out of sight asks the case for nothing, whatever changes, and is up to date once it is looked at. */
static void
test_hidden_waits (void)
{
  static const struct {
    GType (*get_type) (void);
    PbKind kind;
    const char *column, *value, *record_kind;
  } pages[]
      = {{pb_people_page_get_type, PB_KIND_PARTY, "pseudonym", "W99", "person"},
         {pb_acts_page_get_type, PB_KIND_ACT, "label", "The gate was locked", "other"},
         {pb_facts_page_get_type, PB_KIND_FACT, "label", "The gate was locked", NULL},
         {pb_enquiries_page_get_type, PB_KIND_ENQUIRY, "label", "Ask for the register of the gate", NULL}};

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    Shown shown;
    GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
    PbRecord *record = pb_record_new (pages[i].kind, NULL);
    PbQueryModel *model;
    guint n_loaded = 0, n_done = 0, before;

    present_list (&shown, fixture_open_case (), pages[i].get_type ());
    model = pb_record_list_get_model (get_list (&shown));
    before = count (&shown);
    g_signal_connect (model, "loaded", G_CALLBACK (on_counted), &n_loaded);
    gtk_widget_set_visible (GTK_WIDGET (shown.page), FALSE);
    pb_record_set (record, pages[i].column, pages[i].value);
    if (pages[i].record_kind != NULL)
      pb_record_set (record, "kind", pages[i].record_kind);
    g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, record));
    g_signal_connect (shown.document, "done", G_CALLBACK (on_counted), &n_done);
    pb_case_edit (shown.document, "add", edits, NULL, NULL);
    fixture_wait (is_counted, &n_done);
    fixture_wait_review (shown.document);
    g_assert_cmpuint (n_loaded, ==, 0);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, before);
    gtk_widget_set_visible (GTK_WIDGET (shown.page), TRUE);
    wait_for_count (&shown, before + 1);
    take_down (&shown);
  }
}

/* A list behind another tab is asked for when its tab is chosen. */
static void
test_other_tab_waits (void)
{
  Shown shown;
  PbRecordList *other;

  present_list (&shown, fixture_open_case (), PB_TYPE_FACTS_PAGE);
  other = PB_RECORD_LIST (gtk_widget_get_next_sibling (GTK_WIDGET (get_list (&shown))));
  g_assert_true (pb_query_model_is_loading (pb_record_list_get_model (other)));
  press (&shown, "Assertions");
  g_assert_true (get_list (&shown) == other);
  fixture_wait (is_loaded, &shown);
  g_assert_cmpuint (count (&shown), >, 0);
  take_down (&shown);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/pages-lists/people", test_people);
  g_test_add_func ("/ui/pages-lists/facts", test_facts);
  g_test_add_func ("/ui/pages-lists/assertion-opens-words", test_assertion_opens_words);
  g_test_add_func ("/ui/pages-lists/acts", test_acts);
  g_test_add_func ("/ui/pages-lists/enquiries", test_enquiries);
  g_test_add_func ("/ui/pages-lists/nothing-matches", test_nothing_matches);
  g_test_add_func ("/ui/pages-lists/filter-guards-selection", test_filter_guards_selection);
  g_test_add_func ("/ui/pages-lists/empty", test_empty);
  g_test_add_func ("/ui/pages-lists/hidden-waits", test_hidden_waits);
  g_test_add_func ("/ui/pages-lists/other-tab-waits", test_other_tab_waits);
  g_test_add_func ("/ui/pages-lists/goes-while-loading", test_goes_while_loading);
  return g_test_run ();
}
