/* test-browse.c: what lists and panes ask of a case, on the sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-browse"

#include "pb-error.h"
#include "sample.h"

#include <string.h>

static const char *
key_at (GPtrArray *items, guint i)
{
  return pb_record_get_key (pb_item_get_record (g_ptr_array_index (items, i)));
}

/* "EX-2" stands before "EX-10", and descending is the same list turned round. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) up = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT});
  g_autoptr (GPtrArray) down
      = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT, .descending = TRUE});

  g_assert_cmpuint (up->len, >, 10);
  g_assert_cmpuint (up->len, ==, down->len);
  for (guint i = 0; i < up->len; i++)
    g_assert_cmpstr (key_at (up, i), ==, key_at (down, down->len - 1 - i));
  for (guint i = 1; i < up->len; i++) {
    g_autofree char *before = g_utf8_collate_key_for_filename (key_at (up, i - 1), -1);
    g_autofree char *after = g_utf8_collate_key_for_filename (key_at (up, i), -1);

    g_assert_cmpstr (before, <, after);
  }
}

/* 1,500 comes after 900, which text would not have. */
static void
test_order_of_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_PAYMENT, .sort = "low"});
  double last = 0;

  g_assert_cmpuint (items->len, >, 3);
  for (guint i = 0; i < items->len; i++) {
    const char *text = pb_item_get_shown (g_ptr_array_index (items, i), "low");
    double number = text != NULL ? g_ascii_strtod (text, NULL) : G_MAXDOUBLE;

    g_assert_cmpfloat (number, >=, last);
    last = number;
  }
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  static const char *const nothing[]
      = {"\"; DROP TABLE fact; --", "%", "_____", "zzzzqqq", "no-such-word passport"};
  g_autoptr (GPtrArray) all = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_FACT});
  g_autoptr (GPtrArray) some = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = "PASSPORT"});
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (GPtrArray) none = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = long_text});

  g_assert_cmpuint (some->len, >, 0);
  g_assert_cmpuint (some->len, <, all->len);
  for (guint i = 0; i < some->len; i++) {
    g_autofree char *label
        = g_utf8_strdown (pb_record_get (pb_item_get_record (g_ptr_array_index (some, i)), "label"), -1);

    g_assert_nonnull (strstr (label, "passport"));
  }
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++) {
    g_autoptr (GPtrArray) found
        = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = nothing[i]});

    g_assert_cmpuint (found->len, ==, 0);
  }
  again = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_FACT});
  g_assert_cmpuint (again->len, ==, all->len);
}

/* A word of what a row refers to finds it too. */
static void
test_filter_by_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_STATEMENT, .filter = "V1"});

  g_assert_cmpuint (items->len, >=, 2);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpstr (pb_item_get_shown (g_ptr_array_index (items, i), "speaker"), ==, "V1");
}

/* Names never stand in a title, and no filter finds them. */
static void
test_identity_stays_hidden (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_IDENTITY});

  g_assert_cmpuint (items->len, >, 0);
  for (guint i = 0; i < items->len; i++) {
    PbItem *item = g_ptr_array_index (items, i);
    const char *value = pb_record_get (pb_item_get_record (item), "value");
    g_autoptr (GPtrArray) found = NULL;

    g_assert_nonnull (value);
    g_assert_null (strstr (pb_item_get_title (item), value));
    found = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_IDENTITY, .filter = value});
    g_assert_cmpuint (found->len, ==, 0);
  }
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = (PbKind) kind});

    for (guint i = 0; i < items->len; i++) {
      const char *title = pb_item_get_title (g_ptr_array_index (items, i));

      g_assert_cmpstr (title, !=, "");
      g_assert_null (strchr (title, '\n'));
    }
  }
}

static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_FACT});
  g_autoptr (GPtrArray) items = NULL;
  guint n = ids->len;

  g_ptr_array_insert (ids, 1, g_strdup ("01890000-0000-7000-8000-000000000000"));
  items = sample_get_items (fixture, PB_KIND_FACT, ids);
  g_assert_cmpuint (items->len, ==, n);
  g_assert_cmpstr (pb_item_get_id (g_ptr_array_index (items, 1)), ==, g_ptr_array_index (ids, 2));
}

static void
test_referrers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parties
      = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_PARTY, .column = "pseudonym", .value = "V1"});
  const char *id = pb_item_get_id (g_ptr_array_index (parties, 0));
  g_autoptr (GPtrArray) statements
      = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_STATEMENT, .column = "speaker_id", .value = id});
  g_autoptr (GPtrArray) referrers = NULL;
  guint n = 0;

  pb_workspace_find_referrers_async (fixture->workspace, PB_KIND_PARTY, id, 100, NULL, sample_on_result,
                                     sample_fresh (fixture));
  referrers = pb_workspace_find_referrers_finish (fixture->workspace, sample_wait (fixture), NULL);
  g_assert_nonnull (referrers);
  for (guint i = 0; i < referrers->len; i++) {
    const PbReferrer *referrer = g_ptr_array_index (referrers, i);
    const PbKindInfo *info = pb_kind_get_info (pb_item_get_kind (referrer->item));

    g_assert_cmpstr (pb_record_get_nth (pb_item_get_record (referrer->item), referrer->column), ==, id);
    n += info->kind == PB_KIND_STATEMENT && g_str_equal (info->columns[referrer->column].name, "speaker_id");
  }
  g_assert_cmpuint (n, ==, statements->len);
  g_assert_cmpuint (n, >, 0);
}

static void
peek (Fixture *fixture, const char *undo, const char *redo)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  pb_workspace_peek_undo_async (fixture->workspace, NULL, sample_on_result, sample_fresh (fixture));
  g_assert_true (pb_workspace_peek_undo_finish (fixture->workspace, sample_wait (fixture), &undo_label,
                                                &redo_label, NULL));
  g_assert_cmpstr (undo_label, ==, undo);
  g_assert_cmpstr (redo_label, ==, redo);
}

static void
test_undo_labels (Fixture *fixture, gconstpointer data)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  g_autoptr (PbRecord) fact = pb_record_new (PB_KIND_FACT, NULL);
  g_autofree char *undone = NULL;

  pb_record_set (fact, "label", "the gate was locked");
  g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, fact));
  pb_workspace_edit_async (fixture->workspace, "add", edits, NULL, sample_on_result, sample_fresh (fixture));
  g_assert_true (pb_workspace_edit_finish (fixture->workspace, sample_wait (fixture), NULL));
  peek (fixture, "add", NULL);
  pb_workspace_undo_async (fixture->workspace, FALSE, NULL, sample_on_result, sample_fresh (fixture));
  undone = pb_workspace_undo_finish (fixture->workspace, sample_wait (fixture), NULL);
  g_assert_cmpstr (undone, ==, "add");
  pb_workspace_peek_undo_async (fixture->workspace, NULL, sample_on_result, sample_fresh (fixture));
  {
    g_autofree char *undo_label = NULL;
    g_autofree char *redo_label = NULL;

    g_assert_true (pb_workspace_peek_undo_finish (fixture->workspace, sample_wait (fixture), &undo_label,
                                                  &redo_label, NULL));
    g_assert_cmpstr (undo_label, !=, "add");
    g_assert_cmpstr (redo_label, ==, "add");
  }
}

static char *
get_draft (Fixture *fixture, const char *record_id)
{
  g_autoptr (GError) error = NULL;
  char *content;

  pb_workspace_get_draft_async (fixture->workspace, "form", record_id, NULL, sample_on_result,
                                sample_fresh (fixture));
  content = pb_workspace_get_draft_finish (fixture->workspace, sample_wait (fixture), &error);
  g_assert_no_error (error);
  return content;
}

static void
put_draft (Fixture *fixture, const char *content)
{
  pb_workspace_put_draft_async (fixture->workspace, "form", NULL, content, sample_on_result,
                                sample_fresh (fixture));
  g_assert_true (pb_workspace_put_draft_finish (fixture->workspace, sample_wait (fixture), NULL));
}

static void
test_drafts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *none = get_draft (fixture, NULL);
  g_autofree char *kept = NULL;
  g_autofree char *other = NULL;
  g_autofree char *gone = NULL;

  g_assert_null (none);
  put_draft (fixture, "half a sentence");
  kept = get_draft (fixture, NULL);
  g_assert_cmpstr (kept, ==, "half a sentence");
  other = get_draft (fixture, "01890000-0000-7000-8000-000000000000");
  g_assert_null (other);
  put_draft (fixture, NULL);
  gone = get_draft (fixture, NULL);
  g_assert_null (gone);
}

/* --- order and filter, on records made for it */

static PbRecord *
make (PbKind kind, const char *first, const char *first_value, const char *second, const char *second_value)
{
  PbRecord *record = pb_record_new (kind, NULL);

  pb_record_set (record, first, first_value);
  pb_record_set (record, second, second_value);
  return record;
}

/* The first column of each in the order given, joined. */
static char *
join (GPtrArray *items, const char *column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                            pb_item_get_shown (g_ptr_array_index (items, i), column));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_order_of_every_type (Fixture *fixture, gconstpointer data)
{
  static const char *const amounts[] = {"-0.5",
                                        "900",
                                        "1000",
                                        "-12.50",
                                        "0",
                                        "12.5",
                                        "-3",
                                        "1/3",
                                        "0.34",
                                        "900.01",
                                        "12345678901234567890.01",
                                        "12345678901234567890.02",
                                        NULL};
  static const char *const dates[]
      = {"2016-05", "2015", "2016-04-30", "../2014", "2016-05-02?", "2016-06~", "2016-05/2017", NULL};
  g_autofree char *up = NULL, *down = NULL, *days = NULL;

  for (guint i = 0; amounts[i] != NULL; i++) {
    PbRecord *record = make (PB_KIND_RECEIPT, "amount", amounts[i], "currency", "XTS");

    pb_record_set (record, "holder", "victim");
    sample_insert (fixture, record);
  }
  for (guint i = 0; dates[i] != NULL; i++) {
    PbRecord *act = make (PB_KIND_ACT, "label", "order", "date", dates[i]);

    pb_record_set (act, "kind", pb_kind_get_info (PB_KIND_ACT)->columns[PB_COLUMN_ACT_KIND].choices[0]);
    sample_insert (fixture, act);
  }
  {
    g_autoptr (GPtrArray) ascending = sample_find (
        fixture,
        &(PbQuery) {.kind = PB_KIND_RECEIPT, .column = "currency", .value = "XTS", .sort = "amount"});
    g_autoptr (GPtrArray) descending = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_RECEIPT,
                                                                         .column = "currency",
                                                                         .value = "XTS",
                                                                         .sort = "amount",
                                                                         .descending = TRUE});
    g_autoptr (GPtrArray) acts = sample_find (
        fixture, &(PbQuery) {.kind = PB_KIND_ACT, .column = "label", .value = "order", .sort = "date"});

    up = join (ascending, "amount");
    down = join (descending, "amount");
    days = join (acts, "date");
  }
  g_assert_cmpstr (up, ==,
                   "-12.50 | -3 | -0.5 | 0 | 1/3 | 0.34 | 12.5 | 900 | 900.01 | 1000 | "
                   "12345678901234567890.01 | 12345678901234567890.02");
  g_assert_true (g_str_has_prefix (down, "12345678901234567890.02 | 12345678901234567890.01 | 1000"));
  g_assert_true (g_str_has_suffix (down, "-3 | -12.50"));
  g_assert_cmpstr (days, ==, "../2014 | 2015 | 2016-04-30 | 2016-05 | 2016-05/2017 | 2016-05-02? | 2016-06~");
}

/* Rows without a value come last, both ways; equal ones stay in the order they were made. */
static void
test_order_of_empty_and_equal (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = {"S10", NULL, "S2", NULL, "S1"};
  g_autofree char *first = NULL, *second = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *note = g_strdup_printf ("n%u", i);
    PbRecord *place = make (PB_KIND_PLACE, "label", "Same", "key", keys[i]);

    pb_record_set (place, "note", note);
    sample_insert (fixture, place);
  }
  for (int descending = 0; descending < 2; descending++) {
    g_autoptr (GPtrArray) items = sample_find (
        fixture,
        &(PbQuery) {.kind = PB_KIND_PLACE, .column = "label", .value = "Same", .descending = descending});

    *(descending ? &second : &first) = join (items, "note");
  }
  g_assert_true (g_str_has_suffix (first, "n1 | n3"));
  g_assert_true (g_str_has_suffix (second, "n1 | n3"));
  g_assert_true (strstr (first, "n2") < strstr (first, "n0"));
  g_assert_true (strstr (second, "n2") > strstr (second, "n0"));
}

static void
test_order_by_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_ROLE, .sort = "party"});
  g_autofree char *last = NULL;

  g_assert_cmpuint (items->len, >, 10);
  for (guint i = 0; i < items->len; i++) {
    g_autofree char *key
        = g_utf8_collate_key_for_filename (pb_item_get_shown (g_ptr_array_index (items, i), "party"), -1);

    g_assert_cmpstr (last, <=, key);
    g_free (last);
    last = g_steal_pointer (&key);
  }
}

/* What must be found, and its near-misses that must not be. */
static void
test_filter_of_every_script (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *filter;
    gboolean found;
  } cases[]
      = {
          {"ประตูถูกล็อก", TRUE},    {"ประตู ล็อก", TRUE}, /* each word somewhere */
          {"ประตูถูกปิด", FALSE},    {"CAFÉ", TRUE},
          {"cafe\xcc\x81", TRUE}, /* the same letter in two characters */
          {"café100", TRUE},      /* white space does not count, as in search */
          {"  \t 100%_ ", TRUE},  {"100%%", FALSE},
          {"100__", FALSE},       {"it's", TRUE},
          {"it\"s", FALSE},       {"') OR 1=1 --", FALSE},
          {"doored", FALSE},                    /* not across two columns: "Door" and "ed" */
          {"\xff\xfe", FALSE},    {"\n", TRUE}, /* white space asks nothing */
      };

  g_autofree char *too_long = g_strnfill (5000, 'a');
  g_autoptr (GPtrArray) none = NULL;

  {
    PbRecord *fact
        = make (PB_KIND_FACT, "label", "It's ประตูถูกล็อก, café 100%_ Door", "note", "ed in the evening");

    pb_record_set (fact, "key", "Q-1");
    sample_insert (fixture, fact);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) ids = sample_query (
        fixture,
        &(PbQuery) {.kind = PB_KIND_FACT, .column = "key", .value = "Q-1", .filter = cases[i].filter});

    g_test_message ("%u", i);
    g_assert_cmpuint (ids->len, ==, cases[i].found ? 1 : 0);
  }
  none = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = too_long});
  g_assert_cmpuint (none->len, ==, 0);
}

/* Words around a quote are identity and stay out of sight; the quote is found. */
static void
test_filter_of_passages (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *filter;
    guint n;
  } cases[] = {{"zqquote", 1}, {"zqbefore", 0}, {"zqafter", 0}};

  g_autoptr (GPtrArray) exhibits = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT});
  PbRecord *passage
      = make (PB_KIND_PASSAGE, "exhibit", g_ptr_array_index (exhibits, 0), "quote", "the zqquote stands");

  pb_record_set (passage, "before", "zqbefore");
  pb_record_set (passage, "after", "zqafter");
  sample_insert (fixture, passage);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) ids
        = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_PASSAGE, .filter = cases[i].filter});

    g_assert_cmpuint (ids->len, ==, cases[i].n);
  }
}

#define N_MANY 1500

static void
test_many (Fixture *fixture, gconstpointer data)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_edit_free);
  g_autoptr (GPtrArray) ids = NULL, page = g_ptr_array_new (), items = NULL;

  for (guint i = N_MANY; i > 0; i--) {
    g_autofree char *key = g_strdup_printf ("M%u", i);
    g_autoptr (PbRecord) fact = make (PB_KIND_FACT, "label", "many", "key", key);

    g_ptr_array_add (edits, pb_edit_new (PB_EDIT_INSERT, fact));
  }
  pb_workspace_edit_async (fixture->workspace, "add", edits, NULL, sample_on_result, sample_fresh (fixture));
  g_assert_true (pb_workspace_edit_finish (fixture->workspace, sample_wait (fixture), NULL));
  ids = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = "MANY"});
  g_assert_cmpuint (ids->len, ==, N_MANY);
  for (guint i = 1000; i < 1200; i++)
    g_ptr_array_add (page, g_ptr_array_index (ids, i));
  items = sample_get_items (fixture, PB_KIND_FACT, page);
  g_assert_cmpuint (items->len, ==, 200);
  g_assert_cmpstr (key_at (items, 0), ==, "M1001");
  g_assert_cmpstr (key_at (items, 199), ==, "M1200");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const PbQuery queries[] = {
      {.kind = PB_KIND_FACT, .sort = "label\" DESC; --"},
      {.kind = PB_KIND_FACT, .column = "no_such_column", .value = "1"},
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) cancelled = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (GError) error = NULL;

    pb_workspace_query_async (fixture->workspace, &queries[i], NULL, sample_on_result,
                              sample_fresh (fixture));
    g_assert_null (pb_workspace_query_finish (fixture->workspace, sample_wait (fixture), &error));
    g_assert_error (error, PB_ERROR, PB_ERROR_INVALID);
  }
  g_cancellable_cancel (cancellable);
  pb_workspace_query_async (fixture->workspace, &(PbQuery) {.kind = PB_KIND_FACT}, cancellable,
                            sample_on_result, sample_fresh (fixture));
  g_assert_null (pb_workspace_query_finish (fixture->workspace, sample_wait (fixture), &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whatever heading is clicked and whatever is typed: the same rows. */
static void
test_every_column (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info ((PbKind) kind);
    g_autoptr (GPtrArray) all = sample_query (fixture, &(PbQuery) {.kind = (PbKind) kind});

    for (guint i = 0; i < info->n_columns; i++) {
      g_autoptr (GPtrArray) sorted
          = sample_query (fixture, &(PbQuery) {.kind = (PbKind) kind, .sort = info->columns[i].form_name});
      g_autoptr (GPtrArray) none = sample_query (
          fixture,
          &(PbQuery) {.kind = (PbKind) kind, .sort = info->columns[i].name, .filter = "no-such-word-at-all"});

      g_assert_cmpuint (sorted->len, ==, all->len);
      g_assert_cmpuint (none->len, ==, 0);
    }
  }
}

/* What a list shows of a reference, the filter finds: each word of it, in every list. */
static void
test_filter_by_shown_titles (Fixture *fixture, gconstpointer data)
{
  static const struct {
    PbKind kind;
    const char *column;
  } lists[]
      = {{PB_KIND_PASSAGE, "exhibit"},   {PB_KIND_ROLE, "party"},        {PB_KIND_COUNT_ACCUSED, "count"},
         {PB_KIND_BEARING, "fact"},      {PB_KIND_STATEMENT, "exhibit"}, {PB_KIND_ASSERTION, "statement"},
         {PB_KIND_PAYMENT, "employment"}};

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = lists[i].kind});
    PbItem *item = g_ptr_array_index (items, 0);
    g_auto (GStrv) words = g_strsplit (pb_item_get_shown (item, lists[i].column), " ", -1);
    g_autoptr (GPtrArray) ids = NULL;
    g_autofree char *filter = NULL;

    for (guint n = 0; words[n] != NULL; n++)
      if (g_str_equal (words[n], "·") || g_str_has_suffix (words[n], "…"))
        words[n][0] = '\0'; /* between the parts, or cut off */
    filter = g_strjoinv (" ", words);
    ids = sample_query (fixture, &(PbQuery) {.kind = lists[i].kind, .filter = filter});
    g_test_message ("%s", filter);
    g_assert_true (
        g_ptr_array_find_with_equal_func (ids, pb_item_get_id (item), (GEqualFunc) g_str_equal, NULL));
  }
}

/* At most so many of a kind, also where a kind refers by several columns; by kind. */
static void
test_limit_of_referrers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parties
      = sample_query (fixture, &(PbQuery) {.kind = PB_KIND_PARTY, .column = "pseudonym", .value = "A1"});
  g_autoptr (GPtrArray) referrers = NULL;
  guint n[PB_N_KINDS] = {0};
  guint most = 0;

  pb_workspace_find_referrers_async (fixture->workspace, PB_KIND_PARTY, g_ptr_array_index (parties, 0), 2,
                                     NULL, sample_on_result, sample_fresh (fixture));
  referrers = pb_workspace_find_referrers_finish (fixture->workspace, sample_wait (fixture), NULL);
  g_assert_nonnull (referrers);
  for (guint i = 0; i < referrers->len; i++) {
    const PbReferrer *referrer = g_ptr_array_index (referrers, i);
    const PbReferrer *previous = i > 0 ? g_ptr_array_index (referrers, i - 1) : referrer;

    g_assert_cmpint (pb_item_get_kind (previous->item), <=, pb_item_get_kind (referrer->item));
    n[pb_item_get_kind (referrer->item)]++;
    most = MAX (most, n[pb_item_get_kind (referrer->item)]);
  }
  g_assert_cmpuint (most, ==, 2);
}

#define ADD(path, func)                                                                                      \
  g_test_add ("/workspace/browse/" path, Fixture, NULL, sample_set_up, func, sample_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("order-of-numbers", test_order_of_numbers);
  ADD ("filter", test_filter);
  ADD ("filter-by-reference", test_filter_by_reference);
  ADD ("identity-stays-hidden", test_identity_stays_hidden);
  ADD ("titles", test_titles);
  ADD ("gone", test_gone);
  ADD ("referrers", test_referrers);
  ADD ("undo-labels", test_undo_labels);
  ADD ("drafts", test_drafts);
  ADD ("order-of-every-type", test_order_of_every_type);
  ADD ("order-of-empty-and-equal", test_order_of_empty_and_equal);
  ADD ("order-by-reference", test_order_by_reference);
  ADD ("filter-of-every-script", test_filter_of_every_script);
  ADD ("filter-of-passages", test_filter_of_passages);
  ADD ("many", test_many);
  ADD ("refused", test_refused);
  ADD ("every-column", test_every_column);
  ADD ("filter-by-shown-titles", test_filter_by_shown_titles);
  ADD ("limit-of-referrers", test_limit_of_referrers);
  failed = g_test_run ();
  sample_finish ();
  return failed;
}
