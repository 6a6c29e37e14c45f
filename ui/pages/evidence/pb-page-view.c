/* pb-page-view.c: see pb-page-view.h. Drawing is in pb-page-view-draw.c, the mouse in pb-page-view-point.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-view"

#include "config.h"

#include "pb-page-view-private.h"

#include <glib/gi18n.h>

/* Long enough for the outline to swell and settle. */
#define PULSE_END_MICROSECONDS 650000

enum { SIGNAL_SELECTION_CHANGED, SIGNAL_MARK_ACTIVATED, SIGNAL_REGION_DRAWN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbPageView, pb_page_view, GTK_TYPE_WIDGET)

PbPageMark *
pb_page_mark_new (PbPageMarkStyle style, PbKind kind, const char *id, GArray *rects)
{
  PbPageMark *mark = g_new0 (PbPageMark, 1);

  mark->style = style;
  mark->kind = kind;
  mark->id = g_strdup (id);
  mark->rects = rects;
  return mark;
}

void
pb_page_mark_free (PbPageMark *mark)
{
  if (mark == NULL)
    return;
  g_free (mark->id);
  g_free (mark->badge);
  g_free (mark->words);
  g_array_unref (mark->rects);
  g_free (mark);
}

static void
pb_page_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  int width, height;

  pb_page_view_get_size (PB_PAGE_VIEW (widget), &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height;
}

static void
pb_page_view_dispose (GObject *object)
{
  PbPageView *self = PB_PAGE_VIEW (object);

  g_clear_object (&self->texture);
  self->text = NULL;
  if (self->pulse_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->pulse_tick);
  self->pulse_tick = 0;
  G_OBJECT_CLASS (pb_page_view_parent_class)->dispose (object);
}

static void
pb_page_view_finalize (GObject *object)
{
  PbPageView *self = PB_PAGE_VIEW (object);

  g_ptr_array_unref (self->marks);
  g_free (self->chosen);
  g_free (self->language);
  g_free (self->notice);
  G_OBJECT_CLASS (pb_page_view_parent_class)->finalize (object);
}

static void
pb_page_view_class_init (PbPageViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pb_page_view_dispose;
  object_class->finalize = pb_page_view_finalize;
  widget_class->measure = pb_page_view_measure;
  widget_class->snapshot = pb_page_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (class),
                                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_REGION_DRAWN] = g_signal_new ("region-drawn", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pb_page_view_init (PbPageView *self)
{
  self->zoom = 1;
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_page_mark_free);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("reader", "Picture of the page"), -1);
  pb_page_view_add_pointing (self);
}

void
pb_page_view_set_page (PbPageView *self, double width, double height)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  self->width = width;
  self->height = height;
  self->is_drawing = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
pb_page_view_set_text (PbPageView *self, const PbPageText *text, const char *language)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  self->text = text;
  g_free (self->language);
  self->language = g_strdup (language);
  pb_page_view_set_selection (self, 0, 0);
}

void
pb_page_view_set_texture (PbPageView *self, GdkTexture *texture, const char *notice)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  g_set_object (&self->texture, texture);
  g_free (self->notice);
  self->notice = g_strdup (notice);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_page_view_set_zoom (PbPageView *self, double zoom)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self) && zoom > 0);

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
pb_page_view_set_turn (PbPageView *self, guint turn)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self) && turn < 4);

  self->turn = turn;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
pb_page_view_set_regions (PbPageView *self, gboolean regions)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  self->regions = regions;
}

void
pb_page_view_set_marks (PbPageView *self, GPtrArray *marks)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self) && marks != NULL);

  g_ptr_array_unref (self->marks);
  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pb_page_view_set_selection (PbPageView *self, guint start, guint end)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self) && start <= end);

  if (self->start == start && self->end == end)
    return;
  self->start = start;
  self->end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

gboolean
pb_page_view_get_selection (PbPageView *self, guint *out_start, guint *out_end)
{
  g_return_val_if_fail (PB_IS_PAGE_VIEW (self), FALSE);

  *out_start = self->start;
  *out_end = self->end;
  return self->end > self->start;
}

static gboolean
on_pulse (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PbPageView *self = PB_PAGE_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->pulse_start == 0)
    self->pulse_start = now;
  gtk_widget_queue_draw (widget);
  if (now - self->pulse_start < PULSE_END_MICROSECONDS)
    return G_SOURCE_CONTINUE;
  self->pulse_tick = 0;
  return G_SOURCE_REMOVE;
}

void
pb_page_view_pulse (PbPageView *self, const char *id)
{
  gboolean is_animated = TRUE;

  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  g_free (self->chosen);
  self->chosen = g_strdup (id);
  self->pulse_start = 0;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &is_animated, NULL);
  if (id != NULL && is_animated && self->pulse_tick == 0)
    self->pulse_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_pulse, NULL, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
find_bounds (PbPageView *self, const PbPageMark *mark, graphene_rect_t *out_rect)
{
  graphene_rect_t all = g_array_index (mark->rects, graphene_rect_t, 0);

  for (guint i = 1; i < mark->rects->len; i++)
    graphene_rect_union (&all, &g_array_index (mark->rects, graphene_rect_t, i), &all);
  pb_page_view_from_page (self, &all, out_rect);
}

gboolean
pb_page_view_find_mark (PbPageView *self, const char *id, graphene_rect_t *out_rect)
{
  g_return_val_if_fail (PB_IS_PAGE_VIEW (self) && id != NULL && out_rect != NULL, FALSE);

  for (guint i = 0; i < self->marks->len; i++) {
    PbPageMark *mark = g_ptr_array_index (self->marks, i);

    if (g_strcmp0 (mark->id, id) != 0 || mark->rects->len == 0)
      continue;
    find_bounds (self, mark, out_rect);
    return TRUE;
  }
  return FALSE;
}

gboolean
pb_page_view_find_style (PbPageView *self, PbPageMarkStyle style, graphene_rect_t *out_rect)
{
  g_return_val_if_fail (PB_IS_PAGE_VIEW (self) && out_rect != NULL, FALSE);

  for (guint i = 0; i < self->marks->len; i++) {
    PbPageMark *mark = g_ptr_array_index (self->marks, i);

    if (mark->style != style || mark->rects->len == 0)
      continue;
    find_bounds (self, mark, out_rect);
    return TRUE;
  }
  return FALSE;
}
