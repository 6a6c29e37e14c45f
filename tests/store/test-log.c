/* The change log: what is hashed, the clock, what a gesture leaves behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-store-chain.h"
#include "pb-store-views.h"

#include <string.h>

static char *
hex_of (const guint8 *digest)
{
  return pb_vault_hash_hex (digest);
}

/* Computed with Python's hashlib after the words of pb-store-chain.h. They stand for ever: files are checked
 * by them. */
static void
test_vectors (void)
{
  guint8 salt[PB_STORE_CHAIN_SALT_SIZE], previous[PB_VAULT_HASH_SIZE];
  guint8 open[PB_VAULT_HASH_SIZE], identity[PB_VAULT_HASH_SIZE], hash[PB_VAULT_HASH_SIZE];
  PbStoreLink link = {
      .replica = "0192f5a0-0000-7000-8000-000000000001",
      .sequence = 7,
      .previous = previous,
      .clock = G_GINT64_CONSTANT (117674131292160005),
      .gesture = "0192f5a0-0000-7000-8000-000000000002",
      .label = "edit",
      .direction = "do",
      .at = G_GINT64_CONSTANT (1795564800000000),
      .action = "insert",
      .kind = "place",
      .record = "0192f5a0-0000-7000-8000-000000000003",
      .commitment = open,
  };

  for (guint i = 0; i < sizeof previous; i++)
    previous[i] = (guint8) i;
  memcpy (salt, previous, sizeof salt);
  pb_store_chain_commit (salt, NULL, "{\"id\":\"1\",\"label\":\"ค่าแรง\"}", open);
  pb_store_chain_commit (salt, "{\"value\":\"x\"}", NULL, identity);
  {
    g_autofree char *a = hex_of (open);
    g_autofree char *b = hex_of (identity);

    g_assert_cmpstr (a, ==, "e6556cc45f6f1521d42b4ff6a84f4b3a951a4a38ece407fd9e62f566e702b0f2");
    g_assert_cmpstr (b, ==, "03f0446f49c26c9811ff98110389176135c8b4eefe6cefa01cfcb4d31b6b5d9f");
  }
  pb_store_chain_hash (&link, hash);
  {
    g_autofree char *hex = hex_of (hash);

    g_assert_cmpstr (hex, ==, "525e5461bab998fb43d1a8c1ce3eeed023c8b892e4105c71555e2860b8619880");
  }
  link.identity_commitment = identity;
  link.target = "T";
  link.user = "U";
  pb_store_chain_hash (&link, hash);
  {
    g_autofree char *hex = hex_of (hash);

    g_assert_cmpstr (hex, ==, "9fd71990534427688e3748a2502063fcd707882578e2f9916163b33426fcdc9e");
  }
}

/* What moves from one field to the next is another change. */
static void
test_no_ambiguity (void)
{
  guint8 zero[PB_VAULT_HASH_SIZE] = {0};
  guint8 first[PB_VAULT_HASH_SIZE], second[PB_VAULT_HASH_SIZE];
  PbStoreLink link = {.replica = "r",
                      .previous = zero,
                      .gesture = "g",
                      .label = "ab",
                      .direction = "c",
                      .action = "a",
                      .kind = "k",
                      .record = "i",
                      .commitment = zero};

  pb_store_chain_hash (&link, first);
  link.label = "a";
  link.direction = "bc";
  pb_store_chain_hash (&link, second);
  g_assert_true (memcmp (first, second, sizeof first) != 0);
}

static PbRecord *
insert_place (PbStore *store, const char *label)
{
  PbRecord *place = pb_record_new (PB_KIND_PLACE, NULL);

  pb_record_set (place, "label", label);
  g_assert_true (pb_store_insert (store, place, NULL));
  return place;
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) place = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) others = NULL;
  PbStoreChange *latest = NULL;
  PbStoreChange *first = NULL;

  fixture_begin (fixture->store, "import");
  place = insert_place (fixture->store, "one");
  fixture_commit (fixture->store);
  fixture_begin (fixture->store, "edit");
  pb_record_set (place, "label", "two");
  g_assert_true (pb_store_update (fixture->store, place, NULL));
  g_assert_true (pb_store_delete (fixture->store, PB_KIND_PLACE, pb_record_get_id (place), NULL));
  fixture_commit (fixture->store);

  changes = pb_store_list_changes (fixture->store, PB_KIND_PLACE, pb_record_get_id (place), 0, NULL);
  g_assert_cmpuint (changes->len, ==, 3);
  latest = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (latest->action, ==, "delete");
  g_assert_cmpstr (latest->label, ==, "edit");
  g_assert_cmpstr (latest->direction, ==, "do");
  g_assert_cmpstr (latest->replica_id, ==, pb_store_get_replica (fixture->store));
  g_assert_cmpint (latest->sequence, ==, 3);
  g_assert_null (latest->after);
  g_assert_nonnull (strstr (latest->before, "\"label\":\"two\""));
  first = g_ptr_array_index (changes, 2);
  g_assert_cmpstr (first->action, ==, "insert");
  g_assert_null (first->before);
  g_assert_nonnull (strstr (first->after, "\"label\":\"one\""));
  g_assert_false (first->erased);
  g_assert_false (first->identity);
  others = pb_store_list_changes (fixture->store, PB_KIND_ACT, NULL, 0, NULL);
  g_assert_cmpuint (others->len, ==, 0);
  g_clear_pointer (&others, g_ptr_array_unref);
  others = pb_store_list_changes (fixture->store, PB_KIND_NONE, NULL, 2, NULL);
  g_assert_cmpuint (others->len, ==, 2);
}

/* Identity values are in a payload of their own and in none of the open texts. */
static void
test_identity_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) identity = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *open = NULL;
  g_autofree char *secret = NULL;

  fixture_begin (fixture->store, "import");
  identity = fixture_make (fixture->store, PB_KIND_IDENTITY, 0, FALSE);
  pb_record_set (identity, "value", "Somchai of the river");
  g_assert_true (pb_store_insert (fixture->store, identity, NULL));
  fixture_commit (fixture->store);
  changes = pb_store_list_changes (fixture->store, PB_KIND_IDENTITY, NULL, 0, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (((PbStoreChange *) g_ptr_array_index (changes, 0))->identity);
  open = fixture_ask (fixture->path,
                      "SELECT count (*) FROM change_payload WHERE class = 'open' AND after LIKE '%Somchai%'");
  secret = fixture_ask (fixture->path, "SELECT after FROM change_payload WHERE class = 'identity'");
  g_assert_cmpstr (open, ==, "0");
  g_assert_cmpstr (secret, ==, "{\"value\":\"Somchai of the river\"}");
}

static void
test_no_difference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) place = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *gestures = NULL;

  fixture_begin (fixture->store, "import");
  place = insert_place (fixture->store, "one");
  fixture_commit (fixture->store);
  fixture_begin (fixture->store, "edit");
  g_assert_true (pb_store_update (fixture->store, place, NULL));
  fixture_commit (fixture->store);
  g_assert_false (pb_store_has_touched (fixture->store, PB_KIND_PLACE));
  changes = pb_store_list_changes (fixture->store, PB_KIND_NONE, NULL, 0, NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  gestures = fixture_ask (fixture->path, "SELECT count (*) FROM gesture");
  g_assert_cmpstr (gestures, ==, "1");
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *before = fixture_dump (fixture->path);
  g_autofree char *after = NULL;

  fixture_begin (fixture->store, "import");
  g_object_unref (insert_place (fixture->store, "one"));
  pb_store_rollback (fixture->store);
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
  changes = pb_store_list_changes (fixture->store, PB_KIND_NONE, NULL, 0, NULL);
  g_assert_cmpuint (changes->len, ==, 0);
}

static gint64 wall;

static gint64
wall_clock (void)
{
  return wall;
}

static gint64
latest_clock (PbStore *store)
{
  g_autoptr (GPtrArray) changes = pb_store_list_changes (store, PB_KIND_NONE, NULL, 1, NULL);

  return ((PbStoreChange *) g_ptr_array_index (changes, 0))->clock;
}

/* Forward with the wall clock; never back with it, also across a restart. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  static const struct {
    gint64 wall_ms;
    gint64 clock_ms;
    gint64 counter;
  } steps[] = {
      {5000, 5000, 0}, {5000, 5000, 1}, {5001, 5001, 0}, {100, 5001, 1}, {-7, 5001, 2}, {5002, 5002, 0},
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    wall = steps[i].wall_ms * 1000;
    fixture_reopen (fixture);
    pb_store_set_clock (fixture->store, wall_clock);
    fixture_begin (fixture->store, "edit");
    g_object_unref (insert_place (fixture->store, "x"));
    fixture_commit (fixture->store);
    g_assert_cmpint (latest_clock (fixture->store), ==, steps[i].clock_ms << 16 | steps[i].counter);
  }
  /* More changes in one millisecond than the counter has room for run into the next one. */
  g_assert_cmpint (
      fixture_tamper (fixture->path, "UPDATE change SET clock = clock + 65535 WHERE sequence = 6"), ==, 1);
  fixture_begin (fixture->store, "import");
  g_object_unref (insert_place (fixture->store, "x"));
  fixture_commit (fixture->store);
  g_assert_cmpint (latest_clock (fixture->store), ==, (G_GINT64_CONSTANT (5002) << 16) + 65536);
}

/* A log whose numbers leave no room is refused before anything is written. */
static void
test_hostile_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const hostile[] = {
      "UPDATE change SET clock = 9223372036854775807",
      "UPDATE change SET clock = 1, sequence = 9223372036854775807",
      "UPDATE change SET sequence = -5",
      "UPDATE change SET sequence = 1, hash = x'00'",
  };

  fixture_begin (fixture->store, "edit");
  g_object_unref (insert_place (fixture->store, "x"));
  fixture_commit (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (fixture_tamper (fixture->path, hostile[i]), >, 0);
    g_assert_false (pb_store_begin (fixture->store, "edit", TRUE, &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  }
}

/* After another copy's later changes the clock goes on from there. */
static void
test_clock_of_others (Fixture *fixture, gconstpointer data)
{
  fixture_begin (fixture->store, "edit");
  g_object_unref (insert_place (fixture->store, "x"));
  fixture_commit (fixture->store);
  fixture_tamper (
      fixture->path,
      "INSERT INTO replica SELECT '0192f5a0-0000-7000-8000-000000000009', NULL, 0, 0;"
      "INSERT INTO gesture SELECT '0192f5a0-0000-7000-8000-000000000008', "
      "'0192f5a0-0000-7000-8000-000000000009', NULL, "
      "label, direction, NULL, 1, at FROM gesture;"
      "INSERT INTO change SELECT '0192f5a0-0000-7000-8000-000000000009', 1, previous, 4611686018427387904, "
      "'0192f5a0-0000-7000-8000-000000000008', action, kind, record_id, commitment, NULL, hash FROM change");
  fixture_begin (fixture->store, "edit");
  g_object_unref (insert_place (fixture->store, "x"));
  fixture_commit (fixture->store);
  g_assert_cmpint (latest_clock (fixture->store), ==, G_GINT64_CONSTANT (4611686018427387905));
}

/* A gesture with a @fixed record in it is not undoable, wherever in it the record stands. */
static void
test_fixed_not_undoable (Fixture *fixture, gconstpointer data)
{
  for (guint late = 0; late < 2; late++) {
    g_autofree char *undoable = NULL;

    fixture_begin (fixture->store, "take-in");
    if (late)
      g_object_unref (insert_place (fixture->store, "x"));
    g_free (fixture_insert (fixture->store, PB_KIND_CUSTODY_EVENT, late, FALSE));
    if (!late)
      g_object_unref (insert_place (fixture->store, "x"));
    fixture_commit (fixture->store);
    undoable = fixture_ask (fixture->path, "SELECT undoable FROM gesture ORDER BY id DESC LIMIT 1");
    g_assert_cmpstr (undoable, ==, "0");
  }
}

/* A refused row spoils nothing: the caller may go on. */
static void
test_refused_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRecord) place = pb_record_new (PB_KIND_PLACE, NULL);

  fixture_begin (fixture->store, "edit");
  g_object_unref (insert_place (fixture->store, "first"));
  pb_record_set (place, "label", "second");
  g_assert_true (pb_store_insert (fixture->store, place, NULL));
  g_assert_false (pb_store_insert (fixture->store, place, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_EXISTS);
  fixture_commit (fixture->store);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 2);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/store/log/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/log/vectors", test_vectors);
  g_test_add_func ("/store/log/no-ambiguity", test_no_ambiguity);
  ADD ("history", test_history);
  ADD ("identity-apart", test_identity_apart);
  ADD ("no-difference-no-trace", test_no_difference);
  ADD ("rollback-leaves-nothing", test_rollback);
  ADD ("clock-never-goes-back", test_clock);
  ADD ("hostile-numbers", test_hostile_numbers);
  ADD ("clock-of-other-copies", test_clock_of_others);
  ADD ("fixed-is-not-undoable", test_fixed_not_undoable);
  ADD ("refused-row-spoils-nothing", test_refused_row);
  return g_test_run ();
}
