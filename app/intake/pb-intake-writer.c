/* pb-intake-writer.c: see pb-intake-writer.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-intake-writer"

#include "config.h"

#include "pb-intake-writer.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define FLUSH_SIZE (1u << 20)

static gboolean
write_all (int fd, guint64 offset, const guint8 *bytes, gsize count)
{
  while (count > 0) {
    gssize n = pwrite (fd, bytes, count, (off_t) offset);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    bytes += n;
    count -= (gsize) n;
    offset += (guint64) n;
  }
  return TRUE;
}

static void
fail (PbIntakeWriter *self, PbIntakeStatus status)
{
  if (self->status == PB_INTAKE_STATUS_OK)
    self->status = status;
}

static void
flush (PbIntakeWriter *self)
{
  if (self->status == PB_INTAKE_STATUS_OK
      && (self->pending->len > PB_INTAKE_MAX_REPLY - self->flushed
          || !write_all (self->fd, self->flushed, self->pending->data, self->pending->len)))
    fail (self, PB_INTAKE_STATUS_TOO_MUCH_TEXT);
  self->flushed += self->pending->len;
  g_byte_array_set_size (self->pending, 0);
}

void
pb_intake_writer_init (PbIntakeWriter *self, int fd, PbIntakeOp op)
{
  memset (self, 0, sizeof *self);
  self->fd = fd;
  self->op = op;
  self->flushed = PB_INTAKE_REPLY_HEAD_SIZE;
  self->pending = g_byte_array_sized_new (FLUSH_SIZE);
}

void
pb_intake_writer_clear (PbIntakeWriter *self)
{
  g_clear_pointer (&self->pending, g_byte_array_unref);
}

void
pb_intake_writer_put_u32 (PbIntakeWriter *self, guint32 value)
{
  pb_intake_protocol_put_u32 (self->pending, value);
}

void
pb_intake_writer_put_facts (PbIntakeWriter *self, const char *const facts[PB_INTAKE_N_FACTS],
                            const guint32 image[3])
{
  for (guint i = 0; i < 3; i++)
    pb_intake_protocol_put_u32 (self->pending, image[i]);
  for (guint i = 0; i < PB_INTAKE_N_FACTS; i++) {
    g_autofree char *fact = facts[i] != NULL ? g_utf8_make_valid (facts[i], -1) : g_strdup ("");
    gsize length = strlen (fact);

    /* Cut at a character, never inside one. */
    if (length > PB_INTAKE_MAX_STRING)
      length = (gsize) (g_utf8_find_prev_char (fact, fact + PB_INTAKE_MAX_STRING) - fact);
    pb_intake_protocol_put_string (self->pending, fact, length);
  }
}

void
pb_intake_writer_put_page (PbIntakeWriter *self, double width, double height, const char *label,
                           const char *text, gsize text_length, GByteArray *runs)
{
  if (text_length > PB_INTAKE_MAX_TEXT - self->text_total) {
    fail (self, PB_INTAKE_STATUS_TOO_MUCH_TEXT);
    return;
  }
  self->text_total += text_length;
  pb_intake_protocol_put_u32 (self->pending, (guint32) lround (width * 1000));
  pb_intake_protocol_put_u32 (self->pending, (guint32) lround (height * 1000));
  pb_intake_protocol_put_string (self->pending, label, strlen (label));
  pb_intake_protocol_put_string (self->pending, text, text_length);
  pb_intake_protocol_put_u32 (self->pending, runs->len / PB_INTAKE_RUN_SIZE);
  g_byte_array_append (self->pending, runs->data, runs->len);
  if (self->pending->len >= FLUSH_SIZE)
    flush (self);
}

void
pb_intake_writer_put_bytes (PbIntakeWriter *self, gconstpointer bytes, gsize count)
{
  flush (self);
  if (self->status != PB_INTAKE_STATUS_OK)
    return;
  if (count > PB_INTAKE_MAX_REPLY - self->flushed || !write_all (self->fd, self->flushed, bytes, count))
    fail (self, PB_INTAKE_STATUS_PICTURE_TOO_LARGE);
  self->flushed += count;
}

void
pb_intake_writer_put_trailer (PbIntakeWriter *self, guint32 warnings)
{
  pb_intake_protocol_put_u32 (self->pending, warnings);
  pb_intake_protocol_put_u32 (self->pending, PB_INTAKE_MAGIC_END);
}

gboolean
pb_intake_writer_finish (PbIntakeWriter *self, PbIntakeStatus status, guint32 place)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  guint64 total;

  flush (self);
  if (status == PB_INTAKE_STATUS_OK)
    status = self->status;
  total = status == PB_INTAKE_STATUS_OK ? self->flushed : PB_INTAKE_REPLY_HEAD_SIZE;
  pb_intake_protocol_put_u32 (head, PB_INTAKE_MAGIC_REPLY);
  pb_intake_protocol_put_u32 (head, PB_INTAKE_PROTOCOL_VERSION);
  pb_intake_protocol_put_u32 (head, (guint32) total);
  pb_intake_protocol_put_u32 (head, status);
  pb_intake_protocol_put_u32 (head, self->op);
  pb_intake_protocol_put_u32 (head, place);
  return write_all (self->fd, 0, head->data, head->len);
}
