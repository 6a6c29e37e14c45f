/* pb-compare-answer.c: what an answer takes over from its question.
 *
 * Every sentence of an answer is about what was asked. An answer without a verb of its own ("Ten days.") says
 * it in the question's words; "Yes." and "No." say the question's deed, when it is a plain one. A bare number
 * has the unit of "How many …?", a sum the period of "How much … a month?". Only the last sentence asked
 * counts for this: what stands before it leads up to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-answer"

#include "config.h"

#include "pb-compare-private.h"

#include <string.h>

/* Words of a unit behind "how many": "days a week". */
#define UNIT_WORDS 3
/* Sentences asked before an answer that say what it is about: a longer speech has left its matter. */
#define ASKED_SENTENCES 4u
/* Words of a sentence looked through for a number: a longer one is a list of numbers. */
#define SENTENCE_WORDS 200u

static PbSentence *
sentence_at (const PbStatementText *statement, guint i)
{
  return &g_array_index (statement->sentences, PbSentence, i);
}

static PbClause *
clause_at (const PbStatementText *statement, guint i)
{
  return &g_array_index (statement->clauses, PbClause, i);
}

/* The words behind "how many" up to the verb: "days a week"; "of us" when it is "of you". (transfer
 * full) (nullable) */
static char *
asked_unit (const PbExtract *x, const PbSentence *asked)
{
  for (guint i = asked->first; i + 2 < asked->next; i++) {
    guint next = i + 2;

    if (pb_token_phrase (x, i, "how old") > 0)
      return g_strdup ("years old");
    if (pb_token_phrase (x, i, "how many") == 0)
      continue;
    if (pb_token_phrase (x, next, "of you") > 0)
      return g_strdup ("of us");
    while (next < asked->next && next < i + 2 + UNIT_WORDS && pb_token_kind (x, next) == PB_TOKEN_WORD
           && (!pb_token_has (x, next, PB_LEX_STOP) || pb_token_is (x, next, "a")))
      next++;
    if (next == i + 2)
      return NULL;
    return g_strndup (x->text + x->tokens[i + 2].start, x->tokens[next - 1].end - x->tokens[i + 2].start);
  }
  return NULL;
}

/* The number that is all the answer says before its first mark: token behind it, or @first. */
static guint
take_bare_number (const PbExtract *x, guint first, guint end)
{
  PbQuantity quantity = {0};
  guint next;

  if (!pb_quantity_parse (x, first, &quantity))
    return first;
  next = quantity.next;
  pb_quantity_clear (&quantity);
  return next <= end && (next == end || pb_token_kind (x, next) == PB_TOKEN_PUNCT) ? next : first;
}

/* A value stands there already. @out_position: where in the values one would go that does not. */
static gboolean
is_taken (const PbStatementText *statement, gsize start, gsize end, guint *out_position)
{
  guint low = 0;
  guint high = statement->values->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (((const PbTypedValue *) g_ptr_array_index (statement->values, middle))->end <= start)
      low = middle + 1;
    else
      high = middle;
  }
  *out_position = low;
  return low < statement->values->len
         && ((const PbTypedValue *) g_ptr_array_index (statement->values, low))->start < end;
}

static gboolean
add_bare_number (PbStatementText *statement, const PbExtract *x, const PbSentence *sentence, GError **error)
{
  guint next = take_bare_number (x, sentence->first, sentence->next);
  gsize start = x->tokens[sentence->first].start;
  g_autofree char *unit = NULL;
  g_autofree char *words = NULL;
  g_autofree char *phrase = NULL;
  g_autoptr (GPtrArray) values = NULL;
  PbTypedValue *value;
  guint position;

  if (next == sentence->first || is_taken (statement, start, x->tokens[next - 1].end, &position))
    return TRUE;
  unit = asked_unit (x, sentence_at (statement, sentence->asked_next - 1));
  if (unit == NULL)
    return TRUE;
  words = g_strndup (x->text + start, x->tokens[next - 1].end - start);
  phrase = g_strdup_printf ("%s %s", words, unit);
  values = pb_extract_values (phrase, -1, error);
  if (values == NULL)
    return FALSE;
  if (values->len != 1)
    return TRUE;
  value = g_ptr_array_steal_index (values, 0);
  value->start = start;
  value->end = start + strlen (words);
  g_free (value->words);
  value->words = g_steal_pointer (&words);
  g_ptr_array_insert (statement->values, (int) position, value);
  return TRUE;
}

/* "How much did they pay you each month?" – "800 ringgit." */
static void
add_period (PbStatementText *statement, const PbExtract *x, const PbSentence *sentence)
{
  const PbSentence *asked = sentence_at (statement, sentence->asked_next - 1);
  const char *per = NULL;

  for (guint i = asked->first; i < asked->next && per == NULL; i++)
    pb_extract_per (x, i, &per);
  for (guint n = 0; per != NULL && n < statement->values->len; n++) {
    PbTypedValue *value = g_ptr_array_index (statement->values, n);

    if (value->start == x->tokens[sentence->first].start && value->kind == PB_VALUE_KIND_AMOUNT
        && value->per == NULL)
      value->per = per;
  }
}

gboolean
pb_compare_answer_add_units (PbStatementText *statement, GError **error)
{
  PbExtract x = pb_compare_extract_of (statement);

  for (guint n = 0; n < statement->sentences->len; n++) {
    const PbSentence *sentence = sentence_at (statement, n);

    if (!sentence->opens_answer)
      continue;
    if (!add_bare_number (statement, &x, sentence, error))
      return FALSE;
    add_period (statement, &x, sentence);
  }
  return TRUE;
}

gboolean
pb_compare_answer_says_number (const PbStatementText *statement, guint index, const PbTypedValue *value)
{
  PbExtract x = pb_compare_extract_of (statement);
  const PbSentence *sentence = sentence_at (statement, index);
  guint end = MIN (sentence->next, sentence->first + SENTENCE_WORDS);
  guint i = sentence->first;
  guint position;

  while (i < end) {
    PbQuantity quantity = {0};
    gboolean is_same;

    if (is_taken (statement, x.tokens[i].start, x.tokens[i].end, &position)
        || !pb_quantity_parse (&x, i, &quantity)) {
      i++;
      continue;
    }
    is_same = quantity.min != NULL && quantity.max != NULL && value->min != NULL && value->max != NULL
              && pb_ratio_compare (quantity.min, value->min) == 0
              && pb_ratio_compare (quantity.max, value->max) == 0;
    i = MAX (i + 1, quantity.next);
    pb_quantity_clear (&quantity);
    if (is_same)
      return TRUE;
  }
  return FALSE;
}

static void
add_ids (GArray *ids, const GArray *more)
{
  g_array_append_vals (ids, more->data, more->len);
  pb_compare_sort_unique (ids);
}

/* Persons, sums' direction and what excludes other things, where the answer is silent on them. */
static void
inherit (PbClause *clause, const PbClause *asked)
{
  if (clause->is_elliptic) {
    add_ids (clause->ids, asked->ids);
    add_ids (clause->names, asked->names);
    if (clause->persons == 0) {
      clause->persons = asked->persons;
      clause->subjects = asked->subjects;
      clause->objects = asked->objects;
      clause->is_passive = asked->is_passive;
    }
    clause->is_debt |= asked->is_debt;
  }
  clause->is_claimed |= asked->is_claimed;
  if (clause->direction == 0)
    clause->direction = asked->direction;
  for (guint n = 0; n < PB_COMPARE_CONTRASTS; n++)
    if (clause->contrasts[n] == 0)
      clause->contrasts[n] = asked->contrasts[n];
}

/* "Yes", "no" or "never" alone. */
static gboolean
is_yes_or_no (const PbExtract *x, const PbSentence *sentence, gboolean *out_no)
{
  guint i = sentence->first;

  *out_no = pb_token_is (x, i, "no") || pb_token_is (x, i, "never");
  return (*out_no || pb_token_is (x, i, "yes"))
         && (i + 1 >= sentence->next || pb_token_kind (x, i + 1) == PB_TOKEN_PUNCT);
}

static void
take_over (PbStatementText *statement, const PbExtract *x, const PbSentence *sentence)
{
  const PbSentence *asked = sentence_at (statement, sentence->asked_next - 1);
  PbClause *first = clause_at (statement, sentence->first_clause);
  gboolean is_no;

  for (guint n = 0; n < sentence->n_clauses; n++)
    for (guint m = 0; m < asked->n_clauses; m++)
      inherit (clause_at (statement, sentence->first_clause + n),
               clause_at (statement, asked->first_clause + m));
  if (!asked->asks_yes_or_no || asked->n_clauses != 1 || !is_yes_or_no (x, sentence, &is_no))
    return;
  add_ids (first->deed_ids, clause_at (statement, asked->first_clause)->deed_ids);
  first->n_negations = is_no ? 1 : 0;
  first->is_yes_or_no = TRUE;
}

void
pb_compare_answer_take_over (PbStatementText *statement)
{
  PbExtract x = pb_compare_extract_of (statement);

  for (guint n = 0; n < statement->sentences->len; n++) {
    const PbSentence *sentence = sentence_at (statement, n);

    if (sentence->opens_answer)
      take_over (statement, &x, sentence);
    for (guint m = MAX (sentence->asked_first + ASKED_SENTENCES, sentence->asked_next) - ASKED_SENTENCES;
         m < sentence->asked_next; m++)
      add_ids (sentence->ids, sentence_at (statement, m)->ids);
  }
}
