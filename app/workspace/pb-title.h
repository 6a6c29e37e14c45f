/* pb-title.h: what a record is called on one line, by its own words and those of what it refers to.
 *
 * Never by identity values of table identity and alias; quotes and propositions are shown as long as exhibits
 * are not sealed (design 4a). Worker only.
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
