/* Records of every kind in and out, and what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"

#include <string.h>

#define UNKNOWN_ID "0192f5a0-0000-7000-8000-000000000000"

static void
assert_refused (gboolean done, GError **error, int code, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, PB_ERROR, code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

/* What is in comes out, minimal and full, after closing, by id, by key and in lists. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    fixture_begin (fixture->store, "test");
    for (guint full = 0; full < 2; full++) {
      PbRecord *record = fixture_make (fixture->store, kind, (guint) kind * 10 + full, full != 0);

      pb_store_insert (fixture->store, record, &error);
      g_assert_no_error (error);
      g_ptr_array_add (records, record);
    }
    fixture_commit (fixture->store);
    g_assert_true (pb_store_has_touched (fixture->store, kind));
  }
  fixture_reopen (fixture);
  for (guint i = 0; i < records->len; i++) {
    PbRecord *record = g_ptr_array_index (records, i);
    PbKind kind = pb_record_get_kind (record);
    g_autoptr (PbRecord) got = pb_store_get (fixture->store, kind, pb_record_get_id (record), &error);

    g_assert_no_error (error);
    g_assert_true (pb_record_equal (record, got));
    if (pb_record_get_key (record) != NULL) {
      g_autoptr (PbRecord) by_key
          = pb_store_get_by_key (fixture->store, kind, pb_record_get_key (record), &error);

      g_assert_no_error (error);
      g_assert_true (pb_record_equal (record, by_key));
    }
  }
}

static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info (kind);
    g_autoptr (PbRecord) record = NULL;
    g_autoptr (PbRecord) got = NULL;

    fixture_begin (fixture->store, "test");
    record = fixture_make (fixture->store, kind, 1000 + (guint) kind, TRUE);
    g_assert_true (pb_store_insert (fixture->store, record, NULL));
    fixture_commit (fixture->store);
    /* Every column becomes something else; references are left, they are tested as such. */
    for (guint i = 2; i < info->n_columns; i++) {
      g_autofree char *value = fixture_value (&info->columns[i], 2001 + (guint) kind);

      if (info->columns[i].reference == PB_KIND_NONE)
        pb_record_set_nth (record, i, value);
    }
    pb_record_set_nth (record, 1, NULL);
    fixture_begin (fixture->store, "test");
    if (info->fixed) {
      assert_refused (pb_store_update (fixture->store, record, &error), &error, PB_ERROR_INVALID,
                      "stay as they are");
      assert_refused (pb_store_delete (fixture->store, kind, pb_record_get_id (record), &error), &error,
                      PB_ERROR_INVALID, info->table);
    } else {
      pb_store_update (fixture->store, record, &error);
      g_assert_no_error (error);
      got = pb_store_get (fixture->store, kind, pb_record_get_id (record), NULL);
      g_assert_true (pb_record_equal (got, record));
    }
    fixture_commit (fixture->store);
  }
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    g_autofree char *id = NULL;

    if (pb_kind_get_info (kind)->fixed)
      continue;
    fixture_begin (fixture->store, "test");
    id = fixture_insert (fixture->store, kind, 3000 + (guint) kind, FALSE);
    pb_store_delete (fixture->store, kind, id, &error);
    g_assert_no_error (error);
    g_assert_null (pb_store_get (fixture->store, kind, id, &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
    g_clear_error (&error);
    fixture_commit (fixture->store);
  }
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const char *table = pb_kind_get_info (kind)->table;
    g_autoptr (PbRecord) record = NULL;
    g_autoptr (GPtrArray) none = NULL;

    assert_refused (pb_store_get (fixture->store, kind, UNKNOWN_ID, &error) != NULL, &error,
                    PB_ERROR_NOT_FOUND, table);
    assert_refused (pb_store_get_by_key (fixture->store, kind, "nobody", &error) != NULL, &error,
                    PB_ERROR_NOT_FOUND, table);
    fixture_begin (fixture->store, "test");
    assert_refused (pb_store_delete (fixture->store, kind, UNKNOWN_ID, &error), &error, PB_ERROR_NOT_FOUND,
                    table);
    record = fixture_make (fixture->store, kind, 1, FALSE);
    assert_refused (pb_store_find_same (fixture->store, record, &error) != NULL, &error, PB_ERROR_NOT_FOUND,
                    table);
    assert_refused (pb_store_update (fixture->store, record, &error), &error, PB_ERROR_NOT_FOUND, table);
    pb_store_rollback (fixture->store);
    none = pb_store_list (fixture->store, kind, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (none->len, ==, 0);
  }
}

/* Required columns, wrong choices, taken keys, references to nothing: of every kind that can have them. */
static void
test_constraints (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (PbKind kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info (kind);

    for (guint i = 1; i < info->n_columns; i++) {
      const PbColumn *column = &info->columns[i];
      g_autoptr (PbRecord) record = NULL;

      fixture_begin (fixture->store, "test");
      record = fixture_make (fixture->store, kind, 5, FALSE);
      if (column->required) {
        pb_record_set_nth (record, i, NULL);
        assert_refused (pb_store_insert (fixture->store, record, &error), &error, PB_ERROR_INVALID,
                        column->form_name);
      } else if (column->reference != PB_KIND_NONE) {
        pb_record_set_nth (record, i, UNKNOWN_ID);
        g_assert_true (pb_store_insert (fixture->store, record, &error));
        assert_refused (pb_store_commit (fixture->store, &error), &error, PB_ERROR_INVALID,
                        column->form_name);
        continue;
      } else if (column->type != PB_COLUMN_TYPE_TEXT) {
        pb_record_set_nth (record, i, "no such thing");
        assert_refused (pb_store_insert (fixture->store, record, &error), &error, PB_ERROR_INVALID,
                        column->name);
      }
      pb_store_rollback (fixture->store);
    }
    fixture_begin (fixture->store, "test");
    for (guint twice = 0; twice < 2; twice++) {
      g_autoptr (PbRecord) record = fixture_make (fixture->store, kind, 6 + twice, FALSE);

      pb_record_set_nth (record, 1, "SAME-KEY");
      if (twice == 0)
        g_assert_true (pb_store_insert (fixture->store, record, NULL));
      else
        assert_refused (pb_store_insert (fixture->store, record, &error), &error, PB_ERROR_EXISTS,
                        "SAME-KEY: this key is taken");
    }
    pb_store_rollback (fixture->store);
  }
}

static void
test_bad_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRecord) named = pb_record_new (PB_KIND_PLACE, "my-own-id");
  g_autoptr (PbRecord) place = pb_record_new (PB_KIND_PLACE, NULL);

  fixture_begin (fixture->store, "test");
  pb_record_set (named, "label", "somewhere");
  assert_refused (pb_store_insert (fixture->store, named, &error), &error, PB_ERROR_INVALID, "not an id");
  pb_record_set (place, "label", "\xff\xfe");
  assert_refused (pb_store_insert (fixture->store, place, &error), &error, PB_ERROR_INVALID, "UTF-8");
  pb_record_set (place, "label", "somewhere");
  g_assert_true (pb_store_insert (fixture->store, place, NULL));
  assert_refused (pb_store_insert (fixture->store, place, &error), &error, PB_ERROR_EXISTS,
                  "is there already");
  fixture_commit (fixture->store);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PLACE, NULL, NULL, NULL), ==, 1);
}

/* Nothing cascades: who refers is named by kind, key and column. */
static void
test_delete_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRecord) role = NULL;
  const char *party_id = NULL;

  fixture_begin (fixture->store, "test");
  role = fixture_make (fixture->store, PB_KIND_ROLE, 1, FALSE);
  pb_record_set (role, "key", "R1");
  g_assert_true (pb_store_insert (fixture->store, role, NULL));
  party_id = pb_record_get (role, "party_id");
  assert_refused (pb_store_delete (fixture->store, PB_KIND_PARTY, party_id, &error), &error, PB_ERROR_INVALID,
                  "role R1 (party) refers to it");
  g_assert_true (pb_store_delete (fixture->store, PB_KIND_ROLE, pb_record_get_id (role), NULL));
  g_assert_true (pb_store_delete (fixture->store, PB_KIND_PARTY, party_id, NULL));
  fixture_commit (fixture->store);
}

/* A person who stands in the history does not vanish from it. */
static void
test_delete_user_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *user = NULL;

  fixture_begin (fixture->store, "test");
  user = fixture_insert (fixture->store, PB_KIND_USER, 1, FALSE);
  fixture_commit (fixture->store);
  pb_store_set_user (fixture->store, user);
  fixture_begin (fixture->store, "test");
  g_free (fixture_insert (fixture->store, PB_KIND_PLACE, 1, FALSE));
  fixture_commit (fixture->store);
  fixture_begin (fixture->store, "test");
  assert_refused (pb_store_delete (fixture->store, PB_KIND_USER, user, &error), &error, PB_ERROR_INVALID,
                  "the history");
  pb_store_rollback (fixture->store);
}

/* Rows may come in any order within a gesture. */
static void
test_references_deferred (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbRecord) inner = pb_record_new (PB_KIND_PLACE, NULL);
  g_autoptr (PbRecord) outer = pb_record_new (PB_KIND_PLACE, NULL);

  pb_record_set (inner, "label", "room");
  pb_record_set (inner, "within_id", pb_record_get_id (outer));
  pb_record_set (outer, "label", "house");
  fixture_begin (fixture->store, "test");
  g_assert_true (pb_store_insert (fixture->store, inner, NULL));
  g_assert_true (pb_store_insert (fixture->store, outer, NULL));
  pb_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  static const char *const exhibits[][2] = {{"3", "a"}, {NULL, "b"}, {"3", NULL}, {"4", NULL}};
  g_autofree char *exhibit = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (GPtrArray) unquoted = NULL;

  fixture_begin (fixture->store, "test");
  exhibit = fixture_insert (fixture->store, PB_KIND_EXHIBIT, 1, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (exhibits); i++) {
    g_autoptr (PbRecord) passage = pb_record_new (PB_KIND_PASSAGE, NULL);

    pb_record_set (passage, "exhibit", exhibit);
    pb_record_set (passage, "page", exhibits[i][0]);
    pb_record_set (passage, "quote", exhibits[i][1]);
    g_assert_true (pb_store_insert (fixture->store, passage, NULL));
  }
  fixture_commit (fixture->store);
  all = pb_store_list (fixture->store, PB_KIND_PASSAGE, NULL, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpstr (pb_record_get_id (all->pdata[i - 1]), <, pb_record_get_id (all->pdata[i]));
  third = pb_store_list (fixture->store, PB_KIND_PASSAGE, "page", "3", NULL);
  g_assert_cmpuint (third->len, ==, 2);
  unquoted = pb_store_list (fixture->store, PB_KIND_PASSAGE, "quote", NULL, NULL);
  g_assert_cmpuint (unquoted->len, ==, 2);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PASSAGE, NULL, NULL, NULL), ==, 4);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PASSAGE, "exhibit", exhibit, NULL), ==, 4);
  g_assert_cmpint (pb_store_count (fixture->store, PB_KIND_PASSAGE, "page", NULL, NULL), ==, 1);
}

static void
test_find_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) passage = NULL;
  g_autoptr (PbRecord) other = NULL;
  g_autoptr (PbRecord) found = NULL;
  g_autoptr (PbRecord) title = pb_record_new (PB_KIND_CASE_FILE, NULL);
  g_autoptr (PbRecord) second_title = pb_record_new (PB_KIND_CASE_FILE, NULL);
  g_autoptr (PbRecord) found_title = NULL;
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "test");
  passage = fixture_make (fixture->store, PB_KIND_PASSAGE, 1, FALSE);
  pb_record_set (passage, "page", "3");
  g_assert_true (pb_store_insert (fixture->store, passage, NULL));
  other = pb_record_new (PB_KIND_PASSAGE, NULL);
  pb_record_set (other, "exhibit", pb_record_get (passage, "exhibit"));
  pb_record_set (other, "page", "3");
  pb_record_set (other, "note", "differs where it does not matter");
  /* Quote, region and time are empty in both: empty equals empty. */
  found = pb_store_find_same (fixture->store, other, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pb_record_get_id (found), ==, pb_record_get_id (passage));
  pb_record_set (other, "quote", "something");
  g_assert_null (pb_store_find_same (fixture->store, other, NULL));

  /* There is one title in a case, whatever it says. */
  pb_record_set (title, "title", "one");
  pb_record_set (second_title, "title", "two");
  g_assert_null (pb_store_find_same (fixture->store, title, NULL));
  g_assert_true (pb_store_insert (fixture->store, title, NULL));
  found_title = pb_store_find_same (fixture->store, second_title, NULL);
  g_assert_cmpstr (pb_record_get (found_title, "title"), ==, "one");
  fixture_commit (fixture->store);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/store/records/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("update", test_update);
  ADD ("delete", test_delete);
  ADD ("not-found", test_not_found);
  ADD ("constraints", test_constraints);
  ADD ("bad-records", test_bad_records);
  ADD ("delete-refused", test_delete_refused);
  ADD ("delete-user-refused", test_delete_user_refused);
  ADD ("references-in-any-order", test_references_deferred);
  ADD ("list", test_list);
  ADD ("find-same", test_find_same);
  return g_test_run ();
}
