/* HKDF-SHA256 and Argon2id against the vectors of their RFCs; costs beyond the bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-error.h"
#include "pb-kdf.h"

#include <string.h>

#define MAX_OUTPUT 82

/* Runs of counting (step 1) or equal (step 0) bytes, which is how the RFCs write their inputs. */
typedef struct {
  guint8 first;
  guint8 step;
  guint8 length;
} Run;

/* RFC 5869, A.1 to A.3 */
static const struct {
  Run key, salt, info;
  const char *hex;
} vectors[] = {
    {{0x0b, 0, 22},
     {0, 1, 13},
     {0xf0, 1, 10},
     "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"},
    {{0, 1, 80},
     {0x60, 1, 80},
     {0xb0, 1, 80},
     "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
     "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
     "cc30c58179ec3e87c14c01d5c1f3434f1d87"},
    {{0x0b, 0, 22},
     {0, 0, 0},
     {0, 0, 0},
     "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"},
};

static PbKdfBytes
fill (Run run, guint8 *buffer)
{
  for (guint i = 0; i < run.length; i++)
    buffer[i] = (guint8) (run.first + i * run.step);
  return (PbKdfBytes) {buffer, run.length};
}

static char *
to_hex (const guint8 *bytes, gsize length)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}

static void
test_hkdf (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    guint8 key[80], salt[80], info[80], out[MAX_OUTPUT];
    gsize length = strlen (vectors[i].hex) / 2;
    g_autofree char *hex = NULL;
    g_autoptr (GError) error = NULL;

    pb_kdf_hkdf (fill (vectors[i].salt, salt), fill (vectors[i].key, key), fill (vectors[i].info, info), out,
                 length, &error);
    g_assert_no_error (error);
    hex = to_hex (out, length);
    g_assert_cmpstr (hex, ==, vectors[i].hex);
  }
}

static void
test_hkdf_length (void)
{
  static guint8 out[PB_KDF_HKDF_MAX + 1];
  const PbKdfBytes none = {NULL, 0};
  const PbKdfBytes key = {"key", 3};
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_kdf_hkdf (none, key, none, out, PB_KDF_HKDF_MAX, &error));
  g_assert_no_error (error);
  g_assert_false (pb_kdf_hkdf (none, key, none, out, PB_KDF_HKDF_MAX + 1, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (pb_kdf_hkdf (none, key, none, out, 0, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

/* RFC 9106 §5.3 */
static void
test_argon2id (void)
{
  guint8 passphrase[32], salt[16], secret[8], associated[12], out[32];
  const PbKdfCost cost = {.passes = 3, .memory_kib = 32, .lanes = 4};
  g_autofree char *hex = NULL;
  g_autoptr (GError) error = NULL;

  pb_kdf_argon2id (fill ((Run) {1, 0, 32}, passphrase), fill ((Run) {2, 0, 16}, salt),
                   fill ((Run) {3, 0, 8}, secret), fill ((Run) {4, 0, 12}, associated), &cost, out, &error);
  g_assert_no_error (error);
  hex = to_hex (out, sizeof out);
  g_assert_cmpstr (hex, ==, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

static void
test_bounds (void)
{
  static const struct {
    PbKdfCost cost;
    gboolean accepted;
  } cases[] = {
      {{1, 8, 1}, TRUE},      {{64, 4194304, 16}, TRUE},
      {{0, 8, 1}, FALSE},     {{65, 8, 1}, FALSE},
      {{1, 7, 1}, FALSE},     {{1, 4194305, 1}, FALSE},
      {{1, 8, 0}, FALSE},     {{1, 31, 4}, FALSE},
      {{1, 1024, 17}, FALSE}, {{G_MAXUINT32, G_MAXUINT32, G_MAXUINT32}, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint8 out[32] = {0};
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (pb_kdf_check_cost (&cases[i].cost, &error), ==, cases[i].accepted);
    if (cases[i].accepted)
      continue;
    g_assert_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED);
    g_clear_error (&error);
    g_assert_false (pb_kdf_argon2id ((PbKdfBytes) {"p", 1}, (PbKdfBytes) {"0123456789abcdef", 16},
                                     (PbKdfBytes) {NULL, 0}, (PbKdfBytes) {NULL, 0}, &cases[i].cost, out,
                                     &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_UNSUPPORTED);
  }
}

static void
test_salt (void)
{
  const PbKdfCost cost = {.passes = 1, .memory_kib = 8, .lanes = 1};
  guint8 out[32];
  g_autoptr (GError) error = NULL;

  g_assert_false (pb_kdf_argon2id ((PbKdfBytes) {"p", 1}, (PbKdfBytes) {"0123456789abcde", 15},
                                   (PbKdfBytes) {NULL, 0}, (PbKdfBytes) {NULL, 0}, &cost, out, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/kdf/hkdf-vectors", test_hkdf);
  g_test_add_func ("/vault/kdf/hkdf-length", test_hkdf_length);
  g_test_add_func ("/vault/kdf/argon2id-vector", test_argon2id);
  g_test_add_func ("/vault/kdf/cost-beyond-bounds", test_bounds);
  g_test_add_func ("/vault/kdf/short-salt", test_salt);
  return g_test_run ();
}
