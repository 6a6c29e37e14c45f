/* test-extract.c: what the extractor reads, phrase by phrase, and what it must leave alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-extract"

#include "config.h"

#include "pb-error.h"
#include "pb-extract.h"

#include <string.h>

/* Of the labelled phrases; what is missing may only be missing, never wrong. */
#define LEAST_RIGHT_PER_MILLE 980

typedef struct {
  guint right;
  guint missed;
  guint wrong;
} Tally;

static char *
describe (GPtrArray *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = 0; n < values->len; n++) {
    const PbTypedValue *value = g_ptr_array_index (values, n);

    g_string_append_printf (text, "[%s %s \"%s\"]", pb_value_kind_get_name (value->kind), value->normal,
                            value->words);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_line (const char *line, Tally *tally)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *found = NULL;
  const PbTypedValue *value;

  g_assert_cmpuint (g_strv_length (fields), ==, 3);
  values = pb_extract_values (fields[0], -1, &error);
  g_assert_no_error (error);
  found = describe (values);
  value = values->len == 1 ? g_ptr_array_index (values, 0) : NULL;
  if (strcmp (fields[1], "none") == 0
          ? values->len == 0
          : value != NULL && strcmp (pb_value_kind_get_name (value->kind), fields[1]) == 0
                && strcmp (value->normal, fields[2]) == 0) {
    tally->right++;
  } else if (values->len == 0) {
    tally->missed++;
    g_test_message ("missed: \"%s\" is %s %s", fields[0], fields[1], fields[2]);
  } else {
    tally->wrong++;
    g_test_message ("wrong: \"%s\" is %s %s, read as %s", fields[0], fields[1], fields[2], found);
  }
}

static void
test_phrases (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "analysis", "extract.tsv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Tally tally = {0};
  guint all;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint n = 0; lines[n] != NULL; n++)
    if (lines[n][0] != '\0' && lines[n][0] != '#')
      check_line (lines[n], &tally);
  all = tally.right + tally.missed + tally.wrong;
  g_test_message ("%u phrases: %u right, %u missed, %u wrong", all, tally.right, tally.missed, tally.wrong);
  g_assert_cmpuint (all, >=, 300);
  g_assert_cmpuint (tally.wrong, ==, 0);
  g_assert_cmpuint (tally.right * 1000, >=, all * LEAST_RIGHT_PER_MILLE);
}

/* One sentence with many values: places in the text and order. */
static void
test_positions (void)
{
  const char *text = "On 3 May 2016 I was taken to Mae Sot and paid 9,000 baht a month for 12 hours a day, "
                     "six days a week.";
  static const char *const words[]
      = {"3 May 2016", "Mae Sot", "9,000 baht a month", "12 hours a day", "six days a week"};
  g_autoptr (GPtrArray) values = pb_extract_values (text, -1, NULL);

  g_assert_cmpuint (values->len, ==, G_N_ELEMENTS (words));
  for (guint n = 0; n < values->len; n++) {
    const PbTypedValue *value = g_ptr_array_index (values, n);

    g_assert_cmpstr (value->words, ==, words[n]);
    g_assert_true (strncmp (text + value->start, words[n], strlen (words[n])) == 0);
    g_assert_cmpuint (value->end - value->start, ==, strlen (words[n]));
  }
}

static void
test_roles (void)
{
  static const struct {
    const char *text;
    guint index;
    const char *role;
  } cases[] = {
      {"from 3 May 2016 to 5 June 2016", 0, "from"},
      {"from 3 May 2016 to 5 June 2016", 1, "until"},
      {"from 2014 to 2016", 1, "until"},
      {"before 3 May 2016", 0, "before"},
      {"on 3 May 2016", 0, ""},
      {"two weeks ago", 0, "ago"},
      {"I went from Poipet to Bangkok", 0, "from"},
      {"I went from Poipet to Bangkok", 1, "to"},
  };

  for (guint n = 0; n < G_N_ELEMENTS (cases); n++) {
    g_autoptr (GPtrArray) values = pb_extract_values (cases[n].text, -1, NULL);
    const PbTypedValue *value;

    g_assert_cmpuint (values->len, >, cases[n].index);
    value = g_ptr_array_index (values, cases[n].index);
    g_assert_cmpstr (value->role, ==, cases[n].role);
  }
}

static void
test_formats (void)
{
  static const char *const cases[][2] = {
      {"six days a week", "6 days a week"},
      {"9,000 baht per month", "THB 9,000 a month"},
      {"about two weeks", "about 2 weeks"},
      {"12-15 hours per day", "12 to 15 hours a day"},
      {"3 พฤษภาคม 2559", "3 May 2016"},
      {"six people", "6 people"},
      {"a 15-year-old girl", "15 years old"},
      {"on 3 May", "3 May"},
      {"more than 10 people", "10 or more people"},
      {"2 days off a month", "2 days off a month"},
  };

  for (guint n = 0; n < G_N_ELEMENTS (cases); n++) {
    g_autoptr (GPtrArray) values = pb_extract_values (cases[n][0], -1, NULL);
    g_autofree char *text = NULL;

    g_assert_cmpuint (values->len, ==, 1);
    text = pb_typed_value_format (g_ptr_array_index (values, 0));
    g_assert_cmpstr (text, ==, cases[n][1]);
  }
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (PB_EXTRACT_MAX_BYTES + 1, 'a');

  g_assert_null (pb_extract_values ("caf\xe9", -1, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (pb_extract_values (large, -1, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
}

/* Any bytes at all: no crash, values inside the text, in order, not overlapping. */
static void
test_any_text (void)
{
  static const char *const pieces[]
      = {"3",   "May",   "2016", "/",   "-",   " ",    ",",  ".",       "baht", "THB", "a",    "half", "and",
         "day", "week",  "per",  "12",  "000", "from", "to", "until",   "ปี",    "บาท", "เดือน", "ละ",   "၃",
         "no",  "never", "Mae",  "Sot", "in",  "'",    "½",  "hundred", "few",  "\n",  "more", "than", "$"};
  g_autoptr (GRand) random = g_rand_new_with_seed (20161125);

  for (guint round = 0; round < 3000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GPtrArray) values = NULL;
    gsize last = 0;

    for (gint32 n = g_rand_int_range (random, 0, 24); n > 0; n--) {
      g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      if (g_rand_boolean (random))
        g_string_append_c (text, ' ');
    }
    values = pb_extract_values (text->str, -1, NULL);
    g_assert_nonnull (values);
    for (guint n = 0; n < values->len; n++) {
      const PbTypedValue *value = g_ptr_array_index (values, n);

      g_assert_cmpuint (value->start, >=, last);
      g_assert_cmpuint (value->start, <, value->end);
      g_assert_cmpuint (value->end, <=, text->len);
      g_assert_nonnull (value->normal);
      last = value->end;
    }
  }
}

static void
test_speed (void)
{
  const char *sentence
      = "On 3 May 2016 the agent took me from Poipet to Samut Sakhon, where I worked twelve hours a day, six "
        "days a "
        "week, for 9,000 baht a month; he never gave back my passport and said nobody would help us. ";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) values = NULL;
  gint64 begin;
  gint64 spent;

  while (text->len < 1024 * 1024)
    g_string_append (text, sentence);
  begin = g_get_monotonic_time ();
  values = pb_extract_values (text->str, -1, NULL);
  spent = g_get_monotonic_time () - begin;
  g_assert_cmpuint (values->len, >, 1000);
  g_test_message ("1 MB, %u values: %.1f ms", values->len, (double) spent / 1000);
#ifndef PB_SANITIZED
  /* Goal 300 ms on an idle core; five times that, so that a busy machine does not fail the build. */
  g_assert_cmpint (spent, <, 1500 * 1000);
#endif
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/extract/phrases", test_phrases);
  g_test_add_func ("/analysis/extract/positions", test_positions);
  g_test_add_func ("/analysis/extract/roles", test_roles);
  g_test_add_func ("/analysis/extract/formats", test_formats);
  g_test_add_func ("/analysis/extract/refusals", test_refusals);
  g_test_add_func ("/analysis/extract/any-text-is-safe", test_any_text);
  g_test_add_func ("/analysis/extract/speed", test_speed);
  return g_test_run ();
}
