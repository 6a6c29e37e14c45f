/* pb-extract-token.c: a text cut into words, numbers and marks.
 *
 * Words of scripts with spaces are runs of letters with inner apostrophes; "a.m." and "B.E." are one word.
 * Runs of Thai, Lao, Khmer and Burmese letters are cut at ICU's dictionary boundaries, and the longest joined
 * piece the lexicon knows is one word, so that a month stays whole whatever ICU thinks of it. A number is a
 * run of digits of one kind with inner points and commas that have a digit behind them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-token"

#include "config.h"

#include "pb-extract-private.h"
#include "pb-text.h"

#include <string.h>

/* Pieces ICU may have cut a lexicon word into. */
#define MAX_PIECES 8

typedef enum { CHAR_SPACE, CHAR_LETTER, CHAR_UNSPACED, CHAR_DIGIT, CHAR_OTHER } CharKind;

typedef struct {
  const char *text;
  gsize length;
  GArray *tokens;
  GArray *boundaries; /* (nullable): made at the first letter of a script without spaces */
  guint next_boundary;
} Tokeniser;

static CharKind
classify (gunichar c)
{
  if (c < 128) {
    if (g_ascii_isalpha ((char) c))
      return CHAR_LETTER;
    if (g_ascii_isdigit ((char) c))
      return CHAR_DIGIT;
    return c <= ' ' || c == 127 ? CHAR_SPACE : CHAR_OTHER;
  }
  if (c == 0x200b || c == 0xfeff || c == 0x2060 || g_unichar_isspace (c))
    return CHAR_SPACE;
  if (g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER)
    return CHAR_DIGIT;
  if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
    return CHAR_OTHER;
  if ((c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff)
      || (c >= 0x19e0 && c <= 0x19ff) || (c >= 0xa9e0 && c <= 0xa9ff) || (c >= 0xaa60 && c <= 0xaa7f))
    return CHAR_UNSPACED;
  return CHAR_LETTER;
}

static gunichar
char_at (const Tokeniser *t, gsize at)
{
  return at < t->length ? g_utf8_get_char (t->text + at) : 0;
}

static gsize
after (const Tokeniser *t, gsize at)
{
  return at + (gsize) g_utf8_skip[(guchar) t->text[at]];
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x02bc;
}

/* Lower case with one kind of apostrophe; 0 when the word is too long to be in the lexicon. */
static gsize
fold_word (const char *word, gsize length, char *out)
{
  const char *end = word + length;
  gsize n = 0;

  if (length > PB_LEX_MAX_WORD)
    return 0;
  while (word < end) {
    if ((guchar) *word < 128) {
      out[n++] = g_ascii_tolower (*word++);
    } else {
      gunichar c = g_utf8_get_char (word);

      if (n + 6 > PB_LEX_MAX_WORD)
        return 0;
      n += (gsize) g_unichar_to_utf8 (is_apostrophe (c) ? '\'' : g_unichar_tolower (c), out + n);
      word = g_utf8_next_char (word);
    }
  }
  return n;
}

static const PbLexeme *
lookup (const Tokeniser *t, gsize start, gsize end)
{
  char folded[PB_LEX_MAX_WORD + 8];
  gsize n = fold_word (t->text + start, end - start, folded);

  return n == 0 ? NULL : pb_extract_lexicon_lookup (folded, n);
}

static void
add_token (Tokeniser *t, PbToken *token, gsize start, gsize end, PbTokenKind kind, const PbLexeme *lexeme)
{
  token->start = (guint32) start;
  token->end = (guint32) end;
  token->kind = kind;
  token->lexeme = lexeme;
  g_array_append_vals (t->tokens, token, 1);
  memset (token, 0, sizeof *token);
}

/* "a.m.", "B.E.", "พ.ศ.": short pieces each with a full stop behind. Returns the end, or 0. */
static gsize
abbreviation_end (const Tokeniser *t, gsize start, gsize word_end)
{
  gsize best = 0;
  gsize at = word_end;

  for (int pieces = 1; pieces < 4 && char_at (t, at) == '.'; pieces++) {
    gsize from = ++at;

    if (lookup (t, start, at) != NULL)
      best = at;
    while (at < t->length && at - from < 12
           && (classify (char_at (t, at)) == CHAR_LETTER || classify (char_at (t, at)) == CHAR_UNSPACED))
      at = after (t, at);
    if (at == from)
      break;
    if (char_at (t, at) != '.' && lookup (t, start, at) != NULL)
      best = at;
  }
  return best;
}

static gsize
take_word (Tokeniser *t, PbToken *token, gsize start)
{
  gsize at = start;
  gsize end;

  token->is_capital = g_unichar_isupper (char_at (t, start));
  while (at < t->length) {
    gunichar c = char_at (t, at);

    if (classify (c) == CHAR_LETTER)
      at = after (t, at);
    else if (is_apostrophe (c) && classify (char_at (t, after (t, at))) == CHAR_LETTER)
      at = after (t, at);
    else
      break;
  }
  if (at - start <= 12 && char_at (t, at) == '.') {
    end = abbreviation_end (t, start, at);
    if (end > 0)
      at = end;
  }
  add_token (t, token, start, at, PB_TOKEN_WORD, lookup (t, start, at));
  return at;
}

static void
ensure_boundaries (Tokeniser *t)
{
  if (t->boundaries == NULL) {
    g_autofree char *copy = g_strndup (t->text, t->length);

    t->boundaries = pb_text_boundaries (copy, PB_BOUNDARY_WORD, NULL);
  }
}

static gsize
boundary_after (Tokeniser *t, gsize at, guint skip)
{
  guint i = t->next_boundary;

  while (i < t->boundaries->len && g_array_index (t->boundaries, guint32, i) <= at)
    i++;
  t->next_boundary = i;
  i += skip;
  return i < t->boundaries->len ? g_array_index (t->boundaries, guint32, i) : t->length;
}

/* ICU keeps some compounds whole ("ខែឧសភា", month of May): the end of the first of two words both in the
 * lexicon, or 0. */
static gsize
compound_end (const Tokeniser *t, gsize start, gsize end)
{
  for (gsize at = after (t, start); at < end; at = after (t, at))
    if (lookup (t, start, at) != NULL && lookup (t, at, end) != NULL)
      return at;
  return 0;
}

/* One word of a run of letters written without spaces: the longest the lexicon knows, else ICU's. */
static gsize
take_unspaced (Tokeniser *t, PbToken *token, gsize start, gsize run_end)
{
  const PbLexeme *lexeme = NULL;
  gsize end = 0;
  gsize best = 0;

  ensure_boundaries (t);
  token->is_unspaced = TRUE;
  best = char_at (t, run_end) == '.' && run_end - start <= 12 ? abbreviation_end (t, start, run_end) : 0;
  if (best > 0) {
    add_token (t, token, start, best, PB_TOKEN_WORD, lookup (t, start, best));
    return best;
  }
  for (guint pieces = 0; pieces < MAX_PIECES; pieces++) {
    const PbLexeme *found;

    end = boundary_after (t, start, pieces);
    if (end > run_end)
      end = run_end;
    if (pieces == 0)
      best = end;
    found = lookup (t, start, end);
    if (found != NULL) {
      best = end;
      lexeme = found;
    }
    if (end == run_end)
      break;
  }
  if (lexeme == NULL && best - start <= PB_LEX_MAX_WORD && compound_end (t, start, best) > 0) {
    best = compound_end (t, start, best);
    lexeme = lookup (t, start, best);
  }
  add_token (t, token, start, best, PB_TOKEN_WORD, lexeme);
  return best;
}

static gsize
take_unspaced_run (Tokeniser *t, PbToken *token, gsize start)
{
  gsize run_end = start;
  gsize at = start;

  while (run_end < t->length && classify (char_at (t, run_end)) == CHAR_UNSPACED)
    run_end = after (t, run_end);
  while (at < run_end)
    at = take_unspaced (t, token, at, run_end);
  return at;
}

static gsize
take_number (Tokeniser *t, PbToken *token, gsize start)
{
  gsize at = start;

  while (at < t->length) {
    gunichar c = char_at (t, at);

    if (classify (c) == CHAR_DIGIT)
      at = after (t, at);
    else if ((c == '.' || c == ',') && classify (char_at (t, at + 1)) == CHAR_DIGIT)
      at++;
    else
      break;
  }
  add_token (t, token, start, at, PB_TOKEN_NUMBER, NULL);
  return at;
}

static gsize
take_space (Tokeniser *t, PbToken *token, gsize start)
{
  gsize at = start;
  guint lines = 0;

  while (at < t->length && classify (char_at (t, at)) == CHAR_SPACE) {
    if (t->text[at] == '\n' || t->text[at] == '\f')
      lines += t->text[at] == '\f' ? 2 : 1;
    at = after (t, at);
  }
  token->is_spaced = TRUE;
  token->is_line = lines > 0;
  token->is_paragraph = lines > 1;
  return at;
}

GArray *
pb_extract_tokenise (const char *text, gsize length)
{
  Tokeniser t = {.text = text, .length = length};
  PbToken token = {.is_spaced = TRUE, .is_line = TRUE, .is_paragraph = TRUE};
  gsize at = 0;

  t.tokens = g_array_sized_new (FALSE, FALSE, sizeof (PbToken), (guint) (length / 5 + 8));
  while (at < length) {
    switch (classify (char_at (&t, at))) {
    case CHAR_SPACE:
      at = take_space (&t, &token, at);
      break;
    case CHAR_LETTER:
      at = take_word (&t, &token, at);
      break;
    case CHAR_UNSPACED:
      at = take_unspaced_run (&t, &token, at);
      break;
    case CHAR_DIGIT:
      at = take_number (&t, &token, at);
      break;
    case CHAR_OTHER:
    default: {
      gsize start = at;

      at = after (&t, at);
      add_token (&t, &token, start, at, PB_TOKEN_PUNCT, lookup (&t, start, at));
      break;
    }
    }
  }
  g_clear_pointer (&t.boundaries, g_array_unref);
  return t.tokens;
}

gboolean
pb_token_is (const PbExtract *x, guint i, const char *word)
{
  gsize length = strlen (word);

  return i < x->n_tokens && x->tokens[i].end - x->tokens[i].start == length
         && g_ascii_strncasecmp (x->text + x->tokens[i].start, word, length) == 0;
}

gboolean
pb_token_has (const PbExtract *x, guint i, guint32 classes)
{
  return i < x->n_tokens && x->tokens[i].lexeme != NULL && (x->tokens[i].lexeme->classes & classes) != 0;
}

const PbLexEntry *
pb_token_entry (const PbExtract *x, guint i, PbLexClass class)
{
  const PbLexeme *lexeme;

  if (!pb_token_has (x, i, (guint32) class))
    return NULL;
  lexeme = x->tokens[i].lexeme;
  for (guint n = 0; n < G_N_ELEMENTS (lexeme->entries) && lexeme->entries[n] != NULL; n++) {
    if (lexeme->entries[n]->class == class)
      return lexeme->entries[n];
  }
  return NULL;
}

guint
pb_token_phrase (const PbExtract *x, guint i, const char *phrase)
{
  guint n = 0;

  while (*phrase != '\0') {
    gsize length = strcspn (phrase, " ");

    if (i + n >= x->n_tokens || x->tokens[i + n].end - x->tokens[i + n].start != length
        || g_ascii_strncasecmp (x->text + x->tokens[i + n].start, phrase, length) != 0)
      return 0;
    n++;
    phrase += length;
    while (*phrase == ' ')
      phrase++;
  }
  return n;
}

char *
pb_token_dup (const PbExtract *x, guint i)
{
  return i < x->n_tokens ? g_strndup (x->text + x->tokens[i].start, x->tokens[i].end - x->tokens[i].start)
                         : g_strdup ("");
}

gboolean
pb_token_touches (const PbExtract *x, guint i)
{
  return i > 0 && i < x->n_tokens && !x->tokens[i].is_spaced;
}

PbTokenKind
pb_token_kind (const PbExtract *x, guint i)
{
  return i < x->n_tokens ? (PbTokenKind) x->tokens[i].kind : PB_TOKEN_PUNCT;
}
