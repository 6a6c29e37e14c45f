/* pb-location.h: a place in the window that one can go back to: "PAGE", "PAGE/KIND/ID".
 *
 * KIND is the name of a table ("fact"), ID a record's. Locations are the targets of win.go, win.open and
 * win.inspect and what back and forward remember; they hold no text of the case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-kind.h"

G_BEGIN_DECLS

typedef struct {
  char *page;  /* (owned) (nullable): NULL for "KIND/ID" */
  PbKind kind; /* PB_KIND_NONE: the page itself */
  char *id;    /* (owned) (nullable) */
} PbLocation;

/* pb_location_new: "PAGE", or "PAGE/KIND/ID" when @id is given; without @page "KIND/ID". (transfer full) */
char *pb_location_new (const char *page, PbKind kind, const char *id);
/* pb_location_parse: FALSE when it is not one. @location: cleared with pb_location_clear(). */
gboolean pb_location_parse (const char *text, PbLocation *location);
void pb_location_clear (PbLocation *location);

/* pb_location_find_page: on which page records of @kind are worked with. (transfer none) */
const char *pb_location_find_page (PbKind kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbLocation, pb_location_clear)

G_END_DECLS
