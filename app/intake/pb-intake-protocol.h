/* pb-intake-protocol.h: the messages between Probata and its confined reader.
 *
 * Request: 32 bytes, written by the parent on the reader's standard input. Reply: one message in a memfd
 * whose size is fixed and sealed beforehand, so that a reader gone wrong can neither grow it nor change it
 * after its death. All numbers are little-endian 32 bits; lengths are in 1/1000 point, so that "not a number"
 * cannot be said at all. The parent believes none of it: pb-intake-reply.c checks every count before it is
 * used.
 *
 * request: "PBIQ" version op kind page scale max-side reserved(0)
 *          scale in 1/1000 pixel per point; max-side in pixels, 0: use the scale
 * reply:   "PBIR" version total-size status op place, then what follows for status 0
 *          place: the page of a failure, from 1; else 0
 * READ:    pixel-width pixel-height orientation, PB_INTAKE_N_FACTS strings, n-pages,
 *          per page: width height label text n-runs,
 *          per run: start end x width y height (x, y signed),
 *          warnings(bits) "PBIE"
 * PICTURE: width height stride reserved*5, from byte 56 on stride x height bytes of premultiplied BGRA
 * string:  length, bytes of UTF-8, one NUL that the length does not count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-limits.h"

#include <glib.h>

G_BEGIN_DECLS

#define PB_INTAKE_PROTOCOL_VERSION 1u
#define PB_INTAKE_MAGIC_REQUEST 0x51494250u /* "PBIQ" */
#define PB_INTAKE_MAGIC_REPLY 0x52494250u   /* "PBIR" */
#define PB_INTAKE_MAGIC_END 0x45494250u     /* "PBIE" */
#define PB_INTAKE_REQUEST_SIZE 32u
#define PB_INTAKE_REPLY_HEAD_SIZE 24u
#define PB_INTAKE_PICTURE_OFFSET 56u
#define PB_INTAKE_RUN_SIZE 24u
#define PB_INTAKE_MIN_PAGE_SIZE 22u /* five numbers, and the NULs of two empty strings */

/* File descriptors of the reader; standard input carries the request. */
#define PB_INTAKE_FD_DOCUMENT 3
#define PB_INTAKE_FD_REPLY 4

/* Exit statuses of the reader: 0 is a complete reply, be it a report of failure. */
#define PB_INTAKE_EXIT_NOT_CONFINED 70 /* EX_SOFTWARE: it refused to read without its confinement */
#define PB_INTAKE_EXIT_BAD_REQUEST 64  /* EX_USAGE */
#define PB_INTAKE_EXIT_NOT_FOUND 127   /* could not be started at all */

typedef enum {
  PB_INTAKE_OP_READ = 1,
  PB_INTAKE_OP_PICTURE = 2,
} PbIntakeOp;

typedef enum {
  PB_INTAKE_KIND_NONE = 0, /* nothing this version reads */
  PB_INTAKE_KIND_PDF = 1,
  PB_INTAKE_KIND_JPEG = 2,
  PB_INTAKE_KIND_PNG = 3,
  PB_INTAKE_KIND_TEXT = 4,
} PbIntakeKind;

typedef enum {
  PB_INTAKE_STATUS_OK = 0,
  PB_INTAKE_STATUS_ENCRYPTED = 1,
  PB_INTAKE_STATUS_DAMAGED = 2,
  PB_INTAKE_STATUS_NO_PAGES = 3,
  PB_INTAKE_STATUS_TOO_MANY_PAGES = 4,
  PB_INTAKE_STATUS_TOO_MUCH_TEXT = 5,
  PB_INTAKE_STATUS_NO_SUCH_PAGE = 6,
  PB_INTAKE_STATUS_PAGE_SIZE = 7,
  PB_INTAKE_STATUS_PICTURE_TOO_LARGE = 8,
  PB_INTAKE_STATUS_NOT_TEXT = 9,
  PB_INTAKE_STATUS_NO_MEMORY = 10,
  PB_INTAKE_N_STATUS = 11,
} PbIntakeStatus;

/* PbIntakeFact: what a file says about itself, as text, exactly as it says it (coordinates: decimal degrees).
 */
typedef enum {
  PB_INTAKE_FACT_ENCODING,     /* text: what the bytes were taken for */
  PB_INTAKE_FACT_TAKEN_AT,     /* EXIF DateTimeOriginal, "2016:05:03 10:11:12" */
  PB_INTAKE_FACT_TAKEN_OFFSET, /* EXIF OffsetTimeOriginal, "+07:00" */
  PB_INTAKE_FACT_CAMERA,       /* EXIF make and model */
  PB_INTAKE_FACT_LATITUDE,     /* "13.756389", south negative */
  PB_INTAKE_FACT_LONGITUDE,    /* west negative */
} PbIntakeFact;

#define PB_INTAKE_N_FACTS 6u

/* Bits of the warnings, in the order of their machine keys in pb-intake-reply.c. */
typedef enum {
  PB_INTAKE_WARNING_JAVASCRIPT = 1 << 0,
  PB_INTAKE_WARNING_LAUNCH_ACTION = 1 << 1,
  PB_INTAKE_WARNING_EMBEDDED_FILE = 1 << 2,
  PB_INTAKE_WARNING_SUBMIT_FORM = 1 << 3,
  PB_INTAKE_WARNING_EXTERNAL_LINK = 1 << 4,
  PB_INTAKE_WARNING_REMOTE_FILE = 1 << 5,
  PB_INTAKE_WARNING_RICH_MEDIA = 1 << 6,
  PB_INTAKE_WARNING_OPEN_ACTION = 1 << 7,
  PB_INTAKE_WARNING_XFA_FORM = 1 << 8,
  PB_INTAKE_WARNING_SIGNATURE = 1 << 9,
  PB_INTAKE_WARNING_REPAIRED = 1 << 10,          /* the cross-reference table was rebuilt */
  PB_INTAKE_WARNING_EMPTY_PASSWORD = 1 << 11,    /* encrypted, opens without a password */
  PB_INTAKE_WARNING_TEXT_OUTSIDE_PAGE = 1 << 12, /* words nobody sees on the page */
  PB_INTAKE_WARNING_PAGE_SIZE = 1 << 13, /* a page of impossible size: text without boxes, no picture */
  PB_INTAKE_WARNING_NOT_ALL_EXAMINED = 1 << 14, /* more objects than are looked through for actions */
} PbIntakeWarning;

#define PB_INTAKE_N_WARNINGS 15u

typedef struct {
  guint32 op;       /* PbIntakeOp */
  guint32 kind;     /* PbIntakeKind, as the parent's sniffing says */
  guint32 page;     /* from 0 */
  guint32 scale;    /* 1/1000 pixel per point (images: per pixel) */
  guint32 max_side; /* pixels; 0: use @scale */
} PbIntakeRequest;

/* pb_intake_protocol_put_request, _get_request: the fixed 32 bytes. FALSE: not a request of this version. */
void pb_intake_protocol_put_request (const PbIntakeRequest *request,
                                     guint8 out_bytes[PB_INTAKE_REQUEST_SIZE]);
gboolean pb_intake_protocol_get_request (const guint8 *bytes, gsize size, PbIntakeRequest *out_request);

/* PbIntakeReader: walks over untrusted bytes; after the first failure every answer is 0 and failed stays set.
 */
typedef struct {
  const guint8 *data;
  gsize size;
  gsize at;
  gboolean failed;
} PbIntakeReader;

guint32 pb_intake_protocol_get_u32 (PbIntakeReader *reader);
/* pb_intake_protocol_get_string:
 * Returns: (transfer none): valid UTF-8, NUL-terminated inside the message; NULL when it is not that or
 * longer than @max.
 */
const char *pb_intake_protocol_get_string (PbIntakeReader *reader, gsize max, gsize *out_length);
gsize pb_intake_protocol_get_left (const PbIntakeReader *reader);

/* Appending, for the reader program and for test doubles. */
void pb_intake_protocol_put_u32 (GByteArray *message, guint32 value);
void pb_intake_protocol_put_string (GByteArray *message, const char *text, gsize length);

G_END_DECLS
