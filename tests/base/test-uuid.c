/* test-uuid.c: pb-uuid: form, order, uniqueness, also between threads and with a clock set back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-uuid"

#include "pb-uuid.h"

#include <string.h>

#define N_THREADS 4
#define N_IDS 5000

static void
test_form (void)
{
  static const char *const invalid[] = {
      "",
      "018f3f2a-0000-7000-8000-00000000000",
      "018f3f2a-0000-7000-8000-0000000000000",
      "018f3f2a-0000-4000-8000-000000000000",
      "018f3f2a-0000-7000-7000-000000000000",
      "018f3f2a-0000-7000-c000-000000000000",
      "018F3F2A-0000-7000-8000-000000000000",
      "018f3f2a00000-7000-8000-000000000000",
      "018f3f2a-0000-7000-8000-00000000000g",
      "{18f3f2a-0000-7000-8000-00000000000}",
  };
  g_autofree char *id = pb_uuid_new ();

  g_assert_cmpuint (strlen (id), ==, PB_UUID_LENGTH);
  g_assert_true (pb_uuid_is_valid (id));
  /* Test vector of RFC 9562, appendix A.6. */
  g_assert_true (pb_uuid_is_valid ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
  g_assert_false (pb_uuid_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (pb_uuid_is_valid (invalid[i]));
}

/* Subprocess: the clock of ids only goes forward in a process, and other tests have used the real one. */
static void
test_clock (void)
{
  g_autofree char *id = NULL;
  g_autofree char *same = NULL;
  g_autofree char *back = NULL;
  g_autofree char *next = NULL;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, 0);
    g_test_trap_assert_passed ();
    return;
  }
  id = pb_uuid_new_at (G_GINT64_CONSTANT (0x017f22e279b0));
  same = pb_uuid_new_at (G_GINT64_CONSTANT (0x017f22e279b0));
  back = pb_uuid_new_at (0);
  next = pb_uuid_new_at (G_GINT64_CONSTANT (0x017f22e279b1));
  g_assert_true (g_str_has_prefix (id, "017f22e2-79b0-7"));
  g_assert_cmpstr (id, <, same);
  g_assert_cmpstr (same, <, back);
  g_assert_cmpstr (back, <, next);
  g_assert_true (g_str_has_prefix (next, "017f22e2-79b1-7"));
}

static gpointer
make_ids (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_IDS; i++)
    g_ptr_array_add (ids, pb_uuid_new ());
  return ids;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("ids", make_ids, NULL);
  for (guint i = 0; i < N_THREADS; i++) {
    g_autoptr (GPtrArray) ids = g_thread_join (threads[i]);
    const char *previous = "";

    for (guint j = 0; j < ids->len; j++) {
      const char *id = g_ptr_array_index (ids, j);

      g_assert_true (pb_uuid_is_valid (id));
      g_assert_cmpstr (previous, <, id);
      g_assert_true (g_hash_table_add (seen, g_strdup (id)));
      previous = id;
    }
  }
  g_assert_cmpuint (g_hash_table_size (seen), ==, N_THREADS * N_IDS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/form", test_form);
  g_test_add_func ("/base/uuid/time-first-and-only-forward", test_clock);
  g_test_add_func ("/base/uuid/ascending-and-unique-in-threads", test_threads);
  return g_test_run ();
}
