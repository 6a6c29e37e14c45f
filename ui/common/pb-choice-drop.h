/* pb-choice-drop.h: a drop-down of choices: codes shown as words, found by any part of them.
 *
 * GtkDropDown cannot be derived from, so these are functions on one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  PB_CHOICE_DROP_FEW,       /* a handful of words */
  PB_CHOICE_DROP_MANY,      /* words to search */
  PB_CHOICE_DROP_SENTENCES, /* long ones in two lines, to search */
} PbChoiceDropStyle;

/* pb_choice_drop_new: without a choice yet. (transfer floating) */
GtkWidget *pb_choice_drop_new (PbChoiceDropStyle style);
/* pb_choice_drop_fill: @choices: (element-type PbChoice). The same as before: nothing happens. What was
 * chosen is chosen again where it is still there, else the first. */
void pb_choice_drop_fill (GtkDropDown *self, GPtrArray *choices);
void pb_choice_drop_append (GtkDropDown *self, const char *value, const char *words);
/* pb_choice_drop_has: whether @value is among them. */
gboolean pb_choice_drop_has (GtkDropDown *self, const char *value);
/* pb_choice_drop_choose: @value: one of them. */
void pb_choice_drop_choose (GtkDropDown *self, const char *value);
/* pb_choice_drop_get_value: "" for nothing. (transfer none): until the next change. */
const char *pb_choice_drop_get_value (GtkDropDown *self);

G_END_DECLS
