/* pb-case-header.c: see pb-case-header.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-case-header"

#include "config.h"

#include "pb-case-header.h"
#include "pb-error.h"
#include "pb-vault-hash.h"

#include <gcrypt.h>
#include <string.h>

#define SLOTS_AT 128
#define STATE_AT 3712
#define MAC_AT 4000
#define SUM_AT 4032
/* The highest kind of slot: 1 passphrase, 2 recipient, 3 recovery code. */
#define MAX_KIND 3

static const guint8 magic[8] = {0x89, 'P', 'B', 'V', '\r', '\n', 0x1a, '\n'};

static void
put (guint8 *at, guint64 value, guint size)
{
  for (guint i = 0; i < size; i++)
    at[i] = (guint8) (value >> (8 * i));
}

static guint64
get (const guint8 *at, guint size)
{
  guint64 value = 0;

  for (guint i = 0; i < size; i++)
    value |= (guint64) at[i] << (8 * i);
  return value;
}

static void
lay_out (const PbCaseHeader *self, guint8 out[PB_CASE_HEADER_SIZE])
{
  guint8 *state = out + STATE_AT;

  memset (out, 0, PB_CASE_HEADER_SIZE);
  memcpy (out, magic, sizeof magic);
  put (out + 8, self->version, 2);
  put (out + 10, self->min_reader, 2);
  put (out + 12, self->flags, 4);
  put (out + 16, self->sequence, 8);
  memcpy (out + 24, self->file_id, sizeof self->file_id);
  put (out + 40, 8192, 4);  /* page size */
  put (out + 44, 16384, 4); /* where pages begin */
  put (out + 48, 32, 2);    /* reserved bytes of a page */
  out[50] = 1;              /* AES-256-GCM-SIV */
  out[51] = 1;              /* XTS for frame headers */
  out[52] = 1;              /* HKDF-SHA256 */
  out[53] = PB_CASE_HEADER_SLOTS;
  memcpy (out + SLOTS_AT, self->slots, sizeof self->slots);
  put (state, self->generation, 8);
  put (state + 8, self->groups, 4);
  put (state + 12, self->wal_frames, 4);
  memcpy (state + 16, self->root, 32);
  memcpy (state + 48, self->wal_salt, 8);
  put (state + 56, self->commits, 8);
  memcpy (state + 64, self->chain_head, 32);
}

static void
take_apart (const guint8 in[PB_CASE_HEADER_SIZE], PbCaseHeader *out)
{
  const guint8 *state = in + STATE_AT;

  out->version = (guint32) get (in + 8, 2);
  out->min_reader = (guint32) get (in + 10, 2);
  out->flags = (guint32) get (in + 12, 4);
  out->sequence = get (in + 16, 8);
  memcpy (out->file_id, in + 24, sizeof out->file_id);
  memcpy (out->slots, in + SLOTS_AT, sizeof out->slots);
  out->generation = get (state, 8);
  out->groups = (guint32) get (state + 8, 4);
  out->wal_frames = (guint32) get (state + 12, 4);
  memcpy (out->root, state + 16, 32);
  memcpy (out->wal_salt, state + 48, 8);
  out->commits = get (state + 56, 8);
  memcpy (out->chain_head, state + 64, 32);
}

static gboolean
check (const PbCaseHeader *self, int code, GError **error)
{
  static const PbKeySlot empty;
  gboolean good = self->version >= 1 && self->version <= G_MAXUINT16 && self->min_reader >= 1
                  && self->min_reader <= self->version && self->flags == 0;

  for (guint i = 0; i < PB_CASE_HEADER_SLOTS; i++) {
    const guint8 *bytes = self->slots[i].bytes;

    good = good && bytes[0] <= MAX_KIND && (bytes[0] != 0 || memcmp (bytes, &empty, sizeof empty) == 0);
  }
  if (!good)
    g_set_error (error, PB_ERROR, code, "The header of the case file has a value this version does not know");
  return good;
}

static gboolean
compute_mac (const guint8 in[PB_CASE_HEADER_SIZE], const guint8 key[32], guint8 out[32], GError **error)
{
  gcry_buffer_t parts[] = {{.size = 32, .len = 32, .data = (gpointer) key},
                           {.size = MAC_AT, .len = MAC_AT, .data = (gpointer) in}};
  gcry_error_t result = 0;

  pb_vault_hash_init ();
  result = gcry_md_hash_buffers (GCRY_MD_SHA256, GCRY_MD_FLAG_HMAC, out, parts, 2);
  if (result != 0)
    g_set_error (error, PB_ERROR, PB_ERROR_INTERNAL, "libgcrypt: %s", gcry_strerror (result));
  return result == 0;
}

gboolean
pb_case_header_encode (const PbCaseHeader *self, const guint8 mac_key[32], guint8 out[PB_CASE_HEADER_SIZE],
                       GError **error)
{
  g_return_val_if_fail (self != NULL && mac_key != NULL && out != NULL, FALSE);

  if (!check (self, PB_ERROR_INVALID, error))
    return FALSE;
  lay_out (self, out);
  if (!compute_mac (out, mac_key, out + MAC_AT, error))
    return FALSE;
  pb_vault_hash_digest (out, SUM_AT, out + SUM_AT);
  return TRUE;
}

gboolean
pb_case_header_decode (const guint8 in[PB_CASE_HEADER_SIZE], PbCaseHeader *out, GError **error)
{
  guint8 again[PB_CASE_HEADER_SIZE];
  guint8 sum[32];
  PbCaseHeader header = {0};

  pb_vault_hash_digest (in, SUM_AT, sum);
  if (memcmp (in, magic, sizeof magic) != 0 || memcmp (sum, in + SUM_AT, sizeof sum) != 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "A header copy of the case file is damaged");
    return FALSE;
  }
  take_apart (in, &header);
  if (header.min_reader > PB_CASE_HEADER_VERSION) {
    g_set_error (error, PB_ERROR, PB_ERROR_VERSION_TOO_NEW, "The case file needs a newer version of Probata");
    return FALSE;
  }
  if (!check (&header, PB_ERROR_UNSUPPORTED, error))
    return FALSE;
  /* Constants and zero bytes: whatever writing it again would not give is not ours. */
  lay_out (&header, again);
  memcpy (again + MAC_AT, in + MAC_AT, SUM_AT + 32 - MAC_AT);
  if (memcmp (again, in, sizeof again) != 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED,
                 "The header of the case file has a layout not known here");
    return FALSE;
  }
  *out = header;
  return TRUE;
}

gboolean
pb_case_header_verify (const guint8 in[PB_CASE_HEADER_SIZE], const guint8 mac_key[32], GError **error)
{
  guint8 mac[32];
  guint8 difference = 0;

  if (!compute_mac (in, mac_key, mac, error))
    return FALSE;
  for (guint i = 0; i < sizeof mac; i++)
    difference |= mac[i] ^ in[MAC_AT + i];
  if (difference != 0)
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
                 "The header of the case file was changed by somebody else");
  return difference == 0;
}

int
pb_case_header_choose (const guint8 a[PB_CASE_HEADER_SIZE], const guint8 b[PB_CASE_HEADER_SIZE],
                       PbCaseHeader *out, GError **error)
{
  PbCaseHeader first = {0};
  PbCaseHeader second = {0};
  g_autoptr (GError) problem = NULL;
  gboolean has_first = pb_case_header_decode (a, &first, &problem);
  gboolean has_second = pb_case_header_decode (b, &second, NULL);

  if (!has_first && !has_second) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return -1;
  }
  if (has_first && (!has_second || first.sequence >= second.sequence)) {
    *out = first;
    return 0;
  }
  *out = second;
  return 1;
}
