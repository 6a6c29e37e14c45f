/* pb-error.c: see pb-error.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-error"

#include "config.h"

#include "pb-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (pb - error - quark, pb_error)

const char *
pb_error_describe (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != PB_ERROR)
    return _ ("Something went wrong outside Probata. Nothing was changed.");
  switch ((PbError) error->code) {
  case PB_ERROR_NOT_FOUND:
    return _ ("It is not there. Check the name and try again.");
  case PB_ERROR_EXISTS:
    return _ ("It is there already. Choose another name, or open what exists.");
  case PB_ERROR_INVALID:
    return _ ("Something in it cannot be taken as it is. Mend the named place and try again.");
  case PB_ERROR_CORRUPT:
    return _ ("It is damaged. Keep the file as it is and use a backup, or save what still verifies.");
  case PB_ERROR_UNSUPPORTED:
    return _ ("This version of Probata cannot read it.");
  case PB_ERROR_TOO_LARGE:
    return _ ("It is larger than Probata takes in.");
  case PB_ERROR_ENCRYPTED:
    return _ ("The document is locked with a password. Save an unlocked copy and import that, too.");
  case PB_ERROR_WRONG_PASSPHRASE:
    return _ ("The passphrase does not open this case.");
  case PB_ERROR_READ_ONLY:
    return _ ("The place is read-only. Copy the case to a place where you may write.");
  case PB_ERROR_BUSY:
    return _ ("Another program holds the case. Close it there, or wait.");
  case PB_ERROR_NO_SPACE:
    return _ ("The disk is full. Make room and try again; nothing was changed.");
  case PB_ERROR_VERSION_TOO_NEW:
    return _ ("It was written by a newer Probata. Update the program; the file was not touched.");
  case PB_ERROR_TIMED_OUT:
    return _ ("It took longer than it is allowed to.");
  case PB_ERROR_CONFLICT:
    return _ ("Somebody changed it since. Look at the newer state first.");
  case PB_ERROR_IO:
    return _ ("It could not be read or written.");
  case PB_ERROR_INTERNAL:
    return _ ("Probata made a mistake. Nothing was changed.");
  default:
    break;
  }
  return _ ("Something went wrong. Nothing was changed.");
}

void
pb_error_set_errno (GError **error, int errno_value, const char *format, ...)
{
  va_list args;
  g_autofree char *what = NULL;
  PbError code = PB_ERROR_IO;

  switch (errno_value) {
  case ENOENT:
    code = PB_ERROR_NOT_FOUND;
    break;
  case EEXIST:
    code = PB_ERROR_EXISTS;
    break;
  case EROFS:
  case EACCES:
  case EPERM:
    code = PB_ERROR_READ_ONLY;
    break;
  case ENOSPC:
  case EDQUOT:
    code = PB_ERROR_NO_SPACE;
    break;
  case EFBIG:
    code = PB_ERROR_TOO_LARGE;
    break;
  default:
    break;
  }
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PB_ERROR, (int) code, "%s: %s", what, g_strerror (errno_value));
}
