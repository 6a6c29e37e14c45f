/* pb-vault-error.c: what SQLite says, as PB_ERROR.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-vault"

#include "config.h"

#include "pb-error.h"
#include "pb-vault.h"

#include <errno.h>
#include <gio/gio.h>
#include <sqlite3.h>

/* Extended result codes carry the plain one in their lowest byte. */
#define PRIMARY_RESULT(result) ((result) &0xff)

/* What the system said when SQLite could not open, read or write. EFBIG: a file size limit is a kind of full
 * disk. */
static PbError
code_for_errno (int errno_value)
{
  switch (errno_value) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
    return PB_ERROR_NO_SPACE;
  case EROFS:
  case EACCES:
  case EPERM:
    return PB_ERROR_READ_ONLY;
  case ENOENT:
    return PB_ERROR_NOT_FOUND;
  default:
    return PB_ERROR_IO;
  }
}

/* A commit that fails leaves sqlite3_system_errno() at 0: then the file that could not be written knows, in
 * WAL mode mostly the -wal. */
static int
find_errno (sqlite3 *database)
{
  int errno_value = sqlite3_system_errno (database);
  sqlite3_file *wal = NULL;

  if (errno_value == 0)
    sqlite3_file_control (database, NULL, SQLITE_FCNTL_JOURNAL_POINTER, &wal);
  if (wal != NULL && wal->pMethods != NULL)
    wal->pMethods->xFileControl (wal, SQLITE_FCNTL_LAST_ERRNO, &errno_value);
  if (errno_value == 0)
    sqlite3_file_control (database, NULL, SQLITE_FCNTL_LAST_ERRNO, &errno_value);
  return errno_value;
}

static PbError
code_for_result (sqlite3 *database, int result)
{
  /* Making the -shm file longer: SQLite does not keep what the system said, and there is little else it could
   * be. */
  if (result == SQLITE_IOERR_SHMSIZE)
    return PB_ERROR_NO_SPACE;
  switch (PRIMARY_RESULT (result)) {
  case SQLITE_FULL:
    return PB_ERROR_NO_SPACE;
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return PB_ERROR_READ_ONLY;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return PB_ERROR_BUSY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
    return PB_ERROR_CORRUPT;
  case SQLITE_CANTOPEN:
  case SQLITE_IOERR:
    return database == NULL ? PB_ERROR_IO : code_for_errno (find_errno (database));
  case SQLITE_CONSTRAINT:
    return result == SQLITE_CONSTRAINT_UNIQUE || result == SQLITE_CONSTRAINT_PRIMARYKEY ? PB_ERROR_EXISTS
                                                                                        : PB_ERROR_INVALID;
  case SQLITE_MISMATCH:
    return PB_ERROR_INVALID;
  case SQLITE_TOOBIG:
    return PB_ERROR_TOO_LARGE;
  default:
    return PB_ERROR_INTERNAL;
  }
}

void
pb_vault_set_error (GError **error, sqlite3 *database, int result, const char *format, ...)
{
  va_list args;
  g_autofree char *what = NULL;
  const char *why = database != NULL ? sqlite3_errmsg (database) : sqlite3_errstr (result);

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  if (PRIMARY_RESULT (result) == SQLITE_INTERRUPT) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s: cancelled", what);
    return;
  }
  g_set_error (error, PB_ERROR, (int) code_for_result (database, result), "%s: %s", what, why);
}
