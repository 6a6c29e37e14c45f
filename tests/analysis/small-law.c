/* small-law.c: see small-law.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "small-law"

#include "config.h"

#include "small-law.h"

#include <string.h>

#define MAX_DEPTH 8

static PbElementKind
read_kind (const char *word)
{
  for (int kind = PB_ELEMENT_ACT; kind <= PB_ELEMENT_AGGRAVATION; kind++)
    if (g_str_equal (pb_element_kind_to_string ((PbElementKind) kind), word))
      return (PbElementKind) kind;
  g_error ("small-law: no kind of element is called \"%s\"", word);
}

static PbMentalQuestion
read_question (const char *word)
{
  if (g_str_equal (word, "act"))
    return PB_MENTAL_ACT;
  return g_str_equal (word, "means") ? PB_MENTAL_MEANS : PB_MENTAL_PURPOSE;
}

static void
read_flag (PbElementNode *node, const char *word)
{
  PbElement *element = node->element;
  const char *value = strchr (word, '=');

  if (g_str_equal (word, "adult"))
    node->applies = PB_APPLIES_ADULT;
  else if (g_str_equal (word, "child"))
    node->applies = PB_APPLIES_CHILD;
  else if (element != NULL && g_str_equal (word, "shared"))
    element->shared = TRUE;
  else if (element != NULL && g_str_has_prefix (word, "concept="))
    element->concept = g_strdup (value + 1);
  else if (element != NULL && g_str_has_prefix (word, "mental="))
    element->mental = read_question (value + 1);
  else if (element != NULL && g_str_has_prefix (word, "tip="))
    element->corroboration = g_strsplit (value + 1, ",", -1);
  else
    node->id = g_strdup (word);
}

static PbElementNode *
read_node (char **words)
{
  gboolean all = g_str_equal (words[0], "all");
  gboolean group = all || g_str_equal (words[0], "any");
  PbElementNode *node = pb_element_node_new (!group ? PB_NODE_LEAF : all ? PB_NODE_ALL : PB_NODE_ANY);

  if (!group) {
    node->element = pb_element_new ();
    node->element->id = g_strdup (words[0]);
    node->element->label = g_strdup (words[0]);
    node->element->kind = read_kind (words[1]);
  }
  for (guint i = group ? 1 : 2; words[i] != NULL; i++)
    read_flag (node, words[i]);
  return node;
}

static PbOffence *
read_offence (char **words)
{
  PbOffence *offence = pb_offence_new ();

  offence->id = g_strdup (words[1]);
  offence->label = g_strdup (words[1]);
  for (guint i = 2; words[i] != NULL; i++) {
    if (g_str_has_prefix (words[i], "child-under="))
      offence->child_under
          = (guint) g_ascii_digit_value (words[i][12]) * 10 + (guint) g_ascii_digit_value (words[i][13]);
    else if (g_str_has_prefix (words[i], "valid="))
      g_assert_true (pb_date_parse (words[i] + 6, &offence->valid, NULL));
    else if (g_str_equal (words[i], "child-extends"))
      offence->child_extends = TRUE;
  }
  return offence;
}

PbLawPack *
small_law (const char *text)
{
  PbLawPack *pack = pb_law_pack_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  PbElementNode *open[MAX_DEPTH] = {NULL};
  PbOffence *offence = NULL;

  pack->id = g_strdup ("small");
  pack->version = g_strdup ("1");
  for (guint i = 0; lines[i] != NULL; i++) {
    gsize depth = strspn (lines[i], " ");
    g_auto (GStrv) words = g_strsplit (lines[i] + depth, " ", -1);

    if (lines[i][depth] == '\0')
      continue;
    if (depth == 0) {
      offence = read_offence (words);
      g_ptr_array_add (pack->offences, offence);
      continue;
    }
    g_assert_cmpuint (depth, <, MAX_DEPTH);
    open[depth] = read_node (words);
    if (depth == 1)
      offence->root = open[1];
    else
      g_ptr_array_add (open[depth - 1]->children, open[depth]);
  }
  return pack;
}
