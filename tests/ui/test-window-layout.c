/* test-window-layout.c: what stands beside what in windows of several widths and with letters of several
 * sizes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-window-layout"

#include "fixture.h"
#include "pb-location.h"
#include "pb-window-private.h"

/* GtkSettings counts 1/1024 of a dot per inch. */
#define PLAIN_DPI (96 * 1024)

static PbWindow *
open_window (PbCase *document, int width, int percent)
{
  PbWindow *window = g_object_new (PB_TYPE_WINDOW, NULL);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-xft-dpi",
                PLAIN_DPI / 100 * percent, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  pb_window_set_case (window, document);
  gtk_window_present (GTK_WINDOW (window));
  fixture_settle ();
  return window;
}

static void
close_window (PbWindow *window)
{
  fixture_close_window (window);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", PLAIN_DPI, NULL);
}

static gboolean
has_width (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static void
choose (PbWindow *window, PbCase *document, const char *key)
{
  g_autofree char *location
      = pb_location_new (NULL, PB_KIND_FACT, fixture_find_id (document, PB_KIND_FACT, key));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspect", "s", location);
  fixture_settle ();
}

/* Widths count in letters. The pane comes with a choice, and again with the page it was made on where it
 * stands beside it. */
static void
test_folds (void)
{
  static const struct {
    int width, percent;
    gboolean sidebar, pane; /* folded? */
  } cases[] = {
      {1280, 100, FALSE, FALSE}, {1000, 100, FALSE, TRUE}, {700, 100, TRUE, TRUE},
      {1280, 150, FALSE, TRUE},  {1280, 200, TRUE, TRUE},
  };

  PbCase *document = fixture_open_case ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbWindow *window = open_window (document, cases[i].width, cases[i].percent);

    fixture_wait (has_width, window);
    g_test_message ("%d at %d %%", cases[i].width, cases[i].percent);
    g_assert_cmpint (adw_flap_get_folded (window->sidebar_flap), ==, cases[i].sidebar);
    g_assert_cmpint (adw_flap_get_folded (window->detail_flap), ==, cases[i].pane);
    g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
    choose (window, document, "F-FRIEND");
    g_assert_true (adw_flap_get_reveal_flap (window->detail_flap));
    pb_window_go (window, "facts");
    g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
    pb_window_go (window, "start");
    g_assert_cmpint (adw_flap_get_reveal_flap (window->detail_flap), ==, !cases[i].pane);
    close_window (window);
  }
  fixture_close_case (document);
}

/* On a narrow window the pane comes with a choice, goes when it is told to or with the page, and does not
 * come back to a page it was sent away from. */
static void
test_floats (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = open_window (document, 1000, 100);

  fixture_wait (has_width, window);
  pb_window_go (window, "facts");
  g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
  choose (window, document, "F-FRIEND");
  g_assert_true (adw_flap_get_reveal_flap (window->detail_flap));
  g_assert_true (pb_window_layout_escape (window));
  g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
  g_assert_false (pb_window_layout_escape (window));
  choose (window, document, "F-MEETING");
  g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-detail", NULL);
  g_assert_true (adw_flap_get_reveal_flap (window->detail_flap));
  pb_window_go (window, "corroboration");
  g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
  choose (window, document, "F-FRIEND");
  g_assert_true (adw_flap_get_reveal_flap (window->detail_flap));
  /* The reader has its own margin for what is chosen. */
  pb_window_go (window, "evidence");
  choose (window, document, "F-FRIEND");
  g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
  close_window (window);
  fixture_close_case (document);
}

/* What the user closes beside the page stays closed in the next window; what closed for want of room does
 * not. */
static void
test_remembers (void)
{
  PbCase *document = fixture_open_case ();
  PbWindow *window = open_window (document, 1000, 100);

  fixture_wait (has_width, window);
  choose (window, document, "F-FRIEND");
  pb_window_layout_escape (window);
  close_window (window);
  window = open_window (document, 1280, 100);
  fixture_wait (has_width, window);
  choose (window, document, "F-FRIEND");
  g_assert_true (adw_flap_get_reveal_flap (window->detail_flap));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-detail", NULL);
  close_window (window);
  window = open_window (document, 1280, 100);
  fixture_wait (has_width, window);
  choose (window, document, "F-FRIEND");
  g_assert_false (adw_flap_get_reveal_flap (window->detail_flap));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-detail", NULL);
  close_window (window);
  fixture_close_case (document);
}

int
main (int argc, char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/ui/window-layout/folds", test_folds);
  g_test_add_func ("/ui/window-layout/floats", test_floats);
  g_test_add_func ("/ui/window-layout/remembers", test_remembers);
  return g_test_run ();
}
