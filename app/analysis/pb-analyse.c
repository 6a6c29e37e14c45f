/* pb-analyse.c: joins the parts of the engine. See pb-analysis.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-analyse"

#include "config.h"

#include "pb-analysis.h"
#include "pb-coverage.h"
#include "pb-difference.h"
#include "pb-fact-state.h"
#include "pb-gaps.h"

/* Puts @list in the place of the empty one. FALSE when there is none: it was cancelled. */
static gboolean
fill (GPtrArray **place, GPtrArray *list)
{
  if (list == NULL)
    return FALSE;
  g_ptr_array_unref (*place);
  *place = list;
  return TRUE;
}

PbAnalysis *
pb_analyse_without (PbSnapshot *snapshot, GHashTable *off, GCancellable *cancellable, GError **error)
{
  g_autoptr (PbAnalysis) analysis = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  analysis = pb_analysis_new (snapshot);
  if (!fill (&analysis->facts, pb_fact_state_list (snapshot, off, cancellable, error))
      || !fill (&analysis->columns, pb_coverage_list (snapshot, analysis->facts, cancellable, error))
      || !fill (&analysis->differences, pb_difference_list (snapshot, off, cancellable, error)))
    return NULL;
  fill (&analysis->gaps, pb_gaps_list (snapshot, analysis->facts));
  return g_steal_pointer (&analysis);
}

PbAnalysis *
pb_analyse (PbSnapshot *snapshot, GCancellable *cancellable, GError **error)
{
  return pb_analyse_without (snapshot, NULL, cancellable, error);
}
