/* pb-extract-private.h: what the extractor's parts share: tokens, the lexicon, quantities.
 *
 * One pass cuts the text into tokens and looks each word up once; recognisers then look at tokens only. A
 * recogniser gets the index of a token and returns the index after what it took, or the same index for
 * nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-extract.h"

G_BEGIN_DECLS

/* Longest word that can be in the lexicon, in bytes: a Burmese month takes 45. */
#define PB_LEX_MAX_WORD 63
/* Largest number a phrase may say: a thousand million million; above it is a mistype or a code. */
#define PB_NUMBER_MAX G_GINT64_CONSTANT (1000000000000000)

typedef enum {
  PB_LEX_NUMBER = 1 << 0,   /* value 0-99; "two", "twenty" */
  PB_LEX_SCALE = 1 << 1,    /* value 10, 100, 1000 … multiplies what stands before it */
  PB_LEX_FRACTION = 1 << 2, /* "½": value is the denominator, code the numerator */
  PB_LEX_HALF = 1 << 3,
  PB_LEX_ARTICLE = 1 << 4, /* "a", "an" */
  PB_LEX_VAGUE = 1 << 5,   /* "several", "few": value is the least it means */
  PB_LEX_UNIT = 1 << 6,    /* unit of time: code "day", value its singular (1) or plural (2) or either (0) */
  PB_LEX_MONTH = 1 << 7,   /* value 1-12; code "" English, "x" needs a day or a year beside it */
  PB_LEX_WEEKDAY = 1 << 8,
  PB_LEX_ERA = 1 << 9,         /* value to subtract: "B.E." 543, "C.E." 0 */
  PB_LEX_CURRENCY = 1 << 10,   /* code "THB"; value 1: may stand before the number */
  PB_LEX_NATION = 1 << 11,     /* "Thai": code is the country; before a currency word */
  PB_LEX_LENGTH = 1 << 12,     /* unit of distance: value in millimetres, code "1" when only after digits */
  PB_LEX_PER = 1 << 13,        /* "per", "each", "every", "/" and its sisters */
  PB_LEX_ADVERB = 1 << 14,     /* "daily", "monthly": code is the unit */
  PB_LEX_PER_BEFORE = 1 << 15, /* "เดือนละ": per month, before the number */
  PB_LEX_AMPM = 1 << 16,       /* value 0 or 12 */
  PB_LEX_APPROX = 1 << 17,     /* first word of an approximator */
  PB_LEX_DATE_WORD = 1 << 18, /* code "day", "month", "year" of a written date: "วันที่", "tháng", "ngày" */
  PB_LEX_PREPOSITION = 1 << 19, /* a place may follow */
  PB_LEX_NOT_PLACE = 1 << 20,   /* capitalised, and no place: titles, languages, feasts */
  PB_LEX_PLACE_PART = 1 << 21,  /* "Ban", "Moo", "Soi": value 1 when a number may follow */
  PB_LEX_PERSON_VERB = 1 << 22, /* a capitalised word before it names a person */
  PB_LEX_TITLE = 1 << 23,       /* a capitalised word after it names a person */
  PB_LEX_NEGATION = 1 << 24,    /* value 1 clear, 0 not clear */
  PB_LEX_STOP = 1 << 25,        /* function word: ends a noun phrase */
  PB_LEX_NOT_COUNTED = 1 << 26, /* after a number, but no thing that is counted: "percent", "times" */
  PB_LEX_LABEL = 1 << 27,       /* a number after it is a name, not a count: "room", "article", "No." */
} PbLexClass;

typedef struct {
  const char *word;
  PbLexClass class;
  gint64 value;
  const char *code; /* (nullable) */
} PbLexEntry;

typedef struct {
  guint32 classes;
  const PbLexEntry *entries[6]; /* NULL-terminated unless full: no word has more classes */
} PbLexeme;

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

/* pb-extract-lexicon.c: built once, never freed. */
const PbLexeme *pb_lexicon_lookup (const char *word, gsize length);
extern const PbLexEntry pb_lexicon_numbers[], pb_lexicon_dates[], pb_lexicon_money[], pb_lexicon_quantities[],
    pb_lexicon_places[], pb_lexicon_words[]; /* ended by a NULL word */

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
gboolean pb_number_digits (const PbExtract *x, guint i, int min_digits, int max_digits, int *out_value);
/* pb_number_approximator: tokens the approximator at @i takes; what it leaves open. */
guint pb_number_approximator (const PbExtract *x, guint i, gboolean *out_open_below,
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

/* pb-extract-gazetteer.c */
typedef struct {
  const char *name; /* folded: lower case letters only */
  PbPlaceLevel level;
  const char *country;
  const char *parent; /* (nullable): folded name of the province of a town */
} PbGazetteerEntry;

const PbGazetteerEntry *pb_gazetteer_lookup (const char *name);
/* pb_gazetteer_fold: "Samut Sakhon" → "samutsakhon". (transfer full) */
char *pb_gazetteer_fold (const char *name);

G_END_DECLS
