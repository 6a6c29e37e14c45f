/* pb-law-parse-route.c: routes with their time limits, and wage rules with their figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-parse"

#include "config.h"

#include "pb-error.h"
#include "pb-iso-code.h"
#include "pb-law-parse-private.h"

/* A figure of the grammar, where it goes, and the most it can sensibly be: a mistype must not become a sum of
 * money. */
typedef struct {
  const char *name;
  gsize offset;
  gint64 most;
} FigureKind;

static const FigureKind figure_kinds[] = {
    {"day-hours", G_STRUCT_OFFSET (PbWageRules, day_hours), 24},
    {"week-hours", G_STRUCT_OFFSET (PbWageRules, week_hours), 168},
    {"week-days", G_STRUCT_OFFSET (PbWageRules, week_days), 7},
    {"divisor-days", G_STRUCT_OFFSET (PbWageRules, divisor_days), 31},
    {"overtime", G_STRUCT_OFFSET (PbWageRules, overtime), 10},
    {"rest-day", G_STRUCT_OFFSET (PbWageRules, rest_day), 10},
    {"rest-day-overtime", G_STRUCT_OFFSET (PbWageRules, rest_day_overtime), 10},
    {"late-interest", G_STRUCT_OFFSET (PbWageRules, late_interest), 10},
    {"deduction-cap", G_STRUCT_OFFSET (PbWageRules, deduction_cap), 1},
};

static const FigureKind *
find_figure_kind (const xmlNode *node)
{
  g_autofree char *name = _pb_law_parse_attribute (node, "name");

  for (guint i = 0; i < G_N_ELEMENTS (figure_kinds); i++)
    if (g_strcmp0 (name, figure_kinds[i].name) == 0)
      return &figure_kinds[i];
  return NULL;
}

static PbLimitUnit
read_unit (const xmlNode *node)
{
  static const char *const words[] = {"none", "days", "months", "years", "event"};
  g_autofree char *unit = _pb_law_parse_attribute (node, "unit");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (unit, words[i]) == 0)
      return (PbLimitUnit) i;
  return PB_LIMIT_NONE;
}

static PbLimit *
read_limit (PbLawReader *self, const xmlNode *node, GError **error)
{
  g_autoptr (PbLimit) limit = pb_limit_new ();
  g_autofree char *length = _pb_law_parse_attribute (node, "length");
  guint64 number = 0;

  limit->id = _pb_law_parse_id (self, node, error);
  if (limit->id == NULL || !_pb_law_parse_source (self, node, limit->id, NULL, &limit->source, error))
    return NULL;
  if (length != NULL && !g_ascii_string_to_unsigned (g_strstrip (length), 10, 1, 3660, &number, NULL)) {
    _pb_law_parse_refuse (self, node, error, "length=\"%s\" is no number of days, months or years", length);
    return NULL;
  }
  limit->length = (guint) number;
  limit->unit = read_unit (node);
  limit->from = _pb_law_parse_attribute (node, "from");
  if (limit->from == NULL)
    limit->from = g_strdup ("event");
  limit->words = _pb_law_parse_child_words (node, "words");
  limit->safe = _pb_law_parse_yes (node, "safe", FALSE);
  return g_steal_pointer (&limit);
}

static char **
read_heads (const xmlNode *node)
{
  g_autofree char *text = _pb_law_parse_attribute (node, "heads");
  g_auto (GStrv) words = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);
  g_autoptr (GStrvBuilder) heads = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_strv_builder_add (heads, words[i]);
  return g_strv_builder_end (heads);
}

PbRoute *
_pb_law_parse_route (PbLawReader *self, const xmlNode *node, GError **error)
{
  g_autoptr (PbRoute) route = pb_route_new ();

  route->id = _pb_law_parse_id (self, node, error);
  if (route->id == NULL || !_pb_law_parse_source (self, node, route->id, NULL, &route->source, error))
    return NULL;
  route->channel = _pb_law_parse_attribute (node, "channel");
  route->forum = _pb_law_parse_child_words (node, "forum");
  route->who = _pb_law_parse_child_words (node, "who");
  route->covers = _pb_law_parse_child_words (node, "covers");
  route->outcome = _pb_law_parse_child_words (node, "outcome");
  route->stacking = _pb_law_parse_child_words (node, "stacking");
  route->heads = read_heads (node);
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    PbLimit *limit;

    if (!_pb_law_parse_is (child, "limit"))
      continue;
    limit = read_limit (self, child, error);
    if (limit == NULL)
      return NULL;
    g_ptr_array_add (route->limits, limit);
  }
  return g_steal_pointer (&route);
}

static gboolean
read_value (PbLawReader *self, const xmlNode *node, const FigureKind *kind, PbFigure *figure, GError **error)
{
  g_autofree char *text = _pb_law_parse_attribute (node, "value");
  g_autoptr (PbRatio) most = pb_ratio_new_int (kind->most);
  g_autoptr (GError) problem = NULL;

  if (text == NULL && figure->source.confidence == PB_CONFIDENCE_UNVERIFIED)
    return TRUE;
  if (text == NULL)
    return _pb_law_parse_refuse (self, node, error,
                                 "%s has no value; only an unverified figure may be missing", kind->name);
  figure->value = pb_ratio_new_from_text (text, &problem);
  if (figure->value == NULL)
    return _pb_law_parse_refuse (self, node, error, "%s: value=\"%s\": %s", kind->name, text,
                                 problem->message);
  if (pb_ratio_sign (figure->value) <= 0 || pb_ratio_compare (figure->value, most) > 0)
    return _pb_law_parse_refuse (self, node, error, "%s: value=\"%s\" must be above 0 and at most %d",
                                 kind->name, text, (int) kind->most);
  return TRUE;
}

static gboolean
read_figure (PbLawReader *self, const xmlNode *node, const char *rules_id, PbWageRules *rules, GError **error)
{
  const FigureKind *kind = find_figure_kind (node);
  PbFigure *figure;
  g_autofree char *id = NULL;

  if (kind == NULL)
    return _pb_law_parse_refuse (self, node, error,
                                 "no figure of wage rules has this name; see data/law/README.md");
  figure = G_STRUCT_MEMBER_P (rules, kind->offset);
  id = g_strdup_printf ("%s.%s", rules_id, kind->name);
  /* Said twice, the id is there already. */
  if (!_pb_law_parse_note_id (self, node, id, error))
    return FALSE;
  figure->id = g_steal_pointer (&id);
  return _pb_law_parse_source (self, node, figure->id, NULL, &figure->source, error)
         && read_value (self, node, kind, figure, error);
}

PbWageRules *
_pb_law_parse_wages (PbLawReader *self, const xmlNode *node, GError **error)
{
  g_autoptr (PbWageRules) rules = pb_wage_rules_new ();
  g_autofree char *id = _pb_law_parse_id (self, node, error);

  if (id == NULL || !_pb_law_parse_valid (self, node, &rules->valid, error))
    return NULL;
  rules->currency = _pb_law_parse_attribute (node, "currency");
  if (!pb_iso_code_is_currency (rules->currency)) {
    _pb_law_parse_refuse (self, node, error,
                          "currency=\"%s\" is no ISO 4217 code; write three letters such as \"THB\"",
                          rules->currency);
    return NULL;
  }
  rules->notes = _pb_law_parse_list (node, "note", TRUE);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (_pb_law_parse_is (child, "figure") && !read_figure (self, child, id, rules, error))
      return NULL;
  return g_steal_pointer (&rules);
}
