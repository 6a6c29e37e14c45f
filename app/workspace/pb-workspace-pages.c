/* pb-workspace-pages.c: see pb-workspace-pages.h.
 *
 * What needs the confined program is done in two steps: the case's worker hands out the bytes of the exhibit,
 * then the drawing worker has the program read them. The step between is taken in the caller's main context.
 * Exhibits last used are kept under a lock, so that the second page of one does not ask the case at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-workspace-pages"

#include "config.h"

#include "pb-error.h"
#include "pb-intake-limits.h"
#include "pb-page-runs.h"
#include "pb-store-files.h"
#include "pb-text.h"
#include "pb-workspace-pages.h"
#include "pb-workspace-private.h"

#include <string.h>

/* Two side by side and the one before. */
#define MAX_KEPT_DOCUMENTS 3
/* All of them together: two thick scanned files. The one last used is kept whatever its size
 * (PB_DOCUMENT_MAX_SIZE): else each of its pages would be read out of the case anew. */
#define MAX_KEPT_BYTES (256u * 1024 * 1024)
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
  g_mutex_lock (&self->documents_lock);
  g_queue_clear_full (&self->documents, (GDestroyNotify) kept_free);
  g_mutex_unlock (&self->documents_lock);
}

/* (nullable) (transfer full): moves it to the front. */
static PbDocument *
find_document (PbWorkspace *self, const char *exhibit_id)
{
  PbDocument *document = NULL;

  g_mutex_lock (&self->documents_lock);
  for (GList *l = self->documents.head; l != NULL; l = l->next) {
    Kept *kept = l->data;

    if (!g_str_equal (kept->exhibit_id, exhibit_id))
      continue;
    g_queue_unlink (&self->documents, l);
    g_queue_push_head_link (&self->documents, l);
    document = g_object_ref (kept->document);
    break;
  }
  g_mutex_unlock (&self->documents_lock);
  return document;
}

static guint64
count_kept_bytes (PbWorkspace *self)
{
  guint64 n = 0;

  for (GList *l = self->documents.head; l != NULL; l = l->next)
    n += pb_document_get_size (((Kept *) l->data)->document);
  return n;
}

static void
keep_document (PbWorkspace *self, const char *exhibit_id, PbDocument *document)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->exhibit_id = g_strdup (exhibit_id);
  kept->document = g_object_ref (document);
  g_mutex_lock (&self->documents_lock);
  g_queue_push_head (&self->documents, kept);
  while (self->documents.length > MAX_KEPT_DOCUMENTS
         || (self->documents.length > 1 && count_kept_bytes (self) > MAX_KEPT_BYTES))
    kept_free (g_queue_pop_tail (&self->documents));
  g_mutex_unlock (&self->documents_lock);
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

/* On the case's worker; kept there, so that of several that wait for one exhibit only the first reads it. */
static gpointer
load_exhibit (PbWorkspace *self, gpointer exhibit_id, GTask *task, GError **error)
{
  PbDocument *document = find_document (self, exhibit_id);
  g_autoptr (PbRecord) exhibit = NULL;

  if (document != NULL)
    return document;
  exhibit = pb_store_get (self->store, PB_KIND_EXHIBIT, exhibit_id, error);
  document = exhibit != NULL ? load_document (self, exhibit, error) : NULL;
  if (document != NULL)
    keep_document (self, exhibit_id, document);
  return document;
}

/* --- the confined program */

/* What is read with it, on the drawing worker; NULL with @error. */
typedef struct _Reading Reading;
typedef gpointer (*ReadingFunc) (PbIntake *intake, const Reading *reading, GCancellable *cancellable,
                                 GError **error);

struct _Reading {
  char *exhibit_id; /* (owned) */
  guint page;
  double scale;
  PbPriority priority;
  ReadingFunc read;
  GDestroyNotify free_result;
  PbDocument *document; /* (owned) (nullable): once it is there */
};

static void
reading_free (Reading *reading)
{
  g_free (reading->exhibit_id);
  g_clear_object (&reading->document);
  g_free (reading);
}

static GTask *
reading_task_new (PbWorkspace *self, const char *exhibit_id, ReadingFunc read, GDestroyNotify free_result,
                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->exhibit_id = g_strdup (exhibit_id);
  reading->page = 1;
  reading->priority = PB_PRIORITY_READ;
  reading->read = read;
  reading->free_result = free_result;
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  return task;
}

static void
stop_reading (GCancellable *cause, gpointer stop)
{
  g_cancellable_cancel (stop);
}

/* On the drawing worker. The program ends when its asker no longer wants it, and when the case is closed:
 * that waits for this thread. */
static void
run_reading (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PbWorkspace *self = source;
  const Reading *reading = data;
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  GError *error = NULL;
  gulong ids[2] = {0, 0};
  gpointer result;

  if (cancellable != NULL)
    ids[0]
        = g_cancellable_connect (cancellable, G_CALLBACK (stop_reading), g_object_ref (stop), g_object_unref);
  ids[1]
      = g_cancellable_connect (self->closing, G_CALLBACK (stop_reading), g_object_ref (stop), g_object_unref);
  result = reading->read (self->intake, reading, stop, &error);
  g_cancellable_disconnect (cancellable, ids[0]);
  g_cancellable_disconnect (self->closing, ids[1]);
  if (result != NULL)
    g_task_return_pointer (task, result, reading->free_result);
  else
    g_task_return_error (task, error);
}

static void
queue_reading (PbWorkspace *self, GTask *task, PbDocument *document)
{
  Reading *reading = g_task_get_task_data (task);

  reading->document = g_object_ref (document);
  pb_worker_push (self->drawer, task, reading->priority, run_reading);
}

static void
exhibit_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PbWorkspace *self = PB_WORKSPACE (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (PbDocument) document = pb_workspace_finish (self, result, &error);

  if (document == NULL)
    g_task_return_error (task, error);
  else if (self->drawer == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The case was closed");
  else
    queue_reading (self, task, document);
}

/* @task: (transfer full) */
static void
start_reading (PbWorkspace *self, GTask *task)
{
  const Reading *reading = g_task_get_task_data (task);
  g_autoptr (GTask) owned = task;
  g_autoptr (PbDocument) document = find_document (self, reading->exhibit_id);

  if (document != NULL)
    queue_reading (self, task, document);
  else
    pb_workspace_run (self, reading->priority, load_exhibit, g_strdup (reading->exhibit_id), g_free,
                      g_object_unref, NULL, NULL, g_task_get_cancellable (task), exhibit_loaded,
                      g_steal_pointer (&owned));
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

/* Labels come from a hostile file; one is a page number, in the longest case a word with it. */
#define LABEL_CHARS 24

static gboolean
is_photograph (PbRecord *exhibit)
{
  const char *media_type = pb_record_get (exhibit, "media_type");

  return media_type != NULL && g_str_has_prefix (media_type, "image/");
}

/* One page of its own pixels, upright; none when this version has no reader for it. */
static gpointer
measure_photograph (PbIntake *intake, const Reading *reading, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_page_info_free);
  g_autoptr (PbIntakeResult) result = NULL;
  double width, height;
  guint orientation;

  if (pb_document_get_kind (reading->document) == PB_INTAKE_KIND_NONE)
    return g_steal_pointer (&infos);
  result = pb_intake_read (intake, reading->document, cancellable, error);
  if (result == NULL)
    return NULL;
  width = pb_intake_result_get_pixel_width (result);
  height = pb_intake_result_get_pixel_height (result);
  orientation = pb_intake_result_get_orientation (result);
  if (orientation >= FIRST_TURNED_ORIENTATION && orientation <= LAST_TURNED_ORIENTATION)
    g_ptr_array_add (infos, page_info_new (1, NULL, height, width));
  else
    g_ptr_array_add (infos, page_info_new (1, NULL, width, height));
  return g_steal_pointer (&infos);
}

/* What the case says of the pages of an exhibit. */
typedef struct {
  GPtrArray *infos; /* (owned) (nullable): moved to the answer */
  gboolean is_photograph;
} Rows;

static void
rows_free (Rows *rows)
{
  g_clear_pointer (&rows->infos, g_ptr_array_unref);
  g_free (rows);
}

/* 0 for what is no size: the row is not proved against its digest here, and the screen is laid out by it. */
static double
read_size (const char *text)
{
  double size = text != NULL ? g_ascii_strtod (text, NULL) : 0;

  return size > 0 && size <= PB_INTAKE_MAX_PAGE_POINTS ? size : 0;
}

static GPtrArray *
read_rows (PbWorkspace *self, const char *sha256, GError **error)
{
  g_autoptr (GPtrArray) pages = pb_store_page_list_sizes (self->store, sha256, error);
  GPtrArray *infos;

  if (pages == NULL)
    return NULL;
  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_page_info_free);
  for (guint i = 0; i < pages->len; i++) {
    const PbStorePage *page = g_ptr_array_index (pages, i);
    g_autofree char *label = page->label != NULL ? pb_text_for_display (page->label, LABEL_CHARS) : NULL;

    g_ptr_array_add (
        infos, page_info_new (page->number + 1, label, read_size (page->width), read_size (page->height)));
  }
  return infos;
}

static gpointer
list_rows (PbWorkspace *self, gpointer exhibit_id, GTask *task, GError **error)
{
  g_autoptr (PbRecord) exhibit = pb_store_get (self->store, PB_KIND_EXHIBIT, exhibit_id, error);
  g_autoptr (GPtrArray) infos = NULL;
  const char *sha256;
  Rows *rows;

  if (exhibit == NULL)
    return NULL;
  sha256 = pb_record_get (exhibit, "sha256");
  infos = sha256 != NULL && !is_photograph (exhibit)
              ? read_rows (self, sha256, error)
              : g_ptr_array_new_with_free_func ((GDestroyNotify) pb_page_info_free);
  if (infos == NULL)
    return NULL;
  rows = g_new0 (Rows, 1);
  rows->infos = g_steal_pointer (&infos);
  rows->is_photograph = sha256 != NULL && is_photograph (exhibit);
  return rows;
}

static void
rows_listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PbWorkspace *self = PB_WORKSPACE (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Rows *rows = pb_workspace_finish (self, result, &error);

  if (rows == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (!rows->is_photograph)
    g_task_return_pointer (task, g_steal_pointer (&rows->infos), (GDestroyNotify) g_ptr_array_unref);
  else if (self->drawer == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The case was closed");
  else
    start_reading (self, g_steal_pointer (&task));
  rows_free (rows);
}

void
pb_workspace_list_pages_async (PbWorkspace *self, const char *exhibit_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (PB_IS_WORKSPACE (self) && exhibit_id != NULL);

  task = reading_task_new (self, exhibit_id, measure_photograph, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
  g_task_set_source_tag (task, pb_workspace_list_pages_async);
  pb_workspace_run (self, PB_PRIORITY_READ, list_rows, g_strdup (exhibit_id), g_free,
                    (GDestroyNotify) rows_free, NULL, NULL, cancellable, rows_listed, task);
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
  g_autoptr (PbPageText) text = g_new0 (PbPageText, 1);

  text->text = g_strdup ("");
  text->boxes = g_array_new (FALSE, FALSE, sizeof (PbTextBox));
  if (exhibit == NULL)
    return NULL;
  if (sha256 == NULL || is_photograph (exhibit))
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

static gpointer
draw_page (PbIntake *intake, const Reading *reading, GCancellable *cancellable, GError **error)
{
  g_autoptr (PbIntakePicture) drawn = pb_intake_render_page (intake, reading->document, reading->page - 1,
                                                             reading->scale, cancellable, error);
  PbPagePicture *picture;

  if (drawn == NULL)
    return NULL;
  picture = g_new0 (PbPagePicture, 1);
  picture->width = drawn->width;
  picture->height = drawn->height;
  picture->stride = drawn->stride;
  picture->pixels = g_bytes_ref (drawn->pixels);
  return picture;
}

void
pb_workspace_draw_page_async (PbWorkspace *self, const char *exhibit_id, guint page, double scale,
                              gboolean ahead, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (PB_IS_WORKSPACE (self) && exhibit_id != NULL && page > 0 && scale > 0);
  g_return_if_fail (self->drawer != NULL);

  task = reading_task_new (self, exhibit_id, draw_page, (GDestroyNotify) pb_page_picture_free, cancellable,
                           callback, user_data);
  g_task_set_source_tag (task, pb_workspace_draw_page_async);
  reading = g_task_get_task_data (task);
  reading->page = page;
  reading->scale = scale;
  reading->priority = ahead ? PB_PRIORITY_IDLE : PB_PRIORITY_READ;
  start_reading (self, task);
}

PbPagePicture *
pb_workspace_draw_page_finish (PbWorkspace *self, GAsyncResult *result, GError **error)
{
  return pb_workspace_finish (self, result, error);
}
