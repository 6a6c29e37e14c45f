/* pb-confine.h: the walls the reader puts around itself before it looks at a document.
 *
 * In this order: resource limits, no new privileges, not dumpable, dies with its parent, Landlock (read-only
 * on what drawing needs, nothing else; left out where the kernel has none), and a list of the system calls
 * that parsing needs: every other one, and every opening for writing, fails with EPERM. Single-threaded
 * callers only. Verified from inside by `probata-intake --self-test` (pb-confine-self-test.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for decoding beside the document itself. */
#define PB_CONFINE_MAX_MEMORY (1024u * 1024 * 1024)
/* Of processor time; ten thousand pages of text on a modest machine. */
#define PB_CONFINE_CPU_SECONDS 20u
#define PB_CONFINE_MAX_FILES 64u

/* pb_confine_enter:
 * @document_size: mapped beside PB_CONFINE_MAX_MEMORY.
 * @need_fonts: drawing opens font files; reading opens nothing but character maps.
 * @out_landlock: FALSE when the kernel has no Landlock and only the other walls stand.
 * Returns: FALSE when a wall that must stand does not: the caller must not go on.
 */
gboolean pb_confine_enter (guint64 document_size, gboolean need_fonts, gboolean *out_landlock);

/* pb_confine_self_test: tries, from inside, what must not work; one line each on standard output. Returns the
 * exit status. */
int pb_confine_self_test (void);

G_END_DECLS
