/* The snapshot and the search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fixture.h"
#include "pb-store-files.h"
#include "pb-store-views.h"

#include <string.h>

static PbRecord *
insert (PbStore *store, PbKind kind, const char *key, ...)
{
  PbRecord *record = pb_record_new (kind, NULL);
  g_autoptr (GError) error = NULL;
  const char *column = NULL;
  va_list args;

  pb_record_set (record, "key", key);
  va_start (args, key);
  while ((column = va_arg (args, const char *)) != NULL)
    pb_record_set (record, column, va_arg (args, const char *));
  va_end (args);
  pb_store_insert (store, record, &error);
  g_assert_no_error (error);
  return record;
}

/* One statement of two pages with what was made of it. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  PbStore *store = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a statement", 11);
  g_autofree char *sha256 = NULL;
  g_autoptr (PbRecord) party = NULL, exhibit = NULL, passage = NULL, assertion = NULL, fact = NULL,
                       act = NULL, identity = NULL;
  const PbStorePage first
      = {.number = 0,
         .width = (char *) "595",
         .height = (char *) "842",
         .text = (char *) "The broker said that the fee\nwas 20,000 baht and kept my passport."};
  const PbStorePage second = {.number = 1,
                              .width = (char *) "595",
                              .height = (char *) "842",
                              .text = (char *) "เขา ยึด หนังสือ เดินทาง ของฉัน ไว้ 12 เดือน"};

  fixture_set_up (fixture, data);
  store = fixture->store;
  fixture_begin (store, "import");
  g_assert_true (pb_store_blob_insert_bytes (store, bytes, &sha256, NULL, NULL));
  g_assert_true (pb_store_page_insert (store, sha256, &first, NULL));
  g_assert_true (pb_store_page_insert (store, sha256, &second, NULL));
  party = insert (store, PB_KIND_PARTY, "V1", "kind", "person", "pseudonym", "V1", NULL);
  identity = insert (store, PB_KIND_IDENTITY, NULL, "party_id", pb_record_get_id (party), "kind", "name",
                     "value", "Somchai", NULL);
  exhibit = insert (store, PB_KIND_EXHIBIT, "E1", "kind", "statement", "label", "First statement of V1",
                    "sha256", sha256, NULL);
  passage = insert (store, PB_KIND_PASSAGE, "PA1", "exhibit_id", pb_record_get_id (exhibit), "page", "1",
                    "quote", "kept my passport", NULL);
  assertion = insert (store, PB_KIND_ASSERTION, "A1", "passage_id", pb_record_get_id (passage), "speaker_id",
                      pb_record_get_id (party), "basis", "saw", "proposition",
                      "The broker kept V1's passport", NULL);
  act = insert (store, PB_KIND_ACT, "ACT1", "kind", "document-retention", "label", "Passport kept", "date",
                "2016-05", NULL);
  fact = insert (store, PB_KIND_FACT, "F1", "label", "V1 could not leave", "act_id", pb_record_get_id (act),
                 NULL);
  fixture_commit (store);
}

static void
test_snapshot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSnapshot) snapshot = pb_store_load_snapshot (fixture->store, NULL, NULL, &error);
  PbAssertion *assertion = NULL;
  PbFact *fact = NULL;

  g_assert_no_error (error);
  assertion = pb_snapshot_find (snapshot->assertions, "A1");
  g_assert_nonnull (assertion);
  g_assert_cmpstr (assertion->speaker->pseudonym, ==, "V1");
  g_assert_cmpstr (assertion->passage->quote, ==, "kept my passport");
  g_assert_cmpuint (assertion->passage->page, ==, 1);
  g_assert_cmpstr (assertion->passage->exhibit->label, ==, "First statement of V1");
  fact = pb_snapshot_find (snapshot->facts, "F1");
  g_assert_cmpstr (fact->act->label, ==, "Passport kept");
  g_assert_cmpint (fact->act->date.precision, ==, PB_DATE_PRECISION_MONTH);
  g_assert_cmpuint (snapshot->parties->len, ==, 1);
}

/* Inside a gesture it shows what the gesture did, and does not end it. */
static void
test_snapshot_in_gesture (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbSnapshot) snapshot = NULL;
  g_autoptr (PbRecord) act = NULL;

  fixture_begin (fixture->store, "edit");
  act = insert (fixture->store, PB_KIND_ACT, "ACT2", "kind", "escape", "label", "Left", NULL);
  snapshot = pb_store_load_snapshot (fixture->store, NULL, NULL, NULL);
  g_assert_nonnull (pb_snapshot_find (snapshot->acts, "ACT2"));
  fixture_commit (fixture->store);
}

static void
test_snapshot_errors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pb_store_load_snapshot (fixture->store, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  fixture_tamper (fixture->path, "UPDATE act SET date = 'yesterday'");
  g_assert_null (pb_store_load_snapshot (fixture->store, NULL, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "ACT1"));
  g_clear_error (&error);
  fixture_tamper (fixture->path, "UPDATE act SET date = NULL; DELETE FROM passage");
  g_assert_null (pb_store_load_snapshot (fixture->store, NULL, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "A1"));
}

/* What is found, as "kind/page: snippet", in the order it is shown. */
static const struct {
  const char *query;
  const char *hits;
} searches[] = {
    {"20,000 baht", "exhibit/1: The broker said that the fee was 20,000 baht and kept my passport."},
    {"PASSPORT",
     "exhibit/1: …the fee was 20,000 baht and kept my passport.\n"
     "assertion/1: The broker kept V1's passport\npassage/1: kept my passport\nact/0: Passport kept"},
    {"could not leave", "fact/0: V1 could not leave"},
    {"first statement", "exhibit/0: First statement of V1"},
    /* Spaces of text extraction do not matter, nor does a line's end. */
    {"หนังสือเดินทาง", "exhibit/2: เขา ยึด หนังสือ เดินทาง ของฉัน ไว้ 12 เดือน"},
    {"fee was", "exhibit/1: The broker said that the fee was 20,000 baht and kept my passport."},
    /* Names are not searched. */
    {"Somchai", ""},
    {"nowhere", ""},
    /* Any text is a query. */
    {"", ""},
    {" \t\n", ""},
    {"\"", ""},
    {"%", ""},
    {"'); DROP TABLE party; --", ""},
    {"* OR NEAR (", ""},
    {"\xff\xfe", ""},
};

static char *
list_hits (GPtrArray *hits)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++) {
    PbStoreHit *hit = g_ptr_array_index (hits, i);

    g_assert_nonnull (hit->record_id);
    g_assert_cmpint (hit->exhibit_id != NULL, ==, hit->kind != PB_KIND_FACT && hit->kind != PB_KIND_ACT);
    g_string_append_printf (list, "%s%s/%u: %s", i > 0 ? "\n" : "", pb_kind_get_info (hit->kind)->table,
                            hit->page, hit->snippet);
  }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) hits = pb_store_search (fixture->store, searches[i].query, 100, NULL, &error);
    g_autofree char *list = NULL;

    g_assert_no_error (error);
    list = list_hits (hits);
    g_assert_cmpstr (list, ==, searches[i].hits);
  }
}

static void
test_search_limits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) one = pb_store_search (fixture->store, "passport", 1, NULL, NULL);
  g_autofree char *long_query = g_strnfill (PB_STORE_SEARCH_MAX_QUERY + 1, 'a');
  g_autoptr (GPtrArray) none = pb_store_search (fixture->store, long_query, 10, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (pb_store_search (fixture->store, "passport", 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The same file taken in as two exhibits is found in both. */
static void
test_search_shared_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PbRecord) first = pb_store_get_by_key (fixture->store, PB_KIND_EXHIBIT, "E1", NULL);
  g_autoptr (PbRecord) second = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  fixture_begin (fixture->store, "import");
  second = insert (fixture->store, PB_KIND_EXHIBIT, "E2", "kind", "statement", "label", "The same again",
                   "sha256", pb_record_get (first, "sha256"), NULL);
  fixture_commit (fixture->store);
  hits = pb_store_search (fixture->store, "20,000", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpstr (((PbStoreHit *) hits->pdata[0])->record_id, ==, pb_record_get_id (first));
  g_assert_cmpstr (((PbStoreHit *) hits->pdata[1])->record_id, ==, pb_record_get_id (second));
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/store/views/" name, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("snapshot", test_snapshot);
  ADD ("snapshot-in-a-gesture", test_snapshot_in_gesture);
  ADD ("snapshot-errors", test_snapshot_errors);
  ADD ("search", test_search);
  ADD ("search-limits", test_search_limits);
  ADD ("search-shared-file", test_search_shared_file);
  return g_test_run ();
}
