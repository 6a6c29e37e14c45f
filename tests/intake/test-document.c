/* test-document.c: one file as it came in: bytes, hash, kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-document"

#include "config.h"

#include "pb-document.h"
#include "pb-error.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* FIPS 180-2, appendix B.1 */
#define SHA256_OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static PbDocument *
new_from_text (const char *bytes, gsize size, const char *name)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  PbDocument *document = pb_document_new_from_bytes (data, name, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_holds_the_bytes (void)
{
  g_autoptr (PbDocument) document = new_from_text ("abc", 3, "a.txt");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char buffer[2];

  g_assert_cmpuint (pb_document_get_size (document), ==, 3);
  g_assert_cmpstr (pb_document_get_sha256 (document), ==, SHA256_OF_ABC);
  g_assert_cmpstr (pb_document_get_display_name (document), ==, "a.txt");
  bytes = pb_document_dup_bytes (document, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "abc", 3);
  g_assert_true (pb_document_read_at (document, 1, buffer, 2, &error));
  g_assert_cmpmem (buffer, 2, "bc", 2);
  g_assert_false (pb_document_read_at (document, 2, buffer, 2, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

static void
test_cannot_change (void)
{
  g_autoptr (PbDocument) document = new_from_text ("abc", 3, "a.txt");
  int fd = pb_document_get_fd (document);

  g_assert_cmpint (pwrite (fd, "x", 1, 0), ==, -1);
  g_assert_cmpint (ftruncate (fd, 1), ==, -1);
  g_assert_cmpint (ftruncate (fd, 100), ==, -1);
  g_assert_true (mmap (NULL, 3, PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED);
}

static void
test_reads_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("probata-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "หลักฐาน.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) directory = g_file_new_for_path (folder);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (PbDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_document_new_from_file (file, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  g_assert_null (strstr (error->message, folder));
  g_clear_error (&error);
  g_assert_null (pb_document_new_from_file (directory, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (pb_document_new_from_file (file, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "empty"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_null (pb_document_new_from_file (file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  document = pb_document_new_from_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pb_document_get_sha256 (document), ==, SHA256_OF_ABC);
  g_assert_cmpstr (pb_document_get_display_name (document), ==, "หลักฐาน.txt");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_refuses_huge_files (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("probata-XXXXXX", &path, NULL);

  g_assert_cmpint (ftruncate (fd, (off_t) PB_DOCUMENT_MAX_SIZE + 1), ==, 0); /* sparse: costs nothing */
  close (fd);
  file = g_file_new_for_path (path);
  g_assert_null (pb_document_new_from_file (file, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
  g_unlink (path);
}

static void
test_refuses_devices (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/zero");
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_document_new_from_file (file, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

typedef struct {
  const char *label;
  const char *bytes;
  gsize size;
  const char *name;
  const char *media_type;
  PbIntakeKind kind;
  gboolean mistyped;
} Kind;

#define BYTES(text) text, sizeof (text) - 1

static const Kind kinds[] = {
    {"pdf", BYTES ("%PDF-1.4\n"), "a.pdf", "application/pdf", PB_INTAKE_KIND_PDF, FALSE},
    {"pdf-behind-junk", BYTES ("\r\n\0junk %PDF-1.4\n"), "a.PDF", "application/pdf", PB_INTAKE_KIND_PDF,
     FALSE},
    {"text-about-pdf", BYTES ("It begins with %PDF-1.4\n"), "a.txt", "text/plain", PB_INTAKE_KIND_TEXT,
     FALSE},
    {"jpeg-named-pdf", BYTES ("\xff\xd8\xff\xe0"), "scan.pdf", "image/jpeg", PB_INTAKE_KIND_JPEG, TRUE},
    {"jpeg", BYTES ("\xff\xd8\xff\xe0"), "a.jpeg", "image/jpeg", PB_INTAKE_KIND_JPEG, FALSE},
    {"no-ending", BYTES ("\x89PNG\r\n\x1a\n"), "a", "image/png", PB_INTAKE_KIND_PNG, FALSE},
    {"text", BYTES ("plain words\r\n"), "a.txt", "text/plain", PB_INTAKE_KIND_TEXT, FALSE},
    {"tis-620", BYTES ("\xca\xc7\xd1\xca\xb4\xd5"), "a.txt", "text/plain", PB_INTAKE_KIND_TEXT, FALSE},
    {"utf-16-mark", BYTES ("\xff\xfe\x2a\x0e"), "a.txt", "text/plain", PB_INTAKE_KIND_TEXT, FALSE},
    {"utf-16-thai", BYTES ("\x2a\x0e\x27\x0e\x31\x0e\x2a\x0e\x14\x0e\x35\x0e"), "a.txt", "text/plain",
     PB_INTAKE_KIND_TEXT, FALSE},
    {"tiff", BYTES ("II*\0abcdefgh"), "a.tif", "image/tiff", PB_INTAKE_KIND_NONE, FALSE},
    {"zip", BYTES ("PK\x03\x04xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), "a.docx", "application/zip",
     PB_INTAKE_KIND_NONE, FALSE},
    {"noise", BYTES ("\x01\x02\x90\x03\x05\x17\x00\x99\x1f"), "a.txt", "application/octet-stream",
     PB_INTAKE_KIND_NONE, TRUE},
};

static void
test_kind (gconstpointer data)
{
  const Kind *kind = data;
  g_autoptr (PbDocument) document = new_from_text (kind->bytes, kind->size, kind->name);

  g_assert_cmpstr (pb_document_get_media_type (document), ==, kind->media_type);
  g_assert_cmpint (pb_document_get_kind (document), ==, kind->kind);
  g_assert_cmpint (pb_document_is_mistyped (document), ==, kind->mistyped);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/bytes/held-and-hashed", test_holds_the_bytes);
  g_test_add_func ("/document/bytes/cannot-change", test_cannot_change);
  g_test_add_func ("/document/file/read-or-said-why-not", test_reads_files);
  g_test_add_func ("/document/file/huge-is-refused", test_refuses_huge_files);
  g_test_add_func ("/document/file/device-is-refused", test_refuses_devices);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *path = g_strconcat ("/document/kind/", kinds[i].label, NULL);

    g_test_add_data_func (path, &kinds[i], test_kind);
  }
  return g_test_run ();
}
