/* pb-snapshot-read.c: see pb-snapshot-read.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-snapshot"

#include "config.h"

#include "pb-error.h"
#include "pb-snapshot-read.h"
#include "pb-text.h"

#include <string.h>

static void
pb_snapshot_read_note (PbSnapshotBuilder *self, PbKind kind, const char *const *values, const char *column,
                       GError *error)
{
  if (self->error == NULL)
    self->error = g_error_new (PB_ERROR, PB_ERROR_CORRUPT, "%s %s: %s: %s", pb_kind_get_info (kind)->table,
                               values[1] != NULL ? values[1] : values[0], column, error->message);
  g_error_free (error);
}

const char *
pb_snapshot_read_text (PbSnapshotBuilder *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->snapshot->priv->strings, text) : NULL;
}

const char *
pb_snapshot_read_line (PbSnapshotBuilder *self, const char *text, guint max_chars)
{
  g_autofree char *title = text != NULL ? pb_text_for_title (text, max_chars) : NULL;
  g_autofree char *name = title != NULL ? pb_text_isolate (title) : NULL;

  return pb_snapshot_read_text (self, name);
}

/* Choices are few and known: the static text of the schema serves, and its position is the enum. */
const char *
pb_snapshot_read_choice (PbKind kind, guint column, const char *text, int *out_position)
{
  const char *const *choices = pb_kind_get_info (kind)->columns[column].choices;

  for (int i = 0; text != NULL && choices[i] != NULL; i++) {
    if (g_str_equal (choices[i], text)) {
      if (out_position != NULL)
        *out_position = i;
      return choices[i];
    }
  }
  return NULL;
}

PbDate
pb_snapshot_read_date (PbSnapshotBuilder *self, PbKind kind, const char *const *values, guint column)
{
  PbDate date = {0};
  GError *error = NULL;

  if (values[column] != NULL && !pb_date_parse (values[column], &date, &error)) {
    pb_snapshot_read_note (self, kind, values, pb_kind_get_info (kind)->columns[column].name, error);
    memset (&date, 0, sizeof date);
  }
  return date;
}

PbRatio *
pb_snapshot_read_ratio (PbSnapshotBuilder *self, PbKind kind, const char *const *values, guint column)
{
  GError *error = NULL;
  PbRatio *ratio;

  if (values[column] == NULL)
    return NULL;
  ratio = pb_ratio_new_from_text (values[column], &error);
  if (ratio == NULL)
    pb_snapshot_read_note (self, kind, values, pb_kind_get_info (kind)->columns[column].name, error);
  else
    g_ptr_array_add (self->snapshot->priv->ratios, ratio);
  return ratio;
}

void
pb_snapshot_read_reference (PbSnapshotBuilder *self, gpointer slot, PbKind from_kind, const PbRow *from,
                            PbKind kind, const char *id)
{
  PbFixup fixup;

  if (id == NULL)
    return;
  fixup = (PbFixup) {.slot = slot,
                     .kind = kind,
                     .id = pb_snapshot_read_text (self, id),
                     .from_kind = from_kind,
                     .from = from};
  g_array_append_val (self->fixups, fixup);
}

gpointer
pb_snapshot_read_row (PbSnapshotBuilder *self, PbKind kind, gsize size, GPtrArray *rows,
                      const char *const *values)
{
  PbRow *row = pb_snapshot_private_allocate (self->snapshot->priv, size);

  row->id = pb_snapshot_read_text (self, values[0]);
  row->key = pb_snapshot_read_text (self, values[1]);
  if (rows != NULL) {
    row->index = rows->len;
    g_ptr_array_add (rows, row);
  }
  if (self->by_id[kind] == NULL)
    self->by_id[kind] = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_insert (self->by_id[kind], (gpointer) row->id, row))
    pb_snapshot_read_note (self, kind, values, "id",
                           g_error_new_literal (PB_ERROR, PB_ERROR_CORRUPT, "stands twice"));
  return row;
}

int
pb_snapshot_read_int (const char *text, int fallback)
{
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    return fallback;
  return (int) value;
}

PbTie *
pb_snapshot_read_tie (PbSnapshotBuilder *self, PbKind kind, const char *const *v)
{
  PbTie *tie;

  if (self->ties[kind] == NULL)
    self->ties[kind] = g_ptr_array_new ();
  tie = pb_snapshot_read_row (self, kind, sizeof (PbTie), self->ties[kind], v);
  return tie;
}
