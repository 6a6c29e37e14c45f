/* pb-store-query.c: see pb-store-query.h.
 *
 * SQLite gives the rows and their texts; words are compared folded, as search does, and keys in natural order
 * ("S2" before "S10"), which SQL cannot. Names of columns come from the compiled-in schema only, values are
 * bound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-date.h"
#include "pb-error.h"
#include "pb-kind-title.h"
#include "pb-ratio.h"
#include "pb-store-private.h"
#include "pb-store-query.h"
#include "pb-store-views.h"
#include "pb-store-words.h"
#include "pb-text.h"

#include <string.h>

/* Columns of the SELECT before the texts. */
#define FIRST_TEXT 2
/* Bytes of a text that count in its order: 40 characters of Thai, of which a list shows 80. */
#define SORT_BYTES 120
/* Digits in the length of a number's whole part. */
#define LENGTH_DIGITS 3
#define MAX_WHOLE_DIGITS 999
#define FRACTION_PLACES 12
/* Turned round, it makes signed numbers ascend as unsigned ones. */
#define SIGN_BIT 0x80000000u

typedef struct {
  char *id;
  char *sort; /* (nullable): strcmp() gives the order */
} Row;

static void
row_clear (Row *row)
{
  g_free (row->id);
  g_free (row->sort);
}

/* --- SQL */

static void append_short_title (GString *sql, PbKind kind, guint depth);

/* The text of one column of the table called row@depth: of a reference what the other is called. */
static void
append_text (GString *sql, const PbColumn *column, guint depth)
{
  if (column->reference == PB_KIND_NONE) {
    g_string_append_printf (sql, "row%u.\"%s\"", depth, column->name);
    return;
  }
  g_string_append (sql, "(SELECT ");
  append_short_title (sql, column->reference, depth + 1);
  g_string_append_printf (sql, " FROM \"%s\" AS row%u WHERE row%u.\"id\" = row%u.\"%s\")",
                          pb_kind_get_info (column->reference)->table, depth + 1, depth + 1, depth,
                          column->name);
}

static void
append_title_column (GString *sql, PbKind kind, const char *name, guint depth)
{
  int column = pb_kind_find_column (kind, name);

  /* pb-kind-title.c names no other; should it ever, the value stays where it is. */
  if (pb_kind_may_show (kind, (guint) column))
    append_text (sql, &pb_kind_get_info (kind)->columns[column], depth);
  else
    g_string_append (sql, "NULL");
}

/* The parts that are there, each with a space behind; '' when none is. */
static void
append_joined (GString *sql, PbKind kind, guint n, guint depth)
{
  const PbKindTitle *title = pb_kind_get_title (kind);

  for (guint i = 0; i < n && title->columns[i] != NULL; i++) {
    g_string_append (sql, i > 0 ? " || coalesce (" : "coalesce (");
    append_title_column (sql, kind, title->columns[i], depth);
    g_string_append (sql, " || ' ', '')");
  }
}

static void
append_short_title (GString *sql, PbKind kind, guint depth)
{
  const PbKindTitle *title = pb_kind_get_title (kind);

  g_string_append (sql, "coalesce (");
  if (title->n_short > 1) {
    g_string_append (sql, "nullif (");
    append_joined (sql, kind, title->n_short, depth);
    g_string_append (sql, ", ''), ");
  }
  for (guint i = title->n_short > 1 ? title->n_short : 0; title->columns[i] != NULL; i++) {
    append_title_column (sql, kind, title->columns[i], depth);
    g_string_append (sql, ", ");
  }
  g_string_append_printf (sql, "row%u.\"key\")", depth);
}

/* The whole title of what the column refers to, as lists show it. */
static void
append_reference (GString *sql, const PbColumn *column)
{
  g_string_append (sql, "(SELECT coalesce (nullif (");
  append_joined (sql, column->reference, PB_KIND_TITLE_MAX_COLUMNS, 1);
  g_string_append_printf (sql, ", ''), row1.\"key\") FROM \"%s\" AS row1 WHERE row1.\"id\" = row0.\"%s\")",
                          pb_kind_get_info (column->reference)->table, column->name);
}

static void
append_column (GString *sql, const PbColumn *column)
{
  if (column->reference != PB_KIND_NONE)
    append_reference (sql, column);
  else
    append_text (sql, column, 0);
}

/* Whether the filter looks at this column. */
static gboolean
is_searched (PbKind kind, guint column)
{
  return column > 0 && pb_kind_get_info (kind)->columns[column].type == PB_COLUMN_TYPE_TEXT
         && pb_kind_may_show (kind, column);
}

static char *
put_sql (const PbStoreQuery *query, const PbColumn *sort, const PbColumn *match)
{
  const PbKindInfo *info = pb_kind_get_info (query->kind);
  g_autoptr (GString) sql = g_string_new ("SELECT row0.\"id\", ");

  append_column (sql, sort);
  for (guint i = 0; query->filter != NULL && i < info->n_columns; i++)
    if (is_searched (query->kind, i)) {
      g_string_append (sql, ", ");
      append_column (sql, &info->columns[i]);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS row0", info->table);
  if (match != NULL)
    g_string_append_printf (sql, " WHERE row0.\"%s\" IS $value", match->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static int
count_columns (const PbStoreQuery *query)
{
  int n = FIRST_TEXT;

  for (guint i = 0; query->filter != NULL && i < pb_kind_get_info (query->kind)->n_columns; i++)
    n += is_searched (query->kind, i);
  return n;
}

/* --- filter */

/* Every word of the filter stands in one of the texts of the row. */
static gboolean
fits (PbStmt *statement, int n_columns, char *const *words, GString *folded)
{
  if (words == NULL)
    return TRUE;
  g_string_truncate (folded, 0);
  for (int i = FIRST_TEXT; i < n_columns; i++) {
    const char *text = pb_stmt_get_text (statement, i);

    if (text != NULL)
      pb_store_words_append (folded, text);
    /* A word is not found across two columns: folding leaves no line breaks. */
    g_string_append_c (folded, '\n');
  }
  return pb_store_words_stand_in (words, folded->str);
}

/* --- order */

/* Exact decimals so that strcmp() has them in order: sign, length of the whole part, digits. Below zero
 * everything is turned round. NULL when it is no decimal. */
static char *
dup_number_order (const char *text)
{
  gboolean is_negative = text[0] == '-';
  const char *digits = text + is_negative;
  gsize n_whole, n_digits;
  g_autoptr (GString) order = NULL;

  while (*digits == '0')
    digits++;
  n_whole = strspn (digits, "0123456789");
  n_digits = n_whole + (digits[n_whole] == '.' ? 1 + strspn (digits + n_whole + 1, "0123456789") : 0);
  if (text[is_negative] == '\0' || digits[n_digits] != '\0' || n_whole > MAX_WHOLE_DIGITS)
    return NULL;
  if (n_digits > n_whole) { /* 1.50 is 1.5 */
    while (digits[n_digits - 1] == '0')
      n_digits--;
    if (digits[n_digits - 1] == '.')
      n_digits--;
  }
  is_negative = is_negative && n_digits > 0;
  order = g_string_new (is_negative ? "n" : "p");
  g_string_append_printf (order, "%0*u", LENGTH_DIGITS, (guint) n_whole);
  g_string_append_len (order, digits, (gssize) n_digits);
  for (gsize i = 1; is_negative && i < order->len; i++)
    if (order->str[i] != '.')
      order->str[i] = (char) ('0' + '9' - order->str[i]);
  if (is_negative)
    g_string_append_c (order, '~'); /* -1 after -1.5 */
  return g_string_free (g_steal_pointer (&order), FALSE);
}

/* Numbers are stored as decimals, or as fractions where they have no end ("1/3"): then so many places decide.
 */
static char *
dup_fraction_order (const char *text)
{
  g_autoptr (PbRatio) number = pb_ratio_new_from_text (text, NULL);
  g_autofree char *decimal
      = number != NULL ? pb_ratio_to_decimal (number, FRACTION_PLACES, PB_ROUND_HALF_UP) : NULL;

  return decimal != NULL ? dup_number_order (decimal) : NULL;
}

/* By the earliest day it may mean, an open beginning first. NULL when it is no date. */
static char *
dup_date_order (const char *text)
{
  PbDate date;

  if (!pb_date_parse (text, &date, NULL))
    return NULL;
  return g_strdup_printf ("%010" G_GUINT32_FORMAT "%010" G_GUINT32_FORMAT, (guint32) date.first ^ SIGN_BIT,
                          (guint32) date.last ^ SIGN_BIT);
}

static char *
dup_order (const PbColumn *column, const char *text)
{
  gsize length = strlen (text);
  char *order = NULL;

  if (!g_utf8_validate (text, (gssize) length, NULL))
    return NULL;
  if (column->type == PB_COLUMN_TYPE_DECIMAL || column->type == PB_COLUMN_TYPE_INTEGER)
    order = strchr (text, '/') != NULL ? dup_fraction_order (text) : dup_number_order (text);
  else if (column->type == PB_COLUMN_TYPE_DATE)
    order = dup_date_order (text);
  if (order != NULL)
    return order;
  if (length > SORT_BYTES)
    length = (gsize) (g_utf8_find_prev_char (text, text + SORT_BYTES) - text);
  return g_utf8_collate_key_for_filename (text, (gssize) length);
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
read_rows (PbStmt *statement, const PbStoreQuery *query, const PbColumn *sort, GArray *rows,
           GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) words = pb_store_words_fold (query->filter);
  g_autoptr (GString) folded = g_string_new (NULL);
  int n_columns = count_columns (query);
  PbStep step;

  while ((step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    const char *text;
    Row row = {NULL, NULL};

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!fits (statement, n_columns, words, folded))
      continue;
    row.id = g_strdup (pb_stmt_get_text (statement, 0));
    text = pb_stmt_get_text (statement, 1);
    if (text != NULL)
      row.sort = dup_order (sort, text);
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

static gboolean
is_findable (const char *filter)
{
  return filter == NULL
         || (strlen (filter) <= PB_STORE_SEARCH_MAX_QUERY && g_utf8_validate (filter, -1, NULL));
}

GPtrArray *
pb_store_query (PbStore *self, const PbStoreQuery *query, GCancellable *cancellable, GError **error)
{
  const PbColumn *sort, *match;
  g_autofree char *sql = NULL;
  g_autoptr (PbStmt) statement = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean descending;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);
  g_return_val_if_fail (query->kind >= 0 && query->kind < PB_N_KINDS, NULL);

  sort = find_column (query->kind, query->sort != NULL ? query->sort : "key", error);
  match = query->column != NULL && sort != NULL ? find_column (query->kind, query->column, error) : NULL;
  if (sort == NULL || (query->column != NULL && match == NULL))
    return NULL;
  if (!is_findable (query->filter))
    return g_steal_pointer (&ids);
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  sql = put_sql (query, sort, match);
  statement = pb_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return NULL;
  if (match != NULL
      && !_pb_store_bind_column (statement, "$value", query->kind,
                                 (guint) pb_kind_find_column (query->kind, match->name), query->value, error))
    return NULL;
  if (!read_rows (statement, query, sort, rows, cancellable, error))
    return NULL;
  descending = query->descending;
  g_array_sort_with_data (rows, compare_rows, &descending);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, g_steal_pointer (&g_array_index (rows, Row, i).id));
  return g_steal_pointer (&ids);
}
