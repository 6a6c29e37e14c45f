/* pb-extract-money.c: sums of money: "9,000 baht a month", "THB 9,000", "US$ 300-400", "เดือนละ 9,000 บาท".
 *
 * Currencies become their ISO 4217 code where the words leave no doubt; "dollars" alone stays "dollar",
 * "rupees" alone "rupee". A period said before the sum counts ("a monthly wage of 9,000 baht").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-money"

#include "config.h"

#include "pb-extract-private.h"

#include <string.h>

/* clang-format off */
#define C(text, code) { text, PB_LEX_CURRENCY, 0, code }
#define B(text, code) { text, PB_LEX_CURRENCY, 1, code } /* also before the number */
#define L(text, code) { text, PB_LEX_NATION, 0, code }
/* clang-format on */
/* Tokens a period may stand before its sum: "monthly wage was only about 9,000 baht". */
#define PERIOD_REACH 5

/* A table, filled rather than one entry a line. */
/* clang-format off */
const PbLexEntry pb_lexicon_money[] = {
  C ("baht", "THB"), C ("bahts", "THB"), C ("satang", "satang"), C ("บาท", "THB"), C ("ບາດ", "THB"),
  C ("បាត", "THB"), C ("ဘတ်", "THB"), B ("thb", "THB"), B ("฿", "THB"), C ("riel", "KHR"), C ("riels", "KHR"),
  C ("រៀល", "KHR"), B ("៛", "KHR"), B ("khr", "KHR"), C ("kip", "LAK"), C ("kips", "LAK"), C ("ກີບ", "LAK"),
  B ("₭", "LAK"), B ("lak", "LAK"), C ("kyat", "MMK"), C ("kyats", "MMK"), B ("ကျပ်", "MMK"), B ("mmk", "MMK"),
  C ("dong", "VND"), C ("đồng", "VND"), C ("đ", "VND"), B ("₫", "VND"), B ("vnd", "VND"), C ("vnđ", "VND"),
  C ("ringgit", "MYR"), C ("ringgits", "MYR"), B ("rm", "MYR"), B ("myr", "MYR"), C ("rupiah", "IDR"),
  C ("rupiahs", "IDR"), B ("rp", "IDR"), B ("idr", "IDR"), C ("peso", "PHP"), C ("pesos", "PHP"),
  C ("piso", "PHP"), B ("₱", "PHP"), B ("php", "PHP"), C ("dollar", "dollar"), C ("dollars", "dollar"),
  C ("ดอลลาร์", "dollar"), C ("ដុល្លារ", "dollar"), B ("$", "dollar"), B ("usd", "USD"), B ("sgd", "SGD"),
  B ("bnd", "BND"), C ("euro", "EUR"), C ("euros", "EUR"), B ("€", "EUR"), B ("eur", "EUR"),
  C ("pound", "GBP"), C ("pounds", "GBP"), B ("£", "GBP"), B ("gbp", "GBP"), C ("rupee", "rupee"),
  C ("rupees", "rupee"), B ("inr", "INR"), B ("npr", "NPR"), C ("taka", "BDT"), B ("bdt", "BDT"),
  C ("yuan", "CNY"), B ("cny", "CNY"), C ("yen", "JPY"), B ("jpy", "JPY"), B ("krw", "KRW"),
  C ("cents", "cent"), C ("sen", "sen"), L ("us", "US"), L ("u.s.", "US"), L ("american", "US"),
  L ("singapore", "SG"), L ("singaporean", "SG"), L ("brunei", "BN"), L ("australian", "AU"),
  L ("thai", "TH"), L ("lao", "LA"), L ("cambodian", "KH"), L ("khmer", "KH"), L ("burmese", "MM"),
  L ("myanmar", "MM"), L ("vietnamese", "VN"), L ("malaysian", "MY"), L ("indonesian", "ID"),
  L ("philippine", "PH"), L ("filipino", "PH"), L ("indian", "IN"), L ("nepalese", "NP"), L ("nepali", "NP"),
  L ("pakistani", "PK"), L ("british", "GB"), L ("chinese", "CN"), L ("japanese", "JP"), L ("s", "SG"), {NULL}
};

/* clang-format on */

/* clang-format on */

/* A currency word whose meaning hangs on the country before it; the others carry it themselves. */
static const struct {
  const char *word;
  const char *country;
  const char *code;
} national[] = {
    {"dollar", "US", "USD"}, {"dollar", "SG", "SGD"}, {"dollar", "BN", "BND"}, {"dollar", "AU", "AUD"},
    {"rupee", "IN", "INR"},  {"rupee", "NP", "NPR"},  {"rupee", "PK", "PKR"},  {"dollar", "GB", NULL},
};

static const char *
qualify (const char *code, const PbLexEntry *nation)
{
  for (guint n = 0; nation != NULL && n < G_N_ELEMENTS (national); n++)
    if (strcmp (national[n].word, code) == 0 && strcmp (national[n].country, nation->code) == 0)
      return national[n].code;
  return nation == NULL || strlen (code) == 3 ? code : NULL;
}

/* [nation] currency at @i; "S$" and "US$" are nation and sign. Returns @i when there is none. */
static guint
parse_currency (const PbExtract *x, guint i, gboolean before_number, const char **out_code)
{
  const PbLexEntry *nation = pb_token_entry (x, i, PB_LEX_NATION);
  guint at = nation != NULL ? i + 1 : i;
  const PbLexEntry *currency = pb_token_entry (x, at, PB_LEX_CURRENCY);

  if (currency == NULL || (before_number && currency->value == 0))
    return i;
  if (nation != NULL && strcmp (nation->word, "s") == 0
      && (!pb_token_touches (x, at) || strcmp (currency->word, "$") != 0))
    return i;
  *out_code = qualify (currency->code, nation);
  return *out_code != NULL ? at + 1 : i;
}

static gboolean
is_pay_word (const PbExtract *x, guint i)
{
  static const char *const words[] = {"salary",  "wage",     "wages", "pay",       "income", "rate",
                                      "payment", "salaries", "fee",   "allowance", "rent",   NULL};

  for (guint n = 0; words[n] != NULL; n++)
    if (pb_token_is (x, i, words[n]))
      return TRUE;
  return FALSE;
}

/* "monthly wage was only" before the sum: the unit, or NULL. */
static const char *
period_before (const PbExtract *x, guint first)
{
  static const char *const between[]
      = {"of", "was", "is", "were", "would", "be", "only", "just", "been", "at", "had", NULL};

  for (guint n = 1; n <= PERIOD_REACH && n < first; n++) {
    guint at = first - n;
    const PbLexEntry *adverb = pb_token_entry (x, at - 1, PB_LEX_ADVERB);
    gboolean known = FALSE;

    if (is_pay_word (x, at))
      return adverb != NULL ? adverb->code : NULL;
    for (guint m = 0; between[m] != NULL; m++)
      known |= pb_token_is (x, at, between[m]);
    if (!known && !pb_token_has (x, at, PB_LEX_APPROX))
      return NULL;
  }
  return NULL;
}

const char *
pb_extract_per_before (const PbExtract *x, guint first, guint *out_first)
{
  const PbLexEntry *entry = first > 0 ? pb_token_entry (x, first - 1, PB_LEX_PER_BEFORE) : NULL;

  *out_first = first;
  if (entry == NULL)
    return period_before (x, first);
  *out_first = first - 1;
  return entry->code;
}

static guint
add_amount (PbExtract *x, guint first, guint next, PbQuantity *quantity, const char *code)
{
  const char *per = NULL;
  guint start = first;
  guint end = pb_extract_per (x, next, &per);
  PbTypedValue *value;

  if (per == NULL)
    per = pb_extract_per_before (x, first, &start);
  end = pb_extract_tail (x, end, quantity);
  value = pb_extract_add (x, PB_VALUE_KIND_AMOUNT, start, end);
  pb_extract_take_range (value, quantity);
  value->unit = g_strdup (code);
  value->per = per;
  return end;
}

/* "five dollars and fifty cents" is more than its first half: index after the coins, or @i when there are
 * none. */
static guint
skip_small_coin (const PbExtract *x, guint i)
{
  PbQuantity quantity = {0};
  const PbLexEntry *coin = NULL;
  guint at = pb_token_is (x, i, "and") ? i + 1 : i;
  guint next;

  if ((pb_token_kind (x, at) != PB_TOKEN_NUMBER && !pb_token_has (x, at, PB_LEX_NUMBER))
      || !pb_quantity_parse (x, at, &quantity))
    return i;
  coin = pb_token_entry (x, quantity.next, PB_LEX_CURRENCY);
  next = quantity.next + 1;
  pb_quantity_clear (&quantity);
  return coin != NULL && (strcmp (coin->code, "cent") == 0 || strcmp (coin->code, "satang") == 0) ? next : i;
}

guint
pb_extract_money_before (PbExtract *x, guint i)
{
  PbQuantity quantity = {0};
  const char *code = NULL;
  gboolean below = FALSE;
  gboolean above = FALSE;
  guint vague = pb_extract_number_approximator (x, i, &below, &above);
  guint currency = i + vague;
  guint at;
  guint next;
  guint last;

  if (pb_token_is (x, i, "between") || pb_token_is (x, i, "from"))
    currency++;
  at = parse_currency (x, currency, TRUE, &code);
  if (at == currency)
    return i;
  if (pb_token_kind (x, at) == PB_TOKEN_PUNCT)
    at += pb_token_is (x, at, ".") ? 1 : 0; /* "Rp." */
  if ((pb_token_kind (x, at) != PB_TOKEN_NUMBER && !pb_token_has (x, at, PB_LEX_NUMBER)) || at >= x->n_tokens
      || !pb_quantity_parse (x, at, &quantity))
    return i;
  next = quantity.next;
  last = parse_currency (x, next, FALSE, &code); /* "US$ 300 dollars" */
  if (vague > 0) {
    quantity.approximate = TRUE;
    if (below)
      g_clear_pointer (&quantity.min, pb_ratio_unref);
    if (above)
      g_clear_pointer (&quantity.max, pb_ratio_unref);
  }
  next = add_amount (x, i, last, &quantity, code);
  pb_quantity_clear (&quantity);
  return next;
}

guint
pb_extract_money_after (PbExtract *x, guint first, PbQuantity *quantity)
{
  const char *code = NULL;
  guint at = quantity->next;
  guint next;

  if (pb_token_is (x, at, "-") && pb_token_touches (x, at) && pb_token_touches (x, at + 1))
    at++; /* "a 300-baht fine" */
  next = parse_currency (x, at, FALSE, &code);
  if (next == at || quantity->is_half_of)
    return first;
  if (skip_small_coin (x, next) > next)
    return skip_small_coin (x, next);
  return add_amount (x, first, next, quantity, code);
}
