/* probata-intake.c: the confined reader: one request in, one reply out, then gone.
 *
 * Standard input: the request. Descriptor 3: the document, sealed. Descriptor 4: memory of fixed size for the
 * reply. It knows no case, no key, no name; it never prints what it read. Formats and limits:
 * pb-intake-protocol.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "probata-intake"

#include "config.h"

#include "pb-confine.h"
#include "pb-image.h"
#include "pb-intake-writer.h"
#include "pb-pdf-raw.h"
#include "pb-picture.h"
#include "pb-plain-text.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
read_request (PbIntakeRequest *out_request)
{
  guint8 bytes[PB_INTAKE_REQUEST_SIZE + 1];
  gsize size = 0;

  while (size < sizeof bytes) {
    gssize n = read (STDIN_FILENO, bytes + size, sizeof bytes - size);

    if (n < 0)
      return FALSE;
    if (n == 0)
      break;
    size += (gsize) n;
  }
  return pb_intake_protocol_get_request (bytes, size, out_request);
}

static void
prepare (const PbIntakeRequest *request)
{
  gboolean picture = request->op == PB_INTAKE_OP_PICTURE;

  if (request->kind == PB_INTAKE_KIND_PDF)
    pb_pdf_raw_prepare ();
  if (picture)
    pb_picture_prepare ((PbIntakeKind) request->kind);
  else if (request->kind == PB_INTAKE_KIND_JPEG || request->kind == PB_INTAKE_KIND_PNG)
    pb_image_prepare ();
}

static PbIntakeStatus
read_document (const PbIntakeRequest *request, const guint8 *data, gsize size, PbIntakeWriter *writer,
               guint32 *out_place)
{
  static const char *const no_facts[PB_INTAKE_N_FACTS] = {NULL};
  const guint32 no_image[3] = {0};

  if (request->kind == PB_INTAKE_KIND_TEXT)
    return pb_plain_text_write (data, size, writer);
  if (request->kind != PB_INTAKE_KIND_PDF)
    return pb_image_write (data, size, writer);
  pb_intake_writer_put_facts (writer, no_facts, no_image);
  return pb_pdf_raw_write ((const char *) data, size, writer, out_place);
}

static PbIntakeStatus
draw (const PbIntakeRequest *request, const guint8 *data, gsize size, PbIntakeWriter *writer)
{
  if (request->kind == PB_INTAKE_KIND_PDF)
    return pb_picture_write_page (data, size, request, writer);
  if (request->kind == PB_INTAKE_KIND_TEXT)
    return PB_INTAKE_STATUS_NO_SUCH_PAGE;
  return pb_picture_write_image (data, size, request, writer);
}

static gboolean
answer (const PbIntakeRequest *request, gsize size)
{
  const guint8 *data = mmap (NULL, size, PROT_READ, MAP_PRIVATE, PB_INTAKE_FD_DOCUMENT, 0);
  PbIntakeWriter writer;
  PbIntakeStatus status;
  guint32 place = 0;
  gboolean ok;

  pb_intake_writer_init (&writer, PB_INTAKE_FD_REPLY, (PbIntakeOp) request->op);
  if (data == MAP_FAILED)
    status = PB_INTAKE_STATUS_NO_MEMORY;
  else if (request->op == PB_INTAKE_OP_READ)
    status = read_document (request, data, size, &writer, &place);
  else
    status = draw (request, data, size, &writer);
  ok = pb_intake_writer_finish (&writer, status, place);
  pb_intake_writer_clear (&writer);
  return ok;
}

int
main (int argc, char *argv[])
{
  PbIntakeRequest request;
  struct stat info;
  gboolean landlock;

  /* Whoever started us may have left something open: a case, a key, a socket. */
  if (close_range (PB_INTAKE_FD_REPLY + 1, ~0u, 0) != 0)
    return PB_INTAKE_EXIT_NOT_CONFINED;
  if (argc == 2 && strcmp (argv[1], "--self-test") == 0)
    return pb_confine_self_test ();
  if (argc != 1 || !read_request (&request) || fstat (PB_INTAKE_FD_DOCUMENT, &info) != 0 || info.st_size <= 0
      || info.st_size > (off_t) PB_INTAKE_MAX_DOCUMENT)
    return PB_INTAKE_EXIT_BAD_REQUEST;
  prepare (&request);
  if (!pb_confine_enter ((guint64) info.st_size, request.op == PB_INTAKE_OP_PICTURE, &landlock))
    return PB_INTAKE_EXIT_NOT_CONFINED;
  /* Leaves without running destructors: they have nothing to save and would walk over what a hostile file
   * built. */
  _exit (answer (&request, (gsize) info.st_size) ? 0 : PB_INTAKE_EXIT_BAD_REQUEST);
}
