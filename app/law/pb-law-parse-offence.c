/* pb-law-parse-offence.c: an offence with its tree of elements, and what has to hold for a tree to be asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-parse"

#include "config.h"

#include "pb-error.h"
#include "pb-law-parse-private.h"

#include <libintl.h>

static PbElementNode *read_group (PbLawReader *self, const xmlNode *node, const PbSource *inherited,
                                  GError **error);

static char **
translate_list (char **texts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; texts[i] != NULL; i++)
    g_strv_builder_add (builder, dgettext (GETTEXT_PACKAGE, texts[i]));
  return g_strv_builder_end (builder);
}

/* The element's own list, or, when it has none, that of its concept. */
static char **
read_advice (const xmlNode *node, const char *name, char **of_concept)
{
  char **own = _pb_law_parse_list (node, name, TRUE);

  if (own[0] != NULL || of_concept == NULL)
    return own;
  g_strfreev (own);
  return translate_list (of_concept);
}

static gboolean
read_kind (const PbLawReader *self, const xmlNode *node, PbElement *element, GError **error)
{
  g_autofree char *word = _pb_law_parse_attribute (node, "kind");

  if (_pb_law_parse_is (node, "aggravation")) {
    element->kind = PB_ELEMENT_AGGRAVATION;
    return TRUE;
  }
  for (PbElementKind kind = PB_ELEMENT_ACT; kind < PB_ELEMENT_AGGRAVATION; kind++) {
    if (g_strcmp0 (word, pb_element_kind_to_string (kind)) != 0)
      continue;
    element->kind = kind;
    return TRUE;
  }
  return _pb_law_parse_refuse (self, node, error, "kind=\"%s\" is unknown; see data/law/README.md",
                               word != NULL ? word : "");
}

static gboolean
read_mental (const PbLawReader *self, const xmlNode *node, PbElement *element, GError **error)
{
  static const char *const words[] = {NULL, "act", "means", "purpose"};
  g_autofree char *word = _pb_law_parse_attribute (node, "mental");

  for (guint i = PB_MENTAL_ACT; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      element->mental = (PbMentalQuestion) i;
  if (element->kind == PB_ELEMENT_MENTAL && element->mental == PB_MENTAL_NONE)
    return _pb_law_parse_refuse (
        self, node, error,
        "a mental element says which question it asks: mental=\"act\", \"means\" or \"purpose\"");
  if (element->kind != PB_ELEMENT_MENTAL && word != NULL)
    return _pb_law_parse_refuse (self, node, error,
                                 "mental=\"%s\" belongs to an element of kind \"mental\" only", word);
  return TRUE;
}

/* What is so whoever did it is asked once; what somebody did or had in mind is asked of each accused. */
static gboolean
read_shared (const PbLawReader *self, const xmlNode *node, PbElement *element, GError **error)
{
  gboolean of_nature = element->kind == PB_ELEMENT_CIRCUMSTANCE || element->kind == PB_ELEMENT_RESULT
                       || element->kind == PB_ELEMENT_EXCLUSION || element->kind == PB_ELEMENT_AGGRAVATION;

  element->shared = _pb_law_parse_yes (node, "shared", of_nature);
  if (element->kind == PB_ELEMENT_MENTAL && element->shared)
    return _pb_law_parse_refuse (self, node, error,
                                 "a mental element is asked of each accused; take out shared=\"yes\"");
  return TRUE;
}

static PbElement *
read_element (PbLawReader *self, const xmlNode *node, const PbSource *inherited, GError **error)
{
  g_autoptr (PbElement) element = pb_element_new ();
  const PbLawConcept *concept = NULL;

  element->id = _pb_law_parse_id (self, node, error);
  if (element->id == NULL || !read_kind (self, node, element, error)
      || !read_mental (self, node, element, error) || !read_shared (self, node, element, error)
      || !_pb_law_parse_source (self, node, element->id, inherited, &element->source, error))
    return NULL;
  element->concept = _pb_law_parse_attribute (node, "concept");
  if (element->concept != NULL) {
    concept = _pb_law_parse_find_concept (element->concept);
    if (concept == NULL) {
      _pb_law_parse_refuse (
          self, node, error,
          "there is no concept \"%s\" in data/law/concepts.xml; correct it, or leave it out",
          element->concept);
      return NULL;
    }
    if (concept->kind != element->kind) {
      _pb_law_parse_refuse (self, node, error,
                            "the concept \"%s\" is of kind \"%s\", the element of kind \"%s\"",
                            element->concept, pb_element_kind_to_string (concept->kind),
                            pb_element_kind_to_string (element->kind));
      return NULL;
    }
  }
  element->label = _pb_law_parse_child_words (node, "label");
  element->proof = read_advice (node, "proof", concept != NULL ? concept->proof : NULL);
  element->corroboration
      = read_advice (node, "corroboration", concept != NULL ? concept->corroboration : NULL);
  element->questions = read_advice (node, "question", concept != NULL ? concept->questions : NULL);
  return g_steal_pointer (&element);
}

static PbApplies
read_applies (const xmlNode *node)
{
  g_autofree char *word = _pb_law_parse_attribute (node, "applies");

  if (g_strcmp0 (word, "adult") == 0)
    return PB_APPLIES_ADULT;
  return g_strcmp0 (word, "child") == 0 ? PB_APPLIES_CHILD : PB_APPLIES_ALWAYS;
}

static PbElementNode *
read_leaf (PbLawReader *self, const xmlNode *node, const PbSource *inherited, GError **error)
{
  g_autoptr (PbElementNode) leaf = pb_element_node_new (PB_NODE_LEAF);

  leaf->applies = read_applies (node);
  leaf->element = read_element (self, node, inherited, error);
  return leaf->element != NULL ? g_steal_pointer (&leaf) : NULL;
}

static gboolean
is_group (const xmlNode *node)
{
  return _pb_law_parse_is (node, "all") || _pb_law_parse_is (node, "any");
}

static gboolean
read_members (PbLawReader *self, const xmlNode *node, const PbSource *source, PbElementNode *group,
              GError **error)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    PbElementNode *member;

    if (!is_group (child) && !_pb_law_parse_is (child, "element"))
      continue;
    member
        = is_group (child) ? read_group (self, child, source, error) : read_leaf (self, child, source, error);
    if (member == NULL)
      return FALSE;
    if (member->element != NULL && member->element->kind == PB_ELEMENT_EXCLUSION
        && group->rule == PB_NODE_ANY) {
      pb_element_node_free (member);
      return _pb_law_parse_refuse (
          self, child, error, "an exclusion cannot be one of several alternatives; put it into an <all>");
    }
    g_ptr_array_add (group->children, member);
  }
  return TRUE;
}

static void
clear_source (PbSource *source)
{
  g_free (source->where);
  g_free (source->as_at);
  g_free (source->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbSource, clear_source)

static PbElementNode *
read_group (PbLawReader *self, const xmlNode *node, const PbSource *inherited, GError **error)
{
  g_autoptr (PbElementNode) group
      = pb_element_node_new (_pb_law_parse_is (node, "any") ? PB_NODE_ANY : PB_NODE_ALL);
  g_autofree char *confidence = _pb_law_parse_attribute (node, "confidence");
  g_auto (PbSource) source = {0};

  group->applies = read_applies (node);
  group->id = _pb_law_parse_id (self, node, error);
  group->label = _pb_law_parse_child_words (node, "label");
  if (group->id == NULL
      || (confidence != NULL && !_pb_law_parse_source (self, node, group->id, NULL, &source, error))
      || !read_members (self, node, confidence != NULL ? &source : inherited, group, error))
    return NULL;
  return g_steal_pointer (&group);
}

/* Whether anything of @node is asked in a reading; @out_empty: the id of a group of which nothing is left. */
static gboolean
has_part (const PbElementNode *node, PbApplies reading, const char **out_empty)
{
  gboolean any = FALSE;

  if (node->applies != PB_APPLIES_ALWAYS && node->applies != reading)
    return FALSE;
  if (node->rule == PB_NODE_LEAF)
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    any |= has_part (g_ptr_array_index (node->children, i), reading, out_empty);
  if (!any)
    *out_empty = node->id;
  return any;
}

static gboolean
is_about_age (const PbElementNode *node)
{
  gboolean found = node->applies != PB_APPLIES_ALWAYS;

  for (guint i = 0; i < node->children->len; i++)
    found |= is_about_age (g_ptr_array_index (node->children, i));
  return found;
}

static gboolean
check_readings (const PbLawReader *self, const xmlNode *node, const PbOffence *offence, GError **error)
{
  const char *empty = NULL;

  if (offence->root->applies != PB_APPLIES_ALWAYS)
    return _pb_law_parse_refuse (self, node, error, "the outermost group applies always; take out applies=");
  if (offence->child_under == 0)
    return !is_about_age (offence->root)
           || _pb_law_parse_refuse (self, node, error,
                                    "applies=\"adult\" or \"child\" needs child-under= in the offence");
  has_part (offence->root, PB_APPLIES_ADULT, &empty);
  if (empty != NULL)
    return _pb_law_parse_refuse (
        self, node, error, "for an adult nothing is left of the group \"%s\"; mark the group itself", empty);
  has_part (offence->root, PB_APPLIES_CHILD, &empty);
  if (empty != NULL)
    return _pb_law_parse_refuse (
        self, node, error, "for a child nothing is left of the group \"%s\"; mark the group itself", empty);
  return TRUE;
}

static gboolean
check_kinds (const PbLawReader *self, const xmlNode *node, const PbOffence *offence, GError **error)
{
  g_autoptr (GPtrArray) elements = pb_offence_list_elements (offence);
  gboolean act = FALSE, mental = FALSE;

  for (guint i = 0; i < elements->len; i++) {
    const PbElement *element = g_ptr_array_index (elements, i);

    act |= element->kind == PB_ELEMENT_ACT;
    mental |= element->kind == PB_ELEMENT_MENTAL;
  }
  if (!act)
    return _pb_law_parse_refuse (self, node, error,
                                 "no element of kind \"act\": an offence says what somebody did");
  if (!mental)
    return _pb_law_parse_refuse (
        self, node, error, "no element of kind \"mental\": each offence asks what each accused had in mind");
  return TRUE;
}

static gboolean
read_penalty (PbLawReader *self, const xmlNode *node, PbOffence *offence, GError **error)
{
  const xmlNode *penalty = _pb_law_parse_child (node, "penalty");
  g_autofree char *id = NULL;

  if (penalty == NULL)
    return TRUE;
  id = _pb_law_parse_id (self, penalty, error);
  if (id == NULL || !_pb_law_parse_source (self, penalty, id, NULL, &offence->penalty_source, error))
    return FALSE;
  offence->penalty = _pb_law_parse_child_words (penalty, "words");
  return TRUE;
}

static gboolean
read_child_limit (const PbLawReader *self, const xmlNode *node, PbOffence *offence, GError **error)
{
  g_autofree char *text = _pb_law_parse_attribute (node, "child-under");
  guint64 years = 0;

  offence->child_extends = _pb_law_parse_yes (node, "child-extends", FALSE);
  if (text == NULL)
    return !offence->child_extends
           || _pb_law_parse_refuse (self, node, error, "child-extends=\"yes\" needs child-under= as well");
  if (!g_ascii_string_to_unsigned (g_strstrip (text), 10, 1, 25, &years, NULL))
    return _pb_law_parse_refuse (self, node, error, "child-under=\"%s\" is no age", text);
  offence->child_under = (guint) years;
  return TRUE;
}

/* Section, law, days and age of the offence. */
static gboolean
read_frame (PbLawReader *self, const xmlNode *node, PbOffence *offence, GError **error)
{
  g_autofree char *instrument = _pb_law_parse_attribute (node, "instrument");

  offence->section = _pb_law_parse_attribute (node, "section");
  offence->family = _pb_law_parse_attribute (node, "family");
  offence->instrument = g_strdup (g_hash_table_lookup (self->instruments, instrument));
  if (offence->instrument == NULL)
    return _pb_law_parse_refuse (self, node, error, "there is no instrument \"%s\"; add it to <instruments>",
                                 instrument);
  if (g_strstrip (offence->section)[0] == '\0')
    return _pb_law_parse_refuse (self, node, error, "section= is empty; name the article or section");
  return _pb_law_parse_valid (self, node, &offence->valid, error)
         && read_child_limit (self, node, offence, error);
}

static gboolean
read_aggravations (PbLawReader *self, const xmlNode *node, PbOffence *offence, GError **error)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    PbElement *aggravation;

    if (!_pb_law_parse_is (child, "aggravation"))
      continue;
    aggravation = read_element (self, child, NULL, error);
    if (aggravation == NULL)
      return FALSE;
    g_ptr_array_add (offence->aggravations, aggravation);
  }
  return TRUE;
}

static gboolean
read_tree (PbLawReader *self, const xmlNode *node, PbOffence *offence, GError **error)
{
  for (const xmlNode *child = node->children; child != NULL && offence->root == NULL; child = child->next) {
    if (!is_group (child))
      continue;
    offence->root = read_group (self, child, NULL, error);
    if (offence->root == NULL)
      return FALSE;
  }
  if (offence->root == NULL)
    return _pb_law_parse_refuse (self, node, error, "has no elements; add an <all> with them");
  return check_kinds (self, node, offence, error) && check_readings (self, node, offence, error);
}

PbOffence *
_pb_law_parse_offence (PbLawReader *self, const xmlNode *node, GError **error)
{
  g_autoptr (PbOffence) offence = pb_offence_new ();

  offence->id = _pb_law_parse_id (self, node, error);
  if (offence->id == NULL || !_pb_law_parse_source (self, node, offence->id, NULL, &offence->source, error)
      || !read_frame (self, node, offence, error) || !read_penalty (self, node, offence, error))
    return NULL;
  offence->label = _pb_law_parse_child_words (node, "label");
  offence->notes = _pb_law_parse_list (node, "note", TRUE);
  if (!read_tree (self, node, offence, error) || !read_aggravations (self, node, offence, error))
    return NULL;
  return g_steal_pointer (&offence);
}
