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
#define THAI_MAI_EK 0x0e48       /* the first tone mark */
#define THAI_MAI_CHATTAWA 0x0e4b /* the last */
#define LAO_OFFSET 0x80          /* Lao stands where Thai does, one block on */

typedef enum {
  KIND_UNKNOWN,
  KIND_DROPPED, /* white space and invisible characters */
  KIND_INERT,   /* folds to itself and never composes */
  KIND_OTHER,
} Kind;

typedef struct {
  UChar32 c;
  guint32 start;
  guint32 end;
} Held;

typedef struct {
  GString *text;
  GArray *starts; /* (nullable) (element-type guint32): per byte of @text, where its source begins */
  GArray *ends;   /* (nullable) (element-type guint32): … and ends */
  UChar segment[MAX_SEGMENT_UNITS];
  guint32 segment_starts[MAX_SEGMENT_UNITS]; /* per unit */
  guint32 segment_ends[MAX_SEGMENT_UNITS];
  int32_t segment_length;
  Held held[2]; /* a NIKHAHIT, and perhaps a tone mark, that a SARA AA may follow */
  guint n_held;
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
  /* Held back, see add_char(). */
  kinds[THAI_NIKHAHIT] = KIND_OTHER;
  kinds[THAI_NIKHAHIT + LAO_OFFSET] = KIND_OTHER;
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

static void
add_other (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  UChar source[U16_MAX_LENGTH];
  UChar folded[8]; /* full case folding makes at most three characters of one */
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_source = 0;
  int32_t n_folded = 0;

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
  guint32 start = 0;
  guint32 end = 0;
  UChar32 c = 0;

  if (place == 0 || (guint8) fold->text->str[place - 1] >= 0x80)
    return;
  c = fold->text->str[--place];
  g_string_truncate (fold->text, place);
  if (fold->starts != NULL) {
    start = g_array_index (fold->starts, guint32, place);
    end = g_array_index (fold->ends, guint32, place);
    g_array_set_size (fold->starts, (guint) place);
    g_array_set_size (fold->ends, (guint) place);
  }
  add_to_segment (fold, c, start, end);
}

/* A character that counts, after split vowels were joined. */
static void
emit_char (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  if (get_kind (fold, c) == KIND_INERT) {
    flush_segment (fold);
    append_char (fold, c, start, end);
    return;
  }
  if (fold->segment_length == 0 && !unorm2_hasBoundaryBefore (fold->nfc, c))
    reopen_last_ascii (fold);
  add_other (fold, c, start, end);
}

static void
release_held (Fold *fold)
{
  guint n_held = fold->n_held;

  fold->n_held = 0;
  for (guint i = 0; i < n_held; i++)
    emit_char (fold, fold->held[i].c, fold->held[i].start, fold->held[i].end);
}

/* What follows a held NIKHAHIT: SARA AA makes SARA AM of it, also with a tone mark between (which then comes
 * first, as it does in the whole letter). Returns TRUE when @c needs nothing more. */
static gboolean
join_split_vowel (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  UChar32 shift = fold->held[0].c - THAI_NIKHAHIT;
  guint32 first = fold->held[0].start;

  if (fold->n_held == 1 && c >= THAI_MAI_EK + shift && c <= THAI_MAI_CHATTAWA + shift) {
    fold->held[fold->n_held++] = (Held) {c, start, end};
    return TRUE;
  }
  if (c != THAI_SARA_AA + shift) {
    release_held (fold);
    return FALSE;
  }
  /* Places stay in order: both now begin where the vowel does. */
  if (fold->n_held == 2)
    emit_char (fold, fold->held[1].c, first, fold->held[1].end);
  emit_char (fold, THAI_SARA_AM + shift, first, end);
  fold->n_held = 0;
  return TRUE;
}

static void
add_char (Fold *fold, UChar32 c, guint32 start, guint32 end)
{
  if (get_kind (fold, c) == KIND_DROPPED)
    return;
  if (fold->n_held > 0 && join_split_vowel (fold, c, start, end))
    return;
  if (c == THAI_NIKHAHIT || c == THAI_NIKHAHIT + LAO_OFFSET)
    fold->held[fold->n_held++] = (Held) {c, start, end};
  else
    emit_char (fold, c, start, end);
}

static gboolean
is_dropped_ascii (char c)
{
  return (guint8) c <= ' ' || c == 0x7f;
}

/* ASCII from @begin to @end in one go: most of 100 MB of text is this. */
static void
add_ascii (Fold *fold, const char *text, gsize begin, gsize end)
{
  gsize length = 0;

  /* White space alone changes nothing: a mark behind it still belongs to the letter before it. */
  while (begin < end && is_dropped_ascii (text[begin]))
    begin++;
  if (begin == end)
    return;
  release_held (fold);
  flush_segment (fold);
  length = fold->text->len;
  g_string_set_size (fold->text, length + end - begin);
  for (gsize i = begin; i < end; i++) {
    char c = text[i];

    if (is_dropped_ascii (c))
      continue;
    fold->text->str[length++] = (char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    if (fold->starts != NULL) {
      guint32 places[] = {(guint32) i, (guint32) i + 1};

      g_array_append_val (fold->starts, places[0]);
      g_array_append_val (fold->ends, places[1]);
    }
  }
  g_string_truncate (fold->text, length);
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

    while (i < length && (guint8) text[i] < 0x80)
      i++;
    if (i > begin) {
      add_ascii (fold, text, begin, i);
      continue;
    }
    c = _pb_text_next (text, length, &i);
    add_char (fold, c < 0 ? 0xfffd : c, (guint32) begin, (guint32) i);
  }
  release_held (fold);
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
