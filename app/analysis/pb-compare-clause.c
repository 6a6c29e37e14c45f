/* pb-compare-clause.c: sentences cut into clauses, and what each clause is about.
 *
 * A clause begins at a comma or a joining word, if what follows stands on its own (has a pronoun, an
 * auxiliary or a "no"); otherwise it stays with what was before. Words inside a value say nothing of the
 * matter and are left out, save the thing counted. What follows "promised" or "told me" in its sentence is
 * claimed, not done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-clause"

#include "config.h"

#include "pb-compare-private.h"
#include "pb-error.h"

#include <string.h>

typedef struct {
  PbStatementText *statement;
  PbVocabulary *vocabulary;
  PbWordEntry *entries; /* (owned): one for each token */
  char **stems;         /* (owned) (nullable elements): one for each token */
  guint8 *in_value;     /* (owned): token stands in a value and does not count */
} Reader;

guint
pb_vocabulary_id (PbVocabulary *vocabulary, const char *stem)
{
  guint id = GPOINTER_TO_UINT (g_hash_table_lookup (vocabulary->ids, stem));

  if (id == 0) {
    guint none = 0;

    id = g_hash_table_size (vocabulary->ids) + 1;
    g_hash_table_insert (vocabulary->ids, g_strdup (stem), GUINT_TO_POINTER (id));
    g_array_append_val (vocabulary->counts, none);
  }
  return id - 1;
}

static const PbToken *
token_at (const Reader *reader, guint i)
{
  return &g_array_index (reader->statement->tokens, PbToken, i);
}

static char *
lower_token (const Reader *reader, guint i)
{
  const PbToken *token = token_at (reader, i);
  g_autofree char *word = g_strndup (reader->statement->text + token->start, token->end - token->start);
  char *lower = g_utf8_strdown (word, -1);

  for (char *p = strstr (lower, "’"); p != NULL; p = strstr (p, "’")) { /* three bytes become one */
    *p = '\'';
    memmove (p + 1, p + 3, strlen (p + 3) + 1);
  }
  return lower;
}

static void
look_up_words (Reader *reader)
{
  guint n = reader->statement->tokens->len;

  reader->entries = g_new0 (PbWordEntry, n + 1);
  reader->stems = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++) {
    if (token_at (reader, i)->kind == PB_TOKEN_WORD) {
      g_autofree char *lower = lower_token (reader, i);

      reader->entries[i] = pb_compare_word (lower, &reader->stems[i]);
    } else {
      reader->entries[i].contrast = -1;
    }
  }
}

static gboolean
drops_words (const PbTypedValue *value)
{
  return value->kind != PB_VALUE_KIND_COUNT && value->kind != PB_VALUE_KIND_YES_NO;
}

static void
mark_values (Reader *reader)
{
  guint n_tokens = reader->statement->tokens->len;
  guint i = 0;

  reader->in_value = g_new0 (guint8, n_tokens + 1);
  for (guint n = 0; n < reader->statement->values->len; n++) {
    const PbTypedValue *value = g_ptr_array_index (reader->statement->values, n);

    while (i < n_tokens && token_at (reader, i)->start < value->start)
      i++;
    for (; i < n_tokens && token_at (reader, i)->end <= value->end; i++) {
      const PbToken *token = token_at (reader, i);
      gboolean is_number
          = token->kind == PB_TOKEN_NUMBER
            || (token->lexeme != NULL && (token->lexeme->classes & (PB_LEX_NUMBER | PB_LEX_SCALE)) != 0);

      reader->in_value[i] = drops_words (value) || is_number;
    }
  }
}

/* A word capitalised inside a sentence somewhere names somebody or something, also where it begins one. */
static void
collect_names (Reader *reader)
{
  for (guint n = 0; n < reader->statement->sentences->len; n++) {
    const PbSentence *sentence = &g_array_index (reader->statement->sentences, PbSentence, n);

    for (guint i = sentence->first + 1; i < sentence->next; i++) {
      const PbToken *token = token_at (reader, i);

      if (token->kind == PB_TOKEN_WORD && token->is_capital && token->lexeme == NULL && !reader->in_value[i]
          && token_at (reader, i - 1)->kind == PB_TOKEN_WORD)
        g_hash_table_add (reader->vocabulary->names, lower_token (reader, i));
    }
  }
}

static gboolean
is_comma (const Reader *reader, guint i)
{
  const PbToken *token = token_at (reader, i);
  const char *mark = reader->statement->text + token->start;

  return token->kind == PB_TOKEN_PUNCT && !reader->in_value[i]
         && (strchr (",;:()", *mark) != NULL || g_str_has_prefix (mark, "–") || g_str_has_prefix (mark, "—"));
}

static gboolean
stands_alone (const Reader *reader, guint first, guint next)
{
  for (guint i = first; i < next; i++) {
    const PbToken *token = token_at (reader, i);

    if ((reader->entries[i].flags & PB_WORD_SUBJECT) != 0
        || (token->lexeme != NULL && (token->lexeme->classes & PB_LEX_NEGATION) != 0 && !reader->in_value[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_segment_break (const Reader *reader, guint i)
{
  return is_comma (reader, i) || ((reader->entries[i].flags & PB_WORD_BREAK) != 0 && !reader->in_value[i]);
}

/* The next place a clause may begin at or behind @i. */
static guint
next_break (const Reader *reader, guint i, guint end)
{
  for (; i < end; i++)
    if (is_segment_break (reader, i))
      return i;
  return end;
}

static void
cut_clauses (Reader *reader, PbSentence *sentence, guint index)
{
  guint first = sentence->first;
  gboolean is_whole = FALSE;

  sentence->first_clause = reader->statement->clauses->len;
  while (first < sentence->next) {
    guint end = next_break (reader, first + 1, sentence->next);
    gboolean alone = stands_alone (reader, first, end);

    if (is_whole && !alone) {
      g_array_index (reader->statement->clauses, PbClause, reader->statement->clauses->len - 1).next = end;
    } else {
      PbClause clause = {.first = first, .next = end, .sentence = index};

      g_array_append_val (reader->statement->clauses, clause);
    }
    is_whole = TRUE;
    first = end;
  }
  sentence->n_clauses = reader->statement->clauses->len - sentence->first_clause;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

void
pb_compare_sort_unique (GArray *ids)
{
  guint kept = 0;

  g_array_sort (ids, compare_ids);
  for (guint n = 0; n < ids->len; n++)
    if (n == 0 || g_array_index (ids, guint, n) != g_array_index (ids, guint, n - 1))
      g_array_index (ids, guint, kept++) = g_array_index (ids, guint, n);
  g_array_set_size (ids, kept);
}

static gboolean
is_word (const Reader *reader, guint i, const char *word)
{
  const PbToken *token = token_at (reader, i);

  return token->end - token->start == strlen (word)
         && g_ascii_strncasecmp (reader->statement->text + token->start, word, strlen (word)) == 0;
}

/* "her" before a number, an article or the end is somebody paid or hit, not a possessor. */
static gboolean
is_object_her (const Reader *reader, guint i, guint next)
{
  const PbToken *token;

  if (!is_word (reader, i, "her"))
    return FALSE;
  if (i + 1 >= next)
    return TRUE;
  token = token_at (reader, i + 1);
  return token->kind != PB_TOKEN_WORD || reader->in_value[i + 1]
         || (reader->entries[i + 1].flags & PB_WORD_STOP) != 0;
}

/* In a question "you" is the one who answers. */
static gboolean
is_speaker (const Reader *reader, const PbClause *clause, guint i, const char *self, const char *asked)
{
  const PbSentence *sentence = &g_array_index (reader->statement->sentences, PbSentence, clause->sentence);

  return is_word (reader, i, self) || (sentence->is_asked && is_word (reader, i, asked));
}

/* "I paid the agent" takes money from the speaker, "I was paid" and "he paid me" bring it. */
static int
money_direction (const Reader *reader, const PbClause *clause)
{
  gboolean speaker_acts = FALSE;
  gboolean is_passive = FALSE;

  for (guint i = clause->first; i < clause->next; i++) {
    const char *stem = reader->stems[i];

    if (is_speaker (reader, clause, i, "i", "you") || is_word (reader, i, "we"))
      speaker_acts = TRUE;
    if (is_word (reader, i, "was") || is_word (reader, i, "were") || is_word (reader, i, "been")
        || is_word (reader, i, "got") || is_word (reader, i, "be"))
      is_passive = TRUE;
    if (stem == NULL
        || (strcmp (stem, "pay") != 0 && strcmp (stem, "give") != 0 && strcmp (stem, "owe") != 0))
      continue;
    if (strcmp (stem, "owe") == 0)
      return -1;
    if (is_word (reader, i, "wage") || is_word (reader, i, "wages") || is_word (reader, i, "salary")
        || g_str_has_prefix (reader->statement->text + token_at (reader, i)->start, "earn")
        || g_str_has_prefix (reader->statement->text + token_at (reader, i)->start, "rece"))
      return 1;
    if (i + 1 < clause->next
        && (is_speaker (reader, clause, i + 1, "me", "you") || is_word (reader, i + 1, "us")))
      return 1;
    if (is_passive)
      return 1;
    return speaker_acts ? -1 : 0;
  }
  return 0;
}

/* "was beaten", "were not paid": an auxiliary of being with a past participle not far behind. */
static gboolean
is_passive_clause (const Reader *reader, const PbClause *clause)
{
  for (guint i = clause->first; i + 1 < clause->next; i++) {
    if (!is_word (reader, i, "was") && !is_word (reader, i, "were") && !is_word (reader, i, "been")
        && !is_word (reader, i, "got"))
      continue;
    for (guint j = i + 1; j < clause->next && j <= i + 3; j++) {
      const PbToken *token = token_at (reader, j);
      const char *end = reader->statement->text + token->end - 2;

      if (token->kind == PB_TOKEN_WORD && token->end - token->start > 2
          && (strncmp (end, "ed", 2) == 0 || strncmp (end, "en", 2) == 0 || is_word (reader, j, "hit")
              || is_word (reader, j, "paid") || is_word (reader, j, "kept") || is_word (reader, j, "sold")
              || is_word (reader, j, "told")))
        return TRUE;
    }
  }
  return FALSE;
}

static void
read_word (const Reader *reader, PbClause *clause, PbSentence *sentence, guint i, gboolean begins)
{
  const PbWordEntry *entry = &reader->entries[i];
  const PbToken *token = token_at (reader, i);
  gboolean is_content = (entry->flags & (PB_WORD_STOP | PB_WORD_BREAK)) == 0;
  guint id;

  clause->persons |= entry->persons;
  if (sentence->is_asked && (is_word (reader, i, "you") || is_word (reader, i, "your")))
    clause->persons |= PB_PERSON_FIRST;
  if ((entry->flags & PB_WORD_SUBJECT) != 0)
    clause->subjects |= entry->persons;
  if ((entry->flags & PB_WORD_OBJECT) != 0 || is_object_her (reader, i, clause->next))
    clause->objects |= entry->persons;
  clause->is_doubtful |= (entry->flags & PB_WORD_DOUBT) != 0;
  sentence->is_limited |= (entry->flags & PB_WORD_LIMIT) != 0 && !reader->in_value[i];
  if (entry->contrast >= 0 && !reader->in_value[i])
    clause->contrasts[entry->contrast] |= entry->member;
  if (reader->in_value[i] || (!is_content && (entry->flags & PB_WORD_POSSESSION) == 0))
    return;
  if (token->lexeme != NULL && (token->lexeme->classes & PB_LEX_NEGATION) != 0)
    return;
  id = pb_vocabulary_id (reader->vocabulary, is_content ? reader->stems[i] : "have");
  g_array_append_val (clause->deed_ids, id);
  if (!is_content)
    return;
  g_array_append_val (clause->ids, id);
  if (token->is_capital && token->lexeme == NULL) {
    g_autofree char *lower = lower_token (reader, i);

    if (!begins || g_hash_table_contains (reader->vocabulary->names, lower))
      g_array_append_val (clause->names, id);
  }
}

/* What runs on from clause to clause of a sentence. */
typedef struct {
  gboolean is_claimed;
  gboolean is_reported;
} Claims;

/* What somebody says one owes is what one owes; what somebody says was paid need not have been. */
static void
read_claims (const Reader *reader, PbClause *clause, Claims *claims)
{
  for (guint i = clause->first; i < clause->next; i++) {
    guint flags = reader->entries[i].flags;

    if ((flags & PB_WORD_REPORT) != 0)
      claims->is_reported = TRUE;
    else if ((flags & PB_WORD_CLAIM) != 0)
      claims->is_claimed = TRUE;
    clause->is_debt |= reader->stems[i] != NULL && strcmp (reader->stems[i], "owe") == 0;
    clause->is_elliptic &= (flags & (PB_WORD_SUBJECT | PB_WORD_OBJECT)) == 0;
  }
  clause->is_claimed = claims->is_claimed || (claims->is_reported && !clause->is_debt);
}

static void
read_clause (Reader *reader, PbClause *clause, PbSentence *sentence, Claims *claims)
{
  clause->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  clause->deed_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  clause->names = g_array_new (FALSE, FALSE, sizeof (guint));
  clause->is_elliptic = sentence->opens_answer;
  read_claims (reader, clause, claims);
  for (guint i = clause->first; i < clause->next; i++)
    if (token_at (reader, i)->kind == PB_TOKEN_WORD)
      read_word (reader, clause, sentence, i, i == sentence->first);
  clause->direction = money_direction (reader, clause);
  clause->is_passive = is_passive_clause (reader, clause);
  clause->is_elliptic |= sentence->opens_answer && clause->ids->len == 0; /* "It was five." */
  g_array_append_vals (sentence->ids, clause->ids->data, clause->ids->len);
  pb_compare_sort_unique (clause->ids);
  pb_compare_sort_unique (clause->deed_ids);
  pb_compare_sort_unique (clause->names);
}

/* "Did you …?", "And were you …?" without a "no". */
static gboolean
asks_yes_or_no (const Reader *reader, const PbSentence *sentence)
{
  guint verb = sentence->first;

  if (!sentence->is_asked)
    return FALSE;
  while (verb + 1 < sentence->next && (is_word (reader, verb, "and") || is_word (reader, verb, "so")))
    verb++;
  if ((reader->entries[verb].flags & PB_WORD_SUBJECT) == 0 || reader->entries[verb].persons != 0)
    return FALSE;
  for (guint i = verb; i < sentence->next; i++)
    if (token_at (reader, i)->lexeme != NULL
        && (token_at (reader, i)->lexeme->classes & PB_LEX_NEGATION) != 0)
      return FALSE;
  return TRUE;
}

static void
sign (PbClause *clause)
{
  for (guint n = 0; n < clause->deed_ids->len; n++)
    clause->signature |= G_GUINT64_CONSTANT (1) << (g_array_index (clause->deed_ids, guint, n) % 64);
}

static void
read_sentence (Reader *reader, PbSentence *sentence)
{
  Claims claims = {0};

  sentence->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint n = 0; n < sentence->n_clauses; n++)
    read_clause (reader, &g_array_index (reader->statement->clauses, PbClause, sentence->first_clause + n),
                 sentence, &claims);
  sentence->asks_yes_or_no = asks_yes_or_no (reader, sentence);
  pb_compare_sort_unique (sentence->ids);
  for (guint n = 0; n < sentence->ids->len; n++)
    g_array_index (reader->vocabulary->counts, guint, g_array_index (sentence->ids, guint, n))++;
}

/* The matter of "Ten days, with my sister" is what was asked; what the answer adds is detail. */
static void
take_question (const Reader *reader, const PbClause *clause, PbPlacedValue *placed)
{
  GArray *sentences = reader->statement->sentences;
  guint asked = g_array_index (sentences, PbSentence, clause->sentence).asked_next - 1;
  const GArray *ids = g_array_index (sentences, PbSentence, asked).ids;

  if (ids->len > 0)
    g_array_set_size (placed->near, 0);
  g_array_append_vals (placed->near, ids->data, ids->len);
  memcpy (placed->contrasts, clause->contrasts, sizeof placed->contrasts);
}

/* The words between the breaks around a value: in "got up at four and started at five" each hour has its own.
 */
static void
read_near (const Reader *reader, const PbClause *clause, PbPlacedValue *placed)
{
  guint first = clause->first;
  guint next = clause->next;

  for (guint i = clause->first; i < clause->next; i++) {
    if (!is_segment_break (reader, i))
      continue;
    if (token_at (reader, i)->start < placed->value->start)
      first = i;
    else if (token_at (reader, i)->start >= placed->value->end && i < next)
      next = i;
  }
  placed->near = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = first; i < next; i++) {
    const PbWordEntry *entry = &reader->entries[i];

    if (reader->in_value[i] || reader->stems[i] == NULL
        || (entry->flags & (PB_WORD_STOP | PB_WORD_BREAK)) != 0)
      continue;
    if (entry->contrast >= 0)
      placed->contrasts[entry->contrast] |= entry->member;
    if (g_hash_table_contains (reader->vocabulary->ids, reader->stems[i])) {
      guint id = pb_vocabulary_id (reader->vocabulary, reader->stems[i]);

      g_array_append_val (placed->near, id);
    }
  }
  if (placed->near->len == 0) {
    g_array_append_vals (placed->near, clause->ids->data, clause->ids->len);
    memcpy (placed->contrasts, clause->contrasts, sizeof placed->contrasts);
  }
  if (clause->is_elliptic)
    take_question (reader, clause, placed);
  pb_compare_sort_unique (placed->near);
}

static gboolean
is_own_word (const PbSentence *sentence)
{
  return !sentence->is_question && !sentence->is_asked && !sentence->is_apart;
}

/* Values go to their clause; those behind a "no" of their clause are denied, not said, and are not compared.
 */
static void
place_values (Reader *reader)
{
  PbStatementText *statement = reader->statement;
  guint clause_index = 0;

  for (guint n = 0; n < statement->values->len; n++) {
    const PbTypedValue *value = g_ptr_array_index (statement->values, n);
    PbPlacedValue placed = {.value = value};
    PbClause *clause = NULL;

    while (clause_index < statement->clauses->len
           && token_at (reader, g_array_index (statement->clauses, PbClause, clause_index).next - 1)->end
                  < value->end)
      clause_index++;
    if (clause_index >= statement->clauses->len)
      return;
    clause = &g_array_index (statement->clauses, PbClause, clause_index);
    if (token_at (reader, clause->first)->start > value->start)
      continue; /* in the number of an item or the mark of a turn */
    placed.clause = clause_index;
    placed.sentence = clause->sentence;
    if (value->kind == PB_VALUE_KIND_YES_NO) {
      clause->n_negations += clause->is_yes_or_no ? 0 : 1;
      clause->is_doubtful |= !value->is_clear;
    } else if (clause->n_negations == 0
               && is_own_word (&g_array_index (statement->sentences, PbSentence, clause->sentence))) {
      PbSentence *sentence = &g_array_index (statement->sentences, PbSentence, clause->sentence);

      if (sentence->n_placed++ == 0)
        sentence->first_placed = statement->placed->len;
      read_near (reader, clause, &placed);
      g_array_append_val (statement->placed, placed);
    }
  }
}

/* Sites are compared only with each other, and their words are left in the matter of all other values. */
static void
place_sites (Reader *reader)
{
  PbStatementText *statement = reader->statement;
  guint clause_index = 0;
  guint i = 0;

  for (guint n = 0; n < statement->sites->len; n++) {
    const PbTypedValue *value = g_ptr_array_index (statement->sites, n);
    PbPlacedValue placed = {.value = value};
    const PbClause *clause;

    for (; i < statement->tokens->len && token_at (reader, i)->start < value->end; i++)
      reader->in_value[i] |= token_at (reader, i)->start >= value->start;
    while (token_at (reader, g_array_index (statement->clauses, PbClause, clause_index).next - 1)->end
           < value->end)
      clause_index++;
    clause = &g_array_index (statement->clauses, PbClause, clause_index);
    if (clause->n_negations > 0
        || !is_own_word (&g_array_index (statement->sentences, PbSentence, clause->sentence)))
      continue;
    placed.clause = clause_index;
    placed.sentence = clause->sentence;
    read_near (reader, clause, &placed);
    g_array_append_val (statement->placed, placed);
  }
}

void
pb_statement_text_collect_names (PbStatementText *statement, PbVocabulary *vocabulary)
{
  Reader reader = {.statement = statement, .vocabulary = vocabulary};

  mark_values (&reader);
  collect_names (&reader);
  g_free (reader.in_value);
}

gboolean
pb_statement_text_read_clauses (PbStatementText *statement, const char *which, PbVocabulary *vocabulary,
                                GError **error)
{
  Reader reader = {.statement = statement, .vocabulary = vocabulary};

  if (!pb_compare_answer_add_units (statement, error))
    return FALSE;
  look_up_words (&reader);
  mark_values (&reader);
  for (guint n = 0; n < statement->sentences->len; n++) {
    PbSentence *sentence = &g_array_index (statement->sentences, PbSentence, n);

    cut_clauses (&reader, sentence, n);
    read_sentence (&reader, sentence);
  }
  pb_compare_answer_take_over (statement);
  for (guint n = 0; n < statement->clauses->len; n++)
    sign (&g_array_index (statement->clauses, PbClause, n));
  place_values (&reader);
  place_sites (&reader);
  for (guint i = 0; i < statement->tokens->len; i++)
    g_free (reader.stems[i]);
  g_free (reader.stems);
  g_free (reader.entries);
  g_free (reader.in_value);
  if (statement->clauses->len <= PB_COMPARE_MAX_CLAUSES)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
               "The %s statement has more than %u clauses: compare it in parts", which,
               PB_COMPARE_MAX_CLAUSES);
  return FALSE;
}
