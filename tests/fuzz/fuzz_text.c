/* fuzz_text.c: bytes of unknown encoding, and what is done with the text in them.
 *
 * Holds for every input: what is decoded is valid UTF-8 in NFC with its encoding stated; folding is settled
 * after one time and its offsets ascend inside the text; a text is found in itself; boundaries ascend from 0
 * to the end; what is shown is safe and no longer than asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-text"

#include "config.h"

#include "fuzz.h"
#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

#define SHOWN_CHARS 12

static void
check_fold (const char *text)
{
  gsize start = 0;
  gsize end = 0;
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *folded = pb_text_fold_for_search (text, &offsets);
  g_autofree char *twice = pb_text_fold_for_search (folded, NULL);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpuint (offsets->len, ==, strlen (folded));
  for (guint i = 0; i < offsets->len; i++) {
    g_assert_cmpuint (g_array_index (offsets, guint32, i), <, strlen (text));
    if (i > 0)
      g_assert_cmpuint (g_array_index (offsets, guint32, i), >=, g_array_index (offsets, guint32, i - 1));
  }
  g_assert_cmpint (pb_text_find_quote (text, text, 1, &start, &end), ==, folded[0] != '\0');
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, <=, strlen (text));
  /* A second fold finds nothing to do, short of runs of marks that no writing has. */
  if (strlen (text) < 90)
    g_assert_cmpstr (twice, ==, folded);
}

static void
check_boundaries (const char *text)
{
  for (PbBoundary kind = PB_BOUNDARY_WORD; kind <= PB_BOUNDARY_SENTENCE; kind++) {
    g_autoptr (GArray) boundaries = pb_text_boundaries (text, kind, NULL);

    g_assert_cmpuint (g_array_index (boundaries, guint32, 0), ==, 0);
    g_assert_cmpuint (g_array_index (boundaries, guint32, boundaries->len - 1), ==, strlen (text));
    for (guint i = 1; i < boundaries->len; i++) {
      guint32 offset = g_array_index (boundaries, guint32, i);

      g_assert_cmpuint (offset, >, g_array_index (boundaries, guint32, i - 1));
      g_assert_cmpint (text[offset] & 0xc0, !=, 0x80);
    }
  }
}

static void
check_shown (const char *text)
{
  g_autofree char *shown = pb_text_for_display (text, SHOWN_CHARS);
  g_autofree char *layout = pb_text_for_layout (text);
  g_autofree char *digits = pb_text_digits_to_ascii (text);

  g_assert_true (pb_text_is_display_safe (shown));
  g_assert_cmpint (g_utf8_strlen (shown, -1), <=, SHOWN_CHARS);
  g_assert_true (g_utf8_validate (layout, -1, NULL));
  g_assert_cmpuint (strlen (layout), >=, strlen (text));
  g_assert_true (g_utf8_validate (digits, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (digits, -1), ==, g_utf8_strlen (text, -1));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *encoding = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *raw = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autofree char *raw_fold = pb_text_fold_for_search (raw, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = pb_text_decode (data, size, &encoding, &error);

  /* Also what is not UTF-8 at all folds to something that is. */
  g_assert_true (g_utf8_validate (raw_fold, -1, NULL));
  if (text == NULL) {
    g_assert_true (error->domain == PB_ERROR);
    g_assert_null (encoding);
    return 0;
  }
  g_assert_no_error (error);
  g_assert_nonnull (encoding);
  normal = pb_text_nfc (text, -1, NULL);
  g_assert_cmpstr (normal, ==, text);
  check_fold (text);
  check_boundaries (text);
  check_shown (text);
  return 0;
}
