/* pb-text-private.h: what the files of pb-text share. UTF-16 is ICU's tongue and stays in here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-text.h"

#include <unicode/utf8.h>
#include <unicode/utypes.h>

G_BEGIN_DECLS

/* _pb_text_is_ascii: a NUL is not. */
gboolean _pb_text_is_ascii (const char *text, gsize length);

#pragma GCC diagnostic push
/* ICU's macro narrows on purpose; it stands here and nowhere else. */
#pragma GCC diagnostic ignored "-Wconversion"

/* _pb_text_next: the character at @place, which moves on; negative where the bytes are not UTF-8. */
static inline UChar32
_pb_text_next (const char *text, gsize length, gsize *place)
{
  gsize i = *place;
  UChar32 c = 0;

  U8_NEXT (text, i, length, c);
  *place = i;
  return c;
}

#pragma GCC diagnostic pop

/* _pb_text_previous: where the character before @place begins; 0 at the start. */
static inline gsize
_pb_text_previous (const char *text, gsize place)
{
  while (place > 0 && ((guint8) text[--place] & 0xc0) == 0x80)
    ;
  return place;
}

/* _pb_text_from_utf16: NFC and UTF-8. NULL when @units are not well formed. @length ≤ PB_TEXT_MAX_BYTES.
 * (transfer full) */
char *_pb_text_from_utf16 (const UChar *units, int32_t length);

G_END_DECLS
