/* pb-plain-text.c: see pb-plain-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-plain-text"

#include "config.h"

#include "pb-plain-text.h"
#include "pb-text.h"

#include <string.h>

PbIntakeStatus
pb_plain_text_write (const guint8 *data, gsize size, PbIntakeWriter *writer)
{
  const guint32 no_image[3] = {0};
  const char *facts[PB_INTAKE_N_FACTS] = {NULL};
  g_autofree char *encoding = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  g_autoptr (GByteArray) no_runs = g_byte_array_new ();
  guint n_pages;

  if (size > PB_INTAKE_MAX_TEXT)
    return PB_INTAKE_STATUS_TOO_MUCH_TEXT;
  text = pb_text_decode (data, size, &encoding, NULL);
  if (text == NULL)
    return PB_INTAKE_STATUS_NOT_TEXT;
  pages = g_strsplit (text, "\f", -1);
  n_pages = g_strv_length (pages);
  /* Printers' files end with a form feed; nothing follows it. */
  if (n_pages > 1 && pages[n_pages - 1][0] == '\0')
    n_pages--;
  if (n_pages > PB_INTAKE_MAX_PAGES)
    return PB_INTAKE_STATUS_TOO_MANY_PAGES;
  facts[PB_INTAKE_FACT_ENCODING] = encoding;
  pb_intake_writer_put_facts (writer, facts, no_image);
  pb_intake_writer_put_u32 (writer, MAX (n_pages, 1));
  if (n_pages == 0)
    pb_intake_writer_put_page (writer, 0, 0, "", "", 0, no_runs);
  for (guint i = 0; i < n_pages; i++)
    pb_intake_writer_put_page (writer, 0, 0, "", pages[i], strlen (pages[i]), no_runs);
  pb_intake_writer_put_trailer (writer, 0);
  return writer->status;
}
