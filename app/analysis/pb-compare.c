/* pb-compare.c: pairs of passages whose values, or whose yes and no, cannot both be true.
 *
 * Every value of one statement is set against every value of the other with the same key (kind, unit, period,
 * role). A pair is a difference when the passages share their matter, each is the other's best counterpart,
 * the values cannot agree, and neither statement gives the other's value elsewhere for the same matter. All
 * this is the same whichever statement comes first and in whatever order its sentences stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare"

#include "config.h"

#include "pb-compare-matter.h"
#include "pb-compare.h"
#include "pb-error.h"

#include <string.h>

/* A counterpart that agrees needs this share of the likeness of the pair in question to settle it. */
#define SETTLES 0.6
/* Two passages of one statement this nearly as alike as the pair in question are a series. */
#define SERIES 0.9
/* Likeness of passages whose values say by themselves what they are about. */
#define OWN_MATTER 0.5
/* Two likenesses nearer than this are the same one. */
#define SAME 1e-9
/* Yes against no: the clauses must nearly be the same, their sentences still alike. */
#define DEED_LIKENESS 0.6
#define DEED_SENTENCE 0.4
#define DEED_ALONE 0.95

typedef struct {
  PbStatementText *a;
  PbStatementText *b;
  PbVocabulary *vocabulary;
  PbCompareMatter matter;
  GPtrArray *differences;
} Comparison;

/* A difference that may stand. */
typedef struct {
  guint a; /* index of the placed value or clause */
  guint b;
  double likeness;
} Pair;

/* How much two passages must share before two values of a kind are set against each other: so many words with
 * so much likeness, or one word with more. A value that is nearly its own matter (days a week) asks for less
 * than a sum of money. */
static const struct {
  guint n_words;
  double likeness;
  double likeness_one_word;
} needs[] = {
    [PB_VALUE_KIND_DATE] = {2, 0.45, 0.85},    [PB_VALUE_KIND_TIME_OF_DAY] = {2, 0.4, 0.6},
    [PB_VALUE_KIND_DURATION] = {2, 0.4, 0.65}, [PB_VALUE_KIND_FREQUENCY] = {1, 0.3, 0.3},
    [PB_VALUE_KIND_HOURS] = {1, 0.3, 0.3},     [PB_VALUE_KIND_AMOUNT] = {2, 0.4, 0.95},
    [PB_VALUE_KIND_COUNT] = {2, 0.4, 0.7},     [PB_VALUE_KIND_DISTANCE] = {2, 0.35, 0.5},
    [PB_VALUE_KIND_AGE] = {1, 0.4, 0.4},       [PB_VALUE_KIND_PLACE] = {2, 0.5, 0.7},
    [PB_VALUE_KIND_YES_NO] = {2, 1, 1},
};

static const PbPlacedValue *
placed_at (const PbStatementText *statement, guint i)
{
  return &g_array_index (statement->placed, PbPlacedValue, i);
}

static const PbSentence *
sentence_at (const PbStatementText *statement, guint i)
{
  return &g_array_index (statement->sentences, PbSentence, i);
}

void
pb_compare_difference_free (PbCompareDifference *difference)
{
  if (difference == NULL)
    return;
  g_free (difference->a.quote);
  g_free (difference->a.value);
  g_free (difference->b.quote);
  g_free (difference->b.value);
  g_free (difference->rule);
  g_free (difference);
}

static gboolean
is_close (const PbTypedValue *value, const PbLikeness *likeness)
{
  guint n_words = needs[value->kind].n_words;
  double least = needs[value->kind].likeness;
  double least_one = needs[value->kind].likeness_one_word;

  if (value->kind == PB_VALUE_KIND_AMOUNT && value->per != NULL) {
    least_one = 0.6;
  }
  if (strcmp (value->role, PB_COMPARE_SITE) == 0)
    least = 0.35;
  if (value->kind == PB_VALUE_KIND_FREQUENCY && g_strcmp0 (value->unit, "time") == 0) {
    n_words = 2;
    least_one = 0.6;
  }
  return (likeness->n_shared >= n_words && likeness->likeness >= least)
         || (likeness->n_shared >= 1 && likeness->likeness >= least_one);
}

/* So many times what, in the house what? Only a common deed makes these one matter. */
static gboolean
is_of_deed (const PbTypedValue *value)
{
  return strcmp (value->role, PB_COMPARE_SITE) == 0
         || (value->kind == PB_VALUE_KIND_COUNT && g_strcmp0 (value->unit, "time") == 0);
}

/* "No day off": the value is all there is to say. */
static gboolean
is_own_matter (const PbTypedValue *value)
{
  return value->kind == PB_VALUE_KIND_FREQUENCY && strcmp (value->unit, "day off") == 0;
}

/* For each index the best likeness of a pair close enough to be set against each other, and of an agreeing
 * one. */
typedef struct {
  double *best;    /* (owned) */
  double *settled; /* (owned) */
} Bests;

static void
bests_init (Bests *bests, guint n)
{
  bests->best = g_new0 (double, n + 1);
  bests->settled = g_new0 (double, n + 1);
}

static void
bests_clear (Bests *bests)
{
  g_free (bests->best);
  g_free (bests->settled);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bests, bests_clear)

static void
note_pair (Bests *bests, guint i, double likeness, gboolean agree, gboolean close)
{
  if (close)
    bests->best[i] = MAX (bests->best[i], likeness);
  if (agree)
    bests->settled[i] = MAX (bests->settled[i], likeness);
}

static gboolean
is_standing (const Bests *bests, guint i, const Pair *pair)
{
  return pair->likeness >= bests->best[i] - SAME && bests->settled[i] < SETTLES * pair->likeness;
}

/* Two values of one key set against each other; what differs goes into @pairs. */
static void
consider (const Comparison *c, guint i, guint j, Bests *bests_a, Bests *bests_b, GArray *pairs)
{
  const PbPlacedValue *a = placed_at (c->a, i);
  const PbPlacedValue *b = placed_at (c->b, j);
  PbLikeness likeness = pb_compare_likeness (c->vocabulary, sentence_at (c->a, a->sentence), a->near,
                                             sentence_at (c->b, b->sentence), b->near);
  Pair pair = {.a = i, .b = j};
  gboolean agree;
  gboolean close;

  if (is_own_matter (a->value))
    likeness = (PbLikeness) {.likeness = MAX (likeness.likeness, OWN_MATTER),
                             .n_shared = MAX (likeness.n_shared, 1)};
  if (likeness.n_shared == 0 || (is_of_deed (a->value) && likeness.n_near == 0))
    return;
  pair.likeness = likeness.likeness;
  agree = pb_compare_may_agree (a->value, b->value);
  close = is_close (a->value, &likeness) && pb_compare_one_value_matter (&c->matter, a, b);
  note_pair (bests_a, i, pair.likeness, agree, close);
  note_pair (bests_b, j, pair.likeness, agree, close);
  if (!agree && close)
    g_array_append_val (pairs, pair);
}

/* Dates alone, or all other kinds. */
static GArray *
collect_pairs (const Comparison *c, gboolean dates, Bests *bests_a, Bests *bests_b)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < c->a->placed->len; i++) {
    const PbTypedValue *a = placed_at (c->a, i)->value;

    for (guint j = 0; j < c->b->placed->len && pairs->len <= PB_COMPARE_MAX_PAIRS; j++)
      if ((a->kind == PB_VALUE_KIND_DATE) == dates && pb_compare_same_key (a, placed_at (c->b, j)->value))
        consider (c, i, j, bests_a, bests_b, pairs);
  }
  return pairs;
}

static guint
page_of (const PbStatementText *statement, gsize at)
{
  guint page = 0;

  while (page + 1 < statement->page_starts->len
         && g_array_index (statement->page_starts, gsize, page + 1) <= at)
    page++;
  return page;
}

static char *
squash_spaces (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) words = g_strsplit_set (copy, " \t\r\n\f", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint n = 0; words[n] != NULL; n++)
    if (words[n][0] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[n]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Where a reader has to begin: at its question for the first sentence of an answer, if that is on the page.
 */
static gsize
passage_start (const PbStatementText *statement, const PbSentence *sentence, gsize page_start)
{
  gsize start = g_array_index (statement->tokens, PbToken, sentence->first).start;

  if (sentence->opens_answer) {
    const PbSentence *asked = sentence_at (statement, sentence->asked_next - 1);
    gsize asked_start = g_array_index (statement->tokens, PbToken, asked->first).start;

    start = asked_start >= page_start ? asked_start : start;
  }
  return MAX (start, page_start);
}

/* The sentence as far as it stands on the page of the value. */
static void
fill_side (const PbStatementText *statement, guint sentence_index, gsize value_start, gsize value_end,
           PbCompareSide *side)
{
  const PbSentence *sentence = &g_array_index (statement->sentences, PbSentence, sentence_index);
  gsize end = g_array_index (statement->tokens, PbToken, sentence->next - 1).end;
  guint page = page_of (statement, value_start);
  gsize page_start = g_array_index (statement->page_starts, gsize, page);
  gsize page_end = page + 1 < statement->page_starts->len
                       ? g_array_index (statement->page_starts, gsize, page + 1)
                       : strlen (statement->text);
  gsize start = passage_start (statement, sentence, page_start);

  end = MIN (end, page_end - 1);
  side->page = page;
  side->start = start - page_start;
  side->end = end - page_start;
  side->value_start = value_start - page_start;
  side->value_end = MIN (value_end, page_end - 1) - page_start;
  side->quote = squash_spaces (statement->text + start, end - start);
}

/* A place without a name in its own words: "the office of the factory". */
static char *
value_text (const PbTypedValue *value)
{
  return strcmp (value->role, PB_COMPARE_SITE) == 0 ? squash_spaces (value->words, strlen (value->words))
                                                    : pb_typed_value_format (value);
}

static void
add_difference (Comparison *c, const PbPlacedValue *a, const PbPlacedValue *b)
{
  PbCompareDifference *difference = g_new0 (PbCompareDifference, 1);

  difference->kind = a->value->kind;
  fill_side (c->a, a->sentence, a->value->start, a->value->end, &difference->a);
  fill_side (c->b, b->sentence, b->value->start, b->value->end, &difference->b);
  difference->a.value = value_text (a->value);
  difference->b.value = value_text (b->value);
  difference->rule = g_strdup_printf ("%s ≠ %s", difference->a.value, difference->b.value);
  g_ptr_array_add (c->differences, difference);
}

/* The same two values of one kind were already set against each other. */
static gboolean
is_known (GHashTable *seen, const PbTypedValue *a, const PbTypedValue *b)
{
  return !g_hash_table_add (seen, g_strdup_printf ("%d\t%s\t%s", (int) a->kind, a->normal, b->normal));
}

/* Best first; then by place, the same way round whichever statement comes first. */
static int
compare_pairs (gconstpointer left, gconstpointer right)
{
  const Pair *one = left;
  const Pair *other = right;

  if (one->likeness > other->likeness + SAME || other->likeness > one->likeness + SAME)
    return one->likeness > other->likeness ? -1 : 1;
  if (one->a + one->b != other->a + other->b)
    return one->a + one->b < other->a + other->b ? -1 : 1;
  return one->a < other->a ? -1 : one->a > other->a;
}

/* The statement itself gives another value that fits the passage as well ("in May I was paid …, in June …"):
 * a series, of which no one can say which member the other statement means. The best likeness of such a one.
 */
static double
series_likeness (const Comparison *c, const PbStatementText *statement, guint index)
{
  PbCompareMatter inside = {.a = statement, .b = statement, .same_speaker = TRUE};
  const PbPlacedValue *value = placed_at (statement, index);
  double best = 0;

  for (guint i = 0; i < statement->placed->len; i++) {
    const PbPlacedValue *other = placed_at (statement, i);
    double likeness;

    if (other->sentence == value->sentence || !pb_compare_same_key (value->value, other->value)
        || pb_compare_may_agree (value->value, other->value))
      continue;
    likeness = pb_compare_likeness (c->vocabulary, sentence_at (statement, value->sentence), value->near,
                                    sentence_at (statement, other->sentence), other->near)
                   .likeness;
    if (likeness > best && pb_compare_one_value_matter (&inside, value, other))
      best = likeness;
  }
  return best;
}

/* @series: what was found before for each value, -1 for not yet. */
static gboolean
is_in_series (const Comparison *c, const PbStatementText *statement, guint index, double likeness,
              double *series)
{
  if (series[index] < 0)
    series[index] = series_likeness (c, statement, index);
  return series[index] > 0 && series[index] >= SERIES * likeness;
}

static double *
new_series (guint n)
{
  double *series = g_new (double, n + 1);

  for (guint i = 0; i <= n; i++)
    series[i] = -1;
  return series;
}

/* A difference in date between two sentences shows that they tell one event; what else differs there counts
 * too. */
static void
note_event (Comparison *c, const PbPlacedValue *a, const PbPlacedValue *b)
{
  guint64 *event = g_new (guint64, 1);

  *event = PB_COMPARE_EVENT (a->sentence, b->sentence);
  g_hash_table_add (c->matter.one_event, event);
}

static gboolean
check_pairs (const GArray *pairs, GError **error)
{
  if (pairs->len <= PB_COMPARE_MAX_PAIRS)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
               "The two statements repeat passages that differ more than %u times: compare them in parts",
               PB_COMPARE_MAX_PAIRS);
  return FALSE;
}

/* "He wrote five hundred baht for a mould of twenty-five" and "five hundred for a mould of twenty-five baht".
 */
static gboolean
is_said_without_unit (const Comparison *c, const PbPlacedValue *a, const PbPlacedValue *b)
{
  return a->value->kind == PB_VALUE_KIND_AMOUNT
         && (pb_compare_answer_says_number (c->a, a->sentence, b->value)
             || pb_compare_answer_says_number (c->b, b->sentence, a->value));
}

static gboolean
compare_values (Comparison *c, gboolean dates, GError **error)
{
  g_auto (Bests) bests_a = {0};
  g_auto (Bests) bests_b = {0};
  g_autofree double *series_a = new_series (c->a->placed->len);
  g_autofree double *series_b = new_series (c->b->placed->len);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) pairs = NULL;

  bests_init (&bests_a, c->a->placed->len);
  bests_init (&bests_b, c->b->placed->len);
  pairs = collect_pairs (c, dates, &bests_a, &bests_b);
  if (!check_pairs (pairs, error))
    return FALSE;
  g_array_sort (pairs, compare_pairs);
  for (guint n = 0; n < pairs->len; n++) {
    const Pair *pair = &g_array_index (pairs, Pair, n);
    const PbPlacedValue *a = placed_at (c->a, pair->a);
    const PbPlacedValue *b = placed_at (c->b, pair->b);

    if (!is_standing (&bests_a, pair->a, pair) || !is_standing (&bests_b, pair->b, pair)
        || is_in_series (c, c->a, pair->a, pair->likeness, series_a)
        || is_in_series (c, c->b, pair->b, pair->likeness, series_b))
      continue;
    if (dates)
      note_event (c, a, b);
    if (!is_said_without_unit (c, a, b) && !is_known (seen, a->value, b->value))
      add_difference (c, a, b);
  }
  return TRUE;
}

static const PbClause *
clause_at (const PbStatementText *statement, guint i)
{
  return &g_array_index (statement->clauses, PbClause, i);
}

/* A plain yes or a plain no about something. */
static gboolean
is_plain_deed (const PbStatementText *statement, const PbClause *clause)
{
  return clause->deed_ids->len > 0 && !clause->is_doubtful && clause->n_negations <= 1
         && !sentence_at (statement, clause->sentence)->is_question
         && !sentence_at (statement, clause->sentence)->is_asked
         && !sentence_at (statement, clause->sentence)->is_apart;
}

/* Two clauses of one deed: nearly the same words; one word alone only when it is all there is and somebody
 * does it (of "it was closed" nobody knows what was); or a plain denial of something done to the speaker. */
static gboolean
is_one_deed (const PbClause *a, const PbClause *b, const PbLikeness *deed)
{
  if (pb_compare_is_plain_denial_of (a, b) || pb_compare_is_plain_denial_of (b, a))
    return TRUE;
  if (deed->n_shared >= 2)
    return deed->likeness >= DEED_LIKENESS;
  return deed->n_shared == 1 && deed->likeness >= DEED_ALONE && a->persons != 0 && b->persons != 0;
}

static gboolean
are_like_deeds (const Comparison *c, guint i, guint j, double *out_likeness)
{
  const PbClause *a = clause_at (c->a, i);
  const PbClause *b = clause_at (c->b, j);
  PbLikeness deed = pb_compare_deed_likeness (c->vocabulary, a, b);
  PbLikeness whole;

  if (!is_one_deed (a, b, &deed))
    return FALSE;
  whole = pb_compare_likeness (c->vocabulary, sentence_at (c->a, a->sentence), a->ids,
                               sentence_at (c->b, b->sentence), b->ids);
  *out_likeness = deed.likeness;
  return whole.likeness >= DEED_SENTENCE;
}

/* The same words were already set against the same words. */
static gboolean
is_known_denial (GHashTable *seen, const PbClause *a, const PbClause *b)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint n = 0; n < a->deed_ids->len; n++)
    g_string_append_printf (key, "%u ", g_array_index (a->deed_ids, guint, n));
  g_string_append (key, "/");
  for (guint n = 0; n < b->deed_ids->len; n++)
    g_string_append_printf (key, "%u ", g_array_index (b->deed_ids, guint, n));
  return !g_hash_table_add (seen, g_string_free (g_steal_pointer (&key), FALSE));
}

static void
add_denial (Comparison *c, guint i, guint j)
{
  const PbClause *a = clause_at (c->a, i);
  const PbClause *b = clause_at (c->b, j);
  PbCompareDifference *difference = g_new0 (PbCompareDifference, 1);
  gsize start_a = g_array_index (c->a->tokens, PbToken, a->first).start;
  gsize end_a = g_array_index (c->a->tokens, PbToken, a->next - 1).end;
  gsize start_b = g_array_index (c->b->tokens, PbToken, b->first).start;
  gsize end_b = g_array_index (c->b->tokens, PbToken, b->next - 1).end;

  difference->kind = PB_VALUE_KIND_YES_NO;
  fill_side (c->a, a->sentence, start_a, end_a, &difference->a);
  fill_side (c->b, b->sentence, start_b, end_b, &difference->b);
  difference->a.value = g_strdup (a->n_negations > 0 ? "denied" : "affirmed");
  difference->b.value = g_strdup (b->n_negations > 0 ? "denied" : "affirmed");
  difference->rule = g_strdup_printf ("%s ≠ %s", difference->a.value, difference->b.value);
  g_ptr_array_add (c->differences, difference);
}

/* Every plain yes beside every plain no (@agree FALSE), or what agrees with a clause that stands in a pair
 * already. */
static void
consider_deeds (const Comparison *c, gboolean agree, Bests *bests_a, Bests *bests_b, GArray *pairs)
{
  for (guint i = 0; i < c->a->clauses->len; i++) {
    const PbClause *a = clause_at (c->a, i);

    if (!is_plain_deed (c->a, a))
      continue;
    for (guint j = 0; j < c->b->clauses->len && pairs->len <= PB_COMPARE_MAX_PAIRS; j++) {
      const PbClause *b = clause_at (c->b, j);
      Pair pair = {.a = i, .b = j};
      gboolean close;

      if ((a->n_negations == b->n_negations) != agree || (a->signature & b->signature) == 0
          || (agree && bests_a->best[i] <= 0 && bests_b->best[j] <= 0) || !is_plain_deed (c->b, b)
          || !are_like_deeds (c, i, j, &pair.likeness))
        continue;
      close = !agree
              && sentence_at (c->a, a->sentence)->is_limited == sentence_at (c->b, b->sentence)->is_limited
              && pb_compare_one_matter (&c->matter, i, j, PB_VALUE_KIND_YES_NO);
      note_pair (bests_a, i, pair.likeness, agree, close);
      note_pair (bests_b, j, pair.likeness, agree, close);
      if (close)
        g_array_append_val (pairs, pair);
    }
  }
}

static gboolean
compare_denials (Comparison *c, GError **error)
{
  g_auto (Bests) bests_a = {0};
  g_auto (Bests) bests_b = {0};
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  bests_init (&bests_a, c->a->clauses->len);
  bests_init (&bests_b, c->b->clauses->len);
  consider_deeds (c, FALSE, &bests_a, &bests_b, pairs);
  if (!check_pairs (pairs, error))
    return FALSE;
  consider_deeds (c, TRUE, &bests_a, &bests_b, pairs);
  g_array_sort (pairs, compare_pairs);
  for (guint n = 0; n < pairs->len; n++) {
    const Pair *pair = &g_array_index (pairs, Pair, n);

    if (is_standing (&bests_a, pair->a, pair) && is_standing (&bests_b, pair->b, pair)
        && !is_known_denial (seen, clause_at (c->a, pair->a), clause_at (c->b, pair->b)))
      add_denial (c, pair->a, pair->b);
  }
  return TRUE;
}

static int
compare_positions (gconstpointer left, gconstpointer right)
{
  const PbCompareDifference *a = *(PbCompareDifference *const *) left;
  const PbCompareDifference *b = *(PbCompareDifference *const *) right;

  if (a->a.page != b->a.page)
    return a->a.page < b->a.page ? -1 : 1;
  if (a->a.value_start != b->a.value_start)
    return a->a.value_start < b->a.value_start ? -1 : 1;
  if (a->b.page != b->b.page)
    return a->b.page < b->b.page ? -1 : 1;
  return a->b.value_start < b->b.value_start ? -1 : a->b.value_start > b->b.value_start;
}

GPtrArray *
pb_compare_texts (const PbCompareText *a, const PbCompareText *b, GError **error)
{
  g_autoptr (PbVocabulary) vocabulary = pb_vocabulary_new ();
  g_autoptr (PbStatementText) first = NULL;
  g_autoptr (PbStatementText) second = NULL;
  g_autoptr (GPtrArray) differences
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_compare_difference_free);
  g_autoptr (GHashTable) events = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Comparison c = {.vocabulary = vocabulary, .differences = differences};

  g_return_val_if_fail (a != NULL && b != NULL, NULL);
  first = pb_statement_text_new (a, "first", vocabulary, error);
  if (first == NULL)
    return NULL;
  second = pb_statement_text_new (b, "second", vocabulary, error);
  if (second == NULL)
    return NULL;
  if (!pb_statement_text_read_clauses (first, "first", vocabulary, error)
      || !pb_statement_text_read_clauses (second, "second", vocabulary, error))
    return NULL;
  pb_vocabulary_weigh (vocabulary);
  c.a = first;
  c.b = second;
  c.matter.a = first;
  c.matter.b = second;
  c.matter.one_event = events;
  c.matter.same_speaker = a->speaker == NULL || b->speaker == NULL || strcmp (a->speaker, b->speaker) == 0;
  if (!compare_values (&c, TRUE, error) || !compare_values (&c, FALSE, error) || !compare_denials (&c, error))
    return NULL;
  g_ptr_array_sort (differences, compare_positions);
  return g_steal_pointer (&differences);
}
