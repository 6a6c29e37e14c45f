/* pb-extract-date.c: written dates.
 *
 * Day, month and year in the orders people write them: "3 May 2016", "May 3rd, 2016", "3/5/2016",
 * "2016-05-03", "ngày 3 tháng 5 năm 2016", "၂၀၁၆ ခုနှစ် မေလ ၃ ရက်", with what makes them coarse or vague. Years
 * count only as 1900-2100 or, in the Buddhist Era, 2443-2643; a year alone only after a word that asks for
 * one ("in 2016"), since "2016" may be anything. A date that does not exist, or has a year of two digits, is
 * refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-date"

#include "config.h"

#include "pb-extract-private.h"
#include "pb-text.h"

#include <string.h>

/* A witness speaks of living memory. */
#define YEAR_FIRST 1900
#define YEAR_LAST 2100
#define BUDDHIST_OFFSET 543

typedef struct {
  int year;
  int month;
  int day;
  int last_day;   /* "3 to 5 May"; 0 for none */
  int last_month; /* "May to July 2016"; 0 for none */
  gboolean approximate;
  gboolean uncertain;
} Parts;

static gboolean
is_date_word (const PbExtract *x, guint i, const char *code)
{
  const PbLexEntry *entry = pb_token_entry (x, i, PB_LEX_DATE_WORD);

  return entry != NULL && strcmp (entry->code, code) == 0;
}

static guint
skip_date_words (const PbExtract *x, guint i, const char *code)
{
  while (is_date_word (x, i, code))
    i++;
  return i;
}

static gboolean
year_from_number (int number, gboolean is_buddhist, int *out_year)
{
  int year = number;

  if (is_buddhist || (number >= YEAR_FIRST + BUDDHIST_OFFSET && number <= YEAR_LAST + BUDDHIST_OFFSET))
    year -= BUDDHIST_OFFSET;
  if (year < YEAR_FIRST || year > YEAR_LAST)
    return FALSE;
  *out_year = year;
  return TRUE;
}

/* The era at @i; "be" only in capitals, since it is a verb. */
static const PbLexEntry *
era_at (const PbExtract *x, guint i)
{
  const PbLexEntry *era = pb_token_entry (x, i, PB_LEX_ERA);

  if (era == NULL || (g_strcmp0 (era->code, "word") == 0 && x->text[x->tokens[i].start + 1] != 'E'))
    return NULL;
  return era;
}

/* [year word] [era] 2559 [era] [year word]. Returns @i when there is no year. */
static guint
parse_year (const PbExtract *x, guint i, int *out_year)
{
  guint at = skip_date_words (x, i, "year");
  const PbLexEntry *era = era_at (x, at);
  int number;

  if (era != NULL)
    at++;
  if (!pb_extract_number_digits (x, at, 4, 4, &number))
    return i;
  at++;
  if (era == NULL && era_at (x, at) != NULL)
    era = era_at (x, at++);
  if (!year_from_number (number, era != NULL && era->value != 0, out_year))
    return i;
  return skip_date_words (x, at, "after-year");
}

/* ", 2016", "(2016)" is not read; "of 2016", "2016". */
static guint
parse_year_after (const PbExtract *x, guint i, int *out_year)
{
  guint at = i;

  if (pb_token_is (x, at, ",") || pb_token_is (x, at, "of") || pb_token_is (x, at, "in")
      || pb_token_is (x, at, "."))
    at++;
  return parse_year (x, at, out_year) > at ? parse_year (x, at, out_year) : i;
}

static guint
skip_ordinal_suffix (const PbExtract *x, guint i)
{
  if (is_date_word (x, i, "suffix") && pb_token_touches (x, i))
    return i + 1;
  return i;
}

/* A day of the month in digits ("3", "3rd") or words ("third", "twenty-first"). */
static guint
parse_day (const PbExtract *x, guint i, int *out_day)
{
  const PbLexEntry *number = pb_token_entry (x, i, PB_LEX_NUMBER);
  guint at = i;
  int day = 0;

  if (pb_extract_number_digits (x, i, 1, 2, &day)) {
    at = skip_ordinal_suffix (x, i + 1);
    at = skip_date_words (x, at, "after-day");
  } else if (number != NULL && (number->value == 20 || number->value == 30) && pb_token_is (x, i + 1, "-")
             && is_date_word (x, i + 2, "ordinal")
             && pb_token_entry (x, i + 2, PB_LEX_DATE_WORD)->value < 10) {
    day = (int) (number->value + pb_token_entry (x, i + 2, PB_LEX_DATE_WORD)->value);
    at = i + 3;
  } else if (is_date_word (x, i, "ordinal")) {
    day = (int) pb_token_entry (x, i, PB_LEX_DATE_WORD)->value;
    at = i + 1;
  }
  if (day < 1 || day > 31)
    return i;
  *out_day = day;
  return at;
}

static gboolean
is_range_mark (const PbExtract *x, guint i)
{
  return pb_token_is (x, i, "-") || pb_token_is (x, i, "–") || pb_token_is (x, i, "to")
         || pb_token_is (x, i, "ถึง");
}

/* A month by name, or by number behind a word for month ("tháng 5"). */
static guint
parse_month (const PbExtract *x, guint i, int *out_month)
{
  guint at = skip_date_words (x, i, "month");
  const PbLexEntry *month = pb_token_entry (x, at, PB_LEX_MONTH);
  int number;

  if (month != NULL) {
    *out_month = (int) month->value;
    /* the full stop of "Jan." */
    return pb_token_is (x, at + 1, ".") && month->code[0] == 'x' && pb_token_touches (x, at + 1) ? at + 2
                                                                                                 : at + 1;
  }
  if (at > i && pb_extract_number_digits (x, at, 1, 2, &number) && number >= 1 && number <= 12) {
    *out_month = number;
    return at + 1;
  }
  return i;
}

/* "'16", "16" or "1016" behind a month: a year that is not read, and so the date is not. */
static gboolean
is_short_year (const PbExtract *x, guint i)
{
  int number;

  if (pb_token_is (x, i, "'") || pb_token_is (x, i, "’"))
    return pb_token_touches (x, i + 1) && pb_extract_number_digits (x, i + 1, 2, 2, &number);
  return i < x->n_tokens && pb_token_kind (x, i) == PB_TOKEN_NUMBER && !pb_token_is (x, i + 1, ":");
}

/* "3 May 2016", "the 3rd of May", "ngày 3 tháng 5 năm 2016", "3 to 5 May 2016". */
static guint
parse_day_first (const PbExtract *x, guint i, Parts *parts)
{
  guint at = skip_date_words (x, i, "day");
  guint next;
  guint end;

  if (pb_token_is (x, at, "-") && at > i)
    at++;
  next = parse_day (x, at, &parts->day);
  if (next == at)
    return i;
  if (is_range_mark (x, next) && parse_day (x, next + 1, &parts->last_day) > next + 1) {
    next = parse_day (x, next + 1, &parts->last_day);
    if (parts->last_day <= parts->day)
      return i;
  }
  if (pb_token_is (x, next, "day"))
    next++;
  if (pb_token_is (x, next, "of") || pb_token_is (x, next, "ng") || pb_token_is (x, next, "-")
      || pb_token_is (x, next, "/") || pb_token_is (x, next, ","))
    next++;
  end = parse_month (x, next, &parts->month);
  if (end == next)
    return i;
  if (pb_token_is (x, end, "-") && pb_extract_number_digits (x, end + 1, 4, 4, &parts->year))
    end++;
  parts->year = 0;
  next = pb_token_is (x, end, "/") ? parse_year (x, end + 1, &parts->year)
                                   : parse_year_after (x, end, &parts->year);
  if (parts->year == 0)
    return is_short_year (x, end) ? i : end;
  return next;
}

static gboolean
ends_phrase (const PbExtract *x, guint i)
{
  return i >= x->n_tokens || pb_token_kind (x, i) == PB_TOKEN_PUNCT || x->tokens[i].is_line
         || pb_token_has (x, i, PB_LEX_STOP | PB_LEX_PREPOSITION);
}

/* A number right before a month was refused as its day: the rest of that date is no date either. */
static gboolean
follows_number (const PbExtract *x, guint i)
{
  return i > 0 && pb_token_kind (x, i - 1) == PB_TOKEN_NUMBER && !x->tokens[i].is_line;
}

/* "May 3rd, 2016", "May 3", "May 2016", "May to July 2016", "May" where a month is asked for. */
static guint
parse_month_first (const PbExtract *x, guint i, Parts *parts)
{
  const PbLexEntry *month = pb_token_entry (x, skip_date_words (x, i, "month"), PB_LEX_MONTH);
  guint at = parse_month (x, i, &parts->month);
  guint next;

  if (at == i || follows_number (x, i))
    return i;
  if ((is_range_mark (x, at) || (pb_token_is (x, at, "and") && i > 0 && pb_token_is (x, i - 1, "between")))
      && pb_token_has (x, at + 1, PB_LEX_MONTH)) {
    next = parse_month (x, at + 1, &parts->last_month);
    at = parse_year_after (x, next, &parts->year);
    return at > next && parts->last_month > parts->month ? at : i;
  }
  next = parse_year_after (x, at, &parts->year);
  if (next > at)
    return next;
  next = parse_day (x, at, &parts->day);
  if (next > at) {
    guint end = parse_year_after (x, next, &parts->year);

    if (end > next)
      return end;
    if (is_short_year (x, next) || (pb_token_is (x, next, ",") && is_short_year (x, next + 1)))
      return i;
    if (is_date_word (x, next - 1, "suffix") || is_date_word (x, next - 1, "after-day")
        || (ends_phrase (x, next) && !pb_token_is (x, i - (i > 0), "in")))
      return next;
    parts->day = 0;
    if (pb_extract_number_digits (x, at, 2, 2, &parts->last_day) && !pb_token_is (x, i - (i > 0), "in"))
      return i;
    parts->last_day = 0;
  }
  if (is_short_year (x, at) && pb_token_kind (x, at) == PB_TOKEN_PUNCT)
    return i;
  return month != NULL && month->code[0] == 'x' ? i : at;
}

/* "2016-05-03", "2016-05": always year first, always touching. */
static guint
parse_iso (const PbExtract *x, guint i, Parts *parts)
{
  int number;

  if (!pb_extract_number_digits (x, i, 4, 4, &number) || !pb_token_is (x, i + 1, "-")
      || !pb_token_touches (x, i + 1) || !pb_token_touches (x, i + 2)
      || !pb_extract_number_digits (x, i + 2, 2, 2, &parts->month)
      || !year_from_number (number, FALSE, &parts->year))
    return i;
  if (!pb_token_is (x, i + 3, "-") || !pb_token_touches (x, i + 3))
    return i + 3;
  if (!pb_token_touches (x, i + 4) || !pb_extract_number_digits (x, i + 4, 2, 2, &parts->day))
    return i;
  return i + 5;
}

/* Day and month of "3/5/2016": day first; the other way round only where day first cannot be. */
static gboolean
order_day_month (int first, int second, Parts *parts)
{
  parts->day = first;
  parts->month = second;
  if (second > 12 && first <= 12) {
    parts->day = second;
    parts->month = first;
    parts->uncertain = TRUE;
  } else if (first <= 12 && first != second) {
    parts->uncertain = TRUE;
  }
  return parts->month >= 1 && parts->month <= 12 && parts->day >= 1;
}

/* "3/5/2016", "3-5-2016", "05/2016". */
static guint
parse_slashed (const PbExtract *x, guint i, Parts *parts)
{
  const char *mark = pb_token_is (x, i + 1, "/") ? "/" : "-";
  int first;
  int second;
  int year;

  if (!pb_extract_number_digits (x, i, 1, 2, &first) || !pb_token_is (x, i + 1, mark)
      || !pb_token_touches (x, i + 1) || !pb_token_touches (x, i + 2))
    return i;
  if (mark[0] == '/' && pb_extract_number_digits (x, i + 2, 4, 4, &year) && first >= 1 && first <= 12
      && year_from_number (year, FALSE, &parts->year)) {
    parts->month = first;
    return pb_token_is (x, i + 3, "/") ? i : i + 3;
  }
  if (!pb_extract_number_digits (x, i + 2, 1, 2, &second) || !pb_token_is (x, i + 3, mark)
      || !pb_extract_number_digits (x, i + 4, 4, 4, &year) || !pb_token_touches (x, i + 3)
      || !pb_token_touches (x, i + 4) || !year_from_number (year, FALSE, &parts->year)
      || !order_day_month (first, second, parts))
    return i;
  return i + 5;
}

/* "3.5.2016": one token. */
static guint
parse_dotted (const PbExtract *x, guint i, Parts *parts)
{
  g_autofree char *token = NULL;
  g_autofree char *ascii = NULL;
  g_auto (GStrv) pieces = NULL;
  gint64 numbers[3];

  if (pb_token_kind (x, i) != PB_TOKEN_NUMBER || i >= x->n_tokens
      || x->tokens[i].end - x->tokens[i].start < 8)
    return i;
  token = pb_token_dup (x, i);
  ascii = pb_text_digits_to_ascii (token);
  pieces = g_strsplit (ascii, ".", 4);
  if (g_strv_length (pieces) != 3 || strlen (pieces[0]) > 2 || strlen (pieces[1]) > 2
      || strlen (pieces[2]) != 4)
    return i;
  for (guint n = 0; n < 3; n++) {
    numbers[n] = g_ascii_strtoll (pieces[n], NULL, 10);
  }
  if (!year_from_number ((int) numbers[2], FALSE, &parts->year)
      || !order_day_month ((int) numbers[0], (int) numbers[1], parts))
    return i;
  return i + 1;
}

/* "၂၀၁၆ ခုနှစ် မေလ ၃ ရက်": year first, as Burmese writes it. */
static guint
parse_year_first (const PbExtract *x, guint i, Parts *parts)
{
  guint at = parse_year (x, i, &parts->year);
  guint next;

  if (at == i || !is_date_word (x, at - 1, "after-year"))
    return i;
  if (pb_token_kind (x, at) == PB_TOKEN_PUNCT && at < x->n_tokens)
    at++;
  next = parse_month (x, at, &parts->month);
  if (next == at)
    return pb_token_kind (x, at - 1) == PB_TOKEN_PUNCT ? at - 1 : at;
  at = next;
  next = parse_day (x, at, &parts->day);
  if (next > at && !is_date_word (x, next - 1, "after-day"))
    parts->day = 0;
  return parts->day > 0 ? next : at;
}

static gboolean
follows_year_word (const PbExtract *x, guint i)
{
  static const char *const words[] = {"in",     "since", "during",     "until", "till",   "from", "by",
                                      "before", "after", "throughout", "year",  "around", NULL};

  if (i == 0)
    return FALSE;
  for (guint n = 0; words[n] != NULL; n++)
    if (pb_token_is (x, i - 1, words[n]))
      return TRUE;
  return FALSE;
}

static const PbTypedValue *
last_date (const PbExtract *x)
{
  const PbTypedValue *last = x->values->len > 0 ? g_ptr_array_index (x->values, x->values->len - 1) : NULL;

  return last != NULL && last->kind == PB_VALUE_KIND_DATE ? last : NULL;
}

/* "from 2014 to 2016", "between 2014 and 2016": the second year. */
static gboolean
closes_year_range (const PbExtract *x, guint i)
{
  const PbTypedValue *last = last_date (x);

  return i >= 2 && last != NULL && (is_range_mark (x, i - 1) || pb_token_is (x, i - 1, "and"))
         && last->end == x->tokens[i - 2].end && strcmp (last->role, "from") == 0;
}

/* A year alone: only where a word asks for one and nothing is counted by it. */
static guint
parse_year_alone (const PbExtract *x, guint i, Parts *parts, gboolean is_asked)
{
  guint at = parse_year (x, i, &parts->year);

  if (at == i)
    return i;
  if (at == i + 1 && !is_asked && !follows_year_word (x, i) && !closes_year_range (x, i)
      && !(pb_token_is (x, i - (i > 0), "between") && pb_token_is (x, at, "and")))
    return i;
  if (pb_token_has (x, at, PB_LEX_CURRENCY | PB_LEX_UNIT | PB_LEX_LENGTH | PB_LEX_SCALE)
      || pb_token_is (x, at, "%")
      || (pb_token_touches (x, at) && pb_token_kind (x, at) == PB_TOKEN_WORD && !x->tokens[at].is_unspaced))
    return i;
  return at;
}

/* "early", "the end of", "about", "sometime in": all make a date approximate. */
static guint
skip_vague (const PbExtract *x, guint i, gboolean *out_vague)
{
  gboolean below;
  gboolean above;
  guint at = i;
  guint taken = pb_extract_number_approximator (x, at, &below, &above);

  *out_vague = FALSE;
  if (taken > 0 && !above && !below) {
    at += taken;
    *out_vague = TRUE;
  }
  if (pb_token_is (x, at, "the")
      && (is_date_word (x, at + 1, "vague-of") || is_date_word (x, at + 1, "vague")))
    at++;
  if (is_date_word (x, at, "vague")) {
    at++;
    *out_vague = TRUE;
    if (pb_token_is (x, at, "-"))
      at++;
    if (pb_token_is (x, at, "in"))
      at++;
  } else if (is_date_word (x, at, "vague-of") && pb_token_is (x, at + 1, "of")) {
    at += 2;
    *out_vague = TRUE;
  } else if (is_date_word (x, at, "vague-in")) {
    at++;
    *out_vague = TRUE;
    at += pb_token_is (x, at, "in") || pb_token_is (x, at, "around") ? 1 : 0;
  }
  return at;
}

static guint
skip_weekday (const PbExtract *x, guint i)
{
  if (!pb_token_has (x, i, PB_LEX_WEEKDAY))
    return i;
  i++;
  if (pb_token_is (x, i, ","))
    i++;
  return pb_token_is (x, i, "the") ? i + 1 : i;
}

static char *
edtf_of (const Parts *parts)
{
  const char *mark = parts->approximate && parts->uncertain ? "%"
                     : parts->approximate                   ? "~"
                     : parts->uncertain                     ? "?"
                                                            : "";

  if (parts->year == 0 && parts->day == 0)
    return g_strdup_printf ("--%02d%s", parts->month, mark);
  if (parts->year == 0)
    return g_strdup_printf ("--%02d-%02d%s", parts->month, parts->day, mark);
  if (parts->last_day > 0)
    return g_strdup_printf ("%04d-%02d-%02d/%04d-%02d-%02d", parts->year, parts->month, parts->day,
                            parts->year, parts->month, parts->last_day);
  if (parts->last_month > 0)
    return g_strdup_printf ("%04d-%02d/%04d-%02d", parts->year, parts->month, parts->year, parts->last_month);
  if (parts->day > 0)
    return g_strdup_printf ("%04d-%02d-%02d%s", parts->year, parts->month, parts->day, mark);
  if (parts->month > 0)
    return g_strdup_printf ("%04d-%02d%s", parts->year, parts->month, mark);
  return g_strdup_printf ("%04d%s", parts->year, mark);
}

static const char *
role_of (const PbExtract *x, guint first)
{
  static const struct {
    const char *word;
    const char *role;
  } roles[] = {{"from", "from"},  {"since", "from"},    {"between", "from"}, {"until", "until"},
               {"till", "until"}, {"before", "before"}, {"by", "before"},    {"after", "after"},
               {"ตั้งแต่", "from"},  {"จนถึง", "until"},    {"from", "from"}};

  guint at = first;

  while (at > 0
         && (pb_token_is (x, at - 1, "the") || pb_token_is (x, at - 1, "on")
             || pb_token_has (x, at - 1, PB_LEX_WEEKDAY)))
    at--;
  if (at == 0)
    return "";
  if (pb_token_is (x, at - 1, "to") || pb_token_is (x, at - 1, "and") || pb_token_is (x, at - 1, "ถึง"))
    return last_date (x) != NULL && strcmp (last_date (x)->role, "from") == 0 ? "until" : "";
  for (guint n = 0; n < G_N_ELEMENTS (roles); n++)
    if (pb_token_is (x, at - 1, roles[n].word))
      return roles[n].role;
  return "";
}

static gboolean
exists (const Parts *parts, const char *edtf, PbDate *out_date)
{
  static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  if (parts->month < 0 || parts->month > 12)
    return FALSE;
  if (parts->year == 0)
    return parts->month > 0 && parts->day <= days[parts->month - 1] && parts->last_day == 0;
  return pb_date_parse (edtf, out_date, NULL);
}

static guint
parse_core (const PbExtract *x, guint i, Parts *parts, gboolean is_asked)
{
  static guint (*const forms[]) (const PbExtract *, guint, Parts *)
      = {parse_iso, parse_slashed, parse_dotted, parse_year_first, parse_day_first, parse_month_first};
  guint next;

  for (guint n = 0; n < G_N_ELEMENTS (forms); n++) {
    Parts attempt = {0};

    next = forms[n](x, i, &attempt);
    if (next > i) {
      *parts = attempt;
      return next;
    }
  }
  return parse_year_alone (x, i, parts, is_asked);
}

/* A month without day and year must be asked for and be no verb: "in May", "since June". */
static gboolean
is_month_asked (const PbExtract *x, guint first, guint core, gboolean is_vague)
{
  static const char *const words[]
      = {"in", "since", "during", "until", "till", "from", "of", "by", "before", "after", NULL};

  if (x->tokens[core].is_unspaced)
    return TRUE;
  if (!x->tokens[core].is_capital)
    return FALSE;
  if (is_vague)
    return TRUE;
  for (guint n = 0; first > 0 && words[n] != NULL; n++)
    if (pb_token_is (x, first - 1, words[n]))
      return TRUE;
  return FALSE;
}

guint
pb_extract_date (PbExtract *x, guint i)
{
  Parts parts = {0};
  gboolean is_vague = FALSE;
  guint core;
  guint next;
  g_autofree char *edtf = NULL;
  PbDate date = {0};
  const char *role;
  PbTypedValue *value;

  if (pb_token_kind (x, i) != PB_TOKEN_NUMBER
      && !pb_token_has (
          x, i, PB_LEX_NUMBER | PB_LEX_MONTH | PB_LEX_WEEKDAY | PB_LEX_ERA | PB_LEX_DATE_WORD | PB_LEX_APPROX)
      && !pb_token_is (x, i, "the"))
    return i;
  core = skip_weekday (x, skip_vague (x, i, &is_vague));
  if (core >= x->n_tokens || (core > 0 && pb_token_touches (x, core) && pb_token_is (x, core - 1, "/")))
    return i;
  next = parse_core (x, core, &parts, is_vague);
  if (next == core)
    return i;
  if (parts.year == 0 && parts.day == 0 && !is_month_asked (x, i, core, is_vague))
    return i;
  parts.approximate = is_vague;
  edtf = edtf_of (&parts);
  if (!exists (&parts, edtf, &date))
    return i;
  role = role_of (x, i); /* looks at the value before this one */
  value = pb_extract_add (x, PB_VALUE_KIND_DATE, i, next);
  value->role = role;
  value->date = date;
  value->year = parts.year;
  value->month = parts.month;
  value->day = parts.last_day > 0 ? 0 : parts.day;
  value->approximate = parts.approximate;
  value->uncertain = parts.uncertain;
  value->normal = g_steal_pointer (&edtf);
  return next;
}
