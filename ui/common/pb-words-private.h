/* pb-words-private.h: the tables behind pb-words.h. Each ends with a NULL key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *key;   /* "party"; "taken_on" or "statement.taken_on"; "heard", "basis.heard" or all three */
  const char *words; /* marked for translation */
  const char *more;  /* (nullable): plural of a kind, help of a column */
} PbWord;

#define PB_WORDS_KIND_CONTEXT "kind"
#define PB_WORDS_COLUMN_CONTEXT "column"
#define PB_WORDS_HELP_CONTEXT "column help"
#define PB_WORDS_CHOICE_CONTEXT "choice"
#define PB_WORDS_LABEL_CONTEXT "gesture"

extern const PbWord _pb_words_of_kinds[];
extern const PbWord _pb_words_of_labels[];
extern const PbWord _pb_words_of_columns[];
extern const PbWord _pb_words_of_choices[];

G_END_DECLS
