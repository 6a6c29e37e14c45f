/* pb-column.c: see pb-column.h. Tested by tests/model/test-record.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-column"

#include "config.h"

#include "pb-column.h"
#include "pb-date.h"
#include "pb-error.h"
#include "pb-iso-code.h"
#include "pb-ratio.h"
#include "pb-text.h"

#include <string.h>

static gboolean
is_choice (const PbColumn *column, const char *text)
{
  return g_strv_contains (column->choices, text);
}

static char *
list_choices (const PbColumn *column)
{
  return g_strjoinv (", ", (char **) column->choices);
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

gboolean
pb_column_check (const PbColumn *column, const char *text, GError **error)
{
  g_autoptr (PbRatio) ratio = NULL;
  g_autofree char *choices = NULL;
  PbDate date;

  switch (column->type) {
  case PB_COLUMN_TYPE_DATE:
    return pb_date_parse (text, &date, error);
  case PB_COLUMN_TYPE_DECIMAL:
    return (ratio = pb_ratio_new_from_text (text, error)) != NULL;
  case PB_COLUMN_TYPE_BOOL:
    if (g_str_equal (text, "0") || g_str_equal (text, "1"))
      return TRUE;
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is neither yes nor no", text);
    return FALSE;
  case PB_COLUMN_TYPE_INTEGER:
    if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, NULL, NULL))
      return TRUE;
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is no whole number", text);
    return FALSE;
  case PB_COLUMN_TYPE_CHOICE:
    if (is_choice (column, text))
      return TRUE;
    choices = list_choices (column);
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is not one of: %s", text, choices);
    return FALSE;
  case PB_COLUMN_TYPE_COUNTRY:
    if (pb_iso_code_is_country (text))
      return TRUE;
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is no country code; use two letters as in TH",
                 text);
    return FALSE;
  case PB_COLUMN_TYPE_CURRENCY:
    if (pb_iso_code_is_currency (text))
      return TRUE;
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is no currency code; use three letters as in THB",
                 text);
    return FALSE;
  case PB_COLUMN_TYPE_LANGUAGE:
    if (pb_iso_code_is_language (text))
      return TRUE;
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is no language code; use two letters as in km",
                 text);
    return FALSE;
  case PB_COLUMN_TYPE_SHA256:
    if (is_sha256 (text))
      return TRUE;
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "“%s” is no SHA-256 in 64 small hexadecimal digits",
                 text);
    return FALSE;
  case PB_COLUMN_TYPE_TEXT:
  case PB_COLUMN_TYPE_BLOB:
    break;
  }
  return TRUE;
}

/* "BE 2559-05-03" and "3/5/2559 BE" are Buddhist Era; anything else is Gregorian. */
static char *
normalise_date (const char *text, GError **error)
{
  PbCalendar calendar = PB_CALENDAR_GREGORIAN;
  g_autofree char *rest = NULL;
  g_autofree char *edtf = NULL;
  PbDate date;

  if (g_str_has_prefix (text, "BE ")) {
    calendar = PB_CALENDAR_BUDDHIST;
    rest = g_strdup (text + 3);
  } else if (g_str_has_suffix (text, " BE")) {
    calendar = PB_CALENDAR_BUDDHIST;
    rest = g_strndup (text, strlen (text) - 3);
  } else if (pb_date_parse (text, &date, NULL)) {
    return g_strdup (text);
  } else {
    rest = g_strdup (text);
  }
  if (!pb_date_parse_written (g_strstrip (rest), calendar, &date, &edtf, error))
    return NULL;
  return g_steal_pointer (&edtf);
}

static char *
normalise_bool (const char *text)
{
  static const char *const yes[] = {"1", "yes", "true", "y", "x", NULL};
  static const char *const no[] = {"0", "no", "false", "n", NULL};
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (g_strv_contains (yes, lower))
    return g_strdup ("1");
  if (g_strv_contains (no, lower))
    return g_strdup ("0");
  return g_strdup (text);
}

char *
pb_column_normalise (const PbColumn *column, const char *text, GError **error)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (column != NULL && text != NULL, NULL);

  switch (column->type) {
  case PB_COLUMN_TYPE_DATE:
    value = normalise_date (text, error);
    if (value == NULL)
      return NULL;
    break;
  case PB_COLUMN_TYPE_DECIMAL:
  case PB_COLUMN_TYPE_INTEGER:
    value = pb_text_normalise_number (text);
    break;
  case PB_COLUMN_TYPE_BOOL:
    value = normalise_bool (text);
    break;
  case PB_COLUMN_TYPE_CURRENCY:
  case PB_COLUMN_TYPE_COUNTRY:
    value = g_ascii_strup (text, -1);
    break;
  case PB_COLUMN_TYPE_CHOICE:
  case PB_COLUMN_TYPE_LANGUAGE:
  case PB_COLUMN_TYPE_SHA256:
    value = g_ascii_strdown (text, -1);
    break;
  case PB_COLUMN_TYPE_BLOB:
    g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, "cannot be given in a form");
    return NULL;
  case PB_COLUMN_TYPE_TEXT:
  default:
    break;
  }
  if (value == NULL)
    value = g_strdup (text);
  if (!pb_column_check (column, value, error))
    return NULL;
  return g_steal_pointer (&value);
}
