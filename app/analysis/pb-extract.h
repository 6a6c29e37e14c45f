/* pb-extract.h: dates, sums of money, durations, counts and places as the words of a statement give them.
 *
 * Every value keeps its words and its place in the text beside a normal form, so that a person can check it.
 * The whole phrase is taken or nothing: "25,000" is never read as "25" or "000". What cannot be read for
 * certain (a two-digit year, "2,5 hours", "3.000 baht") is left out, never guessed. Vague words ("about",
 * "more than", "a few") are kept as such. Values are suggestions: a person takes them into an
 * assertion or does not.
 *
 * Reads English throughout; dates, sums, durations and hours also in Thai, and dates and sums where they are
 * simply written in Khmer, Lao, Burmese, Vietnamese, Indonesian, Malay and Filipino; digits of every script.
 *
 * Choices that are not in the text: "3/5/2016" is day first and, since the order could be the other one,
 * uncertain
 * ("2016-05-03?"); "5/13/2016" can only be month first and is uncertain too; years 2443-2643 are Buddhist
 * Era; "peso" is the Philippine one; "every day" is 7 days a week; "dollars" without a country stay "dollar".
 *
 * Pure; any thread. Verified by tests/analysis/test-extract.c over extract.tsv.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-date.h"
#include "pb-ratio.h"

G_BEGIN_DECLS

/* One statement; more than this is not a statement but a mistake (5,000 pages), and positions are 32 bits
 * wide. */
#define PB_EXTRACT_MAX_BYTES (16u * 1024 * 1024)

typedef enum {
  PB_VALUE_KIND_DATE,
  PB_VALUE_KIND_TIME_OF_DAY,
  PB_VALUE_KIND_DURATION,
  PB_VALUE_KIND_FREQUENCY, /* so many days, times or things per day, week, month */
  PB_VALUE_KIND_HOURS,     /* hours of work per day (or week) */
  PB_VALUE_KIND_AMOUNT,
  PB_VALUE_KIND_COUNT,
  PB_VALUE_KIND_DISTANCE,
  PB_VALUE_KIND_AGE,
  PB_VALUE_KIND_PLACE,
  PB_VALUE_KIND_YES_NO, /* a negation: "never", "did not", "no one" */
} PbValueKind;

/* How much a place name covers, where it is known. */
typedef enum {
  PB_PLACE_UNKNOWN,
  PB_PLACE_COUNTRY,
  PB_PLACE_PROVINCE,
  PB_PLACE_TOWN,
} PbPlaceLevel;

typedef struct {
  PbValueKind kind;
  gsize start;  /* byte offsets into the text given */
  gsize end;    /* after the last byte */
  char *words;  /* (owned): as said */
  char *normal; /* (owned): normal form as one text, for display and tests: "2016-05-03", "~14 day",
                   "12..15 hour/day", "9000 THB/month", "07:00..21:00", "Mae Sot", "no" */
  PbDate date;  /* DATE; unset when the year is not said */
  int year;     /* DATE: 0 when not said */
  int month;    /* DATE: 0 when not said */
  int day;      /* DATE: 0 when not said */
  PbRatio *min; /* (owned) (nullable): open below when NULL. TIME_OF_DAY: minutes since midnight */
  PbRatio *max; /* (owned) (nullable): open above when NULL */
  char *unit; /* (owned) (nullable): DURATION "week"; FREQUENCY, COUNT the thing counted, singular; AMOUNT the
                 ISO 4217 code or the word; DISTANCE "m"; HOURS "hour" */
  const char *per;       /* (nullable): "day", "week", "month", "year", "hour", or a thing ("person") */
  const char *role;      /* "" or the part it plays: DATE "from", "until", "before", "after"; DURATION "ago",
                            "later";      PLACE its preposition; TIME_OF_DAY "from", "until" */
  const char *country;   /* PLACE: (nullable): ISO 3166 code where known */
  const char *parent;    /* PLACE: (nullable): province of a known town */
  PbPlaceLevel level;    /* PLACE */
  guint approximate : 1; /* "about", "more than", "a few" … */
  guint uncertain : 1;   /* the order of day and month, or morning and evening, is not said */
  guint is_span : 1;     /* TIME_OF_DAY: @min and @max are the two ends ("from seven until nine") */
  guint is_clear : 1;    /* YES_NO: a plain negation; FALSE for "not only", "not until", "hardly" */
} PbTypedValue;

void pb_typed_value_free (PbTypedValue *value);

/* pb_extract_values:
 * @text: UTF-8 in NFC, @length bytes (-1: to its end).
 * Returns: (transfer full) (element-type PbTypedValue): in order of the text, not overlapping; or NULL with
 * PB_ERROR_INVALID (not UTF-8) or PB_ERROR_TOO_LARGE.
 */
GPtrArray *pb_extract_values (const char *text, gssize length, GError **error);

/* pb_value_kind_get_name: "date", "time", "duration", "frequency", "hours", "amount", "count", "distance",
 * "age", "place", "yes-no". (transfer none) */
const char *pb_value_kind_get_name (PbValueKind kind);

/* pb_typed_value_format: the value in plain words, English order: "6 days a week", "THB 9,000 a month".
 * (transfer full) */
char *pb_typed_value_format (const PbTypedValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbTypedValue, pb_typed_value_free)

G_END_DECLS
