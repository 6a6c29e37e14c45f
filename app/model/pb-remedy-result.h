/* pb-remedy-result.h: what remedies computes of a case: pay ledgers, debt ledgers, clocks, sums. Exact;
 * ranges stay ranges.
 *
 * Every figure says its steps in words and which rows it rests on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

G_BEGIN_DECLS

/* Lowest, likely, highest of one figure in one currency. */
typedef struct {
  PbRatio *low, *likely, *high; /* (owned) */
} PbRange;

void pb_range_clear (PbRange *range);

/* One pay period of one employment. */
typedef struct {
  PbDate period;    /* the days of it that lie inside the work */
  PbRange hours;    /* in the period */
  PbRange overtime; /* hours beyond normal hours on working days */
  PbRange rest_day; /* hours on rest days */
  PbRange promised; /* pay promised for the period, as said */
  PbRange due;      /* by the higher of promise and confirmed minimum, with overtime by the pack */
  PbRange deducted; /* taken off; only the lawful part lowers what is due */
  PbRange deducted_lawful;
  PbRange paid; /* money actually handed over; in kind is not valued here */
  PbRange
      owed; /* due − lawful deductions − paid; low is the lowest due less the highest paid, never below 0 */
  gint32 due_on;     /* Julian Day Number: the day it had to be paid */
  gboolean estimate; /* hours rest on an estimate or reconstruction: no record kept by the employer */
  GPtrArray *steps;  /* (owned) (element-type utf8): in words */
  GPtrArray *proof;  /* (owned) (element-type PbAssertion) */
} PbPayPeriod;

typedef struct {
  PbEmployment *employment;
  char *currency;                           /* (owned) */
  GPtrArray *periods;                       /* (owned) (element-type PbPayPeriod) */
  PbRange hours, due, deducted, paid, owed; /* totals, unrounded */
  GPtrArray *open; /* (owned) (element-type utf8): what cannot be computed and why, as questions: no pay rate
                      known, no work pattern … */
  GPtrArray
      *effective; /* (owned) (element-type utf8): effective hourly pay against promise, in words */
} PbPayLedger;

typedef struct {
  PbDebt *debt;
  PbRange claimed;          /* the creditor's last word on what is owed; unset pointers: never told */
  PbRange computed;         /* principal + additions + interest − credits, of the known amounts */
  gboolean amounts_unknown; /* some entry has no amount: "never told" or kept changing: a fact of its own
 */
  PbRange work_value; /* what the debtor's work was worth by the pay ledgers in the same currency */
  gboolean work_value_known;
  GPtrArray *notes; /* (owned) (element-type utf8): charge against real value with ratio, transfer
 */
  GPtrArray *steps; /* (owned) (element-type utf8) */
} PbDebtLedger;

typedef enum {
  PB_CLOCK_RUNNING,
  PB_CLOCK_PASSED,
  PB_CLOCK_ASK /* the rule is not verified: a question, not a date to rely on */
} PbClockState;

/* A time limit that runs against somebody's claim. */
typedef struct {
  PbParty *victim;
  PbLawPack *law;
  PbRoute *route; /* of the pack */
  PbLimit *limit;
  PbClockState state;  /* against the day given */
  gint32 last_day;     /* Julian Day Number; for ASK the conservative reading, shown as "check" */
  PbDate concerns;     /* which pay period or act it is about */
  PbPayPeriod *period; /* (nullable) */
  PbRange at_stake;    /* sum that is lost with it; unset pointers: not a sum */
  char *currency;      /* (owned) (nullable) */
  char *words;         /* (owned): the rule and the reckoning in words */
} PbClock;

/* Assessed → claimed → ordered → received, per loss item (design 2). */
typedef struct {
  PbLossItem *loss;
  PbRange assessed;                      /* from its ledger or as entered */
  PbRatio *claimed, *ordered, *received; /* (owned); received: in the victim's hand only */
  PbRange outstanding;                   /* assessed − received for this item and period only */
  char *currency;                        /* (owned) */
} PbLossState;

typedef struct {
  PbSnapshot *snapshot; /* (owned) */
  GPtrArray *ledgers;   /* (owned) (element-type PbPayLedger) */
  GPtrArray *debts;     /* (owned) (element-type PbDebtLedger) */
  GPtrArray *clocks; /* (owned) (element-type PbClock): soonest running first, then questions, then passed */
  GPtrArray *losses; /* (owned) (element-type PbLossState) */
} PbRemedies;

/* Made by pb_remedies_compute() in app/remedies. */
PbRemedies *pb_remedies_new (PbSnapshot *snapshot);
void pb_remedies_free (PbRemedies *self);
PbPayPeriod *pb_pay_period_new (void);
void pb_pay_period_free (PbPayPeriod *self);
PbPayLedger *pb_pay_ledger_new (PbEmployment *employment);
void pb_pay_ledger_free (PbPayLedger *self);
PbDebtLedger *pb_debt_ledger_new (PbDebt *debt);
void pb_debt_ledger_free (PbDebtLedger *self);
PbClock *pb_clock_new (void);
void pb_clock_free (PbClock *self);
PbLossState *pb_loss_state_new (PbLossItem *loss);
void pb_loss_state_free (PbLossState *self);

/* pb_range_format: "THB 11,100.00 – 14,200.00" or one sum when both ends are equal after rounding. (transfer
 * full) */
char *pb_range_format (const PbRange *range, const char *currency);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRemedies, pb_remedies_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPayPeriod, pb_pay_period_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPayLedger, pb_pay_ledger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDebtLedger, pb_debt_ledger_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbClock, pb_clock_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLossState, pb_loss_state_free)

G_END_DECLS
