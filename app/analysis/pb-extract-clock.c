/* pb-extract-clock.c: hours of the clock: "7 a.m.", "05:00 to 20:00", "from seven until nine", "half past
 * six".
 *
 * A bare hour is one only where the words ask for an hour, and stays open between morning and evening
 * ("07:00?").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-clock"

#include "config.h"

#include "pb-extract-private.h"
#include "pb-text.h"

#include <string.h>

#define HOUR_MINUTES 60

typedef struct {
  int minutes;
  gboolean is_open; /* morning or evening not said */
  gboolean is_sure; /* the words can mean nothing but an hour */
} Clock;

/* "07:30", "7.30" (before "am" or "น."): hours and minutes. */
static guint
parse_digital (const PbExtract *x, guint i, Clock *clock)
{
  int hour;
  int minute;
  g_autofree char *token = NULL;
  g_autofree char *ascii = NULL;
  g_auto (GStrv) parts = NULL;

  if (pb_extract_number_digits (x, i, 1, 2, &hour) && pb_token_is (x, i + 1, ":")
      && pb_token_touches (x, i + 1) && pb_token_touches (x, i + 2)
      && pb_extract_number_digits (x, i + 2, 2, 2, &minute)) {
    if (hour > 24 || minute > 59)
      return i;
    clock->minutes = hour * HOUR_MINUTES + minute;
    clock->is_sure = TRUE;
    return i + 3;
  }
  if (pb_token_kind (x, i) != PB_TOKEN_NUMBER || i >= x->n_tokens)
    return i;
  token = pb_token_dup (x, i);
  ascii = pb_text_digits_to_ascii (token);
  parts = g_strsplit (ascii, ".", 3);
  if (g_strv_length (parts) != 2 || strlen (parts[0]) > 2 || strlen (parts[1]) != 2)
    return i;
  if (!pb_token_has (x, i + 1, PB_LEX_AMPM) && !pb_token_is (x, i + 1, "น.") && !pb_token_is (x, i + 1, "hrs")
      && !pb_token_is (x, i + 1, "hours"))
    return i;
  hour = (int) g_ascii_strtoll (parts[0], NULL, 10);
  minute = (int) g_ascii_strtoll (parts[1], NULL, 10);
  if (hour > 24 || minute > 59 || (pb_token_is (x, i + 1, "hours") && hour < 13 && parts[0][0] != '0'))
    return i;
  clock->minutes = hour * HOUR_MINUTES + minute;
  clock->is_sure = TRUE;
  return i + 1;
}

static guint
parse_bare_hour (const PbExtract *x, guint i, Clock *clock)
{
  const PbLexEntry *word = pb_token_entry (x, i, PB_LEX_NUMBER);
  int hour;
  guint lead = pb_token_phrase (x, i, "half past");

  if (pb_token_is (x, i, "noon") || pb_token_is (x, i, "midday") || pb_token_is (x, i, "midnight")) {
    clock->minutes = pb_token_is (x, i, "midnight") ? 0 : 12 * HOUR_MINUTES;
    clock->is_sure = TRUE;
    return i + 1;
  }
  if (lead > 0) {
    Clock inner = {0};
    guint next = parse_bare_hour (x, i + lead, &inner);

    if (next == i + lead || !inner.is_open)
      return i;
    clock->minutes = inner.minutes + HOUR_MINUTES / 2;
    clock->is_open = TRUE;
    clock->is_sure = TRUE;
    return next;
  }
  if (word != NULL)
    hour = (int) word->value;
  else if (!pb_extract_number_digits (x, i, 1, 2, &hour))
    return i;
  if (hour < 1 || hour > 12 || pb_token_has (x, i + 1, PB_LEX_SCALE))
    return i;
  clock->minutes = hour * HOUR_MINUTES;
  clock->is_open = TRUE;
  if (word != NULL && pb_token_is (x, i + 1, "thirty")) {
    clock->minutes += HOUR_MINUTES / 2;
    return i + 2;
  }
  return i + 1;
}

static void
set_half (Clock *clock, gboolean is_afternoon)
{
  int hour = clock->minutes / HOUR_MINUTES;

  clock->is_sure = TRUE;
  clock->is_open = FALSE;
  if (is_afternoon && hour < 12)
    clock->minutes += 12 * HOUR_MINUTES;
  else if (!is_afternoon && hour == 12)
    clock->minutes -= 12 * HOUR_MINUTES;
}

/* "a.m.", "o'clock", "in the morning", "at night" behind an hour. */
static guint
parse_half_of_day (const PbExtract *x, guint i, Clock *clock)
{
  static const struct {
    const char *phrase;
    gboolean is_afternoon;
  } phrases[] = {{"in the morning", FALSE}, {"in the afternoon", TRUE}, {"in the evening", TRUE},
                 {"at night", TRUE},        {"of the morning", FALSE},  {"that night", TRUE},
                 {"that evening", TRUE},    {"that morning", FALSE},    {"every morning", FALSE},
                 {"every evening", TRUE},   {"every night", TRUE}};

  const PbLexEntry *entry;

  if (pb_token_is (x, i, "o'clock") || pb_token_is (x, i, "o’clock")) {
    clock->is_sure = TRUE;
    i++;
  }
  entry = pb_token_entry (x, i, PB_LEX_AMPM);
  if (entry != NULL && !(pb_token_is (x, i, "am") && clock->minutes == 0)) {
    if (clock->minutes >= 13 * HOUR_MINUTES)
      return i + 1;
    set_half (clock, entry->value != 0);
    return i + 1;
  }
  if (pb_token_is (x, i, "น.") || (pb_token_is (x, i, "hrs") && clock->is_sure)
      || (pb_token_is (x, i, "hours") && clock->is_sure))
    return i + 1;
  for (guint n = 0; clock->is_open && n < G_N_ELEMENTS (phrases); n++) {
    guint taken = pb_token_phrase (x, i, phrases[n].phrase);

    if (taken > 0) {
      /* one to four "at night" is after midnight */
      gboolean small = clock->minutes < 5 * HOUR_MINUTES && strstr (phrases[n].phrase, "night") != NULL;

      set_half (clock, phrases[n].is_afternoon && !small);
      return i + taken;
    }
  }
  return i;
}

static guint
parse_clock (const PbExtract *x, guint i, Clock *clock)
{
  guint next = parse_digital (x, i, clock);

  if (next == i)
    next = parse_bare_hour (x, i, clock);
  return next == i ? i : parse_half_of_day (x, next, clock);
}

/* Nothing that is counted, paid or measured follows. */
static gboolean
ends_hour (const PbExtract *x, guint i)
{
  if (pb_token_has (
          x, i, PB_LEX_UNIT | PB_LEX_CURRENCY | PB_LEX_MONTH | PB_LEX_LENGTH | PB_LEX_SCALE | PB_LEX_NUMBER)
      || (i < x->n_tokens && x->tokens[i].kind == PB_TOKEN_NUMBER) || pb_token_is (x, i, "of"))
    return FALSE;
  return i >= x->n_tokens
         || (x->tokens[i].kind == PB_TOKEN_PUNCT && !pb_token_is (x, i, "/") && !pb_token_is (x, i, "-"))
         || pb_token_has (x, i,
                          PB_LEX_STOP | PB_LEX_PREPOSITION | PB_LEX_PER | PB_LEX_ADVERB | PB_LEX_WEEKDAY
                              | PB_LEX_ARTICLE);
}

/* A word before "at seven" that makes it an hour, not an age. */
static gboolean
is_done_by_clock (const PbExtract *x, guint at_word)
{
  static const char *const words[]
      = {"start",   "started",   "starts", "began",   "begin",   "begins", "woke",   "wake",    "up",
         "finish",  "finished",  "stop",   "stopped", "stops",   "work",   "worked", "working", "home",
         "dinner",  "breakfast", "lunch",  "again",   "back",    "bed",    "ended",  "until",   "day",
         "morning", "lunchtime", "left",   "leave",   "arrived", "came",   "locked", "ate",     NULL};

  for (guint n = 0; at_word > 0 && words[n] != NULL; n++)
    if (pb_token_is (x, at_word - 1, words[n]))
      return TRUE;
  return FALSE;
}

static gboolean
is_asked_for (const PbExtract *x, guint i, const Clock *clock, guint next)
{
  if (clock->is_sure)
    return TRUE;
  if (i == 0 || !ends_hour (x, next))
    return FALSE;
  if (pb_token_is (x, i - 1, "until") || pb_token_is (x, i - 1, "till"))
    return TRUE;
  return pb_token_is (x, i - 1, "at") && is_done_by_clock (x, i - 1);
}

static const char *
role_before (const PbExtract *x, guint i)
{
  if (i == 0)
    return "";
  if (pb_token_is (x, i - 1, "until") || pb_token_is (x, i - 1, "till") || pb_token_is (x, i - 1, "to"))
    return "until";
  return pb_token_is (x, i - 1, "from")     ? "from"
         : pb_token_is (x, i - 1, "before") ? "before"
         : pb_token_is (x, i - 1, "after")  ? "after"
                                            : "";
}

static guint
span_mark (const PbExtract *x, guint i, gboolean *out_sure)
{
  *out_sure = pb_token_is (x, i, "until") || pb_token_is (x, i, "till");
  if (*out_sure || pb_token_is (x, i, "to") || pb_token_is (x, i, "-") || pb_token_is (x, i, "–")
      || pb_token_is (x, i, "ถึง"))
    return 1;
  return pb_token_phrase (x, i, "up to");
}

static char *
clock_text (const Clock *clock)
{
  return g_strdup_printf ("%02d:%02d%s", clock->minutes / HOUR_MINUTES, clock->minutes % HOUR_MINUTES,
                          clock->is_open ? "?" : "");
}

static void
add_clock (PbExtract *x, guint first, guint next, const Clock *from, const Clock *to, gboolean vague)
{
  PbTypedValue *value = pb_extract_add (x, PB_VALUE_KIND_TIME_OF_DAY, first, next);
  g_autofree char *start = clock_text (from);
  g_autofree char *end = to != NULL ? clock_text (to) : NULL;

  value->min = pb_ratio_new_int (from->minutes);
  value->max = pb_ratio_new_int (to != NULL ? to->minutes : from->minutes);
  value->is_span = to != NULL;
  value->approximate = vague;
  value->uncertain = from->is_open || (to != NULL && to->is_open);
  value->role = to == NULL ? role_before (x, first) : "";
  value->normal = g_strdup_printf ("%s%s%s%s", vague ? "~" : "", start, end != NULL ? ".." : "",
                                   end != NULL ? end : "");
}

guint
pb_extract_clock (PbExtract *x, guint i)
{
  Clock from = {0};
  Clock to = {0};
  gboolean below;
  gboolean above;
  gboolean sure = FALSE;
  guint first = i + pb_extract_number_approximator (x, i, &below, &above);
  gboolean vague = first > i;
  gboolean is_from = pb_token_is (x, first, "from");
  gboolean is_between = pb_token_is (x, first, "between");
  guint start = is_from || is_between ? first + 1 : first;
  guint next = parse_clock (x, start, &from);
  guint mark;
  guint end;

  if (next == start)
    return i;
  mark = is_between ? (pb_token_is (x, next, "and") ? 1 : 0) : span_mark (x, next, &sure);
  if (mark > 0) {
    guint second = next + mark;

    second += pb_extract_number_approximator (x, second, &below, &above);
    end = parse_clock (x, second, &to);
    if (end > second && (from.is_sure || to.is_sure || ((is_from || sure) && ends_hour (x, end)))) {
      add_clock (x, i, end, &from, &to, vague);
      return end;
    }
  }
  if (is_from || is_between)
    return i;
  if (!is_asked_for (x, i, &from, next) || below || above)
    return i;
  add_clock (x, i, next, &from, NULL, vague);
  return next;
}
