/* bench-window.c: how quick the window is, one JSON line per measure as bench-review.c.
 *
 * list: a list of the case with 100,000 rows and six columns beside GTK's own column view with a model that
 * makes up its rows: opening it, and scrolling it a page at a time. Both in turn, and in processor time of
 * the main thread: what is compared is work, whatever else the machine does. reader: a PDF of 1,000 pages:
 * from opening it to the first page on the screen, and from the key to the next page on the screen, once what
 * lies ahead is drawn. On the clock.
 *
 * Run on a display: tests/ui/run-on-display (tests/README.md).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "bench-window"

#include "fixture.h"
#include "pages/evidence/pb-reader-private.h"
#include "pb-record-list.h"
#include "pb-workspace.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

/* With --check. Work grows a little on a busy machine, the time on the clock without bound. */
#define WORK_TOLERANCE 1.5
#define CLOCK_TOLERANCE 20
/* All rows GTK keeps are made in steps, a frame each: that is more work, but nobody waits for it. */
#define WHOLE_LIMIT 2.0
#define WIDTH 1000
#define HEIGHT 700

static gboolean missed;
static guint n_rows = 100000, n_pages = 1000, n_runs = 10;

static void
report (const char *measure, guint n, double value, double limit, double tolerance)
{
  char numbers[2][G_ASCII_DTOSTR_BUF_SIZE];

  printf ("{\"measure\": \"%s\", \"of\": %u, \"milliseconds\": %s, \"limit\": %s, \"reached\": %s}\n",
          measure, n, g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", value),
          g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", limit), value <= limit ? "true" : "false");
  fflush (stdout);
  missed = missed || value > limit * tolerance;
}

static double
get_work_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static double
get_ms (void)
{
  return (double) g_get_monotonic_time () / 1000.0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_nth (GArray *values, guint percent)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, MIN (values->len - 1, values->len * percent / 100));
}

/* --- frames */

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  fixture_wait (is_set, &painted);
  g_signal_handler_disconnect (clock, handler);
}

/* --- the list */

static const char *const titles[] = {"Enquiry", "State", "Gone after", "Due", "Assigned to", "Holder"};
static const char *const names[] = {"label", "state", "expires", "due", "assigned", "country"};
static const guint chars[] = {22, 14, 12, 12, 11, 16};

/* What stands in a cell, in the case and in the made-up model. */
static char *
make_text (guint row, guint column)
{
  switch (column) {
  case 0:
    return g_strdup_printf ("Ask the office of gate %u for its register of the year", row);
  case 1:
    return g_strdup ("open");
  case 4:
    return g_strdup_printf ("P%u", row % 7);
  case 5:
    return g_strdup ("TH");
  default:
    return g_strdup_printf ("20%02u-%02u-%02u", 27 + row % 9, 1 + row % 12, 1 + row % 28);
  }
}

#define BARE_TYPE_MODEL (bare_model_get_type ())
G_DECLARE_FINAL_TYPE (BareModel, bare_model, BARE, MODEL, GObject)

struct _BareModel {
  GObject parent_instance;
};

static GType
bare_model_get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
bare_model_get_n_items (GListModel *model)
{
  return n_rows;
}

static gpointer
bare_model_get_item (GListModel *model, guint position)
{
  char number[16];

  g_snprintf (number, sizeof number, "%u", position);
  return position < n_rows ? gtk_string_object_new (number) : NULL;
}

static void
bare_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = bare_model_get_item_type;
  interface->get_n_items = bare_model_get_n_items;
  interface->get_item = bare_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BareModel, bare_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bare_model_list_init))

static void
bare_model_class_init (BareModelClass *class)
{
}

static void
bare_model_init (BareModel *self)
{
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gtk_list_item_set_child (
      item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars",
                          (int) chars[GPOINTER_TO_UINT (column)], "max-width-chars",
                          (int) chars[GPOINTER_TO_UINT (column)], "single-line-mode", TRUE, NULL));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  g_autofree char *text = make_text (gtk_list_item_get_position (item), GPOINTER_TO_UINT (column));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkWidget *
make_bare (void)
{
  GtkSelectionModel *selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect",
                                               TRUE, "model", g_object_new (BARE_TYPE_MODEL, NULL), NULL);
  GtkWidget *view = gtk_column_view_new (NULL);

  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "record-list");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (titles[i], factory);

    g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (i));
    g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (i));
    gtk_column_view_column_set_resizable (column, TRUE);
    gtk_column_view_column_set_expand (column, i == 0);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
  }
  gtk_column_view_set_model (GTK_COLUMN_VIEW (view), selection);
  g_object_unref (selection);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, NULL);
}

static PbRecordListColumn columns[G_N_ELEMENTS (titles)];
static PbRecordListSpec spec = {.kind = PB_KIND_ENQUIRY,
                                .label = "Enquiries",
                                .columns = columns,
                                .n_columns = G_N_ELEMENTS (columns),
                                .add = "Add",
                                .empty_icon = "task-due-symbolic",
                                .empty_title = "None",
                                .empty_text = "None"};

static GtkWidget *
make_list (PbCase *document)
{
  GtkWidget *list = g_object_new (PB_TYPE_RECORD_LIST, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    columns[i]
        = (PbRecordListColumn) {.title = titles[i], .column = names[i], .chars = chars[i], .expand = i == 0};
  pb_record_list_set_up (PB_RECORD_LIST (list), document, &spec, NULL);
  return list;
}

static gboolean
has_rows (gpointer data)
{
  GtkWidget *label = fixture_find_widget (data, GTK_TYPE_LABEL, "P0");

  return label != NULL && gtk_widget_get_mapped (label);
}

/* All rows near what is seen have their widgets. */
static gboolean
is_whole (gpointer data)
{
  GtkWidget *view = fixture_find_widget (data, GTK_TYPE_COLUMN_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))))
         == n_rows;
}

typedef struct {
  double first; /* until rows are on the screen */
  double whole; /* until all rows GTK keeps are there */
  double page;  /* scrolling on by a page, until its rows are on the screen: the middle one */
  double worst; /* … and the worst of twenty */
} ListTimes;

static ListTimes
time_list (PbCase *document)
{
  ListTimes times;
  GtkWidget *list = document != NULL ? make_list (document) : make_bare ();
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));
  GtkAdjustment *down;
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "default-width", WIDTH, "default-height", HEIGHT, NULL);
  double start;

  /* The window is there already: its own first frame is not the list's. */
  gtk_window_set_child (window, gtk_label_new ("P"));
  gtk_window_present (window);
  wait_for_frame (GTK_WIDGET (window));
  start = get_work_ms ();
  gtk_window_set_child (window, list);
  fixture_wait (has_rows, list);
  wait_for_frame (list);
  times.first = get_work_ms () - start;
  fixture_wait (is_whole, list);
  wait_for_frame (list);
  times.whole = get_work_ms () - start;
  down = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (fixture_find_widget (list, GTK_TYPE_SCROLLED_WINDOW, NULL)));
  for (guint i = 0; i < 60; i++) {
    double step;

    start = get_work_ms ();
    gtk_adjustment_set_value (down,
                              gtk_adjustment_get_value (down) + gtk_adjustment_get_page_size (down) * 0.9);
    wait_for_frame (list);
    fixture_settle ();
    /* Cells of our list are filled a moment later; that is work of this page too. */
    wait_for_frame (list);
    step = get_work_ms () - start;
    g_array_append_val (steps, step);
  }
  times.page = get_nth (steps, 50);
  times.worst = get_nth (steps, 95);
  fixture_destroy (window, list);
  return times;
}

static void
fill_case (PbCase *document)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  FixtureAnswer answer = {NULL};
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_rows; i++) {
    PbRecord *record = pb_record_new (PB_KIND_ENQUIRY, NULL);

    for (guint c = 0; c < G_N_ELEMENTS (names); c++) {
      g_autofree char *text = make_text (i, c);

      pb_record_set (record, names[c], text);
    }
    g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, record));
  }
  pb_workspace_edit_async (pb_case_get_workspace (document), "bench", edits, NULL, fixture_take_answer,
                           &answer);
  while (answer.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!pb_workspace_edit_finish (pb_case_get_workspace (document), answer.result, &error))
    g_error ("%s", error->message);
  g_object_unref (answer.result);
}

static gboolean
is_reviewed (gpointer data)
{
  gboolean reviewing;

  g_object_get (data, "reviewing", &reviewing, NULL);
  return !reviewing;
}

static double
get_median (const ListTimes *times, gsize offset)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n_runs; i++)
    g_array_append_val (values, *(const double *) ((const char *) &times[i] + offset));
  return get_nth (values, 50);
}

static void
bench_list (void)
{
  static const struct {
    const char *measure;
    gsize offset;
    double limit; /* times GTK's own */
  } measures[] = {{"list-first-rows", G_STRUCT_OFFSET (ListTimes, first), 1.1},
                  {"list-whole", G_STRUCT_OFFSET (ListTimes, whole), WHOLE_LIMIT},
                  {"list-page-down", G_STRUCT_OFFSET (ListTimes, page), 1.1},
                  {"list-page-down-worst", G_STRUCT_OFFSET (ListTimes, worst), 1.1}};

  PbCase *document = fixture_open_empty ();
  g_autofree ListTimes *own = g_new0 (ListTimes, n_runs);
  g_autofree ListTimes *bare = g_new0 (ListTimes, n_runs);

  fill_case (document);
  while (!is_reviewed (document))
    g_main_context_iteration (NULL, TRUE);
  time_list (NULL); /* fonts and styles are read once */
  for (guint i = 0; i < n_runs; i++) {
    bare[i] = time_list (NULL);
    own[i] = time_list (document);
  }
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++) {
    double ours = get_median (own, measures[i].offset), theirs = get_median (bare, measures[i].offset);
    g_autofree char *name = g_strconcat (measures[i].measure, "-bare", NULL);

    report (name, n_rows, theirs, theirs, WORK_TOLERANCE);
    report (measures[i].measure, n_rows, ours, theirs * measures[i].limit, WORK_TOLERANCE);
  }
  fixture_close_case (document);
}

/* --- the reader */

static char *
make_pdf (void)
{
  g_autofree char *name = g_strdup_printf ("bench-%u.pdf", n_pages);
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_select_font_face (cr, "Noto Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 11);
  for (guint page = 1; page <= n_pages; page++) {
    for (guint line = 0; line < 45; line++) {
      g_autofree char *text = g_strdup_printf (
          "Page %u, line %u: the gate was locked from outside on day %u and the passports lay in a safe.",
          page, line, page * 45 + line);

      cairo_move_to (cr, 50, 60 + line * 16);
      cairo_show_text (cr, text);
    }
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return path;
}

static PbItem *
take_in (PbCase *document, const char *path)
{
  const char *const paths[] = {path, NULL};
  PbWorkspace *workspace = pb_case_get_workspace (document);
  FixtureAnswer imported = {NULL}, got = {NULL}, asked = {NULL};
  const PbQuery query = {.kind = PB_KIND_EXHIBIT};
  g_autoptr (GError) error = NULL;
  g_autoptr (PbImportReport) done = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const char *wanted[] = {NULL, NULL};

  pb_workspace_import_async (workspace, paths, NULL, NULL, NULL, fixture_take_answer, &imported);
  while (imported.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  done = pb_workspace_import_finish (workspace, imported.result, &error);
  if (done == NULL)
    g_error ("%s", error->message);
  pb_workspace_query_async (workspace, &query, NULL, fixture_take_answer, &asked);
  ids = pb_workspace_query_finish (workspace, fixture_wait_answer (&asked), &error);
  wanted[0] = g_ptr_array_index (ids, 0);
  pb_workspace_get_items_async (workspace, PB_KIND_EXHIBIT, wanted, NULL, fixture_take_answer, &got);
  items = pb_workspace_get_items_finish (workspace, fixture_wait_answer (&got), &error);
  g_object_unref (imported.result);
  g_object_unref (asked.result);
  g_object_unref (got.result);
  return g_object_ref (g_ptr_array_index (items, 0));
}

/* The picture of the page that is shown, at the size it is shown in. */
static gboolean
is_drawn (gpointer data)
{
  return pb_reader_is_drawn (data);
}

static gboolean
is_read (gpointer data)
{
  return pb_reader_get_text (data) != NULL;
}

static gboolean
has_next (gpointer data)
{
  PbReader *reader = data;

  return pb_page_cache_lookup_any (reader->cache, reader->page + 1) != NULL;
}

/* The same case, as if the program had been started anew. */
static PbCase *
open_again (PbCase *document)
{
  GFile *file = pb_case_get_file (document);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  g_autoptr (GError) error = NULL;
  FixtureAnswer opened = {NULL};

  pb_workspace_open_async (workspace, path, FALSE, NULL, fixture_take_answer, &opened);
  if (!pb_workspace_open_finish (workspace, fixture_wait_answer (&opened), &error))
    g_error ("%s", error->message);
  g_object_unref (opened.result);
  return pb_case_new (workspace, file, FALSE);
}

static void
append (GArray *values, double value)
{
  g_array_append_val (values, value);
}

typedef struct {
  GArray *first, *turn, *text, *work;
} ReaderTimes;

static void
read_once (PbCase *document, PbItem *exhibit, ReaderTimes *times)
{
  PbReader *reader = g_object_new (PB_TYPE_READER, NULL);
  GtkWindow *window;
  double start;

  pb_reader_set_case (reader, document);
  window = fixture_present (GTK_WIDGET (reader), WIDTH, HEIGHT);
  wait_for_frame (GTK_WIDGET (reader));
  start = get_ms ();
  pb_reader_open (reader, exhibit, 1, NULL);
  fixture_wait (is_drawn, reader);
  wait_for_frame (GTK_WIDGET (reader));
  append (times->first, get_ms () - start);
  for (guint i = 0; i < 5; i++) {
    double work;

    fixture_wait (has_next, reader);
    fixture_settle ();
    work = get_work_ms ();
    start = get_ms ();
    gtk_widget_activate_action (GTK_WIDGET (reader), "reader.next-page", NULL);
    fixture_wait (is_drawn, reader);
    wait_for_frame (GTK_WIDGET (reader));
    append (times->turn, get_ms () - start);
    fixture_wait (is_read, reader);
    append (times->text, get_ms () - start);
    append (times->work, get_work_ms () - work);
  }
  fixture_destroy (window, GTK_WIDGET (reader));
}

static void
bench_reader (void)
{
  g_autofree char *path = make_pdf ();
  PbCase *document = fixture_open_empty ();
  g_autoptr (PbItem) exhibit = take_in (document, path);
  ReaderTimes times;
  GArray **const all[] = {&times.first, &times.turn, &times.text, &times.work};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    *all[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < n_runs; i++) {
    g_autoptr (PbCase) again = open_again (document);

    fixture_wait_review (again);
    read_once (again, exhibit, &times);
    pb_case_close (again);
    fixture_settle ();
  }
  report ("reader-first-page", n_pages, get_nth (times.first, 50), 300, CLOCK_TOLERANCE);
  report ("reader-page-turn", n_pages, get_nth (times.turn, 50), 50, CLOCK_TOLERANCE);
  report ("reader-page-turn-worst", n_pages, get_nth (times.turn, 95), 50, CLOCK_TOLERANCE);
  report ("reader-page-turn-text", n_pages, get_nth (times.text, 50), 50, CLOCK_TOLERANCE);
  report ("reader-page-turn-work", n_pages, get_nth (times.work, 50), 50, WORK_TOLERANCE);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_array_unref (*all[i]);
  fixture_close_case (document);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  gboolean check = FALSE;
  g_autofree char *only = NULL;
  int rows = (int) n_rows, pages = (int) n_pages, runs = (int) n_runs;
  const GOptionEntry entries[] = {
      {"check", 0, 0, G_OPTION_ARG_NONE, &check, "Fail when a limit is clearly missed", NULL},
      {"only", 0, 0, G_OPTION_ARG_STRING, &only, "One group: list or reader", "GROUP"},
      {"rows", 0, 0, G_OPTION_ARG_INT, &rows, "Rows of the list", "N"},
      {"pages", 0, 0, G_OPTION_ARG_INT, &pages, "Pages of the PDF", "N"},
      {"runs", 0, 0, G_OPTION_ARG_INT, &runs, "How often", "N"},
      {NULL},
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    fprintf (stderr, "%s\n", error->message);
    return 2;
  }
  if (only != NULL && !g_str_equal (only, "list") && !g_str_equal (only, "reader")) {
    fprintf (stderr, "There is no group “%s”: list or reader\n", only);
    return 2;
  }
  n_rows = (guint) MAX (rows, 1000);
  n_pages = (guint) MAX (pages, 100);
  n_runs = (guint) MAX (runs, 3);
  fixture_init (&argc, &argv);
  if (only == NULL || g_str_equal (only, "list"))
    bench_list ();
  if (only == NULL || g_str_equal (only, "reader"))
    bench_reader ();
  return check && missed ? 1 : 0;
}
