/* pb-intake-protocol.c: see pb-intake-protocol.h. Both sides link it; fuzzed by tests/fuzz/fuzz_protocol.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-intake-protocol"

#include "config.h"

#include "pb-intake-protocol.h"

#include <string.h>

static void
store_u32 (guint8 *bytes, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  memcpy (bytes, &little, sizeof little);
}

static guint32
load_u32 (const guint8 *bytes)
{
  guint32 little;

  memcpy (&little, bytes, sizeof little);
  return GUINT32_FROM_LE (little);
}

void
pb_intake_protocol_put_request (const PbIntakeRequest *request, guint8 out_bytes[PB_INTAKE_REQUEST_SIZE])
{
  const guint32 words[] = {
      PB_INTAKE_MAGIC_REQUEST, PB_INTAKE_PROTOCOL_VERSION, request->op, request->kind, request->page,
      request->scale,          request->max_side,          0,
  };

  G_STATIC_ASSERT (sizeof words == PB_INTAKE_REQUEST_SIZE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    store_u32 (out_bytes + i * sizeof (guint32), words[i]);
}

gboolean
pb_intake_protocol_get_request (const guint8 *bytes, gsize size, PbIntakeRequest *out_request)
{
  guint32 words[PB_INTAKE_REQUEST_SIZE / sizeof (guint32)];

  if (size != PB_INTAKE_REQUEST_SIZE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = load_u32 (bytes + i * sizeof (guint32));
  if (words[0] != PB_INTAKE_MAGIC_REQUEST || words[1] != PB_INTAKE_PROTOCOL_VERSION || words[7] != 0)
    return FALSE;
  if (words[2] != PB_INTAKE_OP_READ && words[2] != PB_INTAKE_OP_PICTURE)
    return FALSE;
  if (words[3] < PB_INTAKE_KIND_PDF || words[3] > PB_INTAKE_KIND_TEXT)
    return FALSE;
  if (words[4] >= PB_INTAKE_MAX_PAGES || words[6] > PB_INTAKE_MAX_PICTURE_SIDE)
    return FALSE;
  out_request->op = words[2];
  out_request->kind = words[3];
  out_request->page = words[4];
  out_request->scale = words[5];
  out_request->max_side = words[6];
  return TRUE;
}

gsize
pb_intake_protocol_get_left (const PbIntakeReader *reader)
{
  return reader->failed ? 0 : reader->size - reader->at;
}

guint32
pb_intake_protocol_get_u32 (PbIntakeReader *reader)
{
  guint32 value;

  if (pb_intake_protocol_get_left (reader) < sizeof value) {
    reader->failed = TRUE;
    return 0;
  }
  value = load_u32 (reader->data + reader->at);
  reader->at += sizeof value;
  return value;
}

const char *
pb_intake_protocol_get_string (PbIntakeReader *reader, gsize max, gsize *out_length)
{
  gsize length = pb_intake_protocol_get_u32 (reader);
  const char *text;

  /* ">=" leaves room for the NUL; compared before anything is added, so nothing can wrap. */
  if (length > max || length >= pb_intake_protocol_get_left (reader)) {
    reader->failed = TRUE;
    return NULL;
  }
  text = (const char *) reader->data + reader->at;
  /* With a length given, GLib also refuses a NUL inside. */
  if (text[length] != '\0' || !g_utf8_validate (text, (gssize) length, NULL)) {
    reader->failed = TRUE;
    return NULL;
  }
  reader->at += length + 1;
  if (out_length != NULL)
    *out_length = length;
  return text;
}

void
pb_intake_protocol_put_u32 (GByteArray *message, guint32 value)
{
  guint8 bytes[sizeof value];

  store_u32 (bytes, value);
  g_byte_array_append (message, bytes, sizeof bytes);
}

void
pb_intake_protocol_put_string (GByteArray *message, const char *text, gsize length)
{
  pb_intake_protocol_put_u32 (message, (guint32) length);
  g_byte_array_append (message, (const guint8 *) text, (guint) length);
  g_byte_array_append (message, (const guint8 *) "", 1);
}
