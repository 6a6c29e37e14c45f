/* pb-law-parse-concept.c: the list of concepts, data/law/concepts.xml, compiled in.
 *
 * Read once for the process. It is part of the program and checked by its tests: what is wrong with it is a
 * bug.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-parse"

#include "config.h"

#include "pb-law-parse-private.h"
#include "pb-law-resources.h"

#include <libxml/parser.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

static PbElementKind
read_kind (const xmlNode *node)
{
  g_autofree char *word = _pb_law_parse_attribute (node, "kind");

  for (PbElementKind kind = PB_ELEMENT_ACT; kind <= PB_ELEMENT_AGGRAVATION; kind++)
    if (g_strcmp0 (word, pb_element_kind_to_string (kind)) == 0)
      return kind;
  g_assert_not_reached ();
}

static GHashTable *
read_concepts (void)
{
  g_autoptr (GBytes) bytes = _pb_law_parse_get_resource ("concepts.xml");
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (xmlDoc) document
      = xmlReadMemory (text, (int) length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR);
  GHashTable *concepts = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert (document != NULL);
  for (const xmlNode *node = xmlDocGetRootElement (document)->children; node != NULL; node = node->next) {
    PbLawConcept *concept;

    if (!_pb_law_parse_is (node, "concept"))
      continue;
    concept = g_new0 (PbLawConcept, 1);
    concept->id = _pb_law_parse_attribute (node, "id");
    concept->kind = read_kind (node);
    concept->proof = _pb_law_parse_list (node, "proof", FALSE);
    concept->corroboration = _pb_law_parse_list (node, "corroboration", FALSE);
    concept->questions = _pb_law_parse_list (node, "question", FALSE);
    g_assert (g_hash_table_insert (concepts, concept->id, concept));
  }
  return concepts;
}

GBytes *
_pb_law_parse_get_resource (const char *file)
{
  g_autofree char *path = g_strconcat ("/io/github/probata/Probata/law/", file, NULL);
  GBytes *bytes = g_resource_lookup_data (pb_law_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

const PbLawConcept *
_pb_law_parse_find_concept (const char *id)
{
  static gsize once = 0;
  static GHashTable *concepts;

  if (g_once_init_enter (&once)) {
    concepts = read_concepts ();
    g_once_init_leave (&once, 1);
  }
  return g_hash_table_lookup (concepts, id);
}
