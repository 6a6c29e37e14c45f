/* pb-snapshot-work.c: rows of work, pay, debts and claims into structs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-snapshot"

#include "config.h"

#include "pb-snapshot-read.h"

static void
read_employment (PbSnapshotBuilder *self, const char *const *v)
{
  const char *pack = v[PB_COLUMN_EMPLOYMENT_PACK];
  ROW (PbEmployment, EMPLOYMENT, self->snapshot->employments);

  REFER (EMPLOYMENT, WORKER_ID, &row->worker, PARTY);
  REFER (EMPLOYMENT, EMPLOYER_ID, &row->employer, PARTY);
  REFER (EMPLOYMENT, PLACE_ID, &row->place, PLACE);
  REFER (EMPLOYMENT, ASSERTION_ID, &row->assertion, ASSERTION);
  row->occupation = TEXT (EMPLOYMENT, OCCUPATION);
  row->started = DATE (EMPLOYMENT, STARTED);
  row->ended = DATE (EMPLOYMENT, ENDED);
  row->pay_due_day = pb_snapshot_read_int (v[PB_COLUMN_EMPLOYMENT_PAY_DUE_DAY], 0);
  for (guint i = 0; pack != NULL && i < self->snapshot->packs->len; i++) {
    PbLawPack *law = g_ptr_array_index (self->snapshot->packs, i);

    if (g_str_equal (law->id, pack))
      row->law = law;
  }
  pb_snapshot_private_list (self->snapshot, &row->terms);
  pb_snapshot_private_list (self->snapshot, &row->patterns);
  pb_snapshot_private_list (self->snapshot, &row->pay_lines);
  pb_snapshot_private_list (self->snapshot, &row->payments);
}

static void
read_term (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_TERM, v);
  PbTerm *term = pb_snapshot_private_allocate (self->snapshot->priv, sizeof *term);

  term->row = row->row;
  term->subject = CHOICE (TERM, SUBJECT);
  term->side = CHOICE (TERM, SIDE);
  term->words = TEXT (TERM, WORDS);
  term->low = RATIO (TERM, LOW);
  term->high = v[PB_COLUMN_TERM_HIGH] != NULL ? RATIO (TERM, HIGH) : term->low;
  term->currency = TEXT (TERM, CURRENCY);
  term->per = CHOICE (TERM, PER);
  term->period = DATE (TERM, PERIOD);
  REFER (TERM, ASSERTION_ID, &term->assertion, ASSERTION);
  row->b = term;
  REFER (TERM, EMPLOYMENT_ID, &row->a, EMPLOYMENT);
}

static void
read_work_pattern (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_WORK_PATTERN, v);
  PbWorkPattern *pattern = pb_snapshot_private_allocate (self->snapshot->priv, sizeof *pattern);

  pattern->row = row->row;
  pattern->period = DATE (WORK_PATTERN, PERIOD);
  pattern->hours[0] = RATIO (WORK_PATTERN, HOURS_LOW);
  pattern->hours[1] = RATIO (WORK_PATTERN, HOURS_LIKELY);
  pattern->hours[2]
      = v[PB_COLUMN_WORK_PATTERN_HOURS_HIGH] != NULL ? RATIO (WORK_PATTERN, HOURS_HIGH) : pattern->hours[0];
  pattern->days[0] = RATIO (WORK_PATTERN, DAYS_LOW);
  pattern->days[1] = RATIO (WORK_PATTERN, DAYS_LIKELY);
  pattern->days[2]
      = v[PB_COLUMN_WORK_PATTERN_DAYS_HIGH] != NULL ? RATIO (WORK_PATTERN, DAYS_HIGH) : pattern->days[0];
  pattern->grade = CHOICE (WORK_PATTERN, GRADE);
  REFER (WORK_PATTERN, ASSERTION_ID, &pattern->assertion, ASSERTION);
  row->b = pattern;
  REFER (WORK_PATTERN, EMPLOYMENT_ID, &row->a, EMPLOYMENT);
}

static void
read_pay_line (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_PAY_LINE, v);
  PbPayLine *line = pb_snapshot_private_allocate (self->snapshot->priv, sizeof *line);

  line->row = row->row;
  line->period = DATE (PAY_LINE, PERIOD);
  line->kind = CHOICE (PAY_LINE, KIND);
  line->low = RATIO (PAY_LINE, LOW);
  line->high = v[PB_COLUMN_PAY_LINE_HIGH] != NULL ? RATIO (PAY_LINE, HIGH) : line->low;
  line->currency = TEXT (PAY_LINE, CURRENCY);
  line->lawful = CHOICE (PAY_LINE, LAWFUL);
  REFER (PAY_LINE, ASSERTION_ID, &line->assertion, ASSERTION);
  row->b = line;
  REFER (PAY_LINE, EMPLOYMENT_ID, &row->a, EMPLOYMENT);
}

static void
read_payment (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_PAYMENT, v);
  PbPayment *payment = pb_snapshot_private_allocate (self->snapshot->priv, sizeof *payment);

  payment->row = row->row;
  payment->period = DATE (PAYMENT, PERIOD);
  payment->date = DATE (PAYMENT, DATE);
  payment->low = RATIO (PAYMENT, LOW);
  payment->high = v[PB_COLUMN_PAYMENT_HIGH] != NULL ? RATIO (PAYMENT, HIGH) : payment->low;
  payment->currency = TEXT (PAYMENT, CURRENCY);
  payment->kind = CHOICE (PAYMENT, KIND);
  REFER (PAYMENT, PAYEE_ID, &payment->payee, PARTY);
  REFER (PAYMENT, ASSERTION_ID, &payment->assertion, ASSERTION);
  row->b = payment;
  REFER (PAYMENT, EMPLOYMENT_ID, &row->a, EMPLOYMENT);
}

static void
read_debt (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbDebt, DEBT, self->snapshot->debts);

  REFER (DEBT, DEBTOR_ID, &row->debtor, PARTY);
  REFER (DEBT, CREDITOR_ID, &row->creditor, PARTY);
  row->currency = TEXT (DEBT, CURRENCY);
  row->purpose = TEXT (DEBT, PURPOSE);
  pb_snapshot_private_list (self->snapshot, &row->entries);
}

static void
read_debt_entry (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = pb_snapshot_read_tie (self, PB_KIND_DEBT_ENTRY, v);
  PbDebtEntry *entry = pb_snapshot_private_allocate (self->snapshot->priv, sizeof *entry);

  entry->row = row->row;
  entry->date = DATE (DEBT_ENTRY, DATE);
  entry->kind = CHOICE (DEBT_ENTRY, KIND);
  entry->amount = RATIO (DEBT_ENTRY, AMOUNT);
  entry->real_value = RATIO (DEBT_ENTRY, REAL_VALUE);
  REFER (DEBT_ENTRY, CREDITOR_ID, &entry->creditor, PARTY);
  entry->reason = TEXT (DEBT_ENTRY, REASON);
  REFER (DEBT_ENTRY, ASSERTION_ID, &entry->assertion, ASSERTION);
  row->b = entry;
  REFER (DEBT_ENTRY, DEBT_ID, &row->a, DEBT);
}

static void
read_loss_item (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbLossItem, LOSS_ITEM, self->snapshot->loss_items);

  REFER (LOSS_ITEM, VICTIM_ID, &row->victim, PARTY);
  row->head = CHOICE (LOSS_ITEM, HEAD);
  row->label = NAME (LOSS_ITEM, LABEL);
  REFER (LOSS_ITEM, EMPLOYMENT_ID, &row->employment, EMPLOYMENT);
  row->period = DATE (LOSS_ITEM, PERIOD);
  row->amount[0] = RATIO (LOSS_ITEM, LOW);
  row->amount[1] = RATIO (LOSS_ITEM, LIKELY);
  row->amount[2] = v[PB_COLUMN_LOSS_ITEM_HIGH] != NULL ? RATIO (LOSS_ITEM, HIGH) : row->amount[0];
  row->currency = TEXT (LOSS_ITEM, CURRENCY);
  REFER (LOSS_ITEM, ASSERTION_ID, &row->assertion, ASSERTION);
}

static void
read_route (PbSnapshotBuilder *self, const char *const *v)
{
  const char *pack = v[PB_COLUMN_ROUTE_PACK];
  ROW (PbChosenRoute, ROUTE, self->snapshot->routes);

  REFER (ROUTE, VICTIM_ID, &row->victim, PARTY);
  row->route = TEXT (ROUTE, ROUTE);
  row->channel = CHOICE (ROUTE, CHANNEL);
  row->state = CHOICE (ROUTE, STATE);
  row->filed_on = DATE (ROUTE, FILED_ON);
  for (guint i = 0; pack != NULL && row->route != NULL && i < self->snapshot->packs->len; i++) {
    PbLawPack *law = g_ptr_array_index (self->snapshot->packs, i);

    if (g_str_equal (law->id, pack)) {
      row->law = law;
      row->rule = pb_law_pack_find_route (law, row->route);
    }
  }
}

static void
read_claim (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbClaim, CLAIM, self->snapshot->claims);

  REFER (CLAIM, LOSS_ITEM_ID, &row->loss, LOSS_ITEM);
  REFER (CLAIM, ROUTE_ID, &row->route, ROUTE);
  row->claimed = RATIO (CLAIM, CLAIMED);
  row->ordered = RATIO (CLAIM, ORDERED);
  row->currency = TEXT (CLAIM, CURRENCY);
}

static void
read_receipt (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbReceipt, RECEIPT, self->snapshot->receipts);

  REFER (RECEIPT, CLAIM_ID, &row->claim, CLAIM);
  REFER (RECEIPT, LOSS_ITEM_ID, &row->loss, LOSS_ITEM);
  row->amount = RATIO (RECEIPT, AMOUNT);
  row->currency = TEXT (RECEIPT, CURRENCY);
  row->holder = CHOICE (RECEIPT, HOLDER);
  row->date = DATE (RECEIPT, DATE);
}

static void
read_confirmation (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbConfirmation, LAW_CONFIRMATION, self->snapshot->confirmations);

  row->pack = TEXT (LAW_CONFIRMATION, PACK);
  row->rule = TEXT (LAW_CONFIRMATION, RULE);
  row->value = RATIO (LAW_CONFIRMATION, VALUE);
  row->currency = TEXT (LAW_CONFIRMATION, CURRENCY);
  row->per = CHOICE (LAW_CONFIRMATION, PER);
  REFER (LAW_CONFIRMATION, PLACE_ID, &row->place, PLACE);
  row->valid = DATE (LAW_CONFIRMATION, VALID);
  row->confirmed_by = TEXT (LAW_CONFIRMATION, CONFIRMED_BY);
  row->source = TEXT (LAW_CONFIRMATION, SOURCE);
}

static const PbSnapshotReader readers[PB_N_KINDS] = {
    [PB_KIND_LAW_CONFIRMATION] = read_confirmation,
    [PB_KIND_EMPLOYMENT] = read_employment,
    [PB_KIND_TERM] = read_term,
    [PB_KIND_WORK_PATTERN] = read_work_pattern,
    [PB_KIND_PAY_LINE] = read_pay_line,
    [PB_KIND_PAYMENT] = read_payment,
    [PB_KIND_DEBT] = read_debt,
    [PB_KIND_DEBT_ENTRY] = read_debt_entry,
    [PB_KIND_LOSS_ITEM] = read_loss_item,
    [PB_KIND_ROUTE] = read_route,
    [PB_KIND_CLAIM] = read_claim,
    [PB_KIND_RECEIPT] = read_receipt,
};

PbSnapshotReader
pb_snapshot_work_find_reader (PbKind kind)
{
  return readers[kind];
}
