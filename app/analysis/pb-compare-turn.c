/* pb-compare-turn.c: who speaks: questions, answers, headings and the lines a printer adds.
 *
 * A record of interview gives its turns as "Q. … A. …", "Question 3: … Answer: …", "Interviewer: … Witness:
 * …", numbered questions, or a line that ends in "?" with the answer under it. What is asked carries the
 * matter of the answer ("How long did you wait?" – "Ten days."), and nothing in it is the speaker's word. Nor
 * are the head of a record above its first question, a heading, or "Page 2 of 4".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-turn"

#include "config.h"

#include "pb-compare-private.h"

#include <string.h>

/* A longer line is prose whose mark was lost. */
#define HEADING_WORDS 8
/* A heading leaves this part of the line empty, in hundredths: a wrapped line is fuller. */
#define HEADING_FILL 60
/* Digits of a numbered question. */
#define ITEM_DIGITS 3
/* A line of at most so many words that says "page 3" is the printer's. */
#define FURNITURE_WORDS 24

/* What stands before a turn. A letter may have a number and any of the marks behind it, a speaker only a
 * colon. */
static const struct {
  const char *word;
  PbTurn turn;
  gboolean is_letter;
} turns[] = {{"Q", PB_TURN_ASKED, TRUE},
             {"Question", PB_TURN_ASKED, TRUE},
             {"QUESTION", PB_TURN_ASKED, TRUE},
             {"ถาม", PB_TURN_ASKED, TRUE},
             {"A", PB_TURN_ANSWER, TRUE},
             {"Answer", PB_TURN_ANSWER, TRUE},
             {"ANSWER", PB_TURN_ANSWER, TRUE},
             {"ตอบ", PB_TURN_ANSWER, TRUE},
             {"Interviewer", PB_TURN_ASKED, FALSE},
             {"Investigator", PB_TURN_ASKED, FALSE},
             {"Prosecutor", PB_TURN_ASKED, FALSE},
             {"Police", PB_TURN_ASKED, FALSE},
             {"Officer", PB_TURN_ASKED, FALSE},
             {"Lawyer", PB_TURN_ASKED, FALSE},
             {"Judge", PB_TURN_ASKED, FALSE},
             {"Court", PB_TURN_ASKED, FALSE},
             {"Counsel", PB_TURN_ASKED, FALSE},
             {"Caseworker", PB_TURN_ASKED, FALSE},
             {"Witness", PB_TURN_ANSWER, FALSE},
             {"Victim", PB_TURN_ANSWER, FALSE},
             {"Applicant", PB_TURN_ANSWER, FALSE},
             {"Interviewee", PB_TURN_ANSWER, FALSE},
             {"Worker", PB_TURN_ANSWER, FALSE},
             {"Survivor", PB_TURN_ANSWER, FALSE}};

static const PbToken *
token_at (const PbStatementText *statement, guint i)
{
  return i < statement->tokens->len ? &g_array_index (statement->tokens, PbToken, i) : NULL;
}

static gboolean
is_word (const PbStatementText *statement, guint i, const char *word)
{
  const PbToken *token = token_at (statement, i);

  return token != NULL && token->end - token->start == strlen (word)
         && strncmp (statement->text + token->start, word, strlen (word)) == 0;
}

static gboolean
is_mark (const PbStatementText *statement, guint i, const char *marks)
{
  const PbToken *token = token_at (statement, i);

  return token != NULL && token->kind == PB_TOKEN_PUNCT && token->end - token->start == 1
         && strchr (marks, statement->text[token->start]) != NULL;
}

static gboolean
is_number (const PbStatementText *statement, guint i)
{
  const PbToken *token = token_at (statement, i);

  return token != NULL && token->kind == PB_TOKEN_NUMBER && token->end - token->start <= ITEM_DIGITS;
}

static gboolean
is_capital (const PbStatementText *statement, guint i)
{
  return token_at (statement, i) != NULL && token_at (statement, i)->is_capital;
}

/* "Q.", "Q1:", "Question 3.", "Answer:", "Witness:" at @i. Returns the token behind it, or @i. */
static guint
take_turn (const PbStatementText *statement, guint i, PbTurn *out_turn)
{
  for (guint n = 0; n < G_N_ELEMENTS (turns); n++) {
    guint at = i + 1;

    if (!is_word (statement, i, turns[n].word))
      continue;
    *out_turn = turns[n].turn;
    if (!turns[n].is_letter)
      return is_mark (statement, at, ":") ? at + 1 : i;
    at += is_mark (statement, at, ".") && is_number (statement, at + 1); /* "Q.3" */
    if (is_number (statement, at) && is_capital (statement, at + 1))
      return at + 1;
    at += is_number (statement, at);
    return is_mark (statement, at, ".:)") ? at + 1 : i;
  }
  return i;
}

/* "12." or "12)" before a new sentence, where something ended before. */
static guint
take_number (const PbStatementText *statement, guint i)
{
  if (i > 0 && !token_at (statement, i)->is_paragraph && !is_mark (statement, i - 1, ".?!:\")"))
    return i;
  if (!is_number (statement, i) || !is_mark (statement, i + 1, ".)") || token_at (statement, i + 1)->is_spaced
      || !is_capital (statement, i + 2) || !token_at (statement, i + 2)->is_spaced)
    return i;
  return i + 2;
}

gboolean
pb_compare_turn_begins (const PbStatementText *statement, guint i, guint *out_body, PbTurn *out_turn)
{
  gboolean is_line = i == 0 || token_at (statement, i)->is_line;
  PbTurn turn = PB_TURN_NONE;
  guint item = is_line ? take_number (statement, i) : i;
  guint body = item;

  *out_turn = PB_TURN_NONE;
  *out_body = i;
  if (is_line || is_mark (statement, i - 1, ".?!"))
    body = take_turn (statement, item, &turn);
  if (body > item && !is_line && turn == PB_TURN_ANSWER && !is_mark (statement, i - 1, "?"))
    body = item;
  if (body == i || body >= statement->tokens->len)
    return FALSE;
  *out_body = body;
  *out_turn = body > item ? turn : PB_TURN_NONE;
  return TRUE;
}

/* The first token of the line that the tokens fill, behind its number or letter if it has one; NULL when they
 * are part of a line or more than one. */
static const PbToken *
line_begin (const PbStatementText *statement, guint first, guint next)
{
  guint begin = first;

  if (first >= 2 && !token_at (statement, first)->is_line && is_mark (statement, first - 1, ".):"))
    begin = first - 2;
  if (begin > 0 && !token_at (statement, begin)->is_line)
    return NULL;
  for (guint i = begin + 1; i < next; i++)
    if (token_at (statement, i)->is_line)
      return NULL;
  return token_at (statement, begin);
}

gboolean
pb_compare_turn_is_line (const PbStatementText *statement, guint first, guint next)
{
  const PbToken *begin = NULL;
  const PbToken *after = token_at (statement, next);
  guint body;
  PbTurn turn;

  /* What is too long is not looked through: this is asked at every token of a sentence without end. */
  if (next == first || next - first > HEADING_WORDS || after == NULL || !after->is_line
      || is_mark (statement, next - 1, ".?!,;-"))
    return FALSE;
  begin = line_begin (statement, first, next);
  if (begin == NULL)
    return FALSE;
  if (pb_compare_turn_begins (statement, next, &body, &turn))
    return TRUE;
  return after->is_capital
         && (gsize) (token_at (statement, next - 1)->end - begin->start + after->end - after->start) * 100
                < (gsize) statement->line_width * HEADING_FILL;
}

static int
compare_widths (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

/* What three lines in four keep to. */
void
pb_compare_turn_measure (PbStatementText *statement)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 0;

  for (guint i = 1; i <= statement->tokens->len; i++) {
    if (i == statement->tokens->len || token_at (statement, i)->is_line) {
      guint width = token_at (statement, i - 1)->end - token_at (statement, start)->start;

      g_array_append_val (widths, width);
      start = i;
    }
  }
  g_array_sort (widths, compare_widths);
  statement->line_width = widths->len > 0 ? g_array_index (widths, guint, widths->len * 3 / 4) : 0;
}

/* "Page 2 of 4" in a short line. */
static gboolean
is_furniture (const PbStatementText *statement, const PbSentence *sentence)
{
  if (sentence->next - sentence->first > FURNITURE_WORDS)
    return FALSE;
  for (guint i = sentence->first; i + 1 < sentence->next; i++)
    if ((is_word (statement, i, "Page") || is_word (statement, i, "page")) && is_number (statement, i + 1)
        && (i + 2 == sentence->next || is_word (statement, i + 2, "of") || is_mark (statement, i + 2, "/")))
      return TRUE;
  return FALSE;
}

static gboolean
speaks_of_oneself (const PbStatementText *statement, const PbSentence *sentence)
{
  for (guint i = sentence->first; i < sentence->next; i++)
    if (is_word (statement, i, "I") || is_word (statement, i, "We") || is_word (statement, i, "we"))
      return TRUE;
  return FALSE;
}

static gboolean
has_value (const PbStatementText *statement, const PbSentence *sentence)
{
  gsize start = token_at (statement, sentence->first)->start;
  gsize end = token_at (statement, sentence->next - 1)->end;

  for (guint n = 0; n < statement->values->len; n++) {
    const PbTypedValue *value = g_ptr_array_index (statement->values, n);

    if (value->start >= start && value->start < end)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_heading (const PbStatementText *statement, const PbSentence *sentence)
{
  return sentence->turn == PB_TURN_NONE
         && pb_compare_turn_is_line (statement, sentence->first, sentence->next)
         && !speaks_of_oneself (statement, sentence) && !has_value (statement, sentence);
}

/* A question that fills its lines: nobody asks it but the interviewer. */
static gboolean
fills_its_lines (const PbStatementText *statement, const PbSentence *sentence)
{
  const PbToken *first = token_at (statement, sentence->first);
  const PbToken *after = token_at (statement, sentence->next);

  return sentence->is_question && after != NULL && after->is_line
         && (sentence->first == 0 || first->is_line || is_mark (statement, sentence->first - 1, ".)"));
}

typedef struct {
  gboolean has_marks; /* both questions and answers are marked */
  guint asked_first;
  guint asked_next;
  PbTurn turn; /* whose it is now */
} State;

/* An interviewer speaks from the mark to the answer's mark, or, where nothing is marked, to the question's
 * end. */
static PbTurn
next_turn (const PbStatementText *statement, const State *state, const PbSentence *sentence)
{
  if (state->has_marks)
    return sentence->turn != PB_TURN_NONE ? sentence->turn : state->turn;
  if (sentence->turn == PB_TURN_ASKED || fills_its_lines (statement, sentence))
    return PB_TURN_ASKED;
  return state->turn == PB_TURN_NONE ? PB_TURN_NONE : PB_TURN_ANSWER;
}

static void
note_sentence (const PbStatementText *statement, State *state, PbSentence *sentence, guint index)
{
  PbTurn turn = next_turn (statement, state, sentence);

  sentence->is_apart = is_furniture (statement, sentence)
                       || (state->turn != PB_TURN_ASKED && is_heading (statement, sentence))
                       || (state->has_marks && turn == PB_TURN_NONE);
  if (sentence->is_apart)
    return;
  if (turn == PB_TURN_ASKED) {
    if (state->turn != PB_TURN_ASKED || sentence->turn == PB_TURN_ASKED)
      state->asked_first = index;
    state->asked_next = index + 1;
    sentence->is_asked = TRUE;
  } else if (turn == PB_TURN_ANSWER) {
    sentence->asked_first = state->asked_first;
    sentence->asked_next = state->asked_next;
    sentence->opens_answer = state->turn == PB_TURN_ASKED;
  }
  state->turn = turn;
}

void
pb_compare_turn_find (PbStatementText *statement)
{
  State state = {0};
  gboolean has_questions = FALSE;
  gboolean has_answers = FALSE;

  for (guint n = 0; n < statement->sentences->len; n++) {
    const PbSentence *sentence = &g_array_index (statement->sentences, PbSentence, n);

    has_questions |= sentence->turn == PB_TURN_ASKED;
    has_answers |= sentence->turn == PB_TURN_ANSWER;
  }
  state.has_marks = has_questions && has_answers;
  for (guint n = 0; n < statement->sentences->len; n++)
    note_sentence (statement, &state, &g_array_index (statement->sentences, PbSentence, n), n);
}
