/* pb-watchdog.h: notices when the main loop stands still, for tests and for whoever looks for the reason.
 *
 * Off unless PROBATA_WATCHDOG is a number of milliseconds. Then each turn of the main loop that took longer
 * is told on stderr, and at the end their number and the longest: durations only, nothing of a case. Counted
 * while a window with a picture in it is on the screen; else nobody waits for an answer. Main thread only.
 * Tests: tests/ui/test-watchdog.c, tests/e2e/test-desktop.py.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Milliseconds. "Work" is what the main thread itself computed; the rest it waited: for a file, for another
 * thread, for its turn on a busy machine. */
typedef struct {
  guint n_blocks;
  double longest;
  double longest_work;
} PbWatchdogReport;

/* pb_watchdog_begin: FALSE when PROBATA_WATCHDOG is not set, or no number from 1 to 60000. */
gboolean pb_watchdog_begin (void);
/* pb_watchdog_follow: @window counts as shown once its first frame is painted. */
void pb_watchdog_follow (GtkWindow *window);
/* pb_watchdog_tell_shown: tells on stderr when the next frame of @widget is painted: "watchdog: WHAT shown at
 * N µs", by the clock of g_get_monotonic_time(); once for each @what, a literal. */
void pb_watchdog_tell_shown (GtkWidget *widget, const char *what);
void pb_watchdog_get_report (PbWatchdogReport *report);
/* pb_watchdog_end: the last line on stderr. */
void pb_watchdog_end (void);

G_END_DECLS
