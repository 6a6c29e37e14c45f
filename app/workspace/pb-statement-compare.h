/* pb-statement-compare.h: two statements as files, no case needed: what differs between them, with both
 * passages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where one side stands. */
typedef struct {
  guint page;  /* from 1 */
  char *quote; /* (owned): the sentence */
  char *value; /* (owned): normal form */
} PbConflictSide;

typedef struct {
  char *type; /* (owned): "date", "amount", "duration", … */
  char *rule; /* (owned): in words with both values */
  PbConflictSide a, b;
} PbConflict;

/* pb_statement_compare:
 * Reads both through the confined worker. Blocking; call it off the main thread of a desktop.
 * Returns: (transfer full) (element-type PbConflict): empty when nothing that can be compared differs. Errors
 * name the file.
 */
GPtrArray *pb_statement_compare (const char *path_a, const char *path_b, GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
