/* test-watchdog.c: what counts as standing still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-watchdog"

#include "fixture.h"
#include "pb-watchdog.h"

#include <time.h>

#define LIMIT_MS "20"
/* A turn of the loop that works so long is a block at any speed of the machine. */
#define WORK_MS 60

static double
get_work_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static gboolean
work (gpointer data)
{
  double start = get_work_ms ();

  while (get_work_ms () - start < WORK_MS)
    ;
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* One turn of the loop that works, and the turn after it that notices. */
static void
stand_still (void)
{
  gboolean worked = FALSE, after = FALSE;

  g_idle_add (work, &worked);
  fixture_wait (is_set, &worked);
  g_idle_add_once ((GSourceOnceFunc) (void *) work, &after);
  fixture_wait (is_set, &after);
  fixture_settle ();
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
test_counts (void)
{
  PbWatchdogReport report;
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gboolean painted = FALSE;

  g_setenv ("PROBATA_WATCHDOG", LIMIT_MS, TRUE);
  g_assert_true (pb_watchdog_begin ());
  pb_watchdog_follow (window);
  /* Nothing is on the screen: nobody waits. */
  stand_still ();
  pb_watchdog_get_report (&report);
  g_assert_cmpuint (report.n_blocks, ==, 0);

  gtk_window_present (window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (on_painted),
                    &painted);
  fixture_wait (is_set, &painted);
  fixture_settle ();
  pb_watchdog_get_report (&report);
  stand_still ();
  {
    guint before = report.n_blocks;

    pb_watchdog_get_report (&report);
    g_assert_cmpuint (report.n_blocks, >, before);
  }
  g_assert_true (report.longest >= WORK_MS);
  g_assert_true (report.longest_work >= WORK_MS);

  /* The last window is gone: nobody waits any more. */
  gtk_window_destroy (window);
  fixture_settle ();
  pb_watchdog_get_report (&report);
  {
    guint before = report.n_blocks;

    stand_still ();
    pb_watchdog_get_report (&report);
    g_assert_cmpuint (report.n_blocks, ==, before);
  }
  pb_watchdog_end ();
}

static void
test_off (void)
{
  static const char *const not_numbers[] = {"", "0", "-1", "fast", "60001", "50ms"};

  g_unsetenv ("PROBATA_WATCHDOG");
  g_assert_false (pb_watchdog_begin ());
  for (guint i = 0; i < G_N_ELEMENTS (not_numbers); i++) {
    g_setenv ("PROBATA_WATCHDOG", not_numbers[i], TRUE);
    g_test_expect_message ("pb-watchdog", G_LOG_LEVEL_WARNING, "*no number of milliseconds*");
    g_assert_false (pb_watchdog_begin ());
    g_test_assert_expected_messages ();
  }
}

int
main (int argc, char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/watchdog/off", test_off);
  g_test_add_func ("/watchdog/counts", test_counts);
  return g_test_run ();
}
