/* pb-workspace-history.h: what was done to the case: one entry for each thing a person did, latest first,
 * page by page, and what each changed.
 *
 * Tests: tests/store/test-history.c, tests/ui/test-history.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace.h"

G_BEGIN_DECLS

/* All of it has to be so; what is NULL or 0 is not asked. */
typedef struct {
  const char *record_id; /* changes of this record */
  const char *user_id;   /* by this user */
  gint64 since, until;   /* µs since 1970, UTC: at or after since, before until */
  const char *text; /* every word stands in the whole record before or after; who people are is not looked
                       at */
} PbHistoryFilter;

typedef struct {
  gint64 sequence;      /* order within the copy that made it */
  char *action;         /* (owned): insert, update, delete */
  char *kind;           /* (owned): table */
  char *record_id;      /* (owned) */
  char *before, *after; /* (owned) (nullable): JSON without identity values */
  gboolean erased;      /* what stood there was erased lawfully */
  gboolean identity;    /* it also changed values that say who somebody is */
} PbHistoryChange;

typedef struct {
  char *id; /* (owned): of the gesture */
  gint64 at;
  char *label;            /* (owned): machine word */
  char *direction;        /* (owned): do, undo, redo */
  char *user;             /* (owned) (nullable): label of who did it */
  gboolean own;           /* done in this copy of the case */
  guint n_changes;        /* all of them, whatever the filter */
  PbHistoryChange *first; /* (owned) (nullable): the first that the filter lets through; NULL: nothing */
} PbHistoryGesture;

void pb_history_change_free (PbHistoryChange *change);
void pb_history_gesture_free (PbHistoryGesture *gesture);

/* pb_workspace_history_page_async: copies @filter (nullable). @before: (nullable): id of the last gesture of
 * the page before. Finish: (element-type PbHistoryGesture): fewer than @limit: there are no more. */
void pb_workspace_history_page_async (PbWorkspace *self, const PbHistoryFilter *filter, const char *before,
                                      guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *pb_workspace_history_page_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* pb_workspace_history_changes_async: what one gesture changed, in its order: what @filter (nullable) lets
 * through. @after: sequence of the last change of the page before; 0: from the first. Finish: (element-type
 * PbHistoryChange). */
void pb_workspace_history_changes_async (PbWorkspace *self, const char *gesture_id,
                                         const PbHistoryFilter *filter, gint64 after, guint limit,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *pb_workspace_history_changes_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbHistoryChange, pb_history_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbHistoryGesture, pb_history_gesture_free)

G_END_DECLS
