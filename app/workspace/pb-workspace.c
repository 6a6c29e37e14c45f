/* pb-workspace.c: opening a case, the worker, the "changed" signal. See pb-workspace.h; asking and changing
 * are in pb-workspace-ask.c and pb-workspace-edit.c, importing in pb-workspace-import.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace"

#include "config.h"

#include "pb-error.h"
#include "pb-law-load.h"
#include "pb-law-parse.h"
#include "pb-store-files.h"
#include "pb-workspace-private.h"

#include <string.h>

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbWorkspace, pb_workspace, G_TYPE_OBJECT)

typedef struct {
  PbWorkspaceUse use;
  gpointer params;
  GDestroyNotify free_params;
  GDestroyNotify free_result;
} Job;

static void
job_free (Job *job)
{
  if (job->free_params != NULL)
    job->free_params (job->params);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gpointer result = job->use (source, job->params, task, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

void
pb_workspace_run (PbWorkspace *self, PbPriority priority, PbWorkspaceUse use, gpointer params,
                  GDestroyNotify free_params, GDestroyNotify free_result, PbProgressFunc progress,
                  gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->use = use;
  job->params = params;
  job->free_params = free_params;
  job->free_result = free_result;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (progress != NULL)
    pb_progress_attach (task, progress, progress_data);
  pb_worker_push (self->worker, task, priority, run_job);
}

gpointer
pb_workspace_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
close_store (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  g_clear_pointer (&self->store, pb_store_close);
  return PB_WORKSPACE_DONE;
}

static void
on_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* The store belongs to the worker's thread and is closed there before that thread ends. */
static void
close_on_worker (PbWorkspace *self)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean closed = FALSE;

  g_main_context_push_thread_default (context);
  pb_workspace_run (self, PB_PRIORITY_IDLE, close_store, NULL, NULL, NULL, NULL, NULL, NULL, on_closed_cb,
                    &closed);
  while (!closed)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
}

static void
pb_workspace_dispose (GObject *object)
{
  PbWorkspace *self = PB_WORKSPACE (object);

  g_cancellable_cancel (self->closing);
  g_clear_object (&self->drawer);
  pb_workspace_forget_documents (self);
  /* The worker may drop the last reference, since its task holds one: then this is its thread already. */
  if (self->worker != NULL && pb_worker_is_current (self->worker))
    g_clear_pointer (&self->store, pb_store_close);
  else if (self->worker != NULL)
    close_on_worker (self);
  g_clear_object (&self->worker);
  /* After the worker: it may have opened a case until then. */
  pb_workspace_end_watch (self);
  g_clear_object (&self->intake);
  if (self->changed_source != 0) {
    GSource *source = g_main_context_find_source_by_id (self->context, self->changed_source);

    self->changed_source = 0;
    if (source != NULL)
      g_source_destroy (source);
  }
  G_OBJECT_CLASS (pb_workspace_parent_class)->dispose (object);
}

static void
pb_workspace_finalize (GObject *object)
{
  PbWorkspace *self = PB_WORKSPACE (object);

  /* Once more: the case's worker may have read an exhibit while it was being closed. */
  pb_workspace_forget_documents (self);
  g_mutex_clear (&self->documents_lock);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->packs, g_hash_table_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (pb_workspace_parent_class)->finalize (object);
}

static void
pb_workspace_class_init (PbWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_workspace_dispose;
  object_class->finalize = pb_workspace_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pb_workspace_init (PbWorkspace *self)
{
  self->worker = pb_worker_new ("probata-case");
  self->drawer = pb_worker_new ("probata-draw");
  self->closing = g_cancellable_new ();
  g_mutex_init (&self->documents_lock);
  g_queue_init (&self->documents);
  self->intake = pb_intake_new (NULL);
  self->context = g_main_context_ref_thread_default ();
  self->watch_interval = PB_WORKSPACE_WATCH_MS;
  self->packs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pb_law_pack_unref);
  g_mutex_init (&self->lock);
}

PbWorkspace *
pb_workspace_new (void)
{
  return g_object_new (PB_TYPE_WORKSPACE, NULL);
}

void
pb_workspace_close (PbWorkspace *self)
{
  g_return_if_fail (PB_IS_WORKSPACE (self));

  g_object_run_dispose (G_OBJECT (self));
}

static gboolean
emit_changed (gpointer user_data)
{
  g_autoptr (PbWorkspace) self = g_weak_ref_get (user_data);
  PbKindSet kinds;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->lock);
  kinds = self->changed;
  memset (&self->changed, 0, sizeof self->changed);
  self->changed_source = 0;
  g_mutex_unlock (&self->lock);
  if (kinds.has[PB_KIND_EXHIBIT])
    pb_workspace_forget_documents (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &kinds);
  return G_SOURCE_REMOVE;
}

/* Under the lock. */
static void
schedule_changed (PbWorkspace *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->changed_source != 0)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, pb_workspace_new_weak (self),
                         (GDestroyNotify) pb_workspace_free_weak);
  self->changed_source = g_source_attach (source, self->context);
}

void
pb_workspace_note_changed (PbWorkspace *self)
{
  gboolean any = FALSE;

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < PB_N_KINDS; i++) {
    if (pb_store_has_touched (self->store, (PbKind) i))
      any = self->changed.has[i] = TRUE;
  }
  if (any)
    schedule_changed (self);
  g_mutex_unlock (&self->lock);
}

void
pb_workspace_note_all_changed (PbWorkspace *self)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < PB_N_KINDS; i++)
    self->changed.has[i] = TRUE;
  schedule_changed (self);
  g_mutex_unlock (&self->lock);
}

gboolean
pb_workspace_commit (PbWorkspace *self, GError **error)
{
  if (!pb_store_commit (self->store, error))
    return FALSE;
  pb_workspace_note_changed (self);
  return TRUE;
}

/* --- opening */

typedef struct {
  char *path;
  char *title;
  char **packs;
  gboolean read_only;
} OpenParams;

static void
open_params_free (OpenParams *params)
{
  g_free (params->path);
  g_free (params->title);
  g_strfreev (params->packs);
  g_free (params);
}

static gboolean
pin_pack (PbWorkspace *self, const char *name, GError **error)
{
  g_autoptr (PbLawPack) pack = pb_law_load (name, NULL, error);
  g_autoptr (PbRecord) pin = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *key = NULL;

  if (pack == NULL || !pb_store_law_text_insert (self->store, pack->xml, &sha256, error))
    return FALSE;
  key = g_strdup_printf ("%s %s", pack->id, pack->version);
  pin = pb_record_new (PB_KIND_LAW_PIN, NULL);
  pb_record_set (pin, "key", key);
  pb_record_set (pin, "pack", pack->id);
  pb_record_set (pin, "version", pack->version);
  pb_record_set (pin, "sha256", sha256);
  return pb_store_insert (self->store, pin, error);
}

static gboolean
pin_packs (PbWorkspace *self, char **packs, GError **error)
{
  for (guint i = 0; packs != NULL && packs[i] != NULL; i++)
    if (!pin_pack (self, packs[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
fill_new_case (PbWorkspace *self, OpenParams *params, GError **error)
{
  g_autoptr (PbRecord) record = pb_record_new (PB_KIND_CASE_FILE, NULL);

  if (!pb_store_begin (self->store, "new", FALSE, error))
    return FALSE;
  pb_record_set (record, "title", params->title);
  if (!pb_store_insert (self->store, record, error) || !pin_packs (self, params->packs, error)) {
    pb_store_rollback (self->store);
    return FALSE;
  }
  return pb_workspace_commit (self, error);
}

static void
remove_new_case (const char *path)
{
  static const char *const endings[] = {"", "-wal", "-shm"};

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);
    g_autoptr (GFile) file = g_file_new_for_path (name);

    g_file_delete (file, NULL, NULL);
  }
}

static gpointer
create_case (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  OpenParams *params = data;

  g_clear_pointer (&self->store, pb_store_close);
  self->store = pb_store_create (params->path, error);
  if (self->store == NULL)
    return NULL;
  if (!fill_new_case (self, params, error)) {
    g_clear_pointer (&self->store, pb_store_close);
    remove_new_case (params->path);
    return NULL;
  }
  pb_workspace_begin_watch (self);
  return PB_WORKSPACE_DONE;
}

void
pb_workspace_create_async (PbWorkspace *self, const char *path, const char *title, const char *const *packs,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  OpenParams *params = g_new0 (OpenParams, 1);

  g_return_if_fail (PB_IS_WORKSPACE (self) && path != NULL && title != NULL);

  params->path = g_strdup (path);
  params->title = g_strdup (title);
  params->packs = g_strdupv ((char **) packs);
  pb_workspace_run (self, PB_PRIORITY_WRITE, create_case, params, (GDestroyNotify) open_params_free, NULL,
                    NULL, NULL, cancellable, callback, user_data);
}

gboolean
pb_workspace_create_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error) != NULL;
}

static gpointer
open_case (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  OpenParams *params = data;

  g_clear_pointer (&self->store, pb_store_close);
  self->store = pb_store_open (params->path, params->read_only, error);
  if (self->store == NULL)
    return NULL;
  pb_workspace_begin_watch (self);
  return PB_WORKSPACE_DONE;
}

void
pb_workspace_open_async (PbWorkspace *self, const char *path, gboolean read_only, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  OpenParams *params = g_new0 (OpenParams, 1);

  g_return_if_fail (PB_IS_WORKSPACE (self) && path != NULL);

  params->path = g_strdup (path);
  params->read_only = read_only;
  pb_workspace_run (self, PB_PRIORITY_READ, open_case, params, (GDestroyNotify) open_params_free, NULL, NULL,
                    NULL, cancellable, callback, user_data);
}

gboolean
pb_workspace_open_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error) != NULL;
}

static gpointer
pin_law (PbWorkspace *self, gpointer packs, GTask *task, GError **error)
{
  if (!pb_store_begin (self->store, "pin-law", TRUE, error))
    return NULL;
  if (!pin_packs (self, packs, error)) {
    pb_store_rollback (self->store);
    return NULL;
  }
  return pb_workspace_commit (self, error) ? PB_WORKSPACE_DONE : NULL;
}

void
pb_workspace_pin_law_async (PbWorkspace *self, const char *const *packs, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self) && packs != NULL);

  pb_workspace_run (self, PB_PRIORITY_WRITE, pin_law, g_strdupv ((char **) packs),
                    (GDestroyNotify) g_strfreev, NULL, NULL, NULL, cancellable, callback, user_data);
}

gboolean
pb_workspace_pin_law_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error) != NULL;
}

static PbLawPack *
load_pinned (PbWorkspace *self, PbRecord *pin, GError **error)
{
  const char *sha256 = pb_record_get (pin, "sha256");
  PbLawPack *pack = g_hash_table_lookup (self->packs, sha256);
  g_autofree char *xml = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (pack != NULL)
    return pb_law_pack_ref (pack);
  xml = pb_store_law_text_get (self->store, sha256, error);
  if (xml == NULL)
    return NULL;
  name = g_strdup_printf ("%s (in the case)", pb_record_get (pin, "pack"));
  bytes = g_bytes_new (xml, strlen (xml));
  pack = pb_law_parse (bytes, name, error);
  if (pack != NULL)
    g_hash_table_insert (self->packs, g_strdup (sha256), pb_law_pack_ref (pack));
  return pack;
}

GPtrArray *
pb_workspace_load_packs (PbWorkspace *self, GError **error)
{
  g_autoptr (GPtrArray) pins = pb_store_list (self->store, PB_KIND_LAW_PIN, NULL, NULL, error);
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_law_pack_unref);

  if (pins == NULL)
    return NULL;
  for (guint i = 0; i < pins->len; i++) {
    PbLawPack *pack = load_pinned (self, g_ptr_array_index (pins, i), error);

    if (pack == NULL)
      return NULL;
    g_ptr_array_add (packs, pack);
  }
  return g_steal_pointer (&packs);
}
