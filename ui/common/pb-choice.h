/* pb-choice.h: one line of a drop-down: what is recorded, what is shown, what it stands under.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PB_TYPE_CHOICE (pb_choice_get_type ())
G_DECLARE_FINAL_TYPE (PbChoice, pb_choice, PB, CHOICE, GObject)

/* Properties, read only: "words", "group", "has-group", "text": words and group, what a search goes through.
 */

/* pb_choice_new: @value: as it is recorded, "" for nothing. @words: translated. @group: (nullable):
 * translated: the second, smaller line. */
PbChoice *pb_choice_new (const char *value, const char *words, const char *group);
const char *pb_choice_get_value (PbChoice *self);
const char *pb_choice_get_words (PbChoice *self);
gboolean pb_choice_is_equal (PbChoice *a, PbChoice *b);

G_END_DECLS
