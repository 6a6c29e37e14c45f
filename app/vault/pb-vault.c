/* pb-vault.c: see pb-vault.h.
 *
 * The header of the file is read through SQLite's own descriptor: opening and closing the file a second time
 * in this process would drop the locks of every connection to it (feasibility-storage.md §3, P12).
 *
 * Reading on read-only media: a database in WAL mode needs a -shm file beside it. Where none can be made, the
 * file is opened as immutable, but only if no -wal with content lies beside it: nobody can be writing then,
 * and nothing would be left out. With such a -wal the case is refused with what to do about it: showing an
 * older state silently would be worse.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-vault"

#include "config.h"

#include "pb-error.h"
#include "pb-vault.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* The SQLite file format, https://www.sqlite.org/fileformat2.html §1.3: big-endian numbers at these offsets.
 */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define MAGIC_SIZE 16
#define OFFSET_PAGE_SIZE 16
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_PAGE_COUNT 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VALID_FOR 92
#define WAL_HEADER_SIZE 32 /* a -wal up to this size holds nothing */

static guint
read_number (const guint8 *bytes, guint offset, guint size)
{
  guint value = 0;

  for (guint i = 0; i < size; i++)
    value = value << 8 | bytes[offset + i];
  return value;
}

static gboolean
has_wal_content (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (wal, &status) == 0 && status.st_size > WAL_HEADER_SIZE;
}

static gboolean
may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK | X_OK) == 0;
}

/* Everything that can be said without opening it: opening a pipe would wait for ever. */
static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0) {
    pb_error_set_errno (error, errno, "The case %s cannot be opened", path);
    return FALSE;
  }
  if (S_ISDIR (status.st_mode)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s is a folder, not a case: name the case file", path);
    return FALSE;
  }
  if (!S_ISREG (status.st_mode)) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s is not a file", path);
    return FALSE;
  }
  if (status.st_size == 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "The case %s is empty: use a backup", path);
    return FALSE;
  }
  if (g_access (path, R_OK) != 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_IO, "The case %s may not be read: ask for the permission to",
                 path);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_size (const char *path, const guint8 *header, gint64 size, GError **error)
{
  gint64 page_size = read_number (header, OFFSET_PAGE_SIZE, 2);
  gint64 pages = read_number (header, OFFSET_PAGE_COUNT, 4);

  page_size = page_size == 1 ? 65536 : page_size;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
                 "The case %s is damaged: its header says an impossible page size", path);
    return FALSE;
  }
  /* A writer that was interrupted leaves the rest in the -wal, from where SQLite takes it: not a damage. */
  if (has_wal_content (path))
    return TRUE;
  if (read_number (header, OFFSET_CHANGE_COUNTER, 4) == read_number (header, OFFSET_VALID_FOR, 4)
      && size < pages * page_size) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
                 "The case %s is cut short: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                 " bytes are there; use a backup",
                 path, size, pages * page_size);
    return FALSE;
  }
  if (size % page_size != 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
                 "The case %s is cut short or has grown by a foreign hand: use a backup", path);
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_header (sqlite3 *database, const char *path, guint newest_version, GError **error)
{
  guint8 header[HEADER_SIZE] = {0};
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  int result = sqlite3_file_control (database, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (result == SQLITE_OK)
    result = file->pMethods->xFileSize (file, &size);
  if (result == SQLITE_OK)
    result = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  /* A shorter file is zero behind its end: then it is no case, which is said below. */
  if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) {
    pb_vault_set_error (error, NULL, result, "The case %s cannot be read", path);
    return FALSE;
  }
  if (memcmp (header, MAGIC, MAGIC_SIZE) != 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED, "%s is not a Probata case", path);
    return FALSE;
  }
  if (size < HEADER_SIZE) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "The case %s is cut short: use a backup", path);
    return FALSE;
  }
  if (read_number (header, OFFSET_APPLICATION_ID, 4) != PB_VAULT_APPLICATION_ID) {
    g_set_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED,
                 "%s is not a Probata case but an SQLite file of another program", path);
    return FALSE;
  }
  if (read_number (header, OFFSET_USER_VERSION, 4) > newest_version) {
    g_set_error (error, PB_ERROR, PB_ERROR_VERSION_TOO_NEW,
                 "The case %s has version %u; this Probata knows versions up to %u: update Probata", path,
                 read_number (header, OFFSET_USER_VERSION, 4), newest_version);
    return FALSE;
  }
  return check_size (path, header, size, error);
}

/* How it can be opened where it lies: see above. */
static gboolean
choose_access (const char *path, PbVaultMode mode, gboolean *out_immutable, GError **error)
{
  if (may_write (path))
    return TRUE;
  if (mode == PB_VAULT_READ_WRITE) {
    g_set_error (
        error, PB_ERROR, PB_ERROR_READ_ONLY,
        "The case %s, or the folder it is in, may not be written: copy it to a place where you may write",
        path);
    return FALSE;
  }
  if (has_wal_content (path)) {
    g_set_error (
        error, PB_ERROR, PB_ERROR_READ_ONLY,
        "The case %s has latest changes in the file %s-wal, which can only be read where you may write: copy "
        "both files there",
        path, path);
    return FALSE;
  }
  *out_immutable = TRUE;
  return TRUE;
}

/* The one place for what every connection is set to. SQLite defaults that are relied on are said, too. */
static gboolean
configure (sqlite3 *database, PbVaultMode mode, const char *path, GError **error)
{
  int result = SQLITE_OK;

  sqlite3_extended_result_codes (database, 1);
  sqlite3_busy_timeout (database, PB_VAULT_PATIENCE_MS);
  /* A hostile case must not run anything through its schema. */
  sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  /* A misspelt column must be an error, not a string. */
  sqlite3_db_config (database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);

  /* temp_store: nothing of a case may go to a temporary file. synchronous FULL: a commit that was reported is
   * on the disk. cache_size: 32 MiB; with SQLite's 2 MiB a large import writes its pages several times. */
  result = sqlite3_exec (database,
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA mmap_size = 0;"
                         "PRAGMA cell_size_check = ON;"
                         "PRAGMA secure_delete = ON;"
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA synchronous = FULL;"
                         "PRAGMA cache_size = -32768;",
                         NULL, NULL, NULL);
  /* The application id reaches the file itself before WAL mode begins, so that the header always says whose
   * it is. 0x50424346 in decimal; 8 KiB pages: feasibility-storage.md §0. */
  if (result == SQLITE_OK && mode == PB_VAULT_CREATE)
    result = sqlite3_exec (database, "PRAGMA page_size = 8192; PRAGMA application_id = 1346519878;", NULL,
                           NULL, NULL);
  if (result == SQLITE_OK && mode != PB_VAULT_READ_ONLY)
    result = sqlite3_exec (database, "PRAGMA journal_mode = WAL;", NULL, NULL, NULL);
  /* A reader who may write opens for writing, since only such a connection can tidy away its -wal; this keeps
   * it a reader. */
  if (result == SQLITE_OK && mode == PB_VAULT_READ_ONLY)
    result = sqlite3_exec (database, "PRAGMA query_only = ON;", NULL, NULL, NULL);
  if (result != SQLITE_OK) {
    pb_vault_set_error (error, database, result, "The case %s cannot be opened", path);
    return FALSE;
  }
  return TRUE;
}

static sqlite3 *
open_file (const char *path, gboolean immutable, GError **error)
{
  sqlite3 *database = NULL;
  g_autofree char *full_path = g_canonicalize_filename (path, NULL);
  /* Only a URI can say immutable; made for every path, so that a name is never taken for one. */
  g_autofree char *uri = g_filename_to_uri (full_path, NULL, NULL);
  g_autofree char *whole = NULL;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
  int result = SQLITE_OK;

  g_assert (uri != NULL);
  whole = g_strconcat (uri, immutable ? "?immutable=1" : "", NULL);
  flags |= immutable ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  result = sqlite3_open_v2 (whole, &database, flags, NULL);
  if (result != SQLITE_OK) {
    pb_vault_set_error (error, database, result, "The case %s cannot be opened", path);
    sqlite3_close (database);
    return NULL;
  }
  return database;
}

sqlite3 *
pb_vault_open (const char *path, PbVaultMode mode, const char *passphrase, guint newest_version,
               GError **error)
{
  sqlite3 *database = NULL;
  gboolean immutable = FALSE;

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == PB_VAULT_CREATE) {
    if (!pb_vault_new_file (path, error))
      return NULL;
  } else if (!check_file (path, error) || !choose_access (path, mode, &immutable, error)) {
    return NULL;
  }
  database = open_file (path, immutable, error);
  if (database == NULL)
    return NULL;
  if ((mode != PB_VAULT_CREATE && !check_header (database, path, newest_version, error))
      || !configure (database, mode, path, error)) {
    pb_vault_close (database);
    if (mode == PB_VAULT_CREATE)
      pb_vault_remove (path);
    return NULL;
  }
  return database;
}

void
pb_vault_close (sqlite3 *database)
{
  int result = SQLITE_OK;

  if (database == NULL)
    return;
  result = sqlite3_close (database);
  /* Busy means a statement was kept: a bug that would keep the case open for ever. */
  g_assert (result == SQLITE_OK);
}

void
pb_vault_remove (const char *path)
{
  static const char *const endings[] = {"", "-wal", "-shm", "-journal"};

  g_return_if_fail (path != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);

    g_unlink (name);
  }
}

gboolean
pb_vault_new_file (const char *path, GError **error)
{
  int fd = -1;

  g_return_val_if_fail (path != NULL, FALSE);

  /* SQLite gives its -wal, -shm and -journal the mode of the file they belong to. */
  fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) {
    pb_error_set_errno (error, errno, "%s cannot be made", path);
    return FALSE;
  }
  close (fd);
  return TRUE;
}

static gboolean
sync_one (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    pb_error_set_errno (error, errno, "%s cannot be written to the disk", path);
  if (fd >= 0)
    close (fd);
  return done;
}

gboolean
pb_vault_sync_file (const char *path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  return sync_one (path, O_RDONLY, error) && sync_one (folder, O_RDONLY | O_DIRECTORY, error);
}
