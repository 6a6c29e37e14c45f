/* pb-worker.c: see pb-worker.h.
 *
 * The thread holds only the queue, never the PbWorker: so the last reference may be dropped anywhere, even by
 * a job. A waiting job is watched from the caller's main context (a GCancellable source) and answers there as
 * soon as it is cancelled, however long the running job takes. Verified by tests/base/test-worker.c, also
 * under ThreadSanitizer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-worker"

#include "config.h"

#include "pb-worker.h"

typedef struct {
  GTask *task; /* (owned) */
  PbPriority priority;
  guint64 serial; /* order of arrival */
  PbWorkerFunc func;
  GSource *watch; /* (owned) (nullable): cancels it while it waits */
} Job;

/* Shared between the object and its thread. */
typedef struct {
  GMutex mutex;
  GCond cond;
  GQueue jobs; /* (element-type Job): sorted, best first */
  guint64 next_serial;
  gboolean stopping;
} Queue;

typedef struct {
  Queue *queue;
  GTask *task; /* borrowed: an identity only */
} Watch;

struct _PbWorker {
  GObject parent_instance;

  GThread *thread;
  Queue *queue; /* (owned) */
};

G_DEFINE_FINAL_TYPE (PbWorker, pb_worker, G_TYPE_OBJECT)

static void
clear_queue (gpointer data)
{
  Queue *queue = data;

  g_mutex_clear (&queue->mutex);
  g_cond_clear (&queue->cond);
}

static void
unref_queue (Queue *queue)
{
  g_atomic_rc_box_release_full (queue, clear_queue);
}

static void
free_job (Job *job)
{
  if (job->watch != NULL) {
    g_source_destroy (job->watch);
    g_source_unref (job->watch);
  }
  g_object_unref (job->task);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  unref_queue (watch->queue);
  g_free (watch);
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Job *one = a;
  const Job *other = b;

  if (one->priority != other->priority)
    return one->priority < other->priority ? -1 : 1;
  return one->serial < other->serial ? -1 : 1;
}

/* (transfer full) (nullable): the next job; NULL when the thread has to end. */
static Job *
wait_for_job (Queue *queue, gboolean *out_cancel)
{
  Job *job = NULL;

  g_mutex_lock (&queue->mutex);
  while (g_queue_is_empty (&queue->jobs) && !queue->stopping)
    g_cond_wait (&queue->cond, &queue->mutex);
  job = g_queue_pop_head (&queue->jobs);
  *out_cancel = queue->stopping;
  g_mutex_unlock (&queue->mutex);
  return job;
}

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The work was cancelled before it began");
}

static gpointer
run_jobs (gpointer data)
{
  Queue *queue = data;
  Job *next = NULL;
  gboolean cancel = FALSE;

  while ((next = wait_for_job (queue, &cancel)) != NULL) {
    g_autoptr (Job) job = next;
    GCancellable *cancellable = g_task_get_cancellable (job->task);

    if (job->watch != NULL)
      g_source_destroy (job->watch);
    if (cancel || g_cancellable_is_cancelled (cancellable))
      return_cancelled (job->task);
    else
      job->func (job->task, g_task_get_source_object (job->task), g_task_get_task_data (job->task),
                 cancellable);
  }
  unref_queue (queue);
  return NULL;
}

/* In the main context of the caller. */
static gboolean
on_waiting_job_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Watch *watch = user_data;
  g_autoptr (Job) job = NULL;

  g_mutex_lock (&watch->queue->mutex);
  for (GList *link = watch->queue->jobs.head; link != NULL; link = link->next) {
    Job *waiting = link->data;

    if (waiting->task == watch->task) {
      job = waiting;
      g_queue_delete_link (&watch->queue->jobs, link);
      break;
    }
  }
  g_mutex_unlock (&watch->queue->mutex);
  if (job != NULL)
    return_cancelled (job->task);
  return G_SOURCE_REMOVE;
}

/* FALSE when nobody will run it any more; else the queue owns @job. */
static gboolean
enqueue (Queue *queue, Job *job)
{
  gboolean accepted = FALSE;

  g_mutex_lock (&queue->mutex);
  accepted = !queue->stopping;
  if (accepted) {
    job->serial = queue->next_serial++;
    g_queue_insert_sorted (&queue->jobs, job, compare_jobs, NULL);
    /* Still under the lock: else the job could be over, and its watch destroyed, before it is attached. */
    if (job->watch != NULL)
      g_source_attach (job->watch, g_task_get_context (job->task));
    g_cond_signal (&queue->cond);
  }
  g_mutex_unlock (&queue->mutex);
  return accepted;
}

static GSource *
new_watch (Queue *queue, GTask *task)
{
  GSource *source = NULL;
  Watch *watch = NULL;

  if (g_task_get_cancellable (task) == NULL)
    return NULL;
  watch = g_new0 (Watch, 1);
  watch->queue = g_atomic_rc_box_acquire (queue);
  watch->task = task;
  source = g_cancellable_source_new (g_task_get_cancellable (task));
  g_source_set_callback (source, G_SOURCE_FUNC (on_waiting_job_cancelled_cb), watch, free_watch);
  g_source_set_static_name (source, "pb-worker-watch");
  return source;
}

static void
pb_worker_dispose (GObject *object)
{
  PbWorker *self = PB_WORKER (object);

  if (self->thread != NULL) {
    g_mutex_lock (&self->queue->mutex);
    self->queue->stopping = TRUE;
    g_cond_signal (&self->queue->cond);
    g_mutex_unlock (&self->queue->mutex);
    /* A job that drops the last reference cannot wait for itself; the thread ends on its own then. */
    if (self->thread == g_thread_self ())
      g_thread_unref (self->thread);
    else
      g_thread_join (self->thread);
    self->thread = NULL;
  }
  G_OBJECT_CLASS (pb_worker_parent_class)->dispose (object);
}

static void
pb_worker_finalize (GObject *object)
{
  PbWorker *self = PB_WORKER (object);

  unref_queue (self->queue);
  G_OBJECT_CLASS (pb_worker_parent_class)->finalize (object);
}

static void
pb_worker_class_init (PbWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_worker_dispose;
  object_class->finalize = pb_worker_finalize;
}

static void
pb_worker_init (PbWorker *self)
{
  self->queue = g_atomic_rc_box_new0 (Queue);
  g_mutex_init (&self->queue->mutex);
  g_cond_init (&self->queue->cond);
  g_queue_init (&self->queue->jobs);
}

PbWorker *
pb_worker_new (const char *name)
{
  PbWorker *self = g_object_new (PB_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, run_jobs, g_atomic_rc_box_acquire (self->queue));
  return self;
}

void
pb_worker_push (PbWorker *self, GTask *task, PbPriority priority, PbWorkerFunc func)
{
  g_autoptr (Job) job = NULL;

  g_return_if_fail (PB_IS_WORKER (self) && G_IS_TASK (task) && func != NULL);

  job = g_new0 (Job, 1);
  job->task = g_object_ref (task);
  job->priority = priority;
  job->func = func;
  job->watch = new_watch (self->queue, task);
  if (!enqueue (self->queue, job)) {
    return_cancelled (task);
    return;
  }
  g_steal_pointer (&job);
}

gboolean
pb_worker_is_current (PbWorker *self)
{
  g_return_val_if_fail (PB_IS_WORKER (self), FALSE);

  return self->thread == g_thread_self ();
}
