/* pb-snapshot.c: rows into structs. See pb-snapshot.h; the joins are in pb-snapshot-join.c.
 *
 * Each kind has one reader that copies what the struct needs. References are noted as fixups and followed at
 * the end, so that rows may come in any order. Structs lie in an arena: a large case has 10^5 of them and
 * lives for one analysis. Tested by tests/model/test-snapshot.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-snapshot"

#include "config.h"

#include "pb-error.h"
#include "pb-snapshot-private.h"
#include "pb-text.h"

#include <string.h>

/* What a fact or an enquiry says in one sentence, and then some. */
#define NAME_CHARS 300
/* One proposition from one mouth, however long its sentences. */
#define PROPOSITION_CHARS 1000

#define BLOCK_SIZE (256u * 1024)

static gpointer
allocate (PbSnapshotPrivate *priv, gsize size)
{
  char *block;

  size = (size + 15) & ~(gsize) 15;
  g_assert (size <= BLOCK_SIZE);
  if (priv->blocks->len == 0 || priv->block_used + size > BLOCK_SIZE) {
    g_ptr_array_add (priv->blocks, g_malloc0 (BLOCK_SIZE));
    priv->block_used = 0;
  }
  block = g_ptr_array_index (priv->blocks, priv->blocks->len - 1);
  priv->block_used += size;
  return block + priv->block_used - size;
}

GPtrArray *
pb_snapshot_private_list (PbSnapshot *snapshot, GPtrArray **list)
{
  if (*list == NULL) {
    *list = g_ptr_array_new ();
    g_ptr_array_add (snapshot->priv->arrays, *list);
  }
  return *list;
}

static void
note_problem (PbSnapshotBuilder *self, PbKind kind, const char *const *values, const char *column,
              GError *error)
{
  if (self->error == NULL)
    self->error = g_error_new (PB_ERROR, PB_ERROR_CORRUPT, "%s %s: %s: %s", pb_kind_get_info (kind)->table,
                               values[1] != NULL ? values[1] : values[0], column, error->message);
  g_error_free (error);
}

static const char *
copy_text (PbSnapshotBuilder *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->snapshot->priv->strings, text) : NULL;
}

/* Names and propositions stand in lists and sentences and are never read back: on one line, without what acts
 * on a display, in order whichever way their letters run, and no longer than a long sentence. The record
 * keeps what was written. */
static const char *
copy_line (PbSnapshotBuilder *self, const char *text, guint max_chars)
{
  g_autofree char *title = text != NULL ? pb_text_for_title (text, max_chars) : NULL;
  g_autofree char *name = title != NULL ? pb_text_isolate (title) : NULL;

  return copy_text (self, name);
}

/* Choices are few and known: the static text of the schema serves, and its position is the enum. */
static const char *
copy_choice (PbKind kind, guint column, const char *text, int *out_position)
{
  const char *const *choices = pb_kind_get_info (kind)->columns[column].choices;

  for (int i = 0; text != NULL && choices[i] != NULL; i++) {
    if (g_str_equal (choices[i], text)) {
      if (out_position != NULL)
        *out_position = i;
      return choices[i];
    }
  }
  return NULL;
}

static PbDate
read_date (PbSnapshotBuilder *self, PbKind kind, const char *const *values, guint column)
{
  PbDate date = {0};
  GError *error = NULL;

  if (values[column] != NULL && !pb_date_parse (values[column], &date, &error)) {
    note_problem (self, kind, values, pb_kind_get_info (kind)->columns[column].name, error);
    memset (&date, 0, sizeof date);
  }
  return date;
}

static PbRatio *
read_ratio (PbSnapshotBuilder *self, PbKind kind, const char *const *values, guint column)
{
  GError *error = NULL;
  PbRatio *ratio;

  if (values[column] == NULL)
    return NULL;
  ratio = pb_ratio_new_from_text (values[column], &error);
  if (ratio == NULL)
    note_problem (self, kind, values, pb_kind_get_info (kind)->columns[column].name, error);
  else
    g_ptr_array_add (self->snapshot->priv->ratios, ratio);
  return ratio;
}

static void
refer (PbSnapshotBuilder *self, gpointer slot, PbKind from_kind, const PbRow *from, PbKind kind,
       const char *id)
{
  PbFixup fixup;

  if (id == NULL)
    return;
  fixup = (PbFixup) {
      .slot = slot, .kind = kind, .id = copy_text (self, id), .from_kind = from_kind, .from = from};
  g_array_append_val (self->fixups, fixup);
}

static gpointer
new_row (PbSnapshotBuilder *self, PbKind kind, gsize size, GPtrArray *rows, const char *const *values)
{
  PbRow *row = allocate (self->snapshot->priv, size);

  row->id = copy_text (self, values[0]);
  row->key = copy_text (self, values[1]);
  if (rows != NULL) {
    row->index = rows->len;
    g_ptr_array_add (rows, row);
  }
  if (self->by_id[kind] == NULL)
    self->by_id[kind] = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_insert (self->by_id[kind], (gpointer) row->id, row))
    note_problem (self, kind, values, "id", g_error_new_literal (PB_ERROR, PB_ERROR_CORRUPT, "stands twice"));
  return row;
}

/* The usual opening of a reader, and its three kinds of column. @K is the table in capitals. */
#define ROW(Type, K, list) Type *row = new_row (self, PB_KIND_##K, sizeof (Type), list, v)
#define TEXT(K, C) copy_text (self, v[PB_COLUMN_##K##_##C])
#define NAME(K, C) copy_line (self, v[PB_COLUMN_##K##_##C], NAME_CHARS)
#define CHOICE(K, C) copy_choice (PB_KIND_##K, PB_COLUMN_##K##_##C, v[PB_COLUMN_##K##_##C], NULL)
#define DATE(K, C) read_date (self, PB_KIND_##K, v, PB_COLUMN_##K##_##C)
#define RATIO(K, C) read_ratio (self, PB_KIND_##K, v, PB_COLUMN_##K##_##C)
#define REFER(K, C, slot, target)                                                                            \
  refer (self, slot, PB_KIND_##K, (PbRow *) row, PB_KIND_##target, v[PB_COLUMN_##K##_##C])
#define BOOL(K, C) (g_strcmp0 (v[PB_COLUMN_##K##_##C], "1") == 0)
#define IS(K, C, word) (g_strcmp0 (v[PB_COLUMN_##K##_##C], word) == 0)

static int
read_int (const char *text, int fallback)
{
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    return fallback;
  return (int) value;
}

static PbTie *
read_tie (PbSnapshotBuilder *self, PbKind kind, const char *const *v)
{
  PbTie *tie;

  if (self->ties[kind] == NULL)
    self->ties[kind] = g_ptr_array_new ();
  tie = new_row (self, kind, sizeof (PbTie), self->ties[kind], v);
  return tie;
}

#define TIE(K, A, TARGET_A, B, TARGET_B)                                                                     \
  PbTie *row = read_tie (self, PB_KIND_##K, v);                                                              \
  REFER (K, A, &row->a, TARGET_A);                                                                           \
  REFER (K, B, &row->b, TARGET_B)

static void
read_place (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbPlace, PLACE, self->snapshot->places);

  row->label = NAME (PLACE, LABEL);
  row->country = TEXT (PLACE, COUNTRY);
  REFER (PLACE, WITHIN_ID, &row->within, PLACE);
}

static void
read_party (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbParty, PARTY, self->snapshot->parties);

  row->kind = CHOICE (PARTY, KIND);
  row->pseudonym = NAME (PARTY, PSEUDONYM);
  row->born = DATE (PARTY, BORN);
  row->age_uncertain = IS (PARTY, AGE_CERTAINTY, "uncertain");
  row->unable_to_protect_self = IS (PARTY, SELF_PROTECTION, "unable");
  row->interested = IS (PARTY, INTERESTED, "yes");
  pb_snapshot_private_list (self->snapshot, &row->statements);
  if (IS (PARTY, INTERESTED, "no")) /* a person said so: no tie may overrule it */
    g_hash_table_add (self->said_disinterested, row);
}

static void
read_influence (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbInfluence, INFLUENCE, self->snapshot->influences);

  REFER (INFLUENCE, PARTY_ID, &row->from, PARTY);
  REFER (INFLUENCE, OTHER_ID, &row->to, PARTY);
  row->mutual = BOOL (INFLUENCE, MUTUAL);
  row->kind = CHOICE (INFLUENCE, KIND);
  row->date = DATE (INFLUENCE, DATE);
}

static void
read_act (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbAct, ACT, self->snapshot->acts);

  row->kind = CHOICE (ACT, KIND);
  row->label = NAME (ACT, LABEL);
  row->date = DATE (ACT, DATE);
  REFER (ACT, PLACE_ID, &row->place, PLACE);
}

static void
read_exhibit (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbExhibit, EXHIBIT, self->snapshot->exhibits);

  row->kind = CHOICE (EXHIBIT, KIND);
  row->label = NAME (EXHIBIT, LABEL);
  REFER (EXHIBIT, MAKER_ID, &row->maker, PARTY);
  row->instrument = BOOL (EXHIBIT, INSTRUMENT);
  row->made_on = DATE (EXHIBIT, MADE_ON);
  row->original = row;
  row->sha256 = TEXT (EXHIBIT, SHA256);
}

static void
read_statement (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbStatement, STATEMENT, self->snapshot->statements);

  REFER (STATEMENT, EXHIBIT_ID, &row->exhibit, EXHIBIT);
  REFER (STATEMENT, SPEAKER_ID, &row->speaker, PARTY);
  row->taken_on = DATE (STATEMENT, TAKEN_ON);
  pb_snapshot_private_list (self->snapshot, &row->acts);
  pb_snapshot_private_list (self->snapshot, &row->assertions);
}

static void
read_passage (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbPassage, PASSAGE, self->snapshot->passages);

  REFER (PASSAGE, EXHIBIT_ID, &row->exhibit, EXHIBIT);
  row->page = (guint) MAX (0, read_int (v[PB_COLUMN_PASSAGE_PAGE], 0));
  row->quote = TEXT (PASSAGE, QUOTE);
  row->located = CHOICE (PASSAGE, LOCATED);
}

static void
read_assertion (PbSnapshotBuilder *self, const char *const *v)
{
  int position = PB_BASIS_UNKNOWN;
  ROW (PbAssertion, ASSERTION, self->snapshot->assertions);

  REFER (ASSERTION, PASSAGE_ID, &row->passage, PASSAGE);
  REFER (ASSERTION, STATEMENT_ID, &row->statement, STATEMENT);
  REFER (ASSERTION, SPEAKER_ID, &row->speaker, PARTY);
  REFER (ASSERTION, ORIGIN_ID, &row->origin, PARTY);
  copy_choice (PB_KIND_ASSERTION, PB_COLUMN_ASSERTION_BASIS, v[PB_COLUMN_ASSERTION_BASIS], &position);
  row->basis = (PbBasis) position;
  position = PB_STANCE_AFFIRMS;
  copy_choice (PB_KIND_ASSERTION, PB_COLUMN_ASSERTION_STANCE, v[PB_COLUMN_ASSERTION_STANCE], &position);
  row->stance = (PbStance) position;
  row->proposition = copy_line (self, v[PB_COLUMN_ASSERTION_PROPOSITION], PROPOSITION_CHARS);
  row->period = DATE (ASSERTION, PERIOD);
}

static void
read_value (PbSnapshotBuilder *self, const char *const *v)
{
  int position = PB_VALUE_OBJECT;
  ROW (PbValue, VALUE, self->snapshot->values);

  REFER (VALUE, ASSERTION_ID, &row->assertion, ASSERTION);
  copy_choice (PB_KIND_VALUE, PB_COLUMN_VALUE_TYPE, v[PB_COLUMN_VALUE_TYPE], &position);
  row->type = (PbValueType) position;
  row->slot = v[PB_COLUMN_VALUE_SLOT] != NULL ? TEXT (VALUE, SLOT) : "";
  row->said = TEXT (VALUE, SAID);
  row->date = DATE (VALUE, DATE);
  row->calendar = CHOICE (VALUE, CALENDAR);
  row->low = RATIO (VALUE, LOW);
  row->high = v[PB_COLUMN_VALUE_HIGH] != NULL ? RATIO (VALUE, HIGH) : row->low;
  row->unit = TEXT (VALUE, UNIT);
  row->currency = TEXT (VALUE, CURRENCY);
  row->per = CHOICE (VALUE, PER);
  row->approximate = BOOL (VALUE, APPROXIMATE);
  REFER (VALUE, PLACE_ID, &row->place, PLACE);
  REFER (VALUE, PARTY_ID, &row->party, PARTY);
  row->words = TEXT (VALUE, WORDS);
  row->truth = read_int (v[PB_COLUMN_VALUE_TRUTH], -1);
  REFER (VALUE, BEFORE_ACT_ID, &row->before_act, ACT);
  REFER (VALUE, AFTER_ACT_ID, &row->after_act, ACT);
}

static void
read_fact (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbFact, FACT, self->snapshot->facts);

  row->label = NAME (FACT, LABEL);
  REFER (FACT, ACT_ID, &row->act, ACT);
  row->about_words = IS (FACT, ABOUT, "words");
  REFER (FACT, UTTERER_ID, &row->utterer, PARTY);
  pb_snapshot_private_list (self->snapshot, &row->links);
  pb_snapshot_private_list (self->snapshot, &row->bearings);
}

static void
read_count (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbCount, COUNT, self->snapshot->counts);

  row->number = read_int (v[PB_COLUMN_COUNT_NUMBER], 0);
  row->pack = TEXT (COUNT, PACK);
  row->version = TEXT (COUNT, VERSION);
  row->offence_id = TEXT (COUNT, OFFENCE);
  pb_snapshot_private_list (self->snapshot, &row->accused);
  pb_snapshot_private_list (self->snapshot, &row->victims);
  pb_snapshot_private_list (self->snapshot, &row->acts);
  pb_snapshot_private_list (self->snapshot, &row->bearings);
}

static void
read_bearing (PbSnapshotBuilder *self, const char *const *v)
{
  int position = PB_WEIGHT_TENDS;
  ROW (PbBearing, BEARING, self->snapshot->bearings);

  REFER (BEARING, FACT_ID, &row->fact, FACT);
  REFER (BEARING, COUNT_ID, &row->count, COUNT);
  row->element = TEXT (BEARING, ELEMENT);
  REFER (BEARING, ACCUSED_ID, &row->accused, PARTY);
  REFER (BEARING, VICTIM_ID, &row->victim, PARTY);
  REFER (BEARING, ACT_ID, &row->act, ACT);
  copy_choice (PB_KIND_BEARING, PB_COLUMN_BEARING_WEIGHT, v[PB_COLUMN_BEARING_WEIGHT], &position);
  row->weight = (PbWeight) position;
  row->how = TEXT (BEARING, HOW);
  row->inference = TEXT (BEARING, INFERENCE);
}

static void
read_inconsistency (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbRecordedInconsistency, INCONSISTENCY, self->snapshot->inconsistencies);

  row->kind = CHOICE (INCONSISTENCY, KIND);
  REFER (INCONSISTENCY, ASSERTION_ID, &row->a, ASSERTION);
  REFER (INCONSISTENCY, OTHER_ID, &row->b, ASSERTION);
  row->slot = TEXT (INCONSISTENCY, SLOT);
  REFER (INCONSISTENCY, FACT_ID, &row->fact, FACT);
}

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
  row->pay_due_day = read_int (v[PB_COLUMN_EMPLOYMENT_PAY_DUE_DAY], 0);
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
  PbTie *row = read_tie (self, PB_KIND_TERM, v);
  PbTerm *term = allocate (self->snapshot->priv, sizeof *term);

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
  PbTie *row = read_tie (self, PB_KIND_WORK_PATTERN, v);
  PbWorkPattern *pattern = allocate (self->snapshot->priv, sizeof *pattern);

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
  PbTie *row = read_tie (self, PB_KIND_PAY_LINE, v);
  PbPayLine *line = allocate (self->snapshot->priv, sizeof *line);

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
  PbTie *row = read_tie (self, PB_KIND_PAYMENT, v);
  PbPayment *payment = allocate (self->snapshot->priv, sizeof *payment);

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
  PbTie *row = read_tie (self, PB_KIND_DEBT_ENTRY, v);
  PbDebtEntry *entry = allocate (self->snapshot->priv, sizeof *entry);

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
read_enquiry (PbSnapshotBuilder *self, const char *const *v)
{
  ROW (PbEnquiry, ENQUIRY, self->snapshot->enquiries);

  row->label = NAME (ENQUIRY, LABEL);
  REFER (ENQUIRY, FACT_ID, &row->fact, FACT);
  REFER (ENQUIRY, ASSERTION_ID, &row->assertion, ASSERTION);
  row->due = DATE (ENQUIRY, DUE);
  row->expires = DATE (ENQUIRY, EXPIRES);
  row->assigned = TEXT (ENQUIRY, ASSIGNED);
  row->state = CHOICE (ENQUIRY, STATE);
  row->result = CHOICE (ENQUIRY, RESULT);
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

static void
read_case (PbSnapshotBuilder *self, const char *const *v)
{
  self->snapshot->title = NAME (CASE_FILE, TITLE);
  self->snapshot->prosecutor_word = TEXT (CASE_FILE, PROSECUTOR_WORD);
}

static void
read_role (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (ROLE, PARTY_ID, PARTY, ACT_ID, ACT);
  row->word = CHOICE (ROLE, ROLE);
}

static void
read_act_party (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (ACT_PARTY, ACT_ID, ACT, PARTY_ID, PARTY);
  row->flag = IS (ACT_PARTY, PART, "suffered");
}

static void
read_relation (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (RELATION, PARTY_ID, PARTY, OTHER_ID, PARTY);
  row->word = CHOICE (RELATION, KIND);
}

static void
read_derivation (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (DERIVATION, EXHIBIT_ID, EXHIBIT, ORIGINAL_ID, EXHIBIT);
}

static void
read_statement_act (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (STATEMENT_ACT, STATEMENT_ID, STATEMENT, ACT_ID, ACT);
}

static void
read_assertion_source (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (ASSERTION_SOURCE, ASSERTION_ID, ASSERTION, SOURCE_ID, ASSERTION);
}

static void
read_assertion_fact (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = read_tie (self, PB_KIND_ASSERTION_FACT, v);
  PbFactLink *link = allocate (self->snapshot->priv, sizeof *link);

  REFER (ASSERTION_FACT, ASSERTION_ID, &link->assertion, ASSERTION);
  REFER (ASSERTION_FACT, FACT_ID, &link->fact, FACT);
  link->against = IS (ASSERTION_FACT, DIRECTION, "against");
  row->b = link;
}

static void
read_count_accused (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (COUNT_ACCUSED, COUNT_ID, COUNT, PARTY_ID, PARTY);
}

static void
read_count_victim (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (COUNT_VICTIM, COUNT_ID, COUNT, PARTY_ID, PARTY);
}

static void
read_count_act (PbSnapshotBuilder *self, const char *const *v)
{
  TIE (COUNT_ACT, COUNT_ID, COUNT, ACT_ID, ACT);
}

static void
read_attribution (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = read_tie (self, PB_KIND_ATTRIBUTION, v);
  PbAttribution *attribution = allocate (self->snapshot->priv, sizeof *attribution);

  REFER (ATTRIBUTION, ACCUSED_ID, &attribution->accused, PARTY);
  attribution->mode = CHOICE (ATTRIBUTION, MODE);
  attribution->reason = TEXT (ATTRIBUTION, REASON);
  row->b = attribution;
  REFER (ATTRIBUTION, BEARING_ID, &row->a, BEARING);
}

static void
read_assessment (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = read_tie (self, PB_KIND_ASSESSMENT, v);

  REFER (ASSESSMENT, INCONSISTENCY_ID, &row->a, INCONSISTENCY);
  row->word = CHOICE (ASSESSMENT, OUTCOME);
  row->date = DATE (ASSESSMENT, ASSESSED_ON);
}

static void
read_weighing (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = read_tie (self, PB_KIND_WEIGHING, v);

  REFER (WEIGHING, PARTY_ID, &row->a, PARTY);
}

static void
read_information (PbSnapshotBuilder *self, const char *const *v)
{
  PbTie *row = read_tie (self, PB_KIND_INFORMATION, v);

  REFER (INFORMATION, PARTY_ID, &row->a, PARTY);
  row->flag = IS (INFORMATION, SUBJECT, "remedies");
}

typedef void (*Reader) (PbSnapshotBuilder *self, const char *const *values);

static const Reader readers[PB_N_KINDS] = {
    [PB_KIND_CASE_FILE] = read_case,
    [PB_KIND_LAW_CONFIRMATION] = read_confirmation,
    [PB_KIND_PARTY] = read_party,
    [PB_KIND_ROLE] = read_role,
    [PB_KIND_RELATION] = read_relation,
    [PB_KIND_INFLUENCE] = read_influence,
    [PB_KIND_PLACE] = read_place,
    [PB_KIND_ACT] = read_act,
    [PB_KIND_ACT_PARTY] = read_act_party,
    [PB_KIND_EXHIBIT] = read_exhibit,
    [PB_KIND_DERIVATION] = read_derivation,
    [PB_KIND_STATEMENT] = read_statement,
    [PB_KIND_STATEMENT_ACT] = read_statement_act,
    [PB_KIND_PASSAGE] = read_passage,
    [PB_KIND_ASSERTION] = read_assertion,
    [PB_KIND_ASSERTION_SOURCE] = read_assertion_source,
    [PB_KIND_VALUE] = read_value,
    [PB_KIND_FACT] = read_fact,
    [PB_KIND_ASSERTION_FACT] = read_assertion_fact,
    [PB_KIND_COUNT] = read_count,
    [PB_KIND_COUNT_ACCUSED] = read_count_accused,
    [PB_KIND_COUNT_VICTIM] = read_count_victim,
    [PB_KIND_COUNT_ACT] = read_count_act,
    [PB_KIND_BEARING] = read_bearing,
    [PB_KIND_ATTRIBUTION] = read_attribution,
    [PB_KIND_INCONSISTENCY] = read_inconsistency,
    [PB_KIND_ASSESSMENT] = read_assessment,
    [PB_KIND_WEIGHING] = read_weighing,
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
    [PB_KIND_INFORMATION] = read_information,
    [PB_KIND_ENQUIRY] = read_enquiry,
};

static PbSnapshot *
snapshot_new (void)
{
  PbSnapshot *self = g_new0 (PbSnapshot, 1);
  GPtrArray **lists[]
      = {&self->places,        &self->parties,  &self->influences,      &self->acts,        &self->exhibits,
         &self->statements,    &self->passages, &self->assertions,      &self->values,      &self->facts,
         &self->counts,        &self->bearings, &self->inconsistencies, &self->employments, &self->debts,
         &self->loss_items,    &self->routes,   &self->claims,          &self->receipts,    &self->enquiries,
         &self->confirmations, &self->weighed,  &self->informed};

  g_atomic_ref_count_init (&self->ref_count);
  self->priv = g_new0 (PbSnapshotPrivate, 1);
  self->priv->blocks = g_ptr_array_new_with_free_func (g_free);
  self->priv->strings = g_string_chunk_new (64 * 1024);
  self->priv->ratios = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_ratio_unref);
  self->priv->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->priv->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_law_pack_unref);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    pb_snapshot_private_list (self, lists[i]);
  return self;
}

PbSnapshot *
pb_snapshot_ref (PbSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pb_snapshot_unref (PbSnapshot *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->priv->arrays);
  g_ptr_array_unref (self->priv->tables);
  g_ptr_array_unref (self->priv->ratios);
  g_ptr_array_unref (self->priv->blocks);
  g_string_chunk_free (self->priv->strings);
  g_ptr_array_unref (self->packs);
  g_free (self->priv);
  g_free (self);
}

gboolean
pb_act_concerns (const PbAct *act, const PbParty *victim)
{
  g_return_val_if_fail (act != NULL && victim != NULL, TRUE);

  return act->sufferers == NULL || g_hash_table_contains (act->sufferers, victim);
}

gpointer
pb_snapshot_find (GPtrArray *rows, const char *key)
{
  g_return_val_if_fail (rows != NULL && key != NULL, NULL);

  for (guint i = 0; i < rows->len; i++) {
    PbRow *row = g_ptr_array_index (rows, i);

    if (g_strcmp0 (row->key, key) == 0 || g_str_equal (row->id, key))
      return row;
  }
  return NULL;
}

PbSnapshotBuilder *
pb_snapshot_builder_new (void)
{
  PbSnapshotBuilder *self = g_new0 (PbSnapshotBuilder, 1);

  self->snapshot = snapshot_new ();
  self->fixups = g_array_new (FALSE, FALSE, sizeof (PbFixup));
  self->said_disinterested = g_hash_table_new (NULL, NULL);
  return self;
}

void
pb_snapshot_builder_free (PbSnapshotBuilder *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < PB_N_KINDS; i++) {
    g_clear_pointer (&self->by_id[i], g_hash_table_unref);
    g_clear_pointer (&self->ties[i], g_ptr_array_unref);
  }
  g_hash_table_unref (self->said_disinterested);
  g_array_unref (self->fixups);
  pb_snapshot_unref (self->snapshot);
  g_clear_error (&self->error);
  g_free (self);
}

void
pb_snapshot_builder_add_pack (PbSnapshotBuilder *self, PbLawPack *pack)
{
  g_return_if_fail (self != NULL && pack != NULL);

  g_ptr_array_add (self->snapshot->packs, pb_law_pack_ref (pack));
}

gboolean
pb_snapshot_builder_wants (PbKind kind)
{
  g_return_val_if_fail (kind >= 0 && kind < PB_N_KINDS, FALSE);

  return readers[kind] != NULL;
}

void
pb_snapshot_builder_add (PbSnapshotBuilder *self, PbKind kind, const char *const *values)
{
  g_return_if_fail (self != NULL && values != NULL && values[0] != NULL);
  g_return_if_fail (pb_snapshot_builder_wants (kind));

  readers[kind](self, values);
}

static void
follow_references (PbSnapshotBuilder *self)
{
  for (guint i = 0; i < self->fixups->len; i++) {
    PbFixup *fixup = &g_array_index (self->fixups, PbFixup, i);
    GHashTable *rows = self->by_id[fixup->kind];
    gpointer row = rows != NULL ? g_hash_table_lookup (rows, fixup->id) : NULL;

    if (row == NULL && self->error == NULL)
      self->error = g_error_new (PB_ERROR, PB_ERROR_CORRUPT, "%s %s: its %s is not in the case",
                                 pb_kind_get_info (fixup->from_kind)->table,
                                 fixup->from->key != NULL ? fixup->from->key : fixup->from->id,
                                 pb_kind_get_info (fixup->kind)->table);
    *fixup->slot = row;
  }
}

PbSnapshot *
pb_snapshot_builder_end (PbSnapshotBuilder *self, GError **error)
{
  PbSnapshot *snapshot;

  g_return_val_if_fail (self != NULL && self->snapshot != NULL, NULL);

  if (self->error == NULL)
    follow_references (self);
  if (self->error != NULL) {
    g_propagate_error (error, g_steal_pointer (&self->error));
    return NULL;
  }
  pb_snapshot_builder_join (self);
  snapshot = g_steal_pointer (&self->snapshot);
  return snapshot;
}
