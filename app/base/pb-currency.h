/* pb-currency.h: how many digits a currency has and how its sums are written, from ICU.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-ratio.h"

G_BEGIN_DECLS

/* pb_currency_get_places: minor unit digits (VND 0, THB 2); 2 for an unknown code. */
guint pb_currency_get_places (const char *code);
/* pb_currency_format: "THB 12,345.50": grouped, rounded half up to the minor unit. (transfer full) */
char *pb_currency_format (const PbRatio *amount, const char *code);

G_END_DECLS
