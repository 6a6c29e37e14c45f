/* test-translate.c: every text a pack shows can be extracted for translators, word for word as the parser
 * asks gettext.
 *
 * xgettext reads the packs with data/its; what it finds is compared with the texts of the parsed packs. A
 * difference (a text the rules forget, white space folded in another way) would be a text that can never be
 * translated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-law-translate"

#include "config.h"

#include "pb-law-load.h"

#include <gio/gio.h>
#include <string.h>

static char *
data_path (const char *folder, const char *name)
{
  return g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", folder, name, NULL);
}

/* The msgids xgettext finds in @file, one a line in the form it writes with --no-wrap. */
static void
extract (const char *file, GHashTable *texts)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *data = g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", NULL);
  g_autofree char *path = data_path ("law", file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;

  g_subprocess_launcher_setenv (launcher, "GETTEXTDATADIRS", data, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, "xgettext", "--no-wrap", "--from-code=UTF-8", "-o",
                                         "-", path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *quoted = NULL;

    if (!g_str_has_prefix (lines[i], "msgid \"") || strlen (lines[i]) < strlen ("msgid \"\"") + 1)
      continue;
    quoted = g_strndup (lines[i] + strlen ("msgid \""), strlen (lines[i]) - strlen ("msgid \"\""));
    g_hash_table_add (texts, g_strcompress (quoted));
  }
}

static void
assert_text (GHashTable *texts, const char *text)
{
  if (text == NULL || g_hash_table_contains (texts, text))
    return;
  g_test_message ("not extracted: \"%s\"", text);
  g_test_fail ();
}

static void
assert_list (GHashTable *texts, char **list)
{
  for (guint i = 0; list[i] != NULL; i++)
    assert_text (texts, list[i]);
}

static void
assert_element (GHashTable *texts, const PbElement *element)
{
  assert_text (texts, element->label);
  assert_text (texts, element->source.note);
  assert_list (texts, element->proof);
  assert_list (texts, element->corroboration);
  assert_list (texts, element->questions);
}

static void
assert_node (GHashTable *texts, const PbElementNode *node)
{
  assert_text (texts, node->label);
  if (node->element != NULL)
    assert_element (texts, node->element);
  for (guint i = 0; i < node->children->len; i++)
    assert_node (texts, g_ptr_array_index (node->children, i));
}

static void
assert_route (GHashTable *texts, const PbRoute *route)
{
  const char *const words[]
      = {route->forum, route->who, route->covers, route->outcome, route->stacking, route->source.note};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_text (texts, words[i]);
  for (guint i = 0; i < route->limits->len; i++) {
    const PbLimit *limit = g_ptr_array_index (route->limits, i);

    assert_text (texts, limit->words);
    assert_text (texts, limit->source.note);
  }
}

static void
assert_pack (GHashTable *texts, const PbLawPack *pack)
{
  assert_text (texts, pack->title);
  assert_text (texts, pack->prosecutor_word);
  for (guint i = 0; i < pack->offences->len; i++) {
    const PbOffence *offence = g_ptr_array_index (pack->offences, i);

    assert_text (texts, offence->label);
    assert_text (texts, offence->instrument);
    assert_text (texts, offence->penalty);
    assert_text (texts, offence->source.note);
    assert_text (texts, offence->penalty_source.note);
    assert_list (texts, offence->notes);
    assert_node (texts, offence->root);
    for (guint j = 0; j < offence->aggravations->len; j++)
      assert_element (texts, g_ptr_array_index (offence->aggravations, j));
  }
  for (guint i = 0; i < pack->routes->len; i++)
    assert_route (texts, g_ptr_array_index (pack->routes, i));
  for (guint i = 0; i < pack->wage_rules->len; i++) {
    const PbWageRules *rules = g_ptr_array_index (pack->wage_rules, i);

    assert_list (texts, rules->notes);
    assert_text (texts, rules->rest_day.source.note);
    assert_text (texts, rules->divisor_days.source.note);
  }
  for (guint i = 0; i < pack->safeguards->len; i++)
    assert_text (texts, ((PbSafeguard *) g_ptr_array_index (pack->safeguards, i))->label);
}

static void
test_every_text_is_extracted (gconstpointer data)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path = data_path ("law", data);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbLawPack) pack = pb_law_load_file (path, &error);

  g_assert_no_error (error);
  extract (data, texts);
  extract ("concepts.xml", texts);
  assert_pack (texts, pack);
}

/* Known texts are found, and what is no text for translators is not. */
static void
test_known_texts (void)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  extract ("international.xml", texts);
  g_assert_true (g_hash_table_contains (texts, "Trafficking in persons (labour exploitation)"));
  g_assert_true (g_hash_table_contains (texts, "Abduction"));
  /* a quotation mark inside */
  g_assert_true (g_hash_table_contains (
      texts, "\"Nobody told me how much\" and \"it kept changing\" are facts of their own about the debt."));
  g_assert_false (g_hash_table_contains (
      texts, "lawin.org, page with the text of article 1 of the Supplementary Convention of 1956"));
  g_assert_false (g_hash_table_contains (texts, "art 1(a)"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/law/translate/international", "international.xml", test_every_text_is_extracted);
  g_test_add_data_func ("/law/translate/thailand", "thailand.xml", test_every_text_is_extracted);
  g_test_add_data_func ("/law/translate/cambodia", "cambodia.xml", test_every_text_is_extracted);
  g_test_add_func ("/law/translate/known-texts", test_known_texts);

  return g_test_run ();
}
