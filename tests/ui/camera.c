/* camera.c: pictures of the window and its dialogs, taken in process: camera FOLDER [CASE] <ORDERS
 *
 * Not a test but what one looks through. Orders, one a line:
 *   size WIDTH HEIGHT      of the window
 *   scheme light|dark      of the colours
 *   letters PERCENT        how big text is
 *   do ACTION [TARGET]     of the window in front, of its case's window, or "app.…" of the program
 *   type TEXT              into what has the focus
 *   choose NUMBER          a row of the first list of the page, from 0
 *   press WORDS            the first button of the page that says so
 *   drop PATH              a file onto the window
 *   picture NAME           of what is in front, once it stands still: FOLDER/NAME.png
 *   close                  what is in front of the case's window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "camera"

#include "pb-application.h"
#include "pb-program.h"
#include "pb-window.h"

#include <adwaita.h>
#include <stdio.h>

/* A picture counts as still when it has not changed for so long: longer than a query and the frame after it.
 */
#define STILL_MS 180
/* What moves for longer is pictured moving. */
#define PATIENCE_MS 15000
#define LOOK_AGAIN_MS 60
#define DPI 96        /* of the display, at 100 % */
#define DPI_UNIT 1024 /* GtkSettings counts in 1/1024 */

typedef struct {
  PbApplication *application;
  const char *folder;
} Camera;

static gboolean
on_time (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, on_time, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* The one of the case; without a case, the only one. */
static GtkWindow *
find_main (Camera *self)
{
  GtkWindow *window = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->application)); l != NULL; l = l->next) {
    if (PB_IS_WINDOW (l->data) && (window == NULL || pb_window_get_case (l->data) != NULL))
      window = l->data;
  }
  if (window == NULL)
    g_error ("no window");
  return window;
}

/* The one opened last; the case's own where nothing is in front of it. */
static GtkWindow *
find_front (Camera *self)
{
  GtkWindow *main_window = find_main (self), *front = NULL;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next) {
    if (gtk_widget_get_mapped (l->data) && !PB_IS_WINDOW (l->data)
        && (front == NULL || gtk_window_get_transient_for (l->data) == front))
      front = l->data;
  }
  return front != NULL ? front : main_window;
}

/* What pages show of a review comes after it. */
static gboolean
is_reviewing (Camera *self)
{
  PbCase *document = pb_window_get_case (PB_WINDOW (find_main (self)));
  gboolean reviewing = FALSE;

  if (document == NULL)
    return FALSE;
  g_object_get (document, "reviewing", &reviewing, NULL);
  return reviewing || pb_case_get_review (document) == NULL;
}

static GdkTexture *
take (GtkWindow *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t whole;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return NULL;
  graphene_rect_init (&whole, 0, 0, width, height);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &whole);
}

static GBytes *
read_pixels (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  gsize size = stride * gdk_texture_get_height (texture);
  guchar *pixels = g_malloc (size);

  gdk_texture_download (texture, pixels, stride);
  return g_bytes_new_take (pixels, size);
}

static void
picture (Camera *self, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s/%s.png", self->folder, name);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GBytes) before = NULL;
  gint64 start = g_get_monotonic_time (), changed = start, now = start;

  do {
    g_autoptr (GBytes) pixels = NULL;

    run_for (LOOK_AGAIN_MS);
    g_clear_object (&texture);
    texture = take (find_front (self));
    pixels = texture != NULL ? read_pixels (texture) : g_bytes_new (NULL, 0);
    now = g_get_monotonic_time ();
    if (texture == NULL || before == NULL || is_reviewing (self) || !g_bytes_equal (before, pixels))
      changed = now;
    g_clear_pointer (&before, g_bytes_unref);
    before = g_steal_pointer (&pixels);
  } while (now - changed < STILL_MS * G_TIME_SPAN_MILLISECOND
           && now - start < PATIENCE_MS * G_TIME_SPAN_MILLISECOND);
  if (texture == NULL || !gdk_texture_save_to_png (texture, file))
    g_error ("no picture %s", name);
}

static void
activate (Camera *self, const char *action, const char *text)
{
  GVariant *target = text != NULL ? g_variant_new_string (text) : NULL;

  if (g_str_has_prefix (action, "app."))
    g_action_group_activate_action (G_ACTION_GROUP (self->application), action + strlen ("app."), target);
  else if (!gtk_widget_activate_action_variant (GTK_WIDGET (find_main (self)), action, target))
    g_error ("no action %s", action);
}

static void
type (Camera *self, const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (find_front (self));

  if (!GTK_IS_EDITABLE (focus))
    g_error ("nothing to type into");
  gtk_editable_set_text (GTK_EDITABLE (focus), text);
}

/* The first one below @root that is on the screen and fits; depth first. (nullable) (transfer none) */
static GtkWidget *
find_below (GtkWidget *root, gboolean (*fits) (GtkWidget *widget, const char *words), const char *words)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (fits (root, words))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_below (child, fits, words);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
is_list (GtkWidget *widget, const char *words)
{
  return GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget);
}

static gboolean
is_label (GtkWidget *widget, const char *words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL;
}

static gboolean
is_button (GtkWidget *widget, const char *words)
{
  return GTK_IS_BUTTON (widget) && find_below (widget, is_label, words) != NULL;
}

static void
choose (Camera *self, guint position)
{
  GtkWidget *list = find_below (GTK_WIDGET (find_main (self)), is_list, NULL);

  if (list == NULL)
    g_error ("no list to choose from");
  gtk_selection_model_select_item (GTK_IS_LIST_VIEW (list)
                                       ? gtk_list_view_get_model (GTK_LIST_VIEW (list))
                                       : gtk_column_view_get_model (GTK_COLUMN_VIEW (list)),
                                   position, TRUE);
}

static void
press (Camera *self, const char *words)
{
  GtkWidget *button = find_below (GTK_WIDGET (find_main (self)), is_button, words);

  if (button == NULL)
    g_error ("no button “%s”", words);
  g_signal_emit_by_name (button, "clicked");
}

/* As if it had been let fall there by the mouse. */
static void
drop (Camera *self, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (find_main (self)));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, g_slist_prepend (NULL, g_file_new_for_path (path)));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_DROP_TARGET (controller))
      g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &is_taken);
  }
  if (!is_taken)
    g_error ("nobody took the file");
}

static void
obey (Camera *self, const char *order)
{
  g_auto (GStrv) words = g_strsplit (order, " ", 3);
  guint n = g_strv_length (words);
  const char *rest = n > 1 ? order + strlen (words[0]) + 1 : "";

  if (g_str_equal (words[0], "size") && n == 3)
    gtk_window_set_default_size (find_main (self), (int) g_ascii_strtoll (words[1], NULL, 10),
                                 (int) g_ascii_strtoll (words[2], NULL, 10));
  else if (g_str_equal (words[0], "scheme"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), g_str_equal (rest, "dark")
                                                                              ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                              : ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (words[0], "letters"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                  (int) g_ascii_strtoll (rest, NULL, 10) * DPI * DPI_UNIT / 100, NULL);
  else if (g_str_equal (words[0], "do") && n > 1)
    activate (self, words[1], words[2]);
  else if (g_str_equal (words[0], "type"))
    type (self, rest);
  else if (g_str_equal (words[0], "choose"))
    choose (self, (guint) g_ascii_strtoull (rest, NULL, 10));
  else if (g_str_equal (words[0], "press"))
    press (self, rest);
  else if (g_str_equal (words[0], "drop"))
    drop (self, rest);
  else if (g_str_equal (words[0], "picture"))
    picture (self, rest);
  else if (g_str_equal (words[0], "close"))
    gtk_window_destroy (find_front (self));
  else
    g_error ("no such order: %s", order);
}

int
main (int argc, char **argv)
{
  Camera self = {NULL, argc > 1 ? argv[1] : "."};
  g_autoptr (PbApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  char order[1024];

  pb_program_begin ();
  g_set_application_name ("Probata");
  application = self.application = pb_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  if (argc > 2) {
    g_autoptr (GFile) file = g_file_new_for_path (argv[2]);

    g_application_open (G_APPLICATION (application), &file, 1, "");
  } else {
    g_application_activate (G_APPLICATION (application));
  }
  while (gtk_application_get_windows (GTK_APPLICATION (application)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (fgets (order, sizeof order, stdin) != NULL)
    obey (&self, g_strchomp (order));
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  run_for (LOOK_AGAIN_MS);
  return 0;
}
