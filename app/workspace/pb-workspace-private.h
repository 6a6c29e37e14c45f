/* pb-workspace-private.h: what the parts of the workspace share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-intake.h"
#include "pb-store.h"
#include "pb-workspace.h"

G_BEGIN_DECLS

struct _PbWorkspace {
  GObject parent_instance;

  PbWorker *worker;      /* (owned) */
  PbWorker *drawer;      /* (owned) (nullable): draws pages; NULL once the case is closed */
  GCancellable *closing; /* (owned): cancelled when the case is closed: ends what the drawer has running */
  PbIntake *intake;      /* (owned) */
  GMainContext *context; /* (owned): where "changed" is emitted */

  /* worker thread only */
  PbStore *store;    /* (owned) (nullable) */
  GHashTable *packs; /* (owned): SHA-256 → PbLawPack: pinned packs already parsed */

  GMutex lock;       /* guards: */
  PbKindSet changed; /* since the last emission */
  guint changed_source;
  guint watch_interval; /* ms */
  GSource *watch;       /* (owned) (nullable): asks for changes of other programs */

  int looking; /* atomic: such a question is under way */

  GMutex documents_lock; /* guards: */
  GQueue documents;      /* (owned): exhibits last drawn, latest first */
};

/* One use of a case, on the worker. Returns its result, or NULL with @error. */
typedef gpointer (*PbWorkspaceUse) (PbWorkspace *self, gpointer params, GTask *task, GError **error);

/* pb_workspace_run: the one way onto the worker. @params: (transfer full), freed with @free_params; a result
 * nobody fetches with @free_result. */
void pb_workspace_run (PbWorkspace *self, PbPriority priority, PbWorkspaceUse use, gpointer params,
                       GDestroyNotify free_params, GDestroyNotify free_result, PbProgressFunc progress,
                       gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data);
/* pb_workspace_finish: the result of pb_workspace_run(). */
gpointer pb_workspace_finish (PbWorkspace *self, GAsyncResult *result, GError **error);
/* A use that has nothing to return but success. */
#define PB_WORKSPACE_DONE GINT_TO_POINTER (1)

/* pb_workspace_commit: commits the open gesture and notes which kinds it changed. Worker only. */
gboolean pb_workspace_commit (PbWorkspace *self, GError **error);
/* pb_workspace_note_changed: kinds the last gesture of the store changed will be announced. Worker only. */
void pb_workspace_note_changed (PbWorkspace *self);
/* pb_workspace_note_all_changed: every kind will be announced. Any thread. */
void pb_workspace_note_all_changed (PbWorkspace *self);
/* pb_workspace_load_packs: (element-type PbLawPack): the pinned packs. Worker only. */
GPtrArray *pb_workspace_load_packs (PbWorkspace *self, GError **error);

/* pb_workspace_forget_documents: pb-workspace-pages.c: what was kept of exhibits for drawing. Any thread. */
void pb_workspace_forget_documents (PbWorkspace *self);

/* --- pb-workspace-watch.c: what other programs do to the case */

/* How often the file is asked: a person who looks at both sees it at once, and it costs one small read. */
#define PB_WORKSPACE_WATCH_MS 2000

/* A reference that a source or a job may hold beyond the end of a case. */
GWeakRef *pb_workspace_new_weak (PbWorkspace *self);
void pb_workspace_free_weak (GWeakRef *weak);

/* pb_workspace_begin_watch: what was written up to now is known. Worker only, with a store. */
void pb_workspace_begin_watch (PbWorkspace *self);
/* pb_workspace_end_watch: any thread. */
void pb_workspace_end_watch (PbWorkspace *self);
/* pb_workspace_look: asks once, behind all the worker has to do; nothing while such a question is under way
 * or after the case was closed. In the main context of the workspace. */
void pb_workspace_look (PbWorkspace *self);
/* pb_workspace_set_watch_interval: for tests: instead of PB_WORKSPACE_WATCH_MS, from now on. */
void pb_workspace_set_watch_interval (PbWorkspace *self, guint milliseconds);

G_END_DECLS
