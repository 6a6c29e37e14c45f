/* pb-law-parse-explain.c: why a pack does not follow the grammar, in words a lawyer can act on.
 *
 * libxml2 says whether a document follows pack.rng, but its reasons speak of the grammar's inside and often
 * name no line. So once it has said no, the grammar (itself XML, and a plain one) is laid beside the document
 * and the first difference in the order of the document is told. No second list of what is allowed where,
 * hence none that could differ. What is found here only words the refusal; it never decides it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-parse"

#include "config.h"

#include "pb-law-parse-private.h"

#include <libxml/parser.h>
#include <string.h>

/* A child the grammar allows: where it stands in the order, and whether more than once. */
typedef struct {
  char *name;
  guint place;
  gboolean repeated;
  gboolean needed;
  gboolean one_of;   /* one of several, of which one is needed */
  gboolean together; /* shares its place with those around it */
} Slot;

typedef struct {
  const xmlNode *grammar; /* root of pack.rng */
  const xmlNode *pattern; /* of the element being looked at */
  const xmlNode *node;    /* where the difference is */
  char *words;            /* (owned) (nullable) */
} Difference;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

static gboolean check_attributes (Difference *self, const xmlNode *pattern, const xmlNode *node,
                                  gboolean needed, char **out_words);
static gboolean explain_node (Difference *self, const xmlNode *pattern, const xmlNode *node);

static gboolean
is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

/* What a <ref> stands for; other patterns for themselves. */
static const xmlNode *
resolve (const Difference *self, const xmlNode *pattern)
{
  g_autofree char *name = NULL;

  if (!is (pattern, "ref"))
    return pattern;
  name = _pb_law_parse_attribute (pattern, "name");
  for (const xmlNode *define = self->grammar->children; define != NULL; define = define->next) {
    g_autofree char *other = is (define, "define") ? _pb_law_parse_attribute (define, "name") : NULL;

    if (g_strcmp0 (name, other) == 0)
      return define;
  }
  return pattern;
}

static gboolean
may_repeat (const xmlNode *pattern)
{
  return is (pattern, "zeroOrMore") || is (pattern, "oneOrMore");
}

static gboolean
may_be_missing (const xmlNode *pattern)
{
  return is (pattern, "optional") || is (pattern, "zeroOrMore") || is (pattern, "choice");
}

/* All <value> texts below @pattern. */
static void
collect_values (const Difference *self, const xmlNode *pattern, GPtrArray *values)
{
  for (const xmlNode *child = resolve (self, pattern)->children; child != NULL; child = child->next) {
    if (is (child, "value"))
      g_ptr_array_add (values, _pb_law_parse_text (child));
    else if (child->type == XML_ELEMENT_NODE)
      collect_values (self, child, values);
  }
}

static char *
join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (texts, i));
  return g_string_free (joined, FALSE);
}

/* The first <data> of an attribute, through references and lists. */
static const xmlNode *
find_data (const Difference *self, const xmlNode *pattern)
{
  for (const xmlNode *child = resolve (self, pattern)->children; child != NULL; child = child->next) {
    const xmlNode *found;

    if (child->type != XML_ELEMENT_NODE)
      continue;
    found = is (child, "data") ? child : find_data (self, child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static char *
get_parameter (const xmlNode *data, const char *name)
{
  for (const xmlNode *child = data->children; child != NULL; child = child->next) {
    g_autofree char *other = is (child, "param") ? _pb_law_parse_attribute (child, "name") : NULL;

    if (g_strcmp0 (name, other) == 0)
      return _pb_law_parse_text (child);
  }
  return NULL;
}

/* NULL when @text is as @data wants it. */
static char *
check_data (const xmlNode *data, const char *name, const char *text)
{
  g_autofree char *pattern = get_parameter (data, "pattern");
  g_autofree char *least = get_parameter (data, "minInclusive");
  g_autofree char *most = get_parameter (data, "maxInclusive");
  guint64 low = 0, high = G_MAXUINT64;

  if (pattern != NULL) {
    g_autofree char *whole = g_strdup_printf ("^(?:%s)$", pattern);

    if (g_regex_match_simple (whole, text, G_REGEX_DOLLAR_ENDONLY, 0))
      return NULL;
    return g_strdup_printf ("%s=\"%s\" is not written as it should be (%s)", name, text, pattern);
  }
  if (least == NULL || most == NULL || !g_ascii_string_to_unsigned (least, 10, 0, G_MAXUINT64, &low, NULL)
      || !g_ascii_string_to_unsigned (most, 10, 0, G_MAXUINT64, &high, NULL)
      || g_ascii_string_to_unsigned (text, 10, low, high, NULL, NULL))
    return NULL;
  return g_strdup_printf ("%s=\"%s\" must be a whole number from %s to %s", name, text, least, most);
}

/* All words an attribute of that name takes somewhere in @pattern: its choices may stand in several branches.
 */
static void
collect_words (const Difference *self, const xmlNode *pattern, const char *name, GPtrArray *words)
{
  for (const xmlNode *child = resolve (self, pattern)->children; child != NULL; child = child->next) {
    g_autofree char *other = is (child, "attribute") ? _pb_law_parse_attribute (child, "name") : NULL;

    if (g_strcmp0 (name, other) == 0)
      collect_values (self, child, words);
    else if (child->type == XML_ELEMENT_NODE && other == NULL && !is (child, "element"))
      collect_words (self, child, name, words);
  }
}

static char *
check_word (const Difference *self, const xmlNode *attribute, const char *name, const char *text)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const xmlNode *data = find_data (self, attribute);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *known = NULL;

  collect_values (self, attribute, values);
  if (values->len == 0)
    return data != NULL ? check_data (data, name, text) : NULL;
  if (g_ptr_array_find_with_equal_func (values, text, g_str_equal, NULL))
    return NULL;
  collect_words (self, self->pattern, name, words);
  known = join (words);
  return g_strdup_printf ("%s=\"%s\" is not known; write one of: %s", name, text, known);
}

static gboolean
check_attribute (const Difference *self, const xmlNode *attribute, const xmlNode *node, gboolean needed,
                 char **out_words)
{
  g_autofree char *name = _pb_law_parse_attribute (attribute, "name");
  g_autofree char *text = _pb_law_parse_attribute (node, name);
  g_auto (GStrv) words = NULL;

  if (text == NULL && needed)
    *out_words = g_strdup_printf ("needs the attribute %s=", name);
  if (text == NULL)
    return !needed;
  words = g_strsplit_set (g_strstrip (text), " \t\r\n", -1);
  if (words[0] == NULL)
    *out_words = check_word (self, attribute, name, "");
  for (guint i = 0; words[i] != NULL && *out_words == NULL; i++)
    if (words[i][0] != '\0')
      *out_words = check_word (self, attribute, name, words[i]);
  return *out_words == NULL;
}

/* One branch has to fit; told is what the branch misses that goes furthest. */
static gboolean
check_choice (Difference *self, const xmlNode *choice, const xmlNode *node, gboolean needed, char **out_words)
{
  g_autofree char *best = NULL;

  for (const xmlNode *branch = choice->children; branch != NULL; branch = branch->next) {
    g_autofree char *words = NULL;

    if (branch->type != XML_ELEMENT_NODE)
      continue;
    /* A choice of children, not of attributes. */
    if (is (branch, "element"))
      return TRUE;
    if (check_attributes (self, branch, node, needed, &words))
      return TRUE;
    /* A missing attribute comes after one that fits; a wrong word means that another branch is meant. */
    if (best == NULL || g_str_has_prefix (words, "needs "))
      best = (g_free (best), g_strdup (words));
  }
  *out_words = g_steal_pointer (&best);
  return *out_words == NULL;
}

static void
collect_attribute_names (const Difference *self, const xmlNode *pattern, GPtrArray *names)
{
  for (const xmlNode *child = resolve (self, pattern)->children; child != NULL; child = child->next) {
    g_autofree char *name = is (child, "attribute") ? _pb_law_parse_attribute (child, "name") : NULL;

    if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_steal_pointer (&name));
    else if (child->type == XML_ELEMENT_NODE && !is (child, "element") && !is (child, "attribute"))
      collect_attribute_names (self, child, names);
  }
}

/* Whether @node has one of the attributes of @pattern: then an optional group of them is meant as a whole. */
static gboolean
has_attribute_of (const Difference *self, const xmlNode *pattern, const xmlNode *node)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  collect_attribute_names (self, pattern, names);
  for (guint i = 0; i < names->len; i++)
    if (xmlHasProp (node, g_ptr_array_index (names, i)) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
check_attributes (Difference *self, const xmlNode *pattern, const xmlNode *node, gboolean needed,
                  char **out_words)
{
  const xmlNode *body = resolve (self, pattern);

  if (is (body, "attribute"))
    return check_attribute (self, body, node, needed, out_words);
  if (is (body, "choice"))
    return check_choice (self, body, node, needed, out_words);
  needed = needed && (!may_be_missing (body) || has_attribute_of (self, body, node));
  for (const xmlNode *child = body->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !is (child, "element")
        && !check_attributes (self, child, node, needed, out_words))
      return FALSE;
  return TRUE;
}

static gboolean
differ (Difference *self, const xmlNode *node, char *words)
{
  self->node = node;
  self->words = words;
  return TRUE;
}

static gboolean
explain_attributes (Difference *self, const xmlNode *pattern, const xmlNode *node)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *known = NULL;
  char *words = NULL;

  self->pattern = pattern;
  collect_attribute_names (self, pattern, names);
  known = names->len > 0 ? join (names) : g_strdup ("none");
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (!g_ptr_array_find_with_equal_func (names, attribute->name, g_str_equal, NULL))
      return differ (self, node,
                     g_strdup_printf ("does not know the attribute %s=; it takes: %s",
                                      (const char *) attribute->name, known));
  return !check_attributes (self, pattern, node, TRUE, &words) && differ (self, node, words);
}

static void
free_slot (gpointer data)
{
  Slot *self = data;

  g_free (self->name);
  g_free (self);
}

/* The children a pattern allows, in order; those that may stand in any order share a place. @like: what holds
 * for all. */
static void
collect_slots (const Difference *self, const xmlNode *pattern, Slot like, guint *place, GPtrArray *slots)
{
  for (const xmlNode *child = resolve (self, pattern)->children; child != NULL; child = child->next) {
    gboolean block = child->type == XML_ELEMENT_NODE && (may_repeat (child) || is (child, "choice"));
    Slot inner = like;

    if (is (child, "element")) {
      Slot *slot = g_memdup2 (&like, sizeof like);

      slot->name = _pb_law_parse_attribute (child, "name");
      slot->place = like.together ? *place : (*place)++;
      g_ptr_array_add (slots, slot);
    } else if (child->type == XML_ELEMENT_NODE && !is (child, "attribute")) {
      inner.together |= block;
      inner.repeated |= may_repeat (child);
      inner.one_of |= like.needed && is (child, "choice");
      inner.needed = like.needed && !may_be_missing (child);
      collect_slots (self, child, inner, place, slots);
      *place += block && !like.together;
    }
  }
}

static Slot *
find_slot (GPtrArray *slots, const xmlNode *child)
{
  for (guint i = 0; i < slots->len; i++) {
    Slot *slot = g_ptr_array_index (slots, i);

    if (_pb_law_parse_is (child, slot->name))
      return slot;
  }
  return NULL;
}

/* The grammar's <element> of that name among the children of @pattern. */
static const xmlNode *
find_pattern (const Difference *self, const xmlNode *pattern, const char *name)
{
  for (const xmlNode *child = resolve (self, pattern)->children; child != NULL; child = child->next) {
    g_autofree char *other = is (child, "element") ? _pb_law_parse_attribute (child, "name") : NULL;
    const xmlNode *found = NULL;

    if (g_strcmp0 (name, other) == 0)
      return child;
    if (child->type == XML_ELEMENT_NODE && other == NULL && !is (child, "attribute"))
      found = find_pattern (self, child, name);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static char *
name_slots (GPtrArray *slots)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < slots->len; i++)
    g_ptr_array_add (names, ((Slot *) g_ptr_array_index (slots, i))->name);
  return names->len > 0 ? join (names) : g_strdup ("text only");
}

static gboolean
explain_child (Difference *self, const xmlNode *pattern, const xmlNode *child, GPtrArray *slots,
               const Slot **last)
{
  g_autofree char *known = name_slots (slots);
  const Slot *slot = find_slot (slots, child);
  const char *parent = (const char *) child->parent->name;

  if (slot == NULL)
    return differ (
        self, child,
        g_strdup_printf ("does not belong into <%s>, which takes, in this order: %s", parent, known));
  if (*last == slot && !slot->repeated)
    return differ (self, child, g_strdup_printf ("stands twice in <%s>; once is enough", parent));
  if (*last != NULL && slot->place < (*last)->place)
    return differ (
        self, child,
        g_strdup_printf ("stands after <%s>; the order in <%s> is: %s", (*last)->name, parent, known));
  *last = slot;
  return explain_node (self, find_pattern (self, pattern, slot->name), child);
}

/* Needed children that are not there. */
static gboolean
explain_missing (Difference *self, const xmlNode *node, GPtrArray *slots)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  g_autofree char *known = NULL;
  gboolean chosen = FALSE;

  for (guint i = 0; i < slots->len; i++) {
    const Slot *slot = g_ptr_array_index (slots, i);
    gboolean there = _pb_law_parse_child (node, slot->name) != NULL;

    if (slot->needed && !there)
      return differ (self, node, g_strdup_printf ("needs a <%s>", slot->name));
    if (slot->one_of)
      g_ptr_array_add (choices, slot->name);
    chosen |= slot->one_of && there;
  }
  known = join (choices);
  return choices->len > 0 && !chosen
         && differ (self, node, g_strdup_printf ("is empty; it needs one of: %s", known));
}

static gboolean
explain_children (Difference *self, const xmlNode *pattern, const xmlNode *node)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (free_slot);
  const Slot *last = NULL;
  guint place = 0;

  collect_slots (self, pattern, (Slot) {.needed = TRUE}, &place, slots);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && explain_child (self, pattern, child, slots, &last))
      return TRUE;
  return explain_missing (self, node, slots);
}

/* Whether a difference was found at @node or below. The depth of the document is bounded. */
static gboolean
explain_node (Difference *self, const xmlNode *pattern, const xmlNode *node)
{
  return pattern != NULL
         && (explain_attributes (self, pattern, node) || explain_children (self, pattern, node));
}

char *
_pb_law_parse_explain (xmlDoc *document, const xmlNode **out_node)
{
  g_autoptr (GBytes) bytes = _pb_law_parse_get_resource ("pack.rng");
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (xmlDoc) grammar
      = xmlReadMemory (text, (int) length, NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR);
  Difference difference = {0};

  g_assert (grammar != NULL);
  difference.grammar = xmlDocGetRootElement (grammar);
  /* <start> comes first, and holds <law-pack>. */
  explain_node (&difference, find_pattern (&difference, difference.grammar, "law-pack"),
                xmlDocGetRootElement (document));
  *out_node = difference.node;
  return difference.words;
}
