/* pb-history-page.h: everything that was done to the case, latest first, with who did it, before and after;
 * the whole or of one record, by somebody, at some time, with some words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_HISTORY_PAGE (pb_history_page_get_type ())
G_DECLARE_FINAL_TYPE (PbHistoryPage, pb_history_page, PB, HISTORY_PAGE, PbPage)

G_END_DECLS
