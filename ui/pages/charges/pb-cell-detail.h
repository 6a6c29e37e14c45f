/* pb-cell-detail.h: what stands behind a cell of the matrix: the facts for and against, how each proves it,
 * and their passages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-compose-matrix.h"
#include "pb-detail-box.h"

G_BEGIN_DECLS

typedef struct {
  PbCase *document;
  const PbCount *count;
  const PbMatrixChoice *choice;
  const PbMatrix *matrix;
  const PbMatrixRow *row;
  const PbMatrixColumn *column; /* (nullable): the element itself */
} PbCellDetail;

/* pb_cell_detail_fill: of the latest review. */
void pb_cell_detail_fill (PbDetailBox *box, const PbCellDetail *cell);
/* pb_cell_detail_make_bearing: target of win.add for a new bearing in this cell. @fact_id: (nullable): chosen
 * in the form. (transfer full): NULL for a group, to which no fact bears. */
char *pb_cell_detail_make_bearing (const PbCellDetail *cell, const char *fact_id);

G_END_DECLS
