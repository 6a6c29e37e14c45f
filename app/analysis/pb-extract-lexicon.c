/* pb-extract-lexicon.c: one table of words, looked up once for each word of a text.
 *
 * Each concern keeps its own words beside its own grammar; they are joined here, so that the tokeniser can
 * mark a word with everything it may mean ("may" is a month and a verb) for the price of one look-up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-lexicon"

#include "config.h"

#include "pb-extract-lexicon.h"

#include <string.h>

static GHashTable *lexicon;

static void
add_entries (const PbLexEntry *entries)
{
  for (const PbLexEntry *entry = entries; entry->word != NULL; entry++) {
    PbLexeme *lexeme = g_hash_table_lookup (lexicon, entry->word);
    guint n = 0;

    g_assert (strlen (entry->word) <= PB_LEX_MAX_WORD);
    if (lexeme == NULL) {
      lexeme = g_new0 (PbLexeme, 1);
      g_hash_table_insert (lexicon, (gpointer) entry->word, lexeme);
    }
    if ((lexeme->classes & (guint32) entry->class) != 0)
      continue;
    while (n < G_N_ELEMENTS (lexeme->entries) && lexeme->entries[n] != NULL)
      n++;
    g_assert (n < G_N_ELEMENTS (lexeme->entries));
    lexeme->entries[n] = entry;
    lexeme->classes |= (guint32) entry->class;
  }
}

const PbLexeme *
pb_extract_lexicon_lookup (const char *word, gsize length)
{
  static gsize once;
  char key[PB_LEX_MAX_WORD + 1];

  if (g_once_init_enter (&once)) {
    lexicon = g_hash_table_new (g_str_hash, g_str_equal);
    add_entries (pb_lexicon_numbers);
    add_entries (pb_lexicon_dates);
    add_entries (pb_lexicon_money);
    add_entries (pb_lexicon_quantities);
    add_entries (pb_lexicon_places);
    add_entries (pb_lexicon_words);
    g_once_init_leave (&once, 1);
  }
  if (length == 0 || length > PB_LEX_MAX_WORD)
    return NULL;
  memcpy (key, word, length);
  key[length] = '\0';
  return g_hash_table_lookup (lexicon, key);
}
