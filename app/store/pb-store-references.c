/* pb-store-references.c: who refers to a record, and what refers to nothing.
 *
 * SQLite would say only that a foreign key failed; a person needs to know which record to look at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-store-private.h"

/* Rows of a SELECT of id and key, as "assertion A3 (speaker)". */
static gboolean
read_names (PbStmt *statement, PbKind kind, const PbColumn *column, guint limit, GPtrArray *names,
            GError **error)
{
  PbStep step = PB_STEP_ROW;

  while (names->len < limit && (step = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    g_autofree char *name
        = _pb_store_name (kind, pb_stmt_get_text (statement, 1), pb_stmt_get_text (statement, 0));

    g_ptr_array_add (names, g_strdup_printf ("%s (%s)", name, column->form_name));
  }
  return step != PB_STEP_ERROR;
}

/* Tables of the house itself that name a user: no records, but nobody who stands in the history may vanish
 * from it. */
static const char *const house_tables[] = {"gesture", "replica", "seal"};

static gboolean
find_in_house (PbStore *self, const char *id, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (house_tables) && names->len == 0; i++) {
    g_autofree char *sql
        = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"user_id\" = $id LIMIT 1", house_tables[i]);
    g_autoptr (PbStmt) statement = pb_db_prepare (self->db, sql, error);
    PbStep step = PB_STEP_ERROR;

    if (statement == NULL)
      return FALSE;
    pb_stmt_bind_text (statement, "$id", id);
    step = pb_stmt_step (statement, error);
    if (step == PB_STEP_ERROR)
      return FALSE;
    if (step == PB_STEP_ROW)
      g_ptr_array_add (names, g_strdup_printf ("the history (%s)", house_tables[i]));
  }
  return TRUE;
}

static gboolean
find_dangling_in_house (PbStore *self, GPtrArray *names, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (house_tables); i++) {
    g_autofree char *sql
        = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"user_id\" IS NOT NULL AND \"user_id\" NOT IN "
                           "(SELECT \"id\" FROM \"user\") LIMIT 1",
                           house_tables[i]);
    g_autoptr (PbStmt) statement = pb_db_prepare (self->db, sql, error);
    PbStep step = statement != NULL ? pb_stmt_step (statement, error) : PB_STEP_ERROR;

    if (step == PB_STEP_ERROR)
      return FALSE;
    if (step == PB_STEP_ROW)
      g_ptr_array_add (names, g_strdup_printf ("the history (%s: user)", house_tables[i]));
  }
  return TRUE;
}

static gboolean
find_in_column (PbStore *self, PbKind from, const PbColumn *column, const char *id, GPtrArray *names,
                GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT \"id\", \"key\" FROM \"%s\" WHERE \"%s\" = $id AND \"id\" <> $id LIMIT 1",
                         pb_kind_get_info (from)->table, column->name);
  g_autoptr (PbStmt) statement = pb_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$id", id);
  return read_names (statement, from, column, 1, names, error);
}

static gboolean
find_in_records (PbStore *self, PbKind kind, const char *id, GPtrArray *names, GError **error)
{
  for (PbKind from = 0; from < PB_N_KINDS; from++) {
    const PbKindInfo *info = pb_kind_get_info (from);

    for (guint i = 0; i < info->n_columns && names->len == 0; i++) {
      if (info->columns[i].reference == kind
          && !find_in_column (self, from, &info->columns[i], id, names, error))
        return FALSE;
    }
  }
  return TRUE;
}

gboolean
_pb_store_find_referrer (PbStore *self, PbKind kind, const char *id, char **out_referrer, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!find_in_records (self, kind, id, names, error)
      || (kind == PB_KIND_USER && !find_in_house (self, id, names, error)))
    return FALSE;
  *out_referrer = names->len > 0 ? g_strdup (g_ptr_array_index (names, 0)) : NULL;
  return TRUE;
}

static gboolean
list_dangling_in_column (PbStore *self, PbKind from, const PbColumn *column, guint limit, GPtrArray *names,
                         GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"id\", \"key\" FROM \"%s\" AS child WHERE \"%s\" IS NOT NULL AND NOT EXISTS "
      "(SELECT 1 FROM \"%s\" AS parent WHERE parent.\"id\" = child.\"%s\")",
      pb_kind_get_info (from)->table, column->name, pb_kind_get_info (column->reference)->table,
      column->name);
  g_autoptr (PbStmt) statement = pb_db_prepare (self->db, sql, error);

  return statement != NULL && read_names (statement, from, column, limit, names, error);
}

gboolean
_pb_store_list_dangling (PbStore *self, const gboolean *kinds, const gboolean *parents, guint limit,
                         GPtrArray *names, GError **error)
{
  for (PbKind from = 0; from < PB_N_KINDS; from++) {
    const PbKindInfo *info = pb_kind_get_info (from);

    for (guint i = 0; i < info->n_columns && names->len < limit; i++) {
      PbKind to = info->columns[i].reference;

      if (to == PB_KIND_NONE || (kinds != NULL && !kinds[from] && !parents[to]))
        continue;
      if (!list_dangling_in_column (self, from, &info->columns[i], limit, names, error))
        return FALSE;
    }
  }
  return (kinds != NULL && !parents[PB_KIND_USER]) || find_dangling_in_house (self, names, error);
}

gboolean
_pb_store_find_dangling (PbStore *self, const gboolean *kinds, const gboolean *parents, char **out_dangling,
                         GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!_pb_store_list_dangling (self, kinds, parents, 1, names, error))
    return FALSE;
  *out_dangling = names->len > 0 ? g_strdup (g_ptr_array_index (names, 0)) : NULL;
  return TRUE;
}
