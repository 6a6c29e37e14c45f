/* pb-extract-rhythm.c: "every day", "twice a month", "every other week"; ages; hours of the clock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-rhythm"

#include "config.h"

#include "pb-extract-private.h"
#include "pb-text.h"

#include <string.h>

/* Nobody is older; a larger number beside "I was" is something else. */
#define AGE_MAX 110
#define DAY_MINUTES (24 * 60)

static PbTypedValue *
add_rate (PbExtract *x, guint first, guint next, PbRatio *rate, const char *unit, const char *per)
{
  PbTypedValue *value = pb_extract_add (x, PB_VALUE_KIND_FREQUENCY, first, next);

  value->min = pb_ratio_ref (rate);
  value->max = rate;
  value->unit = g_strdup (unit);
  value->per = per;
  return value;
}

/* "except Sunday", "except on Sundays", "but Sunday" behind "every day". */
static guint
skip_exception (const PbExtract *x, guint i)
{
  guint at = i;

  if (!pb_token_is (x, at, "except") && !pb_token_is (x, at, "but"))
    return i;
  at++;
  if (pb_token_is (x, at, "for") || pb_token_is (x, at, "on"))
    at++;
  return pb_token_has (x, at, PB_LEX_WEEKDAY) ? at + 1 : i;
}

/* "every day", "every week", "every two weeks", "every other month", "every Sunday", "ทุกวัน". */
static guint
extract_every (PbExtract *x, guint i)
{
  guint at = i + 1;
  int interval = 1;
  const PbLexEntry *unit;
  const PbLexEntry *number;

  if (pb_token_is (x, at, "single"))
    at++;
  if (pb_token_is (x, at, "other") || pb_token_is (x, at, "second")) {
    interval = 2;
    at++;
  }
  number = pb_token_entry (x, at, PB_LEX_NUMBER);
  if (pb_extract_number_digits (x, at, 1, 2, &interval))
    at++;
  else if (number != NULL && number->value > 0) {
    interval = (int) number->value;
    at++;
  }
  if (pb_token_has (x, at, PB_LEX_WEEKDAY)) {
    add_rate (x, i, at + 1, pb_ratio_new_int (1), pb_token_entry (x, at, PB_LEX_WEEKDAY)->word, "week");
    return at + 1;
  }
  unit = pb_token_entry (x, at, PB_LEX_UNIT);
  if (unit == NULL || interval < 1 || strcmp (unit->code, "hour") == 0 || strcmp (unit->code, "minute") == 0)
    return i;
  at++;
  if (strcmp (unit->code, "day") == 0 && interval == 1) {
    guint next = skip_exception (x, at);

    add_rate (x, i, next, pb_ratio_new_int (next > at ? 6 : 7), "day", "week");
    return next;
  }
  add_rate (x, i, at, pb_ratio_new_fraction (1, interval), "time", unit->code);
  return at;
}

static guint
extract_times (PbExtract *x, guint i, int times)
{
  const char *per = NULL;
  guint next = pb_extract_per (x, i + 1, &per);
  PbTypedValue *value;

  if (per != NULL) {
    add_rate (x, i, next, pb_ratio_new_int (times), "time", per);
    return next;
  }
  if (times == 1)
    return i;
  value = pb_extract_add (x, PB_VALUE_KIND_COUNT, i, i + 1);
  value->min = pb_ratio_new_int (times);
  value->max = pb_ratio_new_int (times);
  value->unit = g_strdup ("time");
  return i + 1;
}

/* "no day off", "not a single day off": none a month, which is a frequency and not only a no. */
static guint
extract_no_day_off (PbExtract *x, guint i)
{
  static const char *const phrases[]
      = {"no day off",  "no days off",  "not a single day off", "not one day off",
         "no rest day", "no rest days", "no holidays"};
  guint taken = pb_token_is (x, i, "ไม่มี") && pb_token_is (x, i + 1, "วันหยุด") ? 2 : 0;

  for (guint n = 0; taken == 0 && n < G_N_ELEMENTS (phrases); n++)
    taken = pb_token_phrase (x, i, phrases[n]);
  if (taken == 0)
    return i;
  add_rate (x, i, i + taken, pb_ratio_new_int (0), "day off", "month");
  return i + taken;
}

guint
pb_extract_rhythm (PbExtract *x, guint i)
{
  if (pb_token_has (x, i, PB_LEX_NEGATION))
    return extract_no_day_off (x, i);
  if (pb_token_is (x, i, "once"))
    return extract_times (x, i, 1);
  if (pb_token_is (x, i, "twice"))
    return extract_times (x, i, 2);
  if (pb_token_is (x, i, "everyday")) {
    add_rate (x, i, i + 1, pb_ratio_new_int (7), "day", "week");
    return i + 1;
  }
  if (pb_token_is (x, i, "every") || pb_token_is (x, i, "each") || pb_token_is (x, i, "ทุก"))
    return extract_every (x, i);
  if (pb_token_is (x, i, "daily") && (i + 1 >= x->n_tokens || pb_token_kind (x, i + 1) == PB_TOKEN_PUNCT)) {
    add_rate (x, i, i + 1, pb_ratio_new_int (7), "day", "week");
    return i + 1;
  }
  return i;
}

static gboolean
is_person_before (const PbExtract *x, guint i)
{
  static const char *const words[] = {"i",       "he",       "she", "him",  "her", "who",   "sister",
                                      "brother", "daughter", "son", "girl", "boy", "child", NULL};

  if (i >= x->n_tokens)
    return FALSE;
  for (guint n = 0; words[n] != NULL; n++)
    if (pb_token_is (x, i, words[n]))
      return TRUE;
  return x->tokens[i].kind == PB_TOKEN_WORD && x->tokens[i].is_capital && x->tokens[i].lexeme == NULL;
}

static guint
skip_age_lead (const PbExtract *x, guint i)
{
  static const char *const words[] = {"was", "am", "is", "turned", "were", NULL};

  if (pb_token_is (x, i, "aged") || pb_token_phrase (x, i, "age of") > 0)
    return pb_token_is (x, i, "aged") ? i + 1 : i + 2;
  for (guint n = 0; i > 0 && words[n] != NULL; n++)
    if (pb_token_is (x, i, words[n]) && (is_person_before (x, i - 1) || pb_token_is (x, i, "turned"))) {
      i++;
      while (pb_token_is (x, i, "only") || pb_token_is (x, i, "just") || pb_token_is (x, i, "then")
             || pb_token_is (x, i, "still") || pb_token_is (x, i, "already"))
        i++;
      return i;
    }
  return i;
}

/* The number ends the phrase, so that "I was 17 kilometres away" stays a distance. */
static gboolean
ends_after (const PbExtract *x, guint i)
{
  return i >= x->n_tokens
         || (pb_token_kind (x, i) == PB_TOKEN_PUNCT && !pb_token_is (x, i, "-") && !pb_token_is (x, i, "/"))
         || pb_token_has (x, i, PB_LEX_STOP | PB_LEX_PREPOSITION);
}

guint
pb_extract_age (PbExtract *x, guint i)
{
  PbQuantity quantity = {0};
  guint number = skip_age_lead (x, i);
  g_autoptr (PbRatio) limit = NULL;
  guint next;
  PbTypedValue *value;

  if (number == i || !pb_quantity_parse (x, number, &quantity))
    return i;
  limit = pb_ratio_new_int (AGE_MAX);
  next = quantity.next;
  if (pb_token_is (x, next, "years") && ends_after (x, next + 1) && !pb_token_is (x, next + 1, "in"))
    next++;
  if (quantity.is_article || quantity.is_half_of || quantity.max == NULL
      || pb_ratio_compare (quantity.max, limit) > 0
      || (pb_token_is (x, i, "age") ? FALSE : !ends_after (x, next))
      || pb_token_phrase (x, quantity.next, "of us") > 0 || pb_token_is (x, next, "of")
      || pb_token_is (x, next, "to") || pb_token_is (x, next, "per")) {
    pb_quantity_clear (&quantity);
    return i;
  }
  value = pb_extract_add (x, PB_VALUE_KIND_AGE, number, next);
  pb_extract_take_range (value, &quantity);
  value->unit = g_strdup ("year");
  pb_quantity_clear (&quantity);
  return next;
}
