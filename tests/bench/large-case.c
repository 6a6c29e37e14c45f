/* large-case.c: see large-case.h.
 *
 * Shape: every victim has two statements, works for one employer, and has acts of his or her own; a third of
 * the facts are common to a group of twenty. Values of the two statements differ now and then, so that there
 * are differences to find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "large-case.h"

#include <stdarg.h>
#include <string.h>

#define N_ACCUSED 10
#define GROUP 20
#define FACTS_OF_ONE 6
#define FACTS_OF_GROUP 8

typedef struct {
  const LargeCaseSize *size;
  LargeCaseSink sink;
  gpointer user_data;
  GRand *chance;
  guint n_victims;
} Maker;

static void row (Maker *maker, PbKind kind, const char *id, ...) G_GNUC_NULL_TERMINATED;

/* @id serves as key as well, so that a case can be looked into by hand. */
static void
row (Maker *maker, PbKind kind, const char *id, ...)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  const char *values[40] = {NULL};
  va_list args;

  for (guint i = 0; i < info->n_columns; i++)
    values[i] = info->columns[i].default_value;
  values[0] = values[1] = id;
  va_start (args, id);
  for (const char *column = va_arg (args, const char *); column != NULL;
       column = va_arg (args, const char *)) {
    int position = pb_kind_find_column (kind, column);

    g_assert_cmpint (position, >, 0);
    values[position] = va_arg (args, const char *);
  }
  va_end (args);
  maker->sink (kind, values, maker->user_data);
}

/* One of a few buffers in turn: enough for the arguments of one row. */
static const char *text (const char *format, ...) G_GNUC_PRINTF (1, 2);

static const char *
text (const char *format, ...)
{
  static char buffers[16][96];
  static guint next;
  char *buffer = buffers[next++ % G_N_ELEMENTS (buffers)];
  va_list args;

  va_start (args, format);
  g_vsnprintf (buffer, sizeof buffers[0], format, args);
  va_end (args);
  return buffer;
}

static void
make_people (Maker *maker)
{
  for (guint i = 0; i < maker->size->n_people; i++) {
    gboolean victim = i < maker->n_victims;
    const char *id = text ("P%u", i);

    row (maker, PB_KIND_PARTY, id, "kind", "person", "pseudonym", id, "born",
         text ("%u-%02u-%02u", 1980 + i % 22, 1 + i % 12, 1 + i % 28), NULL);
    if (victim)
      row (maker, PB_KIND_ROLE, text ("r%u", i), "party", id, "role", "victim", NULL);
    else if (i < maker->n_victims + N_ACCUSED)
      row (maker, PB_KIND_ROLE, text ("r%u", i), "party", id, "role", "accused", NULL);
    for (guint j = 0; j < 2; j++) {
      row (maker, PB_KIND_EXHIBIT, text ("S%u-%u", i, j), "kind", "statement", "label",
           text ("Statement %u of P%u", j + 1, i), NULL);
      row (maker, PB_KIND_STATEMENT, text ("s%u-%u", i, j), "exhibit", text ("S%u-%u", i, j), "speaker", id,
           "taken_on", text ("2018-%02u-%02u", 3 + 4 * j, 1 + i % 28), NULL);
    }
    if (i % 17 == 16)
      row (maker, PB_KIND_INFLUENCE, text ("i%u", i), "party", text ("P%u", i - 1), "other", id, "kind",
           "joint-interview", "mutual", "1", "date", "2018-05-01", NULL);
  }
}

static void
make_acts_and_facts (Maker *maker)
{
  for (guint i = 0; i < maker->n_victims; i++) {
    row (maker, PB_KIND_ACT, text ("T%u", i), "kind", "work", "label", text ("Work of P%u", i), "date",
         text ("%u-05/2018-02", 2014 + i % 3), NULL);
    row (maker, PB_KIND_ACT_PARTY, text ("t%u", i), "act", text ("T%u", i), "party", text ("P%u", i), "part",
         "suffered", NULL);
    for (guint j = 0; j < FACTS_OF_ONE; j++)
      row (maker, PB_KIND_FACT, text ("F%u-%u", i, j), "label", text ("Fact %u of P%u", j, i), "act",
           text ("T%u", i), NULL);
    for (guint j = 0; i % GROUP == 0 && j < FACTS_OF_GROUP; j++)
      row (maker, PB_KIND_FACT, text ("G%u-%u", i / GROUP, j), "label",
           text ("Fact %u of group %u", j, i / GROUP), NULL);
  }
}

static void
make_assertion (Maker *maker, guint number)
{
  guint speaker = number % maker->size->n_people;
  guint statement = (number / maker->size->n_people) % 2;
  guint victim = speaker < maker->n_victims
                     ? speaker
                     : (guint) g_rand_int_range (maker->chance, 0, (gint) maker->n_victims);
  gboolean group = g_rand_boolean (maker->chance);
  guint slot = (number / maker->size->n_people / 2) % (group ? FACTS_OF_GROUP : FACTS_OF_ONE);
  const char *fact = group ? text ("G%u-%u", victim / GROUP, slot) : text ("F%u-%u", victim, slot);
  const char *id = text ("A%u", number);
  gboolean odd = g_rand_int_range (maker->chance, 0, 25) == 0;

  row (maker, PB_KIND_PASSAGE, text ("p%u", number), "exhibit", text ("S%u-%u", speaker, statement), "page",
       text ("%u", 1 + number % 5), "quote",
       "we worked six days a week from seven in the morning until nine at night", "located", "found", NULL);
  row (maker, PB_KIND_ASSERTION, id, "passage", text ("p%u", number), "statement",
       text ("s%u-%u", speaker, statement), "speaker", text ("P%u", speaker), "basis",
       number % 9 == 8 ? "told" : "saw", "origin", number % 9 == 8 ? text ("P%u", victim) : NULL,
       "proposition", "They worked six days a week", NULL);
  row (maker, PB_KIND_VALUE, text ("v%u", number), "assertion", id, "type",
       slot % 2 == 0 ? "frequency" : "amount", "low",
       slot % 2 == 0 ? (odd ? "7" : "6") : (odd ? "9500" : "9000"), "per", slot % 2 == 0 ? "week" : "month",
       "currency", slot % 2 == 0 ? NULL : "THB", NULL);
  row (maker, PB_KIND_ASSERTION_FACT, text ("l%u", number), "assertion", id, "fact", fact, "direction",
       g_rand_int_range (maker->chance, 0, 40) == 0 ? "against" : "for", NULL);
}

static void
make_count (Maker *maker, const char *pack, const char *version, const char *offence)
{
  static const char *const elements[] = {"act", "means", "purpose", "mental-act"};

  row (maker, PB_KIND_COUNT, "C1", "number", "1", "pack", pack, "version", version, "offence", offence, NULL);
  for (guint i = 0; i < N_ACCUSED; i++)
    row (maker, PB_KIND_COUNT_ACCUSED, text ("ca%u", i), "count", "C1", "party",
         text ("P%u", maker->n_victims + i), NULL);
  for (guint i = 0; i < maker->n_victims; i++) {
    row (maker, PB_KIND_COUNT_VICTIM, text ("cv%u", i), "count", "C1", "party", text ("P%u", i), NULL);
    row (maker, PB_KIND_COUNT_ACT, text ("ct%u", i), "count", "C1", "act", text ("T%u", i), NULL);
    for (guint j = 0; j < G_N_ELEMENTS (elements); j++)
      row (maker, PB_KIND_BEARING, text ("b%u-%u", i, j), "fact", text ("F%u-%u", i, j), "count", "C1",
           "element", elements[j], "accused", text ("P%u", maker->n_victims + (i + j) % N_ACCUSED), "victim",
           text ("P%u", i), "weight", "tends", "how", "As the account says", "inference",
           j == 3 ? "He gave the order himself" : NULL, NULL);
  }
}

static void
make_work (Maker *maker, const char *pack)
{
  for (guint i = 0; i < maker->n_victims; i++) {
    const char *work = text ("W%u", i);

    row (maker, PB_KIND_EMPLOYMENT, work, "worker", text ("P%u", i), "started",
         text ("%u-05-01", 2016 + i % 2), "ended", "2018-02-28", "pack", pack, NULL);
    row (maker, PB_KIND_TERM, text ("w%u", i), "employment", work, "subject", "pay", "side", "promised",
         "low", "9000", "currency", "THB", "per", "month", NULL);
    row (maker, PB_KIND_WORK_PATTERN, text ("wp%u", i), "employment", work, "hours_low", "12", "hours_likely",
         "14", "hours_high", "15", "days_low", "6", "days_likely", "6", "days_high", "7", NULL);
    row (maker, PB_KIND_PAYMENT, text ("wy%u", i), "employment", work, "period", "2016-06", "low", "2000",
         "currency", "THB", NULL);
  }
}

void
large_case_make (const LargeCaseSize *size, const char *pack, const char *version, const char *offence,
                 LargeCaseSink sink, gpointer user_data)
{
  Maker maker = {.size = size, .sink = sink, .user_data = user_data};

  maker.chance = g_rand_new_with_seed (size->seed);
  maker.n_victims = size->n_people * 3 / 5;
  make_people (&maker);
  make_acts_and_facts (&maker);
  for (guint i = 0; i < size->n_assertions; i++)
    make_assertion (&maker, i);
  make_count (&maker, pack, version, offence);
  make_work (&maker, pack);
  g_rand_free (maker.chance);
}
