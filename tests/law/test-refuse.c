/* test-refuse.c: a pack that is not right is refused, and the message names file, line, element and what to
 * do.
 *
 * Each case breaks the sample in one place. xmllint with the same grammar has to agree on what the grammar is
 * to blame for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-law-refuse"

#include "config.h"

#include "pb-error.h"
#include "sample-pack.h"

typedef enum { BY_GRAMMAR, BY_US } RefusedBy;

typedef struct {
  const char *name;
  const char *from, *to; /* the change */
  const char *at;        /* text on the line the message has to name */
  const char *element;   /* … and the element */
  const char *words;     /* … and these words */
  RefusedBy by;
} Case;

static const Case cases[] = {
    {"unknown-element", "<note>A note</note>", "<remark>A note</remark>", "<remark>", "<remark>",
     "does not belong into <offence>", BY_GRAMMAR},
    {"unknown-attribute", "section=\"s 1\"", "section=\"s 1\" colour=\"red\"", "<offence", "<offence>",
     "attribute colour=", BY_GRAMMAR},
    {"offence-without-id", "<offence id=\"t.offence\"", "<offence", "<offence", "<offence>",
     "needs the attribute id=", BY_GRAMMAR},
    {"element-without-id", "<element id=\"t.force\"", "<element", "<element kind=\"means\" concept",
     "<element>", "needs the attribute id=", BY_GRAMMAR},
    {"element-without-label", "        <label>An act</label>\n", "", "t.act", "<element>", "needs a <label>",
     BY_GRAMMAR},
    {"unknown-kind", "kind=\"means\"", "kind=\"meens\"", "meens", "<element>", "circumstance", BY_GRAMMAR},
    {"unknown-confidence", "confidence=\"secondary\"", "confidence=\"sure\"", "sure", "<any>",
     "verified, secondary, unverified", BY_GRAMMAR},
    {"verified-without-source", " source=\"book page\"", "", "t.act", "<element>",
     "needs the attribute source=", BY_GRAMMAR},
    {"wrong-order", "<label>A safeguard</label>", "<source-note>N</source-note><label>A safeguard</label>",
     "A safeguard", "<label>", "stands after <source-note>", BY_GRAMMAR},
    {"twice", "<label>A safeguard</label>", "<label>A safeguard</label><label>Again</label>", "Again",
     "<label>", "twice", BY_GRAMMAR},
    {"no-elements", "      <all id=\"t.none\" confidence=\"unverified\">\n",
     "      <all id=\"t.empty\"/>\n      <all id=\"t.none\" confidence=\"unverified\">\n", "t.empty", "<all>",
     "is empty", BY_GRAMMAR},
    {"unknown-channel", "channel=\"civil\"", "channel=\"church\"", "church", "<route>", "administrative",
     BY_GRAMMAR},
    {"unknown-head", "heads=\"wages fees\"", "heads=\"wages beer\"", "beer", "<route>", "opportunity",
     BY_GRAMMAR},
    {"years-without-length", " length=\"2\"", "", "t.limit", "<limit>",
     "needs the attribute length=", BY_GRAMMAR},
    {"no-title", "  <title>Test</title>\n", "", "<law-pack", "<law-pack>", "needs a <title>", BY_GRAMMAR},
    {"age-too-high", "child-under=\"18\"", "child-under=\"99\"", "child-under", "<offence>", "from 1 to 25",
     BY_GRAMMAR},
    {"unknown-figure", "name=\"overtime\"", "name=\"overtimes\"", "overtimes", "<figure>",
     "rest-day-overtime", BY_GRAMMAR},
    {"day-not-written-so", " as-at=\"2026-11-25\"", " as-at=\"25.11.2026\"", "25.11.2026", "<law-pack>",
     "as-at", BY_GRAMMAR},
    {"foreign-namespace", "<note>A note</note>", "<note xmlns=\"urn:x\">A note</note>", "urn:x", "<note>",
     "does not belong", BY_GRAMMAR},
    {"text-where-none-belongs", "<all id=\"t.all\">", "<all id=\"t.all\">stray", "stray", "<",
     "data/law/README.md", BY_GRAMMAR},

    {"duplicate-id", "id=\"t.fraud\"", "id=\"t.force\"", "<element id=\"t.force\" kind=\"means\" confidence",
     "<element id=\"t.force\">", "already used on line 24", BY_US},
    {"duplicate-figure", "name=\"late-interest\" confidence", "name=\"overtime\" value=\"2\" confidence",
     "value=\"2\"", "<figure>", "already used", BY_US},
    {"duplicate-source", "id=\"page\"", "id=\"book\"", "A page", "<source id=\"book\">", "listed already",
     BY_US},
    {"dangling-concept", "concept=\"act.recruitment\"", "concept=\"act.recrutement\"", "recrutement",
     "<element id=\"t.act\">", "concepts.xml", BY_US},
    {"concept-of-another-kind", "concept=\"act.recruitment\"", "concept=\"means.force\"", "t.act",
     "<element id=\"t.act\">", "of kind \"means\"", BY_US},
    {"dangling-source", "source=\"book page\"", "source=\"book leaf\"", "leaf", "<element id=\"t.act\">",
     "<sources>", BY_US},
    {"dangling-instrument", "instrument=\"t.law\"", "instrument=\"t.lore\"", "t.lore",
     "<offence id=\"t.offence\">", "<instruments>", BY_US},
    {"bad-date", "valid=\"2016-05-03/..\"", "valid=\"2016-02-30/..\"", "2016-02-30",
     "<offence id=\"t.offence\">", "2017-01-28/..", BY_US},
    {"one-date", "valid=\"2016-05-03/..\"", "valid=\"2016\"", "valid=\"2016\"", "<offence id=\"t.offence\">",
     "from/to", BY_US},
    {"bad-as-at", "as-at=\"2020-01-02\"", "as-at=\"2020-13-02\"", "2020-13-02", "<any id=\"t.means\">",
     "calendar", BY_US},
    {"bad-version", "version=\"2026-11-25\"", "version=\"2026-11-31\"", "2026-11-31",
     "<law-pack id=\"test\">", "version", BY_US},
    {"empty-label", "<label>Force</label>", "<label> \n </label>", "<label> ", "<label>", "is empty", BY_US},
    {"invisible-characters", "<label>Force</label>", "<label>Fo\xe2\x80\xaerce</label>", "<label>Fo",
     "<label>", "invisible", BY_US},
    {"no-mental-element", "kind=\"mental\" mental=\"act\" concept=\"mental.act\"", "kind=\"result\"",
     "<offence", "<offence id=\"t.offence\">", "\"mental\"", BY_US},
    {"no-act", "kind=\"act\" concept=\"act.recruitment\"", "kind=\"result\"", "<offence",
     "<offence id=\"t.offence\">", "\"act\"", BY_US},
    {"mental-without-question", "kind=\"mental\" mental=\"act\"", "kind=\"mental\"", "t.mens",
     "<element id=\"t.mens\">", "which question", BY_US},
    {"mental-shared", "kind=\"mental\" mental=\"act\"", "kind=\"mental\" mental=\"act\" shared=\"yes\"",
     "t.mens", "<element id=\"t.mens\">", "each accused", BY_US},
    {"question-of-an-act", "kind=\"act\"", "kind=\"act\" mental=\"act\"", "t.act", "<element id=\"t.act\">",
     "kind \"mental\" only", BY_US},
    {"exclusion-as-alternative", "kind=\"means\" confidence", "kind=\"exclusion\" confidence", "t.fraud",
     "<element id=\"t.fraud\">", "<all>", BY_US},
    {"child-without-age", " child-under=\"18\"", "", "<offence", "<offence id=\"t.offence\">",
     "child-under=", BY_US},
    {"extends-without-age", " child-under=\"18\"", " child-extends=\"yes\"", "<offence",
     "<offence id=\"t.offence\">", "child-under=", BY_US},
    {"zero-multiplier", "value=\"1.5\"", "value=\"0\"", "value=\"0\"", "<figure>", "above 0", BY_US},
    {"negative-multiplier", "value=\"1.5\"", "value=\"-1.5\"", "-1.5", "<figure>", "above 0", BY_US},
    {"huge-multiplier", "value=\"1.5\"", "value=\"150\"", "150", "<figure>", "at most 10", BY_US},
    {"no-number", "value=\"1.5\"", "value=\"half\"", "half", "<figure>", "overtime", BY_US},
    {"verified-figure-without-value", " value=\"1.5\"", "", "name=\"overtime\"", "<figure>", "no value",
     BY_US},
    {"unknown-currency", "currency=\"THB\"", "currency=\"QQQ\"", "QQQ", "<wage-rules id=\"t.wages\">",
     "ISO 4217", BY_US},
    {"unknown-country", "country=\"TH\"", "country=\"QX\"", "QX", "<law-pack id=\"test\">", "ISO 3166",
     BY_US},
};

static void
assert_refused (GBytes *bytes, PbError code, int line, const char *element, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) pack = pb_law_parse (bytes, "test.xml", &error);
  g_autofree char *place = g_strdup_printf ("test.xml:%d: ", line);

  g_assert_null (pack);
  g_assert_error (error, PB_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, element));
  g_assert_nonnull (strstr (error->message, words));
}

static int
line_of (const char *text, const char *part)
{
  const char *at = strstr (text, part);
  int line = 1;

  g_assert_nonnull (at);
  for (const char *c = text; c < at; c++)
    line += *c == '\n';
  return line;
}

/* Whether xmllint finds @text to follow the grammar. */
static gboolean
follows_grammar (const char *text)
{
  g_autofree char *grammar = g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", "law", "pack.rng", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                          "xmllint", "--noout", "--nonet", "--relaxng", grammar, "-", NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, text, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process) == 0;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *text = sample_replace (c->from, c->to);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_assert_cmpint (follows_grammar (text), ==, c->by == BY_US);
  assert_refused (bytes, PB_ERROR_INVALID, line_of (text, c->at), c->element, c->words);
}

static void
test_sample_follows_grammar (void)
{
  g_assert_true (follows_grammar (SAMPLE_PACK));
}

/* A group all of whose members are for adults has to be for adults itself. */
static void
test_empty_reading (void)
{
  g_autofree char *text = sample_replace ("<any id=\"t.means\" applies=\"adult\"", "<any id=\"t.means\"");
  g_auto (GStrv) parts = g_strsplit (text, "kind=\"means\"", -1);
  g_autofree char *marked = g_strjoinv ("kind=\"means\" applies=\"adult\"", parts);
  g_autoptr (GBytes) bytes = g_bytes_new (marked, strlen (marked));

  assert_refused (bytes, PB_ERROR_INVALID, line_of (marked, "<offence"), "<offence id=\"t.offence\">",
                  "for a child nothing is left of the group \"t.means\"");
}

static void
refuse_text (const char *text, PbError code, int line, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  assert_refused (bytes, code, line, "", words);
}

static void
test_wrong_root (void)
{
  refuse_text ("<?xml version=\"1.0\"?>\n<!-- x -->\n<html/>\n", PB_ERROR_INVALID, 3,
               "<html>: not a law pack");
  refuse_text ("plain words\n", PB_ERROR_INVALID, 1, "");
  refuse_text ("", PB_ERROR_INVALID, 1, "empty");
  refuse_text ("<law-pack format=\"2\"/>", PB_ERROR_VERSION_TOO_NEW, 1, "later version");
}

/* Cut anywhere, it is refused; never taken for a smaller pack. */
static void
test_truncated (void)
{
  gsize length = strlen (SAMPLE_PACK);

  for (gsize cut = 0; cut + strlen ("</law-pack>\n") <= length; cut += 7) {
    g_autoptr (GBytes) bytes = g_bytes_new (SAMPLE_PACK, cut);
    g_autoptr (GError) error = NULL;
    g_autoptr (PbLawPack) pack = pb_law_parse (bytes, "test.xml", &error);

    g_assert_null (pack);
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "test.xml:"));
  }
}

static void
test_entities (void)
{
  static const char *const doctypes[] = {
      /* a bomb: ten times ten times … */
      "<!DOCTYPE law-pack [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
      "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
      "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>",
      "<!DOCTYPE law-pack [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>",
      "<!DOCTYPE law-pack SYSTEM \"http://192.0.2.1/pack.dtd\">",
      "<!DOCTYPE law-pack [<!ENTITY % p SYSTEM \"http://192.0.2.1/p\"> %p;]>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (doctypes); i++) {
    g_autofree char *lines = g_strconcat ("?>\n", doctypes[i], "\n", NULL);
    g_autofree char *text = sample_replace ("?>\n", lines);
    g_auto (GStrv) parts = g_strsplit (text, "A note", 2);
    g_autofree char *used = g_strjoinv ("&f;", parts);

    refuse_text (used, PB_ERROR_INVALID, 2, "no DOCTYPE");
  }
  /* Not declared at all. */
  {
    g_autofree char *text = sample_replace ("A note", "&what;");

    refuse_text (text, PB_ERROR_INVALID, line_of (text, "&what;"), "what");
  }
}

static void
test_too_large (void)
{
  gsize size = 9u * 1024 * 1024;
  g_autofree char *big = g_strnfill (size, ' ');
  g_autoptr (GBytes) bytes = NULL;

  memcpy (big, SAMPLE_PACK, strlen (SAMPLE_PACK));
  bytes = g_bytes_new_static (big, size);
  assert_refused (bytes, PB_ERROR_TOO_LARGE, 1, "", "8 MB");
}

static void
test_too_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *whole = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "<all id=\"d%u\">\n", i);
  whole = sample_replace ("    <all id=\"t.all\">\n", text->str);
  /* Each group is on a line of its own; two elements are around the first. */
  refuse_text (whole, PB_ERROR_TOO_LARGE, line_of (whole, "d0\"") + PB_LAW_PARSE_MAX_DEPTH - 2, "too deep");
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("A note</note>");
  g_autofree char *whole = NULL;

  for (guint i = 0; i <= PB_LAW_PARSE_MAX_ELEMENTS; i++)
    g_string_append (text, "<note>x</note>\n");
  g_string_append (text, "<note>");
  whole = sample_replace ("A note", text->str);
  refuse_text (whole, PB_ERROR_TOO_LARGE, line_of (whole, "A note") + (int) (PB_LAW_PARSE_MAX_ELEMENTS - 11),
               "too many elements");
}

/* Many attributes in one tag take libxml2 minutes; the tag is refused before. */
static void
test_long_tag (void)
{
  g_autoptr (GString) text = g_string_new ("<note");
  g_autofree char *whole = NULL;

  for (guint i = 0; i < 500000; i++)
    g_string_append_printf (text, " a%u='>'", i);
  g_string_append (text, ">A note");
  whole = sample_replace ("<note>A note", text->str);
  refuse_text (whole, PB_ERROR_TOO_LARGE, line_of (whole, "<note"), "a tag of this length");
}

static void
test_encodings (void)
{
  g_autofree char *latin = sample_replace ("A note", "Caf\xe9");
  g_autofree char *other = sample_replace ("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
  gsize length = 0;
  g_autofree char *utf16 = g_convert (SAMPLE_PACK, -1, "UTF-16", "UTF-8", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (utf16, length);
  g_autoptr (GBytes) with_nul = g_bytes_new (SAMPLE_PACK, strlen (SAMPLE_PACK) + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) pack = NULL;

  refuse_text (latin, PB_ERROR_INVALID, line_of (latin, "Caf"), "UTF-8");
  assert_refused (bytes, PB_ERROR_INVALID, 1, "", "UTF-8");
  assert_refused (with_nul, PB_ERROR_INVALID, line_of (SAMPLE_PACK, "</law-pack>") + 1, "", "UTF-8");
  /* The bytes are UTF-8 whatever they say of themselves. */
  pack = sample_parse (other, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/law/refuse/case/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/law/refuse/sample-follows-grammar", test_sample_follows_grammar);
  g_test_add_func ("/law/refuse/empty-reading", test_empty_reading);
  g_test_add_func ("/law/refuse/wrong-root", test_wrong_root);
  g_test_add_func ("/law/refuse/truncated", test_truncated);
  g_test_add_func ("/law/refuse/entities", test_entities);
  g_test_add_func ("/law/refuse/too-large", test_too_large);
  g_test_add_func ("/law/refuse/too-deep", test_too_deep);
  g_test_add_func ("/law/refuse/too-many-elements", test_too_many);
  g_test_add_func ("/law/refuse/long-tag", test_long_tag);
  g_test_add_func ("/law/refuse/encodings", test_encodings);

  return g_test_run ();
}
