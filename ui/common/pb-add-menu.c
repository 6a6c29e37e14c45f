/* pb-add-menu.c: see pb-add-menu.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-add-menu"

#include "config.h"

#include "pb-add-menu.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* With no more than this there is no "More". */
#define FEW_ENTRIES 7

/* What is added to whom day by day, in the order of the menu. */
static const struct {
  PbKind to, what;
} first[] = {
    {PB_KIND_FACT, PB_KIND_ASSERTION_FACT},
    {PB_KIND_FACT, PB_KIND_BEARING},
    {PB_KIND_FACT, PB_KIND_ENQUIRY},
    {PB_KIND_FACT, PB_KIND_ALTERNATIVE},
    {PB_KIND_ASSERTION, PB_KIND_ASSERTION_FACT},
    {PB_KIND_ASSERTION, PB_KIND_VALUE},
    {PB_KIND_ASSERTION, PB_KIND_ENQUIRY},
    {PB_KIND_ASSERTION, PB_KIND_ASSERTION_SOURCE},
    {PB_KIND_PASSAGE, PB_KIND_ASSERTION},
    {PB_KIND_EXHIBIT, PB_KIND_PASSAGE},
    {PB_KIND_EXHIBIT, PB_KIND_STATEMENT},
    {PB_KIND_EXHIBIT, PB_KIND_CUSTODY_EVENT},
    {PB_KIND_EXHIBIT, PB_KIND_DERIVATION},
    {PB_KIND_PARTY, PB_KIND_ROLE},
    {PB_KIND_PARTY, PB_KIND_STATEMENT},
    {PB_KIND_PARTY, PB_KIND_RELATION},
    {PB_KIND_PARTY, PB_KIND_INFLUENCE},
    {PB_KIND_PARTY, PB_KIND_CONSENT},
    {PB_KIND_PARTY, PB_KIND_WISH},
    {PB_KIND_PARTY, PB_KIND_NEED},
    {PB_KIND_ACT, PB_KIND_ACT_PARTY},
    {PB_KIND_ACT, PB_KIND_FACT},
    {PB_KIND_PLACE, PB_KIND_ACT},
    {PB_KIND_PLACE, PB_KIND_PLACE},
    {PB_KIND_COUNT, PB_KIND_COUNT_ACCUSED},
    {PB_KIND_COUNT, PB_KIND_COUNT_VICTIM},
    {PB_KIND_COUNT, PB_KIND_COUNT_ACT},
    {PB_KIND_COUNT, PB_KIND_BEARING},
    {PB_KIND_STATEMENT, PB_KIND_STATEMENT_ACT},
    {PB_KIND_STATEMENT, PB_KIND_PRESENCE},
    {PB_KIND_STATEMENT, PB_KIND_QUESTION},
};

/* The column of @kind by which it refers to @to: a required one before others; -1: none. */
static int
find_reference (PbKind kind, PbKind to)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  int found = -1;

  for (guint i = 0; i < info->n_columns; i++)
    if (info->columns[i].reference == to
        && (found < 0 || (info->columns[i].required && !info->columns[found].required)))
      found = (int) i;
  return found;
}

static void
append_entry (GMenu *menu, PbKind kind, PbKind to, const char *id)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  int column = find_reference (kind, to);
  g_autofree char *target = g_strdup_printf ("%s?%s=%s", info->table, info->columns[column].name, id);
  g_autofree char *label = g_strdup_printf (C_ ("menu", "%s…"), pb_words_for_kind (kind));
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.add", "s", target);
  g_menu_append_item (menu, item);
}

static gboolean
is_first (PbKind kind, PbKind to)
{
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i].to == to && first[i].what == kind)
      return TRUE;
  return FALSE;
}

GMenu *
pb_add_menu_new (PbKind kind, const char *id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  guint n_first;

  g_return_val_if_fail (id != NULL, menu);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (first[i].to == kind)
      append_entry (menu, first[i].what, kind, id);
  for (PbKind other = 0; other < PB_N_KINDS; other++)
    if (!is_first (other, kind) && find_reference (other, kind) >= 0)
      append_entry (more, other, kind, id);
  n_first = (guint) g_menu_model_get_n_items (G_MENU_MODEL (menu));
  if (g_menu_model_get_n_items (G_MENU_MODEL (more)) == 0)
    return menu;
  if (n_first + (guint) g_menu_model_get_n_items (G_MENU_MODEL (more)) <= FEW_ENTRIES)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  else
    g_menu_append_submenu (menu, C_ ("menu", "More"), G_MENU_MODEL (more));
  return menu;
}
