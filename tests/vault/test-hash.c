/* SHA-256 against the published vectors, however the bytes are cut.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-vault-hash.h"

#include <string.h>

#define MILLION 1000000

/* FIPS 180-4 and NIST CAVP (SHA256ShortMsg.rsp); the last is FIPS 180-2 B.3. */
static const struct {
  const char *bytes;
  gsize length;
  const char *hex;
} vectors[] = {
    {"", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"\xd3", 1, "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"},
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *hex = pb_vault_hash_bytes (vectors[i].bytes, vectors[i].length);

    g_assert_cmpstr (hex, ==, vectors[i].hex);
  }
}

static void
test_cuts (void)
{
  g_autofree char *bytes = g_malloc (MILLION);
  static const gsize cuts[] = {1, 63, 64, 65, 4096, MILLION};

  memset (bytes, 'a', MILLION);
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    g_autoptr (PbVaultHash) hash = pb_vault_hash_new ();
    g_autofree char *hex = NULL;

    for (gsize done = 0; done < MILLION; done += cuts[i])
      pb_vault_hash_update (hash, bytes + done, MIN (cuts[i], MILLION - done));
    hex = pb_vault_hash_dup_hex (hash);
    g_assert_cmpstr (hex, ==, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }
}

static void
test_random (void)
{
  guint8 first[32] = {0};
  guint8 second[32] = {0};

  pb_vault_hash_random (first, sizeof first);
  pb_vault_hash_random (second, sizeof second);
  g_assert_true (memcmp (first, second, sizeof first) != 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/hash/vectors", test_vectors);
  g_test_add_func ("/vault/hash/cut-anywhere", test_cuts);
  g_test_add_func ("/vault/hash/random-differs", test_random);
  return g_test_run ();
}
