/* pb-page-list.h: which pages a case has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

typedef struct {
  const char *id; /* first part of a location */
  const char *title;
  const char *icon;
  GType (*get_type) (void); /* of a PbPage */
  /* (nullable): open work on it, from a review */
  guint (*count) (PbReview *review);
  gboolean has_own_margin; /* shows beside itself what is chosen: the pane must not come to float over it */
} PbPageEntry;

/* pb_page_list_get: in the order of the sidebar. (transfer none) */
const PbPageEntry *pb_page_list_get (guint *out_n);
/* pb_page_list_find: (nullable) */
const PbPageEntry *pb_page_list_find (const char *id);

G_END_DECLS
