/* pb-record-drag.h: a record taken to another place by hand: dragged, or copied and pasted.
 *
 * Inside this program only: what is dragged or copied is a type of our own and no text, so nothing of the
 * case lies on the clipboard of the desktop. Tests: tests/ui/test-charges.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  GFile *file; /* (owned): of the case */
  PbKind kind;
  char *id; /* (owned) */
} PbRecordDrag;

#define PB_TYPE_RECORD_DRAG (pb_record_drag_get_type ())
GType pb_record_drag_get_type (void);
PbRecordDrag *pb_record_drag_new (PbCase *document, PbKind kind, const char *id);
PbRecordDrag *pb_record_drag_copy (const PbRecordDrag *self);
void pb_record_drag_free (PbRecordDrag *self);
/* pb_record_drag_is_from: a record of @kind of this case. */
gboolean pb_record_drag_is_from (const PbRecordDrag *self, PbCase *document, PbKind kind);
/* pb_record_drag_provide: for a drag source or the clipboard. (transfer full) */
GdkContentProvider *pb_record_drag_provide (const PbRecordDrag *self);

/* pb_record_drag_attach: @widget can be dragged, and Control+C on it copies, as that record. @title: what is
 * seen under the pointer. */
void pb_record_drag_attach (GtkWidget *widget, PbCase *document, PbKind kind, const char *id,
                            const char *title);
/* pb_record_drag_detach: no longer. */
void pb_record_drag_detach (GtkWidget *widget);
/* pb_record_drag_show: what is seen under the pointer. */
void pb_record_drag_show (GdkDrag *drag, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRecordDrag, pb_record_drag_free)

G_END_DECLS
