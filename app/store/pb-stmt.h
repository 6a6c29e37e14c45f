/* pb-stmt.h: one prepared statement: named binds, three outcomes of a step, typed columns.
 *
 * A bind name that the SQL does not have is a bug and asserts. Errors of binding are kept and come with the
 * next step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _PbDb PbDb;
typedef struct _PbStmt PbStmt;

typedef enum { PB_STEP_ROW, PB_STEP_DONE, PB_STEP_ERROR } PbStep;

/* For pb-db.c. @handle: (transfer full). @kept: pb_stmt_free() only makes it free to be taken again. */
PbStmt *pb_stmt_new (PbDb *db, sqlite3_stmt *handle, gboolean kept);
gboolean pb_stmt_take (PbStmt *self); /* FALSE while somebody has it */
void pb_stmt_destroy (PbStmt *self);

void pb_stmt_free (PbStmt *self);

/* @name: with its "$". Values are copied, NULL binds NULL. */
void pb_stmt_bind_text (PbStmt *self, const char *name, const char *value);
void pb_stmt_bind_int (PbStmt *self, const char *name, gint64 value);
void pb_stmt_bind_blob (PbStmt *self, const char *name, gconstpointer bytes, gsize length);

PbStep pb_stmt_step (PbStmt *self, GError **error);
/* pb_stmt_run: steps to the end. */
gboolean pb_stmt_run (PbStmt *self, GError **error);
/* pb_stmt_reset: to run it again with other binds. */
void pb_stmt_reset (PbStmt *self);

/* Columns by position, valid until the next step. */
gboolean pb_stmt_is_null (PbStmt *self, int column);
const char *pb_stmt_get_text (PbStmt *self, int column); /* (nullable) */
/* pb_stmt_is_text: NULL, or UTF-8 to its end: a file can hold anything. */
gboolean pb_stmt_is_text (PbStmt *self, int column);
gint64 pb_stmt_get_int (PbStmt *self, int column); /* 0 when NULL */
/* pb_stmt_get_blob: (nullable) (transfer none): NULL with *@out_length 0 also when it is empty. */
const guint8 *pb_stmt_get_blob (PbStmt *self, int column, gsize *out_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbStmt, pb_stmt_free)

G_END_DECLS
