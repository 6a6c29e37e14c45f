/* pb-text-break.c: word, line and sentence boundaries, by ICU's rules and its Thai, Lao, Khmer and Burmese
 * dictionaries.
 *
 * Opening a break iterator parses its rules (hundreds of µs), so each thread keeps its own; they are not
 * thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-text"

#include "config.h"

#include "pb-text-private.h"
#include "pb-text.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#define N_KINDS 3
/* Longest language code looked at; longer is none. */
#define MAX_LANGUAGE 16

typedef struct {
  UBreakIterator *iterators[N_KINDS];
  char languages[N_KINDS][MAX_LANGUAGE];
} Iterators;

static void
free_iterators (gpointer data)
{
  Iterators *self = data;

  for (guint i = 0; i < N_KINDS; i++)
    if (self->iterators[i] != NULL)
      ubrk_close (self->iterators[i]);
  g_free (self);
}

static GPrivate iterators_key = G_PRIVATE_INIT (free_iterators);

static UBreakIterator *
get_iterator (PbBoundary kind, const char *language)
{
  static const UBreakIteratorType types[N_KINDS] = {UBRK_WORD, UBRK_LINE, UBRK_SENTENCE};
  UErrorCode status = U_ZERO_ERROR;
  Iterators *self = g_private_get (&iterators_key);

  if (self == NULL) {
    self = g_new0 (Iterators, 1);
    g_private_set (&iterators_key, self);
  }
  if (language == NULL || strlen (language) >= MAX_LANGUAGE)
    language = "";
  if (self->iterators[kind] != NULL && strcmp (self->languages[kind], language) == 0)
    return self->iterators[kind];
  g_clear_pointer (&self->iterators[kind], ubrk_close);
  /* ICU takes "" for its root rules and an unknown language for the same. */
  self->iterators[kind] = ubrk_open (types[kind], language, NULL, 0, &status);
  g_assert (U_SUCCESS (status));
  g_strlcpy (self->languages[kind], language, MAX_LANGUAGE);
  return self->iterators[kind];
}

GArray *
pb_text_boundaries (const char *text, PbBoundary kind, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = NULL;
  UText *utext = NULL;
  GArray *boundaries = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_return_val_if_fail (text != NULL && (guint) kind < N_KINDS, boundaries);
  g_return_val_if_fail (strlen (text) <= PB_TEXT_MAX_BYTES, boundaries);

  iterator = get_iterator (kind, language);
  utext = utext_openUTF8 (NULL, text, (int64_t) strlen (text), &status);
  g_assert (U_SUCCESS (status));
  ubrk_setUText (iterator, utext, &status);
  g_assert (U_SUCCESS (status));
  for (int32_t place = ubrk_first (iterator); place != UBRK_DONE; place = ubrk_next (iterator)) {
    guint32 offset = (guint32) place;

    g_array_append_val (boundaries, offset);
  }
  /* The iterator must not keep looking at text that may go away. */
  ubrk_setText (iterator, NULL, 0, &status);
  utext_close (utext);
  return boundaries;
}

static gboolean
is_unspaced_letter (UChar32 c)
{
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = USCRIPT_COMMON;

  if (c < 0x0e80 || (U_MASK (u_charType (c)) & (U_GC_L_MASK | U_GC_M_MASK)) == 0)
    return FALSE;
  script = uscript_getScript (c, &status);
  return script == USCRIPT_KHMER || script == USCRIPT_LAO || script == USCRIPT_MYANMAR;
}

static gboolean
has_unspaced_letter (const char *text, gsize length)
{
  for (gsize i = 0; i < length;) {
    if ((guint8) text[i] < 0xe0)
      i++;
    else if (is_unspaced_letter (_pb_text_next (text, length, &i)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
stands_between_letters (const char *text, gsize length, gsize place)
{
  gsize before = _pb_text_previous (text, place);

  if (place == 0 || place >= length)
    return FALSE;
  return is_unspaced_letter (_pb_text_next (text, length, &before))
         && is_unspaced_letter (_pb_text_next (text, length, &place));
}

char *
pb_text_for_layout (const char *text)
{
  gsize length = 0;
  gsize from = 0;
  GString *layout = NULL;
  g_autoptr (GArray) boundaries = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  if (!has_unspaced_letter (text, length))
    return g_strdup (text);
  boundaries = pb_text_boundaries (text, PB_BOUNDARY_LINE, NULL);
  layout = g_string_sized_new (length + length / 4);
  for (guint i = 0; i < boundaries->len; i++) {
    gsize place = g_array_index (boundaries, guint32, i);

    if (!stands_between_letters (text, length, place))
      continue;
    g_string_append_len (layout, text + from, (gssize) (place - from));
    g_string_append (layout, "\xe2\x80\x8b");
    from = place;
  }
  g_string_append (layout, text + from);
  return g_string_free (layout, FALSE);
}
