/* pb-review-text.c: see pb-review-text.h.
 *
 * Columns of one count that look alike for several victims and acts are printed once, with all of them named:
 * a court reads what differs, not what repeats.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-review-text"

#include "config.h"

#include "pb-cli.h"
#include "pb-review-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define LABEL_WIDTH 44
#define CELL_WIDTH 12
/* A line of owed wages may rest on dozens of passages. */
#define PASSAGES_SHOWN 4u

static void
append_padded (GString *line, const char *text, glong width)
{
  glong length = g_utf8_strlen (text, -1);

  if (length > width) {
    g_autofree char *cut = g_utf8_substring (text, 0, width - 1);

    g_string_append_printf (line, "%s…", cut);
    return;
  }
  g_string_append (line, text);
  for (; length < width; length++)
    g_string_append_c (line, ' ');
}

/* --- the lists */

static void
print_line (const PbReviewLine *line, gboolean all_passages)
{
  guint shown = all_passages ? line->passages->len : MIN (line->passages->len, PASSAGES_SHOWN);

  pb_cli_print ("  %s %s [%s]", pb_line_state_get_mark (line->state), line->text,
                pb_line_state_get_words (line->state));
  if (line->detail != NULL && *line->detail != '\0')
    pb_cli_print ("      %s", line->detail);
  for (guint i = 0; i < shown; i++) {
    g_autofree char *passage = pb_cli_describe_passage (g_ptr_array_index (line->passages, i));

    pb_cli_print ("      ▸ %s", passage);
  }
  if (shown < line->passages->len)
    pb_cli_print (_ ("      ▸ … and %u more passages"), line->passages->len - shown);
}

static void
print_sections (const PbReview *review, gboolean all_passages)
{
  for (guint i = 0; i < review->sections->len; i++) {
    const PbReviewSection *section = g_ptr_array_index (review->sections, i);

    pb_cli_print ("\n%s", section->title);
    for (guint j = 0; j < section->lines->len; j++)
      print_line (g_ptr_array_index (section->lines, j), all_passages);
    if (section->lines->len == 0)
      pb_cli_print ("  %s", section->empty);
  }
}

/* --- the matrix */

/* The columns (one per accused, "all" first) of one count, victim, act and reading. */
typedef struct {
  PbColumnState *first;
  GPtrArray *columns; /* (owned) (element-type PbColumnState) */
  char *picture;      /* (owned): its rows as text: equal pictures are one block */
  GPtrArray *others;  /* (owned) (element-type PbColumnState): first columns of blocks that look alike */
} Block;

static void
block_free (Block *block)
{
  g_ptr_array_unref (block->columns);
  g_ptr_array_unref (block->others);
  g_free (block->picture);
  g_free (block);
}

static const char *
strength_word (PbFactStrength strength)
{
  switch (strength) {
  case PB_FACT_ONE_SOURCE:
    return C_ ("matrix", "one");
  case PB_FACT_REPEATED:
    return C_ ("matrix", "repeated");
  case PB_FACT_CORROBORATED:
    return C_ ("matrix", "corrob.");
  case PB_FACT_INDEPENDENTLY_CORROBORATED:
    return C_ ("matrix", "indep.");
  case PB_FACT_UNSUPPORTED:
  default:
    return "";
  }
}

static char *
draw_cell (const PbCellState *cell)
{
  if (!cell->needed)
    return g_strdup (C_ ("matrix", "–"));
  if (!cell->supported)
    return g_strdup_printf ("%s %s", pb_line_state_get_mark (PB_LINE_OPEN),
                            cell->only_shown_for_all ? C_ ("matrix", "not tied") : C_ ("matrix", "open"));
  return g_strdup_printf (
      "%s %s", pb_line_state_get_mark (cell->contradicted ? PB_LINE_CONTRADICTED : PB_LINE_SUPPORTED),
      strength_word (cell->strength));
}

static guint
depth_of (const PbElementNode *root, const PbElementNode *node, guint depth)
{
  if (root == node)
    return depth;
  for (guint i = 0; root->children != NULL && i < root->children->len; i++) {
    guint found = depth_of (g_ptr_array_index (root->children, i), node, depth + 1);

    if (found != G_MAXUINT)
      return found;
  }
  return G_MAXUINT;
}

static const char *
node_label (const PbElementNode *node)
{
  if (node->element != NULL)
    return node->element->label;
  if (node->label != NULL)
    return node->label;
  return node->rule == PB_NODE_ANY ? C_ ("matrix", "any of") : C_ ("matrix", "all of");
}

static gboolean
is_worth_a_row (Block *block, guint row)
{
  for (guint i = 0; i < block->columns->len; i++) {
    PbColumnState *column = g_ptr_array_index (block->columns, i);
    PbCellState *cell = g_ptr_array_index (column->cells, row);

    /* Alternatives nobody relies on are left out: their group says that something is open. */
    if (cell->needed
        && (cell->supported || cell->contradicted || cell->only_shown_for_all
            || cell->node->rule != PB_NODE_LEAF))
      return TRUE;
    if (cell->needed && cell->node->element != NULL && cell->node->element->kind == PB_ELEMENT_MENTAL)
      return TRUE;
  }
  return FALSE;
}

static char *
draw_rows (Block *block)
{
  GString *picture = g_string_new (NULL);
  PbElementNode *root = block->first->count->offence->root;

  for (guint row = 1; row < block->first->cells->len; row++) {
    PbCellState *cell = g_ptr_array_index (block->first->cells, row);
    g_autoptr (GString) label = g_string_new (NULL);

    if (!is_worth_a_row (block, row))
      continue;
    for (guint i = 1; i < depth_of (root, cell->node, 0); i++)
      g_string_append (label, "  ");
    g_string_append (label, node_label (cell->node));
    g_string_append (picture, "  ");
    append_padded (picture, label->str, LABEL_WIDTH);
    for (guint i = 0; i < block->columns->len; i++) {
      PbColumnState *column = g_ptr_array_index (block->columns, i);
      g_autofree char *text = draw_cell (g_ptr_array_index (column->cells, row));

      append_padded (picture, text, CELL_WIDTH);
    }
    g_strchomp (picture->str);
    picture->len = strlen (picture->str);
    g_string_append_c (picture, '\n');
  }
  return g_string_free (picture, FALSE);
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const PbColumnState *first = *(PbColumnState *const *) a, *second = *(PbColumnState *const *) b;

  if (first->accused == NULL || second->accused == NULL)
    return (first->accused != NULL) - (second->accused != NULL);
  return g_strcmp0 (first->accused->pseudonym, second->accused->pseudonym);
}

/* (element-type Block): blocks of @count; those that look alike joined. */
static GPtrArray *
collect_blocks (PbAnalysis *analysis, PbCount *count)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);

  for (guint i = 0; i < analysis->columns->len; i++) {
    PbColumnState *column = g_ptr_array_index (analysis->columns, i);
    Block *block = NULL;

    if (column->count != count || count->offence == NULL)
      continue;
    for (guint j = 0; block == NULL && j < all->len; j++) {
      Block *known = g_ptr_array_index (all, j);

      if (known->first->victim == column->victim && known->first->act == column->act
          && known->first->reading == column->reading)
        block = known;
    }
    if (block == NULL) {
      block = g_new0 (Block, 1);
      block->first = column;
      block->columns = g_ptr_array_new ();
      block->others = g_ptr_array_new ();
      g_ptr_array_add (all, block);
    }
    g_ptr_array_add (block->columns, column);
  }
  for (guint i = 0; i < all->len; i++) {
    Block *block = g_ptr_array_index (all, i);
    Block *alike = NULL;

    g_ptr_array_sort (block->columns, compare_columns);
    block->picture = draw_rows (block);
    for (guint j = 0; alike == NULL && j < blocks->len; j++) {
      Block *known = g_ptr_array_index (blocks, j);

      if (known->first->reading == block->first->reading
          && known->first->reading_open == block->first->reading_open
          && known->first->law_differs == block->first->law_differs
          && g_str_equal (known->picture, block->picture))
        alike = known;
    }
    if (alike == NULL) {
      g_ptr_array_add (blocks, block);
    } else {
      g_ptr_array_add (alike->others, block->first);
      block_free (block);
    }
  }
  return blocks;
}

static void
add_place (GPtrArray *victims, GPtrArray *acts, PbColumnState *column)
{
  if (column->victim != NULL && !g_ptr_array_find (victims, column->victim, NULL))
    g_ptr_array_add (victims, column->victim);
  if (column->act != NULL && !g_ptr_array_find (acts, column->act, NULL))
    g_ptr_array_add (acts, column->act);
}

static void
print_block_head (Block *block)
{
  g_autoptr (GPtrArray) victims = g_ptr_array_new ();
  g_autoptr (GPtrArray) acts = g_ptr_array_new ();
  g_autoptr (GString) head = g_string_new ("  ");

  add_place (victims, acts, block->first);
  for (guint i = 0; i < block->others->len; i++)
    add_place (victims, acts, g_ptr_array_index (block->others, i));
  for (guint i = 0; i < victims->len; i++)
    g_string_append_printf (head, "%s%s", i > 0 ? ", " : "",
                            ((PbParty *) g_ptr_array_index (victims, i))->pseudonym);
  for (guint i = 0; i < acts->len; i++)
    g_string_append_printf (head, "%s%s",
                            i > 0              ? "; "
                            : victims->len > 0 ? " — "
                                               : "",
                            ((PbAct *) g_ptr_array_index (acts, i))->label);
  if (block->first->reading == PB_AGE_READING_CHILD)
    g_string_append (head, C_ ("matrix", " — child at that act: means not needed"));
  else if (block->first->count->offence->child_under > 0)
    g_string_append (head, C_ ("matrix", " — adult"));
  if (block->first->reading_open)
    g_string_append (head, C_ ("matrix", " (the age leaves both readings open)"));
  pb_cli_print ("%s", head->str);
  if (block->first->law_differs)
    pb_cli_print (_ ("    this law was not in force on all days of these acts: check the version"));
}

static void
print_block (Block *block)
{
  g_autoptr (GString) head = g_string_new ("  ");

  print_block_head (block);
  append_padded (head, "", LABEL_WIDTH);
  for (guint i = 0; i < block->columns->len; i++) {
    PbColumnState *column = g_ptr_array_index (block->columns, i);

    append_padded (head, column->accused != NULL ? column->accused->pseudonym : C_ ("matrix", "happened"),
                   CELL_WIDTH);
  }
  pb_cli_print ("%s", g_strchomp (head->str));
  pb_cli_print ("%s", block->picture);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const PbCount *first = *(PbCount *const *) a, *second = *(PbCount *const *) b;

  return first->number != second->number ? first->number - second->number
                                         : g_strcmp0 (first->row.key, second->row.key);
}

static void
print_matrix (PbAnalysis *analysis)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_copy (analysis->snapshot->counts, NULL, NULL);

  pb_cli_print ("\n%s", _ ("Matrix"));
  pb_cli_print ("  %s", _ ("● supported  ◐ supported, contradicted  ○ open  – not needed; then the strongest "
                           "state of the facts behind it"));
  g_ptr_array_sort (counts, compare_counts);
  for (guint i = 0; i < counts->len; i++) {
    PbCount *count = g_ptr_array_index (counts, i);
    g_autoptr (GPtrArray) blocks = NULL;

    if (count->offence == NULL) {
      pb_cli_print (_ ("\n  Count %d: %s is not in the pinned law packs"), count->number, count->offence_id);
      continue;
    }
    pb_cli_print (_ ("\n  Count %d: %s (%s, %s)"), count->number, count->offence->label,
                  count->offence->instrument, count->offence->section);
    blocks = collect_blocks (analysis, count);
    for (guint j = 0; j < blocks->len; j++)
      print_block (g_ptr_array_index (blocks, j));
    if (blocks->len == 0)
      pb_cli_print ("  %s", _ ("nobody is accused in this count yet"));
  }
  if (counts->len == 0)
    pb_cli_print ("  %s", _ ("No count yet."));
}

void
pb_review_text_print (const PbReview *review, gboolean all_passages)
{
  g_autofree char *day = pb_date_format_jdn (review->today);

  pb_cli_print (_ ("%s, as of %s"),
                review->analysis->snapshot->title != NULL ? review->analysis->snapshot->title
                                                          : _ ("Untitled case"),
                day);
  print_sections (review, all_passages);
  print_matrix (review->analysis);
  pb_cli_print ("\n%s", _ ("Supported, open, contradicted, not yet evaluated: what follows from it is for a "
                           "named person to say."));
}
