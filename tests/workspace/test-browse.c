/* test-browse.c: what lists and panes ask of a case, on the sample.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "test-browse"

#include "pb-error.h"
#include "pb-workspace-browse.h"
#include "pb-workspace-pages.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path;
  PbWorkspace *workspace;
  GAsyncResult *result; /* (owned) (nullable): of the latest wait */
} Fixture;

static void
on_result (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&((Fixture *) data)->result, result);
}

static GAsyncResult *
wait_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

/* Each call of the workspace begins with nothing waited for. */
static Fixture *
fresh (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  return fixture;
}

static char *sample_folder; /* holds the sample, made once */
static char *sample_case;

static void
make_sample (Fixture *fixture)
{
  static const char *const packs[] = {"international", "thailand", "cambodia", NULL};
  g_autofree char *sample = g_build_filename (g_getenv ("PB_SOURCE_ROOT"), "data", "sample", NULL);
  const char *const paths[] = {sample, NULL};
  g_autoptr (PbWorkspace) workspace = pb_workspace_new ();
  g_autoptr (PbImportReport) report = NULL;

  sample_folder = g_dir_make_tmp ("probata-browse-XXXXXX", NULL);
  sample_case = g_build_filename (sample_folder, "sample.probata", NULL);
  pb_workspace_create_async (workspace, sample_case, "Case 14", packs, NULL, on_result, fresh (fixture));
  g_assert_true (pb_workspace_create_finish (workspace, wait_result (fixture), NULL));
  pb_workspace_import_async (workspace, paths, NULL, NULL, NULL, on_result, fresh (fixture));
  report = pb_workspace_import_finish (workspace, wait_result (fixture), NULL);
  g_assert_nonnull (report);
  pb_workspace_close (workspace);
}

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = NULL;

  if (sample_case == NULL)
    make_sample (fixture);
  fixture->folder = g_dir_make_tmp ("probata-browse-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "case.probata", NULL);
  from = g_file_new_for_path (sample_case);
  to = g_file_new_for_path (fixture->path);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  fixture->workspace = pb_workspace_new ();
  pb_workspace_open_async (fixture->workspace, fixture->path, FALSE, NULL, on_result, fresh (fixture));
  g_assert_true (pb_workspace_open_finish (fixture->workspace, wait_result (fixture), NULL));
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  pb_workspace_close (fixture->workspace);
  g_clear_object (&fixture->result);
  g_object_unref (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GPtrArray *
query (Fixture *fixture, const PbQuery *asked)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *ids;

  pb_workspace_query_async (fixture->workspace, asked, NULL, on_result, fresh (fixture));
  ids = pb_workspace_query_finish (fixture->workspace, wait_result (fixture), &error);
  g_assert_no_error (error);
  return ids;
}

static GPtrArray *
get_items (Fixture *fixture, PbKind kind, GPtrArray *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GPtrArray *items;

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (ids, i));
  g_ptr_array_add (names, NULL);
  pb_workspace_get_items_async (fixture->workspace, kind, (const char *const *) names->pdata, NULL, on_result,
                                fresh (fixture));
  items = pb_workspace_get_items_finish (fixture->workspace, wait_result (fixture), NULL);
  g_assert_nonnull (items);
  return items;
}

static GPtrArray *
find (Fixture *fixture, const PbQuery *asked)
{
  g_autoptr (GPtrArray) ids = query (fixture, asked);

  return get_items (fixture, asked->kind, ids);
}

static const char *
key_at (GPtrArray *items, guint i)
{
  return pb_record_get_key (pb_item_get_record (g_ptr_array_index (items, i)));
}

/* "EX-2" stands before "EX-10", and descending is the same list turned round. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) up = find (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT});
  g_autoptr (GPtrArray) down = find (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT, .descending = TRUE});

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
  g_autoptr (GPtrArray) items = find (fixture, &(PbQuery) {.kind = PB_KIND_PAYMENT, .sort = "low"});
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
  g_autoptr (GPtrArray) all = query (fixture, &(PbQuery) {.kind = PB_KIND_FACT});
  g_autoptr (GPtrArray) some = find (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = "PASSPORT"});
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (GPtrArray) none = query (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = long_text});

  g_assert_cmpuint (some->len, >, 0);
  g_assert_cmpuint (some->len, <, all->len);
  for (guint i = 0; i < some->len; i++) {
    g_autofree char *label
        = g_utf8_strdown (pb_record_get (pb_item_get_record (g_ptr_array_index (some, i)), "label"), -1);

    g_assert_nonnull (strstr (label, "passport"));
  }
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++) {
    g_autoptr (GPtrArray) found = query (fixture, &(PbQuery) {.kind = PB_KIND_FACT, .filter = nothing[i]});

    g_assert_cmpuint (found->len, ==, 0);
  }
  again = query (fixture, &(PbQuery) {.kind = PB_KIND_FACT});
  g_assert_cmpuint (again->len, ==, all->len);
}

/* A word of what a row refers to finds it too. */
static void
test_filter_by_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = find (fixture, &(PbQuery) {.kind = PB_KIND_STATEMENT, .filter = "V1"});

  g_assert_cmpuint (items->len, >=, 2);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpstr (pb_item_get_shown (g_ptr_array_index (items, i), "speaker"), ==, "V1");
}

/* Names never stand in a title, and no filter finds them. */
static void
test_identity_stays_hidden (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = find (fixture, &(PbQuery) {.kind = PB_KIND_IDENTITY});

  g_assert_cmpuint (items->len, >, 0);
  for (guint i = 0; i < items->len; i++) {
    PbItem *item = g_ptr_array_index (items, i);
    const char *value = pb_record_get (pb_item_get_record (item), "value");
    g_autoptr (GPtrArray) found = NULL;

    g_assert_nonnull (value);
    g_assert_null (strstr (pb_item_get_title (item), value));
    found = query (fixture, &(PbQuery) {.kind = PB_KIND_IDENTITY, .filter = value});
    g_assert_cmpuint (found->len, ==, 0);
  }
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < PB_N_KINDS; kind++) {
    g_autoptr (GPtrArray) items = find (fixture, &(PbQuery) {.kind = (PbKind) kind});

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
  g_autoptr (GPtrArray) ids = query (fixture, &(PbQuery) {.kind = PB_KIND_FACT});
  g_autoptr (GPtrArray) items = NULL;
  guint n = ids->len;

  g_ptr_array_insert (ids, 1, g_strdup ("01890000-0000-7000-8000-000000000000"));
  items = get_items (fixture, PB_KIND_FACT, ids);
  g_assert_cmpuint (items->len, ==, n);
  g_assert_cmpstr (pb_item_get_id (g_ptr_array_index (items, 1)), ==, g_ptr_array_index (ids, 2));
}

static void
test_referrers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) parties
      = find (fixture, &(PbQuery) {.kind = PB_KIND_PARTY, .column = "pseudonym", .value = "V1"});
  const char *id = pb_item_get_id (g_ptr_array_index (parties, 0));
  g_autoptr (GPtrArray) statements
      = query (fixture, &(PbQuery) {.kind = PB_KIND_STATEMENT, .column = "speaker_id", .value = id});
  g_autoptr (GPtrArray) referrers = NULL;
  guint n = 0;

  pb_workspace_find_referrers_async (fixture->workspace, PB_KIND_PARTY, id, 100, NULL, on_result,
                                     fresh (fixture));
  referrers = pb_workspace_find_referrers_finish (fixture->workspace, wait_result (fixture), NULL);
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

  pb_workspace_peek_undo_async (fixture->workspace, NULL, on_result, fresh (fixture));
  g_assert_true (pb_workspace_peek_undo_finish (fixture->workspace, wait_result (fixture), &undo_label,
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
  pb_workspace_edit_async (fixture->workspace, "add", edits, NULL, on_result, fresh (fixture));
  g_assert_true (pb_workspace_edit_finish (fixture->workspace, wait_result (fixture), NULL));
  peek (fixture, "add", NULL);
  pb_workspace_undo_async (fixture->workspace, FALSE, NULL, on_result, fresh (fixture));
  undone = pb_workspace_undo_finish (fixture->workspace, wait_result (fixture), NULL);
  g_assert_cmpstr (undone, ==, "add");
  pb_workspace_peek_undo_async (fixture->workspace, NULL, on_result, fresh (fixture));
  {
    g_autofree char *undo_label = NULL;
    g_autofree char *redo_label = NULL;

    g_assert_true (pb_workspace_peek_undo_finish (fixture->workspace, wait_result (fixture), &undo_label,
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

  pb_workspace_get_draft_async (fixture->workspace, "form", record_id, NULL, on_result, fresh (fixture));
  content = pb_workspace_get_draft_finish (fixture->workspace, wait_result (fixture), &error);
  g_assert_no_error (error);
  return content;
}

static void
put_draft (Fixture *fixture, const char *content)
{
  pb_workspace_put_draft_async (fixture->workspace, "form", NULL, content, on_result, fresh (fixture));
  g_assert_true (pb_workspace_put_draft_finish (fixture->workspace, wait_result (fixture), NULL));
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

/* --- pages */

static char *
find_exhibit (Fixture *fixture, const char *media_type)
{
  g_autoptr (GPtrArray) ids
      = query (fixture, &(PbQuery) {.kind = PB_KIND_EXHIBIT, .column = "media_type", .value = media_type});

  g_assert_cmpuint (ids->len, >, 0);
  return g_strdup (g_ptr_array_index (ids, 0));
}

static GPtrArray *
list_pages (Fixture *fixture, const char *exhibit_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages;

  pb_workspace_list_pages_async (fixture->workspace, exhibit_id, NULL, on_result, fresh (fixture));
  pages = pb_workspace_list_pages_finish (fixture->workspace, wait_result (fixture), &error);
  g_assert_no_error (error);
  return pages;
}

static PbPagePicture *
draw (Fixture *fixture, const char *exhibit_id, guint page, GCancellable *cancellable, GError **error)
{
  pb_workspace_draw_page_async (fixture->workspace, exhibit_id, page, 0.5, FALSE, cancellable, on_result,
                                fresh (fixture));
  return pb_workspace_draw_page_finish (fixture->workspace, wait_result (fixture), error);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = {"application/pdf", "image/jpeg"};

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *exhibit = find_exhibit (fixture, types[i]);
    g_autoptr (GPtrArray) pages = list_pages (fixture, exhibit);
    const PbPageInfo *info = g_ptr_array_index (pages, 0);
    g_autoptr (GError) error = NULL;
    g_autoptr (PbPagePicture) picture = draw (fixture, exhibit, 1, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (info->number, ==, 1);
    g_assert_cmpfloat (ABS (picture->width - info->width / 2), <=, 1);
    g_assert_cmpfloat (ABS (picture->height - info->height / 2), <=, 1);
    g_assert_cmpuint (g_bytes_get_size (picture->pixels), >=, picture->stride * picture->height);
  }
}

static void
test_page_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autoptr (PbPageText) text = NULL;
  guint last = 0;

  pb_workspace_read_page_async (fixture->workspace, exhibit, 1, NULL, on_result, fresh (fixture));
  text = pb_workspace_read_page_finish (fixture->workspace, wait_result (fixture), NULL);
  g_assert_nonnull (text);
  g_assert_cmpuint (text->boxes->len, >, 10);
  for (guint i = 0; i < text->boxes->len; i++) {
    const PbTextBox *box = &g_array_index (text->boxes, PbTextBox, i);

    g_assert_cmpuint (box->start, >=, last);
    g_assert_cmpuint (box->end, <=, strlen (text->text));
    g_assert_cmpfloat (box->width, >, 0);
    last = box->end;
  }
}

static void
test_no_such_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) cancelled = NULL;

  g_assert_null (draw (fixture, exhibit, 4000, NULL, &error));
  g_assert_error (error, PB_ERROR, PB_ERROR_NOT_FOUND);
  g_cancellable_cancel (cancellable);
  g_assert_null (draw (fixture, exhibit, 1, cancellable, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A case that is closed while pages are being drawn answers everybody. */
static void
test_close_while_drawing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *exhibit = find_exhibit (fixture, "application/pdf");
  g_autoptr (GError) error = NULL;

  pb_workspace_draw_page_async (fixture->workspace, exhibit, 1, 4, TRUE, NULL, on_result, fresh (fixture));
  pb_workspace_close (fixture->workspace);
  g_assert_null (pb_workspace_draw_page_finish (fixture->workspace, wait_result (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_suggest (void)
{
  g_autoptr (GPtrArray) values = pb_workspace_suggest_values (
      "On 3 May 2016 he took my passport; I was promised 9,000 baht a month for 8 hours a day.", NULL);
  g_autoptr (GPtrArray) none = pb_workspace_suggest_values ("He took my passport.", NULL);
  PbRecord *date, *sum;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (values->len, ==, 3);
  date = g_ptr_array_index (values, 0);
  sum = g_ptr_array_index (values, 1);
  g_assert_cmpstr (pb_record_get (date, "type"), ==, "date");
  g_assert_cmpstr (pb_record_get (date, "date"), ==, "2016-05-03");
  g_assert_cmpstr (pb_record_get (sum, "low"), ==, "9000");
  g_assert_cmpstr (pb_record_get (sum, "currency"), ==, "THB");
  g_assert_cmpstr (pb_record_get (sum, "per"), ==, "month");
  g_assert_null (pb_record_get (sum, "high"));
}

#define ADD(path, func) g_test_add ("/workspace/browse/" path, Fixture, NULL, setup, func, teardown)

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
  ADD ("pages", test_pages);
  ADD ("page-text", test_page_text);
  ADD ("no-such-page", test_no_such_page);
  ADD ("close-while-drawing", test_close_while_drawing);
  g_test_add_func ("/workspace/browse/suggest", test_suggest);
  failed = g_test_run ();
  if (sample_case != NULL) {
    g_unlink (sample_case);
    g_rmdir (sample_folder);
  }
  g_free (sample_case);
  g_free (sample_folder);
  return failed;
}
