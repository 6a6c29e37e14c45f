/* pb-page-runs.h: text runs of a page as they lie in the case: 24 bytes each, little-endian: start, end
 * (bytes), x, y, width, height (1/1000 point). What is read back is checked like any input.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-result.h"

G_BEGIN_DECLS

/* pb_page_runs_pack: (nullable): NULL when the page has none. */
GBytes *pb_page_runs_pack (const PbIntakePage *page);
/* pb_page_runs_unpack: (element-type PbIntakeRun): runs that do not fit a text of @text_length bytes are left
 * out. */
GArray *pb_page_runs_unpack (GBytes *packed, gsize text_length);

G_END_DECLS
