/* pb-intake-result.h: what the confined reader found in one document, after every number of it was checked.
 *
 * Immutable; usable from any thread. Strings come from a hostile file: valid UTF-8, of bounded length, but to
 * be shown through pb_text_for_display().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake-protocol.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* PbIntakeRun: the box of a stretch of text: a word, or a letter with its marks where a script writes without
 * spaces. */
typedef struct {
  guint32 start; /* bytes into the page's text, at character boundaries */
  guint32 end; /* behind the last byte; runs ascend and do not overlap; white space between them has no box */
  float x;     /* points from the left edge of the page as shown (crop box, rotation applied) */
  float y;     /* points from its top edge */
  float width;
  float height;
} PbIntakeRun;

typedef struct {
  double x, y, width, height; /* as PbIntakeRun */
} PbIntakeRectangle;

typedef struct {
  const char *label; /* as the document numbers it ("iv"); "" when it does not */
  double width;      /* points as shown; 0 for plain text and pages of impossible size */
  double height;
  const char *text; /* in the order of the content stream */
  gsize text_length;
  const PbIntakeRun *runs;
  guint n_runs;
} PbIntakePage;

#define PB_TYPE_INTAKE_RESULT (pb_intake_result_get_type ())
G_DECLARE_FINAL_TYPE (PbIntakeResult, pb_intake_result, PB, INTAKE_RESULT, GObject)

guint pb_intake_result_get_n_pages (PbIntakeResult *self);
/* pb_intake_result_get_page: @index from 0. (transfer none) */
const PbIntakePage *pb_intake_result_get_page (PbIntakeResult *self, guint index);
/* pb_intake_result_has_text: FALSE for pictures and for scans nobody has read yet. */
gboolean pb_intake_result_has_text (PbIntakeResult *self);
/* pb_intake_result_get_fact: NULL when the document does not say. */
const char *pb_intake_result_get_fact (PbIntakeResult *self, PbIntakeFact fact);
/* Pictures only, else 0: pixels as stored, and the EXIF orientation (1-8; 0 not stated). */
guint pb_intake_result_get_pixel_width (PbIntakeResult *self);
guint pb_intake_result_get_pixel_height (PbIntakeResult *self);
guint pb_intake_result_get_orientation (PbIntakeResult *self);
/* pb_intake_result_get_warnings: (transfer none): NULL-terminated machine keys ("javascript", "embedded-file"
 * …). */
const char *const *pb_intake_result_get_warnings (PbIntakeResult *self);

/* pb_intake_page_find_rectangles:
 * Where the bytes from @start to @end of the page's text stand, neighbours on a line joined; part of a word
 * takes its share of the word's box. Empty when there is no box. (transfer full) (element-type
 * PbIntakeRectangle)
 */
GArray *pb_intake_page_find_rectangles (const PbIntakePage *page, gsize start, gsize end);

G_END_DECLS
