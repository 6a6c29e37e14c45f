/* test-text-search.c: pb-text: folding and finding quotes again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-text-search"

#include "pb-text.h"

#include <string.h>

static void
test_fold (void)
{
  static const struct {
    const char *a;
    const char *b;
    gboolean same;
  } cases[] = {
      {"Passport", "PASS\n  PORT", TRUE},
      {"Stra\xc3\x9f"
       "e",
       "STRASSE", TRUE},
      {"Việt", "VIE\xcc\xa3\xcc\x82T", TRUE},
      {"Việt", "Viet", FALSE},
      {"ĐÀ NẴNG", "đà nẵng", TRUE},
      /* Thai: the vowel AM whole, split, split with the tone mark on either side, and with a space put in. */
      {"น้ำ", "\xe0\xb8\x99\xe0\xb9\x89\xe0\xb9\x8d\xe0\xb8\xb2", TRUE},
      {"น้ำ", "\xe0\xb8\x99\xe0\xb9\x8d\xe0\xb9\x89\xe0\xb8\xb2", TRUE},
      {"น้ำ", "\xe0\xb8\x99\xe0\xb9\x8d\xe0\xb9\x89 \xe0\xb8\xb2", TRUE},
      {"ทำงาน", "ท\xe0\xb9\x8d\xe0\xb8\xb2 งาน", TRUE},
      {"น้ำ", "นำ", FALSE},
      {"ນ້ຳ", "\xe0\xba\x99\xe0\xbb\x89\xe0\xbb\x8d\xe0\xba\xb2", TRUE},
      {"ນ້ຳ", "\xe0\xba\x99\xe0\xbb\x8d\xe0\xbb\x89\xe0\xba\xb2", TRUE},
      {"ខ្ញុំធ្វើការ", "ខ្ញុំ\xe2\x80\x8bធ្វើ ការ", TRUE},
      {"ခ ြ ံ", "ခြံ", TRUE},
      {"co\xc2\xad"
       "operate",
       "cooperate", TRUE},
      {"e \xcc\x81", "é", TRUE},
      {"e\xc2\xa0\xcc\x81", "é", TRUE},
      {"İ", "i\xcc\x87", TRUE},
      {"\xff", "\xef\xbf\xbd", TRUE},
      {"1000", "100", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *a = pb_text_fold_for_search (cases[i].a, NULL);
    g_autofree char *b = pb_text_fold_for_search (cases[i].b, NULL);

    g_test_message ("%s %s", a, b);
    if (cases[i].same)
      g_assert_cmpstr (a, ==, b);
    else
      g_assert_cmpstr (a, !=, b);
  }
}

/* Random text of letters, marks and spaces: folding is in NFC, settled after one time, its offsets ascend,
 * stay inside and point at characters. */
static void
test_fold_properties (void)
{
  static const gunichar letters[]
      = {'a',    'E',    ' ',    '\n',   0xea,   0x1eb0, 0x300,   0x301, 0x302, 0x323,
         0xe01,  0xe19,  0xe33,  0xe38,  0xe48,  0xe4d,  0xe32,   0xecd, 0xeb2, 0xec8,
         0x1025, 0x102e, 0x1037, 0x1780, 0x17d2, 0x200b, 0x1f600, 0xdf,  0x130, 0xa0};

  for (guint i = 0; i < 5000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GArray) offsets = NULL;
    g_autofree char *folded = NULL;
    g_autofree char *twice = NULL;
    g_autofree char *normal = NULL;

    for (gint32 n = g_test_rand_int_range (1, 20); n > 0; n--)
      g_string_append_unichar (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
    folded = pb_text_fold_for_search (text->str, &offsets);
    twice = pb_text_fold_for_search (folded, NULL);
    normal = pb_text_nfc (folded, -1, NULL);
    g_assert_cmpstr (folded, ==, twice);
    g_assert_cmpstr (folded, ==, normal);
    g_assert_cmpuint (offsets->len, ==, strlen (folded));
    for (guint j = 0; j < offsets->len; j++) {
      guint32 offset = g_array_index (offsets, guint32, j);

      g_assert_cmpuint (offset, <, text->len);
      g_assert_cmpint (text->str[offset] & 0xc0, !=, 0x80);
      if (j > 0)
        g_assert_cmpuint (offset, >=, g_array_index (offsets, guint32, j - 1));
    }
  }
}

static void
assert_offsets (const char *text, const char *expected_fold, const guint32 *expected, guint n_expected)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = pb_text_fold_for_search (text, &offsets);

  g_assert_cmpstr (folded, ==, expected_fold);
  g_assert_cmpuint (offsets->len, ==, n_expected);
  for (guint i = 0; i < offsets->len; i++)
    g_assert_cmpuint (g_array_index (offsets, guint32, i), ==, expected[i]);
}

static void
test_offsets (void)
{
  static const guint32 latin[] = {0, 2, 3, 3, 5, 5, 8};
  /* The joined vowel begins where its first half stands. */
  static const guint32 thai[] = {0, 0, 0, 3, 3, 3};

  assert_offsets ("A b\xc3\x89"
                  "e\xcc\x81"
                  "c",
                  "abééc", latin, G_N_ELEMENTS (latin));
  assert_offsets ("ท\xe0\xb9\x8d\xe0\xb8\xb2", "ทำ", thai, G_N_ELEMENTS (thai));
}

static void
test_find (void)
{
  static const struct {
    const char *page;
    const char *quote;
    guint occurrence;
    const char *found; /* NULL: not there */
  } cases[] = {
      {"He took my pass\nport on\r\n the first day.", "my passport on the FIRST day", 1,
       "my pass\nport on\r\n the first day"},
      {"no pay, no pay", "No  Pay", 1, "no pay"},
      {"no pay, no food", "no", 2, "no"},
      {"no pay", "no", 2, NULL},
      {"no pay", "never", 1, NULL},
      {"no pay", "", 1, NULL},
      {"", "x", 1, NULL},
      {"  no pay  ", " no pay ", 1, "no pay"},
      {"ฉันทำ งานทุก\nวัน", "ทำงานทุกวัน", 1, "ทำ งานทุก\nวัน"},
      {"ฉันท\xe0\xb9\x8d\xe0\xb8\xb2งาน", "ทำ", 1, "ท\xe0\xb9\x8d\xe0\xb8\xb2"},
      {"ดื่มน้ำ", "\xe0\xb8\x99\xe0\xb9\x8d\xe0\xb9\x89\xe0\xb8\xb2", 1, "น้ำ"},
      {"ขวดน\xe0\xb9\x8d\xe0\xb9\x89\xe0\xb8\xb2 เปล่า", "น้ำ", 1, "น\xe0\xb9\x8d\xe0\xb9\x89\xe0\xb8\xb2"},
      /* A letter with a tone mark is not that letter. */
      {"ที่", "ที", 1, NULL},
      {"ที่ ที", "ที", 1, "ที"},
      {"ຂ້ອຍເຮັດ ວຽກ", "ເຮັດວຽກ", 1, "ເຮັດ ວຽກ"},
      {"ខ្ញុំ\xe2\x80\x8bធ្វើ\nការ", "ធ្វើការ", 1, "ធ្វើ\nការ"},
      {"ကျွန်တော် အလုပ် လုပ်ခဲ့သည်", "အလုပ်လုပ်ခဲ့", 1, "အလုပ် လုပ်ခဲ့"},
      {"To\xcc\x82i la\xcc\x80m vie\xcc\xa3\xcc\x82"
       "c \xc4\x91o\xcc\x82ng",
       "Tôi làm việc", 1,
       "To\xcc\x82i la\xcc\x80m vie\xcc\xa3\xcc\x82"
       "c"},
      {"Tôi làm việc",
       "vie\xcc\xa3\xcc\x82"
       "c",
       1, "việc"},
      {"Tôi làm việc", "viec", 1, NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize start = 0;
    gsize end = 0;
    gboolean found = pb_text_find_quote (cases[i].page, cases[i].quote, cases[i].occurrence, &start, &end);

    g_test_message ("%s", cases[i].quote);
    g_assert_cmpint (found, ==, cases[i].found != NULL);
    if (found) {
      g_autofree char *words = g_strndup (cases[i].page + start, end - start);

      g_assert_cmpstr (words, ==, cases[i].found);
    }
  }
}

static void
test_find_place (void)
{
  gsize start = 0;
  gsize end = 0;

  g_assert_true (pb_text_find_quote ("no pay, no food", "no", 2, &start, &end));
  g_assert_cmpuint (start, ==, 8);
  g_assert_cmpuint (end, ==, 10);
  /* Untouched when there is nothing. */
  g_assert_false (pb_text_find_quote ("no pay, no food", "no", 3, &start, &end));
  g_assert_cmpuint (start, ==, 8);
  /* Matches do not overlap. */
  g_assert_true (pb_text_find_quote ("aaaa", "aa", 2, &start, &end));
  g_assert_cmpuint (start, ==, 2);
  g_assert_false (pb_text_find_quote ("aaaa", "aa", 3, NULL, NULL));
}

/* A letter with thousands of marks is an attack, not a letter. */
static void
test_many_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autofree char *folded = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, i % 2 == 0 ? "\xcc\x81" : "\xcc\xa3");
  folded = pb_text_fold_for_search (text->str, NULL);
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpuint (strlen (folded), >, 19000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text-search/fold", test_fold);
  g_test_add_func ("/base/text-search/fold-properties", test_fold_properties);
  g_test_add_func ("/base/text-search/offsets", test_offsets);
  g_test_add_func ("/base/text-search/find-quote", test_find);
  g_test_add_func ("/base/text-search/find-place", test_find_place);
  g_test_add_func ("/base/text-search/many-marks", test_many_marks);
  return g_test_run ();
}
