/* pb-kind-title.h: which columns say what a record is called: one table for the titles on the screen and for
 * the SQL that sorts and filters by them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kind.h"

G_BEGIN_DECLS

/* More is no name but a description. */
#define PB_KIND_TITLE_MAX_COLUMNS 6

typedef struct {
  PbKind kind;
  /* SQL names in the order they are said, NULL-terminated; empty ones are left out, references are said by
     their own short title. Nothing leads back to the kind itself. */
  const char *columns[PB_KIND_TITLE_MAX_COLUMNS + 1];
  /* What is said where another record refers to it: 1: the first column that is there; more: so many from the
     start. */
  guint n_short;
} PbKindTitle;

/* pb_kind_get_title: (transfer none) */
const PbKindTitle *pb_kind_get_title (PbKind kind);
/* pb_kind_may_show:
 * Whether a list may show and search this column: all but identity columns. The quote of a passage and the
 * proposition of an assertion may, although they are identity columns: exhibits are not sealed yet (design
 * 4a), and without their words nobody could tell one passage from another. Who people are never is.
 */
gboolean pb_kind_may_show (PbKind kind, guint column);

G_END_DECLS
