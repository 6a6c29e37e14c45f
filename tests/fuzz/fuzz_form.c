/* fuzz_form.c: a folder of forms, as one text: each form begins with a line "#NAME".
 *
 * Holds for every input: either every row is a valid record whose references lead to a row of the same
 * folder, and taking the same folder in again changes nothing; or it is refused with INVALID, and every line
 * of the message names a form and a line of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-form"

#include "config.h"

#include "fuzz.h"
#include "pb-error.h"
#include "pb-form.h"

#include <string.h>

/* What the forms of the first pass left, for the second. */
static PbRecord *
find_by_key (PbKind kind, const char *key, gpointer rows)
{
  for (guint i = 0; i < ((GPtrArray *) rows)->len; i++) {
    PbRecord *record = ((PbFormRow *) g_ptr_array_index ((GPtrArray *) rows, i))->record;

    if (pb_record_get_kind (record) == kind && g_strcmp0 (pb_record_get_key (record), key) == 0)
      return g_object_ref (record);
  }
  return NULL;
}

static PbRecord *
find_same (PbRecord *wanted, gpointer rows)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (wanted));

  for (guint i = 0; i < ((GPtrArray *) rows)->len; i++) {
    PbRecord *record = ((PbFormRow *) g_ptr_array_index ((GPtrArray *) rows, i))->record;
    gboolean same = pb_record_get_kind (record) == info->kind;

    for (guint j = 0; same && j < info->n_same; j++)
      same = g_strcmp0 (pb_record_get_nth (record, info->same[j]), pb_record_get_nth (wanted, info->same[j]))
             == 0;
    if (same)
      return g_object_ref (record);
  }
  return NULL;
}

/* FALSE when a part is no table: that is the business of fuzz_csv.c. */
static gboolean
add_forms (PbFormSet *set, const char *text, gsize size)
{
  g_autofree char *copy = g_strndup (text, size);
  g_auto (GStrv) parts = g_strsplit (copy, "#", 12);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++) {
    char *body = strchr (parts[i], '\n');
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *name = NULL;
    PbKind kind;
    PbCsv *csv;

    if (body == NULL)
      return FALSE;
    *body++ = '\0';
    kind = pb_kind_from_form (parts[i]);
    if (kind == PB_KIND_NONE)
      return FALSE;
    name = g_strconcat (parts[i], ".csv", NULL);
    bytes = g_bytes_new (body, strlen (body));
    csv = pb_csv_new_from_bytes (bytes, name, NULL);
    if (csv == NULL)
      return FALSE;
    pb_form_set_add (set, kind, csv, name);
  }
  return TRUE;
}

static void
check_row (PbFormRow *row, GHashTable *ids)
{
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (row->record));
  g_autoptr (GError) error = NULL;

  g_assert_true (pb_record_validate (row->record, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (row->line, >=, 2);
  for (guint i = 0; i < info->n_columns; i++)
    if (info->columns[i].reference != PB_KIND_NONE && pb_record_get_nth (row->record, i) != NULL)
      g_assert_true (g_hash_table_contains (ids, pb_record_get_nth (row->record, i)));
}

static void
check_rows (GPtrArray *rows)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, (gpointer) pb_record_get_id (((PbFormRow *) g_ptr_array_index (rows, i))->record));
  for (guint i = 0; i < rows->len; i++)
    check_row (g_ptr_array_index (rows, i), ids);
}

static void
check_again (const char *text, gsize size, GPtrArray *before)
{
  g_autoptr (PbFormSet) set = pb_form_set_new ();
  const PbFormCase in_case = {find_by_key, find_same, NULL, before};
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (add_forms (set, text, size));
  rows = pb_form_set_resolve (set, &in_case, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++) {
    PbFormRow *row = g_ptr_array_index (rows, i);

    g_assert_nonnull (row->existing);
    g_assert_true (pb_record_equal (row->record, row->existing));
  }
}

static void
check_message (const char *message)
{
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (strstr (lines[i], ".csv:") != NULL || g_str_has_prefix (lines[i], "… and ")
                   || i > 0 /* a cell that holds a line break is quoted as it is */);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (PbFormSet) set = pb_form_set_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!add_forms (set, (const char *) data, size))
    return 0;
  rows = pb_form_set_resolve (set, NULL, &error);
  if (rows == NULL) {
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    check_message (error->message);
    return 0;
  }
  check_rows (rows);
  check_again ((const char *) data, size, rows);
  return 0;
}
