/* pb-case.h: an open case as its windows share it: the workspace, the latest review, what can be undone.
 *
 * The review is made again in the background after each change; until then pages show the one before. Errors
 * of what the user asked for are told by "failed", for a toast; what was done by "done".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-drafts.h"
#include "pb-workspace-pages.h"

G_BEGIN_DECLS

#define PB_TYPE_CASE (pb_case_get_type ())
G_DECLARE_FINAL_TYPE (PbCase, pb_case, PB, CASE, GObject)

/* Properties: "review" (no value: listen to notify), "title", "undo-label", "redo-label" (machine words,
 * NULL: nothing), "reviewing", "read-only". Signals: "changed" (const PbKindSet *), "failed" (const char
 * *message), "done" (const char *label). */

/* pb_case_new: @workspace has a case open. */
PbCase *pb_case_new (PbWorkspace *workspace, GFile *file, gboolean read_only);
/* pb_case_close: waits for what is under way and closes the file; afterwards only unref. */
void pb_case_close (PbCase *self);

PbWorkspace *pb_case_get_workspace (PbCase *self); /* (transfer none) */
PbDrafts *pb_case_get_drafts (PbCase *self);       /* (transfer none) */
GFile *pb_case_get_file (PbCase *self);            /* (transfer none) */
/* pb_case_is_read_only: nothing can be changed: opened so, or a write was refused since because of it. */
gboolean pb_case_is_read_only (PbCase *self);
/* pb_case_has_lost_writing: it could be written when it was opened. */
gboolean pb_case_has_lost_writing (PbCase *self);
/* pb_case_try_writing: of a case that was opened for writing: looks whether it can be written, and sets
 * "read-only" accordingly; "failed" says why not. */
void pb_case_try_writing (PbCase *self);
/* pb_case_get_title: pseudonymous; "" until it is known. */
const char *pb_case_get_title (PbCase *self);
const char *pb_case_get_undo_label (PbCase *self);
const char *pb_case_get_redo_label (PbCase *self);

/* pb_case_get_review: (transfer none) (nullable): valid until "notify::review". */
PbReview *pb_case_get_review (PbCase *self);
/* pb_case_get_fact_state: of the fact with this id in the latest review; (nullable) (transfer none). */
PbFactState *pb_case_get_fact_state (PbCase *self, const char *fact_id);
/* pb_case_find: the row of the latest review's snapshot with this id: a PbFact, PbParty … as the caller
 * knows; NULL when the review does not hold it (yet). (nullable) (transfer none) */
gpointer pb_case_find (PbCase *self, const char *id);

/* pb_case_edit: one gesture. @edits: (transfer full) (element-type PbEdit). Tells "done" or "failed"; a
 * caller that gives @callback (nullable) takes the answer by pb_case_edit_finish() and tells a failure
 * itself. */
void pb_case_edit (PbCase *self, const char *label, GPtrArray *edits, GAsyncReadyCallback callback,
                   gpointer user_data);
gboolean pb_case_edit_finish (PbCase *self, GAsyncResult *result, GError **error);
/* pb_case_undo: "done" with the label of what was undone, or "failed". */
void pb_case_undo (PbCase *self, gboolean redo);
/* pb_case_fail: tells "failed": an error of a page, in words with a remedy. Cancelling is no failure and not
 * told. */
void pb_case_fail (PbCase *self, const GError *error);
/* pb_case_note_error: why a write failed, when that is told elsewhere: a refusal to write makes the case
 * read-only. */
void pb_case_note_error (PbCase *self, const GError *error);

G_END_DECLS
