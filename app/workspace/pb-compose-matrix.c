/* pb-compose-matrix.c: see pb-compose-matrix.h.
 *
 * Folding: proved for one act is proved for its victim; a column for several victims says for whom it is open
 * still, and else the weakest of what carries it, since every victim has to be proved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-compose-matrix"

#include "config.h"

#include "pb-compose-matrix.h"
#include "pb-review.h"

#include <glib/gi18n-lib.h>

/* A cell is two lines: it names so many victims, more it counts. */
#define MOST_NAMED 3

/* --- rows */

static void
row_free (PbMatrixRow *row)
{
  g_free (row->name);
  g_free (row->label);
  g_free (row->element_id);
  g_free (row);
}

static const char *
label_of (const PbElementNode *node)
{
  if (node->element != NULL)
    return node->element->label;
  if (node->label != NULL)
    return node->label;
  return node->rule == PB_NODE_ANY ? C_ ("matrix", "any of") : C_ ("matrix", "all of");
}

static void
add_rows (GPtrArray *rows, const PbElementNode *node, guint depth, guint parent)
{
  guint self = G_MAXUINT;

  if (depth > 0) {
    PbMatrixRow *row = g_new0 (PbMatrixRow, 1);
    const char *id = node->element != NULL ? node->element->id : node->id;

    self = rows->len;
    row->name = id != NULL ? g_strdup (id) : g_strdup_printf ("#%u", rows->len);
    row->label = g_strdup (label_of (node));
    row->element_id = node->element != NULL ? g_strdup (node->element->id) : NULL;
    row->depth = depth - 1;
    row->parent = parent;
    row->index = rows->len + 1; /* after the cell of the root */
    g_ptr_array_add (rows, row);
  }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    add_rows (rows, g_ptr_array_index (node->children, i), depth + 1, self);
}

/* --- columns */

/* What one column of the table stands for. */
typedef struct {
  PbMatrixColumn *shown; /* handed over to the matrix */
  GPtrArray *states;     /* (owned) (element-type PbColumnState) */
} Fold;

static void
fold_free (Fold *fold)
{
  g_ptr_array_unref (fold->states);
  g_free (fold);
}

static void
column_free (PbMatrixColumn *column)
{
  g_free (column->name);
  g_free (column->title);
  g_free (column->subtitle);
  g_free (column->accused_id);
  g_free (column->victim_id);
  g_free (column->act_id);
  g_free (column);
}

static const char *
id_of (gconstpointer row)
{
  return row != NULL ? ((const PbRow *) row)->id : NULL;
}

static gboolean
is_chosen (const PbColumnState *column, const PbCount *count, const PbMatrixChoice *choice)
{
  if (column->count != count)
    return FALSE;
  if (choice->act_id != NULL && g_strcmp0 (id_of (column->act), choice->act_id) != 0)
    return FALSE;
  if (choice->party_id == NULL || g_strcmp0 (id_of (column->accused), choice->party_id) == 0
      || g_strcmp0 (id_of (column->victim), choice->party_id) == 0)
    return TRUE;
  return FALSE;
}

/* "V3 · Housing in the factory · child". (transfer full) */
static char *
describe_place (const PbColumnState *column)
{
  g_autoptr (GString) text = g_string_new (column->victim != NULL ? column->victim->pseudonym : "");

  if (column->act != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", column->act->label);
  if (column->reading_open)
    g_string_append_printf (text, " · %s",
                            column->reading == PB_AGE_READING_CHILD ? C_ ("matrix", "read as a child")
                                                                    : C_ ("matrix", "read as an adult"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static Fold *
add_fold (GPtrArray *folds, const PbColumnState *column, gboolean is_single)
{
  Fold *fold = g_new0 (Fold, 1);
  PbMatrixColumn *shown = g_new0 (PbMatrixColumn, 1);
  const char *accused = id_of (column->accused), *victim = id_of (column->victim), *act = id_of (column->act);

  shown->title
      = g_strdup (column->accused != NULL ? column->accused->pseudonym : C_ ("matrix", "It happened"));
  shown->accused_id = g_strdup (accused);
  if (is_single) {
    shown->name
        = g_strdup_printf ("%s/%s/%s/%d", accused != NULL ? accused : "", victim != NULL ? victim : "",
                           act != NULL ? act : "", (int) column->reading);
    shown->subtitle = describe_place (column);
    shown->victim_id = g_strdup (victim);
    shown->act_id = g_strdup (act);
  } else {
    shown->name = g_strdup_printf ("%s/", accused != NULL ? accused : "");
  }
  fold->shown = shown;
  fold->states = g_ptr_array_new ();
  g_ptr_array_add (folds, fold);
  return fold;
}

static int
compare_folds (gconstpointer a, gconstpointer b)
{
  const PbColumnState *first = g_ptr_array_index ((*(Fold *const *) a)->states, 0);
  const PbColumnState *second = g_ptr_array_index ((*(Fold *const *) b)->states, 0);
  int order;

  if (first->accused == NULL || second->accused == NULL)
    order = (first->accused != NULL) - (second->accused != NULL);
  else
    order = g_strcmp0 (first->accused->pseudonym, second->accused->pseudonym);
  if (order == 0 && first->victim != NULL && second->victim != NULL)
    order = g_strcmp0 (first->victim->pseudonym, second->victim->pseudonym);
  if (order == 0 && first->act != NULL && second->act != NULL)
    order = (int) first->act->row.index - (int) second->act->row.index;
  return order != 0 ? order : (int) first->reading - (int) second->reading;
}

/* (element-type Fold) */
static GPtrArray *
collect_folds (const PbAnalysis *analysis, const PbCount *count, const PbMatrixChoice *choice)
{
  GPtrArray *folds = g_ptr_array_new_with_free_func ((GDestroyNotify) fold_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < analysis->columns->len; i++) {
    PbColumnState *column = g_ptr_array_index (analysis->columns, i);
    Fold *fold;

    if (!is_chosen (column, count, choice))
      continue;
    fold = choice->each_victim_and_act ? NULL : g_hash_table_lookup (known, column->accused);
    if (fold == NULL) {
      fold = add_fold (folds, column, choice->each_victim_and_act);
      g_hash_table_insert (known, column->accused, fold);
    }
    g_ptr_array_add (fold->states, column);
  }
  g_ptr_array_sort (folds, compare_folds);
  return folds;
}

/* --- cells */

/* One victim's part of a cell: the best of its acts. */
typedef struct {
  PbParty *victim; /* (nullable) */
  gboolean supported;
  PbFactStrength strength;
} Share;

static Share *
find_share (GArray *shares, PbParty *victim)
{
  Share share = {.victim = victim};

  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, Share, i).victim == victim)
      return &g_array_index (shares, Share, i);
  g_array_append_val (shares, share);
  return &g_array_index (shares, Share, shares->len - 1);
}

static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const Share *first = a, *second = b;

  return g_strcmp0 (first->victim != NULL ? first->victim->pseudonym : NULL,
                    second->victim != NULL ? second->victim->pseudonym : NULL);
}

/* For whom it is open, when it is not so for all. (transfer full) (nullable) */
static char *
list_open (GArray *shares, guint n_open)
{
  g_autoptr (GString) text = NULL;

  if (n_open == 0 || n_open == shares->len)
    return NULL;
  if (n_open > MOST_NAMED)
    /* Translators: open for … */
    return g_strdup_printf (C_ ("matrix", "%u of %u victims"), n_open, shares->len);
  text = g_string_new (NULL);
  g_array_sort (shares, compare_shares);
  for (guint i = 0; i < shares->len; i++) {
    Share *share = &g_array_index (shares, Share, i);

    if (!share->supported && share->victim != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", share->victim->pseudonym);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fold_cell (const Fold *fold, guint index, PbMatrixCell *cell)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (Share));
  gboolean not_tied = FALSE;
  guint n_open = 0;

  for (guint i = 0; i < fold->states->len; i++) {
    const PbColumnState *column = g_ptr_array_index (fold->states, i);
    const PbCellState *state = g_ptr_array_index (column->cells, index);
    Share *share;

    if (!state->needed)
      continue;
    share = find_share (shares, column->victim);
    share->supported = share->supported || state->supported;
    share->strength = state->supported ? MAX (share->strength, state->strength) : share->strength;
    cell->contradicted = cell->contradicted || state->contradicted;
    cell->victims_word_only = cell->victims_word_only || (state->supported && state->victims_word_only);
    cell->carried = cell->carried || (state->supported && state->carried);
    not_tied = not_tied || state->only_shown_for_all;
  }
  cell->state = shares->len > 0 ? PB_MATRIX_SUPPORTED : PB_MATRIX_FALLS_AWAY;
  cell->strength = PB_FACT_INDEPENDENTLY_CORROBORATED;
  for (guint i = 0; i < shares->len; i++) {
    Share *share = &g_array_index (shares, Share, i);

    n_open += share->supported ? 0 : 1;
    cell->strength = MIN (cell->strength, share->strength);
  }
  if (n_open > 0)
    cell->state = not_tied ? PB_MATRIX_NOT_TIED : PB_MATRIX_OPEN;
  cell->open_for = list_open (shares, n_open);
}

static gboolean
has_any_parent (GPtrArray *rows, const PbMatrixRow *row, const PbColumnState *column)
{
  while (row->parent != G_MAXUINT) {
    row = g_ptr_array_index (rows, row->parent);
    if (((PbCellState *) g_ptr_array_index (column->cells, row->index))->node->rule == PB_NODE_ANY)
      return TRUE;
  }
  return FALSE;
}

/* A member of an any-of group is no gap of its own, nor is a group of which all is needed: its members are.
 */
static gboolean
can_be_gap (GPtrArray *rows, const PbMatrixRow *row, const PbColumnState *column)
{
  const PbElementNode *node = ((PbCellState *) g_ptr_array_index (column->cells, row->index))->node;

  if (node->rule == PB_NODE_ALL || column->count->offence->root->rule == PB_NODE_ANY)
    return FALSE;
  if (node->element != NULL && node->element->kind == PB_ELEMENT_EXCLUSION)
    return FALSE;
  return !has_any_parent (rows, row, column);
}

static gboolean
is_open (const PbMatrixCell *cell)
{
  return cell->state == PB_MATRIX_OPEN || cell->state == PB_MATRIX_NOT_TIED;
}

static void
fill_cells (PbMatrix *self, GPtrArray *folds)
{
  self->cells = g_new0 (PbMatrixCell, self->rows->len * folds->len + 1);
  for (guint i = 0; i < self->rows->len; i++) {
    PbMatrixRow *row = g_ptr_array_index (self->rows, i);

    for (guint j = 0; j < folds->len; j++) {
      Fold *fold = g_ptr_array_index (folds, j);
      PbMatrixCell *cell = &self->cells[i * folds->len + j];

      fold_cell (fold, row->index, cell);
      row->is_used = row->is_used || cell->state == PB_MATRIX_SUPPORTED || cell->state == PB_MATRIX_NOT_TIED
                     || cell->contradicted || cell->open_for != NULL;
      if (is_open (cell) && can_be_gap (self->rows, row, g_ptr_array_index (fold->states, 0)))
        fold->shown->n_open++;
    }
  }
}

/* --- leaving rows out */

static gboolean
keeps_row (const PbMatrix *self, guint row, guint n_columns, const PbMatrixChoice *choice)
{
  gboolean has_open = FALSE, has_word_only = FALSE;

  for (guint j = 0; j < n_columns; j++) {
    const PbMatrixCell *cell = &self->cells[row * n_columns + j];

    has_open = has_open || is_open (cell);
    has_word_only = has_word_only || cell->victims_word_only;
  }
  return (has_open || !choice->only_open) && (has_word_only || !choice->only_victims_word_only);
}

static void
clear_cell (PbMatrixCell *cell)
{
  g_clear_pointer (&cell->open_for, g_free);
}

static void
leave_rows_out (PbMatrix *self, guint n_columns, const PbMatrixChoice *choice)
{
  g_autofree gboolean *keep = g_new0 (gboolean, self->rows->len + 1);
  g_autofree guint *moved = g_new0 (guint, self->rows->len + 1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  for (guint i = self->rows->len; i > 0; i--) {
    PbMatrixRow *row = g_ptr_array_index (self->rows, i - 1);

    keep[i - 1] = keep[i - 1] || keeps_row (self, i - 1, n_columns, choice);
    if (keep[i - 1] && row->parent != G_MAXUINT)
      keep[row->parent] = TRUE;
  }
  for (guint i = 0; i < self->rows->len; i++) {
    PbMatrixRow *row = g_ptr_array_index (self->rows, i);
    guint to = rows->len;

    if (!keep[i]) {
      row_free (row);
      for (guint j = 0; j < n_columns; j++)
        clear_cell (&self->cells[i * n_columns + j]);
      continue;
    }
    moved[i] = to;
    row->parent = row->parent != G_MAXUINT ? moved[row->parent] : G_MAXUINT;
    if (to != i)
      for (guint j = 0; j < n_columns; j++)
        self->cells[to * n_columns + j] = self->cells[i * n_columns + j];
    g_ptr_array_add (rows, row);
  }
  g_ptr_array_set_free_func (self->rows, NULL);
  g_ptr_array_unref (self->rows);
  self->rows = rows;
}

/* --- notes */

static void
add_note (PbMatrix *self, GHashTable *known, char *text)
{
  if (g_hash_table_add (known, text))
    g_ptr_array_add (self->notes, g_strdup (text));
}

static void
add_notes (PbMatrix *self, GPtrArray *folds)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < folds->len; i++) {
    Fold *fold = g_ptr_array_index (folds, i);

    for (guint j = 0; j < fold->states->len; j++) {
      const PbColumnState *column = g_ptr_array_index (fold->states, j);
      const char *victim = column->victim != NULL ? column->victim->pseudonym : "–";
      const char *act = column->act != NULL ? column->act->label : C_ ("matrix", "every act");

      if (column->reading_open)
        add_note (self, known,
                  /* Translators: victim, act */
                  g_strdup_printf (C_ ("matrix", "%s, %s: the age leaves both readings open; both are shown"),
                                   victim, act));
      else if (column->reading == PB_AGE_READING_CHILD)
        add_note (self, known,
                  g_strdup_printf (C_ ("matrix", "%s, %s: a child on this act; what a child's case does not "
                                                 "need falls away"),
                                   victim, act));
      if (column->law_differs)
        add_note (
            self, known,
            g_strdup_printf (
                C_ ("matrix", "%s: this law was not in force on all days of this act; check the version"),
                act));
    }
  }
}

/* --- the whole */

PbMatrix *
pb_compose_matrix (const PbAnalysis *analysis, const PbCount *count, const PbMatrixChoice *choice)
{
  PbMatrix *self;
  g_autoptr (GPtrArray) folds = NULL;

  g_return_val_if_fail (analysis != NULL && count != NULL && choice != NULL, NULL);

  self = g_new0 (PbMatrix, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  if (count->offence == NULL)
    return self;
  add_rows (self->rows, count->offence->root, 0, G_MAXUINT);
  folds = collect_folds (analysis, count, choice);
  fill_cells (self, folds);
  if (folds->len > 0)
    leave_rows_out (self, folds->len, choice);
  for (guint i = 0; i < folds->len; i++)
    g_ptr_array_add (self->columns, ((Fold *) g_ptr_array_index (folds, i))->shown);
  add_notes (self, folds);
  return self;
}

void
pb_matrix_free (PbMatrix *matrix)
{
  if (matrix == NULL)
    return;
  for (guint i = 0; i < matrix->rows->len * matrix->columns->len; i++)
    clear_cell (&matrix->cells[i]);
  g_free (matrix->cells);
  g_ptr_array_unref (matrix->rows);
  g_ptr_array_unref (matrix->columns);
  g_ptr_array_unref (matrix->notes);
  g_free (matrix);
}

const PbMatrixCell *
pb_matrix_get_cell (const PbMatrix *matrix, guint row, guint column)
{
  g_return_val_if_fail (matrix != NULL && row < matrix->rows->len && column < matrix->columns->len, NULL);

  return &matrix->cells[row * matrix->columns->len + column];
}

/* --- what stands behind a cell */

static gboolean
is_inside (const PbElementNode *node, const char *element)
{
  if (node->element != NULL)
    return g_strcmp0 (node->element->id, element) == 0;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (is_inside (g_ptr_array_index (node->children, i), element))
      return TRUE;
  return FALSE;
}

static void
add_bearings (GPtrArray *list, const PbColumnState *column, const PbElementNode *node)
{
  for (guint i = 0; i < column->cells->len; i++) {
    const PbCellState *cell = g_ptr_array_index (column->cells, i);

    if (cell->bearings == NULL || cell->node->element == NULL || !is_inside (node, cell->node->element->id))
      continue;
    for (guint j = 0; j < cell->bearings->len; j++)
      if (!g_ptr_array_find (list, g_ptr_array_index (cell->bearings, j), NULL))
        g_ptr_array_add (list, g_ptr_array_index (cell->bearings, j));
  }
}

GPtrArray *
pb_compose_matrix_list_bearings (const PbAnalysis *analysis, const PbCount *count,
                                 const PbMatrixChoice *choice, const PbMatrixRow *row,
                                 const PbMatrixColumn *column)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GPtrArray) folds = NULL;
  const PbElementNode *node = NULL;

  g_return_val_if_fail (analysis != NULL && count != NULL && row != NULL && column != NULL, list);

  folds = collect_folds (analysis, count, choice);
  for (guint i = 0; i < folds->len; i++) {
    Fold *fold = g_ptr_array_index (folds, i);

    if (g_str_equal (fold->shown->name, column->name))
      for (guint j = 0; j < fold->states->len; j++) {
        const PbColumnState *state = g_ptr_array_index (fold->states, j);

        node = ((PbCellState *) g_ptr_array_index (state->cells, row->index))->node;
        add_bearings (list, state, node);
      }
    column_free (fold->shown);
  }
  for (guint i = 0; node != NULL && list->len == 0 && i < count->bearings->len; i++) {
    PbBearing *bearing = g_ptr_array_index (count->bearings, i);

    if (bearing->accused == NULL && is_inside (node, bearing->element))
      g_ptr_array_add (list, bearing);
  }
  return list;
}

char *
pb_matrix_cell_describe (const PbMatrixCell *cell)
{
  const char *open = pb_line_state_get_mark (PB_LINE_OPEN);

  g_return_val_if_fail (cell != NULL, NULL);

  switch (cell->state) {
  case PB_MATRIX_FALLS_AWAY:
    return g_strdup (C_ ("matrix", "– falls away"));
  case PB_MATRIX_SUPPORTED:
    return g_strdup_printf (
        "%s %s", pb_line_state_get_mark (cell->contradicted ? PB_LINE_CONTRADICTED : PB_LINE_SUPPORTED),
        pb_fact_strength_get_words (cell->strength));
  case PB_MATRIX_NOT_TIED:
    if (cell->open_for != NULL)
      /* Translators: mark, victims */
      return g_strdup_printf (C_ ("matrix", "%s open for %s: not tied"), open, cell->open_for);
    return g_strdup_printf (C_ ("matrix", "%s shown, not tied"), open);
  case PB_MATRIX_OPEN:
  default:
    if (cell->open_for != NULL)
      return g_strdup_printf (C_ ("matrix", "%s open for %s"), open, cell->open_for);
    return g_strdup_printf (
        cell->contradicted ? C_ ("matrix", "%s open, contradicted") : C_ ("matrix", "%s open"), open);
  }
}
