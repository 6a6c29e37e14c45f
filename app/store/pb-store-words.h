/* pb-store-words.h: whether every word that was typed stands in a text, compared as search does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* pb_store_words_fold: the words of @typed, folded. (transfer full): NULL: nothing is asked. */
char **pb_store_words_fold (const char *typed);
/* pb_store_words_append: @text behind what is in @folded, as pb_text_fold_for_search() folds it. */
void pb_store_words_append (GString *folded, const char *text);
/* pb_store_words_stand_in: @words: (nullable): then anything fits. */
gboolean pb_store_words_stand_in (char *const *words, const char *folded);

G_END_DECLS
