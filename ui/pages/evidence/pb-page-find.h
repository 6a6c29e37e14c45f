/* pb-page-find.h: words looked for on every page of one exhibit, compared as search and passages compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace-pages.h"

G_BEGIN_DECLS

typedef struct {
  guint page;       /* from 1 */
  guint start, end; /* bytes of the page's text */
} PbPageHit;

#define PB_TYPE_PAGE_FIND (pb_page_find_get_type ())
G_DECLARE_FINAL_TYPE (PbPageFind, pb_page_find, PB, PAGE_FIND, GObject)

/* Signal "changed": hits were added or the last page was read; "failed" (const GError *). */
PbPageFind *pb_page_find_new (PbWorkspace *workspace);
/* pb_page_find_set_exhibit: @id: (nullable). Forgets hits and texts. */
void pb_page_find_set_exhibit (PbPageFind *self, const char *id, guint n_pages);
/* pb_page_find_start: @words: (nullable): "" or NULL finds nothing. */
void pb_page_find_start (PbPageFind *self, const char *words);
gboolean pb_page_find_is_busy (PbPageFind *self);
/* pb_page_find_get_hits: (transfer none) (element-type PbPageHit): in order. */
GArray *pb_page_find_get_hits (PbPageFind *self);

/* pb_page_find_in_text: all places of @words in @text, appended to @hits. Pure. */
void pb_page_find_in_text (const char *text, const char *words, guint page, GArray *hits);

G_END_DECLS
