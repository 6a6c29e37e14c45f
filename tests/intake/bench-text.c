/* bench-text.c: text of a 500-page PDF through the confined reader against `pdftotext -raw`, start-up
 * included.
 *
 * Paired: one run of each in turn, the ratio of the medians counts (issue: at least 0.9 of pdftotext's
 * speed). One JSON line. `meson test --benchmark` runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "bench-text"

#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define N_PAGES 500u
#define N_ROUNDS 11u

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static double
get_median (double times[N_ROUNDS])
{
  qsort (times, N_ROUNDS, sizeof times[0], compare);
  return times[N_ROUNDS / 2];
}

static double
time_pdftotext (const char *path)
{
  const char *argv[] = {"pdftotext", "-raw", path, "/dev/null", NULL};
  gint64 start = g_get_monotonic_time ();

  g_assert_true (
      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_reader (const char *path, guint *out_n_pages)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PbIntake) intake = fixture_intake_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PbDocument) document = pb_document_new_from_file (file, NULL, &error);
  g_autoptr (PbIntakeResult) result = NULL;

  g_assert_no_error (error);
  result = pb_intake_read (intake, document, NULL, &error);
  g_assert_no_error (error);
  *out_n_pages = pb_intake_result_get_n_pages (result);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

int
main (void)
{
  g_autoptr (GBytes) pdf = fixture_pdf (N_PAGES);
  g_autofree char *path = NULL;
  double theirs[N_ROUNDS], ours[N_ROUNDS], their_median, our_median;
  guint n_pages = 0;
  int fd = g_file_open_tmp ("probata-XXXXXX.pdf", &path, NULL);

  g_close (fd, NULL);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  for (guint i = 0; i < N_ROUNDS; i++) {
    theirs[i] = time_pdftotext (path);
    ours[i] = time_reader (path, &n_pages);
  }
  g_unlink (path);
  their_median = get_median (theirs);
  our_median = get_median (ours);
  printf ("{\"measure\": \"intake.text\", \"pages\": %u, \"pdftotext_ms\": %.1f, \"reader_ms\": %.1f, "
          "\"speed_ratio\": %.3f}\n",
          n_pages, their_median, our_median, their_median / our_median);
  return 0;
}
