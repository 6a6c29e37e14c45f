/* large-case.h: a large case that nobody lived, always the same for the same seed and size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

typedef struct {
  guint32 seed;
  guint n_people;     /* three of five are victims, ten are accused */
  guint n_assertions; /* half of them are on facts common to a group, half on facts of one person */
} LargeCaseSize;

/* LargeCaseSink: takes one row. @values: one text per column of @kind, NULL for empty. */
typedef void (*LargeCaseSink) (PbKind kind, const char *const *values, gpointer user_data);

/* large_case_make: the rows of the case; @pack and @version are those of the law its counts are charged
 * under. */
void large_case_make (const LargeCaseSize *size, const char *pack, const char *version, const char *offence,
                      LargeCaseSink sink, gpointer user_data);

G_END_DECLS
