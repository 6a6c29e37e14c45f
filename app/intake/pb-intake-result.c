/* pb-intake-result.c: see pb-intake-result.h.
 *
 * Texts stay in the sealed memory the reader wrote; only the boxes are copied out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-intake-result"

#include "config.h"

#include "pb-intake-reply.h"
#include "pb-intake-result.h"

#include <math.h>

struct _PbIntakeResult {
  GObject parent_instance;

  GBytes *reply;                        /* (owned): the strings below point into it */
  const char *facts[PB_INTAKE_N_FACTS]; /* (nullable) */
  guint pixel_width;
  guint pixel_height;
  guint orientation;
  GArray *pages; /* (owned) (element-type PbIntakePage) */
  GArray *runs;  /* (owned) (element-type PbIntakeRun) */
  char **warnings;
  gboolean has_text;
};

G_DEFINE_FINAL_TYPE (PbIntakeResult, pb_intake_result, G_TYPE_OBJECT)

static gboolean
page_has_text (const PbIntakePage *page)
{
  for (const char *at = page->text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;
  }
  return FALSE;
}

/* Where @offset falls inside the run, from 0 to 1, by characters. */
static double
get_share (const PbIntakePage *page, const PbIntakeRun *run, gsize offset)
{
  const char *start = page->text + run->start;
  glong all = g_utf8_pointer_to_offset (start, page->text + run->end);

  if (offset <= run->start)
    return 0;
  if (offset >= run->end)
    return 1;
  return (double) g_utf8_pointer_to_offset (start, page->text + offset) / (double) all;
}

static PbIntakeRectangle
cut_run (const PbIntakePage *page, const PbIntakeRun *run, gsize start, gsize end)
{
  PbIntakeRectangle box = {run->x, run->y, run->width, run->height};
  double from = get_share (page, run, start);
  double to = get_share (page, run, end);

  /* A word that stands upright (turned page, vertical writing) is shared along its height. */
  if (run->height > 2 * run->width && run->end - run->start > 3) {
    box.y += from * run->height;
    box.height = (to - from) * run->height;
  } else {
    box.x += from * run->width;
    box.width = (to - from) * run->width;
  }
  return box;
}

/* Neighbours on one line: they overlap by more than half in height and the gap is less than a wide space. */
static gboolean
join (PbIntakeRectangle *last, const PbIntakeRectangle *next)
{
  double top = fmax (last->y, next->y);
  double bottom = fmin (last->y + last->height, next->y + next->height);
  double lower = fmin (last->height, next->height);
  double left = fmin (last->x, next->x);
  double right = fmax (last->x + last->width, next->x + next->width);

  if (bottom - top < lower / 2
      || right - left > last->width + next->width + fmax (last->height, next->height))
    return FALSE;
  bottom = fmax (last->y + last->height, next->y + next->height);
  last->y = fmin (last->y, next->y);
  last->height = bottom - last->y;
  last->x = left;
  last->width = right - left;
  return TRUE;
}

static void
pb_intake_result_finalize (GObject *object)
{
  PbIntakeResult *self = PB_INTAKE_RESULT (object);

  g_clear_pointer (&self->reply, g_bytes_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_strfreev (self->warnings);

  G_OBJECT_CLASS (pb_intake_result_parent_class)->finalize (object);
}

static void
pb_intake_result_class_init (PbIntakeResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_intake_result_finalize;
}

static void
pb_intake_result_init (PbIntakeResult *self)
{
}

PbIntakeResult *
pb_intake_result_new (GBytes *reply, const char *const facts[PB_INTAKE_N_FACTS], const guint32 image[3],
                      GArray *pages, GArray *runs, GStrv warnings)
{
  PbIntakeResult *self = g_object_new (PB_TYPE_INTAKE_RESULT, NULL);

  self->reply = g_bytes_ref (reply);
  for (guint i = 0; i < PB_INTAKE_N_FACTS; i++)
    self->facts[i] = facts[i][0] != '\0' ? facts[i] : NULL;
  self->pixel_width = image[0];
  self->pixel_height = image[1];
  self->orientation = image[2];
  self->pages = g_array_ref (pages);
  self->runs = g_array_ref (runs);
  self->warnings = g_strdupv (warnings);
  for (guint i = 0; i < pages->len && !self->has_text; i++)
    self->has_text = page_has_text (&g_array_index (pages, PbIntakePage, i));
  return self;
}

guint
pb_intake_result_get_n_pages (PbIntakeResult *self)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), 0);
  return self->pages->len;
}

const PbIntakePage *
pb_intake_result_get_page (PbIntakeResult *self, guint index)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), NULL);
  g_return_val_if_fail (index < self->pages->len, NULL);
  return &g_array_index (self->pages, PbIntakePage, index);
}

gboolean
pb_intake_result_has_text (PbIntakeResult *self)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), FALSE);
  return self->has_text;
}

const char *
pb_intake_result_get_fact (PbIntakeResult *self, PbIntakeFact fact)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), NULL);
  g_return_val_if_fail ((guint) fact < PB_INTAKE_N_FACTS, NULL);
  return self->facts[fact];
}

guint
pb_intake_result_get_pixel_width (PbIntakeResult *self)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), 0);
  return self->pixel_width;
}

guint
pb_intake_result_get_pixel_height (PbIntakeResult *self)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), 0);
  return self->pixel_height;
}

guint
pb_intake_result_get_orientation (PbIntakeResult *self)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), 0);
  return self->orientation;
}

const char *const *
pb_intake_result_get_warnings (PbIntakeResult *self)
{
  g_return_val_if_fail (PB_IS_INTAKE_RESULT (self), NULL);
  return (const char *const *) self->warnings;
}

GArray *
pb_intake_page_find_rectangles (const PbIntakePage *page, gsize start, gsize end)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (PbIntakeRectangle));

  g_return_val_if_fail (page != NULL, boxes);

  for (guint i = 0; i < page->n_runs; i++) {
    const PbIntakeRun *run = &page->runs[i];
    PbIntakeRectangle box;

    if (run->end <= start || run->start >= end)
      continue;
    box = cut_run (page, run, start, end);
    if (boxes->len == 0 || !join (&g_array_index (boxes, PbIntakeRectangle, boxes->len - 1), &box))
      g_array_append_val (boxes, box);
  }
  return boxes;
}
