/* fixture.c: see fixture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fixture"

#include "fixture.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#define PATIENCE_SECONDS 10

static char *folder; /* of this program's cases */

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

void
fixture_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  folder = g_dir_make_tmp ("probata-ui-XXXXXX", NULL);
  g_assert_nonnull (folder);
  atexit (remove_folder);
}

static gboolean
has_answer (gpointer data)
{
  return ((FixtureAnswer *) data)->result != NULL;
}

void
fixture_take_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  ((FixtureAnswer *) data)->result = g_object_ref (result);
}

GAsyncResult *
fixture_wait_answer (FixtureAnswer *answer)
{
  fixture_wait (has_answer, answer);
  return answer->result;
}

static void
make_case (const char *path, gboolean with_sample)
{
  static const char *const packs[] = {"international", "thailand", "cambodia", NULL};
  g_autofree char *sample = g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", "sample", NULL);
  const char *const paths[] = {sample, NULL};
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  g_autoptr (GError) error = NULL;
  FixtureAnswer made = {NULL}, imported = {NULL};

  pb_workspace_create_async (workspace, path, "Case 14", packs, NULL, fixture_take_answer, &made);
  fixture_wait_answer (&made);
  g_assert_true (pb_workspace_create_finish (workspace, made.result, &error));
  if (with_sample) {
    g_autoptr (PbImportReport) report = NULL;

    pb_workspace_import_async (workspace, paths, NULL, NULL, NULL, fixture_take_answer, &imported);
    fixture_wait_answer (&imported);
    report = pb_workspace_import_finish (workspace, imported.result, &error);
    g_assert_no_error (error);
    g_clear_object (&imported.result);
  }
  g_clear_object (&made.result);
  pb_workspace_close (workspace);
}

static PbCase *
open_case (const char *name)
{
  static guint n = 0;
  g_autofree char *made = g_build_filename (folder, name, NULL);
  g_autofree char *copy_name = g_strdup_printf ("case-%u.probata", n++);
  g_autofree char *path = g_build_filename (folder, copy_name, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (made);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  g_autoptr (GError) error = NULL;
  FixtureAnswer opened = {NULL};
  PbCase *document;

  if (!g_file_test (made, G_FILE_TEST_EXISTS))
    make_case (made, g_str_equal (name, "sample"));
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  pb_workspace_open_async (workspace, path, FALSE, NULL, fixture_take_answer, &opened);
  fixture_wait_answer (&opened);
  g_assert_true (pb_workspace_open_finish (workspace, opened.result, &error));
  g_clear_object (&opened.result);
  document = pb_case_new (workspace, to, FALSE);
  fixture_wait_review (document);
  return document;
}

PbCase *
fixture_open_case (void)
{
  return open_case ("sample");
}

PbCase *
fixture_open_empty (void)
{
  return open_case ("empty");
}

void
fixture_close_case (PbCase *document)
{
  g_autoptr (GFile) file = g_object_ref (pb_case_get_file (document));

  pb_case_close (document);
  fixture_settle ();
  g_assert_finalize_object (document);
  g_file_delete (file, NULL, NULL);
}

static gboolean
on_patience_end (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_CONTINUE;
}

void
fixture_wait (gboolean (*is_done) (gpointer data), gpointer data)
{
  gboolean is_over = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_end, &is_over);

  while (!is_done (data)) {
    g_assert_false (is_over);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (timeout);
}

void
fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_reviewed (gpointer data)
{
  gboolean reviewing = FALSE;

  g_object_get (data, "reviewing", &reviewing, NULL);
  return !reviewing && pb_case_get_review (data) != NULL;
}

void
fixture_wait_review (PbCase *document)
{
  fixture_settle ();
  fixture_wait (is_reviewed, document);
}

const char *
fixture_find_id (PbCase *document, PbKind kind, const char *key)
{
  PbSnapshot *snapshot = pb_case_get_review (document)->analysis->snapshot;
  GPtrArray *rows = kind == PB_KIND_PARTY     ? snapshot->parties
                    : kind == PB_KIND_ACT     ? snapshot->acts
                    : kind == PB_KIND_EXHIBIT ? snapshot->exhibits
                    : kind == PB_KIND_PASSAGE ? snapshot->passages
                    : kind == PB_KIND_FACT    ? snapshot->facts
                    : kind == PB_KIND_COUNT   ? snapshot->counts
                                              : snapshot->assertions;
  PbRow *row = pb_snapshot_find (rows, key);

  g_assert_nonnull (row);
  return row->id;
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  const char *shown = GTK_IS_LABEL (widget)      ? gtk_label_get_text (GTK_LABEL (widget))
                      : GTK_IS_BUTTON (widget)   ? gtk_button_get_label (GTK_BUTTON (widget))
                      : GTK_IS_EDITABLE (widget) ? gtk_editable_get_text (GTK_EDITABLE (widget))
                                                 : NULL;

  return g_strcmp0 (shown, text) == 0;
}

GtkWidget *
fixture_search (GtkWidget *root, gboolean (*shown) (GtkWidget *widget), FixtureFits fits, gconstpointer data)
{
  if (shown != NULL && !shown (root))
    return NULL;
  if (fits (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = fixture_search (child, shown, fits, data);

    if (found != NULL)
      return found;
  }
  return NULL;
}

typedef struct {
  GType type;
  const char *text; /* (nullable) */
} Wanted;

static gboolean
is_wanted (GtkWidget *widget, gconstpointer data)
{
  const Wanted *wanted = data;

  return g_type_is_a (G_OBJECT_TYPE (widget), wanted->type)
         && (wanted->text == NULL || shows_text (widget, wanted->text));
}

GtkWidget *
fixture_find_widget (GtkWidget *root, GType type, const char *text)
{
  const Wanted wanted = {type, text};

  return fixture_search (root, gtk_widget_get_visible, is_wanted, &wanted);
}

gpointer
fixture_find_type (gpointer root, GType type)
{
  const Wanted wanted = {type, NULL};

  return fixture_search (root, NULL, is_wanted, &wanted);
}

static gboolean
holds_words (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

GtkWidget *
fixture_find_words (gpointer root, gboolean (*shown) (GtkWidget *widget), const char *words)
{
  return fixture_search (root, shown, holds_words, words);
}

GtkWidget *
fixture_find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) top = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (top))
      return top;
  }
  return NULL;
}

GtkWindow *
fixture_present (GtkWidget *child, int width, int height)
{
  GtkWindow *window = g_object_new (GTK_TYPE_WINDOW, "child", child, "default-width", width, "default-height",
                                    height, NULL);

  gtk_window_present (window);
  fixture_settle ();
  return window;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
fixture_wait_gone (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (G_OBJECT (object), &weak);
  fixture_wait (is_gone, &weak);
}

PbWindow *
fixture_open_window (PbCase *document)
{
  PbWindow *window = g_object_new (PB_TYPE_WINDOW, NULL);

  pb_window_set_case (window, document);
  gtk_window_present (GTK_WINDOW (window));
  fixture_settle ();
  return window;
}

void
fixture_close_window (PbWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait (is_gone, &weak);
}

void
fixture_destroy (GtkWindow *window, GtkWidget *watched)
{
  gpointer weak = watched;

  if (watched != NULL)
    g_object_add_weak_pointer (G_OBJECT (watched), &weak);
  gtk_window_destroy (window);
  fixture_settle ();
  /* What was asked of the case may still have to be answered, and its answer holds the widget. */
  fixture_wait (is_gone, &weak);
}
