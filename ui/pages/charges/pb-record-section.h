/* pb-record-section.h: the records of one kind that belong to what the pane shows: each in a few words, with
 * the words it rests on, to be changed there; and one to add.
 *
 * For kinds the review does not hold: they are read when the pane shows them. Tests:
 * tests/ui/test-charges.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_SECTION (pb_record_section_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordSection, pb_record_section, PB, RECORD_SECTION, GtkWidget)

/* Only rows whose @column is empty or one of @values; without @values any row. */
typedef struct {
  const char *column;
  const char *const *values; /* (nullable) */
} PbRecordSectionLimit;

typedef struct {
  PbKind kind; /* PB_KIND_ALTERNATIVE, PB_KIND_DEFENCE or PB_KIND_INDICATOR_ANSWER */
  const char *column;
  const char *const *values; /* rows whose @column is one of these, in this order */
  PbRecordSectionLimit limits[2];
  const char *title, *empty; /* what stands there; what is said when there is none */
  gboolean is_part;          /* of something that has a heading itself */
  const char *add;           /* what the button beside the title does */
  const char *add_target;    /* target of win.add */
} PbRecordSectionSpec;

/* pb_record_section_new: copies @spec. */
GtkWidget *pb_record_section_new (PbCase *document, const PbRecordSectionSpec *spec);

G_END_DECLS
