/* pb-fact-entry.h: a fact picked by typing some of its words, or a new one with the words typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PB_TYPE_FACT_ENTRY (pb_fact_entry_get_type ())
G_DECLARE_FINAL_TYPE (PbFactEntry, pb_fact_entry, PB, FACT_ENTRY, GtkWidget)

/* Signal "activate": Enter while the entry has the focus and the choice is made. "changed". */

void pb_fact_entry_set_case (PbFactEntry *self, PbCase *document);
void pb_fact_entry_clear (PbFactEntry *self);
/* pb_fact_entry_get_fact: id of the fact chosen; NULL: none, or a new one. (nullable) (transfer none) */
const char *pb_fact_entry_get_fact (PbFactEntry *self);
/* pb_fact_entry_get_label: of the new fact; NULL when a fact was chosen or nothing was typed. (transfer none)
 */
const char *pb_fact_entry_get_label (PbFactEntry *self);
/* pb_fact_entry_get_text: what stands in the entry. (transfer none) */
const char *pb_fact_entry_get_text (PbFactEntry *self);
/* pb_fact_entry_choose: as if picked. */
void pb_fact_entry_choose (PbFactEntry *self, const char *id, const char *label);

G_END_DECLS
