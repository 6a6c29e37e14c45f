/* pb-kdf.h: keys from keys (HKDF-SHA256, RFC 5869) and keys from passphrases (Argon2id, RFC 9106).
 *
 * Any thread. Argon2id takes a second and much memory: never call it in the thread of the windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 5869 §2.3: at most 255 blocks of a SHA-256. */
#define PB_KDF_HKDF_MAX (255 * 32)
/* What a strange file may ask of this machine (feasibility-storage.md §7): beyond it a slot is refused. */
#define PB_KDF_MAX_MEMORY_KIB (4U * 1024 * 1024)
#define PB_KDF_MAX_PASSES 64
#define PB_KDF_MAX_LANES 16
/* RFC 9106 §3.1: eight blocks for each lane. */
#define PB_KDF_MIN_BLOCKS_PER_LANE 8
/* Shorter salts than RFC 9106 §3.1 recommends (16 bytes) are refused. */
#define PB_KDF_MIN_SALT 16
#define PB_KDF_MAX_SALT 64

typedef struct {
  gconstpointer bytes; /* (not owned), NULL only with length 0 */
  gsize length;
} PbKdfBytes;

typedef struct {
  guint32 passes;
  guint32 memory_kib;
  guint32 lanes;
} PbKdfCost;

/* pb_kdf_hkdf: extract and expand into @length bytes, wiped on failure.
 * Errors: INVALID (@length is 0 or above PB_KDF_HKDF_MAX), INTERNAL. */
gboolean pb_kdf_hkdf (PbKdfBytes salt, PbKdfBytes key, PbKdfBytes info, guint8 *out, gsize length,
                      GError **error);

/* pb_kdf_check_cost: whether a slot may ask for @cost; does no work. Errors: UNSUPPORTED. */
gboolean pb_kdf_check_cost (const PbKdfCost *cost, GError **error);

/* pb_kdf_argon2id: 32 bytes; @secret and @associated may be empty. @cost is checked before any work.
 * Errors: UNSUPPORTED (@cost), INVALID (salt, lengths), INTERNAL (no memory among others). */
gboolean pb_kdf_argon2id (PbKdfBytes passphrase, PbKdfBytes salt, PbKdfBytes secret, PbKdfBytes associated,
                          const PbKdfCost *cost, guint8 out[32], GError **error);

G_END_DECLS
