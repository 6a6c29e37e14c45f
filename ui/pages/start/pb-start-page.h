/* pb-start-page.h: the next actions of the job: one list per user, each line leading to where it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_START_PAGE (pb_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PbStartPage, pb_start_page, PB, START_PAGE, PbPage)

G_END_DECLS
