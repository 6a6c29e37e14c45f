/* Text boxes in the case: what was packed comes back, and what was tampered with is left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-page-runs.h"

#include <string.h>

static GBytes *
pack (void)
{
  static const PbIntakeRun runs[] = {{0, 5, 72.125f, 90, 30.5f, 12}, {6, 9, 104, 90, 18, 12}};
  PbIntakePage page = {.text = "first two", .text_length = 9, .runs = runs, .n_runs = G_N_ELEMENTS (runs)};

  return pb_page_runs_pack (&page);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) packed = pack ();
  g_autoptr (GArray) runs = pb_page_runs_unpack (packed, 9);
  PbIntakeRun *first = &g_array_index (runs, PbIntakeRun, 0);

  g_assert_cmpuint (runs->len, ==, 2);
  g_assert_cmpuint (first->start, ==, 0);
  g_assert_cmpuint (first->end, ==, 5);
  g_assert_cmpfloat_with_epsilon (first->x, 72.125, 0.0005);
  g_assert_cmpfloat_with_epsilon (first->width, 30.5, 0.0005);
}

static void
test_hostile (void)
{
  g_autoptr (GBytes) packed = pack ();
  g_autoptr (GArray) beyond = pb_page_runs_unpack (packed, 8); /* the second run ends behind the text */
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, 30);
  g_autoptr (GArray) of_cut = pb_page_runs_unpack (cut, 9);
  g_autoptr (GArray) none = pb_page_runs_unpack (NULL, 9);
  guint8 backwards[24] = {9, 0, 0, 0, 3};
  g_autoptr (GBytes) reversed = g_bytes_new (backwards, sizeof backwards);
  g_autoptr (GArray) of_reversed = pb_page_runs_unpack (reversed, 20);

  g_assert_cmpuint (beyond->len, ==, 1);
  g_assert_cmpuint (of_cut->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (of_reversed->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/page-runs/round-trip", test_round_trip);
  g_test_add_func ("/workspace/page-runs/hostile", test_hostile);
  return g_test_run ();
}
