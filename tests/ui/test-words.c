/* test-words.c: every kind, column, choice and gesture is called by words of people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-error.h"
#include "pb-words.h"

#include <string.h>

/* Words start with a capital or dots of a sentence that goes on, and show nothing of the schema. */
static void
check_words (const char *words, const char *machine, const char *where)
{
  g_test_message ("%s", where);
  g_assert_nonnull (words);
  g_assert_cmpuint (strlen (words), >, 1);
  g_assert_cmpstr (words, !=, machine);
  g_assert_null (strchr (words, '_'));
  g_assert_true (g_ascii_isupper (words[0]) || g_str_has_prefix (words, "…"));
}

static void
test_kinds (void)
{
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const char *table = pb_kind_get_info (kind)->table;

    check_words (pb_words_for_kind (kind), table, table);
    check_words (pb_words_for_kinds (kind), table, table);
  }
}

static void
test_columns (void)
{
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info (kind);

    for (guint i = 0; i < info->n_columns; i++) {
      const char *help = pb_words_for_column_help (kind, i);
      g_autofree char *where = g_strconcat (info->table, ".", info->columns[i].name, NULL);

      check_words (pb_words_for_column (kind, i), info->columns[i].name, where);
      g_assert_true (help == NULL || g_str_has_suffix (help, "."));
    }
  }
}

static void
test_columns_differ (void)
{
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info (kind);

    for (guint i = 0; i < info->n_columns; i++)
      for (guint j = 0; j < i; j++) {
        g_test_message ("%s: %s, %s", info->table, info->columns[i].name, info->columns[j].name);
        g_assert_cmpstr (pb_words_for_column (kind, i), !=, pb_words_for_column (kind, j));
      }
  }
}

static void
test_choices (void)
{
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info (kind);

    for (guint i = 0; i < info->n_columns; i++)
      for (guint n = 0; info->columns[i].choices != NULL && info->columns[i].choices[n] != NULL; n++) {
        const char *choice = info->columns[i].choices[n];
        g_autofree char *where = g_strconcat (info->table, ".", info->columns[i].name, ".", choice, NULL);

        check_words (pb_words_for_choice (kind, i, choice), choice, where);
        for (guint m = 0; m < n; m++)
          g_assert_cmpstr (pb_words_for_choice (kind, i, choice), !=,
                           pb_words_for_choice (kind, i, info->columns[i].choices[m]));
      }
  }
}

/* The same machine word says different things in different places. */
static void
test_nearest (void)
{
  g_assert_cmpstr (pb_words_for_choice (PB_KIND_DEBT_ENTRY, PB_COLUMN_DEBT_ENTRY_KIND, "principal"), ==,
                   "First sum");
  g_assert_cmpstr (
      pb_words_for_choice (PB_KIND_COUNT_ACCUSED, PB_COLUMN_COUNT_ACCUSED_PARTICIPATION, "principal"), ==,
      "Principal");
  g_assert_cmpstr (pb_words_for_choice (PB_KIND_PARTY, PB_COLUMN_PARTY_SEX, "no-such"), ==, "no-such");
  g_assert_cmpstr (pb_words_for_label ("no-such"), ==, "no-such");
  g_assert_cmpstr (pb_words_for_column (PB_KIND_PAYMENT, PB_COLUMN_PAYMENT_DATE), ==, "Paid on");
  g_assert_cmpstr (pb_words_for_column (PB_KIND_ACT, PB_COLUMN_ACT_DATE), ==, "Date");
}

static void
test_labels (void)
{
  static const char *const labels[] = {"add", "edit", "delete", "import", "new", "pin-law", "undo", "redo"};

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    check_words (pb_words_for_label (labels[i]), labels[i], labels[i]);
}

static void
test_values (void)
{
  static const struct {
    PbKind kind;
    const char *column, *value, *calendar, *shown;
  } cases[] = {
      {PB_KIND_ACT, "date", "2016-05-03", "buddhist", "3 May 2016 · Buddhist Era 2559"},
      {PB_KIND_ACT, "date", "2016-05-03", "gregorian", "3 May 2016"},
      {PB_KIND_ACT, "date", "2016-05/2018-02", NULL, "May 2016 – Feb 2018"},
      {PB_KIND_ACT, "kind", "document-retention", NULL, "Keeping of papers"},
      {PB_KIND_ACT, "note", NULL, NULL, ""},
      {PB_KIND_PARTY, "nationality", "KH", NULL, "Cambodia"},
      {PB_KIND_EXHIBIT, "language", "km", NULL, "Khmer"},
      {PB_KIND_EXHIBIT, "distressing", "1", NULL, "Yes"},
      {PB_KIND_EXHIBIT, "distressing", "0", NULL, "No"},
      {PB_KIND_PAYMENT, "currency", "THB", NULL, "Thai Baht"},
      {PB_KIND_PAYMENT, "low", "1234.50", NULL, "1234.50"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const guint n_columns = pb_kind_get_info (cases[i].kind)->n_columns;
    g_autoptr (PbRecord) record = pb_record_new (cases[i].kind, NULL);
    g_autoptr (PbItem) item = NULL;
    g_autofree char *shown = NULL;

    pb_record_set (record, cases[i].column, cases[i].value);
    if (cases[i].calendar != NULL)
      pb_record_set (record, "calendar", cases[i].calendar);
    item = pb_item_new (record, "One", g_new0 (char *, n_columns + 1));
    shown = pb_words_for_value (item, (guint) pb_kind_find_column (cases[i].kind, cases[i].column));
    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

/* What to do, and never an id. */
static void
test_errors (void)
{
  static const struct {
    int code;
    const char *message, *words;
  } cases[] = {
      {PB_ERROR_NO_SPACE, "The case file: disk full",
       "The disk is full. Make room and try again; nothing was changed."},
      {PB_ERROR_CONFLICT, "party 01890000-0000-7000-8000-000000000000: it was changed since",
       "Somebody changed it since. Look at the newer state first."},
      {PB_ERROR_NOT_FOUND, "There is no party 01890000-0000-7000-8000-000000000000",
       "It is no longer in the case: somebody deleted it meanwhile."},
      {PB_ERROR_NOT_FOUND, "a.pdf: the file is not there", "a.pdf: the file is not there"},
      {PB_ERROR_INVALID, "fact F1 cannot be used: enquiry 01890000-0000-7000-8000-000000000000 (fact) refers",
       "fact F1 cannot be used: “Enquiry” (fact) refers"},
      {PB_ERROR_IO, "The case file: disk I/O error",
       "It could not be read or written. (The case file: disk I/O error)"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = g_error_new_literal (PB_ERROR, cases[i].code, cases[i].message);
    g_autofree char *words = pb_words_for_error (error);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/words/kinds", test_kinds);
  g_test_add_func ("/ui/words/columns", test_columns);
  g_test_add_func ("/ui/words/columns-differ", test_columns_differ);
  g_test_add_func ("/ui/words/choices", test_choices);
  g_test_add_func ("/ui/words/nearest", test_nearest);
  g_test_add_func ("/ui/words/labels", test_labels);
  g_test_add_func ("/ui/words/values", test_values);
  g_test_add_func ("/ui/words/errors", test_errors);
  return g_test_run ();
}
