/* pb-text.c: normal form, digits, numbers, what may be shown. Searching, boundaries and encodings have their
 * own files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-text"

#include "config.h"

#include "pb-error.h"
#include "pb-text-private.h"
#include "pb-text.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Longest number as written, in bytes: 60 digits of three bytes and their grouping. Longer is not one sum. */
#define MAX_NUMBER_BYTES 256

/* Below, nothing composes or reorders. */
#define FIRST_COMBINING 0x300

gboolean
_pb_text_is_ascii (const char *text, gsize length)
{
  const guint8 *bytes = (const guint8 *) text;
  gsize i = 0;

  /* Eight at a time: a case holds 100 MB of text and most of it is this. */
  for (; i + sizeof (guint64) <= length; i += sizeof (guint64)) {
    guint64 word = 0;

    memcpy (&word, bytes + i, sizeof (word));
    if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
      return FALSE;
  }
  for (; i < length; i++)
    if (bytes[i] >= 0x80)
      return FALSE;
  return memchr (text, '\0', length) == NULL;
}

/* The quick check of UAX 15 on UTF-8 (ICU's C interface has it for UTF-16 only). */
static gboolean
is_nfc_for_sure (const char *text, gsize length)
{
  guint8 last_class = 0;

  for (gsize i = 0; i < length;) {
    UChar32 c = _pb_text_next (text, length, &i);
    guint8 class = 0;

    if (c < FIRST_COMBINING) {
      last_class = 0;
      continue;
    }
    class = u_getCombiningClass (c);
    if ((class != 0 && class < last_class) || u_getIntPropertyValue (c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES)
      return FALSE;
    last_class = class;
  }
  return TRUE;
}

/* (transfer full): NUL-ended; @text is valid. */
static UChar *
to_utf16 (const char *text, gsize length, int32_t *out_length)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *units = g_new (UChar, length + 1);

  u_strFromUTF8 (units, (int32_t) length + 1, out_length, text, (int32_t) length, &status);
  g_assert (U_SUCCESS (status));
  return g_steal_pointer (&units);
}

static char *
to_utf8 (const UChar *units, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t needed = 0;
  g_autofree char *text = NULL;

  u_strToUTF8 (NULL, 0, &needed, units, length, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE (status))
    return NULL;
  status = U_ZERO_ERROR;
  text = g_malloc ((gsize) needed + 1);
  u_strToUTF8 (text, needed + 1, &needed, units, length, &status);
  return U_SUCCESS (status) ? g_steal_pointer (&text) : NULL;
}

char *
_pb_text_from_utf16 (const UChar *units, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  int32_t span = 0;
  int32_t needed = 0;
  g_autofree UChar *normal = NULL;

  g_assert (U_SUCCESS (status));
  span = unorm2_spanQuickCheckYes (nfc, units, length, &status);
  if (U_SUCCESS (status) && span == length)
    return to_utf8 (units, length);
  needed = unorm2_normalize (nfc, units, length, NULL, 0, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE (status))
    return NULL;
  status = U_ZERO_ERROR;
  normal = g_new (UChar, (gsize) needed + 1);
  needed = unorm2_normalize (nfc, units, length, normal, needed + 1, &status);
  return U_SUCCESS (status) ? to_utf8 (normal, needed) : NULL;
}

char *
pb_text_nfc (const char *text, gssize length, GError **error)
{
  gsize n_bytes = 0;
  int32_t n_units = 0;
  const char *end = NULL;
  g_autofree UChar *units = NULL;
  char *normal = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  if (n_bytes > PB_TEXT_MAX_BYTES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE, "the text is longer than %u bytes", PB_TEXT_MAX_BYTES);
    return NULL;
  }
  if (_pb_text_is_ascii (text, n_bytes))
    return g_strndup (text, n_bytes);
  if (!g_utf8_validate_len (text, n_bytes, &end)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "the text is not valid UTF-8 at byte %" G_GSIZE_FORMAT,
                 (gsize) (end - text));
    return NULL;
  }
  if (is_nfc_for_sure (text, n_bytes))
    return g_strndup (text, n_bytes);
  units = to_utf16 (text, n_bytes, &n_units);
  normal = _pb_text_from_utf16 (units, n_units);
  if (normal == NULL)
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "the text cannot be brought to its normal form");
  return normal;
}

char *
pb_text_digits_to_ascii (const char *text)
{
  gsize length = 0;
  GString *plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  if (_pb_text_is_ascii (text, length))
    return g_strdup (text);
  plain = g_string_sized_new (length);
  for (gsize i = 0; i < length;) {
    gsize begin = i;
    UChar32 c = _pb_text_next (text, length, &i);
    /* Ill-formed bytes give a negative c and are copied as they are. */
    int32_t digit = c < 0x80 ? -1 : u_charDigitValue (c);

    if (digit >= 0)
      g_string_append_c (plain, (char) ('0' + digit));
    else
      g_string_append_len (plain, text + begin, (gssize) (i - begin));
  }
  return g_string_free (plain, FALSE);
}

/* "1,234,567": 1 to 3 digits that do not begin with 0, then groups of three. */
static gboolean
is_grouped (const char *digits, gsize length, char separator)
{
  gsize first = length % 4;

  if (first == 0 || digits[0] == '0')
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    gboolean expect_separator = i >= first && (i - first) % 4 == 0;

    if (expect_separator ? digits[i] != separator : !g_ascii_isdigit (digits[i]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_all_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return length > 0;
}

static gsize
count_char (const char *text, char c)
{
  gsize count = 0;

  for (; *text != '\0'; text++)
    count += *text == c;
  return count;
}

/* Where the decimals begin: the place of the decimal mark, or the end of @number. */
static const char *
find_decimal_mark (const char *number)
{
  const char *point = strrchr (number, '.');
  const char *comma = strrchr (number, ',');
  const char *end = number + strlen (number);

  if (point != NULL && comma != NULL)
    return point > comma ? point : comma;
  if (point != NULL)
    return count_char (number, '.') == 1 ? point : end;
  if (comma != NULL)
    return count_char (number, ',') == 1 && !is_grouped (number, strlen (number), ',') ? comma : end;
  return end;
}

/* Whole part with or without grouping, appended without it and without leading zeros. */
static gboolean
append_whole (GString *plain, const char *whole, gsize length, char decimal_mark)
{
  char separator = decimal_mark == ',' ? '.' : ',';
  gboolean started = FALSE;

  if (decimal_mark == '\0' && memchr (whole, '.', length) != NULL)
    separator = '.';
  if (length > 0 && !is_all_digits (whole, length) && !is_grouped (whole, length, separator))
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    started = started || (whole[i] != '0' && whole[i] != separator);
    if (started && whole[i] != separator)
      g_string_append_c (plain, whole[i]);
  }
  if (!started)
    g_string_append_c (plain, '0');
  return TRUE;
}

/* Takes a sign off the front; "−" (U+2212) is what word processors make of "-". */
static const char *
skip_sign (const char *number, gboolean *out_negative)
{
  *out_negative = FALSE;
  if (number[0] == '-' || number[0] == '+') {
    *out_negative = number[0] == '-';
    return number + 1;
  }
  if (g_str_has_prefix (number, "\xe2\x88\x92")) {
    *out_negative = TRUE;
    return number + 3;
  }
  return number;
}

char *
pb_text_normalise_number (const char *text)
{
  gboolean negative = FALSE;
  const char *number = NULL;
  const char *mark = NULL;
  g_autofree char *ascii = NULL;
  g_autoptr (GString) plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strnlen (text, MAX_NUMBER_BYTES + 1) > MAX_NUMBER_BYTES)
    return NULL;
  ascii = g_strstrip (pb_text_digits_to_ascii (text));
  number = skip_sign (ascii, &negative);
  mark = find_decimal_mark (number);
  plain = g_string_new (negative ? "-" : NULL);
  if (mark == number && *mark == '\0')
    return NULL;
  if (!append_whole (plain, number, (gsize) (mark - number), *mark))
    return NULL;
  if (*mark != '\0') {
    if (!is_all_digits (mark + 1, strlen (mark + 1)))
      return NULL;
    g_string_append_c (plain, '.');
    g_string_append (plain, mark + 1);
  }
  return g_strdup (plain->str);
}

#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069

static gboolean
is_isolate (UChar32 c)
{
  return c == FIRST_STRONG_ISOLATE || c == POP_ISOLATE;
}

static gboolean
is_unsafe_char (UChar32 c)
{
  if (c < 0x20 || (c >= 0x7f && c <= 0x9f))
    return TRUE;
  /* Embeddings, overrides and isolates turn the order of what follows; separators break a line where none is
   * due. */
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

/* Isolates that are closed keep what they hold to itself; @depth: how many are open. */
static gboolean
is_unsafe_here (UChar32 c, guint *depth)
{
  if (c == FIRST_STRONG_ISOLATE) {
    (*depth)++;
    return FALSE;
  }
  if (c == POP_ISOLATE && *depth > 0) {
    (*depth)--;
    return FALSE;
  }
  return c < 0 || is_unsafe_char (c);
}

gboolean
pb_text_is_display_safe (const char *text)
{
  gsize length = 0;
  guint depth = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  length = strlen (text);
  for (gsize i = 0; i < length;) {
    UChar32 c = _pb_text_next (text, length, &i);

    if (is_unsafe_here (c, &depth))
      return FALSE;
  }
  return depth == 0;
}

static gboolean
is_mark (UChar32 c)
{
  return c >= FIRST_COMBINING && (U_MASK (u_charType (c)) & U_GC_M_MASK) != 0;
}

static char *
close_isolates (GString *shown, guint depth)
{
  for (; depth > 0; depth--)
    g_string_append_unichar (shown, POP_ISOLATE);
  return g_string_free (shown, FALSE);
}

char *
pb_text_for_display (const char *text, guint max_chars)
{
  GString *shown = g_string_new (NULL);
  gsize length = 0;
  gsize cut = 0; /* length of @shown that leaves room for the ellipsis and splits no letter from its marks */
  guint cut_depth = 0;
  guint n_chars = 0;
  guint depth = 0; /* isolates that are open */

  g_return_val_if_fail (text != NULL, g_string_free (shown, FALSE));

  /* Not further than can be shown: the caller may hold a page. */
  length = strnlen (text, (gsize) max_chars * U8_MAX_LENGTH + U8_MAX_LENGTH);
  for (gsize i = 0; i < length;) {
    UChar32 c = _pb_text_next (text, length, &i);

    if (n_chars < max_chars && !is_mark (c)) {
      cut = shown->len;
      cut_depth = depth;
    }
    if (n_chars == max_chars) {
      g_string_truncate (shown, cut);
      if (max_chars > 0)
        g_string_append (shown, "…");
      return close_isolates (shown, cut_depth);
    }
    g_string_append_unichar (shown, is_unsafe_here (c, &depth) ? 0xfffd : (gunichar) c);
    n_chars++;
  }
  return close_isolates (shown, depth);
}

char *
pb_text_isolate (const char *text)
{
  gsize length = 0;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  for (gsize i = 0; i < length;) {
    UChar32 c = _pb_text_next (text, length, &i);
    const UCharDirection direction = c >= 0 ? u_charDirection (c) : U_LEFT_TO_RIGHT;

    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
      return g_strdup_printf ("\xe2\x80\x8e\xe2\x81\xa8%s\xe2\x81\xa9", text);
  }
  return g_strdup (text);
}

/* Marks on one letter: no writing needs more; a name made of them would run over the lines around it. */
#define MAX_MARKS 8

char *
pb_text_for_title (const char *text, guint max_chars)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize length = 0;
  guint n_chars = 0;
  guint n_marks = 0;

  g_return_val_if_fail (text != NULL, NULL);

  length = strnlen (text, ((gsize) max_chars + 2) * (MAX_MARKS + 1) * U8_MAX_LENGTH);
  /* Two more than fit: the one after may be a space, which does not tell whether anything follows. */
  for (gsize i = 0; i < length && n_chars < max_chars + 2;) {
    UChar32 c = _pb_text_next (text, length, &i);
    const gboolean is_space = c >= 0 && (u_isUWhiteSpace (c) || c == '\0');

    if (is_space && (line->len == 0 || line->str[line->len - 1] == ' '))
      continue;
    n_marks = c >= 0 && is_mark (c) ? n_marks + 1 : 0;
    if (n_marks > MAX_MARKS)
      continue;
    g_string_append_unichar (line, is_space                                           ? ' '
                                   : c < 0 || (is_unsafe_char (c) && !is_isolate (c)) ? 0xfffd
                                                                                      : (gunichar) c);
    n_chars++;
  }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return pb_text_for_display (line->str, max_chars);
}
