/* pb-state-label.h: states in a mark and a word, never in a colour alone.
 *
 * ● supported · ◐ supported and contradicted · ○ open · △ not yet evaluated · ◌ undated. Texts are
 * translated; (transfer full) where they are char *.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-case.h"
#include "pb-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_state_label_describe_fact: "● corroborated", "◐ corroborated, contradicted", "○ unsupported"; @state:
 * (nullable): "…" while no review knows the fact. */
char *pb_state_label_describe_fact (const PbFactState *state);
/* pb_state_label_describe_date: the date column of a record in words, "◌ undated" when it is empty. */
char *pb_state_label_describe_date (PbItem *item, guint column);
/* pb_state_label_describe_enquiry: "○ open", "◐ asked", "● done: found". */
char *pb_state_label_describe_enquiry (PbItem *item);
/* pb_state_label_new: such a text as a widget: the mark is decoration, the word is read out. */
GtkWidget *pb_state_label_new (const char *text);

G_END_DECLS
