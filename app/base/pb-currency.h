/* pb-currency.h: currencies, countries and languages, from Debian's iso-codes and ICU.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-ratio.h"

G_BEGIN_DECLS

/* pb_currency_is_known: ISO 4217 code, upper case ("THB"). */
gboolean pb_currency_is_known (const char *code);
/* pb_currency_get_places: minor unit digits (VND 0, THB 2); 2 for an unknown code. */
guint pb_currency_get_places (const char *code);
/* pb_currency_format: "THB 12,345.50": grouped, rounded half up to the minor unit. (transfer full) */
char *pb_currency_format (const PbRatio *amount, const char *code);
/* pb_country_is_known: ISO 3166-1 alpha-2, upper case ("TH"). */
gboolean pb_country_is_known (const char *code);
/* pb_language_is_known: ISO 639-1 or 639-3 code, lower case ("th", "khm"). */
gboolean pb_language_is_known (const char *code);

G_END_DECLS
