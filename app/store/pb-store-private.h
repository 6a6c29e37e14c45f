/* pb-store-private.h: what the files of the store share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-db.h"
#include "pb-store-chain.h"
#include "pb-store.h"

G_BEGIN_DECLS

/* Statements per kind, put together once from the names of the schema. */
typedef enum {
  PB_STORE_SQL_SELECT, /* all columns, no WHERE */
  PB_STORE_SQL_GET,
  PB_STORE_SQL_GET_BY_KEY,
  PB_STORE_SQL_ALL,
  PB_STORE_SQL_INSERT,
  PB_STORE_SQL_UPDATE,
  PB_STORE_SQL_DELETE,
  PB_STORE_N_SQL
} PbStoreSql;

/* The gesture that is open. */
typedef struct {
  char *id;
  char *label;
  const char *direction; /* "do", "undo", "redo" */
  char *target;          /* (nullable) */
  gboolean undoable;
  gboolean logged;  /* it has a row: something was changed */
  gboolean spoiled; /* a change was half made: nothing may be kept */
  gint64 at;
  gint64 clock;                    /* of the latest change known */
  gint64 sequence;                 /* of the chain's latest change */
  guint8 head[PB_VAULT_HASH_SIZE]; /* its hash */
  gboolean touched[PB_N_KINDS];
  gboolean deleted[PB_N_KINDS];
} PbStoreGesture;

struct _PbStore {
  PbDb *db;   /* (owned) */
  char *path; /* (owned) */
  gboolean read_only;
  PbStoreClock clock;
  char *user_id;           /* (owned) (nullable) */
  char *replica_id;        /* (owned) */
  PbStoreGesture *gesture; /* (owned) (nullable) */
  gboolean touched[PB_N_KINDS];
  gboolean knows_data_version;           /* somebody asked for foreign changes before */
  gint64 data_version;                   /* SQLite's, as it was then */
  char *sql[PB_N_KINDS][PB_STORE_N_SQL]; /* (owned) (nullable) */
};

/* Before and after of a record in the log: JSON, NULL where there was no row or, for @identity, no value. */
typedef struct {
  char *open;     /* (owned) (nullable) */
  char *identity; /* (owned) (nullable) */
} PbStoreState;

void _pb_store_state_clear (PbStoreState *state);
PbStoreState _pb_store_state_of (PbRecord *record); /* @record: (nullable) */
gboolean _pb_store_state_equal (const PbStoreState *a, const PbStoreState *b);
/* _pb_store_state_to_record: NULL when it is the state of no row, without an error. */
gboolean _pb_store_state_to_record (const PbStoreState *state, PbKind kind, const char *id,
                                    PbRecord **out_record, GError **error);

/* pb-store-migrate.c. @scripts: NULL-terminated: schema versions 1 to … */
char **_pb_store_load_scripts (void);
gboolean _pb_store_migrate (PbDb *db, const char *path, const char *const *scripts, GError **error);

/* pb-store-rows.c: rows of records without the log. */
const char *_pb_store_sql (PbStore *self, PbKind kind, PbStoreSql which);
PbRecord *_pb_store_read_row (PbKind kind, PbStmt *statement, GError **error);
gboolean _pb_store_bind_column (PbStmt *statement, const char *name, PbKind kind, guint column,
                                const char *value, GError **error);
/* _pb_store_find_row: NULL in *@out_record when there is none: not an error here. */
gboolean _pb_store_find_row (PbStore *self, PbKind kind, const char *id, PbRecord **out_record,
                             GError **error);
gboolean _pb_store_write_row (PbStore *self, PbStoreSql which, PbRecord *record, GError **error);
gboolean _pb_store_delete_row (PbStore *self, PbKind kind, const char *id, GError **error);
/* _pb_store_name: how a record is called in a message: "party V1"; an id where it has no key. */
char *_pb_store_name (PbKind kind, const char *key, const char *id);

/* pb-store-references.c. What they find is named as "assertion A3 (speaker)"; NULL when there is none. */
gboolean _pb_store_find_referrer (PbStore *self, PbKind kind, const char *id, char **out_referrer,
                                  GError **error);
/* _pb_store_find_dangling: among @kinds, or where rows of @parents went away; NULL: all. */
gboolean _pb_store_find_dangling (PbStore *self, const gboolean *kinds, const gboolean *parents,
                                  char **out_dangling, GError **error);
/* _pb_store_list_dangling: the same, as many as @limit, into @names. */
gboolean _pb_store_list_dangling (PbStore *self, const gboolean *kinds, const gboolean *parents, guint limit,
                                  GPtrArray *names, GError **error);

/* pb-store-log.c */
/* _pb_store_begin_write, _pb_store_end_write: what is written outside the log: within the open gesture, else
 * in a transaction of its own. The end returns @done, or FALSE with an error when it cannot be committed. */
gboolean _pb_store_begin_write (PbStore *self, GError **error);
gboolean _pb_store_end_write (PbStore *self, gboolean done, GError **error);
/* _pb_store_end_read: after pb_db_begin() for reading: there is nothing to keep, and inside a gesture it must
 * not be given up. */
void _pb_store_end_read (PbStore *self);
gboolean _pb_store_begin (PbStore *self, const char *label, const char *direction, const char *target,
                          gboolean undoable, GError **error);
/* _pb_store_check_gesture: FALSE with an error when nothing may be written now. */
gboolean _pb_store_check_gesture (PbStore *self, GError **error);
gboolean _pb_store_log (PbStore *self, const char *action, PbKind kind, const char *id,
                        const PbStoreState *before, const PbStoreState *after, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbStoreState, _pb_store_state_clear)

G_END_DECLS
