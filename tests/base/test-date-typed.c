/* test-date-typed.c: dates as people type them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-date-typed.h"
#include "pb-error.h"
#include "pb-iso-name.h"

static void
test_read (void)
{
  static const struct {
    const char *typed, *edtf;
  } cases[] = {
      {"3 May 2016", "2016-05-03"},
      {"3rd may 2016", "2016-05-03"},
      {"May 3, 2016", "2016-05-03"},
      {"May 2016", "2016-05"},
      {"Sept. 2016", "2016-09"},
      {"2016", "2016"},
      {"2016-05-03", "2016-05-03"},
      {"2016-05/2018-02", "2016-05/2018-02"},
      {"3/5/2559 BE", "2016-05-03"},
      {"BE 2559", "2016"},
      {"3 May 2559 BE", "2016-05-03"},
      {"๓ May ๒๕๕๙ BE", "2016-05-03"},
      {"about May 2016", "2016-05~"},
      {"May 2016 to Feb 2018", "2016-05/2018-02"},
      {"May 2016 – Feb 2018", "2016-05/2018-02"},
      {"from May 2016 to 2 Feb 2018", "2016-05/2018-02-02"},
      {"from May 2016", "2016-05/.."},
      {"until 2018", "../2018"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *edtf = NULL;
    g_autoptr (GError) error = NULL;
    PbDate date;

    g_assert_true (pb_date_parse_typed (cases[i].typed, &date, &edtf, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (edtf, ==, cases[i].edtf);
  }
}

static void
test_refuse (void)
{
  static const char *const cases[]
      = {"",        "yesterday", "3 Mai 2016x", "31 February 2016",   "May",
         "Ma 2016", "May 16",    "2018 to",     "32 May 2016",        "3 3 May 2016",
         "to",      "from ",     "3 May BE",    "May 2018 to 2 2016", "\xff"};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    PbDate date;

    g_assert_false (pb_date_parse_typed (cases[i], &date, NULL, &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  }
}

static void
test_reads_back (void)
{
  static const struct {
    const char *edtf, *typed;
  } cases[] = {
      {"2016-05-03", "3 May 2016"},
      {"2016-05~", "about May 2016"},
      {"2016-05/2018-02-02", "May 2016 – 2 Feb 2018"},
      {"2016-05/..", "from May 2016"},
      {"201X", "201X"},
      {"2016-21", "2016-21"},
      {"2016?", "2016?"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *typed = pb_date_format_typed (cases[i].edtf);

    g_assert_cmpstr (typed, ==, cases[i].typed);
  }
}

static void
test_buddhist_years (void)
{
  static const struct {
    const char *edtf, *years;
  } cases[] = {{"2016-05-03", "2559"}, {"2016-05/2018-02", "2559 – 2561"}, {"2016/..", "2559"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *years = NULL;
    PbDate date;

    g_assert_true (pb_date_parse (cases[i].edtf, &date, NULL));
    years = pb_date_format_buddhist_years (&date);
    g_assert_cmpstr (years, ==, cases[i].years);
  }
  {
    const PbDate unset = {0};
    g_autofree char *years = pb_date_format_buddhist_years (&unset);

    g_assert_cmpstr (years, ==, "");
  }
}

static void
test_names (void)
{
  static const struct {
    PbIsoList list;
    const char *code, *name;
  } cases[] = {{PB_ISO_COUNTRY, "TH", "Thailand"},
               {PB_ISO_CURRENCY, "THB", "Thai Baht"},
               {PB_ISO_LANGUAGE, "km", "Khmer"},
               {PB_ISO_CURRENCY, "no", "no"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = pb_iso_name (cases[i].list, cases[i].code);

    g_assert_cmpstr (name, ==, cases[i].name);
    if (i < 3) {
      g_autoptr (GPtrArray) list = pb_iso_name_list (cases[i].list);

      g_assert_true (g_ptr_array_find_with_equal_func (list, cases[i].code, g_str_equal, NULL));
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date-typed/read", test_read);
  g_test_add_func ("/base/date-typed/refuse", test_refuse);
  g_test_add_func ("/base/date-typed/reads-back", test_reads_back);
  g_test_add_func ("/base/date-typed/buddhist-years", test_buddhist_years);
  g_test_add_func ("/base/iso-name/names", test_names);
  return g_test_run ();
}
