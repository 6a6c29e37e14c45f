/* pb-analysis-result.c: making, freeing and naming what analysis says. See pb-analysis-result.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-analysis-result"

#include "config.h"

#include "pb-analysis-result.h"

#include <glib/gi18n-lib.h>

PbAnalysis *
pb_analysis_new (PbSnapshot *snapshot)
{
  PbAnalysis *self;

  g_return_val_if_fail (snapshot != NULL, NULL);

  self = g_new0 (PbAnalysis, 1);
  self->snapshot = pb_snapshot_ref (snapshot);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_fact_state_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_column_state_free);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_difference_free);
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_gap_free);
  return self;
}

void
pb_analysis_free (PbAnalysis *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->gaps);
  g_ptr_array_unref (self->differences);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->facts);
  pb_snapshot_unref (self->snapshot);
  g_free (self);
}

void
pb_root_free (PbRoot *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->assertions, g_ptr_array_unref);
  g_free (self);
}

void
pb_fact_state_free (PbFactState *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->roots, g_ptr_array_unref);
  g_free (self);
}

void
pb_cell_state_free (PbCellState *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->bearings, g_ptr_array_unref);
  g_free (self);
}

void
pb_column_state_free (PbColumnState *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_free (self);
}

void
pb_difference_free (PbDifference *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->slot);
  g_free (self->rule);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_free (self);
}

void
pb_gap_free (PbGap *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->leaning, g_ptr_array_unref);
  g_clear_pointer (&self->enquiries, g_ptr_array_unref);
  g_free (self);
}

const char *
pb_fact_strength_get_words (PbFactStrength strength)
{
  switch (strength) {
  case PB_FACT_UNSUPPORTED:
    return _ ("unsupported");
  case PB_FACT_ONE_SOURCE:
    return _ ("one source");
  case PB_FACT_REPEATED:
    return _ ("repeated, one source");
  case PB_FACT_CORROBORATED:
    return _ ("corroborated");
  case PB_FACT_INDEPENDENTLY_CORROBORATED:
    return _ ("independently corroborated");
  default:
    break;
  }
  g_return_val_if_reached (NULL);
}

const char *
pb_fact_strength_to_string (PbFactStrength strength)
{
  static const char *const words[]
      = {"unsupported", "one-source", "repeated", "corroborated", "independently-corroborated"};

  g_return_val_if_fail ((guint) strength < G_N_ELEMENTS (words), NULL);

  return words[strength];
}

const char *
pb_difference_kind_get_words (PbDifferenceKind kind)
{
  switch (kind) {
  case PB_DIFFERENCE_CONTRADICTION:
    return _ ("contradiction");
  case PB_DIFFERENCE_OMISSION:
    return _ ("omission");
  case PB_DIFFERENCE_NEW_DETAIL:
    return _ ("new detail");
  case PB_DIFFERENCE_SEQUENCE:
    return _ ("changed order");
  case PB_DIFFERENCE_ARITHMETIC:
    return _ ("does not add up");
  case PB_DIFFERENCE_DENIAL:
    return _ ("denial");
  default:
    break;
  }
  g_return_val_if_reached (NULL);
}

const char *
pb_difference_kind_to_string (PbDifferenceKind kind)
{
  static const char *const words[]
      = {"contradiction", "omission", "new-detail", "sequence", "arithmetic", "denial"};

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), NULL);

  return words[kind];
}
