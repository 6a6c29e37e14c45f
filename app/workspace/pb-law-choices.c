/* pb-law-choices.c: see pb-law-choices.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-law-choices"

#include "config.h"

#include "pb-law-choices.h"

#include <glib/gi18n-lib.h>

PbLawColumn
pb_law_column_from (PbKind kind, guint column)
{
  /* Not that of an indicator answer: lists of indicators are no law packs, and none is pinned. */
  static const struct {
    PbKind kind;
    guint column;
    PbLawColumn law;
  } known[] = {
      {PB_KIND_BEARING, PB_COLUMN_BEARING_ELEMENT, PB_LAW_COLUMN_ELEMENT},
      {PB_KIND_COUNT, PB_COLUMN_COUNT_PACK, PB_LAW_COLUMN_PACK},
      {PB_KIND_COUNT, PB_COLUMN_COUNT_VERSION, PB_LAW_COLUMN_VERSION},
      {PB_KIND_COUNT, PB_COLUMN_COUNT_OFFENCE, PB_LAW_COLUMN_OFFENCE},
      {PB_KIND_DEFENCE, PB_COLUMN_DEFENCE_ELEMENT, PB_LAW_COLUMN_ELEMENT},
      {PB_KIND_EMPLOYMENT, PB_COLUMN_EMPLOYMENT_PACK, PB_LAW_COLUMN_PACK},
      {PB_KIND_LAW_CONFIRMATION, PB_COLUMN_LAW_CONFIRMATION_PACK, PB_LAW_COLUMN_PACK},
      {PB_KIND_ROUTE, PB_COLUMN_ROUTE_PACK, PB_LAW_COLUMN_PACK},
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].kind == kind && known[i].column == column)
      return known[i].law;
  return PB_LAW_COLUMN_NONE;
}

static void
choice_free (PbLawChoice *choice)
{
  g_free (choice->value);
  g_free (choice->words);
  g_free (choice->group);
  g_free (choice);
}

/* @words: (transfer full) */
static PbLawChoice *
add_choice (GPtrArray *list, const char *value, char *words, const char *group)
{
  PbLawChoice *choice = g_new0 (PbLawChoice, 1);

  choice->value = g_strdup (value);
  choice->words = words;
  choice->group = g_strdup (group);
  g_ptr_array_add (list, choice);
  return choice;
}

static gboolean
has_value (GPtrArray *list, const char *value)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((PbLawChoice *) g_ptr_array_index (list, i))->value, value))
      return TRUE;
  return FALSE;
}

/* --- packs and offences */

static void
add_packs (GPtrArray *list, const PbSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->packs->len; i++) {
    const PbLawPack *pack = g_ptr_array_index (snapshot->packs, i);

    /* Two versions of one pack are one pack here. */
    if (!has_value (list, pack->id))
      add_choice (list, pack->id, g_strdup (pack->title), NULL);
  }
}

static void
add_versions (GPtrArray *list, const PbSnapshot *snapshot, const char *id)
{
  for (guint i = 0; id != NULL && i < snapshot->packs->len; i++) {
    const PbLawPack *pack = g_ptr_array_index (snapshot->packs, i);

    if (g_str_equal (pack->id, id) && !has_value (list, pack->version))
      add_choice (list, pack->version, g_strdup (pack->version), NULL);
  }
}

static void
add_offences_of (GPtrArray *list, const PbLawPack *pack)
{
  g_autofree char *group = g_strdup_printf (C_ ("law choice", "%s, version %s"), pack->title, pack->version);

  for (guint i = 0; i < pack->offences->len; i++) {
    const PbOffence *offence = g_ptr_array_index (pack->offences, i);
    /* Translators: what the offence is called and its section: "Trafficking in persons, s 6" */
    PbLawChoice *choice
        = add_choice (list, offence->id,
                      g_strdup_printf (C_ ("law choice", "%s, %s"), offence->label, offence->section), group);

    choice->pack = pack->id;
    choice->version = pack->version;
  }
}

static void
add_offences (GPtrArray *list, const PbSnapshot *snapshot, const PbLawScope *scope)
{
  for (guint i = 0; i < snapshot->packs->len; i++) {
    const PbLawPack *pack = g_ptr_array_index (snapshot->packs, i);

    if ((scope->pack == NULL || g_str_equal (scope->pack, pack->id))
        && (scope->version == NULL || g_str_equal (scope->version, pack->version)))
      add_offences_of (list, pack);
  }
}

/* --- elements */

/* @group: (nullable): label of the nearest group above that has one. */
static void
add_elements (GPtrArray *list, const PbElementNode *node, const char *group)
{
  if (node->element != NULL) {
    add_choice (list, node->element->id, g_strdup (node->element->label), group);
    return;
  }
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    add_elements (list, g_ptr_array_index (node->children, i), node->label != NULL ? node->label : group);
}

static void
add_elements_of_count (GPtrArray *list, const PbSnapshot *snapshot, const char *count_id)
{
  const PbCount *count = count_id != NULL ? pb_snapshot_find (snapshot->counts, count_id) : NULL;

  if (count == NULL || count->offence == NULL)
    return;
  if (count->offence->root != NULL)
    add_elements (list, count->offence->root, NULL);
  for (guint i = 0; i < count->offence->aggravations->len; i++) {
    const PbElement *element = g_ptr_array_index (count->offence->aggravations, i);

    add_choice (list, element->id, g_strdup (element->label), C_ ("law choice", "Aggravating circumstances"));
  }
}

GPtrArray *
pb_law_choices_list (const PbSnapshot *snapshot, PbLawColumn column, const PbLawScope *scope)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);

  g_return_val_if_fail (snapshot != NULL && scope != NULL, list);

  switch (column) {
  case PB_LAW_COLUMN_PACK:
    add_packs (list, snapshot);
    break;
  case PB_LAW_COLUMN_VERSION:
    add_versions (list, snapshot, scope->pack);
    break;
  case PB_LAW_COLUMN_OFFENCE:
    add_offences (list, snapshot, scope);
    break;
  case PB_LAW_COLUMN_ELEMENT:
    add_elements_of_count (list, snapshot, scope->count_id);
    break;
  case PB_LAW_COLUMN_NONE:
  default:
    break;
  }
  return list;
}
