/* pb-page-cache.c: see pb-page-cache.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-cache"

#include "config.h"

#include "pb-page-cache.h"

#include <math.h>

#define BYTES_PER_PIXEL 4u

typedef struct {
  guint page;
  double scale;
  gsize bytes;
  GdkTexture *texture; /* (owned) (nullable): NULL while it is drawn */
  gboolean ahead;
} Entry;

struct _PbPageCache {
  GObject parent_instance;

  PbWorkspace *workspace;    /* (owned) */
  char *exhibit_id;          /* (owned) (nullable) */
  GQueue entries;            /* (element-type Entry): most recently used first */
  gsize bytes;               /* of all textures */
  GCancellable *cancellable; /* (owned): of all that is under way */
};

enum { SIGNAL_DRAWN, SIGNAL_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbPageCache, pb_page_cache, G_TYPE_OBJECT)

static void
entry_free (Entry *entry)
{
  g_clear_object (&entry->texture);
  g_free (entry);
}

/* Scales come from the same arithmetic each time; this only takes out its noise. */
static gboolean
is_same_scale (double a, double b)
{
  return fabs (a - b) < 1e-6;
}

static GList *
find (PbPageCache *self, guint page, double scale)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next) {
    Entry *entry = link->data;

    if (entry->page == page && is_same_scale (entry->scale, scale))
      return link;
  }
  return NULL;
}

static void
remove_link (PbPageCache *self, GList *link)
{
  Entry *entry = link->data;

  self->bytes -= entry->bytes;
  g_queue_delete_link (&self->entries, link);
  entry_free (entry);
}

/* The picture used last stays, whatever its size. */
static void
shrink (PbPageCache *self)
{
  for (GList *link = self->entries.tail; link != NULL && self->bytes > PB_PAGE_CACHE_BYTES;) {
    GList *previous = link->prev;

    if (previous != NULL && ((Entry *) link->data)->texture != NULL)
      remove_link (self, link);
    link = previous;
  }
}

typedef struct {
  PbPageCache *cache; /* (owned) */
  guint page;
  double scale;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->cache);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
store (PbPageCache *self, Entry *entry, const PbPagePicture *picture)
{
  entry->texture
      = gdk_memory_texture_new ((int) picture->width, (int) picture->height,
                                GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, picture->pixels, picture->stride);
  entry->bytes = (gsize) picture->width * picture->height * BYTES_PER_PIXEL;
  self->bytes += entry->bytes;
  shrink (self);
}

static void
drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  PbPageCache *self = request->cache;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPagePicture) picture = pb_workspace_draw_page_finish (PB_WORKSPACE (source), result, &error);
  GList *link;
  Entry *entry;

  /* Asked for an exhibit or a scale that is not shown any more: its entry is gone already. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (link = find (self, request->page, request->scale)) == NULL)
    return;
  entry = link->data;
  if (picture != NULL && entry->texture == NULL) {
    store (self, entry, picture);
    g_signal_emit (self, signals[SIGNAL_DRAWN], 0, request->page);
  } else if (picture == NULL) {
    gboolean ahead = entry->ahead;

    remove_link (self, link);
    if (!ahead)
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, request->page, error);
  }
}

void
pb_page_cache_request (PbPageCache *self, guint page, double scale, gboolean ahead)
{
  GList *link;
  Entry *entry;
  Request *request;

  g_return_if_fail (PB_IS_PAGE_CACHE (self) && page > 0 && scale > 0);

  if (self->exhibit_id == NULL)
    return;
  link = find (self, page, scale);
  if (link != NULL) {
    entry = link->data;
    /* Drawn ahead already counts as being asked for, unless it still waits behind everything else. */
    if (entry->texture != NULL || !entry->ahead || ahead)
      return;
    entry->ahead = FALSE;
  } else {
    entry = g_new0 (Entry, 1);
    entry->page = page;
    entry->scale = scale;
    entry->ahead = ahead;
    g_queue_push_head (&self->entries, entry);
  }
  request = g_new0 (Request, 1);
  request->cache = g_object_ref (self);
  request->page = page;
  request->scale = scale;
  pb_workspace_draw_page_async (self->workspace, self->exhibit_id, page, scale, ahead, self->cancellable,
                                drawn, request);
}

void
pb_page_cache_drop_pending (PbPageCache *self)
{
  g_return_if_fail (PB_IS_PAGE_CACHE (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  for (GList *link = self->entries.head; link != NULL;) {
    GList *next = link->next;

    if (((Entry *) link->data)->texture == NULL)
      remove_link (self, link);
    link = next;
  }
}

void
pb_page_cache_set_exhibit (PbPageCache *self, const char *id)
{
  g_return_if_fail (PB_IS_PAGE_CACHE (self));

  pb_page_cache_drop_pending (self);
  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  self->bytes = 0;
  g_free (self->exhibit_id);
  self->exhibit_id = g_strdup (id);
}

double
pb_page_cache_limit_scale (double width, double height, double scale)
{
  double pixels = width * height * scale * scale;

  return pixels > PB_PAGE_CACHE_MAX_PIXELS ? sqrt (PB_PAGE_CACHE_MAX_PIXELS / (width * height)) : scale;
}

GdkTexture *
pb_page_cache_lookup (PbPageCache *self, guint page, double scale)
{
  GList *link;

  g_return_val_if_fail (PB_IS_PAGE_CACHE (self), NULL);

  link = find (self, page, scale);
  if (link == NULL)
    return NULL;
  g_queue_unlink (&self->entries, link);
  g_queue_push_head_link (&self->entries, link);
  return ((Entry *) link->data)->texture;
}

GdkTexture *
pb_page_cache_lookup_any (PbPageCache *self, guint page)
{
  Entry *best = NULL;

  g_return_val_if_fail (PB_IS_PAGE_CACHE (self), NULL);

  for (GList *link = self->entries.head; link != NULL; link = link->next) {
    Entry *entry = link->data;

    if (entry->page == page && entry->texture != NULL && (best == NULL || entry->scale > best->scale))
      best = entry;
  }
  return best != NULL ? best->texture : NULL;
}

gsize
pb_page_cache_get_bytes (PbPageCache *self)
{
  g_return_val_if_fail (PB_IS_PAGE_CACHE (self), 0);

  return self->bytes;
}

static void
pb_page_cache_dispose (GObject *object)
{
  PbPageCache *self = PB_PAGE_CACHE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->entries, (GDestroyNotify) entry_free);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->exhibit_id, g_free);
  G_OBJECT_CLASS (pb_page_cache_parent_class)->dispose (object);
}

static void
pb_page_cache_class_init (PbPageCacheClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_page_cache_dispose;

  signals[SIGNAL_DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
}

static void
pb_page_cache_init (PbPageCache *self)
{
  g_queue_init (&self->entries);
  self->cancellable = g_cancellable_new ();
}

PbPageCache *
pb_page_cache_new (PbWorkspace *workspace)
{
  PbPageCache *self;

  g_return_val_if_fail (PB_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PB_TYPE_PAGE_CACHE, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}
