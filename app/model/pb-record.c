/* pb-record.c: see pb-record.h. Tested by tests/model/test-record.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-record"

#include "config.h"

#include "pb-column.h"
#include "pb-error.h"
#include "pb-record.h"
#include "pb-uuid.h"

#include <json-glib/json-glib.h>
#include <string.h>

struct _PbRecord {
  GObject parent_instance;

  PbKind kind;
  char **values; /* (owned): n_columns + 1 entries, (nullable) each; [0] is the id */
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecord, pb_record, G_TYPE_OBJECT)

static void
pb_record_finalize (GObject *object)
{
  PbRecord *self = PB_RECORD (object);
  guint n_columns = pb_kind_get_info (self->kind)->n_columns;

  for (guint i = 0; i < n_columns; i++)
    g_free (self->values[i]);
  g_free (self->values);
  G_OBJECT_CLASS (pb_record_parent_class)->finalize (object);
}

static void
pb_record_class_init (PbRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_record_finalize;

  /* PbRecord::changed: a column was set to something else. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_record_init (PbRecord *self)
{
}

PbRecord *
pb_record_new (PbKind kind, const char *id)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  PbRecord *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (PB_TYPE_RECORD, NULL);
  self->kind = kind;
  self->values = g_new0 (char *, info->n_columns + 1);
  self->values[0] = id != NULL ? g_strdup (id) : pb_uuid_new ();
  for (guint i = 1; i < info->n_columns; i++)
    self->values[i] = g_strdup (info->columns[i].default_value);
  return self;
}

PbRecord *
pb_record_copy (PbRecord *self)
{
  PbRecord *copy;

  g_return_val_if_fail (PB_IS_RECORD (self), NULL);

  copy = pb_record_new (self->kind, self->values[0]);
  for (guint i = 1; i < pb_kind_get_info (self->kind)->n_columns; i++)
    pb_record_set_nth (copy, i, self->values[i]);
  return copy;
}

PbKind
pb_record_get_kind (PbRecord *self)
{
  g_return_val_if_fail (PB_IS_RECORD (self), PB_KIND_NONE);

  return self->kind;
}

const char *
pb_record_get_id (PbRecord *self)
{
  return pb_record_get_nth (self, 0);
}

const char *
pb_record_get_key (PbRecord *self)
{
  return pb_record_get_nth (self, 1);
}

const char *
pb_record_get (PbRecord *self, const char *column)
{
  int position;

  g_return_val_if_fail (PB_IS_RECORD (self), NULL);

  position = pb_kind_find_column (self->kind, column);
  g_return_val_if_fail (position >= 0, NULL);
  return self->values[position];
}

const char *
pb_record_get_nth (PbRecord *self, guint column)
{
  g_return_val_if_fail (PB_IS_RECORD (self), NULL);
  g_return_val_if_fail (column < pb_kind_get_info (self->kind)->n_columns, NULL);

  return self->values[column];
}

const char *const *
pb_record_get_values (PbRecord *self)
{
  g_return_val_if_fail (PB_IS_RECORD (self), NULL);

  return (const char *const *) self->values;
}

gint64
pb_record_get_int (PbRecord *self, const char *column, gint64 fallback)
{
  const char *text = pb_record_get (self, column);
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value, NULL))
    return fallback;
  return value;
}

void
pb_record_set_nth (PbRecord *self, guint column, const char *value)
{
  g_return_if_fail (PB_IS_RECORD (self));
  g_return_if_fail (column > 0 && column < pb_kind_get_info (self->kind)->n_columns);

  if (value != NULL && value[0] == '\0')
    value = NULL;
  if (g_strcmp0 (self->values[column], value) == 0)
    return;
  g_free (self->values[column]);
  self->values[column] = g_strdup (value);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
pb_record_set (PbRecord *self, const char *column, const char *value)
{
  int position;

  g_return_if_fail (PB_IS_RECORD (self));

  position = pb_kind_find_column (self->kind, column);
  g_return_if_fail (position > 0);
  pb_record_set_nth (self, (guint) position, value);
}

gboolean
pb_record_validate (PbRecord *self, GError **error)
{
  const PbKindInfo *info;

  g_return_val_if_fail (PB_IS_RECORD (self), FALSE);

  info = pb_kind_get_info (self->kind);
  for (guint i = 0; i < info->n_columns; i++) {
    const PbColumn *column = &info->columns[i];

    if (self->values[i] == NULL && column->required) {
      g_set_error (error, PB_ERROR, PB_ERROR_INVALID, "%s: %s is missing: %s", info->form, column->form_name,
                   column->doc);
      return FALSE;
    }
    if (self->values[i] != NULL && column->reference == PB_KIND_NONE
        && !pb_column_check (column, self->values[i], error)) {
      g_prefix_error (error, "%s: %s: ", info->form, column->form_name);
      return FALSE;
    }
  }
  return TRUE;
}

gboolean
pb_record_equal (PbRecord *a, PbRecord *b)
{
  g_return_val_if_fail (PB_IS_RECORD (a) && PB_IS_RECORD (b), FALSE);

  if (a->kind != b->kind)
    return FALSE;
  for (guint i = 0; i < pb_kind_get_info (a->kind)->n_columns; i++)
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
append_json_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\') {
      g_string_append_c (json, '\\');
      g_string_append_c (json, *p);
    } else if ((guchar) *p < 0x20) {
      g_string_append_printf (json, "\\u%04x", (guchar) *p);
    } else {
      g_string_append_c (json, *p);
    }
  }
  g_string_append_c (json, '"');
}

/* Written by hand, unlike every other JSON here: the text is hashed into the change log for ever, so that not
 * even a blank may depend on a library's version. */
char *
pb_record_to_json (PbRecord *self, gboolean identity)
{
  const PbKindInfo *info;
  g_autoptr (GString) json = g_string_new ("{");

  g_return_val_if_fail (PB_IS_RECORD (self), NULL);

  info = pb_kind_get_info (self->kind);
  for (guint i = 0; i < info->n_columns; i++) {
    if (self->values[i] == NULL || info->columns[i].identity != (guint) (identity != FALSE))
      continue;
    if (json->len > 1)
      g_string_append_c (json, ',');
    append_json_string (json, info->columns[i].name);
    g_string_append_c (json, ':');
    append_json_string (json, self->values[i]);
  }
  if (identity && json->len == 1)
    return NULL;
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

gboolean
pb_record_apply_json (PbRecord *self, const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GList) members = NULL;
  JsonNode *root;
  JsonObject *object;

  g_return_val_if_fail (PB_IS_RECORD (self), FALSE);

  if (!json_parser_load_from_data (parser, text, -1, NULL) || (root = json_parser_get_root (parser)) == NULL
      || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_CORRUPT, "a change does not hold a record");
    return FALSE;
  }
  object = json_node_get_object (root);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next) {
    JsonNode *node = json_object_get_member (object, l->data);
    int column = pb_kind_find_column (self->kind, l->data);

    if (column < 0 || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING) {
      g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT, "a change of %s holds an unknown column",
                   pb_kind_get_info (self->kind)->table);
      return FALSE;
    }
    if (column > 0)
      pb_record_set_nth (self, (guint) column, json_node_get_string (node));
  }
  return TRUE;
}
