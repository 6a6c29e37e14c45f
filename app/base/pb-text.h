/* pb-text.h: text in nine languages: normal form, boundaries, digits, encodings (all through ICU).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Longest text taken at once, in bytes: ICU and our offsets count in 31 bits, and its working copy needs
 * twice as much. */
#define PB_TEXT_MAX_BYTES (512u * 1024 * 1024)

/* pb_text_nfc: NFC of valid UTF-8; NULL with PB_ERROR_INVALID (or _TOO_LARGE) otherwise. @length: bytes, -1
 * for all. (transfer full) */
char *pb_text_nfc (const char *text, gssize length, GError **error);

/* pb_text_fold_for_search:
 * Case folded, NFC, white space removed (extraction adds spaces in Thai, Khmer, Lao and Burmese), invisible
 * characters (U+200B, soft hyphen, joiners) too, and the split vowels U+0E4D U+0E32 and U+0ECD U+0EB2 joined:
 * two texts that fold alike are the same words. Not UTF-8 becomes U+FFFD. (transfer full)
 * @out_offsets: (out) (transfer full) (optional) (element-type guint32): for each byte of the result the byte
 * offset in @text it came from.
 */
char *pb_text_fold_for_search (const char *text, GArray **out_offsets);

/* pb_text_find_quote:
 * Where @quote stands in @page_text, comparing folded text. A match never ends inside a letter (before a
 * vowel sign or tone mark of its last letter): that would be another word.
 * @occurrence: 1 for the first; matches do not overlap.
 * @out_start, @out_end: byte offsets into @page_text, white space around it not included.
 */
gboolean pb_text_find_quote (const char *page_text, const char *quote, guint occurrence, gsize *out_start,
                             gsize *out_end);

typedef enum { PB_BOUNDARY_WORD, PB_BOUNDARY_LINE, PB_BOUNDARY_SENTENCE } PbBoundary;

/* pb_text_boundaries:
 * Returns: (transfer full) (element-type guint32): byte offsets of every boundary in @text, 0 and its length
 * included.
 * @language: ISO 639 code or NULL. Dictionary-based for Thai, Lao, Khmer and Burmese.
 */
GArray *pb_text_boundaries (const char *text, PbBoundary kind, const char *language);

/* pb_text_for_layout:
 * @text with U+200B at every line boundary that stands between two Khmer, Lao or Burmese letters: Pango on
 * Debian 12 finds none there. For drawing only, never for storing. (transfer full)
 */
char *pb_text_for_layout (const char *text);

/* pb_text_digits_to_ascii: decimal digits of every script as 0-9. (transfer full) */
char *pb_text_digits_to_ascii (const char *text);
/* pb_text_normalise_number:
 * What people write ("12,345.50", "๑๒,๓๔๕", "1.234,50") as pb_ratio_new_from_text() reads it; NULL when it is
 * not exactly one number. (transfer full) 1,234       comma and whole groups of three: grouping      1234 1,5
 * 0,500  any other single comma: decimal                1.5  0.500 1.234       a single point is always
 * decimal               1.234 1.234.567   several points or commas: grouping             1234567 1,234.50
 * both: the last kind, standing once, is decimal 1234.50   (1.234,50 the same) "1.234" is one and a quarter
 * even where a Vietnamese or Indonesian writer means 1234: nothing in it tells, so the one fixed reading is
 * stated in the forms' help.
 */
char *pb_text_normalise_number (const char *text);

/* pb_text_decode:
 * Bytes of any encoding to NFC UTF-8. A byte-order mark decides; else valid UTF-8 is UTF-8; else ICU's
 * detector.
 * @out_encoding: (out) (transfer full): what it was taken for ("UTF-8", "TIS-620", "windows-1252" …), to be
 * stated. Thai (TIS-620, windows-874), Vietnamese (windows-1258) and UTF-16 without mark are told by our own
 * rules first: ICU's detector knows none of them. Errors: PB_ERROR_INVALID when nothing fits or the bytes are
 * binary (NUL in a single-byte text); PB_ERROR_TOO_LARGE.
 */
char *pb_text_decode (const guint8 *bytes, gsize length, char **out_encoding, GError **error);

/* pb_text_is_display_safe: no control or bidirectional override characters (a name can carry them); isolates
 * (U+2068 … U+2069) that are closed do no harm. */
gboolean pb_text_is_display_safe (const char *text);
/* pb_text_for_display: those characters replaced by U+FFFD, length limited to @max_chars (… at the end).
 * (transfer full) */
char *pb_text_for_display (const char *text, guint max_chars);
/* pb_text_for_title: the same, on one line, and with no more marks on a letter than writing puts there: for
 * names in lists and sentences. (transfer full) */
char *pb_text_for_title (const char *text, guint max_chars);
/* pb_text_isolate: @text as a part of a sentence: with letters that run from right to left it stands between
 * U+2068 and U+2069, so that it turns nothing around it, and behind U+200E: Pango takes the direction of a
 * line from its first letter, isolated or not, and every language of the program runs from left to right.
 * (transfer full) */
char *pb_text_isolate (const char *text);

G_END_DECLS
