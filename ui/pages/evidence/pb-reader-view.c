/* pb-reader-view.c: how large the page is, which way up, what is drawn on it, and where it is scrolled to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-reader"

#include "config.h"

#include "pb-page-geometry.h"
#include "pb-reader-private.h"
#include "pb-text.h"

#include <glib/gi18n.h>
#include <math.h>

/* A point is 1/72 inch, a logical pixel 1/96. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define ZOOM_STEP 1.2
/* Of the real size: smaller is no reading, larger is no page. */
#define ZOOM_MIN 0.1
#define ZOOM_MAX 6.0
/* Margin around the page, as in the template. */
#define PAGE_MARGIN 12
/* While the window is being resized a page is stretched; it is drawn anew when the hand rests. */
#define DRAW_DELAY_MS 120
/* Pages drawn ahead on each side. */
#define AHEAD 1u
/* Words beside a region. */
#define LABEL_CHARS 60
#define TOOLTIP_CHARS 300

static double
get_real_size (PbReader *self)
{
  return self->is_photograph ? 1 : PIXELS_PER_POINT;
}

/* Logical pixels per unit of @page, as the view is set. */
static double
find_zoom (PbReader *self, const PbPageInfo *info)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->page_scroller)) - 2 * PAGE_MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self->page_scroller)) - 2 * PAGE_MARGIN;
  double page_width = self->turn % 2 == 0 ? info->width : info->height;
  double page_height = self->turn % 2 == 0 ? info->height : info->width;
  double zoom = self->zoom * get_real_size (self);

  if (self->fit != PB_READER_FIT_NONE && width > 0 && height > 0)
    zoom = self->fit == PB_READER_FIT_WIDTH ? width / page_width
                                            : MIN (width / page_width, height / page_height);
  return CLAMP (zoom, ZOOM_MIN * get_real_size (self) / 10, ZOOM_MAX * get_real_size (self));
}

static double
find_scale (PbReader *self, const PbPageInfo *info)
{
  return pb_page_cache_limit_scale (info->width, info->height,
                                    find_zoom (self, info) * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static gboolean
has_picture (const PbPageInfo *info)
{
  return info != NULL && info->width > 0 && info->height > 0;
}

/* --- drawing */

static void
draw_ahead (PbReader *self)
{
  for (guint i = 1; i <= AHEAD; i++) {
    const PbPageInfo *next = pb_reader_get_info (self, self->page + i);
    const PbPageInfo *previous = self->page > i ? pb_reader_get_info (self, self->page - i) : NULL;

    if (has_picture (next))
      pb_page_cache_request (self->cache, next->number, find_scale (self, next), TRUE);
    if (has_picture (previous))
      pb_page_cache_request (self->cache, previous->number, find_scale (self, previous), TRUE);
  }
}

void
pb_reader_draw_page (PbReader *self)
{
  const PbPageInfo *info = pb_reader_get_info (self, self->page);
  GdkTexture *texture;
  g_autofree char *notice = NULL;

  g_clear_handle_id (&self->draw_timeout, g_source_remove);
  if (!has_picture (info) || self->cache == NULL || g_str_equal (self->mode, "text"))
    return;
  texture = pb_page_cache_lookup (self->cache, self->page, find_scale (self, info));
  if (texture == NULL) {
    pb_page_cache_request (self->cache, self->page, find_scale (self, info), FALSE);
    texture = pb_page_cache_lookup_any (self->cache, self->page);
  }
  notice = g_strdup_printf (C_ ("reader", "Drawing page %u…"), self->page);
  pb_page_view_set_texture (self->page_view, texture, notice);
  if (texture != NULL)
    draw_ahead (self);
}

static gboolean
on_draw_timeout (gpointer data)
{
  PbReader *self = data;

  self->draw_timeout = 0;
  pb_page_cache_drop_pending (self->cache);
  pb_reader_draw_page (self);
  return G_SOURCE_REMOVE;
}

static void
on_drawn (PbPageCache *cache, guint page, PbReader *self)
{
  if (page != self->page)
    return;
  gtk_stack_set_visible_child_name (self->picture_stack, "picture");
  pb_reader_draw_page (self);
}

static void
on_failed (PbPageCache *cache, guint page, const GError *error, PbReader *self)
{
  const char *advice;
  const char *title;

  if (page != self->page)
    return;
  title = pb_reader_describe_problem (error, &advice);
  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, advice);
  gtk_stack_set_visible_child_name (self->picture_stack, "problem");
}

static void
update_zoom_label (PbReader *self, double zoom)
{
  g_autofree char *text
      = g_strdup_printf (C_ ("reader", "%d %%"), (int) lround (zoom / get_real_size (self) * 100));

  gtk_label_set_label (self->zoom_label, text);
}

void
pb_reader_update_view (PbReader *self)
{
  const PbPageInfo *info = pb_reader_get_info (self, self->page);
  double zoom;

  if (!has_picture (info))
    return;
  zoom = find_zoom (self, info);
  pb_page_view_set_page (self->page_view, info->width, info->height);
  pb_page_view_set_turn (self->page_view, self->turn);
  pb_page_view_set_zoom (self->page_view, zoom);
  update_zoom_label (self, zoom);
}

static gboolean
on_resize_idle (gpointer data)
{
  PbReader *self = data;

  self->resize_idle = 0;
  if (self->page == 0)
    return G_SOURCE_REMOVE;
  pb_reader_update_view (self);
  if (self->draw_timeout == 0)
    self->draw_timeout = g_timeout_add (DRAW_DELAY_MS, on_draw_timeout, self);
  return G_SOURCE_REMOVE;
}

/* The size of what can be seen, or the zoom, is another. Told in the middle of a layout, too, where nothing
 * may be resized. */
static void
on_resized (PbReader *self)
{
  if (self->resize_idle == 0)
    self->resize_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_resize_idle, self, NULL);
}

/* --- marks */

static GArray *
find_item_rects (PbReader *self, PbItem *item, const PbPageInfo *info)
{
  PbRecord *record = pb_item_get_record (item);
  const char *region = pb_record_get (record, "region");

  if (pb_item_get_kind (item) == PB_KIND_PASSAGE
      && g_strcmp0 (pb_record_get (record, "located"), "found") == 0)
    return pb_page_geometry_parse_boxes (pb_record_get (record, "boxes"), 0, 0);
  return pb_page_geometry_parse_boxes (region, info->width, info->height);
}

static PbPageMark *
make_mark (PbReader *self, PbItem *item, guint number, const PbPageInfo *info)
{
  PbRecord *record = pb_item_get_record (item);
  gboolean is_passage = pb_item_get_kind (item) == PB_KIND_PASSAGE;
  gboolean is_words = is_passage && pb_record_get (record, "quote") != NULL;
  const char *words = is_words     ? pb_record_get (record, "quote")
                      : is_passage ? pb_record_get (record, "note")
                                   : pb_record_get (record, "shows");
  PbPageMark *mark
      = pb_page_mark_new (is_words ? PB_PAGE_MARK_PASSAGE : PB_PAGE_MARK_REGION, pb_item_get_kind (item),
                          pb_item_get_id (item), find_item_rects (self, item, info));

  mark->badge = g_strdup_printf ("%u", number);
  mark->words = words != NULL ? pb_text_for_display (words, is_words ? TOOLTIP_CHARS : LABEL_CHARS) : NULL;
  mark->tint = (number - 1) % PB_PAGE_VIEW_TINTS;
  return mark;
}

static void
add_hits (PbReader *self, GPtrArray *marks)
{
  GArray *hits = self->find != NULL ? pb_page_find_get_hits (self->find) : NULL;

  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    const PbPageHit *hit = &g_array_index (hits, PbPageHit, i);

    if (hit->page != self->page || self->text == NULL)
      continue;
    g_ptr_array_add (marks,
                     pb_page_mark_new ((int) i == self->hit ? PB_PAGE_MARK_CURRENT_HIT : PB_PAGE_MARK_HIT,
                                       PB_KIND_NONE, NULL,
                                       pb_page_geometry_find_rects (self->text, hit->start, hit->end)));
    pb_text_pane_add_mark (self->text_pane, hit->start, hit->end, TRUE);
  }
}

void
pb_reader_refresh_marks (PbReader *self)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_page_mark_free);
  const PbPageInfo *info = pb_reader_get_info (self, self->page);

  pb_text_pane_clear_marks (self->text_pane);
  for (guint i = 0; info != NULL && self->items != NULL && i < self->items->len; i++) {
    PbItem *item = g_ptr_array_index (self->items, i);
    PbRecord *record = pb_item_get_record (item);

    g_ptr_array_add (marks, make_mark (self, item, i + 1, info));
    if (self->text != NULL && pb_item_get_kind (item) == PB_KIND_PASSAGE
        && g_strcmp0 (pb_record_get (record, "located"), "found") == 0)
      pb_text_pane_add_mark (self->text_pane, (guint) pb_record_get_int (record, "start", 0),
                             (guint) pb_record_get_int (record, "end", 0), FALSE);
  }
  add_hits (self, marks);
  pb_page_view_set_marks (self->page_view, marks);
}

/* --- scrolling to a mark */

static void
scroll_to (PbReader *self, const graphene_rect_t *rect)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->page_scroller);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (self->page_scroller);

  gtk_adjustment_set_value (down, rect->origin.y + PAGE_MARGIN - gtk_adjustment_get_page_size (down) / 3);
  if (rect->origin.x < gtk_adjustment_get_value (across)
      || rect->origin.x + rect->size.width
             > gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across))
    gtk_adjustment_set_value (across, rect->origin.x - PAGE_MARGIN);
}

static void
select_in_text (PbReader *self)
{
  for (guint i = 0; self->mark != NULL && self->items != NULL && i < self->items->len; i++) {
    PbItem *item = g_ptr_array_index (self->items, i);
    PbRecord *record = pb_item_get_record (item);

    if (pb_item_get_kind (item) == PB_KIND_PASSAGE && g_str_equal (pb_item_get_id (item), self->mark)
        && g_strcmp0 (pb_record_get (record, "located"), "found") == 0)
      pb_text_pane_select (self->text_pane, (guint) pb_record_get_int (record, "start", 0),
                           (guint) pb_record_get_int (record, "end", 0));
  }
}

/* A tick comes before the layout of its frame: what was changed is laid out by the second. */
static gboolean
on_scroll_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PbReader *self = PB_READER (widget);
  graphene_rect_t rect;

  if (self->scroll_frames-- > 0)
    return G_SOURCE_CONTINUE;
  self->scroll_tick = 0;
  if (self->scroll_to_hit) {
    const GArray *hits = pb_page_find_get_hits (self->find);

    if (pb_page_view_find_style (self->page_view, PB_PAGE_MARK_CURRENT_HIT, &rect))
      scroll_to (self, &rect);
    if (self->hit >= 0 && (guint) self->hit < hits->len && self->text != NULL
        && g_array_index (hits, PbPageHit, self->hit).page == self->page)
      pb_text_pane_select (self->text_pane, g_array_index (hits, PbPageHit, self->hit).start,
                           g_array_index (hits, PbPageHit, self->hit).end);
    return G_SOURCE_REMOVE;
  }
  if (self->mark == NULL)
    return G_SOURCE_REMOVE;
  if (pb_page_view_find_mark (self->page_view, self->mark, &rect))
    scroll_to (self, &rect);
  self->is_syncing = TRUE;
  select_in_text (self);
  self->is_syncing = FALSE;
  pb_page_view_pulse (self->page_view, self->mark);
  return G_SOURCE_REMOVE;
}

void
pb_reader_queue_scroll (PbReader *self, gboolean to_hit)
{
  self->scroll_to_hit = to_hit;
  self->scroll_frames = 2;
  if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_scroll_tick, NULL, NULL);
}

/* --- what the user asks for */

void
pb_reader_zoom_by (PbReader *self, double factor)
{
  const PbPageInfo *info = pb_reader_get_info (self, self->page);

  if (!has_picture (info))
    return;
  self->zoom
      = factor > 0 ? CLAMP (find_zoom (self, info) / get_real_size (self) * factor, ZOOM_MIN, ZOOM_MAX) : 1;
  g_object_set (self, "fit", "none", NULL);
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *target)
{
  pb_reader_zoom_by (PB_READER (widget), g_str_equal (action, "reader.zoom-in")    ? ZOOM_STEP
                                         : g_str_equal (action, "reader.zoom-out") ? 1 / ZOOM_STEP
                                                                                   : 0);
}

static void
on_turn (GtkWidget *widget, const char *action, GVariant *target)
{
  PbReader *self = PB_READER (widget);

  self->turn = (self->turn + 1) % 4;
  on_resized (self);
}

/* Ctrl and the wheel. */
static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, PbReader *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if ((state & GDK_CONTROL_MASK) == 0 || fabs (dy) < 1e-6)
    return GDK_EVENT_PROPAGATE;
  pb_reader_zoom_by (self, dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
  return GDK_EVENT_STOP;
}

void
pb_reader_update_mode (PbReader *self)
{
  gboolean can_draw = has_picture (pb_reader_get_info (self, self->page));
  gboolean wants_text = !g_str_equal (self->mode, "picture") && !self->is_photograph;

  gtk_widget_set_visible (GTK_WIDGET (self->picture_stack), can_draw && !g_str_equal (self->mode, "text"));
  gtk_widget_set_visible (self->text_scroller, wants_text || !can_draw);
  gtk_widget_set_visible (self->zoom_button, can_draw);
  gtk_widget_set_sensitive (self->mode_box, can_draw && !self->is_photograph);
}

void
pb_reader_install_view_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "reader.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (class, "reader.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (class, "reader.zoom-original", NULL, on_zoom);
  gtk_widget_class_install_action (class, "reader.turn", NULL, on_turn);
}

void
pb_reader_init_view (PbReader *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self->page_scroller), scroll);
  g_signal_connect_swapped (gtk_scrolled_window_get_hadjustment (self->page_scroller), "notify::page-size",
                            G_CALLBACK (on_resized), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->page_scroller), "notify::page-size",
                            G_CALLBACK (on_resized), self);
  g_signal_connect_object (self, "notify::fit", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (on_resized), self, G_CONNECT_SWAPPED);
}

/* The cache comes with the case. */
void
pb_reader_attach_cache (PbReader *self)
{
  self->cache = pb_page_cache_new (pb_case_get_workspace (self->document));
  g_signal_connect_object (self->cache, "drawn", G_CALLBACK (on_drawn), self, 0);
  g_signal_connect_object (self->cache, "failed", G_CALLBACK (on_failed), self, 0);
}
