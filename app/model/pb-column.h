/* pb-column.h: what may stand in a column, and how what people write becomes that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kind.h"

G_BEGIN_DECLS

/* pb_column_check: @text is in the canonical form of @column. Errors: INVALID saying what would be right. */
gboolean pb_column_check (const PbColumn *column, const char *text, GError **error);

/* pb_column_normalise:
 * What a form or an entry says for a column, as canonical text: "BE 2559-05-03" to "2016-05-03", "yes" to
 * "1", "12,000" to "12000". Returns: (transfer full): NULL with PB_ERROR_INVALID saying what would be right.
 */
char *pb_column_normalise (const PbColumn *column, const char *text, GError **error);

G_END_DECLS
