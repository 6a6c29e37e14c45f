/* pb-vault.h: the door of the case file: the only place where a SQLite database is opened.
 *
 * What comes through it is a connection that is set for evidence (every commit on the disk, foreign keys,
 * nothing the file says is trusted), to a file that is a Probata case of a version the caller knows. The file
 * is looked at before anything in it is run, and a file that is refused stays as it was, byte by byte.
 * Encryption will happen behind this door; nothing above it has to change for that.
 *
 * Thread: a connection belongs to the thread that opened it.
 * Errors: PB_ERROR only; the message names the file.
 * Tests: tests/vault.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct sqlite3 sqlite3; /* <sqlite3.h> has the same */

/* "PBCF", Probata case file: PRAGMA application_id. */
#define PB_VAULT_APPLICATION_ID 0x50424346
/* How long a writer waits for another process before it says so: longer than any one gesture but a large
 * import. */
#define PB_VAULT_PATIENCE_MS 3000

typedef enum {
  PB_VAULT_READ_ONLY, /* works on read-only media and beside a writer */
  PB_VAULT_READ_WRITE,
  PB_VAULT_CREATE, /* never takes the place of a file that is there */
} PbVaultMode;

/* pb_vault_open:
 * @passphrase: (nullable): not used while the file is plain.
 * @newest_version: the newest schema version the caller knows (user_version of the file).
 * Errors: NOT_FOUND, EXISTS, INVALID (a folder …), CORRUPT (empty, cut short), UNSUPPORTED (not a case),
 * VERSION_TOO_NEW, READ_ONLY, BUSY, NO_SPACE, IO.
 */
sqlite3 *pb_vault_open (const char *path, PbVaultMode mode, const char *passphrase, guint newest_version,
                        GError **error);

/* pb_vault_close: @database: (nullable). All its statements must be finalized. */
void pb_vault_close (sqlite3 *database);

/* pb_vault_remove: removes the case at @path and what belongs to it: only for one that could not be finished
 * being made. */
void pb_vault_remove (const char *path);

/* pb_vault_new_file: an empty file that only its owner may read. Errors: EXISTS, READ_ONLY, NO_SPACE, IO. */
gboolean pb_vault_new_file (const char *path, GError **error);

/* pb_vault_sync_file: @path and its folder reach the disk. Never for a case that is open: it would drop
 * SQLite's locks. */
gboolean pb_vault_sync_file (const char *path, GError **error);

/* pb_vault_dup_holder: who keeps others from writing the case, in words: "probata (process 4711)". (transfer
 * full) */
char *pb_vault_dup_holder (const char *path);

/* pb_vault_set_error:
 * The one place where SQLite's results become a GError. @result: of the failed call; an interrupted one
 * becomes G_IO_ERROR_CANCELLED. @format: what failed, with the id of what it failed on.
 */
void pb_vault_set_error (GError **error, sqlite3 *database, int result, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

G_END_DECLS
