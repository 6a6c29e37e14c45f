/* pb-text-search.c: text folded for searching, and quotes found again in it.
 *
 * Method: characters that do not count are dropped first, the rest is case folded and gathered into segments
 * that do not compose with their neighbours (Unicode normalization boundaries); each segment is brought to
 * NFC on its own, which gives the NFC of the whole and keeps the way back to the source. Most characters are
 * segments of their own ("inert") and skip all that: a table of their kinds, filled once from ICU, tells.
 *
 * Out of scope on purpose: letters written with other letters that look alike, and Greek U+0345, whose
 * folding depends on the order of its neighbours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-text"

#include "config.h"

#include "pb-text-private.h"
#include "pb-text.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

/* Longest run that composes: text meant to be read has under 30 marks on a letter (UAX 15, stream-safe
 * format). */
#define MAX_SEGMENT_UNITS 96

/* The table covers every script of the nine languages; what lies above asks ICU each time. */
#define TABLE_SIZE 0x2000

#define THAI_NIKHAHIT 0x0e4d
#define THAI_SARA_AA 0x0e32
#define THAI_SARA_AM 0x0e33
#define LAO_OFFSET 0x80 /* Lao stands where Thai does, one block on */

typedef enum {
  KIND_UNKNOWN,
  KIND_DROPPED, /* white space and invisible characters */
  KIND_INERT,   /* folds to itself and never composes */
  KIND_OTHER,
} Kind;

typedef struct {
  GString *text;
  GArray *starts; /* (nullable) (element-type guint32): per byte of @text, where its source begins */
  GArray *ends;   /* (nullable) (element-type guint32): … and ends */
  UChar segment[MAX_SEGMENT_UNITS];
  guint32 segment_starts[MAX_SEGMENT_UNITS]; /* per unit */
  guint32 segment_ends[MAX_SEGMENT_UNITS];
  int32_t segment_length;
  const UNormalizer2 *nfc;
} Fold;

static guint8 kinds[TABLE_SIZE];

static Kind
classify (const UNormalizer2 *nfc, UChar32 c)
{
  if (u_isUWhiteSpace (c) || u_iscntrl (c) || u_hasBinaryProperty (c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return KIND_DROPPED;
  if (u_foldCase (c, U_FOLD_CASE_DEFAULT) == c && !u_hasBinaryProperty (c, UCHAR_CHANGES_WHEN_CASEFOLDED)
      && unorm2_isInert (nfc, c))
    return KIND_INERT;
  return KIND_OTHER;
}

static void
fill_kinds (const UNormalizer2 *nfc)
{
  static gsize filled = 0;

  if (!g_once_init_enter (&filled))
    return;
  for (UChar32 c = 0; c < TABLE_SIZE; c++)
    kinds[c] = (guint8) classify (nfc, c);
  /* Joined with SARA AA when it follows, see join_split_vowel(). */
  kinds[THAI_SARA_AA] = KIND_OTHER;
  kinds[THAI_SARA_AA + LAO_OFFSET] = KIND_OTHER;
  g_once_init_leave (&filled, 1);
}

static Kind
get_kind (const Fold *fold, UChar32 c)
{
  return c < TABLE_SIZE ? (Kind) kinds[c] : classify (fold->nfc, c);
}

static void
append_char (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  char bytes[6];
  int n_bytes = g_unichar_to_utf8 ((gunichar) c, bytes);

  g_string_append_len (fold->text, bytes, n_bytes);
  if (fold->starts == NULL)
    return;
  for (int i = 0; i < n_bytes; i++) {
    g_array_append_val (fold->starts, start);
    g_array_append_val (fold->ends, end);
  }
}

/* When NFC leaves the segment as it is each character keeps its own place, else all stand for the whole. */
static void
flush_segment (Fold *fold)
{
  UChar normal[MAX_SEGMENT_UNITS * 3];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  gboolean same = FALSE;

  if (fold->segment_length == 0)
    return;
  length = unorm2_normalize (fold->nfc, fold->segment, fold->segment_length, normal, G_N_ELEMENTS (normal),
                             &status);
  g_assert (U_SUCCESS (status));
  same = length == fold->segment_length
         && memcmp (normal, fold->segment, (gsize) length * sizeof (UChar)) == 0;
  for (int32_t i = 0; i < length;) {
    int32_t unit = same ? i : 0;
    UChar32 c = 0;

    U16_NEXT (normal, i, length, c);
    append_char (fold, c, fold->segment_starts[unit],
                 same ? fold->segment_ends[unit] : fold->segment_ends[fold->segment_length - 1]);
  }
  fold->segment_length = 0;
}

static void
add_to_segment (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  int32_t before = fold->segment_length;

  if (fold->segment_length + U16_MAX_LENGTH > MAX_SEGMENT_UNITS || unorm2_hasBoundaryBefore (fold->nfc, c)) {
    flush_segment (fold);
    before = 0;
  }
  U16_APPEND_UNSAFE (fold->segment, fold->segment_length, c);
  for (int32_t i = before; i < fold->segment_length; i++) {
    fold->segment_starts[i] = start;
    fold->segment_ends[i] = end;
  }
}

/* The last character of the text, or 0. @place: (inout): its first byte, from the end of it. */
static UChar32
previous_char (const Fold *fold, gsize *place)
{
  gsize next = 0;

  if (*place == 0)
    return 0;
  *place = _pb_text_previous (fold->text->str, *place);
  next = *place;
  return _pb_text_next (fold->text->str, fold->text->len, &next);
}

static void
remove_bytes (Fold *fold, gsize place, gsize length)
{
  g_string_erase (fold->text, (gssize) place, (gssize) length);
  if (fold->starts == NULL)
    return;
  g_array_remove_range (fold->starts, (guint) place, (guint) length);
  g_array_remove_range (fold->ends, (guint) place, (guint) length);
}

/* SARA AA after NIKHAHIT, with or without a tone mark on either side of it, is SARA AM. Returns TRUE when
 * joined. */
static gboolean
join_split_vowel (Fold *fold, UChar32 vowel, guint32 end)
{
  UChar32 shift = vowel - THAI_SARA_AA;
  gsize place = fold->text->len;
  gsize tone_place = 0;
  UChar32 c = previous_char (fold, &place);
  guint32 start = 0;

  if (c >= 0x0e48 + shift && c <= 0x0e4b + shift) {
    tone_place = place;
    c = previous_char (fold, &place);
  }
  if (c != THAI_NIKHAHIT + shift)
    return FALSE;
  if (fold->starts != NULL)
    start = g_array_index (fold->starts, guint32, place);
  if (fold->starts != NULL && tone_place != 0) {
    /* Places stay in order: the tone mark now stands where the vowel begins. */
    for (gsize i = tone_place; i < fold->text->len; i++)
      g_array_index (fold->starts, guint32, i) = start;
  }
  remove_bytes (fold, place, 3);
  append_char (fold, THAI_SARA_AM + shift, start, end);
  return TRUE;
}

static void
add_other (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  UChar source[U16_MAX_LENGTH];
  UChar folded[8]; /* full case folding makes at most three characters of one */
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_source = 0;
  int32_t n_folded = 0;

  if (c == THAI_SARA_AA || c == THAI_SARA_AA + LAO_OFFSET) {
    flush_segment (fold);
    if (!join_split_vowel (fold, c, end))
      append_char (fold, c, start, end);
    return;
  }
  U16_APPEND_UNSAFE (source, n_source, c);
  n_folded = u_strFoldCase (folded, G_N_ELEMENTS (folded), source, n_source, U_FOLD_CASE_DEFAULT, &status);
  g_assert (U_SUCCESS (status));
  for (int32_t i = 0; i < n_folded;) {
    UChar32 part = 0;

    U16_NEXT (folded, i, n_folded, part);
    add_to_segment (fold, part, start, end);
  }
}

/* A mark after white space that was dropped goes back to the letter before it, so that the whole is NFC. */
static void
reopen_last_ascii (Fold *fold)
{
  gsize place = fold->text->len;
  UChar32 c = previous_char (fold, &place);
  guint32 start = 0;
  guint32 end = 0;

  if (c == 0 || c >= 0x80)
    return;
  if (fold->starts != NULL) {
    start = g_array_index (fold->starts, guint32, place);
    end = g_array_index (fold->ends, guint32, place);
  }
  remove_bytes (fold, place, 1);
  add_to_segment (fold, c, start, end);
}

static void
add_ascii (Fold *fold, char c, guint32 start)
{
  if ((guint8) c <= ' ' || c == 0x7f)
    return;
  flush_segment (fold);
  c = g_ascii_tolower (c);
  g_string_append_c (fold->text, c);
  if (fold->starts != NULL) {
    guint32 end = start + 1;

    g_array_append_val (fold->starts, start);
    g_array_append_val (fold->ends, end);
  }
}

static void
add_char (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  switch (get_kind (fold, c)) {
  case KIND_DROPPED:
    break;
  case KIND_INERT:
    flush_segment (fold);
    append_char (fold, c, start, end);
    break;
  case KIND_UNKNOWN:
  case KIND_OTHER:
  default:
    if (fold->segment_length == 0 && !unorm2_hasBoundaryBefore (fold->nfc, c))
      reopen_last_ascii (fold);
    add_other (fold, c, start, end);
    break;
  }
}

static void
fold_text (Fold *fold, const char *text, gsize length, gboolean with_places)
{
  UErrorCode status = U_ZERO_ERROR;

  fold->nfc = unorm2_getNFCInstance (&status);
  g_assert (U_SUCCESS (status));
  fill_kinds (fold->nfc);
  fold->text = g_string_sized_new (length);
  fold->segment_length = 0;
  fold->starts = with_places ? g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) length) : NULL;
  fold->ends = with_places ? g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) length) : NULL;
  for (gsize i = 0; i < length;) {
    gsize begin = i;
    UChar32 c = 0;

    if ((guint8) text[i] < 0x80) {
      add_ascii (fold, text[i], (guint32) i);
      i++;
      continue;
    }
    c = _pb_text_next (text, length, &i);
    add_char (fold, c < 0 ? 0xfffd : c, (guint32) begin, (guint32) i);
  }
  flush_segment (fold);
}

static void
clear_fold (Fold *fold)
{
  if (fold->text != NULL)
    g_string_free (g_steal_pointer (&fold->text), TRUE);
  g_clear_pointer (&fold->starts, g_array_unref);
  g_clear_pointer (&fold->ends, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fold, clear_fold)

char *
pb_text_fold_for_search (const char *text, GArray **out_offsets)
{
  g_auto (Fold) fold = {0};

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (strlen (text) <= PB_TEXT_MAX_BYTES, NULL);

  fold_text (&fold, text, strlen (text), out_offsets != NULL);
  if (out_offsets != NULL)
    *out_offsets = g_steal_pointer (&fold.starts);
  return g_string_free (g_steal_pointer (&fold.text), FALSE);
}

/* Whether a match may end before @place: not when the next character sits on the last letter. */
static gboolean
is_letter_end (const GString *text, gsize place)
{
  if (place >= text->len)
    return TRUE;
  return (U_MASK (u_charType (_pb_text_next (text->str, text->len, &place))) & U_GC_M_MASK) == 0;
}

gboolean
pb_text_find_quote (const char *page_text, const char *quote, guint occurrence, gsize *out_start,
                    gsize *out_end)
{
  g_auto (Fold) page = {0};
  g_auto (Fold) wanted = {0};
  gsize from = 0;

  g_return_val_if_fail (page_text != NULL && quote != NULL && occurrence > 0, FALSE);
  g_return_val_if_fail (strlen (page_text) <= PB_TEXT_MAX_BYTES && strlen (quote) <= PB_TEXT_MAX_BYTES,
                        FALSE);

  fold_text (&wanted, quote, strlen (quote), FALSE);
  fold_text (&page, page_text, strlen (page_text), TRUE);
  while (wanted.text->len > 0 && from < page.text->len) {
    const char *found
        = memmem (page.text->str + from, page.text->len - from, wanted.text->str, wanted.text->len);
    gsize place = 0;

    if (found == NULL)
      return FALSE;
    place = (gsize) (found - page.text->str);
    if (!is_letter_end (page.text, place + wanted.text->len)) {
      from = place + 1;
      continue;
    }
    if (--occurrence == 0) {
      if (out_start != NULL)
        *out_start = g_array_index (page.starts, guint32, place);
      if (out_end != NULL)
        *out_end = g_array_index (page.ends, guint32, place + wanted.text->len - 1);
      return TRUE;
    }
    from = place + wanted.text->len;
  }
  return FALSE;
}
