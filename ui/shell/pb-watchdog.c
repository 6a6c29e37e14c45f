/* pb-watchdog.c: see pb-watchdog.h.
 *
 * The loop polls once a turn: what lies between the return of one poll and the call of the next is one turn.
 * So no thread has to watch and no timer can come late itself; a turn that never ends is not seen, which is
 * what a debugger is for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-watchdog"

#include "config.h"

#include "pb-watchdog.h"

#include <time.h>

#define VARIABLE "PROBATA_WATCHDOG"
/* A minute: longer is no limit. */
#define MAX_LIMIT_MS 60000
#define PAINTED "pb-watchdog-painted"

static gint64 limit; /* µs; 0: off */
static GPollFunc poll_before;
static gint64 turn_start, turn_work_start; /* µs; 0: not in a turn */
static PbWatchdogReport seen;
static GHashTable *told; /* (owned) (nullable): what was told as shown */

/* Processor time of the main thread, in µs. */
static gint64
get_work_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
to_ms (gint64 microseconds)
{
  return (double) microseconds / 1000.0;
}

/* A window with a picture in it is on the screen. */
static gboolean
is_seen (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (gtk_widget_get_mapped (window) && g_object_get_data (G_OBJECT (window), PAINTED) != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
end_turn (void)
{
  gint64 now = g_get_monotonic_time ();
  double took = to_ms (now - turn_start);
  double work = to_ms (get_work_time () - turn_work_start);

  if (limit == 0 || turn_start == 0 || now - turn_start <= limit || !is_seen ())
    return;
  seen.n_blocks++;
  seen.longest = MAX (seen.longest, took);
  seen.longest_work = MAX (seen.longest_work, work);
  g_printerr (
      "watchdog: the main loop stood still for %.0f ms, %.0f ms of it working, until %" G_GINT64_FORMAT
      " µs\n",
      took, work, now);
}

static int
watch_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  end_turn ();
  result = poll_before (fds, n_fds, timeout);
  turn_start = g_get_monotonic_time ();
  turn_work_start = get_work_time ();
  return result;
}

gboolean
pb_watchdog_begin (void)
{
  const char *value = g_getenv (VARIABLE);
  guint64 ms = 0;

  if (value == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (value, 10, 1, MAX_LIMIT_MS, &ms, NULL)) {
    g_warning (VARIABLE " is no number of milliseconds from 1 to %d", MAX_LIMIT_MS);
    return FALSE;
  }
  limit = (gint64) ms * 1000;
  turn_start = 0;
  seen = (PbWatchdogReport) {0};
  if (poll_before == NULL) {
    poll_before = g_main_context_get_poll_func (NULL);
    g_main_context_set_poll_func (NULL, watch_poll);
  }
  return TRUE;
}

/* --- what is shown */

typedef struct {
  GWeakRef widget;
  const char *what; /* (nullable): to be told */
} Awaited;

static void
on_painted (GdkFrameClock *clock, Awaited *awaited)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&awaited->widget);

  if (awaited->what != NULL)
    g_printerr ("watchdog: %s shown at %" G_GINT64_FORMAT " µs\n", awaited->what, g_get_monotonic_time ());
  else if (widget != NULL)
    g_object_set_data (G_OBJECT (widget), PAINTED, GINT_TO_POINTER (TRUE));
  /* The turn that painted the first picture is still of the beginning. */
  if (awaited->what == NULL)
    turn_start = 0;
  g_signal_handlers_disconnect_by_func (clock, on_painted, awaited);
}

static void
awaited_free (gpointer data, GClosure *closure)
{
  Awaited *awaited = data;

  g_weak_ref_clear (&awaited->widget);
  g_free (awaited);
}

static void
await_paint (GtkWidget *widget, const char *what)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Awaited *awaited = g_new0 (Awaited, 1);

  g_weak_ref_init (&awaited->widget, widget);
  awaited->what = what;
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (on_painted), awaited, awaited_free, 0);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static void
on_map (GtkWidget *widget, gpointer data)
{
  await_paint (widget, NULL);
  pb_watchdog_tell_shown (widget, "window");
}

void
pb_watchdog_follow (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  if (limit > 0)
    g_signal_connect (window, "map", G_CALLBACK (on_map), NULL);
}

void
pb_watchdog_tell_shown (GtkWidget *widget, const char *what)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && what != NULL);

  if (limit == 0 || gtk_widget_get_frame_clock (widget) == NULL)
    return;
  if (told == NULL)
    told = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_hash_table_add (told, (gpointer) what))
    await_paint (widget, what);
}

/* --- the end */

void
pb_watchdog_get_report (PbWatchdogReport *report)
{
  g_return_if_fail (report != NULL);

  *report = seen;
}

void
pb_watchdog_end (void)
{
  if (limit == 0)
    return;
  g_printerr ("watchdog: %u blocks over %.0f ms; longest %.0f ms; most work %.0f ms\n", seen.n_blocks,
              to_ms (limit), seen.longest, seen.longest_work);
  g_clear_pointer (&told, g_hash_table_unref);
  limit = 0;
}
