/* pb-uuid.h: record ids. UUID version 7 (RFC 9562) as 36 lower-case characters, time first.
 *
 * Within one process ids only grow, also within one millisecond and when the clock is set back, so rows
 * sort in the order they were made. Thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PB_UUID_LENGTH 36

/* pb_uuid_new: Returns: (transfer full): a fresh id. */
char *pb_uuid_new (void);

/* pb_uuid_new_at: the same with a given clock, for tests. @unix_ms: milliseconds since 1970, UTC. Ids grow
 * across both functions: a clock behind the last id counts as one set back. */
char *pb_uuid_new_at (gint64 unix_ms);

/* pb_uuid_is_valid: any RFC 9562 text form of version 7, lower case. */
gboolean pb_uuid_is_valid (const char *text);

G_END_DECLS
