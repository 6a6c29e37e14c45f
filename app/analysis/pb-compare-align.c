/* pb-compare-align.c: do two passages speak of the same matter?
 *
 * Likeness is what they share, weighed by how rare a word is in both statements, against what each has for
 * itself. What both have for themselves counts most against it: "the agent asked" and "the agent gave" share
 * little; what only one has is mostly detail. The number decides nothing but whether two values are set
 * against each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-align"

#include "config.h"

#include "pb-compare-matter.h"

/* Words of the value's own clause count whole, those of the rest of its sentence half. */
#define CLAUSE_SHARE 1.0
#define SENTENCE_SHARE 0.5
/* What both passages have for themselves, and what the longer one has besides. */
#define BOTH_OWN 0.6
#define ONE_OWN 0.2
/* Dates or places of one sentence that are looked at: a sentence with more is a list. */
#define SETTING_VALUES 8

typedef struct {
  const GArray *all;  /* sorted ids */
  const GArray *near; /* sorted ids of the clause: part of @all */
  guint at;
  guint near_at;
} Walker;

static guint
current_id (const Walker *walker)
{
  return walker->at < walker->all->len ? g_array_index (walker->all, guint, walker->at) : G_MAXUINT;
}

static double
current_share (Walker *walker, guint id)
{
  while (walker->near_at < walker->near->len && g_array_index (walker->near, guint, walker->near_at) < id)
    walker->near_at++;
  return walker->near_at < walker->near->len && g_array_index (walker->near, guint, walker->near_at) == id
             ? CLAUSE_SHARE
             : SENTENCE_SHARE;
}

static PbLikeness
compare_walks (const PbVocabulary *vocabulary, Walker *a, Walker *b)
{
  double shared = 0;
  double own_a = 0;
  double own_b = 0;
  PbLikeness result = {0};

  while (current_id (a) != G_MAXUINT || current_id (b) != G_MAXUINT) {
    guint id = MIN (current_id (a), current_id (b));
    double weight = g_array_index (vocabulary->weights, double, id);
    double share_a = current_id (a) == id ? current_share (a, id) : 0;
    double share_b = current_id (b) == id ? current_share (b, id) : 0;
    double both = MIN (share_a, share_b);

    shared += weight * both;
    own_a += weight * (share_a - both);
    own_b += weight * (share_b - both);
    result.n_shared += current_id (a) == current_id (b) && id >= PB_COMPARE_MIND_WORDS;
    result.n_near += both >= CLAUSE_SHARE;
    a->at += current_id (a) == id;
    b->at += current_id (b) == id;
  }
  if (shared > 0)
    result.likeness = shared / (shared + BOTH_OWN * MIN (own_a, own_b) + ONE_OWN * MAX (own_a, own_b));
  return result;
}

static const PbClause *
clause_at (const PbStatementText *statement, guint i)
{
  return &g_array_index (statement->clauses, PbClause, i);
}

PbLikeness
pb_compare_likeness (const PbVocabulary *vocabulary, const PbSentence *a, const GArray *near_a,
                     const PbSentence *b, const GArray *near_b)
{
  Walker walker_a = {.all = a->ids, .near = near_a};
  Walker walker_b = {.all = b->ids, .near = near_b};

  return compare_walks (vocabulary, &walker_a, &walker_b);
}

PbLikeness
pb_compare_deed_likeness (const PbVocabulary *vocabulary, const PbClause *a, const PbClause *b)
{
  Walker walker_a = {.all = a->deed_ids, .near = a->deed_ids};
  Walker walker_b = {.all = b->deed_ids, .near = b->deed_ids};

  return compare_walks (vocabulary, &walker_a, &walker_b);
}

static gboolean
have_common_id (const GArray *a, const GArray *b)
{
  guint i = 0;
  guint j = 0;

  while (i < a->len && j < b->len) {
    guint id_a = g_array_index (a, guint, i);
    guint id_b = g_array_index (b, guint, j);

    if (id_a == id_b)
      return TRUE;
    i += id_a < id_b;
    j += id_b < id_a;
  }
  return FALSE;
}

static gboolean
persons_agree (const PbClause *a, const PbClause *b)
{
  if (a->persons != 0 && b->persons != 0 && (a->persons & b->persons) == 0)
    return FALSE;
  return a->objects == 0 || b->objects == 0 || (a->objects & b->objects) != 0;
}

/* Values of @kind in a sentence, at most SETTING_VALUES. Returns how many. */
static guint
collect_setting (const PbStatementText *statement, guint sentence_index, PbValueKind kind,
                 const PbTypedValue **out)
{
  const PbSentence *sentence = &g_array_index (statement->sentences, PbSentence, sentence_index);
  guint n = 0;

  for (guint i = 0; i < sentence->n_placed && n < SETTING_VALUES; i++) {
    const PbTypedValue *value
        = g_array_index (statement->placed, PbPlacedValue, sentence->first_placed + i).value;

    if (value->kind == kind)
      out[n++] = value;
  }
  return n;
}

/* Two full dates, or two places, in the two sentences that cannot be one: two events. */
static gboolean
have_other_setting (const PbStatementText *a, guint sentence_a, const PbStatementText *b, guint sentence_b,
                    PbValueKind kind)
{
  const PbTypedValue *of_a[SETTING_VALUES];
  const PbTypedValue *of_b[SETTING_VALUES];
  guint n_a = collect_setting (a, sentence_a, kind, of_a);
  guint n_b = collect_setting (b, sentence_b, kind, of_b);

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      if (pb_compare_may_agree (of_a[i], of_b[j]))
        return FALSE;
  return n_a > 0 && n_b > 0;
}

static gboolean
are_two_events (const PbCompareMatter *matter, guint sentence_a, guint sentence_b)
{
  guint64 event = PB_COMPARE_EVENT (sentence_a, sentence_b);

  if (matter->one_event != NULL && g_hash_table_contains (matter->one_event, &event))
    return FALSE;
  return have_other_setting (matter->a, sentence_a, matter->b, sentence_b, PB_VALUE_KIND_DATE);
}

static gboolean
contrasts_agree (const guint32 *a, const guint32 *b, guint32 ignored_sets)
{
  for (guint n = 0; n < PB_COMPARE_CONTRASTS; n++)
    if ((ignored_sets & (1u << n)) == 0 && a[n] != 0 && b[n] != 0 && (a[n] & b[n]) == 0)
      return FALSE;
  return TRUE;
}

/* Two places are no reason not to compare places. */
static guint32
ignored_sets (PbValueKind kind)
{
  return kind == PB_VALUE_KIND_PLACE ? PB_COMPARE_SITE_SETS : 0;
}

gboolean
pb_compare_one_matter (const PbCompareMatter *matter, guint clause_a, guint clause_b, PbValueKind kind)
{
  const PbClause *one = clause_at (matter->a, clause_a);
  const PbClause *other = clause_at (matter->b, clause_b);

  if (one->is_claimed != other->is_claimed || (matter->same_speaker && !persons_agree (one, other)))
    return FALSE;
  if (kind == PB_VALUE_KIND_AMOUNT && one->direction * other->direction < 0)
    return FALSE;
  if (!contrasts_agree (one->contrasts, other->contrasts, ignored_sets (kind)))
    return FALSE;
  if (one->names->len > 0 && other->names->len > 0 && !have_common_id (one->names, other->names))
    return FALSE;
  if (kind != PB_VALUE_KIND_DATE && are_two_events (matter, one->sentence, other->sentence))
    return FALSE;
  return kind == PB_VALUE_KIND_PLACE
         || !have_other_setting (matter->a, one->sentence, matter->b, other->sentence, PB_VALUE_KIND_PLACE);
}

/* "My sister was 15" and "I was 17": an age belongs to its subject. */
static gboolean
are_one_persons_ages (const PbCompareMatter *matter, const PbClause *a, const PbClause *b)
{
  if (a->contrasts[PB_COMPARE_RELATIVES] != b->contrasts[PB_COMPARE_RELATIVES])
    return FALSE;
  return !matter->same_speaker || a->subjects == 0 || b->subjects == 0 || (a->subjects & b->subjects) != 0;
}

gboolean
pb_compare_one_value_matter (const PbCompareMatter *matter, const PbPlacedValue *a, const PbPlacedValue *b)
{
  if (a->value->kind == PB_VALUE_KIND_AGE
      && !are_one_persons_ages (matter, clause_at (matter->a, a->clause), clause_at (matter->b, b->clause)))
    return FALSE;
  return contrasts_agree (a->contrasts, b->contrasts, ignored_sets (a->value->kind))
         && pb_compare_one_matter (matter, a->clause, b->clause, a->value->kind);
}

/* "I was not beaten" denies "the guard beat me with a ruler": every word of the denial is in the other
 * clause, and both are about something done to the speaker. The other way round ("not beaten by the owner",
 * "I was beaten") nothing is denied. */
gboolean
pb_compare_is_plain_denial_of (const PbClause *denied, const PbClause *affirmed)
{
  if (denied->n_negations != 1 || affirmed->n_negations != 0 || denied->deed_ids->len != 1)
    return FALSE;
  if (!(denied->is_passive && (denied->persons & PB_PERSON_FIRST) != 0)
      && !((denied->objects & PB_PERSON_FIRST) != 0 && denied->subjects == 0)) /* "nobody beat me" */
    return FALSE;
  if ((affirmed->objects & PB_PERSON_FIRST) == 0
      && !(affirmed->is_passive && (affirmed->persons & PB_PERSON_FIRST) != 0))
    return FALSE;
  return have_common_id (denied->deed_ids, affirmed->deed_ids);
}
