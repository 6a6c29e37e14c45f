/* pb-kdf.c: see pb-kdf.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-kdf"

#include "config.h"

#include "pb-error.h"
#include "pb-kdf.h"
#include "pb-vault-hash.h"

#include <gcrypt.h>
#include <string.h>

#define KEY_SIZE 32

static gboolean
set_gcrypt_error (GError **error, gcry_error_t result)
{
  g_set_error (error, PB_ERROR, PB_ERROR_INTERNAL, "libgcrypt could not derive a key: %s",
               gcry_strerror (result));
  return FALSE;
}

static gcry_buffer_t
part (gconstpointer bytes, gsize length)
{
  /* libgcrypt only reads it, though its type does not say so. */
  return (gcry_buffer_t) {
      .size = length, .len = length, .data = length > 0 ? (gpointer) bytes : (gpointer) ""};
}

static gcry_error_t
hmac (const gcry_buffer_t *parts, int n_parts, guint8 out[KEY_SIZE])
{
  return gcry_md_hash_buffers (GCRY_MD_SHA256, GCRY_MD_FLAG_HMAC, out, parts, n_parts);
}

/* RFC 5869 §2.3 */
static gcry_error_t
expand (const guint8 extracted[KEY_SIZE], PbKdfBytes info, guint8 *out, gsize length)
{
  guint8 block[KEY_SIZE];
  gsize done = 0;
  gcry_error_t result = 0;

  for (guint8 counter = 1; done < length && result == 0; counter++) {
    gcry_buffer_t parts[] = {part (extracted, KEY_SIZE), part (block, counter > 1 ? KEY_SIZE : 0),
                             part (info.bytes, info.length), part (&counter, 1)};
    gsize take = MIN (length - done, KEY_SIZE);

    result = hmac (parts, G_N_ELEMENTS (parts), block);
    if (result == 0)
      memcpy (out + done, block, take);
    done += take;
  }
  explicit_bzero (block, sizeof block);
  return result;
}

gboolean
pb_kdf_hkdf (PbKdfBytes salt, PbKdfBytes key, PbKdfBytes info, guint8 *out, gsize length, GError **error)
{
  static const guint8 no_salt[KEY_SIZE];
  guint8 extracted[KEY_SIZE];
  gcry_buffer_t parts[2];
  gcry_error_t result = 0;

  g_return_val_if_fail (out != NULL, FALSE);

  if (length == 0 || length > PB_KDF_HKDF_MAX) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "HKDF gives 1 to %d bytes", PB_KDF_HKDF_MAX);
    return FALSE;
  }
  pb_vault_hash_init ();
  parts[0] = salt.length > 0 ? part (salt.bytes, salt.length) : part (no_salt, sizeof no_salt);
  parts[1] = part (key.bytes, key.length);
  result = hmac (parts, G_N_ELEMENTS (parts), extracted);
  if (result == 0)
    result = expand (extracted, info, out, length);
  explicit_bzero (extracted, sizeof extracted);
  if (result == 0)
    return TRUE;
  explicit_bzero (out, length);
  return set_gcrypt_error (error, result);
}

gboolean
pb_kdf_check_cost (const PbKdfCost *cost, GError **error)
{
  g_return_val_if_fail (cost != NULL, FALSE);

  if (cost->passes >= 1 && cost->passes <= PB_KDF_MAX_PASSES && cost->lanes >= 1
      && cost->lanes <= PB_KDF_MAX_LANES && cost->memory_kib <= PB_KDF_MAX_MEMORY_KIB
      && cost->memory_kib >= cost->lanes * PB_KDF_MIN_BLOCKS_PER_LANE)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED,
               "Argon2id with %u passes, %u KiB and %u lanes is outside what this version accepts",
               cost->passes, cost->memory_kib, cost->lanes);
  return FALSE;
}

gboolean
pb_kdf_argon2id (PbKdfBytes passphrase, PbKdfBytes salt, PbKdfBytes secret, PbKdfBytes associated,
                 const PbKdfCost *cost, guint8 out[32], GError **error)
{
  gcry_kdf_hd_t handle = NULL;
  gcry_error_t result = 0;

  g_return_val_if_fail (out != NULL, FALSE);

  if (!pb_kdf_check_cost (cost, error))
    return FALSE;
  if (salt.length < PB_KDF_MIN_SALT || salt.length > PB_KDF_MAX_SALT) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "A salt has %d to %d bytes", PB_KDF_MIN_SALT,
                 PB_KDF_MAX_SALT);
    return FALSE;
  }
  pb_vault_hash_init ();
  {
    const unsigned long costs[] = {KEY_SIZE, cost->passes, cost->memory_kib, cost->lanes};

    result = gcry_kdf_open (&handle, GCRY_KDF_ARGON2, GCRY_KDF_ARGON2ID, costs, G_N_ELEMENTS (costs),
                            passphrase.length > 0 ? passphrase.bytes : "", passphrase.length, salt.bytes,
                            salt.length, secret.bytes, secret.length, associated.bytes, associated.length);
  }
  if (result != 0)
    return set_gcrypt_error (error, result);
  result = gcry_kdf_compute (handle, NULL);
  if (result == 0)
    result = gcry_kdf_final (handle, KEY_SIZE, out);
  gcry_kdf_close (handle);
  if (result == 0)
    return TRUE;
  explicit_bzero (out, KEY_SIZE);
  return set_gcrypt_error (error, result);
}
