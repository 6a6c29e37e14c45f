/* pb-passage-locator.h: finds the words of a passage in the text of its exhibit, and says honestly when they
 * are not there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-store.h"

G_BEGIN_DECLS

/* Words kept before and after a quote, to find it again in an edited copy. */
#define PB_PASSAGE_CONTEXT_CHARS 60

/* pb_passage_locator_locate:
 * Fills start, end, boxes, before, after, sha256 and located of @passage from the pages of its exhibit in
 * @store. Without a page number the first page that holds the words is taken. Returns: FALSE with @error only
 * when the store fails; words that are not found are "lost", which is no error.
 */
gboolean pb_passage_locator_locate (PbStore *store, PbRecord *passage, GError **error);

G_END_DECLS
