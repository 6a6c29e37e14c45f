/* pb-store-chain.h: how one change is hashed. A second program must be able to do it from this page alone.
 *
 * A commitment stands for the content of a change without showing it:
 *   SHA-256 (salt, before, 0x00, after)
 * where salt is 16 random bytes and before and after are the JSON texts of pb_record_to_json(), nothing where
 * there was no row. There is one for the open columns and, where a record has identity values, one for those.
 * The texts are kept apart from the chain (change_payload) and can be erased there without breaking it.
 *
 * The hash of a change is SHA-256 over these fields, each as a netstring (decimal length, ":", bytes, ","),
 * so that no two different changes give the same bytes. Numbers are decimal text, hashes raw bytes, what is
 * empty has length 0: "probata/change/1", replica, sequence, previous hash, clock, gesture id, label,
 * direction, target gesture, user, time (µs since 1970), action, kind (table), record id, commitment,
 * identity commitment. The first change of a chain has 32 zero bytes as its previous hash. Whether a gesture
 * may be undone is not hashed: it is settled only when the gesture ends, and undo refuses @fixed records
 * whatever it says.
 *
 * Pure functions. Tests: tests/store/test-log.c, with vectors computed by another program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-vault-hash.h"

G_BEGIN_DECLS

#define PB_STORE_CHAIN_VERSION "probata/change/1"
#define PB_STORE_CHAIN_SALT_SIZE 16

typedef struct {
  const char *replica;
  gint64 sequence;
  const guint8 *previous; /* PB_VAULT_HASH_SIZE bytes */
  gint64 clock;
  const char *gesture;
  const char *label;
  const char *direction;
  const char *target; /* (nullable) */
  const char *user;   /* (nullable) */
  gint64 at;
  const char *action;
  const char *kind;
  const char *record;
  const guint8 *commitment;
  const guint8 *identity_commitment; /* (nullable) */
} PbStoreLink;

void pb_store_chain_commit (const guint8 salt[PB_STORE_CHAIN_SALT_SIZE], const char *before,
                            const char *after, guint8 out_commitment[PB_VAULT_HASH_SIZE]);
void pb_store_chain_hash (const PbStoreLink *link, guint8 out_hash[PB_VAULT_HASH_SIZE]);

G_END_DECLS
