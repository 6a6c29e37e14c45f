/* test-reader.c: the pure parts of the reader: places on a page, and words found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pages/evidence/pb-page-find.h"
#include "pages/evidence/pb-page-geometry.h"
#include "pages/evidence/pb-text-pane.h"

#include <adwaita.h>

/* One line of ten letters in two boxes, and a second line. */
static PbPageText *
make_text (void)
{
  const PbTextBox boxes[] = {{0, 5, 10, 20, 50, 10}, {6, 11, 70, 20, 50, 10}, {12, 17, 10, 40, 50, 10}};
  PbPageText *text = g_new0 (PbPageText, 1);

  text->text = g_strdup ("abcde fghij\nklmno");
  text->boxes = g_array_new (FALSE, FALSE, sizeof (PbTextBox));
  g_array_append_vals (text->boxes, boxes, G_N_ELEMENTS (boxes));
  return text;
}

static void
test_rects (void)
{
  g_autoptr (PbPageText) text = make_text ();
  g_autoptr (GArray) part = pb_page_geometry_find_rects (text, 1, 3);
  g_autoptr (GArray) lines = pb_page_geometry_find_rects (text, 6, 14);
  graphene_rect_t *rect;

  g_assert_cmpuint (part->len, ==, 1);
  rect = &g_array_index (part, graphene_rect_t, 0);
  g_assert_cmpfloat_with_epsilon (rect->origin.x, 20, 0.001);
  g_assert_cmpfloat_with_epsilon (rect->size.width, 20, 0.001);
  g_assert_cmpuint (lines->len, ==, 2);
  rect = &g_array_index (lines, graphene_rect_t, 1);
  g_assert_cmpfloat_with_epsilon (rect->origin.y, 40, 0.001);
  g_assert_cmpfloat_with_epsilon (rect->size.width, 20, 0.001);
}

static void
test_offsets (void)
{
  static const struct {
    double x, y;
    guint offset;
  } cases[] = {{10, 25, 0}, {31, 25, 2}, {59, 25, 5}, {500, 25, 11}, {31, 45, 14}, {0, 500, 12}};

  g_autoptr (PbPageText) text = make_text ();
  guint start, end;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint offset = 99;

    g_assert_true (pb_page_geometry_find_offset (text, cases[i].x, cases[i].y, &offset));
    g_assert_cmpuint (offset, ==, cases[i].offset);
  }
  g_assert_true (pb_page_geometry_find_word (text->text, 7, NULL, &start, &end));
  g_assert_cmpuint (start, ==, 6);
  g_assert_cmpuint (end, ==, 11);
}

static void
test_regions (void)
{
  g_autoptr (GArray) rects = pb_page_geometry_parse_boxes ("100 200 300 400", 2000, 1000);
  g_autoptr (GArray) boxes = pb_page_geometry_parse_boxes ("1 2 3 4; nonsense; 5 6 7 8;", 0, 0);
  g_autofree char *region = NULL;
  g_autofree char *outside = NULL;

  g_assert_cmpuint (rects->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (rects, graphene_rect_t, 0).size.width, 600, 0.001);
  g_assert_cmpuint (boxes->len, ==, 2);
  region = pb_page_geometry_format_region (&g_array_index (rects, graphene_rect_t, 0), 2000, 1000);
  g_assert_cmpstr (region, ==, "100 200 300 400");
  outside = pb_page_geometry_format_region (&GRAPHENE_RECT_INIT (-50, 900, 3000, 400), 2000, 1000);
  g_assert_cmpstr (outside, ==, "0 900 1000 100");
}

static void
test_quotes (void)
{
  const char *text = "he took\n my  passport; he took it";
  g_autofree char *quote = pb_page_geometry_extract_quote (text, 0, 22);
  g_autofree char *again = pb_page_geometry_extract_quote (text, 23, 30);

  g_assert_cmpstr (quote, ==, "he took my passport;");
  g_assert_cmpstr (again, ==, "he took");
  g_assert_cmpuint (pb_page_geometry_count_occurrence (text, again, 23), ==, 2);
  g_assert_cmpuint (pb_page_geometry_count_occurrence (text, again, 0), ==, 1);
}

static void
test_find (void)
{
  static const struct {
    const char *text, *words;
    guint n, start, end;
  } cases[] = {
      {"Passport, pass port, PASSPORT", "passport", 3, 0, 8},
      {"nothing of it", "passport", 0, 0, 0},
      {"aaaa", "aa", 2, 0, 2},
      {"any", "", 0, 0, 0},
      /* A vowel sign on its last letter makes it another word. */
      {"\u0e1c\u0e39\u0e49 \u0e1c", "\u0e1c", 1, 10, 13},
      {"\u0e19\u0e49\u0e4d\u0e32\u0e43\u0e08", "\u0e19\u0e49\u0e33\u0e43\u0e08", 1, 0, 18},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (PbPageHit));

    pb_page_find_in_text (cases[i].text, cases[i].words, 4, hits);
    g_assert_cmpuint (hits->len, ==, cases[i].n);
    if (hits->len == 0)
      continue;
    g_assert_cmpuint (g_array_index (hits, PbPageHit, 0).page, ==, 4);
    g_assert_cmpuint (g_array_index (hits, PbPageHit, 0).start, ==, cases[i].start);
    g_assert_cmpuint (g_array_index (hits, PbPageHit, 0).end, ==, cases[i].end);
  }
}

static void
on_selection (PbTextPane *pane, guint *n)
{
  (*n)++;
}

/* Khmer gets break opportunities put in; places are those of the text all the same. */
static void
test_text_pane (void)
{
  const char *khmer = "ខ្ញុំធ្វើការនៅរោងចក្រ";
  const guint end = (guint) strlen (khmer);
  PbTextPane *pane = g_object_ref_sink (g_object_new (PB_TYPE_TEXT_PANE, NULL));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (pane));
  GtkTextIter first, last;
  guint n = 0, from, to;

  pb_text_pane_set_text (pane, khmer);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >, (int) g_utf8_strlen (khmer, -1));
  g_signal_connect (pane, "selection-changed", G_CALLBACK (on_selection), &n);
  pb_text_pane_select (pane, 12, end);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (pb_text_pane_get_selection (pane, &from, &to));
  g_assert_cmpuint (from, ==, 12);
  g_assert_cmpuint (to, ==, end);
  gtk_text_buffer_get_bounds (buffer, &first, &last);
  gtk_text_buffer_select_range (buffer, &first, &last);
  g_assert_cmpuint (n, >, 0);
  g_assert_true (pb_text_pane_get_selection (pane, &from, &to));
  g_assert_cmpuint (from, ==, 0);
  g_assert_cmpuint (to, ==, end);
  g_assert_finalize_object (pane);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader/geometry/rects", test_rects);
  g_test_add_func ("/reader/geometry/offsets", test_offsets);
  g_test_add_func ("/reader/geometry/regions", test_regions);
  g_test_add_func ("/reader/geometry/quotes", test_quotes);
  g_test_add_func ("/reader/find/in-text", test_find);
  g_test_add_func ("/reader/text-pane/places", test_text_pane);
  return g_test_run ();
}
