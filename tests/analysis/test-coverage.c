/* test-coverage.c: the state of an element cell (design 2): whose accused, whose victim, which act, the mind,
 * the child rule, the tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "answer.h"
#include "build-case.h"
#include "pb-analysis.h"
#include "people.h"
#include "small-law.h"

static const char law_text[] = "offence trafficking child-under=18 valid=2015/..\n"
                               " all\n"
                               "  any acts\n"
                               "   recruit act concept=act.recruitment tip=photograph\n"
                               "   harbour act concept=act.harbouring\n"
                               "  any means adult\n"
                               "   deceive means concept=means.deception\n"
                               "   threaten means\n"
                               "  status circumstance shared\n"
                               "  under-age circumstance shared child\n"
                               "  mind-act mental mental=act\n"
                               "  mind-means mental mental=means adult\n"
                               "  mind-purpose mental mental=purpose concept=mind.purpose\n"
                               "  service exclusion\n"
                               "  organised aggravation\n"
                               "offence extended child-under=18 child-extends\n"
                               " all\n"
                               "  take act concept=act.recruitment\n"
                               "  force means adult\n"
                               "  mens mental mental=purpose concept=mind.purpose\n"
                               "offence plain\n"
                               " all\n"
                               "  do act\n"
                               "  force means adult\n"
                               "offence bond\n"
                               " any\n"
                               "  all first\n"
                               "   debt act\n"
                               "   value circumstance shared\n"
                               "  all second\n"
                               "   service-done act\n"
                               "   will circumstance shared\n";

#define B(key, fact, element, more)                                                                          \
  "bearing key=" key " fact=" fact " count=C element=" element " weight=proves " more "\n"
/* Facts of each strength. */
#define FACTS                                                                                                                                                             \
  "fact key=One label=One act=E\n" SAY (                                                                                                                                  \
      "o1", "N", "One",                                                                                                                                                   \
      "speaker=N basis=saw") "fact key=Victim label=Victim act=E\n" SAY ("v1", "V1",                                                                                      \
                                                                         "Victim", "speaker=V1 basis=felt") "fact key=Two label=Two act=E\n" SAY ("t1",                   \
                                                                                                                                                  "V1",                   \
                                                                                                                                                  "Two",                  \
                                                                                                                                                  "speaker=V1 basis=saw") \
      SAY ("t2", "A1", "Two",                                                                                                                                             \
           "speaker=A1 basis=did") "fact key=None label=None act=E\n"                                                                                                     \
                                   "fact key=Denied label=Denied act=E\n" SAY (                                                                                           \
                                       "d1", "N", "Denied",                                                                                                               \
                                       "speaker=N basis=saw") "assertion key=d2 passage=pA1 speaker=A1 "                                                                  \
                                                              "basis=did stance=denies proposition=x\n"                                                                   \
                                                              "assertion_fact assertion=d2 fact=Denied "                                                                  \
                                                              "direction=against\n"                                                                                       \
                                                              "fact key=OnlyDenied label=OnlyDenied act=E\n"                                                              \
                                                              "assertion_fact assertion=d2 fact=OnlyDenied "                                                              \
                                                              "direction=against\n"
#define COUNT                                                                                                \
  "party key=A2 kind=person pseudonym=A2\n"                                                                  \
  "count key=C number=1 pack=small version=1 offence=trafficking\n"                                          \
  "count_accused count=C party=A1\ncount_accused count=C party=A2\n"                                         \
  "count_victim count=C party=V1\ncount_victim count=C party=V2\n"                                           \
  "act key=E2 kind=work label=other date=2019-07\n"                                                          \
  "count_act count=C act=E\ncount_act count=C act=E2\n"
/* A second count of another law over the same people and acts. */
#define OTHER_COUNT                                                                                          \
  "count key=K number=2 pack=small version=1 offence=extended\n"                                             \
  "count_accused count=K party=A1\ncount_victim count=K party=V1\ncount_act count=K act=E\n"
#define ALL_V1 "C all V1 E adult"
#define A1_V1 "C A1 V1 E adult"
#define A2_V1 "C A2 V1 E adult"

typedef struct {
  const char *rule;
  const char *lines;
  const char *column;
  const char *node;
  const char *answer;
} Case;

static const Case cases[] = {
    /* whose accused */
    {"nothing proves it: open", "", A1_V1, "recruit", "open"},
    {"proved against him", B ("b", "One", "recruit", "accused=A1"), A1_V1, "recruit", "supported one-source"},
    {"... not against another, though it is shown to have happened", B ("b", "One", "recruit", "accused=A1"),
     A2_V1, "recruit", "open for-all"},
    {"... it happened: all", B ("b", "One", "recruit", "accused=A1"), ALL_V1, "recruit",
     "supported one-source"},
    {"that it happened, nobody tied to it: all", B ("b", "One", "recruit", ""), ALL_V1, "recruit",
     "supported one-source"},
    {"... never that accused", B ("b", "One", "recruit", ""), A1_V1, "recruit", "open for-all"},
    {"a shared element is filled for each", B ("b", "One", "status", ""), A2_V1, "status",
     "supported one-source"},
    {"attributed to another by a mode of participation",
     B ("b", "One", "recruit", "accused=A1") "attribution bearing=b accused=A2 mode=joint-purpose reason=r\n",
     A2_V1, "recruit", "supported one-source"},
    {"... only to whom it names",
     "party key=A3 kind=person pseudonym=A3\ncount_accused count=C party=A3\n" B (
         "b", "One", "recruit",
         "accused=A1") "attribution bearing=b accused=A2 mode=joint-purpose reason=r\n",
     "C A3 V1 E adult", "recruit", "open for-all"},
    {"tends to prove supports too",
     "bearing key=b fact=One count=C element=recruit weight=tends accused=A1\n", A1_V1, "recruit",
     "supported one-source"},
    {"a fact that nothing supports proves nothing", B ("b", "None", "recruit", "accused=A1"), A1_V1,
     "recruit", "open"},
    {"the strongest fact state is printed",
     B ("b", "One", "recruit", "accused=A1") B ("c", "Two", "recruit", "accused=A1"), A1_V1, "recruit",
     "supported corroborated"},
    {"it rests on the victims' word only", B ("b", "Victim", "recruit", "accused=A1"), A1_V1, "recruit",
     "supported one-source victims"},
    {"... with another's word it does not",
     B ("b", "Victim", "recruit", "accused=A1") B ("c", "One", "recruit", "accused=A1"), A1_V1, "recruit",
     "supported one-source"},
    /* contradicted */
    {"the fact is contradicted", B ("b", "Denied", "recruit", "accused=A1"), A1_V1, "recruit",
     "supported one-source contradicted"},
    {"... contradicted and never affirmed", B ("b", "OnlyDenied", "recruit", "accused=A1"), A1_V1, "recruit",
     "open contradicted"},
    {"something undermines it",
     B ("b", "One", "recruit",
        "accused=A1") "bearing key=u fact=Two count=C element=recruit weight=undermines accused=A1\n",
     A1_V1, "recruit", "supported one-source contradicted"},
    {"... what nothing supports undermines nothing",
     B ("b", "One", "recruit",
        "accused=A1") "bearing key=u fact=None count=C element=recruit weight=undermines accused=A1\n",
     A1_V1, "recruit", "supported one-source"},
    {"... what undermines another's part does not touch him",
     B ("b", "One", "recruit",
        "accused=A1") "bearing key=u fact=Two count=C element=recruit weight=undermines accused=A2\n",
     A1_V1, "recruit", "supported one-source"},
    {"... nor that it happened",
     B ("b", "One", "recruit",
        "accused=A1") "bearing key=u fact=Two count=C element=recruit weight=undermines accused=A2\n",
     ALL_V1, "recruit", "supported one-source"},
    {"... what speaks against the happening touches each",
     B ("b", "One", "recruit",
        "accused=A1") "bearing key=u fact=Two count=C element=recruit weight=undermines\n",
     A1_V1, "recruit", "supported one-source contradicted"},
    /* victim and act */
    {"for one victim only", B ("b", "One", "recruit", "accused=A1 victim=V1"), "C A1 V2 E adult", "recruit",
     "open"},
    {"... it counts for that one", B ("b", "One", "recruit", "accused=A1 victim=V1"), A1_V1, "recruit",
     "supported one-source"},
    {"without a victim: every victim", B ("b", "One", "recruit", "accused=A1"), "C A1 V2 E adult", "recruit",
     "supported one-source"},
    {"for one act only", B ("b", "One", "recruit", "accused=A1 act=E"), "C A1 V1 E2 adult", "recruit",
     "open"},
    {"without an act: every act, whichever the fact is about", B ("b", "One", "recruit", "accused=A1"),
     "C A1 V1 E2 adult", "recruit", "supported one-source"},
    /* the mind */
    {"a mental element needs its written inference", B ("b", "Two", "mind-purpose", "accused=A1"), A1_V1,
     "mind-purpose", "open"},
    {"... spaces are none", B ("b", "Two", "mind-purpose", "accused=A1 inference=\"  \""), A1_V1,
     "mind-purpose", "open"},
    {"... with it", B ("b", "Two", "mind-purpose", "accused=A1 inference=because"), A1_V1, "mind-purpose",
     "supported corroborated"},
    {"the act alone never fills the mind", B ("b", "Two", "recruit", "accused=A1 inference=because"), A1_V1,
     "mind-act", "open"},
    {"a mental bearing names exactly one accused", B ("b", "Two", "mind-purpose", "inference=because"), A1_V1,
     "mind-purpose", "open"},
    {"... another's mind is not his", B ("b", "Two", "mind-purpose", "accused=A2 inference=because"), A1_V1,
     "mind-purpose", "open"},
    {"... attribution carries no mind",
     B ("b", "Two", "mind-purpose",
        "accused=A2 inference=because") "attribution bearing=b accused=A1 mode=joint-purpose reason=r\n",
     A1_V1, "mind-purpose", "open"},
    {"three questions, each for itself", B ("b", "Two", "mind-act", "accused=A1 inference=because"), A1_V1,
     "mind-means", "open"},
    {"all has no mind", B ("b", "Two", "mind-purpose", "accused=A1 inference=because"), ALL_V1,
     "mind-purpose", "falls"},
    {"what undermines the mind needs no inference",
     B ("b", "Two", "mind-purpose",
        "accused=A1 inference=because") "bearing key=u fact=One count=C element=mind-purpose "
                                        "weight=undermines accused=A1\n",
     A1_V1, "mind-purpose", "supported corroborated contradicted"},
    /* other counts with the same concept */
    {"mapped once it serves every law",
     OTHER_COUNT "bearing key=b fact=One count=K element=take weight=proves accused=A1\n", A1_V1, "recruit",
     "supported one-source carried"},
    {"... not an element of another concept",
     OTHER_COUNT "bearing key=b fact=One count=K element=take weight=proves accused=A1\n", A1_V1, "harbour",
     "open"},
    {"... the mind with its inference",
     OTHER_COUNT "bearing key=b fact=One count=K element=mens weight=proves accused=A1 inference=because\n",
     A1_V1, "mind-purpose", "supported one-source carried"},
    {"... not without", OTHER_COUNT "bearing key=b fact=One count=K element=mens weight=proves accused=A1\n",
     A1_V1, "mind-purpose", "open"},
    {"... every victim of that count, not of this one",
     OTHER_COUNT "bearing key=b fact=One count=K element=take weight=proves accused=A1\n", "C A1 V2 E adult",
     "recruit", "open"},
    {"... every act of that count, not of this one",
     OTHER_COUNT "bearing key=b fact=One count=K element=take weight=proves accused=A1\n", "C A1 V1 E2 adult",
     "recruit", "open"},
    {"... not for another accused",
     OTHER_COUNT "bearing key=b fact=One count=K element=take weight=proves accused=A1\n", A2_V1, "recruit",
     "open for-all"},
    {"own support is not carried",
     OTHER_COUNT "bearing key=b fact=One count=K element=take weight=proves accused=A1\n" B (
         "c", "Victim", "recruit", "accused=A1"),
     A1_V1, "recruit", "supported one-source"},
    /* exclusions */
    {"an exclusion is never open", "", A1_V1, "service", "supported unsupported"},
    {"... shown to apply", B ("b", "One", "service", ""), A1_V1, "service",
     "supported unsupported contradicted"},
    {"... what nothing supports does not make it apply", B ("b", "None", "service", ""), A1_V1, "service",
     "supported unsupported"},
    {"... shown not to apply",
     "bearing key=u fact=One count=C element=service weight=undermines accused=A1\n", A1_V1, "service",
     "supported one-source"},
    {"an aggravation is not needed", "", A1_V1, "organised", "falls"},
    /* the tree */
    {"any-of takes its strongest",
     B ("b", "One", "recruit", "accused=A1") B ("c", "Two", "harbour", "accused=A1"), A1_V1, "acts",
     "supported corroborated"},
    {"... uncontradicted before contradicted",
     B ("b", "One", "recruit", "accused=A1") B ("c", "Denied", "harbour", "accused=A1"), A1_V1, "acts",
     "supported one-source"},
    {"... supported though contradicted before open", B ("c", "Denied", "harbour", "accused=A1"), A1_V1,
     "acts", "supported one-source contradicted"},
    {"a group shown for all only", B ("b", "One", "recruit", ""), A1_V1, "acts", "open for-all"},
    {"all-of takes its weakest", B ("b", "One", "recruit", "accused=A1"), A1_V1, "whole", "open"},
};

/* Everything an adult count needs against A1 for V1 and V2. */
#define FULL                                                                                                 \
  B ("f1", "Two", "recruit", "accused=A1")                                                                   \
  B ("f2", "Two", "deceive", "accused=A1")                                                                   \
  B ("f3", "Two", "status", "")                                                                              \
  B ("f4", "Two", "mind-act", "accused=A1 inference=i")                                                      \
  B ("f5", "One", "mind-means", "accused=A1 inference=i")                                                    \
  B ("f6", "Two", "mind-purpose", "accused=A1 inference=i")

static const Case whole_cases[] = {
    {"everything: supported as its weakest", FULL, A1_V1, "whole", "supported one-source"},
    {"... not against the other", FULL, A2_V1, "whole", "open"},
    {"... all without the minds", FULL, ALL_V1, "whole", "supported corroborated"},
    {"... an exclusion shown to apply contradicts the whole", FULL B ("x", "One", "service", ""), A1_V1,
     "whole", "supported one-source contradicted"},
    {"... one contradicted element contradicts the whole",
     FULL "bearing key=u fact=One count=C element=status weight=undermines\n", A1_V1, "whole",
     "supported one-source contradicted"},
};

static PbAnalysis *
analyse (const char *lines)
{
  g_autoptr (PbLawPack) law = small_law (law_text);
  PbLawPack *packs[] = {law, NULL};
  g_autofree char *all = g_strconcat (PEOPLE FACTS COUNT, lines, NULL);
  g_autoptr (PbSnapshot) snapshot = build_case (all, packs);

  return pb_analyse (snapshot, NULL, NULL);
}

static void
test_rule (gconstpointer data)
{
  const Case *rule = data;
  g_autoptr (PbAnalysis) analysis = analyse (rule->lines);
  g_autofree char *answer = answer_cell (analysis, rule->column, rule->node);

  g_test_summary (rule->rule);
  g_assert_cmpstr (answer, ==, rule->answer);
}

typedef struct {
  const char *rule;
  const char *victim; /* of party X */
  const char *date;   /* of the act */
  const char *offence;
  const char *readings; /* "adult", "child", "both" */
} AgeCase;

static const AgeCase age_cases[] = {
    {"certainly adult", "born=1990", "date=2019-05", "trafficking", "adult"},
    {"certainly a child", "born=2005", "date=2019-05", "trafficking", "child"},
    {"eighteen on the day", "born=2001-05-12", "date=2019-05-12", "trafficking", "adult"},
    {"... the day before still a child", "born=2001-05-12", "date=2019-05-11", "trafficking", "child"},
    {"an act spanning the birthday shows each reading", "born=2001-05-12", "date=2019-05", "trafficking",
     "both"},
    {"a stretch of time spanning it, too", "born=2001-05-12", "date=2019-01/2019-12", "trafficking", "both"},
    {"a birth year straddling the limit", "born=2001", "date=2019-05", "trafficking", "both"},
    {"about a year", "born=2003~", "date=2019-05", "trafficking", "both"},
    {"a doubtful birth date", "born=2000-06-01?", "date=2019-05", "trafficking", "both"},
    {"... far from the limit is no doubt", "born=1970-06-01?", "date=2019-05", "trafficking", "adult"},
    {"uncertain age: the child safeguards are on", "born=1990 age_certainty=uncertain", "date=2019-05",
     "trafficking", "both"},
    {"... also without a birth date", "age_certainty=uncertain", "date=2019-05", "trafficking", "both"},
    {"nobody has said the age", "", "date=2019-05", "trafficking", "adult"},
    {"an undated act", "born=2001", "", "trafficking", "both"},
    {"an act with an open end that began after the limit", "born=2000-01-01", "date=2019-05-01/..",
     "trafficking", "adult"},
    {"... before it", "born=2002-01-01", "date=2019-05-01/..", "trafficking", "both"},
    {"an act that ended before the limit", "born=2002-01-01", "date=../2019-05-01", "trafficking", "child"},
    {"an act before the birth says nothing of the age", "born=2010", "date=2005", "trafficking", "both"},
    {"an offence without a child reading", "born=2005", "date=2019-05", "plain", "adult"},
    {"extended to adults unable to protect themselves", "born=1990 self_protection=unable", "date=2019-05",
     "extended", "child"},
    {"... only where the law extends", "born=1990 self_protection=unable", "date=2019-05", "trafficking",
     "adult"},
    {"... able", "born=1990 self_protection=able", "date=2019-05", "extended", "adult"},
};

static void
test_age (gconstpointer data)
{
  const AgeCase *rule = data;
  g_autofree char *lines
      = g_strdup_printf ("party key=X kind=person pseudonym=X %s\nact key=Y kind=work label=y %s\n"
                         "count key=Q number=9 pack=small version=1 offence=%s\n"
                         "count_victim count=Q party=X\ncount_act count=Q act=Y\n",
                         rule->victim, rule->date, rule->offence);
  g_autoptr (PbAnalysis) analysis = analyse (lines);
  PbColumnState *adult = answer_column (analysis, "Q all X Y adult"),
                *child = answer_column (analysis, "Q all X Y child");
  gboolean both = g_str_equal (rule->readings, "both");

  g_test_summary (rule->rule);
  g_assert_cmpint (adult != NULL, ==, both || g_str_equal (rule->readings, "adult"));
  g_assert_cmpint (child != NULL, ==, both || g_str_equal (rule->readings, "child"));
  g_assert_cmpint ((adult != NULL ? adult : child)->reading_open, ==, both);
}

/* The means, and the mind about them, fall away for a child at that act; the age is asked instead. */
static void
test_child_reading (void)
{
  static const struct {
    const char *column;
    const char *node;
    const char *answer;
  } expected[] = {
      {"Q A1 X E adult", "means", "open"},        {"Q A1 X E adult", "mind-means", "open"},
      {"Q A1 X E adult", "under-age", "falls"},   {"Q A1 X E child", "means", "falls"},
      {"Q A1 X E child", "deceive", "falls"},     {"Q A1 X E child", "mind-means", "falls"},
      {"Q A1 X E child", "mind-purpose", "open"}, {"Q A1 X E child", "under-age", "open"},
  };

  g_autoptr (PbAnalysis) analysis
      = analyse ("party key=X kind=person pseudonym=X age_certainty=uncertain\n"
                 "count key=Q number=9 pack=small version=1 offence=trafficking\n"
                 "count_accused count=Q party=A1\ncount_victim count=Q party=X\ncount_act count=Q act=E\n");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *answer = answer_cell (analysis, expected[i].column, expected[i].node);

    g_assert_cmpstr (answer, ==, expected[i].answer);
  }
  /* acts, means, status, three minds / acts, status, age, two minds. */
  g_assert_cmpuint (answer_column (analysis, "Q A1 X E adult")->n_open, ==, 6);
  g_assert_cmpuint (answer_column (analysis, "Q A1 X E child")->n_open, ==, 5);
  g_assert_cmpuint (answer_column (analysis, "Q all X E child")->n_open, ==, 3);
}

/* Two ways to the same offence: each is all-of, either is enough, half of each is not. */
static void
test_alternatives (void)
{
  static const char bond[]
      = "count key=Q number=9 pack=small version=1 offence=bond\ncount_accused count=Q party=A1\n";
  static const char halves[] = "bearing key=h1 fact=Two count=Q element=debt weight=proves accused=A1\n"
                               "bearing key=h2 fact=Two count=Q element=will weight=proves\n";
  g_autofree char *half_lines = g_strconcat (bond, halves, NULL);
  g_autofree char *full_lines
      = g_strconcat (bond, halves, "bearing key=h3 fact=One count=Q element=value weight=proves\n", NULL);
  g_autoptr (PbAnalysis) half = analyse (half_lines);
  g_autoptr (PbAnalysis) full = analyse (full_lines);
  g_autofree char *half_answer = answer_cell (half, "Q A1 - - adult", "whole");
  g_autofree char *full_answer = answer_cell (full, "Q A1 - - adult", "whole");

  g_assert_cmpstr (half_answer, ==, "open");
  g_assert_cmpuint (answer_column (half, "Q A1 - - adult")->n_open, ==, 1);
  g_assert_cmpstr (full_answer, ==, "supported one-source");
  g_assert_cmpuint (answer_column (full, "Q A1 - - adult")->n_open, ==, 0);
}

/* A count that names no victim and no act takes what names any. */
static void
test_nobody_named (void)
{
  g_autoptr (PbAnalysis) analysis
      = analyse ("count key=Q number=9 pack=small version=1 offence=plain\ncount_accused count=Q party=A1\n"
                 "bearing key=b fact=One count=Q element=do weight=proves accused=A1 victim=V1 act=E\n");
  g_autofree char *answer = answer_cell (analysis, "Q A1 - - adult", "do");

  g_assert_cmpstr (answer, ==, "supported one-source");
}

/* Acts that others are on record as having suffered are none of a victim's. */
static void
test_whose_act (void)
{
  g_autoptr (PbAnalysis) analysis
      = analyse ("act_party act=E party=V1 part=suffered\nact_party act=E2 party=V1 part=suffered\nact_party "
                 "act=E2 party=A1 part=did\n"
                 "count key=Q number=9 pack=small version=1 offence=plain\ncount_victim count=Q party=V1\n"
                 "count_victim count=Q party=V2\ncount_act count=Q act=E\n"
                 "bearing key=b fact=One count=Q element=do weight=proves act=E\n"
                 "bearing key=c fact=One count=Q element=force weight=proves act=E victim=V2\n");
  g_autofree char *suffered = answer_cell (analysis, "Q all V1 E adult", "do");
  g_autofree char *others = answer_cell (analysis, "Q all V2 E adult", "do");
  g_autofree char *left = answer_cell (analysis, "Q all V2 - adult", "do");
  g_autofree char *named = answer_cell (analysis, "Q all V2 - adult", "force");

  g_assert_cmpstr (suffered, ==, "supported one-source");
  g_assert_cmpstr (others, ==, "none");
  /* The victim without an act stays in sight, and what names the victim counts all the same. */
  g_assert_cmpstr (left, ==, "open");
  g_assert_cmpstr (named, ==, "supported one-source");
}

/* A count with many victims carries like one with few: for those it names. */
static void
test_carried_from_many (void)
{
  g_autoptr (GString) lines
      = g_string_new (OTHER_COUNT "bearing key=b fact=One count=K element=take weight=proves accused=A1\n");
  g_autoptr (PbAnalysis) analysis = NULL;
  g_autofree char *named = NULL, *other = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (
        lines, "party key=m%u kind=person pseudonym=m%u\ncount_victim count=K party=m%u\n", i, i, i);
  analysis = analyse (lines->str);
  named = answer_cell (analysis, A1_V1, "recruit");
  other = answer_cell (analysis, "C A1 V2 E adult", "recruit");
  g_assert_cmpstr (named, ==, "supported one-source carried");
  g_assert_cmpstr (other, ==, "open");
}

static void
test_law_of_the_day (void)
{
  static const struct {
    const char *date;
    gboolean differs;
  } cases_of_law[] = {{"date=2019-05", FALSE},
                      {"date=2015", FALSE},
                      {"date=2014-12-31", TRUE},
                      {"date=2014-11/2015-03", TRUE},
                      {"", FALSE}};

  for (guint i = 0; i < G_N_ELEMENTS (cases_of_law); i++) {
    g_autofree char *lines = g_strdup_printf (
        "act key=Y kind=work label=y %s\ncount key=Q number=9 pack=small version=1 offence=trafficking\n"
        "count_act count=Q act=Y\n",
        cases_of_law[i].date);
    g_autoptr (PbAnalysis) analysis = analyse (lines);

    g_assert_cmpint (answer_column (analysis, "Q all - Y adult")->law_differs, ==, cases_of_law[i].differs);
  }
}

static void
test_unknown_law (void)
{
  g_autoptr (PbAnalysis) analysis = analyse ("count key=Q number=9 pack=elsewhere version=1 offence=x\n"
                                             "bearing key=b fact=One count=Q element=do weight=proves\n");

  g_assert_null (answer_column (analysis, "Q all - - adult"));
}

static void
test_any_row_order (void)
{
  g_autoptr (PbLawPack) law = small_law (law_text);
  PbLawPack *packs[] = {law, NULL};
  g_autofree char *expected = NULL;

  for (guint order = 0; order < 6; order++) {
    g_autoptr (PbSnapshot) snapshot
        = build_case_shuffled (PEOPLE FACTS COUNT OTHER_COUNT FULL
                               "bearing key=b fact=One count=K element=take weight=proves accused=A1\n",
                               packs, order);
    g_autoptr (PbAnalysis) analysis = pb_analyse (snapshot, NULL, NULL);
    g_autofree char *answer = answer_everything (analysis);

    if (expected == NULL)
      expected = g_strdup (answer);
    g_assert_cmpstr (answer, ==, expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/coverage/rule-%02u", i);

    g_test_add_data_func (path, &cases[i], test_rule);
  }
  for (guint i = 0; i < G_N_ELEMENTS (whole_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/coverage/whole-%02u", i);

    g_test_add_data_func (path, &whole_cases[i], test_rule);
  }
  for (guint i = 0; i < G_N_ELEMENTS (age_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/coverage/age-%02u", i);

    g_test_add_data_func (path, &age_cases[i], test_age);
  }
  g_test_add_func ("/analysis/coverage/child-reading", test_child_reading);
  g_test_add_func ("/analysis/coverage/alternatives", test_alternatives);
  g_test_add_func ("/analysis/coverage/nobody-named", test_nobody_named);
  g_test_add_func ("/analysis/coverage/whose-act", test_whose_act);
  g_test_add_func ("/analysis/coverage/carried-from-many", test_carried_from_many);
  g_test_add_func ("/analysis/coverage/law-of-the-day", test_law_of_the_day);
  g_test_add_func ("/analysis/coverage/unknown-law", test_unknown_law);
  g_test_add_func ("/analysis/coverage/any-row-order", test_any_row_order);
  return g_test_run ();
}
