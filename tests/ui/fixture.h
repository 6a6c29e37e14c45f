/* fixture.h: the sample case, opened for a test of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"
#include "pb-window.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* fixture_init: g_test_init() and gtk with libadwaita. */
void fixture_init (int *argc, char ***argv);
/* fixture_open_case: the sample, made once per program and copied for each call; its review is there. Closed
 * with fixture_close_case(). */
PbCase *fixture_open_case (void);
/* fixture_open_empty: a case without a record, with the law packs of the sample. */
PbCase *fixture_open_empty (void);
void fixture_close_case (PbCase *document);

/* Where the answer to one question of a workspace arrives. */
typedef struct {
  GAsyncResult *result; /* (owned) (nullable) */
} FixtureAnswer;

/* fixture_take_answer: the callback to ask with; user data: a FixtureAnswer. */
void fixture_take_answer (GObject *source, GAsyncResult *result, gpointer data);
/* fixture_wait_answer: (transfer none): as fixture_wait(). */
GAsyncResult *fixture_wait_answer (FixtureAnswer *answer);

/* fixture_wait: runs the main loop until @is_done says so; fails the test after ten seconds. */
void fixture_wait (gboolean (*is_done) (gpointer data), gpointer data);
/* fixture_settle: runs the main loop until nothing is left to do at once. */
void fixture_settle (void);
/* fixture_wait_review: until the review is up to date. */
void fixture_wait_review (PbCase *document);

/* fixture_find: the record of @kind with this key, as the review's snapshot has it. (transfer none) */
const char *fixture_find_id (PbCase *document, PbKind kind, const char *key);
/* fixture_find_widget: the first visible one below @root of @type whose accessible or shown text is @text
 * (NULL: any). (nullable) (transfer none) */
GtkWidget *fixture_find_widget (GtkWidget *root, GType type, const char *text);
/* fixture_search: the first one below @root, itself among them and depth first, that @fits. @shown:
 * (nullable): where it says FALSE (gtk_widget_get_visible, _get_mapped …), nothing below is looked at.
 * (nullable) (transfer none) */
typedef gboolean (*FixtureFits) (GtkWidget *widget, gconstpointer data);
GtkWidget *fixture_search (GtkWidget *root, gboolean (*shown) (GtkWidget *widget), FixtureFits fits,
                           gconstpointer data);
/* fixture_find_type: the first one of @type, shown or not. (nullable) (transfer none) */
gpointer fixture_find_type (gpointer root, GType type);
/* fixture_find_words: a label that holds @words; @shown as in fixture_search(). (nullable) (transfer none) */
GtkWidget *fixture_find_words (gpointer root, gboolean (*shown) (GtkWidget *widget), const char *words);
/* fixture_find_question: a question of the program that waits for an answer. (nullable) (transfer none) */
GtkWidget *fixture_find_question (void);
/* fixture_open_window: the whole window of @document (nullable: of none), shown. */
PbWindow *fixture_open_window (PbCase *document);
/* fixture_close_window: as a user does; it must be gone then. */
void fixture_close_window (PbWindow *window);
/* fixture_wait_gone: until nothing holds @object any more. */
void fixture_wait_gone (gpointer object);
/* fixture_present: @child in a window of that size, shown. */
GtkWindow *fixture_present (GtkWidget *child, int width, int height);
/* fixture_destroy: destroys the window and fails the test if @watched (nullable) outlives it. */
void fixture_destroy (GtkWindow *window, GtkWidget *watched);

G_END_DECLS
