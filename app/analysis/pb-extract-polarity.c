/* pb-extract-polarity.c: negations, and the function words of English.
 *
 * A plain negation says no to its clause; "not only", "not until", "hardly", "not all" do not quite, and are
 * marked so, since a comparison must rather miss a denial than invent one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-extract-polarity"

#include "config.h"

#include "pb-extract-private.h"

#include <string.h>

/* clang-format off */
#define Y(text) { text, PB_LEX_NEGATION, 1, NULL }
#define Q(text) { text, PB_LEX_NEGATION, 0, NULL }
#define F(text) { text, PB_LEX_STOP, 0, NULL }
#define K(text) { text, PB_LEX_NOT_COUNTED, 0, NULL }
#define E(text) { text, PB_LEX_LABEL, 0, NULL }
#define Z(text, kind) { text, PB_LEX_APPROX, kind, NULL }
/* clang-format on */

/* A table, filled rather than one entry a line. */
/* clang-format off */
const PbLexEntry pb_lexicon_words[] = {
  Y ("not"), Y ("never"), Y ("no"), Y ("nobody"), Y ("nothing"), Y ("none"), Y ("neither"), Y ("nowhere"),
  Y ("didn't"), Y ("don't"), Y ("doesn't"), Y ("wasn't"), Y ("weren't"), Y ("isn't"), Y ("aren't"),
  Y ("hadn't"), Y ("haven't"), Y ("hasn't"), Y ("couldn't"), Y ("can't"), Y ("cannot"), Y ("wouldn't"),
  Y ("won't"), Y ("shouldn't"), Y ("mustn't"), Y ("ไม่"), Y ("ไม่ได้"), Y ("ไม่เคย"), Y ("ไม่มี"), Y ("มิได้"),
  Y ("ไม่มีใคร"), Y ("không"), Y ("chưa"), Y ("tidak"), Y ("tak"), Y ("belum"), Y ("hindi"), Y ("wala"),
  Q ("hardly"), Q ("rarely"), Q ("seldom"), Q ("barely"), Q ("scarcely"), Q ("nor"), F ("the"), F ("a"),
  F ("an"), F ("and"), F ("or"), F ("but"), F ("if"), F ("when"), F ("while"), F ("because"), F ("so"),
  F ("that"), F ("which"), F ("who"), F ("whom"), F ("whose"), F ("where"), F ("as"), F ("than"), F ("then"),
  F ("there"), F ("this"), F ("these"), F ("those"), F ("it"), F ("its"), F ("i"), F ("me"), F ("my"),
  F ("mine"), F ("we"), F ("us"), F ("our"), F ("you"), F ("your"), F ("he"), F ("him"), F ("his"), F ("she"),
  F ("her"), F ("they"), F ("them"), F ("their"), F ("was"), F ("were"), F ("is"), F ("are"), F ("am"),
  F ("been"), F ("being"), F ("had"), F ("has"), F ("have"), F ("having"), F ("do"), F ("did"), F ("does"),
  F ("will"), F ("would"), F ("can"), F ("could"), F ("should"), F ("must"), F ("may"), F ("might"),
  F ("shall"), F ("by"), F ("with"), F ("without"), F ("on"), F ("off"), F ("up"), F ("down"), F ("out"),
  F ("after"), F ("before"), F ("until"), F ("till"), F ("since"), F ("during"), F ("about"), F ("under"),
  F ("over"), F ("between"), F ("against"), F ("again"), F ("also"), F ("too"), F ("very"), F ("just"),
  F ("only"), F ("even"), F ("still"), F ("here"), F ("now"), F ("what"), F ("how"), F ("why"), F ("all"),
  F ("both"), F ("each"), F ("every"), F ("any"), F ("away"), F ("ago"), F ("later"), F ("instead"),
  F ("together"), F ("from"), F ("in"), F ("at"), F ("to"), F ("of"), F ("for"), F ("like"), F ("was"),
  F ("let"), F ("once"), F ("twice"), F ("per"), F ("yes"), F ("however"), F ("although"), F ("though"),
  F ("unless"), F ("except"), F ("through"), F ("into"), K ("times"), K ("percent"), K ("per"), K ("o'clock"),
  K ("am"), K ("pm"), K ("a.m."), K ("p.m."), K ("more"), K ("less"), K ("degrees"), K ("b.e."), K ("years"),
  K ("as"), K ("has"), K ("was"), K ("his"), K ("its"), K ("this"), K ("always"), K ("sometimes"),
  K ("perhaps"), K ("towards"), K ("afterwards"), K ("besides"), K ("วันหยุด"), K ("aged"), K ("age"), K ("turned"),
  K ("noon"), K ("midday"), K ("midnight"), K ("everyday"), K ("daily"), K ("across"), E ("room"),
  E ("article"), E ("section"), E ("no"), E ("number"), E ("page"), E ("paragraph"), E ("moo"), E ("soi"),
  E ("house"), E ("exhibit"), E ("line"), E ("phone"), E ("plate"), E ("flight"), E ("bus"), E ("case"),
  E ("id"), E ("act"), E ("law"), E ("form"), E ("annex"), E ("gate"), E ("highway"), E ("route"),
  E ("building"), E ("zone"), E ("block"), E ("floor"), E ("tel"), E ("mobile"), E ("account"),
  E ("passport"), E ("chapter"), E ("rule"), Z ("about", 0), Z ("around", 0), Z ("approximately", 0),
  Z ("roughly", 0), Z ("some", 0), Z ("circa", 0), Z ("nearly", 0), Z ("almost", 0), Z ("maybe", 0),
  Z ("perhaps", 0), Z ("probably", 0), Z ("more", 0), Z ("something", 0), Z ("close", 0), Z ("on", 0),
  Z ("in", 0), Z ("i", 0), Z ("no", 0), Z ("not", 0), Z ("at", 0), Z ("over", 0), Z ("well", 0),
  Z ("just", 0), Z ("up", 0), Z ("as", 0), Z ("less", 0), Z ("fewer", 0), Z ("under", 0), Z ("a", 0),
  Z ("ประมาณ", 1), Z ("ราว", 1), Z ("ราวๆ", 1), Z ("เกือบ", 1), Z ("กว่า", 1), Z ("มากกว่า", 2),
  Z ("อย่างน้อย", 2), Z ("เกิน", 2), Z ("ไม่เกิน", 3), Z ("น้อยกว่า", 3), Z ("khoảng", 1), Z ("hơn", 2),
  Z ("sekitar", 1), Z ("kira-kira", 1), Z ("lebih", 2), Z ("mga", 1), {"am", PB_LEX_AMPM, 0, NULL},
  {"a.m.", PB_LEX_AMPM, 0, NULL}, {"pm", PB_LEX_AMPM, 12, NULL}, {"p.m.", PB_LEX_AMPM, 12, NULL},
  {"น.", PB_LEX_DATE_WORD, 0, "clock"}, {NULL}
};
/* clang-format on */

/* Phrases in which "not" and its like say something else than no. */
/* clang-format off: a table, filled, not one entry a line */
static const char *const not_quite[]
    = {"not only",       "not just",        "not until",    "not merely",      "not yet",        "not always",
       "not all",        "not every",       "not everyone", "not even",        "no sooner",      "no longer",
       "no more",        "no doubt",        "no matter",    "no idea",         "nothing but",    "not sure",
       "not know",       "not remember",    "not recall",   "cannot remember", "can't remember", "don't know",
       "don't remember", "didn't know",     "not certain",  "not the only",    "not because",    "not so",
       "not too",        "not very",        "no need",      "no wonder",       "not often",      "not really",
       "not exactly",    "not necessarily", "not much",     "not many",        "not enough",     "not long",
       "not far"};

/* clang-format on */

static gboolean
is_quite (const PbExtract *x, guint i)
{
  for (guint n = 0; n < G_N_ELEMENTS (not_quite); n++)
    if (pb_token_phrase (x, i, not_quite[n]) > 0)
      return FALSE;
  return TRUE;
}

guint
pb_extract_negation (PbExtract *x, guint i)
{
  const PbLexEntry *entry = pb_token_entry (x, i, PB_LEX_NEGATION);
  guint next = i + 1;
  int number;
  PbTypedValue *value;

  if (entry == NULL)
    return i;
  if (pb_token_is (x, i, "no")) {
    if (pb_token_is (x, next, ".") && pb_extract_number_digits (x, next + 1, 1, 9, &number))
      return next + 2; /* "No. 12" */
    if (pb_token_is (x, next, ",") || pb_token_is (x, next, ".") || next >= x->n_tokens)
      return i; /* an answer on its own says no to a question we do not read */
    if (pb_token_is (x, next, "one"))
      next++;
  }
  value = pb_extract_add (x, PB_VALUE_KIND_YES_NO, i, next);
  value->is_clear = entry->value == 1 && is_quite (x, i);
  value->normal = g_strdup (value->is_clear ? "no" : "unclear");
  return next;
}
