/* pb-drafts.c: see pb-drafts.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-drafts"

#include "config.h"

#include "pb-drafts.h"

/* A draft that the file does not hold yet. */
typedef struct {
  char *place;     /* (owned) */
  char *record_id; /* (owned) (nullable) */
  char *content;   /* (owned) (nullable): to be forgotten */
  guint64 serial;  /* of the put it came with: a later one takes its place */
  gboolean is_refused;
} Pending;

static void
pending_free (Pending *pending)
{
  g_free (pending->place);
  g_free (pending->record_id);
  g_free (pending->content);
  g_free (pending);
}

struct _PbDrafts {
  GObject parent_instance;

  PbWorkspace *workspace; /* (owned) */
  GHashTable *pending;    /* (owned): key → Pending */
  guint64 serial;
  gboolean is_told; /* that the file refuses */
  gboolean is_closed;
};

enum { SIGNAL_REFUSED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbDrafts, pb_drafts, G_TYPE_OBJECT)

static char *
make_key (const char *place, const char *record_id)
{
  return g_strconcat (place, "\n", record_id, NULL);
}

typedef struct {
  PbDrafts *self; /* (owned) */
  char *key;      /* (owned) */
  guint64 serial;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->self);
  g_free (writing->key);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  PbDrafts *self = writing->self;
  Pending *pending = g_hash_table_lookup (self->pending, writing->key);
  g_autoptr (GError) error = NULL;

  if (pb_workspace_put_draft_finish (PB_WORKSPACE (source), result, &error)) {
    if (pending != NULL && pending->serial == writing->serial)
      g_hash_table_remove (self->pending, writing->key);
    /* The disk takes something again. */
    pb_drafts_flush (self);
    if (g_hash_table_size (self->pending) == 0)
      self->is_told = FALSE;
    return;
  }
  if (pending != NULL && pending->serial == writing->serial)
    pending->is_refused = TRUE;
  if (self->is_told)
    return;
  self->is_told = TRUE;
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error);
}

static void
write_draft (PbDrafts *self, const char *key, Pending *pending)
{
  Writing *writing;

  if (self->is_closed)
    return;
  writing = g_new0 (Writing, 1);
  writing->self = g_object_ref (self);
  writing->key = g_strdup (key);
  writing->serial = pending->serial;
  pending->is_refused = FALSE;
  pb_workspace_put_draft_async (self->workspace, pending->place, pending->record_id, pending->content,
                                written, writing);
}

void
pb_drafts_put (PbDrafts *self, const char *place, const char *record_id, const char *content)
{
  Pending *pending;
  char *key;

  g_return_if_fail (PB_IS_DRAFTS (self) && place != NULL);

  key = make_key (place, record_id);
  pending = g_new0 (Pending, 1);
  pending->place = g_strdup (place);
  pending->record_id = g_strdup (record_id);
  pending->content = g_strdup (content);
  pending->serial = ++self->serial;
  g_hash_table_replace (self->pending, key, pending);
  write_draft (self, key, pending);
}

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char *content = pb_workspace_get_draft_finish (PB_WORKSPACE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, content, g_free);
}

void
pb_drafts_get_async (PbDrafts *self, const char *place, const char *record_id, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *key = NULL;
  const Pending *pending;

  g_return_if_fail (PB_IS_DRAFTS (self) && place != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  key = make_key (place, record_id);
  pending = g_hash_table_lookup (self->pending, key);
  if (pending != NULL)
    g_task_return_pointer (task, g_strdup (pending->content), g_free);
  else
    pb_workspace_get_draft_async (self->workspace, place, record_id, cancellable, found,
                                  g_steal_pointer (&task));
}

char *
pb_drafts_get_finish (PbDrafts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pb_drafts_flush (PbDrafts *self)
{
  GHashTableIter iter;
  gpointer key, pending;

  g_return_if_fail (PB_IS_DRAFTS (self));

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &key, &pending))
    if (((Pending *) pending)->is_refused)
      write_draft (self, key, pending);
}

void
pb_drafts_close (PbDrafts *self)
{
  g_return_if_fail (PB_IS_DRAFTS (self));

  self->is_closed = TRUE;
}

gboolean
pb_drafts_is_unsaved (PbDrafts *self)
{
  GHashTableIter iter;
  gpointer pending;

  g_return_val_if_fail (PB_IS_DRAFTS (self), FALSE);

  /* To forget one is no loss. */
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, NULL, &pending))
    if (((Pending *) pending)->is_refused && ((Pending *) pending)->content != NULL)
      return TRUE;
  return FALSE;
}

static void
pb_drafts_finalize (GObject *object)
{
  PbDrafts *self = PB_DRAFTS (object);

  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (pb_drafts_parent_class)->finalize (object);
}

static void
pb_drafts_class_init (PbDraftsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_drafts_finalize;
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
pb_drafts_init (PbDrafts *self)
{
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pending_free);
}

PbDrafts *
pb_drafts_new (PbWorkspace *workspace)
{
  PbDrafts *self;

  g_return_val_if_fail (PB_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PB_TYPE_DRAFTS, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}
