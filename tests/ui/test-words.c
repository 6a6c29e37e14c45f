/* test-words.c: nothing of the schema reaches the screen as a machine word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-words"

#include "pb-words.h"

#include <string.h>

/* "does-not-know" is a machine word, "does not know" and "Known" are words. */
static gboolean
is_for_people (const char *words)
{
  return words != NULL && words[0] != '\0' && strchr (words, '_') == NULL && !g_ascii_islower (words[0]);
}

static void
test_columns (void)
{
  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info ((PbKind) kind);

    g_assert_true (is_for_people (pb_words_for_kind (info->kind)));
    g_assert_true (is_for_people (pb_words_for_kinds (info->kind)));
    for (guint i = 1; i < info->n_columns; i++) {
      g_test_message ("%s.%s", info->table, info->columns[i].name);
      g_assert_true (is_for_people (pb_words_for_column (info->kind, i)));
    }
  }
}

static void
test_choices (void)
{
  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info ((PbKind) kind);

    for (guint i = 0; i < info->n_columns; i++)
      for (guint n = 0; info->columns[i].choices != NULL && info->columns[i].choices[n] != NULL; n++) {
        const char *choice = info->columns[i].choices[n];

        g_test_message ("%s.%s: %s", info->table, info->columns[i].name, choice);
        g_assert_true (is_for_people (pb_words_for_choice (info->kind, i, choice)));
      }
  }
}

/* The same word in two columns, and a choice nobody made. */
static void
test_places (void)
{
  guint money = (guint) pb_kind_find_column (PB_KIND_PAYMENT, "kind");
  guint holder = (guint) pb_kind_find_column (PB_KIND_RECEIPT, "holder");
  guint role = (guint) pb_kind_find_column (PB_KIND_ROLE, "role");

  g_assert_cmpstr (pb_words_for_choice (PB_KIND_PAYMENT, money, "money"), ==, "In money");
  g_assert_cmpstr (pb_words_for_choice (PB_KIND_RECEIPT, holder, "victim"), ==, "The victim has it");
  g_assert_cmpstr (pb_words_for_choice (PB_KIND_ROLE, role, "victim"), ==, "Victim");
  g_assert_cmpstr (pb_words_for_choice (PB_KIND_ROLE, role, "no-such-choice"), ==, "no-such-choice");
  g_assert_cmpstr (pb_words_for_label ("delete"), ==, "Deleted");
}

/* No word for what a difference may mean calls a person a liar. */
static void
test_no_blame (void)
{
  static const char *const blaming[] = {"lie", "lying", "liar", "false", "fabricat", "credib", "honest"};
  guint column = (guint) pb_kind_find_column (PB_KIND_ASSESSMENT, "explanation");
  const char *const *choices = pb_kind_get_info (PB_KIND_ASSESSMENT)->columns[column].choices;

  for (; *choices != NULL; choices++) {
    g_autofree char *words = g_utf8_strdown (pb_words_for_choice (PB_KIND_ASSESSMENT, column, *choices), -1);

    for (guint i = 0; i < G_N_ELEMENTS (blaming); i++)
      g_assert_null (strstr (words, blaming[i]));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/words/columns", test_columns);
  g_test_add_func ("/ui/words/choices", test_choices);
  g_test_add_func ("/ui/words/places", test_places);
  g_test_add_func ("/ui/words/no-blame", test_no_blame);
  return g_test_run ();
}
