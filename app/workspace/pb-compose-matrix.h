/* pb-compose-matrix.h: one count of the analysis as a table: rows are nodes of the element tree, columns the
 * accused, folded or for each victim and act.
 *
 * Plain copies: a page keeps it while the next review is made. Tests: tests/ui/test-pages-review.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-analysis-result.h"

G_BEGIN_DECLS

typedef enum {
  PB_MATRIX_OPEN,
  PB_MATRIX_NOT_TIED, /* open: shown to have happened, not tied to this accused */
  PB_MATRIX_SUPPORTED,
  PB_MATRIX_FALLS_AWAY, /* not needed in any reading the column stands for */
} PbMatrixState;

typedef struct {
  PbMatrixState state;
  gboolean contradicted;
  PbFactStrength strength;
  gboolean victims_word_only;
  gboolean carried; /* only through the same concept mapped on another count */
  char *open_for;   /* (owned) (nullable): "V2, V3", "4 of 6 victims": open for these only */
} PbMatrixCell;

typedef struct {
  char *name;       /* (owned): stable from review to review; up to the "/" it is the accused */
  char *title;      /* (owned): pseudonym of the accused; that it happened, whoever did it */
  char *subtitle;   /* (owned) (nullable): victim and act, with its reading where there are two */
  char *accused_id; /* (owned) (nullable) */
  char *victim_id;  /* (owned) (nullable) */
  char *act_id;     /* (owned) (nullable) */
  guint n_open;     /* rows that are open and that the offence needs */
} PbMatrixColumn;

typedef struct {
  char *name;       /* (owned): element or group, stable */
  char *label;      /* (owned) */
  char *element_id; /* (owned) (nullable): NULL: a group */
  guint depth;      /* 0: directly under the offence */
  guint parent;     /* row; G_MAXUINT: none */
  guint index;      /* of the cell in a PbColumnState */
  gboolean is_used; /* something supports, contradicts or bears on it in some column */
} PbMatrixRow;

typedef struct {
  GPtrArray *rows;     /* (owned) (element-type PbMatrixRow) */
  GPtrArray *columns;  /* (owned) (element-type PbMatrixColumn) */
  PbMatrixCell *cells; /* (owned): row after row */
  GPtrArray *notes;    /* (owned) (element-type utf8): readings and versions of law that need a look */
} PbMatrix;

typedef struct {
  gboolean each_victim_and_act;    /* else one column per accused */
  const char *party_id;            /* (nullable): this accused or victim only */
  const char *act_id;              /* (nullable): this act only */
  gboolean only_open;              /* rows with something open */
  gboolean only_victims_word_only; /* rows where something rests on the victim's word only */
} PbMatrixChoice;

/* pb_compose_matrix: @count of @analysis; without columns when its law is not pinned or nobody is accused. */
PbMatrix *pb_compose_matrix (const PbAnalysis *analysis, const PbCount *count, const PbMatrixChoice *choice);
void pb_matrix_free (PbMatrix *matrix);
const PbMatrixCell *pb_matrix_get_cell (const PbMatrix *matrix, guint row, guint column);

/* pb_compose_matrix_list_bearings: what counts in one cell, of a group what counts in its members; with those
 * tied to nobody when nothing else does. (transfer full) (element-type PbBearing) */
GPtrArray *pb_compose_matrix_list_bearings (const PbAnalysis *analysis, const PbCount *count,
                                            const PbMatrixChoice *choice, const PbMatrixRow *row,
                                            const PbMatrixColumn *column);

/* pb_matrix_cell_describe: mark and words: "● corroborated", "○ open for V2". (transfer full) */
char *pb_matrix_cell_describe (const PbMatrixCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbMatrix, pb_matrix_free)

G_END_DECLS
