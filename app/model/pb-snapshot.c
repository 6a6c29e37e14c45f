/* pb-snapshot.c: a snapshot and its builder. See pb-snapshot.h; rows are read in
 * pb-snapshot-proof.c and pb-snapshot-work.c, and joined in pb-snapshot-join.c.
 *
 * Each kind has one reader that copies what the struct needs. References are noted as fixups and followed at
 * the end, so that rows may come in any order. Structs lie in an arena: a large case has 10^5 of them and
 * lives for one analysis. Tested by tests/model/test-snapshot.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-snapshot"

#include "config.h"

#include "pb-error.h"
#include "pb-snapshot-private.h"

#define BLOCK_SIZE (256u * 1024)

gpointer
pb_snapshot_private_allocate (PbSnapshotPrivate *priv, gsize size)
{
  char *block;

  size = (size + 15) & ~(gsize) 15;
  g_assert (size <= BLOCK_SIZE);
  if (priv->blocks->len == 0 || priv->block_used + size > BLOCK_SIZE) {
    g_ptr_array_add (priv->blocks, g_malloc0 (BLOCK_SIZE));
    priv->block_used = 0;
  }
  block = g_ptr_array_index (priv->blocks, priv->blocks->len - 1);
  priv->block_used += size;
  return block + priv->block_used - size;
}

GPtrArray *
pb_snapshot_private_list (PbSnapshot *snapshot, GPtrArray **list)
{
  if (*list == NULL) {
    *list = g_ptr_array_new ();
    g_ptr_array_add (snapshot->priv->arrays, *list);
  }
  return *list;
}

static PbSnapshot *
snapshot_new (void)
{
  PbSnapshot *self = g_new0 (PbSnapshot, 1);
  GPtrArray **lists[]
      = {&self->places,        &self->parties,  &self->influences,      &self->acts,        &self->exhibits,
         &self->statements,    &self->passages, &self->assertions,      &self->values,      &self->facts,
         &self->counts,        &self->bearings, &self->inconsistencies, &self->employments, &self->debts,
         &self->loss_items,    &self->routes,   &self->claims,          &self->receipts,    &self->enquiries,
         &self->confirmations, &self->weighed,  &self->informed};

  g_atomic_ref_count_init (&self->ref_count);
  self->priv = g_new0 (PbSnapshotPrivate, 1);
  self->priv->blocks = g_ptr_array_new_with_free_func (g_free);
  self->priv->strings = g_string_chunk_new (64 * 1024);
  self->priv->ratios = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_ratio_unref);
  self->priv->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->priv->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_law_pack_unref);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    pb_snapshot_private_list (self, lists[i]);
  return self;
}

PbSnapshot *
pb_snapshot_ref (PbSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pb_snapshot_unref (PbSnapshot *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->priv->arrays);
  g_ptr_array_unref (self->priv->tables);
  g_ptr_array_unref (self->priv->ratios);
  g_ptr_array_unref (self->priv->blocks);
  g_string_chunk_free (self->priv->strings);
  g_ptr_array_unref (self->packs);
  g_free (self->priv);
  g_free (self);
}

gboolean
pb_act_concerns (const PbAct *act, const PbParty *victim)
{
  g_return_val_if_fail (act != NULL && victim != NULL, TRUE);

  return act->sufferers == NULL || g_hash_table_contains (act->sufferers, victim);
}

gpointer
pb_snapshot_find (GPtrArray *rows, const char *key)
{
  g_return_val_if_fail (rows != NULL && key != NULL, NULL);

  for (guint i = 0; i < rows->len; i++) {
    PbRow *row = g_ptr_array_index (rows, i);

    if (g_strcmp0 (row->key, key) == 0 || g_str_equal (row->id, key))
      return row;
  }
  return NULL;
}

PbSnapshotBuilder *
pb_snapshot_builder_new (void)
{
  PbSnapshotBuilder *self = g_new0 (PbSnapshotBuilder, 1);

  self->snapshot = snapshot_new ();
  self->fixups = g_array_new (FALSE, FALSE, sizeof (PbFixup));
  self->said_disinterested = g_hash_table_new (NULL, NULL);
  return self;
}

void
pb_snapshot_builder_free (PbSnapshotBuilder *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < PB_N_KINDS; i++) {
    g_clear_pointer (&self->by_id[i], g_hash_table_unref);
    g_clear_pointer (&self->ties[i], g_ptr_array_unref);
  }
  g_hash_table_unref (self->said_disinterested);
  g_array_unref (self->fixups);
  pb_snapshot_unref (self->snapshot);
  g_clear_error (&self->error);
  g_free (self);
}

void
pb_snapshot_builder_add_pack (PbSnapshotBuilder *self, PbLawPack *pack)
{
  g_return_if_fail (self != NULL && pack != NULL);

  g_ptr_array_add (self->snapshot->packs, pb_law_pack_ref (pack));
}

static PbSnapshotReader
find_reader (PbKind kind)
{
  PbSnapshotReader reader = pb_snapshot_proof_find_reader (kind);

  return reader != NULL ? reader : pb_snapshot_work_find_reader (kind);
}

gboolean
pb_snapshot_builder_wants (PbKind kind)
{
  g_return_val_if_fail (kind >= 0 && kind < PB_N_KINDS, FALSE);

  return find_reader (kind) != NULL;
}

void
pb_snapshot_builder_add (PbSnapshotBuilder *self, PbKind kind, const char *const *values)
{
  g_return_if_fail (self != NULL && values != NULL && values[0] != NULL);
  g_return_if_fail (pb_snapshot_builder_wants (kind));

  find_reader (kind) (self, values);
}

static void
follow_references (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < self->fixups->len; i++) {
    PbFixup *fixup = &g_array_index (self->fixups, PbFixup, i);
    GHashTable *rows = self->by_id[fixup->kind];
    gpointer row = rows != NULL ? g_hash_table_lookup (rows, fixup->id) : NULL;

    if (row == NULL && self->error == NULL)
      self->error = g_error_new (PB_ERROR, PB_ERROR_CORRUPT, "%s %s: its %s is not in the case",
                                 pb_kind_get_info (fixup->from_kind)->table,
                                 fixup->from->key != NULL ? fixup->from->key : fixup->from->id,
                                 pb_kind_get_info (fixup->kind)->table);
    *fixup->slot = row;
  }
}

PbSnapshot *
pb_snapshot_builder_end (PbSnapshotBuilder *self, GError **error)
{
  PbSnapshot *snapshot;

  g_return_val_if_fail (self != NULL && self->snapshot != NULL, NULL);

  if (self->error == NULL)
    follow_references (self);
  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return NULL;
  }
  pb_snapshot_builder_join (self);
  snapshot = g_steal_pointer (&self->snapshot);
  return snapshot;
}
