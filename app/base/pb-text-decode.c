/* pb-text-decode.c: bytes of an unknown encoding to text.
 *
 * A statement typed on a Thai or Vietnamese office computer of 2005 comes in TIS-620 or windows-1258, which
 * ICU's detector does not know, and UTF-16 without its mark, which it knows for Latin letters only. These
 * three are told by what text of those languages must look like; what is left goes to the detector. Decoding
 * is strict: a byte that the encoding does not have refutes it. The caller states the encoding beside the
 * text (R-220: never silently).
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
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

/* Enough to tell an encoding; more only costs time. */
#define SAMPLE_BYTES (64u * 1024)
/* Of the bytes or letters that decide, so many in a hundred must fit (text has misprints, and mixed
 * passages). */
#define ENOUGH_PERCENT 95
/* Of the units of UTF-16 text of our languages, so many in a hundred lie in their blocks. */
#define UTF16_PERCENT 90
/* Of the letters beyond ASCII in Vietnamese windows-1258, at least so many in a hundred are tone marks. */
#define TONE_PERCENT 10
/* Control characters in text: one in so many bytes is already too many. */
#define BYTES_PER_CONTROL 1000
/* Below, ICU's detector guesses (0 to 100). */
#define MIN_CONFIDENCE 8

typedef struct {
  const char *mark;
  gsize length;
  const char *encoding;
} ByteOrderMark;

/* UTF-32 before UTF-16: the little-endian mark of one begins with that of the other. */
static const ByteOrderMark marks[] = {
    {"\xff\xfe\0\0", 4, "UTF-32LE"}, {"\0\0\xfe\xff", 4, "UTF-32BE"}, {"\xef\xbb\xbf", 3, "UTF-8"},
    {"\xff\xfe", 2, "UTF-16LE"},     {"\xfe\xff", 2, "UTF-16BE"},
};

static const ByteOrderMark *
find_mark (const guint8 *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      return &marks[i];
  return NULL;
}

/* Blocks of the nine languages: Latin with its extensions, marks, Indian scripts, Thai and Lao, Burmese,
 * Khmer, Vietnamese, punctuation and currency. */
static gboolean
is_expected_block (guint block)
{
  static const guint8 blocks[] = {0x00, 0x01, 0x03, 0x09, 0x0b, 0x0e, 0x10, 0x17, 0x19, 0x1e, 0x20};

  return memchr (blocks, (int) block, sizeof (blocks)) != NULL;
}

static gboolean
looks_like_utf16 (const guint8 *bytes, gsize length, gboolean big_endian)
{
  gsize sample = MIN (length, SAMPLE_BYTES) & ~(gsize) 1;
  gsize expected = 0;

  if (length < 4 || length % 2 != 0)
    return FALSE;
  for (gsize i = 0; i < sample; i += 2) {
    guint high = bytes[big_endian ? i : i + 1];
    guint low = bytes[big_endian ? i + 1 : i];

    /* No text has U+0000 or the other control characters. */
    if (high == 0 && (low < 0x09 || (low > 0x0d && low < 0x20) || (low >= 0x7f && low < 0xa0)))
      return FALSE;
    expected += is_expected_block (high) ? 2 : 0;
  }
  return expected * 100 >= sample * UTF16_PERCENT;
}

/* Share of characters beyond ASCII that stand where Thai spelling lets them. */
static gboolean
looks_like_thai (const guint8 *bytes, gsize length)
{
  gsize good = 0;
  gsize bad = 0;

  for (gsize i = 0; i < length; i++) {
    guint8 c = bytes[i];
    guint8 before = i > 0 ? bytes[i - 1] : 0;
    guint8 after = i + 1 < length ? bytes[i + 1] : 0;
    gboolean fits = FALSE;

    /* The punctuation windows-874 shares with windows-1252 tells nothing. */
    if (c < 0x80 || c == 0x80 || c == 0x85 || (c >= 0x91 && c <= 0x97) || c == 0xa0)
      continue;
    if (c < 0xa1)
      fits = FALSE;
    else if (c <= 0xce) /* consonants: Thai words have at least two letters */
      fits = before >= 0xa1 || after >= 0xa1;
    else if (c == 0xd1 || (c >= 0xd4 && c <= 0xda)
             || (c >= 0xe7 && c <= 0xee)) /* above or below a consonant */
      fits = (before >= 0xa1 && before <= 0xce) || before == 0xd1 || (before >= 0xd4 && before <= 0xda)
             || (before >= 0xe7 && before <= 0xee);
    else if (c >= 0xe0 && c <= 0xe4) /* vowels written before their consonant */
      fits = after >= 0xa1 && after <= 0xce;
    else
      fits = (c >= 0xcf && c <= 0xdf && before >= 0xa1 && (c <= 0xd3 || c == 0xdf))
             || (c >= 0xe5 && c <= 0xfb);
    good += fits;
    bad += !fits;
  }
  return good > 1 && good * 100 >= (good + bad) * ENOUGH_PERCENT;
}

static gboolean
is_vietnamese_vowel (guint8 c)
{
  static const char vowels[] = "aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd";

  return c != 0 && strchr (vowels, c) != NULL;
}

/* windows-1258 writes most tones as marks behind their vowel: grave, hook, tilde, acute, dot below. */
static gboolean
looks_like_vietnamese (const guint8 *bytes, gsize length)
{
  gsize n_high = 0;
  gsize n_tones = 0;
  gsize n_strays = 0;
  gsize n_letters = 0; /* đ, ư, ơ, ă, â, ê, ô, small and capital */

  for (gsize i = 0; i < length; i++) {
    guint8 c = bytes[i];

    if (c < 0x80)
      continue;
    n_high++;
    if (strchr ("\xcc\xd2\xde\xec\xf2", c) != NULL) {
      if (i > 0 && is_vietnamese_vowel (bytes[i - 1]))
        n_tones++;
      else
        n_strays++;
    } else if (strchr ("\xf0\xfd\xf5\xe3\xe2\xea\xf4\xd0\xdd\xd5\xc3\xc2\xca\xd4", c) != NULL) {
      n_letters++;
    }
  }
  return n_tones > 0 && n_letters > 0 && n_tones * 100 >= n_high * TONE_PERCENT
         && n_tones * 100 >= (n_tones + n_strays) * ENOUGH_PERCENT && (n_tones + n_letters) * 2 >= n_high;
}

static gboolean
looks_binary (const guint8 *bytes, gsize length)
{
  gsize controls = 0;

  if (memchr (bytes, 0, length) != NULL)
    return TRUE;
  for (gsize i = 0; i < MIN (length, SAMPLE_BYTES); i++)
    controls += bytes[i] < 0x20 && (bytes[i] < 0x08 || bytes[i] > 0x0d) && bytes[i] != 0x1b;
  return controls * BYTES_PER_CONTROL > MIN (length, SAMPLE_BYTES);
}

/* (transfer full) (nullable): what ICU takes it for. */
static char *
ask_detector (const guint8 *bytes, gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch *match = NULL;
  char *name = NULL;

  g_assert (U_SUCCESS (status));
  ucsdet_setText (detector, (const char *) bytes, (int32_t) MIN (length, SAMPLE_BYTES), &status);
  match = ucsdet_detect (detector, &status);
  if (U_SUCCESS (status) && match != NULL && ucsdet_getConfidence (match, &status) >= MIN_CONFIDENCE)
    name = g_strdup (ucsdet_getName (match, &status));
  ucsdet_close (detector);
  /* windows-1252 has all of ISO-8859-1 and quotation marks besides; nobody means the control characters. */
  if (g_strcmp0 (name, "ISO-8859-1") == 0) {
    g_free (name);
    name = g_strdup ("windows-1252");
  }
  return name;
}

/* (transfer full) (nullable): for bytes without mark that are not UTF-8. */
static char *
guess_encoding (const guint8 *bytes, gsize length)
{
  gsize sample = MIN (length, SAMPLE_BYTES);
  const char *name = NULL;

  if (looks_like_utf16 (bytes, length, FALSE))
    return g_strdup ("UTF-16LE");
  if (looks_like_utf16 (bytes, length, TRUE))
    return g_strdup ("UTF-16BE");
  if (looks_binary (bytes, length))
    return NULL;
  if (looks_like_vietnamese (bytes, sample))
    return g_strdup ("windows-1258");
  if (looks_like_thai (bytes, sample)) {
    name = "TIS-620";
    for (gsize i = 0; i < length; i++)
      if (bytes[i] >= 0x80 && bytes[i] <= 0xa0)
        name = "windows-874";
    return g_strdup (name);
  }
  return ask_detector (bytes, length);
}

/* (transfer full) (nullable): strict. */
static char *
convert (const guint8 *bytes, gsize length, const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *name = strcmp (encoding, "TIS-620") == 0 ? "windows-874" : encoding;
  UConverter *converter = ucnv_open (name, &status);
  gsize capacity = 0;
  int32_t n_units = 0;
  g_autofree UChar *units = NULL;

  if (U_FAILURE (status))
    return NULL;
  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  /* No encoding makes more than two units of one byte. */
  capacity = length * 2 + 1;
  units = g_try_new (UChar, capacity);
  if (units != NULL && U_SUCCESS (status) && capacity <= G_MAXINT32)
    n_units = ucnv_toUChars (converter, units, (int32_t) capacity, (const char *) bytes, (int32_t) length,
                             &status);
  else
    status = U_MEMORY_ALLOCATION_ERROR;
  ucnv_close (converter);
  if (U_FAILURE (status) || u_memchr (units, 0, n_units) != NULL)
    return NULL;
  return _pb_text_from_utf16 (units, n_units);
}

static char *
decode_utf8 (const guint8 *bytes, gsize length, gboolean certain, GError **error)
{
  const char *end = NULL;

  if (g_utf8_validate_len ((const char *) bytes, length, &end))
    return pb_text_nfc ((const char *) bytes, (gssize) length, error);
  if (certain)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 "it begins as UTF-8 but byte %" G_GSIZE_FORMAT " is not; save it as UTF-8 again",
                 (gsize) (end - (const char *) bytes));
  return NULL;
}

static char *
decode_marked (const guint8 *bytes, gsize length, const ByteOrderMark *mark, GError **error)
{
  char *text = NULL;

  bytes += mark->length;
  length -= mark->length;
  if (strcmp (mark->encoding, "UTF-8") == 0)
    return decode_utf8 (bytes, length, TRUE, error);
  text = convert (bytes, length, mark->encoding);
  if (text == NULL)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 "it begins as %s but goes on as something else; save it as UTF-8", mark->encoding);
  return text;
}

char *
pb_text_decode (const guint8 *bytes, gsize length, char **out_encoding, GError **error)
{
  const ByteOrderMark *mark = NULL;
  g_autofree char *encoding = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length > PB_TEXT_MAX_BYTES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE, "the text is longer than %u bytes", PB_TEXT_MAX_BYTES);
    return NULL;
  }
  mark = length > 0 ? find_mark (bytes, length) : NULL;
  if (mark != NULL) {
    encoding = g_strdup (mark->encoding);
    text = decode_marked (bytes, length, mark, error);
    if (text == NULL)
      return NULL;
  } else if (length == 0 || g_utf8_validate_len ((const char *) bytes, length, NULL)) {
    encoding = g_strdup ("UTF-8");
    text = length == 0 ? g_strdup ("") : pb_text_nfc ((const char *) bytes, (gssize) length, error);
  } else {
    encoding = guess_encoding (bytes, length);
    if (g_strcmp0 (encoding, "UTF-8") == 0)
      return decode_utf8 (bytes, length, TRUE, error);
    text = encoding != NULL ? convert (bytes, length, encoding) : NULL;
  }
  if (text == NULL && (error == NULL || *error == NULL)) {
    if (encoding == NULL && looks_binary (bytes, length))
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "it is not text but binary data");
    else
      g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID,
                           "its encoding cannot be told; open it where it was written and save it as UTF-8");
  }
  if (text != NULL && out_encoding != NULL)
    *out_encoding = g_steal_pointer (&encoding);
  return g_steal_pointer (&text);
}
