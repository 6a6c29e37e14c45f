/* pb-item.c: see pb-item.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-item"

#include "config.h"

#include "pb-item.h"

struct _PbItem {
  GObject parent_instance;

  PbRecord *record; /* (owned) */
  char *title;      /* (owned) */
  char **titles;    /* (owned): one per column, NULL where there is none */
};

G_DEFINE_FINAL_TYPE (PbItem, pb_item, G_TYPE_OBJECT)

static void
pb_item_finalize (GObject *object)
{
  PbItem *self = PB_ITEM (object);
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (self->record));

  for (guint i = 0; i < info->n_columns; i++)
    g_free (self->titles[i]);
  g_free (self->titles);
  g_free (self->title);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (pb_item_parent_class)->finalize (object);
}

static void
pb_item_class_init (PbItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pb_item_finalize;
}

static void
pb_item_init (PbItem *self)
{
}

PbItem *
pb_item_new (PbRecord *record, const char *title, char **titles)
{
  PbItem *self;

  g_return_val_if_fail (PB_IS_RECORD (record) && title != NULL && titles != NULL, NULL);

  self = g_object_new (PB_TYPE_ITEM, NULL);
  self->record = g_object_ref (record);
  self->title = g_strdup (title);
  self->titles = titles;
  return self;
}

PbRecord *
pb_item_get_record (PbItem *self)
{
  g_return_val_if_fail (PB_IS_ITEM (self), NULL);

  return self->record;
}

PbKind
pb_item_get_kind (PbItem *self)
{
  g_return_val_if_fail (PB_IS_ITEM (self), PB_KIND_NONE);

  return pb_record_get_kind (self->record);
}

const char *
pb_item_get_id (PbItem *self)
{
  g_return_val_if_fail (PB_IS_ITEM (self), NULL);

  return pb_record_get_id (self->record);
}

const char *
pb_item_get_title (PbItem *self)
{
  g_return_val_if_fail (PB_IS_ITEM (self), NULL);

  return self->title;
}

const char *
pb_item_get_shown (PbItem *self, const char *column)
{
  int n;

  g_return_val_if_fail (PB_IS_ITEM (self) && column != NULL, NULL);

  n = pb_kind_find_column (pb_record_get_kind (self->record), column);
  g_return_val_if_fail (n >= 0, NULL);
  return self->titles[n] != NULL ? self->titles[n] : pb_record_get_nth (self->record, (guint) n);
}
