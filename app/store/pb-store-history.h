/* pb-store-history.h: the log by what was done: gestures, latest first, page by page, and the changes of one.
 *
 * A page of any case comes at once: gestures are read in the order of their ids, which are made from the
 * time. Words are looked for gesture by gesture until the page is full. Tests: tests/store/test-history.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-store-views.h"

G_BEGIN_DECLS

/* All of it has to be so; what is NULL or 0 is not asked. */
typedef struct {
  const char *record_id; /* changes of this record */
  const char *user_id;   /* by this user */
  gint64 since, until;   /* µs since 1970, UTC: at or after since, before until */
  const char *text;      /* every word stands in the whole record before or after, compared as search does;
                            identity      columns are not looked at */
} PbStoreHistoryFilter;

typedef struct {
  char *id;
  gint64 at; /* µs since 1970, UTC */
  char *label;
  char *direction;      /* "do", "undo", "redo" */
  char *user;           /* (nullable): the user's label */
  gboolean own;         /* done in this copy of the case */
  guint n_changes;      /* all of them, whatever the filter */
  PbStoreChange *first; /* (nullable): the first that the filter lets through; NULL: it changed nothing */
} PbStoreHistoryEntry;

void pb_store_history_entry_free (PbStoreHistoryEntry *entry);

/* pb_store_history_list:
 * @filter: (nullable). @before: (nullable): id of the last gesture of the page before. @limit: not 0.
 * Returns: (element-type PbStoreHistoryEntry): latest first; fewer than @limit: there are no more. Errors:
 * G_IO_ERROR_CANCELLED.
 */
GPtrArray *pb_store_history_list (PbStore *self, const PbStoreHistoryFilter *filter, const char *before,
                                  guint limit, GCancellable *cancellable, GError **error);
/* pb_store_history_list_changes:
 * What one gesture did, in its order: those the filter lets through.
 * @after: sequence of the last change of the page before; 0: from the first.
 * Returns: (element-type PbStoreChange).
 */
GPtrArray *pb_store_history_list_changes (PbStore *self, const char *gesture_id,
                                          const PbStoreHistoryFilter *filter, gint64 after, guint limit,
                                          GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStoreHistoryEntry, pb_store_history_entry_free)

G_END_DECLS
