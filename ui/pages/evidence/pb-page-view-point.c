/* pb-page-view-point.c: the mouse on a page: words are selected, regions drawn, marks chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-view"

#include "config.h"

#include "pb-page-geometry.h"
#include "pb-page-view-private.h"

/* A press that moves less, in pixels, is a click. */
#define CLICK_SLACK 4.0
/* A smaller box is a slip of the hand. */
#define REGION_MIN_PIXELS 12.0

static gboolean
has_point (const PbPageMark *mark, double x, double y)
{
  for (guint i = 0; i < mark->rects->len; i++)
    if (graphene_rect_contains_point (&g_array_index (mark->rects, graphene_rect_t, i),
                                      &GRAPHENE_POINT_INIT ((float) x, (float) y)))
      return TRUE;
  return FALSE;
}

static float
measure_area (const PbPageMark *mark)
{
  float area = 0;

  for (guint i = 0; i < mark->rects->len; i++) {
    const graphene_rect_t *rect = &g_array_index (mark->rects, graphene_rect_t, i);

    area += rect->size.width * rect->size.height;
  }
  return area;
}

/* The smallest mark under a point: the inner one of two that overlap. */
static PbPageMark *
find_mark_at (PbPageView *self, double x, double y)
{
  PbPageMark *best = NULL;
  double px, py;

  pb_page_view_to_page (self, x, y, &px, &py);
  for (guint i = 0; i < self->marks->len; i++) {
    PbPageMark *mark = g_ptr_array_index (self->marks, i);

    if (mark->id != NULL && has_point (mark, px, py)
        && (best == NULL || measure_area (mark) < measure_area (best)))
      best = mark;
  }
  return best;
}

static gboolean
find_offset_at (PbPageView *self, double x, double y, guint *out_offset)
{
  double px, py;

  if (self->text == NULL)
    return FALSE;
  pb_page_view_to_page (self, x, y, &px, &py);
  return pb_page_geometry_find_offset (self->text, px, py, out_offset);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, PbPageView *self)
{
  guint offset, start, end;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->n_press = n_press;
  if (n_press != 2 || self->regions || !find_offset_at (self, x, y, &offset))
    return;
  if (pb_page_geometry_find_word (self->text->text, offset, self->language, &start, &end)) {
    pb_page_view_set_selection (self, start, end);
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  }
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, PbPageView *self)
{
  double px, py;

  pb_page_view_to_page (self, x, y, &px, &py);
  graphene_point_init (&self->drag_from, (float) px, (float) py);
  if (!find_offset_at (self, x, y, &self->anchor))
    self->anchor = 0;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, PbPageView *self)
{
  double x, y, px, py;
  guint offset;

  if (dx * dx + dy * dy < CLICK_SLACK * CLICK_SLACK)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!self->regions) {
    if (find_offset_at (self, x + dx, y + dy, &offset))
      pb_page_view_set_selection (self, MIN (self->anchor, offset), MAX (self->anchor, offset));
    return;
  }
  pb_page_view_to_page (self, x + dx, y + dy, &px, &py);
  graphene_rect_init (&self->drawn, self->drag_from.x, self->drag_from.y, (float) px - self->drag_from.x,
                      (float) py - self->drag_from.y);
  graphene_rect_normalize (&self->drawn);
  self->is_drawing = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, PbPageView *self)
{
  double x, y;
  PbPageMark *mark;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->is_drawing) {
    self->is_drawing = FALSE;
    gtk_widget_queue_draw (GTK_WIDGET (self));
    if (self->drawn.size.width * self->zoom >= REGION_MIN_PIXELS
        && self->drawn.size.height * self->zoom >= REGION_MIN_PIXELS) {
      g_autofree char *region = pb_page_geometry_format_region (&self->drawn, self->width, self->height);

      g_signal_emit_by_name (self, "region-drawn", region);
    }
    return;
  }
  /* The second press of a double click has selected a word. */
  if (dx * dx + dy * dy >= CLICK_SLACK * CLICK_SLACK || self->n_press > 1)
    return;
  pb_page_view_set_selection (self, 0, 0);
  mark = find_mark_at (self, x, y);
  if (mark != NULL)
    g_signal_emit_by_name (self, "mark-activated", mark->id, (guint) mark->kind);
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, PbPageView *self)
{
  PbPageMark *mark = find_mark_at (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark != NULL    ? "pointer"
                                                      : self->regions ? "crosshair"
                                                      : self->text != NULL && self->text->boxes->len > 0
                                                          ? "text"
                                                          : NULL);
}

static gboolean
on_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  PbPageMark *mark = keyboard ? NULL : find_mark_at (PB_PAGE_VIEW (widget), x, y);

  /* Highlighted words are read where they stand. */
  if (mark == NULL || mark->words == NULL || mark->style != PB_PAGE_MARK_REGION)
    return FALSE;
  gtk_tooltip_set_text (tooltip, mark->words);
  return TRUE;
}

void
pb_page_view_add_pointing (PbPageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_group (click, drag);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
}
