/* pb-store-log.c: gestures and the chain of changes. What is hashed, and how, is in pb-store-chain.h.
 *
 * The head of the chain is read when a gesture begins, inside its transaction, since another program may have
 * written to the file in between. A gesture gets its row with its first change: one that changes nothing
 * leaves no trace.
 *
 * The clock (Kulkarni et al. 2014, hybrid logical clocks) is milliseconds << 16 | counter. It follows the
 * wall clock and never goes back, so that "later in the log" means "known later" also after the machine's
 * clock was set back or on a copy whose clock is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-private.h"
#include "pb-uuid.h"
#include "pb-vault.h"

#include <string.h>

#define CLOCK_STEPS_PER_MILLISECOND 65536 /* << 16, and defined for times before 1970, too */
#define MICROSECONDS_PER_MILLISECOND 1000
/* Numbers of a damaged or hostile log beyond which counting on would overflow within one gesture. */
#define LAST_NUMBER (G_MAXINT64 - G_MAXUINT32)

static void
gesture_free (PbStoreGesture *gesture)
{
  g_free (gesture->id);
  g_free (gesture->label);
  g_free (gesture->target);
  g_free (gesture);
}

static gint64
next_clock (gint64 last, gint64 wall_us)
{
  gint64 wall = wall_us / MICROSECONDS_PER_MILLISECOND * CLOCK_STEPS_PER_MILLISECOND;

  return wall > last ? wall : last + 1;
}

/* Where this copy's chain ends, and the latest clock of all chains in the file. */
static gboolean
read_head (PbStore *self, PbStoreGesture *gesture, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->db,
      "SELECT sequence, hash FROM change WHERE replica_id = $replica ORDER BY sequence DESC LIMIT 1", error);
  PbStep step = PB_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$replica", self->replica_id);
  step = pb_stmt_step (statement, error);
  if (step == PB_STEP_ERROR)
    return FALSE;
  if (step == PB_STEP_ROW) {
    gsize length = 0;
    const guint8 *hash = pb_stmt_get_blob (statement, 1, &length);

    gesture->sequence = pb_stmt_get_int (statement, 0);
    if (length != PB_VAULT_HASH_SIZE) {
      g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
                   "The history is damaged at change %" G_GINT64_FORMAT ": check the case",
                   gesture->sequence);
      return FALSE;
    }
    memcpy (gesture->head, hash, PB_VAULT_HASH_SIZE);
  }
  if (!pb_db_get_number (self->db,
                         "SELECT ifnull (max ((SELECT clock FROM change WHERE replica_id = replica.id "
                         "ORDER BY sequence DESC LIMIT 1)), 0) FROM replica",
                         &gesture->clock, error))
    return FALSE;
  if (gesture->sequence < 0 || gesture->sequence > LAST_NUMBER || gesture->clock > LAST_NUMBER) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_CORRUPT,
                         "The history counts further than it can: check the case");
    return FALSE;
  }
  return TRUE;
}

/* SQLite would go on writing a file that nobody can find any more, and its -wal beside where it was. */
static gboolean
check_place (PbStore *self, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (pb_db_get_handle (self->db), NULL, SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK
      || moved == 0)
    return TRUE;
  g_set_error (
      error, PB_ERROR, PB_ERROR_NOT_FOUND,
      "The case %s is not there any more: it was moved or deleted while it was open. Nothing more is "
      "written. Put it back, or close it here and open it where it is now",
      self->path);
  return FALSE;
}

static gboolean
begin_transaction (PbStore *self, GError **error)
{
  GError *local_error = NULL;
  g_autofree char *holder = NULL;

  if (self->read_only) {
    g_set_error (error, PB_ERROR, PB_ERROR_READ_ONLY, "The case %s was opened for reading only", self->path);
    return FALSE;
  }
  if (!check_place (self, error))
    return FALSE;
  if (pb_db_begin (self->db, PB_DB_WRITE, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, PB_ERROR, PB_ERROR_BUSY)) {
    g_propagate_error (error, local_error);
    return FALSE;
  }
  g_error_free (local_error);
  holder = pb_vault_dup_holder (self->path);
  g_set_error (error, PB_ERROR, PB_ERROR_BUSY, "The case %s is being written by %s: wait until it is done",
               self->path, holder);
  return FALSE;
}

gboolean
_pb_store_begin (PbStore *self, const char *label, const char *direction, const char *target,
                 gboolean undoable, GError **error)
{
  PbStoreGesture *gesture = NULL;

  g_assert (self->gesture == NULL);

  if (!begin_transaction (self, error))
    return FALSE;
  gesture = g_new0 (PbStoreGesture, 1);
  gesture->id = pb_uuid_new ();
  gesture->label = g_strdup (label);
  gesture->direction = direction;
  gesture->target = g_strdup (target);
  gesture->undoable = undoable;
  gesture->at = self->clock ();
  /* As a script, since this pragma works while it is prepared and holds until the transaction ends. */
  if (!read_head (self, gesture, error)
      || !pb_db_run_script (self->db, "PRAGMA defer_foreign_keys = ON", error)) {
    pb_db_rollback (self->db);
    gesture_free (gesture);
    return FALSE;
  }
  self->gesture = gesture;
  return TRUE;
}

gboolean
_pb_store_begin_write (PbStore *self, GError **error)
{
  if (self->gesture != NULL && !_pb_store_check_gesture (self, error))
    return FALSE;
  return begin_transaction (self, error);
}

gboolean
_pb_store_end_write (PbStore *self, gboolean done, GError **error)
{
  if (done && pb_db_commit (self->db, error))
    return TRUE;
  pb_db_rollback (self->db);
  return FALSE;
}

void
_pb_store_end_read (PbStore *self)
{
  /* Committing a transaction that only read cannot lose anything; on a damaged file the connection forgets it
   * either way. */
  if (!pb_db_commit (self->db, NULL))
    pb_db_rollback (self->db);
}

gboolean
_pb_store_check_gesture (PbStore *self, GError **error)
{
  g_assert (self->gesture != NULL);

  if (self->gesture->spoiled || !pb_db_is_writing (self->db)) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INTERNAL,
                         "An earlier step of this change failed: nothing of it is kept");
    return FALSE;
  }
  return TRUE;
}

static gboolean
write_gesture (PbStore *self, GError **error)
{
  PbStoreGesture *gesture = self->gesture;
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->db,
      "INSERT INTO gesture (id, replica_id, user_id, label, direction, target_id, undoable, at) "
      "VALUES ($id, $replica, $user, $label, $direction, $target, $undoable, $at)",
      error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$id", gesture->id);
  pb_stmt_bind_text (statement, "$replica", self->replica_id);
  pb_stmt_bind_text (statement, "$user", self->user_id);
  pb_stmt_bind_text (statement, "$label", gesture->label);
  pb_stmt_bind_text (statement, "$direction", gesture->direction);
  pb_stmt_bind_text (statement, "$target", gesture->target);
  pb_stmt_bind_int (statement, "$undoable", gesture->undoable);
  pb_stmt_bind_int (statement, "$at", gesture->at);
  return pb_stmt_run (statement, error);
}

/* A @fixed record came in later than the gesture's row. */
static gboolean
write_not_undoable (PbStore *self, GError **error)
{
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->db, "UPDATE gesture SET undoable = 0 WHERE id = $id", error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$id", self->gesture->id);
  return pb_stmt_run (statement, error);
}

static gboolean
write_change (PbStore *self, const PbStoreLink *link, const guint8 *hash, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (
      self->db,
      "INSERT INTO change (replica_id, sequence, previous, clock, gesture_id, action, kind, record_id, "
      "commitment, "
      "identity_commitment, hash) VALUES ($replica, $sequence, $previous, $clock, $gesture, $action, $kind, "
      "$record, $commitment, $identity, $hash)",
      error);

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$replica", link->replica);
  pb_stmt_bind_int (statement, "$sequence", link->sequence);
  pb_stmt_bind_blob (statement, "$previous", link->previous, PB_VAULT_HASH_SIZE);
  pb_stmt_bind_int (statement, "$clock", link->clock);
  pb_stmt_bind_text (statement, "$gesture", link->gesture);
  pb_stmt_bind_text (statement, "$action", link->action);
  pb_stmt_bind_text (statement, "$kind", link->kind);
  pb_stmt_bind_text (statement, "$record", link->record);
  pb_stmt_bind_blob (statement, "$commitment", link->commitment, PB_VAULT_HASH_SIZE);
  if (link->identity_commitment != NULL)
    pb_stmt_bind_blob (statement, "$identity", link->identity_commitment, PB_VAULT_HASH_SIZE);
  pb_stmt_bind_blob (statement, "$hash", hash, PB_VAULT_HASH_SIZE);
  return pb_stmt_run (statement, error);
}

/* One part of the content of a change, under a salt of its own. @out_commitment: what stands for it in the
 * chain. */
static gboolean
write_payload (PbStore *self, gint64 sequence, const char *class, const char *before, const char *after,
               guint8 out_commitment[PB_VAULT_HASH_SIZE], GError **error)
{
  guint8 salt[PB_STORE_CHAIN_SALT_SIZE];
  g_autoptr (PbStmt) statement
      = pb_db_prepare (self->db,
                       "INSERT INTO change_payload (replica_id, sequence, class, salt, before, after) "
                       "VALUES ($replica, $sequence, $class, $salt, $before, $after)",
                       error);

  if (statement == NULL)
    return FALSE;
  pb_vault_hash_random (salt, sizeof salt);
  pb_store_chain_commit (salt, before, after, out_commitment);
  pb_stmt_bind_text (statement, "$replica", self->replica_id);
  pb_stmt_bind_int (statement, "$sequence", sequence);
  pb_stmt_bind_text (statement, "$class", class);
  pb_stmt_bind_blob (statement, "$salt", salt, sizeof salt);
  pb_stmt_bind_text (statement, "$before", before);
  pb_stmt_bind_text (statement, "$after", after);
  return pb_stmt_run (statement, error);
}

static gboolean
append (PbStore *self, const char *action, PbKind kind, const char *id, const PbStoreState *before,
        const PbStoreState *after, GError **error)
{
  PbStoreGesture *gesture = self->gesture;
  gboolean has_identity = before->identity != NULL || after->identity != NULL;
  guint8 commitment[PB_VAULT_HASH_SIZE], identity_commitment[PB_VAULT_HASH_SIZE], hash[PB_VAULT_HASH_SIZE];
  gint64 sequence = gesture->sequence + 1;
  gint64 clock = next_clock (gesture->clock, self->clock ());
  PbStoreLink link = {
      .replica = self->replica_id,
      .sequence = sequence,
      .previous = gesture->head,
      .clock = clock,
      .gesture = gesture->id,
      .label = gesture->label,
      .direction = gesture->direction,
      .target = gesture->target,
      .user = self->user_id,
      .at = gesture->at,
      .action = action,
      .kind = pb_kind_get_info (kind)->table,
      .record = id,
      .commitment = commitment,
      .identity_commitment = has_identity ? identity_commitment : NULL,
  };

  /* The payload refers to the change: foreign keys are deferred, and the commitment is what the change needs.
   */
  if (!write_payload (self, sequence, "open", before->open, after->open, commitment, error)
      || (has_identity
          && !write_payload (self, sequence, "identity", before->identity, after->identity,
                             identity_commitment, error)))
    return FALSE;
  pb_store_chain_hash (&link, hash);
  if (!write_change (self, &link, hash, error))
    return FALSE;
  memcpy (gesture->head, hash, PB_VAULT_HASH_SIZE);
  gesture->sequence = sequence;
  gesture->clock = clock;
  return TRUE;
}

gboolean
_pb_store_log (PbStore *self, const char *action, PbKind kind, const char *id, const PbStoreState *before,
               const PbStoreState *after, GError **error)
{
  PbStoreGesture *gesture = self->gesture;
  gboolean was_undoable = gesture->undoable;

  if (pb_kind_get_info (kind)->fixed)
    gesture->undoable = FALSE;
  if ((!gesture->logged && !write_gesture (self, error))
      || (gesture->logged && was_undoable && !gesture->undoable && !write_not_undoable (self, error))
      || !append (self, action, kind, id, before, after, error)) {
    /* The row is written and its change is not: they go together or not at all. */
    gesture->spoiled = TRUE;
    return FALSE;
  }
  gesture->logged = TRUE;
  gesture->touched[kind] = TRUE;
  if (after->open == NULL)
    gesture->deleted[kind] = TRUE;
  return TRUE;
}

gboolean
pb_store_begin (PbStore *self, const char *label, gboolean undoable, GError **error)
{
  g_return_val_if_fail (self != NULL && label != NULL, FALSE);
  g_return_val_if_fail (self->gesture == NULL, FALSE);

  return _pb_store_begin (self, label, "do", NULL, undoable, error);
}

/* SQLite says only that a foreign key failed; this says which. */
static void
explain_commit (PbStore *self, GError *cause, GError **error)
{
  g_autofree char *dangling = NULL;

  if (g_error_matches (cause, PB_ERROR, PB_ERROR_INVALID)
      && _pb_store_find_dangling (self, NULL, NULL, &dangling, NULL) && dangling != NULL) {
    g_error_free (cause);
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s refers to a record that is not there", dangling);
    return;
  }
  g_propagate_error (error, cause);
}

gboolean
pb_store_commit (PbStore *self, GError **error)
{
  GError *local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->gesture != NULL, FALSE);

  if (!_pb_store_check_gesture (self, &local_error) || !pb_db_commit (self->db, &local_error)) {
    explain_commit (self, g_steal_pointer (&local_error), error);
    pb_store_rollback (self);
    return FALSE;
  }
  memcpy (self->touched, self->gesture->touched, sizeof self->touched);
  g_clear_pointer (&self->gesture, gesture_free);
  return TRUE;
}

void
pb_store_rollback (PbStore *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->gesture != NULL);

  pb_db_rollback (self->db);
  g_clear_pointer (&self->gesture, gesture_free);
}

gboolean
pb_store_has_touched (PbStore *self, PbKind kind)
{
  g_return_val_if_fail (self != NULL && kind >= 0 && kind < PB_N_KINDS, FALSE);

  return self->touched[kind];
}
