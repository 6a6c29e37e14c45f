/* test-text-decode.c: pb-text: encodings told apart and stated; binary refused.
 *
 * The bytes are made by GLib's iconv from the text, so decoding is checked against another implementation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-text-decode"

#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

#define ENGLISH "He kept our passports in a drawer.\nWe were paid 300 baht a day.\n"
#define THAI "นายจ้างเก็บหนังสือเดินทางไว้ วันที่ 3 พฤษภาคม 2559 ค่าแรง 300 บาท\n"
#define KHMER "ថៅកែយកលិខិតឆ្លងដែនរបស់ខ្ញុំ ថ្ងៃទី៣\n"
#define LAO "ນາຍຈ້າງເກັບໜັງສືຜ່ານແດນ ວັນທີ 3\n"
#define BURMESE "အလုပ်ရှင်က နိုင်ငံကူးလက်မှတ်ကို ယူထားသည် ၃\n"
#define VIETNAMESE                                                                                           \
  "Người chủ giữ hộ chiếu của chúng tôi và trả lương rất ít mỗi tháng. Ông ấy đánh chúng tôi.\n"
#define FRENCH "L’employeur a gardé les passeports où il était écrit « à payer », c’était déjà l’été.\n"
#define PORTUGUESE "As condições não são boas: eles não pagaram as indenizações aos irmãos.\n"
/* Has letters of Vietnamese, and tone marks behind consonants, where Vietnamese never has them. */
#define MIXED "andò, però, può, vêm, não, têm\n"
#define ITALIAN "Lasciò la città perché non può più lavorare lì, però andò così.\n"

static void
check (const char *text, const char *encoding, const char *mark, gsize mark_length, const char *stated)
{
  gsize length = 0;
  g_autofree char *bytes = NULL;
  g_autofree char *found = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) file = g_byte_array_new ();

  bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_byte_array_append (file, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (file, (const guint8 *) bytes, (guint) length);
  decoded = pb_text_decode (file->data, file->len, &found, &error);
  g_test_message ("%s", encoding);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, stated);
  g_assert_cmpstr (decoded, ==, normal);
}

static void
test_marked (void)
{
  static const char *const texts[] = {ENGLISH, THAI, KHMER, LAO, BURMESE, VIETNAMESE, ""};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    check (texts[i], "UTF-8", "\xef\xbb\xbf", 3, "UTF-8");
    check (texts[i], "UTF-16LE", "\xff\xfe", 2, "UTF-16LE");
    check (texts[i], "UTF-16BE", "\xfe\xff", 2, "UTF-16BE");
    check (texts[i], "UTF-32LE", "\xff\xfe\0\0", 4, "UTF-32LE");
    check (texts[i], "UTF-32BE", "\0\0\xfe\xff", 4, "UTF-32BE");
  }
}

static void
test_unmarked (void)
{
  static const char *const texts[] = {ENGLISH, THAI, KHMER, LAO, BURMESE, VIETNAMESE};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    check (texts[i], "UTF-8", "", 0, "UTF-8");
    check (texts[i], "UTF-16LE", "", 0, "UTF-16LE");
    check (texts[i], "UTF-16BE", "", 0, "UTF-16BE");
  }
  check ("", "UTF-8", "", 0, "UTF-8");
}

static void
test_single_byte (void)
{
  check (THAI, "TIS-620", "", 0, "TIS-620");
  check ("“" THAI "”", "CP874", "", 0, "windows-874");
  check (THAI ENGLISH ENGLISH, "TIS-620", "", 0, "TIS-620");
  check ("บาท", "TIS-620", "", 0, "TIS-620");
  check (FRENCH, "WINDOWS-1252", "", 0, "windows-1252");
  check (PORTUGUESE, "WINDOWS-1252", "", 0, "windows-1252");
  check (MIXED, "WINDOWS-1252", "", 0, "windows-1252");
  check (ITALIAN, "WINDOWS-1252", "", 0, "windows-1252");
  check (ENGLISH "The fee was 300 € – “not refundable”.\n", "WINDOWS-1252", "", 0, "windows-1252");
}

/* glibc writes windows-1258 only from text whose tone marks stand apart. */
static void
test_vietnamese (void)
{
  static const char bytes[] = "Ng\xfd\xf5\xcc"
                              "i ch\x75\xd2 gi\xfd\xde h\xf4\xf2 chi\xea\xec"
                              "u c\x75\xd2"
                              "a ch\xfang t\xf4i \xf0\xe1nh\n";
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *decoded = pb_text_decode ((const guint8 *) bytes, strlen (bytes), &found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, "windows-1258");
  g_assert_cmpstr (decoded, ==, "Người chủ giữ hộ chiếu của chúng tôi đánh\n");
}

static void
test_refuse (void)
{
  static const struct {
    const char *bytes;
    gsize length; /* 0: to the NUL */
    const char *why;
  } cases[] = {
      {"\x01\0\x02\0\x03\0\x04\0", 8, "binary"},
      {"Người chủ giữ hộ chiếu của chúng tôi \xe1\xbb", 0, "begins as UTF-8 but byte"},
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0", 20, "binary"},
      {"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02\0\0\x01", 17, "binary"},
      {"plain\0text", 10, "binary"},
      {"\xe9t\xe9\0", 4, "binary"},
      {"\xef\xbb\xbfok \xff", 7, "begins as UTF-8 but byte 3"},
      {"\xff\xfe"
       "a\0\0\xd8",
       6, "begins as UTF-16LE"},
      {"\xff\xfe"
       "a\0b",
       5, "begins as UTF-16LE"},
      {"\xff\xfe"
       "a\0\0\0b\0",
       8, "begins as UTF-16LE"},
      {"\xff\xfe\0\0\xff\xff\xff\xff", 8, "begins as UTF-32LE"},
      {"\xef\xbb\xbf"
       "a\0b",
       6, "begins as UTF-8"},
      {"\x01\x02\x03\x04\x05\x06\x80\xff", 8, "binary"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize length = cases[i].length > 0 ? cases[i].length : strlen (cases[i].bytes);
    g_autofree char *found = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = pb_text_decode ((const guint8 *) cases[i].bytes, length, &found, &error);

    g_test_message ("%u", i);
    g_assert_null (text);
    g_assert_null (found);
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, cases[i].why));
  }
}

/* Whatever comes, it is text in NFC without NUL, or refused. */
static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++) {
    guint8 bytes[64];
    gsize length = (gsize) g_test_rand_int_range (0, sizeof (bytes));
    g_autofree char *found = NULL;
    g_autofree char *text = NULL;
    g_autofree char *normal = NULL;
    g_autoptr (GError) error = NULL;

    for (gsize j = 0; j < length; j++)
      bytes[j] = (guint8) g_test_rand_int_range (i % 2 == 0 ? 0 : 0x20, 256);
    text = pb_text_decode (bytes, length, &found, &error);
    g_assert_true ((text == NULL) == (error != NULL));
    g_assert_true ((text == NULL) == (found == NULL));
    if (text == NULL)
      continue;
    normal = pb_text_nfc (text, -1, NULL);
    g_assert_cmpstr (text, ==, normal);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text-decode/marked", test_marked);
  g_test_add_func ("/base/text-decode/unmarked", test_unmarked);
  g_test_add_func ("/base/text-decode/single-byte", test_single_byte);
  g_test_add_func ("/base/text-decode/vietnamese", test_vietnamese);
  g_test_add_func ("/base/text-decode/refuse", test_refuse);
  g_test_add_func ("/base/text-decode/random", test_random);
  return g_test_run ();
}
