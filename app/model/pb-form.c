/* pb-form.c: see pb-form.h. Three passes: rows and keys, cells and references, sameness and completeness.
 *
 * Nothing stops at the first problem: a person mends a folder in one go. Tested by tests/model/test-form.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-form"

#include "config.h"

#include "pb-column.h"
#include "pb-error.h"
#include "pb-form.h"
#include "pb-text.h"

#include <string.h>

/* Of a cell in a message: enough to know it again, without hiding what follows. */
#define MAX_SHOWN_CHARS 60u

typedef struct {
  PbKind kind;
  PbCsv *csv;      /* (owned) */
  char *name;      /* (owned) */
  int *columns;    /* (owned): position in the kind of each CSV column, -1: unknown */
  guint first_row; /* of this form, in rows */
  guint n_rows;
} Form;

struct _PbFormSet {
  GPtrArray *forms;    /* (owned) (element-type Form) */
  GPtrArray *rows;     /* (owned) (element-type PbFormRow) */
  GHashTable *by_key;  /* (owned): "table key" → PbFormRow, the rows of this folder */
  GHashTable *seen;    /* (owned): "table same-columns" → PbFormRow */
  GHashTable *renamed; /* (owned): id given to a new row → id of the row it turned out to be */
  GString *problems;   /* (owned) */
  guint n_problems;
};

static void
form_free (Form *form)
{
  pb_csv_free (form->csv);
  g_free (form->name);
  g_free (form->columns);
  g_free (form);
}

static void
form_row_free (PbFormRow *row)
{
  g_clear_object (&row->record);
  g_clear_object (&row->existing);
  g_free (row);
}

PbFormSet *
pb_form_set_new (void)
{
  PbFormSet *self = g_new0 (PbFormSet, 1);

  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) form_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) form_row_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->problems = g_string_new (NULL);
  return self;
}

void
pb_form_set_free (PbFormSet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->forms);
  if (self->rows != NULL)
    g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->renamed);
  g_string_free (self->problems, TRUE);
  g_free (self);
}

static void note_problem (PbFormSet *self, const char *form, guint line, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

static void
note_problem (PbFormSet *self, const char *form, guint line, const char *format, ...)
{
  va_list args;

  self->n_problems++;
  if (self->n_problems > PB_FORM_MAX_ERRORS)
    return;
  if (self->problems->len > 0)
    g_string_append_c (self->problems, '\n');
  g_string_append_printf (self->problems, "%s:%u: ", form, line);
  va_start (args, format);
  g_string_append_vprintf (self->problems, format, args);
  va_end (args);
}

static char *
list_columns (PbKind kind)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  GString *names = g_string_new (NULL);

  for (guint i = 1; i < info->n_columns; i++)
    g_string_append_printf (names, "%s%s", i > 1 ? ", " : "", info->columns[i].form_name);
  return g_string_free (names, FALSE);
}

void
pb_form_set_add (PbFormSet *self, PbKind kind, PbCsv *csv, const char *name)
{
  Form *form;
  g_autofree char *known = NULL;

  g_return_if_fail (self != NULL && csv != NULL && name != NULL);

  form = g_new0 (Form, 1);
  form->kind = kind;
  form->csv = csv;
  form->name = g_strdup (name);
  form->columns = g_new0 (int, pb_csv_get_n_columns (csv));
  form->n_rows = pb_csv_get_n_rows (csv);
  for (guint i = 0; i < pb_csv_get_n_columns (csv); i++) {
    form->columns[i] = pb_kind_find_column (kind, pb_csv_get_header (csv, i));
    if (form->columns[i] > 0)
      continue;
    form->columns[i] = -1;
    if (known == NULL)
      known = list_columns (kind);
    g_autofree char *shown = pb_text_for_display (pb_csv_get_header (csv, i), MAX_SHOWN_CHARS);

    note_problem (self, name, 1, "there is no column “%s”; the columns are: %s", shown, known);
  }
  g_ptr_array_add (self->forms, form);
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  return (int) (*(Form *const *) a)->kind - (int) (*(Form *const *) b)->kind;
}

static char *
key_of (PbKind kind, const char *key)
{
  return g_strconcat (pb_kind_get_info (kind)->table, " ", key, NULL);
}

/* The cell of @row in the kind's column @column; NULL when the form has no such column. */
static const char *
find_cell (Form *form, guint row, int column)
{
  for (guint i = 0; i < pb_csv_get_n_columns (form->csv); i++)
    if (form->columns[i] == column)
      return pb_csv_get_cell (form->csv, row, i);
  return NULL;
}

static void
note_twice (PbFormSet *self, PbFormRow *row, const char *key, PbFormRow *other)
{
  g_autofree char *shown = pb_text_for_display (key, MAX_SHOWN_CHARS);

  note_problem (self, row->form, row->line, "key: “%s” stands already in %s:%u; keys are used once", shown,
                other->form, other->line);
}

static void
make_rows (PbFormSet *self, Form *form, const PbFormCase *in_case)
{
  form->first_row = self->rows->len;
  for (guint i = 0; i < form->n_rows; i++) {
    const char *key = find_cell (form, i, 1);
    PbFormRow *row = g_new0 (PbFormRow, 1);
    PbFormRow *other;
    g_autofree char *name = NULL;

    row->form = form->name;
    row->line = pb_csv_get_line (form->csv, i);
    g_ptr_array_add (self->rows, row);
    if (key != NULL && *key != '\0') {
      name = key_of (form->kind, key);
      other = g_hash_table_lookup (self->by_key, name);
      if (other != NULL)
        note_twice (self, row, key, other);
      if (in_case->find_by_key != NULL)
        row->existing = in_case->find_by_key (form->kind, key, in_case->user_data);
      g_hash_table_replace (self->by_key, g_steal_pointer (&name), row);
    }
    row->record = row->existing != NULL ? pb_record_copy (row->existing) : pb_record_new (form->kind, NULL);
  }
}

/* The id of the row that @key names, in the folder or in the case. (transfer full) */
static char *
resolve_reference (PbFormSet *self, PbKind kind, const char *key, const PbFormCase *in_case)
{
  g_autofree char *name = key_of (kind, key);
  PbFormRow *row = g_hash_table_lookup (self->by_key, name);
  g_autoptr (PbRecord) existing = NULL;

  if (row != NULL)
    return g_strdup (pb_record_get_id (row->record));
  if (in_case->find_by_key != NULL)
    existing = in_case->find_by_key (kind, key, in_case->user_data);
  return existing != NULL ? g_strdup (pb_record_get_id (existing)) : NULL;
}

static void
fill_cell (PbFormSet *self, PbFormRow *row, guint position, const char *cell, const PbFormCase *in_case)
{
  const PbColumn *column = &pb_kind_get_info (pb_record_get_kind (row->record))->columns[position];
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  if (*cell == '\0') {
    pb_record_set_nth (row->record, position, column->default_value);
    return;
  }
  if (column->reference != PB_KIND_NONE) {
    const PbKindInfo *target = pb_kind_get_info (column->reference);

    value = resolve_reference (self, column->reference, cell, in_case);
    if (value == NULL) {
      g_autofree char *shown = pb_text_for_display (cell, MAX_SHOWN_CHARS);

      note_problem (self, row->form, row->line,
                    "%s: nothing in %s.csv has the key “%s”; add it there or mend the key", column->form_name,
                    target->form, shown);
    }
  } else {
    value = pb_column_normalise (column, cell, &error);
    if (value == NULL)
      note_problem (self, row->form, row->line, "%s: %s", column->form_name, error->message);
  }
  if (value != NULL)
    pb_record_set_nth (row->record, position, value);
}

static void
fill_rows (PbFormSet *self, Form *form, const PbFormCase *in_case)
{
  for (guint i = 0; i < form->n_rows; i++) {
    PbFormRow *row = g_ptr_array_index (self->rows, form->first_row + i);

    for (guint j = 0; j < pb_csv_get_n_columns (form->csv); j++)
      if (form->columns[j] > 0)
        fill_cell (self, row, (guint) form->columns[j], pb_csv_get_cell (form->csv, i, j), in_case);
  }
}

/* The @same columns as one text; equal texts are equal rows. */
static char *
sameness_of (PbRecord *record)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (record));
  GString *text = g_string_new (info->table);

  for (guint i = 0; i < info->n_same; i++) {
    const char *value = pb_record_get_nth (record, info->same[i]);

    g_string_append_printf (text, "\x1f%s", value != NULL ? value : "");
  }
  return g_string_free (text, FALSE);
}

/* A row that has no key of its own in the case may be one that is there all the same. */
static void
find_existing (PbFormSet *self, PbFormRow *row, const PbFormCase *in_case)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (row->record));
  const char *key = pb_record_get_key (row->record);
  g_autofree char *sameness = NULL;
  g_autoptr (PbRecord) same = NULL;
  PbFormRow *other;

  if (info->n_same == 0 && !info->single) {
    if (key == NULL)
      note_problem (self, row->form, row->line,
                    "key: a row here needs a key of its own, so that it is known again");
    return;
  }
  sameness = sameness_of (row->record);
  other = g_hash_table_lookup (self->seen, sameness);
  if (other != NULL)
    note_problem (self, row->form, row->line, "the row stands already in %s:%u; write it once", other->form,
                  other->line);
  g_hash_table_replace (self->seen, g_steal_pointer (&sameness), row);
  if (row->existing != NULL || in_case->find_same == NULL)
    return;
  same = in_case->find_same (row->record, in_case->user_data);
  if (same != NULL && (pb_record_get_key (same) == NULL || key == NULL)) {
    PbRecord *record = pb_record_copy (same);

    for (guint i = 1; i < info->n_columns; i++)
      if (pb_record_get_nth (row->record, i) != NULL)
        pb_record_set_nth (record, i, pb_record_get_nth (row->record, i));
    g_hash_table_insert (self->renamed, g_strdup (pb_record_get_id (row->record)),
                         g_strdup (pb_record_get_id (same)));
    g_object_unref (row->record);
    row->record = record;
    row->existing = g_steal_pointer (&same);
  }
}

static void
complete_rows (PbFormSet *self, Form *form, const PbFormCase *in_case)
{
  for (guint i = 0; i < form->n_rows; i++) {
    PbFormRow *row = g_ptr_array_index (self->rows, form->first_row + i);
    g_autoptr (GError) error = NULL;

    if (in_case->complete != NULL && !in_case->complete (row->record, in_case->user_data, &error)) {
      note_problem (self, row->form, row->line, "%s", error->message);
      continue;
    }
    find_existing (self, row, in_case);
    if (!pb_record_validate (row->record, &error))
      note_problem (self, row->form, row->line, "%s", error->message + strcspn (error->message, " ") + 1);
  }
}

/* References made to a row before it turned out to be an existing one. */
static void
follow_renamed (PbFormSet *self)
{
  for (guint i = 0; i < self->rows->len && g_hash_table_size (self->renamed) > 0; i++) {
    PbFormRow *row = g_ptr_array_index (self->rows, i);
    const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (row->record));

    for (guint j = 1; j < info->n_columns; j++) {
      const char *id = pb_record_get_nth (row->record, j);
      const char *new_id = id != NULL ? g_hash_table_lookup (self->renamed, id) : NULL;

      if (new_id != NULL && info->columns[j].reference != PB_KIND_NONE)
        pb_record_set_nth (row->record, j, new_id);
    }
  }
}

GPtrArray *
pb_form_set_resolve (PbFormSet *self, const PbFormCase *in_case, GError **error)
{
  static const PbFormCase empty_case = {0};

  g_return_val_if_fail (self != NULL && self->rows != NULL, NULL);

  if (in_case == NULL)
    in_case = &empty_case;
  g_ptr_array_sort (self->forms, compare_forms);
  for (guint i = 0; i < self->forms->len; i++)
    make_rows (self, g_ptr_array_index (self->forms, i), in_case);
  for (guint i = 0; i < self->forms->len; i++)
    fill_rows (self, g_ptr_array_index (self->forms, i), in_case);
  /* A cell that could not be read leaves its column empty: complaining of that as well would hide the real
   * problem. */
  for (guint i = 0; self->n_problems == 0 && i < self->forms->len; i++)
    complete_rows (self, g_ptr_array_index (self->forms, i), in_case);
  if (self->n_problems == 0) {
    follow_renamed (self);
    return g_steal_pointer (&self->rows);
  }
  if (self->n_problems > PB_FORM_MAX_ERRORS)
    g_string_append_printf (self->problems, "\n… and %u more", self->n_problems - PB_FORM_MAX_ERRORS);
  g_set_error_literal (error, PB_ERROR, PB_ERROR_INVALID, self->problems->str);
  return NULL;
}
