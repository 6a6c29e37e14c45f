/* build-case.c: see build-case.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "build-case"

#include "config.h"

#include "build-case.h"
#include "pb-kind.h"

typedef struct {
  PbKind kind;
  GPtrArray *values; /* (owned): one text or NULL per column */
} CaseRow;

static void
free_row (gpointer data)
{
  CaseRow *row = data;

  g_ptr_array_unref (row->values);
  g_free (row);
}

/* The next word of @cursor: up to a space outside double quotes; NULL at the end. */
static char *
take_word (const char **cursor)
{
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p = *cursor;

  while (*p == ' ' || *p == '\t')
    p++;
  if (*p == '\0')
    return NULL;
  for (; *p != '\0' && (quoted || (*p != ' ' && *p != '\t')); p++) {
    if (quoted && *p == '\\' && (p[1] == '"' || p[1] == '\\'))
      g_string_append_c (word, *++p);
    else if (*p == '"')
      quoted = !quoted;
    else
      g_string_append_c (word, *p);
  }
  if (quoted)
    g_error ("build-case: a quote is not closed: %s", *cursor);
  *cursor = p;
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static CaseRow *
read_row (const char *line, guint number)
{
  g_autofree char *kind_name = take_word (&line);
  CaseRow *row = g_new0 (CaseRow, 1);
  const PbKindInfo *info;
  char *word;

  row->kind = pb_kind_from_form (kind_name);
  if (row->kind == PB_KIND_NONE) /* "work-pattern" for the table work_pattern */
    row->kind = pb_kind_from_form (g_strdelimit (kind_name, "-", '_'));
  if (row->kind == PB_KIND_NONE)
    g_error ("build-case: line %u: no kind is called \"%s\"", number, kind_name);
  info = pb_kind_get_info (row->kind);
  row->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < info->n_columns; i++)
    g_ptr_array_add (row->values, g_strdup (info->columns[i].default_value));
  while ((word = take_word (&line)) != NULL) {
    g_autofree char *owned = word;
    char *value = strchr (owned, '=');
    int column;

    if (value == NULL)
      g_error ("build-case: line %u: \"%s\" is not column=value", number, owned);
    *value++ = '\0';
    column = pb_kind_find_column (row->kind, owned);
    if (column < 0)
      g_error ("build-case: line %u: %s has no column \"%s\"", number, info->table, owned);
    g_free (row->values->pdata[column]);
    row->values->pdata[column] = *value == '\0' ? NULL : g_strdup (value);
  }
  if (row->values->pdata[1] == NULL)
    row->values->pdata[1] = g_strdup_printf ("%s-%u", info->table, number);
  return row;
}

static GPtrArray *
read_rows (const char *lines)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row);

  for (guint i = 0; split[i] != NULL; i++) {
    const char *line = g_strstrip (split[i]);

    if (*line != '\0' && *line != '#')
      g_ptr_array_add (rows, read_row (line, i + 1));
  }
  return rows;
}

/* The key itself for order 0; else with something in front that puts the rows in another order. */
static char *
make_id (const char *key, guint order)
{
  if (order == 0)
    return g_strdup (key);
  return g_strdup_printf ("%08x-%s", (g_str_hash (key) ^ (order * 0x9e3779b9u)) * 0x85ebca6bu, key);
}

static void
give_ids (GPtrArray *rows, guint order)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++) {
    CaseRow *row = rows->pdata[i];

    if (!g_hash_table_add (keys, row->values->pdata[1]))
      g_error ("build-case: two rows have the key \"%s\"", (char *) row->values->pdata[1]);
  }
  for (guint i = 0; i < rows->len; i++) {
    CaseRow *row = rows->pdata[i];
    const PbKindInfo *info = pb_kind_get_info (row->kind);

    g_free (row->values->pdata[0]);
    row->values->pdata[0] = make_id (row->values->pdata[1], order);
    for (guint c = 2; c < info->n_columns; c++) {
      g_autofree char *key = NULL;

      if (info->columns[c].reference == PB_KIND_NONE || row->values->pdata[c] == NULL)
        continue;
      key = row->values->pdata[c];
      row->values->pdata[c] = make_id (key, order);
    }
  }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const CaseRow *first = *(CaseRow *const *) a;
  const CaseRow *second = *(CaseRow *const *) b;

  return g_strcmp0 (first->values->pdata[0], second->values->pdata[0]);
}

static PbSnapshot *
make_snapshot (const char *lines, PbLawPack *const *packs, guint order, GError **error)
{
  g_autoptr (PbSnapshotBuilder) builder = pb_snapshot_builder_new ();
  g_autoptr (GPtrArray) rows = read_rows (lines);

  give_ids (rows, order);
  if (order > 0) /* a snapshot is given its rows in the order of their ids */
    g_ptr_array_sort (rows, compare_ids);
  for (guint i = 0; packs != NULL && packs[i] != NULL; i++)
    pb_snapshot_builder_add_pack (builder, packs[i]);
  for (guint i = 0; i < rows->len; i++) {
    CaseRow *row = rows->pdata[i];

    if (pb_snapshot_builder_wants (row->kind))
      pb_snapshot_builder_add (builder, row->kind, (const char *const *) row->values->pdata);
  }
  return pb_snapshot_builder_end (builder, error);
}

PbSnapshot *
build_case_try (const char *lines, PbLawPack *const *packs, GError **error)
{
  return make_snapshot (lines, packs, 0, error);
}

PbSnapshot *
build_case_shuffled (const char *lines, PbLawPack *const *packs, guint order)
{
  g_autoptr (GError) error = NULL;
  PbSnapshot *snapshot = make_snapshot (lines, packs, order, &error);

  if (snapshot == NULL)
    g_error ("build-case: %s", error->message);
  return snapshot;
}

PbSnapshot *
build_case (const char *lines, PbLawPack *const *packs)
{
  return build_case_shuffled (lines, packs, 0);
}
