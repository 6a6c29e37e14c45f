/* pb-range.c: see pb-range.h. Figures without a spread share one number for all readings, and are reckoned
 * once.
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

gboolean
pb_range_is_exact (const PbRange *self)
{
  return self->low != NULL && self->low == self->high && self->low == self->likely;
}

PbRatio *
pb_range_get (const PbRange *self, PbReading reading)
{
  return reading == PB_READING_LOW ? self->low : reading == PB_READING_LIKELY ? self->likely : self->high;
}

void
pb_range_set (PbRange *self, PbRatio *low, PbRatio *likely, PbRatio *high)
{
  PbRange new_range = {0};
  int order = 0;

  g_return_if_fail (self != NULL && low != NULL && high != NULL);

  order = pb_ratio_compare (low, high);
  if (order == 0) {
    take_exact (self, pb_ratio_ref (low));
    return;
  }
  if (order > 0) {
    pb_range_set (self, high, likely, low);
    return;
  }
  if (likely != NULL && (pb_ratio_compare (likely, low) < 0 || pb_ratio_compare (likely, high) > 0))
    likely = NULL;
  /* References first: the numbers may be the range's own. */
  new_range.low = pb_ratio_ref (low);
  new_range.likely = likely != NULL ? pb_ratio_ref (likely) : NULL;
  new_range.high = pb_ratio_ref (high);
  pb_range_clear (self);
  *self = new_range;
}

void
pb_range_take (PbRange *self, PbReading reading, PbRatio *value)
{
  PbRatio **slot = get_slot (self, reading);

  g_clear_pointer (slot, pb_ratio_unref);
  *slot = value;
}

void
pb_range_close (PbRange *self)
{
  if (self->low != NULL && self->high != NULL && !pb_range_is_exact (self)
      && pb_ratio_compare (self->low, self->high) == 0)
    take_exact (self, pb_ratio_ref (self->low));
}

void
pb_range_set_exact (PbRange *self, PbRatio *value)
{
  take_exact (self, pb_ratio_ref (value));
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
  if (pb_range_is_exact (self) && pb_range_is_exact (term)) {
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
  if (pb_range_is_exact (self)) {
    take_exact (self, pb_ratio_multiply (self->low, factor));
    return;
  }
  for (guint i = 0; i < PB_N_READINGS; i++) {
    PbRatio *own = pb_range_get (self, i);

    pb_range_take (self, i, own != NULL ? pb_ratio_multiply (own, factor) : NULL);
  }
}

void
pb_range_raise (PbRange *self, const PbRange *other)
{
  if (!pb_range_is_set (other))
    return;
  if (!pb_range_is_set (self)) {
    pb_range_copy (self, other);
    return;
  }
  for (guint i = 0; i < PB_N_READINGS; i++) {
    PbRatio *own = pb_range_get (self, i);
    PbRatio *theirs = pb_range_get (other, i);

    if (own == NULL || theirs == NULL)
      pb_range_take (self, i, NULL);
    else if (pb_ratio_compare (theirs, own) > 0)
      pb_range_take (self, i, pb_ratio_ref (theirs));
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
