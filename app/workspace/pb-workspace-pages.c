/* pb-workspace-pages.c: see pb-workspace-pages.h.
 *
 * A page is drawn in two steps: the case's worker hands out the bytes of the exhibit, then the drawing worker
 * has the confined program draw. The step between them is taken in the caller's main context, where the
 * exhibits last used are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-pages"

#include "config.h"

#include "pb-error.h"
#include "pb-extract.h"
#include "pb-page-runs.h"
#include "pb-store-files.h"
#include "pb-workspace-pages.h"
#include "pb-workspace-private.h"

#include <string.h>

/* Two side by side and the one before. */
#define MAX_KEPT_DOCUMENTS 3
/* EXIF orientations that turn a picture on its side. */
#define FIRST_TURNED_ORIENTATION 5
#define LAST_TURNED_ORIENTATION 8

/* --- documents */

typedef struct {
  char *exhibit_id;     /* (owned) */
  PbDocument *document; /* (owned) */
} Kept;

static void
kept_free (Kept *kept)
{
  g_free (kept->exhibit_id);
  g_clear_object (&kept->document);
  g_free (kept);
}

void
pb_workspace_forget_documents (PbWorkspace *self)
{
  g_queue_clear_full (&self->documents, (GDestroyNotify) kept_free);
}

/* (nullable) (transfer none): moves it to the front. */
static PbDocument *
find_document (PbWorkspace *self, const char *exhibit_id)
{
  for (GList *l = self->documents.head; l != NULL; l = l->next) {
    Kept *kept = l->data;

    if (!g_str_equal (kept->exhibit_id, exhibit_id))
      continue;
    g_queue_unlink (&self->documents, l);
    g_queue_push_head_link (&self->documents, l);
    return kept->document;
  }
  return NULL;
}

static void
keep_document (PbWorkspace *self, const char *exhibit_id, PbDocument *document)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->exhibit_id = g_strdup (exhibit_id);
  kept->document = g_object_ref (document);
  g_queue_push_head (&self->documents, kept);
  while (self->documents.length > MAX_KEPT_DOCUMENTS)
    kept_free (g_queue_pop_tail (&self->documents));
}

/* On the worker: the file of the exhibit. */
static PbDocument *
load_document (PbWorkspace *self, PbRecord *exhibit, GError **error)
{
  const char *sha256 = pb_record_get (exhibit, "sha256");
  g_autofree char *buffer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PbDocument) document = NULL;
  gint64 size;
  gsize read = 0;

  if (sha256 == NULL) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_NOT_FOUND, "this exhibit has no file in the case");
    return NULL;
  }
  size = pb_store_blob_get_size (self->store, sha256, error);
  if (size < 0)
    return NULL;
  if ((guint64) size > PB_DOCUMENT_MAX_SIZE) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_TOO_LARGE, "the file is too large to be shown");
    return NULL;
  }
  buffer = g_try_malloc (MAX ((gsize) size, 1));
  if (buffer == NULL) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_TOO_LARGE, "there is not enough memory for this file");
    return NULL;
  }
  if (!pb_store_blob_read (self->store, sha256, 0, buffer, (gsize) size, &read, error))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&buffer), read);
  document = pb_document_new_from_bytes (bytes, "exhibit", error);
  if (document != NULL && g_strcmp0 (pb_document_get_sha256 (document), sha256) != 0) {
    g_set_error_literal (error, PB_ERROR, PB_ERROR_CORRUPT,
                         "the bytes of this exhibit are not those that were taken in; check the case");
    return NULL;
  }
  return g_steal_pointer (&document);
}

/* --- pages */

void
pb_page_info_free (PbPageInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->label);
  g_free (info);
}

static PbPageInfo *
page_info_new (guint number, const char *label, double width, double height)
{
  PbPageInfo *info = g_new0 (PbPageInfo, 1);

  info->number = number;
  info->label = g_strdup (label);
  info->width = width;
  info->height = height;
  return info;
}

/* A photograph has no page row: one page of its own pixels, upright. */
static gboolean
add_photograph (PbWorkspace *self, PbRecord *exhibit, GPtrArray *infos, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (PbDocument) document = load_document (self, exhibit, error);
  g_autoptr (PbIntakeResult) result = NULL;
  double width, height;
  guint orientation;

  if (document == NULL)
    return FALSE;
  result = pb_intake_read (self->intake, document, cancellable, error);
  if (result == NULL)
    return FALSE;
  width = pb_intake_result_get_pixel_width (result);
  height = pb_intake_result_get_pixel_height (result);
  orientation = pb_intake_result_get_orientation (result);
  if (orientation >= FIRST_TURNED_ORIENTATION && orientation <= LAST_TURNED_ORIENTATION) {
    double swapped = width;

    width = height;
    height = swapped;
  }
  g_ptr_array_add (infos, page_info_new (1, NULL, width, height));
  return TRUE;
}

static gpointer
list_pages (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  g_autoptr (PbRecord) exhibit = pb_store_get (self->store, PB_KIND_EXHIBIT, data, error);
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_page_info_free);
  g_autoptr (GPtrArray) pages = NULL;
  const char *sha256, *media_type;

  if (exhibit == NULL)
    return NULL;
  sha256 = pb_record_get (exhibit, "sha256");
  media_type = pb_record_get (exhibit, "media_type");
  if (sha256 == NULL)
    return g_steal_pointer (&infos);
  if (media_type != NULL && g_str_has_prefix (media_type, "image/"))
    return add_photograph (self, exhibit, infos, g_task_get_cancellable (task), error)
               ? g_steal_pointer (&infos)
               : NULL;
  pages = pb_store_page_list (self->store, sha256, error);
  if (pages == NULL)
    return NULL;
  for (guint i = 0; i < pages->len; i++) {
    const PbStorePage *page = g_ptr_array_index (pages, i);

    g_ptr_array_add (infos, page_info_new (page->number + 1, page->label, g_ascii_strtod (page->width, NULL),
                                           g_ascii_strtod (page->height, NULL)));
  }
  return g_steal_pointer (&infos);
}

void
pb_workspace_list_pages_async (PbWorkspace *self, const char *exhibit_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PB_IS_WORKSPACE (self) && exhibit_id != NULL);

  pb_workspace_run (self, PB_PRIORITY_READ, list_pages, g_strdup (exhibit_id), g_free,
                    (GDestroyNotify) g_ptr_array_unref, NULL, NULL, cancellable, callback, user_data);
}

GPtrArray *
pb_workspace_list_pages_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- text */

void
pb_page_text_free (PbPageText *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_free (self);
}

typedef struct {
  char *exhibit_id; /* (owned) */
  guint page;
} PageParams;

static void
page_params_free (PageParams *params)
{
  g_free (params->exhibit_id);
  g_free (params);
}

static void
add_boxes (PbPageText *text, GBytes *packed)
{
  g_autoptr (GArray) runs = pb_page_runs_unpack (packed, strlen (text->text));

  for (guint i = 0; i < runs->len; i++) {
    const PbIntakeRun *run = &g_array_index (runs, PbIntakeRun, i);
    const PbTextBox box = {run->start, run->end, run->x, run->y, run->width, run->height};

    g_array_append_val (text->boxes, box);
  }
}

static gpointer
read_page (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  const PageParams *params = data;
  g_autoptr (PbRecord) exhibit = pb_store_get (self->store, PB_KIND_EXHIBIT, params->exhibit_id, error);
  g_autoptr (PbStorePage) page = NULL;
  const char *sha256 = exhibit != NULL ? pb_record_get (exhibit, "sha256") : NULL;
  const char *media_type = exhibit != NULL ? pb_record_get (exhibit, "media_type") : NULL;
  g_autoptr (PbPageText) text = g_new0 (PbPageText, 1);

  text->text = g_strdup ("");
  text->boxes = g_array_new (FALSE, FALSE, sizeof (PbTextBox));
  if (exhibit == NULL)
    return NULL;
  if (sha256 == NULL || (media_type != NULL && g_str_has_prefix (media_type, "image/")))
    return g_steal_pointer (&text);
  page = pb_store_page_get (self->store, sha256, params->page - 1, error);
  if (page == NULL)
    return NULL;
  g_free (text->text);
  text->text = g_steal_pointer (&page->text);
  if (page->runs != NULL)
    add_boxes (text, page->runs);
  return g_steal_pointer (&text);
}

void
pb_workspace_read_page_async (PbWorkspace *self, const char *exhibit_id, guint page,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  PageParams *params;

  g_return_if_fail (PB_IS_WORKSPACE (self) && exhibit_id != NULL && page > 0);

  params = g_new0 (PageParams, 1);
  params->exhibit_id = g_strdup (exhibit_id);
  params->page = page;
  pb_workspace_run (self, PB_PRIORITY_READ, read_page, params, (GDestroyNotify) page_params_free,
                    (GDestroyNotify) pb_page_text_free, NULL, NULL, cancellable, callback, user_data);
}

PbPageText *
pb_workspace_read_page_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}

/* --- pictures */

void
pb_page_picture_free (PbPagePicture *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self);
}

typedef struct {
  char *exhibit_id; /* (owned) */
  guint page;
  double scale;
  gboolean ahead;
  PbIntake *intake;     /* (owned) */
  PbDocument *document; /* (owned) (nullable): once it is there */
} Drawing;

static void
drawing_free (Drawing *drawing)
{
  g_free (drawing->exhibit_id);
  g_clear_object (&drawing->intake);
  g_clear_object (&drawing->document);
  g_free (drawing);
}

/* On the drawing worker. */
static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Drawing *drawing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbIntakePicture) drawn = pb_intake_render_page (
      drawing->intake, drawing->document, drawing->page - 1, drawing->scale, cancellable, &error);
  PbPagePicture *picture;

  if (drawn == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  picture = g_new0 (PbPagePicture, 1);
  picture->width = drawn->width;
  picture->height = drawn->height;
  picture->stride = drawn->stride;
  picture->pixels = g_bytes_ref (drawn->pixels);
  g_task_return_pointer (task, picture, (GDestroyNotify) pb_page_picture_free);
}

static void
queue_drawing (PbWorkspace *self, GTask *task, PbDocument *document)
{
  Drawing *drawing = g_task_get_task_data (task);

  drawing->document = g_object_ref (document);
  pb_worker_push (self->drawer, task, drawing->ahead ? PB_PRIORITY_IDLE : PB_PRIORITY_READ, draw);
}

static gpointer
load_exhibit (PbWorkspace *self, gpointer data, GTask *task, GError **error)
{
  g_autoptr (PbRecord) exhibit = pb_store_get (self->store, PB_KIND_EXHIBIT, data, error);

  return exhibit != NULL ? load_document (self, exhibit, error) : NULL;
}

static void
exhibit_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PbWorkspace *self = PB_WORKSPACE (source);
  g_autoptr (GTask) task = user_data;
  const Drawing *drawing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PbDocument) document = pb_workspace_finish (self, result, &error);

  if (document == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (self->drawer == NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the case was closed");
    return;
  }
  if (find_document (self, drawing->exhibit_id) == NULL)
    keep_document (self, drawing->exhibit_id, document);
  queue_drawing (self, task, document);
}

void
pb_workspace_draw_page_async (PbWorkspace *self, const char *exhibit_id, guint page, double scale,
                              gboolean ahead, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Drawing *drawing;
  PbDocument *document;

  g_return_if_fail (PB_IS_WORKSPACE (self) && exhibit_id != NULL && page > 0 && scale > 0);
  g_return_if_fail (self->drawer != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_workspace_draw_page_async);
  drawing = g_new0 (Drawing, 1);
  drawing->exhibit_id = g_strdup (exhibit_id);
  drawing->page = page;
  drawing->scale = scale;
  drawing->ahead = ahead;
  drawing->intake = g_object_ref (self->intake);
  g_task_set_task_data (task, drawing, (GDestroyNotify) drawing_free);
  document = find_document (self, exhibit_id);
  if (document != NULL)
    queue_drawing (self, task, document);
  else
    pb_workspace_run (self, ahead ? PB_PRIORITY_IDLE : PB_PRIORITY_READ, load_exhibit, g_strdup (exhibit_id),
                      g_free, g_object_unref, NULL, NULL, cancellable, exhibit_loaded,
                      g_steal_pointer (&task));
}

PbPagePicture *
pb_workspace_draw_page_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- suggestions */

/* Kinds of the extractor that a record of a value can hold. */
static const struct {
  PbValueKind kind;
  const char *type;
} types[] = {
    {PB_VALUE_KIND_DATE, "date"},           {PB_VALUE_KIND_DURATION, "duration"},
    {PB_VALUE_KIND_FREQUENCY, "frequency"}, {PB_VALUE_KIND_HOURS, "hours"},
    {PB_VALUE_KIND_AMOUNT, "amount"},       {PB_VALUE_KIND_COUNT, "count"},
    {PB_VALUE_KIND_DISTANCE, "distance"},   {PB_VALUE_KIND_AGE, "age"},
};

/* Digits kept of a number that is no finite decimal: more than anybody says. */
#define MOST_PLACES 6

static void
set_number (PbRecord *record, const char *column, const PbRatio *number)
{
  g_autofree char *text = number != NULL ? pb_ratio_to_decimal (number, MOST_PLACES, PB_ROUND_HALF_UP) : NULL;

  /* "12.500000" is written 12.5. */
  if (text != NULL && strchr (text, '.') != NULL)
    for (gsize n = strlen (text); text[n - 1] == '0' || text[n - 1] == '.'; n--) {
      gboolean was_point = text[n - 1] == '.';

      text[n - 1] = '\0';
      if (was_point)
        break;
    }
  pb_record_set (record, column, text);
}

static gboolean
is_choice (PbRecord *record, const char *name, const char *value)
{
  const PbColumn *column
      = &pb_kind_get_info (PB_KIND_VALUE)->columns[pb_kind_find_column (PB_KIND_VALUE, name)];

  return value != NULL && g_strv_contains (column->choices, value);
}

/* (nullable): what the schema cannot hold is not suggested. */
static PbRecord *
make_value (const PbTypedValue *value)
{
  PbRecord *record = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].kind == value->kind) {
      record = pb_record_new (PB_KIND_VALUE, NULL);
      pb_record_set (record, "type", types[i].type);
    }
  if (record == NULL)
    return NULL;
  pb_record_set (record, "said", value->words);
  pb_record_set (record, "approximate", value->approximate ? "1" : "0");
  if (value->kind == PB_VALUE_KIND_DATE) {
    pb_record_set (record, "date", value->normal);
    pb_record_set (record, "calendar", "gregorian");
    return record;
  }
  set_number (record, "low", value->min != NULL ? value->min : value->max);
  if (value->max != NULL && value->min != NULL && pb_ratio_compare (value->min, value->max) != 0)
    set_number (record, "high", value->max);
  if (value->kind == PB_VALUE_KIND_AMOUNT)
    pb_record_set (record, "currency", value->unit);
  else
    pb_record_set (record, "unit", value->unit);
  if (is_choice (record, "per", value->per))
    pb_record_set (record, "per", value->per);
  return record;
}

GPtrArray *
pb_workspace_suggest_values (const char *words, const char *said_on)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) values = NULL;

  g_return_val_if_fail (words != NULL, records);

  values = pb_extract_values (words, -1, NULL);
  for (guint i = 0; values != NULL && i < values->len; i++) {
    PbRecord *record = make_value (g_ptr_array_index (values, i));

    /* A date without a year, a sum in "dollars": the words are there, the normal form is the reader's. */
    if (record != NULL)
      g_ptr_array_add (records, record);
  }
  return records;
}
