/* refusal.c: see refusal.h. SQLite lets its system calls be replaced for exactly this.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "refusal.h"

#include <errno.h>
#include <sqlite3.h>
#include <unistd.h>

static int refused; /* atomic: the case's worker writes, the test says when not */

static ssize_t
refusing_write (int fd, const void *bytes, size_t length)
{
  const int errno_value = g_atomic_int_get (&refused);

  if (errno_value == 0)
    return write (fd, bytes, length);
  errno = errno_value;
  return -1;
}

static ssize_t
refusing_pwrite (int fd, const void *bytes, size_t length, off_t offset)
{
  const int errno_value = g_atomic_int_get (&refused);

  if (errno_value == 0)
    return pwrite (fd, bytes, length, offset);
  errno = errno_value;
  return -1;
}

void
refusal_set (int errno_value)
{
  static gboolean is_ready = FALSE;
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  if (!is_ready) {
    g_assert_cmpint (vfs->xSetSystemCall (vfs, "write", (sqlite3_syscall_ptr) refusing_write), ==, SQLITE_OK);
    /* Which of the two it uses is the choice of whoever built it. */
    if (vfs->xGetSystemCall (vfs, "pwrite") != NULL)
      vfs->xSetSystemCall (vfs, "pwrite", (sqlite3_syscall_ptr) refusing_pwrite);
    if (vfs->xGetSystemCall (vfs, "pwrite64") != NULL)
      vfs->xSetSystemCall (vfs, "pwrite64", (sqlite3_syscall_ptr) refusing_pwrite);
    is_ready = TRUE;
  }
  g_atomic_int_set (&refused, errno_value);
}
