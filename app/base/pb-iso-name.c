/* pb-iso-name.c: see pb-iso-name.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-iso-name"

#include "config.h"

#include "pb-iso-code.h"
#include "pb-iso-name.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

/* In UTF-16 units: the longest name ICU has is a third of it. */
#define MAX_NAME 256

/* The C locale has no language: its readers read English. */
static const char *
get_locale (void)
{
  const char *language = g_get_language_names ()[0];

  return g_str_has_prefix (language, "C") ? "en" : language;
}

char *
pb_iso_name (PbIsoList list, const char *code)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[MAX_NAME];
  const UChar *name = buffer;
  int32_t length = 0;
  char *text;

  g_return_val_if_fail (code != NULL, NULL);

  if (list == PB_ISO_COUNTRY) {
    g_autofree char *place = g_strconcat ("und_", code, NULL);

    length = uloc_getDisplayCountry (place, get_locale (), buffer, MAX_NAME, &status);
  } else if (list == PB_ISO_LANGUAGE) {
    length = uloc_getDisplayLanguage (code, get_locale (), buffer, MAX_NAME, &status);
  } else if (strlen (code) == 3) {
    const UChar units[] = {(UChar) code[0], (UChar) code[1], (UChar) code[2], 0};

    name = ucurr_getName (units, get_locale (), UCURR_LONG_NAME, NULL, &length, &status);
    if (U_FAILURE (status) || status == U_USING_DEFAULT_WARNING)
      return g_strdup (code);
    return g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);
  }
  if (U_FAILURE (status) || length <= 0 || length >= MAX_NAME)
    return g_strdup (code);
  text = g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);
  return text != NULL ? text : g_strdup (code);
}

static void
add_all (GPtrArray *codes, const char *const *strings, gboolean (*is_code) (const char *code))
{
  for (; strings != NULL && *strings != NULL; strings++)
    if (is_code (*strings))
      g_ptr_array_add (codes, g_strdup (*strings));
}

static void
add_currencies (GPtrArray *codes)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *currencies = ucurr_openISOCurrencies (UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  const char *code = NULL;

  while (U_SUCCESS (status) && (code = uenum_next (currencies, NULL, &status)) != NULL)
    if (pb_iso_code_is_currency (code))
      g_ptr_array_add (codes, g_strdup (code));
  uenum_close (currencies);
}

typedef struct {
  char *code; /* (owned) */
  char *sort; /* (owned) */
} Named;

static void
named_clear (gpointer data)
{
  Named *named = data;

  g_free (named->code);
  g_free (named->sort);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Named *) a)->sort, ((const Named *) b)->sort);
}

GPtrArray *
pb_iso_name_list (PbIsoList list)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  g_array_set_clear_func (named, named_clear);
  if (list == PB_ISO_COUNTRY)
    add_all (codes, uloc_getISOCountries (), pb_iso_code_is_country);
  else if (list == PB_ISO_LANGUAGE)
    add_all (codes, uloc_getISOLanguages (), pb_iso_code_is_language);
  else
    add_currencies (codes);
  for (guint i = 0; i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    g_autofree char *name = pb_iso_name (list, code);
    Named entry = {g_strdup (code), g_utf8_collate_key (name, -1)};

    g_array_append_val (named, entry);
  }
  g_array_sort (named, compare_named);
  for (guint i = 0; i < named->len; i++)
    g_ptr_array_add (sorted, g_strdup (g_array_index (named, Named, i).code));
  return sorted;
}
