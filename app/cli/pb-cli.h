/* pb-cli.h: what the verbs of the command line share. One file per verb: pb-verb-NAME.c.
 *
 * Exit status (a promise to scripts, design 7): 0 done · 1 done, and something needs attention · 2 wrong use
 * · 3 could not, nothing changed. Results go to standard output, everything else to standard error, files
 * named as the caller typed them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum { PB_EXIT_DONE = 0, PB_EXIT_ATTENTION = 1, PB_EXIT_USAGE = 2, PB_EXIT_FAILED = 3 } PbExit;

/* pb_cli_parse:
 * Options of a verb. @arguments: (out): what is left, NULL-terminated, the verb itself not included; freed
 * with g_strfreev().
 * @min, @max: how many of them; max -1: any.
 * Returns: FALSE after saying what is wrong (@out_exit: USAGE) or after --help (DONE).
 */
gboolean pb_cli_parse (int argc, char **argv, const GOptionEntry *entries, const char *parameters,
                       const char *summary, int min, int max, char ***arguments, PbExit *out_exit);

/* pb_cli_finish: the last call of the program: @status, or FAILED when standard output did not take all of it
 * (a full disk): a list that was cut short must not look whole. */
PbExit pb_cli_finish (PbExit status);
/* pb_cli_fail: says @error about @name (nullable) on standard error. Returns PB_EXIT_FAILED. */
PbExit pb_cli_fail (const char *name, const GError *error);
/* pb_cli_say: one line on standard error, without anything a terminal would obey. */
void pb_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* pb_cli_print: to standard output, likewise. */
void pb_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* pb_cli_wait: runs the private main context until an operation has called pb_cli_done(). */
typedef struct {
  GMainContext *context;
  GAsyncResult *result; /* (owned) */
} PbCliWait;

PbCliWait *pb_cli_wait_new (void);
void pb_cli_wait_free (PbCliWait *wait);
void pb_cli_done (GObject *source, GAsyncResult *result, gpointer wait);
/* pb_cli_wait_result: (transfer none): valid until the next one. */
GAsyncResult *pb_cli_wait_result (PbCliWait *wait);

/* A workspace that is closed for good when it goes out of scope. */
typedef PbWorkspace PbCliCase;

void pb_cli_close (PbCliCase *workspace);
/* pb_cli_open: the case at @path, or NULL after saying why not. */
PbCliCase *pb_cli_open (PbCliWait *wait, const char *path, gboolean read_only);
/* pb_cli_list: every record of @kind, or NULL after saying why not. */
GPtrArray *pb_cli_list (PbCliWait *wait, PbWorkspace *workspace, PbKind kind);

/* pb_cli_print_json: one document on standard output. @builder is complete. */
void pb_cli_print_json (JsonBuilder *builder);
/* pb_cli_add_string: a member that is left out when @value is NULL. */
void pb_cli_add_string (JsonBuilder *builder, const char *name, const char *value);
/* pb_cli_add_passages: member "passages": [{exhibit, page, quote, located}]. */
void pb_cli_add_passages (JsonBuilder *builder, GPtrArray *passages);
/* pb_cli_describe_passage: "S1 p.2 “he took my passport”". (transfer full) */
char *pb_cli_describe_passage (const PbPassage *passage);

PbExit pb_verb_changes (int argc, char **argv);
PbExit pb_verb_check (int argc, char **argv);
PbExit pb_verb_compare (int argc, char **argv);
PbExit pb_verb_import (int argc, char **argv);
PbExit pb_verb_law (int argc, char **argv);
PbExit pb_verb_list (int argc, char **argv);
PbExit pb_verb_new (int argc, char **argv);
PbExit pb_verb_review (int argc, char **argv);
PbExit pb_verb_search (int argc, char **argv);
PbExit pb_verb_undo (int argc, char **argv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbCliWait, pb_cli_wait_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbCliCase, pb_cli_close)

G_END_DECLS
