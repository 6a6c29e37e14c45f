/* pb-page-view-private.h: what drawing and pointing share of a page view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page-view.h"

G_BEGIN_DECLS

struct _PbPageView {
  GtkWidget parent_instance;

  double width, height; /* of the page, in its units */
  double zoom;
  guint turn;
  gboolean regions;
  const PbPageText *text; /* (nullable): borrowed */
  char *language;         /* (owned) (nullable) */
  GdkTexture *texture;    /* (owned) (nullable) */
  char *notice;           /* (owned) (nullable) */
  GPtrArray *marks;       /* (owned) (element-type PbPageMark) */
  char *chosen;           /* (owned) (nullable): id of the mark that is outlined */
  gint64 pulse_start;     /* µs of the frame clock; 0: none */
  guint pulse_tick;

  guint anchor, start, end; /* the selection */
  int n_press;              /* of the click under way */
  graphene_point_t drag_from;
  graphene_rect_t drawn; /* a region being drawn */
  gboolean is_drawing;
};

/* pb-page-view-draw.c */
void pb_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/* pb_page_view_get_size: of the turned page, in logical pixels. */
void pb_page_view_get_size (PbPageView *self, int *out_width, int *out_height);
/* pb_page_view_to_page, _from_page: between the widget's coordinates and the page's. */
void pb_page_view_to_page (PbPageView *self, double x, double y, double *out_x, double *out_y);
void pb_page_view_from_page (PbPageView *self, const graphene_rect_t *rect, graphene_rect_t *out_rect);

/* pb-page-view-point.c: the mouse. */
void pb_page_view_add_pointing (PbPageView *self);

G_END_DECLS
