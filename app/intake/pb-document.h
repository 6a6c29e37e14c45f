/* pb-document.h: one file as it came in: its bytes read once, its hash, and what kind of thing it is.
 *
 * The bytes are copied into sealed memory (memfd: no write, no growth), so that what is hashed, what is
 * stored and what is parsed are the same bytes even when the file changes meanwhile. Nothing is written to
 * disk. Immutable once made, hence usable from any thread.
 *
 * Errors of the constructors: PB_ERROR_INVALID (empty, or not a regular file), PB_ERROR_TOO_LARGE
 * (> PB_DOCUMENT_MAX_SIZE), PB_ERROR_NOT_FOUND / PB_ERROR_IO, G_IO_ERROR_CANCELLED. Verified by
 * tests/intake/test-document.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-protocol.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PB_DOCUMENT_MAX_SIZE PB_INTAKE_MAX_DOCUMENT

#define PB_TYPE_DOCUMENT (pb_document_get_type ())
G_DECLARE_FINAL_TYPE (PbDocument, pb_document, PB, DOCUMENT, GObject)

PbDocument *pb_document_new_from_file (GFile *file, GCancellable *cancellable, GError **error);
/* pb_document_new_from_bytes: @display_name: as the user knows it, for the extension and for messages. */
PbDocument *pb_document_new_from_bytes (GBytes *bytes, const char *display_name, GError **error);

guint64 pb_document_get_size (PbDocument *self);
/* pb_document_get_sha256: 64 lower-case hexadecimal digits. */
const char *pb_document_get_sha256 (PbDocument *self);
/* pb_document_get_display_name: valid UTF-8; may hold characters that are unsafe to show:
 * pb_text_for_display(). */
const char *pb_document_get_display_name (PbDocument *self);
/* pb_document_get_media_type: by content ("application/pdf"); "application/octet-stream" when unknown. */
const char *pb_document_get_media_type (PbDocument *self);
/* pb_document_get_kind: the parser that fits, PB_INTAKE_KIND_NONE when this version has none. */
PbIntakeKind pb_document_get_kind (PbDocument *self);
/* pb_document_is_mistyped: the name's ending promises another type than the content is. */
gboolean pb_document_is_mistyped (PbDocument *self);

/* pb_document_read_at: exactly @count bytes from @offset, or PB_ERROR_INVALID when the document ends before.
 */
gboolean pb_document_read_at (PbDocument *self, guint64 offset, gpointer buffer, gsize count, GError **error);
/* pb_document_dup_bytes: the whole, mapped, not copied. (transfer full) */
GBytes *pb_document_dup_bytes (PbDocument *self, GError **error);
/* pb_document_get_fd: the sealed memory, owned by the document. */
int pb_document_get_fd (PbDocument *self);

G_END_DECLS
