/* pb-record-values.h: the values of an assertion, in its form: recorded with it in one gesture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PB_TYPE_RECORD_VALUES (pb_record_values_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordValues, pb_record_values, PB, RECORD_VALUES, AdwPreferencesGroup)

PbRecordValues *pb_record_values_new (PbCase *document);
/* pb_record_values_load: those of the assertion in the case. */
void pb_record_values_load (PbRecordValues *self, const char *assertion_id);
/* pb_record_values_add_edits: what changed, as values of that assertion. @edits: (element-type PbEdit) */
void pb_record_values_add_edits (PbRecordValues *self, const char *assertion_id, GPtrArray *edits);

/* Values added and not yet recorded, for a draft: "&@value0=…", "" for none. (transfer full) */
char *pb_record_values_dup_typed (PbRecordValues *self);
/* pb_record_values_set_typed: @pairs: of a draft, by name. */
void pb_record_values_set_typed (PbRecordValues *self, GHashTable *pairs);

G_END_DECLS
