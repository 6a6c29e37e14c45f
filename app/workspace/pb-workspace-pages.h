/* pb-workspace-pages.h: the pages of an exhibit: how many, what they look like, what stands on them and
 * where.
 *
 * Pictures are drawn by the confined program on a thread of its own, so that a slow page keeps nobody from
 * the case; the bytes of the exhibits last drawn are kept in sealed memory. Coordinates are points from the
 * top left of the page as it is shown; for photographs, pixels of the upright picture. Tests:
 * tests/workspace/test-pages.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pb-workspace.h"

G_BEGIN_DECLS

typedef struct {
  guint number; /* from 1 */
  char *label;  /* (owned) (nullable): as printed: "ii" */
  double width; /* points, or pixels of a photograph; 0: unknown (plain text) */
  double height;
} PbPageInfo;

void pb_page_info_free (PbPageInfo *info);

/* pb_workspace_list_pages_async: finish: (element-type PbPageInfo): empty for an exhibit without a file or
 * whose type has no reader. A photograph is read for its size, behind what is being drawn. */
void pb_workspace_list_pages_async (PbWorkspace *self, const char *exhibit_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *pb_workspace_list_pages_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* A run of text and where it stands. */
typedef struct {
  guint start, end; /* bytes of the page's text */
  double x, y, width, height;
} PbTextBox;

typedef struct {
  char *text;    /* (owned): raw content order, NFC; "" for a page without text */
  GArray *boxes; /* (owned) (element-type PbTextBox): by start */
} PbPageText;

void pb_page_text_free (PbPageText *self);

/* pb_workspace_read_page_async: @page from 1. */
void pb_workspace_read_page_async (PbWorkspace *self, const char *exhibit_id, guint page,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
PbPageText *pb_workspace_read_page_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* A picture: premultiplied BGRA, rows @stride bytes apart. */
typedef struct {
  guint width, height;
  gsize stride;
  GBytes *pixels; /* (owned) */
} PbPagePicture;

void pb_page_picture_free (PbPagePicture *self);

/* pb_workspace_draw_page_async: @page from 1; @scale: pixels per point (photographs: per pixel). @ahead:
 * drawn when nothing else is to be; one that is being drawn is not interrupted by another: cancel it, which
 * ends the program at once. Errors as app/intake: NOT_FOUND (also: no file), CORRUPT, TIMED_OUT …;
 * UNSUPPORTED for plain text; G_IO_ERROR_CANCELLED also when the case is closed. */
void pb_workspace_draw_page_async (PbWorkspace *self, const char *exhibit_id, guint page, double scale,
                                   gboolean ahead, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
PbPagePicture *pb_workspace_draw_page_finish (PbWorkspace *self, GAsyncResult *result, GError **error);

/* pb_workspace_suggest_values: typed values in @words, as records of kind value without an assertion, in the
 * order they stand; the slot is empty, and so is what the schema cannot hold (a day without a year, "dollars"
 * of an unknown country). An open end is an empty low or high. @said_on: (nullable): EDTF day the words were
 * said: "two weeks ago" then becomes a date, said to be approximate. Pure and quick: on the caller's thread.
 * (element-type PbRecord) */
GPtrArray *pb_workspace_suggest_values (const char *words, const char *said_on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPageInfo, pb_page_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPageText, pb_page_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPagePicture, pb_page_picture_free)

G_END_DECLS
