/* pb-field.h: one column of a record in a form: its name, what is typed, what was understood, what is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_FIELD (pb_field_get_type ())
G_DECLARE_FINAL_TYPE (PbField, pb_field, PB, FIELD, AdwPreferencesRow)

/* Signal "changed": what is typed or chosen changed. */
PbField *pb_field_new (PbCase *document, PbKind kind, guint column);
guint pb_field_get_column (PbField *self);

/* pb_field_set_value: @value: canonical, NULL: empty. @title: (nullable): of the record a reference names. */
void pb_field_set_value (PbField *self, const char *value, const char *title);
/* pb_field_dup_value: canonical; NULL without @error: empty. Errors: INVALID saying what would be right; the
 * field says it too. (transfer full) */
char *pb_field_dup_value (PbField *self, GError **error);
/* What is typed, as it is: for drafts. pb_field_dup_typed: (transfer full), "" for nothing. */
char *pb_field_dup_typed (PbField *self);
void pb_field_set_typed (PbField *self, const char *typed);

/* pb_field_set_choices: of a column that is chosen from the law: what there is now. What is chosen stays,
 * even where it is not among them. @choices: (element-type PbChoice). @none: (nullable): what stands there
 * while nothing is chosen. */
void pb_field_set_choices (PbField *self, GPtrArray *choices, const char *none);

/* pb_field_set_message: what is wrong, beside the field; NULL: nothing. */
void pb_field_set_message (PbField *self, const char *message);
const char *pb_field_get_message (PbField *self); /* (nullable) (transfer none) */
void pb_field_grab_focus (PbField *self);

G_END_DECLS
