/* pb-pay-table.h: the pay ledger of one employment: a row for each pay period, its sums as they were
 * computed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-remedy-result.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_PAY_TABLE (pb_pay_table_get_type ())
G_DECLARE_FINAL_TYPE (PbPayTable, pb_pay_table, PB, PAY_TABLE, GtkWidget)

/* Signal "chosen" (guint period): position in the ledger's periods; also when a new ledger changed the chosen
 * row. */

/* pb_pay_table_show: copies what it shows. The choice is kept by the days of the period. */
void pb_pay_table_show (PbPayTable *self, const PbPayLedger *ledger);
guint pb_pay_table_get_n_rows (PbPayTable *self);
/* pb_pay_table_choose: @period: position; scrolls there. */
void pb_pay_table_choose (PbPayTable *self, guint period);
/* pb_pay_table_get_text: what the cell says; @column: 0 is the period, the last what is owed. (transfer none)
 */
const char *pb_pay_table_get_text (PbPayTable *self, guint period, guint column);

/* pb_pay_table_format: "THB 14,785.71 – 19,125.00", a sum when both ends are equal, "–" when it is not known.
 * (transfer full) */
char *pb_pay_table_format (const PbRange *range, const char *currency);

G_END_DECLS
