/* pb-assertion-drafts.h: the assertions of an exhibit that were begun and not recorded: kept, and offered one
 * after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_ASSERTION_DRAFTS (pb_assertion_drafts_get_type ())
G_DECLARE_FINAL_TYPE (PbAssertionDrafts, pb_assertion_drafts, PB, ASSERTION_DRAFTS, GtkWidget)

/* Signal "resume" (const char *content): somebody wants to go on with it. Nothing is seen while there is
 * nothing to offer. */

void pb_assertion_drafts_set_case (PbAssertionDrafts *self, PbCase *document);
/* pb_assertion_drafts_set_exhibit: looks for what was begun in it. */
void pb_assertion_drafts_set_exhibit (PbAssertionDrafts *self, const char *exhibit_id);
/* pb_assertion_drafts_put: @place, @content: as PbAssertionPanel tells by "draft". */
void pb_assertion_drafts_put (PbAssertionDrafts *self, const char *place, const char *content);
/* pb_assertion_drafts_get: what was begun at that place. (nullable) (transfer none) */
const char *pb_assertion_drafts_get (PbAssertionDrafts *self, const char *place);
/* pb_assertion_drafts_set_current: the one that is being worked on is not offered. @place: (nullable). */
void pb_assertion_drafts_set_current (PbAssertionDrafts *self, const char *place);

G_END_DECLS
