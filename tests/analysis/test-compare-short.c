/* test-compare-short.c: single sentences that differ, near-misses that must stay silent, answers, pages, and
 * what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-compare"

#include "config.h"

#include "compare-pair.h"
#include "pb-error.h"

#include <string.h>

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

static void
test_near_misses (void)
{
  for (guint n = 0; n < G_N_ELEMENTS (silent); n++) {
    g_autofree char *a = g_strconcat (tale, silent[n][0], NULL);
    g_autofree char *b = g_strconcat (tale, silent[n][1], NULL);
    g_autoptr (GPtrArray) differences = compare_pair (a, b);

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
    g_autoptr (GPtrArray) differences = compare_pair (a, b);

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
    g_autoptr (GPtrArray) differences = compare_pair (a, b);
    g_auto (GStrv) found = compare_pair_list (differences, FALSE);
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
  g_autoptr (GPtrArray) differences = compare_pair (
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
  g_autoptr (GPtrArray) none = compare_pair ("", "");
  g_autoptr (GPtrArray) one = compare_pair ("I worked six days a week.", "");
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
  differences = compare_pair (a->str, b->str);
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
