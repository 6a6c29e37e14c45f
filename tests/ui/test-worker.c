/* test-worker.c: the confined reader dies, hangs, is killed or lies, and files vanish, while the window uses
 * it: the window stays, says what happened, and goes on when the reader is sound again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dialog.h"
#include "fixture.h"
#include "pages/evidence/pb-evidence-page.h"
#include "pages/evidence/pb-reader.h"
#include "pb-window.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define LOOK_AGAIN_MS 20

static char *folder; /* of what steers the reader */
static char
    *mode_path; /* what the next reader does: "true", "hang" (one only), "vanish" or a word of the liar's */
static char *pid_path;  /* of a reader that hangs */
static char *prey_path; /* removed by a reader in the mode "vanish" */

static void
set_mode (const char *mode)
{
  g_assert_true (g_file_set_contents (mode_path, mode, -1, NULL));
}

/* A script in front of the true reader: it has the same descriptors. */
static void
make_reader (void)
{
  const char *build = g_getenv ("PB_BUILD_ROOT");
  const char *named = g_getenv ("PROBATA_INTAKE");
  g_autofree char *true_reader
      = named != NULL ? g_strdup (named) : g_build_filename (build, "app", "intake", "probata-intake", NULL);
  g_autofree char *liar = g_build_filename (build, "tests", "intake", "liar", NULL);
  g_autofree char *path = NULL;
  g_autofree char *script = NULL;

  folder = g_dir_make_tmp ("probata-reader-XXXXXX", NULL);
  mode_path = g_build_filename (folder, "mode", NULL);
  pid_path = g_build_filename (folder, "pid", NULL);
  prey_path = g_build_filename (folder, "second.txt", NULL);
  path = g_build_filename (folder, "reader", NULL);
  script = g_strdup_printf (
      "#!/bin/sh\n"
      "read -r mode < '%s'\n"
      "case \"$mode\" in\n"
      "true) exec '%s' \"$@\" ;;\n"
      "hang) echo true > '%s'; echo $$ > '%s.new'; /bin/mv '%s.new' '%s'; exec /bin/sleep 1000 ;;\n"
      "vanish) /bin/rm -f '%s'; exec '%s' \"$@\" ;;\n"
      "*) exec 3< '%s'; exec '%s' ;;\n"
      "esac\n",
      mode_path, true_reader, mode_path, pid_path, pid_path, pid_path, prey_path, true_reader, mode_path,
      liar);
  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  set_mode ("true\n");
  g_setenv ("PROBATA_INTAKE", path, TRUE);
}

static gboolean
has_problem (gpointer data)
{
  return pb_reader_get_problem (data) != NULL;
}

static gboolean
is_drawn (gpointer data)
{
  return pb_reader_is_drawn (data) && pb_reader_get_problem (data) == NULL;
}

static gboolean
is_read (gpointer data)
{
  return pb_reader_get_text (data) != NULL;
}

/* --- drawing */

/* A file that appears wakes nobody. */
static gboolean
on_time (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Whoever ends the reader while a page is drawn. */
static gboolean
kill_reader (gpointer data)
{
  g_autofree char *text = NULL;
  guint64 pid = 0;

  if (!g_file_get_contents (pid_path, &text, NULL, NULL))
    return FALSE;
  g_strstrip (text);
  g_assert_true (g_ascii_string_to_unsigned (text, 10, 2, G_MAXINT32, &pid, NULL));
  g_assert_cmpint (kill ((pid_t) pid, SIGKILL), ==, 0);
  g_unlink (pid_path);
  return TRUE;
}

static void
test_drawing (void)
{
  static const struct {
    const char *mode, *problem;
  } cases[] = {
      {"hang\n", "Drawing This Page Took Too Long"},
      {"crash", "This File Is Damaged"},
      {"exit", "This File Is Damaged"},
      {"picture-size", "This File Is Damaged"},
      {"picture-wrap", "This File Is Damaged"},
      {"picture-short", "This File Is Damaged"},
      {"silent", "This File Is Damaged"},
  };

  PbCase *document = fixture_open_case ();
  PbEvidencePage *page = g_object_new (PB_TYPE_EVIDENCE_PAGE, "case", document, NULL);
  PbReader *reader = fixture_find_type (page, PB_TYPE_READER);
  GtkWindow *window = fixture_present (GTK_WIDGET (page), 1000, 700);
  static const char *const exhibits[] = {"EX-01", "EX-02"};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].mode);
    set_mode (cases[i].mode);
    /* Another exhibit each time, for nothing of it to be drawn already. */
    pb_page_show (PB_PAGE (page), PB_KIND_EXHIBIT,
                  fixture_find_id (document, PB_KIND_EXHIBIT, exhibits[i % G_N_ELEMENTS (exhibits)]));
    if (g_str_has_prefix (cases[i].mode, "hang")) {
      const guint ticking = g_timeout_add (LOOK_AGAIN_MS, on_time, NULL);

      fixture_wait (kill_reader, NULL);
      g_source_remove (ticking);
    }
    fixture_wait (has_problem, reader);
    g_assert_cmpstr (pb_reader_get_problem (reader), ==, cases[i].problem);
    fixture_wait (is_read, reader);
    set_mode ("true\n");
    gtk_widget_activate_action (GTK_WIDGET (reader), "reader.retry", NULL);
    fixture_wait (is_drawn, reader);
  }
  fixture_destroy (window, GTK_WIDGET (page));
  fixture_close_case (document);
}

/* --- taking in */

static void
drop_files (PbWindow *window, const char *const *paths)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  GValue value = G_VALUE_INIT;
  GSList *files = NULL;
  gboolean taken = FALSE;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_DROP_TARGET (controller))
      g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
  }
  g_assert_true (taken);
  g_value_unset (&value);
}

static gboolean
is_answered (gpointer data)
{
  return fixture_find_question () != NULL;
}

/* What the dialog says, which is closed then. */
static void
expect_dialog (const char *heading, const char *words)
{
  gpointer dialog;

  fixture_wait (is_answered, NULL);
  dialog = fixture_find_question ();
  g_test_message ("%s", adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)));
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  g_assert_nonnull (fixture_find_words (dialog, NULL, words));
  dialog_close (dialog);
}

static void
write_file (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static guint
count_exhibits (PbCase *document)
{
  fixture_wait_review (document);
  return pb_case_get_review (document)->analysis->snapshot->exhibits->len;
}

static gboolean
has_two (gpointer data)
{
  return pb_case_get_review (data) != NULL
         && pb_case_get_review (data)->analysis->snapshot->exhibits->len == 2;
}

static void
test_taking_in (void)
{
  g_autofree char *first = g_build_filename (folder, "first.txt", NULL);
  const char *const paths[] = {first, prey_path, NULL};
  PbCase *document = fixture_open_empty ();
  PbWindow *window = g_object_new (PB_TYPE_WINDOW, NULL);

  pb_window_set_case (window, document);
  gtk_window_present (GTK_WINDOW (window));
  fixture_settle ();
  write_file (first, "One.\n");
  write_file (prey_path, "Two.\n");
  /* The second file goes while the first is read. */
  set_mode ("vanish\n");
  drop_files (window, paths);
  expect_dialog ("Taken In, and Some Need a Look", "second.txt: The file is not there");
  g_assert_cmpuint (count_exhibits (document), ==, 1);
  /* It is back, and the reader falls over it. */
  write_file (prey_path, "Two.\n");
  set_mode ("crash");
  drop_files (window, paths);
  expect_dialog ("Taken In, and Some Need a Look", "second.txt: The file is damaged");
  g_assert_cmpuint (count_exhibits (document), ==, 1);
  set_mode ("true\n");
  drop_files (window, paths);
  fixture_wait (has_two, document);
  fixture_wait_review (document);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_settle ();
  fixture_close_case (document);
  g_unlink (first);
  g_unlink (prey_path);
}

int
main (int argc, char **argv)
{
  int failed;

  fixture_init (&argc, &argv);
  make_reader ();
  g_test_add_func ("/ui/worker/drawing", test_drawing);
  g_test_add_func ("/ui/worker/taking-in", test_taking_in);
  failed = g_test_run ();
  for (guint i = 0; i < 2; i++) {
    g_autofree char *path = g_build_filename (folder, i == 0 ? "mode" : "reader", NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
  return failed;
}
