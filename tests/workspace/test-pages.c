/* test-pages.c: the pages of an exhibit: their sizes, text and pictures, and who waits for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-pages"

#include "pb-error.h"
#include "pb-workspace-pages.h"
#include "sample.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
find_exhibit (Fixture *fixture, const char *media_type)
{
  g_autoptr (GPtrArray) ids = sample_query (
      fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT, .column = "media_type", .value = media_type});

  g_assert_cmpuint (ids->len, >, 0);
  return g_strdup (g_ptr_array_index (ids, 0));
}

static GPtrArray *
list_pages (Fixture *fixture, const char *exhibit_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages;

  pb_workspace_list_pages_async (fixture->workspace, exhibit_id, NULL, sample_on_result,
                                 sample_fresh (fixture));
  pages = pb_workspace_list_pages_finish (fixture->workspace, sample_wait (fixture), &error);
  g_assert_no_error (error);
  return pages;
}

static PbPagePicture *
draw (Fixture *fixture, const char *exhibit_id, guint page, GCancellable *cancellable, GError **error)
{
  pb_workspace_draw_page_async (fixture->workspace, exhibit_id, page, 0.5, FALSE, cancellable,
                                sample_on_result, sample_fresh (fixture));
  return pb_workspace_draw_page_finish (fixture->workspace, sample_wait (fixture), error);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = {"application/pdf", "image/jpeg"};

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *exhibit = find_exhibit (fixture, types[i]);
    g_autoptr (GPtrArray) pages = list_pages (fixture, exhibit);
    const PbPageInfo *info = g_ptr_array_index (pages, 0);
    g_autoptr (GError) error = NULL;
    g_autoptr (PbPagePicture) picture = draw (fixture, exhibit, 1, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (info->number, ==, 1);
    g_assert_cmpfloat (ABS (picture->width - info->width / 2), <=, 1);
    g_assert_cmpfloat (ABS (picture->height - info->height / 2), <=, 1);
    g_assert_cmpuint (g_bytes_get_size (picture->pixels), >=, picture->stride * picture->height);
  }
}

static void
test_page_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autoptr (PbPageText) text = NULL;
  guint last = 0;

  pb_workspace_read_page_async (fixture->workspace, exhibit, 1, NULL, sample_on_result,
                                sample_fresh (fixture));
  text = pb_workspace_read_page_finish (fixture->workspace, sample_wait (fixture), NULL);
  g_assert_nonnull (text);
  g_assert_cmpuint (text->boxes->len, >, 10);
  for (guint i = 0; i < text->boxes->len; i++) {
    const PbTextBox *box = &g_array_index (text->boxes, PbTextBox, i);

    g_assert_cmpuint (box->start, >=, last);
    g_assert_cmpuint (box->end, <=, strlen (text->text));
    g_assert_cmpfloat (box->width, >, 0);
    last = box->end;
  }
}

static void
test_no_such_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;

  g_assert_null (draw (fixture, exhibit, 4000, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  g_cancellable_cancel (cancellable);
  g_assert_null (draw (fixture, exhibit, 1, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A case that is closed while pages are being drawn answers everybody. */
static void
test_close_while_drawing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autoptr (GError) error = NULL;

  pb_workspace_draw_page_async (fixture->workspace, exhibit, 1, 4, TRUE, NULL, sample_on_result,
                                sample_fresh (fixture));
  pb_workspace_close (fixture->workspace);
  g_assert_null (pb_workspace_draw_page_finish (fixture->workspace, sample_wait (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A file taken into the case: its exhibit. */
static char *
import (Fixture *fixture, const char *name, gconstpointer bytes, gsize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char *const paths[] = {path, NULL};
  g_autoptr (PbImportReport) report = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);
  g_autoptr (GPtrArray) ids = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  pb_workspace_import_async (fixture->workspace, paths, NULL, NULL, NULL, sample_on_result,
                             sample_fresh (fixture));
  report = pb_workspace_import_finish (fixture->workspace, sample_wait (fixture), NULL);
  g_unlink (path);
  ids = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT, .column = "sha256", .value = sha256});
  g_assert_cmpuint (ids->len, ==, 1);
  return g_strdup (g_ptr_array_index (ids, 0));
}

/* The photograph of the sample, marked as taken with the camera on its side. */
static GByteArray *
make_turned_photograph (void)
{
  static const guint8 mark[]
      = {0xff, 0xd8, 0xff, 0xe1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0,
         8,    0,    1,    0x01, 0x12, 0,    3,   0,   0,   0,   1, 0, 6,   0,   0, 0,  0, 0, 0};
  g_autofree char *path
      = g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", "sample", "files", "ex-20.jpg", NULL);
  g_autofree char *contents = NULL;
  GByteArray *bytes = g_byte_array_new ();
  const guint8 *from;
  gsize length, i = 2;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  from = (const guint8 *) contents;
  g_byte_array_append (bytes, mark, sizeof mark);
  while (from[i + 1] == 0xe0 || from[i + 1] == 0xe1) /* leave out what it said of itself */
    i += 2 + (gsize) (from[i + 2] << 8 | from[i + 3]);
  g_byte_array_append (bytes, from + i, (guint) (length - i));
  return bytes;
}

static void
test_turned_photograph (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) bytes = make_turned_photograph ();
  g_autofree char *exhibit = import (fixture, "turned.jpg", bytes->data, bytes->len);
  g_autoptr (GPtrArray) pages = list_pages (fixture, exhibit);
  const PbPageInfo *info = g_ptr_array_index (pages, 0);
  g_autoptr (PbPagePicture) picture = draw (fixture, exhibit, 1, NULL, NULL);

  g_assert_cmpuint (pages->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (info->width, 900, 0.1);
  g_assert_cmpfloat_with_epsilon (info->height, 1200, 0.1);
  g_assert_cmpuint (picture->width, ==, 450);
  g_assert_cmpuint (picture->height, ==, 600);
}

static void
test_plain_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "text/plain");
  g_autoptr (GPtrArray) pages = list_pages (fixture, exhibit);
  const PbPageInfo *info = g_ptr_array_index (pages, 0);
  g_autoptr (PbPageText) text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat_with_epsilon (info->width, 0, 0.001);
  pb_workspace_read_page_async (fixture->workspace, exhibit, 1, NULL, sample_on_result,
                                sample_fresh (fixture));
  text = pb_workspace_read_page_finish (fixture->workspace, sample_wait (fixture), NULL);
  g_assert_cmpstr (text->text, !=, "");
  g_assert_cmpuint (text->boxes->len, ==, 0);
  g_assert_null (draw (fixture, exhibit, 1, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED);
}

/* An exhibit without a file has no pages; what is no exhibit is an error. */
static void
test_nothing_to_show (Fixture *fixture, gconstpointer data)
{
  PbRecord *bare = pb_record_new (PB_KIND_EXHIBIT, NULL);
  g_autofree char *exhibit = g_strdup (pb_record_get_id (bare));
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL, no_exhibit = NULL;

  pb_record_set (bare, "kind", "other");
  pb_record_set (bare, "label", "a knife");
  sample_insert (fixture, bare);
  none = list_pages (fixture, exhibit);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (draw (fixture, exhibit, 1, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  pb_workspace_list_pages_async (fixture->workspace, "01890000-0000-7000-8000-000000000000", NULL,
                                 sample_on_result, sample_fresh (fixture));
  g_assert_null (pb_workspace_list_pages_finish (fixture->workspace, sample_wait (fixture), &no_exhibit));
  g_assert_error (no_exhibit, PB_ERROR, PB_ERROR_NOT_FOUND);
}

/* More exhibits than are kept, there and back. */
static void
test_many_exhibits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = sample_query (
      fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT, .column = "media_type", .value = "application/pdf"});

  for (guint i = 0; i < 10; i++) {
    const char *id = g_ptr_array_index (ids, i < 5 ? i : 9 - i);
    g_autoptr (GError) error = NULL;
    g_autoptr (PbPagePicture) picture = draw (fixture, id, 1, NULL, &error);

    g_assert_no_error (error);
    g_assert_nonnull (picture);
  }
}

/* --- a reader that never answers */

/* In its place a script that writes to a pipe, so that the test knows it runs, and then waits for what never
 * comes. */
static char *
put_stalling_reader (Fixture *fixture)
{
  g_autofree char *script = g_build_filename (fixture->folder, "reader", NULL);
  char *pipe_path = g_build_filename (fixture->folder, "pipe", NULL);
  g_autofree char *text
      = g_strdup_printf ("#!/bin/sh\necho > '%s'\nread line < '%s'\n", pipe_path, pipe_path);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_true (g_file_set_contents_full (script, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  pb_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  g_assert_true (g_setenv ("PROBATA_INTAKE", script, TRUE));
  fixture->workspace = pb_workspace_new ();
  pb_workspace_open_async (fixture->workspace, fixture->path, FALSE, NULL, sample_on_result,
                           sample_fresh (fixture));
  g_assert_true (pb_workspace_open_finish (fixture->workspace, sample_wait (fixture), NULL));
  return pipe_path;
}

static void
remove_stalling_reader (Fixture *fixture, const char *pipe_path)
{
  g_autofree char *script = g_build_filename (fixture->folder, "reader", NULL);

  g_unsetenv ("PROBATA_INTAKE");
  g_unlink (script);
  g_unlink (pipe_path);
}

static gpointer
wait_for_reader (gpointer pipe_path)
{
  int fd = g_open (pipe_path, O_RDONLY | O_CLOEXEC, 0);
  char byte;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (read (fd, &byte, 1), ==, 1);
  g_close (fd, NULL);
  return NULL;
}

static gboolean
set_flag (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

typedef struct {
  const char *pipe_path;
  gboolean runs;
} Watch;

static gpointer
watch_reader (gpointer data)
{
  Watch *watch = data;

  wait_for_reader ((gpointer) watch->pipe_path);
  g_idle_add (set_flag, &watch->runs);
  return NULL;
}

/* Draws a page, and comes back once the reader is at work. */
static void
start_drawing (Fixture *fixture, const char *exhibit, const char *pipe_path, GCancellable *cancellable)
{
  Watch watch = {pipe_path, FALSE};
  GThread *thread = g_thread_new ("watch", watch_reader, &watch);

  pb_workspace_draw_page_async (fixture->workspace, exhibit, 1, 1, FALSE, cancellable, sample_on_result,
                                sample_fresh (fixture));
  while (!watch.runs)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
}

/* The case answers while a page hangs, and who no longer wants the page need not wait for it. */
static void
test_cancel_running (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autofree char *pipe_path = put_stalling_reader (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) other = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  Fixture asker = {.workspace = fixture->workspace};
  g_autoptr (GError) error = NULL;

  start_drawing (fixture, exhibit, pipe_path, cancellable);
  ids = sample_query (&asker, &(PbQuery) {.kind = PB_KIND_FACT});
  g_assert_cmpuint (ids->len, >, 0);
  g_assert_null (fixture->result);
  g_clear_object (&asker.result);
  g_cancellable_cancel (cancellable);
  g_assert_null (pb_workspace_draw_page_finish (fixture->workspace, sample_wait (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_stalling_reader (fixture, pipe_path);
}

static void
test_close_running (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autofree char *pipe_path = put_stalling_reader (fixture);
  g_autoptr (GError) error = NULL;

  start_drawing (fixture, exhibit, pipe_path, NULL);
  pb_workspace_close (fixture->workspace);
  g_assert_null (pb_workspace_draw_page_finish (fixture->workspace, sample_wait (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  remove_stalling_reader (fixture, pipe_path);
}

static void
test_suggest (void)
{
  g_autoptr (GPtrArray) values = pb_workspace_suggest_values (
      "On 3 May 2016 he took my passport; I was promised 9,000 baht a month for 8 hours a day.", NULL);
  g_autoptr (GPtrArray) none = pb_workspace_suggest_values ("He took my passport.", NULL);
  PbRecord *date, *sum;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (values->len, ==, 3);
  date = g_ptr_array_index (values, 0);
  sum = g_ptr_array_index (values, 1);
  g_assert_cmpstr (pb_record_get (date, "type"), ==, "date");
  g_assert_cmpstr (pb_record_get (date, "date"), ==, "2016-05-03");
  g_assert_cmpstr (pb_record_get (sum, "low"), ==, "9000");
  g_assert_cmpstr (pb_record_get (sum, "currency"), ==, "THB");
  g_assert_cmpstr (pb_record_get (sum, "per"), ==, "month");
  g_assert_null (pb_record_get (sum, "high"));
}

/* A value as one line: type, said, date, low, high, unit, currency, per, approximate, truth. */
static char *
put_value (PbRecord *value)
{
  static const char *const columns[]
      = {"type", "date", "low", "high", "unit", "currency", "per", "approximate", "truth"};
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    const char *text = pb_record_get (value, columns[i]);

    g_string_append_printf (line, "%s%s", i > 0 ? "," : "", text != NULL ? text : "");
  }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
test_suggest_each (void)
{
  static const struct {
    const char *words, *said_on, *line;
  } cases[] = {
      {"less than a month", NULL, "duration,,,1,month,,,1,"},
      {"at least six months", NULL, "duration,,6,,month,,,1,"},
      {"about 500 dollars", NULL, "amount,,500,,,,,1,"}, /* of which country is not said */
      {"I never saw it", NULL, "yes-no,,,,,,,0,0"},
      {"two years ago", "2018-06-30", "date,2016~,,,,,,1,"},
      {"three months ago", "2018-01-31", "date,2017-10~,,,,,,1,"},
      {"two weeks ago", "2018-06-30", "date,2018-06-16~,,,,,,1,"},
      {"two weeks ago", NULL, "duration,,2,,week,,,0,"},
      {"two weeks ago", "2018-06", "duration,,2,,week,,,0,"}, /* the day it was said is not known */
      {"two weeks ago", "no date", "duration,,2,,week,,,0,"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) values = pb_workspace_suggest_values (cases[i].words, cases[i].said_on);
    g_autofree char *line = NULL;

    g_test_message ("%s", cases[i].words);
    g_assert_cmpuint (values->len, ==, 1);
    line = put_value (g_ptr_array_index (values, 0));
    g_assert_cmpstr (line, ==, cases[i].line);
    g_assert_nonnull (strstr (cases[i].words, pb_record_get (g_ptr_array_index (values, 0), "said")));
    g_assert_null (pb_record_get (g_ptr_array_index (values, 0), "slot"));
  }
}

#define ADD(path, func)                                                                                      \
  g_test_add ("/workspace/pages/" path, Fixture, NULL, sample_set_up, func, sample_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  ADD ("pages", test_pages);
  ADD ("page-text", test_page_text);
  ADD ("no-such-page", test_no_such_page);
  ADD ("close-while-drawing", test_close_while_drawing);
  g_test_add_func ("/workspace/pages/suggest", test_suggest);
  ADD ("turned-photograph", test_turned_photograph);
  ADD ("plain-text", test_plain_text);
  ADD ("nothing-to-show", test_nothing_to_show);
  ADD ("many-exhibits", test_many_exhibits);
  ADD ("cancel-running", test_cancel_running);
  ADD ("close-running", test_close_running);
  g_test_add_func ("/workspace/pages/suggest-each", test_suggest_each);
  failed = g_test_run ();
  sample_finish ();
  return failed;
}
