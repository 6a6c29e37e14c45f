/* pb-independence.h: whose mouth or which instrument an assertion goes back to, and which of these stand on
 * their own.
 *
 * Roots (design 2). An assertion that repeats others has their roots. Otherwise, by its basis:
 * - told: the origin, if known.
 * - record: the origin if one is named; an instrument itself; in a statement the speaker (a record spoken of
 *   is still a word); else whoever made the original.
 * - finding: the origin, else the speaker, else the maker.
 * - saw, heard, did, felt, inferred: the origin, else the speaker.
 * - For the fact that words were spoken it is whoever heard them, never the utterer: the speaker who heard,
 * or was told by the utterer; the other by whom the speaker was told; the instrument that recorded them.
 *
 * Copies and translations go back to their original. Nothing known: an unknown origin, which adds no source.
 *
 * Two roots depend on each other when an influence from one to the other is recorded and the influenced one
 * had not certainly said it before. Adding an affirming assertion can only add roots and remove dependence.
 *
 * One thread at a time. Verified by tests/analysis/test-independence.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

G_BEGIN_DECLS

typedef struct _PbIndependence PbIndependence;

/* pb_independence_new: @off: (nullable) (element-type PbRow): parties, exhibits and facts that are switched
 * off. Both are borrowed. */
PbIndependence *pb_independence_new (PbSnapshot *snapshot, GHashTable *off);
void pb_independence_free (PbIndependence *self);

/* pb_independence_is_off: its fact, its speaker or its exhibit (or that exhibit's original) is switched off.
 */
gboolean pb_independence_is_off (PbIndependence *self, const PbFactLink *link);

/* pb_independence_find_roots:
 * @affirming: (inout) (element-type PbAssertion): what speaks for @fact; those that go back only to what is
 * switched off are taken out.
 * @out_unknown: (out): some assertion, or some part of what it repeats, has no known origin.
 * Returns: (transfer full) (element-type PbRoot): each root once, by name.
 */
GPtrArray *pb_independence_find_roots (PbIndependence *self, const PbFact *fact, GPtrArray *affirming,
                                       gboolean *out_unknown);

typedef struct {
  gboolean has_pair;       /* two roots are independent of each other */
  gboolean has_third_pair; /* … one of them third-party or an instrument */
  guint n_sources;         /* the largest set of mutually independent roots */
} PbIndependentSet;

/* pb_independence_measure:
 * The pairs are exact. The number is exact as well, save for webs of more than 64 entangled roots (or of
 * extreme shape), where it is a number of roots that certainly are independent.
 */
PbIndependentSet pb_independence_measure (PbIndependence *self, GPtrArray *roots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbIndependence, pb_independence_free)

G_END_DECLS
