/* pb-page-runs.c: see pb-page-runs.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-runs"

#include "config.h"

#include "pb-page-runs.h"

#include <math.h>
#include <string.h>

#define RUN_SIZE 24
#define N_NUMBERS (RUN_SIZE / 4)

static guint32
to_thousandths (float points)
{
  return points > 0 ? (guint32) lroundf (points * 1000.0f) : 0;
}

GBytes *
pb_page_runs_pack (const PbIntakePage *page)
{
  g_autoptr (GByteArray) packed = NULL;

  g_return_val_if_fail (page != NULL, NULL);

  if (page->n_runs == 0)
    return NULL;
  packed = g_byte_array_sized_new (page->n_runs * RUN_SIZE);
  for (guint i = 0; i < page->n_runs; i++) {
    const PbIntakeRun *run = &page->runs[i];
    guint32 numbers[N_NUMBERS] = {run->start,
                                  run->end,
                                  to_thousandths (run->x),
                                  to_thousandths (run->y),
                                  to_thousandths (run->width),
                                  to_thousandths (run->height)};

    for (guint j = 0; j < N_NUMBERS; j++)
      numbers[j] = GUINT32_TO_LE (numbers[j]);
    g_byte_array_append (packed, (const guint8 *) numbers, RUN_SIZE);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&packed));
}

GArray *
pb_page_runs_unpack (GBytes *packed, gsize text_length)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (PbIntakeRun));
  gsize size = 0;
  const guint8 *bytes = packed != NULL ? g_bytes_get_data (packed, &size) : NULL;

  for (gsize offset = 0; offset + RUN_SIZE <= size; offset += RUN_SIZE) {
    guint32 numbers[N_NUMBERS];
    PbIntakeRun run;

    memcpy (numbers, bytes + offset, RUN_SIZE);
    for (guint j = 0; j < N_NUMBERS; j++)
      numbers[j] = GUINT32_FROM_LE (numbers[j]);
    if (numbers[0] >= numbers[1] || numbers[1] > text_length)
      continue;
    run = (PbIntakeRun) {numbers[0],
                         numbers[1],
                         (float) numbers[2] / 1000,
                         (float) numbers[3] / 1000,
                         (float) numbers[4] / 1000,
                         (float) numbers[5] / 1000};
    g_array_append_val (runs, run);
  }
  return runs;
}
