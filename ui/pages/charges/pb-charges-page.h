/* pb-charges-page.h: the counts of the indictment, each as a matrix: which element is shown against whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_CHARGES_PAGE (pb_charges_page_get_type ())
G_DECLARE_FINAL_TYPE (PbChargesPage, pb_charges_page, PB, CHARGES_PAGE, PbPage)

G_END_DECLS
