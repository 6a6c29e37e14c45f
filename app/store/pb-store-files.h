/* pb-store-files.h: what lies in a case beside its records: bytes of exhibits, page texts, pinned law,
 * drafts.
 *
 * None of it is in the change log: bytes and pinned texts are named by their hash, pages can be made again,
 * and a draft is nothing anybody has said. Inside a gesture it stands or falls with it; otherwise each call
 * is a transaction of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-store.h"

G_BEGIN_DECLS

/* One row of blob_chunk: large enough to be fast, small enough that any exhibit fits into memory piece by
 * piece. */
#define PB_STORE_CHUNK_SIZE (1024 * 1024)

/* pb_store_blob_insert:
 * The bytes of @fd from its start to its end; the file offset does not matter and is not moved. They are read
 * twice: a blob that is there already is then found before anything is written.
 * @out_sha256: (out) (transfer full). @out_existed: (out) (optional).
 * Errors: IO when the bytes changed in between.
 */
gboolean pb_store_blob_insert (PbStore *self, int fd, char **out_sha256, gboolean *out_existed,
                               GError **error);
gboolean pb_store_blob_insert_bytes (PbStore *self, GBytes *bytes, char **out_sha256, gboolean *out_existed,
                                     GError **error);
/* pb_store_blob_get_size: -1 on error. */
gint64 pb_store_blob_get_size (PbStore *self, const char *sha256, GError **error);
/* pb_store_blob_read: @out_read: less than @length only at the end. */
gboolean pb_store_blob_read (PbStore *self, const char *sha256, guint64 offset, gpointer buffer, gsize length,
                             gsize *out_read, GError **error);
/* pb_store_blob_write: all of it into @fd, and proves the hash on the way: CORRUPT when it is another. */
gboolean pb_store_blob_write (PbStore *self, const char *sha256, int fd, GCancellable *cancellable,
                              GError **error);

typedef struct {
  guint number; /* from 0 */
  char *label;  /* (nullable): as printed */
  char *width;  /* decimal points */
  char *height;
  char *text;   /* raw content order, NFC */
  GBytes *runs; /* (nullable): packed, see the intake protocol */
} PbStorePage;

void pb_store_page_free (PbStorePage *page);
/* pb_store_page_insert: @sha256: of the file. EXISTS when the page is there. */
gboolean pb_store_page_insert (PbStore *self, const char *sha256, const PbStorePage *page, GError **error);
PbStorePage *pb_store_page_get (PbStore *self, const char *sha256, guint number, GError **error);
/* pb_store_page_list: (element-type PbStorePage): by number. */
GPtrArray *pb_store_page_list (PbStore *self, const char *sha256, GError **error);
/* pb_store_page_list_sizes: (element-type PbStorePage): by number, without text and runs (NULL), hence not
 * proved against their digest: for a reader that lays out thousands of pages before it reads one. */
GPtrArray *pb_store_page_list_sizes (PbStore *self, const char *sha256, GError **error);
/* pb_store_page_delete_all: before they are drawn out again. */
gboolean pb_store_page_delete_all (PbStore *self, const char *sha256, GError **error);

/* pb_store_law_text_insert: the text of a pack, to be pinned; once per content. @out_sha256: (out) (transfer
 * full). */
gboolean pb_store_law_text_insert (PbStore *self, const char *xml, char **out_sha256, GError **error);
/* pb_store_law_text_get: CORRUPT when it is not what was pinned. */
char *pb_store_law_text_get (PbStore *self, const char *sha256, GError **error);

/* Drafts: one per place in the program and record (@record_id nullable). */
gboolean pb_store_draft_put (PbStore *self, const char *place, const char *record_id, const char *content,
                             GError **error);
char *pb_store_draft_get (PbStore *self, const char *place, const char *record_id, GError **error);
/* pb_store_draft_delete: no draft there is fine. */
gboolean pb_store_draft_delete (PbStore *self, const char *place, const char *record_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStorePage, pb_store_page_free)

G_END_DECLS
