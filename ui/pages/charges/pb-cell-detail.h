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

G_END_DECLS
