/* pb-words.h: what kinds, columns and choices of the schema are called on the screen.
 *
 * Translated; no machine word is ever shown. A test holds that every kind, column and choice has words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-item.h"

G_BEGIN_DECLS

/* pb_words_for_kind: "Statement". pb_words_for_kinds: "Statements". */
const char *pb_words_for_kind (PbKind kind);
const char *pb_words_for_kinds (PbKind kind);
/* pb_words_for_column: "Taken on". pb_words_for_column_help: what belongs there, one sentence; NULL where the
 * words say enough. */
const char *pb_words_for_column (PbKind kind, guint column);
const char *pb_words_for_column_help (PbKind kind, guint column);
/* pb_words_for_choice: "Heard it"; @choice is one of the column's; another is given back as it is. */
const char *pb_words_for_choice (PbKind kind, guint column, const char *choice);
/* pb_words_for_label: a gesture's machine word as history and toasts say it: "Recorded", "Taken in". */
const char *pb_words_for_label (const char *label);
/* pb_words_for_date: "3 May 2016", "3 May 2016 · Buddhist Era 2559"; what is no date as it is. (transfer
 * full) */
char *pb_words_for_date (const char *edtf, gboolean with_buddhist_era);
/* pb_words_for_value: a column of @item for reading: choices and yes/no in words, dates with their Buddhist
 * Era year where the column's calendar says so, currencies and countries by name; "" for an empty one.
 * (transfer full) */
char *pb_words_for_value (PbItem *item, guint column);
/* pb_words_for_error: what happened and what to do; never an id. (transfer full) */
char *pb_words_for_error (const GError *error);
/* pb_words_for_wrong_value: what would be right where a value of @column was refused. (transfer full) */
char *pb_words_for_wrong_value (const PbColumn *column);

G_END_DECLS
