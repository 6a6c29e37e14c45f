/* pb-page-geometry.c: see pb-page-geometry.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-geometry"

#include "config.h"

#include "pb-page-geometry.h"
#include "pb-text.h"

#include <math.h>
#include <string.h>

/* Regions are counted in thousandths. */
#define REGION_UNITS 1000.0

/* How far along a box of bytes @start … @end the letter at @offset begins: 0 … 1. */
static double
find_share (const char *text, const PbTextBox *box, guint offset)
{
  glong letters, before;

  if (offset <= box->start)
    return 0;
  if (offset >= box->end)
    return 1;
  letters = g_utf8_strlen (text + box->start, box->end - box->start);
  before = g_utf8_strlen (text + box->start, offset - box->start);
  return letters > 0 ? (double) before / (double) letters : 0;
}

/* Boxes of one line that touch become one: an outline around each letter would be no help. */
static void
add_rect (GArray *rects, const graphene_rect_t *rect)
{
  graphene_rect_t *last;
  float gap;

  if (rects->len > 0) {
    last = &g_array_index (rects, graphene_rect_t, rects->len - 1);
    gap = rect->origin.x - (last->origin.x + last->size.width);
    if (fabsf (last->origin.y - rect->origin.y) < last->size.height / 2
        && fabsf (gap) < MAX (last->size.height, 1)) {
      graphene_rect_union (last, rect, last);
      return;
    }
  }
  g_array_append_val (rects, *rect);
}

GArray *
pb_page_geometry_find_rects (const PbPageText *text, guint start, guint end)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));

  g_return_val_if_fail (text != NULL, rects);

  for (guint i = 0; i < text->boxes->len; i++) {
    const PbTextBox *box = &g_array_index (text->boxes, PbTextBox, i);
    double from, to;
    graphene_rect_t rect;

    if (box->end <= start || box->start >= end)
      continue;
    from = find_share (text->text, box, start);
    to = find_share (text->text, box, end);
    graphene_rect_init (&rect, (float) (box->x + from * box->width), (float) box->y,
                        (float) ((to - from) * box->width), (float) box->height);
    add_rect (rects, &rect);
  }
  return rects;
}

/* The line counts for more than the column: a drag along a line stays on it. */
static double
measure_distance (const PbTextBox *box, double x, double y)
{
  double dx = MAX (MAX (box->x - x, x - box->x - box->width), 0);
  double dy = MAX (MAX (box->y - y, y - box->y - box->height), 0);

  return dx * dx + 16 * dy * dy;
}

gboolean
pb_page_geometry_find_offset (const PbPageText *text, double x, double y, guint *out_offset)
{
  const PbTextBox *best = NULL;
  double best_distance = 0;
  double share;
  glong letters, before;

  g_return_val_if_fail (text != NULL && out_offset != NULL, FALSE);

  for (guint i = 0; i < text->boxes->len; i++) {
    const PbTextBox *box = &g_array_index (text->boxes, PbTextBox, i);
    double distance = measure_distance (box, x, y);

    if (best == NULL || distance < best_distance) {
      best = box;
      best_distance = distance;
    }
  }
  if (best == NULL)
    return FALSE;
  share = best->width > 0 ? CLAMP ((x - best->x) / best->width, 0, 1) : 0;
  letters = g_utf8_strlen (text->text + best->start, best->end - best->start);
  before = lround (share * (double) letters);
  *out_offset = (guint) (g_utf8_offset_to_pointer (text->text + best->start, before) - text->text);
  return TRUE;
}

static gboolean
has_letter (const char *text, guint start, guint end)
{
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

gboolean
pb_page_geometry_find_word (const char *text, guint offset, const char *language, guint *out_start,
                            guint *out_end)
{
  g_autoptr (GArray) boundaries = NULL;

  g_return_val_if_fail (text != NULL && out_start != NULL && out_end != NULL, FALSE);

  boundaries = pb_text_boundaries (text, PB_BOUNDARY_WORD, language);
  for (guint i = 0; i + 1 < boundaries->len; i++) {
    guint start = g_array_index (boundaries, guint32, i);
    guint end = g_array_index (boundaries, guint32, i + 1);

    if (offset >= end || !has_letter (text, start, end))
      continue;
    *out_start = start;
    *out_end = end;
    return TRUE;
  }
  return FALSE;
}

static gboolean
parse_box (const char *box, double numbers[4])
{
  const char *p = box;

  for (guint i = 0; i < 4; i++) {
    char *end = NULL;

    numbers[i] = g_ascii_strtod (p, &end);
    if (end == p || !isfinite (numbers[i]))
      return FALSE;
    p = end;
  }
  return numbers[2] > 0 && numbers[3] > 0;
}

GArray *
pb_page_geometry_parse_boxes (const char *boxes, double width, double height)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  g_auto (GStrv) parts = g_strsplit (boxes != NULL ? boxes : "", ";", -1);
  double across = width > 0 ? width / REGION_UNITS : 1;
  double down = height > 0 ? height / REGION_UNITS : 1;

  for (guint i = 0; parts[i] != NULL; i++) {
    double n[4];
    graphene_rect_t rect;

    if (!parse_box (parts[i], n))
      continue;
    graphene_rect_init (&rect, (float) (n[0] * across), (float) (n[1] * down), (float) (n[2] * across),
                        (float) (n[3] * down));
    g_array_append_val (rects, rect);
  }
  return rects;
}

char *
pb_page_geometry_format_region (const graphene_rect_t *rect, double width, double height)
{
  double left = CLAMP (rect->origin.x / width * REGION_UNITS, 0, REGION_UNITS - 1);
  double top = CLAMP (rect->origin.y / height * REGION_UNITS, 0, REGION_UNITS - 1);
  double right = CLAMP ((rect->origin.x + rect->size.width) / width * REGION_UNITS, left + 1, REGION_UNITS);
  double bottom = CLAMP ((rect->origin.y + rect->size.height) / height * REGION_UNITS, top + 1, REGION_UNITS);

  return g_strdup_printf ("%ld %ld %ld %ld", lround (left), lround (top),
                          MAX (lround (right) - lround (left), 1), MAX (lround (bottom) - lround (top), 1));
}

char *
pb_page_geometry_extract_quote (const char *text, guint start, guint end)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  gboolean is_space = FALSE;

  for (const char *p = text + start; p < text + end && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      is_space = quote->len > 0;
      continue;
    }
    if (is_space)
      g_string_append_c (quote, ' ');
    is_space = FALSE;
    g_string_append_unichar (quote, c);
  }
  return g_string_free (g_steal_pointer (&quote), FALSE);
}

guint
pb_page_geometry_count_occurrence (const char *text, const char *quote, guint start)
{
  guint occurrence = 1;
  gsize found = 0;

  while (pb_text_find_quote (text, quote, occurrence, &found, NULL) && found < start)
    occurrence++;
  /* Past the last: the words were not found again, so the first is as good as any. */
  return pb_text_find_quote (text, quote, occurrence, NULL, NULL) ? occurrence : 1;
}
