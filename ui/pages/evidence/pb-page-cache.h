/* pb-page-cache.h: pictures of the pages of one exhibit, as textures, drawn when asked for and ahead.
 *
 * Least recently used ones go when the bytes exceed a bound. What was asked for an exhibit that is no longer
 * shown is cancelled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Bytes of textures kept: about ten pages of A4 at 150 dpi, or three photographs as large as we draw them. */
#define PB_PAGE_CACHE_BYTES (96u * 1024 * 1024)
/* Pixels of one picture: 64 MB. A larger zoom stretches it, which the eye forgives and the memory does not
 * notice. */
#define PB_PAGE_CACHE_MAX_PIXELS (16.0 * 1024 * 1024)

#define PB_TYPE_PAGE_CACHE (pb_page_cache_get_type ())
G_DECLARE_FINAL_TYPE (PbPageCache, pb_page_cache, PB, PAGE_CACHE, GObject)

/* Signals "drawn" (guint page), "failed" (guint page, const GError *): not for pages drawn ahead. */
PbPageCache *pb_page_cache_new (PbWorkspace *workspace);

/* pb_page_cache_set_exhibit: @id: (nullable). Forgets all pictures. */
void pb_page_cache_set_exhibit (PbPageCache *self, const char *id);
/* pb_page_cache_limit_scale: the largest scale up to @scale at which a page of this size is drawn. */
double pb_page_cache_limit_scale (double width, double height, double scale);
/* pb_page_cache_request: @page from 1; nothing when it is there or under way. */
void pb_page_cache_request (PbPageCache *self, guint page, double scale, gboolean ahead);
/* pb_page_cache_drop_pending: what was asked for and is not drawn yet is not wanted any more. */
void pb_page_cache_drop_pending (PbPageCache *self);
/* pb_page_cache_lookup: (nullable) (transfer none): at exactly this scale. */
GdkTexture *pb_page_cache_lookup (PbPageCache *self, guint page, double scale);
/* pb_page_cache_lookup_any: at whatever scale, the largest. (nullable) (transfer none) */
GdkTexture *pb_page_cache_lookup_any (PbPageCache *self, guint page);
/* pb_page_cache_get_bytes: what the textures take now. */
gsize pb_page_cache_get_bytes (PbPageCache *self);

G_END_DECLS
