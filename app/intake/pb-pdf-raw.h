/* pb-pdf-raw.h: the text of a PDF in the order of its content streams, with boxes. Reader program only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-writer.h"

G_BEGIN_DECLS

/* pb_pdf_raw_prepare: what must happen before the walls are up (character maps are listed). */
void pb_pdf_raw_prepare (void);

/* pb_pdf_raw_write: pages and trailer of a READ reply. @out_place: the page of a failure, from 1. */
PbIntakeStatus pb_pdf_raw_write (const char *data, gsize size, PbIntakeWriter *writer, guint32 *out_place);

G_END_DECLS
