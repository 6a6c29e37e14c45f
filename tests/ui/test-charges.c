/* test-charges.c: the matrix of a count, and what is seen and changed from its cells.
 *
 * What it must show of the sample is in tests/fixtures/sample-expected.json, written by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/charges/pb-charges-page.h"
#include "pages/charges/pb-matrix-view.h"
#include "pb-record-drag.h"
#include "stage.h"

#include <string.h>

static PbMatrixView *
show_count (Stage *stage, const char *key)
{
  pb_page_show (PB_PAGE (stage->page), PB_KIND_COUNT, fixture_find_id (stage->document, PB_KIND_COUNT, key));
  fixture_settle ();
  return stage_find (stage->page, PB_TYPE_MATRIX_VIEW);
}

/* The column of this accused, folded. */
static const char *
find_column (Stage *stage, PbMatrixView *view, const char *key)
{
  PbMatrix *matrix = pb_matrix_view_get_matrix (view);
  const char *id = fixture_find_id (stage->document, PB_KIND_PARTY, key);

  for (guint i = 0; i < matrix->columns->len; i++)
    if (g_strcmp0 (((PbMatrixColumn *) g_ptr_array_index (matrix->columns, i))->accused_id, id) == 0)
      return ((PbMatrixColumn *) g_ptr_array_index (matrix->columns, i))->name;
  g_assert_not_reached ();
}

static char *
describe_cell (PbMatrixView *view, const char *row, const char *column)
{
  PbMatrix *matrix = pb_matrix_view_get_matrix (view);

  for (guint i = 0; i < matrix->rows->len; i++)
    for (guint j = 0; j < matrix->columns->len; j++)
      if (g_str_equal (((PbMatrixRow *) g_ptr_array_index (matrix->rows, i))->name, row)
          && g_str_equal (((PbMatrixColumn *) g_ptr_array_index (matrix->columns, j))->name, column))
        return pb_matrix_cell_describe (pb_matrix_get_cell (matrix, i, j));
  g_assert_not_reached ();
}

static void
test_charges_cells (void)
{
  static const struct {
    const char *accused, *element, *says;
  } cells[] = {
      {"A1", "th.2008.act.procuring", "● corroborated"},
      {"A2", "th.2008.act.bringing", "● corroborated"},
      {"A1", "th.2008.act.bringing", "● corroborated"},
      {"A2", "th.2008.act.procuring", "○ shown, not tied"},
      {"A3", "th.2008.act.buying", "○ open"},
  };

  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");

  /* Four accused and that it happened. */
  g_assert_cmpuint (pb_matrix_view_get_matrix (view)->columns->len, ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++) {
    const char *column = find_column (stage, view, cells[i].accused);
    g_autofree char *says = describe_cell (view, cells[i].element, column);
    GtkWidget *button;

    g_assert_cmpstr (says, ==, cells[i].says);
    g_assert_true (pb_matrix_view_choose (view, cells[i].element, column));
    fixture_settle ();
    button = pb_matrix_view_find_cell (view, cells[i].element, column);
    g_assert_nonnull (button);
    g_assert_nonnull (stage_find_words (button, cells[i].says));
    g_assert_true (gtk_widget_has_focus (button));
  }
  stage_clear (stage);
}

static void
test_charges_folding (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");
  guint n_rows = pb_matrix_view_get_n_visible_rows (view);
  const PbMatrixRow *first = g_ptr_array_index (pb_matrix_view_get_matrix (view)->rows, 0);
  g_autofree char *group = g_strdup (first->name);

  /* "An act": procuring, buying, selling, bringing, detaining, harbouring, receiving. */
  g_assert_null (first->element_id);
  pb_matrix_view_set_folded (view, group, TRUE);
  g_assert_cmpuint (pb_matrix_view_get_n_visible_rows (view), ==, n_rows - 7);
  pb_matrix_view_set_folded (view, group, FALSE);
  g_assert_cmpuint (pb_matrix_view_get_n_visible_rows (view), ==, n_rows);

  /* Three victims, their acts, V3's housing in two readings: 13 columns for each of four and "it happened".
   */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (stage_find_button (stage->page, "Each victim and act")),
                                TRUE);
  fixture_settle ();
  g_assert_cmpuint (pb_matrix_view_get_matrix (view)->columns->len, ==, 65);
  /* Only what is in view exists. */
  g_assert_cmpuint (pb_matrix_view_get_n_widgets (view), <, 300);
  stage_clear (stage);
}

static void
test_charges_keyboard (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");
  PbMatrixRow *row;
  PbMatrixColumn *column;

  g_assert_false (pb_matrix_view_get_chosen (view, &row, &column));
  pb_matrix_view_move (view, 1, 0);
  g_assert_true (pb_matrix_view_get_chosen (view, &row, &column));
  g_assert_null (row->element_id);
  pb_matrix_view_move (view, 1, 1);
  g_assert_true (pb_matrix_view_get_chosen (view, &row, &column));
  g_assert_cmpstr (row->element_id, ==, "th.2008.act.procuring");
  g_assert_cmpstr (column->title, ==, "A1");
  pb_matrix_view_move (view, 0, -100);
  g_assert_true (pb_matrix_view_get_chosen (view, &row, &column));
  g_assert_null (column);
  pb_matrix_view_move (view, 1000, 1000);
  fixture_settle ();
  g_assert_true (pb_matrix_view_get_chosen (view, &row, &column));
  g_assert_cmpstr (column->title, ==, "A4");
  g_assert_true (gtk_widget_has_focus (pb_matrix_view_find_cell (view, row->name, column->name)));
  stage_clear (stage);
}

/* A cell, then a passage: two activations, and the words stand on their page. */
static void
test_charges_passage (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");
  const char *column = find_column (stage, view, "A2");
  GtkWidget *cell;

  g_assert_true (pb_matrix_view_choose (view, "th.2008.act.bringing", column));
  fixture_settle ();
  g_clear_object (&stage->told);
  cell = pb_matrix_view_find_cell (view, "th.2008.act.bringing", column);
  stage_press (stage, cell);
  stage_show_told (stage);
  stage_press (stage, stage_find_button (stage->told, "We crossed in the night of 18 May 2015"));
  g_assert_true (g_str_has_prefix (stage_get_last (stage), "open passage/"));
  stage_press (stage, stage_find_button (stage->told, "Add a bearing"));
  g_assert_nonnull (strstr (stage_get_last (stage), "element=th.2008.act.bringing&accused="));
  stage_clear (stage);
}

static void
test_charges_filters (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");
  guint n_rows = pb_matrix_view_get_matrix (view)->rows->len;
  PbMatrix *matrix;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (stage_find_button (stage->page, "Victim's word only")),
                                TRUE);
  fixture_settle ();
  matrix = pb_matrix_view_get_matrix (view);
  g_assert_cmpuint (matrix->rows->len, >, 0);
  g_assert_cmpuint (matrix->rows->len, <, n_rows);
  for (guint i = 0; i < matrix->rows->len; i++) {
    PbMatrixRow *row = g_ptr_array_index (matrix->rows, i);
    gboolean has = FALSE;

    for (guint j = 0; j < matrix->columns->len; j++)
      has = has || pb_matrix_get_cell (matrix, i, j)->victims_word_only;
    g_assert_true (has || row->element_id == NULL);
  }
  stage_clear (stage);
}

static void
test_charges_empty (void)
{
  Stage *stage = stage_raise (fixture_open_empty (), PB_TYPE_CHARGES_PAGE);

  stage_press (stage, stage_find_button (stage->page, "Add a Count…"));
  stage_clear (stage);
}

/* --- what is said against a count */

/* The cell is opened and what it tells stands in the window. */
static void
open_cell (Stage *stage, PbMatrixView *view, const char *element, const char *accused)
{
  g_assert_true (pb_matrix_view_choose (view, element, find_column (stage, view, accused)));
  fixture_settle ();
  stage_show_told (stage);
}

typedef struct {
  GtkWidget *root;
  const char *words;
} Wanted;

static gboolean
is_told (gpointer data)
{
  Wanted *wanted = data;

  return stage_find_words (wanted->root, wanted->words) != NULL;
}

/* Sections are read when they are shown. */
static GtkWidget *
wait_words (GtkWidget *root, const char *words)
{
  Wanted wanted = {root, words};

  fixture_wait (is_told, &wanted);
  return stage_find_words (root, words);
}

static void
test_charges_against (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");
  g_autofree char *add_defence = NULL;

  open_cell (stage, view, "th.2008.means.deception", "A1");
  wait_words (stage->told, "She never named a sum.");
  wait_words (stage->told, "The answer: Three mouths and her own message name nine thousand.");
  wait_words (stage->told, "No other explanation is recorded.");
  /* What A2 will say of the purpose is no matter of this cell. */
  g_assert_null (stage_find_words (stage->told, "He drove people who had asked to be driven"));
  stage_press (stage, stage_find_named (stage->told, "Change: She never named a sum."));
  g_assert_true (g_str_has_prefix (stage_get_last (stage), "edit defence/"));
  stage_press (stage, stage_find_named (stage->told, "Add a defence"));
  add_defence = g_strdup_printf ("add defence?count=%s&accused=%s&element=th.2008.means.deception",
                                 fixture_find_id (stage->document, PB_KIND_COUNT, "C1"),
                                 fixture_find_id (stage->document, PB_KIND_PARTY, "A1"));
  g_assert_cmpstr (stage_get_last (stage), ==, add_defence);
  stage_press (stage, stage_find_named (stage->told, "Add another explanation"));
  g_assert_true (g_str_has_prefix (stage_get_last (stage), "add alternative?fact="));
  stage_clear (stage);
}

static void
test_charges_whole_count (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);

  show_count (stage, "C1");
  stage_press (stage, stage_find_named (stage->page, "Defences, explanations and indicators of this count"));
  stage_show_told (stage);
  wait_words (stage->told, "She never named a sum.");
  wait_words (stage->told, "To be expected of A2, against: ");
  g_assert_null (stage_find_words (stage->told, "The lock protected the women."));
  wait_words (stage->told, "V1, ilo6.debt: Yes");
  wait_words (stage->told, "V2, ilo6.movement: Not proven");
  wait_words (stage->told, "his door had a man, no lock");
  stage_press (stage, stage_find_named (stage->told, "Add an answer to an indicator"));
  g_assert_cmpstr (stage_get_last (stage), ==, "add indicator_answer");
  stage_clear (stage);
}

static void
test_charges_give_fact (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");
  const char *fact = fixture_find_id (stage->document, PB_KIND_FACT, "F-LOCK");
  const char *party = fixture_find_id (stage->document, PB_KIND_PARTY, "A1");
  g_autofree char *with_fact
      = g_strdup_printf ("add bearing?fact=%s&count=%s&element=th.2008.act.buying&accused=%s", fact,
                         fixture_find_id (stage->document, PB_KIND_COUNT, "C1"), party);
  g_autofree char *group
      = g_strdup (((PbMatrixRow *) g_ptr_array_index (pb_matrix_view_get_matrix (view)->rows, 0))->name);
  g_autoptr (PbRecordDrag) drag = pb_record_drag_new (stage->document, PB_KIND_FACT, fact);
  g_autoptr (PbRecordDrag) person = pb_record_drag_new (stage->document, PB_KIND_PARTY, party);
  guint n_asked;

  g_assert_true (pb_matrix_view_choose (view, "th.2008.act.buying", find_column (stage, view, "A1")));
  g_signal_emit_by_name (view, "record-given", drag);
  g_assert_cmpstr (stage_get_last (stage), ==, with_fact);
  /* Without one: the form asks for it. */
  gtk_widget_activate_action (GTK_WIDGET (view), "matrix.add", NULL);
  g_assert_true (g_str_has_prefix (stage_get_last (stage), "add bearing?count="));
  n_asked = stage->asked->len;
  /* A person is no fact; a group takes nothing; another file is another case. */
  g_signal_emit_by_name (view, "record-given", person);
  g_signal_emit_by_name (view, "record-given", NULL);
  g_assert_true (pb_matrix_view_choose (view, group, find_column (stage, view, "A1")));
  g_signal_emit_by_name (view, "record-given", drag);
  g_assert_true (pb_matrix_view_choose (view, "th.2008.act.buying", find_column (stage, view, "A1")));
  g_object_unref (drag->file);
  drag->file = g_file_new_for_path ("/nowhere/other.probata");
  g_signal_emit_by_name (view, "record-given", drag);
  g_assert_cmpuint (stage->asked->len, ==, n_asked);
  stage_clear (stage);
}

static gboolean
has_asked (gpointer data)
{
  return ((Stage *) data)->asked->len > 0;
}

/* Copied from the pane, pasted on a cell. */
static void
test_charges_paste (void)
{
  Stage *stage = stage_raise (fixture_open_case (), PB_TYPE_CHARGES_PAGE);
  PbMatrixView *view = show_count (stage, "C1");
  const char *fact = fixture_find_id (stage->document, PB_KIND_FACT, "F-LOCK");
  g_autoptr (PbRecordDrag) drag = pb_record_drag_new (stage->document, PB_KIND_FACT, fact);
  g_autoptr (GdkContentProvider) content = pb_record_drag_provide (drag);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);
  g_autofree char *expected = g_strdup_printf ("add bearing?fact=%s&", fact);
  gsize n_types;

  /* Nothing that another program could read. */
  g_assert_null (gdk_content_formats_get_mime_types (formats, &n_types));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), content);
  g_assert_true (pb_matrix_view_choose (view, "th.2008.act.buying", find_column (stage, view, "A1")));
  g_ptr_array_set_size (stage->asked, 0);
  gtk_widget_activate_action (GTK_WIDGET (view), "matrix.paste", NULL);
  fixture_wait (has_asked, stage);
  g_assert_true (g_str_has_prefix (stage_get_last (stage), expected));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL);
  stage_clear (stage);
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/charges/cells", test_charges_cells);
  g_test_add_func ("/ui/charges/folding", test_charges_folding);
  g_test_add_func ("/ui/charges/keyboard", test_charges_keyboard);
  g_test_add_func ("/ui/charges/passage", test_charges_passage);
  g_test_add_func ("/ui/charges/filters", test_charges_filters);
  g_test_add_func ("/ui/charges/empty", test_charges_empty);
  g_test_add_func ("/ui/charges/against", test_charges_against);
  g_test_add_func ("/ui/charges/whole-count", test_charges_whole_count);
  g_test_add_func ("/ui/charges/give-fact", test_charges_give_fact);
  g_test_add_func ("/ui/charges/paste", test_charges_paste);
  return g_test_run ();
}
