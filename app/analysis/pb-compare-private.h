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
  int direction;          /* of money: 1 to the speaker, -1 from the speaker, 0 not said */
  int n_negations;        /* plain ones */
  guint is_passive : 1;   /* "was beaten" */
  guint is_elliptic : 1;  /* no verb of its own that is seen: "Ten days." */
  guint is_debt : 1;      /* about what is owed */
  guint is_yes_or_no : 1; /* an answer that says no more */
  guint is_claimed : 1;
  guint is_doubtful : 1;
} PbClause;

/* Whose turn a mark begins. */
typedef enum { PB_TURN_NONE, PB_TURN_ASKED, PB_TURN_ANSWER } PbTurn;

typedef struct {
  guint first;
  guint next;
  PbTurn turn;       /* said by a mark before it */
  guint asked_first; /* sentences it answers; none when @asked_next is not behind it */
  guint asked_next;
  guint first_clause;
  guint n_clauses;
  guint first_placed; /* its values in PbStatementText.placed */
  guint n_placed;
  GArray *ids; /* (owned) (element-type guint) */
  guint is_question : 1;
  guint is_asked : 1;       /* by another than the speaker */
  guint asks_yes_or_no : 1; /* "Did you …", and denies nothing */
  guint opens_answer : 1;
  guint is_apart : 1; /* a heading, the head of the record, the printer's: said by nobody */
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
  guint line_width;    /* bytes a full line takes */
  GArray *tokens;      /* (owned) (element-type PbToken) */
  GPtrArray *values;   /* (owned) (element-type PbTypedValue) */
  GPtrArray *sites;    /* (owned) (element-type PbTypedValue): see pb-compare-site.c */
  GArray *sentences;   /* (owned) (element-type PbSentence) */
  GArray *clauses;     /* (owned) (element-type PbClause) */
  GArray *placed;      /* (owned) (element-type PbPlacedValue): values that are affirmed */
} PbStatementText;

/* The first ids: "say", "think", "see", "know", which alone make no common matter. */
#define PB_COMPARE_MIND_WORDS 4u

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
PbExtract pb_compare_extract_of (const PbStatementText *statement);

/* pb-compare-turn.c */
/* pb_compare_turn_begins: a turn's or an item's mark stands at token @i. @out_body: (out): token behind it.
 */
gboolean pb_compare_turn_begins (const PbStatementText *statement, guint i, guint *out_body,
                                 PbTurn *out_turn);
/* pb_compare_turn_is_line: the tokens are a short line that the next line does not go on with. */
gboolean pb_compare_turn_is_line (const PbStatementText *statement, guint first, guint next);
void pb_compare_turn_measure (PbStatementText *statement);
/* pb_compare_turn_find: says of each sentence whether it is asked, and what it answers. */
void pb_compare_turn_find (PbStatementText *statement);

/* pb-compare-site.c */
/* The role of a place without a name. */
#define PB_COMPARE_SITE "site"
/* pb_compare_site_find: (transfer full) (element-type PbTypedValue): in order of the text. */
GPtrArray *pb_compare_site_find (const PbStatementText *statement);
gboolean pb_compare_sites_agree (const PbTypedValue *a, const PbTypedValue *b);

/* pb-compare-answer.c */
/* pb_compare_answer_add_units: bare numbers become values of what was asked; before clauses are read. */
gboolean pb_compare_answer_add_units (PbStatementText *statement, GError **error);
/* pb_compare_answer_take_over: sentences and clauses of answers get what they take from their questions. */
void pb_compare_answer_take_over (PbStatementText *statement);
/* pb_compare_answer_says_number: the sentence has the number of @value, without a unit. */
gboolean pb_compare_answer_says_number (const PbStatementText *statement, guint index,
                                        const PbTypedValue *value);

/* pb-compare-clause.c */
void pb_compare_sort_unique (GArray *ids);
/* Both statements' names first, then both statements' clauses: otherwise the order of the two would matter.
 */
void pb_statement_text_collect_names (PbStatementText *statement, PbVocabulary *vocabulary);
gboolean pb_statement_text_read_clauses (PbStatementText *statement, const char *which,
                                         PbVocabulary *vocabulary, GError **error);
guint pb_vocabulary_id (PbVocabulary *vocabulary, const char *stem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbVocabulary, pb_vocabulary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStatementText, pb_statement_text_free)

G_END_DECLS
