/* pb-store-views.h: what is read out of a case as a whole: the snapshot, search, history, and the proof that
 * it is intact.
 *
 * All of it works on a read-only store, beside a writer, on one state of the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"
#include "pb-store.h"
#include "pb-worker.h"

G_BEGIN_DECLS

/* pb_store_load_snapshot:
 * @packs: (element-type PbLawPack): the pinned ones, parsed.
 * Errors: CORRUPT naming the row; G_IO_ERROR_CANCELLED.
 */
PbSnapshot *pb_store_load_snapshot (PbStore *self, GPtrArray *packs, GCancellable *cancellable,
                                    GError **error);

/* Longest query: a paragraph. Nobody types more, and what is longer is found nowhere. */
#define PB_STORE_SEARCH_MAX_QUERY 4096

typedef struct {
  PbKind kind;
  char *record_id;
  char *exhibit_id; /* (nullable) */
  guint page;       /* from 1; 0: none */
  char *snippet;    /* the words around the first place where it stands */
} PbStoreHit;

void pb_store_hit_free (PbStoreHit *hit);
/* pb_store_search:
 * Page texts, assertions, quotes, and the labels of facts, acts and exhibits that hold @query, compared as
 * pb_text_fold_for_search() does. Any text is a query; one that folds to nothing finds nothing. Who people
 * are (identity) is not searched. Returns: (element-type PbStoreHit): at most @limit.
 */
GPtrArray *pb_store_search (PbStore *self, const char *query, guint limit, GCancellable *cancellable,
                            GError **error);

/* One entry of the history. */
typedef struct {
  char *replica_id;
  gint64 sequence;
  gint64 clock; /* hybrid logical clock */
  gint64 at;    /* µs since 1970, UTC */
  char *gesture_id;
  char *label;
  char *direction; /* "do", "undo", "redo" */
  char *user_id;   /* (nullable) */
  char *action;    /* "insert", "update", "delete" */
  char *kind;      /* table */
  char *record_id;
  char *before;      /* (nullable): JSON of the open columns */
  char *after;       /* (nullable) */
  gboolean erased;   /* the open columns were erased lawfully */
  gboolean identity; /* identity columns had a part in it; their values are not shown here */
} PbStoreChange;

void pb_store_change_free (PbStoreChange *change);
/* pb_store_list_changes:
 * @kind: or PB_KIND_NONE for all. @record_id: (nullable) for all. @limit: 0 for all.
 * Returns: (element-type PbStoreChange): latest first.
 */
GPtrArray *pb_store_list_changes (PbStore *self, PbKind kind, const char *record_id, guint limit,
                                  GError **error);

/* More problems of one kind help nobody: the file is damaged, and checking on would take time and memory. */
#define PB_STORE_CHECK_MAX_PROBLEMS 200

typedef struct {
  char *what;    /* what is wrong */
  char *where;   /* which row, chain or blob */
  char *affects; /* what can no longer be relied on */
} PbStoreProblem;

void pb_store_problem_free (PbStoreProblem *problem);
/* pb_store_check:
 * The file itself, every reference, the bytes of every exhibit against their hash, every link of every chain,
 * and every record against the last the log says of it: what was altered behind the log is found. Content
 * erased lawfully is no problem. What the end of an unsealed chain cannot tell: whether whole gestures were
 * cut off there together with their records.
 * @progress: (nullable): called from this thread.
 * Returns: (element-type PbStoreProblem): empty when all is well. NULL on error or when cancelled.
 */
GPtrArray *pb_store_check (PbStore *self, PbProgressFunc progress, gpointer user_data,
                           GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStoreHit, pb_store_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStoreChange, pb_store_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStoreProblem, pb_store_problem_free)

G_END_DECLS
