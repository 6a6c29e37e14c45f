/* pb-title.c: see pb-title.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-title"

#include "config.h"

#include "pb-error.h"
#include "pb-text.h"
#include "pb-title.h"

#include <glib/gi18n.h>

/* One line of a list. */
#define TITLE_CHARS 80
/* A title may name what it refers to, and that what it refers to; more is no name. */
#define MAX_DEPTH 2
#define MAX_PARTS 3
#define SEPARATOR " · "

/* Kinds whose name is not simply their label, pseudonym or title: the columns that make it. */
static const struct {
  PbKind kind;
  const char *columns[MAX_PARTS + 1];
} names[] = {
    {PB_KIND_IDENTITY, {"party_id", NULL}},
    {PB_KIND_ALIAS, {"party_id", NULL}},
    {PB_KIND_ROLE, {"party_id", "role", NULL}},
    {PB_KIND_STATEMENT, {"speaker_id", "exhibit_id", NULL}},
    {PB_KIND_PASSAGE, {"exhibit_id", "quote", NULL}},
    {PB_KIND_ASSERTION, {"speaker_id", "proposition", NULL}},
    {PB_KIND_VALUE, {"type", "said", NULL}},
    {PB_KIND_BEARING, {"fact_id", "element", "accused_id", NULL}},
    {PB_KIND_PHOTOGRAPH_REGION, {"shows", NULL}},
};

struct _PbTitles {
  PbStore *store;
  GHashTable *made; /* (owned): id → title */
};

PbTitles *
pb_titles_new (PbStore *store)
{
  PbTitles *self = g_new0 (PbTitles, 1);

  self->store = store;
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
pb_titles_free (PbTitles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->made);
  g_free (self);
}

static gboolean make_title (PbTitles *self, PbRecord *record, guint depth, char **out_title, GError **error);

/* What the record with this id is called; NULL when it is gone. */
static gboolean
find_title (PbTitles *self, PbKind kind, const char *id, guint depth, char **out_title, GError **error)
{
  const char *made = g_hash_table_lookup (self->made, id);
  g_autoptr (PbRecord) record = NULL;
  GError *local_error = NULL;

  *out_title = NULL;
  if (made != NULL) {
    *out_title = g_strdup (made);
    return TRUE;
  }
  record = pb_store_get (self->store, kind, id, &local_error);
  if (g_error_matches (local_error, PB_ERROR, PB_ERROR_NOT_FOUND)) {
    g_error_free (local_error);
    return TRUE;
  }
  if (record == NULL) {
    g_propagate_error (error, local_error);
    return FALSE;
  }
  if (!make_title (self, record, depth, out_title, error))
    return FALSE;
  if (depth == 0)
    g_hash_table_insert (self->made, g_strdup (id), g_strdup (*out_title));
  return TRUE;
}

/* Whether a column of that kind may stand in a title at all. */
static gboolean
is_open (PbKind kind, const PbColumn *column)
{
  return !column->identity || kind == PB_KIND_PASSAGE || kind == PB_KIND_ASSERTION || kind == PB_KIND_VALUE;
}

/* (transfer container): positions of the columns that make the title. */
static GArray *
choose_columns (PbKind kind)
{
  static const char *const plain[] = {"label", "pseudonym", "title", "name"};
  const PbKindInfo *info = pb_kind_get_info (kind);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint n = 0; names[i].kind == kind && names[i].columns[n] != NULL; n++) {
      guint column = (guint) pb_kind_find_column (kind, names[i].columns[n]);

      g_array_append_val (chosen, column);
    }
  for (guint i = 0; chosen->len == 0 && i < G_N_ELEMENTS (plain); i++) {
    int column = pb_kind_find_column (kind, plain[i]);

    if (column >= 0 && is_open (kind, &info->columns[column]))
      g_array_append_val (chosen, column);
  }
  /* Links and details are called by what they join. */
  for (guint i = 0; chosen->len < MAX_PARTS && i < info->n_columns && chosen->len != 1; i++)
    if (info->columns[i].reference != PB_KIND_NONE && info->columns[i].required)
      g_array_append_val (chosen, i);
  return chosen;
}

static gboolean
add_part (PbTitles *self, GString *title, PbRecord *record, guint column, guint depth, GError **error)
{
  const PbColumn *info = &pb_kind_get_info (pb_record_get_kind (record))->columns[column];
  const char *value = pb_record_get_nth (record, column);
  g_autofree char *part = NULL;

  if (value == NULL)
    return TRUE;
  if (info->reference == PB_KIND_NONE)
    part = g_strdup (value);
  else if (depth < MAX_DEPTH && !find_title (self, info->reference, value, depth + 1, &part, error))
    return FALSE;
  if (part == NULL || g_str_equal (part, title->str))
    return TRUE;
  g_string_append_printf (title, "%s%s", title->len > 0 ? SEPARATOR : "", part);
  return TRUE;
}

/* Cut at a word, without line breaks or characters that act on a display. */
static char *
tidy (const char *text)
{
  g_autofree char *line = g_strdup (text);

  for (char *p = line; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  return pb_text_for_display (g_strstrip (line), TITLE_CHARS);
}

static gboolean
make_title (PbTitles *self, PbRecord *record, guint depth, char **out_title, GError **error)
{
  PbKind kind = pb_record_get_kind (record);
  const char *key = pb_record_get_key (record);
  g_autoptr (GArray) columns = choose_columns (kind);
  g_autoptr (GString) title = g_string_new (NULL);

  /* Exhibits and facts are spoken of by their numbers. */
  if (key != NULL && (kind == PB_KIND_EXHIBIT || kind == PB_KIND_STATEMENT || kind == PB_KIND_COUNT))
    g_string_append (title, key);
  /* Behind a reference, an exhibit's number says enough. */
  for (guint i = 0; i < columns->len && !(depth > 0 && title->len > 0); i++)
    if (!add_part (self, title, record, g_array_index (columns, guint, i), depth, error))
      return FALSE;
  if (title->len == 0 && key != NULL)
    g_string_append (title, key);
  if (title->len == 0)
    g_string_append (title, pb_kind_get_info (kind)->table);
  *out_title = tidy (title->str);
  return TRUE;
}

PbItem *
pb_titles_make_item (PbTitles *self, PbRecord *record, GError **error)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (record));
  g_autofree char *title = NULL;
  char **titles;

  if (!make_title (self, record, 0, &title, error))
    return NULL;
  titles = g_new0 (char *, info->n_columns);
  for (guint i = 0; i < info->n_columns; i++) {
    const char *value = pb_record_get_nth (record, i);

    if (value == NULL || info->columns[i].reference == PB_KIND_NONE)
      continue;
    if (!find_title (self, info->columns[i].reference, value, 0, &titles[i], error)) {
      for (guint n = 0; n < i; n++)
        g_free (titles[n]);
      g_free (titles);
      return NULL;
    }
  }
  return pb_item_new (record, title, titles);
}
