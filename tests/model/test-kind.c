/* The kinds are read from the schema: what the rest of the program leans on must be there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pb-kind-title.h"

#include <string.h>

static void
test_forms (void)
{
  /* design.md §5: each of these has one CSV form. */
  static const struct {
    const char *form;
    PbKind kind;
  } cases[] = {
      {"parties", PB_KIND_PARTY},    {"identities", PB_KIND_IDENTITY}, {"acts", PB_KIND_ACT},
      {"exhibits", PB_KIND_EXHIBIT}, {"passages", PB_KIND_PASSAGE},    {"assertions", PB_KIND_ASSERTION},
      {"values", PB_KIND_VALUE},     {"facts", PB_KIND_FACT},          {"counts", PB_KIND_COUNT},
      {"bearings", PB_KIND_BEARING}, {"grants", PB_KIND_GRANT_ENTRY},  {"debt-entries", PB_KIND_DEBT_ENTRY},
      {"claims", PB_KIND_CLAIM},     {"case", PB_KIND_CASE_FILE},      {"bearing", PB_KIND_BEARING},
      {"change", PB_KIND_NONE},      {"blob", PB_KIND_NONE},           {"nothing", PB_KIND_NONE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pb_kind_from_form (cases[i].form), ==, cases[i].kind);
}

static void
test_every_kind (void)
{
  for (guint i = 0; i < PB_N_KINDS; i++) {
    const PbKindInfo *info = pb_kind_get_info ((PbKind) i);

    g_assert_cmpint (info->kind, ==, i);
    g_assert_nonnull (info->form);
    g_assert_cmpstr (info->columns[0].name, ==, "id");
    g_assert_cmpstr (info->columns[1].name, ==, "key");
    g_assert_cmpint (pb_kind_from_form (info->form), ==, i);
    for (guint j = 0; j < info->n_columns; j++) {
      g_assert_cmpuint (strlen (info->columns[j].doc), >=, 2);
      g_assert_cmpint (pb_kind_find_column ((PbKind) i, info->columns[j].name), ==, j);
      g_assert_cmpint (pb_kind_find_column ((PbKind) i, info->columns[j].form_name), ==, j);
      g_assert_true (info->columns[j].type != PB_COLUMN_TYPE_CHOICE || info->columns[j].choices != NULL);
    }
  }
}

static void
test_marks (void)
{
  const PbKindInfo *bearing = pb_kind_get_info (PB_KIND_BEARING);
  const PbKindInfo *identity = pb_kind_get_info (PB_KIND_IDENTITY);
  const PbColumn *accused = &bearing->columns[PB_COLUMN_BEARING_ACCUSED_ID];

  g_assert_cmpint (accused->reference, ==, PB_KIND_PARTY);
  g_assert_cmpstr (accused->form_name, ==, "accused");
  g_assert_false (accused->required);
  g_assert_cmpuint (bearing->n_same, ==, 6);
  g_assert_true (identity->columns[PB_COLUMN_IDENTITY_VALUE].identity);
  g_assert_false (identity->columns[PB_COLUMN_IDENTITY_KIND].identity);
  g_assert_true (pb_kind_get_info (PB_KIND_CUSTODY_EVENT)->fixed);
  g_assert_false (bearing->fixed);
  g_assert_true (pb_kind_get_info (PB_KIND_CASE_FILE)->single);
  g_assert_cmpint (pb_kind_find_column (PB_KIND_BEARING, "nothing"), ==, -1);
}

/* How many steps of references the title of @kind takes; fails where it leads back. */
static guint
measure_title (PbKind kind, guint depth)
{
  const PbKindTitle *title = pb_kind_get_title (kind);
  guint most = 0;

  g_assert_cmpuint (depth, <, 8);
  for (guint i = 0; title->columns[i] != NULL; i++) {
    int column = pb_kind_find_column (kind, title->columns[i]);
    PbKind reference;

    g_assert_cmpint (column, >, 0);
    reference = pb_kind_get_info (kind)->columns[column].reference;
    if (reference != PB_KIND_NONE)
      most = MAX (most, 1 + measure_title (reference, depth + 1));
  }
  return most;
}

static void
test_titles (void)
{
  for (guint i = 0; i < PB_N_KINDS; i++) {
    const PbKindTitle *title = pb_kind_get_title ((PbKind) i);

    g_assert_cmpint (title->kind, ==, i); /* a new table in the schema has its line here too */
    g_assert_nonnull (title->columns[0]);
    g_assert_cmpuint (title->n_short, >=, 1);
    measure_title ((PbKind) i, 0);
    for (guint n = 0; title->columns[n] != NULL; n++)
      g_assert_true (
          pb_kind_may_show ((PbKind) i, (guint) pb_kind_find_column ((PbKind) i, title->columns[n])));
  }
}

/* Of all identity columns two may be shown. */
static void
test_may_show (void)
{
  guint n_shown = 0;

  for (guint i = 0; i < PB_N_KINDS; i++)
    for (guint n = 0; n < pb_kind_get_info ((PbKind) i)->n_columns; n++)
      n_shown += pb_kind_get_info ((PbKind) i)->columns[n].identity && pb_kind_may_show ((PbKind) i, n);
  g_assert_cmpuint (n_shown, ==, 2);
  g_assert_true (pb_kind_may_show (PB_KIND_PASSAGE, PB_COLUMN_PASSAGE_QUOTE));
  g_assert_false (pb_kind_may_show (PB_KIND_PASSAGE, PB_COLUMN_PASSAGE_BEFORE));
  g_assert_true (pb_kind_may_show (PB_KIND_ASSERTION, PB_COLUMN_ASSERTION_PROPOSITION));
  g_assert_false (pb_kind_may_show (PB_KIND_ALIAS, PB_COLUMN_ALIAS_WORDS));
  g_assert_true (pb_kind_may_show (PB_KIND_PARTY, PB_COLUMN_PARTY_PSEUDONYM));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kind/forms", test_forms);
  g_test_add_func ("/model/kind/every-kind", test_every_kind);
  g_test_add_func ("/model/kind/marks", test_marks);
  g_test_add_func ("/model/kind/titles", test_titles);
  g_test_add_func ("/model/kind/may-show", test_may_show);
  return g_test_run ();
}
