/* Undo and redo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-store-views.h"

#include <string.h>

#define N_EDITS 40

static char *
add_place (PbStore *store, const char *label)
{
  g_autoptr (PbRecord) place = pb_record_new (PB_KIND_PLACE, NULL);

  pb_record_set (place, "label", label);
  fixture_begin (store, label);
  g_assert_true (pb_store_insert (store, place, NULL));
  fixture_commit (store);
  return g_strdup (pb_record_get_id (place));
}

static void
set_place (PbStore *store, const char *id, const char *column, const char *value)
{
  g_autoptr (PbRecord) place = pb_store_get (store, PB_KIND_PLACE, id, NULL);

  pb_record_set (place, column, value);
  fixture_begin (store, "edit");
  g_assert_true (pb_store_update (store, place, NULL));
  fixture_commit (store);
}

static void
assert_undo (PbStore *store, const char *label)
{
  g_autofree char *said = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  said = pb_store_dup_undo_label (store, NULL);
  g_assert_cmpstr (said, ==, label);
  pb_store_undo (store, &undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone, ==, label);
}

static void
assert_redo (PbStore *store, const char *label)
{
  g_autofree char *said = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  said = pb_store_dup_redo_label (store, NULL);
  g_assert_cmpstr (said, ==, label);
  pb_store_redo (store, &redone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redone, ==, label);
}

static void
assert_refused (gboolean done, GError **error, int code, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, PB_ERROR, code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_NOT_FOUND, "undo");
  assert_refused (pb_store_redo (fixture->store, NULL, &error), &error, PB_ERROR_NOT_FOUND, "redo");
  /* And what is looked for leaves the file free. */
  g_free (add_place (fixture->store, "one"));
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (add_place (fixture->store, "a"));
  g_free (add_place (fixture->store, "b"));
  g_free (add_place (fixture->store, "c"));
  assert_undo (fixture->store, "c");
  fixture_reopen (fixture);
  assert_undo (fixture->store, "b");
  assert_redo (fixture->store, "b");
  assert_undo (fixture->store, "b");
  assert_undo (fixture->store, "a");
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_NOT_FOUND, "undo");
  fixture_reopen (fixture);
  assert_redo (fixture->store, "a");
  assert_redo (fixture->store, "b");
  /* What is done now ends what could be redone. */
  g_free (add_place (fixture->store, "d"));
  assert_refused (pb_store_redo (fixture->store, NULL, &error), &error, PB_ERROR_NOT_FOUND, "redo");
  assert_undo (fixture->store, "d");
  assert_undo (fixture->store, "b");
  assert_redo (fixture->store, "b");
  assert_redo (fixture->store, "d");
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 3);
}

/* Undone gestures that were not undoable are passed over, and stay. */
static void
test_not_undoable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (add_place (fixture->store, "a"));
  g_assert_true (pb_store_begin (fixture->store, "take-in", FALSE, NULL));
  g_free (fixture_insert (fixture->store, PB_KIND_PARTY, 1, FALSE));
  fixture_commit (fixture->store);
  fixture_begin (fixture->store, "custody");
  g_free (fixture_insert (fixture->store, PB_KIND_CUSTODY_EVENT, 1, FALSE));
  fixture_commit (fixture->store);
  assert_undo (fixture->store, "a");
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_NOT_FOUND, "undo");
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PARTY, NULL, NULL, NULL), ==, 1);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_CUSTODY_EVENT, NULL, NULL, NULL), ==, 1);
  /* Also when a foreign hand says it may be undone. */
  fixture_tamper (fixture->path, "UPDATE gesture SET undoable = 1");
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_CONFLICT, "custody_event");
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_CUSTODY_EVENT, NULL, NULL, NULL), ==, 1);
}

/* An undo passes over everything else that happened, but never over a change to the same record. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = add_place (fixture->store, "a");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRecord) record = pb_store_get (fixture->store, PB_KIND_PLACE, place, NULL);

  pb_record_set (record, "key", "P1");
  g_assert_true (pb_store_begin (fixture->store, "by somebody else", FALSE, NULL));
  g_assert_true (pb_store_update (fixture->store, record, NULL));
  fixture_commit (fixture->store);
  before = fixture_dump (fixture->path);
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_CONFLICT,
                  "place P1: it was changed since");
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_conflict_reference (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = add_place (fixture->store, "outer");
  g_autoptr (PbRecord) inner = pb_record_new (PB_KIND_PLACE, NULL);
  g_autoptr (GError) error = NULL;

  pb_record_set (inner, "label", "inner");
  pb_record_set (inner, "key", "INNER");
  pb_record_set (inner, "within_id", place);
  g_assert_true (pb_store_begin (fixture->store, "by somebody else", FALSE, NULL));
  g_assert_true (pb_store_insert (fixture->store, inner, NULL));
  fixture_commit (fixture->store);
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_CONFLICT,
                  "place INNER (within)");
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 2);
}

static void
test_conflict_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = add_place (fixture->store, "a");
  g_autoptr (PbRecord) other = pb_record_new (PB_KIND_PLACE, NULL);
  g_autoptr (GError) error = NULL;

  set_place (fixture->store, place, "key", "P1");
  set_place (fixture->store, place, "key", "P2");
  pb_record_set (other, "label", "other");
  pb_record_set (other, "key", "P1");
  g_assert_true (pb_store_begin (fixture->store, "by somebody else", FALSE, NULL));
  g_assert_true (pb_store_insert (fixture->store, other, NULL));
  fixture_commit (fixture->store);
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_CONFLICT, "its key");
}

static void
test_erased (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = add_place (fixture->store, "a");
  g_autoptr (GError) error = NULL;

  set_place (fixture->store, place, "label", "b");
  fixture_tamper (fixture->path, "DELETE FROM change_payload WHERE sequence = 2");
  assert_refused (pb_store_undo (fixture->store, NULL, &error), &error, PB_ERROR_CONFLICT, "erased");
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, "label", "b", NULL), ==, 1);
}

/* A column whose default was emptied, identity values, bytes: all come back as they were. */
static void
test_whole_record (Fixture *fixture, gconstpointer data)
{
  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    g_autofree char *id = NULL;
    g_autofree char *before = NULL;
    g_autofree char *between = NULL;
    g_autofree char *after = NULL;

    if (pb_kind_get_info (kind)->fixed)
      continue;
    fixture_begin (fixture->store, "make");
    id = fixture_insert (fixture->store, kind, 100 + (guint) kind, TRUE);
    fixture_commit (fixture->store);
    before = fixture_dump (fixture->path);
    fixture_begin (fixture->store, "delete");
    g_assert_true (pb_store_delete (fixture->store, kind, id, NULL));
    fixture_commit (fixture->store);
    between = fixture_dump (fixture->path);
    assert_undo (fixture->store, "delete");
    after = fixture_dump (fixture->path);
    g_assert_cmpstr (before, ==, after);
    assert_redo (fixture->store, "delete");
    g_free (after);
    after = fixture_dump (fixture->path);
    g_assert_cmpstr (between, ==, after);
  }
}

/* Kinds that refer to each other in a row, so that edits and their undos cross them. */
static const PbKind edited[]
    = {PB_KIND_PARTY,    PB_KIND_PLACE,   PB_KIND_ACT,     PB_KIND_ROLE,      PB_KIND_FACT,
       PB_KIND_IDENTITY, PB_KIND_EXHIBIT, PB_KIND_PASSAGE, PB_KIND_ASSERTION, PB_KIND_USER};

static void
edit_something (PbStore *store, GRand *rand)
{
  PbKind kind = edited[g_rand_int_range (rand, 0, G_N_ELEMENTS (edited))];
  g_autoptr (GPtrArray) rows = pb_store_list (store, kind, NULL, NULL, NULL);
  PbRecord *row = NULL;
  const PbKindInfo *info = pb_kind_get_info (kind);

  if (rows->len < 2 || g_rand_int_range (rand, 0, 3) == 0) {
    g_free (fixture_insert (store, kind, (guint) g_rand_int_range (rand, 0, 1000000), g_rand_boolean (rand)));
    return;
  }
  row = g_ptr_array_index (rows, g_rand_int_range (rand, 0, (gint32) rows->len));
  if (g_rand_int_range (rand, 0, 4) == 0) {
    /* Refused where somebody refers to it: that is fine. */
    pb_store_delete (store, kind, pb_record_get_id (row), NULL);
    return;
  }
  for (guint i = 2; i < info->n_columns; i++) {
    const PbColumn *column = &info->columns[i];
    g_autofree char *value = fixture_value (column, (guint) g_rand_int_range (rand, 0, 1000000));

    if (column->reference == PB_KIND_NONE && g_rand_boolean (rand))
      pb_record_set_nth (
          row, i, !column->required && column->default_value == NULL && g_rand_boolean (rand) ? NULL : value);
  }
  g_assert_true (pb_store_update (store, row, NULL));
}

/* Whatever was done, undoing all of it gives each state back on the way, and redoing all of it each on the
 * way forward. */
static void
test_property (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) problems = NULL;

  g_ptr_array_add (states, fixture_dump (fixture->path));
  for (guint i = 0; i < N_EDITS; i++) {
    char *state = NULL;

    fixture_begin (fixture->store, "edit");
    for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
      edit_something (fixture->store, rand);
    fixture_commit (fixture->store);
    state = fixture_dump (fixture->path);
    /* A gesture that came to nothing is not there to be undone. */
    if (g_str_equal (state, g_ptr_array_index (states, states->len - 1)))
      g_free (state);
    else
      g_ptr_array_add (states, state);
  }
  g_assert_cmpuint (states->len, >, N_EDITS / 2);
  for (guint round = 0; round < 2; round++) {
    for (guint i = states->len - 1; i > 0; i--) {
      g_autofree char *state = NULL;

      assert_undo (fixture->store, "edit");
      state = fixture_dump (fixture->path);
      g_assert_cmpstr (state, ==, g_ptr_array_index (states, i - 1));
      if (i == states->len / 2)
        fixture_reopen (fixture);
    }
    for (guint i = 1; i < states->len; i++) {
      g_autofree char *state = NULL;

      assert_redo (fixture->store, "edit");
      state = fixture_dump (fixture->path);
      g_assert_cmpstr (state, ==, g_ptr_array_index (states, i));
    }
  }
  problems = pb_store_check (fixture->store, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < problems->len; i++) {
    PbStoreProblem *problem = g_ptr_array_index (problems, i);

    /* The exhibits of this test name files that were never taken in. */
    g_test_message ("%s: %s", problem->where, problem->what);
    g_assert_cmpstr (problem->what, ==, "It is not in the case");
  }
}

/* Foreign keys are on again afterwards. */
static void
test_references_afterwards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRecord) inner = pb_record_new (PB_KIND_PLACE, NULL);

  g_free (add_place (fixture->store, "a"));
  assert_undo (fixture->store, "a");
  pb_record_set (inner, "label", "inner");
  pb_record_set (inner, "within_id", "0192f5a0-0000-7000-8000-000000000000");
  fixture_begin (fixture->store, "edit");
  g_assert_true (pb_store_insert (fixture->store, inner, NULL));
  assert_refused (pb_store_commit (fixture->store, &error), &error, PB_ERROR_INVALID, "within");
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/store/undo/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-to-do", test_nothing);
  ADD ("order-and-restarts", test_order);
  ADD ("not-undoable", test_not_undoable);
  ADD ("changed-since", test_conflict);
  ADD ("referred-to-since", test_conflict_reference);
  ADD ("key-taken-since", test_conflict_key);
  ADD ("erased", test_erased);
  ADD ("whole-record-of-every-kind", test_whole_record);
  ADD ("property", test_property);
  ADD ("references-are-checked-afterwards", test_references_afterwards);
  return g_test_run ();
}
