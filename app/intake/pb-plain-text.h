/* pb-plain-text.h: plain text of any encoding. Reader program only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-writer.h"

G_BEGIN_DECLS

/* pb_plain_text_write: a READ reply: one page per form feed, no boxes, the encoding as a fact. */
PbIntakeStatus pb_plain_text_write (const guint8 *data, gsize size, PbIntakeWriter *writer);

G_END_DECLS
