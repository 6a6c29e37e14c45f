/* Records: canonical text in, canonical text out, and nothing improbable refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-column.h"
#include "pb-error.h"
#include "pb-record.h"

static void
test_normalise (void)
{
  static const struct {
    PbKind kind;
    const char *column, *text, *canonical; /* NULL: refused */
  } cases[] = {
      {PB_KIND_ACT, "date", "2016-05-03", "2016-05-03"},
      {PB_KIND_ACT, "date", "BE 2559-05-03", "2016-05-03"},
      {PB_KIND_ACT, "date", "3/5/2559 BE", "2016-05-03"},
      {PB_KIND_ACT, "date", "2016-05~", "2016-05~"},
      {PB_KIND_ACT, "date", "2016-05-12/2018-02", "2016-05-12/2018-02"},
      {PB_KIND_ACT, "date", "2015-02-29", NULL},
      {PB_KIND_ACT, "date", "after the harvest", NULL},
      {PB_KIND_PAYMENT, "low", "12,345.50", "12345.50"},
      {PB_KIND_PAYMENT, "low", "๒,๐๐๐", "2000"},
      {PB_KIND_PAYMENT, "low", "two", NULL},
      {PB_KIND_PAYMENT, "currency", "thb", "THB"},
      {PB_KIND_PAYMENT, "currency", "XQZ", NULL},
      {PB_KIND_PAYMENT, "kind", "Money", "money"},
      {PB_KIND_PAYMENT, "kind", "gold", NULL},
      {PB_KIND_EXHIBIT, "instrument", "yes", "1"},
      {PB_KIND_EXHIBIT, "instrument", "No", "0"},
      {PB_KIND_EXHIBIT, "instrument", "maybe", NULL},
      {PB_KIND_EXHIBIT, "country", "th", "TH"},
      {PB_KIND_EXHIBIT, "country", "Siam", NULL},
      {PB_KIND_EXHIBIT, "language", "km", "km"},
      {PB_KIND_WORK_PATTERN, "hours_low", "20", "20"}, /* nothing is refused for being unlikely */
      {PB_KIND_WORK_PATTERN, "hours_low", "26", "26"},
      {PB_KIND_PASSAGE, "page", "3", "3"},
      {PB_KIND_PASSAGE, "page", "three", NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const PbKindInfo *info = pb_kind_get_info (cases[i].kind);
    int column = pb_kind_find_column (cases[i].kind, cases[i].column);
    g_autoptr (GError) error = NULL;
    g_autofree char *value = pb_column_normalise (&info->columns[column], cases[i].text, &error);

    g_test_message ("%s.%s = %s", info->table, cases[i].column, cases[i].text);
    g_assert_cmpstr (value, ==, cases[i].canonical);
    if (cases[i].canonical == NULL)
      g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  }
}

static void
count_change (PbRecord *record, guint *count)
{
  (*count)++;
}

static void
test_set (void)
{
  g_autoptr (PbRecord) record = pb_record_new (PB_KIND_ACT, NULL);
  g_autoptr (PbRecord) copy = NULL;
  g_autoptr (GError) error = NULL;
  guint changes = 0;

  g_signal_connect (record, "changed", G_CALLBACK (count_change), &changes);
  g_assert_false (pb_record_validate (record, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  g_clear_error (&error);
  pb_record_set (record, "kind", "threat");
  pb_record_set (record, "label", "Threat at the gate");
  pb_record_set (record, "label", "Threat at the gate");
  g_assert_cmpuint (changes, ==, 2);
  g_assert_true (pb_record_validate (record, &error));
  g_assert_no_error (error);
  copy = pb_record_copy (record);
  g_assert_true (pb_record_equal (record, copy));
  pb_record_set (copy, "label", "");
  g_assert_null (pb_record_get (copy, "label"));
  g_assert_false (pb_record_equal (record, copy));
}

static void
test_json (void)
{
  g_autoptr (PbRecord) record = pb_record_new (PB_KIND_IDENTITY, "018f0000-0000-7000-8000-000000000001");
  g_autoptr (PbRecord) other = pb_record_new (PB_KIND_IDENTITY, "018f0000-0000-7000-8000-000000000001");
  g_autoptr (GError) error = NULL;
  g_autofree char *open = NULL;
  g_autofree char *identity = NULL;

  pb_record_set (record, "kind", "name");
  pb_record_set (record, "value", "สมใจ \"Mai\"\n\\x");
  open = pb_record_to_json (record, FALSE);
  identity = pb_record_to_json (record, TRUE);
  g_assert_cmpstr (open, ==, "{\"id\":\"018f0000-0000-7000-8000-000000000001\",\"kind\":\"name\"}");
  g_assert_cmpstr (identity, ==, "{\"value\":\"สมใจ \\\"Mai\\\"\\u000a\\\\x\"}");
  g_assert_true (pb_record_apply_json (other, open, &error));
  g_assert_true (pb_record_apply_json (other, identity, &error));
  g_assert_no_error (error);
  g_assert_true (pb_record_equal (record, other));
  g_assert_false (pb_record_apply_json (other, "{\"nothing\":\"1\"}", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (pb_record_apply_json (other, "[1]", &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/normalise", test_normalise);
  g_test_add_func ("/model/record/set", test_set);
  g_test_add_func ("/model/record/json", test_json);
  return g_test_run ();
}
