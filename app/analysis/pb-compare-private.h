/* pb-compare-private.h: a statement cut into sentences and clauses with the words that say what they are
 * about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-compare.h"
#include "pb-extract-private.h"

G_BEGIN_DECLS

/* Words that exclude each other when they stand in two passages ("first" and "second" night); one set of bits
 * each. */
#define PB_COMPARE_CONTRASTS 12
/* The set that holds "sister" and "father". */
#define PB_COMPARE_RELATIVES 2

typedef enum {
  PB_PERSON_FIRST = 1 << 0,
  PB_PERSON_HE = 1 << 1,
  PB_PERSON_SHE = 1 << 2,
  PB_PERSON_THEY = 1 << 3,
} PbPerson;

typedef enum {
  PB_WORD_STOP = 1 << 0,       /* says nothing of the matter */
  PB_WORD_BREAK = 1 << 1,      /* begins a clause */
  PB_WORD_CLAIM = 1 << 2,      /* what follows is promised, said or supposed, not done */
  PB_WORD_DOUBT = 1 << 3,      /* no plain yes or no beside it: "if", "refused", "sometimes" */
  PB_WORD_LIMIT = 1 << 4,      /* holds the clause to a time: "until", "still" */
  PB_WORD_SUBJECT = 1 << 5,    /* pronoun or auxiliary: the clause stands on its own */
  PB_WORD_OBJECT = 1 << 6,     /* "me", "her" */
  PB_WORD_POSSESSION = 1 << 7, /* "have": a stop word, but not beside a yes or no */
} PbWordFlags;

/* What the tables know of one word. */
typedef struct {
  const char *stem; /* (nullable): the kin it counts as: "paid" → "pay" */
  guint flags;      /* PbWordFlags */
  guint persons;    /* PbPerson */
  int contrast;     /* index of its contrast set, -1 for none */
  guint32 member;   /* its bit there */
} PbWordEntry;

typedef struct {
  guint first; /* tokens */
  guint next;
  guint sentence;
  GArray *ids;      /* (owned) (element-type guint): sorted, each once */
  GArray *deed_ids; /* (owned) (element-type guint): the same with "have", for yes and no */
  GArray *names;    /* (owned) (element-type guint): capitalised words that name a person or thing */
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

/* How much two passages share. */
typedef struct {
  double likeness; /* 0 to 1; decides only whether two passages speak of one matter, and is never shown */
  guint n_shared;
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

/* pb-compare-words.c */
/* pb_compare_word: @word in lower case. @out_stem: (out) (transfer full): what it counts as. */
PbWordEntry pb_compare_word (const char *word, char **out_stem);

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
void pb_statement_text_read_clauses (PbStatementText *statement, PbVocabulary *vocabulary);
guint pb_vocabulary_id (PbVocabulary *vocabulary, const char *stem);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbVocabulary, pb_vocabulary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStatementText, pb_statement_text_free)

G_END_DECLS
