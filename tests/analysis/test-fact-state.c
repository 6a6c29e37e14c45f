/* test-fact-state.c: the states of a fact (design 2 "State of a fact"), what switches off, and that support
 * never lowers a state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "answer.h"
#include "build-case.h"
#include "pb-analysis.h"
#include "people.h"

#define AGAINST(key) "assertion_fact assertion=" key " fact=F direction=against\n"
#define ASSERT(key, who, more)                                                                               \
  "assertion key=" key " passage=p" who " speaker=" who " basis=saw proposition=x " more "\n"

typedef struct {
  const char *rule;
  const char *lines;
  const char *answer;
} Case;

static const Case cases[] = {
    {"nothing affirms: unsupported", "", "unsupported 0 -"},
    {"one assertion: one source", SAW ("a", "N"), "one-source 1 N"},
    {"several of one source: repeated", SAW ("a", "V1") SAY ("b", "V1b", "F", "speaker=V1 basis=saw"),
     "repeated 1 V1 victims"},
    {"two independent: corroborated", SAW ("a", "V1") SAW ("b", "A1"), "corroborated 2 A1,V1"},
    {"... one of them third-party: independently corroborated", SAW ("a", "V1") SAW ("b", "W"),
     "independently-corroborated 2 V1,W"},
    {"two third parties", SAW ("a", "N") SAW ("b", "W"), "independently-corroborated 2 N,W"},
    {"three victims are still only victims", SAW ("a", "V1") SAW ("b", "V2") SAW ("c", "V3"),
     "corroborated 3 V1,V2,V3 victims"},
    {"against: contradicted, beside the strength",
     SAW ("a", "V1") ASSERT ("b", "A1", "stance=denies") AGAINST ("b"),
     "one-source 1 V1 contradicted victims"},
    {"... alone: unsupported and contradicted", ASSERT ("b", "A1", "stance=denies") AGAINST ("b"),
     "unsupported 0 - contradicted"},
    {"... what speaks against adds no source", SAW ("a", "V1") ASSERT ("b", "N", "") AGAINST ("b"),
     "one-source 1 V1 contradicted victims"},
    {"does not know counts for nothing",
     SAW ("a", "V1") SAY ("b", "N", "F", "speaker=N basis=saw stance=does-not-know"),
     "one-source 1 V1 victims"},
    {"... nor against", SAW ("a", "V1") ASSERT ("b", "N", "stance=does-not-know") AGAINST ("b"),
     "one-source 1 V1 victims"},
    {"the link is the person's reading: a denial may support",
     SAY ("a", "N", "F", "speaker=N basis=saw stance=denies"), "one-source 1 N"},
    {"two unknown origins are no source, together as alone",
     SAY ("a", "N", "F", "speaker=N basis=told") SAY ("b", "W", "F", "speaker=W basis=told"),
     "unsupported 0 - unknown"},
    {"victims' word only: not when a third party adds one",
     SAW ("a", "V1") SAW ("b", "V2") TELLS ("c", "V3", "N"), "independently-corroborated 3 N,V1,V2"},
    {"... nor when an origin is unknown", SAW ("a", "V1") SAY ("b", "N", "F", "speaker=N basis=told"),
     "repeated 1 V1 unknown"},
};

static void
test_rule (gconstpointer data)
{
  const Case *rule = data;
  g_autofree char *lines = g_strconcat (PEOPLE, rule->lines, NULL);
  g_autoptr (PbSnapshot) snapshot = build_case (lines, NULL);
  g_autoptr (PbAnalysis) analysis = pb_analyse (snapshot, NULL, NULL);
  g_autofree char *answer = answer_fact (analysis, "F");

  g_test_summary (rule->rule);
  g_assert_cmpstr (answer, ==, rule->answer);
}

typedef struct {
  const char *rule;
  const char *lines;
  const char *off; /* keys of parties, exhibits and facts */
  const char *answer;
} FallCase;

static const FallCase fall_cases[] = {
    {"a witness switched off takes what was said along", SAW ("a", "V1") SAW ("b", "N"), "N",
     "one-source 1 V1 victims"},
    {"... and what goes back to that mouth alone", SAW ("a", "V1") TELLS ("b", "N", "V1"), "V1",
     "unsupported 0 -"},
    {"... what also goes back to another stays",
     SAW ("a", "V1") SAW ("c", "V2") SAY ("b", "N", "F", "speaker=N basis=told") REPEATS ("b", "a")
         REPEATS ("b", "c"),
     "V1", "repeated 1 V2 victims"},
    {"... of unknown origin stays", SAY ("b", "N", "F", "speaker=N basis=told"), "V1",
     "unsupported 0 - unknown"},
    {"an exhibit switched off", SAW ("a", "V1") SAY ("b", "G", "F", "basis=record"), "xG",
     "one-source 1 V1 victims"},
    {"... takes its copies along", SAY ("b", "Gc", "F", "basis=record"), "xG", "unsupported 0 -"},
    {"... not the other way round", SAY ("b", "G", "F", "basis=record"), "xGc", "one-source 1 xG"},
    {"a fact switched off", SAW ("a", "V1") SAW ("b", "N"), "F", "unsupported 0 -"},
    {"what spoke against falls too", SAW ("a", "V1") ASSERT ("b", "A1", "") AGAINST ("b"), "A1",
     "one-source 1 V1 victims"},
    {"nothing switched off changes nothing", SAW ("a", "V1") SAW ("b", "N"), "",
     "independently-corroborated 2 N,V1"},
};

static void
switch_off (GHashTable *off, PbSnapshot *snapshot, const char *keys)
{
  g_auto (GStrv) split = g_strsplit (keys, " ", -1);

  for (guint i = 0; split[i] != NULL && split[i][0] != '\0'; i++) {
    gpointer row = pb_snapshot_find (snapshot->parties, split[i]);

    if (row == NULL)
      row = pb_snapshot_find (snapshot->exhibits, split[i]);
    if (row == NULL)
      row = pb_snapshot_find (snapshot->facts, split[i]);
    g_assert_nonnull (row);
    g_hash_table_add (off, row);
  }
}

static void
test_fall (gconstpointer data)
{
  const FallCase *rule = data;
  g_autofree char *lines = g_strconcat (PEOPLE, rule->lines, NULL);
  g_autoptr (PbSnapshot) snapshot = build_case (lines, NULL);
  g_autoptr (GHashTable) off = g_hash_table_new (NULL, NULL);
  g_autoptr (PbAnalysis) analysis = NULL;
  g_autofree char *answer = NULL;

  g_test_summary (rule->rule);
  switch_off (off, snapshot, rule->off);
  analysis = pb_analyse_without (snapshot, off, NULL, NULL);
  answer = answer_fact (analysis, "F");
  g_assert_cmpstr (answer, ==, rule->answer);
}

static const char *const speakers[] = {"V1", "V2", "V3", "A1", "I", "N", "D", "W"};
static const char *const bases[] = {"saw", "heard", "told", "inferred", "record", "finding", "unknown"};

static const char *
pick (GRand *rand, const char *const *words, guint n)
{
  return words[g_rand_int_range (rand, 0, (gint32) n)];
}

/* Some people, some influences, and @n assertions, each perhaps repeating an earlier one. */
static void
append_random_case (GString *lines, GRand *rand, guint n_influences)
{
  g_string_append (lines, PEOPLE);
  for (guint i = 0; i < n_influences; i++) {
    guint day = (guint) g_rand_int_range (rand, 1, 28);

    g_string_append_printf (lines, "influence party=%s other=%s kind=talk mutual=%d",
                            pick (rand, speakers, 8), pick (rand, speakers, 8), g_rand_boolean (rand));
    if (g_rand_boolean (rand))
      g_string_append_printf (lines, " date=2020-01-%02u", day);
    g_string_append_c (lines, '\n');
  }
}

static void
append_random_assertion (GString *lines, GRand *rand, guint number)
{
  const char *speaker = pick (rand, speakers, 8);

  g_string_append_printf (lines, "assertion key=r%u passage=p%s speaker=%s basis=%s proposition=x", number,
                          speaker, speaker, pick (rand, bases, 7));
  if (g_rand_boolean (rand))
    g_string_append_printf (lines, " origin=%s", pick (rand, speakers, 8));
  g_string_append_printf (lines, "\nassertion_fact assertion=r%u fact=F\n", number);
  if (number > 0 && g_rand_int_range (rand, 0, 4) == 0)
    g_string_append_printf (lines, "assertion_source assertion=r%u source=r%d\n", number,
                            g_rand_int_range (rand, 0, (gint32) number));
}

static PbFactStrength
measure_strength (const char *lines, guint *out_sources)
{
  g_autoptr (PbSnapshot) snapshot = build_case (lines, NULL);
  g_autoptr (PbAnalysis) analysis = pb_analyse (snapshot, NULL, NULL);
  const PbRow *fact = pb_snapshot_find (snapshot->facts, "F");
  const PbFactState *state = g_ptr_array_index (analysis->facts, fact->index);

  *out_sources = state->n_sources;
  return state->strength;
}

/* design 2: adding an affirming assertion never lowers a state; nor the number of sources. */
static void
test_support_never_lowers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);

  for (guint round = 0; round < 120; round++) {
    g_autoptr (GString) lines = g_string_new (NULL);
    PbFactStrength before = PB_FACT_UNSUPPORTED;
    guint sources_before = 0;

    append_random_case (lines, rand, (guint) g_rand_int_range (rand, 0, 12));
    for (guint i = 0; i < 7; i++) {
      guint sources;
      PbFactStrength strength;

      append_random_assertion (lines, rand, i);
      strength = measure_strength (lines->str, &sources);
      g_assert_cmpint (strength, >=, before);
      g_assert_cmpuint (sources, >=, sources_before);
      before = strength;
      sources_before = sources;
    }
  }
}

static void
test_any_row_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 20; round++) {
    g_autoptr (GString) lines = g_string_new (NULL);
    g_autofree char *expected = NULL;

    append_random_case (lines, rand, 6);
    for (guint i = 0; i < 12; i++)
      append_random_assertion (lines, rand, i);
    for (guint order = 0; order < 4; order++) {
      g_autoptr (PbSnapshot) snapshot = build_case_shuffled (lines->str, NULL, order);
      g_autoptr (PbAnalysis) analysis = pb_analyse (snapshot, NULL, NULL);
      g_autofree char *answer = answer_everything (analysis);

      if (expected == NULL)
        expected = g_strdup (answer);
      g_assert_cmpstr (answer, ==, expected);
    }
  }
}

static void
test_cancel (void)
{
  g_autoptr (PbSnapshot) snapshot = build_case (PEOPLE SAW ("a", "V1"), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pb_analyse (snapshot, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* R-224, trap 42: never a score, a verdict or a judgement of a person. */
static void
test_words (void)
{
  static const char *const never[]
      = {"score", "%", "complete", "credib", "lie", "lying", "false", "real victim", "guilt", NULL};

  for (int strength = PB_FACT_UNSUPPORTED; strength <= PB_FACT_INDEPENDENTLY_CORROBORATED; strength++)
    for (guint i = 0; never[i] != NULL; i++)
      g_assert_null (g_strstr_len (pb_fact_strength_get_words ((PbFactStrength) strength), -1, never[i]));
  for (int kind = PB_DIFFERENCE_CONTRADICTION; kind <= PB_DIFFERENCE_DENIAL; kind++)
    for (guint i = 0; never[i] != NULL; i++)
      g_assert_null (g_strstr_len (pb_difference_kind_get_words ((PbDifferenceKind) kind), -1, never[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/fact-state/rule-%02u", i);

    g_test_add_data_func (path, &cases[i], test_rule);
  }
  for (guint i = 0; i < G_N_ELEMENTS (fall_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/fact-state/switched-off-%02u", i);

    g_test_add_data_func (path, &fall_cases[i], test_fall);
  }
  g_test_add_func ("/analysis/fact-state/support-never-lowers", test_support_never_lowers);
  g_test_add_func ("/analysis/fact-state/any-row-order", test_any_row_order);
  g_test_add_func ("/analysis/fact-state/cancel", test_cancel);
  g_test_add_func ("/analysis/fact-state/words", test_words);
  return g_test_run ();
}
