/* pb-record-dialog.h: a record of any kind, as a form: made from what the schema says of its columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_record_dialog_present_new: @presets: (nullable): "column=value&column=value", as the target of win.add
 * has it: what is known already. What was typed and not recorded is kept as a draft in the case and offered
 * again. */
void pb_record_dialog_present_new (GtkWindow *parent, PbCase *document, PbKind kind, const char *presets);
void pb_record_dialog_present_edit (GtkWindow *parent, PbCase *document, PbKind kind, const char *id);

G_END_DECLS
