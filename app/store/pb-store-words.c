/* pb-store-words.c: see pb-store-words.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-store-words.h"
#include "pb-text.h"

#include <string.h>

/* As pb_text_fold_for_search(); most words of most cases are ASCII, which needs no Unicode tables. */
void
pb_store_words_append (GString *folded, const char *text)
{
  gsize old = folded->len, length = strlen (text);
  g_autofree char *other = NULL;
  char *to;

  g_string_set_size (folded, old + length);
  to = folded->str + old;
  for (const char *from = text; *from != '\0'; from++) {
    guchar c = (guchar) *from;

    if (c >= 0x80) {
      g_string_truncate (folded, old);
      if (length <= PB_TEXT_MAX_BYTES && g_utf8_validate (text, (gssize) length, NULL)) {
        other = pb_text_fold_for_search (text, NULL);
        g_string_append (folded, other);
      }
      return;
    }
    if (c != ' ' && (c < '\t' || c > '\r'))
      *to++ = (char) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  g_string_truncate (folded, (gsize) (to - folded->str));
}

char **
pb_store_words_fold (const char *typed)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  const char *from = NULL;

  for (const char *p = typed; p != NULL; p = *p != '\0' ? g_utf8_next_char (p) : NULL) {
    gboolean is_word = *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p));

    if (is_word && from == NULL)
      from = p;
    if (!is_word && from != NULL) {
      g_autofree char *word = g_strndup (from, (gsize) (p - from));
      g_autofree char *plain = pb_text_fold_for_search (word, NULL);

      from = NULL;
      if (plain[0] != '\0')
        g_ptr_array_add (folded, g_steal_pointer (&plain));
    }
  }
  if (folded->len == 0)
    return NULL;
  g_ptr_array_add (folded, NULL);
  return (char **) g_ptr_array_steal (folded, NULL);
}

gboolean
pb_store_words_stand_in (char *const *words, const char *folded)
{
  for (; words != NULL && *words != NULL; words++)
    if (strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}
