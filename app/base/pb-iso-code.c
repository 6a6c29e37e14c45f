/* pb-iso-code.c: see pb-iso-code.h.
 *
 * Each list is read once, when first asked for (the languages are 875 kB of JSON), and then never changes, so
 * reading it needs no lock. Without iso-codes ICU's own lists serve: they lack rare languages but no currency
 * in use.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-iso-code"

#include "config.h"

#include "pb-iso-code.h"

#include <json-glib/json-glib.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

/* Adds what ICU knows to @codes. */
typedef void (*AddIcuCodes) (GHashTable *codes);

/* (transfer full) (nullable): the entries of iso_@standard.json in the data directories. */
static JsonArray *
load_entries (const char *standard)
{
  g_autofree char *name = g_strdup_printf ("iso_%s.json", standard);

  for (const char *const *dir = g_get_system_data_dirs (); *dir != NULL; dir++) {
    g_autofree char *path = g_build_filename (*dir, "iso-codes", "json", name, NULL);
    g_autoptr (JsonParser) parser = json_parser_new_immutable ();
    JsonNode *root = NULL;
    JsonNode *entries = NULL;

    /* A missing or damaged list is no reason to stop: the next directory or ICU has one. */
    if (!json_parser_load_from_mapped_file (parser, path, NULL))
      continue;
    root = json_parser_get_root (parser);
    if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
      continue;
    entries = json_object_get_member (json_node_get_object (root), standard);
    if (entries != NULL && JSON_NODE_HOLDS_ARRAY (entries))
      return json_array_ref (json_node_get_array (entries));
  }
  return NULL;
}

static void
add_member (GHashTable *codes, JsonObject *entry, const char *member)
{
  JsonNode *node = member != NULL ? json_object_get_member (entry, member) : NULL;

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_add (codes, g_strdup (json_node_get_string (node)));
}

/* (transfer full): what stands in @member and @other_member (nullable) of every entry. */
static GHashTable *
load_codes (const char *standard, const char *member, const char *other_member, AddIcuCodes add_icu_codes)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonArray) entries = load_entries (standard);

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++) {
    JsonNode *entry = json_array_get_element (entries, i);

    if (!JSON_NODE_HOLDS_OBJECT (entry))
      continue;
    add_member (codes, json_node_get_object (entry), member);
    add_member (codes, json_node_get_object (entry), other_member);
  }
  if (g_hash_table_size (codes) == 0)
    add_icu_codes (codes);
  return codes;
}

static void
add_icu_currencies (GHashTable *codes)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *currencies = ucurr_openISOCurrencies (UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  const char *code = NULL;

  while (U_SUCCESS (status) && (code = uenum_next (currencies, NULL, &status)) != NULL)
    g_hash_table_add (codes, g_strdup (code));
  uenum_close (currencies);
}

static void
add_strings (GHashTable *codes, const char *const *strings)
{
  for (; strings != NULL && *strings != NULL; strings++)
    g_hash_table_add (codes, g_strdup (*strings));
}

static void
add_icu_countries (GHashTable *codes)
{
  add_strings (codes, uloc_getISOCountries ());
}

static void
add_icu_languages (GHashTable *codes)
{
  const char *const *languages = uloc_getISOLanguages ();

  add_strings (codes, languages);
  for (; languages != NULL && *languages != NULL; languages++) {
    const char *long_code = uloc_getISO3Language (*languages);

    if (long_code[0] != '\0')
      g_hash_table_add (codes, g_strdup (long_code));
  }
}

/* What the short list of languages lacks is looked for in the long one, which has its own ICU fallback. */
static void
add_nothing (GHashTable *codes)
{
}

/* The list, read at the first call. @list: a static variable. */
static GHashTable *
get_codes (gsize *list, const char *standard, const char *member, const char *other_member,
           AddIcuCodes add_icu_codes)
{
  if (g_once_init_enter (list))
    g_once_init_leave (list, (gsize) load_codes (standard, member, other_member, add_icu_codes));
  return (GHashTable *) *list;
}

gboolean
pb_iso_code_is_currency (const char *code)
{
  static gsize list = 0;

  return code != NULL
         && g_hash_table_contains (get_codes (&list, "4217", "alpha_3", NULL, add_icu_currencies), code);
}

gboolean
pb_iso_code_is_country (const char *code)
{
  static gsize list = 0;

  return code != NULL
         && g_hash_table_contains (get_codes (&list, "3166-1", "alpha_2", NULL, add_icu_countries), code);
}

gboolean
pb_iso_code_is_language (const char *code)
{
  static gsize common = 0;
  static gsize all = 0;

  if (code == NULL)
    return FALSE;
  if (g_hash_table_contains (get_codes (&common, "639-2", "alpha_2", "alpha_3", add_nothing), code))
    return TRUE;
  return g_hash_table_contains (get_codes (&all, "639-3", "alpha_2", "alpha_3", add_icu_languages), code);
}
