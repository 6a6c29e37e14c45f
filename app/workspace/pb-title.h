/* pb-title.h: what a record is called on one line, by its own words and those of what it refers to.
 *
 * One rule per kind (pb-kind-title.h): parts that are there, joined by " · ", at most 80 characters, cut at
 * the end of a word; else the key; else the kind and the end of the id. Never by identity values but quotes
 * and propositions (pb_kind_may_show()). Choices, dates and numbers stand as stored. Worker only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-item.h"
#include "pb-store.h"

G_BEGIN_DECLS

/* Titles already made in one use of the store: a list asks for the same few again and again. */
typedef struct _PbTitles PbTitles;

PbTitles *pb_titles_new (PbStore *store);
void pb_titles_free (PbTitles *self);
/* pb_titles_make_item: NULL with @error only when the store fails. (transfer full) */
PbItem *pb_titles_make_item (PbTitles *self, PbRecord *record, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTitles, pb_titles_free)

G_END_DECLS
