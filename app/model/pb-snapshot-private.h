/* pb-snapshot-private.h: what the parts of the builder share: reading rows (pb-snapshot-read.h,
 * pb-snapshot-proof.c, pb-snapshot-work.c) and joining them (pb-snapshot-join.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

/* Memory of a snapshot: one arena for structs, one chunk for strings, and what has to be released one by one.
 */
typedef struct _PbSnapshotPrivate PbSnapshotPrivate;

struct _PbSnapshotPrivate {
  GPtrArray *blocks; /* (owned): arena blocks */
  gsize block_used;
  GStringChunk *strings;
  GPtrArray *ratios; /* (owned) (element-type PbRatio) */
  GPtrArray *arrays; /* (owned) (element-type GPtrArray): lists inside structs */
  GPtrArray *tables; /* (owned) (element-type GHashTable): sets inside structs */
};

/* Rows that only tie others together: kept until the join. */
typedef struct {
  PbRow row;
  gpointer a, b;
  const char *word;
  gboolean flag;
  PbDate date;
} PbTie;

/* A reference still to be followed. */
typedef struct {
  gpointer *slot;
  PbKind kind;
  const char *id;
  PbKind from_kind;
  const PbRow *from;
} PbFixup;

struct _PbSnapshotBuilder {
  PbSnapshot *snapshot;           /* (owned) */
  GHashTable *by_id[PB_N_KINDS];  /* (owned) (nullable): id → struct */
  GPtrArray *ties[PB_N_KINDS];    /* (owned) (nullable) (element-type PbTie) */
  GHashTable *said_disinterested; /* (owned) (element-type PbParty): a person said so: no tie overrules it */
  GArray *fixups;                 /* (owned) (element-type PbFixup) */
  GError *error;                  /* (owned) (nullable): the first problem */
};

/* pb_snapshot_private_allocate: zeros, for the life of the snapshot. */
gpointer pb_snapshot_private_allocate (PbSnapshotPrivate *priv, gsize size);
/* pb_snapshot_private_list: *@list, made and owned by the snapshot on first use. */
GPtrArray *pb_snapshot_private_list (PbSnapshot *snapshot, GPtrArray **list);
/* Takes one row of its kind into the builder's snapshot. */
typedef void (*PbSnapshotReader) (PbSnapshotBuilder *self, const char *const *values);

/* (nullable): of a kind that is read elsewhere or not held. */
PbSnapshotReader pb_snapshot_proof_find_reader (PbKind kind);
PbSnapshotReader pb_snapshot_work_find_reader (PbKind kind);
/* pb_snapshot_builder_join: fills every list and derived field once all references are followed. */
void pb_snapshot_builder_join (PbSnapshotBuilder *self);

G_END_DECLS
