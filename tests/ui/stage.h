/* stage.h: one page in a window of its own, and what it asks of that window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fixture.h"
#include "pb-page.h"

G_BEGIN_DECLS

typedef struct {
  PbCase *document;
  GtkWindow *window;
  GtkWidget *page;
  GtkWidget *told;  /* (owned) (nullable): what the page told of its choice last */
  GPtrArray *asked; /* (owned) (element-type utf8): "win.add KIND?…" */
} Stage;

Stage *stage_raise (PbCase *document, GType type);
/* stage_clear: the page must be gone then. */
void stage_clear (Stage *stage);
/* stage_show_told: in place of the pane: what was told has the window's actions there. The page stays, out of
 * sight. */
void stage_show_told (Stage *stage);
/* stage_get_last: what was asked last: "add KIND?…". (transfer none) */
const char *stage_get_last (Stage *stage);
/* stage_find: the first of @type; it is there. */
gpointer stage_find (GtkWidget *root, GType type);
/* stage_find_words: a label below @root whose text holds @words; (nullable). */
GtkWidget *stage_find_words (GtkWidget *root, const char *words);
/* stage_find_button: the button around that label; (nullable). */
GtkWidget *stage_find_button (GtkWidget *root, const char *words);
/* stage_find_named: the visible button with this tooltip, which icons have; it is there. */
GtkWidget *stage_find_named (GtkWidget *root, const char *name);
void stage_press (Stage *stage, GtkWidget *button);

G_END_DECLS
