/* pb-store-chain.c: see pb-store-chain.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-store-chain.h"

#include <string.h>

static void
add_bytes (PbVaultHash *hash, gconstpointer bytes, gsize length)
{
  char prefix[G_ASCII_DTOSTR_BUF_SIZE];
  int n = g_snprintf (prefix, sizeof prefix, "%" G_GSIZE_FORMAT ":", length);

  pb_vault_hash_update (hash, prefix, (gsize) n);
  pb_vault_hash_update (hash, bytes, length);
  pb_vault_hash_update (hash, ",", 1);
}

static void
add_text (PbVaultHash *hash, const char *text)
{
  add_bytes (hash, text, text != NULL ? strlen (text) : 0);
}

static void
add_number (PbVaultHash *hash, gint64 number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  add_text (hash, text);
}

void
pb_store_chain_commit (const guint8 salt[PB_STORE_CHAIN_SALT_SIZE], const char *before, const char *after,
                       guint8 out_commitment[PB_VAULT_HASH_SIZE])
{
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();

  pb_vault_hash_update (hash, salt, PB_STORE_CHAIN_SALT_SIZE);
  if (before != NULL)
    pb_vault_hash_update (hash, before, strlen (before));
  pb_vault_hash_update (hash, "", 1);
  if (after != NULL)
    pb_vault_hash_update (hash, after, strlen (after));
  pb_vault_hash_get_digest (hash, out_commitment);
}

void
pb_store_chain_hash (const PbStoreLink *link, guint8 out_hash[PB_VAULT_HASH_SIZE])
{
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();

  add_text (hash, PB_STORE_CHAIN_VERSION);
  add_text (hash, link->replica);
  add_number (hash, link->sequence);
  add_bytes (hash, link->previous, PB_VAULT_HASH_SIZE);
  add_number (hash, link->clock);
  add_text (hash, link->gesture);
  add_text (hash, link->label);
  add_text (hash, link->direction);
  add_text (hash, link->target);
  add_text (hash, link->user);
  add_number (hash, link->at);
  add_text (hash, link->action);
  add_text (hash, link->kind);
  add_text (hash, link->record);
  add_bytes (hash, link->commitment, PB_VAULT_HASH_SIZE);
  add_bytes (hash, link->identity_commitment, link->identity_commitment != NULL ? PB_VAULT_HASH_SIZE : 0);
  pb_vault_hash_get_digest (hash, out_hash);
}
