/* pb-workspace-watch.c: notices that another program wrote the case ("probata import" beside the window).
 *
 * A timer in the main context asks, the worker looks, on the store's own connection. Neither holds the
 * workspace: a case that nobody uses any more must not stay open because it is being looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-watch"

#include "config.h"

#include "pb-workspace-private.h"

GWeakRef *
pb_workspace_new_weak (PbWorkspace *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

void
pb_workspace_free_weak (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/* On the worker. */
static void
look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (PbWorkspace) self = g_weak_ref_get (task_data);

  if (self != NULL) {
    if (self->store != NULL && pb_store_has_foreign_changes (self->store))
      pb_workspace_note_all_changed (self);
    g_atomic_int_set (&self->looking, FALSE);
  }
  g_task_return_boolean (task, TRUE);
}

void
pb_workspace_look (PbWorkspace *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->worker == NULL || !g_atomic_int_compare_and_exchange (&self->looking, FALSE, TRUE))
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, pb_workspace_new_weak (self), (GDestroyNotify) pb_workspace_free_weak);
  pb_worker_push (self->worker, task, PB_PRIORITY_IDLE, look);
}

static gboolean
on_time (gpointer user_data)
{
  g_autoptr (PbWorkspace) self = g_weak_ref_get (user_data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  pb_workspace_look (self);
  return G_SOURCE_CONTINUE;
}

/* Under the lock. */
static void
stop (PbWorkspace *self)
{
  if (self->watch != NULL)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
}

/* Under the lock. */
static void
start (PbWorkspace *self)
{
  stop (self);
  self->watch = g_timeout_source_new (self->watch_interval);
  g_source_set_priority (self->watch, G_PRIORITY_LOW);
  g_source_set_static_name (self->watch, "pb-workspace-watch");
  g_source_set_callback (self->watch, on_time, pb_workspace_new_weak (self),
                         (GDestroyNotify) pb_workspace_free_weak);
  g_source_attach (self->watch, self->context);
}

void
pb_workspace_begin_watch (PbWorkspace *self)
{
  /* The first answer is what the later ones compare with. */
  pb_store_has_foreign_changes (self->store);
  g_mutex_lock (&self->lock);
  start (self);
  g_mutex_unlock (&self->lock);
}

void
pb_workspace_end_watch (PbWorkspace *self)
{
  g_mutex_lock (&self->lock);
  stop (self);
  g_mutex_unlock (&self->lock);
}

void
pb_workspace_set_watch_interval (PbWorkspace *self, guint milliseconds)
{
  g_mutex_lock (&self->lock);
  self->watch_interval = milliseconds;
  if (self->watch != NULL)
    start (self);
  g_mutex_unlock (&self->lock);
}
