/* pb-error.h: the one error domain of Probata.
 *
 * Every fallible function returns gboolean or a pointer and takes a GError last; failure and a set error
 * are the same thing. Foreign domains (SQLite, libxml2, gcrypt, Poppler) are converted in the one room that
 * may include their header. Cancellation stays G_IO_ERROR_CANCELLED.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PB_ERROR (pb_error_quark ())

typedef enum {
  PB_ERROR_NOT_FOUND,
  PB_ERROR_EXISTS,
  PB_ERROR_INVALID,     /* what the caller or a form says cannot be taken as it is */
  PB_ERROR_CORRUPT,     /* stored bytes are not what was written */
  PB_ERROR_UNSUPPORTED, /* a genuine thing of a kind this version does not know */
  PB_ERROR_TOO_LARGE,
  PB_ERROR_ENCRYPTED, /* a document that needs a password of its own */
  PB_ERROR_WRONG_PASSPHRASE,
  PB_ERROR_READ_ONLY,
  PB_ERROR_BUSY, /* somebody else holds the case */
  PB_ERROR_NO_SPACE,
  PB_ERROR_VERSION_TOO_NEW,
  PB_ERROR_TIMED_OUT,
  PB_ERROR_CONFLICT, /* undo refused: somebody changed it since */
  PB_ERROR_IO,
  PB_ERROR_INTERNAL,
} PbError;

GQuark pb_error_quark (void);

/* pb_error_describe:
 * Returns: (transfer none): a translated sentence a lay reader can act on, for the code of @error.
 */
const char *pb_error_describe (const GError *error);

/* pb_error_set_errno:
 * Sets @error from @errno_value (ENOSPC, EROFS, EACCES, ENOENT and EFBIG keep their meaning), with @message
 * in front.
 */
void pb_error_set_errno (GError **error, int errno_value, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
