/* pb-record-row.c: see pb-record-row.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record-row"

#include "config.h"

#include "pb-record-row.h"

struct _PbRecordRow {
  GObject parent_instance;

  PbKind kind;
  char *id;          /* (owned) */
  PbItem *item;      /* (owned) (nullable) */
  GHashTable *alive; /* (owned) (nullable): id → row */
};

G_DEFINE_FINAL_TYPE (PbRecordRow, pb_record_row, G_TYPE_OBJECT)

enum { PROP_0, PROP_ITEM, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void
pb_record_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, PB_RECORD_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pb_record_row_finalize (GObject *object)
{
  PbRecordRow *self = PB_RECORD_ROW (object);

  if (self->alive != NULL && g_hash_table_lookup (self->alive, self->id) == self)
    g_hash_table_remove (self->alive, self->id);
  g_clear_pointer (&self->alive, g_hash_table_unref);
  g_clear_object (&self->item);
  g_free (self->id);
  G_OBJECT_CLASS (pb_record_row_parent_class)->finalize (object);
}

static void
pb_record_row_class_init (PbRecordRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = pb_record_row_get_property;
  object_class->finalize = pb_record_row_finalize;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, PB_TYPE_ITEM, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pb_record_row_init (PbRecordRow *self)
{
}

PbRecordRow *
pb_record_row_new (PbKind kind, const char *id, GHashTable *alive)
{
  PbRecordRow *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (PB_TYPE_RECORD_ROW, NULL);
  self->kind = kind;
  self->id = g_strdup (id);
  if (alive != NULL) {
    self->alive = g_hash_table_ref (alive);
    g_hash_table_replace (alive, self->id, self);
  }
  return self;
}

PbKind
pb_record_row_get_kind (PbRecordRow *self)
{
  g_return_val_if_fail (PB_IS_RECORD_ROW (self), PB_KIND_NONE);

  return self->kind;
}

const char *
pb_record_row_get_id (PbRecordRow *self)
{
  g_return_val_if_fail (PB_IS_RECORD_ROW (self), NULL);

  return self->id;
}

PbItem *
pb_record_row_get_item (PbRecordRow *self)
{
  g_return_val_if_fail (PB_IS_RECORD_ROW (self), NULL);

  return self->item;
}

void
pb_record_row_set_item (PbRecordRow *self, PbItem *item)
{
  g_return_if_fail (PB_IS_RECORD_ROW (self));

  g_set_object (&self->item, item);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
