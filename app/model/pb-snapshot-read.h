/* pb-snapshot-read.h: columns of a row into members of a struct; for the readers of pb-snapshot-proof.c and
 * pb-snapshot-work.c.
 *
 * What is wrong is noted in the builder once, and the row goes on without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot-private.h"

G_BEGIN_DECLS

/* pb_snapshot_read_text: kept with the snapshot. (nullable) */
const char *pb_snapshot_read_text (PbSnapshotBuilder *self, const char *text);
/* pb_snapshot_read_line: a name or a proposition, on one line and no longer than @max_chars: they stand in
 * lists and sentences and are never read back; the record keeps what was written. Without what acts on a
 * display, in order whichever way its letters run. (nullable) */
const char *pb_snapshot_read_line (PbSnapshotBuilder *self, const char *text, guint max_chars);
/* pb_snapshot_read_choice: the schema's own text. @out_position: (out) (optional): the enum. */
const char *pb_snapshot_read_choice (PbKind kind, guint column, const char *text, int *out_position);
PbDate pb_snapshot_read_date (PbSnapshotBuilder *self, PbKind kind, const char *const *values, guint column);
PbRatio *pb_snapshot_read_ratio (PbSnapshotBuilder *self, PbKind kind, const char *const *values,
                                 guint column);
/* pb_snapshot_read_reference: *@slot is the struct with that id, once all rows are there. */
void pb_snapshot_read_reference (PbSnapshotBuilder *self, gpointer slot, PbKind from_kind, const PbRow *from,
                                 PbKind kind, const char *id);
/* pb_snapshot_read_row: a new struct that begins with a PbRow, behind those in @rows (nullable). */
gpointer pb_snapshot_read_row (PbSnapshotBuilder *self, PbKind kind, gsize size, GPtrArray *rows,
                               const char *const *values);
int pb_snapshot_read_int (const char *text, int fallback);
/* pb_snapshot_read_tie: of a kind that only ties others together. */
PbTie *pb_snapshot_read_tie (PbSnapshotBuilder *self, PbKind kind, const char *const *v);

/* What a fact or an enquiry says in one sentence, and then some. */
#define PB_SNAPSHOT_NAME_CHARS 300
/* One proposition from one mouth, however long its sentences. */
#define PB_SNAPSHOT_PROPOSITION_CHARS 1000

/* The usual opening of a reader, and its kinds of column. @K is the table in capitals. */
#define ROW(Type, K, list) Type *row = pb_snapshot_read_row (self, PB_KIND_##K, sizeof (Type), list, v)
#define TEXT(K, C) pb_snapshot_read_text (self, v[PB_COLUMN_##K##_##C])
#define NAME(K, C) pb_snapshot_read_line (self, v[PB_COLUMN_##K##_##C], PB_SNAPSHOT_NAME_CHARS)
#define CHOICE(K, C) pb_snapshot_read_choice (PB_KIND_##K, PB_COLUMN_##K##_##C, v[PB_COLUMN_##K##_##C], NULL)
#define DATE(K, C) pb_snapshot_read_date (self, PB_KIND_##K, v, PB_COLUMN_##K##_##C)
#define RATIO(K, C) pb_snapshot_read_ratio (self, PB_KIND_##K, v, PB_COLUMN_##K##_##C)
#define REFER(K, C, slot, target)                                                                            \
  pb_snapshot_read_reference (self, slot, PB_KIND_##K, (PbRow *) row, PB_KIND_##target,                      \
                              v[PB_COLUMN_##K##_##C])
#define BOOL(K, C) (g_strcmp0 (v[PB_COLUMN_##K##_##C], "1") == 0)
#define IS(K, C, word) (g_strcmp0 (v[PB_COLUMN_##K##_##C], word) == 0)

#define TIE(K, A, TARGET_A, B, TARGET_B)                                                                     \
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_##K, v);                                                  \
  REFER (K, A, &row->a, TARGET_A);                                                                           \
  REFER (K, B, &row->b, TARGET_B)

G_END_DECLS
