/* fuzz_csv.c: tables as people's spreadsheets write them.
 *
 * Holds for every file: a table that is read has headers that are unique and not empty, cells of valid UTF-8
 * in NFC within the limits, rows on ascending lines inside the file; written back it reads as the same table.
 * A refusal names the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-csv"

#include "config.h"

#include "fuzz.h"
#include "pb-csv.h"
#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

#define NAME "fuzzed.csv"

static void
check_cell (const char *cell)
{
  g_autofree char *nfc = NULL;

  g_assert_nonnull (cell);
  nfc = pb_text_nfc (cell, -1, NULL);
  g_assert_cmpstr (nfc, ==, cell);
  g_assert_cmpuint (strlen (cell), <=, PB_CSV_MAX_CELL);
}

static guint
count_lines (const uint8_t *data, size_t size)
{
  guint lines = 1;

  for (size_t i = 0; i < size; i++)
    lines += data[i] == '\n' || data[i] == '\r';
  return lines;
}

static void
check_table (PbCsv *csv, guint lines)
{
  guint previous = 1;

  g_assert_cmpuint (pb_csv_get_n_columns (csv), >, 0);
  g_assert_cmpuint (pb_csv_get_n_columns (csv), <=, PB_CSV_MAX_COLUMNS);
  for (guint column = 0; column < pb_csv_get_n_columns (csv); column++) {
    check_cell (pb_csv_get_header (csv, column));
    g_assert_cmpint (pb_csv_get_header (csv, column)[0], !=, '\0');
    for (guint other = 0; other < column; other++)
      g_assert_cmpstr (pb_csv_get_header (csv, column), !=, pb_csv_get_header (csv, other));
  }
  for (guint row = 0; row < pb_csv_get_n_rows (csv); row++) {
    gboolean some = FALSE;

    g_assert_cmpuint (pb_csv_get_line (csv, row), >, previous);
    previous = pb_csv_get_line (csv, row);
    g_assert_cmpuint (previous, <=, lines);
    for (guint column = 0; column < pb_csv_get_n_columns (csv); column++) {
      check_cell (pb_csv_get_cell (csv, row, column));
      some = some || pb_csv_get_cell (csv, row, column)[0] != '\0';
    }
    g_assert_true (some);
  }
}

static void
check_written_again (PbCsv *csv)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbCsv) again = NULL;
  GString *text = g_string_new (NULL);

  for (guint column = 0; column < pb_csv_get_n_columns (csv); column++)
    pb_csv_append_cell (text, pb_csv_get_header (csv, column));
  for (guint row = 0; row < pb_csv_get_n_rows (csv); row++) {
    g_string_append_c (text, '\n');
    for (guint column = 0; column < pb_csv_get_n_columns (csv); column++)
      pb_csv_append_cell (text, pb_csv_get_cell (csv, row, column));
  }
  bytes = g_string_free_to_bytes (text);
  again = pb_csv_new_from_bytes (bytes, NAME, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_csv_get_n_columns (again), ==, pb_csv_get_n_columns (csv));
  g_assert_cmpuint (pb_csv_get_n_rows (again), ==, pb_csv_get_n_rows (csv));
  for (guint column = 0; column < pb_csv_get_n_columns (csv); column++) {
    g_assert_cmpstr (pb_csv_get_header (csv, column), ==, pb_csv_get_header (again, column));
    for (guint row = 0; row < pb_csv_get_n_rows (csv); row++)
      g_assert_cmpstr (pb_csv_get_cell (csv, row, column), ==, pb_csv_get_cell (again, row, column));
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbCsv) csv = pb_csv_new_from_bytes (bytes, NAME, &error);

  if (csv == NULL) {
    g_assert_true (error->domain == PB_ERROR);
    g_assert_true (g_str_has_prefix (error->message, NAME));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    return 0;
  }
  check_table (csv, count_lines (data, size));
  check_written_again (csv);
  return 0;
}
