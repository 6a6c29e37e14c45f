/* pb-page-view.h: one page as a picture, with what is marked on it; words are selected by the mouse.
 *
 * The view knows nothing of a case: it is given a picture, the page's words with their places, and marks.
 * Places are in the page's own units (points, pixels of a photograph), whatever the zoom and the turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kind.h"
#include "pb-workspace-pages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  PB_PAGE_MARK_PASSAGE, /* highlighted words */
  PB_PAGE_MARK_REGION,  /* an outlined part of a picture */
  PB_PAGE_MARK_HIT,     /* found by searching */
  PB_PAGE_MARK_CURRENT_HIT,
} PbPageMarkStyle;

typedef struct {
  PbPageMarkStyle style;
  PbKind kind;   /* of the record it stands for; PB_KIND_NONE: none */
  char *id;      /* (owned) (nullable) */
  char *badge;   /* (owned) (nullable): short: tells overlapping marks apart, the same as on its card */
  char *words;   /* (owned) (nullable): drawn beside a region, and the tooltip */
  guint tint;    /* which of PB_PAGE_VIEW_TINTS */
  GArray *rects; /* (owned) (element-type graphene_rect_t) */
} PbPageMark;

#define PB_PAGE_VIEW_TINTS 4

PbPageMark *pb_page_mark_new (PbPageMarkStyle style, PbKind kind, const char *id, GArray *rects);
void pb_page_mark_free (PbPageMark *mark);

#define PB_TYPE_PAGE_VIEW (pb_page_view_get_type ())
G_DECLARE_FINAL_TYPE (PbPageView, pb_page_view, PB, PAGE_VIEW, GtkWidget)

/* Signals "selection-changed"; "mark-activated" (const char *id, guint kind); "region-drawn" (const char
 * *region): a box was drawn where there are no words, in thousandths. */

/* pb_page_view_set_page: @width, @height: 0 empties the view. */
void pb_page_view_set_page (PbPageView *self, double width, double height);
/* pb_page_view_set_text: @text: (nullable), borrowed: it must live until another is set. Clears the
 * selection. */
void pb_page_view_set_text (PbPageView *self, const PbPageText *text, const char *language);
/* pb_page_view_set_texture: @texture: (nullable): NULL: still being drawn. @notice: (nullable): what stands
 * on the empty paper. */
void pb_page_view_set_texture (PbPageView *self, GdkTexture *texture, const char *notice);
/* pb_page_view_set_zoom: logical pixels per unit. */
void pb_page_view_set_zoom (PbPageView *self, double zoom);
/* pb_page_view_set_turn: quarters to the right, 0 … 3. */
void pb_page_view_set_turn (PbPageView *self, guint turn);
/* pb_page_view_set_regions: whether a drag draws a box instead of selecting words. */
void pb_page_view_set_regions (PbPageView *self, gboolean regions);
/* pb_page_view_set_marks: (transfer full) (element-type PbPageMark), lowest first. */
void pb_page_view_set_marks (PbPageView *self, GPtrArray *marks);
/* pb_page_view_set_selection: bytes of the text; empty when equal. Emits "selection-changed". */
void pb_page_view_set_selection (PbPageView *self, guint start, guint end);
gboolean pb_page_view_get_selection (PbPageView *self, guint *out_start, guint *out_end);
/* pb_page_view_pulse: @id: (nullable): this mark is outlined, and blinks once. */
void pb_page_view_pulse (PbPageView *self, const char *id);
/* pb_page_view_find_mark: where it stands, in the view's coordinates. */
gboolean pb_page_view_find_mark (PbPageView *self, const char *id, graphene_rect_t *out_rect);
/* pb_page_view_find_style: the same of the first mark of this style. */
gboolean pb_page_view_find_style (PbPageView *self, PbPageMarkStyle style, graphene_rect_t *out_rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPageMark, pb_page_mark_free)

G_END_DECLS
