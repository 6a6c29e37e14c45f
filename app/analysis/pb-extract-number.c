/* pb-extract-number.c: number phrases: digits of every script, number words, ranges, and what makes them
 * vague.
 *
 * A phrase is taken whole or refused: two numbers side by side, a comma that could be a decimal comma ("2,5")
 * or a point that could group ("3.000") give nothing. ICU's spell-out rules were tried and misread Lao,
 * Vietnamese and Filipino (design.md, decision 8), so the words are our own; scales multiply everything
 * smaller before them, which holds for English ("two hundred thousand") and for Thai ("สองแสนสามหมื่น") alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-number"

#include "config.h"

#include "pb-extract-private.h"
#include "pb-text.h"

#include <string.h>

/* clang-format off */
#define N(text, number) { text, PB_LEX_NUMBER, number, NULL }
#define S(text, number) { text, PB_LEX_SCALE, number, NULL }
/* clang-format on */
/* Digits of the longest number taken, 10^15. */
#define MAX_DIGITS 16
/* Words of the longest number phrase: a thousand million said in full has fewer. */
#define MAX_PARTS 24

/* A table, filled rather than one entry a line. */
/* clang-format off */
const PbLexEntry pb_lexicon_numbers[] = {
  N ("zero", 0), N ("one", 1), N ("two", 2), N ("three", 3), N ("four", 4), N ("five", 5), N ("six", 6),
  N ("seven", 7), N ("eight", 8), N ("nine", 9), N ("ten", 10), N ("eleven", 11), N ("twelve", 12),
  N ("thirteen", 13), N ("fourteen", 14), N ("fifteen", 15), N ("sixteen", 16), N ("seventeen", 17),
  N ("eighteen", 18), N ("nineteen", 19), N ("twenty", 20), N ("thirty", 30), N ("forty", 40),
  N ("fourty", 40), N ("fifty", 50), N ("sixty", 60), N ("seventy", 70), N ("eighty", 80), N ("ninety", 90),
  S ("hundred", 100), S ("thousand", 1000), S ("million", 1000000), S ("billion", 1000000000),
  S ("dozen", 12), S ("lakh", 100000),
  /* Thai; ยี่ and เอ็ด stand only inside twenty-one */
  N ("หนึ่ง", 1), N ("เอ็ด", 1), N ("สอง", 2), N ("ยี่", 2), N ("สาม", 3), N ("สี่", 4), N ("ห้า", 5),
  N ("หก", 6), N ("เจ็ด", 7), N ("แปด", 8), N ("เก้า", 9), S ("สิบ", 10), S ("ยี่สิบ", 20), S ("ร้อย", 100),
  S ("พัน", 1000), S ("หมื่น", 10000), S ("แสน", 100000), S ("ล้าน", 1000000),
  /* scales beside digits in the other languages */
  S ("ຮ້ອຍ", 100), S ("ພັນ", 1000), S ("ໝື່ນ", 10000), S ("ແສນ", 100000), S ("ລ້ານ", 1000000), S ("រយ", 100),
  S ("ពាន់", 1000), S ("ម៉ឺន", 10000), S ("សែន", 100000), S ("លាន", 1000000), S ("ထောင်", 1000),
  S ("သောင်း", 10000), S ("သိန်း", 100000), S ("သန်း", 1000000), S ("nghìn", 1000), S ("ngàn", 1000),
  S ("triệu", 1000000), S ("tỷ", 1000000000), S ("ribu", 1000), S ("juta", 1000000), S ("miliar", 1000000000),
  S ("libo", 1000), S ("libong", 1000), S ("milyon", 1000000), S ("milyong", 1000000),
  {"½", PB_LEX_FRACTION, 2, "1"}, {"¼", PB_LEX_FRACTION, 4, "1"}, {"¾", PB_LEX_FRACTION, 4, "3"},
  {"half", PB_LEX_HALF, 2, NULL}, {"a", PB_LEX_ARTICLE, 0, NULL}, {"an", PB_LEX_ARTICLE, 0, NULL},
  {"several", PB_LEX_VAGUE, 2, NULL}, {"few", PB_LEX_VAGUE, 2, NULL}, {"couple", PB_LEX_VAGUE, 2, "couple"},
  {"many", PB_LEX_VAGUE, 2, NULL}, {"dozens", PB_LEX_VAGUE, 12, NULL}, {"hundreds", PB_LEX_VAGUE, 100, NULL},
  {"thousands", PB_LEX_VAGUE, 1000, NULL}, {"tens", PB_LEX_VAGUE, 10, NULL}, {"หลาย", PB_LEX_VAGUE, 2, NULL},
  {NULL}
};

/* clang-format on */

/* clang-format on */

typedef struct {
  const char *phrase;
  gboolean open_below;
  gboolean open_above;
} Approximator;

/* Longer phrases first where one begins another. */
static const Approximator approximators[] = {
    {"about", FALSE, FALSE},
    {"around", FALSE, FALSE},
    {"approximately", FALSE, FALSE},
    {"roughly", FALSE, FALSE},
    {"some", FALSE, FALSE},
    {"circa", FALSE, FALSE},
    {"nearly", FALSE, FALSE},
    {"almost", FALSE, FALSE},
    {"maybe", FALSE, FALSE},
    {"perhaps", FALSE, FALSE},
    {"probably", FALSE, FALSE},
    {"more or less", FALSE, FALSE},
    {"something like", FALSE, FALSE},
    {"close to", FALSE, FALSE},
    {"on or about", FALSE, FALSE},
    {"in or about", FALSE, FALSE},
    {"in or around", FALSE, FALSE},
    {"i think", FALSE, FALSE},
    {"no more than", TRUE, FALSE},
    {"not more than", TRUE, FALSE},
    {"no less than", FALSE, TRUE},
    {"not less than", FALSE, TRUE},
    {"more than", FALSE, TRUE},
    {"at least", FALSE, TRUE},
    {"over", FALSE, TRUE},
    {"well over", FALSE, TRUE},
    {"just over", FALSE, FALSE},
    {"a little over", FALSE, FALSE},
    {"a minimum of", FALSE, TRUE},
    {"up to", TRUE, FALSE},
    {"as much as", TRUE, FALSE},
    {"as many as", TRUE, FALSE},
    {"as long as", TRUE, FALSE},
    {"less than", TRUE, FALSE},
    {"fewer than", TRUE, FALSE},
    {"under", TRUE, FALSE},
    {"at most", TRUE, FALSE},
    {"a maximum of", TRUE, FALSE},
    {"just under", FALSE, FALSE},
    {"a little under", FALSE, FALSE},
};

/* The same in scripts without spaces and in other languages: one token each, in the lexicon with its kind as
 * value. */
enum { APPROX_ABOUT = 1, APPROX_OVER, APPROX_UNDER };

static gboolean
starts_approximator (const PbExtract *x, guint i)
{
  return pb_token_has (x, i, PB_LEX_APPROX | PB_LEX_ARTICLE);
}

guint
pb_extract_number_approximator (const PbExtract *x, guint i, gboolean *out_open_below,
                                gboolean *out_open_above)
{
  const PbLexEntry *entry;

  *out_open_below = FALSE;
  *out_open_above = FALSE;
  if (!starts_approximator (x, i))
    return 0;
  entry = pb_token_entry (x, i, PB_LEX_APPROX);
  if (entry != NULL && entry->value != 0) {
    *out_open_above = entry->value == APPROX_OVER;
    *out_open_below = entry->value == APPROX_UNDER;
    return 1;
  }
  for (guint n = 0; n < G_N_ELEMENTS (approximators); n++) {
    guint taken = pb_token_phrase (x, i, approximators[n].phrase);

    if (taken > 0) {
      *out_open_below = approximators[n].open_below;
      *out_open_above = approximators[n].open_above;
      return taken;
    }
  }
  return 0;
}

void
pb_quantity_clear (PbQuantity *quantity)
{
  g_clear_pointer (&quantity->min, pb_ratio_unref);
  g_clear_pointer (&quantity->max, pb_ratio_unref);
}

/* @i is 1-@max_digits digits and nothing else. */
gboolean
pb_extract_number_digits (const PbExtract *x, guint i, int min_digits, int max_digits, int *out_value)
{
  int value = 0;
  int n = 0;

  if (pb_token_kind (x, i) != PB_TOKEN_NUMBER || i >= x->n_tokens)
    return FALSE;
  for (const char *p = x->text + x->tokens[i].start; p < x->text + x->tokens[i].end;
       p = g_utf8_next_char (p)) {
    int digit = g_unichar_digit_value (g_utf8_get_char (p));

    if (digit < 0 || ++n > max_digits || n > 9)
      return FALSE;
    value = value * 10 + digit;
  }
  if (n < min_digits)
    return FALSE;
  *out_value = value;
  return TRUE;
}

/* An exact number while it is put together: value / denominator. */
typedef struct {
  gint64 value;
  gint64 denominator;
} Part;

static PbRatio *
part_to_ratio (const Part *part)
{
  return pb_ratio_new_fraction (part->value, part->denominator);
}

static gboolean
groups_are_thousands (const char *digits, char separator)
{
  const char *p = strchr (digits, separator);

  if (p == NULL || p == digits || p - digits > 3)
    return FALSE;
  while (*p == separator) {
    if (!g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || !g_ascii_isdigit (p[3]))
      return FALSE;
    p += 4;
  }
  return *p == '\0' || *p == (separator == ',' ? '.' : ',');
}

static gboolean
parse_plain (const char *digits, Part *out)
{
  gint64 value = 0;
  gint64 denominator = 1;
  gboolean after_point = FALSE;
  guint n = 0;

  for (const char *p = digits; *p != '\0'; p++) {
    if (*p == '.' && !after_point) {
      after_point = TRUE;
    } else if (g_ascii_isdigit (*p) && ++n < MAX_DIGITS) {
      value = value * 10 + (*p - '0');
      denominator *= after_point ? 10 : 1;
    } else {
      return FALSE;
    }
  }
  if (n == 0)
    return FALSE;
  out->value = value;
  out->denominator = denominator;
  return TRUE;
}

/* "9,000", "1,500.50", "9000", "4.5", "3.000.000". Refused: "2,5", "3.000" (point or comma of unknown
 * meaning). */
static gboolean
parse_written (const char *digits, gboolean dot_groups, Part *out)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  guint dots = 0;
  guint commas = 0;
  const char *point = strchr (digits, '.');

  for (const char *p = digits; *p != '\0'; p++) {
    dots += *p == '.';
    commas += *p == ',';
  }
  if (dots > 1 || (dots == 1 && strlen (point + 1) == 3 && commas == 0 && digits[0] != '0')) {
    if ((dots == 1 && !dot_groups) || commas > 0 || !groups_are_thousands (digits, '.'))
      return FALSE;
    for (const char *p = digits; *p != '\0'; p++)
      if (*p != '.')
        g_string_append_c (plain, *p);
    return parse_plain (plain->str, out);
  }
  if (commas > 0 && !groups_are_thousands (digits, ','))
    return FALSE;
  for (const char *p = digits; *p != '\0'; p++)
    if (*p != ',')
      g_string_append_c (plain, *p);
  return parse_plain (plain->str, out);
}

/* A currency whose sums have no decimals and are grouped with points stands beside token @i. */
static gboolean
is_beside_dotted_currency (const PbExtract *x, guint i)
{
  static const char *const codes[] = {"VND", "IDR", "LAK", "KHR", NULL};
  const PbLexEntry *entry = pb_token_entry (x, i + 1, PB_LEX_CURRENCY);

  if (entry != NULL && g_strv_contains (codes, entry->code))
    return TRUE;
  if (i > 1 && pb_token_is (x, i - 1, "."))
    i--; /* "Rp. 500.000" */
  entry = i > 0 ? pb_token_entry (x, i - 1, PB_LEX_CURRENCY) : NULL;
  return entry != NULL && g_strv_contains (codes, entry->code);
}

/* "25 000": a second group of exactly three digits, one space away, on the same line. */
static guint
join_spaced_groups (const PbExtract *x, guint i, GString *digits)
{
  guint next = i + 1;
  int first;
  int group;

  if (!pb_extract_number_digits (x, i, 1, 3, &first) || first == 0)
    return next;
  while (pb_extract_number_digits (x, next, 3, 3, &group) && !x->tokens[next].is_line
         && x->tokens[next].start - x->tokens[next - 1].end <= 3) {
    g_string_append_printf (digits, "%03d", group);
    next++;
  }
  return next;
}

static guint
parse_digits (const PbExtract *x, guint i, Part *out)
{
  g_autofree char *token = pb_token_dup (x, i);
  g_autofree char *ascii = pb_text_digits_to_ascii (token);
  g_autoptr (GString) digits = g_string_new (ascii);
  guint next = join_spaced_groups (x, i, digits);
  const PbLexEntry *fraction;

  if (!parse_written (digits->str, is_beside_dotted_currency (x, i), out))
    return i;
  if (strlen (ascii) > 1 && ascii[0] == '0' && ascii[1] != '.')
    return i; /* "007" is a code */
  fraction = pb_token_entry (x, next, PB_LEX_FRACTION);
  if (fraction != NULL && out->denominator == 1) {
    out->value = out->value * fraction->value + (fraction->code[0] - '0');
    out->denominator = fraction->value;
    return next + 1;
  }
  if (pb_token_is (x, next, "k") && pb_token_touches (x, next)) {
    out->value *= 1000;
    return next + 1;
  }
  return next;
}

/* Parts so far, largest first; a scale multiplies every smaller part before it. */
typedef struct {
  Part parts[MAX_PARTS];
  guint n;
  gint64 last_scale; /* scale of the last part; 0 before any, 1 after a bare number below ten */
} Sum;

static gboolean
is_small (const Part *part, gint64 scale)
{
  return part->value < scale * part->denominator;
}

static gboolean
push_scale (Sum *sum, gint64 scale)
{
  Part total = {0, 1};
  gboolean any = FALSE;

  while (sum->n > 0 && is_small (&sum->parts[sum->n - 1], scale)) {
    Part *part = &sum->parts[--sum->n];

    if (part->denominator != 1 && total.denominator != 1)
      return FALSE;
    total.value = total.value * part->denominator + part->value * total.denominator;
    total.denominator *= part->denominator;
    any = TRUE;
  }
  if (!any)
    total.value = 1;
  if (sum->n >= MAX_PARTS || total.value > PB_NUMBER_MAX / scale)
    return FALSE;
  total.value *= scale;
  if (total.denominator > 1 && total.value % total.denominator == 0) {
    total.value /= total.denominator;
    total.denominator = 1;
  }
  sum->parts[sum->n++] = total;
  sum->last_scale = scale;
  return TRUE;
}

/* A number below a hundred after what is there: "twenty" + "five", "two hundred" + "five"; not "five" +
 * "six". */
static gboolean
push_number (Sum *sum, gint64 value)
{
  gint64 least = value >= 10 ? 100 : 10;

  if (sum->n >= MAX_PARTS)
    return FALSE;
  if (sum->n > 0
      && (is_small (&sum->parts[sum->n - 1], least) || sum->parts[sum->n - 1].value % least != 0
          || sum->parts[sum->n - 1].denominator != 1))
    return FALSE;
  sum->parts[sum->n++] = (Part) {value, 1};
  sum->last_scale = 1;
  return TRUE;
}

static gboolean
sum_total (const Sum *sum, Part *out)
{
  Part total = {0, 1};

  for (guint n = 0; n < sum->n; n++) {
    if (sum->parts[n].denominator > 1 && total.denominator > 1)
      return FALSE;
    total.value = total.value * sum->parts[n].denominator + sum->parts[n].value * total.denominator;
    total.denominator *= sum->parts[n].denominator;
    if (total.value > PB_NUMBER_MAX)
      return FALSE;
  }
  *out = total;
  return sum->n > 0;
}

static gboolean
is_number_word (const PbExtract *x, guint i)
{
  return pb_token_has (x, i, PB_LEX_NUMBER | PB_LEX_SCALE);
}

/* "and a half" behind a number. */
static guint
skip_and_half (const PbExtract *x, guint i)
{
  guint n = pb_token_phrase (x, i, "and a half");

  return n > 0 ? n : pb_token_phrase (x, i, "and one half");
}

static gboolean
push_word (const PbExtract *x, guint i, Sum *sum)
{
  const PbLexEntry *scale = pb_token_entry (x, i, PB_LEX_SCALE);
  const PbLexEntry *number = pb_token_entry (x, i, PB_LEX_NUMBER);

  return scale != NULL ? push_scale (sum, scale->value) : number != NULL && push_number (sum, number->value);
}

/* Number words from @i; digits may lead ("25 thousand", "3 หมื่น"). Returns @i when they make no number. */
static guint
parse_words (const PbExtract *x, guint i, Part *out)
{
  Sum sum = {0};
  guint next = i;

  if (pb_token_kind (x, i) == PB_TOKEN_NUMBER) {
    next = parse_digits (x, i, &sum.parts[0]);
    if (next == i)
      return i;
    sum.n = 1;
    if (!pb_token_has (x, next, PB_LEX_SCALE) && skip_and_half (x, next) == 0)
      return sum_total (&sum, out) ? next : i;
  }
  while (next < x->n_tokens) {
    guint at = next;
    guint half = sum.n > 0 ? skip_and_half (x, next) : 0;

    if (half > 0) {
      if (sum.n >= MAX_PARTS)
        return i;
      sum.parts[sum.n++] = (Part) {1, 2};
      next += half;
      if (pb_token_has (x, next, PB_LEX_SCALE) && push_word (x, next, &sum))
        next++;
      break;
    }
    if (sum.n > 0 && pb_token_is (x, at, "-") && pb_token_touches (x, at) && is_number_word (x, at + 1))
      at++;
    else if (sum.n > 0 && pb_token_is (x, at, "and") && is_number_word (x, at + 1) && sum.last_scale >= 100)
      at++;
    if (!is_number_word (x, at))
      break;
    if (!push_word (x, at, &sum))
      return at > next ? (sum_total (&sum, out) ? next : i) : i; /* "five six": not one number */
    next = at + 1;
  }
  return sum.n > 0 && sum_total (&sum, out) ? next : i;
}

/* "a hundred", "half a dozen", "a few", "a couple of", "a": what an article or a half begins. */
static guint
parse_led (const PbExtract *x, guint i, Part *out, PbQuantity *quantity)
{
  gboolean article = pb_token_has (x, i, PB_LEX_ARTICLE);
  guint at = article ? i + 1 : i;
  const PbLexEntry *vague = pb_token_entry (x, at, PB_LEX_VAGUE);
  const PbLexEntry *scale = pb_token_entry (x, at, PB_LEX_SCALE);

  if (vague != NULL) {
    out->value = vague->value;
    out->denominator = 1;
    quantity->approximate = TRUE;
    at++;
    while (pb_token_is (x, at, "of") && pb_token_has (x, at + 1, PB_LEX_VAGUE))
      at += 2;
    if (pb_token_is (x, at, "of") && !pb_token_is (x, at + 1, "us") && !pb_token_is (x, at + 1, "them"))
      at++;
    if (scale == NULL && pb_token_has (x, at, PB_LEX_SCALE)) {
      const PbLexEntry *times = pb_token_entry (x, at, PB_LEX_SCALE);

      out->value *= times->value;
      at++;
    }
    return at;
  }
  if (pb_token_has (x, at, PB_LEX_HALF)) {
    guint more = at + 1;

    out->value = 1;
    out->denominator = 2;
    quantity->is_half_of = TRUE;
    if (pb_token_has (x, more, PB_LEX_ARTICLE))
      more++;
    else if (!article && !pb_token_is (x, more, "-"))
      return i;
    if (pb_token_is (x, more, "-"))
      more++;
    scale = pb_token_entry (x, more, PB_LEX_SCALE);
    if (scale != NULL) {
      out->value = scale->value / 2;
      out->denominator = 1;
      quantity->is_half_of = FALSE;
      more++;
    }
    return more;
  }
  if (article && scale != NULL)
    return parse_words (x, at, out);
  if (article) {
    out->value = 1;
    out->denominator = 1;
    quantity->is_article = TRUE;
    return at;
  }
  return i;
}

static guint
parse_single (const PbExtract *x, guint i, Part *out, PbQuantity *quantity)
{
  if (pb_token_kind (x, i) == PB_TOKEN_NUMBER || is_number_word (x, i))
    return parse_words (x, i, out);
  if (pb_token_has (x, i, PB_LEX_ARTICLE | PB_LEX_VAGUE | PB_LEX_HALF))
    return parse_led (x, i, out, quantity);
  return i;
}

/* A mark or word that joins the ends of a range. */
static guint
skip_range_mark (const PbExtract *x, guint i, gboolean between)
{
  if (between)
    return pb_token_is (x, i, "and") ? 1 : 0;
  if (pb_token_is (x, i, "to") || pb_token_is (x, i, "or") || pb_token_is (x, i, "until")
      || pb_token_is (x, i, "ถึง"))
    return 1;
  if ((pb_token_is (x, i, "-") || pb_token_is (x, i, "–") || pb_token_is (x, i, "—")) && i + 1 < x->n_tokens
      && (pb_token_kind (x, i + 1) == PB_TOKEN_NUMBER || is_number_word (x, i + 1)
          || pb_token_has (x, i + 1, PB_LEX_CURRENCY)))
    return 1;
  return 0;
}

/* A sum of money may repeat its currency inside the range: "9,000 baht to 10,000 baht", "$300-$400". */
static guint
skip_inner_currency (const PbExtract *x, guint i, gboolean between)
{
  guint mark;

  if (!pb_token_has (x, i, PB_LEX_CURRENCY))
    return 0;
  mark = skip_range_mark (x, i + 1, between);
  return mark > 0 && pb_token_has (x, i + 1 + mark, PB_LEX_NUMBER | PB_LEX_SCALE) ? 1
         : mark > 0 && pb_token_kind (x, i + 1 + mark) == PB_TOKEN_NUMBER         ? 1
                                                                                  : 0;
}

/* "five to eight thousand": the scale behind the second number is meant for both. */
static void
share_scale (const PbExtract *x, guint first_next, guint second_next, Part *first, const Part *second)
{
  const PbLexEntry *scale = pb_token_entry (x, second_next - 1, PB_LEX_SCALE);

  if (scale == NULL || pb_token_has (x, first_next - 1, PB_LEX_SCALE))
    return;
  if (second->value >= scale->value && first->value < scale->value && scale->value <= PB_NUMBER_MAX / 1000
      && first->value < 1000)
    first->value *= scale->value;
}

static gboolean
part_is_less (const Part *a, const Part *b)
{
  g_autoptr (PbRatio) x = part_to_ratio (a);
  g_autoptr (PbRatio) y = part_to_ratio (b);

  return pb_ratio_compare (x, y) < 0;
}

/* Two numbers with nothing but a space between them belong together in a way we do not know. */
static gboolean
stands_alone (const PbExtract *x, guint first, guint next)
{
  if (first > 0 && pb_token_kind (x, first - 1) == PB_TOKEN_NUMBER && !x->tokens[first].is_line)
    return FALSE;
  if (pb_token_kind (x, next) == PB_TOKEN_NUMBER && next < x->n_tokens && !x->tokens[next].is_line)
    return FALSE;
  if (is_number_word (x, next) || pb_token_has (x, next, PB_LEX_FRACTION)
      || (first > 0 && is_number_word (x, first - 1)))
    return FALSE;
  if (pb_token_kind (x, first) == PB_TOKEN_NUMBER && pb_token_touches (x, first) && first > 0
      && (pb_token_is (x, first - 1, "/") || pb_token_is (x, first - 1, ":")
          || pb_token_is (x, first - 1, "-") || pb_token_is (x, first - 1, "#")
          || pb_token_is (x, first - 1, "+")))
    return FALSE;
  if (pb_token_is (x, next, "x") || pb_token_is (x, next, "×")
      || (first > 0 && (pb_token_is (x, first - 1, "x") || pb_token_is (x, first - 1, "×"))))
    return FALSE; /* "2 x 3 metres" */
  if (pb_token_touches (x, next)
      && (pb_token_is (x, next, ":")
          || (pb_token_is (x, next, "/") && pb_token_kind (x, next + 1) == PB_TOKEN_NUMBER)))
    return FALSE;
  return !pb_token_is (x, next, "%");
}

/* The far end of a range from the joining mark on: TRUE and @next moved when there is one. */
static gboolean
parse_far_end (const PbExtract *x, guint *next, gboolean between, Part *low, Part *high)
{
  guint mark = skip_inner_currency (x, *next, between);
  guint second;
  guint end;
  PbQuantity ignored = {0};

  mark += skip_range_mark (x, *next + mark, between);
  if (mark == 0)
    return FALSE;
  second = *next + mark;
  if (pb_token_has (x, second, PB_LEX_CURRENCY))
    second++;
  end = parse_single (x, second, high, &ignored);
  if (end == second || ignored.is_article || ignored.is_half_of)
    return FALSE;
  share_scale (x, *next, end, low, high);
  *next = end;
  return TRUE;
}

/* "a few" and "several" have no upper end, and nobody would hold a witness to "a couple". */
static gboolean
is_vague (const PbExtract *x, guint first)
{
  return pb_token_has (x, first, PB_LEX_VAGUE)
         || (pb_token_has (x, first, PB_LEX_ARTICLE) && pb_token_has (x, first + 1, PB_LEX_VAGUE));
}

gboolean
pb_quantity_parse (const PbExtract *x, guint i, PbQuantity *out_quantity)
{
  PbQuantity quantity = {0};
  gboolean open_below = FALSE;
  gboolean open_above = FALSE;
  guint taken = pb_extract_number_approximator (x, i, &open_below, &open_above);
  gboolean between = taken == 0 && pb_token_is (x, i, "between");
  gboolean from = taken == 0 && pb_token_is (x, i, "from");
  guint first = i + taken + (between || from ? 1 : 0);
  guint next;
  gboolean is_range = FALSE;
  Part low;
  Part high;

  quantity.approximate = taken > 0;
  quantity.is_digits = pb_token_kind (x, first) == PB_TOKEN_NUMBER;
  next = parse_single (x, first, &low, &quantity);
  if (next == first)
    return FALSE;
  high = low;
  if (!quantity.is_article && !quantity.is_half_of)
    is_range = parse_far_end (x, &next, between, &low, &high);
  if (!is_range)
    high = low;
  else if (!part_is_less (&low, &high))
    return FALSE;
  if (((between || from) && !is_range) || !stands_alone (x, first, next))
    return FALSE;
  quantity.next = next;
  quantity.is_one = low.value == 1 && low.denominator == 1 && !is_range;
  if (!open_below)
    quantity.min = part_to_ratio (&low);
  if (!open_above && !is_vague (x, first))
    quantity.max = part_to_ratio (&high);
  *out_quantity = quantity;
  return TRUE;
}
