/* remedies-case.h: made-up law and small checks for the tests of remedies. No rule here is that of any
 * country.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "build-case.h"
#include "pb-remedy-result.h"

G_BEGIN_DECLS

/* remedies_case_law:
 * "testland": 8 h a day, 48 a week, 6 days a week, month ÷ (30 × 8), overtime 1.5, rest day 2, overtime on it
 * 3, deductions up to 0.2; all verified. Others differ in one thing: "week44" (44 h a week), "bare" (no
 * divisor), "shaky" (rest day and cap unverified), "handbook" (52 h and 7 days a week, month ÷ (26 × 8): the
 * worked example of law/remedies). Each has the routes "court" (wages, 2 years from the due date, safe; 5
 * years as the other reading) and "inspector" (wages, 6 months, unverified), "fund" (medical, 1 year from the
 * act), "suit" (wages, 1 year from knowledge; 3 months from the end of the work).
 */
PbLawPack *remedies_case_law (const char *id);

/* remedies_case_build: with all packs above and a place "Town" in "Province". */
PbSnapshot *remedies_case_build (const char *lines, guint order);

/* remedies_case_show: exact: "1600", "1000;1200;1500", "1000;-;1500" or "unset". */
char *remedies_case_show (const PbRange *range);

/* remedies_case_find_text: the first text that contains @part; (transfer none) (nullable) */
const char *remedies_case_find_text (GPtrArray *texts, const char *part);

gint32 remedies_case_day (const char *edtf);

#define remedies_case_assert_range(range, expected)                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *shown = remedies_case_show (range);                                                     \
    g_assert_cmpstr (shown, ==, (expected));                                                                 \
  }                                                                                                          \
  G_STMT_END

G_END_DECLS
