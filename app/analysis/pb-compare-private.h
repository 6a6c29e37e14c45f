/* pb-compare-private.h: a statement cut into sentences and clauses with the words that say what they are
 * about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-compare-words.h"
#include "pb-compare.h"
#include "pb-extract-private.h"

G_BEGIN_DECLS

typedef struct {
  guint first; /* tokens */
  guint next;
  guint sentence;
  GArray *ids;       /* (owned) (element-type guint): sorted, each once */
  GArray *deed_ids;  /* (owned) (element-type guint): the same with "have", for yes and no */
  guint64 signature; /* a bit for each of @deed_ids, folded: clauses without a common bit share no word */
  GArray *names;     /* (owned) (element-type guint): capitalised words that name a person or thing */
  guint persons;
  guint subjects; /* persons as subjects */
  guint objects;
  guint32 contrasts[PB_COMPARE_CONTRASTS];
  int direction;        /* of money: 1 to the speaker, -1 from the speaker, 0 not said */
  guint is_passive : 1; /* "was beaten" */
  int n_negations;      /* plain ones */
  guint is_claimed : 1;
  guint is_doubtful : 1;
} PbClause;

typedef struct {
  guint first;
  guint next;
  guint first_clause;
  guint n_clauses;
  guint first_placed; /* its values in PbStatementText.placed */
  guint n_placed;
  GArray *ids; /* (owned) (element-type guint) */
  guint is_question : 1;
  guint is_limited : 1;
} PbSentence;

typedef struct {
  const PbTypedValue *value;
  guint sentence;
  guint clause;
  GArray *near; /* (owned) (element-type guint): words between the breaks around it; the clause's when it has
                   none */
  guint32 contrasts[PB_COMPARE_CONTRASTS];
} PbPlacedValue;

typedef struct {
  char *text;          /* (owned): the pages, a line break between */
  GArray *page_starts; /* (owned) (element-type gsize) */
  GArray *tokens;      /* (owned) (element-type PbToken) */
  GPtrArray *values;   /* (owned) (element-type PbTypedValue) */
  GArray *sentences;   /* (owned) (element-type PbSentence) */
  GArray *clauses;     /* (owned) (element-type PbClause) */
  GArray *placed;      /* (owned) (element-type PbPlacedValue): values that are affirmed */
} PbStatementText;

/* Words of both statements with how many sentences have them. */
typedef struct {
  GHashTable *ids;   /* (owned): stem → id + 1 */
  GHashTable *names; /* (owned): words capitalised inside a sentence */
  GArray *counts;    /* (owned) (element-type guint) */
  GArray *weights;   /* (owned) (element-type double): rare words say more */
  guint n_sentences;
} PbVocabulary;

/* pb-compare-sentence.c */
PbVocabulary *pb_vocabulary_new (void);
void pb_vocabulary_free (PbVocabulary *vocabulary);
void pb_vocabulary_weigh (PbVocabulary *vocabulary);
/* pb_statement_text_new: @which: "first" or "second", for messages. */
PbStatementText *pb_statement_text_new (const PbCompareText *source, const char *which,
                                        PbVocabulary *vocabulary, GError **error);
void pb_statement_text_free (PbStatementText *statement);

/* pb-compare-clause.c */
/* Both statements' names first, then both statements' clauses: otherwise the order of the two would matter.
 */
void pb_statement_text_collect_names (PbStatementText *statement, PbVocabulary *vocabulary);
gboolean pb_statement_text_read_clauses (PbStatementText *statement, const char *which,
                                         PbVocabulary *vocabulary, GError **error);
guint pb_vocabulary_id (PbVocabulary *vocabulary, const char *stem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbVocabulary, pb_vocabulary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStatementText, pb_statement_text_free)

G_END_DECLS
