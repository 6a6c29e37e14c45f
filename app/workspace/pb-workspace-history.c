/* pb-workspace-history.c: see pb-workspace-history.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace"

#include "config.h"

#include "pb-store-history.h"
#include "pb-workspace-history.h"
#include "pb-workspace-private.h"

/* A question as it goes to the worker. */
typedef struct {
  PbStoreHistoryFilter filter;
  char *record_id, *user_id, *text; /* (owned) (nullable): of the filter */
  char *gesture_id;                 /* (owned) (nullable): before which, or of which */
  gint64 after;
  guint limit;
} Question;

static Question *
question_new (const PbHistoryFilter *filter, const char *gesture_id, gint64 after, guint limit)
{
  Question *question = g_new0 (Question, 1);

  if (filter != NULL) {
    question->record_id = g_strdup (filter->record_id);
    question->user_id = g_strdup (filter->user_id);
    question->text = g_strdup (filter->text);
    question->filter = (PbStoreHistoryFilter) {.record_id = question->record_id,
                                               .user_id = question->user_id,
                                               .since = filter->since,
                                               .until = filter->until,
                                               .text = question->text};
  }
  question->gesture_id = g_strdup (gesture_id);
  question->after = after;
  question->limit = limit;
  return question;
}

static void
question_free (Question *question)
{
  g_free (question->record_id);
  g_free (question->user_id);
  g_free (question->text);
  g_free (question->gesture_id);
  g_free (question);
}

void
pb_history_change_free (PbHistoryChange *change)
{
  if (change == NULL)
    return;
  g_free (change->action);
  g_free (change->kind);
  g_free (change->record_id);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

void
pb_history_gesture_free (PbHistoryGesture *gesture)
{
  if (gesture == NULL)
    return;
  g_free (gesture->id);
  g_free (gesture->label);
  g_free (gesture->direction);
  g_free (gesture->user);
  pb_history_change_free (gesture->first);
  g_free (gesture);
}

static PbHistoryChange *
take_change (const PbStoreChange *stored)
{
  PbHistoryChange *change = g_new0 (PbHistoryChange, 1);

  change->sequence = stored->sequence;
  change->action = g_strdup (stored->action);
  change->kind = g_strdup (stored->kind);
  change->record_id = g_strdup (stored->record_id);
  change->before = g_strdup (stored->before);
  change->after = g_strdup (stored->after);
  change->erased = stored->erased;
  change->identity = stored->identity;
  return change;
}

static PbHistoryGesture *
take_gesture (const PbStoreHistoryEntry *entry)
{
  PbHistoryGesture *gesture = g_new0 (PbHistoryGesture, 1);

  gesture->id = g_strdup (entry->id);
  gesture->at = entry->at;
  gesture->label = g_strdup (entry->label);
  gesture->direction = g_strdup (entry->direction);
  gesture->user = g_strdup (entry->user);
  gesture->own = entry->own;
  gesture->n_changes = entry->n_changes;
  gesture->first = entry->first != NULL ? take_change (entry->first) : NULL;
  return gesture;
}

static gpointer
list_gestures (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  Question *question = params;
  g_autoptr (GPtrArray) entries
      = pb_store_history_list (self->store, &question->filter, question->gesture_id, question->limit,
                               g_task_get_cancellable (task), error);
  GPtrArray *gestures;

  if (entries == NULL)
    return NULL;
  gestures = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_history_gesture_free);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (gestures, take_gesture (g_ptr_array_index (entries, i)));
  return gestures;
}

static gpointer
list_changes (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  Question *question = params;
  g_autoptr (GPtrArray) stored
      = pb_store_history_list_changes (self->store, question->gesture_id, &question->filter, question->after,
                                       question->limit, g_task_get_cancellable (task), error);
  GPtrArray *changes;

  if (stored == NULL)
    return NULL;
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_history_change_free);
  for (guint i = 0; i < stored->len; i++)
    g_ptr_array_add (changes, take_change (g_ptr_array_index (stored, i)));
  return changes;
}

void
pb_workspace_history_page_async (PbWorkspace *self, const PbHistoryFilter *filter, const char *before,
                                 guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self) && limit > 0);

  pb_workspace_run (self, PB_PRIORITY_READ, list_gestures, question_new (filter, before, 0, limit),
                    (GDestroyNotify) question_free, (GDestroyNotify) g_ptr_array_unref, NULL, NULL,
                    cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_history_page_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

void
pb_workspace_history_changes_async (PbWorkspace *self, const char *gesture_id, const PbHistoryFilter *filter,
                                    gint64 after, guint limit, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self) && gesture_id != NULL && limit > 0);

  pb_workspace_run (self, PB_PRIORITY_READ, list_changes, question_new (filter, gesture_id, after, limit),
                    (GDestroyNotify) question_free, (GDestroyNotify) g_ptr_array_unref, NULL, NULL,
                    cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_history_changes_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}
