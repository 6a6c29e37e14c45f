/* test-text.c: pb-text: normal form, boundaries, layout, digits, numbers, what may be shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-text"

#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

static void
test_nfc (void)
{
  static const struct {
    const char *text;
    const char *normal;
  } cases[] = {
      {"", ""},
      {"plain", "plain"},
      {"Vie\xcc\xa3\xcc\x82t", "Vi\xe1\xbb\x87t"}, /* e + dot below + circumflex */
      {"Vie\xcc\x82\xcc\xa3t", "Vi\xe1\xbb\x87t"}, /* the marks the other way round */
      {"Vi\xc3\xaa\xcc\xa3t", "Vi\xe1\xbb\x87t"},  /* ê + dot below */
      {"ที่นี่", "ที่นี่"},
      {"\xe1\x80\xa5\xe1\x80\xae", "\xe1\x80\xa6"}, /* Burmese U+1025 U+102E */
      {"ខ្ញុំ", "ខ្ញុំ"},
      {"\xe0\xba\x99\xe0\xbb\x89\xe0\xbb\x8d",
       "\xe0\xba\x99\xe0\xbb\x89\xe0\xbb\x8d"}, /* Lao, no canonical order */
      {"\xe2\x84\xab", "\xc3\x85"},             /* Ångström sign */
  };

  g_autofree char *part = pb_text_nfc ("abcdef", 3, NULL);

  g_assert_cmpstr (part, ==, "abc");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *normal = pb_text_nfc (cases[i].text, -1, &error);
    g_autofree char *glib = g_utf8_normalize (cases[i].text, -1, G_NORMALIZE_NFC);

    g_assert_no_error (error);
    g_assert_cmpstr (normal, ==, cases[i].normal);
    g_assert_cmpstr (normal, ==, glib);
  }
}

/* Random strings of letters and marks of the nine languages: GLib has its own tables. */
static void
test_nfc_random (void)
{
  static const gunichar letters[]
      = {'a',    'e',    'o',    'A',    0xe2,   0xea,   0x1b0,  0x300,  0x301, 0x302, 0x309,
         0x323,  0x1ea1, 0xe01,  0xe19,  0xe33,  0xe38,  0xe48,  0xe4d,  0xe32, 0xeb2, 0xec8,
         0x1025, 0x102e, 0x1037, 0x1039, 0x1780, 0x17d2, 0x17bb, 0x212b, ' '};

  for (guint i = 0; i < 5000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autofree char *normal = NULL;
    g_autofree char *glib = NULL;

    for (gint32 n = g_test_rand_int_range (1, 12); n > 0; n--)
      g_string_append_unichar (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
    normal = pb_text_nfc (text->str, -1, NULL);
    glib = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
    g_assert_cmpstr (normal, ==, glib);
  }
}

static void
test_nfc_refuse (void)
{
  static const struct {
    const char *bytes;
    gssize length;
  } cases[] = {{"ab\xff", -1}, {"\xe0\xb8", -1}, {"\xc0\x80", -1}, {"\xed\xa0\x80", -1}, {"a\0b", 3}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (pb_text_nfc (cases[i].bytes, cases[i].length, &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  }
}

static void
assert_pieces (const char *text, PbBoundary kind, const char *language, const char *expected)
{
  g_autoptr (GArray) boundaries = pb_text_boundaries (text, kind, language);
  g_autoptr (GString) pieces = g_string_new (NULL);

  g_assert_cmpuint (g_array_index (boundaries, guint32, 0), ==, 0);
  g_assert_cmpuint (g_array_index (boundaries, guint32, boundaries->len - 1), ==, strlen (text));
  for (guint i = 1; i < boundaries->len; i++) {
    guint32 start = g_array_index (boundaries, guint32, i - 1);
    guint32 end = g_array_index (boundaries, guint32, i);

    g_assert_cmpuint (start, <, end);
    if (i > 1)
      g_string_append_c (pieces, '|');
    g_string_append_len (pieces, text + start, end - start);
  }
  g_assert_cmpstr (pieces->str, ==, expected);
}

static void
test_boundaries (void)
{
  g_autoptr (GArray) none = pb_text_boundaries ("", PB_BOUNDARY_WORD, NULL);

  g_assert_cmpuint (none->len, ==, 1);
  assert_pieces ("no pay, no food", PB_BOUNDARY_WORD, NULL, "no| |pay|,| |no| |food");
  assert_pieces ("no pay, no food", PB_BOUNDARY_LINE, "en", "no |pay, |no |food");
  assert_pieces ("He left. She stayed.", PB_BOUNDARY_SENTENCE, "en", "He left. |She stayed.");
  assert_pieces ("ทำงานทุกวัน", PB_BOUNDARY_WORD, "th", "ทำงาน|ทุก|วัน");
  assert_pieces ("ខ្ញុំធ្វើការ", PB_BOUNDARY_WORD, "km", "ខ្ញុំ|ធ្វើការ");
  assert_pieces ("ເຮັດວຽກ", PB_BOUNDARY_WORD, "lo", "ເຮັດວຽກ");
  assert_pieces ("Tôi làm việc", PB_BOUNDARY_WORD, "vi", "Tôi| |làm| |việc");
  /* An unknown language has the common rules. */
  assert_pieces ("no pay", PB_BOUNDARY_WORD, "x-nothing-known", "no| |pay");
}

static void
test_for_layout (void)
{
  static const char *const unchanged[] = {"", "no pay, no food", "ทำงานทุกวัน", "Tôi làm việc", "២០១៦"};
  static const char *const texts[] = {"ខ្ញុំធ្វើការនៅរោងចក្រ", "ຂ້ອຍເຮັດວຽກຢູ່ໂຮງງານ", "ကျွန်တော်အလုပ်လုပ်ခဲ့သည်"};

  for (guint i = 0; i < G_N_ELEMENTS (unchanged); i++) {
    g_autofree char *layout = pb_text_for_layout (unchanged[i]);

    g_assert_cmpstr (layout, ==, unchanged[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *layout = pb_text_for_layout (texts[i]);
    g_autofree char *twice = pb_text_for_layout (layout);
    g_auto (GStrv) parts = g_strsplit (layout, "\xe2\x80\x8b", -1);
    g_autofree char *joined = g_strjoinv ("", parts);

    g_assert_cmpuint (g_strv_length (parts), >, 1);
    g_assert_cmpstr (joined, ==, texts[i]);
    g_assert_cmpstr (twice, ==, layout);
    for (guint j = 0; parts[j] != NULL; j++)
      g_assert_cmpint (parts[j][0], !=, '\0');
  }
}

static void
test_digits (void)
{
  static const struct {
    const char *text;
    const char *plain;
  } cases[] = {
      {"2016", "2016"},
      {"๒๕๕๙", "2559"},
      {"២៥៥៩", "2559"},
      {"໒໕໕໙", "2559"},
      {"၂၅၅၉", "2559"},
      {"٢٠١٦", "2016"},
      {"１２", "12"},
      {"๑๒ บาท", "12 บาท"},
      {"x²", "x²"},
      {"½", "½"},
      {"一二", "一二"},
      {"\xff๑", "\xff"
                "1"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *plain = pb_text_digits_to_ascii (cases[i].text);

    g_assert_cmpstr (plain, ==, cases[i].plain);
  }
}

static void
test_number (void)
{
  static const struct {
    const char *text;
    const char *plain;
  } cases[] = {
      {"12345.50", "12345.50"},
      {"12,345.50", "12345.50"},
      {"1,234,567", "1234567"},
      {"๑๒,๓๔๕", "12345"},
      {"១២.៣៤៥,៥០", "12345.50"},
      {"1.234,50", "1234.50"},
      {"1.234.567", "1234567"},
      {"1.234.567,8", "1234567.8"},
      {"1.234", "1.234"},
      {"1,234", "1234"},
      {"1,5", "1.5"},
      {"1,2345", "1.2345"},
      {"1234,567", "1234.567"},
      {"0,500", "0.500"},
      {"-5", "-5"},
      {"+5", "5"},
      {"−5", "-5"},
      {" 5 ", "5"},
      {"007", "7"},
      {"000", "0"},
      {".5", "0.5"},
      {"0", "0"},
      {"999", "999"},
      {"", NULL},
      {"-", NULL},
      {"--5", NULL},
      {".", NULL},
      {"5.", NULL},
      {"5,", NULL},
      {",", NULL},
      {"12,34,567", NULL},
      {"12,34,567.00", NULL},
      {"1,23,456", NULL},
      {"0,123,456", NULL},
      {"1.234,567,890", NULL},
      {"1,234.567.890", NULL},
      {"1,2,3", NULL},
      {"1.2.3", NULL},
      {"12 345", NULL},
      {"1e5", NULL},
      {"5 baht", NULL},
      {"5-6", NULL},
      {"five", NULL},
      {"1/2", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *plain = pb_text_normalise_number (cases[i].text);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (plain, ==, cases[i].plain);
  }
}

static void
test_display (void)
{
  static const struct {
    const char *text;
    gboolean safe;
    guint max_chars;
    const char *shown;
  } cases[] = {
      {"Somchai", TRUE, 20, "Somchai"},
      {"Somchai", TRUE, 7, "Somchai"},
      {"Somchai", TRUE, 6, "Somch…"},
      {"Somchai", TRUE, 1, "…"},
      {"Somchai", TRUE, 0, ""},
      {"สมชาย ใจดี", TRUE, 20, "สมชาย ใจดี"},
      {"กี่", TRUE, 2, "…"},
      {"กกี่ก", TRUE, 4, "ก…"},
      {"a\nb", FALSE, 20,
       "a\xef\xbf\xbd"
       "b"},
      {"a\x1b[31m", FALSE, 20, "a\xef\xbf\xbd[31m"},
      {"invoice\xe2\x80\xae"
       "fdp.exe",
       FALSE, 40,
       "invoice\xef\xbf\xbd"
       "fdp.exe"},
      {"\xe2\x81\xa6x", FALSE, 20, "\xef\xbf\xbdx"},
      {"\xc2\x85", FALSE, 20, "\xef\xbf\xbd"},
      {"a\xff"
       "b",
       FALSE, 20,
       "a\xef\xbf\xbd"
       "b"},
      {"ខ្ញុំ\xe2\x80\x8b", TRUE, 20, "ខ្ញុំ\xe2\x80\x8b"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = pb_text_for_display (cases[i].text, cases[i].max_chars);

    g_assert_cmpint (pb_text_is_display_safe (cases[i].text), ==, cases[i].safe);
    g_assert_cmpstr (shown, ==, cases[i].shown);
    g_assert_true (pb_text_is_display_safe (shown));
  }
}

static void
test_isolate (void)
{
  static const struct {
    const char *text, *isolated;
  } cases[] = {
      {"", ""},
      {"V1", "V1"},
      {"สมชาย", "สมชาย"},
      {"سالم", "\u200e\u2068سالم\u2069"},
      {"V1 (سالم) 3", "\u200e\u2068V1 (سالم) 3\u2069"},
      {"משה", "\u200e\u2068משה\u2069"},
  };

  g_autofree char *cut = pb_text_for_display ("\u2068سالم سالم\u2069", 6);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *isolated = pb_text_isolate (cases[i].text);

    g_assert_cmpstr (isolated, ==, cases[i].isolated);
    g_assert_true (pb_text_is_display_safe (isolated));
  }
  /* One that is cut off is closed all the same; one that only closes would let go of what is around it. */
  g_assert_cmpstr (cut, ==, "\u2068سالم…\u2069");
  g_assert_false (pb_text_is_display_safe ("a\u2069b"));
  g_assert_false (pb_text_is_display_safe ("a\u2068b"));
}

/* One line, few marks, nothing that acts; cut as for display. */
static void
test_for_title (void)
{
  static const struct {
    const char *text;
    guint max_chars;
    const char *shown;
  } cases[] = {
      {"Somchai", 20, "Somchai"},
      {"  first line\n\tsecond\xe2\x80\xa8third ", 40, "first line second third"},
      {"", 20, ""},
      {" \n ", 20, ""},
      {"Somchai Jaidee", 7, "Somcha…"},
      {"Somchai ", 7, "Somchai"},
      {"สมชาย ใจดี", 20, "สมชาย ใจดี"},
      {"ខ្ញុំ\xe2\x80\x8b", 20, "ខ្ញុំ\xe2\x80\x8b"},
      {"မြန်မာနိုင်ငံ", 30, "မြန်မာနိုင်ငံ"},
      {"V1 \xe2\x80\xae"
       "nosaer",
       20, "V1 \xef\xbf\xbdnosaer"},
      {"a\xff"
       "b",
       20,
       "a\xef\xbf\xbd"
       "b"},
      {"Z\u0301\u0302\u0303\u0301\u0302\u0303\u0301\u0302\u0303\u0301y", 20,
       "Z\u0301\u0302\u0303\u0301\u0302\u0303\u0301\u0302y"},
  };

  g_autofree char *marks = g_malloc (1u << 20);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *title = pb_text_for_title (cases[i].text, cases[i].max_chars);

    g_assert_cmpstr (title, ==, cases[i].shown);
    g_assert_true (pb_text_is_display_safe (title));
  }
  for (gsize i = 0; i + 2 < 1u << 20; i += 2)
    memcpy (marks + i, "\xcc\x81", 3);
  shown = pb_text_for_title (marks, 80);
  g_assert_cmpint (g_utf8_strlen (shown, -1), <=, 80);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/for-title", test_for_title);
  g_test_add_func ("/base/text/isolate", test_isolate);
  g_test_add_func ("/base/text/nfc", test_nfc);
  g_test_add_func ("/base/text/nfc-agrees-with-glib", test_nfc_random);
  g_test_add_func ("/base/text/nfc-refuses", test_nfc_refuse);
  g_test_add_func ("/base/text/boundaries", test_boundaries);
  g_test_add_func ("/base/text/for-layout", test_for_layout);
  g_test_add_func ("/base/text/digits", test_digits);
  g_test_add_func ("/base/text/number", test_number);
  g_test_add_func ("/base/text/display", test_display);
  return g_test_run ();
}
