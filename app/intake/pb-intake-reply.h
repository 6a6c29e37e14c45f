/* pb-intake-reply.h: a reply of the confined reader, believed only as far as it can be checked. Private to
 * the room.
 *
 * Errors: PB_ERROR_CORRUPT for anything out of bounds; otherwise what the reader reports (PB_ERROR_ENCRYPTED,
 * PB_ERROR_CORRUPT, PB_ERROR_TOO_LARGE, PB_ERROR_NOT_FOUND, PB_ERROR_UNSUPPORTED), in our words: a reader
 * cannot put text of its own before the user.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-result.h"
#include "pb-intake.h"

G_BEGIN_DECLS

PbIntakeResult *pb_intake_reply_parse_result (GBytes *reply, GError **error);
PbIntakePicture *pb_intake_reply_parse_picture (GBytes *reply, GError **error);
/* pb_intake_reply_get_total: the length a reply claims, at most PB_INTAKE_MAX_REPLY; 0 when @head is no
 * reply's. */
gsize pb_intake_reply_get_total (const guint8 *head, gsize available);

/* Filling a result, for pb-intake-reply.c only. */
PbIntakeResult *pb_intake_result_new (GBytes *reply, const char *const facts[PB_INTAKE_N_FACTS],
                                      const guint32 image[3], GArray *pages, GArray *runs, GStrv warnings);

G_END_DECLS
