/* pb-document.c: see pb-document.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-document"

#include "config.h"

#include "pb-document-sniff.h"
#include "pb-document.h"
#include "pb-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Large enough for full disk speed, small enough that cancelling answers at once. */
#define COPY_CHUNK (256u * 1024)

struct _PbDocument {
  GObject parent_instance;

  int fd; /* (owned), sealed memfd */
  guint64 size;
  char *sha256;
  char *display_name;
  const char *media_type; /* static */
  PbIntakeKind kind;
  gboolean mistyped;
};

G_DEFINE_FINAL_TYPE (PbDocument, pb_document, G_TYPE_OBJECT)

/* The one place that knows how a document is hashed. */
typedef GChecksum Hash;

static Hash *
hash_new (void)
{
  return g_checksum_new (G_CHECKSUM_SHA256);
}

static gboolean
create_memory (PbDocument *self, GError **error)
{
  self->fd = memfd_create ("probata-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (self->fd >= 0)
    return TRUE;
  pb_error_set_errno (error, errno, "Could not get memory for the file");
  return FALSE;
}

static gboolean
refuse_size (GError **error)
{
  g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE,
               "The file is larger than %u MiB; split it and import the parts",
               PB_DOCUMENT_MAX_SIZE / (1024 * 1024));
  return FALSE;
}

static gboolean
append (PbDocument *self, Hash *hash, const guint8 *bytes, gsize count, GError **error)
{
  gsize written = 0;

  if (count > PB_DOCUMENT_MAX_SIZE - self->size)
    return refuse_size (error);
  while (written < count) {
    gssize n = write (self->fd, bytes + written, count - written);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      pb_error_set_errno (error, errno, "Could not hold the file in memory");
      return FALSE;
    }
    written += (gsize) n;
  }
  g_checksum_update (hash, bytes, (gssize) count);
  self->size += count;
  return TRUE;
}

static gboolean
finish (PbDocument *self, Hash *hash, GError **error)
{
  guint8 head[PB_DOCUMENT_SNIFF_SIZE];
  gsize length = MIN (self->size, sizeof head);
  const char *promised;

  if (self->size == 0) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "The file is empty");
    return FALSE;
  }
  if (fcntl (self->fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
    pb_error_set_errno (error, errno, "Could not seal the file's memory");
    return FALSE;
  }
  if (!pb_document_read_at (self, 0, head, length, error))
    return FALSE;
  self->sha256 = g_strdup (g_checksum_get_string (hash));
  self->media_type = pb_document_sniff (head, length, self->display_name, &self->kind);
  promised = pb_document_sniff_name (self->display_name);
  self->mistyped = promised != NULL && strcmp (promised, self->media_type) != 0;
  return TRUE;
}

static gboolean
copy_stream (PbDocument *self, Hash *hash, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (COPY_CHUNK);

  while (TRUE) {
    gssize n = g_input_stream_read (stream, buffer, COPY_CHUNK, cancellable, error);

    if (n == 0)
      return TRUE;
    if (n < 0 || !append (self, hash, buffer, (gsize) n, error))
      return FALSE;
  }
}

/* GIO's errors, told in our own domain; its messages name the path, which must not travel further. */
static void
convert_error (GError **error)
{
  PbError code = PB_ERROR_IO;
  const char *message = "The file could not be read";

  if (error == NULL || *error == NULL || (*error)->domain != G_IO_ERROR
      || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
    code = PB_ERROR_NOT_FOUND;
    message = "The file is not there";
  } else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)) {
    code = PB_ERROR_INVALID;
    message = "It is a folder, not a file";
  } else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)) {
    message = "There is no permission to read the file";
  }
  g_clear_error (error);
  g_set_error_literal (error, PB_ERROR, code, message);
}

static gboolean
load_file (PbDocument *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GChecksum) hash = hash_new ();

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME
                                                           "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return FALSE;
  /* A pipe or a device would block, or never end. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "It is a folder or a device, not a file");
    return FALSE;
  }
  /* Said before a gigabyte is copied; the copying counts for itself, as the file may grow meanwhile. */
  if (g_file_info_get_size (info) > (goffset) PB_DOCUMENT_MAX_SIZE)
    return refuse_size (error);
  self->display_name = g_strdup (g_file_info_get_display_name (info));
  stream = g_file_read (file, cancellable, error);
  return stream != NULL && create_memory (self, error)
         && copy_stream (self, hash, G_INPUT_STREAM (stream), cancellable, error)
         && finish (self, hash, error);
}

static void
pb_document_finalize (GObject *object)
{
  PbDocument *self = PB_DOCUMENT (object);

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->sha256);
  g_free (self->display_name);

  G_OBJECT_CLASS (pb_document_parent_class)->finalize (object);
}

static void
pb_document_class_init (PbDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_document_finalize;
}

static void
pb_document_init (PbDocument *self)
{
  self->fd = -1;
}

PbDocument *
pb_document_new_from_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (PbDocument) self = g_object_new (PB_TYPE_DOCUMENT, NULL);

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!load_file (self, file, cancellable, error)) {
    convert_error (error);
    return NULL;
  }
  return g_steal_pointer (&self);
}

PbDocument *
pb_document_new_from_bytes (GBytes *bytes, const char *display_name, GError **error)
{
  g_autoptr (PbDocument) self = g_object_new (PB_TYPE_DOCUMENT, NULL);
  g_autoptr (GChecksum) hash = hash_new ();
  gsize size;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL && display_name != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  self->display_name = g_utf8_make_valid (display_name, -1);
  if (!create_memory (self, error) || !append (self, hash, data, size, error) || !finish (self, hash, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint64
pb_document_get_size (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), 0);
  return self->size;
}

const char *
pb_document_get_sha256 (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);
  return self->sha256;
}

const char *
pb_document_get_display_name (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);
  return self->display_name;
}

const char *
pb_document_get_media_type (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);
  return self->media_type;
}

PbIntakeKind
pb_document_get_kind (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), PB_INTAKE_KIND_NONE);
  return self->kind;
}

gboolean
pb_document_is_mistyped (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), FALSE);
  return self->mistyped;
}

gboolean
pb_document_read_at (PbDocument *self, guint64 offset, gpointer buffer, gsize count, GError **error)
{
  gsize done = 0;

  g_return_val_if_fail (PB_IS_DOCUMENT (self), FALSE);

  if (offset > self->size || count > self->size - offset) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "The document ends before that place");
    return FALSE;
  }
  while (done < count) {
    gssize n = pread (self->fd, (guint8 *) buffer + done, count - done, (off_t) (offset + done));

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      pb_error_set_errno (error, n < 0 ? errno : EIO, "Could not read the document's memory");
      return FALSE;
    }
    done += (gsize) n;
  }
  return TRUE;
}

GBytes *
pb_document_dup_bytes (PbDocument *self, GError **error)
{
  g_autoptr (GMappedFile) map = NULL;

  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  map = g_mapped_file_new_from_fd (self->fd, FALSE, NULL);
  if (map == NULL) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_IO, "Could not map the document's memory");
    return NULL;
  }
  return g_mapped_file_get_bytes (map);
}

int
pb_document_get_fd (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), -1);
  return self->fd;
}
