/* pb-detail-proof.h: the chain of proof around a record, as the latest review has it: who says so, on what
 * basis, in which words, and how it bears on a count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each: FALSE when the review does not hold the record (yet): then nothing was added. */
gboolean pb_detail_proof_add_fact (PbCase *document, const char *id, GtkBox *state, GtkBox *content);
gboolean pb_detail_proof_add_assertion (PbCase *document, const char *id, GtkBox *content);
/* pb_detail_proof_add_passage: the assertions that rest on it. */
gboolean pb_detail_proof_add_passage (PbCase *document, const char *id, GtkBox *content);
/* pb_detail_proof_describe_bearing: "Count 2 · keeping papers · A3 · proves"; NULL when the review does not
 * hold it. (transfer full) */
char *pb_detail_proof_describe_bearing (PbCase *document, const char *id);

G_END_DECLS
