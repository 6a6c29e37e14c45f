/* pb-compare.h: two statements side by side: what they say differently about the same matter.
 *
 * Lists dates, times, durations, frequencies, hours, sums, counts, distances, ages, places and plain yes/no
 * that cannot both be true at their stated precision, each with both passages and the rule in words. Vague
 * never contradicts: an approximate number means anything from its half to its double, a month
 * contains its days, sums of different currencies are not compared. What is promised is not compared with
 * what was done, nor one person's matter with another's. No score, no word on who is right: a
 * difference is a question to a person.
 *
 * In a record of interview an answer is read with its question ("How long did you wait?" – "Ten days."), and
 * what is asked, headings and the lines a printer adds are nobody's word. Places without a name ("the office
 * of the factory", "the house") are compared too, when the deed is the same.
 *
 * Precision before recall: passages are compared only when they share their matter in words; a difference
 * told in quite other words is missed. Neither the order of sentences nor wording alone makes a difference.
 *
 * Pure; any thread; reads English, and values and plain denials in Thai. Verified by
 * tests/analysis/test-compare.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-extract.h"

G_BEGIN_DECLS

/* One statement: 300 dense pages; a longer text is not one statement. */
#define PB_COMPARE_MAX_BYTES (1024u * 1024)
/* Values in one statement: its pairs are all looked at. A long real statement has some hundreds. */
#define PB_COMPARE_MAX_VALUES 2000u

/* Clauses in one statement (about 120 pages): each yes is looked at beside each no. */
#define PB_COMPARE_MAX_CLAUSES 6000u

/* Pairs of passages that may differ. Real statements have some hundreds; more is a repeated text, and no list
 * for a reader. */
#define PB_COMPARE_MAX_PAIRS 100000u

typedef struct {
  const char *const *pages; /* UTF-8 in NFC, one text a page */
  guint n_pages;
  const char *speaker; /* (nullable): when both are given and differ, "I" in one may be "she" in the other */
} PbCompareText;

typedef struct {
  guint page;  /* index from 0 */
  gsize start; /* byte offsets into that page: the quote */
  gsize end;
  gsize value_start; /* … and the words that carry the value */
  gsize value_end;
  char *quote; /* (owned): the sentence, with the question it answers, as far as they stand on this page */
  char *value; /* (owned): in plain words: "6 days a week" */
} PbCompareSide;

typedef struct {
  PbValueKind kind;
  PbCompareSide a;
  PbCompareSide b;
  char *rule; /* (owned): "6 days a week ≠ 7 days a week" */
} PbCompareDifference;

void pb_compare_difference_free (PbCompareDifference *difference);

/* pb_compare_texts:
 * Returns: (transfer full) (element-type PbCompareDifference): in the order of @a; empty when nothing
 * differs; or NULL with PB_ERROR_INVALID (not UTF-8) or PB_ERROR_TOO_LARGE, naming the statement ("first",
 * "second").
 */
GPtrArray *pb_compare_texts (const PbCompareText *a, const PbCompareText *b, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbCompareDifference, pb_compare_difference_free)

G_END_DECLS
