/* pb-passage-locator.c: see pb-passage-locator.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-passage-locator"

#include "config.h"

#include "pb-page-runs.h"
#include "pb-passage-locator.h"
#include "pb-store-files.h"
#include "pb-text.h"

#include <string.h>

static void
set_int (PbRecord *passage, const char *column, gsize value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GSIZE_FORMAT, value);

  pb_record_set (passage, column, text);
}

static char *
format_box (const PbIntakeRectangle *box)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[4] = {box->x, box->y, box->width, box->height};

  for (guint i = 0; i < 4; i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.2f", values[i]);
  return g_strdup_printf ("%s %s %s %s", numbers[0], numbers[1], numbers[2], numbers[3]);
}

static void
set_boxes (PbRecord *passage, PbStorePage *page, gsize start, gsize end)
{
  g_autoptr (GArray) runs = pb_page_runs_unpack (page->runs, strlen (page->text));
  PbIntakePage view = {.text = page->text,
                       .text_length = strlen (page->text),
                       .runs = (const PbIntakeRun *) (gpointer) runs->data,
                       .n_runs = runs->len};
  g_autoptr (GArray) boxes = pb_intake_page_find_rectangles (&view, start, end);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < boxes->len; i++) {
    g_autofree char *box = format_box (&g_array_index (boxes, PbIntakeRectangle, i));

    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", box);
  }
  pb_record_set (passage, "boxes", text->str);
}

static void
set_context (PbRecord *passage, const char *text, gsize start, gsize end)
{
  const char *from = text + start;
  const char *to = text + end;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < PB_PASSAGE_CONTEXT_CHARS && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < PB_PASSAGE_CONTEXT_CHARS && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  before = g_strndup (from, (gsize) (text + start - from));
  after = g_strndup (text + end, (gsize) (to - text - end));
  pb_record_set (passage, "before", before);
  pb_record_set (passage, "after", after);
}

static gboolean
find_on_page (PbRecord *passage, PbStorePage *page)
{
  guint occurrence = (guint) CLAMP (pb_record_get_int (passage, "occurrence", 1), 1, G_MAXINT);
  gsize start, end;

  if (!pb_text_find_quote (page->text, pb_record_get (passage, "quote"), occurrence, &start, &end))
    return FALSE;
  set_int (passage, "page", page->number + 1);
  set_int (passage, "start", start);
  set_int (passage, "end", end);
  set_boxes (passage, page, start, end);
  set_context (passage, page->text, start, end);
  pb_record_set (passage, "located", "found");
  return TRUE;
}

/* "found", or what can be said instead: a picture or an unread scan has no words to look for. */
static void
look_through (PbRecord *passage, GPtrArray *pages)
{
  gint64 wanted = pb_record_get_int (passage, "page", 0);
  gboolean has_text = FALSE;

  for (guint i = 0; i < pages->len; i++) {
    PbStorePage *page = g_ptr_array_index (pages, i);

    if (wanted != 0 && wanted != (gint64) page->number + 1)
      continue;
    if (find_on_page (passage, page))
      return;
    has_text = has_text || *page->text != '\0';
  }
  pb_record_set (passage, "located",
                 has_text || pages->len == 0 || (wanted > 0 && wanted > (gint64) pages->len) ? "lost"
                                                                                             : "page-only");
}

gboolean
pb_passage_locator_locate (PbStore *store, PbRecord *passage, GError **error)
{
  g_autoptr (PbRecord) exhibit
      = pb_store_get (store, PB_KIND_EXHIBIT, pb_record_get (passage, "exhibit"), error);
  g_autoptr (GPtrArray) pages = NULL;
  const char *sha256;

  if (exhibit == NULL)
    return FALSE;
  sha256 = pb_record_get (exhibit, "sha256");
  pb_record_set (passage, "sha256", sha256);
  if (sha256 == NULL || (pb_record_get (passage, "quote") == NULL)) {
    pb_record_set (passage, "located",
                   pb_record_get (passage, "region") != NULL ? "region"
                   : sha256 == NULL                          ? "not-checked"
                                                             : "page-only");
    return TRUE;
  }
  pages = pb_store_page_list (store, sha256, error);
  if (pages == NULL)
    return FALSE;
  look_through (passage, pages);
  if (pb_record_get (passage, "region") != NULL
      && g_strcmp0 (pb_record_get (passage, "located"), "found") != 0)
    pb_record_set (passage, "located", "region");
  return TRUE;
}
