/* pb-pay-ledger-private.h: what the parts of the pay ledger share: the days of the work, cards (stretches in
 * which nothing changes), amounts of a stretch, credits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-pay-ledger.h"
#include "pb-range.h"

G_BEGIN_DECLS

typedef enum {
  PB_PAY_BASIS_PROMISE,
  PB_PAY_BASIS_CONTRACT,
  PB_PAY_BASIS_MINIMUM,
  PB_N_PAY_BASES
} PbPayBasisKind;

/* One ground on which pay is due, on one card. */
typedef struct {
  PbPayBasisKind kind;
  PbRange rate;     /* money per @per */
  const char *per;  /* "hour", "day", "week", "month", "year" */
  PbRange hourly;   /* unset: no lawful way to an hourly rate */
  PbRange overtime; /* money per calendar day of the card */
  PbRange rest_day; /* … on top of what @per pays for a rest day */
} PbPayBasis;

/* A stretch of days in which rate, pattern, law and minimum stay the same. Hours are per calendar day. */
typedef struct {
  gint32 first, last;
  const PbWageRules *rules;                                      /* (nullable) */
  const PbWorkPattern *pattern;                                  /* (nullable) */
  const PbTerm *terms[2];                                        /* (nullable): promised, contract */
  const PbConfirmation *minimum;                                 /* (nullable) */
  PbRatio *day_hours, *week_hours, *week_days, *divisor_days;    /* (nullable): usable figures */
  PbRatio *overtime_factor, *rest_factor, *rest_overtime_factor; /* 1 where none is usable */
  gboolean factors_plain; /* some factor above stands at 1 for want of a usable figure */
  PbRange day_count, hours, normal, beyond_day, beyond_week, rest, rest_beyond;
  PbPayBasis bases[PB_N_PAY_BASES];
  guint n_bases;
  GPtrArray *stretches; /* (owned) (element-type PbPayStretch): worked out already */
} PbPayCard;

/* What a number of days of a card in a month of a given length come to. */
typedef struct {
  gint32 days[PB_N_READINGS]; /* -1: no such reading */
  gint32 month_length;
  PbRange hours, overtime, rest_day, promised, due;
  GPtrArray *steps; /* (owned) (element-type utf8) */
} PbPayStretch;

typedef struct {
  PbSnapshot *snapshot;
  PbEmployment *employment;
  PbPayLedger *ledger;
  gint32 today;
  PbPaySteps steps;
  PbRatio *zero;                                    /* (owned) */
  gint32 first[PB_N_READINGS], last[PB_N_READINGS]; /* days of the work; last < first: none */
  gboolean has_likely;
  GPtrArray *cards; /* (owned) (element-type PbPayCard): in order, without gaps */
} PbPayReckoning;

/* What falls on one month. */
typedef struct {
  PbRange lawful;      /* deductions said to be lawful */
  PbRange named;       /* payments that name the month */
  PbRange dated;       /* payments of the calendar month in which its pay fell due */
  PbRange taken_dated; /* of them what it needed, by reading of what is owed */
  PbRange taken_pool;  /* of the payments carried on */
  PbRange taken_off;   /* lawful deductions within the cap */
} PbPayMonthCredit;

typedef struct {
  PbPayReckoning *reckoning;
  PbPayMonthCredit *months; /* (owned): one for each period of the ledger */
  PbRange pool;             /* payments that belong to no month */
  GPtrArray *pool_proof;    /* (owned) (element-type PbAssertion) */
} PbPayCredit;

/* pb_pay_ledger_ask: an open question, once. Takes @question. */
void pb_pay_ledger_ask (PbPayLedger *ledger, char *question);

/* pb_pay_ledger_card_list: cuts the work into cards; asks what is missing for them. */
void pb_pay_ledger_card_list (PbPayReckoning *self);

/* pb_pay_ledger_rate_fill: hours and money of a card whose rows are chosen. */
void pb_pay_ledger_rate_fill (PbPayReckoning *self, PbPayCard *card);

/* pb_pay_ledger_stretch_get: (transfer none): belongs to the card. */
const PbPayStretch *pb_pay_ledger_stretch_get (PbPayReckoning *self, PbPayCard *card, const gint32 *days,
                                               gint32 month_length);
const char *pb_pay_ledger_stretch_name_basis (PbPayBasisKind kind);
void pb_pay_ledger_stretch_free (PbPayStretch *stretch);

/* pb_pay_ledger_credit_read: deductions and payments of the work by month, and the total paid. */
void pb_pay_ledger_credit_read (PbPayCredit *self);

/* pb_pay_ledger_settle: fills deducted, deducted_lawful, paid and owed of every period, and the totals of the
 * first and third. */
void pb_pay_ledger_settle (PbPayReckoning *self);

/* pb_pay_ledger_add_proof: once; NULL is nothing. */
void pb_pay_ledger_add_proof (PbPayPeriod *period, PbAssertion *assertion);

/* pb_pay_ledger_due_day: Julian Day Number on which the pay of @period had to be there. */
gint32 pb_pay_ledger_due_day (const PbEmployment *employment, const PbDate *period);

G_END_DECLS
