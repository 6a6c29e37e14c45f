/* pb-date-typed.h: dates as people type them into a form.
 *
 * Besides what pb_date_parse_written() reads: "3 May 2016", "May 3, 2016", "May 2016", "about 2016", "May
 * 2016 to Feb 2018", "from May 2016", "until 2018", and any of them with "BE" for the Buddhist Era. A year is
 * never guessed to be one of the Buddhist Era: the form shows what was understood.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-date.h"

G_BEGIN_DECLS

/* pb_date_parse_typed: @out_edtf: (out) (transfer full) (optional): the Gregorian EDTF text. Errors:
 * PB_ERROR_INVALID saying what would be right. */
gboolean pb_date_parse_typed (const char *text, PbDate *out_date, char **out_edtf, GError **error);
/* pb_date_format_typed: @edtf as a person would type it: reads back as the same; where English cannot say it
 * @edtf itself. (transfer full) */
char *pb_date_format_typed (const char *edtf);
/* pb_date_format_buddhist_years: "2559", "2559 – 2561"; "" where there is none. (transfer full) */
char *pb_date_format_buddhist_years (const PbDate *date);

G_END_DECLS
