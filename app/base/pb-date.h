/* pb-date.h: dates that carry their precision and their calendar (EDTF, ISO 8601-2 level 1).
 *
 * A PbDate says which days are possible: from @first to @last, as Julian Day Numbers, both inclusive.
 * "2016-05" is the 31 days of May 2016; an interval "2016-05-12/2018-02" runs from its earliest first to its
 * latest last day. Vague is not contradictory: comparisons ask "certainly" or "possibly", never
 * "equal".
 *
 * Read: year, month, day ("2016", "2016-05", "2016-05-03"); unspecified digits from the right ("201X",
 * "2016-XX", "2016-05-XX", "2016-XX-XX"); qualifiers ~ (approximate), ? (uncertain), % (both) at the end;
 * seasons 21-24 (northern: March-May … December-February of the next year; a rainy or hot season is written
 * as months); intervals with "/" whose ends may be ".." (open) or empty (unknown). Calendars: Gregorian and
 * Buddhist Era (CE = BE - 543); text of any other calendar is kept as said by the caller and has no PbDate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Years outside are refused as mistypes: no case reaches there and day arithmetic stays exact. */
#define PB_DATE_MIN_YEAR 1000
#define PB_DATE_MAX_YEAR 9000
/* Longest text taken for a date, in bytes: two full ends in three-byte digits need less. */
#define PB_DATE_MAX_TEXT 128
/* first/last of an open or unknown end. */
#define PB_DATE_OPEN_FIRST G_MININT32
#define PB_DATE_OPEN_LAST G_MAXINT32

typedef enum {
  PB_DATE_PRECISION_NONE, /* no date at all: pb_date_is_set() is FALSE */
  PB_DATE_PRECISION_DAY,
  PB_DATE_PRECISION_MONTH,
  PB_DATE_PRECISION_SEASON,
  PB_DATE_PRECISION_YEAR,
  PB_DATE_PRECISION_DECADE,
  PB_DATE_PRECISION_CENTURY,
} PbDatePrecision;

typedef struct {
  gint32 first;              /* Julian Day Number of the earliest possible day */
  gint32 last;               /* … of the latest possible day */
  PbDatePrecision precision; /* of the coarser end of an interval */
  guint first_precision : 4; /* PbDatePrecision of the start of an interval, NONE when open; 0 otherwise */
  guint last_precision : 4;  /* … of its end */
  guint is_interval : 1;     /* a stretch of time, not one day somewhere in it */
  guint approximate : 1;     /* "~" or "%" */
  guint uncertain : 1;       /* "?" or "%" */
} PbDate;

typedef enum {
  PB_CALENDAR_GREGORIAN,
  PB_CALENDAR_BUDDHIST,
  PB_CALENDAR_OTHER, /* lunar and local calendars: stored as said */
} PbCalendar;

/* pb_date_parse: EDTF text in the Gregorian calendar. Errors: PB_ERROR_INVALID naming the offending part. */
gboolean pb_date_parse (const char *edtf, PbDate *out_date, GError **error);

/* pb_date_parse_written:
 * A date as a form or a paper writes it, in @calendar: EDTF-like ("2559-05-03"), or day first with "/", "."
 * or "-"
 * ("3/5/2559"), in digits of any script. Two-digit years are refused.
 * @out_edtf: (out) (transfer full) (optional): the Gregorian EDTF text.
 */
gboolean pb_date_parse_written (const char *text, PbCalendar calendar, PbDate *out_date, char **out_edtf,
                                GError **error);

gboolean pb_date_is_set (const PbDate *date);
/* pb_date_from_ymd: one certain day. Returns an unset date when it does not exist. */
PbDate pb_date_from_ymd (int year, int month, int day);
void pb_date_jdn_to_ymd (gint32 jdn, int *out_year, int *out_month, int *out_day);
/* pb_date_ymd_to_jdn: @month 1 to 12; the day is not checked, see pb_date_from_ymd(). */
gint32 pb_date_ymd_to_jdn (int year, int month, int day);
/* pb_date_add_months: @jdn moved by calendar; a day that does not exist becomes the last of its month. */
gint32 pb_date_add_months (gint32 jdn, int months);

/* Every day of @a is earlier than every day of @b, at their stated precision: "about" is widened first here
 * too, so that what is certainly before never may coincide. Unset dates: FALSE. */
gboolean pb_date_is_certainly_before (const PbDate *a, const PbDate *b);
/* There is a day both could mean. Approximate dates are widened first (see pb_date_widen). Unset: TRUE. */
gboolean pb_date_may_coincide (const PbDate *a, const PbDate *b);
/* pb_date_widen:
 * The days "about" may mean: an approximate day ± 45 days, month ± 6 months, season ± 6 months, year ± 3
 * years, coarser ± 10 years; others unchanged. Generous on purpose: "vague" must not become "contradicts".
 */
PbDate pb_date_widen (const PbDate *date);

/* pb_date_age:
 * Completed years between a birth date and a date, each possibly imprecise.
 * @out_min, @out_max: the youngest and oldest age possible ("about" is widened). FALSE when either is unset
 * or open-ended, or the date lies wholly before the birth: then nothing is known of the age.
 */
gboolean pb_date_age (const PbDate *birth, const PbDate *on, int *out_min, int *out_max);

/* pb_date_format: "3 May 2016", "May 2016", "about 2016", "3 May 2016 – Feb 2018", in English order;
 * (transfer full) */
char *pb_date_format (const PbDate *date);
/* pb_date_format_jdn: "2018-02-28"; ".." for an open end. (transfer full) */
char *pb_date_format_jdn (gint32 jdn);
/* pb_date_format_day: "28 Feb 2018", as pb_date_format(), for sentences; ".." for an open end. (transfer
 * full) */
char *pb_date_format_day (gint32 jdn);

G_END_DECLS
