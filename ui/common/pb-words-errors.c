/* pb-words-errors.c: what went wrong, for whoever sits before the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-words"

#include "config.h"

#include "pb-error.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* What the core says beside the sentence for its code. */
typedef enum {
  WORDS_OF_CODE,     /* the sentence says all: the rest is for programmers */
  WORDS_AND_MESSAGE, /* the sentence is general: the message names the place */
  WORDS_OF_MESSAGE,  /* the message says more than the sentence */
} Words;

static Words
choose_words (const GError *error)
{
  if (error->domain != PB_ERROR)
    return WORDS_OF_MESSAGE;
  switch ((PbError) error->code) {
  case PB_ERROR_READ_ONLY:
  case PB_ERROR_BUSY:
  case PB_ERROR_NO_SPACE:
    return WORDS_OF_CODE;
  case PB_ERROR_CORRUPT:
  case PB_ERROR_IO:
  case PB_ERROR_INTERNAL:
    return WORDS_AND_MESSAGE;
  case PB_ERROR_NOT_FOUND:
  case PB_ERROR_EXISTS:
  case PB_ERROR_INVALID:
  case PB_ERROR_UNSUPPORTED:
  case PB_ERROR_TOO_LARGE:
  case PB_ERROR_ENCRYPTED:
  case PB_ERROR_WRONG_PASSPHRASE:
  case PB_ERROR_VERSION_TOO_NEW:
  case PB_ERROR_TIMED_OUT:
  case PB_ERROR_CONFLICT:
  default:
    return WORDS_OF_MESSAGE;
  }
}

char *
pb_words_for_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  switch (choose_words (error)) {
  case WORDS_OF_CODE:
    return g_strdup (pb_error_describe (error));
  case WORDS_AND_MESSAGE:
    /* What happened and what to do; in brackets what the file system or the store said. */
    return g_strdup_printf (C_ ("error", "%s (%s)"), pb_error_describe (error), error->message);
  case WORDS_OF_MESSAGE:
  default:
    return g_strdup (error->message);
  }
}
