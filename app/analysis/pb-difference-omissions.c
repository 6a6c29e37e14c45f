/* pb-difference-omissions.c: one person's statements, fact by fact: affirmed in one, passed over in another
 * that dealt with the act.
 *
 * Only facts that something leans on, and only statements whose days are certainly in order. "I do not
 * remember" is not silence. For each person, fact and kind the two statements nearest to each other; of
 * equally near ones the earliest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-difference"

#include "config.h"

#include "pb-difference-private.h"
#include "pb-order.h"

#include <glib/gi18n-lib.h>

/* One fact through the statements of one person. */
typedef struct {
  PbFact *fact;
  guint8 *states;         /* (owned): per statement */
  PbAssertion **affirmed; /* (owned): per statement: the first that affirms it */
} Track;

enum {
  DEALT_WITH = 1 << 0, /* the act */
  MENTIONED = 1 << 1,  /* the fact, whichever way */
  AFFIRMED = 1 << 2,
};

static void
free_track (gpointer data)
{
  Track *track = data;

  g_free (track->states);
  g_free (track->affirmed);
  g_free (track);
}

static Track *
ensure_track (GHashTable *tracks, PbFact *fact, guint n_statements)
{
  Track *track = g_hash_table_lookup (tracks, fact);

  if (track == NULL) {
    track = g_new0 (Track, 1);
    track->fact = fact;
    track->states = g_new0 (guint8, n_statements);
    track->affirmed = g_new0 (PbAssertion *, n_statements);
    g_hash_table_insert (tracks, fact, track);
  }
  return track;
}

static void
note_link (PbDifferenceSearch *search, GHashTable *tracks, PbFactLink *link, guint at, guint n_statements)
{
  Track *track;

  if (link->fact->act == NULL || link->fact->bearings->len == 0
      || (search->off != NULL && g_hash_table_contains (search->off, link->fact)))
    return;
  track = ensure_track (tracks, link->fact, n_statements);
  track->states[at] |= MENTIONED;
  if (link->against || !pb_difference_counts (search, link->assertion))
    return;
  track->states[at] |= AFFIRMED;
  if (track->affirmed[at] == NULL || pb_order_assertions (link->assertion, track->affirmed[at]) < 0)
    track->affirmed[at] = link->assertion;
}

static void
note_statement (PbDifferenceSearch *search, GHashTable *tracks, PbStatement *statement, guint at,
                guint n_statements)
{
  for (guint i = 0; i < statement->assertions->len; i++) {
    const PbAssertion *assertion = g_ptr_array_index (statement->assertions, i);

    if (assertion->speaker != statement->speaker)
      continue;
    for (guint j = 0; assertion->facts != NULL && j < assertion->facts->len; j++)
      note_link (search, tracks, g_ptr_array_index (assertion->facts, j), at, n_statements);
  }
}

static void
note_acts (GHashTable *tracks, PbStatement *statement, guint at)
{
  g_autoptr (GHashTable) acts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer track;

  for (guint i = 0; i < statement->acts->len; i++)
    g_hash_table_add (acts, g_ptr_array_index (statement->acts, i));
  g_hash_table_iter_init (&iter, tracks);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    if (g_hash_table_contains (acts, ((Track *) track)->fact->act))
      ((Track *) track)->states[at] |= DEALT_WITH;
}

static gboolean
is_silent (const Track *track, guint at)
{
  return (track->states[at] & (DEALT_WITH | MENTIONED)) == DEALT_WITH;
}

/* The nearest statements of which the one at *@out_affirmed affirms and the other is silent. */
static gboolean
find_nearest (const Track *track, GPtrArray *statements, gboolean affirmed_first, guint *out_affirmed,
              guint *out_silent)
{
  for (guint distance = 1; distance < statements->len; distance++) {
    for (guint i = 0; i + distance < statements->len; i++) {
      const PbStatement *earlier = g_ptr_array_index (statements, i),
                        *later = g_ptr_array_index (statements, i + distance);
      guint affirmed = affirmed_first ? i : i + distance, silent = affirmed_first ? i + distance : i;

      if ((track->states[affirmed] & AFFIRMED) == 0 || !is_silent (track, silent)
          || !pb_date_is_certainly_before (&earlier->taken_on, &later->taken_on))
        continue;
      *out_affirmed = affirmed;
      *out_silent = silent;
      return TRUE;
    }
  }
  return FALSE;
}

static char *
describe (gboolean affirmed_first, const PbStatement *affirmed, const PbStatement *silent)
{
  g_autofree char *said = pb_date_format (&affirmed->taken_on), *passed = pb_date_format (&silent->taken_on);

  if (affirmed_first)
    return g_strdup_printf (_ ("said on %s, not said on %s"), said, passed);
  return g_strdup_printf (_ ("not said on %s, said on %s"), passed, said);
}

static void
report (PbDifferenceSearch *search, const Track *track, GPtrArray *statements, gboolean affirmed_first)
{
  guint affirmed, silent;
  PbDifference *difference;

  if (!find_nearest (track, statements, affirmed_first, &affirmed, &silent))
    return;
  difference = pb_difference_add (search, affirmed_first ? PB_DIFFERENCE_OMISSION : PB_DIFFERENCE_NEW_DETAIL,
                                  track->fact, track->affirmed[affirmed], NULL, "",
                                  describe (affirmed_first, g_ptr_array_index (statements, affirmed),
                                            g_ptr_array_index (statements, silent)));
  difference->silent = g_ptr_array_index (statements, silent);
}

/* The statements that count: dated, and not switched off. */
static GPtrArray *
list_statements (PbDifferenceSearch *search, const PbParty *speaker)
{
  GPtrArray *statements = g_ptr_array_new ();

  for (guint i = 0; i < speaker->statements->len; i++) {
    PbStatement *statement = g_ptr_array_index (speaker->statements, i);
    gboolean is_off = search->off != NULL
                      && (g_hash_table_contains (search->off, statement->exhibit)
                          || g_hash_table_contains (search->off, statement->exhibit->original));

    if (pb_date_is_set (&statement->taken_on) && !is_off)
      g_ptr_array_add (statements, statement);
  }
  return statements;
}

void
pb_difference_omissions_find (PbDifferenceSearch *search)
{
  GPtrArray *parties = search->snapshot->parties;

  for (guint i = 0; i < parties->len; i++) {
    const PbParty *speaker = g_ptr_array_index (parties, i);
    g_autoptr (GPtrArray) statements = list_statements (search, speaker);
    g_autoptr (GHashTable) tracks = NULL;
    GHashTableIter iter;
    gpointer track;

    if (statements->len < 2 || (search->off != NULL && g_hash_table_contains (search->off, speaker)))
      continue;
    tracks = g_hash_table_new_full (NULL, NULL, NULL, free_track);
    for (guint j = 0; j < statements->len; j++)
      note_statement (search, tracks, g_ptr_array_index (statements, j), j, statements->len);
    for (guint j = 0; j < statements->len; j++)
      note_acts (tracks, g_ptr_array_index (statements, j), j);
    g_hash_table_iter_init (&iter, tracks);
    while (g_hash_table_iter_next (&iter, NULL, &track)) {
      report (search, track, statements, TRUE);
      report (search, track, statements, FALSE);
    }
  }
}
