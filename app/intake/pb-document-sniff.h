/* pb-document-sniff.h: what kind of file the first bytes show. Private to the room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-protocol.h"

G_BEGIN_DECLS

/* Enough for every signature below and to tell text from noise. */
#define PB_DOCUMENT_SNIFF_SIZE 4096u

/* pb_document_sniff:
 * @head: the first PB_DOCUMENT_SNIFF_SIZE bytes, or all when there are fewer.
 * @name: for files that hide their signature behind other bytes.
 * Returns: (transfer none): media type; "application/octet-stream" when unknown. Only bytes decide between
 * known types.
 */
const char *pb_document_sniff (const guint8 *head, gsize length, const char *name, PbIntakeKind *out_kind);

/* pb_document_sniff_name: the media type the ending of @name promises, NULL when it promises none we know. */
const char *pb_document_sniff_name (const char *name);

G_END_DECLS
