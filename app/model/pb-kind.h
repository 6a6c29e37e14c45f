/* pb-kind.h: what kinds of record a case has, and what columns each has.
 *
 * The table is made at build time from schemas/sql (generate-kinds.py): the schema is the one description
 * that the store, the change log, the CSV forms, `probata list` and the pages share. PbKind, PB_KIND_… and
 * the column positions PB_COLUMN_… come from the same place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kinds.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  PB_COLUMN_TYPE_TEXT,
  PB_COLUMN_TYPE_INTEGER,
  PB_COLUMN_TYPE_BLOB,
  PB_COLUMN_TYPE_CHOICE,
  PB_COLUMN_TYPE_DATE,    /* EDTF, Gregorian */
  PB_COLUMN_TYPE_DECIMAL, /* exact decimal text */
  PB_COLUMN_TYPE_BOOL,    /* "0" or "1" */
  PB_COLUMN_TYPE_COUNTRY,
  PB_COLUMN_TYPE_CURRENCY,
  PB_COLUMN_TYPE_LANGUAGE,
  PB_COLUMN_TYPE_SHA256,
} PbColumnType;

typedef struct {
  const char *name;      /* in SQL */
  const char *form_name; /* in CSV forms and JSON: references without _id */
  const char *doc;       /* what it holds, in words */
  PbColumnType type;
  PbKind reference;           /* PB_KIND_NONE when it is none */
  const char *const *choices; /* (nullable): NULL-terminated */
  const char *default_value;  /* (nullable) */
  guint required : 1;
  guint identity : 1; /* can say who a protected person is */
  guint integer : 1;  /* stored as INTEGER */
} PbColumn;

typedef struct {
  PbKind kind;
  const char *table;
  const char *form; /* name of the CSV form without ".csv" */
  const char *doc;
  guint n_columns;
  const PbColumn *columns; /* the first two are id and key */
  guint n_same;
  const guint *same; /* rows with equal values here are the same row */
  guint fixed : 1;   /* append-only: corrected by later entries */
  guint single : 1;  /* one row in a case */
} PbKindInfo;

/* pb_kind_get_info: @kind must be valid. Returns: (transfer none) */
const PbKindInfo *pb_kind_get_info (PbKind kind);
/* pb_kind_from_form: by form name ("parties") or table name ("party"); PB_KIND_NONE when there is none. */
PbKind pb_kind_from_form (const char *name);
/* pb_kind_find_column: by SQL or form name; -1 when there is none. */
int pb_kind_find_column (PbKind kind, const char *name);

/* Filled by the generated pb-kinds.c. */
extern const PbKindInfo pb_kind_infos[PB_N_KINDS];

G_END_DECLS
