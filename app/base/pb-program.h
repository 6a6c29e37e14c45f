/* pb-program.h: how a program of this house begins, and how it finds the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* pb_program_begin: first call of main(): the user's language (PROBATA_LOCALE_DIR: translations of a build
 * tree), no core dumps, and no new file that others can read. */
void pb_program_begin (void);

/* pb_program_find:
 * @name: "probata-intake"; @room: its folder in the build tree ("app/intake"); @variable: environment
 * variable that names another one, for tests. Returns: (transfer full): the named one, the build tree's when
 * this program runs from it, else where it is installed; it need not exist.
 */
char *pb_program_find (const char *name, const char *room, const char *variable);

G_END_DECLS
