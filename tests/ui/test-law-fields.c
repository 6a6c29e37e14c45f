/* test-law-fields.c: laws, offences and elements are chosen in a form, not typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dialog.h"
#include "pb-choice.h"

static GtkDropDown *
find_drop_down (GtkWindow *dialog, PbKind kind, const char *name)
{
  return GTK_DROP_DOWN (
      fixture_find_widget (GTK_WIDGET (dialog_find_field (dialog, kind, name)), GTK_TYPE_DROP_DOWN, NULL));
}

/* One a line; of the law, the first says that nothing is chosen. */
static char *
join_words (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PbChoice) choice = g_list_model_get_item (model, i);

    g_string_append_printf (text, "%s\n", pb_choice_get_words (choice));
  }
  return g_string_free (text, FALSE);
}

static char *
list_words (GtkWindow *dialog, PbKind kind, const char *name)
{
  return join_words (gtk_drop_down_get_model (find_drop_down (dialog, kind, name)));
}

static void
choose_law (GtkWindow *dialog, PbKind kind, const char *name, const char *value)
{
  dialog_type (dialog, kind, name, value);
  fixture_settle ();
}

static void
assert_recorded (PbCase *document, PbKind kind, const char *id, const char *name, const char *expected)
{
  g_autoptr (PbItem) item = dialog_get_item (document, kind, id);

  g_assert_cmpstr (pb_record_get (pb_item_get_record (item), name), ==, expected);
}

static void
test_offence_from_law (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_COUNT, NULL, "number=1");
  g_autofree char *packs = list_words (dialog, PB_KIND_COUNT, "pack");
  g_autofree char *all = list_words (dialog, PB_KIND_COUNT, "offence");
  g_autofree char *some = NULL, *version = NULL, *id = NULL;

  g_signal_connect (dialog, "recorded", G_CALLBACK (dialog_keep_id), &id);
  g_assert_nonnull (strstr (packs, "\nThailand\n"));
  g_assert_nonnull (strstr (all, "Trafficking in persons (as amended in 2017), s 6"));

  /* An offence brings its pack and the only version of that. */
  choose_law (dialog, PB_KIND_COUNT, "offence", "th.tip.s6");
  dialog_assert_typed (dialog, PB_KIND_COUNT, "offence", "th.tip.s6");
  dialog_assert_typed (dialog, PB_KIND_COUNT, "pack", "thailand");
  version = pb_field_dup_typed (dialog_find_field (dialog, PB_KIND_COUNT, "version"));
  g_assert_cmpstr (version, !=, "");
  some = list_words (dialog, PB_KIND_COUNT, "offence");
  g_assert_cmpuint (strlen (some), <, strlen (all));

  /* Another pack: what was chosen of the first does not stay. */
  choose_law (dialog, PB_KIND_COUNT, "pack", "cambodia");
  dialog_assert_typed (dialog, PB_KIND_COUNT, "offence", "");
  choose_law (dialog, PB_KIND_COUNT, "pack", "thailand");
  choose_law (dialog, PB_KIND_COUNT, "offence", "th.tip.s6");
  dialog_record (dialog);
  assert_recorded (document, PB_KIND_COUNT, id, "pack", "thailand");
  assert_recorded (document, PB_KIND_COUNT, id, "version", version);
  assert_recorded (document, PB_KIND_COUNT, id, "offence", "th.tip.s6");
  fixture_wait_review (document);
  fixture_close_case (document);
}

static gboolean
is_open (gpointer drop_down)
{
  return fixture_find_widget (drop_down, GTK_TYPE_LIST_VIEW, NULL) != NULL;
}

/* Opens it; what it shows, filtered. */
static GListModel *
open_list (GtkWidget *drop_down)
{
  g_signal_emit_by_name (drop_down, "activate");
  fixture_wait (is_open, drop_down);
  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (fixture_find_widget (drop_down, GTK_TYPE_LIST_VIEW, NULL))));
}

static void
test_search_law (void)
{
  static const struct {
    const char *typed, *found;
  } searches[] = {
      {"forced labour", "orced labour"}, /* the name, from its middle, in any case */
      {"s 6/1", ", s 6/1\n"},            /* the section, which stands at the end */
      {"cambodia", "\n"},                /* the law it stands in: the small line */
  };

  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_COUNT, NULL, "number=1");
  GtkWidget *drop_down = GTK_WIDGET (find_drop_down (dialog, PB_KIND_COUNT, "offence"));
  GListModel *shown = open_list (drop_down);
  const guint n_all = g_list_model_get_n_items (shown);
  GtkWidget *entry = fixture_find_widget (drop_down, GTK_TYPE_SEARCH_ENTRY, NULL);

  g_assert_nonnull (entry);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++) {
    g_autofree char *words = NULL;

    gtk_editable_set_text (GTK_EDITABLE (entry), searches[i].typed);
    g_signal_emit_by_name (entry, "search-changed");
    words = join_words (shown);
    g_assert_nonnull (strstr (words, searches[i].found));
    g_assert_cmpuint (g_list_model_get_n_items (shown), <, n_all);
  }
  dialog_close (dialog);
  fixture_close_case (document);
}

static void
test_element_from_law (void)
{
  PbCase *document = fixture_open_case ();
  PbSnapshot *snapshot = pb_case_get_review (document)->analysis->snapshot;
  PbBearing *bearing = g_ptr_array_index (snapshot->bearings, 0);
  PbElement *element = pb_offence_find_element (bearing->count->offence, bearing->element);
  g_autofree char *line = g_strdup_printf ("\n%s\n", element->label);
  g_autofree char *presets
      = g_strdup_printf ("count=%s&element=%s", bearing->count->row.id, bearing->element);
  GtkWindow *dialog = dialog_present (document, PB_KIND_BEARING, NULL, NULL);
  g_autofree char *none = list_words (dialog, PB_KIND_BEARING, "element");
  g_autofree char *words = NULL;

  g_assert_cmpstr (none, ==, "Choose the count first\n");
  dialog_close (dialog);

  dialog = dialog_present (document, PB_KIND_BEARING, NULL, presets);
  words = list_words (dialog, PB_KIND_BEARING, "element");
  g_assert_nonnull (strstr (words, line));
  dialog_assert_typed (dialog, PB_KIND_BEARING, "element", bearing->element);
  dialog_close (dialog);
  fixture_close_case (document);
}

static gboolean
has_number (gpointer data)
{
  g_autofree char *typed = pb_field_dup_typed (dialog_find_field (data, PB_KIND_COUNT, "number"));

  return g_str_equal (typed, "1");
}

/* An offence that no pinned law knows, as a form of another hand brings it. */
static void
test_unknown_law (void)
{
  PbCase *document = fixture_open_empty ();
  GtkWindow *dialog = dialog_present (document, PB_KIND_COUNT, NULL,
                                      "number=1&pack=atlantis&version=2020-01-01&offence=at.s1");
  g_autofree char *id = NULL, *words = NULL;

  g_signal_connect (dialog, "recorded", G_CALLBACK (dialog_keep_id), &id);
  dialog_record (dialog);
  fixture_wait_review (document);

  dialog = dialog_present (document, PB_KIND_COUNT, id, NULL);
  fixture_wait (has_number, dialog);
  words = list_words (dialog, PB_KIND_COUNT, "offence");
  g_assert_nonnull (strstr (words, "at.s1 (not in the law of this case)"));
  dialog_assert_typed (dialog, PB_KIND_COUNT, "offence", "at.s1");
  dialog_type (dialog, PB_KIND_COUNT, "note", "Looked at again.");
  dialog_record (dialog);
  assert_recorded (document, PB_KIND_COUNT, id, "pack", "atlantis");
  assert_recorded (document, PB_KIND_COUNT, id, "version", "2020-01-01");
  assert_recorded (document, PB_KIND_COUNT, id, "offence", "at.s1");
  assert_recorded (document, PB_KIND_COUNT, id, "note", "Looked at again.");
  fixture_wait_review (document);

  /* Only another law chosen by hand clears it. */
  dialog = dialog_present (document, PB_KIND_COUNT, id, NULL);
  fixture_wait (has_number, dialog);
  choose_law (dialog, PB_KIND_COUNT, "pack", "thailand");
  dialog_assert_typed (dialog, PB_KIND_COUNT, "offence", "");
  dialog_close (dialog);
  fixture_close_case (document);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/law-fields/offence", test_offence_from_law);
  g_test_add_func ("/ui/law-fields/element", test_element_from_law);
  g_test_add_func ("/ui/law-fields/search", test_search_law);
  g_test_add_func ("/ui/law-fields/unknown", test_unknown_law);
  return g_test_run ();
}
