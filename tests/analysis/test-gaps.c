/* test-gaps.c: what rests on one source and is leaned on, in which order, with what to look for (R-208 to
 *
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "answer.h"
#include "build-case.h"
#include "pb-analysis.h"
#include "people.h"
#include "small-law.h"

static const char law_text[] = "offence o\n all\n  lock act tip=photograph,neighbour\n  pay act\n";

#define CASE                                                                                                 \
  PEOPLE "count key=C number=1 pack=small version=1 offence=o\n"                                             \
         "fact key=G label=G act=E\nfact key=H label=H act=E\n"
#define B(key, fact, element) "bearing key=" key " fact=" fact " count=C element=" element " weight=proves\n"
#define ON(key, who, fact) SAY (key, who, fact, "speaker=" who " basis=saw")

typedef struct {
  const char *rule;
  const char *lines;
  const char *gaps; /* "fact leaning enquiries tip;" each */
} Case;

static const Case cases[] = {
    {"one source, leaned on", ON ("a", "V1", "F") B ("b", "F", "lock"), "F 1 0 photograph;"},
    {"... not leaned on", ON ("a", "V1", "F"), ""},
    {"no source at all", B ("b", "F", "lock"), "F 1 0 photograph;"},
    {"repeated is still one source", ON ("a", "V1", "F") TELLS ("c", "N", "V1") B ("b", "F", "lock"),
     "F 1 0 photograph;"},
    {"... corroborated is no gap", ON ("a", "V1", "F") ON ("c", "V2", "F") B ("b", "F", "lock"), ""},
    {"the most leaned on first, then by label",
     ON ("a", "V1", "F") ON ("c", "V1", "G") ON ("d", "V1", "H") B ("b", "H", "lock") B ("e", "H", "pay")
         B ("f", "G", "pay") B ("g", "F", "pay"),
     "H 2 0 photograph;F 1 0 -;G 1 0 -;"},
    {"the first element that suggests anything speaks",
     ON ("a", "V1", "F") B ("b", "F", "pay") B ("c", "F", "lock"), "F 2 0 photograph;"},
    {"an open enquiry about the fact, and about an assertion of it",
     ON ("a", "V1", "F")
         B ("b", "F", "lock") "enquiry label=y fact=F\nenquiry label=x assertion=a state=asked\n",
     "F 1 2 photograph;"},
    {"... not one that is at an end",
     ON ("a", "V1", "F") B (
         "b", "F",
         "lock") "enquiry label=y fact=F state=done result=not-found\nenquiry label=x fact=F state=dropped\n",
     "F 1 0 photograph;"},
    {"a loss leans on what it rests on",
     ON ("a", "V1", "F") "loss_item key=l victim=V1 head=wages label=l assertion=a\n", "F 0 0 -;"},
    {"... through the work it is reckoned from",
     ON ("a", "V1",
         "F") "employment key=w worker=V1\nwork_pattern employment=w hours_low=12 days_low=6 assertion=a\n"
              "loss_item key=l victim=V1 head=wages label=l employment=w\n",
     "F 0 0 -;"},
    {"... and weighs like a bearing: two before one",
     ON ("a", "V1", "F") B ("b", "F", "pay") ON ("c", "V1", "G")
         B ("d", "G", "pay") "loss_item key=l victim=V1 head=wages label=l assertion=c\n",
     "G 1 0 -;F 1 0 -;"},
    {"... one loss once, on however many assertions of the fact",
     ON ("a", "V1", "F") B ("b", "F", "pay") B ("e", "F", "lock") ON ("c", "V1", "G")
         B ("d", "G", "pay") "employment key=w worker=V1 assertion=c\nwork_pattern employment=w hours_low=12 "
                             "days_low=6 assertion=c\n"
                             "loss_item key=l victim=V1 head=wages label=l employment=w\n",
     "F 2 0 photograph;G 1 0 -;"},
};

static void
test_rule (gconstpointer data)
{
  const Case *rule = data;
  g_autoptr (PbLawPack) law = small_law (law_text);
  PbLawPack *packs[] = {law, NULL};
  g_autofree char *lines = g_strconcat (CASE, rule->lines, NULL);

  g_test_summary (rule->rule);
  for (guint order = 0; order < 3; order++) {
    g_autoptr (PbSnapshot) snapshot = build_case_shuffled (lines, packs, order);
    g_autoptr (PbAnalysis) analysis = pb_analyse (snapshot, NULL, NULL);
    g_autoptr (GString) gaps = g_string_new (NULL);

    for (guint i = 0; i < analysis->gaps->len; i++) {
      const PbGap *gap = g_ptr_array_index (analysis->gaps, i);

      g_string_append_printf (gaps, "%s %u %u %s;", gap->state->fact->row.key, gap->leaning->len,
                              gap->enquiries->len, gap->suggestions != NULL ? gap->suggestions[0] : "-");
    }
    g_assert_cmpstr (gaps->str, ==, rule->gaps);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/analysis/gaps/rule-%02u", i);

    g_test_add_data_func (path, &cases[i], test_rule);
  }
  return g_test_run ();
}
