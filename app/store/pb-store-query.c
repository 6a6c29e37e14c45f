/* pb-store-query.c: see pb-store-query.h.
 *
 * SQLite gives the rows and their texts; words are compared folded and keys in natural order ("S2" before
 * "S10"), which SQL cannot. Names of columns come from the compiled-in schema only, values are bound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-private.h"
#include "pb-store-query.h"
#include "pb-text.h"

#include <string.h>

/* Columns of the SELECT before the texts. */
#define FIRST_TEXT 2

typedef struct {
  char *id;
  char *sort; /* (nullable): collation key */
} Row;

static void
row_clear (Row *row)
{
  g_free (row->id);
  g_free (row->sort);
}

static gboolean
is_number (const PbColumn *column)
{
  return column->type == PB_COLUMN_TYPE_DECIMAL || column->type == PB_COLUMN_TYPE_INTEGER;
}

/* The column by which people know a record of @kind, in SQL. (nullable) */
static const char *
find_label (PbKind kind)
{
  static const char *const labels[] = {"label", "pseudonym", "title", "proposition", "quote"};

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (pb_kind_find_column (kind, labels[i]) >= 0)
      return labels[i];
  return NULL;
}

/* What of a row may be read by everybody; quotes and propositions are, as long as exhibits are not sealed
 * (design 4a). */
static gboolean
is_open (PbKind kind, const PbColumn *column)
{
  return !column->identity || kind == PB_KIND_PASSAGE || kind == PB_KIND_ASSERTION;
}

static void
append_text (GString *sql, const PbColumn *column)
{
  const char *label = column->reference != PB_KIND_NONE ? find_label (column->reference) : NULL;

  if (label != NULL)
    g_string_append_printf (sql, "(SELECT other.\"%s\" FROM \"%s\" AS other WHERE other.\"id\" = row.\"%s\")",
                            label, pb_kind_get_info (column->reference)->table, column->name);
  else
    g_string_append_printf (sql, "row.\"%s\"", column->name);
}

static char *
put_sql (const PbStoreQuery *query, const PbColumn *sort, const PbColumn *match)
{
  const PbKindInfo *info = pb_kind_get_info (query->kind);
  g_autoptr (GString) sql = g_string_new ("SELECT row.\"id\", ");

  append_text (sql, sort);
  for (guint i = 1; query->filter != NULL && i < info->n_columns; i++)
    if (is_open (query->kind, &info->columns[i]) && info->columns[i].type == PB_COLUMN_TYPE_TEXT) {
      g_string_append (sql, ", ");
      append_text (sql, &info->columns[i]);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS row", info->table);
  if (match != NULL)
    g_string_append_printf (sql, " WHERE row.\"%s\" IS $value", match->name);
  if (is_number (sort))
    g_string_append_printf (sql, " ORDER BY row.\"%s\" IS NULL, CAST (row.\"%s\" AS REAL) %s, row.\"id\"",
                            sort->name, sort->name, query->descending ? "DESC" : "ASC");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Every word of the filter stands in one of the texts of the row. */
static gboolean
fits (PbStmt *statement, int n_columns, char *const *words)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *folded = NULL;

  if (words == NULL)
    return TRUE;
  for (int i = FIRST_TEXT; i < n_columns; i++) {
    const char *text = pb_stmt_get_text (statement, i);

    /* A line of its own for each: a word is not found across two columns. */
    if (text != NULL && strlen (text) <= PB_TEXT_MAX_BYTES && g_utf8_validate (text, -1, NULL))
      g_string_append_printf (texts, "%s\x01", text);
  }
  folded = pb_text_fold_for_search (texts->str, NULL);
  for (; *words != NULL; words++)
    if (strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* (nullable): folded words; NULL: nothing is asked. */
static char **
fold_words (const char *filter)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = NULL;

  if (filter == NULL || strlen (filter) > PB_TEXT_MAX_BYTES || !g_utf8_validate (filter, -1, NULL))
    return NULL;
  words = g_strsplit_set (filter, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    char *word = pb_text_fold_for_search (words[i], NULL);

    if (word[0] != '\0')
      g_ptr_array_add (folded, word);
    else
      g_free (word);
  }
  if (folded->len == 0)
    return NULL;
  g_ptr_array_add (folded, NULL);
  return (char **) g_ptr_array_steal (folded, NULL);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *first = a, *second = b;
  int sign = *(const gboolean *) data ? -1 : 1;
  int order;

  if (first->sort == NULL || second->sort == NULL)
    order = (first->sort == NULL) - (second->sort == NULL);
  else
    order = sign * strcmp (first->sort, second->sort);
  return order != 0 ? order : strcmp (first->id, second->id);
}

static gboolean
read_rows (PbStmt *statement, int n_columns, char *const *words, gboolean sorted, GArray *rows,
           GCancellable *cancellable, GError **error)
{
  PbStep step;

  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    const char *text = pb_stmt_get_text (statement, 1);
    Row row = {NULL, NULL};

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!fits (statement, n_columns, words))
      continue;
    row.id = g_strdup (pb_stmt_get_text (statement, 0));
    if (!sorted && text != NULL && g_utf8_validate (text, -1, NULL))
      row.sort = g_utf8_collate_key_for_filename (text, -1);
    g_array_append_val (rows, row);
  }
  return step == PB_STEP_DONE;
}

/* (nullable) with @error: the column of that name. */
static const PbColumn *
find_column (PbKind kind, const char *name, GError **error)
{
  int column = pb_kind_find_column (kind, name);

  if (column < 0)
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s has no column “%s”", pb_kind_get_info (kind)->table,
                 name);
  return column >= 0 ? &pb_kind_get_info (kind)->columns[column] : NULL;
}

static int
count_texts (const PbStoreQuery *query)
{
  const PbKindInfo *info = pb_kind_get_info (query->kind);
  int n = FIRST_TEXT;

  for (guint i = 1; query->filter != NULL && i < info->n_columns; i++)
    n += is_open (query->kind, &info->columns[i]) && info->columns[i].type == PB_COLUMN_TYPE_TEXT;
  return n;
}

GPtrArray *
pb_store_query (PbStore *self, const PbStoreQuery *query, GCancellable *cancellable, GError **error)
{
  const PbColumn *sort, *match;
  g_autofree char *sql = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (PbStmt) statement = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean descending = query->descending;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  sort = find_column (query->kind, query->sort != NULL ? query->sort : "key", error);
  match = query->column != NULL && sort != NULL ? find_column (query->kind, query->column, error) : NULL;
  if (sort == NULL || (query->column != NULL && match == NULL))
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  sql = put_sql (query, sort, match);
  words = fold_words (query->filter);
  statement = pb_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return NULL;
  if (match != NULL
      && !_pb_store_bind_column (statement, "$value", query->kind,
                                 (guint) pb_kind_find_column (query->kind, match->name), query->value, error))
    return NULL;
  if (!read_rows (statement, count_texts (query), words, is_number (sort), rows, cancellable, error))
    return NULL;
  if (!is_number (sort))
    g_array_sort_with_data (rows, compare_rows, &descending);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, g_steal_pointer (&g_array_index (rows, Row, i).id));
  return g_steal_pointer (&ids);
}
