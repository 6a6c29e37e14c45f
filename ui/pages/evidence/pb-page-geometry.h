/* pb-page-geometry.h: from offsets in a page's text to places on the page, and back. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace-pages.h"

#include <graphene-gobject.h>

G_BEGIN_DECLS

/* pb_page_geometry_find_rects: where bytes @start … @end stand; a box of several letters is cut where the
 * letters would be if they were equally wide. (transfer full) (element-type graphene_rect_t) */
GArray *pb_page_geometry_find_rects (const PbPageText *text, guint start, guint end);
/* pb_page_geometry_find_offset: the place between two letters nearest to a point. FALSE: no text. */
gboolean pb_page_geometry_find_offset (const PbPageText *text, double x, double y, guint *out_offset);
/* pb_page_geometry_find_word: the word around @offset. @language: (nullable) ISO 639. */
gboolean pb_page_geometry_find_word (const char *text, guint offset, const char *language, guint *out_start,
                                     guint *out_end);
/* pb_page_geometry_parse_boxes: "x y w h; x y w h". @width, @height: what 1000 stands for in a region of
 * thousandths; 0: numbers are taken as they are. What is not one is left out. (transfer full) (element-type
 * graphene_rect_t) */
GArray *pb_page_geometry_parse_boxes (const char *boxes, double width, double height);
/* pb_page_geometry_format_region: @rect of a picture of this size in thousandths; kept inside. (transfer
 * full)
 */
char *pb_page_geometry_format_region (const graphene_rect_t *rect, double width, double height);
/* pb_page_geometry_extract_quote: the words from @start to @end in one line. (transfer full) */
char *pb_page_geometry_extract_quote (const char *text, guint start, guint end);
/* pb_page_geometry_count_occurrence: which occurrence of @quote it is that begins at or after @start, as
 * passages count them. */
guint pb_page_geometry_count_occurrence (const char *text, const char *quote, guint start);

G_END_DECLS
