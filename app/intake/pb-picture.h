/* pb-picture.h: pages and photographs as pixels. Reader program only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-writer.h"

G_BEGIN_DECLS

/* pb_picture_prepare: what must happen before the walls are up (fonts and image formats are listed). */
void pb_picture_prepare (PbIntakeKind kind);

/* pb_picture_write_page: one page of a PDF, on white. */
PbIntakeStatus pb_picture_write_page (const guint8 *data, gsize size, const PbIntakeRequest *request,
                                      PbIntakeWriter *writer);
/* pb_picture_write_image: a photograph, turned upright as its EXIF orientation says. */
PbIntakeStatus pb_picture_write_image (const guint8 *data, gsize size, const PbIntakeRequest *request,
                                       PbIntakeWriter *writer);

/* pb_picture_choose_scale:
 * Pixels per unit for a sheet of @width × @height units: @request's scale, or what fits its longest side.
 * Returns: 0 when the picture would be larger than the limits allow.
 */
double pb_picture_choose_scale (double width, double height, const PbIntakeRequest *request);

G_END_DECLS
