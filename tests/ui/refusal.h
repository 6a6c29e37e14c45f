/* refusal.h: a disk that refuses to be written, for tests of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* refusal_set: from now on every write of SQLite in this program fails with this errno (EROFS, ENOSPC, EIO);
 * 0: writes work again. */
void refusal_set (int errno_value);

G_END_DECLS
