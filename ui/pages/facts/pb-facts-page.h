/* pb-facts-page.h: what has to be proved, with the state of each, and the assertions it rests on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_FACTS_PAGE (pb_facts_page_get_type ())
G_DECLARE_FINAL_TYPE (PbFactsPage, pb_facts_page, PB, FACTS_PAGE, PbPage)

/* pb_facts_page_count: facts that nothing supports. */
guint pb_facts_page_count (PbReview *review);

G_END_DECLS
