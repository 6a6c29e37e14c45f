/* pb-extract-lexicon.h: the words the extractor knows, and the places.
 *
 * A word has a class for each thing it may be; each class carries a value and a code, described beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-extract.h"

G_BEGIN_DECLS

/* Longest word that can be in the lexicon, in bytes: a Burmese month takes 45. */
#define PB_LEX_MAX_WORD 63

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

/* pb-extract-lexicon.c: built once, never freed. */
const PbLexeme *pb_extract_lexicon_lookup (const char *word, gsize length);
extern const PbLexEntry pb_lexicon_numbers[], pb_lexicon_dates[], pb_lexicon_money[], pb_lexicon_quantities[],
    pb_lexicon_places[], pb_lexicon_words[]; /* ended by a NULL word */

typedef struct {
  const char *name; /* folded: lower case letters only */
  PbPlaceLevel level;
  const char *country;
  const char *parent; /* (nullable): folded name of the province of a town */
} PbGazetteerEntry;

const PbGazetteerEntry *pb_extract_gazetteer_lookup (const char *name);
/* pb_extract_gazetteer_fold: "Samut Sakhon" → "samutsakhon". (transfer full) */
char *pb_extract_gazetteer_fold (const char *name);

G_END_DECLS
