/* pb-intake.h: has a document read, or a page drawn, by the confined program probata-intake.
 *
 * Parsers of foreign formats are where machines get taken over, so they run in a process that can open, send
 * and start nothing (pb-confine.h), one fresh process per call. A damaged or hostile file costs at most its
 * limits and never the main process. Synchronous: call it off the main thread; cancelling kills the reader at
 * once. The object holds no state between calls, so that a pool or a longer-lived reader can come without a
 * change here.
 *
 * Errors: PB_ERROR_ENCRYPTED, PB_ERROR_CORRUPT (damaged, or the reader failed on it), PB_ERROR_TOO_LARGE,
 * PB_ERROR_UNSUPPORTED (no parser for that type), PB_ERROR_NOT_FOUND (no such page), PB_ERROR_TIMED_OUT,
 * PB_ERROR_INTERNAL (the program is missing or could not confine itself), G_IO_ERROR_CANCELLED. Verified by
 * tests/intake/.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-document.h"
#include "pb-intake-result.h"

G_BEGIN_DECLS

#define PB_TYPE_INTAKE (pb_intake_get_type ())
G_DECLARE_FINAL_TYPE (PbIntake, pb_intake, PB, INTAKE, GObject)

/* PbIntakePicture: premultiplied BGRA as cairo and GDK_MEMORY_B8G8R8A8_PREMULTIPLIED have it, rows @stride
 * bytes apart. */
typedef struct {
  guint width;
  guint height;
  gsize stride;
  GBytes *pixels; /* (owned) */
} PbIntakePicture;

/* pb_intake_new: @worker_path: the program, or NULL for PROBATA_INTAKE, the build tree's, or the installed
 * one. */
PbIntake *pb_intake_new (const char *worker_path);
/* pb_intake_set_wall_limit: how long one call may take; PB_INTAKE_WALL_SECONDS unless told. */
void pb_intake_set_wall_limit (PbIntake *self, guint seconds);

PbIntakeResult *pb_intake_read (PbIntake *self, PbDocument *document, GCancellable *cancellable,
                                GError **error);
/* pb_intake_render_page: @page from 0; @scale: pixels per point (photographs: per pixel, turned upright).
 * (transfer full) */
PbIntakePicture *pb_intake_render_page (PbIntake *self, PbDocument *document, guint page, double scale,
                                        GCancellable *cancellable, GError **error);
/* pb_intake_render_thumbnail: the first page or the photograph, its longer side at most @max_side pixels.
 * (transfer full) */
PbIntakePicture *pb_intake_render_thumbnail (PbIntake *self, PbDocument *document, guint max_side,
                                             GCancellable *cancellable, GError **error);
void pb_intake_picture_free (PbIntakePicture *self);

/* How long anybody waits for one file; several times what a 5,000-page bundle takes. */
#define PB_INTAKE_WALL_SECONDS 60u

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbIntakePicture, pb_intake_picture_free)

G_END_DECLS
