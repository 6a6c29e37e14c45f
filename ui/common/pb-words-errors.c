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
  case PB_ERROR_CONFLICT:
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
  default:
    return WORDS_OF_MESSAGE;
  }
}

/* "enquiry 01890000-0000-7000-8000-000000000000": an id says nothing to anybody. */
#define NAMED_BY_ID "([a-z_]+ )?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

static gboolean
name_kind (const GMatchInfo *match, GString *words, gpointer data)
{
  g_autofree char *table = g_match_info_fetch (match, 1);
  PbKind kind;

  g_strchomp (table);
  kind = table[0] != '\0' ? pb_kind_from_form (table) : PB_KIND_NONE;
  /* Behind a word that is no kind, or none at all. */
  if (kind == PB_KIND_NONE)
    g_string_append_printf (words, "%s%s%s", table, table[0] != '\0' ? " " : "", C_ ("error", "a record"));
  else
    g_string_append_printf (words, "“%s”", pb_words_for_kind (kind));
  return FALSE;
}

static char *
word_message (const GError *error)
{
  g_autoptr (GRegex) regex = g_regex_new (NAMED_BY_ID, 0, 0, NULL);

  if (!g_regex_match (regex, error->message, 0, NULL))
    return g_strdup (error->message);
  if (g_error_matches (error, PB_ERROR, PB_ERROR_NOT_FOUND))
    return g_strdup (C_ ("error", "It is no longer in the case: somebody deleted it meanwhile."));
  if (g_error_matches (error, PB_ERROR, PB_ERROR_EXISTS))
    return g_strdup (C_ ("error", "The same is recorded already, or its short name is taken."));
  return g_regex_replace_eval (regex, error->message, -1, 0, 0, name_kind, NULL, NULL);
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
    return word_message (error);
  }
}

char *
pb_words_for_wrong_value (const PbColumn *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  switch (column->type) {
  case PB_COLUMN_TYPE_DATE:
    return g_strdup (C_ ("field", "This is not clear as a date, or there is no such day. Write it as "
                                  "3 May 2016, May 2016, 2016 or 3/5/2559 BE."));
  case PB_COLUMN_TYPE_DECIMAL:
    return g_strdup (C_ ("field", "This is not a number. Write it as 1234.50."));
  case PB_COLUMN_TYPE_INTEGER:
    return g_strdup (C_ ("field", "This is not a whole number. Write it in digits."));
  case PB_COLUMN_TYPE_BOOL:
    return g_strdup (C_ ("field", "This is neither yes nor no."));
  case PB_COLUMN_TYPE_COUNTRY:
    return g_strdup (C_ ("field", "This is no country. Choose one of the list."));
  case PB_COLUMN_TYPE_CURRENCY:
    return g_strdup (C_ ("field", "This is no currency. Choose one of the list."));
  case PB_COLUMN_TYPE_LANGUAGE:
    return g_strdup (C_ ("field", "This is no language. Choose one of the list."));
  case PB_COLUMN_TYPE_CHOICE:
    return g_strdup (C_ ("field", "Choose one of the list."));
  case PB_COLUMN_TYPE_BLOB:
  case PB_COLUMN_TYPE_SHA256:
  case PB_COLUMN_TYPE_TEXT:
  default:
    return g_strdup (C_ ("field", "This cannot be recorded as it is."));
  }
}
