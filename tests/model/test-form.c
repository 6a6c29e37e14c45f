/* Forms: a folder of tables becomes records, or one message that names every place to mend.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-error.h"
#include "pb-form.h"

#include <string.h>

/* A case that remembers what was taken in, as the store would. */
static PbRecord *
find_by_key (PbKind kind, const char *key, gpointer user_data)
{
  GPtrArray *records = user_data;

  for (guint i = 0; i < records->len; i++) {
    PbRecord *record = g_ptr_array_index (records, i);

    if (pb_record_get_kind (record) == kind && g_strcmp0 (pb_record_get_key (record), key) == 0)
      return g_object_ref (record);
  }
  return NULL;
}

static PbRecord *
find_same (PbRecord *wanted, gpointer user_data)
{
  GPtrArray *records = user_data;
  const PbKindInfo *info = pb_kind_get_info (pb_record_get_kind (wanted));

  for (guint i = 0; i < records->len; i++) {
    PbRecord *record = g_ptr_array_index (records, i);
    gboolean same = pb_record_get_kind (record) == info->kind;

    for (guint j = 0; same && j < info->n_same; j++)
      same = g_strcmp0 (pb_record_get_nth (record, info->same[j]), pb_record_get_nth (wanted, info->same[j]))
             == 0;
    if (same)
      return g_object_ref (record);
  }
  return NULL;
}

static GPtrArray *
resolve (GPtrArray *in_case, GError **error, const char *first_form, ...)
{
  g_autoptr (PbFormSet) set = pb_form_set_new ();
  PbFormCase form_case = {find_by_key, find_same, NULL, in_case};
  va_list args;

  va_start (args, first_form);
  for (const char *form = first_form; form != NULL; form = va_arg (args, const char *)) {
    const char *text = va_arg (args, const char *);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autofree char *name = g_strconcat (form, ".csv", NULL);
    PbCsv *csv = pb_csv_new_from_bytes (bytes, name, error);

    g_assert_nonnull (csv);
    pb_form_set_add (set, pb_kind_from_form (form), csv, name);
  }
  va_end (args);
  return pb_form_set_resolve (set, in_case != NULL ? &form_case : NULL, error);
}

#define PARTIES "key,kind,pseudonym\nV1,person,V1\nA1,person,A1\n"

static void
test_references (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = resolve (NULL, &error, "roles", "party,role\nV1,victim\nA1,accused\n", "parties", PARTIES, NULL);
  PbFormRow *party, *role;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  party = g_ptr_array_index (rows,
                             0); /* forms come in the order of the schema, whatever order the folder has */
  role = g_ptr_array_index (rows, 2);
  g_assert_cmpint (pb_record_get_kind (party->record), ==, PB_KIND_PARTY);
  g_assert_cmpstr (pb_record_get (role->record, "party"), ==, pb_record_get_id (party->record));
  g_assert_cmpuint (role->line, ==, 2);
}

static void
test_twice_changes_nothing (void)
{
  g_autoptr (GPtrArray) in_case = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  const char *roles = "party,role\nV1,victim\n";
  g_autoptr (GPtrArray) first = resolve (in_case, &error, "parties", PARTIES, "roles", roles, NULL);
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < first->len; i++)
    g_ptr_array_add (in_case, g_object_ref (((PbFormRow *) g_ptr_array_index (first, i))->record));
  second = resolve (in_case, &error, "parties", PARTIES, "roles", roles, NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < second->len; i++) {
    PbFormRow *row = g_ptr_array_index (second, i);

    g_assert_nonnull (row->existing);
    g_assert_true (pb_record_equal (row->record, row->existing));
  }
  /* A changed cell changes the row; a column that the form does not have stays as it was. */
  third = resolve (in_case, &error, "parties", "key,sex\nV1,female\n", NULL);
  g_assert_no_error (error);
  g_assert_cmpstr (pb_record_get (((PbFormRow *) g_ptr_array_index (third, 0))->record, "sex"), ==, "female");
  g_assert_cmpstr (pb_record_get (((PbFormRow *) g_ptr_array_index (third, 0))->record, "pseudonym"), ==,
                   "V1");
}

static void
test_problems (void)
{
  static const struct {
    const char *form, *text, *expected;
  } cases[] = {
      {"parties", "key,kind,nickname\nV1,person,x\n", "parties.csv:1: there is no column “nickname”"},
      {"parties", "key,kind,pseudonym\nV1,robot,V1\n", "parties.csv:2: kind: “robot” is not one of: person,"},
      {"parties", "key,kind,pseudonym\nV1,person,V1\nV1,person,V2\n",
       "parties.csv:3: key: “V1” stands already in parties.csv:2"},
      {"parties", "key,kind,pseudonym\nV1,person,\n", "parties.csv:2: pseudonym is missing"},
      {"parties", "kind,pseudonym\nperson,V1\n", "parties.csv:2: key: a row here needs a key"},
      {"roles", "party,role\nV9,victim\n", "roles.csv:2: party: nothing in parties.csv has the key “V9”"},
      {"acts", "key,kind,label,date\nT1,work,Work,2016-13\n", "acts.csv:2: date: "},
      {"acts", "key,kind,label,date\nT1,work,Work,\n\nT2,work,More,31/2/2016\n", "acts.csv:4: date: "},
      {"influences", "party,other,kind\nV1,V1,talk\n", "influences.csv:2: party: nothing"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rows = resolve (NULL, &error, cases[i].form, cases[i].text, NULL);

    g_assert_null (rows);
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, cases[i].expected));
  }
}

static void
test_all_problems_at_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = resolve (NULL, &error, "parties", "key,kind,pseudonym\nV1,robot,V1\nV2,person,V2\nV3,ghost,V3\n",
                 "acts", "key,kind,label,date\nT1,work,W,never\n", NULL);

  g_assert_null (rows);
  g_assert_nonnull (strstr (error->message, "parties.csv:2"));
  g_assert_nonnull (strstr (error->message, "parties.csv:4"));
  g_assert_nonnull (strstr (error->message, "acts.csv:2"));
}

static void
test_row_twice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = resolve (NULL, &error, "parties", PARTIES, "roles", "party,role\nV1,victim\nV1,victim\n", NULL);

  g_assert_null (rows);
  g_assert_nonnull (strstr (error->message, "roles.csv:3: the row stands already in roles.csv:2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/form/references", test_references);
  g_test_add_func ("/model/form/twice-changes-nothing", test_twice_changes_nothing);
  g_test_add_func ("/model/form/problems", test_problems);
  g_test_add_func ("/model/form/all-problems-at-once", test_all_problems_at_once);
  g_test_add_func ("/model/form/row-twice", test_row_twice);
  return g_test_run ();
}
