/* pb-case-header.h: the two header copies at the start of an encrypted case file (feasibility-storage.md §7).
 *
 * Pure: bytes in, bytes out; nothing here reads a file. Any thread. Integers are little-endian.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PB_CASE_HEADER_SIZE 4096
#define PB_CASE_HEADER_VERSION 1
#define PB_CASE_HEADER_SLOTS 8
#define PB_KEY_SLOT_SIZE 448

/* As stored; the first byte is the kind, 0 = empty (then all bytes are zero). */
typedef struct {
  guint8 bytes[PB_KEY_SLOT_SIZE];
} PbKeySlot;

typedef struct {
  guint8 file_id[16];
  guint32 version;
  guint32 min_reader;
  guint32 flags; /* none is defined yet: 0 */
  guint64 sequence;
  PbKeySlot slots[PB_CASE_HEADER_SLOTS];
  guint64 generation;
  guint32 groups;
  guint8 root[32];
  guint8 wal_salt[8];
  guint32 wal_frames;
  guint64 commits;
  guint8 chain_head[32];
} PbCaseHeader;

/* pb_case_header_encode: with MAC and checksum. Errors: INVALID (what decode would refuse), INTERNAL. */
gboolean pb_case_header_encode (const PbCaseHeader *self, const guint8 mac_key[32],
                                guint8 out[PB_CASE_HEADER_SIZE], GError **error);
/* pb_case_header_decode: magic, checksum and bounds; no key needed, so nothing is authentic before verify.
 * Errors: CORRUPT, VERSION_TOO_NEW, UNSUPPORTED. */
gboolean pb_case_header_decode (const guint8 in[PB_CASE_HEADER_SIZE], PbCaseHeader *out, GError **error);
/* pb_case_header_verify: the MAC, after a slot was opened. Errors: CORRUPT, INTERNAL. */
gboolean pb_case_header_verify (const guint8 in[PB_CASE_HEADER_SIZE], const guint8 mac_key[32],
                                GError **error);
/* pb_case_header_choose: decodes the valid copy with the higher sequence (A if equal).
 * Returns: 0 for A, 1 for B, -1 and the error of A if neither is valid. */
int pb_case_header_choose (const guint8 a[PB_CASE_HEADER_SIZE], const guint8 b[PB_CASE_HEADER_SIZE],
                           PbCaseHeader *out, GError **error);

G_END_DECLS
