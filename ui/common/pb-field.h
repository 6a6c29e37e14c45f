/* pb-field.h: one column of a record as a row of a form.
 *
 * Values go in and out in canonical form (pb-record.h); what people type is read generously ("3 May 2016",
 * "9,000", "2559" of the Buddhist Era) and what was understood stands below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_FIELD (pb_field_get_type ())
G_DECLARE_FINAL_TYPE (PbField, pb_field, PB, FIELD, AdwPreferencesRow)

/* Signal "changed". */

/* pb_field_is_shown: FALSE for what no person fills in: ids, hashes, places in bytes. */
gboolean pb_field_is_shown (PbKind kind, guint column);
GtkWidget *pb_field_new (PbCase *document, PbKind kind, guint column);
guint pb_field_get_column (PbField *self);
void pb_field_set_value (PbField *self, const char *value); /* (nullable) */
/* pb_field_read:
 * @out_value: (out) (transfer full) (nullable): canonical.
 * Returns: FALSE when it cannot be understood, which then stands below the field.
 */
gboolean pb_field_read (PbField *self, char **out_value);
/* pb_field_tell: @message stands below the field as an error. @message: (nullable) */
void pb_field_tell (PbField *self, const char *message);

G_END_DECLS
