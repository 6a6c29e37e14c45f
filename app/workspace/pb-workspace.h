/* pb-workspace.h: an open case, as the desktop and the command line use it: what can be asked and done, each
 * as one asynchronous pair.
 *
 * The workspace owns the worker thread that owns the store; it joins the rooms (store with intake, law with
 * analysis) and is the only door to a case. Callbacks come in the main context that asked. After a change
 * "changed" is emitted once per turn of that context with the kinds that changed. Nothing here needs a
 * display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-record.h"
#include "pb-review.h"
#include "pb-worker.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PB_TYPE_WORKSPACE (pb_workspace_get_type ())
G_DECLARE_FINAL_TYPE (PbWorkspace, pb_workspace, PB, WORKSPACE, GObject)

/* Which kinds of record changed. */
typedef struct {
  gboolean has[PB_N_KINDS];
} PbKindSet;

/* Signal "changed" (const PbKindSet *kinds): valid during the emission. All kinds when another program wrote
 * the case: within a few seconds. */
PbWorkspace *pb_workspace_new (void);
/* pb_workspace_close: waits for what is under way and closes the case file for good; afterwards only unref.
 * Without it a case may be closed on the worker's thread a moment after the last reference went: a program
 * that ends in that moment leaves its -wal behind. */
void pb_workspace_close (PbWorkspace *self);

/* pb_workspace_create_async:
 * @title: pseudonymous; @packs: (nullable): ids of law packs to pin.
 * Errors: EXISTS; NOT_FOUND naming the pack; nothing is left behind.
 */
void pb_workspace_create_async (PbWorkspace *self, const char *path, const char *title,
                                const char *const *packs, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean pb_workspace_create_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

void pb_workspace_open_async (PbWorkspace *self, const char *path, gboolean read_only,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean pb_workspace_open_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* pb_workspace_pin_law_async:
 * @packs: ids of law packs. Counts keep the version they were charged under. Errors: EXISTS for a version
 * that is pinned already.
 */
void pb_workspace_pin_law_async (PbWorkspace *self, const char *const *packs, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean pb_workspace_pin_law_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* --- importing */

/* What an import did, for people. */
typedef struct {
  guint n_exhibits; /* files taken in */
  guint n_known;    /* files that were in already */
  guint n_inserted; /* rows of forms */
  guint n_changed;
  guint n_same;
  guint n_lost; /* passages whose words are not on their page */
  GPtrArray
      *failed; /* (owned) (element-type utf8): "NAME: why": files that were not taken in; the rest went on */
  GPtrArray *notes; /* (owned) (element-type utf8): what needs a look: words not found on their page, a file
                       that is in twice … */
} PbImportReport;

void pb_import_report_free (PbImportReport *self);

/* pb_workspace_import_async:
 * @paths: files and folders. The CSV forms of all of them are one gesture, all or nothing; each file is one
 * of its own. Forms are read and checked before anything is written: INVALID with one line per problem leaves
 * the case as it was.
 */
void pb_workspace_import_async (PbWorkspace *self, const char *const *paths, PbProgressFunc progress,
                                gpointer progress_data, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
PbImportReport *pb_workspace_import_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* --- asking */

/* pb_workspace_list_async: (element-type PbRecord), by key, then age. */
void pb_workspace_list_async (PbWorkspace *self, PbKind kind, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *pb_workspace_list_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* pb_workspace_review_async:
 * @today: Julian Day Number that clocks are read against.
 * @without: (nullable): keys of parties, exhibits or facts to be switched off for the section "fall-away".
 * @steps: with the steps of every pay period in words; lists show none of them and are quicker without.
 */
void pb_workspace_review_async (PbWorkspace *self, gint32 today, gboolean steps, const char *const *without,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
PbReview *pb_workspace_review_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* A place where words stand. */
typedef struct {
  PbKind kind;
  char *record_key;  /* (owned) (nullable) */
  char *record_id;   /* (owned) */
  char *exhibit_id;  /* (owned) (nullable) */
  char *exhibit_key; /* (owned) (nullable) */
  guint page;        /* from 1; 0: none */
  char *snippet;     /* (owned) */
} PbFound;

/* pb_workspace_search_async: any text is a query. (element-type PbFound) */
void pb_workspace_search_async (PbWorkspace *self, const char *query, guint limit, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *pb_workspace_search_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* One thing that is wrong with a case file. */
typedef struct {
  char *what, *where, *affects; /* (owned) */
} PbProblem;

/* pb_workspace_check_async: (element-type PbProblem); empty: all is well. */
void pb_workspace_check_async (PbWorkspace *self, PbProgressFunc progress, gpointer progress_data,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *pb_workspace_check_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* One entry of the history. */
typedef struct {
  gint64 at;            /* µs since 1970, UTC */
  char *gesture_id;     /* (owned): what was done at once has the same */
  char *user_id;        /* (owned) (nullable) */
  char *replica_id;     /* (owned): in which copy of the case */
  char *label;          /* (owned): machine word of the gesture */
  char *direction;      /* (owned): do, undo, redo */
  char *action;         /* (owned): insert, update, delete */
  char *kind;           /* (owned): table */
  char *record_id;      /* (owned) */
  char *before, *after; /* (owned) (nullable): JSON without identity values */
} PbHistoryEntry;

/* pb_workspace_history_async: latest first; @limit 0: all. (element-type PbHistoryEntry) */
void pb_workspace_history_async (PbWorkspace *self, guint limit, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *pb_workspace_history_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* --- changing */

typedef enum { PB_EDIT_INSERT, PB_EDIT_UPDATE, PB_EDIT_DELETE } PbEditAction;

typedef struct {
  PbEditAction action;
  PbRecord *record; /* (owned) */
  PbRecord *before; /* (owned) (nullable): of an update: what it is to take the place of */
} PbEdit;

PbEdit *pb_edit_new (PbEditAction action, PbRecord *record);
/* pb_edit_new_update: refused with CONFLICT when the case does not hold exactly @before any more: somebody
 * changed it since it was read. */
PbEdit *pb_edit_new_update (PbRecord *record, PbRecord *before);
void pb_edit_free (PbEdit *edit);

/* pb_workspace_edit_async: @edits: (element-type PbEdit) (transfer full): one gesture. @label: machine word.
 */
void pb_workspace_edit_async (PbWorkspace *self, const char *label, GPtrArray *edits,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean pb_workspace_edit_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* pb_workspace_undo_async: @redo: the other way. Finish returns the label of what was undone. (transfer full)
 */
void pb_workspace_undo_async (PbWorkspace *self, gboolean redo, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
char *pb_workspace_undo_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportReport, pb_import_report_free)

G_END_DECLS
