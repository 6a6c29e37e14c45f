/* pb-db.h: one connection: its statements, kept prepared, and its transactions.
 *
 * A connection belongs to the thread that made it; every call asserts that. Transactions may be nested: only
 * the outermost begins and ends one, and when an inner one was rolled back the outermost cannot commit.
 * Errors: those of pb_vault_set_error(). Tests: tests/store/test-db.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-stmt.h"

G_BEGIN_DECLS

typedef enum {
  PB_DB_READ,  /* one state of the file, whatever others write meanwhile */
  PB_DB_WRITE, /* nobody else writes; waits for who does */
} PbDbTransaction;

/* pb_db_new: @handle: (transfer full). */
PbDb *pb_db_new (sqlite3 *handle);
void pb_db_free (PbDb *self);
sqlite3 *pb_db_get_handle (PbDb *self);
gboolean pb_db_is_own_thread (PbDb *self);

/* pb_db_prepare: Returns: (transfer full): release with pb_stmt_free(), which keeps it prepared. */
PbStmt *pb_db_prepare (PbDb *self, const char *sql, GError **error);
/* pb_db_run: one statement without binds and rows. */
gboolean pb_db_run (PbDb *self, const char *sql, GError **error);
/* pb_db_run_script: every statement of @sql; for migrations. */
gboolean pb_db_run_script (PbDb *self, const char *sql, GError **error);
/* pb_db_get_number: the first column of the only row of @sql. */
gboolean pb_db_get_number (PbDb *self, const char *sql, gint64 *out_number, GError **error);

gboolean pb_db_begin (PbDb *self, PbDbTransaction transaction, GError **error);
gboolean pb_db_commit (PbDb *self, GError **error);
void pb_db_rollback (PbDb *self);
/* pb_db_is_writing: inside a transaction that may write and has not been given up (SQLite rolls back itself
 * on some errors). */
gboolean pb_db_is_writing (PbDb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDb, pb_db_free)

G_END_DECLS
