/* pb-words.c: see pb-words.h. The words are in pb-words-kinds.c, -columns.c and -choices.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-words"

#include "config.h"

#include "pb-date-typed.h"
#include "pb-iso-name.h"
#include "pb-words-private.h"
#include "pb-words.h"

#include <glib/gi18n.h>

/* The table by key; made once and kept. */
static GHashTable *
get_index (gsize *index, const PbWord *words)
{
  if (g_once_init_enter (index)) {
    GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

    for (; words->key != NULL; words++)
      g_hash_table_insert (made, (gpointer) words->key, (gpointer) words);
    g_once_init_leave (index, (gsize) made);
  }
  return (GHashTable *) *index;
}

static const PbWord *
find_kind (PbKind kind)
{
  static gsize index = 0;

  return g_hash_table_lookup (get_index (&index, _pb_words_of_kinds), pb_kind_get_info (kind)->table);
}

static const PbWord *
find_column (PbKind kind, guint column)
{
  static gsize index = 0;
  const PbKindInfo *info = pb_kind_get_info (kind);
  GHashTable *words = get_index (&index, _pb_words_of_columns);
  g_autofree char *own = g_strconcat (info->table, ".", info->columns[column].name, NULL);
  const PbWord *word = g_hash_table_lookup (words, own);

  return word != NULL ? word : g_hash_table_lookup (words, info->columns[column].name);
}

/* The nearest word first: of this kind and column, of a column of this name, of this kind, of any. */
static const PbWord *
find_choice (PbKind kind, guint column, const char *choice)
{
  static gsize index = 0;
  const PbKindInfo *info = pb_kind_get_info (kind);
  GHashTable *words = get_index (&index, _pb_words_of_choices);
  g_autofree char *of_column = g_strconcat (info->columns[column].name, ".", choice, NULL);
  g_autofree char *own = g_strconcat (info->table, ".", of_column, NULL);
  const PbWord *word = g_hash_table_lookup (words, own);

  if (word == NULL)
    word = g_hash_table_lookup (words, of_column);
  return word != NULL ? word : g_hash_table_lookup (words, choice);
}

static const char *
translate (const char *context, const char *words)
{
  return g_dpgettext2 (NULL, context, words);
}

const char *
pb_words_for_kind (PbKind kind)
{
  const PbWord *word = find_kind (kind);

  return word != NULL ? translate (PB_WORDS_KIND_CONTEXT, word->words) : pb_kind_get_info (kind)->table;
}

const char *
pb_words_for_kinds (PbKind kind)
{
  const PbWord *word = find_kind (kind);

  return word != NULL ? translate (PB_WORDS_KIND_CONTEXT, word->more) : pb_kind_get_info (kind)->table;
}

const char *
pb_words_for_column (PbKind kind, guint column)
{
  const PbWord *word = find_column (kind, column);

  return word != NULL ? translate (PB_WORDS_COLUMN_CONTEXT, word->words)
                      : pb_kind_get_info (kind)->columns[column].name;
}

const char *
pb_words_for_column_help (PbKind kind, guint column)
{
  const PbWord *word = find_column (kind, column);

  return word != NULL && word->more != NULL ? translate (PB_WORDS_HELP_CONTEXT, word->more) : NULL;
}

const char *
pb_words_for_choice (PbKind kind, guint column, const char *choice)
{
  const PbWord *word;

  g_return_val_if_fail (choice != NULL, NULL);

  word = find_choice (kind, column, choice);
  return word != NULL ? translate (PB_WORDS_CHOICE_CONTEXT, word->words) : choice;
}

const char *
pb_words_for_label (const char *label)
{
  static gsize index = 0;
  const PbWord *word;

  g_return_val_if_fail (label != NULL, NULL);

  word = g_hash_table_lookup (get_index (&index, _pb_words_of_labels), label);
  return word != NULL ? translate (PB_WORDS_LABEL_CONTEXT, word->words) : label;
}

char *
pb_words_for_date (const char *edtf, gboolean with_buddhist_era)
{
  g_autofree char *shown = NULL;
  g_autofree char *years = NULL;
  PbDate date;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (!pb_date_parse (edtf, &date, NULL))
    return g_strdup (edtf);
  shown = pb_date_format (&date);
  years = with_buddhist_era ? pb_date_format_buddhist_years (&date) : g_strdup ("");
  if (years[0] == '\0')
    return g_steal_pointer (&shown);
  /* A date and the year or years of the Buddhist Era it lies in. */
  return g_strdup_printf (C_ ("date", "%s · Buddhist Era %s"), shown, years);
}

char *
pb_words_for_value (PbItem *item, guint column)
{
  PbRecord *record = pb_item_get_record (item);
  PbKind kind = pb_item_get_kind (item);
  const PbColumn *info = &pb_kind_get_info (kind)->columns[column];
  const char *value = pb_item_get_shown (item, info->name);

  if (value == NULL || value[0] == '\0')
    return g_strdup ("");
  if (info->reference != PB_KIND_NONE)
    return g_strdup (value);
  switch (info->type) {
  case PB_COLUMN_TYPE_CHOICE:
    return g_strdup (pb_words_for_choice (kind, column, value));
  case PB_COLUMN_TYPE_BOOL:
    return g_strdup (g_str_equal (value, "1") ? C_ ("choice", "Yes") : C_ ("choice", "No"));
  case PB_COLUMN_TYPE_DATE: {
    const int calendar = pb_kind_find_column (kind, "calendar");
    const char *said = calendar >= 0 ? pb_record_get_nth (record, (guint) calendar) : NULL;

    return pb_words_for_date (value, g_strcmp0 (said, "buddhist") == 0);
  }
  case PB_COLUMN_TYPE_COUNTRY:
    return pb_iso_name (PB_ISO_COUNTRY, value);
  case PB_COLUMN_TYPE_CURRENCY:
    return pb_iso_name (PB_ISO_CURRENCY, value);
  case PB_COLUMN_TYPE_LANGUAGE:
    return pb_iso_name (PB_ISO_LANGUAGE, value);
  case PB_COLUMN_TYPE_BLOB:
  case PB_COLUMN_TYPE_DECIMAL:
  case PB_COLUMN_TYPE_INTEGER:
  case PB_COLUMN_TYPE_SHA256:
  case PB_COLUMN_TYPE_TEXT:
  default:
    return g_strdup (value);
  }
}
