/* test-hostile.c: damaged and malicious files cost at most their limits and never the main process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-hostile"

#include "config.h"

#include "fixture.h"
#include "pb-error.h"

#include <string.h>

/* Seconds one file may take here; the reader's own limit is longer, so that a hang shows as this. */
#define WALL_SECONDS 15u
#define N_MUTATIONS 160u
#define SEED 20261125u

/* Any answer in time is right but a broken invariant; the error is returned for those who expect one. */
static GError *
read_hostile (GBytes *bytes, const char *name)
{
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, name);
  g_autoptr (PbIntakeResult) result = NULL;
  GError *error = NULL;

  pb_intake_set_wall_limit (intake, WALL_SECONDS);
  result = pb_intake_read (intake, document, NULL, &error);
  g_assert_true ((result == NULL) == (error != NULL));
  g_assert_true (error == NULL || error->domain == PB_ERROR);
  g_assert_false (g_error_matches (error, PB_ERROR, PB_ERROR_INTERNAL));
  return error;
}

static GError *
draw_hostile (GBytes *bytes, const char *name)
{
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (PbDocument) document = fixture_document_new (bytes, name);
  g_autoptr (PbIntakePicture) picture = NULL;
  GError *error = NULL;

  pb_intake_set_wall_limit (intake, WALL_SECONDS);
  picture = pb_intake_render_thumbnail (intake, document, 200, NULL, &error);
  g_assert_true ((picture == NULL) == (error != NULL));
  g_assert_true (error == NULL || error->domain == PB_ERROR);
  g_assert_false (g_error_matches (error, PB_ERROR, PB_ERROR_INTERNAL));
  g_assert_true (picture == NULL || (picture->width <= 200 && picture->height <= 200));
  return error;
}

static void
test_encrypted (void)
{
  const char *const argv[] = {"qpdf", "--encrypt", "user", "owner", "256", "--", "@IN", "@OUT", NULL};
  g_autoptr (GBytes) pdf = fixture_pdf (1);
  g_autoptr (GBytes) encrypted = NULL;
  g_autofree char *output = fixture_run (pdf, argv, &encrypted);
  g_autoptr (GError) error = read_hostile (encrypted, "a.pdf");
  g_autoptr (GError) drawing_error = draw_hostile (encrypted, "a.pdf");

  g_assert_error (error, PB_ERROR, PB_ERROR_ENCRYPTED);
  g_assert_error (drawing_error, PB_ERROR, PB_ERROR_ENCRYPTED);
}

static void
test_unknown_encryption (void)
{
  static const char text[] = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                             "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                             "3 0 obj\n<< /Filter /Nobody.Knows /V 9 >>\nendobj\n"
                             "trailer\n<< /Root 1 0 R /Encrypt 3 0 R /ID [(a) (a)] >>\n%%EOF\n";
  g_autoptr (GBytes) pdf = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = read_hostile (pdf, "a.pdf");

  g_assert_error (error, PB_ERROR, PB_ERROR_ENCRYPTED);
}

typedef struct {
  const char *label;
  const char *objects[8];
} Structure;

static const Structure structures[] = {
    {"page-tree-loop",
     {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>", NULL}},
    {"page-tree-ring",
     {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 9 /Parent 3 0 R >>",
      "<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>", NULL}},
    {"no-pages", {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", NULL}},
    {"no-catalog", {"<< /Type /Nothing >>", NULL}},
    {"a-million-pages",
     {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 1000000 >>", NULL}},
    {"negative-pages", {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count -5 >>", NULL}},
};

static void
test_structure (gconstpointer data)
{
  const Structure *structure = data;
  g_autoptr (GBytes) pdf = fixture_pdf_from_objects (structure->objects);
  g_autoptr (GError) error = read_hostile (pdf, "a.pdf");
  g_autoptr (GError) drawing_error = draw_hostile (pdf, "a.pdf");

  g_assert_nonnull (error);
  g_assert_true (error->code == PB_ERROR_CORRUPT || error->code == PB_ERROR_TOO_LARGE);
  g_assert_nonnull (drawing_error);
}

static const char *const page_sizes[] = {
    "/MediaBox [0 0 200000 200000]",
    "/MediaBox [0 0 0 0]",
    "/MediaBox [0 0 -100 -100]",
    "/MediaBox [0 0 NaN Inf]",
    "/MediaBox [0 0 1e400 1]",
    "/MediaBox [99999999999 0 9999999999999999999999 5]",
    "/MediaBox [0 0 0.0001 0.0001]",
    "/MediaBox [0 0 3000 100000]",
    "/MediaBox (no)",
    "/MediaBox [0 0 100 100] /CropBox [500 500 600 600]",
    "/MediaBox [0 0 100 100] /Rotate 45",
};

static void
test_page_size (gconstpointer data)
{
  g_autoptr (GBytes) pdf = fixture_pdf_from_page (data, "BT /F1 20 Tf 10 10 Td (words) Tj ET");
  g_autoptr (GError) error = read_hostile (pdf, "a.pdf");
  g_autoptr (GError) drawing_error = draw_hostile (pdf, "a.pdf");

  /* The words are never lost because the sheet is absurd. */
  g_assert_no_error (error);
}

static const char *const contents[] = {
    "q q q Q BT /F1 1e30 Tf 1e30 -1e30 Td (far away) Tj ET",
    "BT /F1 12 Tf NaN Inf Td (nowhere) Tj 0 0 0 0 0 0 Tm (flat) Tj ET",
    "BT /F1 0 Tf 10 10 Td (no size) Tj 1e-30 0 0 1e-30 5 5 Tm (tiny) Tj ET",
    "1000000000 0 0 1000000000 0 0 cm BT /F1 12 Tf (huge) Tj ET",
    "BT /F1 12 Tf 10 10 Td <00010203040506FFFE> Tj ET",
};

static void
test_content (gconstpointer data)
{
  g_autoptr (GBytes) pdf = fixture_pdf_from_page ("/MediaBox [0 0 100 100]", data);
  g_autoptr (GError) error = read_hostile (pdf, "a.pdf");
  g_autoptr (GError) drawing_error = draw_hostile (pdf, "a.pdf");

  g_assert_no_error (error);
}

/* A small file that unpacks to 300 MB of drawing: ends at the limits, one way or the other. */
static void
test_content_bomb (void)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, compressor);
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.7\n");
  g_autofree char *chunk = g_strnfill (1 << 20, ' ');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (PbDocument) document = NULL;
  g_autoptr (PbIntakeResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i + 4 < 1 << 20; i += 4)
    memcpy (chunk + i, "q Q ", 4);
  for (guint i = 0; i < 300; i++)
    g_assert_true (g_output_stream_write_all (stream, chunk, 1 << 20, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_string_append (
      pdf,
      "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 "
      ">>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n");
  g_string_append_printf (pdf, "4 0 obj\n<< /Filter /FlateDecode /Length %" G_GSIZE_FORMAT " >>\nstream\n",
                          g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  g_string_append_len (pdf, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                       (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  g_string_append (pdf, "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
  bytes = g_bytes_new (pdf->str, pdf->len);
  document = fixture_document_new (bytes, "a.pdf");
  pb_intake_set_wall_limit (intake, 2);
  start = g_get_monotonic_time ();
  result = pb_intake_read (intake, document, NULL, &error);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
  g_assert_true (result != NULL || g_error_matches (error, PB_ERROR, PB_ERROR_TIMED_OUT));
}

/* 60,000 × 60,000 pixels in a page, and as a file of its own. */
static void
test_huge_picture_in_page (void)
{
  const char *const objects[] = {"<< /Type /Catalog /Pages 2 0 R >>",
                                 "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                 "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R "
                                 "/Resources << /XObject << /I 5 0 R >> >> >>",
                                 "<< /Length 28 >>\nstream\n100 0 0 100 0 0 cm /I Do  \nendstream",
                                 "<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace "
                                 "/DeviceRGB /BitsPerComponent 8 "
                                 "/Filter /RunLengthDecode /Length 4 >>\nstream\n\x81\x20\x81\x20\nendstream",
                                 NULL};
  g_autoptr (GBytes) pdf = fixture_pdf_from_objects (objects);
  g_autoptr (GError) error = read_hostile (pdf, "a.pdf");
  g_autoptr (GError) drawing_error = draw_hostile (pdf, "a.pdf");

  g_assert_no_error (error);
}

static void
set_bytes (GByteArray *array, guint at, const char *bytes, guint n)
{
  g_assert_cmpuint (at + n, <=, array->len);
  memcpy (array->data + at, bytes, n);
}

static void
test_lying_picture_headers (void)
{
  g_autoptr (GBytes) png = fixture_image ("png", 40, 30);
  g_autoptr (GBytes) jpeg = fixture_image ("jpeg", 40, 30);
  g_autoptr (GByteArray) png_array = g_byte_array_new ();
  g_autoptr (GByteArray) jpeg_array = g_byte_array_new ();
  g_autoptr (GBytes) png_lie = NULL, jpeg_lie = NULL;
  const guint8 *frame;

  g_byte_array_append (png_array, g_bytes_get_data (png, NULL), (guint) g_bytes_get_size (png));
  g_byte_array_append (jpeg_array, g_bytes_get_data (jpeg, NULL), (guint) g_bytes_get_size (jpeg));
  set_bytes (png_array, 16, "\0\0\xea\x60\0\0\xea\x60", 8);
  frame = memmem (jpeg_array->data, jpeg_array->len, "\xff\xc0\0\x11\x08", 5);
  g_assert_nonnull (frame);
  set_bytes (jpeg_array, (guint) (frame - jpeg_array->data) + 5, "\xea\x60\xea\x60", 4);
  png_lie = g_bytes_new (png_array->data, png_array->len);
  jpeg_lie = g_bytes_new (jpeg_array->data, jpeg_array->len);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = read_hostile (i == 0 ? png_lie : jpeg_lie, "a");
    g_autoptr (GError) drawing_error = draw_hostile (i == 0 ? png_lie : jpeg_lie, "a");

    g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
    g_assert_nonnull (drawing_error);
  }
}

/* A true header, and nearly nothing behind it. */
static void
test_truncated_picture (void)
{
  g_autoptr (GBytes) whole = fixture_image ("jpeg", 400, 300);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, 300);
  g_autoptr (GBytes) stub = g_bytes_new_from_bytes (whole, 0, 20);
  g_autoptr (GError) error = draw_hostile (cut, "a.jpg");
  g_autoptr (GError) stub_error = read_hostile (stub, "a.jpg");

  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  g_assert_error (stub_error, PB_ERROR, PB_ERROR_CORRUPT);
}

static void
test_truncated_pdf (void)
{
  g_autoptr (GBytes) whole = fixture_pdf (3);
  g_autoptr (GBytes) stub = g_bytes_new_from_bytes (whole, 0, 12);
  g_autoptr (GError) stub_error = read_hostile (stub, "a.pdf");

  g_assert_error (stub_error, PB_ERROR, PB_ERROR_CORRUPT);
  for (guint tenth = 1; tenth < 10; tenth++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * tenth / 10);
    g_autoptr (GError) error = read_hostile (cut, "a.pdf");
  }
}

static void
test_noise (void)
{
  static const char *const names[] = {"a.pdf", "a.jpg", "a.txt"};
  static const char *const heads[] = {"%PDF-1.7\n", "\xff\xd8\xff\xe1", ""};
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GByteArray *array = g_byte_array_new ();
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;

    g_byte_array_append (array, (const guint8 *) heads[i], (guint) strlen (heads[i]));
    for (guint j = 0; j < 20000; j++) {
      guint8 byte = (guint8) g_rand_int_range (random, 0, 256);

      g_byte_array_append (array, &byte, 1);
    }
    bytes = g_byte_array_free_to_bytes (array);
    error = read_hostile (bytes, names[i]);
    g_assert_nonnull (error);
    g_assert_true (error->code == PB_ERROR_CORRUPT || error->code == PB_ERROR_UNSUPPORTED);
  }
}

/* Overwrites, cuts, doubles. */
static GBytes *
mutate (GBytes *original, GRand *random)
{
  GByteArray *array = g_byte_array_new ();
  guint size = (guint) g_bytes_get_size (original);
  guint n_changes = (guint) g_rand_int_range (random, 1, 40);

  g_byte_array_append (array, g_bytes_get_data (original, NULL), size);
  for (guint i = 0; i < n_changes; i++)
    array->data[g_rand_int_range (random, 8, (gint32) size)] = (guint8) g_rand_int_range (random, 0, 256);
  if (g_rand_int_range (random, 0, 4) == 0)
    g_byte_array_set_size (array, (guint) g_rand_int_range (random, 16, (gint32) size));
  if (g_rand_int_range (random, 0, 4) == 0) {
    g_autofree guint8 *copy = g_memdup2 (array->data, array->len);

    g_byte_array_append (array, copy, array->len);
  }
  return g_byte_array_free_to_bytes (array);
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GBytes) plain
      = fixture_pdf_from_page ("/MediaBox [0 0 300 300] /Rotate 90",
                               "BT /F1 20 Tf 50 200 Td (Passport kept) Tj ET q 1 0 0 RG 5 w 0 0 m 9 9 l S Q");
  g_autoptr (GBytes) pdf = fixture_pdf (1);
  g_autoptr (GBytes) jpeg = fixture_photograph (64, 48);
  g_autoptr (GBytes) png = fixture_image ("png", 64, 48);
  GBytes *const originals[] = {plain, pdf, jpeg, png};
  guint n_refused = 0;

  for (guint i = 0; i < N_MUTATIONS; i++) {
    g_autoptr (GBytes) mutated = mutate (originals[i % G_N_ELEMENTS (originals)], random);
    g_autoptr (GError) error = read_hostile (mutated, "a");
    g_autoptr (GError) drawing_error = draw_hostile (mutated, "a");

    n_refused += error != NULL || drawing_error != NULL;
  }
  g_test_message ("%u of %u refused", n_refused, N_MUTATIONS);
  /* Were none refused, or all, the files would not be what this test is about. */
  g_assert_cmpuint (n_refused, >, 5);
  g_assert_cmpuint (n_refused, <, N_MUTATIONS - 20);
}

static void
add_each (const char *where, const char *const *items, guint n_items, GTestDataFunc func)
{
  for (guint i = 0; i < n_items; i++) {
    g_autofree char *path = g_strdup_printf ("/hostile/%s/%u", where, i);

    g_test_add_data_func (path, items[i], func);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/pdf/password", test_encrypted);
  g_test_add_func ("/hostile/pdf/unknown-encryption", test_unknown_encryption);
  for (guint i = 0; i < G_N_ELEMENTS (structures); i++) {
    g_autofree char *path = g_strconcat ("/hostile/pdf/", structures[i].label, NULL);

    g_test_add_data_func (path, &structures[i], test_structure);
  }
  add_each ("page-size", page_sizes, G_N_ELEMENTS (page_sizes), test_page_size);
  add_each ("content", contents, G_N_ELEMENTS (contents), test_content);
  g_test_add_func ("/hostile/pdf/content-bomb", test_content_bomb);
  g_test_add_func ("/hostile/pdf/huge-picture", test_huge_picture_in_page);
  g_test_add_func ("/hostile/pdf/truncated", test_truncated_pdf);
  g_test_add_func ("/hostile/image/lying-header", test_lying_picture_headers);
  g_test_add_func ("/hostile/image/truncated", test_truncated_picture);
  g_test_add_func ("/hostile/noise", test_noise);
  g_test_add_func ("/hostile/mutations", test_mutations);
  return g_test_run ();
}
