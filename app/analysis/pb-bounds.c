/* pb-bounds.c: see pb-bounds.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-bounds"

#include "config.h"

#include "pb-bounds.h"

/* Takes over @low and @high. */
static void
replace (PbBounds *self, PbRatio *low, PbRatio *high)
{
  pb_bounds_clear (self);
  self->low = low;
  self->high = high;
}

void
pb_bounds_init (PbBounds *self, PbRatio *low, PbRatio *high)
{
  gboolean in_order;

  g_return_if_fail (self != NULL && low != NULL && high != NULL);

  in_order = pb_ratio_compare (low, high) <= 0;
  self->low = pb_ratio_ref (in_order ? low : high);
  self->high = pb_ratio_ref (in_order ? high : low);
}

void
pb_bounds_init_int (PbBounds *self, gint64 number)
{
  g_return_if_fail (self != NULL);

  self->low = pb_ratio_new_int (number);
  self->high = pb_ratio_ref (self->low);
}

void
pb_bounds_clear (PbBounds *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->low, pb_ratio_unref);
  g_clear_pointer (&self->high, pb_ratio_unref);
}

void
pb_bounds_add (PbBounds *self, const PbBounds *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  replace (self, pb_ratio_add (self->low, other->low), pb_ratio_add (self->high, other->high));
}

void
pb_bounds_subtract (PbBounds *self, const PbBounds *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  replace (self, pb_ratio_subtract (self->low, other->high), pb_ratio_subtract (self->high, other->low));
}

void
pb_bounds_multiply (PbBounds *self, const PbBounds *other)
{
  g_autoptr (PbRatio) low = NULL, high = NULL;

  g_return_if_fail (self != NULL && other != NULL);

  low = pb_ratio_multiply (self->low, other->low);
  high = pb_ratio_ref (low);
  for (guint i = 1; i < 4; i++) {
    g_autoptr (PbRatio) corner
        = pb_ratio_multiply ((i & 1) != 0 ? self->high : self->low, (i & 2) != 0 ? other->high : other->low);
    PbRatio *lower = pb_ratio_min (low, corner), *higher = pb_ratio_max (high, corner);

    pb_ratio_unref (low);
    pb_ratio_unref (high);
    low = lower;
    high = higher;
  }
  replace (self, g_steal_pointer (&low), g_steal_pointer (&high));
}

void
pb_bounds_widen_to_zero (PbBounds *self)
{
  g_autoptr (PbRatio) zero = pb_ratio_new_int (0);

  g_return_if_fail (self != NULL);

  replace (self, pb_ratio_min (self->low, zero), pb_ratio_max (self->high, zero));
}
