/* pb-vault-hash.h: SHA-256 over streams, and random bytes (libgcrypt).
 *
 * SHA-256 is what evidence is named by, and the fastest hash on the machines this runs on
 * (feasibility-storage.md §2). Any thread; one hash belongs to one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PB_VAULT_HASH_SIZE 32

typedef struct _PbVaultHash PbVaultHash;

/* pb_vault_hash_init: libgcrypt, once; called by everything below, and by main() before other libraries may.
 */
void pb_vault_hash_init (void);

PbVaultHash *pb_vault_hash_new (void);
void pb_vault_hash_free (PbVaultHash *self);
void pb_vault_hash_update (PbVaultHash *self, gconstpointer bytes, gsize length);
/* pb_vault_hash_get_digest: of everything so far; afterwards the hash takes no more. */
void pb_vault_hash_get_digest (PbVaultHash *self, guint8 out_digest[PB_VAULT_HASH_SIZE]);
/* pb_vault_hash_dup_hex: the same as 64 lower-case characters. */
char *pb_vault_hash_dup_hex (PbVaultHash *self);

/* pb_vault_hash_hex: 64 lower-case characters. (transfer full) */
char *pb_vault_hash_hex (const guint8 digest[PB_VAULT_HASH_SIZE]);
/* pb_vault_hash_bytes: of bytes at hand, as 64 lower-case characters. (transfer full) */
char *pb_vault_hash_bytes (gconstpointer bytes, gsize length);
/* pb_vault_hash_digest: of bytes at hand, raw. Where many short texts are hashed it is several times faster
 * than a PbVaultHash for each: libgcrypt stirs its random pool whenever it opens one. */
void pb_vault_hash_digest (gconstpointer bytes, gsize length, guint8 out_digest[PB_VAULT_HASH_SIZE]);
/* pb_vault_hash_random: bytes nobody can guess: salts. */
void pb_vault_hash_random (guint8 *out_bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbVaultHash, pb_vault_hash_free)

G_END_DECLS
