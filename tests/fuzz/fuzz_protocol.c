/* fuzz_protocol.c: what a reader that has been taken over may send: replies, and requests the other way.
 *
 * Holds for every message: it is refused in our own error domain, or everything in it lies inside its bounds:
 * text is UTF-8, boxes ascend at character boundaries and stand on their page, pixels fill their picture. A
 * request that is read is written back as the same bytes. The stated total is made right first: that check is
 * a test of its own (test-liar.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "fuzz-protocol"

#include "config.h"

#include "fuzz.h"
#include "pb-error.h"
#include "pb-intake-reply.h"

#include <string.h>

#define TOTAL_OFFSET 8u
/* Rounding of 1/1000 points to float, far out on the largest page. */
#define SLACK 0.02

static GBytes *
dup_with_right_total (const uint8_t *data, size_t size)
{
  guint8 *copy = g_memdup2 (data, size);
  guint32 total = GUINT32_TO_LE ((guint32) size);

  if (size >= TOTAL_OFFSET + sizeof total)
    memcpy (copy + TOTAL_OFFSET, &total, sizeof total);
  return g_bytes_new_take (copy, size);
}

static void
check_rectangles (const PbIntakePage *page, gsize start, gsize end)
{
  g_autoptr (GArray) boxes = pb_intake_page_find_rectangles (page, start, end);

  for (guint i = 0; i < boxes->len; i++) {
    const PbIntakeRectangle *box = &g_array_index (boxes, PbIntakeRectangle, i);

    g_assert_cmpfloat (box->width, >=, -SLACK);
    g_assert_cmpfloat (box->height, >=, -SLACK);
    g_assert_cmpfloat (box->x, >=, -1 - SLACK);
    g_assert_cmpfloat (box->x + box->width, <=, page->width + 1 + SLACK);
    g_assert_cmpfloat (box->y + box->height, <=, page->height + 1 + SLACK);
  }
}

static void
check_page (const PbIntakePage *page)
{
  guint32 end = 0;

  g_assert_true (g_utf8_validate (page->label, -1, NULL));
  g_assert_cmpuint (strlen (page->text), ==, page->text_length);
  g_assert_true (g_utf8_validate (page->text, -1, NULL));
  for (guint i = 0; i < page->n_runs; i++) {
    const PbIntakeRun *run = &page->runs[i];

    g_assert_cmpuint (run->start, >=, end);
    g_assert_cmpuint (run->end, >, run->start);
    g_assert_cmpuint (run->end, <=, page->text_length);
    g_assert_true (g_utf8_validate (page->text + run->start, run->end - run->start, NULL));
    check_rectangles (page, run->start, run->end);
    end = run->end;
  }
  check_rectangles (page, 0, page->text_length);
}

static void
check_result (GBytes *reply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbIntakeResult) result = pb_intake_reply_parse_result (reply, &error);

  if (result == NULL) {
    g_assert_true (error->domain == PB_ERROR);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    return;
  }
  for (guint i = 0; i < PB_INTAKE_N_FACTS; i++) {
    const char *fact = pb_intake_result_get_fact (result, (PbIntakeFact) i);

    g_assert_true (fact == NULL || (fact[0] != '\0' && g_utf8_validate (fact, -1, NULL)));
    g_assert_true (fact == NULL || strlen (fact) <= PB_INTAKE_MAX_STRING);
  }
  g_assert_cmpuint (pb_intake_result_get_n_pages (result), <=, PB_INTAKE_MAX_PAGES);
  for (guint i = 0; i < pb_intake_result_get_n_pages (result); i++)
    check_page (pb_intake_result_get_page (result, i));
}

static void
check_picture (GBytes *reply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbIntakePicture) picture = pb_intake_reply_parse_picture (reply, &error);

  if (picture == NULL) {
    g_assert_true (error->domain == PB_ERROR);
    return;
  }
  g_assert_cmpuint (picture->stride, ==, (gsize) picture->width * 4);
  g_assert_cmpuint (g_bytes_get_size (picture->pixels), ==, picture->stride * picture->height);
}

static void
check_request (const uint8_t *data, size_t size)
{
  PbIntakeRequest request;
  guint8 again[PB_INTAKE_REQUEST_SIZE];

  if (!pb_intake_protocol_get_request (data, size, &request))
    return;
  pb_intake_protocol_put_request (&request, again);
  g_assert_cmpmem (again, sizeof again, data, size);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) reply = dup_with_right_total (data, size);

  check_result (reply);
  check_picture (reply);
  check_request (data, size);
  return 0;
}
