/* test-liar.c: a reader that has been taken over can refuse its service, and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-liar"

#include "config.h"

#include "fixture.h"
#include "pb-error.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* What liar.c is told, and how it is taken; @code -1: believed. */
typedef struct {
  const char *mode;
  int code;
} Lie;

#define BELIEVED -1

static const Lie lies[] = {
    {"true", BELIEVED},
    {"inherit", BELIEVED}, /* it fails when it finds anything of the parent's */
    {"magic:1", PB_ERROR_CORRUPT},
    {"version:2", PB_ERROR_CORRUPT},
    {"total:24", PB_ERROR_CORRUPT},
    {"total:23", PB_ERROR_CORRUPT},
    {"total:60", PB_ERROR_CORRUPT},
    {"total:0xffffffff", PB_ERROR_CORRUPT},
    {"total:0x10000000", PB_ERROR_CORRUPT}, /* all of the memory there is */
    {"status:11", PB_ERROR_CORRUPT},
    {"status:0xffffffff", PB_ERROR_CORRUPT},
    {"status:1", PB_ERROR_ENCRYPTED},
    {"status:2", PB_ERROR_CORRUPT},
    {"op:2", PB_ERROR_CORRUPT},
    {"place:20001", PB_ERROR_CORRUPT},
    {"pixel-width:0xffffffff", BELIEVED}, /* times a height of 0: no picture at all */
    {"orientation:9", PB_ERROR_CORRUPT},
    {"n-pages:0", PB_ERROR_CORRUPT},
    {"n-pages:2", PB_ERROR_CORRUPT},
    {"n-pages:20001", PB_ERROR_CORRUPT},
    {"n-pages:0xffffffff", PB_ERROR_CORRUPT},
    {"width:nan", PB_ERROR_CORRUPT},
    {"width:0", PB_ERROR_CORRUPT}, /* a box on a page without extent */
    {"width:-1", PB_ERROR_CORRUPT},
    {"height:100000001", PB_ERROR_CORRUPT},
    {"text-length:10", PB_ERROR_CORRUPT},
    {"text-length:1", PB_ERROR_CORRUPT},
    {"text-length:0xffffffff", PB_ERROR_CORRUPT},
    {"text-length:0x7fffffff", PB_ERROR_CORRUPT},
    {"text:invalid", PB_ERROR_CORRUPT},
    {"text:surrogate", PB_ERROR_CORRUPT},
    {"text:nul", PB_ERROR_CORRUPT},
    {"text:split-letter", PB_ERROR_CORRUPT},
    {"text:label", PB_ERROR_CORRUPT},
    {"text:latitude", PB_ERROR_CORRUPT},
    {"text:longitude", PB_ERROR_CORRUPT},
    {"n-runs:0", PB_ERROR_CORRUPT},
    {"n-runs:2", PB_ERROR_CORRUPT},
    {"n-runs:0x0aaaaaab", PB_ERROR_CORRUPT}, /* times 24 wraps to 8 */
    {"n-runs:0xffffffff", PB_ERROR_CORRUPT},
    {"start:4", PB_ERROR_CORRUPT},
    {"start:-1", PB_ERROR_CORRUPT},
    {"end:0", PB_ERROR_CORRUPT},
    {"end:10", PB_ERROR_CORRUPT},
    {"end:0xffffffff", PB_ERROR_CORRUPT},
    {"x:nan", PB_ERROR_CORRUPT},
    {"x:-1001", PB_ERROR_CORRUPT},
    {"x:-999", BELIEVED}, /* within the margin */
    {"x:576001", PB_ERROR_CORRUPT},
    {"box-width:nan", PB_ERROR_CORRUPT},
    {"box-width:-1", PB_ERROR_CORRUPT},
    {"y:0x80000000", PB_ERROR_CORRUPT},
    {"box-height:0x7fffffff", PB_ERROR_CORRUPT},
    {"warnings:0x8000", PB_ERROR_CORRUPT},
    {"end-magic:0", PB_ERROR_CORRUPT},
    {"rubbish:1", PB_ERROR_CORRUPT},
    {"silent", PB_ERROR_CORRUPT},
    {"crash", PB_ERROR_CORRUPT},
    {"exit", PB_ERROR_CORRUPT},
    {"resize", PB_ERROR_CORRUPT}, /* it exits with 1 when it could not */
    {"flood", PB_ERROR_CORRUPT},  /* ends at the size the memory was sealed with */
    {"picture-true", PB_ERROR_CORRUPT},
    {"not-confined", PB_ERROR_INTERNAL},
};

static const Lie pictures[] = {
    {"picture-true", BELIEVED},           {"picture-size", PB_ERROR_CORRUPT},
    {"picture-wrap", PB_ERROR_CORRUPT},   {"picture-short", PB_ERROR_CORRUPT},
    {"picture-stride", PB_ERROR_CORRUPT}, {"picture-empty", PB_ERROR_CORRUPT},
    {"true", PB_ERROR_CORRUPT},           {"silent", PB_ERROR_CORRUPT},
};

static void
test_lie (gconstpointer data)
{
  const Lie *lie = data;
  g_autoptr (PbIntake) intake = fixture_intake_new ("liar");
  g_autoptr (GBytes) bytes = g_bytes_new_static (lie->mode, strlen (lie->mode));
  g_autoptr (PbDocument) document = fixture_document_new (bytes, "a.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (PbIntakeResult) result = pb_intake_read (intake, document, NULL, &error);

  if (lie->code == BELIEVED) {
    g_assert_no_error (error);
    g_assert_cmpstr (pb_intake_result_get_page (result, 0)->text, ==, "page text");
    g_assert_cmpuint (pb_intake_result_get_page (result, 0)->n_runs, ==, 1);
  } else {
    g_assert_null (result);
    g_assert_error (error, PB_ERROR, lie->code);
  }
}

static void
test_picture_lie (gconstpointer data)
{
  const Lie *lie = data;
  g_autoptr (PbIntake) intake = fixture_intake_new ("liar");
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GBytes) ordered = NULL;
  g_autoptr (PbDocument) document = NULL;
  g_autoptr (PbIntakePicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  /* The liar reads its orders up to the NUL; the signature behind makes it a PDF, of which there are
   * pictures. */
  g_byte_array_append (array, (const guint8 *) lie->mode, (guint) strlen (lie->mode) + 1);
  g_byte_array_append (array, (const guint8 *) "%PDF-1.7", 8);
  ordered = g_byte_array_free_to_bytes (array);
  document = fixture_document_new (ordered, "a.pdf");
  picture = pb_intake_render_page (intake, document, 0, 1, NULL, &error);
  if (lie->code == BELIEVED) {
    g_assert_no_error (error);
    g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==, 400);
  } else {
    g_assert_null (picture);
    g_assert_error (error, PB_ERROR, lie->code);
  }
}

static PbDocument *
new_hanging_document (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("hang", 4);

  return fixture_document_new (bytes, "a.txt");
}

static void
test_wall_limit (void)
{
  g_autoptr (PbIntake) intake = fixture_intake_new ("liar");
  g_autoptr (PbDocument) document = new_hanging_document ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  pb_intake_set_wall_limit (intake, 1);
  g_assert_null (pb_intake_read (intake, document, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static gpointer
cancel_thread (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (PbIntake) intake = fixture_intake_new ("liar");
  g_autoptr (PbDocument) document = new_hanging_document ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_thread, cancellable);

  /* Hangs for the whole wall limit, and the test with it, unless cancelling is heard. */
  g_assert_null (pb_intake_read (intake, document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

int
main (int argc, char *argv[])
{
  int secret = open ("/dev/null", O_RDONLY); /* not close-on-exec, as a careless library leaves it */

  g_test_init (&argc, &argv, NULL);
  g_setenv ("PROBATA_PASSPHRASE_FILE", "/run/secret", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++) {
    g_autofree char *path = g_strconcat ("/liar/reply/", lies[i].mode, NULL);

    g_test_add_data_func (path, &lies[i], test_lie);
  }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++) {
    g_autofree char *path = g_strconcat ("/liar/picture/", pictures[i].mode, NULL);

    g_test_add_data_func (path, &pictures[i], test_picture_lie);
  }
  g_test_add_func ("/liar/process/wall-limit-ends-it", test_wall_limit);
  g_test_add_func ("/liar/process/cancelling-ends-it", test_cancel);
  return g_test_run () + (close (secret) != 0);
}
