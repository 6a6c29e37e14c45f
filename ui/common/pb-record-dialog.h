/* pb-record-dialog.h: a record of any kind, as a form: made from what the schema says of its columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_DIALOG (pb_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, PB, RECORD_DIALOG, AdwWindow)

/* Signals: "recorded" (const char *id): it is in the case; "collected" (PbRecord *): a part is complete. Then
 * the dialog closes. Action: "dialog.record". */

/* pb_record_dialog_new: not yet presented. @id: NULL for a new record. @presets: (nullable), see below. */
GtkWindow *pb_record_dialog_new (GtkWindow *parent, PbCase *document, PbKind kind, const char *id,
                                 const char *presets);

/* pb_record_dialog_new_part: a record that the caller records together with what it is part of: it is told by
 * "collected". @record: copied. @owner_column: the reference to the whole, which the caller fills. */
GtkWindow *pb_record_dialog_new_part (GtkWindow *parent, PbCase *document, PbRecord *record,
                                      guint owner_column, gboolean is_new);

/* pb_record_dialog_present_new: @presets: (nullable): "column=value&column=value", percent-encoded, as the
 * target of win.add has it: what is known already. What was typed and not recorded is kept as a draft in the
 * case and offered again. */
void pb_record_dialog_present_new (GtkWindow *parent, PbCase *document, PbKind kind, const char *presets);
void pb_record_dialog_present_edit (GtkWindow *parent, PbCase *document, PbKind kind, const char *id);

G_END_DECLS
