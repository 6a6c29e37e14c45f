/* pb-location.c: see pb-location.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-location"

#include "config.h"

#include "pb-location.h"

#include <string.h>

/* Kinds that are not named stand on the page of the kind they refer to first (see find_owner()). */
static const struct {
  PbKind kind;
  const char *page;
} homes[] = {
    {PB_KIND_PARTY, "people"},
    {PB_KIND_PLACE, "acts"},
    {PB_KIND_ACT, "acts"},
    {PB_KIND_ACT_PARTY, "acts"},
    {PB_KIND_EXHIBIT, "evidence"},
    {PB_KIND_STATEMENT, "evidence"},
    {PB_KIND_PASSAGE, "evidence"},
    {PB_KIND_ASSERTION, "facts"},
    {PB_KIND_FACT, "facts"},
    {PB_KIND_COUNT, "charges"},
    {PB_KIND_BEARING, "charges"},
    {PB_KIND_INDICATOR_ANSWER, "charges"},
    {PB_KIND_CONTROL_MECHANISM, "charges"},
    {PB_KIND_INCONSISTENCY, "inconsistencies"},
    {PB_KIND_WEIGHING, "inconsistencies"},
    {PB_KIND_EMPLOYMENT, "remedies"},
    {PB_KIND_DEBT, "remedies"},
    {PB_KIND_LOSS_ITEM, "remedies"},
    {PB_KIND_ROUTE, "remedies"},
    {PB_KIND_CLAIM, "remedies"},
    {PB_KIND_PROCEEDING, "remedies"},
    {PB_KIND_RECEIPT, "remedies"},
    {PB_KIND_ENQUIRY, "enquiries"},
    {PB_KIND_REQUEST_ABROAD, "enquiries"},
};

/* More steps than the schema has levels; ends rings of references. */
#define MAX_STEPS 8

char *
pb_location_new (const char *page, PbKind kind, const char *id)
{
  if (id == NULL || kind == PB_KIND_NONE)
    return g_strdup (page);
  if (page == NULL)
    return g_strdup_printf ("%s/%s", pb_kind_get_info (kind)->table, id);
  return g_strdup_printf ("%s/%s/%s", page, pb_kind_get_info (kind)->table, id);
}

gboolean
pb_location_parse (const char *text, PbLocation *location)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "/", 3) : NULL;
  guint n = parts != NULL ? g_strv_length (parts) : 0;

  *location = (PbLocation) {.kind = PB_KIND_NONE};
  if (n == 0 || parts[0][0] == '\0')
    return FALSE;
  if (n >= 2) {
    location->kind = pb_kind_from_form (parts[n - 2]);
    if (location->kind == PB_KIND_NONE || parts[n - 1][0] == '\0')
      return FALSE;
    location->id = g_strdup (parts[n - 1]);
  }
  if (n != 2)
    location->page = g_strdup (parts[0]);
  return TRUE;
}

void
pb_location_clear (PbLocation *location)
{
  g_clear_pointer (&location->page, g_free);
  g_clear_pointer (&location->id, g_free);
}

/* The record a detail belongs to: what its first required reference leads to. */
static PbKind
find_owner (PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  for (guint i = 0; i < info->n_columns; i++)
    if (info->columns[i].reference != PB_KIND_NONE && info->columns[i].required)
      return info->columns[i].reference;
  return PB_KIND_NONE;
}

const char *
pb_location_find_page (PbKind kind)
{
  for (guint step = 0; kind != PB_KIND_NONE && step < MAX_STEPS; step++) {
    for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
      if (homes[i].kind == kind)
        return homes[i].page;
    kind = find_owner (kind);
  }
  return "start";
}
