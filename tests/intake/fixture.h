/* fixture.h: documents made at test time, so that no binary lies in the repository. All content is invented.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake.h"

#define FIXTURE_N_SCRIPTS 6u

typedef struct {
  const char *name;
  const char *font;
  const char *paragraph; /* one sentence of a statement */
} FixtureScript;

extern const FixtureScript fixture_scripts[FIXTURE_N_SCRIPTS];

/* fixture_intake_new: the reader of this build tree; @program: another one of tests/intake, or NULL. */
PbIntake *fixture_intake_new (const char *program);
PbDocument *fixture_document_new (GBytes *bytes, const char *name);

/* fixture_pdf: @n_pages pages, each with the six paragraphs, made with cairo and Pango. */
GBytes *fixture_pdf (guint n_pages);
/* fixture_pdf_scan: one page that is nothing but a picture. */
GBytes *fixture_pdf_scan (void);
/* fixture_pdf_from_objects: a PDF written by hand: object 1 is the catalog; offsets are made right.
 * NULL-terminated. */
GBytes *fixture_pdf_from_objects (const char *const *objects);
/* fixture_pdf_from_page: one page (object 3) with @page_entries, Helvetica as F1, and @content as its stream.
 */
GBytes *fixture_pdf_from_page (const char *page_entries, const char *content);

/* fixture_image: @type "jpeg" or "png": red left half, blue right half. */
GBytes *fixture_image (const char *type, int width, int height);
/* fixture_photograph: a JPEG with date, offset, camera, place and orientation 6 (to be turned right). */
GBytes *fixture_photograph (int width, int height);

/* fixture_run: a tool's standard output, with "@IN" replaced by a temporary file of @input, "@OUT" by another
 * name whose content comes back in @out_file. */
char *fixture_run (GBytes *input, const char *const *argv, GBytes **out_file);
