/* test-traps.c: the nuances a toy gets wrong (requirements 4.1): traps 1-5, 9, 11-13, 25, 39, 42, each with a
 * near-miss.
 *
 * One small case: recruiter R, owner O; victims K (turned 18 on 1 July 2019) and V1. Facts are varied by each
 * trap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "answer.h"
#include "build-case.h"
#include "pb-analysis.h"
#include "people.h"
#include "small-law.h"

static const char law_text[] = "offence trafficking child-under=18\n"
                               " all\n"
                               "  recruit act concept=act.recruitment\n"
                               "  any means adult\n"
                               "   deceive means concept=means.deception\n"
                               "   debt-bondage means concept=means.debt\n"
                               "  mind-means mental mental=means adult\n"
                               "  mind-purpose mental mental=purpose\n"
                               "offence forced-labour\n"
                               " all\n"
                               "  work circumstance shared concept=circumstance.work\n"
                               "  menace means concept=means.menace\n"
                               "  not-offered circumstance shared\n";

#define CASE                                                                                                                                                                                                \
  PEOPLE                                                                                                                                                                                                    \
  PERSON ("R", "")                                                                                                                                                                                          \
  PERSON ("O", "")                                                                                                                                                                                          \
  PERSON ("K", "born=2001-07-01")                                                                                                                                                                           \
  "act key=Young kind=recruitment label=young date=2019-05-02\n"                                                                                                                                            \
  "act key=Grown kind=recruitment label=grown date=2019-09-02\n"                                                                                                                                            \
  "count key=C number=1 pack=small version=1 offence=trafficking\n"                                                                                                                                         \
  "count_accused count=C party=R\ncount_accused count=C party=O\n"                                                                                                                                          \
  "count_victim count=C party=K\ncount_victim count=C party=V1\n"                                                                                                                                           \
  "count_act count=C act=Young\ncount_act count=C act=Grown\n"                                                                                                                                              \
  "count key=L number=2 pack=small version=1 offence=forced-labour\n"                                                                                                                                       \
  "count_accused count=L party=O\ncount_victim count=L party=K\n"                                                                                                                                           \
  "fact key=Recruited label=recruited act=Young\n" SAY (                                                                                                                                                    \
      "r1", "N", "Recruited",                                                                                                                                                                               \
      "speaker=N basis=saw") "fact key=Exploited label=exploited act=E\n" SAY ("x1", "W", "Exploited",                                                                                                      \
                                                                               "speaker=W basis=saw") "fact"                                                                                                \
                                                                                                      " key"                                                                                                \
                                                                                                      "=Con"                                                                                                \
                                                                                                      "sent"                                                                                                \
                                                                                                      "ed "                                                                                                 \
                                                                                                      "labe"                                                                                                \
                                                                                                      "l="                                                                                                  \
                                                                                                      "cons"                                                                                                \
                                                                                                      "ente"                                                                                                \
                                                                                                      "d "                                                                                                  \
                                                                                                      "act="                                                                                                \
                                                                                                      "Grow"                                                                                                \
                                                                                                      "n"                                                                                                   \
                                                                                                      "\n" SAY ("c1", "K", "Consented", "speaker=K basis=did") "fact key=Lied label=lied act=Grown\n" SAY ( \
                                                                                                          "l1",                                                                                             \
                                                                                                          "N",                                                                                              \
                                                                                                          "Lied",                                                                                           \
                                                                                                          "speaker=N basis=heard")

#define BEAR(key, fact, count, element, more)                                                                \
  "bearing key=" key " fact=" fact " count=" count " element=" element " weight=proves " more "\n"

typedef struct {
  const char *trap;
  const char *lines;
  const char *column;
  const char *node;
  const char *answer;
} Case;

static const Case cell_cases[] = {
    {"1: a child needs no means, by the age at that act", "", "C R K Young child", "means", "falls"},
    {"1: ... grown at the next act the same person does", "", "C R K Grown adult", "means", "open"},
    {"1: ... no child reading then", "", "C R K Grown child", "means", "none"},
    {"1: ... an adult victim of the same count needs them", "", "C R V1 Young adult", "means", "open"},
    {"2: consent is not asked: it undermines no element that the pack has",
     BEAR ("b", "Lied", "C", "deceive",
           "accused=R") "bearing key=u fact=Consented count=C element=consent weight=undermines accused=R\n",
     "C R K Grown adult", "means", "supported one-source"},
    {"2: ... where no means is shown nothing is supported by it",
     "bearing key=u fact=Consented count=C element=consent weight=undermines accused=R\n",
     "C R K Grown adult", "means", "open"},
    {"3: exploitation does not prove the recruiter's purpose",
     BEAR ("b", "Exploited", "C", "mind-purpose", "accused=R"), "C R K Young child", "mind-purpose", "open"},
    {"3: ... with a written inference it may",
     BEAR ("b", "Exploited", "C", "mind-purpose", "accused=R inference=\"he took a share\""),
     "C R K Young child", "mind-purpose", "supported one-source"},
    {"3: ... purpose without any exploitation",
     BEAR ("b", "Recruited", "C", "mind-purpose", "accused=R inference=\"he wrote the price\""),
     "C R K Young child", "mind-purpose", "supported one-source"},
    {"4: each element per accused", BEAR ("b", "Recruited", "C", "recruit", "accused=R"), "C O K Young child",
     "recruit", "open for-all"},
    {"4: ... per victim", BEAR ("b", "Recruited", "C", "recruit", "accused=R victim=K"), "C R V1 Young adult",
     "recruit", "open"},
    {"4: ... per offence: another law's element without the same concept is not filled",
     BEAR ("b", "Exploited", "L", "menace", "accused=O"), "C O K Grown adult", "deceive", "open"},
    {"4: ... each intent for itself", BEAR ("b", "Lied", "C", "mind-means", "accused=R inference=i"),
     "C R K Grown adult", "mind-purpose", "open"},
    {"9: no movement is asked where the pack asks none: the act alone",
     BEAR ("b", "Recruited", "C", "recruit", "accused=R"), "C R K Young child", "recruit",
     "supported one-source"},
    {"25: a debt whose number nobody knows still proves bondage",
     "debt key=Q debtor=K creditor=O currency=THB\ndebt_entry debt=Q kind=principal\ndebt_entry debt=Q "
     "kind=balance amount=5000 date=2019-09\n"
     "fact key=Debt label=debt act=E\n" SAY ("d1", "K", "Debt", "speaker=K basis=felt")
         BEAR ("b", "Debt", "C", "debt-bondage", "accused=O"),
     "C O K Grown adult", "debt-bondage", "supported one-source victims"},
};

static PbAnalysis *
analyse (const char *lines)
{
  g_autoptr (PbLawPack) law = small_law (law_text);
  PbLawPack *packs[] = {law, NULL};
  g_autofree char *all = g_strconcat (CASE, lines, NULL);
  g_autoptr (PbSnapshot) snapshot = build_case (all, packs);

  return pb_analyse (snapshot, NULL, NULL);
}

static void
test_cell (gconstpointer data)
{
  const Case *rule = data;
  g_autoptr (PbAnalysis) analysis = analyse (rule->lines);
  g_autofree char *answer = answer_cell (analysis, rule->column, rule->node);

  g_test_summary (rule->trap);
  g_assert_cmpstr (answer, ==, rule->answer);
}

typedef struct {
  const char *trap;
  const char *lines;
  const char *fact; /* NULL: the differences are asked for */
  const char *answer;
} SupportCase;

#define VALUE(assertion, more) "value assertion=" assertion " " more "\n"

static const SupportCase support_cases[] = {
    {"12: papers that stem from one mouth are one source",
     SAW ("a", "V1") SAY ("b", "M", "F", "speaker=D basis=told origin=V1")
         SAY ("c", "U", "F", "basis=record origin=V1"),
     "F", "repeated 1 V1 victims"},
    {"12: ... the doctor's own finding is another",
     SAW ("a", "V1") SAY ("b", "M", "F", "speaker=D basis=finding"), "F",
     "independently-corroborated 2 D,V1"},
    {"13: a statement typed into a form is still a statement",
     "exhibit key=xForm kind=inspection-report label=xForm maker=W\nstatement key=sForm exhibit=xForm "
     "speaker=V1 taken_on=2020-02-01\n"
     "passage key=pForm exhibit=xForm quote=q\n" SAW ("a", "V1") SAY ("b", "Form", "F", "basis=record"),
     "F", "repeated 1 V1 victims"},
    {"13: ... a document by an interested hand is no objective evidence",
     SAW ("a", "V1") SAY ("b", "L", "F", "basis=record"), "F", "corroborated 2 A1,V1"},
    {"13: ... what a device recorded is", SAW ("a", "V1") SAY ("b", "G", "F", "basis=record"), "F",
     "independently-corroborated 2 V1,xG"},
    {"11: fuzzy dates are not conflicts",
     SAW ("a", "V1") VALUE ("a", "type=date date=2019-05~") SAY ("b", "V1b", "F", "speaker=V1 basis=saw")
         VALUE ("b", "type=date date=2019-07"),
     NULL, ""},
    {"11: ... exact ones are, and are not yet evaluated",
     SAW ("a", "V1") VALUE ("a", "type=date date=2019-05") SAY ("b", "V1b", "F", "speaker=V1 basis=saw")
         VALUE ("b", "type=date date=2019-07"),
     NULL, "contradiction F date a b: May 2019 ≠ Jul 2019 [same]\n"},
    {"11: ... a difference in words does not make the fact contradicted",
     SAW ("a", "V1") VALUE ("a", "type=date date=2019-05") SAY ("b", "V1b", "F", "speaker=V1 basis=saw")
         VALUE ("b", "type=date date=2019-07"),
     "F", "repeated 1 V1 victims"},
    {"25: a debt nobody was told adds up to nothing",
     "debt key=Q debtor=V1 currency=THB\n" SAW (
         "a", "V1") "debt_entry debt=Q kind=principal assertion=a\ndebt_entry debt=Q kind=balance "
                    "amount=5000 date=2019-09-01 assertion=a\n",
     NULL, ""},
    {"39: 12 to 15 hours hold 14",
     SAW ("a", "V1") VALUE ("a", "type=hours low=12 high=15") SAW ("b", "V2")
         VALUE ("b", "type=hours low=14"),
     NULL, ""},
    {"39: ... not 16",
     SAW ("a", "V1") VALUE ("a", "type=hours low=12 high=15") SAW ("b", "V2")
         VALUE ("b", "type=hours low=16"),
     NULL, "contradiction F hours a b: 12–15 hours per day ≠ 16 hours per day\n"},
    {"39: a 20-hour day is what exploitation looks like", SAW ("a", "V1") VALUE ("a", "type=hours low=20"),
     NULL, ""},
    {"39: money in two currencies, wheat and food are not compared",
     SAW ("a", "V1") VALUE ("a", "type=amount low=9000 currency=THB") SAW ("b", "V2") VALUE (
         "b", "type=amount low=250 currency=USD") SAW ("c", "V3") VALUE ("c", "type=count low=2 unit=sacks"),
     NULL, ""},
};

static void
test_support (gconstpointer data)
{
  const SupportCase *rule = data;
  g_autoptr (PbAnalysis) analysis = analyse (rule->lines);
  g_autofree char *answer
      = rule->fact != NULL ? answer_fact (analysis, rule->fact) : answer_differences (analysis);

  g_test_summary (rule->trap);
  g_assert_cmpstr (answer, ==, rule->answer);
}

/* Trap 5: an indicator is no element: no number of yes-answers changes anything. */
static void
test_indicators (void)
{
  g_autoptr (PbAnalysis) without = analyse ("");
  g_autoptr (PbAnalysis) with
      = analyse ("indicator_answer key=i1 victim=K pack=small indicator=a answer=yes\n"
                 "indicator_answer key=i2 victim=K pack=small indicator=b answer=yes\n"
                 "indicator_answer key=i3 victim=K pack=small indicator=c answer=not-proven\n");
  g_autofree char *first = answer_everything (without), *second = answer_everything (with);

  g_assert_cmpstr (first, ==, second);
}

/* Trap 12: corroboration may end in not calling the victim: then what stands without that word shows. */
static void
test_victim_not_called (void)
{
  g_autoptr (PbLawPack) law = small_law (law_text);
  PbLawPack *packs[] = {law, NULL};
  g_autoptr (PbSnapshot) snapshot = build_case (CASE BEAR ("b", "Recruited", "C", "recruit", "accused=R")
                                                    BEAR ("d", "Consented", "C", "deceive", "accused=R"),
                                                packs);
  g_autoptr (GHashTable) off = g_hash_table_new (NULL, NULL);
  g_autoptr (PbAnalysis) analysis = NULL;
  g_autofree char *stands = NULL, *falls = NULL;

  g_hash_table_add (off, pb_snapshot_find (snapshot->parties, "K"));
  analysis = pb_analyse_without (snapshot, off, NULL, NULL);
  stands = answer_cell (analysis, "C R K Young child", "recruit");
  falls = answer_cell (analysis, "C R K Grown adult", "deceive");
  g_assert_cmpstr (stands, ==, "supported one-source");
  g_assert_cmpstr (falls, ==, "open");
}

/* Trap 42: none of the words that analysis writes is a verdict. */
static void
test_wording (void)
{
  static const char *const never[]
      = {"score", "%", "proven", "complete proof", "real victim", "credib", " lie", "false", NULL};
  g_autoptr (PbAnalysis) analysis = analyse (
      SAW ("a", "V1") VALUE ("a", "type=date date=2019-05") SAY ("b", "V1b", "F", "speaker=V1 basis=saw")
          VALUE ("b", "type=date date=2019-07") "assertion key=d passage=pA1 speaker=A1 basis=did "
                                                "stance=denies proposition=x\n"
                                                "assertion_fact assertion=d fact=F direction=against\n");
  g_autofree char *all = answer_everything (analysis);

  g_assert_cmpuint (analysis->differences->len, >=, 2);
  for (guint i = 0; never[i] != NULL; i++)
    g_assert_null (g_strstr_len (all, -1, never[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cell_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/traps/cell-%02u", i);

    g_test_add_data_func (path, &cell_cases[i], test_cell);
  }
  for (guint i = 0; i < G_N_ELEMENTS (support_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/traps/support-%02u", i);

    g_test_add_data_func (path, &support_cases[i], test_support);
  }
  g_test_add_func ("/analysis/traps/indicators", test_indicators);
  g_test_add_func ("/analysis/traps/victim-not-called", test_victim_not_called);
  g_test_add_func ("/analysis/traps/wording", test_wording);
  return g_test_run ();
}
