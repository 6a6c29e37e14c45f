/* pb-iso-code.h: which codes of currencies, countries and languages exist, from Debian's iso-codes or ICU.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* pb_iso_code_is_currency: ISO 4217, upper case ("THB"). @code: (nullable) */
gboolean pb_iso_code_is_currency (const char *code);
/* pb_iso_code_is_country: ISO 3166-1 alpha-2, upper case ("TH"). @code: (nullable) */
gboolean pb_iso_code_is_country (const char *code);
/* pb_iso_code_is_language: ISO 639-1 or 639-3, lower case ("th", "khm"). @code: (nullable) */
gboolean pb_iso_code_is_language (const char *code);

G_END_DECLS
