/* pb-law-fields.h: the fields of a form that name law, kept in step: the pack decides the offences, the count
 * the elements; an offence that is chosen first brings its pack and version along.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-field.h"

G_BEGIN_DECLS

#define PB_TYPE_LAW_FIELDS (pb_law_fields_get_type ())
G_DECLARE_FINAL_TYPE (PbLawFields, pb_law_fields, PB, LAW_FIELDS, GObject)

/* pb_law_fields_new: @fields: (element-type PbField): of one form of @kind, which owns them and lets go of
 * this when it lets go of them. */
PbLawFields *pb_law_fields_new (PbCase *document, PbKind kind, GPtrArray *fields);
/* pb_law_fields_update: at once; else it happens before the next key or click after a change. */
void pb_law_fields_update (PbLawFields *self);

G_END_DECLS
