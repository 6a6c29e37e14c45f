/* pb-vault-hash.c: see pb-vault-hash.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-vault-hash"

#include "config.h"

#include "pb-vault-hash.h"

#include <gcrypt.h>

#define HEX_DIGITS "0123456789abcdef"

struct _PbVaultHash {
  gcry_md_hd_t handle; /* (owned) */
};

static gpointer
initialise_gcrypt (gpointer unused)
{
  const char *version = gcry_check_version (GCRYPT_VERSION);
  gcry_error_t result = 0;

  /* An older library than the one built with can only be a broken installation. */
  g_assert (version != NULL);

  if (gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P))
    return NULL;
  /* No key lives here yet: locked memory comes with the encrypted case file. */
  result = gcry_control (GCRYCTL_DISABLE_SECMEM, 0);
  g_assert (result == 0);
  result = gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
  g_assert (result == 0);
  return NULL;
}

void
pb_vault_hash_init (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, initialise_gcrypt, NULL);
}

PbVaultHash *
pb_vault_hash_new (void)
{
  PbVaultHash *self = g_new0 (PbVaultHash, 1);
  gcry_error_t result = 0;

  pb_vault_hash_init ();
  result = gcry_md_open (&self->handle, GCRY_MD_SHA256, 0);
  g_assert (result == 0);
  return self;
}

void
pb_vault_hash_free (PbVaultHash *self)
{
  if (self == NULL)
    return;
  gcry_md_close (self->handle);
  g_free (self);
}

void
pb_vault_hash_update (PbVaultHash *self, gconstpointer bytes, gsize length)
{
  g_return_if_fail (self != NULL);

  if (length > 0)
    gcry_md_write (self->handle, bytes, length);
}

void
pb_vault_hash_get_digest (PbVaultHash *self, guint8 out_digest[PB_VAULT_HASH_SIZE])
{
  const guint8 *digest = NULL;

  g_return_if_fail (self != NULL);

  digest = gcry_md_read (self->handle, GCRY_MD_SHA256);
  g_assert (digest != NULL);
  memcpy (out_digest, digest, PB_VAULT_HASH_SIZE);
}

char *
pb_vault_hash_dup_hex (PbVaultHash *self)
{
  guint8 digest[PB_VAULT_HASH_SIZE];

  g_return_val_if_fail (self != NULL, NULL);

  pb_vault_hash_get_digest (self, digest);
  return pb_vault_hash_hex (digest);
}

char *
pb_vault_hash_hex (const guint8 digest[PB_VAULT_HASH_SIZE])
{
  char *hex = g_malloc (PB_VAULT_HASH_SIZE * 2 + 1);

  for (guint i = 0; i < PB_VAULT_HASH_SIZE; i++) {
    hex[i * 2] = HEX_DIGITS[digest[i] >> 4];
    hex[i * 2 + 1] = HEX_DIGITS[digest[i] & 0xf];
  }
  hex[PB_VAULT_HASH_SIZE * 2] = '\0';
  return hex;
}

char *
pb_vault_hash_bytes (gconstpointer bytes, gsize length)
{
  g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();

  pb_vault_hash_update (hash, bytes, length);
  return pb_vault_hash_dup_hex (hash);
}

void
pb_vault_hash_digest (gconstpointer bytes, gsize length, guint8 out_digest[PB_VAULT_HASH_SIZE])
{
  g_return_if_fail (bytes != NULL || length == 0);

  pb_vault_hash_init ();
  gcry_md_hash_buffer (GCRY_MD_SHA256, out_digest, bytes, length);
}

void
pb_vault_hash_random (guint8 *out_bytes, gsize length)
{
  g_return_if_fail (out_bytes != NULL);

  pb_vault_hash_init ();
  gcry_create_nonce (out_bytes, length);
}
