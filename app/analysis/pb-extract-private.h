/* pb-extract-private.h: what the extractor's parts share: tokens and quantities.
 *
 * One pass cuts the text into tokens and looks each word up once; recognisers then look at tokens only. A
 * recogniser gets the index of a token and returns the index after what it took, or the same index for
 * nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-extract-lexicon.h"

G_BEGIN_DECLS

/* Largest number a phrase may say: a thousand million million; above it is a mistype or a code. */
#define PB_NUMBER_MAX G_GINT64_CONSTANT (1000000000000000)

typedef enum { PB_TOKEN_WORD, PB_TOKEN_NUMBER, PB_TOKEN_PUNCT } PbTokenKind;

typedef struct {
  guint32 start;
  guint32 end;
  guint kind : 2;
  guint is_capital : 1;   /* begins with a capital letter */
  guint is_spaced : 1;    /* white space before it */
  guint is_paragraph : 1; /* an empty line before it */
  guint is_line : 1;      /* first on its line */
  guint is_unspaced : 1;  /* of a script written without spaces */
  const PbLexeme *lexeme; /* (nullable) */
} PbToken;

typedef struct {
  const char *text;
  gsize length;
  PbToken *tokens;
  guint n_tokens;
  GHashTable *persons; /* (element-type utf8): words seen used as somebody's name */
  GPtrArray *values;   /* (element-type PbTypedValue) */
} PbExtract;

/* A number phrase with what makes it vague. */
typedef struct {
  guint next;   /* token after it */
  PbRatio *min; /* (nullable): open */
  PbRatio *max; /* (nullable): open */
  guint approximate : 1;
  guint is_article : 1; /* "a week": one, but only before a unit */
  guint is_one : 1;
  guint is_digits : 1;  /* said in digits only */
  guint is_half_of : 1; /* "half a …": the article is already taken */
} PbQuantity;

/* pb-extract-token.c: (transfer full), element-type PbToken. */
GArray *pb_extract_tokenise (const char *text, gsize length);
gboolean pb_token_is (const PbExtract *x, guint i, const char *word);
const PbLexEntry *pb_token_entry (const PbExtract *x, guint i, PbLexClass class);
/* pb_token_phrase: how many tokens from @i are the words of @phrase (separated by one space); 0 when they are
 * not. */
guint pb_token_phrase (const PbExtract *x, guint i, const char *phrase);
char *pb_token_dup (const PbExtract *x, guint i);
/* pb_token_touches: token @i follows the one before it without a space. */
gboolean pb_token_touches (const PbExtract *x, guint i);
gboolean pb_token_has (const PbExtract *x, guint i, guint32 classes);
PbTokenKind pb_token_kind (const PbExtract *x, guint i);

/* pb-extract-number.c */
void pb_quantity_clear (PbQuantity *quantity);
gboolean pb_quantity_parse (const PbExtract *x, guint i, PbQuantity *out_quantity);
gboolean pb_extract_number_digits (const PbExtract *x, guint i, int min_digits, int max_digits,
                                   int *out_value);
/* pb_extract_number_approximator: tokens the approximator at @i takes; what it leaves open. */
guint pb_extract_number_approximator (const PbExtract *x, guint i, gboolean *out_open_below,
                                      gboolean *out_open_above);

/* pb-extract.c */
PbTypedValue *pb_extract_add (PbExtract *x, PbValueKind kind, guint first, guint next);
void pb_extract_take_range (PbTypedValue *value, PbQuantity *quantity);
char *pb_extract_range_text (const PbTypedValue *value);

/* Recognisers: index after what was taken, or @i. */
guint pb_extract_date (PbExtract *x, guint i);
guint pb_extract_clock (PbExtract *x, guint i);
guint pb_extract_rhythm (PbExtract *x, guint i);
guint pb_extract_money_before (PbExtract *x, guint i);
guint pb_extract_money_after (PbExtract *x, guint first, PbQuantity *quantity);
guint pb_extract_quantity (PbExtract *x, guint first, PbQuantity *quantity);
guint pb_extract_age (PbExtract *x, guint i);
guint pb_extract_place (PbExtract *x, guint i);
guint pb_extract_negation (PbExtract *x, guint i);
void pb_extract_find_persons (PbExtract *x);
/* pb_extract_per: index after "a month", "per day", "monthly", "/month" at @i, or @i. @out_per: static text.
 */
guint pb_extract_per (const PbExtract *x, guint i, const char **out_per);
/* pb_extract_per_before: the unit of "เดือนละ" or "per month" just before @first, or NULL. */
const char *pb_extract_per_before (const PbExtract *x, guint first, guint *out_first);
/* pb_extract_tail: "or more", "or so" behind what was measured. */
guint pb_extract_tail (const PbExtract *x, guint next, PbQuantity *quantity);
const char *pb_extract_singular (const char *word, char *buffer, gsize size);

G_END_DECLS
