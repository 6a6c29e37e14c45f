/* pb-passage-button.h: "S3 p.4 “he took my passport” ▸": opens the words on their page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_passage_button_new: copies what it shows. Activating it is win.open. */
GtkWidget *pb_passage_button_new (const PbPassage *passage);
/* pb_passage_button_new_for: @exhibit: its key or label. @page: 0: none. @quote: (nullable) */
GtkWidget *pb_passage_button_new_for (const char *passage_id, const char *exhibit, guint page,
                                      const char *quote);

G_END_DECLS
