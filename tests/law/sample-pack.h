/* sample-pack.h: a small pack that is right, for tests that break it in one place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-law-parse.h"

#include <string.h>

#define SAMPLE_HEAD                                                                                          \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                             \
  "<law-pack format=\"1\" id=\"test\" version=\"2026-11-25\" as-at=\"2026-11-25\" country=\"TH\">\n"         \
  "  <title>Test</title>\n"                                                                                  \
  "  <sources>\n"                                                                                            \
  "    <source id=\"book\">A book, p. 1</source>\n"                                                          \
  "    <source id=\"page\">A page on the net</source>\n"                                                     \
  "  </sources>\n"                                                                                           \
  "  <instruments>\n"                                                                                        \
  "    <instrument id=\"t.law\" confidence=\"verified\" source=\"book\">\n"                                  \
  "      <title>A law</title>\n"                                                                             \
  "    </instrument>\n"                                                                                      \
  "  </instruments>\n"

#define SAMPLE_OFFENCE                                                                                       \
  "  <offence id=\"t.offence\" instrument=\"t.law\" section=\"s 1\" valid=\"2016-05-03/..\" "                \
  "child-under=\"18\""                                                                                       \
  " confidence=\"verified\" source=\"book\">\n"                                                              \
  "    <label>An\n      offence</label>\n"                                                                   \
  "    <note>A note</note>\n"                                                                                \
  "    <all id=\"t.all\">\n"                                                                                 \
  "      <element id=\"t.act\" kind=\"act\" concept=\"act.recruitment\" confidence=\"verified\" "            \
  "source=\"book page\">\n"                                                                                  \
  "        <label>An act</label>\n"                                                                          \
  "        <proof>Own proof</proof>\n"                                                                       \
  "      </element>\n"                                                                                       \
  "      <any id=\"t.means\" applies=\"adult\" confidence=\"secondary\" source=\"page\" "                    \
  "as-at=\"2020-01-02\">\n"                                                                                  \
  "        <source-note>A doubt</source-note>\n"                                                             \
  "        <element id=\"t.force\" kind=\"means\" concept=\"means.force\">\n"                                \
  "          <label>Force</label>\n"                                                                         \
  "        </element>\n"                                                                                     \
  "        <element id=\"t.fraud\" kind=\"means\" confidence=\"unverified\">\n"                              \
  "          <label>Fraud</label>\n"                                                                         \
  "        </element>\n"                                                                                     \
  "      </any>\n"                                                                                           \
  "      <element id=\"t.age\" kind=\"circumstance\" applies=\"child\" concept=\"age.child\" "               \
  "confidence=\"unverified\">\n"                                                                             \
  "        <label>Under 18</label>\n"                                                                        \
  "      </element>\n"                                                                                       \
  "      <all id=\"t.none\" confidence=\"unverified\">\n"                                                    \
  "        <element id=\"t.exclusion\" kind=\"exclusion\">\n"                                                \
  "          <label>Not military</label>\n"                                                                  \
  "        </element>\n"                                                                                     \
  "      </all>\n"                                                                                           \
  "      <element id=\"t.mens\" kind=\"mental\" mental=\"act\" concept=\"mental.act\" "                      \
  "confidence=\"unverified\">\n"                                                                             \
  "        <label>Intent</label>\n"                                                                          \
  "      </element>\n"                                                                                       \
  "    </all>\n"                                                                                             \
  "    <aggravation id=\"t.official\" concept=\"aggravation.official\" confidence=\"unverified\">\n"         \
  "      <label>An official</label>\n"                                                                       \
  "    </aggravation>\n"                                                                                     \
  "  </offence>\n"

#define SAMPLE_TAIL                                                                                          \
  "  <route id=\"t.route\" channel=\"civil\" heads=\"wages fees\" confidence=\"verified\" "                  \
  "source=\"book\">\n"                                                                                       \
  "    <forum>A court</forum>\n"                                                                             \
  "    <limit id=\"t.limit\" unit=\"years\" length=\"2\" from=\"due-date\" confidence=\"unverified\">\n"     \
  "      <words>Two years</words>\n"                                                                         \
  "    </limit>\n"                                                                                           \
  "  </route>\n"                                                                                             \
  "  <wage-rules id=\"t.wages\" currency=\"THB\">\n"                                                         \
  "    <figure name=\"overtime\" value=\"1.5\" confidence=\"verified\" source=\"book\"/>\n"                  \
  "    <figure name=\"late-interest\" confidence=\"unverified\"/>\n"                                         \
  "  </wage-rules>\n"                                                                                        \
  "  <safeguard id=\"t.safe\" kind=\"identity\" confidence=\"secondary\" source=\"page\">\n"                 \
  "    <label>A safeguard</label>\n"                                                                         \
  "  </safeguard>\n"                                                                                         \
  "</law-pack>\n"

#define SAMPLE_PACK SAMPLE_HEAD SAMPLE_OFFENCE SAMPLE_TAIL

static inline PbLawPack *
sample_parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return pb_law_parse (bytes, "test.xml", error);
}

/* The sample with the first @from replaced. */
static inline char *
sample_replace (const char *from, const char *to)
{
  const char *at = strstr (SAMPLE_PACK, from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - SAMPLE_PACK), SAMPLE_PACK, to, at + strlen (from));
}
