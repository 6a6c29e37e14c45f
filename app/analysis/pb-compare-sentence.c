/* pb-compare-sentence.c: pages joined and cut into sentences.
 *
 * A sentence ends at its mark, at an empty line, behind a heading and where a turn or a numbered item begins;
 * not behind "Mr." or an initial. Pages are joined first, since sentences run over page ends. Thai, Lao,
 * Khmer and Burmese end a sentence at their own marks or at a space between two letters, which is how they
 * set clauses apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-sentence"

#include "config.h"

#include "pb-compare-private.h"
#include "pb-error.h"

#include <math.h>
#include <string.h>

/* Words before a space may end an unspaced sentence: fewer are a name or a phrase. */
#define LEAST_UNSPACED_WORDS 6

static void
clear_sentence (gpointer data)
{
  g_clear_pointer (&((PbSentence *) data)->ids, g_array_unref);
}

static void
clear_clause (gpointer data)
{
  PbClause *clause = data;

  g_clear_pointer (&clause->ids, g_array_unref);
  g_clear_pointer (&clause->deed_ids, g_array_unref);
  g_clear_pointer (&clause->names, g_array_unref);
}

static void
clear_placed (gpointer data)
{
  g_clear_pointer (&((PbPlacedValue *) data)->near, g_array_unref);
}

PbVocabulary *
pb_vocabulary_new (void)
{
  static const char *const mind[PB_COMPARE_MIND_WORDS] = {"say", "think", "see", "know"};
  PbVocabulary *vocabulary = g_new0 (PbVocabulary, 1);

  vocabulary->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  vocabulary->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  vocabulary->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  vocabulary->weights = g_array_new (FALSE, TRUE, sizeof (double));
  for (guint n = 0; n < PB_COMPARE_MIND_WORDS; n++)
    pb_vocabulary_id (vocabulary, mind[n]);
  return vocabulary;
}

void
pb_vocabulary_free (PbVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  g_hash_table_unref (vocabulary->ids);
  g_hash_table_unref (vocabulary->names);
  g_array_unref (vocabulary->counts);
  g_array_unref (vocabulary->weights);
  g_free (vocabulary);
}

/* The weight of a word falls with the share of sentences that have it, and never to nothing. */
void
pb_vocabulary_weigh (PbVocabulary *vocabulary)
{
  g_array_set_size (vocabulary->weights, 0);
  for (guint n = 0; n < vocabulary->counts->len; n++) {
    guint count = MAX (g_array_index (vocabulary->counts, guint, n), 1);
    double weight = log (1.0 + (double) vocabulary->n_sentences / count);

    g_array_append_val (vocabulary->weights, weight);
  }
}

void
pb_statement_text_free (PbStatementText *statement)
{
  if (statement == NULL)
    return;
  g_free (statement->text);
  g_clear_pointer (&statement->page_starts, g_array_unref);
  g_clear_pointer (&statement->tokens, g_array_unref);
  g_clear_pointer (&statement->values, g_ptr_array_unref);
  g_clear_pointer (&statement->sites, g_ptr_array_unref);
  g_clear_pointer (&statement->sentences, g_array_unref);
  g_clear_pointer (&statement->clauses, g_array_unref);
  g_clear_pointer (&statement->placed, g_array_unref);
  g_free (statement);
}

PbExtract
pb_compare_extract_of (const PbStatementText *statement)
{
  PbToken *tokens = (PbToken *) statement->tokens->data;
  guint n_tokens = statement->tokens->len;

  return (PbExtract) {.text = statement->text,
                      .length = n_tokens > 0 ? tokens[n_tokens - 1].end : 0,
                      .tokens = tokens,
                      .n_tokens = n_tokens};
}

static gboolean
is_one_of (const char *text, const PbToken *token, const char *const *words)
{
  gsize length = token->end - token->start;

  for (guint n = 0; words[n] != NULL; n++)
    if (strlen (words[n]) == length && strncmp (text + token->start, words[n], length) == 0)
      return TRUE;
  return FALSE;
}

/* "Mr.", "Co.", an initial, "No." before its number: the full stop ends the word, not the sentence. */
static gboolean
is_abbreviation (const char *text, const PbToken *token, const PbToken *after)
{
  static const char *const numbers[] = {"No", "Nos", NULL};
  static const char *const words[]
      = {"Mr",  "Mrs",  "Ms",  "Dr",  "St",   "Co",  "Ltd", "Jan", "Feb",    "Mar", "Apr",
         "Jun", "Jul",  "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "approx", "e.g", "i.e",
         "Pol", "Capt", "Lt",  "Sgt", "Gen",  "Rp",  "art", "Art", "tel",    "Tel", NULL};

  if (token->kind == PB_TOKEN_WORD && token->is_capital && token->end - token->start == 1
      && text[token->start] != 'I')
    return TRUE;
  if (is_one_of (text, token, numbers))
    return after->kind == PB_TOKEN_NUMBER;
  return is_one_of (text, token, words);
}

static gboolean
is_end_mark (const char *text, const PbToken *token)
{
  static const char *const marks[] = {".", "!", "?", "…", "។", "။", "។ល។", "。", NULL};

  return token->kind == PB_TOKEN_PUNCT && is_one_of (text, token, marks);
}

static gboolean
is_closing (const char *text, const PbToken *token)
{
  static const char *const marks[] = {"\"", "”", "’", ")", "]", "»", NULL};

  return token->kind == PB_TOKEN_PUNCT && is_one_of (text, token, marks) && !token->is_spaced;
}

/* "at 7 a.m. We left": the full stop of an hour ends the sentence too when a capital follows, that of another
 * abbreviation only when a function word does. */
static gboolean
ends_at_abbreviation (const PbToken *abbreviation, const PbToken *token)
{
  guint32 hour = abbreviation->lexeme != NULL ? abbreviation->lexeme->classes & PB_LEX_AMPM : 0;
  guint32 classes = token->lexeme != NULL ? token->lexeme->classes : 0;

  if (!token->is_capital || !token->is_spaced || abbreviation->is_unspaced)
    return FALSE;
  return hour != 0 ? (classes & (PB_LEX_WEEKDAY | PB_LEX_MONTH | PB_LEX_NATION)) == 0
                   : (classes & PB_LEX_STOP) != 0;
}

static gboolean
begins_sentence (const PbStatementText *statement, guint i, guint first)
{
  const PbToken *token = &g_array_index (statement->tokens, PbToken, i);
  const PbToken *before = token - 1;
  guint body;
  PbTurn turn;

  if (token->is_paragraph || pb_compare_turn_begins (statement, i, &body, &turn)
      || pb_compare_turn_is_line (statement, first, i))
    return TRUE;
  if (token->is_unspaced && before->is_unspaced && token->is_spaced)
    return i - first >= LEAST_UNSPACED_WORDS;
  while (before > &g_array_index (statement->tokens, PbToken, first) && is_closing (statement->text, before))
    before--;
  if (before->kind == PB_TOKEN_WORD && statement->text[before->end - 1] == '.')
    return ends_at_abbreviation (before, token);
  if (!is_end_mark (statement->text, before) || !token->is_spaced)
    return FALSE;
  if (statement->text[before->start] == '.' && i - first >= 2
      && is_abbreviation (statement->text, before - 1, token))
    return FALSE;
  return TRUE;
}

static void
add_sentence (PbStatementText *statement, guint first, guint next, PbTurn turn)
{
  PbSentence sentence = {.first = first, .next = next, .turn = turn};

  if (next <= first)
    return;
  for (guint i = first; i < next; i++) {
    const PbToken *token = &g_array_index (statement->tokens, PbToken, i);

    sentence.is_question |= token->kind == PB_TOKEN_PUNCT && statement->text[token->start] == '?';
  }
  g_array_append_val (statement->sentences, sentence);
}

/* A mark of a turn ("Q.", "12.") belongs to no sentence. */
static void
cut_sentences (PbStatementText *statement)
{
  guint first = 0;
  PbTurn turn = PB_TURN_NONE;

  if (statement->tokens->len > 0)
    pb_compare_turn_begins (statement, 0, &first, &turn);
  for (guint i = first + 1; i < statement->tokens->len; i++) {
    if (begins_sentence (statement, i, first)) {
      add_sentence (statement, first, i, turn);
      pb_compare_turn_begins (statement, i, &first, &turn);
      i = first;
    }
  }
  add_sentence (statement, first, statement->tokens->len, turn);
}

static gboolean
join_pages (PbStatementText *statement, const PbCompareText *source, const char *which, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = 0; n < source->n_pages; n++) {
    gsize start = text->len;

    if (!g_utf8_validate (source->pages[n], -1, NULL)) {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                   "Page %u of the %s statement is not valid UTF-8: it has to be decoded first", n + 1,
                   which);
      return FALSE;
    }
    if (strlen (source->pages[n]) > PB_COMPARE_MAX_BYTES - MIN (text->len, PB_COMPARE_MAX_BYTES)) {
      g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
                   "The %s statement has more than %u bytes of text: compare it in parts", which,
                   PB_COMPARE_MAX_BYTES);
      return FALSE;
    }
    g_array_append_val (statement->page_starts, start);
    g_string_append (text, source->pages[n]);
    g_string_append_c (text, '\n');
  }
  statement->text = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

/* Plain denials are no values of their own: they belong to their clause. */
static guint
count_compared (GPtrArray *values)
{
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    n += ((const PbTypedValue *) g_ptr_array_index (values, i))->kind != PB_VALUE_KIND_YES_NO;
  return n;
}

PbStatementText *
pb_statement_text_new (const PbCompareText *source, const char *which, PbVocabulary *vocabulary,
                       GError **error)
{
  g_autoptr (PbStatementText) statement = g_new0 (PbStatementText, 1);

  statement->page_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (!join_pages (statement, source, which, error))
    return NULL;
  statement->values = pb_extract_values (statement->text, -1, error);
  if (statement->values == NULL)
    return NULL;
  statement->tokens = pb_extract_tokenise (statement->text, strlen (statement->text));
  statement->sentences = g_array_new (FALSE, TRUE, sizeof (PbSentence));
  g_array_set_clear_func (statement->sentences, clear_sentence);
  pb_compare_turn_measure (statement);
  cut_sentences (statement);
  statement->sites = pb_compare_site_find (statement);
  if (count_compared (statement->values) + statement->sites->len > PB_COMPARE_MAX_VALUES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
                 "The %s statement has more than %u dates, sums and other values: compare it in parts", which,
                 PB_COMPARE_MAX_VALUES);
    return NULL;
  }
  statement->clauses = g_array_new (FALSE, TRUE, sizeof (PbClause));
  statement->placed = g_array_new (FALSE, TRUE, sizeof (PbPlacedValue));
  g_array_set_clear_func (statement->clauses, clear_clause);
  g_array_set_clear_func (statement->placed, clear_placed);
  pb_compare_turn_find (statement);
  pb_statement_text_collect_names (statement, vocabulary);
  vocabulary->n_sentences += statement->sentences->len;
  return g_steal_pointer (&statement);
}
