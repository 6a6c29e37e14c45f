/* test-intake.c: what the confined reader finds in sound documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-intake"

#include "config.h"

#include "fixture.h"
#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

static PbIntakeResult *
read_bytes (GBytes *bytes, const char *name)
{
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, name);
  g_autoptr (GError) error = NULL;
  PbIntakeResult *result = pb_intake_read (intake, document, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

static PbIntakePicture *
draw_bytes (GBytes *bytes, guint page, double scale)
{
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "a");
  g_autoptr (GError) error = NULL;
  PbIntakePicture *picture = pb_intake_render_page (intake, document, page, scale, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==, picture->stride * picture->height);
  return picture;
}

static const guint8 *
get_pixel (PbIntakePicture *picture, guint x, guint y)
{
  return (const guint8 *) g_bytes_get_data (picture->pixels, NULL) + y * picture->stride + x * 4;
}

static void
check_equals_pdftotext (GBytes *pdf)
{
  const char *const argv[] = {"pdftotext", "-raw", "-enc", "UTF-8", "@IN", "-", NULL};
  g_autofree char *expected = fixture_run (pdf, argv, NULL);
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");
  g_auto (GStrv) pages = g_strsplit (expected, "\f", -1);

  /* One form feed after each page. */
  g_assert_cmpuint (g_strv_length (pages), ==, pb_intake_result_get_n_pages (result) + 1);
  for (guint i = 0; i < pb_intake_result_get_n_pages (result); i++)
    g_assert_cmpstr (pb_intake_result_get_page (result, i)->text, ==, pages[i]);
}

static void
test_text_equals_pdftotext (void)
{
  g_autoptr (GBytes) six_scripts = fixture_pdf (3);
  g_autoptr (GBytes) cropped
      = fixture_pdf_from_page ("/MediaBox [0 0 400 600] /CropBox [50 100 350 500] /Rotate 90",
                               "BT /F1 20 Tf 100 400 Td (Inside) Tj -95 -380 Td (Outside) Tj ET");

  /* To the last blank, not only to the last letter. */
  check_equals_pdftotext (six_scripts);
  check_equals_pdftotext (cropped);
}

static void
check_run (const PbIntakePage *page, const PbIntakeRun *run, guint32 previous_end)
{
  g_assert_cmpuint (run->start, >=, previous_end);
  g_assert_cmpuint (run->end, >, run->start);
  g_assert_cmpuint (run->end, <=, page->text_length);
  g_assert_cmpfloat (run->x, >=, 0);
  g_assert_cmpfloat (run->y, >=, 0);
  g_assert_cmpfloat (run->x + run->width, <=, page->width + 0.01);
  g_assert_cmpfloat (run->y + run->height, <=, page->height + 0.01);
  for (guint32 at = previous_end; at < run->start; at++)
    g_assert_true (g_ascii_isspace (page->text[at]));
}

static void
test_every_word_has_its_box (void)
{
  g_autoptr (GBytes) pdf = fixture_pdf (2);
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");

  g_assert_true (pb_intake_result_has_text (result));
  for (guint i = 0; i < pb_intake_result_get_n_pages (result); i++) {
    const PbIntakePage *page = pb_intake_result_get_page (result, i);
    g_autofree char *trimmed = NULL;
    guint32 end = 0;

    g_assert_cmpfloat_with_epsilon (page->width, 595, 0.01);
    g_assert_cmpfloat_with_epsilon (page->height, 842, 0.01);
    g_assert_cmpuint (page->n_runs, >, 100);
    for (guint j = 0; j < page->n_runs; j++) {
      check_run (page, &page->runs[j], end);
      end = page->runs[j].end;
    }
    trimmed = g_strchomp (g_strdup (page->text));
    g_assert_cmpuint (end, ==, strlen (trimmed));
  }
}

/* The order of letters is right when whole sentences are found as they were typed. */
static void
test_finds_sentences (void)
{
  g_autoptr (GBytes) pdf = fixture_pdf (1);
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");
  const PbIntakePage *page = pb_intake_result_get_page (result, 0);
  double lower_edge = 0;

  for (guint i = 0; i < FIXTURE_N_SCRIPTS; i++) {
    g_autoptr (GArray) boxes = NULL;
    gsize start, end;

    g_test_message ("%s", fixture_scripts[i].name);
    g_assert_true (pb_text_find_quote (page->text, fixture_scripts[i].paragraph, 1, &start, &end));
    boxes = pb_intake_page_find_rectangles (page, start, end);
    /* Two or three lines, each in one piece, below the paragraph before. */
    g_assert_cmpuint (boxes->len, >=, 2);
    g_assert_cmpuint (boxes->len, <=, 4);
    for (guint j = 0; j < boxes->len; j++)
      g_assert_cmpfloat (g_array_index (boxes, PbIntakeRectangle, j).y, >, lower_edge - 3);
    lower_edge = g_array_index (boxes, PbIntakeRectangle, boxes->len - 1).y
                 + g_array_index (boxes, PbIntakeRectangle, boxes->len - 1).height;
  }
}

static void
test_part_of_a_word (void)
{
  g_autoptr (GBytes) pdf
      = fixture_pdf_from_page ("/MediaBox [0 0 300 300]", "BT /F1 20 Tf 50 200 Td (mmmmmmmm) Tj ET");
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");
  const PbIntakePage *page = pb_intake_result_get_page (result, 0);
  g_autoptr (GArray) whole = pb_intake_page_find_rectangles (page, 0, 8);
  g_autoptr (GArray) part = pb_intake_page_find_rectangles (page, 2, 4);
  g_autoptr (GArray) nothing = pb_intake_page_find_rectangles (page, 8, 9);
  const PbIntakeRectangle *all = &g_array_index (whole, PbIntakeRectangle, 0);
  const PbIntakeRectangle *some = &g_array_index (part, PbIntakeRectangle, 0);

  g_assert_cmpuint (whole->len, ==, 1);
  g_assert_cmpuint (part->len, ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (all->x, 50, 1);
  g_assert_cmpfloat_with_epsilon (some->x, all->x + all->width / 4, 0.1);
  g_assert_cmpfloat_with_epsilon (some->width, all->width / 4, 0.1);
}

/* Boxes and pictures must speak of the same places: nearly all ink lies inside the boxes. */
static void
check_ink (GBytes *pdf)
{
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");
  const PbIntakePage *page = pb_intake_result_get_page (result, 0);
  g_autoptr (PbIntakePicture) picture = draw_bytes (pdf, 0, 2);
  guint ink = 0, outside = 0;

  g_assert_cmpfloat_with_epsilon (picture->width, page->width * 2, 1.01);
  g_assert_cmpfloat_with_epsilon (picture->height, page->height * 2, 1.01);
  for (guint y = 0; y < picture->height; y++) {
    for (guint x = 0; x < picture->width; x++) {
      gboolean inside = FALSE;

      if (get_pixel (picture, x, y)[1] > 128)
        continue;
      for (guint i = 0; i < page->n_runs && !inside; i++) {
        const PbIntakeRun *run = &page->runs[i];

        inside = x / 2.0 >= run->x - 1 && x / 2.0 <= run->x + run->width + 1 && y / 2.0 >= run->y - 1
                 && y / 2.0 <= run->y + run->height + 1;
      }
      ink++;
      outside += !inside;
    }
  }
  g_test_message ("%u dark pixels, %u outside", ink, outside);
  g_assert_cmpuint (ink, >, 100);
  g_assert_cmpuint (outside * 50, <, ink);
}

static void
test_ink_lies_in_boxes (void)
{
  static const char *const pages[] = {
      "/MediaBox [0 0 400 600]",
      "/MediaBox [10 20 400 600] /CropBox [50 100 350 500]",
      "/MediaBox [10 20 400 600] /CropBox [50 100 350 500] /Rotate 90",
      "/MediaBox [10 20 400 600] /CropBox [50 100 350 500] /Rotate 180",
      "/MediaBox [10 20 400 600] /CropBox [50 100 350 500] /Rotate 270",
  };
  g_autoptr (GBytes) six_scripts = fixture_pdf (1);

  check_ink (six_scripts);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GBytes) pdf
        = fixture_pdf_from_page (pages[i], "BT /F1 20 Tf 100 400 Td (Passport) Tj 30 -90 Td (kept) Tj ET");

    g_test_message ("%s", pages[i]);
    check_ink (pdf);
  }
}

static gboolean
has_warning (PbIntakeResult *result, const char *key)
{
  return g_strv_contains (pb_intake_result_get_warnings (result), key);
}

static void
test_words_outside_the_page (void)
{
  g_autoptr (GBytes) pdf
      = fixture_pdf_from_page ("/MediaBox [0 0 400 600] /CropBox [50 100 350 500]",
                               "BT /F1 20 Tf 100 400 Td (Inside) Tj -95 -380 Td (Outside) Tj ET");
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");
  const PbIntakePage *page = pb_intake_result_get_page (result, 0);

  g_assert_nonnull (strstr (page->text, "Outside"));
  g_assert_cmpuint (page->n_runs, ==, 1);
  g_assert_true (has_warning (result, "text-outside-page"));
}

typedef struct {
  const char *warning;
  const char *catalog_entries;
  const char *object; /* number 4 */
} Action;

static const Action actions[] = {
    {"javascript", "/OpenAction 4 0 R", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"},
    {"open-action", "/OpenAction 4 0 R", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"},
    {"javascript", "", "<< /Type /Annot /Subtype /Link /A << /S /JavaScript /JS (x) >> >>"},
    {"launch-action", "", "<< /S /Launch /F (cmd.exe) >>"},
    {"submit-form", "", "<< /S /SubmitForm /F (http://example.invalid/) >>"},
    {"external-link", "", "<< /S /URI /URI (http://example.invalid/) >>"},
    {"embedded-file", "/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>", "<< /Type /Filespec /F (a) >>"},
    {"rich-media", "", "<< /Type /Annot /Subtype /RichMedia >>"},
    {"xfa-form", "/AcroForm 4 0 R", "<< /XFA (x) >>"},
    {"signature", "", "<< /Type /Sig /Filter /Adobe.PPKLite >>"},
};

static void
test_warns_of_actions (void)
{
  g_autoptr (GBytes) plain = fixture_pdf (1);
  g_autoptr (PbIntakeResult) quiet = read_bytes (plain, "a.pdf");

  g_assert_cmpuint (g_strv_length ((char **) pb_intake_result_get_warnings (quiet)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autofree char *catalog
        = g_strdup_printf ("<< /Type /Catalog /Pages 2 0 R %s >>", actions[i].catalog_entries);
    const char *const objects[]
        = {catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
           "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", actions[i].object, NULL};
    g_autoptr (GBytes) pdf = fixture_pdf_from_objects (objects);
    g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");

    g_test_message ("%s", actions[i].object);
    g_assert_true (has_warning (result, actions[i].warning));
  }
}

static void
test_labels (void)
{
  const char *const objects[]
      = {"<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [0 << /S /r /St 4 >>] >> >>",
         "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
         NULL};
  g_autoptr (GBytes) pdf = fixture_pdf_from_objects (objects);
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "a.pdf");

  g_assert_cmpstr (pb_intake_result_get_page (result, 0)->label, ==, "iv");
}

static void
test_scan_has_no_text (void)
{
  g_autoptr (GBytes) pdf = fixture_pdf_scan ();
  g_autoptr (PbIntakeResult) result = read_bytes (pdf, "scan.pdf");

  g_assert_cmpuint (pb_intake_result_get_n_pages (result), ==, 1);
  g_assert_false (pb_intake_result_has_text (result));
}

static void
test_owner_password_only (void)
{
  const char *const argv[] = {"qpdf", "--encrypt", "", "owner", "256", "--", "@IN", "@OUT", NULL};
  g_autoptr (GBytes) pdf = fixture_pdf (1);
  g_autoptr (GBytes) encrypted = NULL;
  g_autofree char *output = fixture_run (pdf, argv, &encrypted);
  g_autoptr (PbIntakeResult) result = read_bytes (encrypted, "a.pdf");

  g_assert_true (pb_intake_result_has_text (result));
  g_assert_true (has_warning (result, "empty-password"));
}

static void
test_photograph (void)
{
  g_autoptr (GBytes) bytes = fixture_photograph (640, 400);
  g_autoptr (PbIntakeResult) result = read_bytes (bytes, "IMG_0001.JPG");

  g_assert_cmpuint (pb_intake_result_get_n_pages (result), ==, 0);
  g_assert_false (pb_intake_result_has_text (result));
  g_assert_cmpuint (pb_intake_result_get_pixel_width (result), ==, 640);
  g_assert_cmpuint (pb_intake_result_get_pixel_height (result), ==, 400);
  g_assert_cmpuint (pb_intake_result_get_orientation (result), ==, 6);
  g_assert_cmpstr (pb_intake_result_get_fact (result, PB_INTAKE_FACT_TAKEN_AT), ==, "2016:05:03 06:41:09");
  g_assert_cmpstr (pb_intake_result_get_fact (result, PB_INTAKE_FACT_TAKEN_OFFSET), ==, "+07:00");
  g_assert_cmpstr (pb_intake_result_get_fact (result, PB_INTAKE_FACT_CAMERA), ==, "Contoso Pocket 3");
  g_assert_cmpstr (pb_intake_result_get_fact (result, PB_INTAKE_FACT_LATITUDE), ==, "13.756389");
  g_assert_cmpstr (pb_intake_result_get_fact (result, PB_INTAKE_FACT_LONGITUDE), ==, "-100.500000");
}

static void
test_picture_without_notes (void)
{
  g_autoptr (GBytes) bytes = fixture_image ("png", 31, 17);
  g_autoptr (PbIntakeResult) result = read_bytes (bytes, "a.png");

  g_assert_cmpuint (pb_intake_result_get_pixel_width (result), ==, 31);
  g_assert_cmpuint (pb_intake_result_get_pixel_height (result), ==, 17);
  g_assert_cmpuint (pb_intake_result_get_orientation (result), ==, 0);
  for (guint i = 0; i < PB_INTAKE_N_FACTS; i++)
    g_assert_null (pb_intake_result_get_fact (result, (PbIntakeFact) i));
}

static void
test_thumbnail_is_upright (void)
{
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (GBytes) bytes = fixture_photograph (640, 400);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "a.jpg");
  g_autoptr (GError) error = NULL;
  g_autoptr (PbIntakePicture) picture = pb_intake_render_thumbnail (intake, document, 128, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 80);
  g_assert_cmpuint (picture->height, ==, 128);
  /* Turned right, the red left half is on top. BGRA. */
  g_assert_cmpuint (get_pixel (picture, 40, 20)[2], >, 200);
  g_assert_cmpuint (get_pixel (picture, 40, 20)[0], <, 60);
  g_assert_cmpuint (get_pixel (picture, 40, 108)[0], >, 200);
  g_assert_cmpuint (get_pixel (picture, 40, 108)[3], ==, 255);
}

static void
test_picture_limits (void)
{
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (GBytes) bytes = fixture_pdf (1);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "a.pdf");
  g_autoptr (GBytes) words = g_bytes_new_static ("words", 5);
  g_autoptr (PbDocument) text = fixture_document_new (words, "a.txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_intake_render_page (intake, document, 0, 30, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (pb_intake_render_page (intake, document, 1, 1, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pb_intake_render_page (intake, document, 0, -1, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pb_intake_render_page (intake, text, 0, 1, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED);
}

typedef struct {
  const char *label;
  const char *charset; /* for iconv */
  const char *mark;
  gsize mark_size;
  const char *stated; /* how the encoding is named */
} Encoding;

static const Encoding encodings[] = {
    {"utf-8", "UTF-8", NULL, 0, "UTF-8"},
    {"tis-620", "TIS-620", NULL, 0, "TIS-620"},
    {"utf-16-mark", "UTF-16LE", "\xff\xfe", 2, "UTF-16LE"},
};

static void
test_encoding (gconstpointer data)
{
  static const char words[]
      = "พยานให้การว่านายหน้าสัญญาว่าจะได้เงินเดือนหนึ่งหมื่นสองพันบาท แต่เธอไม่เคยได้รับเงินเลย\n\fหน้าสอง\n";
  const Encoding *encoding = data;
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PbIntakeResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *encoded = NULL;
  gsize size;

  encoded = g_convert (words, -1, encoding->charset, "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  g_byte_array_append (array, (const guint8 *) encoding->mark, (guint) encoding->mark_size);
  g_byte_array_append (array, (const guint8 *) encoded, (guint) size);
  bytes = g_byte_array_free_to_bytes (array);
  result = read_bytes (bytes, "a.txt");
  g_assert_cmpuint (pb_intake_result_get_n_pages (result), ==, 2);
  g_assert_cmpuint (pb_intake_result_get_page (result, 0)->n_runs, ==, 0);
  g_assert_true (g_str_has_prefix (pb_intake_result_get_page (result, 0)->text, "พยานให้การว่า"));
  g_assert_cmpstr (pb_intake_result_get_page (result, 1)->text, ==, "หน้าสอง\n");
  g_assert_cmpstr (pb_intake_result_get_fact (result, PB_INTAKE_FACT_ENCODING), ==, encoding->stated);
}

static void
test_mistyped_is_read_by_content (void)
{
  g_autoptr (GBytes) bytes = fixture_image ("jpeg", 64, 32);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "contract.pdf");
  g_autoptr (PbIntakeResult) result = read_bytes (bytes, "contract.pdf");

  g_assert_true (pb_document_is_mistyped (document));
  g_assert_cmpuint (pb_intake_result_get_pixel_width (result), ==, 64);
}

static void
test_unknown_type (void)
{
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("PK\x03\x04 and more", 13);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "a.docx");
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_intake_read (intake, document, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "application/zip"));
}

static void
test_missing_program (void)
{
  g_autoptr (PbIntake) intake = pb_intake_new ("/nonexistent/probata-intake");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", 5);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "a.txt");
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_intake_read (intake, document, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INTERNAL);
}

/* The desktop and the command line name no path: the program is found beside the room that runs. */
static void
test_program_is_found (void)
{
  g_autoptr (PbIntake) intake = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", 5);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "a.txt");
  g_autoptr (PbIntakeResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_unsetenv ("PROBATA_INTAKE");
  intake = pb_intake_new (NULL);
  result = pb_intake_read (intake, document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pb_intake_result_get_page (result, 0)->text, ==, "words");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/pdf/text-equals-pdftotext-raw", test_text_equals_pdftotext);
  g_test_add_func ("/intake/pdf/every-word-has-its-box", test_every_word_has_its_box);
  g_test_add_func ("/intake/pdf/sentences-are-found-in-six-scripts", test_finds_sentences);
  g_test_add_func ("/intake/pdf/part-of-a-word-takes-its-share", test_part_of_a_word);
  g_test_add_func ("/intake/pdf/ink-lies-in-boxes", test_ink_lies_in_boxes);
  g_test_add_func ("/intake/pdf/words-outside-the-page-are-kept-and-noted", test_words_outside_the_page);
  g_test_add_func ("/intake/pdf/actions-are-noted", test_warns_of_actions);
  g_test_add_func ("/intake/pdf/labels", test_labels);
  g_test_add_func ("/intake/pdf/scan-has-no-text", test_scan_has_no_text);
  g_test_add_func ("/intake/pdf/owner-password-only-is-noted", test_owner_password_only);
  g_test_add_func ("/intake/image/photograph-facts", test_photograph);
  g_test_add_func ("/intake/image/picture-without-notes", test_picture_without_notes);
  g_test_add_func ("/intake/image/thumbnail-is-upright", test_thumbnail_is_upright);
  g_test_add_func ("/intake/picture/limits", test_picture_limits);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    g_autofree char *path = g_strconcat ("/intake/text/", encodings[i].label, NULL);

    g_test_add_data_func (path, &encodings[i], test_encoding);
  }
  g_test_add_func ("/intake/type/mistyped-is-read-by-content", test_mistyped_is_read_by_content);
  g_test_add_func ("/intake/type/unknown-is-unsupported", test_unknown_type);
  g_test_add_func ("/intake/program/missing-is-said", test_missing_program);
  g_test_add_func ("/intake/program/is-found", test_program_is_found);
  return g_test_run ();
}
