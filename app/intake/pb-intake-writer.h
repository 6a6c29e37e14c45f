/* pb-intake-writer.h: writes the one reply of the reader program, in pieces, into the memory the parent gave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-protocol.h"

G_BEGIN_DECLS

typedef struct {
  int fd;
  guint32 op;
  guint64 flushed;     /* bytes already in the memory */
  GByteArray *pending; /* (owned) */
  gsize text_total;
  PbIntakeStatus status; /* of the first thing that did not fit; else OK */
} PbIntakeWriter;

void pb_intake_writer_init (PbIntakeWriter *self, int fd, PbIntakeOp op);
void pb_intake_writer_clear (PbIntakeWriter *self);

/* pb_intake_writer_put_facts: @image: width, height, orientation. NULL facts are "not stated". */
void pb_intake_writer_put_facts (PbIntakeWriter *self, const char *const facts[PB_INTAKE_N_FACTS],
                                 const guint32 image[3]);
void pb_intake_writer_put_u32 (PbIntakeWriter *self, guint32 value);
/* pb_intake_writer_put_page: @text may be long; counted against PB_INTAKE_MAX_TEXT. @runs: raw
 * PB_INTAKE_RUN_SIZE records. */
void pb_intake_writer_put_page (PbIntakeWriter *self, double width, double height, const char *label,
                                const char *text, gsize text_length, GByteArray *runs);
void pb_intake_writer_put_bytes (PbIntakeWriter *self, gconstpointer bytes, gsize count);
void pb_intake_writer_put_trailer (PbIntakeWriter *self, guint32 warnings);
/* pb_intake_writer_finish: the head; from then on the reply is complete. With another @status than OK, a
 * report only. */
gboolean pb_intake_writer_finish (PbIntakeWriter *self, PbIntakeStatus status, guint32 place);

G_END_DECLS
