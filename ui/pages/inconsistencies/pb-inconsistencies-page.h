/* pb-inconsistencies-page.h: where accounts differ: both passages side by side, the rule, what it touches,
 * and what a named person makes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_INCONSISTENCIES_PAGE (pb_inconsistencies_page_get_type ())
G_DECLARE_FINAL_TYPE (PbInconsistenciesPage, pb_inconsistencies_page, PB, INCONSISTENCIES_PAGE, PbPage)

G_END_DECLS
