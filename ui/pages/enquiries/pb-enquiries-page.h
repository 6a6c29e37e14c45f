/* pb-enquiries-page.h: what is still to be found out, first what vanishes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_ENQUIRIES_PAGE (pb_enquiries_page_get_type ())
G_DECLARE_FINAL_TYPE (PbEnquiriesPage, pb_enquiries_page, PB, ENQUIRIES_PAGE, PbPage)

/* pb_enquiries_page_count: enquiries that are not settled. */
guint pb_enquiries_page_count (PbReview *review);

G_END_DECLS
