/* test-csv.c: pb-csv: what is read, what is refused and how the refusal reads, writing back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-csv"

#include "pb-csv.h"
#include "pb-error.h"

#include <string.h>

#define NAME "exhibits.csv"

static PbCsv *
read_bytes (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return pb_csv_new_from_bytes (bytes, NAME, error);
}

/* The table as "line:cell|cell" rows, header first, so that one string shows it all. */
static char *
show (PbCsv *csv)
{
  GString *shown = g_string_new (NULL);

  for (guint column = 0; column < pb_csv_get_n_columns (csv); column++)
    g_string_append_printf (shown, "%s%s", column > 0 ? "|" : "", pb_csv_get_header (csv, column));
  for (guint row = 0; row < pb_csv_get_n_rows (csv); row++) {
    g_string_append_printf (shown, " %u:", pb_csv_get_line (csv, row));
    for (guint column = 0; column < pb_csv_get_n_columns (csv); column++)
      g_string_append_printf (shown, "%s%s", column > 0 ? "|" : "", pb_csv_get_cell (csv, row, column));
  }
  return g_string_free (shown, FALSE);
}

static void
test_read (void)
{
  static const struct {
    const char *text;
    const char *shown;
  } cases[] = {
      {"id,name\n1,Ann\n2,Bo\n", "id|name 2:1|Ann 3:2|Bo"},
      {"id,name\n1,Ann", "id|name 2:1|Ann"},
      {"id,name", "id|name"},
      {"id,name\r\n1,Ann\r\n2,Bo\r\n", "id|name 2:1|Ann 3:2|Bo"},
      {"id,name\r1,Ann\r", "id|name 2:1|Ann"},
      {"\xef\xbb\xbfid,name\n1,Ann\n", "id|name 2:1|Ann"},
      {"id;amount\n1;1,5\n", "id|amount 2:1|1,5"},
      {"id\tname\n1\tAnn, Bo\n", "id|name 2:1|Ann, Bo"},
      {"\"a;b\",c\n1,2\n", "a;b|c 2:1|2"},
      {"id\n1\n", "id 2:1"},
      {"id,text\n1,\"a, b\"\n", "id|text 2:1|a, b"},
      {"id,text\n1,\"say \"\"no\"\"\"\n", "id|text 2:1|say \"no\""},
      {"id,text\n1,\"two\r\nlines\"\n2,x\n", "id|text 2:1|two\r\nlines 4:2|x"},
      {"id,text\n1,\"\"\n2,\"\"\"\"\n", "id|text 2:1| 3:2|\""},
      {" id , text \n 1 , \"x\" \n", "id|text 2:1|x"},
      {"id,text\n1,\" x \"\n", "id|text 2:1|x"},
      {"id,x\n1,5\" pipe\n", "id|x 2:1|5\" pipe"},
      {"id,x,y\n1\n2,,3\n", "id|x|y 2:1|| 3:2||3"},
      {"\n\n ,\nid,x\n\n,\n1,2\n\n", "id|x 7:1|2"},
      {"id\nVie\xcc\xa3\xcc\x82t\n", "id 2:Vi\xe1\xbb\x87t"},
      {"id\n\xc2\xa0กข\xe3\x80\x80\n", "id 2:กข"},
      {"id,x\n'=1+1,'+66 2\n", "id|x 2:=1+1|+66 2"},
      {"id,x\n'60s,''=x\n", "id|x 2:'60s|'=x"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (PbCsv) csv = read_bytes (cases[i].text, strlen (cases[i].text), &error);
    g_autofree char *shown = NULL;

    g_assert_no_error (error);
    shown = show (csv);
    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void
test_refuse (void)
{
  static const struct {
    const char *text;
    gsize length; /* 0: to the NUL */
    const char *message;
  } cases[] = {
      {"id,text\n1,\"never\n2,x\n", 0, NAME ":2: a quote opens here and is never closed"},
      {"id,x\n1,\"a\nb\"\n2,\"c\n", 0, NAME ":4: a quote opens here"},
      {"id,x\n1,\"a\"b\n", 0, NAME ":2: there is text behind the closing quote in column 2"},
      {"id,x\n1,\"a\" \"b\"\n", 0, NAME ":2: there is text behind the closing quote in column 2"},
      {"id,x,id\n1,2,3\n", 0, NAME ":1: the column “id” stands there twice"},
      {"id,,x\n", 0, NAME ":1: column 2 has no name"},
      {"\nid,x,\n", 0, NAME ":2: column 3 has no name"},
      {"id,x\n1,2\n1,2,3\n", 0,
       NAME ":3: the row has 3 cells but the header only 2; put \" around a text with a comma"},
      {"id;x\n1;2;\n", 0,
       NAME ":2: the row has 3 cells but the header only 2; put \" around a text with a semicolon"},
      {"", 0, NAME ":1: the file is empty"},
      {"\n \n,,\n", 0, NAME ":1: the file is empty"},
      {"\xff\xfei\0d\0", 6, NAME ":1: the file is UTF-16; save it as UTF-8"},
      {"\xfe\xff\0i\0d", 6, NAME ":1: the file is UTF-16; save it as UTF-8"},
      {"i\0d\0\n\0", 6, NAME ":1: there is a NUL byte"},
      {"id\nok\n\xa1\xd2\xc3\n", 0, NAME ":3: the file is not UTF-8 (byte A1); save it as UTF-8"},
      {"id\n\xe0\xb8", 0, NAME ":2: the file is not UTF-8"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize length = cases[i].length > 0 ? cases[i].length : strlen (cases[i].text);
    g_autoptr (GError) error = NULL;
    g_autoptr (PbCsv) csv = read_bytes (cases[i].text, length, &error);

    g_assert_null (csv);
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_true (g_str_has_prefix (error->message, cases[i].message));
  }
}

static void
assert_too_large (GString *text, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbCsv) csv = read_bytes (text->str, text->len, &error);

  g_assert_null (csv);
  g_assert_error (error, PB_ERROR, PB_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_string_free (text, TRUE);
}

static GString *
new_repeated (const char *front, const char *piece, gsize times)
{
  GString *text = g_string_sized_new (strlen (front) + strlen (piece) * times);

  g_string_append (text, front);
  for (gsize i = 0; i < times; i++)
    g_string_append (text, piece);
  return text;
}

static void
test_limits (void)
{
  g_autoptr (GString) longest = new_repeated ("id\n", "x", PB_CSV_MAX_CELL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PbCsv) csv = read_bytes (longest->str, longest->len, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (pb_csv_get_cell (csv, 0, 0)), ==, PB_CSV_MAX_CELL);
  assert_too_large (new_repeated ("id\nok\n", "x", PB_CSV_MAX_CELL + 1),
                    NAME ":3: the cell in column 1 is longer");
  assert_too_large (new_repeated ("id,x\n1,\"", "\n", PB_CSV_MAX_CELL + 1), NAME ":");
  assert_too_large (new_repeated ("id", ",c", PB_CSV_MAX_COLUMNS),
                    NAME ":1: there are more than 256 columns");
  assert_too_large (new_repeated ("id\n", "1\n", PB_CSV_MAX_ROWS + 1),
                    NAME ":1000002: there are more than 1000000 rows");
  assert_too_large (new_repeated ("id\n", "12345678\n", PB_CSV_MAX_BYTES / 9 + 1),
                    NAME ": a form has at most 64 MiB");
}

static void
test_append (void)
{
  static const struct {
    const char *value;
    const char *cell;
  } cases[] = {
      {"plain", "plain"},
      {"", "\"\""},
      {"a,b", "\"a,b\""},
      {"a;b", "\"a;b\""},
      {"a\tb", "\"a\tb\""},
      {"say \"no\"", "\"say \"\"no\"\"\""},
      {"two\nlines", "\"two\nlines\""},
      {"=1+1", "'=1+1"},
      {"+66 2", "'+66 2"},
      {"-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"},
      {"@SUM(1,2)", "\"'@SUM(1,2)\""},
      {"\xef\xbc\x9d"
       "1",
       "'\xef\xbc\x9d"
       "1"},
      {"-12.50", "-12.50"},
      {"'=x", "''=x"},
      {"'60s", "'60s"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) line = g_string_new ("head\n");
    g_autoptr (GError) error = NULL;
    g_autoptr (PbCsv) csv = NULL;

    pb_csv_append_cell (line, cases[i].value);
    g_assert_cmpstr (line->str + strlen ("head\n"), ==, cases[i].cell);
    pb_csv_append_cell (line, "next");
    g_assert_true (g_str_has_suffix (line->str, ",next"));
    g_string_prepend (line, "id,x\n");
    csv = read_bytes (line->str, line->len, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (pb_csv_get_cell (csv, 1, 0), ==, cases[i].value);
    g_assert_cmpstr (pb_csv_get_cell (csv, 1, 1), ==, "next");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/read", test_read);
  g_test_add_func ("/base/csv/refuse-naming-file-and-line", test_refuse);
  g_test_add_func ("/base/csv/limits", test_limits);
  g_test_add_func ("/base/csv/append-reads-back", test_append);
  return g_test_run ();
}
