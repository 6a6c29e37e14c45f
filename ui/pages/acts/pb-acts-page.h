/* pb-acts-page.h: what happened or is said to have happened, in order of time, and the places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_ACTS_PAGE (pb_acts_page_get_type ())
G_DECLARE_FINAL_TYPE (PbActsPage, pb_acts_page, PB, ACTS_PAGE, PbPage)

G_END_DECLS
