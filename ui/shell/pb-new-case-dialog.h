/* pb-new-case-dialog.h: asks for what a new case needs: a title that names nobody, the laws, where to keep
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* pb_new_case_dialog_present: the case that was made is opened through app.open-uri. */
void pb_new_case_dialog_present (GtkApplication *application);

G_END_DECLS
