/* test-compare.c: whole statements with planted differences. What is short stands in test-compare-short.c.
 *
 * compare.txt holds pairs of narratives, compare-records.txt pairs of records of interview, each with the
 * differences that are found; everything else found there is a false alarm. What a reader finds and the
 * comparison does not stands under "% missed".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-compare"

#include "config.h"

#include "compare-pair.h"

#include <string.h>

#define SHUFFLES 60

#define NARRATIVES "compare.txt"
#define RECORDS "compare-records.txt"

typedef struct {
  char *name;
  char *a;
  char *b;
  char **expected; /* sorted lines "kind | value | value" */
} StatementPair;

static void
pair_free (gpointer data)
{
  StatementPair *pair = data;

  g_free (pair->name);
  g_free (pair->a);
  g_free (pair->b);
  g_strfreev (pair->expected);
  g_free (pair);
}

static char **
sorted_lines (const char *text)
{
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint n = 0; all[n] != NULL; n++)
    if (all[n][0] != '\0')
      g_ptr_array_add (lines, g_strdup (all[n]));
  g_ptr_array_sort (lines, compare_pair_order);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}

/* The parts of a file: "%% name", "% A", "% B", "% differ", and perhaps "% missed". */
static GPtrArray *
load_pairs (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "analysis", name, NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (contents, "%% ", -1);
  for (guint n = 1; parts[n] != NULL; n++) {
    StatementPair *pair = g_new0 (StatementPair, 1);
    const char *a = strstr (parts[n], "% A\n");
    const char *b = strstr (parts[n], "% B\n");
    const char *differ = strstr (parts[n], "% differ\n");
    char *missed = strstr (parts[n], "% missed\n");

    g_assert_true (a != NULL && b != NULL && differ != NULL && a < b && b < differ);
    pair->name = g_strndup (parts[n], strcspn (parts[n], "\n"));
    pair->a = g_strndup (a + 4, (gsize) (b - a) - 4);
    pair->b = g_strndup (b + 4, (gsize) (differ - b) - 4);
    if (missed != NULL)
      *missed = '\0';
    pair->expected = sorted_lines (differ + strlen ("% differ\n"));
    g_ptr_array_add (pairs, pair);
  }
  return pairs;
}

static void
assert_same_lines (const char *name, char **found, char **expected)
{
  g_autofree char *found_text = g_strjoinv ("\n", found);
  g_autofree char *expected_text = g_strjoinv ("\n", expected);

  if (strcmp (found_text, expected_text) != 0)
    g_test_message ("pair %s", name);
  g_assert_cmpstr (found_text, ==, expected_text);
}

static void
test_statements (gconstpointer name)
{
  g_autoptr (GPtrArray) pairs = load_pairs (name);

  g_assert_cmpuint (pairs->len, >=, 4);
  for (guint n = 0; n < pairs->len; n++) {
    const StatementPair *pair = g_ptr_array_index (pairs, n);
    g_autoptr (GPtrArray) differences = compare_pair (pair->a, pair->b);
    g_auto (GStrv) found = compare_pair_list (differences, FALSE);

    assert_same_lines (pair->name, found, pair->expected);
  }
}

static void
test_same_text (gconstpointer name)
{
  g_autoptr (GPtrArray) pairs = load_pairs (name);

  for (guint n = 0; n < pairs->len; n++) {
    const StatementPair *pair = g_ptr_array_index (pairs, n);
    g_autoptr (GPtrArray) a = compare_pair (pair->a, pair->a);
    g_autoptr (GPtrArray) b = compare_pair (pair->b, pair->b);

    g_assert_cmpuint (a->len, ==, 0);
    g_assert_cmpuint (b->len, ==, 0);
  }
}

static void
test_mirror (gconstpointer name)
{
  g_autoptr (GPtrArray) pairs = load_pairs (name);

  for (guint n = 0; n < pairs->len; n++) {
    const StatementPair *pair = g_ptr_array_index (pairs, n);
    g_autoptr (GPtrArray) one = compare_pair (pair->a, pair->b);
    g_autoptr (GPtrArray) other = compare_pair (pair->b, pair->a);
    g_auto (GStrv) lines = compare_pair_list (one, FALSE);
    g_auto (GStrv) mirrored = compare_pair_list (other, TRUE);

    assert_same_lines (pair->name, mirrored, lines);
  }
}

/* Each line broken at spaces so that none is longer than @width. */
static char *
wrap (const char *text, guint width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) wrapped = g_string_new (NULL);

  for (guint n = 0; lines[n] != NULL; n++) {
    g_auto (GStrv) words = g_strsplit (lines[n], " ", -1);
    gsize at = 0;

    for (guint m = 0; words[m] != NULL; m++) {
      gboolean breaks = at > 0 && at + strlen (words[m]) >= width;

      g_string_append_printf (wrapped, "%s%s", breaks ? "\n" : at > 0 ? " " : "", words[m]);
      at = breaks ? strlen (words[m]) : at + 1 + strlen (words[m]);
    }
    g_string_append_c (wrapped, '\n');
  }
  return g_string_free (g_steal_pointer (&wrapped), FALSE);
}

/* How a printer breaks its lines says nothing. */
static void
test_wrapping (gconstpointer name)
{
  static const guint widths[] = {38, 52, 71, 96};
  g_autoptr (GPtrArray) pairs = load_pairs (name);

  for (guint n = 0; n < pairs->len * G_N_ELEMENTS (widths); n++) {
    const StatementPair *pair = g_ptr_array_index (pairs, n / G_N_ELEMENTS (widths));
    g_autofree char *wrapped = wrap (pair->b, widths[n % G_N_ELEMENTS (widths)]);
    g_autoptr (GPtrArray) with_itself = compare_pair (pair->b, wrapped);
    g_autoptr (GPtrArray) differences = compare_pair (pair->a, wrapped);
    g_auto (GStrv) found = compare_pair_list (differences, FALSE);

    g_assert_cmpuint (with_itself->len, ==, 0);
    assert_same_lines (pair->name, found, pair->expected);
  }
}

/* Pages of @n_lines lines, each with its printed foot. */
static char **
paginate (const char *text, guint n_lines)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();
  guint n_all = g_strv_length (lines);

  for (guint first = 0; first < n_all; first += n_lines) {
    g_autoptr (GString) page = g_string_new (NULL);

    for (guint n = first; n < n_all && n < first + n_lines; n++)
      g_string_append_printf (page, "%s\n", lines[n]);
    g_string_append_printf (page, "\n\nOffice of the Prosecutor No. 301/2561 Page %u of %u\n",
                            first / n_lines + 1, (n_all + n_lines - 1) / n_lines);
    g_ptr_array_add (pages, g_string_free (g_steal_pointer (&page), FALSE));
  }
  g_ptr_array_add (pages, NULL);
  return (char **) g_ptr_array_steal (pages, NULL);
}

/* Where a page ends says nothing either; its foot is no part of what was said. */
static void
test_pagination (gconstpointer name)
{
  g_autoptr (GPtrArray) pairs = load_pairs (name);

  for (guint n = 0; n < pairs->len; n++) {
    const StatementPair *pair = g_ptr_array_index (pairs, n);

    for (guint n_lines = 3; n_lines < 14; n_lines += 2) {
      g_auto (GStrv) pages = paginate (pair->b, n_lines);
      PbCompareText first = {.pages = (const char *const *) &pair->a, .n_pages = 1};
      PbCompareText whole = {.pages = (const char *const *) &pair->b, .n_pages = 1};
      PbCompareText second = {.pages = (const char *const *) pages, .n_pages = g_strv_length (pages)};
      g_autoptr (GPtrArray) with_itself = pb_compare_texts (&whole, &second, NULL);
      g_autoptr (GPtrArray) differences = pb_compare_texts (&first, &second, NULL);
      g_auto (GStrv) found = compare_pair_list (differences, FALSE);

      g_assert_cmpuint (with_itself->len, ==, 0);
      assert_same_lines (pair->name, found, pair->expected);
    }
  }
}

/* Cut at a full stop before a space and a capital. */
static GPtrArray *
cut (const char *text)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *p = text; *p != '\0'; p++) {
    if (p[0] == '.' && (p[1] == ' ' || p[1] == '\n') && g_ascii_isupper (p[2])) {
      g_ptr_array_add (sentences, g_strndup (start, (gsize) (p + 1 - start)));
      start = p + 2;
    }
  }
  g_ptr_array_add (sentences, g_strdup (start));
  return sentences;
}

static void
shuffle (GPtrArray *array, GRand *random)
{
  for (guint n = array->len; n > 1; n--) {
    guint other = (guint) g_rand_int_range (random, 0, (gint32) n);
    gpointer kept = array->pdata[n - 1];

    array->pdata[n - 1] = array->pdata[other];
    array->pdata[other] = kept;
  }
}

/* The order of sentences creates no difference, neither between two statements nor between a statement and
 * itself. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) pairs = load_pairs (NARRATIVES);
  g_autoptr (GRand) random = g_rand_new_with_seed (18);

  for (guint round = 0; round < SHUFFLES; round++) {
    const StatementPair *pair = g_ptr_array_index (pairs, round % pairs->len);
    g_autoptr (GPtrArray) sentences = cut (pair->b);
    g_autoptr (GString) shuffled = g_string_new (NULL);
    g_autoptr (GPtrArray) differences = NULL;
    g_autoptr (GPtrArray) with_itself = NULL;
    g_auto (GStrv) found = NULL;

    if (strcmp (pair->name, "thai") == 0)
      continue;
    shuffle (sentences, random);
    for (guint n = 0; n < sentences->len; n++)
      g_string_append_printf (shuffled, "%s ", (const char *) g_ptr_array_index (sentences, n));
    differences = compare_pair (pair->a, shuffled->str);
    found = compare_pair_list (differences, FALSE);
    assert_same_lines (pair->name, found, pair->expected);
    with_itself = compare_pair (pair->b, shuffled->str);
    g_assert_cmpuint (with_itself->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/analysis/compare/statements", NARRATIVES, test_statements);
  g_test_add_data_func ("/analysis/compare/same-text-differs-in-nothing", NARRATIVES, test_same_text);
  g_test_add_data_func ("/analysis/compare/mirror", NARRATIVES, test_mirror);
  g_test_add_data_func ("/analysis/compare/wrapping", NARRATIVES, test_wrapping);
  g_test_add_data_func ("/analysis/compare/records", RECORDS, test_statements);
  g_test_add_data_func ("/analysis/compare/records/same-text-differs-in-nothing", RECORDS, test_same_text);
  g_test_add_data_func ("/analysis/compare/records/mirror", RECORDS, test_mirror);
  g_test_add_data_func ("/analysis/compare/records/wrapping", RECORDS, test_wrapping);
  g_test_add_data_func ("/analysis/compare/records/pagination", RECORDS, test_pagination);
  g_test_add_func ("/analysis/compare/order-of-sentences-makes-no-difference", test_order);
  return g_test_run ();
}
