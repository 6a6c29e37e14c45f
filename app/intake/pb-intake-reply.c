/* pb-intake-reply.c: see pb-intake-reply.h.
 *
 * Every count is compared with the bytes that are left before anything is allocated or walked, so a reply of
 * n bytes costs at most O(n). Verified by tests/intake/test-liar.c and tests/fuzz/fuzz_protocol.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-intake-reply"

#include "config.h"

#include "pb-error.h"
#include "pb-intake-reply.h"

#include <string.h>

#define PER_POINT 1000 /* lengths travel in 1/1000 point */

typedef struct {
  PbIntakeReader reader;
  const char *facts[PB_INTAKE_N_FACTS];
  guint32 image[3]; /* width, height, orientation */
  GArray *pages;    /* PbIntakePage, whose runs are set when the array of runs stands still */
  GArray *runs;     /* PbIntakeRun */
  gsize text_total;
  guint32 warnings;
  const char *wrong; /* static, for the message */
} Parse;

static const char *const warning_keys[] = {
    "javascript",  "launch-action",  "embedded-file",     "submit-form", "external-link",
    "remote-file", "rich-media",     "open-action",       "xfa-form",    "signature",
    "repaired",    "empty-password", "text-outside-page", "page-size",   "not-all-examined",
};
G_STATIC_ASSERT (G_N_ELEMENTS (warning_keys) == PB_INTAKE_N_WARNINGS);

static const struct {
  PbError code;
  const char *message;
} reports[] = {
    [PB_INTAKE_STATUS_ENCRYPTED] = {PB_ERROR_ENCRYPTED, "The document is locked with a password"},
    [PB_INTAKE_STATUS_DAMAGED] = {PB_ERROR_CORRUPT, "The file is damaged, its content cannot be made out"},
    [PB_INTAKE_STATUS_NO_PAGES] = {PB_ERROR_CORRUPT, "The document has no page that can be read"},
    [PB_INTAKE_STATUS_TOO_MANY_PAGES] = {PB_ERROR_TOO_LARGE, "The document has too many pages; split it"},
    [PB_INTAKE_STATUS_TOO_MUCH_TEXT]
    = {PB_ERROR_TOO_LARGE, "The document has more text than is read from one file; split it"},
    [PB_INTAKE_STATUS_NO_SUCH_PAGE] = {PB_ERROR_NOT_FOUND, "The document has no such page"},
    [PB_INTAKE_STATUS_PAGE_SIZE] = {PB_ERROR_CORRUPT, "The page has an impossible size and cannot be drawn"},
    [PB_INTAKE_STATUS_PICTURE_TOO_LARGE]
    = {PB_ERROR_TOO_LARGE, "The picture has more pixels than can be shown"},
    [PB_INTAKE_STATUS_NOT_TEXT] = {PB_ERROR_UNSUPPORTED, "The file is not of a known type and is not text"},
    [PB_INTAKE_STATUS_NO_MEMORY]
    = {PB_ERROR_TOO_LARGE, "Reading the file takes more memory than one file may have"},
};

G_STATIC_ASSERT (G_N_ELEMENTS (reports) == PB_INTAKE_N_STATUS);

static gboolean
refuse (Parse *parse, const char *wrong)
{
  parse->wrong = wrong;
  return FALSE;
}

static gboolean
is_boundary (const char *text, gsize length, gsize at)
{
  return at <= length && (at == length || (text[at] & 0xc0) != 0x80);
}

/* Box numbers are signed: a reader may mean a little left of the page. */
static gboolean
read_span (PbIntakeReader *reader, double side, double *out_from, double *out_length)
{
  double from = (double) (gint32) pb_intake_protocol_get_u32 (reader) / PER_POINT;
  double length = (double) (gint32) pb_intake_protocol_get_u32 (reader) / PER_POINT;

  *out_from = from;
  *out_length = length;
  return length >= 0 && from >= -(double) PB_INTAKE_BOX_MARGIN
         && from + length <= side + PB_INTAKE_BOX_MARGIN;
}

static gboolean
read_run (Parse *parse, const PbIntakePage *page, guint32 previous_end, PbIntakeRun *out_run)
{
  PbIntakeReader *reader = &parse->reader;
  guint32 start = pb_intake_protocol_get_u32 (reader);
  guint32 end = pb_intake_protocol_get_u32 (reader);
  double x, y, width, height;

  if (start < previous_end || end <= start || !is_boundary (page->text, page->text_length, start)
      || !is_boundary (page->text, page->text_length, end))
    return refuse (parse, "a box outside its text");
  if (!read_span (reader, page->width, &x, &width) || !read_span (reader, page->height, &y, &height))
    return refuse (parse, "a box outside its page");
  *out_run = (PbIntakeRun) {start, end, (float) x, (float) y, (float) width, (float) height};
  return TRUE;
}

static gboolean
read_runs (Parse *parse, PbIntakePage *page)
{
  guint32 n_runs = pb_intake_protocol_get_u32 (&parse->reader);
  guint32 previous_end = 0;
  guint first = parse->runs->len;

  if (n_runs > pb_intake_protocol_get_left (&parse->reader) / PB_INTAKE_RUN_SIZE)
    return refuse (parse, "more boxes than it sent");
  g_array_set_size (parse->runs, first + n_runs);
  for (guint32 i = 0; i < n_runs; i++) {
    PbIntakeRun *run = &g_array_index (parse->runs, PbIntakeRun, first + i);

    if (!read_run (parse, page, previous_end, run))
      return FALSE;
    previous_end = run->end;
  }
  page->n_runs = n_runs;
  return TRUE;
}

static gboolean
read_page (Parse *parse)
{
  PbIntakeReader *reader = &parse->reader;
  guint32 width = pb_intake_protocol_get_u32 (reader);
  guint32 height = pb_intake_protocol_get_u32 (reader);
  PbIntakePage page = {0};

  if (width > PB_INTAKE_MAX_PAGE_POINTS * PER_POINT || height > PB_INTAKE_MAX_PAGE_POINTS * PER_POINT)
    return refuse (parse, "a page of impossible size");
  page.width = (double) width / PER_POINT;
  page.height = (double) height / PER_POINT;
  page.label = pb_intake_protocol_get_string (reader, PB_INTAKE_MAX_STRING, NULL);
  page.text
      = pb_intake_protocol_get_string (reader, PB_INTAKE_MAX_TEXT - parse->text_total, &page.text_length);
  if (reader->failed)
    return refuse (parse, "text that is not text");
  parse->text_total += page.text_length;
  if (!read_runs (parse, &page))
    return FALSE;
  g_array_append_val (parse->pages, page);
  return TRUE;
}

static gboolean
read_pages (Parse *parse)
{
  guint32 n_pages = pb_intake_protocol_get_u32 (&parse->reader);
  gsize at = 0;

  if (n_pages > PB_INTAKE_MAX_PAGES
      || n_pages > pb_intake_protocol_get_left (&parse->reader) / PB_INTAKE_MIN_PAGE_SIZE)
    return refuse (parse, "more pages than it sent");
  for (guint32 i = 0; i < n_pages; i++) {
    if (!read_page (parse))
      return FALSE;
  }
  for (guint i = 0; i < parse->pages->len; i++) {
    PbIntakePage *page = &g_array_index (parse->pages, PbIntakePage, i);

    page->runs = (const PbIntakeRun *) (gpointer) parse->runs->data + at;
    at += page->n_runs;
  }
  return TRUE;
}

/* "-13.756389": nothing but a decimal number within @limit degrees. */
static gboolean
is_coordinate (const char *text, double limit)
{
  char *end = NULL;
  double value;

  if (text[0] == '\0')
    return TRUE;
  if (strspn (text, "-0123456789.") != strlen (text))
    return FALSE;
  value = g_ascii_strtod (text, &end);
  return *end == '\0' && value >= -limit && value <= limit;
}

static gboolean
read_facts (Parse *parse)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse->image); i++)
    parse->image[i] = pb_intake_protocol_get_u32 (&parse->reader);
  if ((guint64) parse->image[0] * parse->image[1] > PB_INTAKE_MAX_IMAGE_PIXELS || parse->image[2] > 8)
    return refuse (parse, "an impossible picture");
  for (guint i = 0; i < PB_INTAKE_N_FACTS; i++)
    parse->facts[i] = pb_intake_protocol_get_string (&parse->reader, PB_INTAKE_MAX_STRING, NULL);
  if (parse->reader.failed)
    return refuse (parse, "text that is not text");
  if (!is_coordinate (parse->facts[PB_INTAKE_FACT_LATITUDE], 90)
      || !is_coordinate (parse->facts[PB_INTAKE_FACT_LONGITUDE], 180))
    return refuse (parse, "an impossible place");
  return TRUE;
}

static gboolean
read_trailer (Parse *parse)
{
  parse->warnings = pb_intake_protocol_get_u32 (&parse->reader);
  if (pb_intake_protocol_get_u32 (&parse->reader) != PB_INTAKE_MAGIC_END || parse->reader.failed)
    return refuse (parse, "no end");
  if (pb_intake_protocol_get_left (&parse->reader) != 0 || parse->warnings >> PB_INTAKE_N_WARNINGS != 0)
    return refuse (parse, "an end that does not fit");
  return TRUE;
}

static GStrv
name_warnings (guint32 bits)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < PB_INTAKE_N_WARNINGS; i++) {
    if (bits & (1u << i))
      g_strv_builder_add (builder, warning_keys[i]);
  }
  return g_strv_builder_end (builder);
}

static void
set_lie (GError **error, const char *wrong)
{
  g_set_error (error, PB_ERROR, PB_ERROR_CORRUPT,
               "The reader of this file sent an answer that cannot be right (%s)", wrong);
}

/* The head; FALSE with the reader's own report, or because it is none. */
static gboolean
read_head (PbIntakeReader *reader, GBytes *reply, PbIntakeOp op, GError **error)
{
  guint32 status, said_op, place;

  reader->data = g_bytes_get_data (reply, &reader->size);
  reader->at = 0;
  reader->failed = pb_intake_reply_get_total (reader->data, reader->size) != reader->size;
  for (guint i = 0; i < 3; i++)
    (void) pb_intake_protocol_get_u32 (reader);
  status = pb_intake_protocol_get_u32 (reader);
  said_op = pb_intake_protocol_get_u32 (reader);
  place = pb_intake_protocol_get_u32 (reader);
  if (reader->failed || status >= PB_INTAKE_N_STATUS || said_op != op || place > PB_INTAKE_MAX_PAGES) {
    set_lie (error, "no head");
    return FALSE;
  }
  if (status == PB_INTAKE_STATUS_OK)
    return TRUE;
  if (place > 0)
    g_set_error (error, PB_ERROR, (int) reports[status].code, "Page %u: %s", place, reports[status].message);
  else
    g_set_error_literal (error, PB_ERROR, (int) reports[status].code, reports[status].message);
  return FALSE;
}

gsize
pb_intake_reply_get_total (const guint8 *head, gsize available)
{
  PbIntakeReader reader = {head, available, 0, FALSE};
  guint32 magic = pb_intake_protocol_get_u32 (&reader);
  guint32 version = pb_intake_protocol_get_u32 (&reader);
  guint32 total = pb_intake_protocol_get_u32 (&reader);

  if (reader.failed || magic != PB_INTAKE_MAGIC_REPLY || version != PB_INTAKE_PROTOCOL_VERSION)
    return 0;
  if (total < PB_INTAKE_REPLY_HEAD_SIZE || total > PB_INTAKE_MAX_REPLY)
    return 0;
  return total;
}

PbIntakeResult *
pb_intake_reply_parse_result (GBytes *reply, GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, TRUE, sizeof (PbIntakePage));
  g_autoptr (GArray) runs = g_array_new (FALSE, TRUE, sizeof (PbIntakeRun));
  g_auto (GStrv) warnings = NULL;
  Parse parse = {.pages = pages, .runs = runs};

  if (!read_head (&parse.reader, reply, PB_INTAKE_OP_READ, error))
    return NULL;
  if (!read_facts (&parse) || !read_pages (&parse) || !read_trailer (&parse)) {
    set_lie (error, parse.wrong);
    return NULL;
  }
  warnings = name_warnings (parse.warnings);
  return pb_intake_result_new (reply, parse.facts, parse.image, pages, runs, warnings);
}

PbIntakePicture *
pb_intake_reply_parse_picture (GBytes *reply, GError **error)
{
  PbIntakeReader reader = {0};
  PbIntakePicture *picture;
  guint32 width, height, stride;

  if (!read_head (&reader, reply, PB_INTAKE_OP_PICTURE, error))
    return NULL;
  width = pb_intake_protocol_get_u32 (&reader);
  height = pb_intake_protocol_get_u32 (&reader);
  stride = pb_intake_protocol_get_u32 (&reader);
  if (reader.failed || width == 0 || height == 0 || width > PB_INTAKE_MAX_PICTURE_SIDE
      || height > PB_INTAKE_MAX_PICTURE_SIDE || (guint64) width * height > PB_INTAKE_MAX_PICTURE_PIXELS
      || stride != width * 4 || reader.size != PB_INTAKE_PICTURE_OFFSET + (gsize) stride * height) {
    set_lie (error, "an impossible picture");
    return NULL;
  }
  picture = g_new0 (PbIntakePicture, 1);
  picture->width = width;
  picture->height = height;
  picture->stride = stride;
  picture->pixels = g_bytes_new_from_bytes (reply, PB_INTAKE_PICTURE_OFFSET, (gsize) stride * height);
  return picture;
}
