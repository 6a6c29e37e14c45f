/* remedies-case.c: see remedies-case.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "remedies-case"

#include "config.h"

#include "remedies-case.h"

static void
set_figure (PbFigure *figure, const char *id, const char *value, PbConfidence confidence)
{
  figure->id = g_strdup (id);
  figure->value = pb_ratio_new_from_text (value, NULL);
  figure->source.confidence = confidence;
  g_assert_nonnull (figure->value);
}

static PbWageRules *
make_rules (const char *pack)
{
  PbWageRules *rules = pb_wage_rules_new ();
  gboolean handbook = g_str_equal (pack, "handbook");
  PbConfidence shaky = g_str_equal (pack, "shaky") ? PB_CONFIDENCE_UNVERIFIED : PB_CONFIDENCE_VERIFIED;

  rules->currency = g_strdup ("THB");
  set_figure (&rules->day_hours, "day-hours", "8", PB_CONFIDENCE_SECONDARY);
  set_figure (&rules->week_hours, "week-hours",
              handbook                       ? "52"
              : g_str_equal (pack, "week44") ? "44"
                                             : "48",
              PB_CONFIDENCE_VERIFIED);
  set_figure (&rules->week_days, "week-days", handbook ? "7" : "6", PB_CONFIDENCE_VERIFIED);
  if (!g_str_equal (pack, "bare"))
    set_figure (&rules->divisor_days, "divisor", handbook ? "26" : "30", PB_CONFIDENCE_VERIFIED);
  set_figure (&rules->overtime, "overtime", "1.5", PB_CONFIDENCE_VERIFIED);
  set_figure (&rules->rest_day, "rest-day", "2", shaky);
  set_figure (&rules->rest_day_overtime, "rest-overtime", "3", PB_CONFIDENCE_VERIFIED);
  set_figure (&rules->deduction_cap, "cap", "0.2", shaky);
  return rules;
}

static PbRoute *
make_route (const char *id, const char *head)
{
  PbRoute *route = pb_route_new ();

  route->id = g_strdup (id);
  route->channel = g_strdup ("civil");
  route->forum = g_strdup (id);
  route->heads = g_new0 (char *, 2);
  route->heads[0] = g_strdup (head);
  return route;
}

static void
add_limit (PbRoute *route, const char *id, guint length, PbLimitUnit unit, const char *from,
           PbConfidence confidence, gboolean safe)
{
  PbLimit *limit = pb_limit_new ();

  limit->id = g_strdup (id);
  limit->length = length;
  limit->unit = unit;
  limit->from = g_strdup (from);
  limit->words = g_strdup ("made up for a test");
  limit->safe = safe;
  limit->source.confidence = confidence;
  g_ptr_array_add (route->limits, limit);
}

PbLawPack *
remedies_case_law (const char *id)
{
  PbLawPack *law = pb_law_pack_new ();
  PbRoute *court = make_route ("court", "wages");
  PbRoute *inspector = make_route ("inspector", "wages");
  PbRoute *fund = make_route ("fund", "medical");
  PbRoute *suit = make_route ("suit", "wages");

  law->id = g_strdup (id);
  law->version = g_strdup ("1");
  law->title = g_strdup (id);
  g_ptr_array_add (law->wage_rules, make_rules (id));
  add_limit (court, "court-2", 2, PB_LIMIT_YEARS, "due-date", PB_CONFIDENCE_VERIFIED, TRUE);
  add_limit (court, "court-5", 5, PB_LIMIT_YEARS, "due-date", PB_CONFIDENCE_VERIFIED, FALSE);
  add_limit (inspector, "inspector-6", 6, PB_LIMIT_MONTHS, "due-date", PB_CONFIDENCE_UNVERIFIED, FALSE);
  add_limit (fund, "fund-1", 1, PB_LIMIT_YEARS, "act", PB_CONFIDENCE_VERIFIED, FALSE);
  add_limit (suit, "suit-1", 1, PB_LIMIT_YEARS, "knowledge", PB_CONFIDENCE_VERIFIED, FALSE);
  add_limit (suit, "suit-3", 3, PB_LIMIT_MONTHS, "end-of-work", PB_CONFIDENCE_VERIFIED, FALSE);
  g_ptr_array_add (law->routes, court);
  g_ptr_array_add (law->routes, inspector);
  g_ptr_array_add (law->routes, fund);
  g_ptr_array_add (law->routes, suit);
  return law;
}

PbSnapshot *
remedies_case_build (const char *lines, guint order)
{
  g_autoptr (PbLawPack) testland = remedies_case_law ("testland");
  g_autoptr (PbLawPack) week44 = remedies_case_law ("week44");
  g_autoptr (PbLawPack) shaky = remedies_case_law ("shaky");
  g_autoptr (PbLawPack) handbook = remedies_case_law ("handbook");
  g_autoptr (PbLawPack) bare = remedies_case_law ("bare");
  PbLawPack *packs[] = {testland, week44, shaky, handbook, bare, NULL};
  g_autofree char *all = g_strconcat ("place key=Province label=Province\n"
                                      "place key=Town label=Town within=Province\n"
                                      "place key=Elsewhere label=Elsewhere\n"
                                      "party key=V kind=person pseudonym=V1\n"
                                      "party key=B kind=person pseudonym=B1\n",
                                      lines, NULL);

  return build_case_shuffled (all, packs, order);
}

char *
remedies_case_show (const PbRange *range)
{
  g_autofree char *low = NULL;
  g_autofree char *likely = NULL;
  g_autofree char *high = NULL;

  if (range->low == NULL || range->high == NULL)
    return g_strdup ("unset");
  low = pb_ratio_to_text (range->low);
  likely = range->likely != NULL ? pb_ratio_to_text (range->likely) : g_strdup ("-");
  high = pb_ratio_to_text (range->high);
  if (g_str_equal (low, high) && g_str_equal (low, likely))
    return g_steal_pointer (&low);
  return g_strdup_printf ("%s;%s;%s", low, likely, high);
}

const char *
remedies_case_find_text (GPtrArray *texts, const char *part)
{
  for (guint i = 0; i < texts->len; i++)
    if (strstr (texts->pdata[i], part) != NULL)
      return texts->pdata[i];
  return NULL;
}

gint32
remedies_case_day (const char *edtf)
{
  PbDate date = {0};

  g_assert_true (pb_date_parse (edtf, &date, NULL));
  return date.first;
}
