/* pb-store-texts.c: pinned texts of law packs, and unsaved drafts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-files.h"
#include "pb-store-private.h"
#include "pb-uuid.h"

#include <string.h>

/* The only text of the only row; NOT_FOUND with @what. */
static char *
read_only_text (PbStmt *statement, const char *what, GError **error)
{
  PbStep step = pb_stmt_step (statement, error);

  if (step == PB_STEP_ROW)
    return g_strdup (pb_stmt_get_text (statement, 0));
  if (step == PB_STEP_DONE)
    g_set_error (error, PB_ERROR, PB_ERROR_NOT_FOUND, "There is no %s", what);
  return NULL;
}

gboolean
pb_store_law_text_insert (PbStore *self, const char *xml, char **out_sha256, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  g_autofree char *sha256 = NULL;

  g_return_val_if_fail (self != NULL && xml != NULL && out_sha256 != NULL, FALSE);

  if (!_pb_store_begin_write (self, error))
    return FALSE;
  sha256 = pb_vault_hash_bytes (xml, strlen (xml));
  statement = pb_db_prepare (
      self->db,
      "INSERT INTO law_pack_text (sha256, xml) VALUES ($sha256, $xml) ON CONFLICT (sha256) DO NOTHING",
      error);
  if (statement == NULL)
    return _pb_store_end_write (self, FALSE, error);
  pb_stmt_bind_text (statement, "$sha256", sha256);
  pb_stmt_bind_text (statement, "$xml", xml);
  if (!_pb_store_end_write (self, pb_stmt_run (statement, error), error))
    return FALSE;
  *out_sha256 = g_steal_pointer (&sha256);
  return TRUE;
}

char *
pb_store_law_text_get (PbStore *self, const char *sha256, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  statement = pb_db_prepare (self->db, "SELECT xml FROM law_pack_text WHERE sha256 = $sha256", error);
  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$sha256", sha256);
  xml = read_only_text (statement, "pinned text of this law pack in the case", error);
  if (xml == NULL)
    return NULL;
  found = pb_vault_hash_bytes (xml, strlen (xml));
  if (!g_str_equal (found, sha256)) {
    g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "The pinned law pack %s is no longer what was pinned",
                 sha256);
    return NULL;
  }
  return g_steal_pointer (&xml);
}

static PbStmt *
prepare_draft (PbStore *self, const char *sql, const char *place, const char *record_id, GError **error)
{
  PbStmt *statement = pb_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return NULL;
  pb_stmt_bind_text (statement, "$place", place);
  pb_stmt_bind_text (statement, "$record", record_id);
  return statement;
}

static gboolean
delete_draft (PbStore *self, const char *place, const char *record_id, GError **error)
{
  g_autoptr (PbStmt) statement = prepare_draft (
      self, "DELETE FROM draft WHERE place = $place AND record_id IS $record", place, record_id, error);

  return statement != NULL && pb_stmt_run (statement, error);
}

static gboolean
insert_draft (PbStore *self, const char *place, const char *record_id, const char *content, GError **error)
{
  g_autofree char *id = pb_uuid_new ();
  g_autoptr (PbStmt) statement = prepare_draft (
      self,
      "INSERT INTO draft (id, place, record_id, content, at) VALUES ($id, $place, $record, $content, $now)",
      place, record_id, error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$id", id);
  pb_stmt_bind_text (statement, "$content", content);
  pb_stmt_bind_int (statement, "$now", self->clock ());
  return pb_stmt_run (statement, error);
}

gboolean
pb_store_draft_put (PbStore *self, const char *place, const char *record_id, const char *content,
                    GError **error)
{
  g_return_val_if_fail (self != NULL && place != NULL && content != NULL, FALSE);

  if (!_pb_store_begin_write (self, error))
    return FALSE;
  return _pb_store_end_write (self,
                              delete_draft (self, place, record_id, error)
                                  && insert_draft (self, place, record_id, content, error),
                              error);
}

char *
pb_store_draft_get (PbStore *self, const char *place, const char *record_id, GError **error)
{
  g_autoptr (PbStmt) statement = NULL;

  g_return_val_if_fail (self != NULL && place != NULL, NULL);

  statement = prepare_draft (self, "SELECT content FROM draft WHERE place = $place AND record_id IS $record",
                             place, record_id, error);
  return statement != NULL ? read_only_text (statement, "draft here", error) : NULL;
}

gboolean
pb_store_draft_delete (PbStore *self, const char *place, const char *record_id, GError **error)
{
  g_return_val_if_fail (self != NULL && place != NULL, FALSE);

  if (!_pb_store_begin_write (self, error))
    return FALSE;
  return _pb_store_end_write (self, delete_draft (self, place, record_id, error), error);
}
