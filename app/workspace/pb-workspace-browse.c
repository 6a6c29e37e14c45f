/* pb-workspace-browse.c: see pb-workspace-browse.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-browse"

#include "config.h"

#include "pb-error.h"
#include "pb-store-files.h"
#include "pb-store-query.h"
#include "pb-title.h"
#include "pb-workspace-browse.h"
#include "pb-workspace-private.h"

/* --- query */

typedef struct {
  PbKind kind;
  char *filter, *column, *value, *sort; /* (owned) (nullable) */
  gboolean descending;
} QueryParams;

static void
query_params_free (QueryParams *params)
{
  g_free (params->filter);
  g_free (params->column);
  g_free (params->value);
  g_free (params->sort);
  g_free (params);
}

static gpointer
query_ids (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  const QueryParams *params = data;
  const PbStoreQuery query
      = {params->kind, params->filter, params->column, params->value, params->sort, params->descending};

  return pb_store_query (self->store, &query, g_task_get_cancellable (task), error);
}

void
pb_workspace_query_async (PbWorkspace *self, const PbQuery *query, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  QueryParams *params;

  g_return_if_fail (PB_IS_WORKSPACE (self) && query != NULL);

  params = g_new0 (QueryParams, 1);
  params->kind = query->kind;
  params->filter = g_strdup (query->filter);
  params->column = g_strdup (query->column);
  params->value = g_strdup (query->value);
  params->sort = g_strdup (query->sort);
  params->descending = query->descending;
  pb_workspace_run (self, PB_PRIORITY_READ, query_ids, params, (GDestroyNotify) query_params_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_query_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- items */

typedef struct {
  PbKind kind;
  char **ids; /* (owned) */
  guint limit;
} ItemsParams;

static void
items_params_free (ItemsParams *params)
{
  g_strfreev (params->ids);
  g_free (params);
}

static gpointer
get_items (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  const ItemsParams *params = data;
  g_autoptr (PbTitles) titles = pb_titles_new (self->store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; params->ids[i] != NULL; i++) {
    GError *local_error = NULL;
    g_autoptr (PbRecord) record = NULL;
    PbItem *item;

    if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error))
      return NULL;
    record = pb_store_get (self->store, params->kind, params->ids[i], &local_error);
    if (g_error_matches (local_error, PB_ERROR, PB_ERROR_NOT_FOUND)) {
      g_error_free (local_error);
      continue;
    }
    if (record == NULL) {
      g_propagate_error (error, local_error);
      return NULL;
    }
    item = pb_titles_make_item (titles, record, error);
    if (item == NULL)
      return NULL;
    g_ptr_array_add (items, item);
  }
  return g_steal_pointer (&items);
}

void
pb_workspace_get_items_async (PbWorkspace *self, PbKind kind, const char *const *ids,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ItemsParams *params;

  g_return_if_fail (PB_IS_WORKSPACE (self) && ids != NULL);

  params = g_new0 (ItemsParams, 1);
  params->kind = kind;
  params->ids = g_strdupv ((char **) ids);
  pb_workspace_run (self, PB_PRIORITY_READ, get_items, params, (GDestroyNotify) items_params_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_get_items_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- referrers */

void
pb_referrer_free (PbReferrer *referrer)
{
  if (referrer == NULL)
    return;
  g_clear_object (&referrer->item);
  g_free (referrer);
}

/* @limit: goes down by as many as were added. */
static gboolean
add_referrers (PbWorkspace *self, PbTitles *titles, PbKind kind, guint column, const char *id, guint *limit,
               GPtrArray *referrers, GCancellable *cancellable, GError **error)
{
  const PbStoreQuery query
      = {.kind = kind, .column = pb_kind_get_info (kind)->columns[column].name, .value = id};
  g_autoptr (GPtrArray) ids = pb_store_query (self->store, &query, cancellable, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i<ids->len && * limit> 0; i++) {
    g_autoptr (PbRecord) record = pb_store_get (self->store, kind, g_ptr_array_index (ids, i), error);
    PbItem *item = record != NULL ? pb_titles_make_item (titles, record, error) : NULL;
    PbReferrer *referrer;

    if (item == NULL)
      return FALSE;
    referrer = g_new0 (PbReferrer, 1);
    referrer->item = item;
    referrer->column = column;
    g_ptr_array_add (referrers, referrer);
    (*limit)--;
  }
  return TRUE;
}

static gpointer
find_referrers (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  const ItemsParams *params = data;
  g_autoptr (PbTitles) titles = pb_titles_new (self->store);
  g_autoptr (GPtrArray) referrers = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_referrer_free);

  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info ((PbKind) kind);
    guint limit = params->limit;

    for (guint i = 0; i < info->n_columns && limit > 0; i++)
      if (info->columns[i].reference == params->kind
          && !add_referrers (self, titles, (PbKind) kind, i, params->ids[0], &limit, referrers,
                             g_task_get_cancellable (task), error))
        return NULL;
  }
  return g_steal_pointer (&referrers);
}

void
pb_workspace_find_referrers_async (PbWorkspace *self, PbKind kind, const char *id, guint limit,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  const char *const ids[] = {id, NULL};
  ItemsParams *params;

  g_return_if_fail (PB_IS_WORKSPACE (self) && id != NULL);

  params = g_new0 (ItemsParams, 1);
  params->kind = kind;
  params->ids = g_strdupv ((char **) ids);
  params->limit = limit;
  pb_workspace_run (self, PB_PRIORITY_READ, find_referrers, params, (GDestroyNotify) items_params_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_find_referrers_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- undo */

/* NULL without @error: there is nothing to take back. */
static gboolean
peek_label (char *(*dup_label) (PbStore *, GError **), PbStore *store, char **out_label, GError **error)
{
  GError *local_error = NULL;

  *out_label = dup_label (store, &local_error);
  if (*out_label != NULL)
    return TRUE;
  if (local_error == NULL || g_error_matches (local_error, PB_ERROR, PB_ERROR_NOT_FOUND)) {
    g_clear_error (&local_error);
    return TRUE;
  }
  g_propagate_error (error, local_error);
  return FALSE;
}

static void
free_labels (char **labels)
{
  g_free (labels[0]);
  g_free (labels[1]);
  g_free (labels);
}

static gpointer
peek_undo (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  char **labels = g_new0 (char *, 2);

  if (!peek_label (pb_store_dup_undo_label, self->store, &labels[0], error)
      || !peek_label (pb_store_dup_redo_label, self->store, &labels[1], error)) {
    free_labels (labels);
    return NULL;
  }
  return labels;
}

void
pb_workspace_peek_undo_async (PbWorkspace *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self));

  pb_workspace_run (self, PB_PRIORITY_READ, peek_undo, NULL, NULL, (GDestroyNotify) free_labels, NULL, NULL,
                    cancellable, callback, user_data);
}

gboolean
pb_workspace_peek_undo_finish (PbWorkspace *self, GAsyncResult *result, char **out_undo, char **out_redo,
                               GError **error)
{
  g_autofree char **labels = pb_workspace_finish (self, result, error);

  *out_undo = labels != NULL ? labels[0] : NULL;
  *out_redo = labels != NULL ? labels[1] : NULL;
  return labels != NULL;
}

/* --- drafts */

typedef struct {
  char *place, *record_id, *content; /* (owned) (nullable) */
} DraftParams;

static void
draft_params_free (DraftParams *params)
{
  g_free (params->place);
  g_free (params->record_id);
  g_free (params->content);
  g_free (params);
}

static DraftParams *
draft_params_new (const char *place, const char *record_id, const char *content)
{
  DraftParams *params = g_new0 (DraftParams, 1);

  params->place = g_strdup (place);
  params->record_id = g_strdup (record_id);
  params->content = g_strdup (content);
  return params;
}

static gpointer
put_draft (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  const DraftParams *params = data;
  gboolean done
      = params->content != NULL
            ? pb_store_draft_put (self->store, params->place, params->record_id, params->content, error)
            : pb_store_draft_delete (self->store, params->place, params->record_id, error);

  return done ? PB_WORKSPACE_DONE : NULL;
}

static gpointer
get_draft (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  const DraftParams *params = data;
  GError *local_error = NULL;
  char *content = pb_store_draft_get (self->store, params->place, params->record_id, &local_error);

  if (content != NULL)
    return content;
  if (local_error == NULL || g_error_matches (local_error, PB_ERROR, PB_ERROR_NOT_FOUND)) {
    g_clear_error (&local_error);
    return g_strdup (""); /* an empty draft is none */
  }
  g_propagate_error (error, local_error);
  return NULL;
}

void
pb_workspace_put_draft_async (PbWorkspace *self, const char *place, const char *record_id,
                              const char *content, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self) && place != NULL);

  pb_workspace_run (self, PB_PRIORITY_WRITE, put_draft, draft_params_new (place, record_id, content),
                    (GDestroyNotify) draft_params_free, NULL, NULL, NULL, NULL, callback, user_data);
}

gboolean
pb_workspace_put_draft_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error) != NULL;
}

void
pb_workspace_get_draft_async (PbWorkspace *self, const char *place, const char *record_id,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self) && place != NULL);

  pb_workspace_run (self, PB_PRIORITY_READ, get_draft, draft_params_new (place, record_id, NULL),
                    (GDestroyNotify) draft_params_free, g_free, NULL, NULL, cancellable, callback, user_data);
}

char *
pb_workspace_get_draft_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autofree char *content = pb_workspace_finish (self, result, error);

  return content != NULL && content[0] != '\0' ? g_steal_pointer (&content) : NULL;
}
