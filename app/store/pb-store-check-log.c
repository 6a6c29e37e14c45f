/* pb-store-check-log.c: the chains, and the records against what the chains say of them.
 *
 * Every hash and commitment is computed again from what is stored. Content that was erased lawfully leaves
 * its commitment behind and is no problem. A record is compared with the last the log says of it, which finds
 * rows that were altered, added or removed without it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-store"

#include "config.h"

#include "pb-error.h"
#include "pb-store-check.h"

#include <string.h>

/* Columns of CHAIN_SQL. */
enum {
  REPLICA,
  SEQUENCE,
  PREVIOUS,
  CLOCK,
  GESTURE,
  LABEL,
  DIRECTION,
  TARGET,
  USER,
  AT,
  ACTION,
  KIND,
  RECORD,
  COMMITMENT,
  IDENTITY_COMMITMENT,
  HASH,
  OPEN_SALT,
  OPEN_BEFORE,
  OPEN_AFTER,
  SECRET_SALT,
  SECRET_BEFORE,
  SECRET_AFTER,
  SAME_GESTURE_REPLICA
};

#define PAYLOADS                                                                                             \
  "LEFT JOIN change_payload AS open ON open.replica_id = change.replica_id AND open.sequence = "             \
  "change.sequence "                                                                                         \
  "AND open.class = 'open' LEFT JOIN change_payload AS secret ON secret.replica_id = change.replica_id "     \
  "AND secret.sequence = change.sequence AND secret.class = 'identity' "

#define CHAIN_SQL                                                                                            \
  "SELECT change.replica_id, change.sequence, change.previous, change.clock, change.gesture_id, "            \
  "gesture.label, "                                                                                          \
  "gesture.direction, gesture.target_id, gesture.user_id, gesture.at, change.action, change.kind, "          \
  "change.record_id, "                                                                                       \
  "change.commitment, change.identity_commitment, change.hash, open.salt, open.before, open.after, "         \
  "secret.salt, "                                                                                            \
  "secret.before, secret.after, gesture.replica_id = change.replica_id FROM change "                         \
  "LEFT JOIN gesture ON gesture.id = change.gesture_id " PAYLOADS                                            \
  "ORDER BY change.replica_id, change.sequence"

/* Where a chain stands after the change before. */
typedef struct {
  char *replica; /* (owned) (nullable) */
  gint64 sequence;
  gint64 clock;
  guint8 head[PB_VAULT_HASH_SIZE];
} Chain;

static void
add_change_problem (PbStoreCheck *self, PbStmt *row, const char *what)
{
  const char *replica = pb_stmt_get_text (row, REPLICA);
  const char *kind = pb_stmt_get_text (row, KIND);
  const char *record = pb_stmt_get_text (row, RECORD);

  pb_store_check_add (
      self,
      g_strdup_printf ("change %" G_GINT64_FORMAT " of history %s", pb_stmt_get_int (row, SEQUENCE), replica),
      g_strdup_printf ("the history of %s %s", kind, record), what);
}

/* (nullable): the bytes of a hash column; NULL when it is not one. */
static const guint8 *
get_hash (PbStmt *row, int column)
{
  gsize length = 0;
  const guint8 *bytes = pb_stmt_get_blob (row, column, &length);

  return length == PB_VAULT_HASH_SIZE ? bytes : NULL;
}

static gboolean
is_readable (PbStmt *row)
{
  static const int texts[] = {REPLICA, GESTURE, LABEL,       DIRECTION,  TARGET,        USER,        ACTION,
                              KIND,    RECORD,  OPEN_BEFORE, OPEN_AFTER, SECRET_BEFORE, SECRET_AFTER};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (!pb_stmt_is_text (row, texts[i]))
      return FALSE;
  }
  return get_hash (row, PREVIOUS) != NULL && get_hash (row, COMMITMENT) != NULL
         && get_hash (row, HASH) != NULL
         && (pb_stmt_is_null (row, IDENTITY_COMMITMENT) || get_hash (row, IDENTITY_COMMITMENT) != NULL);
}

static gboolean
has_right_hash (PbStmt *row)
{
  guint8 hash[PB_VAULT_HASH_SIZE];
  PbStoreLink link = {
      .replica = pb_stmt_get_text (row, REPLICA),
      .sequence = pb_stmt_get_int (row, SEQUENCE),
      .previous = get_hash (row, PREVIOUS),
      .clock = pb_stmt_get_int (row, CLOCK),
      .gesture = pb_stmt_get_text (row, GESTURE),
      .label = pb_stmt_get_text (row, LABEL),
      .direction = pb_stmt_get_text (row, DIRECTION),
      .target = pb_stmt_get_text (row, TARGET),
      .user = pb_stmt_get_text (row, USER),
      .at = pb_stmt_get_int (row, AT),
      .action = pb_stmt_get_text (row, ACTION),
      .kind = pb_stmt_get_text (row, KIND),
      .record = pb_stmt_get_text (row, RECORD),
      .commitment = get_hash (row, COMMITMENT),
      .identity_commitment = get_hash (row, IDENTITY_COMMITMENT),
  };

  pb_store_chain_hash (&link, hash);
  return memcmp (hash, get_hash (row, HASH), PB_VAULT_HASH_SIZE) == 0;
}

/* Content that is there must be what was committed to; content that is not there was erased. */
static gboolean
has_right_payload (PbStmt *row, int salt_column, int commitment_column)
{
  guint8 commitment[PB_VAULT_HASH_SIZE];
  const guint8 *expected = get_hash (row, commitment_column);
  gsize length = 0;
  const guint8 *salt = pb_stmt_get_blob (row, salt_column, &length);

  if (pb_stmt_is_null (row, salt_column))
    return TRUE;
  if (expected == NULL || length != PB_STORE_CHAIN_SALT_SIZE)
    return FALSE;
  pb_store_chain_commit (salt, pb_stmt_get_text (row, salt_column + 1),
                         pb_stmt_get_text (row, salt_column + 2), commitment);
  return memcmp (commitment, expected, PB_VAULT_HASH_SIZE) == 0;
}

static void
enter_chain (Chain *chain, const char *replica)
{
  if (g_strcmp0 (chain->replica, replica) == 0)
    return;
  g_free (chain->replica);
  *chain = (Chain) {.replica = g_strdup (replica)};
}

static void
check_place (PbStoreCheck *self, const Chain *chain, PbStmt *row)
{
  gint64 sequence = pb_stmt_get_int (row, SEQUENCE);

  if (sequence != chain->sequence + 1)
    pb_store_check_add (self,
                        g_strdup_printf ("changes %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " of history %s",
                                         chain->sequence + 1, sequence - 1, chain->replica),
                        g_strdup ("what was recorded up to there"), "They are missing from the history");
  else if (memcmp (chain->head, get_hash (row, PREVIOUS), PB_VAULT_HASH_SIZE) != 0)
    add_change_problem (self, row, "It does not follow on the change before it");
  if (pb_stmt_get_int (row, CLOCK) <= chain->clock)
    add_change_problem (self, row, "Its clock is not later than that of the change before it");
}

static void
check_change (PbStoreCheck *self, Chain *chain, PbStmt *row)
{
  const char *replica = pb_stmt_get_text (row, REPLICA);

  enter_chain (chain, replica);
  if (!is_readable (row)) {
    add_change_problem (self, row, "It is damaged");
    chain->sequence = pb_stmt_get_int (row, SEQUENCE);
    return;
  }
  check_place (self, chain, row);
  if (!pb_stmt_get_int (row, SAME_GESTURE_REPLICA))
    add_change_problem (self, row, "The entry of who did it is missing");
  if (!has_right_hash (row))
    add_change_problem (self, row, "The entry, or who did it and when, was altered");
  if (!has_right_payload (row, OPEN_SALT, COMMITMENT))
    add_change_problem (self, row, "Its content was altered");
  if (!has_right_payload (row, SECRET_SALT, IDENTITY_COMMITMENT))
    add_change_problem (self, row, "Its content about identities was altered");
  chain->sequence = pb_stmt_get_int (row, SEQUENCE);
  chain->clock = pb_stmt_get_int (row, CLOCK);
  memcpy (chain->head, get_hash (row, HASH), PB_VAULT_HASH_SIZE);
}

gboolean
pb_store_check_chains (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) row = pb_db_prepare (self->store->db, CHAIN_SQL, error);
  Chain chain = {0};
  PbStep step = PB_STEP_ROW;
  gboolean cancelled = FALSE;

  if (row == NULL)
    return FALSE;
  while (!cancelled && (step = pb_stmt_step (row, error)) == PB_STEP_ROW) {
    check_change (self, &chain, row);
    cancelled = !pb_store_check_advance (self, error);
  }
  g_free (chain.replica);
  return !cancelled && step == PB_STEP_DONE;
}

/* What a record is like after all, as the log has it. */
typedef struct {
  PbKind kind;
  const char *id;
  PbStoreState state; /* borrowed from the row */
  gboolean open_erased;
  gboolean identity_erased;
} Last;

/* With max() the other columns are those of the latest change
 * (https://www.sqlite.org/lang_select.html#bareagg). */
#define LAST_SQL                                                                                             \
  "SELECT change.kind, change.record_id, open.after, secret.after, open.sequence IS NULL, "                  \
  "change.identity_commitment IS NOT NULL AND secret.sequence IS NULL FROM (SELECT replica_id, sequence, "   \
  "record_id, "                                                                                              \
  "max (clock) FROM change GROUP BY record_id) AS latest JOIN change ON change.replica_id = "                \
  "latest.replica_id "                                                                                       \
  "AND change.sequence = latest.sequence " PAYLOADS

static void
add_record_problem (PbStoreCheck *self, PbKind kind, const char *key, const char *id, const char *what)
{
  pb_store_check_add (self, _pb_store_name (kind, key, id), g_strdup ("the record, and what rests on it"),
                      what);
}

static void
compare_record (PbStoreCheck *self, const Last *last, PbRecord *record)
{
  g_auto (PbStoreState) now = _pb_store_state_of (record);
  const char *key = record != NULL ? pb_record_get_key (record) : NULL;

  if (last->open_erased)
    return;
  if (record == NULL && last->state.open != NULL)
    add_record_problem (self, last->kind, key, last->id, "It was removed behind the history");
  else if (record != NULL && last->state.open == NULL)
    add_record_problem (self, last->kind, key, last->id, "It was brought back behind the history");
  else if (g_strcmp0 (now.open, last->state.open) != 0
           || (!last->identity_erased && g_strcmp0 (now.identity, last->state.identity) != 0))
    add_record_problem (self, last->kind, key, last->id, "It was altered behind the history");
}

static gboolean
check_last (PbStoreCheck *self, PbStmt *row, GError **error)
{
  const char *table = pb_stmt_get_text (row, 0);
  g_autoptr (PbRecord) record = NULL;
  GError *local_error = NULL;
  Last last = {
      .kind = table != NULL ? pb_kind_from_form (table) : PB_KIND_NONE,
      .id = pb_stmt_get_text (row, 1),
      .state = {.open = (char *) pb_stmt_get_text (row, 2), .identity = (char *) pb_stmt_get_text (row, 3)},
      .open_erased = pb_stmt_get_int (row, 4) != 0,
      .identity_erased = pb_stmt_get_int (row, 5) != 0,
  };

  if (last.kind == PB_KIND_NONE || last.id == NULL) {
    pb_store_check_add (self, g_strdup ("the history"), g_strdup ("a record of a kind that there is not"),
                        "It names an unknown kind of record");
    return TRUE;
  }
  if (_pb_store_find_row (self->store, last.kind, last.id, &record, &local_error)) {
    compare_record (self, &last, record);
    return TRUE;
  }
  if (!g_error_matches (local_error, PB_ERROR, PB_ERROR_CORRUPT)) {
    g_propagate_error (error, local_error);
    return FALSE;
  }
  add_record_problem (self, last.kind, NULL, last.id, local_error->message);
  g_error_free (local_error);
  return TRUE;
}

static gboolean
check_logged_records (PbStoreCheck *self, GError **error)
{
  g_autoptr (PbStmt) row = pb_db_prepare (self->store->db, LAST_SQL, error);
  PbStep step = PB_STEP_ROW;

  if (row == NULL)
    return FALSE;
  while ((step = pb_stmt_step (row, error)) == PB_STEP_ROW) {
    if (!check_last (self, row, error) || !pb_store_check_advance (self, error))
      return FALSE;
  }
  return step == PB_STEP_DONE;
}

static gboolean
check_unlogged_records (PbStoreCheck *self, PbKind kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"id\", \"key\" FROM \"%s\" AS row WHERE NOT EXISTS "
                                          "(SELECT 1 FROM change WHERE record_id = row.\"id\")",
                                          pb_kind_get_info (kind)->table);
  g_autoptr (PbStmt) row = pb_db_prepare (self->store->db, sql, error);
  PbStep step = PB_STEP_ROW;

  if (row == NULL)
    return FALSE;
  while ((step = pb_stmt_step (row, error)) == PB_STEP_ROW)
    add_record_problem (self, kind, pb_stmt_get_text (row, 1), pb_stmt_get_text (row, 0),
                        "It was added behind the history");
  return step == PB_STEP_DONE;
}

gboolean
pb_store_check_records (PbStoreCheck *self, GError **error)
{
  if (!check_logged_records (self, error))
    return FALSE;
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    if (!check_unlogged_records (self, kind, error))
      return FALSE;
  }
  return TRUE;
}
