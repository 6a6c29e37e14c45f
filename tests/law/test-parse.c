/* test-parse.c: what becomes of each part of a pack: sources, inheritance, sharing, texts, lists of concepts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-law-parse"

#include "config.h"

#include "pb-law-check.h"
#include "sample-pack.h"

static PbLawPack *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  PbLawPack *pack = sample_parse (text, &error);

  g_assert_no_error (error);
  return pack;
}

static PbElement *
find (const PbLawPack *pack, const char *id)
{
  PbElement *element = pb_offence_find_element (pb_law_pack_find_offence (pack, "t.offence"), id);

  g_assert_nonnull (element);
  return element;
}

static void
test_head (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SAMPLE_PACK, -1);

  g_assert_cmpstr (pack->id, ==, "test");
  g_assert_cmpstr (pack->version, ==, "2026-11-25");
  g_assert_cmpstr (pack->as_at, ==, "2026-11-25");
  g_assert_cmpstr (pack->title, ==, "Test");
  g_assert_cmpstr (pack->country, ==, "TH");
  g_assert_cmpstr (pack->sha256, ==, sha256);
  g_assert_cmpstr (pack->xml, ==, SAMPLE_PACK);
  g_assert_cmpuint (pack->offences->len, ==, 1);
  g_assert_cmpuint (pack->routes->len, ==, 1);
  g_assert_cmpuint (pack->wage_rules->len, ==, 1);
  g_assert_cmpuint (pack->safeguards->len, ==, 1);
}

static void
test_offence (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  PbOffence *offence = pb_law_pack_find_offence (pack, "t.offence");

  /* White space of the file is not part of the text. */
  g_assert_cmpstr (offence->label, ==, "An offence");
  g_assert_cmpstr (offence->instrument, ==, "A law");
  g_assert_cmpstr (offence->section, ==, "s 1");
  g_assert_cmpstr (offence->notes[0], ==, "A note");
  g_assert_cmpuint (offence->child_under, ==, 18);
  g_assert_cmpint (offence->valid.first, ==, pb_date_ymd_to_jdn (2016, 5, 3));
  g_assert_cmpint (offence->valid.last, ==, PB_DATE_OPEN_LAST);
  g_assert_cmpint (offence->root->rule, ==, PB_NODE_ALL);
  g_assert_cmpuint (offence->root->children->len, ==, 5);
  g_assert_null (offence->penalty);
}

static void
test_sources_are_words (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  PbElement *act = find (pack, "t.act");

  g_assert_cmpint (act->source.confidence, ==, PB_CONFIDENCE_VERIFIED);
  g_assert_cmpstr (act->source.where, ==, "A book, p. 1; A page on the net");
  g_assert_cmpstr (act->source.as_at, ==, "2026-11-25");
  g_assert_null (act->source.note);
}

/* An element has the source of the group around it, unless it has its own; never that of the offence. */
static void
test_sources_are_inherited_from_groups (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  PbElement *force = find (pack, "t.force");
  PbElement *fraud = find (pack, "t.fraud");
  g_autofree char *bare = sample_replace (" confidence=\"verified\" source=\"book page\">", ">");
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) refused = NULL;

  g_assert_cmpint (force->source.confidence, ==, PB_CONFIDENCE_SECONDARY);
  g_assert_cmpstr (force->source.where, ==, "A page on the net");
  g_assert_cmpstr (force->source.as_at, ==, "2020-01-02");
  g_assert_cmpstr (force->source.note, ==, "A doubt");
  g_assert_cmpint (fraud->source.confidence, ==, PB_CONFIDENCE_UNVERIFIED);
  g_assert_null (fraud->source.where);
  g_assert_null (fraud->source.note);
  refused = sample_parse (bare, &error);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "<element id=\"t.act\">: no confidence"));
}

static void
test_unverified_are_listed (void)
{
  static const char *const expected[] = {"t.fraud", "t.age",      "t.none",  "t.exclusion",
                                         "t.mens",  "t.official", "t.limit", "t.wages.late-interest"};
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);

  g_assert_cmpuint (pack->unverified->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_ptr_array_index (pack->unverified, i), ==, expected[i]);
}

/* What is so whoever did it is shared; acts, means, purposes and minds are of each accused. */
static void
test_shared (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  g_autofree char *text
      = sample_replace ("kind=\"means\" concept=\"means.force\"", "kind=\"means\" shared=\"yes\"");
  g_autoptr (PbLawPack) changed = parse (text);

  g_assert_false (find (pack, "t.act")->shared);
  g_assert_false (find (pack, "t.force")->shared);
  g_assert_false (find (pack, "t.mens")->shared);
  g_assert_true (find (pack, "t.age")->shared);
  g_assert_true (find (pack, "t.exclusion")->shared);
  g_assert_true (find (pack, "t.official")->shared);
  g_assert_true (find (changed, "t.force")->shared);
}

static void
test_lists_come_from_concepts (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  PbElement *act = find (pack, "t.act");
  PbElement *fraud = find (pack, "t.fraud");

  /* A list of its own is kept, the others are those of act.recruitment. */
  g_assert_cmpuint (g_strv_length (act->proof), ==, 1);
  g_assert_cmpstr (act->proof[0], ==, "Own proof");
  g_assert_cmpstr (act->corroboration[0], ==, "Records of the platform or telephone company");
  g_assert_true (g_strv_contains ((const char *const *) act->questions,
                                  "Who else was offered the same job at that time?"));
  /* Without a concept there is nothing to inherit. */
  g_assert_null (fraud->concept);
  g_assert_cmpuint (g_strv_length (fraud->proof), ==, 0);
  g_assert_cmpuint (g_strv_length (fraud->questions), ==, 0);
}

static void
test_route_and_figures (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  PbRoute *route = pb_law_pack_find_route (pack, "t.route");
  PbLimit *limit = g_ptr_array_index (route->limits, 0);
  PbWageRules *rules = pb_law_pack_find_wage_rules (pack, 0);
  g_autofree char *overtime = pb_ratio_to_text (rules->overtime.value);

  g_assert_cmpuint (g_strv_length (route->heads), ==, 2);
  g_assert_cmpstr (route->heads[1], ==, "fees");
  g_assert_cmpuint (limit->length, ==, 2);
  g_assert_cmpint (limit->unit, ==, PB_LIMIT_YEARS);
  g_assert_false (limit->safe);
  g_assert_cmpstr (overtime, ==, "1.5");
  g_assert_cmpstr (rules->overtime.id, ==, "t.wages.overtime");
  /* Looked for and not found, and never looked for, are two things. */
  g_assert_cmpstr (rules->late_interest.id, ==, "t.wages.late-interest");
  g_assert_null (rules->late_interest.value);
  g_assert_null (rules->divisor_days.id);
}

static guint
count_findings (const PbLawPack *pack, PbLawFindingKind kind, const char *id)
{
  g_autoptr (GPtrArray) findings = pb_law_check (pack);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++) {
    const PbLawFinding *finding = g_ptr_array_index (findings, i);

    n += finding->kind == kind && g_str_equal (finding->id, id);
  }
  return n;
}

static void
test_check (void)
{
  g_autoptr (PbLawPack) pack = parse (SAMPLE_PACK);
  g_autofree char *second_offence = NULL, *second_limit = NULL, *safe_limit = NULL;
  g_autoptr (PbLawPack) overlapping = NULL, rival = NULL, safe = NULL;

  g_assert_cmpuint (count_findings (pack, PB_LAW_FINDING_UNVERIFIED, "t.fraud"), ==, 1);
  g_assert_cmpuint (count_findings (pack, PB_LAW_FINDING_UNVERIFIED, "t.force"), ==, 0);
  /* no concept, no proof, no question; no penalty; no figure */
  g_assert_cmpuint (count_findings (pack, PB_LAW_FINDING_MISSING, "t.fraud"), ==, 3);
  g_assert_cmpuint (count_findings (pack, PB_LAW_FINDING_MISSING, "t.offence"), ==, 1);
  g_assert_cmpuint (count_findings (pack, PB_LAW_FINDING_MISSING, "t.wages.late-interest"), ==, 1);
  g_assert_cmpuint (count_findings (pack, PB_LAW_FINDING_ODD, "t.limit"), ==, 0);

  second_limit = sample_replace (
      "    </limit>\n",
      "    </limit>\n    <limit id=\"t.five\" unit=\"years\" length=\"5\" from=\"due-date\" "
      "confidence=\"unverified\"><words>Five</words></limit>\n");
  rival = parse (second_limit);
  g_assert_cmpuint (count_findings (rival, PB_LAW_FINDING_ODD, "t.limit"), ==, 1);
  safe_limit = sample_replace ("from=\"due-date\" ", "from=\"due-date\" safe=\"yes\" ");
  safe = parse (safe_limit);
  g_assert_cmpuint (count_findings (safe, PB_LAW_FINDING_ODD, "t.limit"), ==, 0);
  second_offence = sample_replace ("  <route id",
                                   "  <offence id=\"t.two\" instrument=\"t.law\" section=\"s 1\" "
                                   "valid=\"2010/2016-05-03\" confidence=\"unverified\">"
                                   "<label>Two</label><all id=\"t2.all\" confidence=\"unverified\"><element "
                                   "id=\"t2.act\" kind=\"act\"><label>A</label>"
                                   "</element><element id=\"t2.mens\" kind=\"mental\" "
                                   "mental=\"act\"><label>M</label></element></all></offence>\n  <route id");
  overlapping = parse (second_offence);
  g_assert_cmpuint (count_findings (overlapping, PB_LAW_FINDING_ODD, "t.two"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/law/parse/head", test_head);
  g_test_add_func ("/law/parse/offence", test_offence);
  g_test_add_func ("/law/parse/sources-are-words", test_sources_are_words);
  g_test_add_func ("/law/parse/sources-are-inherited-from-groups", test_sources_are_inherited_from_groups);
  g_test_add_func ("/law/parse/unverified-are-listed", test_unverified_are_listed);
  g_test_add_func ("/law/parse/shared", test_shared);
  g_test_add_func ("/law/parse/lists-come-from-concepts", test_lists_come_from_concepts);
  g_test_add_func ("/law/parse/route-and-figures", test_route_and_figures);
  g_test_add_func ("/law/parse/check", test_check);

  return g_test_run ();
}
