/* pb-assertion-panel.h: from words on a page to an assertion with its values and its fact, in one gesture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the words stand. */
typedef struct {
  const char *passage_id; /* (nullable): of a passage that is there already */
  const char *exhibit_id;
  guint page;           /* from 1; 0: none */
  const char *quote;    /* (nullable): none in a picture */
  guint occurrence;     /* of the quote on its page, from 1 */
  const char *region;   /* (nullable): "x y w h" in thousandths */
  const char *language; /* (nullable) */
} PbAssertionPlace;

#define PB_TYPE_ASSERTION_PANEL (pb_assertion_panel_get_type ())
G_DECLARE_FINAL_TYPE (PbAssertionPanel, pb_assertion_panel, PB, ASSERTION_PANEL, GtkWidget)

/* Signals "closed"; "recorded" (const char *passage_id); "draft" (const char *place, const char *content):
 * what is typed and not recorded, a moment after it was typed; NULL: nothing (any more). */

void pb_assertion_panel_set_case (PbAssertionPanel *self, PbCase *document);
/* pb_assertion_panel_begin: @place is copied. Suggests values, speaker and proposition; what stood in the
 * panel is replaced. */
void pb_assertion_panel_begin (PbAssertionPanel *self, const PbAssertionPlace *place);
/* pb_assertion_panel_get_place: of the words it is about, as drafts name it. (nullable) (transfer none) */
const char *pb_assertion_panel_get_place (PbAssertionPanel *self);
/* pb_assertion_panel_keep: tells "draft" at once. */
void pb_assertion_panel_keep (PbAssertionPanel *self);
/* pb_assertion_panel_resume: as it stood when @content was told by "draft"; FALSE: that is none. */
gboolean pb_assertion_panel_resume (PbAssertionPanel *self, const char *content);
/* pb_assertion_panel_record: what the button does: one gesture; the panel stays as it is when that fails. */
void pb_assertion_panel_record (PbAssertionPanel *self);
/* pb_assertion_panel_set_fact: @id: NULL: a new one called @label. */
void pb_assertion_panel_set_fact (PbAssertionPanel *self, const char *id, const char *label);
/* pb_assertion_panel_get_values: (transfer none) (element-type PbRecord): suggested and not removed. */
GPtrArray *pb_assertion_panel_get_values (PbAssertionPanel *self);

G_END_DECLS
