/* pb-workspace-ask.c: what can be asked of a case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-ask"

#include "config.h"

#include "pb-analysis.h"
#include "pb-compose-fall.h"
#include "pb-compose-review.h"
#include "pb-error.h"
#include "pb-remedies.h"
#include "pb-store-views.h"
#include "pb-workspace-private.h"

/* --- list */

/* Keys with numbers in them in the order of the numbers: S2 before S10. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  PbRecord *first = *(PbRecord *const *) a, *second = *(PbRecord *const *) b;
  const char *keys[2] = {pb_record_get_key (first), pb_record_get_key (second)};
  g_autofree char *first_collated = NULL;
  g_autofree char *second_collated = NULL;

  if (keys[0] == NULL || keys[1] == NULL)
    return keys[0] != NULL   ? -1
           : keys[1] != NULL ? 1
                             : g_strcmp0 (pb_record_get_id (first), pb_record_get_id (second));
  first_collated = g_utf8_collate_key_for_filename (keys[0], -1);
  second_collated = g_utf8_collate_key_for_filename (keys[1], -1);
  return g_strcmp0 (first_collated, second_collated);
}

static gpointer
list_records (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  GPtrArray *records = pb_store_list (self->store, (PbKind) GPOINTER_TO_INT (params), NULL, NULL, error);

  if (records != NULL)
    g_ptr_array_sort (records, compare_records);
  return records;
}

void
pb_workspace_list_async (PbWorkspace *self, PbKind kind, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self));

  pb_workspace_run (self, PB_PRIORITY_READ, list_records, GINT_TO_POINTER (kind), NULL,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_list_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- review */

typedef struct {
  gint32 today;
  gboolean steps;
  char **without; /* (owned) (nullable) */
} ReviewParams;

static void
review_params_free (ReviewParams *params)
{
  g_strfreev (params->without);
  g_free (params);
}

/* The rows with these keys. (transfer full) */
static GHashTable *
find_rows (PbSnapshot *snapshot, const char *const *keys, GError **error)
{
  GPtrArray *const lists[] = {snapshot->parties, snapshot->exhibits, snapshot->facts};
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; keys[i] != NULL; i++) {
    gpointer row = NULL;

    for (guint j = 0; row == NULL && j < G_N_ELEMENTS (lists); j++)
      row = pb_snapshot_find (lists[j], keys[i]);
    if (row == NULL) {
      g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "no party, exhibit or fact has the key “%s”",
                   keys[i]);
      return NULL;
    }
    g_hash_table_add (rows, row);
  }
  return g_steal_pointer (&rows);
}

static gboolean
add_fall (PbReview *made, const char *const *without, GCancellable *cancellable, GError **error)
{
  PbSnapshot *snapshot = made->analysis->snapshot;
  g_autoptr (GHashTable) off = find_rows (snapshot, without, error);
  g_autoptr (PbAnalysis) analysis
      = off != NULL ? pb_analyse_without (snapshot, off, cancellable, error) : NULL;

  if (analysis == NULL)
    return FALSE;
  pb_compose_fall_add (made, analysis);
  return TRUE;
}

static gpointer
review (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  ReviewParams *params = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GPtrArray) packs = pb_workspace_load_packs (self, error);
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbAnalysis) analysis = NULL;
  g_autoptr (PbRemedies) remedies = NULL;
  g_autoptr (PbReview) made = NULL;

  if (packs == NULL)
    return NULL;
  snapshot = pb_store_load_snapshot (self->store, packs, cancellable, error);
  if (snapshot == NULL)
    return NULL;
  analysis = pb_analyse (snapshot, cancellable, error);
  if (analysis == NULL)
    return NULL;
  remedies = params->steps ? pb_remedies_compute (snapshot, params->today, cancellable, error)
                           : pb_remedies_compute_figures (snapshot, params->today, cancellable, error);
  if (remedies == NULL)
    return NULL;
  made = pb_compose_review (g_steal_pointer (&analysis), g_steal_pointer (&remedies), params->today);
  if (params->without != NULL && !add_fall (made, (const char *const *) params->without, cancellable, error))
    return NULL;
  return g_steal_pointer (&made);
}

void
pb_workspace_review_async (PbWorkspace *self, gint32 today, gboolean steps, const char *const *without,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ReviewParams *params = g_new0 (ReviewParams, 1);

  g_return_if_fail (PB_IS_WORKSPACE (self));

  params->today = today;
  params->steps = steps;
  params->without = g_strdupv ((char **) without);
  pb_workspace_run (self, PB_PRIORITY_READ, review, params, (GDestroyNotify) review_params_free,
                    (GDestroyNotify) pb_review_free, NULL, NULL, cancellable, callback, user_data);
}

PbReview *
pb_workspace_review_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- search */

typedef struct {
  char *query;
  guint limit;
} SearchParams;

static void
search_params_free (SearchParams *params)
{
  g_free (params->query);
  g_free (params);
}

static void
found_free (PbFound *found)
{
  g_free (found->record_key);
  g_free (found->record_id);
  g_free (found->exhibit_id);
  g_free (found->exhibit_key);
  g_free (found->snippet);
  g_free (found);
}

static char *
dup_key (PbStore *store, PbKind kind, const char *id)
{
  g_autoptr (PbRecord) record = id != NULL ? pb_store_get (store, kind, id, NULL) : NULL;

  if (record == NULL)
    return NULL;
  return g_strdup (pb_record_get_key (record) != NULL ? pb_record_get_key (record) : id);
}

static gpointer
search (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  SearchParams *params = data;
  g_autoptr (GPtrArray) hits
      = pb_store_search (self->store, params->query, params->limit, g_task_get_cancellable (task), error);
  GPtrArray *list;

  if (hits == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  for (guint i = 0; i < hits->len; i++) {
    PbStoreHit *hit = g_ptr_array_index (hits, i);
    PbFound *found = g_new0 (PbFound, 1);

    found->kind = hit->kind;
    found->record_key = dup_key (self->store, hit->kind, hit->record_id);
    found->exhibit_key = dup_key (self->store, PB_KIND_EXHIBIT, hit->exhibit_id);
    found->record_id = g_strdup (hit->record_id);
    found->exhibit_id = g_strdup (hit->exhibit_id);
    found->page = hit->page;
    found->snippet = g_strdup (hit->snippet);
    g_ptr_array_add (list, found);
  }
  return list;
}

void
pb_workspace_search_async (PbWorkspace *self, const char *query, guint limit, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  SearchParams *params = g_new0 (SearchParams, 1);

  g_return_if_fail (PB_IS_WORKSPACE (self) && query != NULL);

  params->query = g_strdup (query);
  params->limit = limit;
  pb_workspace_run (self, PB_PRIORITY_READ, search, params, (GDestroyNotify) search_params_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_search_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- check */

static void
problem_free (PbProblem *problem)
{
  g_free (problem->what);
  g_free (problem->where);
  g_free (problem->affects);
  g_free (problem);
}

static void
report_progress (guint64 done, guint64 total, gpointer user_data)
{
  pb_progress_report (user_data, done, total);
}

static gpointer
check (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  g_autoptr (GPtrArray) problems
      = pb_store_check (self->store, report_progress, task, g_task_get_cancellable (task), error);
  GPtrArray *list;

  if (problems == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) problem_free);
  for (guint i = 0; i < problems->len; i++) {
    PbStoreProblem *problem = g_ptr_array_index (problems, i);
    PbProblem *copy = g_new0 (PbProblem, 1);

    copy->what = g_strdup (problem->what);
    copy->where = g_strdup (problem->where);
    copy->affects = g_strdup (problem->affects);
    g_ptr_array_add (list, copy);
  }
  return list;
}

void
pb_workspace_check_async (PbWorkspace *self, PbProgressFunc progress, gpointer progress_data,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self));

  pb_workspace_run (self, PB_PRIORITY_READ, check, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, progress,
                    progress_data, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_check_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- history */

static void
history_entry_free (PbHistoryEntry *entry)
{
  g_free (entry->gesture_id);
  g_free (entry->user_id);
  g_free (entry->replica_id);
  g_free (entry->label);
  g_free (entry->direction);
  g_free (entry->action);
  g_free (entry->kind);
  g_free (entry->record_id);
  g_free (entry->before);
  g_free (entry->after);
  g_free (entry);
}

static gpointer
history (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  g_autoptr (GPtrArray) changes
      = pb_store_list_changes (self->store, PB_KIND_NONE, NULL, GPOINTER_TO_UINT (params), error);
  GPtrArray *list;

  if (changes == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) history_entry_free);
  for (guint i = 0; i < changes->len; i++) {
    PbStoreChange *change = g_ptr_array_index (changes, i);
    PbHistoryEntry *entry = g_new0 (PbHistoryEntry, 1);

    entry->at = change->at;
    entry->gesture_id = g_strdup (change->gesture_id);
    entry->user_id = g_strdup (change->user_id);
    entry->replica_id = g_strdup (change->replica_id);
    entry->label = g_strdup (change->label);
    entry->direction = g_strdup (change->direction);
    entry->action = g_strdup (change->action);
    entry->kind = g_strdup (change->kind);
    entry->record_id = g_strdup (change->record_id);
    entry->before = g_strdup (change->before);
    entry->after = g_strdup (change->after);
    g_ptr_array_add (list, entry);
  }
  return list;
}

void
pb_workspace_history_async (PbWorkspace *self, guint limit, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self));

  pb_workspace_run (self, PB_PRIORITY_READ, history, GUINT_TO_POINTER (limit), NULL,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_history_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}
