/* pb-people-page.h: who the case is about, by pseudonym: roles, age, whether they were heard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-page.h"

G_BEGIN_DECLS

#define PB_TYPE_PEOPLE_PAGE (pb_people_page_get_type ())
G_DECLARE_FINAL_TYPE (PbPeoplePage, pb_people_page, PB, PEOPLE_PAGE, PbPage)

G_END_DECLS
