/* fixture.c: see fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fixture"

#include "config.h"

#include "fixture.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

const FixtureScript fixture_scripts[FIXTURE_N_SCRIPTS] = {
    {"thai", "Noto Sans Thai 12",
     "นายหน้าสัญญาว่าจะได้เงินเดือนหนึ่งหมื่นสองพันบาท แต่เธอไม่เคยได้รับเงินเลย และหนังสือเดินทางถูกเก็บไว้ที่สำนักงาน น้ำดื่มต้องซื้อเอง"},
    {"khmer", "Noto Sans Khmer 12",
     "មេខ្យល់បានសន្យាថា គាត់នឹងទទួលបានប្រាក់ខែ ប៉ុន្តែលិខិតឆ្លងដែនរបស់គាត់ត្រូវបានដកហូត "
     "ហើយគាត់មិនអាចចាកចេញពីកន្លែងធ្វើការបានទេ"},
    {"burmese", "Noto Sans Myanmar 12",
     "ပွဲစားက လစာကောင်းကောင်းရမည်ဟု ကတိပေးခဲ့သော်လည်း နိုင်ငံကူးလက်မှတ်ကို သိမ်းထားပြီး အလုပ်ခွင်မှ ထွက်ခွာခွင့် မပေးခဲ့ပါ"},
    {"lao", "Noto Sans Lao 12", "ນາຍໜ້າສັນຍາວ່າຈະໄດ້ຮັບເງິນເດືອນ ແຕ່ໜັງສືຜ່ານແດນຖືກຢຶດໄວ້ ແລະ ລາວບໍ່ສາມາດອອກຈາກບ່ອນເຮັດວຽກໄດ້"},
    {"vietnamese", "Noto Sans 12",
     "Người môi giới hứa trả lương mười hai triệu đồng mỗi tháng, nhưng hộ chiếu của chị bị giữ và chị không "
     "được "
     "rời khỏi nơi làm việc."},
    {"english", "Noto Sans 12",
     "The broker promised twelve thousand baht a month, but her passport was kept in the office and she was "
     "not "
     "allowed to leave the workplace."},
};

static cairo_status_t
append_to_array (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_paragraphs (cairo_t *cr, guint number)
{
  double y = 60;

  for (guint i = 0; i < FIXTURE_N_SCRIPTS; i++) {
    g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
    PangoFontDescription *font = pango_font_description_from_string (fixture_scripts[i].font);
    g_autofree char *text = g_strdup_printf ("%s %u.%u", fixture_scripts[i].paragraph, number, i);
    int height;

    pango_layout_set_font_description (layout, font);
    pango_layout_set_width (layout, 450 * PANGO_SCALE);
    /* Pango 1.50 finds no line break in Khmer, Lao and Burmese words. */
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text (layout, text, -1);
    cairo_move_to (cr, 70, y);
    pango_cairo_show_layout (cr, layout);
    pango_layout_get_pixel_size (layout, NULL, &height);
    y += height + 14;
    pango_font_description_free (font);
  }
}

PbIntake *
fixture_intake_new (const char *program)
{
  g_autofree char *path = program != NULL ? g_test_build_filename (G_TEST_BUILT, "intake", program, NULL)
                                          : g_build_filename (g_getenv ("PB_BUILD_ROOT"), "app", "intake",
                                                              "probata-intake", NULL);

  return pb_intake_new (path);
}

PbDocument *
fixture_document_new (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  PbDocument *document = pb_document_new_from_bytes (bytes, name, &error);

  g_assert_no_error (error);
  return document;
}

GBytes *
fixture_pdf (guint n_pages)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_to_array, array, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 1; i <= n_pages; i++) {
    draw_paragraphs (cr, i);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

GBytes *
fixture_pdf_scan (void)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_to_array, array, 300, 400);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 150, 200);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, 2, 2);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

GBytes *
fixture_pdf_from_objects (const char *const *objects)
{
  GString *pdf = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new ("0000000000 65535 f \n");
  guint n = 1;
  gsize start;

  for (; objects[n - 1] != NULL; n++) {
    g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", pdf->len);
    g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", n, objects[n - 1]);
  }
  start = pdf->len;
  g_string_append_printf (
      pdf, "xref\n0 %u\n%strailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", n,
      table->str, n, start);
  return g_string_free_to_bytes (pdf);
}

GBytes *
fixture_pdf_from_page (const char *page_entries, const char *content)
{
  g_autofree char *page = g_strdup_printf ("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources "
                                           "<< /Font << /F1 5 0 R >> >> %s >>",
                                           page_entries);
  g_autofree char *stream = g_strdup_printf ("<< /Length %" G_GSIZE_FORMAT " >>\nstream\n%s\nendstream",
                                             strlen (content) + 1, content);
  const char *const objects[] = {"<< /Type /Catalog /Pages 2 0 R >>",
                                 "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                 page,
                                 stream,
                                 "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                                 NULL};

  return fixture_pdf_from_objects (objects);
}

GBytes *
fixture_image (const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf) half = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width / 2, height);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x0000ffff);
  gdk_pixbuf_fill (half, 0xff0000ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, size);
}

GBytes *
fixture_photograph (int width, int height)
{
  static const char *const tags[][2] = {
      {"Exif.Image.Make", "Contoso"},
      {"Exif.Image.Model", "Pocket 3"},
      {"Exif.Image.Orientation", "6"},
      {"Exif.Photo.DateTimeOriginal", "2016:05:03 06:41:09"},
      {"Exif.Photo.OffsetTimeOriginal", "+07:00"},
      {"Exif.GPSInfo.GPSLatitudeRef", "N"},
      {"Exif.GPSInfo.GPSLatitude", "13/1 45/1 2300/100"},
      {"Exif.GPSInfo.GPSLongitudeRef", "W"},
      {"Exif.GPSInfo.GPSLongitude", "100/1 30/1 0/1"},
  };
  g_autoptr (GBytes) plain = fixture_image ("jpeg", width, height);
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  int fd = g_file_open_tmp ("probata-XXXXXX.jpg", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain), &error);
  g_assert_no_error (error);
  g_assert_true (gexiv2_metadata_open_path (metadata, path, &error));
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    g_assert_true (gexiv2_metadata_try_set_tag_string (metadata, tags[i][0], tags[i][1], &error));
  g_assert_true (gexiv2_metadata_save_file (metadata, path, &error));
  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new (contents, size);
}

char *
fixture_run (GBytes *input, const char *const *argv, GBytes **out_file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probata-XXXXXX", &error);
  g_autofree char *in = g_build_filename (folder, "in", NULL);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *output = NULL;
  int status;

  g_assert_no_error (error);
  g_file_set_contents (in, g_bytes_get_data (input, NULL), (gssize) g_bytes_get_size (input), &error);
  g_assert_no_error (error);
  for (guint i = 0; argv[i] != NULL; i++)
    g_ptr_array_add (words, strcmp (argv[i], "@IN") == 0    ? in
                            : strcmp (argv[i], "@OUT") == 0 ? out
                                                            : (char *) argv[i]);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  if (out_file != NULL) {
    char *contents = NULL;
    gsize size;

    g_file_get_contents (out, &contents, &size, &error);
    g_assert_no_error (error);
    *out_file = g_bytes_new_take (contents, size);
    g_unlink (out);
  }
  g_unlink (in);
  g_rmdir (folder);
  return g_steal_pointer (&output);
}
