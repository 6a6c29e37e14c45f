/* pb-kind.c: see pb-kind.h; the table itself is generated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-kind"

#include "config.h"

#include "pb-kind.h"

const PbKindInfo *
pb_kind_get_info (PbKind kind)
{
  g_return_val_if_fail (kind >= 0 && kind < PB_N_KINDS, NULL);

  return &pb_kind_infos[kind];
}

PbKind
pb_kind_from_form (const char *name)
{
  g_return_val_if_fail (name != NULL, PB_KIND_NONE);

  for (guint i = 0; i < PB_N_KINDS; i++)
    if (g_strcmp0 (pb_kind_infos[i].form, name) == 0 || g_str_equal (pb_kind_infos[i].table, name))
      return (PbKind) i;
  return PB_KIND_NONE;
}

int
pb_kind_find_column (PbKind kind, const char *name)
{
  const PbKindInfo *info = pb_kind_get_info (kind);

  g_return_val_if_fail (info != NULL && name != NULL, -1);

  for (guint i = 0; i < info->n_columns; i++)
    if (g_str_equal (info->columns[i].name, name) || g_str_equal (info->columns[i].form_name, name))
      return (int) i;
  return -1;
}
