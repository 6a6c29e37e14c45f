/* The snapshot: rows in any order become joined structs; what leads nowhere is named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-error.h"
#include "pb-snapshot.h"

static void
add (PbSnapshotBuilder *builder, PbKind kind, const char *id, ...)
{
  const PbKindInfo *info = pb_kind_get_info (kind);
  const char *values[32] = {NULL};
  va_list args;

  for (guint i = 0; i < info->n_columns; i++)
    values[i] = info->columns[i].default_value;
  values[0] = values[1] = id;
  va_start (args, id);
  for (const char *column = va_arg (args, const char *); column != NULL;
       column = va_arg (args, const char *)) {
    int position = pb_kind_find_column (kind, column);

    g_assert_cmpint (position, >=, 0);
    values[position] = va_arg (args, const char *);
  }
  va_end (args);
  pb_snapshot_builder_add (builder, kind, values);
}

static void
test_joins (void)
{
  g_autoptr (PbSnapshotBuilder) builder = pb_snapshot_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSnapshot) snapshot = NULL;
  PbAssertion *assertion;
  PbExhibit *copy;
  PbFact *fact;

  /* The last first: order must not matter. */
  add (builder, PB_KIND_ASSERTION_FACT, "l1", "assertion", "a1", "fact", "f1", NULL);
  add (builder, PB_KIND_VALUE, "v1", "assertion", "a1", "type", "amount", "low", "9000", "currency", "THB",
       "per", "month", NULL);
  add (builder, PB_KIND_ASSERTION, "a1", "passage", "p1", "basis", "did", "proposition", "Paid 9,000", NULL);
  add (builder, PB_KIND_FACT, "f1", "label", "Pay promised", "act", "t1", NULL);
  add (builder, PB_KIND_ACT, "t1", "kind", "promise", "label", "Offer", "date", "2016-05", NULL);
  add (builder, PB_KIND_STATEMENT, "s1", "exhibit", "e1", "speaker", "V1", "taken_on", "2018-03-01", NULL);
  add (builder, PB_KIND_PASSAGE, "p1", "exhibit", "e2", "page", "2", "quote", "nine thousand", NULL);
  add (builder, PB_KIND_DERIVATION, "d1", "exhibit", "e2", "original", "e1", "kind", "translation", NULL);
  add (builder, PB_KIND_DERIVATION, "d2", "exhibit", "e3", "original", "e2", "kind", "copy", NULL);
  add (builder, PB_KIND_EXHIBIT, "e1", "kind", "statement", "label", "S1", NULL);
  add (builder, PB_KIND_EXHIBIT, "e2", "kind", "translation", "label", "S1 in English", NULL);
  add (builder, PB_KIND_EXHIBIT, "e3", "kind", "translation", "label", "Copy", NULL);
  add (builder, PB_KIND_ROLE, "r1", "party", "V1", "role", "victim", NULL);
  add (builder, PB_KIND_PARTY, "V1", "kind", "person", "pseudonym", "V1", NULL);
  snapshot = pb_snapshot_builder_end (builder, &error);
  g_assert_no_error (error);

  assertion = pb_snapshot_find (snapshot->assertions, "a1");
  copy = pb_snapshot_find (snapshot->exhibits, "e3");
  fact = pb_snapshot_find (snapshot->facts, "f1");
  g_assert_cmpstr (copy->original->row.key, ==, "e1");
  /* The words stand in a translation; they are still V1's words in V1's statement, said on its day. */
  g_assert_cmpstr (assertion->statement->row.key, ==, "s1");
  g_assert_cmpstr (assertion->speaker->row.key, ==, "V1");
  g_assert_true (assertion->speaker->is_victim);
  g_assert_cmpint (assertion->said_on.first, ==, pb_date_ymd_to_jdn (2018, 3, 1));
  g_assert_cmpuint (assertion->values->len, ==, 1);
  g_assert_cmpuint (fact->links->len, ==, 1);
  g_assert_true (g_ptr_array_find (assertion->statement->acts, fact->act, NULL));
}

static gboolean
is_interested (const char *relation_kind, gboolean accused_first, const char *said)
{
  g_autoptr (PbSnapshotBuilder) builder = pb_snapshot_builder_new ();
  g_autoptr (PbSnapshot) snapshot = NULL;

  add (builder, PB_KIND_PARTY, "A1", "kind", "person", "pseudonym", "A1", NULL);
  add (builder, PB_KIND_PARTY, "W1", "kind", "person", "pseudonym", "W1", "interested", said, NULL);
  add (builder, PB_KIND_ROLE, "r1", "party", "A1", "role", "accused", NULL);
  add (builder, PB_KIND_RELATION, "x", "party", accused_first ? "A1" : "W1", "other",
       accused_first ? "W1" : "A1", "kind", relation_kind, NULL);
  snapshot = pb_snapshot_builder_end (builder, NULL);
  return ((PbParty *) pb_snapshot_find (snapshot->parties, "W1"))->interested;
}

static void
test_interest (void)
{
  g_assert_true (is_interested ("sibling-of", TRUE, NULL));
  g_assert_true (is_interested ("manages", FALSE, NULL));
  g_assert_true (is_interested ("employs", FALSE, NULL)); /* the employer of an accused */
  g_assert_false (is_interested ("employs", TRUE, NULL)); /* a co-worker whom an accused employs */
  g_assert_false (is_interested ("friend-of", TRUE, NULL));
  g_assert_false (is_interested ("sibling-of", TRUE, "no")); /* a person said so */
}

static void
test_dangling (void)
{
  g_autoptr (PbSnapshotBuilder) builder = pb_snapshot_builder_new ();
  g_autoptr (GError) error = NULL;

  add (builder, PB_KIND_ROLE, "r1", "party", "V1", "role", "victim", NULL);
  g_assert_null (pb_snapshot_builder_end (builder, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  g_assert_cmpstr (error->message, ==, "role r1: its party is not in the case");
}

static void
test_bad_value (void)
{
  g_autoptr (PbSnapshotBuilder) builder = pb_snapshot_builder_new ();
  g_autoptr (GError) error = NULL;

  add (builder, PB_KIND_ACT, "t1", "kind", "work", "label", "Work", "date", "soon", NULL);
  g_assert_null (pb_snapshot_builder_end (builder, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  g_assert_true (g_str_has_prefix (error->message, "act t1: date: "));
}

static void
test_ring_of_copies (void)
{
  g_autoptr (PbSnapshotBuilder) builder = pb_snapshot_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PbSnapshot) snapshot = NULL;

  add (builder, PB_KIND_EXHIBIT, "e1", "kind", "other", "label", "One", NULL);
  add (builder, PB_KIND_EXHIBIT, "e2", "kind", "other", "label", "Two", NULL);
  add (builder, PB_KIND_DERIVATION, "d1", "exhibit", "e1", "original", "e2", "kind", "copy", NULL);
  add (builder, PB_KIND_DERIVATION, "d2", "exhibit", "e2", "original", "e1", "kind", "copy", NULL);
  snapshot = pb_snapshot_builder_end (builder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (((PbExhibit *) pb_snapshot_find (snapshot->exhibits, "e1"))->original);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/snapshot/joins", test_joins);
  g_test_add_func ("/model/snapshot/interest", test_interest);
  g_test_add_func ("/model/snapshot/dangling", test_dangling);
  g_test_add_func ("/model/snapshot/bad-value", test_bad_value);
  g_test_add_func ("/model/snapshot/ring-of-copies", test_ring_of_copies);
  return g_test_run ();
}
