/* fuzz_law.c: law packs, which a user may have from anywhere.
 *
 * Holds for every file: a refusal is ours, names the file and is valid UTF-8; a pack that is read keeps its
 * bytes, has an act and a mental element in each offence, a source with a day for every fact, positive
 * figures, unique ids; read again it is the same, and checking it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-law"

#include "config.h"

#include "fuzz.h"
#include "pb-error.h"
#include "pb-law-check.h"
#include "pb-law-parse.h"

#include <string.h>

#define NAME "fuzzed.xml"

static void
check_source (const PbSource *source)
{
  g_assert_nonnull (source->as_at);
  g_assert_true (source->confidence == PB_CONFIDENCE_UNVERIFIED || source->where != NULL);
}

static void
check_id (GHashTable *ids, const char *id)
{
  g_assert_nonnull (id);
  g_assert_true (g_hash_table_add (ids, (gpointer) id));
}

static void
check_element (const PbElement *element, GHashTable *ids)
{
  check_id (ids, element->id);
  check_source (&element->source);
  g_assert_cmpint (element->label[0], !=, '\0');
  g_assert_true ((element->kind == PB_ELEMENT_MENTAL) == (element->mental != PB_MENTAL_NONE));
  g_assert_false (element->kind == PB_ELEMENT_MENTAL && element->shared);
}

static void
check_offence (const PbOffence *offence, GHashTable *ids)
{
  g_autoptr (GPtrArray) elements = pb_offence_list_elements (offence);
  gboolean act = FALSE, mental = FALSE;

  check_id (ids, offence->id);
  check_source (&offence->source);
  for (guint i = 0; i < elements->len; i++) {
    const PbElement *element = g_ptr_array_index (elements, i);

    check_element (element, ids);
    g_assert_true (pb_offence_find_element (offence, element->id) == element);
    act |= element->kind == PB_ELEMENT_ACT;
    mental |= element->kind == PB_ELEMENT_MENTAL;
  }
  g_assert_true (act && mental);
}

static void
check_pack (const PbLawPack *pack, GBytes *bytes)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) findings = pb_law_check (pack);

  g_assert_cmpmem (pack->xml, strlen (pack->xml), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (findings->len, >=, pack->unverified->len);
  for (guint i = 0; i < pack->offences->len; i++)
    check_offence (g_ptr_array_index (pack->offences, i), ids);
  for (guint i = 0; i < pack->routes->len; i++) {
    const PbRoute *route = g_ptr_array_index (pack->routes, i);

    check_id (ids, route->id);
    g_assert_cmpuint (route->limits->len, >, 0);
  }
  for (guint i = 0; i < pack->wage_rules->len; i++) {
    const PbWageRules *rules = g_ptr_array_index (pack->wage_rules, i);

    g_assert_true (rules->overtime.value == NULL || pb_ratio_sign (rules->overtime.value) > 0);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) pack = pb_law_parse (bytes, NAME, &error);
  g_autoptr (PbLawPack) again = NULL;

  if (pack == NULL) {
    g_assert_true (error->domain == PB_ERROR);
    g_assert_true (g_str_has_prefix (error->message, NAME ":"));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  check_pack (pack, bytes);
  again = pb_law_parse (bytes, NAME, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (again->sha256, ==, pack->sha256);
  g_assert_cmpuint (again->unverified->len, ==, pack->unverified->len);
  return 0;
}
