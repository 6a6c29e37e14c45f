/* pb-remedies-page.h: what is owed to a victim, on which proof, by which route and until when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_REMEDIES_PAGE (pb_remedies_page_get_type ())
G_DECLARE_FINAL_TYPE (PbRemediesPage, pb_remedies_page, PB, REMEDIES_PAGE, PbPage)

G_END_DECLS
