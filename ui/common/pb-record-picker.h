/* pb-record-picker.h: a button that shows which record is meant and lets one type to choose another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_PICKER (pb_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordPicker, pb_record_picker, PB, RECORD_PICKER, GtkWidget)

/* Signal "changed": somebody chose. */

/* pb_record_picker_new: @optional: nothing may be chosen. @name: what it is for, for screen readers. */
GtkWidget *pb_record_picker_new (PbCase *document, PbKind kind, gboolean optional, const char *name);
const char *pb_record_picker_get_id (PbRecordPicker *self); /* (nullable) (transfer none) */
/* pb_record_picker_set_id: the title is looked up. @id: (nullable) */
void pb_record_picker_set_id (PbRecordPicker *self, const char *id);

G_END_DECLS
