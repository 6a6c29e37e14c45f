/* Bytes, pages, pinned law, drafts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-store-files.h"
#include "pb-vault-hash.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define NO_SHA256 "00000000000000000000000000000000000000000000000000000000000000aa"

static void
assert_refused (gboolean done, GError **error, int code, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, PB_ERROR, code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

/* Bytes that differ from place to place, so that none can stand in for another. */
static GBytes *
make_bytes (gsize length)
{
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (i * 7 + i / 251 + i / 1048576);
  return g_bytes_new_take (bytes, length);
}

static char *
insert (PbStore *store, GBytes *bytes, gboolean *out_existed)
{
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;

  pb_store_blob_insert_bytes (store, bytes, &sha256, out_existed, &error);
  g_assert_no_error (error);
  return sha256;
}

static int
make_fd (GBytes *bytes)
{
  int fd = memfd_create ("exhibit", MFD_CLOEXEC);
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, length), ==, (gssize) length);
  return fd;
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = {0,
                                1,
                                PB_STORE_CHUNK_SIZE - 1,
                                PB_STORE_CHUNK_SIZE,
                                PB_STORE_CHUNK_SIZE + 1,
                                3 * PB_STORE_CHUNK_SIZE + 5};

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GBytes) bytes = make_bytes (sizes[i]);
    g_autofree char *hash = pb_vault_hash_bytes (g_bytes_get_data (bytes, NULL), sizes[i]);
    g_autofree char *sha256 = insert (fixture->store, bytes, NULL);
    g_autofree guint8 *back = g_malloc (sizes[i] + 10);
    gsize got = 99;

    g_assert_cmpstr (sha256, ==, hash);
    g_assert_cmpint (pb_store_blob_get_size (fixture->store, sha256, NULL), ==, (gint64) sizes[i]);
    g_assert_true (pb_store_blob_read (fixture->store, sha256, 0, back, sizes[i] + 10, &got, NULL));
    g_assert_cmpmem (back, got, g_bytes_get_data (bytes, NULL), sizes[i]);
  }
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint64 offset;
    gsize length;
    gsize got;
  } parts[] = {
      {0, 1, 1},
      {5, 100, 100},
      {PB_STORE_CHUNK_SIZE - 3, 6, 6}, /* over the edge */
      {PB_STORE_CHUNK_SIZE - 3, 2 * PB_STORE_CHUNK_SIZE, PB_STORE_CHUNK_SIZE + 3 + 7},
      {2 * PB_STORE_CHUNK_SIZE + 6, 50, 1},
      {2 * PB_STORE_CHUNK_SIZE + 7, 50, 0},
      {G_MAXUINT64, 50, 0},
      {0, 0, 0},
  };

  g_autoptr (GBytes) bytes = make_bytes (2 * PB_STORE_CHUNK_SIZE + 7);
  g_autofree char *sha256 = insert (fixture->store, bytes, NULL);
  g_autofree guint8 *buffer = g_malloc (3 * PB_STORE_CHUNK_SIZE);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    gsize got = 99;

    g_assert_true (
        pb_store_blob_read (fixture->store, sha256, parts[i].offset, buffer, parts[i].length, &got, NULL));
    g_assert_cmpuint (got, ==, parts[i].got);
    if (got > 0)
      g_assert_cmpmem (buffer, got, (const guint8 *) g_bytes_get_data (bytes, NULL) + parts[i].offset, got);
  }
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (1000);
  gboolean existed = TRUE;
  g_autofree char *first = insert (fixture->store, bytes, &existed);
  g_autofree char *second = NULL;
  g_autofree char *chunks = NULL;
  int fd = make_fd (bytes);

  g_assert_false (existed);
  g_assert_true (pb_store_blob_insert (fixture->store, fd, &second, &existed, NULL));
  g_assert_true (existed);
  g_assert_cmpstr (first, ==, second);
  /* Its end, where writing left it. */
  g_assert_cmpint (lseek (fd, 0, SEEK_CUR), ==, 1000);
  close (fd);
  chunks = fixture_ask (fixture->path, "SELECT count (*) FROM blob_chunk");
  g_assert_cmpstr (chunks, ==, "1");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = NULL;
  guint8 buffer[4];
  gsize got = 0;
  int changing = open ("/proc/sys/kernel/random/uuid", O_RDONLY | O_CLOEXEC);
  int unreadable = open ("/dev/null", O_WRONLY | O_CLOEXEC);
  g_autofree char *before = fixture_ask (fixture->path, "SELECT count (*) FROM blob_chunk");
  g_autofree char *after = NULL;

  assert_refused (pb_store_blob_get_size (fixture->store, NO_SHA256, &error) >= 0, &error, PB_ERROR_NOT_FOUND,
                  NO_SHA256);
  assert_refused (pb_store_blob_read (fixture->store, NO_SHA256, 0, buffer, 4, &got, &error), &error,
                  PB_ERROR_NOT_FOUND, NO_SHA256);
  /* A file that says something else each time it is read. */
  assert_refused (pb_store_blob_insert (fixture->store, changing, &sha256, NULL, &error), &error, PB_ERROR_IO,
                  "changed");
  assert_refused (pb_store_blob_insert (fixture->store, unreadable, &sha256, NULL, &error), &error,
                  PB_ERROR_IO, "cannot be read");
  g_assert_null (sha256);
  after = fixture_ask (fixture->path, "SELECT count (*) FROM blob_chunk");
  g_assert_cmpstr (before, ==, after);
  close (changing);
  close (unreadable);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (PB_STORE_CHUNK_SIZE + 100);
  g_autofree char *sha256 = insert (fixture->store, bytes, NULL);
  g_autofree char *back = g_malloc (PB_STORE_CHUNK_SIZE + 200);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  int fd = memfd_create ("copy", MFD_CLOEXEC);

  pb_store_blob_write (fixture->store, sha256, fd, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (back, pread (fd, back, PB_STORE_CHUNK_SIZE + 200, 0), g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
  g_cancellable_cancel (cancellable);
  g_assert_false (pb_store_blob_write (fixture->store, sha256, fd, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  fixture_tamper (fixture->path, "UPDATE blob_chunk SET data = zeroblob (100) WHERE number = 1");
  assert_refused (pb_store_blob_write (fixture->store, sha256, fd, NULL, &error), &error, PB_ERROR_CORRUPT,
                  sha256);
  fixture_tamper (fixture->path, "DELETE FROM blob_chunk WHERE number = 1");
  assert_refused (pb_store_blob_write (fixture->store, sha256, fd, NULL, &error), &error, PB_ERROR_CORRUPT,
                  sha256);
  close (fd);
}

/* Within a gesture they stand or fall with it. Undo takes the record back and leaves the bytes. */
static void
test_gesture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (100);
  g_autofree char *lost = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (PbRecord) exhibit = NULL;

  fixture_begin (fixture->store, "import");
  lost = insert (fixture->store, bytes, NULL);
  pb_store_rollback (fixture->store);
  g_assert_cmpint (pb_store_blob_get_size (fixture->store, lost, NULL), ==, -1);

  fixture_begin (fixture->store, "import");
  kept = insert (fixture->store, bytes, NULL);
  exhibit = fixture_make (fixture->store, PB_KIND_EXHIBIT, 1, FALSE);
  pb_record_set (exhibit, "sha256", kept);
  g_assert_true (pb_store_insert (fixture->store, exhibit, NULL));
  fixture_commit (fixture->store);
  g_assert_true (pb_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_EXHIBIT, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (pb_store_blob_get_size (fixture->store, kept, NULL), ==, 100);
}

static void
assert_same_page (const PbStorePage *a, const PbStorePage *b)
{
  g_assert_cmpuint (a->number, ==, b->number);
  g_assert_cmpstr (a->label, ==, b->label);
  g_assert_cmpstr (a->width, ==, b->width);
  g_assert_cmpstr (a->height, ==, b->height);
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpint (a->runs != NULL, ==, b->runs != NULL);
  if (a->runs != NULL)
    g_assert_true (g_bytes_equal (a->runs, b->runs));
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (100);
  g_autoptr (GBytes) runs = make_bytes (70);
  g_autoptr (GBytes) no_runs = g_bytes_new (NULL, 0);
  g_autofree char *sha256 = insert (fixture->store, bytes, NULL);
  const PbStorePage pages[] = {
      {.number = 0,
       .label = (char *) "ii",
       .width = (char *) "595.28",
       .height = (char *) "841.89",
       .text = (char *) "ค่าแรง ๓๐๐ บาท",
       .runs = runs},
      {.number = 1, .width = (char *) "1", .height = (char *) "1", .text = (char *) ""},
      {.number = 2, .width = (char *) "1", .height = (char *) "1", .text = (char *) "x", .runs = no_runs},
  };
  const PbStorePage no_text
      = {.number = 4, .width = (char *) "1", .height = (char *) "1", .text = (char *) "\xff"};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  for (int i = G_N_ELEMENTS (pages) - 1; i >= 0; i--)
    g_assert_true (pb_store_page_insert (fixture->store, sha256, &pages[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (PbStorePage) page = pb_store_page_get (fixture->store, sha256, i, NULL);

    assert_same_page (page, &pages[i]);
  }
  list = pb_store_page_list (fixture->store, sha256, NULL);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (pages));
  for (guint i = 0; i < list->len; i++)
    assert_same_page (g_ptr_array_index (list, i), &pages[i]);

  assert_refused (pb_store_page_insert (fixture->store, sha256, &pages[0], &error), &error, PB_ERROR_EXISTS,
                  "Page 1");
  assert_refused (pb_store_page_insert (fixture->store, sha256, &no_text, &error), &error, PB_ERROR_INVALID,
                  "Page 5");
  assert_refused (pb_store_page_insert (fixture->store, NO_SHA256, &pages[0], &error), &error,
                  PB_ERROR_INVALID, "Page 1");
  assert_refused (pb_store_page_get (fixture->store, sha256, 3, &error) != NULL, &error, PB_ERROR_NOT_FOUND,
                  "page 4");
  g_assert_true (pb_store_page_delete_all (fixture->store, sha256, NULL));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = pb_store_page_list (fixture->store, sha256, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

static void
test_law_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_store_law_text_insert (fixture->store, "<law>ก</law>", &first, NULL));
  g_assert_true (pb_store_law_text_insert (fixture->store, "<law>ก</law>", &second, NULL));
  g_assert_cmpstr (first, ==, second);
  back = pb_store_law_text_get (fixture->store, first, NULL);
  g_assert_cmpstr (back, ==, "<law>ก</law>");
  assert_refused (pb_store_law_text_get (fixture->store, NO_SHA256, &error) != NULL, &error,
                  PB_ERROR_NOT_FOUND, "law pack");
  fixture_tamper (fixture->path, "UPDATE law_pack_text SET xml = '<law/>'");
  assert_refused (pb_store_law_text_get (fixture->store, first, &error) != NULL, &error, PB_ERROR_CORRUPT,
                  first);
}

static void
assert_draft (PbStore *store, const char *place, const char *record_id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = pb_store_draft_get (store, place, record_id, &error);

  g_assert_cmpstr (draft, ==, expected);
  if (expected == NULL)
    g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  else
    g_assert_no_error (error);
}

static void
test_drafts (Fixture *fixture, gconstpointer data)
{
  assert_draft (fixture->store, "assertion", NULL, NULL);
  g_assert_true (pb_store_draft_put (fixture->store, "assertion", NULL, "new one", NULL));
  g_assert_true (pb_store_draft_put (fixture->store, "assertion", "id-1", "old one", NULL));
  g_assert_true (pb_store_draft_put (fixture->store, "fact", NULL, "another place", NULL));
  g_assert_true (pb_store_draft_put (fixture->store, "assertion", NULL, "new one, longer", NULL));
  fixture_reopen (fixture);
  assert_draft (fixture->store, "assertion", NULL, "new one, longer");
  assert_draft (fixture->store, "assertion", "id-1", "old one");
  g_assert_true (pb_store_draft_delete (fixture->store, "assertion", NULL, NULL));
  g_assert_true (pb_store_draft_delete (fixture->store, "assertion", NULL, NULL));
  assert_draft (fixture->store, "assertion", NULL, NULL);
  assert_draft (fixture->store, "assertion", "id-1", "old one");
  assert_draft (fixture->store, "fact", NULL, "another place");
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/store/files/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("blob-sizes", test_sizes);
  ADD ("blob-parts", test_parts);
  ADD ("blob-once", test_once);
  ADD ("blob-refused", test_refused);
  ADD ("blob-write", test_write);
  ADD ("blob-in-a-gesture", test_gesture);
  ADD ("pages", test_pages);
  ADD ("law-text", test_law_text);
  ADD ("drafts", test_drafts);
  return g_test_run ();
}
