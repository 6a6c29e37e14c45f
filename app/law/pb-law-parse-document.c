/* pb-law-parse-document.c: bytes to an XML tree that is safe to walk.
 *
 * libxml2 is asked for nothing that reaches outside the bytes; a DOCTYPE ends the reading at once, so that no
 * entity is ever declared, let alone expanded. Depth and number of elements are counted while reading, not
 * afterwards; the length of a tag before, since libxml2 takes time with the square of the number of
 * attributes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-parse"

#include "config.h"

#include "pb-error.h"
#include "pb-law-parse-private.h"
#include "pb-text.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/SAX2.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlErrorPtr ErrorPointer;
#endif

/* What went wrong while libxml2 was reading or checking: the first thing, which the others follow from. */
typedef struct {
  PbError code;
  int line;
  char *message; /* (owned) (nullable): NULL while all is well */
  char *element; /* (owned) (nullable) */
  guint n_elements;
} Trouble;

static void
clear_trouble (Trouble *self)
{
  g_free (self->message);
  g_free (self->element);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trouble, clear_trouble)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

static void
note_trouble (Trouble *self, PbError code, int line, const char *message)
{
  if (self->message != NULL)
    return;
  self->code = code;
  self->line = line;
  self->message = g_strchomp (g_utf8_make_valid (message, -1));
}

static void
stop (xmlParserCtxt *context, PbError code, const char *message)
{
  note_trouble (context->_private, code, xmlSAX2GetLineNumber (context), message);
  xmlStopParser (context);
}

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  stop (data, PB_ERROR_INVALID,
        "a law pack has no DOCTYPE, and so no entities of its own; write the characters themselves");
}

static void
on_start_element (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                  int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
                  const xmlChar **attributes)
{
  xmlParserCtxt *context = data;
  Trouble *trouble = context->_private;

  trouble->n_elements++;
  if (trouble->n_elements > PB_LAW_PARSE_MAX_ELEMENTS)
    return stop (context, PB_ERROR_TOO_LARGE, "too many elements for a law pack; split it into several");
  if (context->nodeNr >= PB_LAW_PARSE_MAX_DEPTH)
    return stop (context, PB_ERROR_TOO_LARGE, "groups are nested too deep; nobody could read them");
  xmlSAX2StartElementNs (context, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted,
                         attributes);
}

static void
on_xml_error (void *data, ErrorPointer problem)
{
  xmlParserCtxt *context = data;

  if (problem->level >= XML_ERR_ERROR && problem->code != XML_ERR_USER_STOP)
    note_trouble (context->_private, PB_ERROR_INVALID, problem->line, problem->message);
}

static void
on_grammar_error (void *data, ErrorPointer problem)
{
  Trouble *trouble = data;
  const xmlNode *node = problem->node;

  if (trouble->message != NULL)
    return;
  note_trouble (trouble, PB_ERROR_INVALID, problem->line, problem->message);
  if (node != NULL && node->type == XML_ELEMENT_NODE)
    trouble->element = g_strdup ((const char *) node->name);
}

static void
ignore_error (void *data, ErrorPointer problem)
{
}

/* Length of the longest tag, comments and CDATA aside; quotes may hold ">". @out_line: where it begins. */
static gsize
longest_tag (const char *text, gsize length, int *out_line)
{
  gsize longest = 0;
  const char *end = text + length;
  int line = 1;

  for (const char *at = text; at < end; at++) {
    const char *start = at;
    int start_line = line;
    char quote = '\0';

    line += *at == '\n';
    if (*at != '<')
      continue;
    if (g_str_has_prefix (at, "<!--") || g_str_has_prefix (at, "<![CDATA[")) {
      const char *close = strstr (at, at[2] == '-' ? "-->" : "]]>");

      for (close = close != NULL ? close : end - 1; at < close; at++)
        line += at > start && *at == '\n';
      continue;
    }
    for (at++; at < end && (quote != '\0' || *at != '>'); at++) {
      line += *at == '\n';
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if (*at == '"' || *at == '\'')
        quote = *at;
    }
    if ((gsize) (at - start) > longest) {
      longest = (gsize) (at - start);
      *out_line = start_line;
    }
  }
  return longest;
}

static gboolean
refuse (const char *name, PbError code, int line, const char *element, const char *message, GError **error)
{
  g_autofree char *shown = pb_text_for_display (message, PB_LAW_PARSE_MAX_MESSAGE);
  g_autofree char *where = element != NULL ? g_strdup_printf ("<%s>: ", element) : g_strdup ("");

  g_set_error (error, PB_ERROR, code, "%s:%d: %s%s", name, MAX (line, 1), where, shown);
  return FALSE;
}

static gboolean
check_size (gsize length, const char *name, GError **error)
{
  if (length > PB_LAW_PARSE_MAX_BYTES)
    return refuse (name, PB_ERROR_TOO_LARGE, 1, NULL,
                   "larger than 8 MB: no law pack is; split it, or check which file it is", error);
  if (length == 0)
    return refuse (name, PB_ERROR_INVALID, 1, NULL, "the file is empty", error);
  return TRUE;
}

/* Everything that can be said of the bytes before libxml2 sees them. */
static gboolean
check_bytes (const char *text, gsize length, const char *name, GError **error)
{
  int line = 1;
  const char *bad = NULL;

  if (!g_utf8_validate (text, (gssize) length, &bad)) {
    for (const char *at = text; at < bad; at++)
      line += *at == '\n';
    return refuse (name, PB_ERROR_INVALID, line, NULL, "not UTF-8 text; save the file as UTF-8", error);
  }
  if (longest_tag (text, length, &line) > PB_LAW_PARSE_MAX_TAG)
    return refuse (name, PB_ERROR_TOO_LARGE, line, NULL,
                   "a tag of this length is not one of a law pack; check its quotes and \">\"", error);
  return TRUE;
}

static xmlDoc *
read_tree (const char *text, gsize length, const char *name, GError **error)
{
  g_auto (Trouble) trouble = {.code = PB_ERROR_INVALID};
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  g_autoptr (xmlDoc) document = NULL;

  g_assert (context != NULL && context->sax != NULL);
  context->_private = &trouble;
  context->sax->internalSubset = on_doctype;
  context->sax->startElementNs = on_start_element;
  context->sax->serror = on_xml_error;
  document = xmlCtxtReadMemory (context, text, (int) length, NULL, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
                                    | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (trouble.message != NULL) {
    refuse (name, trouble.code, trouble.line, NULL, trouble.message, error);
    return NULL;
  }
  if (document == NULL || xmlDocGetRootElement (document) == NULL) {
    refuse (name, PB_ERROR_INVALID, 1, NULL, "not an XML document", error);
    return NULL;
  }
  return g_steal_pointer (&document);
}

static xmlRelaxNG *
read_grammar (void)
{
  g_autoptr (GBytes) bytes = _pb_law_parse_get_resource ("pack.rng");
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (xmlRelaxNGParserCtxt) context = xmlRelaxNGNewMemParserCtxt (text, (int) length);
  xmlRelaxNG *grammar;

  g_assert (context != NULL);
  xmlRelaxNGSetParserStructuredErrors (context, ignore_error, NULL);
  grammar = xmlRelaxNGParse (context);
  g_assert (grammar != NULL);
  return grammar;
}

static gboolean
check_grammar (xmlDoc *document, const char *name, GError **error)
{
  g_auto (Trouble) trouble = {.code = PB_ERROR_INVALID};
  g_autoptr (xmlRelaxNG) grammar = read_grammar ();
  g_autoptr (xmlRelaxNGValidCtxt) context = xmlRelaxNGNewValidCtxt (grammar);
  const xmlNode *node = NULL;
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  g_assert (context != NULL);
  xmlRelaxNGSetValidStructuredErrors (context, on_grammar_error, &trouble);
  if (xmlRelaxNGValidateDoc (context, document) == 0)
    return TRUE;
  words = _pb_law_parse_explain (document, &node);
  if (words == NULL && trouble.message != NULL)
    words = g_strdup (trouble.message);
  message = g_strdup_printf ("%s (data/law/README.md says what belongs where)",
                             words != NULL ? words : "does not follow the grammar of law packs");
  if (node != NULL)
    return refuse (name, PB_ERROR_INVALID, (int) xmlGetLineNo (node), (const char *) node->name, message,
                   error);
  return refuse (name, PB_ERROR_INVALID, trouble.line, trouble.element, message, error);
}

/* Before the grammar, whose messages are about details: is this the kind of thing at all? */
static gboolean
check_root (xmlDoc *document, const char *name, GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (document);
  g_autofree char *format = NULL;

  if (!_pb_law_parse_is (root, "law-pack"))
    return refuse (name, PB_ERROR_INVALID, (int) xmlGetLineNo (root), (const char *) root->name,
                   "not a law pack: its outermost element is <law-pack>", error);
  format = _pb_law_parse_attribute (root, "format");
  if (format != NULL && !g_str_equal (format, "1"))
    return refuse (name, PB_ERROR_VERSION_TOO_NEW, (int) xmlGetLineNo (root), "law-pack",
                   "a format other than 1: it needs a later version of Probata", error);
  return TRUE;
}

xmlDoc *
_pb_law_parse_document (GBytes *xml, const char *name, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (xml, &length);
  g_autofree char *copy = NULL;
  g_autoptr (xmlDoc) document = NULL;

  if (!check_size (length, name, error))
    return NULL;
  /* With a NUL at the end, which the searches stop at; one inside is refused as not UTF-8. */
  copy = g_strndup (text, length);
  if (!check_bytes (copy, length, name, error))
    return NULL;
  document = read_tree (copy, length, name, error);
  if (document == NULL || !check_root (document, name, error) || !check_grammar (document, name, error))
    return NULL;
  return g_steal_pointer (&document);
}
