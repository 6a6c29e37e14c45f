/* pb-compare-matter.h: do two passages speak of one matter, and can both their values be true?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-compare-private.h"

G_BEGIN_DECLS

/* How much two passages share. */
typedef struct {
  double likeness; /* 0 to 1; decides only whether two passages speak of one matter, and is never shown */
  guint n_shared;
  guint n_near; /* of these, in the clauses of both */
} PbLikeness;

/* What two clauses are judged by besides their words. */
typedef struct {
  const PbStatementText *a;
  const PbStatementText *b;
  gboolean same_speaker;
  GHashTable *one_event; /* (nullable) (element-type guint64): pairs of sentences known to tell one event
                            though their dates differ */
} PbCompareMatter;

#define PB_COMPARE_EVENT(sentence_a, sentence_b) (((guint64) (sentence_a) << 32) | (sentence_b))

/* pb-compare-value.c */
/* pb_compare_same_key: the two values are of one kind, unit, period and role, so that comparing them means
 * anything. */
gboolean pb_compare_same_key (const PbTypedValue *a, const PbTypedValue *b);
/* pb_compare_may_agree: there is a state of things in which both are true. */
gboolean pb_compare_may_agree (const PbTypedValue *a, const PbTypedValue *b);

/* pb-compare-align.c */
/* pb_compare_likeness: of two sentences, the words of @near_a and @near_b counting most. */
PbLikeness pb_compare_likeness (const PbVocabulary *vocabulary, const PbSentence *a, const GArray *near_a,
                                const PbSentence *b, const GArray *near_b);
PbLikeness pb_compare_deed_likeness (const PbVocabulary *vocabulary, const PbClause *a, const PbClause *b);
/* pb_compare_is_plain_denial_of: @denied says of the speaker, with no word more, that what @affirmed says was
 * never done to them. */
gboolean pb_compare_is_plain_denial_of (const PbClause *denied, const PbClause *affirmed);
/* pb_compare_one_matter: nothing in the two clauses shows that they speak of different things or persons. */
gboolean pb_compare_one_matter (const PbCompareMatter *matter, guint clause_a, guint clause_b,
                                PbValueKind kind);
/* pb_compare_one_value_matter: the same for two values and the words next to them. */
gboolean pb_compare_one_value_matter (const PbCompareMatter *matter, const PbPlacedValue *a,
                                      const PbPlacedValue *b);

G_END_DECLS
