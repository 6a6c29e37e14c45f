/* pb-csv.h: RFC 4180 tables as people's spreadsheets write them.
 *
 * UTF-8 with or without byte-order mark (other encodings are refused by name, never guessed, since a wrong
 * guess changes a name); comma, semicolon or tab, taken from the header line; CR LF or LF; quoted cells may
 * hold line breaks. Cells come back in NFC, outer white space kept out. Limits are checked while reading.
 * Refused with file and line: header names that are empty or stand twice, more cells than the header has, an
 * unclosed quote (the line where it begins), text behind a closing quote, control character NUL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PB_CSV_MAX_BYTES (64u * 1024 * 1024) /* one form; larger is a mistake or an attack */
#define PB_CSV_MAX_CELL (1u * 1024 * 1024)
#define PB_CSV_MAX_COLUMNS 256
#define PB_CSV_MAX_ROWS                                                                                      \
  1000000u /* bounds the memory of 64 MB of one-letter rows; the largest case has a tenth */

typedef struct _PbCsv PbCsv;

/* pb_csv_new_from_bytes:
 * @name: the file's name as the user typed it, for messages ("exhibits.csv:14: …").
 * Errors: PB_ERROR_INVALID / PB_ERROR_TOO_LARGE naming file, line and column.
 */
PbCsv *pb_csv_new_from_bytes (GBytes *bytes, const char *name, GError **error);
void pb_csv_free (PbCsv *self);

guint pb_csv_get_n_columns (PbCsv *self);
const char *pb_csv_get_header (PbCsv *self, guint column);
guint pb_csv_get_n_rows (PbCsv *self); /* without the header; rows whose cells are all empty are left out */
const char *pb_csv_get_cell (PbCsv *self, guint row, guint column); /* "" when empty or missing */
guint pb_csv_get_line (PbCsv *self, guint row); /* line in the file where the row begins, from 1 */

/* pb_csv_append_cell:
 * @value quoted for CSV where needed, after a comma unless @line is empty or ends in a line feed. A cell that
 * a spreadsheet would run as a formula (it begins with = + - @ and is no plain negative number) is prefixed
 * with ', and one that begins with ' before such a character too; reading takes that one ' away again, so a
 * table survives the round trip.
 */
void pb_csv_append_cell (GString *line, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbCsv, pb_csv_free)

G_END_DECLS
