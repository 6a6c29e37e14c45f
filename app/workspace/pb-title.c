/* pb-title.c: see pb-title.h. Which columns make a title is said in pb-kind-title.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-title"

#include "config.h"

#include "pb-error.h"
#include "pb-kind-title.h"
#include "pb-text.h"
#include "pb-title.h"

#include <glib/gi18n.h>
#include <string.h>

/* One line of a list. */
#define TITLE_CHARS 80
/* So much of it for each record it refers to: two of them and what joins them fill the line. */
#define PART_CHARS 38
#define SEPARATOR " · "
/* The end of an id: its beginning is the time, the same for all rows of one import. */
#define SHORT_ID_CHARS 6

struct _PbTitles {
  PbStore *store;
  GHashTable *titles; /* (owned): id → title */
  GHashTable *shorts; /* (owned): id → what it is called behind a reference */
};

PbTitles *
pb_titles_new (PbStore *store)
{
  PbTitles *self = g_new0 (PbTitles, 1);

  self->store = store;
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->shorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
pb_titles_free (PbTitles *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->shorts);
  g_free (self);
}

/* The first @max_chars characters up to the end of a word, where there is one in the second half. */
static char *
cut_at_word (const char *line, guint max_chars)
{
  gsize end = (gsize) (g_utf8_offset_to_pointer (line, (glong) max_chars - 1) - line);
  g_autofree char *start = g_strndup (line, (gsize) (g_utf8_offset_to_pointer (line, max_chars) - line));
  g_autoptr (GArray) boundaries = pb_text_boundaries (start, PB_BOUNDARY_WORD, NULL);

  for (guint i = boundaries->len; i > 0; i--) {
    gsize place = g_array_index (boundaries, guint32, i - 1);

    if (place <= end && place > end / 2) {
      end = place;
      break;
    }
  }
  start[end] = '\0';
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* @text on one line of at most @max_chars, without characters that act on a display. */
static char *
tidy (const char *text, guint max_chars)
{
  /* One more than fits: it tells that something follows, and takes the place of the ellipsis. */
  g_autofree char *safe = pb_text_for_title (text, max_chars + 1);

  g_autofree char *line = g_utf8_strlen (safe, -1) > (glong) max_chars ? cut_at_word (safe, max_chars)
                                                                       : g_steal_pointer (&safe);
  /* A part that is isolated may have lost its end. */
  g_autofree char *closed = pb_text_for_display (line, max_chars + 2);

  return pb_text_isolate (closed);
}

static gboolean make_title (PbTitles *self, PbRecord *record, gboolean is_short, char **out_title,
                            GError **error);

/* What the record with this id is called; NULL when it is gone. */
static gboolean
find_title (PbTitles *self, PbKind kind, const char *id, gboolean is_short, char **out_title, GError **error)
{
  GHashTable *made = is_short ? self->shorts : self->titles;
  g_autoptr (PbRecord) record = NULL;
  GError *local_error = NULL;

  *out_title = g_strdup (g_hash_table_lookup (made, id));
  if (*out_title != NULL)
    return TRUE;
  record = pb_store_get (self->store, kind, id, &local_error);
  if (g_error_matches (local_error, PB_ERROR, PB_ERROR_NOT_FOUND)) {
    g_error_free (local_error);
    return TRUE;
  }
  if (record == NULL) {
    g_propagate_error (error, local_error);
    return FALSE;
  }
  if (!make_title (self, record, is_short, out_title, error))
    return FALSE;
  g_hash_table_insert (made, g_strdup (id), g_strdup (*out_title));
  return TRUE;
}

/* A column's own words: "p. 4", “he took …”. */
static char *
put_value (PbKind kind, const char *name, const char *value)
{
  g_autofree char *text = tidy (value, TITLE_CHARS);

  if (kind == PB_KIND_PASSAGE && g_str_equal (name, "page"))
    /* Translators: a page of an exhibit, in a title. */
    return g_strdup_printf (C_ ("title", "p. %s"), text);
  if (kind == PB_KIND_PASSAGE && g_str_equal (name, "quote"))
    return g_strdup_printf ("“%s”", text);
  return g_steal_pointer (&text);
}

/* A statement is often called as the paper it stands on: "S1 · V1", not "S1 · V1 · S1". */
static gboolean
has_part (const GString *title, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (title->str, SEPARATOR, -1);

  return g_strv_contains ((const char *const *) parts, part);
}

static gboolean
add_part (PbTitles *self, GString *title, PbRecord *record, const char *name, GError **error)
{
  PbKind kind = pb_record_get_kind (record);
  int column = pb_kind_find_column (kind, name);
  const PbColumn *info = &pb_kind_get_info (kind)->columns[column];
  const char *value = pb_record_get_nth (record, (guint) column);
  g_autofree char *part = NULL;

  if (value == NULL || !pb_kind_may_show (kind, (guint) column))
    return TRUE;
  if (info->reference == PB_KIND_NONE)
    part = put_value (kind, name, value);
  else if (!find_title (self, info->reference, value, TRUE, &part, error))
    return FALSE;
  if (part != NULL && part[0] != '\0' && !has_part (title, part))
    g_string_append_printf (title, "%s%s", title->len > 0 ? SEPARATOR : "", part);
  return TRUE;
}

static gboolean
make_title (PbTitles *self, PbRecord *record, gboolean is_short, char **out_title, GError **error)
{
  PbKind kind = pb_record_get_kind (record);
  const PbKindTitle *rule = pb_kind_get_title (kind);
  const char *key = pb_record_get_key (record);
  const char *id = pb_record_get_id (record);
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; rule->columns[i] != NULL; i++) {
    if (is_short && i >= rule->n_short && title->len > 0)
      break;
    if (!add_part (self, title, record, rule->columns[i], error))
      return FALSE;
    if (is_short && rule->n_short == 1 && title->len > 0)
      break;
  }
  if (title->len == 0 && key != NULL)
    g_string_append (title, key);
  *out_title = tidy (title->str, is_short ? PART_CHARS : TITLE_CHARS);
  if ((*out_title)[0] != '\0')
    return TRUE;
  g_free (*out_title);
  *out_title = g_strdup_printf ("%s %s", pb_kind_get_info (kind)->table,
                                id + MAX (strlen (id), SHORT_ID_CHARS) - SHORT_ID_CHARS);
  g_strdelimit (*out_title, "_", ' ');
  return TRUE;
}

PbItem *
pb_titles_make_item (PbTitles *self, PbRecord *record, GError **error)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (record));
  g_autofree char *title = NULL;
  char **titles;

  if (!make_title (self, record, FALSE, &title, error))
    return NULL;
  titles = g_new0 (char *, info->n_columns);
  for (guint i = 0; i < info->n_columns; i++) {
    const char *value = pb_record_get_nth (record, i);

    if (value == NULL || info->columns[i].reference == PB_KIND_NONE)
      continue;
    if (!find_title (self, info->columns[i].reference, value, FALSE, &titles[i], error)) {
      for (guint n = 0; n < i; n++)
        g_free (titles[n]);
      g_free (titles);
      return NULL;
    }
  }
  return pb_item_new (record, title, titles);
}
