/* pb-image.c: see pb-image.h.
 *
 * The size comes from our own walk over the header, because every decoder at hand allocates first and asks
 * later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define G_LOG_DOMAIN "pb-image"

#include "config.h"

#include "pb-image.h"

#include <gexiv2/gexiv2.h>
#include <math.h>
#include <string.h>

#define PNG_HEADER_SIZE 24 /* signature, length and name of IHDR, width, height */

static guint32
get_big_endian (const guint8 *bytes, guint count)
{
  guint32 value = 0;

  for (guint i = 0; i < count; i++)
    value = value << 8 | bytes[i];
  return value;
}

static gboolean
is_frame_header (guint8 marker)
{
  /* SOF0 to SOF15 without DHT, JPG and DAC. */
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
get_jpeg_size (const guint8 *data, gsize size, guint32 *out_width, guint32 *out_height)
{
  gsize at = 2;

  while (at + 9 <= size) {
    guint32 length;

    if (data[at] != 0xff)
      return FALSE;
    /* Fill bytes, and markers that stand alone. */
    if (data[at + 1] == 0xff || data[at + 1] == 0x01 || (data[at + 1] >= 0xd0 && data[at + 1] <= 0xd8)) {
      at += data[at + 1] == 0xff ? 1 : 2;
      continue;
    }
    if (is_frame_header (data[at + 1])) {
      *out_height = get_big_endian (data + at + 5, 2);
      *out_width = get_big_endian (data + at + 7, 2);
      return TRUE;
    }
    length = get_big_endian (data + at + 2, 2);
    if (data[at + 1] == 0xda || length < 2)
      return FALSE;
    at += 2 + length;
  }
  return FALSE;
}

static char *
dup_tag (GExiv2Metadata *metadata, const char *tag)
{
  char *text = gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);

  return text != NULL ? g_strstrip (text) : NULL;
}

static char *
dup_camera (GExiv2Metadata *metadata)
{
  g_autofree char *make = dup_tag (metadata, "Exif.Image.Make");
  g_autofree char *model = dup_tag (metadata, "Exif.Image.Model");

  if (make == NULL || model == NULL || g_str_has_prefix (model, make))
    return g_strdup (model != NULL ? model : make);
  return g_strdup_printf ("%s %s", make, model);
}

/* Micro-degrees: a hand's breadth, finer than any telephone knows. */
static char *
dup_degrees (gboolean known, double degrees, double most)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!known || !(degrees >= -most && degrees <= most))
    return NULL;
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.6f", degrees));
}

static void
put_exif (GExiv2Metadata *metadata, guint32 image[3], PbIntakeWriter *writer)
{
  double latitude = 0, longitude = 0;
  gboolean has_latitude = gexiv2_metadata_try_get_gps_latitude (metadata, &latitude, NULL);
  gboolean has_longitude = gexiv2_metadata_try_get_gps_longitude (metadata, &longitude, NULL);
  g_autofree char *taken_at = dup_tag (metadata, "Exif.Photo.DateTimeOriginal");
  g_autofree char *offset = dup_tag (metadata, "Exif.Photo.OffsetTimeOriginal");
  g_autofree char *camera = dup_camera (metadata);
  /* One half of a place is none. */
  g_autofree char *latitude_text = dup_degrees (has_latitude && has_longitude, latitude, 90);
  g_autofree char *longitude_text = dup_degrees (has_latitude && has_longitude, longitude, 180);
  const char *facts[PB_INTAKE_N_FACTS] = {NULL};
  glong orientation = gexiv2_metadata_try_get_tag_long (metadata, "Exif.Image.Orientation", NULL);

  image[2] = orientation >= 1 && orientation <= 8 ? (guint32) orientation : 0;
  facts[PB_INTAKE_FACT_TAKEN_AT] = taken_at;
  facts[PB_INTAKE_FACT_TAKEN_OFFSET] = offset;
  facts[PB_INTAKE_FACT_CAMERA] = camera;
  facts[PB_INTAKE_FACT_LATITUDE] = latitude_text;
  facts[PB_INTAKE_FACT_LONGITUDE] = longitude_text;
  pb_intake_writer_put_facts (writer, facts, image);
}

void
pb_image_prepare (void)
{
  gexiv2_initialize ();
  gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
}

gboolean
pb_image_get_size (const guint8 *data, gsize size, guint32 *out_width, guint32 *out_height)
{
  if (size >= PNG_HEADER_SIZE && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0
      && memcmp (data + 12, "IHDR", 4) == 0) {
    *out_width = get_big_endian (data + 16, 4);
    *out_height = get_big_endian (data + 20, 4);
    return TRUE;
  }
  return size > 2 && data[0] == 0xff && data[1] == 0xd8 && get_jpeg_size (data, size, out_width, out_height);
}

PbIntakeStatus
pb_image_write (const guint8 *data, gsize size, PbIntakeWriter *writer)
{
  static const char *const no_facts[PB_INTAKE_N_FACTS] = {NULL};
  guint32 image[3] = {0};
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();

  if (!pb_image_get_size (data, size, &image[0], &image[1]) || image[0] == 0 || image[1] == 0)
    return PB_INTAKE_STATUS_DAMAGED;
  if ((guint64) image[0] * image[1] > PB_INTAKE_MAX_IMAGE_PIXELS)
    return PB_INTAKE_STATUS_PICTURE_TOO_LARGE;
  /* A picture whose notes cannot be read is still a picture. */
  if (gexiv2_metadata_open_buf (metadata, data, (glong) size, NULL))
    put_exif (metadata, image, writer);
  else
    pb_intake_writer_put_facts (writer, no_facts, image);
  pb_intake_writer_put_u32 (writer, 0);
  pb_intake_writer_put_trailer (writer, 0);
  return writer->status;
}
