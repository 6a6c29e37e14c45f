/* sample.h: a case made from data/sample, once per program; each test works on a copy of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace-browse.h"

typedef struct {
  char *folder, *path;
  PbWorkspace *workspace;
  GAsyncResult *result; /* (owned) (nullable): of the latest wait */
} Fixture;

/* For GTest. */
void sample_set_up (Fixture *fixture, gconstpointer data);
void sample_tear_down (Fixture *fixture, gconstpointer data);
/* sample_finish: after g_test_run(): removes the case the copies were made of. */
void sample_finish (void);

/* Each call of the workspace begins with sample_fresh() as its user data and sample_on_result as its
 * callback, and is waited for. */
Fixture *sample_fresh (Fixture *fixture);
void sample_on_result (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *sample_wait (Fixture *fixture);

GPtrArray *sample_query (Fixture *fixture, const PbQuery *asked);
GPtrArray *sample_get_items (Fixture *fixture, PbKind kind, GPtrArray *ids);
/* sample_find: the items a query names. */
GPtrArray *sample_find (Fixture *fixture, const PbQuery *asked);
/* sample_insert: @record: (transfer full): one gesture. */
void sample_insert (Fixture *fixture, PbRecord *record);
