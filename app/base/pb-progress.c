/* pb-progress.c: progress of a job, handed to the main context of whoever waits for it (declared in
 * pb-worker.h).
 *
 * At most one source is under way at a time; it carries whatever was reported last when it runs. It runs at
 * once when nothing was delivered for PERIOD_US, else when that time is up, so the main loop is never
 * flooded. It has a higher priority than the answer of the task: a report that is due comes before it, and
 * nothing comes after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-progress"

#include "config.h"

#include "pb-worker.h"

#define DATA_KEY "pb-progress"
/* Ten times a second: smoother than that nobody sees, and each costs the main loop a wake-up. */
#define PERIOD_US (G_USEC_PER_SEC / 10)

typedef struct {
  GMutex mutex;
  GMainContext *context; /* (owned) */
  PbProgressFunc func;
  gpointer user_data;
  guint64 done;
  guint64 total;
  gint64 last_delivery; /* monotonic µs; 0 before the first */
  gboolean finished;    /* the report that says "all" was let through */
  gboolean closed;      /* the task has answered: @user_data may be gone */
  GSource *source;      /* (owned) (nullable): under way */
} Progress;

static void
clear_progress (gpointer data)
{
  Progress *progress = data;

  g_mutex_clear (&progress->mutex);
  g_main_context_unref (progress->context);
}

static void
unref_progress (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_progress);
}

/* @progress is locked. */
static void
drop_source (Progress *progress)
{
  if (progress->source == NULL)
    return;
  g_source_destroy (progress->source);
  g_clear_pointer (&progress->source, g_source_unref);
}

static void
close_progress (gpointer data)
{
  Progress *progress = data;

  g_mutex_lock (&progress->mutex);
  progress->closed = TRUE;
  drop_source (progress);
  g_mutex_unlock (&progress->mutex);
  unref_progress (progress);
}

static gboolean
deliver_cb (gpointer user_data)
{
  Progress *progress = user_data;
  guint64 done = 0;
  guint64 total = 0;

  g_mutex_lock (&progress->mutex);
  done = progress->done;
  total = progress->total;
  progress->last_delivery = g_get_monotonic_time ();
  g_clear_pointer (&progress->source, g_source_unref);
  g_mutex_unlock (&progress->mutex);
  progress->func (done, total, progress->user_data);
  return G_SOURCE_REMOVE;
}

/* Right behind the callback of the task, in the same turn of the main loop. */
static void
on_task_completed_cb (GTask *task, GParamSpec *pspec, Progress *progress)
{
  g_mutex_lock (&progress->mutex);
  progress->closed = TRUE;
  drop_source (progress);
  g_mutex_unlock (&progress->mutex);
}

/* Becomes ready by its time alone. */
static gboolean
dispatch_by_time (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs deliver_funcs = {.dispatch = dispatch_by_time};

void
pb_progress_attach (GTask *task, PbProgressFunc func, gpointer user_data)
{
  Progress *progress = NULL;

  g_return_if_fail (G_IS_TASK (task) && func != NULL);

  progress = g_atomic_rc_box_new0 (Progress);
  g_mutex_init (&progress->mutex);
  progress->context = g_main_context_ref (g_task_get_context (task));
  progress->func = func;
  progress->user_data = user_data;
  g_signal_connect_data (task, "notify::completed", G_CALLBACK (on_task_completed_cb),
                         g_atomic_rc_box_acquire (progress),
                         (GClosureNotify) (void (*) (void)) unref_progress, 0);
  g_object_set_data_full (G_OBJECT (task), DATA_KEY, progress, close_progress);
}

void
pb_progress_report (GTask *task, guint64 done, guint64 total)
{
  Progress *progress = NULL;
  gboolean at_once = FALSE;

  g_return_if_fail (G_IS_TASK (task));

  progress = g_object_get_data (G_OBJECT (task), DATA_KEY);
  if (progress == NULL)
    return;
  g_mutex_lock (&progress->mutex);
  progress->done = done;
  progress->total = total;
  at_once = done == total && total != 0 && !progress->finished;
  progress->finished = progress->finished || at_once;
  if (progress->source == NULL && !progress->closed) {
    progress->source = g_source_new (&deliver_funcs, sizeof (GSource));
    g_source_set_priority (progress->source, G_PRIORITY_HIGH);
    g_source_set_static_name (progress->source, "pb-progress");
    g_source_set_callback (progress->source, deliver_cb, g_atomic_rc_box_acquire (progress), unref_progress);
    g_source_set_ready_time (progress->source, at_once ? 0 : progress->last_delivery + PERIOD_US);
    g_source_attach (progress->source, progress->context);
  } else if (progress->source != NULL && at_once) {
    g_source_set_ready_time (progress->source, 0);
  }
  g_mutex_unlock (&progress->mutex);
}
