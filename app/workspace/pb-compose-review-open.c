/* pb-compose-review-open.c: what no fact shows yet, count by count and accused by accused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-review"

#include "config.h"

#include "pb-compose-review-private.h"

#include <glib/gi18n-lib.h>

/* What is open in one count against one accused: nodes, each with the victims it is open for in every act. */
typedef struct {
  PbCount *count;
  PbParty *accused;
  GPtrArray *nodes; /* (owned) (element-type OpenNode) */
} OpenCount;

typedef struct {
  PbElementNode *node;
  GHashTable *needed; /* (owned): victims (or the count, when it names none) for whom some act needs it */
  GHashTable *proved; /* (owned): … for whom some act has it supported */
  gboolean shown_for_all;
} OpenNode;

static void
open_node_free (OpenNode *open)
{
  g_hash_table_unref (open->needed);
  g_hash_table_unref (open->proved);
  g_free (open);
}

static void
open_count_free (OpenCount *open)
{
  g_ptr_array_unref (open->nodes);
  g_free (open);
}

/* A member of an any-of group is no gap of its own: the group is. */
static gboolean
stands_alone (PbElementNode *root, PbElementNode *node, gboolean in_any)
{
  if (root == node)
    return !in_any;
  for (guint i = 0; root->children != NULL && i < root->children->len; i++)
    if (stands_alone (g_ptr_array_index (root->children, i), node, in_any || root->rule == PB_NODE_ANY))
      return TRUE;
  return FALSE;
}

static gboolean
can_be_gap (PbColumnState *column, PbCellState *cell)
{
  return cell->needed && cell->node->rule != PB_NODE_ALL
         && (cell->node->element == NULL || cell->node->element->kind != PB_ELEMENT_EXCLUSION)
         && stands_alone (column->count->offence->root, cell->node, FALSE);
}

static OpenNode *
find_open_node (OpenCount *open, PbElementNode *node)
{
  OpenNode *entry;

  for (guint i = 0; i < open->nodes->len; i++) {
    entry = g_ptr_array_index (open->nodes, i);
    if (entry->node == node)
      return entry;
  }
  entry = g_new0 (OpenNode, 1);
  entry->node = node;
  entry->needed = g_hash_table_new (NULL, NULL);
  entry->proved = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (open->nodes, entry);
  return entry;
}

static OpenCount *
find_open_count (GPtrArray *list, GHashTable *known, PbColumnState *column)
{
  g_autofree char *name = g_strdup_printf ("%p %p", (void *) column->count, (void *) column->accused);
  OpenCount *open = g_hash_table_lookup (known, name);

  if (open != NULL)
    return open;
  open = g_new0 (OpenCount, 1);
  open->count = column->count;
  open->accused = column->accused;
  open->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) open_node_free);
  g_ptr_array_add (list, open);
  g_hash_table_insert (known, g_steal_pointer (&name), open);
  return open;
}

/* Proved for one act is proved: which acts a count can stand on, the matrix shows act by act. */
static GPtrArray *
collect_open_counts (PbAnalysis *analysis)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) open_count_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < analysis->columns->len; i++) {
    PbColumnState *column = g_ptr_array_index (analysis->columns, i);
    gpointer victim = column->victim != NULL ? (gpointer) column->victim : (gpointer) column->count;
    OpenCount *open;

    if (column->accused == NULL)
      continue;
    open = find_open_count (list, known, column);
    for (guint j = 0; j < column->cells->len; j++) {
      PbCellState *cell = g_ptr_array_index (column->cells, j);
      OpenNode *node;

      if (!can_be_gap (column, cell))
        continue;
      node = find_open_node (open, cell->node);
      g_hash_table_add (node->needed, victim);
      if (cell->supported)
        g_hash_table_add (node->proved, victim);
      node->shown_for_all = node->shown_for_all || cell->only_shown_for_all;
    }
  }
  return list;
}

static int
compare_open_counts (gconstpointer a, gconstpointer b)
{
  const OpenCount *first = *(OpenCount *const *) a, *second = *(OpenCount *const *) b;

  if (first->count->number != second->count->number)
    return first->count->number - second->count->number;
  return g_strcmp0 (first->accused->pseudonym, second->accused->pseudonym);
}

static gboolean
is_mental (PbElementNode *node)
{
  return node->element != NULL && node->element->kind == PB_ELEMENT_MENTAL;
}

static const char *
node_label (PbElementNode *node)
{
  return node->element != NULL ? node->element->label : node->label != NULL ? node->label : "";
}

static int
compare_pseudonyms (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(PbParty *const *) a)->pseudonym, (*(PbParty *const *) b)->pseudonym);
}

/* "V1, V2": the victims a node is open for; "" when it is open for all of the count; NULL when it is open for
 * none. (transfer full) */
static char *
list_open_victims (OpenCount *open, OpenNode *node)
{
  g_autoptr (GPtrArray) victims = g_ptr_array_new ();
  GString *text;

  if (g_hash_table_size (node->proved) >= g_hash_table_size (node->needed))
    return NULL;
  for (guint i = 0; i < open->count->victims->len; i++) {
    gpointer victim = g_ptr_array_index (open->count->victims, i);

    if (g_hash_table_contains (node->needed, victim) && !g_hash_table_contains (node->proved, victim))
      g_ptr_array_add (victims, victim);
  }
  text = g_string_new (NULL);
  if (victims->len < open->count->victims->len) {
    g_ptr_array_sort (victims, compare_pseudonyms);
    for (guint i = 0; i < victims->len; i++)
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              ((PbParty *) g_ptr_array_index (victims, i))->pseudonym);
  }
  return g_string_free (text, FALSE);
}

static void
cite_untied (PbReviewLine *line, PbCount *count, PbElementNode *node)
{
  for (guint i = 0; i < count->bearings->len; i++) {
    PbBearing *bearing = g_ptr_array_index (count->bearings, i);
    gboolean here = node->element != NULL && g_strcmp0 (bearing->element, node->element->id) == 0;

    for (guint j = 0; !here && node->children != NULL && j < node->children->len; j++) {
      PbElementNode *child = g_ptr_array_index (node->children, j);

      here = child->element != NULL && g_strcmp0 (bearing->element, child->element->id) == 0;
    }
    if (here && bearing->accused == NULL)
      pb_compose_review_cite_fact (line, bearing->fact);
  }
}

static void
append_open (GString *list, OpenNode *node, const char *victims)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", node_label (node->node));
  if (*victims != '\0')
    g_string_append_printf (list, " (%s)", victims);
  if (node->shown_for_all)
    g_string_append (list, C_ ("review", " [shown to have happened, not tied to this accused]"));
}

/* One line for each accused in each count: the mind first, since it is what indictments fail on. */
void
pb_compose_review_add_open_counts (PbReviewSection *section, PbAnalysis *analysis)
{
  g_autoptr (GPtrArray) list = collect_open_counts (analysis);

  g_ptr_array_sort (list, compare_open_counts);
  for (guint i = 0; i < list->len; i++) {
    OpenCount *open = g_ptr_array_index (list, i);
    g_autoptr (GString) mind = g_string_new (NULL);
    g_autoptr (GString) rest = g_string_new (NULL);
    PbReviewLine *line;

    for (guint j = 0; j < open->nodes->len; j++) {
      OpenNode *node = g_ptr_array_index (open->nodes, j);
      g_autofree char *victims = list_open_victims (open, node);

      if (victims != NULL)
        append_open (is_mental (node->node) ? mind : rest, node, victims);
    }
    if (mind->len == 0 && rest->len == 0)
      continue;
    /* Translators: count number, pseudonym of the accused, mental elements that are open */
    line = pb_review_section_add (
        section, PB_LINE_OPEN,
        mind->len > 0 ? g_strdup_printf (C_ ("review", "Count %d, %s: the mind is open: %s"),
                                         open->count->number, open->accused->pseudonym, mind->str)
                      : g_strdup_printf (C_ ("review", "Count %d, %s: open: %s"), open->count->number,
                                         open->accused->pseudonym, rest->str),
        mind->len > 0 && rest->len > 0 ? g_strdup_printf (C_ ("review", "Also open: %s"), rest->str) : NULL);
    pb_review_line_lead (line, "charges", PB_KIND_COUNT, open->count->row.id);
    for (guint j = 0; j < open->nodes->len; j++) {
      OpenNode *node = g_ptr_array_index (open->nodes, j);

      if (node->shown_for_all && g_hash_table_size (node->proved) < g_hash_table_size (node->needed))
        cite_untied (line, open->count, node->node);
    }
  }
}
