/* pb-page-view-draw.c: the page on the screen: picture, highlights, regions, selection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-view"

#include "config.h"

#include "pb-page-geometry.h"
#include "pb-page-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* How long the outline of a chosen mark swells. */
#define PULSE_MICROSECONDS 600000.0
/* A letter of a badge, in pixels. */
#define BADGE_FONT "Cantarell, Noto Sans Bold 8"
#define REGION_FONT "Cantarell, Noto Sans 9"
/* Room for a badge of two digits, in pixels. */
#define BADGE_STEP 22.0f
#define LABEL_PADDING 4.0f

/* Highlighters on white paper, the same in dark: the paper stays white. Told apart by their badge too. */
static const GdkRGBA tints[PB_PAGE_VIEW_TINTS] = {
    {1.0f, 0.90f, 0.45f, 1},
    {0.68f, 0.90f, 0.72f, 1},
    {0.70f, 0.85f, 1.0f, 1},
    {0.95f, 0.78f, 0.95f, 1},
};
static const GdkRGBA strong_tints[PB_PAGE_VIEW_TINTS] = {
    {0.48f, 0.34f, 0.0f, 1},
    {0.05f, 0.38f, 0.16f, 1},
    {0.05f, 0.28f, 0.58f, 1},
    {0.45f, 0.12f, 0.47f, 1},
};
static const GdkRGBA paper = {1, 1, 1, 1};
static const GdkRGBA edge = {0, 0, 0, 0.25f};
static const GdkRGBA faint = {0.35f, 0.35f, 0.35f, 1};
static const GdkRGBA hit_tint = {1.0f, 0.80f, 0.55f, 1};
static const GdkRGBA current_hit_tint = {1.0f, 0.58f, 0.20f, 1};
static const GdkRGBA selection_tint = {0.55f, 0.74f, 0.98f, 1};

void
pb_page_view_get_size (PbPageView *self, int *out_width, int *out_height)
{
  int width = (int) ceil (self->width * self->zoom);
  int height = (int) ceil (self->height * self->zoom);

  *out_width = self->turn % 2 == 0 ? width : height;
  *out_height = self->turn % 2 == 0 ? height : width;
}

/* Where the turned page begins: it stands in the middle of what it was given, on a whole pixel. */
static void
get_origin (PbPageView *self, float *out_x, float *out_y)
{
  int width, height;

  pb_page_view_get_size (self, &width, &height);
  *out_x = (float) MAX ((gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2, 0);
  *out_y = (float) MAX ((gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2, 0);
}

static GskTransform *
make_transform (PbPageView *self)
{
  float x, y;
  int width, height;
  GskTransform *transform;

  get_origin (self, &x, &y);
  pb_page_view_get_size (self, &width, &height);
  if (self->turn == 1 || self->turn == 2)
    x += (float) width;
  if (self->turn == 2 || self->turn == 3)
    y += (float) height;
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));
  return gsk_transform_rotate (transform, (float) self->turn * 90);
}

void
pb_page_view_to_page (PbPageView *self, double x, double y, double *out_x, double *out_y)
{
  g_autoptr (GskTransform) transform = gsk_transform_invert (make_transform (self));
  graphene_point_t point;

  gsk_transform_transform_point (transform, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point);
  *out_x = self->zoom > 0 ? point.x / self->zoom : 0;
  *out_y = self->zoom > 0 ? point.y / self->zoom : 0;
}

/* Page units to pixels, before the turn. */
static void
scale_rect (PbPageView *self, const graphene_rect_t *rect, graphene_rect_t *out_rect)
{
  float zoom = (float) self->zoom;

  graphene_rect_init (out_rect, rect->origin.x * zoom, rect->origin.y * zoom, rect->size.width * zoom,
                      rect->size.height * zoom);
}

void
pb_page_view_from_page (PbPageView *self, const graphene_rect_t *rect, graphene_rect_t *out_rect)
{
  g_autoptr (GskTransform) transform = make_transform (self);
  graphene_rect_t scaled;

  scale_rect (self, rect, &scaled);
  gsk_transform_transform_bounds (transform, &scaled, out_rect);
}

static const GdkRGBA *
find_tint (const PbPageMark *mark)
{
  if (mark->style == PB_PAGE_MARK_HIT)
    return &hit_tint;
  if (mark->style == PB_PAGE_MARK_CURRENT_HIT)
    return &current_hit_tint;
  return &tints[mark->tint % PB_PAGE_VIEW_TINTS];
}

static void
append_rects (PbPageView *self, GtkSnapshot *snapshot, GArray *rects, const GdkRGBA *colour)
{
  for (guint i = 0; i < rects->len; i++) {
    graphene_rect_t rect;

    scale_rect (self, &g_array_index (rects, graphene_rect_t, i), &rect);
    graphene_rect_inset (&rect, -1, -1);
    gtk_snapshot_append_color (snapshot, colour, &rect);
  }
}

static gboolean
has_highlights (PbPageView *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (((PbPageMark *) g_ptr_array_index (self->marks, i))->style != PB_PAGE_MARK_REGION)
      return TRUE;
  return self->text != NULL && self->end > self->start;
}

/* What is marked darkens the picture like a highlighter, so that the words stay readable. */
static void
append_highlights (PbPageView *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->marks->len; i++) {
    PbPageMark *mark = g_ptr_array_index (self->marks, i);

    if (mark->style != PB_PAGE_MARK_REGION)
      append_rects (self, snapshot, mark->rects, find_tint (mark));
  }
  if (self->text != NULL && self->end > self->start) {
    g_autoptr (GArray) rects = pb_page_geometry_find_rects (self->text, self->start, self->end);

    append_rects (self, snapshot, rects, &selection_tint);
  }
}

static void
append_outline (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *colour, float width)
{
  GskRoundedRect outline;
  const float widths[4] = {width, width, width, width};
  const GdkRGBA colours[4] = {*colour, *colour, *colour, *colour};
  graphene_rect_t grown = *rect;

  graphene_rect_inset (&grown, -width, -width);
  gsk_rounded_rect_init_from_rect (&outline, &grown, 2);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* A label on its own ground, so that it is read on any picture; never outside the page on the left or top.
 * @above: over @y where there is room, else under it. */
static void
append_label (PbPageView *self, GtkSnapshot *snapshot, const char *words, const char *font, float x, float y,
              gboolean above, const GdkRGBA *ground)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  int width, height;

  pango_layout_set_font_description (layout, description);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (above && y >= (float) height + LABEL_PADDING)
    y -= (float) height + LABEL_PADDING;
  x = MAX (x, 0);
  y = MAX (y, 0);
  gtk_snapshot_append_color (
      snapshot, ground,
      &GRAPHENE_RECT_INIT (x, y, (float) width + 2 * LABEL_PADDING, (float) height + LABEL_PADDING));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + LABEL_PADDING, y + LABEL_PADDING / 2));
  gtk_snapshot_append_layout (snapshot, layout, &paper);
  gtk_snapshot_restore (snapshot);
}

/* How far left the words of the page begin. */
static float
find_text_edge (PbPageView *self)
{
  double left = self->width;

  for (guint i = 0; self->text != NULL && i < self->text->boxes->len; i++)
    left = MIN (left, g_array_index (self->text->boxes, PbTextBox, i).x);
  for (guint i = 0; i < self->marks->len; i++) {
    const PbPageMark *mark = g_ptr_array_index (self->marks, i);

    for (guint r = 0; mark->style == PB_PAGE_MARK_PASSAGE && r < mark->rects->len; r++)
      left = MIN (left, g_array_index (mark->rects, graphene_rect_t, r).origin.x);
  }
  return (float) (left * self->zoom);
}

/* Badges of passages stand left of the words, beside the line where each begins; several on one line side by
 * side. */
static void
append_badges (PbPageView *self, GtkSnapshot *snapshot)
{
  float edge_x = find_text_edge (self);
  float last_y = -1000;
  guint on_line = 0;

  for (guint i = self->marks->len; i > 0; i--) {
    const PbPageMark *mark = g_ptr_array_index (self->marks, i - 1);
    graphene_rect_t rect;

    if (mark->style != PB_PAGE_MARK_PASSAGE || mark->rects->len == 0 || mark->badge == NULL)
      continue;
    scale_rect (self, &g_array_index (mark->rects, graphene_rect_t, 0), &rect);
    on_line = fabsf (rect.origin.y - last_y) < rect.size.height ? on_line + 1 : 1;
    last_y = rect.origin.y;
    append_label (self, snapshot, mark->badge, BADGE_FONT, edge_x - BADGE_STEP * (float) on_line,
                  rect.origin.y, FALSE, &strong_tints[mark->tint % PB_PAGE_VIEW_TINTS]);
  }
}

static float
get_swell (PbPageView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  double passed;

  if (self->pulse_start == 0 || clock == NULL)
    return 0;
  passed = (double) (gdk_frame_clock_get_frame_time (clock) - self->pulse_start) / PULSE_MICROSECONDS;
  return (float) (passed < 1 ? sin (passed * G_PI) : 0);
}

static void
append_mark_details (PbPageView *self, GtkSnapshot *snapshot, const PbPageMark *mark)
{
  const GdkRGBA *strong = &strong_tints[mark->tint % PB_PAGE_VIEW_TINTS];
  gboolean is_chosen = self->chosen != NULL && g_strcmp0 (mark->id, self->chosen) == 0;
  graphene_rect_t rect;

  if (mark->rects->len == 0)
    return;
  for (guint i = 0; i < mark->rects->len; i++) {
    scale_rect (self, &g_array_index (mark->rects, graphene_rect_t, i), &rect);
    if (mark->style == PB_PAGE_MARK_REGION || is_chosen)
      append_outline (snapshot, &rect, strong, is_chosen ? 2 + 4 * get_swell (self) : 2);
    /* A line under the words: the mark is seen without its colour too. */
    else if (mark->style == PB_PAGE_MARK_PASSAGE)
      gtk_snapshot_append_color (
          snapshot, strong,
          &GRAPHENE_RECT_INIT (rect.origin.x, rect.origin.y + rect.size.height, rect.size.width, 1));
  }
  scale_rect (self, &g_array_index (mark->rects, graphene_rect_t, 0), &rect);
  if (mark->style == PB_PAGE_MARK_REGION && mark->words != NULL) {
    g_autofree char *label
        = mark->badge != NULL ? g_strdup_printf ("%s  %s", mark->badge, mark->words) : g_strdup (mark->words);

    append_label (self, snapshot, label, REGION_FONT, rect.origin.x - 2, rect.origin.y - 2, TRUE, strong);
  }
}

static void
append_picture (PbPageView *self, GtkSnapshot *snapshot, const graphene_rect_t *page)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t rect = *page;

  gtk_snapshot_append_color (snapshot, &paper, page);
  if (self->texture == NULL)
    return;
  /* Drawn for this zoom: pixel for pixel, or it blurs. */
  if (fabsf ((float) gdk_texture_get_width (self->texture) / (float) factor - page->size.width) < 2)
    graphene_rect_init (&rect, 0, 0, (float) gdk_texture_get_width (self->texture) / (float) factor,
                        (float) gdk_texture_get_height (self->texture) / (float) factor);
  gtk_snapshot_append_texture (snapshot, self->texture, &rect);
}

static void
append_notice (PbPageView *self, GtkSnapshot *snapshot, const graphene_rect_t *page)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  if (self->texture != NULL || self->notice == NULL)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->notice);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf ((page->size.width - (float) width) / 2),
                                                          roundf ((page->size.height - (float) height) / 3)));
  gtk_snapshot_append_layout (snapshot, layout, &faint);
  gtk_snapshot_restore (snapshot);
}

void
pb_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PbPageView *self = PB_PAGE_VIEW (widget);
  g_autoptr (GskTransform) transform = NULL;
  graphene_rect_t page;

  if (self->width <= 0 || self->height <= 0)
    return;
  transform = make_transform (self);
  graphene_rect_init (&page, 0, 0, (float) ceil (self->width * self->zoom),
                      (float) ceil (self->height * self->zoom));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_transform (snapshot, transform);
  gtk_snapshot_push_clip (snapshot, &page);
  /* Blending costs a copy of the page: only where something is marked. */
  if (has_highlights (self))
    gtk_snapshot_push_blend (snapshot, GSK_BLEND_MODE_MULTIPLY);
  append_picture (self, snapshot, &page);
  if (has_highlights (self)) {
    gtk_snapshot_pop (snapshot);
    append_highlights (self, snapshot);
    gtk_snapshot_pop (snapshot);
  }
  for (guint i = 0; i < self->marks->len; i++)
    append_mark_details (self, snapshot, g_ptr_array_index (self->marks, i));
  append_badges (self, snapshot);
  if (self->is_drawing) {
    graphene_rect_t drawn;

    scale_rect (self, &self->drawn, &drawn);
    append_outline (snapshot, &drawn, &strong_tints[2], 2);
  }
  append_notice (self, snapshot, &page);
  gtk_snapshot_pop (snapshot);
  append_outline (snapshot, &page, &edge, 1);
  gtk_snapshot_restore (snapshot);
}
