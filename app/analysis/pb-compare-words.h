/* pb-compare-words.h: what a word says of the matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words that exclude each other when they stand in two passages ("first" and "second" night); one set of bits
 * each. */
#define PB_COMPARE_CONTRASTS 12
/* The set that holds "sister" and "father". */
#define PB_COMPARE_RELATIVES 2
/* A bit for each set that holds rooms, buildings or vehicles. */
#define PB_COMPARE_SITE_SETS ((1u << 7) | (1u << 9) | (1u << 11))

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
  PB_WORD_REPORT = 1 << 8,     /* a claim of what is, not of what will be: "said" */
} PbWordFlags;

/* What the tables know of one word. */
typedef struct {
  const char *stem; /* (nullable): the kin it counts as: "paid" → "pay" */
  guint flags;      /* PbWordFlags */
  guint persons;    /* PbPerson */
  int contrast;     /* index of its contrast set, -1 for none */
  guint32 member;   /* its bit there */
} PbWordEntry;

/* pb_compare_word: @word in lower case. @out_stem: (out) (transfer full): what it counts as. */
PbWordEntry pb_compare_word (const char *word, char **out_stem);

G_END_DECLS
