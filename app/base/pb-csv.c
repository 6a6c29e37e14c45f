/* pb-csv.c: see pb-csv.h.
 *
 * One pass of a state machine over the bytes. Cells lie one behind the other in one arena, rows are slices of
 * one list of places in it: a table of a million short cells costs a few bytes each. Verified by
 * tests/base/test-csv.c and tests/fuzz/fuzz_csv.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-csv"

#include "config.h"

#include "pb-csv.h"
#include "pb-error.h"
#include "pb-text.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef enum {
  STATE_START,  /* before the first character of a cell */
  STATE_BARE,   /* in a cell without quotes */
  STATE_QUOTED, /* inside quotes */
  STATE_CLOSED, /* behind the closing quote, or the first of two */
} State;

typedef struct {
  guint32 line;
  guint32 first_cell; /* index into cells */
  guint32 n_cells;
} Row;

struct _PbCsv {
  GString *arena; /* cells, each NUL-ended */
  GArray *cells;  /* (element-type guint32): places in arena */
  GArray *rows;   /* (element-type Row): the first is the header */
};

typedef struct {
  PbCsv *csv;
  const char *name;
  char delimiter;
  GString *cell;
  gboolean cell_has_high; /* a byte beyond ASCII: needs NFC */
  guint32 line;
  guint32 quote_line; /* where the open quote begins */
  Row row;
  gboolean row_has_text;
} Reader;

static void clear_reader (Reader *reader);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static void
clear_reader (Reader *reader)
{
  if (reader->cell != NULL)
    g_string_free (g_steal_pointer (&reader->cell), TRUE);
}

G_GNUC_PRINTF (5, 6)

static gboolean
refuse (GError **error, PbError code, const char *name, guint32 line, const char *format, ...)
{
  va_list args;
  g_autofree char *why = NULL;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PB_ERROR, (int) code, "%s:%u: %s", name, line, why);
  return FALSE;
}

static gboolean
refuse_long_cell (GError **error, Reader *reader)
{
  return refuse (error, PB_ERROR_TOO_LARGE, reader->name, reader->line,
                 "the cell in column %u is longer than %u KiB; keep long texts in their own file",
                 reader->row.n_cells + 1, PB_CSV_MAX_CELL / 1024);
}

/* White space and the marks that pasted texts carry at their ends. */
static gboolean
is_outer (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x0b || c == 0x85 || c == 0xfeff;
}

static void
trim (const char *text, gsize length, const char **out_start, gsize *out_length)
{
  const char *end = text + length;

  while (text < end && is_outer (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text < end) {
    const char *last = g_utf8_prev_char (end);

    if (!is_outer (g_utf8_get_char (last)))
      break;
    end = last;
  }
  *out_start = text;
  *out_length = (gsize) (end - text);
}

/* What a spreadsheet takes for the start of a formula; the wide forms in East Asian settings. */
static gboolean
begins_formula (const char *text)
{
  static const gunichar starts[] = {'=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20};
  gunichar c = g_utf8_get_char_validated (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (c == starts[i])
      return TRUE;
  return FALSE;
}

/* One or more ' and then a formula: what pb_csv_append_cell() makes. */
static gboolean
is_guarded (const char *text)
{
  gsize quotes = strspn (text, "'");

  return quotes > 0 && begins_formula (text + quotes);
}

static gboolean
is_negative_number (const char *text)
{
  return text[0] == '-' && g_ascii_isdigit (text[1]) && text[1 + strspn (text + 1, "0123456789.,")] == '\0';
}

static gboolean
finish_cell (Reader *reader, GError **error)
{
  PbCsv *csv = reader->csv;
  guint32 place = (guint32) csv->arena->len;
  const char *text = NULL;
  gsize length = 0;
  g_autofree char *normal = NULL;

  trim (reader->cell->str, reader->cell->len, &text, &length);
  if (reader->cell_has_high) {
    normal = pb_text_nfc (text, (gssize) length, error);
    if (normal == NULL)
      return FALSE;
    text = normal;
    length = strlen (normal);
  }
  if (length > PB_CSV_MAX_CELL)
    return refuse_long_cell (error, reader);
  if (reader->row.n_cells == PB_CSV_MAX_COLUMNS)
    return refuse (error, PB_ERROR_TOO_LARGE, reader->name, reader->line,
                   "there are more than %d columns; remove those that are not part of the form",
                   PB_CSV_MAX_COLUMNS);
  g_string_append_len (csv->arena, text, (gssize) length);
  g_string_append_c (csv->arena, '\0');
  if (is_guarded (csv->arena->str + place))
    place++;
  g_array_append_val (csv->cells, place);
  reader->row.n_cells++;
  reader->row_has_text = reader->row_has_text || length > 0;
  g_string_truncate (reader->cell, 0);
  reader->cell_has_high = FALSE;
  return TRUE;
}

static gboolean
check_header (Reader *reader, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint column = 0; column < reader->row.n_cells; column++) {
    const char *name = pb_csv_get_header (reader->csv, column);

    if (name[0] == '\0')
      return refuse (error, PB_ERROR_INVALID, reader->name, reader->row.line,
                     "column %u has no name; name it or remove the column", column + 1);
    if (!g_hash_table_add (seen, (gpointer) name)) {
      g_autofree char *shown = pb_text_for_display (name, 40);

      return refuse (error, PB_ERROR_INVALID, reader->name, reader->row.line,
                     "the column “%s” stands there twice; keep one of them", shown);
    }
  }
  return TRUE;
}

static gboolean
finish_row (Reader *reader, GError **error)
{
  PbCsv *csv = reader->csv;
  gboolean is_header = csv->rows->len == 0;

  if (!finish_cell (reader, error))
    return FALSE;
  if (!is_header && reader->row.n_cells > pb_csv_get_n_columns (csv))
    return refuse (error, PB_ERROR_INVALID, reader->name, reader->row.line,
                   "the row has %u cells but the header only %u; put \" around a text with a %s in it",
                   reader->row.n_cells, pb_csv_get_n_columns (csv),
                   reader->delimiter == ','   ? "comma"
                   : reader->delimiter == ';' ? "semicolon"
                                              : "tab");
  if (!reader->row_has_text) {
    g_array_set_size (csv->cells, reader->row.first_cell);
  } else {
    if (csv->rows->len > PB_CSV_MAX_ROWS)
      return refuse (error, PB_ERROR_TOO_LARGE, reader->name, reader->row.line,
                     "there are more than %u rows; split the file", PB_CSV_MAX_ROWS);
    g_array_append_val (csv->rows, reader->row);
    if (is_header && !check_header (reader, error))
      return FALSE;
  }
  reader->row_has_text = FALSE;
  reader->row.first_cell = csv->cells->len;
  reader->row.n_cells = 0;
  return TRUE;
}

static gboolean
append_byte (Reader *reader, char byte, GError **error)
{
  /* Before white space is taken off and NFC made: neither needs more than this. */
  if (reader->cell->len >= PB_CSV_MAX_CELL)
    return refuse_long_cell (error, reader);
  g_string_append_c (reader->cell, byte);
  reader->cell_has_high = reader->cell_has_high || (guint8) byte >= 0x80;
  return TRUE;
}

/* A byte outside quotes. */
static gboolean
read_plain (Reader *reader, State *state, char byte, GError **error)
{
  if (byte == reader->delimiter) {
    *state = STATE_START;
    return finish_cell (reader, error);
  }
  if (byte == '\n') {
    *state = STATE_START;
    return finish_row (reader, error);
  }
  if (*state == STATE_CLOSED) {
    if (byte == ' ' || byte == '\t')
      return TRUE;
    return refuse (
        error, PB_ERROR_INVALID, reader->name, reader->line,
        "there is text behind the closing quote in column %u; write a quote inside a cell twice (\"\")",
        reader->row.n_cells + 1);
  }
  if (*state == STATE_START && byte == '"') {
    *state = STATE_QUOTED;
    reader->quote_line = reader->line;
    return TRUE;
  }
  if (*state == STATE_START && (byte == ' ' || byte == '\t'))
    return TRUE;
  *state = STATE_BARE;
  return append_byte (reader, byte, error);
}

/* Line ends are counted as one each: CR LF, LF or a lone CR. Outside quotes all mean '\n'. */
static gboolean
read_table (Reader *reader, const char *bytes, gsize length, GError **error)
{
  State state = STATE_START;

  for (gsize i = 0; i < length; i++) {
    char byte = bytes[i];
    gboolean ends_line = byte == '\n' || (byte == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));

    if (state == STATE_START && reader->row.n_cells == 0 && reader->cell->len == 0)
      reader->row.line = reader->line;
    if (state == STATE_QUOTED && byte != '"') {
      if (!append_byte (reader, byte, error))
        return FALSE;
    } else if (state == STATE_QUOTED) {
      state = STATE_CLOSED;
    } else if (state == STATE_CLOSED && byte == '"' && bytes[i - 1] == '"') {
      state = STATE_QUOTED;
      if (!append_byte (reader, byte, error))
        return FALSE;
    } else if (byte != '\r' || ends_line) {
      if (!read_plain (reader, &state, ends_line ? '\n' : byte, error))
        return FALSE;
    }
    reader->line += ends_line;
  }
  if (state == STATE_QUOTED)
    return refuse (error, PB_ERROR_INVALID, reader->name, reader->quote_line,
                   "a quote opens here and is never closed; close it or write it twice (\"\")");
  return finish_row (reader, error);
}

static guint32
count_lines (const char *bytes, gsize length)
{
  guint32 lines = 1;

  for (gsize i = 0; i < length; i++)
    lines += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));
  return lines;
}

static gboolean
check_encoding (const char *bytes, gsize length, const char *name, GError **error)
{
  const char *bad = NULL;

  if (length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return refuse (error, PB_ERROR_INVALID, name, 1, "the file is UTF-16; save it as UTF-8");
  if (g_utf8_validate_len (bytes, length, &bad))
    return TRUE;
  if (memchr (bytes, '\0', length) != NULL)
    return refuse (error, PB_ERROR_INVALID, name, count_lines (bytes, (gsize) (bad - bytes)),
                   "there is a NUL byte: the file is UTF-16 or no text; save it as UTF-8");
  return refuse (error, PB_ERROR_INVALID, name, count_lines (bytes, (gsize) (bad - bytes)),
                 "the file is not UTF-8 (byte %02X); save it as UTF-8", (guint8) *bad);
}

/* The mark that stands most often in the first line with text, outside quotes. */
static char
find_delimiter (const char *bytes, gsize length)
{
  static const char delimiters[] = ",;\t";
  guint counts[sizeof (delimiters)] = {0};
  gboolean quoted = FALSE;
  gboolean has_text = FALSE;
  guint best = 0;

  for (gsize i = 0; i < length; i++) {
    const char *delimiter = strchr (delimiters, bytes[i]);

    if (!quoted && (bytes[i] == '\n' || bytes[i] == '\r')) {
      if (has_text)
        break;
      memset (counts, 0, sizeof (counts));
      continue;
    }
    if (bytes[i] == '"')
      quoted = !quoted;
    if (delimiter == NULL)
      has_text = has_text || bytes[i] != ' ';
    else if (!quoted)
      counts[delimiter - delimiters]++;
  }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return delimiters[best];
}

PbCsv *
pb_csv_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  gsize length = 0;
  const char *text = NULL;
  g_autoptr (PbCsv) self = NULL;
  g_auto (Reader) reader = {.name = name, .line = 1, .row = {.line = 1}};

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  if (length > PB_CSV_MAX_BYTES) {
    g_set_error (error, PB_ERROR, PB_ERROR_TOO_LARGE, "%s: a form has at most %u MiB; split it into several",
                 name, PB_CSV_MAX_BYTES / 1024 / 1024);
    return NULL;
  }
  if (length > 0 && !check_encoding (text, length, name, error))
    return NULL;
  if (length >= 3 && memcmp (text, BYTE_ORDER_MARK, 3) == 0) {
    text += 3;
    length -= 3;
  }
  self = g_new0 (PbCsv, 1);
  self->arena = g_string_sized_new (length + 1);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  reader.csv = self;
  reader.cell = g_string_new (NULL);
  reader.delimiter = find_delimiter (text, length);
  if (!read_table (&reader, text, length, error))
    return NULL;
  if (self->rows->len == 0) {
    refuse (error, PB_ERROR_INVALID, name, 1, "the file is empty; its first line must name the columns");
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
pb_csv_free (PbCsv *self)
{
  if (self == NULL)
    return;
  g_string_free (self->arena, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self);
}

/* "" behind the last cell of a short row. */
static const char *
get_cell_of (PbCsv *self, guint row_index, guint column)
{
  const Row *row = &g_array_index (self->rows, Row, row_index);

  if (column >= row->n_cells)
    return "";
  return self->arena->str + g_array_index (self->cells, guint32, row->first_cell + column);
}

guint
pb_csv_get_n_columns (PbCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_array_index (self->rows, Row, 0).n_cells;
}

const char *
pb_csv_get_header (PbCsv *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < pb_csv_get_n_columns (self), "");

  return get_cell_of (self, 0, column);
}

guint
pb_csv_get_n_rows (PbCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len - 1;
}

const char *
pb_csv_get_cell (PbCsv *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < pb_csv_get_n_rows (self), "");
  g_return_val_if_fail (column < pb_csv_get_n_columns (self), "");

  return get_cell_of (self, row + 1, column);
}

guint
pb_csv_get_line (PbCsv *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < pb_csv_get_n_rows (self), 0);

  return g_array_index (self->rows, Row, row + 1).line;
}

void
pb_csv_append_cell (GString *line, const char *value)
{
  gboolean is_first = FALSE;

  g_return_if_fail (line != NULL && value != NULL);

  is_first = line->len == 0 || line->str[line->len - 1] == '\n';
  if (!is_first)
    g_string_append_c (line, ',');
  /* An empty first cell is quoted: nothing at all would not be a cell. */
  if (!(is_first && value[0] == '\0') && strpbrk (value, ",;\t\"\r\n") == NULL) {
    if (is_guarded (value) || (begins_formula (value) && !is_negative_number (value)))
      g_string_append_c (line, '\'');
    g_string_append (line, value);
    return;
  }
  g_string_append_c (line, '"');
  if (is_guarded (value) || (begins_formula (value) && !is_negative_number (value)))
    g_string_append_c (line, '\'');
  for (const char *c = value; *c != '\0'; c++) {
    if (*c == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *c);
  }
  g_string_append_c (line, '"');
}
