/* pb-range.c: see pb-range.h. Figures without a spread share one number for all readings, and are reckoned once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-range"

#include "config.h"

#include "pb-range.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static PbRatio **
get_slot (PbRange *self, PbReading reading)
{
  switch (reading) {
  case PB_READING_LOW:
    return &self->low;
  case PB_READING_LIKELY:
    return &self->likely;
  case PB_READING_HIGH:
  case PB_N_READINGS:
  default:
    return &self->high;
  }
}

static gboolean
is_exact (const PbRange *self)
{
  return self->low == self->high && self->low == self->likely;
}

/* All readings are @value, of which it takes the reference. */
static void
take_exact (PbRange *self, PbRatio *value)
{
  pb_range_clear (self);
  self->low = value;
  self->likely = pb_ratio_ref (value);
  self->high = pb_ratio_ref (value);
}

gboolean
pb_range_is_set (const PbRange *self)
{
  return self->low != NULL;
}

PbRatio *
pb_range_get (const PbRange *self, PbReading reading)
{
  return reading == PB_READING_LOW ? self->low : reading == PB_READING_LIKELY ? self->likely : self->high;
}

void
pb_range_set (PbRange *self, PbRatio *low, PbRatio *likely, PbRatio *high)
{
  int order = 0;

  g_return_if_fail (self != NULL && low != NULL && high != NULL);

  order = pb_ratio_compare (low, high);
  if (order == 0) {
    take_exact (self, pb_ratio_ref (low));
    return;
  }
  pb_range_clear (self);
  self->low = pb_ratio_ref (order < 0 ? low : high);
  self->high = pb_ratio_ref (order < 0 ? high : low);
  if (likely != NULL && pb_ratio_compare (likely, self->low) >= 0 && pb_ratio_compare (likely, self->high) <= 0)
    self->likely = pb_ratio_ref (likely);
}

void
pb_range_take (PbRange *self, PbReading reading, PbRatio *value)
{
  PbRatio **slot = get_slot (self, reading);

  g_clear_pointer (slot, pb_ratio_unref);
  *slot = value;
}

void
pb_range_set_zero (PbRange *self)
{
  take_exact (self, pb_ratio_new_int (0));
}

void
pb_range_copy (PbRange *self, const PbRange *source)
{
  g_return_if_fail (self != source);

  pb_range_clear (self);
  if (source->low == NULL)
    return;
  self->low = pb_ratio_ref (source->low);
  self->likely = source->likely != NULL ? pb_ratio_ref (source->likely) : NULL;
  self->high = pb_ratio_ref (source->high);
}

void
pb_range_add (PbRange *self, const PbRange *term)
{
  if (!pb_range_is_set (term))
    return;
  if (!pb_range_is_set (self)) {
    pb_range_copy (self, term);
    return;
  }
  if (is_exact (self) && is_exact (term)) {
    take_exact (self, pb_ratio_add (self->low, term->low));
    return;
  }
  for (guint i = 0; i < PB_N_READINGS; i++) {
    PbRatio *own = pb_range_get (self, i);
    PbRatio *other = pb_range_get (term, i);

    pb_range_take (self, i, own != NULL && other != NULL ? pb_ratio_add (own, other) : NULL);
  }
}

void
pb_range_scale (PbRange *self, const PbRatio *factor)
{
  g_return_if_fail (pb_ratio_sign (factor) >= 0);

  if (!pb_range_is_set (self))
    return;
  if (is_exact (self)) {
    take_exact (self, pb_ratio_multiply (self->low, factor));
    return;
  }
  for (guint i = 0; i < PB_N_READINGS; i++) {
    PbRatio *own = pb_range_get (self, i);

    pb_range_take (self, i, own != NULL ? pb_ratio_multiply (own, factor) : NULL);
  }
}

gboolean
pb_range_is_positive (const PbRange *self)
{
  return self->high != NULL && pb_ratio_sign (self->high) > 0;
}

char *
pb_range_format_ratio (const PbRatio *ratio)
{
  char *text = pb_ratio_to_decimal (ratio, 2, PB_ROUND_HALF_UP);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';
  return text;
}

char *
pb_range_format_number (const PbRange *self)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!pb_range_is_set (self))
    return g_strdup (_ ("not known"));
  low = pb_range_format_ratio (self->low);
  high = pb_range_format_ratio (self->high);
  if (g_str_equal (low, high))
    return g_steal_pointer (&low);
  return g_strdup_printf ("%s – %s", low, high);
}
