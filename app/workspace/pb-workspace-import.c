/* pb-workspace-import.c: a folder becomes part of a case.
 *
 * In this order, so that a mistake in a form changes nothing: read and check the forms; take in the files,
 * each in a gesture of its own; write the forms in one gesture, with the words of passages found on their
 * pages. An exhibit's row is made with its file and completed by its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-import"

#include "config.h"

#include "pb-error.h"
#include "pb-import-plan.h"
#include "pb-page-runs.h"
#include "pb-passage-locator.h"
#include "pb-store-files.h"
#include "pb-workspace-private.h"

#include <string.h>

typedef struct {
  PbWorkspace *workspace;
  PbStore *store;
  GTask *task;
  PbImportReport *report; /* (owned) */
  PbImportPlan *plan;     /* (owned) */
  GPtrArray *rows;        /* (owned) (nullable) (element-type PbFormRow) */
  guint next_number;      /* for exhibits that no form names */
} Import;

void
pb_import_report_free (PbImportReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->failed);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* --- the case as forms see it */

static PbRecord *
find_by_key (PbKind kind, const char *key, gpointer user_data)
{
  return pb_store_get_by_key (user_data, kind, key, NULL);
}

static PbRecord *
find_same (PbRecord *record, gpointer user_data)
{
  return pb_store_find_same (user_data, record, NULL);
}

/* A count in a form may leave out the version: it is the one the case has pinned. */
static gboolean
complete (PbRecord *record, gpointer user_data, GError **error)
{
  const char *pack = pb_record_get_kind (record) == PB_KIND_COUNT ? pb_record_get (record, "pack") : NULL;
  g_autoptr (GPtrArray) pins = NULL;

  if (pack == NULL || pb_record_get (record, "version") != NULL)
    return TRUE;
  pins = pb_store_list (user_data, PB_KIND_LAW_PIN, "pack", pack, NULL);
  if (pins == NULL || pins->len == 0) {
    g_set_error (error, PB_ERROR, PB_ERROR_INVALID,
                 "pack: this case has no law pack “%s”; add it with `probata law pin CASE %s`", pack, pack);
    return FALSE;
  }
  pb_record_set (record, "version", pb_record_get (g_ptr_array_index (pins, pins->len - 1), "version"));
  return TRUE;
}

/* --- one file */

static const char *
kind_of_media (const char *media_type)
{
  return g_str_has_prefix (media_type, "image/") ? "photograph" : "other";
}

/* "2016:05:03 10:11:12" → "2016-05-03"; what is no date is left out. */
static char *
exif_day (const char *taken_at)
{
  g_autofree char *day = NULL;
  PbDate date;

  if (taken_at == NULL || strlen (taken_at) < 10)
    return NULL;
  day = g_strndup (taken_at, 10);
  g_strdelimit (day, ":", '-');
  return pb_date_parse (day, &date, NULL) ? g_steal_pointer (&day) : NULL;
}

static void
set_file_facts (PbRecord *exhibit, PbDocument *document, PbIntakeResult *result)
{
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, pb_document_get_size (document));
  g_autofree char *pages = g_strdup_printf ("%u", pb_intake_result_get_n_pages (result));
  g_autofree char *taken = exif_day (pb_intake_result_get_fact (result, PB_INTAKE_FACT_TAKEN_AT));

  pb_record_set (exhibit, "sha256", pb_document_get_sha256 (document));
  pb_record_set (exhibit, "media_type", pb_document_get_media_type (document));
  pb_record_set (exhibit, "size", size);
  pb_record_set (exhibit, "pages", pages);
  pb_record_set (exhibit, "encoding", pb_intake_result_get_fact (result, PB_INTAKE_FACT_ENCODING));
  pb_record_set (exhibit, "taken_on", taken);
}

static char *
format_points (double points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (number, sizeof number, "%.3f", points));
}

static gboolean
insert_pages (PbStore *store, const char *sha256, PbIntakeResult *result, GError **error)
{
  for (guint i = 0; i < pb_intake_result_get_n_pages (result); i++) {
    const PbIntakePage *page = pb_intake_result_get_page (result, i);
    g_autofree char *width = format_points (page->width);
    g_autofree char *height = format_points (page->height);
    g_autoptr (GBytes) runs = pb_page_runs_pack (page);
    PbStorePage row = {.number = i,
                       .label = *page->label != '\0' ? (char *) page->label : NULL,
                       .width = width,
                       .height = height,
                       .text = (char *) page->text,
                       .runs = runs};

    if (!pb_store_page_insert (store, sha256, &row, error))
      return FALSE;
  }
  return TRUE;
}

static PbRecord *
make_file_name (PbRecord *exhibit, PbDocument *document)
{
  PbRecord *name = pb_record_new (PB_KIND_IDENTITY, NULL);

  pb_record_set (name, "exhibit", pb_record_get_id (exhibit));
  pb_record_set (name, "kind", "file-name");
  pb_record_set (name, "value", pb_document_get_display_name (document));
  return name;
}

static gboolean
write_exhibit (Import *import, PbRecord *exhibit, gboolean is_new, PbDocument *document,
               PbIntakeResult *result, GError **error)
{
  g_autoptr (PbRecord) name = make_file_name (exhibit, document);
  g_autoptr (PbRecord) known_name = pb_store_find_same (import->store, name, NULL);
  g_autofree char *sha256 = NULL;
  gboolean existed;

  if (!pb_store_blob_insert (import->store, pb_document_get_fd (document), &sha256, &existed, error))
    return FALSE;
  if (!existed && !insert_pages (import->store, sha256, result, error))
    return FALSE;
  if (!(is_new ? pb_store_insert (import->store, exhibit, error)
               : pb_store_update (import->store, exhibit, error)))
    return FALSE;
  return known_name != NULL || pb_store_insert (import->store, name, error);
}

static gboolean
take_in (Import *import, PbRecord *exhibit, gboolean is_new, PbDocument *document, PbIntakeResult *result,
         GError **error)
{
  if (!pb_store_begin (import->store, "import-exhibit", TRUE, error))
    return FALSE;
  if (!write_exhibit (import, exhibit, is_new, document, result, error)) {
    pb_store_rollback (import->store);
    return FALSE;
  }
  return pb_workspace_commit (import->workspace, error);
}

static void note (Import *import, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
note (Import *import, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (import->report->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
note_warnings (Import *import, const char *name, PbDocument *document, PbIntakeResult *result)
{
  const char *const *warnings = pb_intake_result_get_warnings (result);

  if (pb_document_is_mistyped (document))
    note (import, "%s: its name says otherwise, by its content it is %s", name,
          pb_document_get_media_type (document));
  for (guint i = 0; warnings[i] != NULL; i++)
    note (import, "%s: holds: %s (nothing of it was run)", name, warnings[i]);
  if (!pb_intake_result_has_text (result)
      && g_str_equal (pb_document_get_media_type (document), "application/pdf"))
    note (import, "%s: pages without text: a scan; its words cannot be searched or found", name);
}

static PbRecord *
find_same_bytes (PbStore *store, const char *sha256, const char *but_id)
{
  g_autoptr (GPtrArray) others = pb_store_list (store, PB_KIND_EXHIBIT, "sha256", sha256, NULL);

  for (guint i = 0; others != NULL && i < others->len; i++) {
    PbRecord *other = g_ptr_array_index (others, i);

    if (g_strcmp0 (pb_record_get_id (other), but_id) != 0)
      return g_object_ref (other);
  }
  return NULL;
}

static const char *
name_of (PbRecord *record)
{
  return pb_record_get_key (record) != NULL ? pb_record_get_key (record) : pb_record_get_id (record);
}

static char *
next_key (Import *import)
{
  for (;; import->next_number++) {
    g_autofree char *key = g_strdup_printf ("E%u", import->next_number);
    g_autoptr (PbRecord) taken = pb_store_get_by_key (import->store, PB_KIND_EXHIBIT, key, NULL);
    gboolean wanted = taken != NULL;

    for (guint i = 0; !wanted && import->rows != NULL && i < import->rows->len; i++) {
      PbRecord *record = ((PbFormRow *) g_ptr_array_index (import->rows, i))->record;

      wanted = pb_record_get_kind (record) == PB_KIND_EXHIBIT
               && g_strcmp0 (pb_record_get_key (record), key) == 0;
    }
    if (!wanted)
      return g_steal_pointer (&key);
  }
}

/* The exhibit that a file becomes: as the form has it, but without references: what they name comes with the
 * forms. */
static PbRecord *
make_exhibit (Import *import, PbRecord *wanted, const char *media_type)
{
  const PbKindInfo *info = pb_kind_get_info (PB_KIND_EXHIBIT);
  g_autoptr (PbRecord) stored
      = wanted != NULL ? pb_store_get (import->store, PB_KIND_EXHIBIT, pb_record_get_id (wanted), NULL)
                       : NULL;
  g_autofree char *key = NULL;
  PbRecord *exhibit;

  if (stored != NULL)
    return g_steal_pointer (&stored);
  if (wanted == NULL) {
    exhibit = pb_record_new (PB_KIND_EXHIBIT, NULL);
    key = next_key (import);
    pb_record_set (exhibit, "key", key);
    pb_record_set (exhibit, "label", key);
    pb_record_set (exhibit, "kind", kind_of_media (media_type));
    return exhibit;
  }
  exhibit = pb_record_copy (wanted);
  for (guint i = 1; i < info->n_columns; i++)
    if (info->columns[i].reference != PB_KIND_NONE)
      pb_record_set_nth (exhibit, i, NULL);
  pb_record_set (exhibit, "file", NULL);
  return exhibit;
}

/* @wanted: (nullable): the row of exhibits.csv that names the file. */
static gboolean
import_document (Import *import, const char *name, PbDocument *document, PbRecord *wanted, GError **error)
{
  GCancellable *cancellable = g_task_get_cancellable (import->task);
  g_autoptr (PbIntakeResult) result = NULL;
  g_autoptr (PbRecord) exhibit = make_exhibit (import, wanted, pb_document_get_media_type (document));
  g_autoptr (PbRecord) twin
      = find_same_bytes (import->store, pb_document_get_sha256 (document), pb_record_get_id (exhibit));
  const char *sha256 = pb_record_get (exhibit, "sha256");
  gboolean is_new = sha256 == NULL;

  if (sha256 != NULL && !g_str_equal (sha256, pb_document_get_sha256 (document))) {
    g_set_error (error, PB_ERROR, PB_ERROR_EXISTS,
                 "exhibit %s holds another file already; give this one a key of its own", name_of (exhibit));
    return FALSE;
  }
  if (sha256 != NULL || (wanted == NULL && twin != NULL)) {
    import->report->n_known++;
    if (sha256 == NULL)
      note (import, "%s: the same file as exhibit %s: not taken in again", name, name_of (twin));
    return TRUE;
  }
  result = pb_intake_read (import->workspace->intake, document, cancellable, error);
  if (result == NULL)
    return FALSE;
  if (wanted != NULL) {
    g_autoptr (PbRecord) stored
        = pb_store_get (import->store, PB_KIND_EXHIBIT, pb_record_get_id (exhibit), NULL);

    is_new = stored == NULL;
  }
  set_file_facts (exhibit, document, result);
  if (!take_in (import, exhibit, is_new, document, result, error))
    return FALSE;
  if (twin != NULL)
    note (import, "%s: the same file as exhibit %s", name, name_of (twin));
  note_warnings (import, name, document, result);
  import->report->n_exhibits++;
  return TRUE;
}

/* FALSE only when the whole import has to end: cancelled, or the case cannot be written. */
static gboolean
import_file (Import *import, PbImportFile *file, PbRecord *wanted, GError **error)
{
  g_autoptr (GFile) handle = g_file_new_for_path (file->path);
  g_autoptr (GError) problem = NULL;
  g_autoptr (PbDocument) document
      = pb_document_new_from_file (handle, g_task_get_cancellable (import->task), &problem);
  g_autofree char *text = NULL;

  if (document != NULL && import_document (import, file->name, document, wanted, &problem))
    return TRUE;
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (problem, PB_ERROR, PB_ERROR_NO_SPACE)
      || g_error_matches (problem, PB_ERROR, PB_ERROR_BUSY)
      || g_error_matches (problem, PB_ERROR, PB_ERROR_INTERNAL)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  text = g_str_has_prefix (problem->message, file->name)
             ? g_strdup (problem->message)
             : g_strdup_printf ("%s: %s", file->name, problem->message);
  g_ptr_array_add (import->report->failed, g_steal_pointer (&text));
  return TRUE;
}

/* --- all files */

typedef struct {
  PbImportFile *file; /* (owned) */
  PbRecord *wanted;   /* (nullable) (unowned) */
} Job;

static void
job_free (Job *job)
{
  pb_import_file_free (job->file);
  g_free (job);
}

/* Every file that a row of exhibits.csv names, then the rest. */
static GPtrArray *
collect_jobs (Import *import, GError **error)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);

  for (guint i = 0; import->rows != NULL && i < import->rows->len; i++) {
    PbFormRow *row = g_ptr_array_index (import->rows, i);
    const char *relative
        = pb_record_get_kind (row->record) == PB_KIND_EXHIBIT ? pb_record_get (row->record, "file") : NULL;
    PbImportFile *file;
    Job *job;

    if (relative == NULL)
      continue;
    file = pb_import_plan_claim (import->plan, row->form, relative, error);
    if (file == NULL) {
      g_prefix_error (error, "%s:%u: ", row->form, row->line);
      return NULL;
    }
    job = g_new0 (Job, 1);
    job->file = file;
    job->wanted = row->record;
    g_ptr_array_add (jobs, job);
  }
  if (!pb_import_plan_check (import->plan, error))
    return NULL;
  while (import->plan->files->len > 0) {
    Job *job = g_new0 (Job, 1);

    job->file = g_ptr_array_steal_index (import->plan->files, 0);
    g_ptr_array_add (jobs, job);
  }
  return g_steal_pointer (&jobs);
}

static void
name_left_out (Import *import)
{
  for (guint i = 0; i < import->plan->left_out->len; i++) {
    PbImportFile *file = g_ptr_array_index (import->plan->left_out, i);

    g_ptr_array_add (
        import->report->failed,
        g_strdup_printf ("%s: It is a link, a pipe or a device; put the file itself here", file->name));
  }
}

static gboolean
import_files (Import *import, GPtrArray *jobs, GError **error)
{
  name_left_out (import);
  for (guint i = 0; i < jobs->len; i++) {
    Job *job = g_ptr_array_index (jobs, i);

    if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (import->task), error)
        || !import_file (import, job->file, job->wanted, error))
      return FALSE;
    pb_progress_report (import->task, i + 1, jobs->len);
  }
  return TRUE;
}

/* --- forms */

/* What the file said of itself stays: a form has no such columns, or leaves them empty. */
static void
merge_file_facts (PbStore *store, PbRecord *exhibit)
{
  static const char *const columns[] = {"sha256", "media_type", "size", "pages", "encoding", "taken_on"};
  g_autoptr (PbRecord) stored = pb_store_get (store, PB_KIND_EXHIBIT, pb_record_get_id (exhibit), NULL);

  pb_record_set (exhibit, "file", NULL);
  for (guint i = 0; stored != NULL && i < G_N_ELEMENTS (columns); i++)
    pb_record_set (exhibit, columns[i], pb_record_get (stored, columns[i]));
}

static gboolean
is_unchanged_passage (PbFormRow *row)
{
  static const char *const columns[] = {"exhibit", "page", "quote", "occurrence", "region"};

  if (row->existing == NULL || g_strcmp0 (pb_record_get (row->existing, "located"), "found") != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (pb_record_get (row->record, columns[i]), pb_record_get (row->existing, columns[i])) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
prepare_passage (Import *import, PbFormRow *row, GError **error)
{
  const char *located;

  if (is_unchanged_passage (row))
    return TRUE;
  if (!pb_passage_locator_locate (import->store, row->record, error))
    return FALSE;
  located = pb_record_get (row->record, "located");
  if (g_strcmp0 (located, "lost") != 0)
    return TRUE;
  import->report->n_lost++;
  note (import, "%s:%u: these words are not on that page of the exhibit: kept as lost, look again", row->form,
        row->line);
  return TRUE;
}

static gboolean
write_row (Import *import, PbFormRow *row, GError **error)
{
  PbKind kind = pb_record_get_kind (row->record);
  g_autoptr (PbRecord) stored = pb_store_get (import->store, kind, pb_record_get_id (row->record), NULL);
  gboolean fits;

  if (kind == PB_KIND_EXHIBIT)
    merge_file_facts (import->store, row->record);
  if (kind == PB_KIND_PASSAGE && !prepare_passage (import, row, error))
    return FALSE;
  if (stored != NULL && pb_record_equal (stored, row->record)) {
    import->report->n_same++;
    return TRUE;
  }
  fits = stored != NULL ? pb_store_update (import->store, row->record, error)
                        : pb_store_insert (import->store, row->record, error);
  if (!fits) {
    g_prefix_error (error, "%s:%u: ", row->form, row->line);
    return FALSE;
  }
  if (row->existing != NULL)
    import->report->n_changed++;
  else
    import->report->n_inserted++;
  return TRUE;
}

static gboolean
write_forms (Import *import, GError **error)
{
  if (import->rows == NULL || import->rows->len == 0)
    return TRUE;
  if (!pb_store_begin (import->store, "import", TRUE, error))
    return FALSE;
  for (guint i = 0; i < import->rows->len; i++) {
    if (!write_row (import, g_ptr_array_index (import->rows, i), error)) {
      pb_store_rollback (import->store);
      return FALSE;
    }
  }
  return pb_workspace_commit (import->workspace, error);
}

/* --- the whole */

static gboolean
resolve_forms (Import *import, GError **error)
{
  PbFormCase form_case = {find_by_key, find_same, complete, import->store};

  if (import->plan->n_forms == 0)
    return TRUE;
  import->rows = pb_form_set_resolve (import->plan->forms, &form_case, error);
  return import->rows != NULL;
}

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->plan, pb_import_plan_free);
  g_clear_pointer (&import->rows, g_ptr_array_unref);
  g_clear_pointer (&import->report, pb_import_report_free);
}

static gpointer
import_paths (PbWorkspace *self, gpointer params, GTask *task, GError **error)
{
  Import import = {.workspace = self, .store = self->store, .task = task, .next_number = 1};
  g_autoptr (GPtrArray) jobs = NULL;
  gpointer report = NULL;

  import.report = g_new0 (PbImportReport, 1);
  import.report->failed = g_ptr_array_new_with_free_func (g_free);
  import.report->notes = g_ptr_array_new_with_free_func (g_free);
  import.plan = pb_import_plan_new (params, error);
  if (import.plan != NULL && resolve_forms (&import, error))
    jobs = collect_jobs (&import, error);
  if (jobs != NULL && import_files (&import, jobs, error) && write_forms (&import, error))
    report = g_steal_pointer (&import.report);
  import_clear (&import);
  return report;
}

void
pb_workspace_import_async (PbWorkspace *self, const char *const *paths, PbProgressFunc progress,
                           gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self) && paths != NULL);

  pb_workspace_run (self, PB_PRIORITY_WRITE, import_paths, g_strdupv ((char **) paths),
                    (GDestroyNotify) g_strfreev, (GDestroyNotify) pb_import_report_free, progress,
                    progress_data, cancellable, callback, user_data);
}

PbImportReport *
pb_workspace_import_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}
