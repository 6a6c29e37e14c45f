/* pb-compare-site.c: places without a name: "in the office of the factory", "at home".
 *
 * A site is a room, a building or both. Rooms exclude each other, and so do buildings; a room may lie in any
 * building, so the kitchen and the house agree. The list holds sites that are plainly one and not another;
 * what is anywhere ("room", "place", "table") is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compare-site"

#include "config.h"

#include "pb-compare-private.h"

#include <string.h>

/* Words between "in" and the noun: "in the small back office". */
#define NOUN_DISTANCE 4

static const struct {
  const char *words;
  const char *name;
  gboolean is_room;
} sites[] = {{"kitchen", "kitchen", TRUE},
             {"bathroom", "bathroom", TRUE},
             {"toilet", "bathroom", TRUE},
             {"washing room", "bathroom", TRUE},
             {"dormitory", "dormitory", TRUE},
             {"bedroom", "dormitory", TRUE},
             {"store room", "store room", TRUE},
             {"storeroom", "store room", TRUE},
             {"storage room", "store room", TRUE},
             {"living room", "living room", TRUE},
             {"sitting room", "living room", TRUE},
             {"office", "office", TRUE},
             {"canteen", "canteen", TRUE},
             {"yard", "yard", TRUE},
             {"courtyard", "yard", TRUE},
             {"house", "house", FALSE},
             {"home", "house", FALSE},
             {"flat", "house", FALSE},
             {"apartment", "house", FALSE},
             {"factory", "factory", FALSE},
             {"plant", "factory", FALSE},
             {"hospital", "hospital", FALSE},
             {"clinic", "hospital", FALSE},
             {"police station", "police station", FALSE},
             {"prison", "prison", FALSE},
             {"jail", "prison", FALSE},
             {"embassy", "embassy", FALSE},
             {"consulate", "embassy", FALSE},
             {"airport", "airport", FALSE},
             {"hotel", "hotel", FALSE},
             {"restaurant", "restaurant", FALSE},
             {"temple", "temple", FALSE},
             {"pagoda", "temple", FALSE},
             {"monastery", "temple", FALSE},
             {"market", "market", FALSE},
             {"school", "school", FALSE},
             {"plantation", "plantation", FALSE},
             {"farm", "plantation", FALSE},
             {"boat", "boat", FALSE},
             {"ship", "boat", FALSE},
             {"vessel", "boat", FALSE},
             {"trawler", "boat", FALSE},
             {"truck", "truck", FALSE},
             {"lorry", "truck", FALSE},
             {"pickup", "truck", FALSE},
             {"van", "truck", FALSE},
             {"minibus", "truck", FALSE},
             {"car", "truck", FALSE},
             {"bus", "bus", FALSE},
             {"train", "train", FALSE}};

/* The site of @i: its tokens, or 0. */
static guint
match_site (const PbExtract *x, guint i, guint *out_site)
{
  for (guint n = 0; n < G_N_ELEMENTS (sites); n++) {
    guint taken = pb_token_phrase (x, i, sites[n].words);

    if (taken > 0) {
      *out_site = n;
      return taken;
    }
  }
  return 0;
}

static gboolean
is_determiner (const PbExtract *x, guint i)
{
  static const char *const words[]
      = {"the", "a", "an", "my", "our", "his", "her", "their", "this", "that", NULL};

  for (guint n = 0; words[n] != NULL; n++)
    if (pb_token_is (x, i, words[n]))
      return TRUE;
  return FALSE;
}

/* A noun phrase that ends in a site, from @first: token behind it, or @first. A longer compound ("the factory
 * gate") is another thing. */
static guint
take_noun (const PbExtract *x, guint first, guint end, guint *out_site)
{
  for (guint i = first; i < end && i < first + NOUN_DISTANCE && pb_token_kind (x, i) == PB_TOKEN_WORD; i++) {
    guint taken = match_site (x, i, out_site);

    if (taken > 0) {
      guint next = i + taken;

      return next < end && pb_token_kind (x, next) == PB_TOKEN_WORD
                     && !pb_token_has (x, next, PB_LEX_STOP | PB_LEX_PREPOSITION)
                 ? first
                 : next;
    }
    if (pb_token_has (x, i, PB_LEX_STOP) && !is_determiner (x, i))
      return first;
  }
  return first;
}

/* "in the office of the factory" at @i: token behind it, or @i. */
static guint
take_site (const PbExtract *x, guint i, guint end, GPtrArray *found)
{
  guint first = i + 1;
  guint site = 0;
  guint outer = 0;
  guint next;
  PbTypedValue *value;

  if (!pb_token_is (x, i, "in") && !pb_token_is (x, i, "at") && !pb_token_is (x, i, "inside")
      && !pb_token_is (x, i, "on"))
    return i;
  next = take_noun (x, first, end, &site);
  if (next == first)
    return i;
  value = g_new0 (PbTypedValue, 1);
  if (sites[site].is_room && next < end && (pb_token_is (x, next, "of") || pb_token_is (x, next, "in"))) {
    guint outer_next = take_noun (x, next + 1, end, &outer);

    if (outer_next > next + 1 && !sites[outer].is_room) {
      value->parent = sites[outer].name;
      next = outer_next;
    }
  }
  value->kind = PB_VALUE_KIND_PLACE;
  value->role = PB_COMPARE_SITE;
  value->start = x->tokens[first].start;
  value->end = x->tokens[next - 1].end;
  value->words = g_strndup (x->text + value->start, value->end - value->start);
  value->normal = g_strdup (sites[site].name);
  value->level = sites[site].is_room ? PB_PLACE_TOWN : PB_PLACE_PROVINCE;
  g_ptr_array_add (found, value);
  return next;
}

GPtrArray *
pb_compare_site_find (const PbStatementText *statement)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_typed_value_free);
  PbExtract x = pb_compare_extract_of (statement);

  for (guint n = 0; n < statement->sentences->len; n++) {
    const PbSentence *sentence = &g_array_index (statement->sentences, PbSentence, n);
    guint i = sentence->first;

    while (i < sentence->next) {
      guint next = take_site (&x, i, sentence->next, found);

      i = MAX (i + 1, next);
    }
  }
  return found;
}

static const char *
room_of (const PbTypedValue *site)
{
  return site->level == PB_PLACE_TOWN ? site->normal : NULL;
}

static const char *
building_of (const PbTypedValue *site)
{
  return site->level == PB_PLACE_PROVINCE ? site->normal : site->parent;
}

gboolean
pb_compare_sites_agree (const PbTypedValue *a, const PbTypedValue *b)
{
  if (room_of (a) != NULL && room_of (b) != NULL && strcmp (room_of (a), room_of (b)) != 0)
    return FALSE;
  return building_of (a) == NULL || building_of (b) == NULL || strcmp (building_of (a), building_of (b)) == 0;
}
