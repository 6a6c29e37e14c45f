/* pb-law-choices.h: what of the pinned law packs can stand in a column of a form, in words: packs, versions,
 * offences, elements.
 *
 * Pure: reads the snapshot of a review. Tests: tests/ui/test-law-fields.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

typedef enum {
  PB_LAW_COLUMN_NONE, /* not chosen from the law */
  PB_LAW_COLUMN_PACK,
  PB_LAW_COLUMN_VERSION, /* of the pack chosen */
  PB_LAW_COLUMN_OFFENCE, /* of the pack and version chosen; of every pack while none is */
  PB_LAW_COLUMN_ELEMENT, /* of the offence of the count chosen */
} PbLawColumn;

/* What of the form decides what there is to choose from; NULL: not chosen yet. */
typedef struct {
  const char *pack, *version;
  const char *count_id;
} PbLawScope;

typedef struct {
  char *value; /* (owned): the id that is recorded */
  char *words; /* (owned): translated */
  char *group; /* (owned) (nullable): what it stands under: its pack, its part of the offence */
  const char *pack, *version; /* (nullable): what an offence belongs to; lives as long as the snapshot */
} PbLawChoice;

/* pb_law_column_from: which of them a column of a record is. */
PbLawColumn pb_law_column_from (PbKind kind, guint column);

/* pb_law_choices_list: in the order of the law, each group in one piece. (transfer full) (element-type
 * PbLawChoice) */
GPtrArray *pb_law_choices_list (const PbSnapshot *snapshot, PbLawColumn column, const PbLawScope *scope);

G_END_DECLS
