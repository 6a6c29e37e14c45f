/* pb-link-index.c: see pb-link-index.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-link-index"

#include "config.h"

#include "pb-link-index.h"
#include "pb-weak-hold.h"

struct _PbLinkIndex {
  GObject parent_instance;

  PbCase *document;  /* (owned) */
  GtkWidget *viewer; /* (nullable): weak */
  gboolean is_stale; /* the case changed while nobody looked */
  PbKind kind;
  guint column;
  GHashTable *groups;    /* (owned): id → (element-type PbRecord) */
  GCancellable *reading; /* (owned) (nullable) */
};

enum { SIGNAL_LOADED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbLinkIndex, pb_link_index, G_TYPE_OBJECT)

static void
group (PbLinkIndex *self, GPtrArray *records)
{
  g_hash_table_remove_all (self->groups);
  for (guint i = 0; i < records->len; i++) {
    PbRecord *record = g_ptr_array_index (records, i);
    const char *owner = pb_record_get_nth (record, self->column);
    GPtrArray *found;

    if (owner == NULL)
      continue;
    found = g_hash_table_lookup (self->groups, owner);
    if (found == NULL) {
      found = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->groups, g_strdup (owner), found);
    }
    g_ptr_array_add (found, g_object_ref (record));
  }
}

static void
records_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbLinkIndex) self = pb_weak_hold_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = pb_workspace_list_finish (PB_WORKSPACE (source), result, &error);

  if (self == NULL)
    return;
  if (records == NULL) {
    pb_case_fail (self->document, error);
    return;
  }
  group (self, records);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
read_records (PbLinkIndex *self)
{
  self->is_stale = self->viewer == NULL || !gtk_widget_get_mapped (self->viewer);
  if (self->is_stale)
    return;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  pb_workspace_list_async (pb_case_get_workspace (self->document), self->kind, self->reading, records_read,
                           pb_weak_hold_new (self));
}

static void
on_changed (PbCase *document, const PbKindSet *kinds, PbLinkIndex *self)
{
  if (kinds->has[self->kind])
    read_records (self);
}

static void
catch_up (PbLinkIndex *self)
{
  if (self->is_stale)
    read_records (self);
}

static void
pb_link_index_dispose (GObject *object)
{
  PbLinkIndex *self = PB_LINK_INDEX (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_weak_pointer (&self->viewer);
  g_clear_object (&self->document);
  g_hash_table_remove_all (self->groups);
  G_OBJECT_CLASS (pb_link_index_parent_class)->dispose (object);
}

static void
pb_link_index_finalize (GObject *object)
{
  g_hash_table_unref (PB_LINK_INDEX (object)->groups);
  G_OBJECT_CLASS (pb_link_index_parent_class)->finalize (object);
}

static void
pb_link_index_class_init (PbLinkIndexClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = pb_link_index_dispose;
  object_class->finalize = pb_link_index_finalize;
  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_link_index_init (PbLinkIndex *self)
{
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

PbLinkIndex *
pb_link_index_new (PbCase *document, PbKind kind, guint column, GtkWidget *viewer)
{
  PbLinkIndex *self;

  g_return_val_if_fail (PB_IS_CASE (document) && GTK_IS_WIDGET (viewer), NULL);

  self = g_object_new (PB_TYPE_LINK_INDEX, NULL);
  self->document = g_object_ref (document);
  g_set_weak_pointer (&self->viewer, viewer);
  self->kind = kind;
  self->column = column;
  g_signal_connect_object (document, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (viewer, "map", G_CALLBACK (catch_up), self, G_CONNECT_SWAPPED);
  read_records (self);
  return self;
}

GPtrArray *
pb_link_index_find (PbLinkIndex *self, const char *id)
{
  g_return_val_if_fail (PB_IS_LINK_INDEX (self) && id != NULL, NULL);

  return g_hash_table_lookup (self->groups, id);
}
