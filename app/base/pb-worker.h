/* pb-worker.h: one named thread with a priority queue.
 *
 * The thread that owns the database. Jobs run one at a time, higher priority first, first come first served
 * within one; each is a GTask that returns in the main context it was queued from. Progress is handed back at
 * most ten times a second. On dispose the queue is emptied (queued jobs are cancelled), the running job is
 * waited for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  PB_PRIORITY_WRITE = 0, /* somebody waits for it to be safe */
  PB_PRIORITY_READ = 10, /* somebody looks at it */
  PB_PRIORITY_IDLE = 20, /* indexes, analysis nobody waits for */
} PbPriority;

#define PB_TYPE_WORKER (pb_worker_get_type ())
G_DECLARE_FINAL_TYPE (PbWorker, pb_worker, PB, WORKER, GObject)

/* PbWorkerFunc: runs on the worker; ends the task with g_task_return_…(). */
typedef void (*PbWorkerFunc) (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable);
/* PbProgressFunc: runs in the main context of the caller. @total is 0 while unknown. */
typedef void (*PbProgressFunc) (guint64 done, guint64 total, gpointer user_data);

PbWorker *pb_worker_new (const char *name);
/* pb_worker_push: takes a reference on @task; @task's own cancellable is honoured also while it waits: it
 * then answers G_IO_ERROR_CANCELLED at once, without running. After dispose every task answers so. */
void pb_worker_push (PbWorker *self, GTask *task, PbPriority priority, PbWorkerFunc func);
/* pb_worker_is_current: TRUE on the worker's own thread: store functions assert it. */
gboolean pb_worker_is_current (PbWorker *self);

/* pb_progress_attach: the callback of @task, called in its main context; before pb_worker_push(). */
void pb_progress_attach (GTask *task, PbProgressFunc func, gpointer user_data);
/* pb_progress_report: from the worker, as often as wanted: the rate is limited here. The first report with
 * @done equal to
 * @total always arrives, before the answer of the task; an earlier one may be overtaken by a later one or by
 * the answer. Nothing arrives after the answer. A job that does not know its total ends with (done, done). */
void pb_progress_report (GTask *task, guint64 done, guint64 total);

G_END_DECLS
