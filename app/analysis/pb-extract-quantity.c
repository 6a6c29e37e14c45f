/* pb-extract-quantity.c: durations, hours, rhythms, distances and counts: what a number is a number of.
 *
 * "12 hours a day" is hours, "12 hours" a duration, "6 days a week" a frequency, "6 days" a duration again. A
 * count needs a noun in the plural behind the number (or "one" and a thing people count); the noun's singular
 * is the unit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-quantity"

#include "config.h"

#include "pb-extract-private.h"

#include <string.h>

/* clang-format off */
#define U(text, unit) { text, PB_LEX_UNIT, 0, unit }
#define G(text, millimetres) { text, PB_LEX_LENGTH, millimetres, NULL }
#define P(text, unit) { text, PB_LEX_PER_BEFORE, 0, unit }
#define R(text) { text, PB_LEX_PER, 0, NULL }
#define V(text, unit) { text, PB_LEX_ADVERB, 0, unit }
/* clang-format on */
/* Words between a number and its noun: "six young Burmese women". */
#define NOUN_REACH 4

/* A table, filled rather than one entry a line. */
/* clang-format off */
const PbLexEntry pb_lexicon_quantities[] = {
  U ("minute", "minute"), U ("minutes", "minute"), U ("mins", "minute"), U ("hour", "hour"),
  U ("hours", "hour"), U ("hrs", "hour"), U ("hr", "hour"), U ("day", "day"), U ("days", "day"),
  U ("night", "night"), U ("nights", "night"), U ("week", "week"), U ("weeks", "week"),
  U ("fortnight", "fortnight"), U ("fortnights", "fortnight"), U ("month", "month"), U ("months", "month"),
  U ("year", "year"), U ("years", "year"), U ("นาที", "minute"), U ("ชั่วโมง", "hour"), U ("ชม.", "hour"),
  U ("วัน", "day"), U ("คืน", "night"), U ("สัปดาห์", "week"), U ("อาทิตย์", "week"), U ("เดือน", "month"),
  U ("ปี", "year"), U ("ຊົ່ວໂມງ", "hour"), U ("ເດືອນ", "month"), U ("ម៉ោង", "hour"), U ("tháng", "month"),
  U ("bulan", "month"), U ("tahun", "year"), U ("hari", "day"), U ("jam", "hour"), U ("minggu", "week"),
  U ("ngày", "day"), U ("tuần", "week"), U ("giờ", "hour"), U ("năm", "year"), G ("metre", 1000),
  G ("metres", 1000), G ("meter", 1000), G ("meters", 1000), G ("kilometre", 1000000),
  G ("kilometres", 1000000), G ("kilometer", 1000000), G ("kilometers", 1000000), G ("mile", 1609344),
  G ("miles", 1609344), G ("centimetre", 10), G ("centimetres", 10), G ("centimeters", 10),
  {"km", PB_LEX_LENGTH, 1000000, "1"}, {"kms", PB_LEX_LENGTH, 1000000, "1"}, {"m", PB_LEX_LENGTH, 1000, "1"},
  {"cm", PB_LEX_LENGTH, 10, "1"}, G ("กิโลเมตร", 1000000), G ("เมตร", 1000),
  {"กม.", PB_LEX_LENGTH, 1000000, NULL}, P ("เดือนละ", "month"), P ("วันละ", "day"), P ("สัปดาห์ละ", "week"),
  P ("อาทิตย์ละ", "week"), P ("ปีละ", "year"), P ("ชั่วโมงละ", "hour"), R ("per"), R ("each"), R ("every"),
  R ("/"), R ("ต่อ"), R ("ทุก"), R ("mỗi"), R ("một"), R ("setiap"), R ("tiap"), R ("kada"), V ("daily", "day"),
  V ("weekly", "week"), V ("monthly", "month"), V ("yearly", "year"), V ("annually", "year"),
  V ("annual", "year"), V ("hourly", "hour"), V ("sebulan", "month"), V ("sehari", "day"), {NULL}
};

/* clang-format on */

/* clang-format on */

typedef struct {
  const char *plural;
  const char *singular;
} Irregular;

/* A table, filled rather than one entry a line. */
/* clang-format off */
static const Irregular irregulars[] = {
  {"people", "person"}, {"persons", "person"}, {"men", "man"}, {"women", "woman"}, {"children", "child"},
  {"wives", "wife"}, {"knives", "knife"}, {"policemen", "policeman"}, {"fishermen", "fisherman"},
  {"foremen", "foreman"}, {"buses", "bus"}, {"bosses", "boss"}, {"boxes", "box"}, {"dishes", "dish"},
  {"watches", "watch"}, {"lives", "life"}, {"families", "family"}, {"police", "police"}, {"staff", "staff"},
  {"kg", "kilo"}, {"kilos", "kilo"}, {"kilograms", "kilo"}, {"kgs", "kilo"}, {"fish", "fish"}, {"us", "us"},
  {"them", "them"}, {"shoes", "shoe"}, {"houses", "house"}, {"nurses", "nurse"}, {"bruises", "bruise"},
  {"addresses", "address"}, {"matches", "match"}, {"beaches", "beach"}, {"lunches", "lunch"},
  {"businesses", "business"}, {"offences", "offence"}
};
/* clang-format on */

/* What may be counted as one: "one toilet"; a general noun after "one" is as often a pronoun's verb. */
static const char *const counted_as_one[]
    = {"man",    "woman",  "person", "boy",    "girl",      "child",   "worker",   "guard",   "door",
       "room",   "toilet", "window", "bed",    "house",     "car",     "truck",    "van",     "boat",
       "bus",    "knife",  "gun",    "meal",   "passport",  "phone",   "bathroom", "kitchen", "key",
       "camera", "driver", "agent",  "broker", "policeman", "manager", "contract", "boss",    "dog",
       "light",  "fan",    "bottle", "bowl",   NULL};

static guint
skip_hyphen (const PbExtract *x, guint i)
{
  return pb_token_is (x, i, "-") && pb_token_touches (x, i) && pb_token_touches (x, i + 1) ? i + 1 : i;
}

static guint
skip_fillers (const PbExtract *x, guint i)
{
  static const char *const words[]
      = {"full", "whole", "long", "straight", "consecutive", "solid", "entire", "good", NULL};

  for (guint n = 0; words[n] != NULL; n++)
    if (pb_token_is (x, i, words[n]))
      return i + 1;
  return i;
}

static const char *
per_thing (const PbExtract *x, guint i)
{
  static const char *const things[]
      = {"person", "head",  "worker",  "piece", "kilo", "kilogram", "kg",        "trip",  "bag", "basket",
         "box",    "shirt", "garment", "child", "pair", "คน",       "passenger", "shift", NULL};

  for (guint n = 0; things[n] != NULL; n++)
    if (pb_token_is (x, i, things[n]))
      return strcmp (things[n], "คน") == 0                                          ? "person"
             : strcmp (things[n], "kg") == 0 || strcmp (things[n], "kilogram") == 0 ? "kilo"
                                                                                    : things[n];
  return NULL;
}

guint
pb_extract_per (const PbExtract *x, guint i, const char **out_per)
{
  const PbLexEntry *adverb = pb_token_entry (x, i, PB_LEX_ADVERB);
  const PbLexEntry *unit;
  guint at = i;
  int number;

  if (adverb != NULL && (i + 1 >= x->n_tokens || !pb_token_is (x, i + 1, "wage"))) {
    *out_per = adverb->code;
    return i + 1;
  }
  if (pb_token_is (x, at, "for") && pb_token_has (x, at + 1, PB_LEX_PER))
    at++;
  if (pb_token_is (x, at, "in") && pb_token_has (x, at + 1, PB_LEX_ARTICLE))
    at++;
  if (!pb_token_has (x, at, PB_LEX_PER | PB_LEX_ARTICLE))
    return i;
  at++;
  if (pb_token_is (x, at, "single"))
    at++;
  unit = pb_token_entry (x, at, PB_LEX_UNIT);
  if (unit != NULL) {
    *out_per = unit->code;
    return at + 1;
  }
  if (pb_extract_number_digits (x, at, 1, 2, &number) || pb_token_has (x, at, PB_LEX_NUMBER)) {
    const PbLexEntry *word = pb_token_entry (x, at, PB_LEX_NUMBER);

    unit = pb_token_entry (x, at + 1, PB_LEX_UNIT);
    if (unit == NULL)
      return i;
    if (word != NULL)
      number = (int) word->value;
    g_autofree char *text = g_strdup_printf ("%d %s", number, unit->code);

    *out_per = g_intern_string (text);
    return at + 2;
  }
  if (per_thing (x, at) != NULL) {
    *out_per = per_thing (x, at);
    return at + 1;
  }
  if (pb_token_is (x, i, "each")) { /* "500 baht each" */
    *out_per = "each";
    return i + 1;
  }
  return i;
}

const char *
pb_extract_singular (const char *word, char *buffer, gsize size)
{
  gsize length = strlen (word);

  for (guint n = 0; n < G_N_ELEMENTS (irregulars); n++)
    if (strcmp (word, irregulars[n].plural) == 0)
      return irregulars[n].singular;
  g_strlcpy (buffer, word, size);
  if (length + 1 > size || length < 4 || word[length - 1] != 's' || word[length - 2] == 's'
      || word[length - 2] == 'u' || word[length - 2] == 'i')
    return buffer;
  if (g_str_has_suffix (word, "ies"))
    g_strlcpy (buffer + length - 3, "y", size - length + 3);
  else if (g_str_has_suffix (word, "sses") || g_str_has_suffix (word, "shes")
           || g_str_has_suffix (word, "ches") || g_str_has_suffix (word, "xes"))
    buffer[length - 2] = '\0';
  else
    buffer[length - 1] = '\0';
  return buffer;
}

static gboolean
is_plural (const char *word)
{
  gsize length = strlen (word);

  for (guint n = 0; n < G_N_ELEMENTS (irregulars); n++)
    if (strcmp (word, irregulars[n].plural) == 0)
      return TRUE;
  return length >= 4 && word[length - 1] == 's' && word[length - 2] != 's' && word[length - 2] != 'u'
         && word[length - 2] != 'i' && word[length - 2] != '\'';
}

static char *
lower_word (const PbExtract *x, guint i)
{
  g_autofree char *word = pb_token_dup (x, i);

  return g_utf8_strdown (word, -1);
}

static gboolean
may_be_noun (const PbExtract *x, guint i)
{
  return i < x->n_tokens && x->tokens[i].kind == PB_TOKEN_WORD && !x->tokens[i].is_unspaced
         && !pb_token_has (x, i,
                           PB_LEX_STOP | PB_LEX_NOT_COUNTED | PB_LEX_UNIT | PB_LEX_CURRENCY | PB_LEX_MONTH
                               | PB_LEX_WEEKDAY | PB_LEX_PER | PB_LEX_AMPM | PB_LEX_NUMBER | PB_LEX_SCALE
                               | PB_LEX_LENGTH | PB_LEX_NEGATION | PB_LEX_ARTICLE | PB_LEX_APPROX
                               | PB_LEX_HALF | PB_LEX_PREPOSITION);
}

/* The counted noun behind a number; returns the index after it and its singular, or @i. */
static guint
parse_noun (const PbExtract *x, guint i, gboolean is_one, char **out_singular)
{
  guint end = MIN (i + NOUN_REACH, x->n_tokens);

  for (guint at = i; at < end && may_be_noun (x, at); at++) {
    g_autofree char *word = lower_word (x, at);
    char buffer[64];

    if (is_one ? g_strv_contains (counted_as_one, word) : is_plural (word)) {
      *out_singular = g_strdup (pb_extract_singular (word, buffer, sizeof buffer));
      return at + 1;
    }
  }
  return i;
}

guint
pb_extract_tail (const PbExtract *x, guint next, PbQuantity *quantity)
{
  static const struct {
    const char *phrase;
    gboolean opens_below;
    gboolean opens_above;
  } tails[] = {{"or more", FALSE, TRUE},  {"or so", FALSE, FALSE},  {"or less", TRUE, FALSE},
               {"at least", FALSE, TRUE}, {"at most", TRUE, FALSE}, {"or thereabouts", FALSE, FALSE}};

  for (guint n = 0; n < G_N_ELEMENTS (tails); n++) {
    guint taken = pb_token_phrase (x, next, tails[n].phrase);

    if (taken == 0)
      continue;
    quantity->approximate = TRUE;
    if (tails[n].opens_below)
      g_clear_pointer (&quantity->min, pb_ratio_unref);
    if (tails[n].opens_above)
      g_clear_pointer (&quantity->max, pb_ratio_unref);
    return next + taken;
  }
  return next;
}

static PbTypedValue *
add_measured (PbExtract *x, PbValueKind kind, guint first, guint next, PbQuantity *quantity, const char *unit)
{
  PbTypedValue *value = pb_extract_add (x, kind, first, next);

  pb_extract_take_range (value, quantity);
  value->unit = g_strdup (unit);
  return value;
}

/* "2016 workers" may be a year and workers. */
static gboolean
is_like_year (const PbExtract *x, guint first, const PbQuantity *quantity)
{
  int number;

  return quantity->next == first + 1 && pb_extract_number_digits (x, first, 4, 4, &number) && number >= 1900
         && number <= 2100;
}

static guint
add_count (PbExtract *x, guint first, PbQuantity *quantity)
{
  guint at = quantity->next;
  g_autofree char *singular = NULL;
  guint next;

  if (quantity->is_article || quantity->is_half_of || is_like_year (x, first, quantity))
    return quantity->next;
  if (pb_token_is (x, at, "of") && (pb_token_is (x, at + 1, "us") || pb_token_is (x, at + 1, "them"))) {
    singular = lower_word (x, at + 1);
    next = at + 2;
  } else {
    if (pb_token_is (x, at, "of"))
      at += pb_token_is (x, at + 1, "the") || pb_token_is (x, at + 1, "my") ? 2 : 1;
    if (pb_token_is (x, at, "other") || pb_token_is (x, at, "more"))
      at++;
    next = parse_noun (x, at, quantity->is_one, &singular);
    if (next == at)
      return quantity->next;
  }
  next = pb_extract_tail (x, next, quantity);
  add_measured (x, PB_VALUE_KIND_COUNT, first, next, quantity, singular);
  return next;
}

static void
add_half (PbQuantity *quantity)
{
  g_autoptr (PbRatio) half = pb_ratio_new_fraction (1, 2);
  PbRatio *min = quantity->min != NULL ? pb_ratio_add (quantity->min, half) : NULL;
  PbRatio *max = quantity->max != NULL ? pb_ratio_add (quantity->max, half) : NULL;

  pb_quantity_clear (quantity);
  quantity->min = min;
  quantity->max = max;
}

/* Smaller units in the larger one, where that is exact. */
static int
units_in (const char *large, const char *small)
{
  if (strcmp (large, "year") == 0 && strcmp (small, "month") == 0)
    return 12;
  if (strcmp (large, "week") == 0 && strcmp (small, "day") == 0)
    return 7;
  if (strcmp (large, "day") == 0 && strcmp (small, "hour") == 0)
    return 24;
  return strcmp (large, "hour") == 0 && strcmp (small, "minute") == 0 ? 60 : 0;
}

static void
scale_up (PbRatio **number, int factor, PbRatio *more)
{
  g_autoptr (PbRatio) times = pb_ratio_new_int (factor);
  g_autoptr (PbRatio) product = NULL;

  if (*number == NULL || more == NULL) {
    g_clear_pointer (number, pb_ratio_unref);
    return;
  }
  product = pb_ratio_multiply (*number, times);
  g_clear_pointer (number, pb_ratio_unref);
  *number = pb_ratio_add (product, more);
}

/* "two years and six months": FALSE when a second part stands there that cannot be joined exactly. */
static gboolean
join_second_part (const PbExtract *x, guint *next, PbQuantity *quantity, const char **unit)
{
  guint at = *next;
  const PbLexEntry *small;
  PbQuantity more = {0};
  gboolean joined = TRUE;

  if (pb_token_is (x, at, "and") || pb_token_is (x, at, ","))
    at++;
  if (!pb_token_has (x, at, PB_LEX_NUMBER) && pb_token_kind (x, at) != PB_TOKEN_NUMBER)
    return TRUE;
  if (at >= x->n_tokens || !pb_quantity_parse (x, at, &more))
    return TRUE;
  small = pb_token_entry (x, more.next, PB_LEX_UNIT);
  if (small != NULL && strcmp (small->code, *unit) != 0
      && !pb_token_has (x, more.next + 1, PB_LEX_PER | PB_LEX_ARTICLE)) {
    int factor = units_in (*unit, small->code);

    joined = factor > 0;
    if (joined) {
      scale_up (&quantity->min, factor, more.min);
      scale_up (&quantity->max, factor, more.max);
      *unit = small->code;
    }
    *next = more.next + 1;
  }
  pb_quantity_clear (&more);
  return joined;
}

static gboolean
is_told_as_duration (const PbExtract *x, guint first)
{
  static const char *const words[]
      = {"for", "after", "within", "only", "just", "lasted", "took", "spent", "of", "than", "in", NULL};

  for (guint n = 0; first > 0 && words[n] != NULL; n++)
    if (pb_token_is (x, first - 1, words[n]))
      return TRUE;
  return FALSE;
}

/* "For two weeks before the police came" lasted; "two weeks before the police came" is when. */
static const char *
duration_role (const PbExtract *x, guint first, guint *next)
{
  static const char *const roles[][2] = {{"ago", "ago"},
                                         {"later", "later"},
                                         {"earlier", "earlier"},
                                         {"afterwards", "later"},
                                         {"before", "earlier"}};

  if (first > 0 && pb_token_is (x, first - 1, "for"))
    return "";
  for (guint n = 0; n < G_N_ELEMENTS (roles); n++) {
    if (pb_token_is (x, *next, roles[n][0])) {
      (*next)++;
      return roles[n][1];
    }
  }
  return "";
}

static guint
add_duration (PbExtract *x, guint first, guint next, PbQuantity *quantity, const char *unit)
{
  gboolean is_told = quantity->approximate || is_told_as_duration (x, first);
  guint half = pb_token_phrase (x, next, "and a half");
  const char *role;

  if (half > 0) {
    add_half (quantity);
    next += half;
    is_told = TRUE;
  } else if (!join_second_part (x, &next, quantity, &unit)) {
    return next;
  }
  next = pb_extract_tail (x, next, quantity);
  role = duration_role (x, first, &next);
  if ((quantity->is_article || (quantity->is_one && !quantity->is_digits)) && !is_told && role[0] == '\0')
    return quantity->is_article ? first + 1 : next;
  if (pb_token_is (x, next, "'") || pb_token_is (x, next, "’"))
    return next; /* "two months' wages" */
  add_measured (x, PB_VALUE_KIND_DURATION, first, next, quantity, unit)->role = role;
  return next;
}

static guint
add_age (PbExtract *x, guint first, guint next, PbQuantity *quantity)
{
  add_measured (x, PB_VALUE_KIND_AGE, first, next, quantity, "year");
  return next;
}

/* "old", "-old", "of age" behind years. */
static guint
skip_old (const PbExtract *x, guint i)
{
  guint at = skip_hyphen (x, i);

  if (pb_token_is (x, at, "old") || pb_token_is (x, at, "olds"))
    return at + 1;
  return pb_token_phrase (x, i, "of age") > 0 ? i + 2 : i;
}

/* Hours or days with a period behind: "12 hours of work a day", "two days off a month". */
static guint
add_rate (PbExtract *x, guint first, guint next, PbQuantity *quantity, const char *unit)
{
  const char *per = NULL;
  const char *what = unit;
  guint start = first;
  guint at = next;
  guint end;
  gboolean is_hours = strcmp (unit, "hour") == 0;
  PbTypedValue *value;

  if (pb_token_is (x, at, "off") || pb_token_phrase (x, at, "of rest") > 0) {
    what = "day off";
    at += pb_token_is (x, at, "off") ? 1 : 2;
  } else if (pb_token_phrase (x, at, "of work") > 0) {
    at += 2;
  }
  end = pb_extract_per (x, at, &per);
  if (per == NULL && (is_hours || strcmp (unit, "day") == 0)) {
    per = pb_extract_per_before (x, first, &start);
    end = at;
  }
  if (per == NULL || strcmp (per, unit) == 0)
    return first;
  if (!is_hours && strcmp (unit, "day") != 0 && strcmp (unit, "night") != 0)
    return first;
  value = add_measured (x, is_hours ? PB_VALUE_KIND_HOURS : PB_VALUE_KIND_FREQUENCY, start, end, quantity,
                        what);
  value->per = per;
  return end;
}

static guint
add_time_unit (PbExtract *x, guint first, PbQuantity *quantity, guint at)
{
  const char *unit = pb_token_entry (x, at, PB_LEX_UNIT)->code;
  guint next = at + 1;
  guint end;
  gboolean has_hyphen = at > 0 && pb_token_is (x, at - 1, "-");

  if (pb_token_is (x, first > 0 ? first - 1 : 0, "อายุ"))
    return add_age (x, first - 1, next, quantity);
  end = skip_old (x, next);
  if (end > next && strcmp (unit, "year") == 0 && !quantity->is_article)
    return add_age (x, first, end, quantity);
  if (strcmp (unit, "hour") == 0 && has_hyphen
      && (pb_token_is (x, next, "day") || pb_token_is (x, next, "days") || pb_token_is (x, next, "shift")
          || pb_token_is (x, next, "shifts"))) {
    add_measured (x, PB_VALUE_KIND_HOURS, first, next + 1, quantity, unit)->per = "day";
    return next + 1;
  }
  if (!quantity->is_article) {
    end = add_rate (x, first, next, quantity, unit);
    if (end > first)
      return end;
  }
  return add_duration (x, first, next, quantity, unit);
}

static guint
add_distance (PbExtract *x, guint first, PbQuantity *quantity, guint at)
{
  const PbLexEntry *length = pb_token_entry (x, at, PB_LEX_LENGTH);
  g_autoptr (PbRatio) metres = pb_ratio_new_fraction (length->value, 1000);
  const char *per = NULL;
  PbQuantity scaled = *quantity;

  if ((length->code != NULL && !quantity->is_digits) || quantity->is_article)
    return at + 1;
  if (pb_extract_per (x, at + 1, &per) > at + 1)
    return pb_extract_per (x, at + 1, &per); /* a speed */
  scaled.min = quantity->min != NULL ? pb_ratio_multiply (quantity->min, metres) : NULL;
  scaled.max = quantity->max != NULL ? pb_ratio_multiply (quantity->max, metres) : NULL;
  at = pb_extract_tail (x, at + 1, &scaled);
  add_measured (x, PB_VALUE_KIND_DISTANCE, first, at, &scaled, "m");
  pb_quantity_clear (&scaled);
  return at;
}

/* "three times a day", "two meals a day", and things just counted. */
static guint
add_counted (PbExtract *x, guint first, PbQuantity *quantity)
{
  guint n_before = x->values->len;
  const char *per = NULL;
  PbTypedValue *value;
  guint next = quantity->next;
  guint end;

  if (pb_token_is (x, next, "times") && !quantity->is_article) {
    if (pb_token_is (x, next + 1, "as") || pb_token_is (x, next + 1, "more")
        || pb_token_is (x, next + 1, "the"))
      return next + 1;
    add_measured (x, PB_VALUE_KIND_COUNT, first, next + 1, quantity, "time");
    next++;
  } else {
    next = add_count (x, first, quantity);
  }
  if (x->values->len == n_before)
    return next;
  end = pb_extract_per (x, next, &per);
  if (per != NULL) {
    value = g_ptr_array_index (x->values, x->values->len - 1);
    value->kind = PB_VALUE_KIND_FREQUENCY;
    value->per = per;
    value->end = x->tokens[end - 1].end;
    g_free (value->words);
    value->words = g_strndup (x->text + value->start, value->end - value->start);
    return end;
  }
  return next;
}

guint
pb_extract_quantity (PbExtract *x, guint first, PbQuantity *quantity)
{
  guint at = skip_fillers (x, skip_hyphen (x, quantity->next));

  if (pb_token_has (x, at, PB_LEX_UNIT))
    return add_time_unit (x, first, quantity, at);
  if (pb_token_has (x, at, PB_LEX_LENGTH))
    return add_distance (x, first, quantity, at);
  if (quantity->is_article)
    return first + 1;
  return add_counted (x, first, quantity);
}
