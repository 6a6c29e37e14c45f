/* pb-drafts.h: what was typed and not recorded, kept in the case file so that a crash loses none of it.
 *
 * What the file refuses (a full disk, a place that became read-only) is kept in memory for as long as the
 * case is open, found there like any other, and written when the file takes it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace-browse.h"

G_BEGIN_DECLS

/* pb_drafts_put() is called by forms this long after the last key, in ms: no key waits for a disk, and no
 * more is lost than was typed in this time. */
#define PB_DRAFTS_DELAY_MS 1500

#define PB_TYPE_DRAFTS (pb_drafts_get_type ())
G_DECLARE_FINAL_TYPE (PbDrafts, pb_drafts, PB, DRAFTS, GObject)

/* Signal "refused" (GError *): the file did not take one; told once until all of them are written. */

PbDrafts *pb_drafts_new (PbWorkspace *workspace);
/* pb_drafts_put: @place: which form; @record_id: (nullable): of which record; @content: NULL: forget it. */
void pb_drafts_put (PbDrafts *self, const char *place, const char *record_id, const char *content);
/* pb_drafts_get_async: finish returns NULL without an error when there is none. (transfer full) (nullable) */
void pb_drafts_get_async (PbDrafts *self, const char *place, const char *record_id, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data);
char *pb_drafts_get_finish (PbDrafts *self, GAsyncResult *result, GError **error);
/* pb_drafts_flush: writes again what was refused. */
void pb_drafts_flush (PbDrafts *self);
/* pb_drafts_close: the case is closing: nothing more is written. */
void pb_drafts_close (PbDrafts *self);
/* pb_drafts_is_unsaved: something is in memory only. */
gboolean pb_drafts_is_unsaved (PbDrafts *self);

G_END_DECLS
