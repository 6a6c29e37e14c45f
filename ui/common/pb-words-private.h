/* pb-words-private.h: the tables of pb-words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-words.h"

G_BEGIN_DECLS

/* A column by its SQL name without "_id"; rows that name a table come first and win. Ended by NULL. */
typedef struct {
  const char *table; /* (nullable): any */
  const char *column;
  const char *words; /* context "column" */
} PbColumnWords;

/* A choice; rows that name "table.column" come first and win. Ended by NULL. */
typedef struct {
  const char *place; /* (nullable): any */
  const char *choice;
  const char *words; /* context "choice" */
} PbChoiceWords;

extern const PbColumnWords pb_words_columns[];
extern const PbChoiceWords pb_words_choices[];

G_END_DECLS
