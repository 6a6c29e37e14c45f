/* test-item.c: what records are called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-item"

#include "sample.h"

#include <string.h>

#define MAX_TITLE 81 /* 80 and the dots */

static PbItem *
get_one (Fixture *fixture, PbKind kind, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;

  g_ptr_array_add (ids, (gpointer) id);
  items = sample_get_items (fixture, kind, ids);
  g_assert_cmpuint (items->len, ==, 1);
  return g_object_ref (g_ptr_array_index (items, 0));
}

/* The titles of all records of @kind, one a line. */
static char *
list_titles (Fixture *fixture, PbKind kind)
{
  g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = kind});
  g_autoptr (GString) titles = g_string_new ("\n");

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (titles, "%s\n", pb_item_get_title (g_ptr_array_index (items, i)));
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  static const struct {
    PbKind kind;
    const char *line;
  } cases[] = {
      {PB_KIND_PARTY, "\nV1\n"},
      {PB_KIND_EXHIBIT, "\nEX-01 · V1, first statement\n"},
      {PB_KIND_STATEMENT, "\nS-V1-1 · V1 · EX-01\n"},
      {PB_KIND_ROLE, "\nV1 · victim\n"},
      {PB_KIND_RELATION, "\nA4 · sibling-of · O1\n"},
      {PB_KIND_COUNT, "\nC1 · th.tip.s6.2008\n"},
      {PB_KIND_COUNT_ACCUSED, "\nC1 · A1\n"},
      {PB_KIND_PASSAGE, "\nEX-01 · p. 1 · “My friend Nary had been away for two years. "},
      {PB_KIND_ASSERTION, "\nV1 · W5 said that factory work was clean work and the people good\n"},
      {PB_KIND_PHOTOGRAPH_REGION, "\nEX-20 · hasp and padlock on the outer side of the door\n"},
      {PB_KIND_IDENTITY, "\nV1 · name\n"},
      {PB_KIND_PLACE, "\nTrapeang Svay village\n"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *titles = list_titles (fixture, cases[i].kind);

    g_test_message ("%s", cases[i].line);
    g_assert_nonnull (strstr (titles, cases[i].line));
  }
}

/* A link says both its ends, however long they are. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_ASSERTION_FACT});

  g_assert_cmpuint (items->len, >, 10);
  for (guint i = 0; i < items->len; i++) {
    PbItem *item = g_ptr_array_index (items, i);
    const char *fact = pb_item_get_shown (item, "fact");
    g_autofree char *start = g_utf8_substring (fact, 0, MIN (12, g_utf8_strlen (fact, -1)));

    g_assert_nonnull (strstr (pb_item_get_title (item), start));
    g_assert_false (g_str_has_prefix (pb_item_get_title (item), start));
  }
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Of every record of every kind: one line, not too long, and no column of its own that may say who somebody
 * is. */
static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    const PbKindInfo *info = pb_kind_get_info ((PbKind) kind);
    g_autoptr (GPtrArray) items = sample_find (fixture, &(PbQuery) {.kind = (PbKind) kind});
    gboolean has_words = kind == PB_KIND_PASSAGE || kind == PB_KIND_ASSERTION;

    for (guint i = 0; i < items->len; i++) {
      PbItem *item = g_ptr_array_index (items, i);
      const char *title = pb_item_get_title (item);

      g_assert_true (g_utf8_validate (title, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (title, -1), <=, MAX_TITLE);
      g_assert_cmpint (g_utf8_strlen (title, -1), >, 0);
      g_assert_null (strpbrk (title, "\r\n\t"));
      for (guint n = 0; n < info->n_columns && !has_words; n++) {
        const char *value = pb_record_get_nth (pb_item_get_record (item), n);

        /* "500" as said is also the number made of it. */
        if (info->columns[n].identity && value != NULL && has_letter (value))
          g_assert_null (strstr (title, value));
      }
    }
  }
}

static void
test_hostile_words (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *label, *key, *title;
  } cases[] = {
      {"a\nb\t\xc2\x85 \xe2\x80\xa8 c", NULL, "a b c"},
      {"turned \xe2\x80\xae round\x1b[1m", NULL, "turned \xef\xbf\xbd round\xef\xbf\xbd[1m"},
      {" \n ", "PL-EMPTY", "PL-EMPTY"},
      {"12345678901234567890123456789012345678901234567890123456789012345678901234567890", NULL,
       "12345678901234567890123456789012345678901234567890123456789012345678901234567890"},
      {"The house behind the market where the lorry stopped in the evening and everybody got off at once",
       NULL, "The house behind the market where the lorry stopped in the evening and…"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    PbRecord *place = pb_record_new (PB_KIND_PLACE, NULL);
    g_autofree char *id = g_strdup (pb_record_get_id (place));
    g_autoptr (PbItem) item = NULL;

    pb_record_set (place, "label", cases[i].label);
    pb_record_set (place, "key", cases[i].key);
    sample_insert (fixture, place);
    item = get_one (fixture, PB_KIND_PLACE, id);
    g_assert_cmpstr (pb_item_get_title (item), ==, cases[i].title);
  }
}

/* Nothing to be called by: the kind and the end of its id. */
static void
test_nameless (Fixture *fixture, gconstpointer data)
{
  PbRecord *place = pb_record_new (PB_KIND_PLACE, NULL);
  g_autofree char *id = g_strdup (pb_record_get_id (place));
  g_autofree char *title = g_strdup_printf ("place %s", id + strlen (id) - 6);
  g_autoptr (PbItem) item = NULL;

  pb_record_set (place, "label", " ");
  sample_insert (fixture, place);
  item = get_one (fixture, PB_KIND_PLACE, id);
  g_assert_cmpstr (pb_item_get_title (item), ==, title);
}

/* A statement called as the paper it stands on says so once. */
static void
test_same_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parties
      = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_PARTY, .column = "pseudonym", .value = "V1"});
  g_autoptr (GPtrArray) exhibits
      = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT, .column = "key", .value = "EX-01"});
  PbRecord *statement = pb_record_new (PB_KIND_STATEMENT, NULL);
  g_autofree char *id = g_strdup (pb_record_get_id (statement));
  g_autoptr (PbItem) item = NULL;

  pb_record_set (statement, "key", "EX-01");
  pb_record_set (statement, "exhibit_id", pb_item_get_id (g_ptr_array_index (exhibits, 0)));
  pb_record_set (statement, "speaker_id", pb_item_get_id (g_ptr_array_index (parties, 0)));
  sample_insert (fixture, statement);
  item = get_one (fixture, PB_KIND_STATEMENT, id);
  g_assert_cmpstr (pb_item_get_title (item), ==, "EX-01 · V1");
}

/* Thai has no spaces: words are still whole, and no letter loses its marks. */
static void
test_long_thai (Fixture *fixture, gconstpointer data)
{
  static const char word[] = "ประตูถูกล็อกทุกคืน";
  g_autoptr (GString) label = g_string_new (NULL);
  PbRecord *fact = pb_record_new (PB_KIND_FACT, NULL);
  g_autofree char *id = g_strdup (pb_record_get_id (fact));
  g_autoptr (PbItem) item = NULL;
  const char *title;

  for (guint i = 0; i < 20; i++)
    g_string_append (label, word);
  pb_record_set (fact, "label", label->str);
  sample_insert (fixture, fact);
  item = get_one (fixture, PB_KIND_FACT, id);
  title = pb_item_get_title (item);
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, MAX_TITLE);
  g_assert_cmpint (g_utf8_strlen (title, -1), >, 60);
  g_assert_true (g_str_has_suffix (title, "…"));
  g_assert_true (g_str_has_suffix (title, "ประตู…") || g_str_has_suffix (title, "ถูก…")
                 || g_str_has_suffix (title, "ล็อก…") || g_str_has_suffix (title, "ทุก…")
                 || g_str_has_suffix (title, "คืน…"));
}

/* References by their title, everything else as stored. */
static void
test_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items
      = sample_find (fixture, &(PbQuery) {.kind = PB_KIND_STATEMENT, .column = "key", .value = "S-V1-1"});
  PbItem *item = g_ptr_array_index (items, 0);

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (pb_item_get_shown (item, "speaker"), ==, "V1");
  g_assert_cmpstr (pb_item_get_shown (item, "speaker_id"), ==, "V1");
  g_assert_cmpstr (pb_item_get_shown (item, "exhibit"), ==, "EX-01 · V1, first statement");
  g_assert_cmpstr (pb_item_get_shown (item, "taken_on"), ==, "2018-03-05");
  g_assert_null (pb_item_get_shown (item, "corrects"));
  g_assert_cmpint (pb_item_get_kind (item), ==, PB_KIND_STATEMENT);
}

#define ADD(path, func)                                                                                      \
  g_test_add ("/workspace/item/" path, Fixture, NULL, sample_set_up, func, sample_tear_down)

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  ADD ("rules", test_rules);
  ADD ("links", test_links);
  ADD ("every-kind", test_every_kind);
  ADD ("hostile-words", test_hostile_words);
  ADD ("nameless", test_nameless);
  ADD ("same-name", test_same_name);
  ADD ("long-thai", test_long_thai);
  ADD ("shown", test_shown);
  failed = g_test_run ();
  sample_finish ();
  return failed;
}
