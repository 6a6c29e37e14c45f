/* pb-store-blobs.c: the bytes of exhibits, once per content, in chunks.
 *
 * The hash is the name, and it is known only after the last byte: so the source is read twice. The first time
 * tells whether the bytes are there already, without writing anything; the second time stores them and must
 * give the same hash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-files.h"
#include "pb-store-private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Where bytes come from: a descriptor or memory. */
typedef struct {
  int fd; /* -1: memory */
  const guint8 *bytes;
  gsize length;
} Source;

/* As much as fits, less only at the end. -1 with an error. */
static gssize
read_source (const Source *source, guint64 offset, guint8 *buffer, gsize length, GError **error)
{
  gsize done = 0;

  if (source->fd < 0) {
    gsize rest = offset < source->length ? source->length - (gsize) offset : 0;

    done = MIN (rest, length);
    memcpy (buffer, source->bytes + (rest > 0 ? offset : 0), done);
    return (gssize) done;
  }
  while (done < length) {
    gssize got = pread (source->fd, buffer + done, length - done, (goffset) (offset + done));

    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0) {
      pb_error_set_errno (error, errno, "The file to take in cannot be read");
      return -1;
    }
    if (got == 0)
      break;
    done += (gsize) got;
  }
  return (gssize) done;
}

static char *
hash_source (const Source *source, guint8 *buffer, GError **error)
{
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();
  guint64 offset = 0;
  gssize got = 0;

  while ((got = read_source (source, offset, buffer, PB_STORE_CHUNK_SIZE, error)) > 0) {
    pb_vault_hash_update (hash, buffer, (gsize) got);
    offset += (guint64) got;
  }
  return got < 0 ? NULL : pb_vault_hash_dup_hex (hash);
}

static gboolean
find_size (PbStore *self, const char *sha256, gint64 *out_size, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->db, "SELECT size FROM blob WHERE sha256 = $sha256", error);
  PbStep step = PB_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  step = pb_stmt_step (statement, error);
  if (step == PB_STEP_ERROR)
    return FALSE;
  *out_size = step == PB_STEP_ROW ? pb_stmt_get_int (statement, 0) : -1;
  return TRUE;
}

static gboolean
insert_blob_row (PbStore *self, const char *sha256, guint64 size, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->db, "INSERT INTO blob (sha256, size, storage, added_at) VALUES ($sha256, $size, 0, $now)", error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  pb_stmt_bind_int (statement, "$size", (gint64) size);
  pb_stmt_bind_int (statement, "$now", self->clock ());
  return pb_stmt_run (statement, error);
}

static gboolean
insert_chunk (PbStore *self, const char *sha256, gint64 number, const guint8 *bytes, gsize length,
              GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->db, "INSERT INTO blob_chunk (sha256, number, data) VALUES ($sha256, $number, $data)", error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  pb_stmt_bind_int (statement, "$number", number);
  pb_stmt_bind_blob (statement, "$data", bytes, length);
  return pb_stmt_run (statement, error);
}

/* The chunks come before their blob, whose size is known last: references are checked at the end of the
 * transaction. */
static gboolean
store_source (PbStore *self, const Source *source, const char *sha256, guint8 *buffer, GError **error)
{
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();
  g_autofree char *stored = NULL;
  guint64 offset = 0;
  gint64 number = 0;
  gssize got = 0;

  if (!pb_db_run_script (self->db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;
  while ((got = read_source (source, offset, buffer, PB_STORE_CHUNK_SIZE, error)) > 0) {
    if (!insert_chunk (self, sha256, number, buffer, (gsize) got, error))
      return FALSE;
    pb_vault_hash_update (hash, buffer, (gsize) got);
    offset += (guint64) got;
    number++;
  }
  if (got < 0 || !insert_blob_row (self, sha256, offset, error))
    return FALSE;
  stored = pb_vault_hash_dup_hex (hash);
  if (!g_str_equal (stored, sha256)) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_IO,
                         "The file was changed while it was taken in: try again");
    return FALSE;
  }
  return TRUE;
}

static gboolean
insert_source (PbStore *self, const Source *source, char **out_sha256, gboolean *out_existed, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (PB_STORE_CHUNK_SIZE);
  g_autofree char *sha256 = hash_source (source, buffer, error);
  gint64 size = -1;

  if (sha256 == NULL || !_pb_store_begin_write (self, error))
    return FALSE;
  if (!find_size (self, sha256, &size, error)
      || (size < 0 && !store_source (self, source, sha256, buffer, error)))
    return _pb_store_end_write (self, FALSE, error);
  if (!_pb_store_end_write (self, TRUE, error))
    return FALSE;
  if (out_existed != NULL)
    *out_existed = size >= 0;
  *out_sha256 = g_steal_pointer (&sha256);
  return TRUE;
}

gboolean
pb_store_blob_insert (PbStore *self, int fd, char **out_sha256, gboolean *out_existed, GError **error)
{
  Source source = {.fd = fd};

  g_return_val_if_fail (self != NULL && fd >= 0 && out_sha256 != NULL, FALSE);

  return insert_source (self, &source, out_sha256, out_existed, error);
}

gboolean
pb_store_blob_insert_bytes (PbStore *self, GBytes *bytes, char **out_sha256, gboolean *out_existed,
                            GError **error)
{
  Source source = {.fd = -1};

  g_return_val_if_fail (self != NULL && bytes != NULL && out_sha256 != NULL, FALSE);

  source.bytes = g_bytes_get_data (bytes, &source.length);
  return insert_source (self, &source, out_sha256, out_existed, error);
}

gint64
pb_store_blob_get_size (PbStore *self, const char *sha256, GError **error)
{
  gint64 size = -1;

  g_return_val_if_fail (self != NULL && sha256 != NULL, -1);

  if (!find_size (self, sha256, &size, error))
    return -1;
  if (size < 0)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "There are no bytes with the SHA-256 %s", sha256);
  return size;
}

/* A part of one chunk. */
static gboolean
read_chunk (PbStore *self, const char *sha256, guint64 offset, guint8 *buffer, gsize length, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->db, "SELECT data FROM blob_chunk WHERE sha256 = $sha256 AND number = $number", error);
  PbStep step = PB_STEP_ERROR;
  gsize from = (gsize) (offset % PB_STORE_CHUNK_SIZE);
  gsize available = 0;
  const guint8 *data = NULL;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  pb_stmt_bind_int (statement, "$number", (gint64) (offset / PB_STORE_CHUNK_SIZE));
  step = pb_stmt_step (statement, error);
  if (step == PB_STEP_ERROR)
    return FALSE;
  if (step == PB_STEP_ROW)
    data = pb_stmt_get_blob (statement, 0, &available);
  if (data == NULL || available < from + length) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "Bytes of the file with the SHA-256 %s are missing",
                 sha256);
    return FALSE;
  }
  memcpy (buffer, data + from, length);
  return TRUE;
}

gboolean
pb_store_blob_read (PbStore *self, const char *sha256, guint64 offset, gpointer buffer, gsize length,
                    gsize *out_read, GError **error)
{
  gint64 size = -1;
  gsize done = 0;

  g_return_val_if_fail (self != NULL && sha256 != NULL && buffer != NULL && out_read != NULL, FALSE);

  size = pb_store_blob_get_size (self, sha256, error);
  if (size < 0)
    return FALSE;
  if (offset < (guint64) size)
    length = (gsize) MIN ((guint64) length, (guint64) size - offset);
  else
    length = 0;
  while (done < length) {
    guint64 place = offset + done;
    gsize part = MIN (length - done, PB_STORE_CHUNK_SIZE - (gsize) (place % PB_STORE_CHUNK_SIZE));

    if (!read_chunk (self, sha256, place, (guint8 *) buffer + done, part, error))
      return FALSE;
    done += part;
  }
  *out_read = done;
  return TRUE;
}

static gboolean
write_all (int fd, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gssize put = write (fd, bytes, length);

    if (put < 0 && errno == EINTR)
      continue;
    if (put < 0) {
      pb_error_set_errno (error, errno, "The bytes cannot be written");
      return FALSE;
    }
    bytes += put;
    length -= (gsize) put;
  }
  return TRUE;
}

gboolean
pb_store_blob_write (PbStore *self, const char *sha256, int fd, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (PB_STORE_CHUNK_SIZE);
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();
  g_autofree char *found = NULL;
  guint64 offset = 0;
  gsize got = PB_STORE_CHUNK_SIZE;

  g_return_val_if_fail (self != NULL && sha256 != NULL && fd >= 0, FALSE);

  while (got == PB_STORE_CHUNK_SIZE) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !pb_store_blob_read (self, sha256, offset, buffer, PB_STORE_CHUNK_SIZE, &got, error)
        || !write_all (fd, buffer, got, error))
      return FALSE;
    pb_vault_hash_update (hash, buffer, got);
    offset += got;
  }
  found = pb_vault_hash_dup_hex (hash);
  if (!g_str_equal (found, sha256)) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
                 "The file with the SHA-256 %s is no longer what was taken in", sha256);
    return FALSE;
  }
  return TRUE;
}
