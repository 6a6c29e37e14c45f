/* pb-corroboration-page.h: what rests on one source and is leaned on, what usually supports it, and what
 * falls without a witness, an exhibit or a fact.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_CORROBORATION_PAGE (pb_corroboration_page_get_type ())
G_DECLARE_FINAL_TYPE (PbCorroborationPage, pb_corroboration_page, PB, CORROBORATION_PAGE, PbPage)

/* pb_corroboration_page_switch_off: as if the party, exhibit or fact @id were not there, or there again. */
void pb_corroboration_page_switch_off (PbCorroborationPage *self, const char *id, gboolean off);

G_END_DECLS
