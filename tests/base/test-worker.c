/* test-worker.c: pb-worker: order, cancellation, disposal, progress; made to run under ThreadSanitizer too.
 *
 * No test sleeps: a job that must not end yet waits for a Gate that the test opens.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-worker"

#include "pb-worker.h"

typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean entered; /* a job waits in it */
  gboolean open;
} Gate;

typedef struct {
  PbWorker *worker;
  GMainLoop *loop;
  Gate gate;
  Gate second_gate;
  GString *order;   /* letters of the jobs, as they ran (worker thread) */
  GString *answers; /* … as they answered (main thread) */
  guint n_waiting;
  guint n_cancelled;
  GTask *kept_task;
} Fixture;

typedef struct {
  Fixture *fixture;
  char letter;
} Job;

static void
wait_at_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
wait_until_entered (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->entered)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
init_gate (Gate *gate)
{
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
}

static void
clear_gate (Gate *gate)
{
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->worker = pb_worker_new ("test");
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->order = g_string_new (NULL);
  fixture->answers = g_string_new (NULL);
  init_gate (&fixture->gate);
  init_gate (&fixture->second_gate);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->worker);
  g_clear_object (&fixture->kept_task);
  g_main_loop_unref (fixture->loop);
  g_string_free (fixture->order, TRUE);
  g_string_free (fixture->answers, TRUE);
  clear_gate (&fixture->gate);
  clear_gate (&fixture->second_gate);
}

static void
on_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    fixture->n_cancelled++;
  }
  g_string_append_c (fixture->answers, job->letter);
  if (--fixture->n_waiting == 0)
    g_main_loop_quit (fixture->loop);
}

static void
note_letter (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  g_assert_true (pb_worker_is_current (job->fixture->worker));
  g_string_append_c (job->fixture->order, job->letter);
  g_task_return_boolean (task, TRUE);
}

static void
note_letter_at_gate (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  wait_at_gate (&job->fixture->gate);
  note_letter (task, source, task_data, cancellable);
}

static void
push (Fixture *fixture, char letter, PbPriority priority, PbWorkerFunc func, GCancellable *cancellable)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_answer_cb, fixture);
  Job *job = g_new0 (Job, 1);

  job->fixture = fixture;
  job->letter = letter;
  g_task_set_task_data (task, job, g_free);
  fixture->n_waiting++;
  pb_worker_push (fixture->worker, task, priority, func);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  push (fixture, 'a', PB_PRIORITY_IDLE, note_letter_at_gate, NULL);
  wait_until_entered (&fixture->gate);
  push (fixture, 'x', PB_PRIORITY_IDLE, note_letter, NULL);
  push (fixture, 'r', PB_PRIORITY_READ, note_letter, NULL);
  push (fixture, 'w', PB_PRIORITY_WRITE, note_letter, NULL);
  push (fixture, 's', PB_PRIORITY_READ, note_letter, NULL);
  push (fixture, 'v', PB_PRIORITY_WRITE, note_letter, NULL);
  open_gate (&fixture->gate);
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (fixture->order->str, ==, "awvrsx");
  g_assert_cmpstr (fixture->answers->str, ==, "awvrsx");
  g_assert_false (pb_worker_is_current (fixture->worker));
}

/* A waiting job answers while another still runs, and never runs itself. */
static void
test_cancel_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  push (fixture, 'a', PB_PRIORITY_WRITE, note_letter_at_gate, NULL);
  wait_until_entered (&fixture->gate);
  push (fixture, 'b', PB_PRIORITY_WRITE, note_letter, cancellable);
  push (fixture, 'c', PB_PRIORITY_WRITE, note_letter, NULL);
  g_cancellable_cancel (cancellable);
  while (fixture->n_cancelled == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->answers->str, ==, "b");
  open_gate (&fixture->gate);
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (fixture->order->str, ==, "ac");
  g_assert_cmpuint (fixture->n_cancelled, ==, 1);
}

static void
note_letter_at_second_gate (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  wait_at_gate (&job->fixture->second_gate);
  note_letter (task, source, task_data, cancellable);
}

/* The worker comes to it before the main loop runs at all. */
static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  push (fixture, 'a', PB_PRIORITY_WRITE, note_letter_at_gate, NULL);
  wait_until_entered (&fixture->gate);
  push (fixture, 'b', PB_PRIORITY_WRITE, note_letter, cancellable);
  push (fixture, 'c', PB_PRIORITY_WRITE, note_letter_at_second_gate, NULL);
  open_gate (&fixture->gate);
  wait_until_entered (&fixture->second_gate);
  open_gate (&fixture->second_gate);
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (fixture->order->str, ==, "ac");
  g_assert_cmpstr (fixture->answers->str, ==, "abc");
  g_assert_cmpuint (fixture->n_cancelled, ==, 1);
}

static gpointer
open_gate_when_disposing (gpointer data)
{
  open_gate (data);
  return NULL;
}

/* The running job is waited for, waiting ones are cancelled. */
static void
test_dispose (Fixture *fixture, gconstpointer data)
{
  GThread *opener = NULL;

  push (fixture, 'a', PB_PRIORITY_WRITE, note_letter_at_gate, NULL);
  wait_until_entered (&fixture->gate);
  push (fixture, 'b', PB_PRIORITY_WRITE, note_letter, NULL);
  push (fixture, 'c', PB_PRIORITY_IDLE, note_letter, NULL);
  opener = g_thread_new ("opener", open_gate_when_disposing, &fixture->gate);
  g_object_run_dispose (G_OBJECT (fixture->worker));
  g_thread_join (opener);
  g_main_loop_run (fixture->loop);
  /* The opener may have been faster than the disposal: then more of them ran, but none was lost. */
  g_assert_cmpuint (fixture->order->len + fixture->n_cancelled, ==, 3);
  g_assert_cmpint (fixture->order->str[0], ==, 'a');
  g_assert_cmpuint (fixture->answers->len, ==, 3);
}

static void
test_push_after_dispose (Fixture *fixture, gconstpointer data)
{
  g_object_run_dispose (G_OBJECT (fixture->worker));
  push (fixture, 'a', PB_PRIORITY_WRITE, note_letter, NULL);
  g_main_loop_run (fixture->loop);
  g_assert_cmpstr (fixture->order->str, ==, "");
  g_assert_cmpuint (fixture->n_cancelled, ==, 1);
}

static void
drop_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  wait_at_gate (&job->fixture->gate);
  g_clear_object (&job->fixture->worker);
  g_task_return_boolean (task, TRUE);
}

/* A job may drop the last reference to its own worker. */
static void
test_dropped_by_job (Fixture *fixture, gconstpointer data)
{
  push (fixture, 'a', PB_PRIORITY_WRITE, drop_worker, NULL);
  open_gate (&fixture->gate);
  g_main_loop_run (fixture->loop);
  g_assert_null (fixture->worker);
  g_assert_cmpstr (fixture->answers->str, ==, "a");
}

typedef struct {
  Fixture *fixture;
  guint n_calls;
  guint64 done;
  guint64 total;
  gboolean answered;
} Listener;

static void
on_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Listener *listener = user_data;

  g_assert_false (listener->answered);
  g_assert_false (pb_worker_is_current (listener->fixture->worker));
  g_assert_cmpuint (done, >=, listener->done);
  listener->done = done;
  listener->total = total;
  listener->n_calls++;
  open_gate (&listener->fixture->gate);
}

static void
on_progress_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listener *listener = user_data;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  listener->answered = TRUE;
  g_main_loop_quit (listener->fixture->loop);
}

#define N_REPORTS 200000

static void
report_often (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  for (guint64 i = 1; i <= N_REPORTS; i++)
    pb_progress_report (task, i, N_REPORTS);
  g_task_return_boolean (task, TRUE);
}

static void
report_without_total (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  pb_progress_report (task, 1, 0);
  wait_at_gate (task_data);
  for (guint64 i = 2; i <= 1000; i++)
    pb_progress_report (task, i, 0);
  g_task_return_boolean (task, TRUE);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static guint
run_with_progress (Fixture *fixture, PbWorkerFunc func, Listener *listener)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_progress_answer_cb, listener);
  gint64 begin = g_get_monotonic_time ();

  listener->fixture = fixture;
  g_set_object (&fixture->kept_task, task);
  g_task_set_task_data (task, &fixture->gate, NULL);
  pb_progress_attach (task, on_progress_cb, listener);
  pb_worker_push (fixture->worker, task, PB_PRIORITY_READ, func);
  g_main_loop_run (fixture->loop);
  /* The first, the last, and one for each tenth of a second begun. */
  return (guint) ((g_get_monotonic_time () - begin) / (G_USEC_PER_SEC / 10)) + 3;
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  Listener listener = {0};
  guint most = run_with_progress (fixture, report_often, &listener);

  g_assert_cmpuint (listener.done, ==, N_REPORTS);
  g_assert_cmpuint (listener.total, ==, N_REPORTS);
  g_assert_cmpuint (listener.n_calls, >=, 1);
  g_assert_cmpuint (listener.n_calls, <=, most);
}

static void
report_twice (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  pb_progress_report (task, 1, 2);
  wait_at_gate (task_data);
  pb_progress_report (task, 2, 2);
  g_task_return_boolean (task, TRUE);
}

/* Sooner than a tenth of a second after the one before, and still before the answer. */
static void
test_progress_last (Fixture *fixture, gconstpointer data)
{
  Listener listener = {0};

  run_with_progress (fixture, report_twice, &listener);
  g_assert_cmpuint (listener.done, ==, 2);
  g_assert_cmpuint (listener.n_calls, ==, 2);
}

/* Nothing comes after the answer, whose user data may be gone. */
static void
test_progress_without_total (Fixture *fixture, gconstpointer data)
{
  Listener listener = {0};
  guint most = run_with_progress (fixture, report_without_total, &listener);

  g_assert_cmpuint (listener.n_calls, >=, 1);
  g_assert_cmpuint (listener.n_calls, <=, most);
  /* As long as one could still be under way; the task is kept, which must not matter. */
  g_timeout_add (150, quit_cb, fixture->loop);
  g_main_loop_run (fixture->loop);
}

static gpointer
push_from_thread (gpointer data)
{
  Fixture *shared = data;
  Fixture own = {.worker = shared->worker};
  g_autoptr (GMainContext) context = g_main_context_new ();

  g_main_context_push_thread_default (context);
  own.loop = g_main_loop_new (context, FALSE);
  own.order = shared->order;
  own.answers = g_string_new (NULL);
  for (guint i = 0; i < 200; i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    push (&own, 'a', i % 2 == 0 ? PB_PRIORITY_READ : PB_PRIORITY_IDLE, note_letter, cancellable);
    if (i % 3 == 0)
      g_cancellable_cancel (cancellable);
  }
  g_main_loop_run (own.loop);
  /* Each answers once, in the context it was pushed from. */
  g_assert_cmpuint (own.answers->len, ==, 200);
  g_string_free (own.answers, TRUE);
  g_main_loop_unref (own.loop);
  g_main_context_pop_thread_default (context);
  return GUINT_TO_POINTER (own.n_cancelled);
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[4];
  guint n_cancelled = 0;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pusher", push_from_thread, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    n_cancelled += GPOINTER_TO_UINT (g_thread_join (threads[i]));
  g_object_run_dispose (G_OBJECT (fixture->worker));
  /* A job cancelled after it began ran, and answers that it was cancelled. */
  g_assert_cmpuint (fixture->order->len + n_cancelled, >=, 4 * 200);
  g_assert_cmpuint (n_cancelled, <=, 4 * 67);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/base/worker/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("priority-then-arrival", test_order);
  ADD ("cancel-while-waiting", test_cancel_waiting);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("dispose-waits-and-cancels", test_dispose);
  ADD ("push-after-dispose", test_push_after_dispose);
  ADD ("dropped-by-its-job", test_dropped_by_job);
  ADD ("progress-limited-and-last-arrives", test_progress);
  ADD ("progress-last-at-once", test_progress_last);
  ADD ("progress-never-after-the-answer", test_progress_without_total);
  ADD ("many-threads", test_threads);
  return g_test_run ();
}
