/* pb-store-undo.c: undo and redo out of the change log.
 *
 * Both append a gesture; nothing is ever removed. They always work on the original gesture: undo takes each
 * of its changes back, the last first; redo makes them again, the first first. Before each step the row must
 * be what the log says it was left as: if it is not, somebody changed it since, and the whole is refused.
 *
 * What is next is read off the log, backwards: a gesture counts as undone when the latest of its undos and
 * redos is an undo; any new gesture ends what can be redone. So it works across restarts and knows no state
 * of its own.
 *
 * References are checked once at the end instead of by SQLite row by row: taking back a large import deletes
 * rows that others refer to, and SQLite would search every referring table for each of them (quadratic; most
 * references have no index).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-private.h"

typedef struct {
  char *id;        /* (owned) */
  char *direction; /* (owned) */
  char *target;    /* (owned) (nullable) */
  char *label;     /* (owned) */
  gboolean undoable;
} Gesture;

static void
gesture_clear (Gesture *gesture)
{
  g_clear_pointer (&gesture->id, g_free);
  g_clear_pointer (&gesture->direction, g_free);
  g_clear_pointer (&gesture->target, g_free);
  g_clear_pointer (&gesture->label, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gesture, gesture_clear)

/* One's own gesture before change *@sequence, which moves to its first change. *@out_found FALSE at the start
 * of the chain. */
static gboolean
step_back (PbStore *self, gint64 *sequence, Gesture *gesture, gboolean *out_found, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self->db,
                                                "SELECT id, direction, target_id, label, undoable, (SELECT "
                                                "min (sequence) FROM change WHERE gesture_id = gesture.id "
                                                "AND replica_id = $replica) FROM gesture WHERE id = (SELECT "
                                                "gesture_id FROM change WHERE replica_id = $replica "
                                                "AND sequence < $sequence ORDER BY sequence DESC LIMIT 1)",
                                                error);
  PbStep step = PB_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$replica", self->replica_id);
  pb_stmt_bind_int (statement, "$sequence", *sequence);
  step = pb_stmt_step (statement, error);
  *out_found = step == PB_STEP_ROW;
  if (step != PB_STEP_ROW)
    return step == PB_STEP_DONE;
  gesture_clear (gesture);
  gesture->id = g_strdup (pb_stmt_get_text (statement, 0));
  gesture->direction = g_strdup (pb_stmt_get_text (statement, 1));
  gesture->target = g_strdup (pb_stmt_get_text (statement, 2));
  gesture->label = g_strdup (pb_stmt_get_text (statement, 3));
  gesture->undoable = pb_stmt_get_int (statement, 4) != 0;
  *sequence = pb_stmt_get_int (statement, 5);
  return TRUE;
}

static gboolean
set_nothing (GError **error, gboolean undo)
{
  g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND,
                       undo ? "There is nothing to undo" : "There is nothing to redo");
  return FALSE;
}

/* The latest gesture that stands. */
static gboolean
find_undo (PbStore *self, Gesture *gesture, GError **error)
{
  g_autoptr (GHashTable) latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 sequence = G_MAXINT64;
  gboolean found = TRUE;

  while (TRUE) {
    gboolean is_undo = FALSE;

    if (!step_back (self, &sequence, gesture, &found, error))
      return FALSE;
    if (!found)
      return set_nothing (error, TRUE);
    is_undo = g_str_equal (gesture->direction, "undo");
    if (gesture->target != NULL) {
      /* The first one met is the latest. */
      if (!g_hash_table_contains (latest, gesture->target))
        g_hash_table_insert (latest, g_strdup (gesture->target), GINT_TO_POINTER (is_undo));
    } else if (gesture->undoable && !GPOINTER_TO_INT (g_hash_table_lookup (latest, gesture->id))) {
      return TRUE;
    }
  }
}

/* The target of the latest undo that was not redone. */
static gboolean
find_redo (PbStore *self, Gesture *gesture, GError **error)
{
  g_autoptr (GHashTable) redone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 sequence = G_MAXINT64;
  gboolean found = TRUE;

  while (TRUE) {
    if (!step_back (self, &sequence, gesture, &found, error))
      return FALSE;
    if (!found || gesture->target == NULL)
      return set_nothing (error, FALSE);
    if (g_str_equal (gesture->direction, "redo")) {
      g_hash_table_add (redone, g_strdup (gesture->target));
    } else if (!g_hash_table_remove (redone, gesture->target)) {
      g_free (gesture->id);
      gesture->id = g_steal_pointer (&gesture->target);
      return TRUE;
    }
  }
}

typedef struct {
  PbKind kind;
  char *record_id;   /* (owned) */
  PbStoreState from; /* (owned): as the row must be now */
  PbStoreState to;   /* (owned): as it shall be */
} Step;

static void
step_clear (Step *step)
{
  g_clear_pointer (&step->record_id, g_free);
  _pb_store_state_clear (&step->from);
  _pb_store_state_clear (&step->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static gboolean
set_conflict (GError **error, PbKind kind, PbRecord *now, const char *id, const char *why)
{
  g_autofree char *name = _pb_store_name (kind, now != NULL ? pb_record_get_key (now) : NULL, id);

  g_set_error (error, PB_ERROR, PB_ERROR_CONFLICT, "%s: %s", name, why);
  return FALSE;
}

static gboolean
read_step (PbStmt *statement, gboolean undo, Step *step, GError **error)
{
  const char *table = pb_stmt_get_text (statement, 0);
  PbStoreState *before = undo ? &step->to : &step->from;
  PbStoreState *after = undo ? &step->from : &step->to;

  step->kind = table != NULL ? pb_kind_from_form (table) : PB_KIND_NONE;
  step->record_id = g_strdup (pb_stmt_get_text (statement, 1));
  if (step->kind == PB_KIND_NONE || step->record_id == NULL) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_CORRUPT,
                         "The history names a kind of record that there is not: check the case");
    return FALSE;
  }
  /* Undoable gestures hold none; but the mark that says so is not in the chain. */
  if (pb_kind_get_info (step->kind)->fixed)
    return set_conflict (error, step->kind, NULL, step->record_id, "entries of this kind stay as they are");
  if (pb_stmt_get_int (statement, 6) != 0)
    return set_conflict (error, step->kind, NULL, step->record_id, "what it was before has been erased");
  before->open = g_strdup (pb_stmt_get_text (statement, 2));
  after->open = g_strdup (pb_stmt_get_text (statement, 3));
  before->identity = g_strdup (pb_stmt_get_text (statement, 4));
  after->identity = g_strdup (pb_stmt_get_text (statement, 5));
  return TRUE;
}

/* Writing failed on what others did since: that is a conflict, too. */
static gboolean
set_write_error (const Step *step, GError *cause, GError **error)
{
  gboolean conflict = g_error_matches (cause, PB_ERROR, PB_ERROR_EXISTS);

  if (!conflict) {
    g_propagate_error (error, cause);
    return FALSE;
  }
  g_error_free (cause);
  return set_conflict (error, step->kind, NULL, step->record_id,
                       "its key, or what it says, stands in another record made since");
}

static gboolean
take_step (PbStore *self, const Step *step, GError **error)
{
  g_autoptr (PbRecord) now = NULL;
  g_autoptr (PbRecord) next = NULL;
  g_auto (PbStoreState) state = {0};
  GError *local_error = NULL;
  const char *action = "update";
  gboolean written = FALSE;

  if (!_pb_store_find_row (self, step->kind, step->record_id, &now, error)
      || !_pb_store_state_to_record (&step->to, step->kind, step->record_id, &next, error))
    return FALSE;
  state = _pb_store_state_of (now);
  if (!_pb_store_state_equal (&state, &step->from))
    return set_conflict (error, step->kind, now, step->record_id, "it was changed since");
  if (next == NULL) {
    action = "delete";
    written = _pb_store_delete_row (self, step->kind, step->record_id, &local_error);
  } else {
    action = now == NULL ? "insert" : "update";
    written = _pb_store_write_row (self, now == NULL ? PB_STORE_SQL_INSERT : PB_STORE_SQL_UPDATE, next,
                                   &local_error);
  }
  if (!written)
    return set_write_error (step, local_error, error);
  return _pb_store_log (self, action, step->kind, step->record_id, &step->from, &step->to, error);
}

#define STEPS_SQL                                                                                            \
  "SELECT change.kind, change.record_id, open.before, open.after, secret.before, secret.after, "             \
  "open.sequence IS NULL OR (change.identity_commitment IS NOT NULL AND secret.sequence IS NULL) FROM "      \
  "change "                                                                                                  \
  "LEFT JOIN change_payload AS open ON open.replica_id = change.replica_id AND open.sequence = "             \
  "change.sequence "                                                                                         \
  "AND open.class = 'open' LEFT JOIN change_payload AS secret ON secret.replica_id = change.replica_id "     \
  "AND secret.sequence = change.sequence AND secret.class = 'identity' "                                     \
  "WHERE change.gesture_id = $gesture ORDER BY change.sequence "

static gboolean
take_steps (PbStore *self, const char *gesture_id, gboolean undo, GError **error)
{
  g_autoptr (PbStmt) statement = pb_db_prepare (self->db, undo ? STEPS_SQL "DESC" : STEPS_SQL "ASC", error);
  PbStep outcome = PB_STEP_ROW;

  if (statement == NULL)
    return FALSE;
  pb_stmt_bind_text (statement, "$gesture", gesture_id);
  while ((outcome = pb_stmt_step (statement, error)) == PB_STEP_ROW) {
    g_auto (Step) step = {0};

    if (!read_step (statement, undo, &step, error) || !take_step (self, &step, error))
      return FALSE;
  }
  return outcome == PB_STEP_DONE;
}

static gboolean
check_references (PbStore *self, GError **error)
{
  g_autofree char *dangling = NULL;

  if (!_pb_store_find_dangling (self, self->gesture->touched, self->gesture->deleted, &dangling, error))
    return FALSE;
  if (dangling == NULL)
    return TRUE;
  g_set_error (error, PB_ERROR, PB_ERROR_CONFLICT, "%s refers to a record that would be gone", dangling);
  return FALSE;
}

static gboolean
find_target (PbStore *self, gboolean undo, Gesture *gesture, GError **error)
{
  return undo ? find_undo (self, gesture, error) : find_redo (self, gesture, error);
}

/* In a write transaction of its own from looking for what to undo to having undone it. */
static gboolean
run_inside (PbStore *self, gboolean undo, char **out_label, GError **error)
{
  g_auto (Gesture) gesture = {0};

  if (!_pb_store_begin (self, "", undo ? "undo" : "redo", NULL, FALSE, error))
    return FALSE;
  if (!find_target (self, undo, &gesture, error)) {
    pb_store_rollback (self);
    return FALSE;
  }
  g_free (self->gesture->label);
  self->gesture->label = g_strdup (gesture.label);
  self->gesture->target = g_strdup (gesture.id);
  if (!take_steps (self, gesture.id, undo, error) || !check_references (self, error)) {
    pb_store_rollback (self);
    return FALSE;
  }
  if (!pb_store_commit (self, error))
    return FALSE;
  if (out_label != NULL)
    *out_label = g_steal_pointer (&gesture.label);
  return TRUE;
}

static gboolean
run (PbStore *self, gboolean undo, char **out_label, GError **error)
{
  sqlite3 *handle = pb_db_get_handle (self->db);
  gboolean done = FALSE;

  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  done = run_inside (self, undo, out_label, error);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  return done;
}

gboolean
pb_store_undo (PbStore *self, char **out_label, GError **error)
{
  g_return_val_if_fail (self != NULL && self->gesture == NULL, FALSE);

  return run (self, TRUE, out_label, error);
}

gboolean
pb_store_redo (PbStore *self, char **out_label, GError **error)
{
  g_return_val_if_fail (self != NULL && self->gesture == NULL, FALSE);

  return run (self, FALSE, out_label, error);
}

static char *
dup_label (PbStore *self, gboolean undo, GError **error)
{
  g_auto (Gesture) gesture = {0};

  if (!find_target (self, undo, &gesture, error))
    return NULL;
  return g_steal_pointer (&gesture.label);
}

char *
pb_store_dup_undo_label (PbStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_label (self, TRUE, error);
}

char *
pb_store_dup_redo_label (PbStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_label (self, FALSE, error);
}
