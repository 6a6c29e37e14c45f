/* pb-evidence-page.h: exhibits on the left, the one that is read in the middle, its passages in the margin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_EVIDENCE_PAGE (pb_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (PbEvidencePage, pb_evidence_page, PB, EVIDENCE_PAGE, PbPage)

G_END_DECLS
