/* pb-store-chain.c: see pb-store-chain.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-store-chain.h"

#include <string.h>

#define USUAL_MESSAGE_SIZE 512 /* so that it seldom grows; it may */

static void
add_bytes (GString *message, gconstpointer bytes, gsize length)
{
  g_string_append_printf (message, "%" G_GSIZE_FORMAT ":", length);
  g_string_append_len (message, bytes, (gssize) length);
  g_string_append_c (message, ',');
}

static void
add_text (GString *message, const char *text)
{
  add_bytes (message, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
}

static void
add_number (GString *message, gint64 number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  add_text (message, text);
}

void
pb_store_chain_commit (const guint8 salt[PB_STORE_CHAIN_SALT_SIZE], const char *before, const char *after,
                       guint8 out_commitment[PB_VAULT_HASH_SIZE])
{
  g_autoptr (GString) message = g_string_new_len ((const char *) salt, PB_STORE_CHAIN_SALT_SIZE);

  g_string_append (message, before != NULL ? before : "");
  g_string_append_c (message, '\0');
  g_string_append (message, after != NULL ? after : "");
  pb_vault_hash_digest (message->str, message->len, out_commitment);
}

void
pb_store_chain_hash (const PbStoreLink *link, guint8 out_hash[PB_VAULT_HASH_SIZE])
{
  g_autoptr (GString) message = g_string_sized_new (USUAL_MESSAGE_SIZE);

  add_text (message, PB_STORE_CHAIN_VERSION);
  add_text (message, link->replica);
  add_number (message, link->sequence);
  add_bytes (message, link->previous, PB_VAULT_HASH_SIZE);
  add_number (message, link->clock);
  add_text (message, link->gesture);
  add_text (message, link->label);
  add_text (message, link->direction);
  add_text (message, link->target);
  add_text (message, link->user);
  add_number (message, link->at);
  add_text (message, link->action);
  add_text (message, link->kind);
  add_text (message, link->record);
  add_bytes (message, link->commitment, PB_VAULT_HASH_SIZE);
  if (link->identity_commitment != NULL)
    add_bytes (message, link->identity_commitment, PB_VAULT_HASH_SIZE);
  else
    add_text (message, NULL);
  pb_vault_hash_digest (message->str, message->len, out_hash);
}
