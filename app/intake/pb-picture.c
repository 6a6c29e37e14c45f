/* pb-picture.c: see pb-picture.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-picture"

#include "config.h"

#include "pb-image.h"
#include "pb-picture.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <poppler.h>

/* Smaller steps let the decoder stop early on a lying header. */
#define FEED_CHUNK (64u * 1024)
/* Of a pixel; keeps a rounding error from adding an empty last row. */
#define ROUNDING 0.001

typedef struct {
  const PbIntakeRequest *request;
  gboolean refused;
} Sizing;

static void
put_picture_head (PbIntakeWriter *writer, guint width, guint height)
{
  pb_intake_writer_put_u32 (writer, width);
  pb_intake_writer_put_u32 (writer, height);
  pb_intake_writer_put_u32 (writer, width * 4);
  for (guint i = 0; i < 5; i++)
    pb_intake_writer_put_u32 (writer, 0);
}

static void
draw_page (PopplerPage *page, double scale, guint width, guint height, PbIntakeWriter *writer)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS
      && cairo_image_surface_get_stride (surface) == (int) width * 4) {
    put_picture_head (writer, width, height);
    pb_intake_writer_put_bytes (writer, cairo_image_surface_get_data (surface), (gsize) width * 4 * height);
  } else {
    writer->status = PB_INTAKE_STATUS_NO_MEMORY;
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static PbIntakeStatus
write_page (PopplerPage *page, const PbIntakeRequest *request, PbIntakeWriter *writer)
{
  double width = 0, height = 0, scale;

  poppler_page_get_size (page, &width, &height);
  /* Negated, so that "not a number" is impossible too. */
  if (!(width > 0 && height > 0 && width <= PB_INTAKE_MAX_PAGE_POINTS && height <= PB_INTAKE_MAX_PAGE_POINTS))
    return PB_INTAKE_STATUS_PAGE_SIZE;
  scale = pb_picture_choose_scale (width, height, request);
  if (scale <= 0)
    return PB_INTAKE_STATUS_PICTURE_TOO_LARGE;
  draw_page (page, scale, (guint) ceil (width * scale - ROUNDING), (guint) ceil (height * scale - ROUNDING),
             writer);
  return writer->status;
}

/* Poppler 22.12 has no autoptr for its types. */
static PbIntakeStatus
write_page_of (PopplerDocument *document, const PbIntakeRequest *request, PbIntakeWriter *writer)
{
  PopplerPage *page;
  PbIntakeStatus status;

  if (request->page >= (guint32) MAX (poppler_document_get_n_pages (document), 0))
    return PB_INTAKE_STATUS_NO_SUCH_PAGE;
  page = poppler_document_get_page (document, (int) request->page);
  if (page == NULL)
    return PB_INTAKE_STATUS_DAMAGED;
  status = write_page (page, request, writer);
  g_object_unref (page);
  return status;
}

static void
on_size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Sizing *sizing = user_data;
  double scale;

  /* The header may differ from what pb_image_get_size() saw. */
  sizing->refused
      = width <= 0 || height <= 0 || (guint64) width * (guint64) height > PB_INTAKE_MAX_IMAGE_PIXELS;
  scale = sizing->refused ? 0 : pb_picture_choose_scale (width, height, sizing->request);
  if (scale > 0)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) lround (width * scale)),
                                MAX (1, (int) lround (height * scale)));
  else
    sizing->refused = TRUE;
}

static PbIntakeStatus
decode (const guint8 *data, gsize size, const PbIntakeRequest *request, GdkPixbuf **out_pixbuf)
{
  Sizing sizing = {request, FALSE};
  const char *type = request->kind == PB_INTAKE_KIND_PNG ? "png" : "jpeg";
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  gboolean ok = loader != NULL;
  GdkPixbuf *pixbuf;

  if (!ok)
    return PB_INTAKE_STATUS_DAMAGED;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared_cb), &sizing);
  for (gsize at = 0; at < size && ok && !sizing.refused; at += FEED_CHUNK)
    ok = gdk_pixbuf_loader_write (loader, data + at, MIN (FEED_CHUNK, size - at), NULL);
  ok = gdk_pixbuf_loader_close (loader, NULL) && ok;
  if (sizing.refused)
    return PB_INTAKE_STATUS_PICTURE_TOO_LARGE;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!ok || pixbuf == NULL)
    return PB_INTAKE_STATUS_DAMAGED;
  *out_pixbuf = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  return *out_pixbuf != NULL ? PB_INTAKE_STATUS_OK : PB_INTAKE_STATUS_NO_MEMORY;
}

static guint8
premultiply (guint8 colour, guint8 alpha)
{
  return (guint8) ((colour * alpha + 127) / 255);
}

static void
put_pixels (PbIntakeWriter *writer, GdkPixbuf *pixbuf)
{
  guint width = (guint) gdk_pixbuf_get_width (pixbuf);
  guint height = (guint) gdk_pixbuf_get_height (pixbuf);
  guint channels = (guint) gdk_pixbuf_get_n_channels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  g_autofree guint8 *row = g_malloc ((gsize) width * 4);

  put_picture_head (writer, width, height);
  for (guint y = 0; y < height; y++) {
    const guint8 *from = pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);

    for (guint x = 0; x < width; x++, from += channels) {
      guint8 alpha = has_alpha ? from[3] : 255;

      row[x * 4] = premultiply (from[2], alpha);
      row[x * 4 + 1] = premultiply (from[1], alpha);
      row[x * 4 + 2] = premultiply (from[0], alpha);
      row[x * 4 + 3] = alpha;
    }
    pb_intake_writer_put_bytes (writer, row, (gsize) width * 4);
  }
}

void
pb_picture_prepare (PbIntakeKind kind)
{
  if (kind == PB_INTAKE_KIND_PDF)
    FcInit ();
  else
    g_slist_free (gdk_pixbuf_get_formats ());
}

double
pb_picture_choose_scale (double width, double height, const PbIntakeRequest *request)
{
  double scale = request->max_side > 0 ? request->max_side / fmax (width, height) : request->scale / 1000.0;
  double wide = ceil (width * scale - ROUNDING), high = ceil (height * scale - ROUNDING);

  if (!(wide >= 1 && high >= 1 && wide <= PB_INTAKE_MAX_PICTURE_SIDE && high <= PB_INTAKE_MAX_PICTURE_SIDE))
    return 0;
  return wide * high <= PB_INTAKE_MAX_PICTURE_PIXELS ? scale : 0;
}

PbIntakeStatus
pb_picture_write_page (const guint8 *data, gsize size, const PbIntakeRequest *request, PbIntakeWriter *writer)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  PbIntakeStatus status;

  if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return PB_INTAKE_STATUS_ENCRYPTED;
  if (document == NULL)
    return PB_INTAKE_STATUS_DAMAGED;
  status = write_page_of (document, request, writer);
  g_object_unref (document);
  return status;
}

PbIntakeStatus
pb_picture_write_image (const guint8 *data, gsize size, const PbIntakeRequest *request,
                        PbIntakeWriter *writer)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  PbIntakeStatus status;

  if (request->page != 0)
    return PB_INTAKE_STATUS_NO_SUCH_PAGE;
  status = decode (data, size, request, &pixbuf);
  if (status != PB_INTAKE_STATUS_OK)
    return status;
  put_pixels (writer, pixbuf);
  return writer->status;
}
