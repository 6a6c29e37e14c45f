/* pb-words.c: see pb-words.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-words"

#include "config.h"

#include "pb-words.h"

const char *
pb_words_for_kind (PbKind kind)
{
  return pb_kind_get_info (kind)->table;
}

const char *
pb_words_for_kinds (PbKind kind)
{
  return pb_kind_get_info (kind)->form;
}

const char *
pb_words_for_column (PbKind kind, guint column)
{
  return pb_kind_get_info (kind)->columns[column].form_name;
}

const char *
pb_words_for_column_help (PbKind kind, guint column)
{
  return pb_kind_get_info (kind)->columns[column].doc;
}

const char *
pb_words_for_choice (PbKind kind, guint column, const char *choice)
{
  return choice;
}

const char *
pb_words_for_label (const char *label)
{
  return label;
}

char *
pb_words_for_value (PbItem *item, guint column)
{
  return g_strdup (
      pb_item_get_shown (item, pb_kind_get_info (pb_item_get_kind (item))->columns[column].name));
}
