/* pb-workspace-browse.h: what lists, panes and pickers ask of a case: which records, what they are called,
 * what refers to them.
 *
 * Lists of any length: a query answers with ids in order, sorted and filtered in SQL; the rows on the screen
 * are then fetched by id. Tests: tests/workspace/test-browse.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-item.h"
#include "pb-workspace.h"

G_BEGIN_DECLS

typedef struct {
  PbKind kind;
  const char *filter; /* (nullable): every word stands in a text column or in the title of a reference,
                         compared as search does; identity columns are not looked at */
  const char *column; /* (nullable): only rows where this column … */
  const char *value;  /* … is this; NULL: is empty */
  const char
      *sort; /* (nullable): column; a reference by its title; NULL: by key ("S2" before "S10"), then age */
  gboolean descending;
} PbQuery;

/* pb_workspace_query_async: copies @query. Finish: (element-type utf8): ids in order. */
void pb_workspace_query_async (PbWorkspace *self, const PbQuery *query, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *pb_workspace_query_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* pb_workspace_get_items_async: @ids: NULL-terminated. Finish: (element-type PbItem): in that order; ids that
 * are gone are left out. */
void pb_workspace_get_items_async (PbWorkspace *self, PbKind kind, const char *const *ids,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *pb_workspace_get_items_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* One record that refers to another. */
typedef struct {
  PbItem *item; /* (owned) */
  guint column; /* of the item's kind: the reference */
} PbReferrer;

void pb_referrer_free (PbReferrer *referrer);

/* pb_workspace_find_referrers_async: who refers to this record, by kind, then column, then key; at most
 * @limit of a kind. One that refers by two columns comes twice. Finish: (element-type PbReferrer). */
void pb_workspace_find_referrers_async (PbWorkspace *self, PbKind kind, const char *id, guint limit,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *pb_workspace_find_referrers_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* pb_workspace_peek_undo_async: finish: labels of what undo and redo would do now; (out) (transfer full)
 * (nullable). */
void pb_workspace_peek_undo_async (PbWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean pb_workspace_peek_undo_finish (PbWorkspace *self, GAsyncResult *result, char **out_undo,
                                        char **out_redo, GError **error);

/* Drafts: what was typed and not yet recorded, by place in the program and record; they lie in the case,
 * outside the log (decision 4). */
void pb_workspace_put_draft_async (PbWorkspace *self, const char *place, const char *record_id,
                                   const char *content, GAsyncReadyCallback callback, gpointer user_data);
/* @content of put: (nullable): NULL deletes it. */
gboolean pb_workspace_put_draft_finish (PbWorkspace *self, GAsyncResult *result, GError **error);
void pb_workspace_get_draft_async (PbWorkspace *self, const char *place, const char *record_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full): NULL without @error: there is none. */
char *pb_workspace_get_draft_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbReferrer, pb_referrer_free)

G_END_DECLS
