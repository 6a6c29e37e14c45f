/* The header copies of an encrypted case file: round trip, every bit flipped, torn writes, bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-case-header.h"
#include "pb-error.h"

#include <string.h>

static const guint8 key[32] = {1, 2, 3};

static void
make (guint64 sequence, PbCaseHeader *header, guint8 out[PB_CASE_HEADER_SIZE])
{
  g_autoptr (GError) error = NULL;

  memset (header, 0, sizeof *header);
  header->version = header->min_reader = 1;
  header->sequence = sequence;
  header->generation = 0x0102030405060708;
  header->groups = 7;
  header->wal_frames = 9;
  header->commits = 11;
  memset (header->file_id, 0x11, sizeof header->file_id);
  memset (header->root, 0x22, sizeof header->root);
  memset (header->wal_salt, 0x33, sizeof header->wal_salt);
  memset (header->chain_head, 0x44, sizeof header->chain_head);
  memset (header->slots[7].bytes, 1, PB_KEY_SLOT_SIZE);
  pb_case_header_encode (header, key, out, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  const guint8 other[32] = {1, 2, 4};
  guint8 bytes[PB_CASE_HEADER_SIZE];
  PbCaseHeader in, out = {0};
  g_autoptr (GError) error = NULL;

  make (5, &in, bytes);
  g_assert_true (pb_case_header_decode (bytes, &out, &error));
  g_assert_cmpmem (&in, sizeof in, &out, sizeof out);
  g_assert_true (pb_case_header_verify (bytes, key, &error));
  g_assert_false (pb_case_header_verify (bytes, other, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
}

static void
test_bits (void)
{
  guint8 bytes[PB_CASE_HEADER_SIZE];
  PbCaseHeader header;

  make (5, &header, bytes);
  for (guint bit = 0; bit < PB_CASE_HEADER_SIZE * 8; bit++) {
    bytes[bit / 8] ^= (guint8) (1 << bit % 8);
    g_assert_false (pb_case_header_decode (bytes, &header, NULL));
    bytes[bit / 8] ^= (guint8) (1 << bit % 8);
  }
}

static void
test_torn (void)
{
  guint8 old[PB_CASE_HEADER_SIZE], before[PB_CASE_HEADER_SIZE], after[PB_CASE_HEADER_SIZE];
  PbCaseHeader header;

  make (4, &header, before);
  make (5, &header, old);
  make (6, &header, after);
  for (guint cut = 0; cut <= PB_CASE_HEADER_SIZE; cut++) {
    memcpy (before, after, cut);
    g_assert_cmpint (pb_case_header_choose (old, before, &header, NULL), >=, 0);
    g_assert_true (header.sequence == 5
                   || (header.sequence == 6 && memcmp (before, after, sizeof after) == 0));
  }
  g_assert_cmpuint (header.sequence, ==, 6);
}

static void
test_bounds (void)
{
  guint8 bytes[PB_CASE_HEADER_SIZE];
  PbCaseHeader header;
  g_autoptr (GError) error = NULL;

  make (5, &header, bytes);
  header.slots[0].bytes[0] = 4;
  g_assert_false (pb_case_header_encode (&header, key, bytes, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_clear_error (&error);
  header.slots[0].bytes[0] = 0;
  header.version = header.min_reader = 2;
  g_assert_true (pb_case_header_encode (&header, key, bytes, &error));
  g_assert_false (pb_case_header_decode (bytes, &header, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_VERSION_TOO_NEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/case-header/round-trip", test_round_trip);
  g_test_add_func ("/vault/case-header/every-bit", test_bits);
  g_test_add_func ("/vault/case-header/torn-copy", test_torn);
  g_test_add_func ("/vault/case-header/bounds", test_bounds);
  return g_test_run ();
}
