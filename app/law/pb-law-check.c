/* pb-law-check.c: see pb-law-check.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-check"

#include "config.h"

#include "pb-law-check.h"

#include <glib/gi18n-lib.h>

static void
free_finding (gpointer data)
{
  PbLawFinding *self = data;

  g_free (self->id);
  g_free (self->words);
  g_free (self);
}

static void G_GNUC_PRINTF (4, 5)
    add (GPtrArray *findings, PbLawFindingKind kind, const char *id, const char *format, ...)
{
  PbLawFinding *finding = g_new0 (PbLawFinding, 1);
  va_list arguments;

  va_start (arguments, format);
  finding->words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  finding->kind = kind;
  finding->id = g_strdup (id);
  g_ptr_array_add (findings, finding);
}

/* What the fact of that id is about, in words; NULL for ids that only name a part (an instrument, a penalty).
 */
static const char *
find_label (const PbLawPack *pack, const char *id)
{
  for (guint i = 0; i < pack->offences->len; i++) {
    const PbOffence *offence = g_ptr_array_index (pack->offences, i);
    const PbElement *element = pb_offence_find_element (offence, id);

    if (element != NULL)
      return element->label;
    if (g_str_equal (offence->id, id))
      return offence->label;
  }
  for (guint i = 0; i < pack->routes->len; i++) {
    const PbRoute *route = g_ptr_array_index (pack->routes, i);

    if (g_str_equal (route->id, id))
      return route->forum;
    for (guint j = 0; j < route->limits->len; j++) {
      const PbLimit *limit = g_ptr_array_index (route->limits, j);

      if (g_str_equal (limit->id, id))
        return limit->words;
    }
  }
  for (guint i = 0; i < pack->safeguards->len; i++) {
    const PbSafeguard *safeguard = g_ptr_array_index (pack->safeguards, i);

    if (g_str_equal (safeguard->id, id))
      return safeguard->label;
  }
  return NULL;
}

static void
check_unverified (const PbLawPack *pack, GPtrArray *findings)
{
  for (guint i = 0; i < pack->unverified->len; i++) {
    const char *id = g_ptr_array_index (pack->unverified, i);
    const char *label = find_label (pack, id);

    if (label != NULL)
      add (findings, PB_LAW_FINDING_UNVERIFIED, id, _ ("not verified: %s"), label);
    else
      add (findings, PB_LAW_FINDING_UNVERIFIED, id, _ ("not verified"));
  }
}

static void
check_elements (const PbOffence *offence, GPtrArray *findings)
{
  g_autoptr (GPtrArray) elements = pb_offence_list_elements (offence);

  for (guint i = 0; i < elements->len; i++) {
    const PbElement *element = g_ptr_array_index (elements, i);

    if (element->concept == NULL)
      add (findings, PB_LAW_FINDING_MISSING, element->id,
           _ ("no concept: facts mapped to other laws will not be carried over to this element"));
    if (element->proof[0] == NULL)
      add (findings, PB_LAW_FINDING_MISSING, element->id, _ ("no means of proof named"));
    if (element->questions[0] == NULL)
      add (findings, PB_LAW_FINDING_MISSING, element->id, _ ("no interview question"));
  }
}

static void
check_offences (const PbLawPack *pack, GPtrArray *findings)
{
  for (guint i = 0; i < pack->offences->len; i++) {
    const PbOffence *offence = g_ptr_array_index (pack->offences, i);

    if (!pb_date_is_set (&offence->valid))
      add (findings, PB_LAW_FINDING_MISSING, offence->id,
           _ ("no days on which it is law: it is shown for every act"));
    if (offence->penalty == NULL && pack->country != NULL)
      add (findings, PB_LAW_FINDING_MISSING, offence->id, _ ("no penalty"));
    check_elements (offence, findings);
    for (guint j = 0; j < i; j++) {
      const PbOffence *other = g_ptr_array_index (pack->offences, j);

      if (g_str_equal (offence->section, other->section)
          && g_str_equal (offence->instrument, other->instrument) && pb_date_is_set (&offence->valid)
          && pb_date_is_set (&other->valid) && offence->valid.first <= other->valid.last
          && other->valid.first <= offence->valid.last)
        add (findings, PB_LAW_FINDING_ODD, offence->id,
             _ ("is law on the same days as %s, which has the same section"), other->id);
    }
  }
}

static gboolean
is_counted (const PbLimit *limit)
{
  return limit->unit == PB_LIMIT_DAYS || limit->unit == PB_LIMIT_MONTHS || limit->unit == PB_LIMIT_YEARS;
}

/* Readings of one limit: the same event, different lengths. One of them has to be the date to keep. */
static void
check_limits (const PbRoute *route, GPtrArray *findings)
{
  for (guint i = 0; i < route->limits->len; i++) {
    const PbLimit *limit = g_ptr_array_index (route->limits, i);
    gboolean rival = FALSE, safe = limit->safe;

    for (guint j = 0; is_counted (limit) && j < route->limits->len; j++) {
      const PbLimit *other = g_ptr_array_index (route->limits, j);

      if (j == i || !is_counted (other) || !g_str_equal (limit->from, other->from))
        continue;
      rival = TRUE;
      safe |= other->safe;
    }
    if (rival && !safe)
      add (findings, PB_LAW_FINDING_ODD, limit->id,
           _ ("one of several limits that run from the same event, and none is marked as the safe one"));
  }
}

static void
check_figure (const PbFigure *figure, GPtrArray *findings)
{
  if (figure->id != NULL && figure->value == NULL)
    add (findings, PB_LAW_FINDING_MISSING, figure->id, _ ("no figure was found"));
}

static void
check_wages (const PbLawPack *pack, GPtrArray *findings)
{
  for (guint i = 0; i < pack->wage_rules->len; i++) {
    const PbWageRules *rules = g_ptr_array_index (pack->wage_rules, i);
    const PbFigure *figures[] = {&rules->day_hours,         &rules->week_hours,    &rules->week_days,
                                 &rules->divisor_days,      &rules->overtime,      &rules->rest_day,
                                 &rules->rest_day_overtime, &rules->late_interest, &rules->deduction_cap};

    for (guint j = 0; j < G_N_ELEMENTS (figures); j++)
      check_figure (figures[j], findings);
  }
}

GPtrArray *
pb_law_check (const PbLawPack *pack)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (free_finding);

  g_return_val_if_fail (pack != NULL, findings);

  check_unverified (pack, findings);
  check_offences (pack, findings);
  for (guint i = 0; i < pack->routes->len; i++)
    check_limits (g_ptr_array_index (pack->routes, i), findings);
  check_wages (pack, findings);
  return findings;
}

const char *
pb_law_check_kind_to_string (PbLawFindingKind kind)
{
  switch (kind) {
  case PB_LAW_FINDING_UNVERIFIED:
    return "unverified";
  case PB_LAW_FINDING_MISSING:
    return "missing";
  case PB_LAW_FINDING_ODD:
    return "odd";
  default:
    g_return_val_if_reached (NULL);
  }
}
