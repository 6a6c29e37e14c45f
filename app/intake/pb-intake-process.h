/* pb-intake-process.h: one life of the confined program, from start to sealed answer. Private to the room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-document.h"

G_BEGIN_DECLS

/* pb_intake_process_run:
 * Starts @program with nothing but the request, the sealed document and sealed-size memory for the answer;
 * waits at most @wall_seconds; kills it when that is over or @cancellable says so. The answer cannot change
 * any more. Returns: (transfer full): the bytes the reader claims as its reply, otherwise unchecked.
 */
GBytes *pb_intake_process_run (const char *program, const PbIntakeRequest *request, PbDocument *document,
                               guint wall_seconds, GCancellable *cancellable, GError **error);

G_END_DECLS
