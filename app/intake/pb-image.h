/* pb-image.h: what a photograph says about itself, without decoding it. Reader program only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-writer.h"

G_BEGIN_DECLS

/* pb_image_prepare: before the walls are up. */
void pb_image_prepare (void);

/* pb_image_get_size: from the header of a JPEG or PNG; FALSE when there is none. */
gboolean pb_image_get_size (const guint8 *data, gsize size, guint32 *out_width, guint32 *out_height);

/* pb_image_write: a READ reply with no pages: pixel size, orientation, EXIF date, camera and place. */
PbIntakeStatus pb_image_write (const guint8 *data, gsize size, PbIntakeWriter *writer);

G_END_DECLS
