/* test-independence.c: roots and influence: one line for each rule of design 2 "Independence", each with a
 * near-miss.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "answer.h"
#include "build-case.h"
#include "pb-analysis.h"
#include "pb-independence-set.h"
#include "people.h"

typedef struct {
  const char *rule;
  const char *lines;
  const char *fact;
  const char *answer;
} Case;

static const Case cases[] = {
    {"what one saw goes back to oneself", SAW ("a", "V1"), "F", "one-source 1 V1 victims"},
    {"two who saw are two", SAW ("a", "V1") SAW ("b", "V2"), "F", "corroborated 2 V1,V2 victims"},
    {"hearsay belongs to whoever first said it", SAW ("a", "V1") TELLS ("b", "N", "V1"), "F",
     "repeated 1 V1 victims"},
    {"... told by another it is another's", SAW ("a", "V1") TELLS ("b", "N", "V2"), "F",
     "corroborated 2 V1,V2 victims"},
    {"... who also saw is a root", SAW ("a", "V1") SAW ("b", "N"), "F", "independently-corroborated 2 N,V1"},
    {"an unknown origin is no source", SAW ("a", "V1") SAY ("b", "N", "F", "speaker=N basis=told"), "F",
     "repeated 1 V1 unknown"},
    {"... alone it is still an assertion", SAY ("b", "N", "F", "speaker=N basis=told"), "F",
     "unsupported 0 - unknown"},
    {"an unknown basis is an unknown origin", SAY ("b", "N", "F", "speaker=N basis=unknown"), "F",
     "unsupported 0 - unknown"},
    {"a neighbour who repeats A and B adds no root and does not make them one",
     SAW ("a", "V1") SAW ("b", "V2") SAY ("c", "N", "F", "speaker=N basis=told") REPEATS ("c", "a")
         REPEATS ("c", "b"),
     "F", "corroborated 2 V1,V2 victims"},
    {"... repeating A alone", SAW ("a", "V1") SAY ("c", "N", "F", "speaker=N basis=told") REPEATS ("c", "a"),
     "F", "repeated 1 V1 victims"},
    {"... repeating both, alone, has two sources",
     "assertion key=a passage=pV1 speaker=V1 basis=saw proposition=x\n"
     "assertion key=b passage=pV2 speaker=V2 basis=saw proposition=x\n" SAY (
         "c", "N", "F", "speaker=N basis=told") REPEATS ("c", "a") REPEATS ("c", "b"),
     "F", "corroborated 2 V1,V2 victims"},
    {"repetition is followed through many mouths",
     SAW ("a", "V1") SAY ("b", "N", "F", "speaker=N basis=saw") REPEATS ("b", "a")
         SAY ("c", "W", "F", "speaker=W basis=saw") REPEATS ("c", "b"),
     "F", "repeated 1 V1 victims"},
    {"support in a ring has no source", SAW ("a", "V1") REPEATS ("a", "b") SAW ("b", "V2") REPEATS ("b", "a"),
     "F", "unsupported 0 - unknown"},
    {"... unless something outside feeds it",
     SAW ("a", "V1") REPEATS ("a", "b") SAW ("b", "V2") REPEATS ("b", "a") SAW ("c", "N") REPEATS ("b", "c"),
     "F", "repeated 1 N"},
    {"a copy and its translation are the original",
     SAY ("a", "L", "F", "basis=record") SAY ("b", "Lc", "F", "basis=record")
         SAY ("c", "Lt", "F", "basis=record"),
     "F", "repeated 1 A1"},
    {"a record made by the accused is the accused's word",
     SAW ("a", "V1") SAY ("b", "L", "F", "basis=record"), "F", "corroborated 2 A1,V1"},
    {"a record of an instrument is objective", SAW ("a", "V1") SAY ("b", "G", "F", "basis=record"), "F",
     "independently-corroborated 2 V1,xG"},
    {"... its copy is no second one",
     SAY ("a", "G", "F", "basis=record") SAY ("b", "Gc", "F", "basis=record"), "F", "repeated 1 xG"},
    {"a record without a maker has no known origin", SAY ("a", "U", "F", "basis=record"), "F",
     "unsupported 0 - unknown"},
    {"... unless it is said whose knowledge it holds", SAY ("a", "U", "F", "basis=record origin=N"), "F",
     "one-source 1 N"},
    {"a record spoken of in a statement is the speaker's word, never that of who took the statement down",
     SAY ("a", "V1", "F", "speaker=V1 basis=record"), "F", "one-source 1 V1 victims"},
    {"the history in a medical report is the patient's",
     SAW ("a", "V1") SAY ("b", "M", "F", "speaker=D basis=told origin=V1"), "F", "repeated 1 V1 victims"},
    {"... the finding is the doctor's", SAW ("a", "V1") SAY ("b", "M", "F", "speaker=D basis=finding"), "F",
     "independently-corroborated 2 D,V1"},
    {"... also when nobody is named", SAY ("b", "M", "F", "basis=finding"), "F", "one-source 1 D"},
    {"what one infers is one's own", SAY ("a", "N", "F", "speaker=N basis=inferred"), "F", "one-source 1 N"},
    {"the interested are no third party", SAW ("a", "V1") SAW ("b", "I"), "F", "corroborated 2 I,V1"},
    {"two accused corroborate each other, but not independently", SAW ("a", "A1") SAW ("b", "V1"), "F",
     "corroborated 2 A1,V1"},
    /* the fact that words were spoken */
    {"whoever heard the words is a root",
     SAY ("a", "V1", "T", "speaker=V1 basis=heard") SAY ("b", "N", "T", "speaker=N basis=heard"), "T",
     "independently-corroborated 2 N,V1"},
    {"... told by the utterer is hearing them", SAY ("a", "N", "T", "speaker=N basis=told origin=A1"), "T",
     "one-source 1 N"},
    {"... told by a hearer goes back to the hearer", SAY ("a", "N", "T", "speaker=N basis=told origin=V1"),
     "T", "one-source 1 V1 victims"},
    {"... told by nobody known is unknown", SAY ("a", "N", "T", "speaker=N basis=told"), "T",
     "unsupported 0 - unknown"},
    {"... for their truth it is the utterer", SAY ("a", "N", "F", "speaker=N basis=told origin=A1"), "F",
     "one-source 1 A1"},
    {"... a recording by an instrument is the instrument", SAY ("a", "G", "T", "basis=record origin=A1"), "T",
     "one-source 1 xG"},
    {"... a letter of the utterer is the utterer's", SAY ("a", "L", "T", "basis=record"), "T",
     "one-source 1 A1"},
    /* influence */
    {"influence makes one of two", SAW ("a", "V1") SAW ("b", "V2") INFLUENCE ("V1", "V2", ""), "F",
     "repeated 1 V1,V2 victims"},
    {"... it does not taint what was said before it",
     SAW ("a", "V1") SAW ("b", "V2") INFLUENCE ("V1", "V2", "date=2020-03-01"), "F",
     "corroborated 2 V1,V2 victims"},
    {"... on the day itself it may",
     SAW ("a", "V1") SAW ("b", "V2") INFLUENCE ("V1", "V2", "date=2020-01-10"), "F",
     "repeated 1 V1,V2 victims"},
    {"... an early word keeps the later one",
     SAW ("a", "V1") SAW ("b", "V2") SAY ("c", "V2b", "F", "speaker=V2 basis=saw")
         INFLUENCE ("V1", "V2", "date=2020-03"),
     "F", "corroborated 2 V1,V2 victims"},
    {"... without the early word it taints",
     SAW ("a", "V1") SAY ("c", "V2b", "F", "speaker=V2 basis=saw") INFLUENCE ("V1", "V2", "date=2020-03"),
     "F", "repeated 1 V1,V2 victims"},
    {"... it runs one way: who influenced was not influenced",
     SAY ("a", "V1b", "F", "speaker=V1 basis=saw") SAW ("b", "V2") INFLUENCE ("V1", "V2", "date=2020-03"),
     "F", "corroborated 2 V1,V2 victims"},
    {"... mutual runs both ways",
     SAY ("a", "V1b", "F", "speaker=V1 basis=saw") SAW ("b", "V2")
         INFLUENCE ("V1", "V2", "date=2020-03 mutual=1"),
     "F", "repeated 1 V1,V2 victims"},
    {"... a vague day of saying is not certainly before",
     "statement key=sL exhibit=xL speaker=V2 taken_on=2020\n" SAW ("a", "V1")
         SAY ("b", "L", "F", "speaker=V2 basis=saw") INFLUENCE ("V1", "V2", "date=2020-03"),
     "F", "repeated 1 V1,V2 victims"},
    {"... an early repetition by another shows that it was said",
     SAW ("a", "V1") SAY ("c", "V2b", "F", "speaker=V2 basis=saw") TELLS ("d", "N", "V2")
         INFLUENCE ("V1", "V2", "date=2020-03"),
     "F", "corroborated 2 V1,V2 victims"},
    {"the largest set: of a chain of three the two ends",
     SAW ("a", "V1") SAW ("b", "V2") SAW ("c", "V3") INFLUENCE ("V1", "V2", "") INFLUENCE ("V2", "V3", ""),
     "F", "corroborated 2 V1,V2,V3 victims"},
    {"... of a triangle one",
     SAW ("a", "V1") SAW ("b", "V2") SAW ("c", "V3") INFLUENCE ("V1", "V2", "") INFLUENCE ("V2", "V3", "")
         INFLUENCE ("V1", "V3", ""),
     "F", "repeated 1 V1,V2,V3 victims"},
    {"a third party who is not independent does not lift the state",
     SAW ("a", "V1") SAW ("b", "V2") SAW ("c", "N") INFLUENCE ("V1", "N", "") INFLUENCE ("V2", "N", ""), "F",
     "corroborated 2 N,V1,V2"},
    {"... independent of one of them it does",
     SAW ("a", "V1") SAW ("b", "V2") SAW ("c", "N") INFLUENCE ("V1", "N", ""), "F",
     "independently-corroborated 2 N,V1,V2"},
};

static void
test_rule (gconstpointer data)
{
  const Case *rule = data;
  g_autofree char *lines = g_strconcat (PEOPLE, rule->lines, NULL);
  g_autoptr (PbSnapshot) snapshot = build_case (lines, NULL);
  g_autoptr (PbAnalysis) analysis = pb_analyse (snapshot, NULL, NULL);
  g_autofree char *answer = answer_fact (analysis, rule->fact);

  g_test_summary (rule->rule);
  g_assert_cmpstr (answer, ==, rule->answer);
}

static guint
measure (guint n, const guint (*edges)[2], guint n_edges)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree guint *degrees = g_new0 (guint, n);

  for (guint i = 0; i < n_edges; i++) {
    guint64 pair = (guint64) MIN (edges[i][0], edges[i][1]) << 32 | MAX (edges[i][0], edges[i][1]);

    g_array_append_val (pairs, pair);
  }
  return pb_independence_set_measure (pairs, n, degrees);
}

/* By trying every subset: the oracle for small webs. */
static guint
measure_by_trying (guint n, const guint (*edges)[2], guint n_edges)
{
  guint best = 0;

  for (guint set = 0; set < 1u << n; set++) {
    gboolean is_independent = TRUE;

    for (guint i = 0; i < n_edges; i++)
      is_independent &= (set & 1u << edges[i][0]) == 0 || (set & 1u << edges[i][1]) == 0;
    if (is_independent)
      best = MAX (best, (guint) __builtin_popcount (set));
  }
  return best;
}

static void
test_set_against_trying (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 400; round++) {
    guint n = (guint) g_rand_int_range (rand, 2, 13),
          n_edges = (guint) g_rand_int_range (rand, 0, (gint32) (n * 3));
    guint edges[40][2];

    for (guint i = 0; i < n_edges; i++) {
      edges[i][0] = (guint) g_rand_int_range (rand, 0, (gint32) n - 1);
      edges[i][1] = (guint) g_rand_int_range (rand, (gint32) edges[i][0] + 1, (gint32) n);
    }
    g_assert_cmpuint (measure (n, edges, n_edges), ==, measure_by_trying (n, edges, n_edges));
  }
}

static void
test_set_of_many (void)
{
  guint edges[300][2];

  /* A ring of 64: exact. A ring of 201: at least a third, never more than half. */
  for (guint i = 0; i < 64; i++)
    edges[i][0] = i, edges[i][1] = (i + 1) % 64;
  g_assert_cmpuint (measure (64, edges, 64), ==, 32);
  for (guint i = 0; i < 201; i++)
    edges[i][0] = i, edges[i][1] = (i + 1) % 201;
  g_assert_cmpuint (measure (201, edges, 201), <=, 100);
  g_assert_cmpuint (measure (201, edges, 201), >=, 67);
  /* Those outside the web count each. */
  g_assert_cmpuint (measure (100, edges, 1), ==, 99);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/independence/rule-%02u", i);

    g_test_add_data_func (path, &cases[i], test_rule);
  }
  g_test_add_func ("/analysis/independence/set-against-trying", test_set_against_trying);
  g_test_add_func ("/analysis/independence/set-of-many", test_set_of_many);
  return g_test_run ();
}
