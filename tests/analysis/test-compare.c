/* test-compare.c: whole statements with planted differences, and the near-misses that must stay silent.
 *
 * compare.txt holds pairs of narratives, compare-records.txt pairs of records of interview, each with the
 * differences that are found; everything else found there is a false alarm. What a reader finds and the
 * comparison does not stands under "% missed".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-compare"

#include "config.h"

#include "pb-compare.h"
#include "pb-error.h"

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

/* Both statements of a short pair stand in this tale, since words are weighed by how rare they are. */
static const char *const tale = "I grew up in a small village beside a river. My parents are rice farmers. I "
                                "finished primary school and then helped in the fields. "
                                "The rains failed in that year and we had to sell the buffalo. A neighbour "
                                "knew somebody with connections. At the factory the noise "
                                "was terrible. The manager wore a white shirt. Some workers cried in the "
                                "evening. The agent had a gold tooth. We cooked on a small "
                                "stove. The owner of the boat was rich. My friend fell ill with fever. The "
                                "guard had a dog. The dormitory was behind the market. I "
                                "want to go home. ";

/* clang-format off */
static const char *const silent[][2] = {
  { "The agent promised me 15,000 baht a month.",
    "I was paid 9,000 baht a month." },
  { "In May 2016 I was paid 5,000 baht. In June 2016 I was paid 6,000 baht.",
    "In June 2016 I was paid 6,000 baht. In July 2016 I got 7,000 baht." },
  { "I paid the agent 5,000 baht.",
    "The agent paid me 3,000 baht." },
  { "He told me there would be six workers.",
    "There were ten workers in the house." },
  { "I had my passport when I crossed the border.",
    "I did not have my passport at the factory." },
  { "The manager said that nobody was locked in.",
    "We were locked in every night." },
  { "My sister was 15 when she came.",
    "I was 17 when I came." },
  { "We worked in Mae Sot.",
    "We worked in Tak province." },
  { "I worked in Samut Sakhon in 2015.",
    "I worked in Ranong in 2017." },
  { "I arrived in Mae Sot on 3 May 2016.",
    "I arrived in Bangkok on 9 May 2016." },
  { "He paid me 9,000 baht a month.",
    "He paid her 6,000 baht a month." },
  { "The first boat left at 5 a.m.",
    "The second boat left at 7 a.m." },
  { "I did not leave until February 2018.",
    "I left the factory in February 2018." },
  { "Not only I was beaten.",
    "I was beaten." },
  { "I could not leave because the gate was locked.",
    "I left the factory by bus in 2018." },
  { "The food cost 50 baht a day.",
    "The room cost 100 baht a day." },
  { "We were not allowed to go out at night.",
    "We were allowed to go out on Sundays." },
  { "I slept four hours a night.",
    "I worked fourteen hours a day." },
  { "I do not know the name of the owner.",
    "I know the name of the driver." },
  { "Did you have your passport? I had it.",
    "I never had my passport." },
  { "He did not hit me in the first week.",
    "He hit me after one month." },
  { "I was never sick.",
    "My sister was sick for two weeks." },
  { "I worked there for two years.",
    "I stayed in the shelter for two months." },
  { "The fine was 500 baht.",
    "The fine for being late was 200 baht." },
  { "We got up at 4 a.m. and started at 5 a.m.",
    "We started at 5 a.m. and stopped at 9 p.m." },
  { "I never went to Bangkok.",
    "My brother went to Bangkok in 2014." },
  { "There were two guards at the gate.",
    "Four guards walked around the dormitory at night." },
  { "The owner did not beat me.",
    "The driver beat me." },
  { "I was 17.",
    "He was 25." },
  { "I left the village at 5 a.m.",
    "We left the border at noon." },
  { "The house was 3 km from the market.",
    "The factory was 10 km from the police station." },
  { "I was paid 9,000 baht a month for the first year.",
    "In the second year I was paid 12,000 baht a month." },
  { "If I did not work, they beat me.",
    "I worked every day." },
  { "I did not see him again.",
    "I saw him in May 2016." },
  { "I sent 3,000 baht to my mother.",
    "I sent 5,000 baht to my husband." },
  { "We were twelve girls in the workshop.",
    "There were about twenty girls in the workshop." },
  { "It was not closed.",
    "It was closed." },
  { "The agent told us that the work was eight hours a day.",
    "The work was fourteen hours a day." },
  { "The agent said I would be paid 15,000 baht a month at the factory.",
    "I was paid 9,000 baht a month at the factory." }
};

static const char *const differing[][2] = {
  { "We had no day off.",
    "We had one day off a month." },
  { "I was not beaten at the factory.",
    "At the factory the guard beat me with a pipe." },
  { "My wage was 9,000 baht a month.",
    "I received 7,000 baht per month." },
  { "The recruiter took 25,000 baht from my family.",
    "My family gave the recruiter 40,000 baht." },
  { "We were twelve girls in the room.",
    "In the room there were twenty girls." },
  { "The pickup left the village at 4 in the morning.",
    "The pickup left the village at 9 at night." },
  { "I stayed at that factory for eight months.",
    "I was at the factory for two years." },
  { "I worked fourteen hours a day.",
    "Work was nine hours per day." },
  { "I was taken to a farm in Chiang Mai.",
    "They took me to a farm in Chonburi." },
  { "The manager kept our passports.",
    "The manager did not keep our passports." },
  { "I crossed the border on 5 June 2017.",
    "It was 25 June 2017 when I crossed the border." },
  { "The shop is 200 metres from the dormitory.",
    "The distance from the dormitory to the shop is five kilometres." },
  { "She was thirteen years old when they brought her.",
    "She was 16 when they brought her." },
  { "They fed us three times a day.",
    "They fed us once a day." }
};

#define Q "Q: And at home?\nA: Nothing.\nQ: "

/* What an answer takes from its question, each rule with a near-miss: the line found, or none. */
static const struct {
  const char *a;
  const char *b;
  const char *expected; /* (nullable) */
} answered[] = {
  { Q "How long did you wait at the border?\nA: Ten days.\n",
    "We waited at the border for three days.", "duration | 10 days | 3 days" },
  { Q "How long did you stay at the hospital?\nA: Ten days.\n",
    "We waited at the border for three days.", NULL },
  { Q "Did you wait at the border for ten days?\nA: I cannot say.\n",
    "We waited at the border for three days.", NULL },
  { Q "Then you waited at the border for ten days.\nA: I cannot say.\n",
    "We waited at the border for three days.", NULL },
  { Q "How many girls were in the room?\nA: Twelve.\n",
    "There were twenty girls in the room.", "count | 12 girls | 20 girls" },
  { Q "How many girls were in the room?\nA: Twelve.\n",
    "There were twenty sacks in the room.", NULL },
  { Q "How many girls were in the room?\nA: Twelve baht, he said.\n",
    "There were twenty girls in the room.", NULL },
  { Q "Did the guard ever beat you?\nA: No.\n",
    "The guard beat me.", "yes-no | denied | affirmed" },
  { Q "Did the guard ever beat you?\nA: Yes, with a pipe.\n",
    "The guard never beat me.", "yes-no | affirmed | denied" },
  { Q "So the guard never beat you?\nA: No.\n",
    "The guard beat me.", NULL },
  { Q "What did you owe for the journey?\nA: 5,000 baht.\n",
    "He said that I owed 8,000 baht for the journey.", "amount | THB 5,000 | THB 8,000" },
  { Q "What did you owe for the journey?\nA: 5,000 baht.\n",
    "He said that I would owe 8,000 baht for the journey.", NULL },
  { Q "How much did they pay you each month?\nA: 800 ringgit.\n",
    "They paid me 1,000 ringgit a month.", "amount | MYR 800 a month | MYR 1,000 a month" },
  { Q "How much did they pay you in May?\nA: 800 ringgit.\n",
    "They paid me 1,000 ringgit a month.", NULL },
  { Q "What did she say about the pay?\nA: Nine thousand baht a month.\n",
    "The pay was 6,000 baht a month.", NULL },
  { Q "Where did you give up your card?\nA: In the house.\n",
    "I gave up my card in the office of the factory.", "place | the house | the office of the factory" },
  { Q "Where did you give up your card?\nA: In the house.\n",
    "I gave up my card in the kitchen.", NULL },
  { Q "Where did you give up your card?\nA: In the house.\n",
    "I saw my card again near the factory gate.", NULL },
  { "The clerk wrote 500 baht for a mould of 25.",
    "The clerk wrote 500 for a mould of 25 baht.", NULL },
  { "The clerk wrote 500 baht for a mould.",
    "The clerk wrote 25 baht for a mould.", "amount | THB 500 | THB 25" },
  { "The envelope of the clerk was missing three times.",
    "The clerk said it, and I counted the sacks twice, because the envelope was missing.", NULL },
  { "I never saw her.",
    "I only saw that he wrote.", NULL },
  { "I never saw the clerk.",
    "I saw the clerk.", "yes-no | denied | affirmed" },
  { "Date of interview: 5 May 2018\n" Q "Who came?\nA: Nobody came.\n",
    "Date of interview: 7 June 2018\n" Q "Who came?\nA: Nobody came.\n", NULL },
};

#undef Q

/* clang-format on */

static GPtrArray *
compare (const char *a, const char *b)
{
  PbCompareText first = {.pages = &a, .n_pages = 1};
  PbCompareText second = {.pages = &b, .n_pages = 1};
  g_autoptr (GError) error = NULL;
  GPtrArray *differences = pb_compare_texts (&first, &second, &error);

  g_assert_no_error (error);
  return differences;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Sorted lines of the differences; @mirrored: with the sides exchanged. */
static char **
lines_of (GPtrArray *differences, gboolean mirrored)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint n = 0; n < differences->len; n++) {
    const PbCompareDifference *difference = g_ptr_array_index (differences, n);

    g_ptr_array_add (lines, g_strdup_printf ("%s | %s | %s", pb_value_kind_get_name (difference->kind),
                                             mirrored ? difference->b.value : difference->a.value,
                                             mirrored ? difference->a.value : difference->b.value));
  }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}

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
  g_ptr_array_sort (lines, compare_lines);
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
    g_autoptr (GPtrArray) differences = compare (pair->a, pair->b);
    g_auto (GStrv) found = lines_of (differences, FALSE);

    assert_same_lines (pair->name, found, pair->expected);
  }
}

static void
test_same_text (gconstpointer name)
{
  g_autoptr (GPtrArray) pairs = load_pairs (name);

  for (guint n = 0; n < pairs->len; n++) {
    const StatementPair *pair = g_ptr_array_index (pairs, n);
    g_autoptr (GPtrArray) a = compare (pair->a, pair->a);
    g_autoptr (GPtrArray) b = compare (pair->b, pair->b);

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
    g_autoptr (GPtrArray) one = compare (pair->a, pair->b);
    g_autoptr (GPtrArray) other = compare (pair->b, pair->a);
    g_auto (GStrv) lines = lines_of (one, FALSE);
    g_auto (GStrv) mirrored = lines_of (other, TRUE);

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
    g_autoptr (GPtrArray) with_itself = compare (pair->b, wrapped);
    g_autoptr (GPtrArray) differences = compare (pair->a, wrapped);
    g_auto (GStrv) found = lines_of (differences, FALSE);

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
      g_auto (GStrv) found = lines_of (differences, FALSE);

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
    differences = compare (pair->a, shuffled->str);
    found = lines_of (differences, FALSE);
    assert_same_lines (pair->name, found, pair->expected);
    with_itself = compare (pair->b, shuffled->str);
    g_assert_cmpuint (with_itself->len, ==, 0);
  }
}

static void
test_near_misses (void)
{
  for (guint n = 0; n < G_N_ELEMENTS (silent); n++) {
    g_autofree char *a = g_strconcat (tale, silent[n][0], NULL);
    g_autofree char *b = g_strconcat (tale, silent[n][1], NULL);
    g_autoptr (GPtrArray) differences = compare (a, b);

    if (differences->len > 0)
      g_test_message ("\"%s\" and \"%s\"", silent[n][0], silent[n][1]);
    g_assert_cmpuint (differences->len, ==, 0);
  }
}

static void
test_short_differences (void)
{
  for (guint n = 0; n < G_N_ELEMENTS (differing); n++) {
    g_autofree char *a = g_strconcat (tale, differing[n][0], NULL);
    g_autofree char *b = g_strconcat (tale, differing[n][1], NULL);
    g_autoptr (GPtrArray) differences = compare (a, b);

    if (differences->len != 1)
      g_test_message ("\"%s\" and \"%s\"", differing[n][0], differing[n][1]);
    g_assert_cmpuint (differences->len, ==, 1);
  }
}

static void
test_answers (void)
{
  for (guint n = 0; n < G_N_ELEMENTS (answered); n++) {
    gboolean is_record = g_str_has_prefix (answered[n].b, "Date");
    g_autofree char *a = g_strconcat (answered[n].a, "\n", tale, NULL);
    g_autofree char *b = g_strconcat (answered[n].b, is_record ? "\n" : " ", tale, NULL);
    g_autoptr (GPtrArray) differences = compare (a, b);
    g_auto (GStrv) found = lines_of (differences, FALSE);
    g_autofree char *text = g_strjoinv ("\n", found);

    if (g_strcmp0 (text, answered[n].expected != NULL ? answered[n].expected : "") != 0)
      g_test_message ("\"%s\" and \"%s\"", answered[n].a, answered[n].b);
    g_assert_cmpstr (text, ==, answered[n].expected != NULL ? answered[n].expected : "");
  }
}

/* A short answer is quoted with its question. */
static void
test_quote_of_answer (void)
{
  g_autoptr (GPtrArray) differences = compare (
      "Q. Where were you?\nA. In a field.\nQ. How long did you wait there, at the border?\nA. Ten days.\n",
      "We waited at the border for three days.");
  const PbCompareDifference *difference;

  g_assert_cmpuint (differences->len, ==, 1);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpstr (difference->a.quote, ==, "How long did you wait there, at the border? A. Ten days.");
  g_assert_cmpstr (difference->b.quote, ==, "We waited at the border for three days.");
}

/* Pages: the place is given in its page, the quote is the sentence there, and its bytes are where they are
 * said to be. */
static void
test_pages (void)
{
  const char *a[] = {"My name is Dara. I come from Kampot.",
                     "At the sawmill I worked six days a\nweek with my uncle. We slept there."};
  const char *b[]
      = {"I am Dara from Kampot. At the sawmill I worked", "every day with my uncle. We slept there."};
  PbCompareText first = {.pages = a, .n_pages = 2};
  PbCompareText second = {.pages = b, .n_pages = 2};
  g_autoptr (GPtrArray) differences = pb_compare_texts (&first, &second, NULL);
  const PbCompareDifference *difference;

  g_assert_cmpuint (differences->len, ==, 1);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpint (difference->kind, ==, PB_VALUE_KIND_FREQUENCY);
  g_assert_cmpstr (difference->rule, ==, "6 days a week ≠ 7 days a week");
  g_assert_cmpuint (difference->a.page, ==, 1);
  g_assert_cmpuint (difference->a.start, ==, 0);
  g_assert_cmpstr (difference->a.quote, ==, "At the sawmill I worked six days a week with my uncle.");
  g_assert_true (strncmp (a[1] + difference->a.value_start, "six days a\nweek", 15) == 0);
  g_assert_cmpuint (difference->b.page, ==, 1);
  g_assert_cmpstr (difference->b.quote, ==, "every day with my uncle.");
  g_assert_true (strncmp (b[1] + difference->b.value_start, "every day", 9) == 0);
  g_assert_cmpuint (difference->b.value_end - difference->b.value_start, ==, 9);
}

/* A victim's "I" is an employer's "she". */
static void
test_speakers (void)
{
  const char *a
      = "I was locked in the store room at night. I was paid 6,000 baht a month by the owner of the laundry.";
  const char *b = "She was paid 9,000 baht a month by the owner of the laundry. The laundry opens at eight.";
  PbCompareText first = {.pages = &a, .n_pages = 1};
  PbCompareText second = {.pages = &b, .n_pages = 1};
  g_autoptr (GPtrArray) unknown = pb_compare_texts (&first, &second, NULL);
  g_autoptr (GPtrArray) known = NULL;

  g_assert_cmpuint (unknown->len, ==, 0);
  first.speaker = "worker";
  second.speaker = "owner";
  known = pb_compare_texts (&first, &second, NULL);
  g_assert_cmpuint (known->len, ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = compare ("", "");
  g_autoptr (GPtrArray) one = compare ("I worked six days a week.", "");
  PbCompareText nothing = {.pages = NULL, .n_pages = 0};
  g_autoptr (GPtrArray) no_pages = pb_compare_texts (&nothing, &nothing, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 0);
  g_assert_cmpuint (no_pages->len, ==, 0);
}

static void
test_refusals (void)
{
  const char *good = "I worked six days a week.";
  const char *bad = "caf\xe9";
  g_autofree char *large = g_strnfill (PB_COMPARE_MAX_BYTES + 1, 'a');
  const char *large_page = large;
  g_autoptr (GString) many = g_string_new (NULL);
  const char *many_page;
  PbCompareText first = {.pages = &good, .n_pages = 1};
  PbCompareText second = {.pages = &bad, .n_pages = 1};
  g_autoptr (GError) error = NULL;

  g_assert_null (pb_compare_texts (&first, &second, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "second"));
  g_clear_error (&error);
  second.pages = &large_page;
  g_assert_null (pb_compare_texts (&second, &first, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "first"));
  g_clear_error (&error);
  for (guint n = 0; n <= PB_COMPARE_MAX_VALUES; n++)
    g_string_append (many, "5 baht. ");
  many_page = many->str;
  second.pages = &many_page;
  g_assert_null (pb_compare_texts (&first, &second, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
}

/* A text made to cost time: refused, and soon. */
static void
test_repetition (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);
  PbCompareText first = {.n_pages = 1};
  PbCompareText second = {.n_pages = 1};
  g_autoptr (GError) error = NULL;

  for (guint n = 0; n < 1000; n++) {
    g_string_append (a, "I was beaten. ");
    g_string_append (b, "Nobody beat me. ");
  }
  first.pages = (const char *const *) &a->str;
  second.pages = (const char *const *) &b->str;
  g_assert_null (pb_compare_texts (&first, &second, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
  g_clear_error (&error);
  while (a->len < PB_COMPARE_MAX_BYTES / 2)
    g_string_append (a, "I was beaten. ");
  first.pages = (const char *const *) &a->str;
  g_assert_null (pb_compare_texts (&second, &first, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "second"));
}

/* Two long statements: 300 sentences each, four in five with a value. */
static void
test_speed (void)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);
  g_autoptr (GPtrArray) differences = NULL;
  gint64 begin;
  gint64 spent;

  for (guint n = 0; n < 60; n++) {
    g_string_append_printf (a,
                            "On %u May 2016 the clerk number%u paid me %u baht. We carried %u sacks to "
                            "boat%u. It was not closed. ",
                            n % 28 + 1, n, n * 10 + 5, n + 2, n);
    g_string_append_printf (
        b,
        "The clerk number%u paid me %u baht on %u May 2016. To boat%u we carried %u sacks. It was closed. ",
        n, n * 10 + 5, n % 28 + 1, n, n + 3);
  }
  begin = g_get_monotonic_time ();
  differences = compare (a->str, b->str);
  spent = g_get_monotonic_time () - begin;
  g_assert_cmpuint (differences->len, ==, 0);
  g_test_message ("%u differences in %.1f ms", differences->len, (double) spent / 1000);
#ifndef PB_SANITIZED
  g_assert_cmpint (spent, <, 2000 * 1000);
#endif
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
  g_test_add_func ("/analysis/compare/near-misses", test_near_misses);
  g_test_add_func ("/analysis/compare/short-differences", test_short_differences);
  g_test_add_func ("/analysis/compare/answers", test_answers);
  g_test_add_func ("/analysis/compare/quote-of-answer", test_quote_of_answer);
  g_test_add_func ("/analysis/compare/pages", test_pages);
  g_test_add_func ("/analysis/compare/speakers", test_speakers);
  g_test_add_func ("/analysis/compare/empty", test_empty);
  g_test_add_func ("/analysis/compare/refusals", test_refusals);
  g_test_add_func ("/analysis/compare/repetition-is-refused", test_repetition);
  g_test_add_func ("/analysis/compare/speed", test_speed);
  return g_test_run ();
}
