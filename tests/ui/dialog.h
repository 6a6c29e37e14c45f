/* dialog.h: the form of a record as a test fills it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fixture.h"
#include "pb-field.h"

G_BEGIN_DECLS

/* dialog_present: a new or known (@id) record's form, shown. */
GtkWindow *dialog_present (PbCase *document, PbKind kind, const char *id, const char *presets);
PbField *dialog_find_field (GtkWindow *dialog, PbKind kind, const char *name);
void dialog_type (GtkWindow *dialog, PbKind kind, const char *name, const char *typed);
void dialog_assert_typed (GtkWindow *dialog, PbKind kind, const char *name, const char *expected);
/* dialog_record: presses Record; the dialog must close by itself. */
void dialog_record (GtkWindow *dialog);
void dialog_close (GtkWindow *dialog);
/* dialog_keep_id: for the signal "recorded". */
void dialog_keep_id (GtkWindow *dialog, const char *id, char **out_id);
/* dialog_get_item: as the case has it. (transfer full) */
PbItem *dialog_get_item (PbCase *document, PbKind kind, const char *id);

G_END_DECLS
