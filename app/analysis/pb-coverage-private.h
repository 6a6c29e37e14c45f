/* pb-coverage-private.h: what the parts of pb-coverage share: the index of bearings, and the judging of one
 * column.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-coverage.h"

G_BEGIN_DECLS

/* An offence's tree, flat: a group before its members. */
typedef struct {
  PbElementNode *node;
  guint end; /* position behind the last node below it */
} PbFlatNode;

/* A bearing that may count for an element. */
typedef struct {
  PbBearing *bearing;
  gboolean carried; /* made on another count whose element has the same concept */
} PbCandidate;

/* Where the bearings on one element of one count, or on one concept, are found by victim. */
typedef struct {
  GPtrArray *any;        /* (owned) (element-type PbBearing): for every victim */
  GPtrArray *all;        /* (owned) (element-type PbBearing): the whole of them, in order */
  GHashTable *by_victim; /* (owned): PbParty → GPtrArray of PbBearing */
} PbBearingIndex;

PbBearingIndex *pb_coverage_index_new (void);
void pb_coverage_index_free (PbBearingIndex *self);
/* pb_coverage_index_add: @victim: (nullable): every victim. */
void pb_coverage_index_add (PbBearingIndex *self, PbParty *victim, PbBearing *bearing);
/* pb_coverage_index_by_concept: concept → PbBearingIndex over all counts, by the victims each bearing is for.
 * (transfer full) */
GHashTable *pb_coverage_index_by_concept (GPtrArray *counts);
/* pb_coverage_index_by_element: element id → PbBearingIndex of one count. (transfer full) */
GHashTable *pb_coverage_index_by_element (PbCount *count);

/* pb_coverage_judge: fills the cells of @column, whose count, accused, victim, act and reading are set.
 * @scope: (element-type GArray of PbCandidate): for each flat node what is in scope for the victim and the
 * act.
 * @none: an empty array that cells without bearings share. */
void pb_coverage_judge (PbColumnState *column, GArray *flat, GPtrArray *scope, GPtrArray *states,
                        GPtrArray *none);

gboolean pb_coverage_is_mental (const PbElement *element);

G_END_DECLS
