/* pb-page-find.c: see pb-page-find.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-page-find"

#include "config.h"

#include "pb-page-find.h"
#include "pb-text.h"

#include <string.h>

struct _PbPageFind {
  GObject parent_instance;

  PbWorkspace *workspace; /* (owned) */
  char *exhibit_id;       /* (owned) (nullable) */
  char *words;            /* (owned) (nullable) */
  GPtrArray *texts; /* (owned) (element-type utf8): by page; NULL: not read. A statement of 1,000 pages is
                       some 4 MB */
  guint next;       /* page to be looked through */
  GArray *hits;     /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): of the page being read */
};

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbPageFind, pb_page_find, G_TYPE_OBJECT)

/* Where the letter that begins at @start ends. */
static guint
find_letter_end (const char *text, guint start)
{
  const char *p = g_utf8_next_char (text + start);

  while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (guint) (p - text);
}

void
pb_page_find_in_text (const char *text, const char *words, guint page, GArray *hits)
{
  g_autoptr (GArray) offsets = NULL;
  g_autofree char *wanted = pb_text_fold_for_search (words, NULL);
  g_autofree char *folded = NULL;
  gsize length = strlen (wanted);
  const char *found;

  if (length == 0)
    return;
  folded = pb_text_fold_for_search (text, &offsets);
  found = strstr (folded, wanted);
  while (found != NULL) {
    gsize place = (gsize) (found - folded);
    const char *after = found + length;
    PbPageHit hit = {.page = page};

    /* Never ends inside a letter: see pb_text_find_quote(). */
    if (*after != '\0' && g_unichar_ismark (g_utf8_get_char (after))) {
      found = strstr (g_utf8_next_char (found), wanted);
      continue;
    }
    hit.start = g_array_index (offsets, guint32, place);
    hit.end = find_letter_end (text, g_array_index (offsets, guint32, place + length - 1));
    g_array_append_val (hits, hit);
    found = strstr (after, wanted);
  }
}

static void look_on (PbPageFind *self);

static void
page_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PbPageFind) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PbPageText) text = pb_workspace_read_page_finish (PB_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL) {
    g_clear_object (&self->cancellable);
    g_clear_pointer (&self->words, g_free);
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    return;
  }
  g_clear_object (&self->cancellable);
  g_free (self->texts->pdata[self->next - 1]);
  self->texts->pdata[self->next - 1] = g_steal_pointer (&text->text);
  look_on (self);
}

/* Looks through the pages that were read, then reads the next. */
static void
look_on (PbPageFind *self)
{
  guint before = self->hits->len;

  while (self->next <= self->texts->len) {
    const char *text = g_ptr_array_index (self->texts, self->next - 1);

    if (text == NULL) {
      self->cancellable = g_cancellable_new ();
      pb_workspace_read_page_async (self->workspace, self->exhibit_id, self->next, self->cancellable,
                                    page_read, g_object_ref (self));
      break;
    }
    pb_page_find_in_text (text, self->words, self->next, self->hits);
    self->next++;
  }
  if (self->hits->len != before || !pb_page_find_is_busy (self))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
stop (PbPageFind *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_array_set_size (self->hits, 0);
  g_clear_pointer (&self->words, g_free);
}

void
pb_page_find_set_exhibit (PbPageFind *self, const char *id, guint n_pages)
{
  g_return_if_fail (PB_IS_PAGE_FIND (self));

  stop (self);
  g_free (self->exhibit_id);
  self->exhibit_id = g_strdup (id);
  g_ptr_array_set_size (self->texts, 0);
  g_ptr_array_set_size (self->texts, id != NULL ? (int) n_pages : 0);
}

void
pb_page_find_start (PbPageFind *self, const char *words)
{
  g_return_if_fail (PB_IS_PAGE_FIND (self));

  stop (self);
  if (words == NULL || *words == '\0' || self->exhibit_id == NULL) {
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    return;
  }
  self->words = g_strdup (words);
  self->next = 1;
  look_on (self);
}

gboolean
pb_page_find_is_busy (PbPageFind *self)
{
  g_return_val_if_fail (PB_IS_PAGE_FIND (self), FALSE);

  return self->words != NULL && self->next <= self->texts->len;
}

GArray *
pb_page_find_get_hits (PbPageFind *self)
{
  g_return_val_if_fail (PB_IS_PAGE_FIND (self), NULL);

  return self->hits;
}

static void
pb_page_find_dispose (GObject *object)
{
  PbPageFind *self = PB_PAGE_FIND (object);

  stop (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (pb_page_find_parent_class)->dispose (object);
}

static void
pb_page_find_finalize (GObject *object)
{
  PbPageFind *self = PB_PAGE_FIND (object);

  g_free (self->exhibit_id);
  g_ptr_array_unref (self->texts);
  g_array_unref (self->hits);
  G_OBJECT_CLASS (pb_page_find_parent_class)->finalize (object);
}

static void
pb_page_find_class_init (PbPageFindClass *class)
{
  G_OBJECT_CLASS (class)->dispose = pb_page_find_dispose;
  G_OBJECT_CLASS (class)->finalize = pb_page_find_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
pb_page_find_init (PbPageFind *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->hits = g_array_new (FALSE, FALSE, sizeof (PbPageHit));
}

PbPageFind *
pb_page_find_new (PbWorkspace *workspace)
{
  PbPageFind *self;

  g_return_val_if_fail (PB_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PB_TYPE_PAGE_FIND, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}
