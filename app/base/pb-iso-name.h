/* pb-iso-name.h: what currencies, countries and languages are called, in the reader's language, from ICU.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { PB_ISO_COUNTRY, PB_ISO_CURRENCY, PB_ISO_LANGUAGE } PbIsoList;

/* pb_iso_name: "Thailand" for "TH"; the code itself where ICU has no name for it. (transfer full) */
char *pb_iso_name (PbIsoList list, const char *code);
/* pb_iso_name_list: codes in use, by name as the reader's language sorts. (transfer full) (element-type utf8)
 */
GPtrArray *pb_iso_name_list (PbIsoList list);

G_END_DECLS
