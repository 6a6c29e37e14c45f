/* pb-recent.h: cases opened on this computer, when the user wants them remembered.
 *
 * GTK's list of recent files is not used: every program reads it. Ours is one private file (0600) in the
 * state directory with a pseudonymous title and a path per case, and it exists only while the preference is
 * on (R-061, quality B07).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  char *title;
  GFile *file;
} PbRecentCase;

void pb_recent_case_free (PbRecentCase *recent);
/* pb_recent_list: latest first; empty when nothing is remembered. (element-type PbRecentCase) */
GPtrArray *pb_recent_list (void);
/* pb_recent_add: puts the case first. Errors: IO. */
gboolean pb_recent_add (const char *title, GFile *file, GError **error);
/* pb_recent_forget: removes the file. */
void pb_recent_forget (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbRecentCase, pb_recent_case_free)

G_END_DECLS
