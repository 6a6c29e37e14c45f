/* pb-extract-place.c: places: capitalised names behind a word of place, and names the gazetteer knows.
 *
 * A month, a person seen acting elsewhere in the text, a language, a title or a feast is no place. "from" and
 * "to" take persons as often as places: behind them an unknown single name counts only when nobody in the
 * text bears it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-place"

#include "config.h"

#include "pb-extract-private.h"

#include <string.h>

/* clang-format off */
#define I(text) { text, PB_LEX_PREPOSITION, 0, NULL }
#define W(text) { text, PB_LEX_NOT_PLACE, 0, NULL }
#define A(text, numbered) { text, PB_LEX_PLACE_PART, numbered, NULL }
#define H(text) { text, PB_LEX_PERSON_VERB, 0, NULL }
#define T(text) { text, PB_LEX_TITLE, 0, NULL }
/* clang-format on */
/* Words of one name: "Saha Rattana Nakorn Industrial Estate". */
#define NAME_WORDS 5

const PbLexEntry pb_lexicon_places[]
    = {I ("in"),          I ("at"),         I ("to"),          I ("from"),        I ("near"),
       I ("outside"),     I ("inside"),     I ("via"),         I ("through"),     I ("into"),
       I ("towards"),     I ("toward"),     I ("around"),      I ("reached"),     I ("of"),
       I ("for"),         I ("behind"),     I ("beside"),      I ("across"),      W ("i"),
       W ("english"),     W ("thai"),       W ("lao"),         W ("khmer"),       W ("burmese"),
       W ("malay"),       W ("vietnamese"), W ("chinese"),     W ("indonesian"),  W ("tagalog"),
       W ("filipino"),    W ("songkran"),   W ("tet"),         W ("christmas"),   W ("ramadan"),
       W ("god"),         W ("buddhist"),   W ("new"),         W ("thingyan"),    W ("police"),
       W ("court"),       W ("facebook"),   W ("line"),        W ("whatsapp"),    W ("messenger"),
       W ("telegram"),    W ("rohingya"),   W ("karen"),       W ("mon"),         W ("shan"),
       W ("immigration"), W ("covid"),      W ("ministry"),    W ("department"),  W ("captain"),
       W ("passport"),    A ("ban", 0),     A ("baan", 0),     A ("moo", 1),      A ("mu", 1),
       A ("soi", 1),      A ("village", 1), A ("room", 1),     A ("building", 1), A ("warehouse", 1),
       A ("camp", 1),     A ("zone", 1),    A ("highway", 1),  A ("route", 1),    A ("pier", 1),
       A ("gate", 1),     A ("house", 1),   A ("line", 1),     A ("phum", 0),     A ("khum", 0),
       A ("desa", 0),     A ("kampung", 0), A ("barangay", 0), H ("said"),        H ("told"),
       H ("took"),        H ("paid"),       H ("hit"),         H ("drove"),       H ("gave"),
       H ("asked"),       H ("promised"),   H ("called"),      H ("beat"),        H ("shouted"),
       H ("collected"),   H ("kept"),       H ("sent"),        H ("brought"),     H ("wanted"),
       H ("came"),        H ("met"),        H ("explained"),   H ("answered"),    H ("threatened"),
       H ("locked"),      H ("slapped"),    H ("died"),        H ("worked"),      H ("never"),
       T ("mr"),          T ("mr."),        T ("mrs"),         T ("mrs."),        T ("ms"),
       T ("ms."),         T ("miss"),       T ("dr"),          T ("dr."),         T ("khun"),
       T ("nai"),         T ("nang"),       T ("uncle"),       T ("aunt"),        T ("auntie"),
       T ("pak"),         T ("bapak"),      T ("ibu"),         T ("daw"),         T ("ko"),
       T ("ma"),          T ("captain"),    T ("officer"),     T ("boss"),        T ("brother"),
       T ("sister"),      T ("named"),      T ("name"),        T ("madam"),       T ("sir"),
       T ("driver"),      T ("manager"),    T ("agent"),       T ("broker"),      T ("friend"),
       T ("cousin"),      T ("called"),     T ("lok"),         T ("bong"),        {NULL}};

static gboolean
is_name_word (const PbExtract *x, guint i)
{
  return i < x->n_tokens && x->tokens[i].kind == PB_TOKEN_WORD && x->tokens[i].is_capital
         && !x->tokens[i].is_unspaced;
}

static gboolean
is_person (const PbExtract *x, guint i)
{
  g_autofree char *word = pb_token_dup (x, i);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  return g_hash_table_contains (x->persons, folded);
}

/* Every word somewhere used as a person's name: behind a title, or capitalised before a person's verb. */
void
pb_extract_find_persons (PbExtract *x)
{
  for (guint i = 0; i + 1 < x->n_tokens; i++) {
    guint name = x->n_tokens;

    if (pb_token_has (x, i, PB_LEX_TITLE) && is_name_word (x, i + 1)
        && !pb_token_has (x, i + 1, PB_LEX_TITLE))
      name = i + 1;
    else if (is_name_word (x, i) && x->tokens[i].lexeme == NULL
             && pb_token_has (x, i + 1, PB_LEX_PERSON_VERB))
      name = i;
    if (name < x->n_tokens) {
      g_autofree char *word = pb_token_dup (x, name);

      g_hash_table_add (x->persons, g_utf8_casefold (word, -1));
    }
  }
}

static char *
name_of (const PbExtract *x, guint first, guint next)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = first; i < next; i++) {
    if (i > first && x->tokens[i].is_spaced)
      g_string_append_c (name, ' ');
    g_string_append_len (name, x->text + x->tokens[i].start, x->tokens[i].end - x->tokens[i].start);
  }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
may_be_in_name (const PbExtract *x, guint i)
{
  return is_name_word (x, i) && !x->tokens[i].is_line
         && !pb_token_has (x, i, PB_LEX_MONTH | PB_LEX_WEEKDAY | PB_LEX_TITLE);
}

/* Capitalised words from @first on, "Moo 4" and "Soi 12" with their number. */
static guint
parse_name (const PbExtract *x, guint first)
{
  guint next = first;

  while (next < x->n_tokens && next - first < NAME_WORDS) {
    const PbLexEntry *part = pb_token_entry (x, next, PB_LEX_PLACE_PART);
    int number;

    if (part != NULL && part->value == 1 && x->tokens[next].is_capital
        && pb_extract_number_digits (x, next + 1, 1, 4, &number))
      return next + 2;
    if (next > first ? may_be_in_name (x, next) : is_name_word (x, next))
      next++;
    else if (next > first && pb_token_is (x, next, "-") && pb_token_touches (x, next)
             && pb_token_touches (x, next + 1) && is_name_word (x, next + 1))
      next += 2;
    else
      break;
  }
  return next;
}

/* The longest beginning of a name the gazetteer knows. */
static const PbGazetteerEntry *
lookup_longest (const PbExtract *x, guint first, guint *next)
{
  for (guint end = *next; end > first; end--) {
    g_autofree char *name = name_of (x, first, end);
    g_autofree char *folded = pb_extract_gazetteer_fold (name);
    const PbGazetteerEntry *entry = pb_extract_gazetteer_lookup (folded);

    if (entry != NULL) {
      *next = end;
      return entry;
    }
  }
  return NULL;
}

static gboolean
is_province_word (const PbExtract *x, guint i)
{
  return pb_token_is (x, i, "province") || pb_token_is (x, i, "state") || pb_token_is (x, i, "region");
}

static void
add_place (PbExtract *x, guint first, guint next, const PbGazetteerEntry *entry, const char *role)
{
  PbTypedValue *value = pb_extract_add (x, PB_VALUE_KIND_PLACE, first, next);

  value->normal = name_of (x, first, next);
  value->role = role;
  if (entry != NULL) {
    value->level = entry->level;
    value->country = entry->country;
    value->parent = entry->parent;
  } else if (is_province_word (x, next)) {
    value->level = PB_PLACE_PROVINCE;
  }
}

/* Behind a comma: "Mae Sot, Tak, Thailand": the larger places, each a value of its own with the role "part".
 */
static guint
add_containers (PbExtract *x, guint i)
{
  while (pb_token_is (x, i, ",") && is_name_word (x, i + 1)) {
    guint next = parse_name (x, i + 1);
    const PbGazetteerEntry *entry = lookup_longest (x, i + 1, &next);

    if (entry == NULL && !is_province_word (x, next))
      return i;
    add_place (x, i + 1, next, entry, "part");
    i = is_province_word (x, next) ? next + 1 : next;
  }
  return i;
}

static gboolean
is_doubtful (const PbExtract *x, guint preposition, guint first, guint next)
{
  if (pb_token_has (x, first,
                    PB_LEX_MONTH | PB_LEX_WEEKDAY | PB_LEX_NOT_PLACE | PB_LEX_TITLE | PB_LEX_NUMBER
                        | PB_LEX_ERA)
      || (pb_token_has (x, first, PB_LEX_STOP) && next == first + 1) || is_person (x, first))
    return TRUE;
  if (pb_token_has (x, first, PB_LEX_CURRENCY) && next == first + 1)
    return TRUE;
  if (pb_token_is (x, preposition, "of") || pb_token_is (x, preposition, "for")
      || pb_token_is (x, preposition, "around"))
    return preposition == 0
           || (!pb_token_is (x, preposition - 1, "village") && !pb_token_is (x, preposition - 1, "town")
               && !pb_token_is (x, preposition - 1, "city") && !pb_token_is (x, preposition - 1, "province")
               && !pb_token_is (x, preposition - 1, "district") && !pb_token_is (x, preposition - 1, "port"));
  return FALSE;
}

static const char *
role_of_preposition (const PbExtract *x, guint i)
{
  g_autofree char *word = pb_token_dup (x, i);
  g_autofree char *lower = g_ascii_strdown (word, -1);

  if (strcmp (lower, "inside") == 0 || strcmp (lower, "at") == 0 || strcmp (lower, "of") == 0)
    return "in";
  if (strcmp (lower, "into") == 0 || strncmp (lower, "toward", 6) == 0 || strcmp (lower, "reached") == 0
      || strcmp (lower, "for") == 0)
    return "to";
  return g_intern_string (lower);
}

guint
pb_extract_place (PbExtract *x, guint i)
{
  guint first = i + 1;
  guint next;
  const PbGazetteerEntry *entry;

  if (!pb_token_has (x, i, PB_LEX_PREPOSITION))
    return i;
  if (pb_token_is (x, first, "the"))
    first++;
  if (!is_name_word (x, first) || x->tokens[first].is_paragraph)
    return i;
  next = parse_name (x, first);
  entry = lookup_longest (x, first, &next);
  if (entry == NULL && is_doubtful (x, i, first, next))
    return i;
  if (entry == NULL && first > i + 1 && next == first + 1)
    return i; /* "at the Boss" */
  add_place (x, first, next, entry, role_of_preposition (x, i));
  return add_containers (x, is_province_word (x, next) ? next + 1 : next);
}
