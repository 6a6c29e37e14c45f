/* pb-date-private.h: what the files of PbDate share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-date.h"

G_BEGIN_DECLS

/* _pb_date_days_in_month: @month from 1 to 12. */
int _pb_date_days_in_month (int year, int month);

G_END_DECLS
